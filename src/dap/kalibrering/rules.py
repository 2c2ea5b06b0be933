"""When a round can be opened, answered and read, and what the answers come to. Plain Python."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from uuid import UUID

from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato, midnatt
from dap.kalibrering import kappa
from dap.kalibrering.anonym import har_fnr
from dap.kalibrering.values import (
    BEGRUNNELSE_MAKS,
    MAKS_SAKER,
    MINST_DELTAKERE,
    MINST_SVAR,
    TEKST_MAKS,
    TITTEL_MAKS,
    Fordeling,
    Innsatsgruppe,
    Kappa,
    Maal,
    Resultat,
    Saksresultat,
    Status,
    Uten,
    Ytring,
)

LENGST = timedelta(days=90)
Avgitt = tuple[UUID, UUID, Ytring]
"""Who answered (never shown), which case, and what."""


def status(
    *, apnet: datetime | None, lukket: datetime | None, frist: datetime, alle_har_svart: bool,
    naa: datetime,
) -> Status:  # fmt: skip
    if apnet is None:
        return Status.FORBEREDES
    if lukket is not None or frist <= naa or alle_har_svart:
        return Status.AVSLUTTET
    return Status.APEN


def krev_tittel(tittel: str) -> str:
    return krev_lengde(tittel, felt="tittel", maks=TITTEL_MAKS, minst=1)


def krev_frist(dag: date, naa: datetime) -> datetime:
    """The end of the last day: after today, within 90 days."""
    i_dag = dato(naa)
    if not i_dag < dag <= i_dag + LENGST:
        raise Regelbrudd(
            "URIMELIG_DATO", felt="frist", tidligst=i_dag + timedelta(days=1), senest=i_dag + LENGST
        )
    return midnatt(dag + timedelta(days=1))


def krev_sakstekst(tekst: str, *, anonymisert: bool) -> str:
    """Raises MANGLER, FOR_LANG, FNR_I_SAKEN, or IKKE_BEKREFTET_ANONYM when no human has said so."""
    tekst = krev_lengde(tekst, felt="tekst", maks=TEKST_MAKS, minst=1)
    if har_fnr(tekst):
        raise Regelbrudd("FNR_I_SAKEN", felt="tekst")
    if not anonymisert:
        raise Regelbrudd("IKKE_BEKREFTET_ANONYM", felt="anonymisert")
    return tekst


def krev_begrunnelse(tekst: str) -> str:
    return krev_lengde(tekst, felt="begrunnelse", maks=BEGRUNNELSE_MAKS, minst=1)


def krev_plass(antall: int) -> None:
    if antall >= MAKS_SAKER:
        raise Regelbrudd("FOR_MANGE_SAKER", maks=MAKS_SAKER)


def krev_apnes(*, saker: int, deltakere: int, frist: datetime, naa: datetime) -> None:
    if not saker:
        raise Regelbrudd("RUNDE_UTEN_SAKER")
    if deltakere < MINST_DELTAKERE:
        raise Regelbrudd("FOR_FA_DELTAKERE", minst=MINST_DELTAKERE)
    if frist <= naa:
        raise Regelbrudd("FRISTEN_ER_UTE")


def krev_status(er: Status, ventet: Status) -> None:
    """Regelbrudd RUNDE_FORBEREDES, RUNDE_APEN or RUNDE_AVSLUTTET: what the round is, instead."""
    if er != ventet:
        raise Regelbrudd(f"RUNDE_{er.value}")


# --- what the answers come to -------------------------------------------------------------------


def resultat(saker: Sequence[UUID], svar: Iterable[Avgitt], *, deltakere: int) -> Resultat:
    """The spread of each case, and the agreement in all of them."""
    per_sak: dict[UUID, list[Ytring]] = defaultdict(list)
    per_hvem: dict[UUID, dict[UUID, Innsatsgruppe]] = defaultdict(dict)
    for hvem, sak, y in svar:
        per_sak[sak].append(y)
        per_hvem[hvem][sak] = y.gruppe
    valg = [[y.gruppe for y in per_sak[sak]] for sak in saker]
    return Resultat(
        saker=tuple(_sak(sak, per_sak[sak]) for sak in saker),
        enighet=_prosent(kappa.enighet(valg)),
        kappa=_kappa(saker, valg, list(per_hvem.values())),
        antall_deltakere=deltakere,
        antall_svart=len(per_hvem),
    )


def _sak(sak: UUID, svar: list[Ytring]) -> Saksresultat:
    n = len(svar)
    if n < MINST_SVAR:
        return Saksresultat(sak, n, None, (), ())
    telt = Counter(y.gruppe for y in svar)
    return Saksresultat(
        sak_id=sak,
        antall_svar=n,
        enighet=_prosent(kappa.parvis_enighet([y.gruppe for y in svar])),
        fordeling=tuple(Fordeling(g, telt[g], round(100 * telt[g] / n)) for g in Innsatsgruppe),
        ytringer=tuple(sorted(svar, key=_uten_rekkefolge)),
    )


def _uten_rekkefolge(y: Ytring) -> tuple[int, str]:
    """By group, and within it in no order that tells who came first or last."""
    return list(Innsatsgruppe).index(y.gruppe), sha256(y.begrunnelse.encode()).hexdigest()


def _kappa(
    saker: Sequence[UUID],
    valg: Sequence[Sequence[Innsatsgruppe]],
    hver: Sequence[Mapping[UUID, Innsatsgruppe]],
) -> Kappa:
    if len(hver) < 2:
        return Kappa(None, None, Uten.FOR_FA_SVAR)
    maal = Maal.COHEN if len(hver) == 2 else Maal.FLEISS
    if maal == Maal.COHEN:
        en, to = hver
        par = [(en[s], to[s]) for s in saker if s in en and s in to]
        antall, verdi = len(par), kappa.cohens_kappa(par)
    else:
        brukte = [v for v in valg if len(v) >= MINST_SVAR]
        antall, verdi = len(brukte), kappa.fleiss_kappa(Counter(v) for v in brukte)
    if verdi is not None:
        return Kappa(float(verdi), maal)
    if not antall:
        return Kappa(None, maal, Uten.FOR_FA_SVAR)
    return Kappa(None, maal, Uten.FOR_FA_SAKER if antall < 2 else Uten.EN_GRUPPE)


def _prosent(andel: Fraction | None) -> int | None:
    return None if andel is None else round(100 * andel)
