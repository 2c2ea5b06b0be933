"""What the tests of decisions need: a beslutter, a source that speaks of work ability, short ways."""

import uuid
from datetime import date, datetime
from typing import Any
from uuid import UUID

from rollebesetning import FJORDBY, NAA, Rollebesetning

from dap.felles.aktor import Aktor, Rolle
from dap.felles.innsatsgruppe import Hovedmal, Innsatsgruppe
from dap.konto.models import Konto
from dap.konto.values import Kontotype
from dap.kontor import operations as kontor
from dap.kontor.values import Ansettelse
from dap.mal import operations as mal
from dap.tilgang.queries import aktor_for
from dap.tilgang.values import Personinnsyn
from dap.vedtak import operations
from dap.vedtak.models import Utkast
from dap.vedtak.values import Kilde, Kildedel, Kildepost

STANDARD = Innsatsgruppe.STANDARD_INNSATS
VARIG = Innsatsgruppe.VARIG_TILPASSET_INNSATS
GRADERT = Innsatsgruppe.GRADERT_VARIG_TILPASSET_INNSATS
SPESIELT = Innsatsgruppe.SPESIELT_TILPASSET_INNSATS
HVORFOR = "Du har fagbrev og har søkt på mange jobber på egen hånd."
AEV = "ARBEIDSEVNEVURDERING:prove"


def arbeidsevne(
    innsyn: Personinnsyn,
    *,
    naa: datetime,
    stotter: tuple[Innsatsgruppe, ...] = tuple(Innsatsgruppe),
) -> list[Kildepost]:
    """A finished assessment of work ability, for tests that need no more than that there is one."""
    deler = (Kildedel("VURDERING", "Ryggen tåler ikke tunge løft.", versjon=1),)
    return [
        Kildepost(
            AEV,
            Kilde.ARBEIDSEVNEVURDERING,
            deler,
            tid=NAA,
            versjon=1,
            stotter=stotter,
        )
    ]


def bare_spesielt(innsyn: Personinnsyn, *, naa: datetime) -> list[Kildepost]:
    """One that supports a single group."""
    return arbeidsevne(innsyn, naa=naa, stotter=(SPESIELT,))


BARE_SPESIELT = ["dap.vedtak.tests.hjelp.bare_spesielt"]
KILDER = ["dap.vedtak.tests.hjelp.arbeidsevne"]


def lag_beslutter(navn: str = "berit", kontor_nr: str = FJORDBY, ident: str = "B100020") -> Aktor:
    id_ = kontor.opprett_ansatt(
        ident=ident,
        navn=f"{navn.capitalize()} Nikland",
        ansettelse=Ansettelse.STAT,
        roller=[Rolle.BESLUTTER],
        kontorer=[kontor_nr],
        fra=date(2024, 1, 1),
        rettigheter=[],
        tittel="Beslutter",
        telefon="",
    )
    konto = Konto.objects.create(type=Kontotype.ANSATT, utsteder="test", subjekt=navn)
    kontor.knytt_konto(ansatt_id=id_, konto_id=konto.id)
    aktor = aktor_for(konto.id, Kontotype.ANSATT, naa=NAA)
    assert aktor is not None
    return aktor


def situasjon(person: Aktor, naa: datetime = NAA) -> None:
    mal.lagre_situasjon(
        aktor=person, person_id=person.id, tekst="Jeg vil jobbe på kjøkken.", versjon=0, naa=naa
    )


def opprett(av: Aktor, for_: Aktor, naa: datetime = NAA) -> UUID:
    return operations.opprett_utkast(aktor=av, person_id=for_.id, naa=naa)


def skriv(
    av: Aktor,
    utkast_id: UUID,
    gruppe: Innsatsgruppe | None = STANDARD,
    *,
    versjon: int | None = None,
    naa: datetime = NAA,
    **felt: Any,
) -> int:
    """Write a whole draft, unless fields say otherwise."""
    alt: dict[str, Any] = {
        "hovedmal": None if gruppe == VARIG else Hovedmal.SKAFFE_ARBEID,
        "begrunnelse": HVORFOR,
        "avviksgrunn": "",
        "kilder": ["EGET_SYN", AEV] if gruppe in {SPESIELT, GRADERT, VARIG} else ["EGET_SYN"],
    }
    return operations.lagre_utkast(
        aktor=av,
        utkast_id=utkast_id,
        versjon=na(utkast_id) if versjon is None else versjon,
        innsatsgruppe=gruppe,
        naa=naa,
        **(alt | felt),
    )


def na(utkast_id: UUID) -> int:
    return Utkast.objects.get(id=utkast_id).versjon


def ferdig_utkast(av: Aktor, for_: Aktor, gruppe: Innsatsgruppe = STANDARD) -> UUID:
    if not Utkast.objects.filter(person_id=for_.id, status="FATTET").exists():
        situasjon(for_)
    id_ = opprett(av, for_)
    skriv(av, id_, gruppe)
    return id_


def godkjent(av: Aktor, for_: Aktor, beslutter: Aktor, gruppe: Innsatsgruppe = VARIG) -> UUID:
    """A draft that the second person has agreed to."""
    id_ = ferdig_utkast(av, for_, gruppe)
    operations.send_til_beslutter(aktor=av, utkast_id=id_, versjon=na(id_), naa=NAA)
    operations.bli_beslutter(aktor=beslutter, utkast_id=id_, naa=NAA)
    operations.godkjenn(aktor=beslutter, utkast_id=id_, versjon=na(id_), naa=NAA)
    return id_


def fatt(av: Aktor, utkast_id: UUID, naa: datetime = NAA) -> UUID:
    return operations.fatt(aktor=av, utkast_id=utkast_id, versjon=na(utkast_id), naa=naa)


def vedtak_for(r: Rollebesetning, av: Aktor | None = None, for_: Aktor | None = None) -> UUID:
    av, for_ = av or r.kari, for_ or r.amina
    return fatt(av, ferdig_utkast(av, for_))


def klag(av: Aktor, vedtak_id: UUID, naa: datetime = NAA, **felt: Any) -> UUID:
    alt = {"tekst": "Jeg trenger mer hjelp enn dette.", "nokkel": uuid.uuid4()}
    return operations.registrer_klage(aktor=av, vedtak_id=vedtak_id, naa=naa, **(alt | felt))
