"""When something may be sent: plain functions of the clock. Instants are UTC, hours are Oslo's."""

from datetime import datetime, time, timedelta

from dap.felles.tid import OSLO, oslo
from dap.varsel.values import Regel, Samling, Valg

SAMLETID = time(8)
"""When the day's digest goes."""
LEIE = timedelta(minutes=5)
"""How long a worker has alone what it took. One that is killed is forgotten after this."""
MAKS_FORSOK = 12
_FORSTE_VENTING = timedelta(minutes=1)
_LENGSTE_VENTING = timedelta(hours=6)


def er_stille(naa: datetime, valg: Valg) -> bool:
    """Whether the clock on the wall stands in the person's quiet hours."""
    klokka, fra, til = oslo(naa).time(), valg.stille_fra, valg.stille_til
    if fra <= til:
        return fra <= klokka < til
    return klokka >= fra or klokka < til


def etter_stille(naa: datetime, valg: Valg) -> datetime:
    """`naa`, or when the quiet hours that it stands in are over."""
    return neste_klokkeslett(naa, valg.stille_til) if er_stille(naa, valg) else naa


def neste_klokkeslett(etter: datetime, klokka: time) -> datetime:
    """The first instant after `etter` when clocks in Oslo show it. On the night when summer time
    begins, an hour that does not exist is shown an hour later; when it ends, it comes twice."""
    dag = oslo(etter).date()
    mulige = (
        datetime.combine(dag + timedelta(days=d), klokka.replace(fold=fold), tzinfo=OSLO)
        for d in (0, 1)
        for fold in (0, 1)
    )
    return min(t for m in mulige if (t := m.astimezone(etter.tzinfo)) > etter)


def naar(
    naa: datetime, *, tidligst: datetime, regel: Regel, valg: Valg, sist_sendt: datetime | None
) -> datetime:
    """When it goes: now, or the moment to look at it again.

    Not before it is due, with the day's digest where the user wants that, not on the heels of another
    about the same, and not in quiet hours. A clock that was ahead makes nobody wait for longer than
    the rule itself says.
    """
    tid = max(naa, tidligst)
    if regel.samles and valg.samling == Samling.DAGLIG:
        tid = max(tid, neste_klokkeslett(tidligst, SAMLETID))
    if regel.struping and sist_sendt is not None:
        tid = max(tid, min(sist_sendt, naa) + regel.struping)
    return etter_stille(tid, valg)


def etter_feil(naa: datetime, forsok: int) -> datetime:
    """When to try again after `forsok` tries: a minute, two, four …, at most six hours."""
    ganger = 1 << max(0, min(forsok, MAKS_FORSOK) - 1)
    return naa + min(_FORSTE_VENTING * ganger, _LENGSTE_VENTING)
