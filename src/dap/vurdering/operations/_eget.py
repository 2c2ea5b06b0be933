"""The user's own assessment: asked for, and written."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.oppfolging import queries as oppfolging
from dap.tilgang.policies import eget_rom
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag
from dap.vurdering import rules
from dap.vurdering.models import Egenvurdering, Vurdering
from dap.vurdering.operations._adgang import (
    Grep,
    apne,
    hent_eller_ny,
    krev_nav,
    registrer,
    varsle,
)
from dap.vurdering.queries import som_eget
from dap.vurdering.values import Egendel, Maate, Slag


@transaction.atomic
def lagre_egenvurdering(
    *,
    aktor: Aktor,
    person_id: UUID,
    slag: Slag,
    svar: Mapping[Egendel, str],
    versjon: int,
    naa: datetime,
    maate: Maate | None = None,
    rom: Rom | None = None,
) -> UUID:
    """What the user can and wants, what stands in the way, and what help they need. Returns the id
    of the assessment it belongs to.

    `versjon` is the one that was read, 0 when nothing was written. At least one of the four answers
    (2000 characters each). Staff write it for a user who has not written it, and say how it came
    (`maate`). Saving what already stands does nothing. The user writes in the municipality's room
    only what is asked for or written there: IkkeFunnet otherwise.

    Raises VersjonsKonflikt (`gjeldende`: Egenvurderingsdata), and Regelbrudd MANGLER, FOR_LANG,
    EGENVURDERING_TOM, EGENVURDERING_ER_BRUKERENS or IKKE_UNDER_OPPFOLGING.
    """
    innsyn = apne(aktor, person_id, naa)
    rom = rom or eget_rom(aktor, innsyn.rom)
    if not innsyn.ser_rom(rom):
        raise IkkeFunnet
    rent, kode = rules.krev_svar(svar), rules.krev_maate(maate, er_bruker=aktor.er_bruker)
    grep = hent_eller_ny(aktor, innsyn, slag, rom, naa)
    if aktor.er_bruker and rom == Rom.KOMMUNE and not _kjent(grep.rad):
        raise IkkeFunnet
    rad = Egenvurdering.objects.select_for_update().filter(vurdering_id=grep.rad.id).first()
    if rad is not None and rad.endret_av_bruker and not aktor.er_bruker:
        raise rules.ErBrukerens
    felter = {d.value.lower(): tekst for d, tekst in rent.items()}
    if rad is not None and _er_lagret(rad, felter, kode, aktor):
        return grep.rad.id
    if rad is not None and rad.versjon != versjon:
        raise VersjonsKonflikt(som_eget(rad))
    _skriv(grep, rad or Egenvurdering(), felter, kode)
    return grep.rad.id


def _kjent(rad: Vurdering) -> bool:
    """The user knows of it."""
    return bool(rad.ferdig_nr) or rad.har_eget or rad.bedt_om_eget


def _er_lagret(rad: Egenvurdering, felter: Mapping[str, str], maate: str, aktor: Aktor) -> bool:
    samme_hand = rad.endret_av_bruker == aktor.er_bruker and rad.maate == maate
    return samme_hand and all(getattr(rad, felt) == tekst for felt, tekst in felter.items())


def _skriv(grep: Grep, rad: Egenvurdering, felter: Mapping[str, str], maate: str) -> None:
    aktor, naa = grep.aktor, grep.naa
    grep.rad.har_eget, grep.rad.bedt_om_eget = True, False
    grep.lagre("EGENVURDERING_SKREVET")
    for felt, tekst in felter.items():
        setattr(rad, felt, tekst)
    rad.vurdering, rad.rom, rad.maate = grep.rad, grep.rad.rom, maate
    rad.stempl(aktor=aktor, handling="EGENVURDERING_SKREVET", naa=naa)
    rad.save()
    registrer(grep, "EGENVURDERING_SKREVET", synlig=True, versjon=rad.versjon)
    varsel.stopp(objekt_id=grep.rad.id, naa=naa, slag=Varselslag.SKRIV_EGENVURDERING)
    person_id = grep.rad.person_id
    motpart = (
        oppfolging.mottaker_hos_nav(person_id, naa=naa, rom=grep.rad.rom)
        if aktor.er_bruker
        else person_id
    )
    varsle(grep, Varselslag.EGENVURDERING_SKREVET, motpart)


@transaction.atomic
def be_om_egenvurdering(*, aktor: Aktor, person_id: UUID, slag: Slag, naa: datetime) -> UUID:
    """NAV asks for the user's own words, the first time or again. Twice is once.

    Raises IkkeTilgang BARE_NAV, or Regelbrudd IKKE_UNDER_OPPFOLGING.
    """
    krev_nav(aktor)
    innsyn = apne(aktor, person_id, naa)
    grep = hent_eller_ny(aktor, innsyn, slag, eget_rom(aktor, innsyn.rom), naa)
    if grep.rad.bedt_om_eget:
        return grep.rad.id
    grep.rad.bedt_om_eget = True
    grep.lagre("EGENVURDERING_BEDT_OM")
    registrer(grep, "EGENVURDERING_BEDT_OM", synlig=True)
    varsle(grep, Varselslag.SKRIV_EGENVURDERING, grep.rad.person_id)
    return grep.rad.id
