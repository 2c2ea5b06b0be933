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

from dap.felles.sprak import N_
from dap.forskning.feil import Forskningsfeil
from dap.forskning.format.feil import grunnen
from dap.forskning.format.skjema import INNSATSGRUPPER
from dap.forskning.tekst import Ordrett, Tekst

MODULVERSJON = "1.0.0"

STANDARD_SITUASJON = "STANDARD_SITUASJON"
SYKMELDT = "SYKMELDT"
SPESIELT_TILPASSET = "SPESIELT_TILPASSET"
VARIG_TILPASSET = "VARIG_TILPASSET"
IKKE_VURDERT = "IKKE_VURDERT"
GRUPPER = (STANDARD_SITUASJON, SYKMELDT, SPESIELT_TILPASSET, VARIG_TILPASSET, IKKE_VURDERT)
"""The groups of B5 in the order they are shown. What makes somebody a member is a parameter."""


class Parameterfeil(Forskningsfeil, ValueError):
    """A parameter set that cannot be used, said in words for whoever wrote it.

    `felt`: the parameter that is to blame, when it is one.
    """

    def __init__(self, tekst: str, *, felt: str = "") -> None:
        super().__init__(tekst)
        self.felt = felt


IKKE_MAANED = N_("«%(hva)s» er ikke en måned (åååå-mm)")


def mi(maaned: str | date) -> int:
    """2019-08 (or any date in it) as a whole number."""
    if isinstance(maaned, date):
        return maaned.year * 12 + maaned.month - 1
    try:
        aar, nummer = (int(d) for d in maaned.split("-")[:2])
    except (ValueError, AttributeError) as feil:
        raise Parameterfeil(Tekst(IKKE_MAANED, hva=Ordrett(maaned))) from feil
    if not (1 <= nummer <= 12 and 1900 <= aar <= 2999):
        raise Parameterfeil(Tekst(IKKE_MAANED, hva=Ordrett(maaned)))
    return aar * 12 + nummer - 1


def maaned(nummer: int) -> str:
    """The month of a whole number, as 2019-08."""
    return f"{nummer // 12:04d}-{nummer % 12 + 1:02d}"


def forste_dag(nummer: int) -> date:
    return date(nummer // 12, nummer % 12 + 1, 1)


def siste_dag(nummer: int) -> date:
    return forste_dag(nummer + 1) - timedelta(days=1)


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


KRAV = ("minst_en", "begge", "ellers")


def _kontroller(p: Parametersett) -> None:
    if p.periode_til < p.periode_fra:
        raise Parameterfeil(N_("periode_til er før periode_fra"), felt="periode_til")
    if p.fravaer_maaneder < 1:
        raise Parameterfeil(N_("fravaer_maaneder må være minst 1"), felt="fravaer_maaneder")
    if p.registrering_til < p.periode_til:
        raise Parameterfeil(N_("registrering_til er før periode_til"), felt="registrering_til")
    if p.svartid not in SVARTIDER:
        raise Parameterfeil(
            Tekst(N_("svartid må være en av %(valg)s"), valg=Ordrett(", ".join(SVARTIDER))),
            felt="svartid",
        )
    _krev_kjente(p.sjokk_innsatsgrupper, "sjokk_innsatsgrupper")
    if p.sjokkmaaneder and not p.sjokk_innsatsgrupper:
        raise Parameterfeil(
            N_("sjokk_innsatsgrupper må ha minst én innsatsgruppe når det er sjokkmåneder"),
            felt="sjokk_innsatsgrupper",
        )
    _kontroller_grupper(p.grupper)


def _kontroller_grupper(regler: tuple[Grupperegel, ...]) -> None:
    for regel in regler:
        if regel.gruppe not in GRUPPER:
            raise Parameterfeil(
                Tekst(
                    N_("ukjent gruppe: %(gruppe)s. Gruppene er %(grupper)s"),
                    gruppe=Ordrett(regel.gruppe),
                    grupper=Ordrett(", ".join(GRUPPER)),
                ),
                felt="grupper",
            )
        if regel.krav not in KRAV:
            raise Parameterfeil(
                Tekst(
                    N_("ukjent krav: %(krav)s. Krav er %(kravene)s"),
                    krav=Ordrett(regel.krav),
                    kravene=Ordrett(", ".join(KRAV)),
                ),
                felt="grupper",
            )
        _krev_kjente(regel.verdier, "grupper")
        if (regel.krav == "ellers") == bool(regel.verdier):
            raise Parameterfeil(
                Tekst(
                    N_(
                        "regelen for %(gruppe)s må ha innsatsgrupper, om den ikke er «ellers», som ingen har"
                    ),
                    gruppe=Ordrett(regel.gruppe),
                ),
                felt="grupper",
            )
    if [r.krav == "ellers" for r in regler] != [False] * (len(regler) - 1) + [True]:
        raise Parameterfeil(
            N_("den siste grupperegelen, og bare den, må ha krav «ellers»"), felt="grupper"
        )


def _krev_kjente(innsatsgrupper: frozenset[str], felt: str) -> None:
    if ukjente := innsatsgrupper.difference(INNSATSGRUPPER):
        raise Parameterfeil(
            Tekst(
                N_("ukjent innsatsgruppe: %(ukjente)s. Innsatsgruppene er %(kjente)s"),
                ukjente=Ordrett(", ".join(sorted(ukjente))),
                kjente=Ordrett(", ".join(INNSATSGRUPPER)),
            ),
            felt=felt,
        )


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
    return med_valg(PROBA_2022_9, {"navn": "egen"} | dict(innhold) if innhold else {})


def med_valg(grunn: Parametersett, valg: Mapping[str, Any]) -> Parametersett:
    """The set with other choices, written as in a file. Raises Parameterfeil."""
    navn = {f.name for f in fields(Parametersett)}
    if ukjente := sorted(set(valg) - navn):
        raise Parameterfeil(
            Tekst(
                N_("ukjent parameter: %(ukjente)s. Parameterne er %(kjente)s"),
                ukjente=Ordrett(", ".join(ukjente)),
                kjente=Ordrett(", ".join(sorted(navn))),
            )
        )
    return replace(grunn, **{felt: tolk(felt, verdi) for felt, verdi in valg.items()})


def _les(fil: Path) -> Mapping[str, Any]:
    try:
        innhold = json.loads(fil.read_text(encoding="utf-8"))
    except OSError as feil:
        mal = N_("%(fil)s kan ikke leses: %(grunn)s.")
        raise Parameterfeil(Tekst(mal, fil=Ordrett(fil), grunn=grunnen(feil))) from feil
    except (ValueError, RecursionError) as feil:
        mal = N_("%(fil)s kan ikke leses som JSON: %(feil)s")
        raise Parameterfeil(Tekst(mal, fil=Ordrett(fil), feil=Ordrett(feil))) from feil
    if not isinstance(innhold, Mapping):
        raise Parameterfeil(Tekst(N_("%(fil)s må være et JSON-objekt."), fil=Ordrett(fil)))
    return innhold


def tolk(felt: str, verdi: Any) -> Any:
    """The value of one parameter as a file has it. Raises Parameterfeil."""
    try:
        return _tolk(felt, verdi)
    except Parameterfeil as feil:
        raise Parameterfeil(
            Tekst("%(felt)s: %(feil)s", felt=Ordrett(felt), feil=feil.tekst), felt=felt
        ) from feil
    except (TypeError, ValueError, KeyError, AttributeError) as feil:
        raise Parameterfeil(
            Tekst(
                N_("%(felt)s: ugyldig verdi %(verdi)s"),
                felt=Ordrett(felt),
                verdi=Ordrett(repr(verdi)),
            ),
            felt=felt,
        ) from feil


def _tolk(felt: str, verdi: Any) -> Any:
    if felt in _MAANEDER:
        return mi(verdi)
    if felt == "sjokkmaaneder":
        return tuple(sorted({mi(v) for v in _liste(verdi)}))
    if felt == "sjokk_innsatsgrupper":
        return frozenset(str(v) for v in _liste(verdi))
    if felt == "melding_til":
        return date.fromisoformat(verdi)
    if felt == "fravaer_maaneder":
        return _heltall(verdi)
    if felt == "grupper":
        return tuple(
            Grupperegel(r["gruppe"], r["krav"], frozenset(_liste(r.get("verdier", []))))
            for r in _liste(verdi)
        )
    return str(verdi)


def _liste(verdi: Any) -> list[Any]:
    """Not a text, which is a list of letters."""
    if not isinstance(verdi, list | tuple):
        raise TypeError
    return list(verdi)


def _heltall(verdi: Any) -> int:
    if isinstance(verdi, bool) or not isinstance(verdi, int):
        raise TypeError
    return verdi
