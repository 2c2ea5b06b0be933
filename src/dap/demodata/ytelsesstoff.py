"""What the register of benefits knows of the demo's people: by the life they live. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from dap.demodata.values import Brukerplan
from dap.ytelse.values import Ytelsestype

_ETTER_LIV: Mapping[str, Ytelsestype] = {
    **dict.fromkeys(
        ("angst", "smerter", "rus", "fisker", "renholder", "stille", "ung_frafall"),
        Ytelsestype.AAP,
    ),
    **dict.fromkeys(
        ("butikk58", "tomrer", "ingenior", "kokk", "sjafor", "it", "frisor", "sesong", "tilbake"),
        Ytelsestype.DAGPENGER,
    ),
    **dict.fromkeys(("alenemor", "alenemor_rik"), Ytelsestype.OVERGANGSSTONAD),
    "kvp": Ytelsestype.KVALIFISERINGSSTONAD,
    "varig": Ytelsestype.UFORETRYGD,
    "loslatt": Ytelsestype.TILTAKSPENGER,
    "ung_frafall": Ytelsestype.UNGDOMSPROGRAMYTELSE,
    "sykepleier": Ytelsestype.SYKEPENGER,
}
_VARER: Mapping[Ytelsestype, tuple[int, int]] = {
    Ytelsestype.AAP: (365, 3 * 365),
    Ytelsestype.DAGPENGER: (2 * 364, 2 * 364),
    Ytelsestype.TILTAKSPENGER: (180, 2 * 365),
    Ytelsestype.SYKEPENGER: (364, 364),
    Ytelsestype.OVERGANGSSTONAD: (365, 3 * 365),
    Ytelsestype.KVALIFISERINGSSTONAD: (364, 2 * 364),
    Ytelsestype.UNGDOMSPROGRAMYTELSE: (364, 364),
}
"""Days of one period, and the longest it can be paid at all."""


def registersvar(b: Brukerplan, i_dag: date) -> dict[str, Any]:
    """The register's answer about one person, as its protocol says."""
    type_ = _ETTER_LIV.get(b.monster)
    if type_ is None or b.slutt is not None:
        return {"ytelser": []}
    rng = Random(f"ytelse:{b.nr}:{b.monster}")  # noqa: S311 (not for secrets)
    fra = b.start + timedelta(days=rng.randrange(-20, 30))
    if type_ not in _VARER:
        return {"ytelser": [_rad(b, type_, fra, None, None)]}
    periode, lengst = _VARER[type_]
    maks = max(fra + timedelta(days=lengst), i_dag + timedelta(days=rng.randrange(10, 300)))
    til = fra + timedelta(days=periode)
    while til < i_dag + timedelta(days=3):
        til += timedelta(days=periode // 2)
    return {"ytelser": [_rad(b, type_, fra, min(til, maks), maks)]}


def _rad(
    b: Brukerplan, type_: Ytelsestype, fra: date, til: date | None, maks: date | None
) -> dict[str, Any]:
    return {
        "id": f"{type_}-{b.nr}",
        "type": type_.value,
        "fra": fra.isoformat(),
        "tilOgMed": til.isoformat() if til else None,
        "maksdato": maks.isoformat() if maks else None,
    }
