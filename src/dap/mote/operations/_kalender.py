"""Take and give back time in calendars. Nobody is in two meetings at once (ADR 20)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import NumericRange

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.rom import Rom
from dap.mote import rules
from dap.mote.models import Kalender, LedigTid, Mote, Opptatt

Eier = tuple[UUID, str]


def las_kalendere(eiere: Iterable[Eier]) -> dict[Eier, Kalender]:
    """The calendars, locked in one order for all, so that nobody waits in a ring."""
    eiere = set(eiere)
    Kalender.objects.bulk_create(
        [Kalender(eier_id=id_, rom=rom) for id_, rom in sorted(eiere, key=str)],
        ignore_conflicts=True,
    )
    rader = (
        Kalender.objects.select_for_update(no_key=True)
        .filter(eier_id__in={id_ for id_, _ in eiere})
        .order_by("id")
    )
    return {(k.eier_id, k.rom): k for k in rader if (k.eier_id, k.rom) in eiere}


def ta_tid(mote: Mote, *, aktor: Aktor, naa: datetime) -> None:
    """The meeting's time in the adviser's and the user's calendar; Regelbrudd TIDEN_ER_OPPTATT.

    What a user does is checked against both rooms, which they see; what staff do only against the
    meeting's own. Free slots of the adviser under the meeting are closed.
    """
    if mote.start is None or mote.veileder_id is None:
        raise ValueError("no time, or nobody to hold it")
    veileder, bruker = (mote.veileder_id, ""), (mote.person_id, mote.rom)
    andre = [(mote.person_id, str(rom)) for rom in Rom] if aktor.er_bruker else []
    kalendere = las_kalendere([veileder, bruker, *andre])
    spenn = {eier: _spenn(k, mote.start, mote.varighet) for eier, k in kalendere.items()}
    Opptatt.objects.filter(mote_id=mote.id).delete()
    for eier, kalender in kalendere.items():
        if Opptatt.objects.filter(kalender=kalender, spenn__overlap=spenn[eier]).exists():
            raise Regelbrudd("TIDEN_ER_OPPTATT", felt="start")
    try:
        with transaction.atomic():
            Opptatt.objects.bulk_create(
                Opptatt(kalender=kalendere[eier], mote_id=mote.id, spenn=spenn[eier])
                for eier in (veileder, bruker)
            )
    except IntegrityError as feil:
        raise Regelbrudd("TIDEN_ER_OPPTATT", felt="start") from feil
    _lukk_ledige(mote, spenn[veileder], aktor=aktor, naa=naa)
    if mote.ledig_tid is not None and mote.ledig_tid.start != mote.start:
        apne_igjen(mote, aktor=aktor, naa=naa)


def _lukk_ledige(mote: Mote, spenn: NumericRange, *, aktor: Aktor, naa: datetime) -> None:
    under = LedigTid.objects.filter(veileder_id=mote.veileder_id, apen=True, spenn__overlap=spenn)
    for ledig in under:
        if ledig.id != mote.ledig_tid_id:
            lukk_ledig(ledig, "MOTE_LAGT_HER", aktor=aktor, naa=naa)


def lukk_ledig(ledig: LedigTid, handling: str, *, aktor: Aktor, naa: datetime) -> None:
    ledig.apen, ledig.handling = False, handling
    ledig.endret, ledig.endret_av_id = naa, aktor.id
    ledig.save(update_fields=["apen", "handling", "endret", "endret_av_id"])


def frigi_tid(mote: Mote, *, aktor: Aktor, naa: datetime) -> None:
    """Nobody has to be there any more; a slot it was booked from can be booked again."""
    if mote.veileder_id is not None:
        las_kalendere([(mote.veileder_id, ""), (mote.person_id, mote.rom)])
    Opptatt.objects.filter(mote_id=mote.id).delete()
    apne_igjen(mote, aktor=aktor, naa=naa)


def apne_igjen(mote: Mote, *, aktor: Aktor, naa: datetime) -> None:
    """The slot that the meeting no longer uses, when it lies ahead and nothing lies over it."""
    ledig = mote.ledig_tid
    if ledig is None or ledig.apen or ledig.start <= naa:
        return
    if ledig.veileder_id != mote.veileder_id or _er_opptatt(ledig):
        return
    ledig.apen, ledig.handling = True, "LEDIG_IGJEN"
    ledig.endret, ledig.endret_av_id = naa, aktor.id
    ledig.save(update_fields=["apen", "handling", "endret", "endret_av_id"])


def _er_opptatt(ledig: LedigTid) -> bool:
    return (
        Opptatt.objects.filter(spenn__overlap=ledig.spenn).exists()
        or LedigTid.objects.filter(apen=True, spenn__overlap=ledig.spenn).exists()
    )


def _spenn(kalender: Kalender, start: datetime, varighet: int) -> NumericRange:
    fra, til = rules.spenn(kalender.pk, start, varighet)
    return NumericRange(fra, til)


def spenn_for(kalender: Kalender, start: datetime, varighet: int) -> NumericRange:
    """Where a slot lies: on the adviser's part of the line."""
    return _spenn(kalender, start, varighet)
