"""When a warning may be given, extended and ended, and what its blanks must hold. Plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dap.eskalering.maler import Felt, Feltslag, Mal
from dap.eskalering.values import (
    AVSLUTTES_AV_NAV,
    GRUNN_MAKS,
    MELDING_MAKS,
    OPPFORES_ETTER,
    POSTGANG,
    SPRAK,
    Status,
)
from dap.felles.blanke import krev_utfylt
from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.felles.tekst import krev_lengde
from dap.felles.tid import er_arbeidsdag, neste_arbeidsdag

LENGSTE_FRIST = timedelta(days=90)
TIDLIGSTE_DATO = date(2000, 1, 1)
FRIST = "frist"


class AlleredeAktiv(Regelbrudd):
    """One warning at a time."""

    kode = "ESKALERING_ALLEREDE_AKTIV"


class IkkeAktiv(Regelbrudd):
    """It has ended."""

    kode = "ESKALERING_IKKE_AKTIV"


def arbeidsdag_fra(dag: date) -> date:
    """The day itself when it is a working day, else the next one."""
    return dag if er_arbeidsdag(dag) else neste_arbeidsdag(dag)


def tidligste_frist(dag: date, minst_dager: int, *, per_post: bool) -> date:
    """The first day that can be the deadline of what is sent that day."""
    post = POSTGANG if per_post else timedelta()
    return arbeidsdag_fra(dag + timedelta(days=minst_dager) + post)


def seneste_frist(dag: date) -> date:
    return dag + LENGSTE_FRIST


def krev_frist(frist: date, *, tidligst: date, dag: date) -> date:
    """A working day, not before `tidligst` and within three months."""
    senest = seneste_frist(dag)
    if frist < tidligst:
        raise Regelbrudd("FRIST_FOR_KORT", felt=FRIST, tidligst=tidligst)
    if frist > senest:
        raise Regelbrudd("FRIST_FOR_LANG", felt=FRIST, senest=senest)
    if not er_arbeidsdag(frist):
        raise Regelbrudd("FRIST_IKKE_ARBEIDSDAG", felt=FRIST, neste=neste_arbeidsdag(frist))
    return frist


def krev_ny_frist(ny: date, *, na: date, dag: date) -> date:
    """Later than the one that stands, and ahead."""
    tidligst = arbeidsdag_fra(max(na, dag) + timedelta(days=1))
    return krev_frist(ny, tidligst=tidligst, dag=dag)


def krev_felter(mal: Mal, verdier: Mapping[str, str], *, dag: date) -> dict[str, str]:
    """The blanks of the template, cleaned; dates as ISO. UgyldigInndata names every one that is wrong.

    A blank that the template does not have is refused too: nobody would read what was written in it.
    """
    ukjente = set(verdier) - {f.navn for f in mal.felter}
    feil = [Regelbrudd("UKJENT_MALFELT", felter=navn) for navn in sorted(ukjente)]
    ut: dict[str, str] = {}
    for felt in mal.felter:
        try:
            ut[felt.navn] = _verdi(felt, verdier.get(felt.navn, ""), dag)
        except Regelbrudd as brudd:
            feil.append(brudd)
    if feil:
        raise UgyldigInndata(feil)
    return ut


def _verdi(felt: Felt, verdi: str, dag: date) -> str:
    tekst = krev_lengde(verdi, felt=felt.navn, minst=1, maks=felt.maks)
    if felt.slag in {Feltslag.DATO, Feltslag.DATO_FOR}:
        return _dato(felt, tekst, dag).isoformat()
    krev_utfylt(tekst, felt=felt.navn)
    return tekst


def _dato(felt: Felt, tekst: str, dag: date) -> date:
    try:
        dato = date.fromisoformat(tekst)
    except ValueError as feil:
        raise Regelbrudd("UGYLDIG_DATO", felt=felt.navn) from feil
    if felt.slag == Feltslag.DATO_FOR and dato > dag:
        raise Regelbrudd("DATO_I_FRAMTIDEN", felt=felt.navn)
    senest = seneste_frist(dag) + timedelta(days=365)
    if not TIDLIGSTE_DATO <= dato <= senest:
        raise Regelbrudd("URIMELIG_DATO", felt=felt.navn, tidligst=TIDLIGSTE_DATO, senest=senest)
    return dato


def krev_sprak(sprak: str) -> str:
    if sprak not in SPRAK:
        raise Regelbrudd("UKJENT_SPRAK", felt="sprak")
    return sprak


def krev_grunn(grunn: str) -> str:
    """The user reads it."""
    grunn = krev_lengde(grunn, felt="grunn", minst=1, maks=GRUNN_MAKS)
    krev_utfylt(grunn, felt="grunn")
    return grunn


def krev_melding(melding: str) -> str:
    melding = krev_lengde(melding, felt="melding", maks=MELDING_MAKS)
    krev_utfylt(melding, felt="melding")
    return melding


def krev_postet(postet: date, *, sendt: date, dag: date) -> date:
    """Posted between the sending and today."""
    return _mellom(postet, sendt, dag, felt="postet")


def _mellom(dato: date, fra: date, til: date, *, felt: str) -> date:
    if not fra <= dato <= til:
        raise Regelbrudd("URIMELIG_DATO", felt=felt, tidligst=fra, senest=til)
    return dato


def kommer(postet: date) -> date:
    """The day a letter posted that day has come."""
    return postet + POSTGANG


@dataclass(frozen=True, slots=True)
class Stilling:
    """What an end is judged by."""

    frist: date
    levert: bool
    besvart: bool
    dag: date


def krev_kan_avsluttes(som: Status, s: Stilling) -> None:
    """Regelbrudd when a warning cannot end so.

    Nobody decides on a benefit before the user has proven got the warning, and has answered or let
    the deadline pass (fvl. § 16).
    """
    if som not in AVSLUTTES_AV_NAV:
        raise Regelbrudd("UKJENT_UTFALL", felt="status")
    if som != Status.VIDERE:
        return
    if not s.levert and not s.besvart:
        raise Regelbrudd("VARSELET_ER_IKKE_LEVERT", felt="status")
    if not s.besvart and s.dag <= s.frist:
        raise Regelbrudd("FRISTEN_ER_IKKE_UTE", felt="status", frist=s.frist)


def er_utlopt(sendt: date, frist: date, dag: date) -> bool:
    """Ten days have passed since it was sent, and the deadline is behind us."""
    return dag >= sendt + OPPFORES_ETTER and dag > frist
