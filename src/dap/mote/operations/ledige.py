"""Bookable slots: the office opens them, the user takes one."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato
from dap.hendelse import operations as hendelse
from dap.mote import rules
from dap.mote.models import LedigTid, Mote, Opptatt
from dap.mote.operations._adgang import apne_for_skriving, krev_ansatt, rom_for
from dap.mote.operations._kalender import las_kalendere, lukk_ledig, spenn_for, ta_tid
from dap.mote.operations._meld import lagre, meld
from dap.mote.queries import har_ledige, holdere, kan_styre_kalender
from dap.mote.values import MAKS_STED, OBJEKT_LEDIG, Apnet, Kanal, Moteinnhold, Motestatus
from dap.oppfolging import queries as oppfolging
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def apne_tider(
    *,
    aktor: Aktor,
    veileder_id: UUID,
    dag: date,
    fra: time,
    til: time,
    varighet: int,
    kanaler: Collection[Kanal],
    naa: datetime,
    sted: str = "",
) -> Apnet:
    """Open slots of `varighet` minutes one after the other, in the own calendar or a colleague's at
    the same office. Times that are taken already are left out; the same form again opens nothing.

    Raises IkkeTilgang, Regelbrudd MANGLER (kanaler, sted), FOR_LANG, and as `rules.rekke`.
    """
    krev_ansatt(aktor)
    _krev_kan_styre(aktor, veileder_id, naa)
    starter = rules.rekke(dag, fra, til, varighet, naa=naa)
    sted = krev_lengde(sted, felt="sted", maks=MAKS_STED)
    if not kanaler:
        raise Regelbrudd("MANGLER", felt="kanaler")
    if Kanal.OPPMOTE in kanaler and not sted:
        raise Regelbrudd("MANGLER", felt="sted")
    kalender = las_kalendere([(veileder_id, "")])[veileder_id, ""]
    antall = 0
    for start in starter:
        spenn = spenn_for(kalender, start, varighet)
        if _er_tatt(veileder_id, kalender.pk, spenn):
            continue
        LedigTid.objects.create(
            veileder_id=veileder_id,
            start=start,
            varighet=varighet,
            kanaler=[k.value for k in Kanal if k in kanaler],
            sted=sted,
            spenn=spenn,
            endret=naa,
            endret_av_id=aktor.id,
            handling="APNET",
        )
        antall += 1
    return Apnet(antall, len(starter) - antall)


def _er_tatt(veileder_id: UUID, kalender_nr: int, spenn: object) -> bool:
    return (
        Opptatt.objects.filter(kalender_id=kalender_nr, spenn__overlap=spenn).exists()
        or LedigTid.objects.filter(
            veileder_id=veileder_id, apen=True, spenn__overlap=spenn
        ).exists()
    )


def _krev_kan_styre(aktor: Aktor, veileder_id: UUID, naa: datetime) -> None:
    if not kan_styre_kalender(aktor, veileder_id, naa=naa):
        raise IkkeTilgang


@transaction.atomic
def fjern_ledig_tid(*, aktor: Aktor, ledig_id: UUID, naa: datetime) -> None:
    """Take a slot away. Twice does nothing. Raises IkkeFunnet, Regelbrudd LEDIG_TID_ER_TATT."""
    krev_ansatt(aktor)
    ledig = LedigTid.objects.filter(id=ledig_id).first()
    if ledig is None or not kan_styre_kalender(aktor, ledig.veileder_id, naa=naa):
        raise IkkeFunnet
    las_kalendere([(ledig.veileder_id, "")])
    ledig.refresh_from_db()
    if ledig.apen:
        lukk_ledig(ledig, "FJERNET", aktor=aktor, naa=naa)
    elif ledig.handling == "BOOKET":
        raise Regelbrudd("LEDIG_TID_ER_TATT")


@transaction.atomic
def book_ledig_tid(
    *,
    aktor: Aktor,
    ledig_id: UUID,
    kanal: Kanal,
    tittel: str,
    hensikt: str,
    nokkel: UUID,
    naa: datetime,
    tolk: str = "",
) -> UUID:
    """The user takes a free slot of the adviser who follows them up, or of who stands in that day.

    Exactly one gets it. Raises IkkeFunnet (somebody else's), UgyldigInndata, Regelbrudd LEDIG_TID_ER_TATT,
    TIDEN_ER_OPPTATT (another meeting of theirs), TIDEN_ER_FORBI, IKKE_UNDER_OPPFOLGING.
    """
    if not aktor.er_bruker:
        raise IkkeFunnet
    innsyn = apne_for_skriving(aktor, aktor.id, naa)
    periode = oppfolging.krev_apen_periode(aktor.id)
    nokkel = innholdsnokkel(nokkel, "book", ledig_id, kanal, tittel, hensikt)
    if finnes := Mote.objects.filter(person_id=aktor.id, nokkel=nokkel).first():
        return finnes.id
    ledig = _las_ledig(aktor, ledig_id, naa)
    innhold = rules.gyldig_innhold(
        Moteinnhold(tittel, kanal, ledig.varighet, ledig.sted, hensikt=hensikt, tolk=tolk),
        onske=True,
    )
    if kanal not in ledig.kanaler:
        raise Regelbrudd("UKJENT_VALG", felt="kanal")
    mote = Mote(
        person_id=aktor.id,
        periode_id=periode.id,
        rom=rom_for(aktor, innsyn, ledig.veileder_id, naa),
        veileder_id=ledig.veileder_id,
        status=Motestatus.AVTALT,
        start=rules.krev_start(ledig.start, naa=naa, felt="ledig"),
        bekreftet=naa,
        ledig_tid_id=ledig.id,
        nokkel=nokkel,
        **{navn: getattr(innhold, navn) for navn in Moteinnhold.__dataclass_fields__},
    )
    lagre(mote, aktor=aktor, handling="BOOKET", naa=naa)
    ta_tid(mote, aktor=aktor, naa=naa)
    lukk_ledig(ledig, "BOOKET", aktor=aktor, naa=naa)
    varsel.stopp(objekt_id=aktor.id, naa=naa, slag=Varselslag.LEDIGE_TIDER)
    meld(mote, "MOTE_BOOKET", Varselslag.MOTE_BEKREFTET, aktor=aktor, naa=naa)
    return mote.id


def _las_ledig(aktor: Aktor, ledig_id: UUID, naa: datetime) -> LedigTid:
    """The slot, with its calendar locked: the second of two who want it waits, and sees it gone."""
    hos = holdere(aktor.id, naa=naa)
    ledig = LedigTid.objects.filter(id=ledig_id).first()
    if ledig is None or hos is None or not hos.tar(ledig.veileder_id, dato(ledig.start)):
        raise IkkeFunnet
    # All that the meeting will need, in one go: who locks in parts can end in a ring.
    las_kalendere([(ledig.veileder_id, ""), *((aktor.id, str(rom)) for rom in Rom)])
    ledig.refresh_from_db()
    if not ledig.apen:
        raise Regelbrudd("LEDIG_TID_ER_TATT", felt="ledig")
    return ledig


@transaction.atomic
def inviter_til_ledig_tid(*, aktor: Aktor, person_id: UUID, naa: datetime) -> None:
    """Ask the user to choose among the free slots of their adviser, or of who stands in.

    Raises Regelbrudd INGEN_LEDIGE_TIDER, IKKE_UNDER_OPPFOLGING.
    """
    krev_ansatt(aktor)
    innsyn = apne_for_skriving(aktor, person_id, naa)
    oppfolging.krev_apen_periode(person_id)
    veileder_id = oppfolging.ansvarlig_veileder(person_id)
    if veileder_id is None or not har_ledige(person_id, naa=naa):
        raise Regelbrudd("INGEN_LEDIGE_TIDER")
    hva: dict[str, Any] = {
        "person_id": person_id,
        "rom": rom_for(aktor, innsyn, veileder_id, naa),
        "objekt_type": OBJEKT_LEDIG,
        "objekt_id": person_id,
        "naa": naa,
    }
    hendelse.registrer(aktor=aktor, type="MOTE_INVITERT", **hva)
    varsel.bestill(slag=Varselslag.LEDIGE_TIDER, mottaker_id=person_id, **hva)
