"""What the timeline asks of the dialog: threads by id, and why they were handed over."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.dialog.models import Overlevering, Trad
from dap.dialog.values import Tradblikk
from dap.felles.lesning import en_gang
from dap.felles.rom import Rom
from dap.tabell.ferdig import ferdig
from dap.tilgang.values import Personinnsyn


def tradblikk(innsyn: Personinnsyn, trad_ider: Iterable[UUID]) -> dict[UUID, Tradblikk]:
    """Of those that the reader sees. One query."""
    rader = _tradblikk(innsyn, frozenset(trad_ider))
    return {id_: Tradblikk(overskrift, antall) for id_, overskrift, antall in rader}


@ferdig
def _tradblikk(innsyn: Personinnsyn, trad_ider: Iterable[UUID]) -> Any:
    rader = Trad.objects.synlig_for(innsyn).filter(id__in=trad_ider)
    return rader.values_list("id", "overskrift", "antall")


def trader_om(innsyn: Personinnsyn, aktivitet_id: UUID) -> list[UUID]:
    """The thread of an activity, when the reader sees it."""
    rader = Trad.objects.synlig_for(innsyn).filter(aktivitet_id=aktivitet_id)
    return list(rader.values_list("id", flat=True))


@en_gang
def skjulte_trader(innsyn: Personinnsyn) -> frozenset[UUID]:
    """The person's threads that the reader does not see where they lie now.

    A thread that was moved to the other room, with consent, leaves nothing behind.
    """
    if innsyn.rom == frozenset(Rom):
        return frozenset()
    return frozenset(id_ for (id_,) in _skjulte_trader(innsyn))


@ferdig
def _skjulte_trader(innsyn: Personinnsyn) -> Any:
    rader = Trad.objects.filter(person_id=innsyn.person_id).exclude(rom__in=innsyn.rom)
    return rader.values_list("id")


def skjulte_trader_for(rom_for: Mapping[UUID, frozenset[Rom]]) -> frozenset[UUID]:
    """The same for several persons, in the rooms given for each. At most one query a set of rooms."""
    skjulte: set[UUID] = set()
    for rom in set(rom_for.values()) - {frozenset(Rom)}:
        personer = [p for p, ser in rom_for.items() if ser == rom]
        rader = Trad.objects.filter(person_id__in=personer).exclude(rom__in=rom)
        skjulte.update(rader.values_list("id", flat=True))
    return frozenset(skjulte)


def overleveringsgrunner(
    innsyn: Personinnsyn, trad_ider: Iterable[UUID]
) -> dict[tuple[UUID, datetime], str]:
    """Why each of the threads was handed over, by thread and time: for staff. One query.

    Who hands over is told that the user does not see the text.
    """
    if innsyn.er_bruker:
        return {}
    rader = Overlevering.objects.filter(
        trad_id__in=set(trad_ider), trad__in=Trad.objects.synlig_for(innsyn)
    )
    return {(t, tid): h for t, tid, h in rader.values_list("trad_id", "tid", "hvorfor") if h}
