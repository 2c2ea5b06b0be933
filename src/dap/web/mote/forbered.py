"""Before and during a meeting: what has changed, what is open, and what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from dap.aktivitet import queries as aktivitet
from dap.dialog import queries as dialog
from dap.felles.tid import dato, midnatt
from dap.hendelse import queries as hendelse
from dap.hendelse.values import Hendelsesrad
from dap.mal import queries as mal
from dap.mote import queries
from dap.mote.values import OBJEKT, Motedata
from dap.tilgang.values import Personinnsyn
from dap.web.felles.ytring import dag
from dap.web.varsel.tekster import adresse, hendelsestekst

ANTALL = 8
UTEN_TIDLIGERE = timedelta(days=60)
"""How far back one looks when there was no meeting before."""


@dataclass(frozen=True, slots=True)
class Linje:
    tekst: str
    naar: str
    lenke: str


@dataclass(frozen=True, slots=True)
class Forberedelse:
    siden: datetime
    forrige: UUID | None
    """The meeting that it is counted from."""
    endringer: list[Linje]
    sporsmal: list[Linje]


def forbered(innsyn: Personinnsyn, m: Motedata, *, naa: datetime) -> Forberedelse:
    """The same for both sides, each with what they may see."""
    forrige = queries.siste_mote(innsyn, naa=naa, for_=m.id)
    siden = forrige.start if forrige and forrige.start else naa - UTEN_TIDLIGERE
    rader = _hendelser(innsyn, siden, 100)
    return Forberedelse(
        siden,
        forrige.id if forrige else None,
        list(_endringer(innsyn, rader))[:ANTALL],
        list(_sporsmal(innsyn))[:ANTALL],
    )


def _hendelser(innsyn: Personinnsyn, fra: datetime, antall: int) -> list[Hendelsesrad]:
    """Nothing of a conversation that lies in the other room now."""
    skjulte = dialog.skjulte_trader(innsyn)
    return hendelse.hendelser(innsyn, fra=fra, antall=antall, skjulte=skjulte)


def _person(innsyn: Personinnsyn) -> UUID | None:
    return None if innsyn.er_bruker else innsyn.person_id


def _endringer(innsyn: Personinnsyn, rader: Iterable[Hendelsesrad]) -> Iterable[Linje]:
    """One line for each record, with the last thing that happened to it; meetings speak for themselves."""
    titler, sett = None, set()
    for rad in rader:
        hva = hendelsestekst(rad.type)
        if rad.objekt_type == OBJEKT or rad.objekt_id in sett or not hva:
            continue
        sett.add(rad.objekt_id)
        titler = titler if titler is not None else _titler(innsyn)
        lenke = adresse(rad.objekt_type, rad.objekt_id, _person(innsyn))
        navn = titler.get(rad.objekt_id, "")
        naar = dag(dato(rad.tid))
        yield Linje(navn or hva, f"{hva} {naar}" if navn else naar, lenke)


def _sporsmal(innsyn: Personinnsyn) -> Iterable[Linje]:
    for t in dialog.tradliste(innsyn):
        if t.historisk or not (t.venter_paa_nav_siden or t.venter_paa_bruker_siden):
            continue
        lenke = adresse("TRAD", t.id, _person(innsyn))
        hvem = _("Venter på NAV") if t.venter_paa_nav_siden else _("Venter på brukeren")
        if innsyn.er_bruker and t.venter_paa_bruker_siden:
            hvem = _("Venter på deg")
        yield Linje(t.overskrift, hvem, lenke)


NYTT = {
    "AKTIVITET_OPPRETTET": "AKTIVITET",
    "AKTIVITET_FORESLATT": "AKTIVITET",
    "AKTIVITET_AVTALT": "AKTIVITET",
    "MAL_OPPRETTET": "MAL",
    "MAL_ENDRET": "MAL",
    "FORVENTNING_SATT": "FORVENTNING",
}
"""What counts as decided in a meeting, and the kind of record it made."""


def besluttet(innsyn: Personinnsyn, m: Motedata) -> list[Linje]:
    """Activities, goals and expectations made or agreed from the meeting's start to the end of the
    day it ends."""
    if m.start is None or m.slutt is None:
        return []
    slutt = midnatt(dato(m.slutt) + timedelta(days=1))
    rader = [
        r
        for r in _hendelser(innsyn, m.start - timedelta(seconds=1), 300)
        if r.tid < slutt and r.type in NYTT
    ]
    if not rader:
        return []
    titler = _titler(innsyn)
    ut: dict[UUID, Linje] = {}
    for r in reversed(rader):
        if r.objekt_id in titler:
            lenke = adresse(NYTT[r.type], r.objekt_id, _person(innsyn))
            ut[r.objekt_id] = Linje(titler[r.objekt_id], hendelsestekst(r.type), lenke)
    return list(ut.values())


def _titler(innsyn: Personinnsyn) -> dict[UUID, str]:
    titler = {k.id: _(k.tittel) if k.fast_tittel else k.tittel for k in aktivitet.plan(innsyn)}
    titler |= {t.id: t.overskrift for t in dialog.tradliste(innsyn)}
    bilde = mal.malbilde(innsyn)
    titler |= {f.id: f.tekst for f in bilde.forventninger}
    return titler | {m.id: m.tekst for m in bilde.mal}
