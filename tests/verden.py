"""The cast with a life: content of every kind for six users, each text marked with whose it is.

Made once, by the first process that needs it, and put back for a module of attacks; `verden` is
rolled back when the module is done.
"""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from opptak import Opptak, felles_mappe, ta_opp_for_alle
from rollebesetning import Rollebesetning, lag_rollebesetning

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.values import Fhotype
from dap.arkiv.models import Eksport, Eksportdel, Journalfil, Journalmappe, Journalpost
from dap.brev import operations as brev
from dap.dialog import operations as dialog
from dap.dialog.models import Melding
from dap.dialog.values import Tema
from dap.digilab import operations as digilab
from dap.digilab.models import Deltakelse
from dap.digilab.values import Dagsinnhold
from dap.eskalering import operations as eskalering
from dap.eskalering.rules import tidligste_frist
from dap.eskalering.values import Malkode
from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.fnr import lag_syntetisk
from dap.felles.innsatsgruppe import Hovedmal, Innsatsgruppe
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hendelse.models import Hendelse
from dap.hjelper import operations as hjelper
from dap.hjelper.models import Hjelpeforhold
from dap.kassering import operations as kassering
from dap.mal import operations as mal
from dap.mal.models import Situasjon
from dap.mote import operations as mote
from dap.mote.models import LedigTid, Mote
from dap.mote.values import Kanal, Moteinnhold
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.models import Oppfolgingsperiode
from dap.oppfolging.values import Startarsak
from dap.overdragelse import operations as overdragelse
from dap.overdragelse.values import Del as Overdragelsesdel
from dap.person.models import Person
from dap.referat import operations as referat
from dap.registrering import operations as registrering
from dap.varsel.models import Varsel
from dap.vedtak import operations as vedtak
from dap.vurdering import operations as vurdering
from dap.vurdering.models import Vurdering
from dap.vurdering.values import Del, Egendel, Maate, Slag

HJELPERS_FNR = next(f for n in range(100, 400) if (f := lag_syntetisk(date(1951, 6, 7), n)))
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\x00IEND\xaeB`\x82"
)


@dataclass(frozen=True)
class Eiendel:
    """The ids of one person's content in one room, by the names that addresses use."""

    person: Aktor
    rom: Rom
    ider: dict[str, UUID]

    @property
    def merke(self) -> str:
        """Stands in every text of this person in this room, and nowhere else."""
        return merke(self.person, self.rom)


@dataclass(frozen=True)
class Verden:
    roller: Rollebesetning
    ting: dict[tuple[str, Rom], Eiendel]
    """By name in the cast and room."""

    def stat(self, navn: str) -> Eiendel:
        return self.ting[navn, Rom.STAT]

    def kommune(self, navn: str) -> Eiendel:
        return self.ting[navn, Rom.KOMMUNE]

    def hemmelig(self, navn: str) -> list[str]:
        """What nobody may read who may not open this person."""
        person = Person.objects.get(id=getattr(self.roller, navn).id)
        texter = [merke(getattr(self.roller, navn), rom) for rom in Rom]
        fnr = [person.fnr, f"{person.fnr[:6]} {person.fnr[6:]}"]
        return [*texter, f"{person.fornavn} {person.etternavn}", *fnr]

    def hendelser(self) -> int:
        return Hendelse.objects.exclude(type="TRAD_LEST").count()


def merke(person: Aktor, rom: Rom) -> str:
    return f"hemmelig-{person.navn.split()[0].lower()}-{rom.lower()}"


# Who writes for NAV in each room, by user.
_NAV = {"amina": "kari", "bjorn": "kari", "daniel": "ola",
        "frida": "siv", "stine": "siv", "signe": "siv"}  # fmt: skip


def lag_verden() -> Verden:
    """About eighty operations."""
    naa = timezone.now() - timedelta(hours=2)
    roller = lag_rollebesetning(naa)
    _avsluttet_periode(roller.amina, roller.kari, naa)
    ting = {}
    for navn, nav in _NAV.items():
        ting[navn, Rom.STAT] = _lag(
            getattr(roller, navn), getattr(roller, nav), roller, Rom.STAT, naa
        )
    for navn in ("amina", "bjorn"):
        ting[navn, Rom.KOMMUNE] = _lag(getattr(roller, navn), roller.lise, roller, Rom.KOMMUNE, naa)
    return Verden(roller, ting)


def _avsluttet_periode(person: Aktor, nav: Aktor, naa: datetime) -> None:
    """The first period ends with content in it; a new one runs."""
    gjoremal: tuple[Callable[[datetime], object], ...] = (
        lambda tid: mal.opprett_mal(aktor=person, person_id=person.id, tekst="Gammelt mål",
                                    nokkel=uuid.uuid4(), naa=tid),
        lambda tid: dialog.ny_trad(aktor=person, person_id=person.id, tema=Tema.MOTE,
                                   tekst="Gammel samtale", nokkel=uuid.uuid4(), naa=tid),
        lambda tid: oppfolging.avslutt_periode(aktor=SYSTEM, person_id=person.id,
                                               begrunnelse="I jobb", naa=tid),
        lambda tid: oppfolging.start_periode(aktor=SYSTEM, person_id=person.id, naa=tid,
                                             arsak=Startarsak.MANUELL_REGISTRERING_VEILEDER),
        lambda tid: oppfolging.tildel_veileder(aktor=SYSTEM, person_id=person.id,
                                               ansatt_id=nav.id, naa=tid),
    )  # fmt: skip
    for steg, gjor in enumerate(gjoremal):
        gjor(naa - timedelta(days=20 - steg))


def _lag(person: Aktor, nav: Aktor, roller: Rollebesetning, rom: Rom, naa: datetime) -> Eiendel:
    m = merke(person, rom)
    felles: dict[str, Any] = {"person_id": person.id, "naa": naa}
    skriver = person if rom == Rom.STAT else nav
    mal_id = mal.opprett_mal(aktor=skriver, tekst=f"Mål {m}", nokkel=uuid.uuid4(), **felles)
    milepael_id = mal.legg_til_milepael(
        aktor=skriver, mal_id=mal_id, tekst=f"Delmål {m}", frist=None, nokkel=uuid.uuid4(), naa=naa
    )
    mal.lagre_situasjon(aktor=skriver, tekst=f"Situasjon {m}", versjon=0, **felles)
    vedlegg_id = dialog.last_opp_vedlegg(aktor=person, navn=f"{m}.png", innhold=PNG, **felles)
    trad_id = dialog.ny_trad(
        aktor=person,
        tema=Tema.ARBEID_AKTIVITETER if rom == Rom.STAT else Tema.KOMMUNALE_TJENESTER,
        overskrift=f"Samtale {m}",
        tekst=f"Melding {m}",
        nokkel=uuid.uuid4(),
        vedlegg=[vedlegg_id],
        **felles,
    ).trad_id
    melding_id = Melding.objects.get(trad_id=trad_id, nr=1).id
    dialog.skriv_notat(
        aktor=nav, tekst=f"Notat {m}", nokkel=uuid.uuid4(), sitat_id=melding_id, **felles
    )
    referat_id = _referat(nav, m, felles)
    return Eiendel(person, rom, {
        "person_id": person.id,
        "mal_id": mal_id,
        "objekt_id": mal_id,
        "milepael_id": milepael_id,
        "forventning_id": _forventning(nav, m, felles),
        "vurdering_id": _vurdering(nav, m, felles),
        "referat_id": referat_id,
        "kilde_id": referat_id,
        "situasjon_id": Situasjon.objects.get(person_id=person.id, rom=rom).id,
        "trad_id": trad_id,
        "melding_id": melding_id,
        "vedlegg_id": vedlegg_id,
        "aktivitet_id": _aktivitet(skriver, nav, m, felles),
        "sted_id": mal_id,
        "kassering_id": kassering.be_om(
            aktor=nav, slag="MELDING", objekt_id=melding_id, hele=["tekst"], versjon=1,
            begrunnelse=f"{m} feil person", naa=naa,
        ),
        "sporsmal_id": _sporsmal(nav, roller, melding_id, m, naa),
        "periode_id": Oppfolgingsperiode.objects.get(person_id=person.id, slutt=None).id,
        "varsel_id": _varsel(person, nav, trad_id),
        "ferdig_id": _ferdig(nav, naa),
        "eksport_id": _eksport(person, rom, m, naa),
        "journalpost_id": _journalpost(person, nav, rom, m, naa),
        "oppgave_id": _oppgave(person, rom, naa),
        "overdragelse_id": _overdragelse(person, nav, rom, m, naa),
        **_brev(person, nav, trad_id, naa),
        "eskalering_id": _eskalering(person, nav, rom, m, naa),
        "hjelp_id": _hjelper(person, naa),
        **_gruppedag(person, nav, rom, m, naa),
        **_mote(skriver, nav, m, felles),
        **_vedtak(person, nav, rom, m, naa),
    })  # fmt: skip


def _brev(person: Aktor, nav: Aktor, trad_id: UUID, naa: datetime) -> dict[str, UUID]:
    """A letter that is printed, in a bundle of its own."""
    brev_id = brev.bestill(
        aktor=nav, person_id=person.id, objekt_type="TRAD", objekt_id=trad_id,
        nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip
    buntet = brev.lag_bunke(
        aktor=nav, kontor_nr=min(nav.kontorer), brev_ider=[brev_id], nokkel=uuid.uuid4(), naa=naa
    )
    brev.merk_skrevet_ut(aktor=nav, bunke_id=buntet.bunke_id, naa=naa)
    return {"brev_id": brev_id, "bunke_id": buntet.bunke_id}


def _gruppedag(person: Aktor, nav: Aktor, rom: Rom, m: str, naa: datetime) -> dict[str, UUID]:
    """A day at the office that the person is asked to."""
    innhold = Dagsinnhold(f"Dag {m}", naa + timedelta(days=3), 120, "Rom 1", 5)
    dag = digilab.planlegg(
        aktor=nav, kontor_nr=min(nav.kontorer), innhold=innhold, nokkel=uuid.uuid4(), naa=naa
    )
    digilab.inviter(aktor=nav, digilab_id=dag, personer=[person.id], naa=naa)
    rad = Deltakelse.objects.get(digilab_id=dag)
    return {"digilab_id": dag, "deltakelse_id": rad.id}


def _hjelper(person: Aktor, naa: datetime) -> UUID:
    """Somebody unknown whom the person has named; one for both rooms."""
    rad = hjelper.opprett(
        bruker_id=person.id, fnr=HJELPERS_FNR, navn="En hjelper", kan_skrive=True,
        kan_laste_ned=False, fra=dato(naa), til=dato(naa), naa=naa,
    )  # fmt: skip
    return rad.id if rad else Hjelpeforhold.objects.get(bruker_id=person.id).id


def _overdragelse(person: Aktor, nav: Aktor, rom: Rom, m: str, naa: datetime) -> UUID:
    """A draft of the state's; the municipality has none."""
    if rom != Rom.STAT:
        return uuid.uuid4()
    til = "1201" if nav.kontorer == {"1202"} else "1202"
    return overdragelse.begynn(
        aktor=nav, person_id=person.id, til_kontor=til, til_veileder=None,
        deler={Overdragelsesdel.ORD: f"Ord {m}"}, naa=naa,
    )  # fmt: skip


def _eskalering(person: Aktor, nav: Aktor, rom: Rom, m: str, naa: datetime) -> UUID:
    """A warning is the state's."""
    if rom != Rom.STAT:
        return uuid.uuid4()
    return eskalering.start(
        aktor=nav, person_id=person.id, malkode=Malkode.DAGPENGER, felter={"begrunnelse": f"Fordi {m}"},
        frist=tidligste_frist(dato(naa), 14, per_post=False), nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip


def _forventning(nav: Aktor, m: str, felles: dict[str, Any]) -> UUID:
    return mal.opprett_forventning(
        aktor=nav, tekst=f"Forventning {m}", nokkel=uuid.uuid4(), **felles
    )


def _vedtak(person: Aktor, nav: Aktor, rom: Rom, m: str, naa: datetime) -> dict[str, UUID]:
    """A decision with a complaint, and a draft of the next; all of it is the state's."""
    if rom != Rom.STAT:
        return {n: uuid.uuid4() for n in ("vedtak_id", "utkast_id", "klage_id")}
    av: dict[str, Any] = {"aktor": nav, "naa": naa}
    ider = {}
    for navn in ("vedtak_id", "utkast_id"):
        id_ = vedtak.opprett_utkast(person_id=person.id, **av)
        versjon = vedtak.lagre_utkast(
            utkast_id=id_, versjon=1, innsatsgruppe=Innsatsgruppe.STANDARD_INNSATS,
            hovedmal=Hovedmal.SKAFFE_ARBEID, begrunnelse=f"Begrunnelse {m} {navn}", avviksgrunn="",
            kilder=["EGET_SYN"], **av,
        )  # fmt: skip
        fattet = navn == "vedtak_id"
        ider[navn] = vedtak.fatt(utkast_id=id_, versjon=versjon, **av) if fattet else id_
    klage_id = vedtak.registrer_klage(
        aktor=person, vedtak_id=ider["vedtak_id"], tekst=f"Klage {m}", nokkel=uuid.uuid4(), naa=naa
    )
    return {**ider, "klage_id": klage_id}


def _mote(skriver: Aktor, nav: Aktor, m: str, felles: dict[str, Any]) -> dict[str, UUID]:
    """A meeting with a point on the agenda, and a slot in the calendar; each its own time."""
    naa, nr = felles["naa"], Mote.objects.count()
    mote_id = mote.kall_inn(
        aktor=nav,
        innhold=Moteinnhold(f"Møte {m}", Kanal.OPPMOTE, 30, f"Sted {m}", hensikt=f"Hensikt {m}"),
        start=naa + timedelta(days=3 + nr),
        nokkel=uuid.uuid4(),
        **felles,
    )
    punkt_id = mote.legg_til_punkt(
        aktor=skriver, mote_id=mote_id, tekst=f"Punkt {m}", nokkel=uuid.uuid4(), naa=naa
    )
    dag = dato(naa) + timedelta(days=30 + nr)
    mote.apne_tider(
        aktor=nav, veileder_id=nav.id, dag=dag, fra=time(9), til=time(10), varighet=60,
        kanaler=[Kanal.TELEFON], naa=naa,
    )  # fmt: skip
    ledig_id = LedigTid.objects.latest("start").id
    return {"mote_id": mote_id, "punkt_id": punkt_id, "ledig_id": ledig_id}


def _referat(nav: Aktor, m: str, felles: dict[str, Any]) -> UUID:
    """Minutes that are shared, with a draft of a change."""
    av: dict[str, Any] = {"aktor": nav, "naa": felles["naa"]}
    id_ = referat.start_samtalereferat(
        aktor=nav, tema=f"Tema {m}", tekst=f"Referat {m}", dag=dato(felles["naa"]),
        nokkel=uuid.uuid4(), **felles,
    )  # fmt: skip
    referat.del_referat(referat_id=id_, versjon=1, **av)
    referat.lagre_utkast(referat_id=id_, versjon=2, tekst=f"Endring {m} ikke-delt", **av)
    return id_


def _vurdering(nav: Aktor, m: str, felles: dict[str, Any]) -> UUID:
    """An assessment that is finished, with a draft of a new version."""
    av: dict[str, Any] = {"aktor": nav, "naa": felles["naa"]}
    id_ = vurdering.lagre_egenvurdering(
        aktor=nav, slag=Slag.BEHOV, svar={Egendel.KAN: f"Egne ord {m}"}, versjon=0,
        maate=Maate.TELEFON, **felles,
    )  # fmt: skip
    vurdering.start_utkast(aktor=nav, slag=Slag.BEHOV, **felles)
    for del_ in (Del.MULIGHETER, Del.BEHOV):
        vurdering.skriv_del(vurdering_id=id_, del_=del_, versjon=0, tekst=f"{del_} {m}", **av)
    vurdering.skriv_konklusjon(
        vurdering_id=id_, versjon=0, tekst=f"Konklusjon {m}", bor_vurderes=True, stotter=[], **av
    )
    versjon = Vurdering.objects.get(id=id_).versjon
    vurdering.gjor_ferdig(vurdering_id=id_, versjon=versjon, **av)
    vurdering.start_utkast(aktor=nav, slag=Slag.BEHOV, **felles)
    vurdering.skriv_del(
        vurdering_id=id_, del_=Del.BEHOV, versjon=3, tekst=f"Endring {m} ikke-ferdig", **av
    )
    return id_


def _aktivitet(skriver: Aktor, nav: Aktor, m: str, felles: dict[str, Any]) -> UUID:
    dag = dato(felles["naa"])
    laget = aktivitet.opprett(
        aktor=skriver,
        type="EGEN",
        felter={
            "tittel": f"Aktivitet {m}",
            "fra_dato": dag,
            "til_dato": dag + timedelta(days=60),
            "hensikt": f"Hensikt {m}",
            "beskrivelse": f"Beskrivelse {m}",
            "huskeliste": f"Huskeliste {m}",
            "lenke": f"https://eksempel.no/{m}",
        },
        **felles,
    )
    aktivitet.avtal(
        aktor=nav,
        aktivitet_id=laget.aktivitet_id,
        versjon=laget.versjon,
        fhotype=Fhotype.STANDARD,
        naa=felles["naa"],
    )
    return laget.aktivitet_id


def _sporsmal(nav: Aktor, roller: Rollebesetning, melding_id: UUID, m: str, naa: datetime) -> UUID:
    """To a colleague who may open the thread, when there is one."""
    kollega = {roller.kari.id: roller.per}.get(nav.id)
    if kollega is None:
        return uuid.uuid4()
    return dialog.spor_kollega(
        aktor=nav, melding_id=melding_id, til_id=kollega.id, tekst=f"Spørsmål {m}",
        nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip


def _varsel(person: Aktor, nav: Aktor, trad_id: UUID) -> UUID:
    rader = Varsel.objects.filter(person_id=person.id, mottaker_id__in=[nav.id, person.id])
    return rader.order_by("id").values_list("id", flat=True)[0]


def _eksport(person: Aktor, rom: Rom, m: str, naa: datetime) -> UUID:
    """A file that the person has ordered, ready to be fetched."""
    rad = Eksport.objects.create(
        person_id=person.id, bestilt_av_type="BRUKER", bestilt_av_id=person.id, bestilt=naa,
        nokkel=uuid.uuid4(), sprak="nb", rom=[rom.value], utvalg={}, status="FERDIG", ferdig=naa,
        slettes=naa + timedelta(days=7), filnavn="sak.zip", storrelse=len(m.encode()),
    )  # fmt: skip
    Eksportdel.objects.create(eksport=rad, nr=0, innhold=m.encode())
    return rad.id


def _journalpost(person: Aktor, nav: Aktor, rom: Rom, m: str, naa: datetime) -> UUID:
    """An entry that the archive has not taken, with its document."""
    periode = Oppfolgingsperiode.objects.get(person_id=person.id, slutt=None)
    rad = Journalpost.objects.create(
        person_id=person.id, rom=rom, nr=1, regel="PLAN", kilde_id=periode.id, til_hendelse=1,
        periode=periode, tittel=f"Journalpost {m}", sprak="nb", bevaring="SAK", tema="AKT",
        sendemate="IKKE", journalfort=naa, bilde_tid=naa, journalfort_av_id=nav.id,
        nokkel=uuid.uuid4(), innhold={}, status="FEILET", feil="SVARER_IKKE", sha256="0" * 64,
    )  # fmt: skip
    Journalmappe.objects.create(person_id=person.id, rom=rom, siste_nr=1)
    Journalfil.objects.create(journalpost=rad, navn="dokument-1", innhold=m.encode())
    return rad.id


def _oppgave(person: Aktor, rom: Rom, naa: datetime) -> UUID:
    """A task about the person for their office; tasks lie in the state's room."""
    if rom != Rom.STAT:
        return uuid.uuid4()
    return registrering.be_om_kontakt(aktor=person, person_id=person.id, naa=naa)


def _ferdig(nav: Aktor, naa: datetime) -> UUID:
    return aktivitet.lagre_ferdig(
        aktor=nav,
        kontor_nr=next(iter(nav.kontorrom)),
        type="EGEN",
        navn=f"Ferdig {uuid.uuid4()}",
        felter={"tittel": "Ferdig aktivitet"},
        nokkel=uuid.uuid4(),
        naa=naa,
    )


@pytest.fixture(scope="session")
def opptak_av_verden(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Opptak[Verden]:
    """For a module that adds to the world: put it back in a transaction of one's own."""
    mappe = felles_mappe(tmp_path_factory.getbasetemp())
    with django_db_blocker.unblock():
        return ta_opp_for_alle(lag_verden, mappe / "verden.opptak")


@pytest.fixture(scope="module")
def verden(opptak_av_verden: Opptak[Verden], django_db_blocker: Any) -> Iterator[Verden]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield opptak_av_verden.spill_av()
        transaction.set_rollback(True)
