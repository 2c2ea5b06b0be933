"""Prior notices in lists: one person's, and the unread ones of an office."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from dap.aktivitet import bygg
from dap.aktivitet.koder import APNE, Fhotype
from dap.aktivitet.models import Aktivitet
from dap.aktivitet.typer import TYPER
from dap.aktivitet.values import Forhandsrad
from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.tilgang.queries import apnbare_vilkar, synlige_rom_for
from dap.tilgang.values import Personinnsyn


def forhandsorienteringer(innsyn: Personinnsyn) -> list[Forhandsrad]:
    """Every notice the person has got, newest first, in the rooms the reader sees. One query."""
    return _rader(Aktivitet.objects.synlig_for(innsyn))


def uleste_forhandsorienteringer(
    aktor: Aktor, *, bare: Collection[UUID] | None = None, maks: int = 500
) -> list[Forhandsrad]:
    """Unread notices of activities that go on, newest last, of everybody that this member of staff may
    open without a reason (or of those in `bare`). Two queries, whatever the number.
    """
    rader = Aktivitet.objects.filter(
        apnbare_vilkar(aktor),
        forhandsorientering__lest=None,
        periode__slutt=None,
        status__in=[s.value for s in APNE],
    )
    if bare is not None:
        rader = rader.filter(person_id__in=bare)
    alle = _rader(rader, "forhandsorientering__opprettet", maks=maks)
    ser = synlige_rom_for(aktor, {r.person_id for r in alle}) if alle else {}
    return [r for r in alle if Rom(r.rom) in ser.get(r.person_id, frozenset())]


def _rader(
    rader: Any, orden: str = "-forhandsorientering__opprettet", *, maks: int | None = None
) -> list[Forhandsrad]:
    sendte = rader.filter(forhandsorientering__isnull=False).exclude(
        forhandsorientering__type=Fhotype.IKKE_SEND
    )
    ut = []
    for rad in sendte.select_related("forhandsorientering").order_by(orden, "id")[:maks]:
        fho = bygg.forhandsdata(rad.forhandsorientering)
        if fho is not None:
            fast = bool(TYPER[rad.type].fast_tittel)
            ut.append(Forhandsrad(rad.id, rad.person_id, rad.rom, rad.tittel, fast, fho))
    return ut
