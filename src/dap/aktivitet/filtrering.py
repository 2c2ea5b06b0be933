"""Which cards a filter lets through, and in which column they stand. Pure."""

import unicodedata
from collections.abc import Iterable

from dap.aktivitet.koder import Status
from dap.aktivitet.values import Aktivitetskort, Filter


def filtrer(kort: Iterable[Aktivitetskort], filter: Filter) -> list[Aktivitetskort]:
    """Those that every group of the filter lets through, in the same order."""
    return [k for k in kort if _slipper(k, filter)]


def grupper(kort: Iterable[Aktivitetskort]) -> dict[Status, list[Aktivitetskort]]:
    """The columns of the board, empty ones too, in order."""
    kolonner: dict[Status, list[Aktivitetskort]] = {status: [] for status in Status}
    for k in kort:
        kolonner[k.status].append(k)
    return kolonner


def _slipper(k: Aktivitetskort, f: Filter) -> bool:
    return (
        (not f.status or k.status in f.status)
        and (not f.type or k.type.kode in f.type)
        and (not f.avtalt or k.avtalt in f.avtalt)
        and (not f.steg or not f.steg.isdisjoint(_steg(k)))
        and (not f.mal or k.mal_id in f.mal)
        and (not f.bare_endret or k.endret_siden_sist)
        and _overlapper(k, f)
        and (not f.tekst or _brett(f.tekst) in _sokbart(k))
    )


def _steg(k: Aktivitetskort) -> set[str]:
    return {str(k.detaljer.get(felt.navn, "")) for felt in k.type.egne_grep()}


def _overlapper(k: Aktivitetskort, f: Filter) -> bool:
    """A missing start or end is open; an activity without dates is found by no date."""
    if f.fra is None and f.til is None:
        return True
    if k.fra_dato is None and k.til_dato is None:
        return False
    for_sent = f.til is not None and k.fra_dato is not None and k.fra_dato > f.til
    for_tidlig = f.fra is not None and k.til_dato is not None and k.til_dato < f.fra
    return not for_sent and not for_tidlig


def _sokbart(k: Aktivitetskort) -> str:
    detaljer = [v for v in k.detaljer.values() if isinstance(v, str)]
    return _brett(" ".join([k.tittel, k.type.navn, k.beskrivelse, *detaljer]))


def _brett(tekst: str) -> str:
    """One form of each letter, whatever keyboard it came from; æ, ø and å stay themselves."""
    return unicodedata.normalize("NFC", tekst).casefold().strip()
