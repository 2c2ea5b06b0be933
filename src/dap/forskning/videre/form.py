"""Part F as the block `videre_12_4` of resultater.json: exactly its keys."""

from collections.abc import Iterable, Mapping
from typing import Any

from dap.forskning.videre.analyse import AARSAKER, Avganger, Stratumsvar
from dap.forskning.videre.estimater import (
    IKKE_ANSLAG,
    Coxresultat,
    Diskret,
    Estimat,
    Lineaerresultat,
)
from dap.forskning.videre.overlevelse import Kurve
from dap.forskning.videre.sammenlikning import IKKE_OBSERVERT, Sammenlikning

Blokk = dict[str, Any]


def blokk(avganger: Avganger, svar: Iterable[Stratumsvar]) -> Blokk:
    """The whole block."""
    ut: Blokk = {"aalen_johansen": _avganger(avganger)}
    for s in svar:
        ut[s.stratum.nokkel] = stratum(s)
    return ut


def _avganger(a: Avganger) -> Blokk:
    return {
        str(p.t): {"n": p.n, "S": p.s, **dict(zip(AARSAKER, p.cif, strict=True))} for p in a.alle
    }


def stratum(s: Stratumsvar) -> Blokk:
    if s.merknad is not None:
        return {"n": s.n, "merknad": s.merknad}
    ut: Blokk = {
        "n": s.n,
        "hendelser": s.hendelser,
        "enheter": s.kontorer,
        "dose_gjennomsnitt": s.dose_snitt,
        "snitt": list(s.terskler),
        "utelatt": list(s.utelatt),
        "intensitet": {str(k): v for k, v in (s.antall or {}).items()},
        "kaplan_meier": {str(k): _kurve(v) for k, v in (s.kurver or {}).items()},
        "cox": _cox(s.cox),
    }
    for lineaer in s.lineaer:
        ut[f"lpm_{lineaer.k}"] = _lineaer(lineaer)
    ut["cloglog"] = _diskret(s.diskret)
    ut["matching"] = _sammenlikning(s.sammenlikning) if s.sammenlikning else None
    return ut


def _kurve(k: Kurve) -> Blokk:
    return {
        str(p.t): {
            "n": p.n, "hendelser": p.hendelser, "S": p.s, "se": p.se, "lav": p.lav, "hoy": p.hoy,
        }
        for p in k.punkter
    }  # fmt: skip


def _cox(c: Coxresultat | None) -> Blokk:
    if c is None:
        return {"loglik": None, "koeffisienter": {}, "merknad": IKKE_ANSLAG}
    return {
        "loglik": c.loglik,
        "koeffisienter": {
            e.navn: {"b": e.b, "hr": e.hr, "se": e.se, "se_klynge": e.se_klynge}
            for e in c.estimater
        },
    }


def _lineaer(r: Lineaerresultat) -> Blokk:
    return {
        "n": r.n,
        "andel_avsluttet": r.andel,
        "koeffisienter": {e.navn: _kort(e) for e in r.estimater},
    }


def _kort(e: Estimat | None) -> Blokk | None:
    return None if e is None else {"b": e.b, "se_klynge": e.se_klynge}


def _diskret(d: Diskret | None) -> Blokk:
    if d is None:
        return {"personmaaneder": None, "log_dose": None, "merknad": IKKE_ANSLAG}
    return {"personmaaneder": d.personmaaneder, "log_dose": _kort(d.dose)}


def _sammenlikning(s: Sammenlikning) -> Blokk:
    ut: Blokk = {
        "behandlede": s.behandlede,
        "mulige_kontroller": s.mulige_kontroller,
        "par": s.par,
    }
    if s.merknad is not None:
        return ut | {"merknad": s.merknad}
    f = s.forskjell
    tall: Mapping[str, Any] = {
        "caliper": s.caliper,
        "smd_for": s.smd_for,
        "smd_etter": s.smd_etter,
        "tau": f.tau if f else None,
        "rmst_behandlet": f.behandlet if f else None,
        "rmst_kontroll": f.kontroll if f else None,
        "differanse": f.verdi if f else None,
        "se": f.se if f else None,
    }
    return ut | dict(tall) | ({} if f else {"merknad": IKKE_OBSERVERT})
