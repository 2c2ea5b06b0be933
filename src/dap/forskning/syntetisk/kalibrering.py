"""The report's printed numbers beside those of a run: target, obtained, deviation (G.2, L.5).

`maaltall.json` holds the numbers: id, printed text and value, the interval of true values that would
be printed so, and the path in `resultater.json` (`faktor` -100 means 100 - 100·x). Counts (`telles`)
are scaled to the report's population. `toleranse` is what G.2 asks of a synthetic run of national size.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dap.felles.sprak import N_
from dap.forskning.feil import Forskningsfeil
from dap.forskning.format.feil import grunnen
from dap.forskning.tekst import Ordrett, Tekst

FIL = Path(__file__).parent / "maaltall.json"
RAPPORTENS_POPULASJON = 858_123
_SPENN = re.compile(r"^(?P<fra>[^.]+)\.\.(?P<til>[^.]+)$")
_UNNTAK = re.compile(r"^(?P<spenn>.+?) \(unntatt (?P<unntatt>[^)]+)\)$")
_ETT = re.compile(r"^(?P<navn>.+) \((?P<hva>min|max)\)$")


class Kalibreringsfeil(Forskningsfeil):
    """The file is no `resultater.json` of a report; the message says why."""


@dataclass(frozen=True, slots=True)
class Linje:
    """One number. Values are in the report's unit; `oppnadd` None: the run has no such number."""

    id: str
    avsnitt: str
    beskrivelse: str
    populasjon: str
    enhet: str
    trykt: str
    maal: float
    lav: float | None
    hoy: float | None
    oppnadd: float | None
    minst: float | None
    storst: float | None
    innenfor: bool | None
    """Whether the run's number would be printed as the report's is."""
    i_toleransen: bool | None
    """Whether it is as near as G.2 asks; None where G.2 asks nothing."""
    blokk: str
    """The block of `resultater.json` where the number stands."""
    telles: bool
    """Whether it is a count, scaled to the report's population."""

    @property
    def avvik(self) -> float | None:
        return None if self.oppnadd is None else self.oppnadd - self.maal

    @property
    def avvik_prosent(self) -> float | None:
        return None if self.avvik is None or not self.maal else 100 * self.avvik / abs(self.maal)


def les_maaltall() -> list[dict[str, Any]]:
    ut: list[dict[str, Any]] = json.loads(FIL.read_text(encoding="utf-8"))
    return ut


def les_resultater(sti: Path) -> dict[str, Any]:
    """The blocks of chapters 8 to 12 of a report's `resultater.json`."""
    her = Ordrett(sti)
    try:
        innhold = json.loads(sti.read_text(encoding="utf-8"))
    except FileNotFoundError as feil:
        raise Kalibreringsfeil(Tekst(N_("%(fil)s finnes ikke."), fil=her)) from feil
    except OSError as feil:
        mal = N_("%(fil)s kan ikke leses: %(grunn)s.")
        raise Kalibreringsfeil(Tekst(mal, fil=her, grunn=grunnen(feil))) from feil
    except (ValueError, RecursionError) as feil:
        mal = N_("%(fil)s kan ikke leses som JSON: %(feil)s")
        raise Kalibreringsfeil(Tekst(mal, fil=her, feil=Ordrett(feil))) from feil
    blokker = innhold.get("kapittel_8_12") if isinstance(innhold, dict) else None
    populasjon = blokker.get("populasjon") if isinstance(blokker, dict) else None
    if not isinstance(blokker, dict) or not isinstance(populasjon, dict):
        mal = N_("%(fil)s har ikke blokken «kapittel_8_12» med «populasjon».")
        raise Kalibreringsfeil(Tekst(mal, fil=her))
    if not populasjon.get("alle"):
        raise Kalibreringsfeil(Tekst(N_("%(fil)s har ingen personer å kalibrere mot."), fil=her))
    return blokker


def kalibrer(blokker: Mapping[str, Any]) -> list[Linje]:
    """A line for each number that can be compared, in the report's order."""
    skala = RAPPORTENS_POPULASJON / float(blokker["populasjon"]["alle"])
    return [_linje(post, blokker, skala) for post in les_maaltall()]


def _linje(post: Mapping[str, Any], blokker: Mapping[str, Any], skala: float) -> Linje:
    verdier = [_i_enheten(v, post, skala) for v in verdier_ved(blokker, post["maaltall"])]
    # A whole person is the least that a small extract can miss by.
    slark = 0.5 * skala if post["telles"] and skala > 1 else 1e-9
    snitt = sum(verdier) / len(verdier) if verdier else None
    return Linje(
        id=post["id"],
        avsnitt=str(post["where"]),
        beskrivelse=post["description"],
        populasjon=post["population"],
        enhet=post["unit"],
        trykt=post["tekst"],
        maal=float(post["value"]),
        lav=post["lav"],
        hoy=post["hoy"],
        oppnadd=snitt,
        minst=min(verdier, default=None),
        storst=max(verdier, default=None),
        innenfor=all(_inne(v, post["lav"], post["hoy"], slark) for v in verdier)
        if verdier
        else None,
        i_toleransen=_i_toleransen(verdier, post, slark),
        blokk=_ledd(post["maaltall"])[0],
        telles=bool(post["telles"]),
    )


def _inne(verdi: float, lav: float | None, hoy: float | None, slark: float) -> bool:
    return (lav is None or verdi >= lav - slark) and (hoy is None or verdi <= hoy + slark)


def _i_toleransen(verdier: Sequence[float], post: Mapping[str, Any], slark: float) -> bool | None:
    """Each within the printed interval, or G.2's distance from the printed value."""
    toleranse = post.get("toleranse")
    if toleranse is None or not verdier:
        return None
    avstand = toleranse["verdi"]
    if toleranse["slag"] == "prosent":
        avstand *= abs(post["value"]) / 100
    return all(
        abs(v - post["value"]) <= avstand + slark or _inne(v, post["lav"], post["hoy"], slark)
        for v in verdier
    )


def _i_enheten(verdi: float, post: Mapping[str, Any], skala: float) -> float:
    faktor = post["faktor"]
    if faktor == -100:
        return 100 - 100 * verdi
    return verdi * float(faktor) * (skala if post["telles"] else 1.0)


def verdier_ved(blokker: Mapping[str, Any], sti: str) -> list[float]:
    """What stands at a path. «a..b» is each key from a to b, «a,b» both, «(min)» the least of them."""
    ett = _ETT.match(sti)
    verdier = list(_verdier(blokker, _ledd(ett["navn"] if ett else sti)))
    if ett and verdier:
        return [min(verdier) if ett["hva"] == "min" else max(verdier)]
    return verdier


def _ledd(sti: str) -> list[str]:
    """Split at single dots."""
    return [ledd.replace("\0", "..") for ledd in sti.replace("..", "\0").split(".")]


def _verdier(her: Any, ledd: list[str]) -> Iterator[float]:
    if not ledd:
        if isinstance(her, int | float) and not isinstance(her, bool):
            yield float(her)
        return
    if isinstance(her, Mapping):
        for nokkel in _nokler(her, ledd[0]):
            yield from _verdier(her[nokkel], ledd[1:])


def _nokler(her: Mapping[str, Any], ledd: str) -> list[str]:
    unntak = _UNNTAK.match(ledd)
    spenn = _SPENN.match(unntak["spenn"] if unntak else ledd)
    if spenn:
        alle = list(her)
        if spenn["fra"] not in alle or spenn["til"] not in alle:
            return []
        valgte = alle[alle.index(spenn["fra"]) : alle.index(spenn["til"]) + 1]
        return [n for n in valgte if not (unntak and n == unntak["unntatt"])]
    if ledd in her:
        return [ledd]
    deler = ledd.split(",")
    return deler if len(deler) > 1 and all(d in her for d in deler) else []
