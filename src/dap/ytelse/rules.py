"""Reading what the register of benefits says."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from dap.ytelse.values import Registerytelse, Ytelsestype

MAKS_YTELSER = 200
_MAKS_ID = 60


class UforstaeligSvar(ValueError):
    """The answer is not what the protocol says (docs/drift/registre.md). Says where."""


def les_svar(svar: Mapping[str, Any]) -> list[Registerytelse]:
    """The benefits of an answer, all or none. Raises UforstaeligSvar.

    A type that is not known here is left out: registers learn new benefits before we do.
    """
    rader = svar.get("ytelser")
    if not isinstance(rader, list) or len(rader) > MAKS_YTELSER:
        raise UforstaeligSvar("ytelser")
    lest = [ytelse for nr, rad in enumerate(rader) if (ytelse := _les(nr, rad)) is not None]
    if len({y.kilde_id for y in lest}) != len(lest):
        raise UforstaeligSvar("ytelser: id")
    return lest


def _les(nr: int, rad: object) -> Registerytelse | None:
    if not isinstance(rad, Mapping):
        raise UforstaeligSvar(f"ytelser[{nr}]")
    id_ = rad.get("id")
    if not isinstance(id_, str) or not 0 < len(id_) <= _MAKS_ID:
        raise UforstaeligSvar(f"ytelser[{nr}].id")
    fra, til = _dag(rad, nr, "fra"), _dag(rad, nr, "tilOgMed")
    maksdato = _dag(rad, nr, "maksdato")
    if fra is None or (til is not None and til < fra):
        raise UforstaeligSvar(f"ytelser[{nr}].fra")
    if rad.get("type") not in set(Ytelsestype):
        return None
    return Registerytelse(
        kilde_id=id_,
        type=Ytelsestype(rad["type"]),
        fra=fra,
        til=til + timedelta(days=1) if til else None,
        maksdato=maksdato,
    )


def _dag(rad: Mapping[str, Any], nr: int, felt: str) -> date | None:
    verdi = rad.get(felt)
    if verdi is None:
        return None
    try:
        dag = date.fromisoformat(verdi)
    except (TypeError, ValueError) as feil:
        raise UforstaeligSvar(f"ytelser[{nr}].{felt}") from feil
    if not date(1967, 1, 1) <= dag < date(2200, 1, 1):
        raise UforstaeligSvar(f"ytelser[{nr}].{felt}")
    return dag
