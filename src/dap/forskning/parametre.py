"""The choices of an analysis (B.0): the period, who the surge is, which groups there are.

`PROBA_2022_9` holds the report's. Months are whole numbers, mi = year * 12 + month - 1, so that
"two months before" is a subtraction on every engine.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from dap.forskning.format.manifest import Dekning
from dap.forskning.format.skjema import INNSATSGRUPPER

MODULVERSJON = "1.0.0"

STANDARD_SITUASJON = "STANDARD_SITUASJON"
SYKMELDT = "SYKMELDT"
SPESIELT_TILPASSET = "SPESIELT_TILPASSET"
VARIG_TILPASSET = "VARIG_TILPASSET"
IKKE_VURDERT = "IKKE_VURDERT"
GRUPPER = (STANDARD_SITUASJON, SYKMELDT, SPESIELT_TILPASSET, VARIG_TILPASSET, IKKE_VURDERT)
"""The groups of B5 in the order they are shown. What makes somebody a member is a parameter."""


class Parameterfeil(ValueError):
    """A parameter set that cannot be used, said in words for whoever wrote it."""


def mi(maaned: str | date) -> int:
    """2019-08 (or any date in it) as a whole number."""
    if isinstance(maaned, date):
        return maaned.year * 12 + maaned.month - 1
    try:
        aar, nummer = (int(d) for d in maaned.split("-")[:2])
    except ValueError as feil:
        raise Parameterfeil(f"«{maaned}» er ikke en måned (åååå-mm)") from feil
    if not (1 <= nummer <= 12 and 1900 <= aar <= 2999):
        raise Parameterfeil(f"«{maaned}» er ikke en måned (åååå-mm)")
    return aar * 12 + nummer - 1


def maaned(nummer: int) -> str:
    """The month of a whole number, as 2019-08."""
    return f"{nummer // 12:04d}-{nummer % 12 + 1:02d}"


@dataclass(frozen=True, slots=True)
class Grupperegel:
    """One rule of B5. The rules are tried in order; the first that holds gives the group."""

    gruppe: str
    krav: Literal["minst_en", "begge", "ellers"]
    verdier: frozenset[str] = frozenset()


PROBA_GRUPPER = (
    Grupperegel(VARIG_TILPASSET, "minst_en", frozenset({"VARIG_TILPASSET"})),
    Grupperegel(SPESIELT_TILPASSET, "minst_en", frozenset({"SPESIELT_TILPASSET"})),
    Grupperegel(SYKMELDT, "minst_en", frozenset({"SYKMELDT"})),
    Grupperegel(IKKE_VURDERT, "begge", frozenset({"IKKE_VURDERT", "BEHOV_FOR_AEV", "ANNET"})),
    Grupperegel(STANDARD_SITUASJON, "ellers"),
)


SVARTIDER = ("B11", "B11b", "B11c")
"""B11b: what an adviser ticks off as handled also stops the clock. B11c: only messages that ask for an
answer start it."""


@dataclass(frozen=True, slots=True)
class Parametersett:
    """Every choice that the definitions B1-B26 leave open."""

    navn: str
    periode_fra: int
    periode_til: int
    sjokkmaaneder: tuple[int, ...]
    sjokk_innsatsgrupper: frozenset[str]
    fravaer_maaneder: int
    registrering_til: int
    arbeid_til: int
    dialog_til: int
    melding_til: date
    aktivitet_til: int
    grupper: tuple[Grupperegel, ...] = PROBA_GRUPPER
    svartid: str = "B11"
    """What starts and stops the clock: B11, or one of its variants in `SVARTIDER`."""

    def __post_init__(self) -> None:
        _kontroller(self)

    @property
    def maaneder(self) -> tuple[int, ...]:
        """The months of the period (M12 in part C)."""
        return tuple(range(self.periode_fra, self.periode_til + 1))

    @property
    def oppstart_fra(self) -> int:
        """The first month in which a spell can be seen to start (B18)."""
        return self.periode_fra + self.fravaer_maaneder

    @property
    def oppstartsmaaneder(self) -> tuple[int, ...]:
        return tuple(range(self.oppstart_fra, self.periode_til + 1))

    @property
    def kjent_til(self) -> int:
        """The last month that can be known to be the end of a spell (B20)."""
        return self.registrering_til - self.fravaer_maaneder

    @property
    def status_til(self) -> int:
        """The last month with a status (B24)."""
        return min(self.registrering_til, self.arbeid_til)

    def som_json(self) -> dict[str, Any]:
        """The inverse of `fra_json`."""
        ut: dict[str, Any] = {}
        for felt in fields(self):
            verdi = getattr(self, felt.name)
            if felt.name in _MAANEDER:
                verdi = maaned(verdi)
            elif felt.name == "sjokkmaaneder":
                verdi = [maaned(m) for m in verdi]
            elif felt.name == "sjokk_innsatsgrupper":
                verdi = sorted(verdi)
            elif felt.name == "melding_til":
                verdi = verdi.isoformat()
            elif felt.name == "grupper":
                verdi = [
                    {"gruppe": r.gruppe, "krav": r.krav, "verdier": sorted(r.verdier)}
                    for r in verdi
                ]
            ut[felt.name] = verdi
        return ut


_MAANEDER = frozenset(
    [
        "periode_fra",
        "periode_til",
        "registrering_til",
        "arbeid_til",
        "dialog_til",
        "aktivitet_til",
    ]
)


def _kontroller(p: Parametersett) -> None:
    if p.periode_til < p.periode_fra:
        raise Parameterfeil("periode_til er før periode_fra")
    if p.fravaer_maaneder < 1:
        raise Parameterfeil("fravaer_maaneder må være minst 1")
    if p.registrering_til < p.periode_til:
        raise Parameterfeil("registrering_til er før periode_til")
    if p.svartid not in SVARTIDER:
        raise Parameterfeil(f"svartid må være en av {', '.join(SVARTIDER)}")
    ukjente = p.sjokk_innsatsgrupper.difference(INNSATSGRUPPER)
    if ukjente:
        raise Parameterfeil(f"ukjent innsatsgruppe: {', '.join(sorted(ukjente))}")
    if not p.grupper or p.grupper[-1].krav != "ellers":
        raise Parameterfeil("den siste grupperegelen må ha krav «ellers»")
    for regel in p.grupper:
        if regel.gruppe not in GRUPPER:
            raise Parameterfeil(f"ukjent gruppe: {regel.gruppe}")
        if regel.krav not in {"minst_en", "begge", "ellers"}:
            raise Parameterfeil(f"ukjent krav: {regel.krav}")


PROBA_2022_9 = Parametersett(
    navn="proba-2022-9",
    periode_fra=mi("2019-08"),
    periode_til=mi("2020-07"),
    sjokkmaaneder=(mi("2020-03"), mi("2020-04")),
    sjokk_innsatsgrupper=frozenset({"STANDARD", "SITUASJONSBESTEMT", "IKKE_VURDERT"}),
    fravaer_maaneder=2,
    registrering_til=mi("2020-12"),
    arbeid_til=mi("2020-12"),
    dialog_til=mi("2020-12"),
    melding_til=date(2021, 5, 26),
    aktivitet_til=mi("2020-07"),
)


def fra_json(innhold: Mapping[str, Any] | str | Path) -> Parametersett:
    """A parameter set from a file or from what a file held. What is left out is as in the report."""
    if not isinstance(innhold, Mapping):
        innhold = _les(Path(innhold))
    navn = {f.name for f in fields(Parametersett)}
    ukjente = sorted(set(innhold) - navn)
    if ukjente:
        raise Parameterfeil(f"ukjent parameter: {', '.join(ukjente)}")
    endret = {felt: _verdi(felt, verdi) for felt, verdi in innhold.items()}
    if endret and "navn" not in endret:
        endret["navn"] = "egen"
    return replace(PROBA_2022_9, **endret)


def _les(fil: Path) -> Mapping[str, Any]:
    try:
        innhold = json.loads(fil.read_text(encoding="utf-8"))
    except OSError as feil:
        raise Parameterfeil(f"{fil}: kan ikke leses ({feil.strerror})") from feil
    except ValueError as feil:
        raise Parameterfeil(f"{fil}: er ikke JSON ({feil})") from feil
    if not isinstance(innhold, Mapping):
        raise Parameterfeil(f"{fil}: er ikke et JSON-objekt")
    return innhold


def _verdi(felt: str, verdi: Any) -> Any:
    try:
        return _tolk(felt, verdi)
    except Parameterfeil as feil:
        raise Parameterfeil(f"{felt}: {feil}") from feil
    except (TypeError, ValueError, KeyError, AttributeError) as feil:
        raise Parameterfeil(f"{felt}: ugyldig verdi {verdi!r}") from feil


def _tolk(felt: str, verdi: Any) -> Any:
    if felt in _MAANEDER:
        return mi(verdi)
    if felt == "sjokkmaaneder":
        return tuple(sorted({mi(v) for v in verdi}))
    if felt == "sjokk_innsatsgrupper":
        return frozenset(str(v) for v in verdi)
    if felt == "melding_til":
        return date.fromisoformat(verdi)
    if felt == "fravaer_maaneder":
        return int(verdi)
    if felt == "grupper":
        return tuple(
            Grupperegel(r["gruppe"], r["krav"], frozenset(r.get("verdier", ()))) for r in verdi
        )
    return str(verdi)


def for_periode(
    fra: str, til: str, dekning: Mapping[str, Dekning], navn: str | None = None
) -> Parametersett:
    """The report's choices laid on another period: everything is followed as far as the data go.

    The report's own period gives the report's own parameters.
    """
    p0, p1 = mi(fra), mi(til)
    if (p0, p1) == (PROBA_2022_9.periode_fra, PROBA_2022_9.periode_til):
        return PROBA_2022_9
    registrert = max(p1, _til(dekning, "personmaaned", p1))
    melding = dekning.get("melding")
    return replace(
        PROBA_2022_9,
        navn=navn or f"periode-{fra}-{til}",
        periode_fra=p0,
        periode_til=p1,
        sjokkmaaneder=tuple(m for m in PROBA_2022_9.sjokkmaaneder if p0 <= m <= p1),
        registrering_til=registrert,
        arbeid_til=_til(dekning, "arbeid", registrert),
        dialog_til=_til(dekning, "dialog", registrert),
        melding_til=melding.til if melding else siste_dag(registrert),
        aktivitet_til=p1,
    )


def _til(dekning: Mapping[str, Dekning], tabell: str, ellers: int) -> int:
    """The last month that is covered whole."""
    if tabell not in dekning:
        return ellers
    til = dekning[tabell].til
    hele_maaneder = til.day == 1 and tabell in {"personmaaned", "arbeid"}
    return mi(til) if hele_maaneder or til == siste_dag(mi(til)) else mi(til) - 1


def forste_dag(nummer: int) -> date:
    return date(nummer // 12, nummer % 12 + 1, 1)


def siste_dag(nummer: int) -> date:
    return forste_dag(nummer + 1) - timedelta(days=1)


def utenfor_dekning(p: Parametersett, dekning: Mapping[str, Dekning]) -> list[str]:
    """What of the parameters the extract does not cover, in words. B.0: each must lie within."""
    krav = (
        ("personmaaned", "registrering_til", forste_dag(p.registrering_til)),
        ("arbeid", "arbeid_til", forste_dag(p.arbeid_til)),
        ("dialog", "dialog_til", siste_dag(p.dialog_til)),
        ("melding", "melding_til", p.melding_til),
        ("aktivitetsstatus", "aktivitet_til", siste_dag(p.aktivitet_til)),
    )
    funn = [
        f"{parameter} er {dag}, men {tabell} går bare til {dekning[tabell].til}"
        for tabell, parameter, dag in krav
        if tabell in dekning and dag > dekning[tabell].til
    ]
    registrert = dekning.get("personmaaned")
    if registrert and registrert.fra and forste_dag(p.periode_fra) < registrert.fra:
        funn.append(
            f"periode_fra er {maaned(p.periode_fra)}, men personmaaned begynner {registrert.fra}"
        )
    return funn
