"""Who may register, which questions are put, and which answers fit together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.felles.tekst import krev_lengde
from dap.person.values import Folkeregisterstatus, Gradering
from dap.registrering.sporsmal import Sporsmalssett
from dap.registrering.values import (
    INGEN_SVAR,
    REAKTIVERES_DAGER,
    STILLING_MAKS,
    Arbeidsforhold,
    Hinder,
    Sporsmal,
    Variant,
)

MYNDIG = 18
EOS = frozenset(
    {
        *("AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK", "EST", "FIN", "FRA", "DEU"),
        *("GRC", "HUN", "IRL", "ITA", "LVA", "LTU", "LUX", "MLT", "NLD", "POL", "PRT"),
        *("ROU", "SVK", "SVN", "ESP", "SWE", "ISL", "LIE", "NOR"),
    }
)
"""Countries of the European Economic Area."""

HAR_JOBBET = frozenset(
    {
        "MISTET_JOBBEN",
        "HAR_SAGT_OPP",
        "VIL_BYTTE_JOBB",
        "ER_PERMITTERT",
        "VIL_FORTSETTE_I_JOBB",
        "DELTIDSJOBB_VIL_MER",
    }
)
"""Situations that tell that one has, or has had, a job."""

_UTEN_UTDANNING = frozenset({INGEN_SVAR, "INGEN_UTDANNING"})
_HARDE = {
    Folkeregisterstatus.DOD: Hinder.DOD,
    Folkeregisterstatus.FORSVUNNET: Hinder.FORSVUNNET,
    Folkeregisterstatus.OPPHORT: Hinder.IKKE_LOVLIG_OPPHOLD,
    Folkeregisterstatus.UKJENT: Hinder.UKJENT_STATUS_FOLKEREGISTERET,
    Folkeregisterstatus.INGEN: Hinder.INGEN_STATUS_FOLKEREGISTERET,
}


@dataclass(frozen=True, slots=True)
class Fakta:
    """What decides whether, and how, a person may register."""

    gradering: Gradering
    status: Folkeregisterstatus
    statsborgerskap: tuple[str, ...]
    under_oppfolging: bool
    alder: int
    sykmeldt: bool = False
    arbeidsforhold: tuple[Arbeidsforhold, ...] = ()
    dager_siden_sist: int | None = None
    """Days since the last period ended; None when there was none."""


def hinder(fakta: Fakta, *, er_bruker: bool) -> Hinder | None:
    """Why the person cannot register, in the order of the reference (ch. 4.1): access, the
    population register, follow-up already, age. None: nothing is in the way.

    Staff without the right to a protected address never get so far.
    """
    if er_bruker and fakta.gradering != Gradering.UGRADERT:
        return Hinder.BESKYTTET_ADRESSE
    if fakta.status in _HARDE:
        return _HARDE[fakta.status]
    if fakta.under_oppfolging:
        return Hinder.ALLEREDE_UNDER_OPPFOLGING
    ung = fakta.alder < MYNDIG
    if fakta.status == Folkeregisterstatus.IKKE_BOSATT:
        return Hinder.IKKE_BOSATT_UNDER_18 if ung else Hinder.IKKE_BOSATT
    if fakta.status == Folkeregisterstatus.DNUMMER and EOS.isdisjoint(fakta.statsborgerskap):
        return Hinder.DNUMMER_IKKE_EOS_UNDER_18 if ung else Hinder.DNUMMER_IKKE_EOS
    return Hinder.UNDER_18 if ung else None


def variant(fakta: Fakta, *, dag: date) -> Variant:
    """Which questions are put: reactivation, then sick-listed with an employer, then ordinary."""
    if fakta.dager_siden_sist is not None and fakta.dager_siden_sist <= REAKTIVERES_DAGER:
        return Variant.REAKTIVERING
    ansatt = any(a.fra <= dag and (a.til is None or a.til > dag) for a in fakta.arbeidsforhold)
    return Variant.SYKMELDT if fakta.sykmeldt and ansatt else Variant.ORDINAER


def vei(variant: Variant, svar: Mapping[str, str]) -> tuple[str, ...]:
    """The questions that are put, in order, as the answers are so far."""
    if variant == Variant.SYKMELDT:
        uten = svar.get("fremtidigSituasjon") == "INGEN_PASSER"
        return ("fremtidigSituasjon",) if uten else ("fremtidigSituasjon", "tilbakeIArbeid")
    if variant == Variant.REAKTIVERING:
        forst = ("sammeSituasjon",)
        return (*forst, *_ordinaer(svar)) if svar.get("sammeSituasjon") == "NEI" else forst
    return tuple(_ordinaer(svar))


def _ordinaer(svar: Mapping[str, str]) -> Iterator[str]:
    situasjon = svar.get("dinSituasjon", "")
    yield "dinSituasjon"
    if situasjon not in HAR_JOBBET and situasjon != "ALDRI_HATT_JOBB":
        yield "sisteStilling"
    if har_jobbet(svar):
        yield "stilling"
    if situasjon != "VIL_FORTSETTE_I_JOBB":
        yield "utdanning"
        if svar.get("utdanning", INGEN_SVAR) not in _UTEN_UTDANNING:
            yield "utdanningBestatt"
            yield "utdanningGodkjent"
    yield "helseHinder"
    yield "andreForhold"


def har_jobbet(svar: Mapping[str, str]) -> bool:
    """Whether the answers say that the person has, or has had, a job."""
    situasjon = svar.get("dinSituasjon", "")
    if situasjon == "ALDRI_HATT_JOBB":
        return False
    return situasjon in HAR_JOBBET or svar.get("sisteStilling") == "HAR_HATT_JOBB"


def les_svar(sporsmal: Sporsmal, verdi: str) -> str:
    """The answer, cleaned. Regelbrudd MANGLER_SVAR or UKJENT_SVAR, or of a text that is too long."""
    if sporsmal.skrives:
        verdi = " ".join(krev_lengde(verdi, felt=sporsmal.kode, maks=STILLING_MAKS).split())
    if not verdi:
        raise Regelbrudd("MANGLER_SVAR", felt=sporsmal.kode)
    if not sporsmal.skrives and verdi not in {s.kode for s in sporsmal.svar}:
        raise Regelbrudd("UKJENT_SVAR", felt=sporsmal.kode)
    return verdi


def krev_at_det_sporres(variant: Variant, svar: Mapping[str, str], kode: str) -> None:
    """Regelbrudd when the question is not put to somebody who has answered so: what the answer
    contradicts, when it does, else SPORSMALET_STILLES_IKKE."""
    if kode in vei(variant, svar):
        return
    for felt, feil in motsigelser(svar):
        if felt == kode:
            raise Regelbrudd(feil, felt=kode)
    raise Regelbrudd("SPORSMALET_STILLES_IKKE", felt=kode)


def motsigelser(svar: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Answers that cannot both be true: the question, and the kode of why.

    Each pair is looked at by itself and in one direction (ADR 32): an answer that says the same as
    the situation already has said is not a contradiction, though nobody asked for it.
    """
    situasjon = svar.get("dinSituasjon", INGEN_SVAR)
    siste = svar.get("sisteStilling", INGEN_SVAR)
    stilling = svar.get("stilling", "")
    if situasjon == "ALDRI_HATT_JOBB" and siste == "HAR_HATT_JOBB":
        yield "sisteStilling", "ALDRI_JOBBET_MEN_HATT_JOBB"
    if situasjon in HAR_JOBBET and siste == "HAR_IKKE_HATT_JOBB":
        yield "sisteStilling", "I_JOBB_MEN_ALDRI_JOBBET"
    if stilling and (situasjon == "ALDRI_HATT_JOBB" or siste == "HAR_IKKE_HATT_JOBB"):
        yield "stilling", "STILLING_UTEN_JOBB"
    if svar.get("utdanning", INGEN_SVAR) in _UTEN_UTDANNING:
        for kode in ("utdanningBestatt", "utdanningGodkjent"):
            if svar.get(kode, INGEN_SVAR) != INGEN_SVAR:
                yield kode, "UTDANNING_UTEN_UTDANNING"


def kontroller(
    variant: Variant, sett: Sporsmalssett, svar: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The answers to what is put, in order. UgyldigInndata with one Regelbrudd for each that is
    missing, unknown or in contradiction with another."""
    ut, feil = [], []
    for kode in vei(variant, svar):
        try:
            ut.append((kode, les_svar(sett.sporsmal[kode], svar.get(kode, ""))))
        except Regelbrudd as brudd:
            feil.append(brudd)
    feil += [Regelbrudd(grunn, felt=kode) for kode, grunn in motsigelser(dict(ut))]
    if feil:
        raise UgyldigInndata(feil)
    return tuple(ut)
