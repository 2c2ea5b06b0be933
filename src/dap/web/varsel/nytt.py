"""«Nytt siden sist»: what others did since the reader last looked at the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from dap.dialog import queries as dialog
from dap.hendelse import queries as hendelse
from dap.hendelse.values import Hendelsesrad
from dap.tilgang.values import Personinnsyn
from dap.web.varsel.tekster import HENDELSER, adresse

LENGST_TILBAKE = timedelta(days=60)
PLAN = "PLAN"


@dataclass(frozen=True, slots=True)
class Nytt:
    tekst: str
    tid: datetime
    adresse: str
    av_bruker: bool


def nytt_siden_sist(innsyn: Personinnsyn, *, naa: datetime, antall: int = 10) -> list[Nytt]:
    """Newest first, one line for each kind of thing that happened to each record. Two or three queries."""
    sett = hendelse.sist_sett(innsyn)
    plan = sett.get((PLAN, innsyn.person_id), naa - LENGST_TILBAKE)
    fra = max(plan, naa - LENGST_TILBAKE)
    skjulte = dialog.skjulte_trader(innsyn)
    rader = hendelse.hendelser(innsyn, fra=fra, av_andre=True, antall=100, skjulte=skjulte)
    person_id = None if innsyn.er_bruker else innsyn.person_id
    nye: dict[tuple[str, UUID], Nytt] = {}
    for rad in rader:
        nokkel = (rad.type, rad.objekt_id)
        if rad.type in HENDELSER and nokkel not in nye and _er_ny(rad, sett):
            nye[nokkel] = Nytt(
                str(HENDELSER[rad.type]),
                rad.tid,
                adresse(rad.objekt_type, rad.objekt_id, person_id),
                rad.aktor_type == "BRUKER",
            )
    return list(nye.values())[:antall]


def _er_ny(rad: Hendelsesrad, sett: Mapping[tuple[str, UUID], datetime]) -> bool:
    lest = sett.get((rad.objekt_type, rad.objekt_id))
    return lest is None or lest < rad.tid
