"""What a goal may say, and how two texts differ. Plain Python."""

import re
from datetime import date, timedelta
from difflib import SequenceMatcher

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.mal.values import SKALA, Bit, Bitslag, Forventningsstatus, Malstatus

LENGST_FREM = timedelta(days=3660)
"""Ten years: what lies further ahead is a typing error."""
TIDLIGST = date(2000, 1, 1)
_ORD = re.compile(r"\s+|[^\s]+")


def krev_skala(verdi: int | None, *, felt: str) -> int | None:
    if verdi is not None and verdi not in SKALA:
        raise Regelbrudd("UTENFOR_SKALA", felt=felt, fra=SKALA.start, til=SKALA.stop - 1)
    return verdi


def krev_brukers_vurdering(
    aktor: Aktor, *, gammel: tuple[int | None, int | None], ny: tuple[int | None, int | None]
) -> None:
    """How important and realistic a goal is, only the user can say (product rule)."""
    if not aktor.er_bruker and gammel != ny:
        raise Regelbrudd("BARE_BRUKER_VURDERER", felt="viktighet")


def krev_revurderes(verdi: date | None, *, gammel: date | None, i_dag: date) -> date | None:
    """A review lies ahead; one that has passed may stand until somebody changes it."""
    if verdi is not None and verdi != gammel:
        if verdi < i_dag:
            raise Regelbrudd("DATO_I_FORTIDEN", felt="revurderes")
        _krev_rimelig(verdi, felt="revurderes", i_dag=i_dag)
    return verdi


def krev_frist(verdi: date | None, *, i_dag: date) -> date | None:
    """A milestone may have had its date already: it can be written down afterwards."""
    if verdi is not None:
        _krev_rimelig(verdi, felt="frist", i_dag=i_dag)
    return verdi


def krev_forventningsfrist(verdi: date | None, *, gammel: date | None, i_dag: date) -> date | None:
    """A deadline lies ahead; one that has passed may stand until somebody changes it."""
    if verdi is not None and verdi != gammel:
        if verdi < i_dag:
            raise Regelbrudd("DATO_I_FORTIDEN", felt="frist")
        _krev_rimelig(verdi, felt="frist", i_dag=i_dag)
    return verdi


def krev_forventningsstatus(fra: Forventningsstatus, til: Forventningsstatus, grunn: str) -> None:
    """From any to any other; to withdraw, or to expect again, needs a word on why."""
    if fra == til:
        raise Regelbrudd("SAMME_STATUS", felt="status")
    if not grunn and til != Forventningsstatus.OPPFYLT:
        raise Regelbrudd("MANGLER", felt="grunn")


def _krev_rimelig(verdi: date, *, felt: str, i_dag: date) -> None:
    if not TIDLIGST <= verdi <= i_dag + LENGST_FREM:
        raise Regelbrudd("URIMELIG_DATO", felt=felt, tidligst=TIDLIGST, senest=i_dag + LENGST_FREM)


def krev_statusendring(fra: Malstatus, til: Malstatus, grunn: str) -> None:
    """From any status to any other; putting away or taking up again needs a word on why."""
    if fra == til:
        raise Regelbrudd("SAMME_STATUS", felt="status")
    if not grunn and Malstatus.NADD not in (fra, til):
        raise Regelbrudd("MANGLER", felt="grunn")


def ordforskjell(fra: str, til: str) -> tuple[Bit, ...]:
    """Two texts as runs of words: same, gone, new. Joining LIK and NY gives `til` back."""
    a, b = _ORD.findall(fra), _ORD.findall(til)
    biter: list[Bit] = []
    for slag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if slag == "equal":
            biter.append(Bit(Bitslag.LIK, "".join(a[a1:a2])))
            continue
        if a1 < a2:
            biter.append(Bit(Bitslag.FJERNET, "".join(a[a1:a2])))
        if b1 < b2:
            biter.append(Bit(Bitslag.NY, "".join(b[b1:b2])))
    return tuple(biter)
