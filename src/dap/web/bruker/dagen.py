"""What waits today, as lines with a count: each opens the overview with the same condition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from django.utils.translation import gettext, ngettext

from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.kontor import queries as kontorene
from dap.portefolje import queries
from dap.portefolje.values import MEG, Sortering, Utvalg
from dap.tilgang.policies import PLANROLLER
from dap.web.felles.navigasjon import adresse_for
from dap.web.felles.person import lenke_til

SORTERING: Mapping[str, Sortering] = {
    "frist_ute": Sortering("svarfrist"),
    "venter_nav": Sortering("svarfrist"),
    "huskelapp_i_dag": Sortering("huskelapp_frist"),
    "har_behov": Sortering("behov", synkende=True),
}
"""How the list of a status is sorted; the others as the overview is."""
_MED_FRIST = ("frist_ute", "venter_nav")
_VIST = 3


@dataclass(frozen=True, slots=True)
class Ventende:
    """Somebody who waits for an answer, and how long there is left of the time for it."""

    navn: str
    adresse: str
    tid: str
    over: bool


@dataclass(frozen=True, slots=True)
class Linje:
    tekst: str
    antall: int
    adresse: str
    """Empty when there is nobody to show."""
    ventende: Sequence[Ventende] = ()


def dagens_linjer(aktor: Aktor, *, naa: datetime, kontor: tuple[str, ...] = ()) -> list[Linje]:
    """Of one's own users (at `kontor` alone, when it is said), in the order of the office; nothing for
    who has none. One question for all the counts, and one for who waits."""
    if not aktor.har_rolle(*PLANROLLER):
        return []
    tall = queries.statustall(aktor, kontor, naa, veileder=MEG)
    if not tall.total:
        return []
    statuser = {s.nokkel: s for s in queries.STATUSER}
    oversikten = adresse_for("oversikt:liste")
    vist = queries.dagsrekke(kontor or sorted(aktor.kontorer)).vist
    ventende = _ventende(aktor, vist, tall.antall, kontor, naa)
    ut = []
    for nokkel in vist:
        if (antall := tall.antall.get(nokkel)) is None:
            continue
        sporring = queries.skriv(_utvalg(nokkel, kontor))
        adresse = f"{oversikten}?{sporring}" if oversikten and antall else ""
        ut.append(
            Linje(gettext(statuser[nokkel].etikett), antall, adresse, ventende.get(nokkel, ()))
        )
    return ut


def vikar_for(aktor: Aktor, u: Utvalg, naa: datetime) -> list[tuple[str, str]]:
    """The users of those that the reader stands in for today, asked as `u` asks: text and address."""
    borte = kontorene.navn(kontorene.vikarierer_for(aktor.id, dag=dato(naa)))
    til = adresse_for("oversikt:liste")
    return [
        (
            gettext("Brukerne til %(navn)s") % {"navn": navn},
            f"{til}?{queries.skriv(replace(u.fra_start(), hos=str(id_)))}",
        )
        for id_, navn in sorted(borte.items(), key=lambda par: par[1])
        if u.hos != str(id_)
    ]


def _utvalg(nokkel: str, kontor: tuple[str, ...]) -> Utvalg:
    sortering = SORTERING.get(nokkel)
    vilkar = next(s.vilkar for s in queries.STATUSER if s.nokkel == nokkel)
    return Utvalg(kontor, hos=MEG, sortering=(sortering,) if sortering else ()).med(vilkar)


def _ventende(
    aktor: Aktor,
    vist: Sequence[str],
    antall: Mapping[str, int],
    kontor: tuple[str, ...],
    naa: datetime,
) -> dict[str, list[Ventende]]:
    """The first of those who wait, where the deadline is out and where it is not: nobody twice."""
    if not any(antall.get(n) for n in vist if n in _MED_FRIST):
        return {}
    utvalg = Utvalg(
        kontor, hos=MEG, kolonner=("navn", "svarfrist"), sortering=(SORTERING["venter_nav"],)
    ).med(next(s.vilkar for s in queries.STATUSER if s.nokkel == "venter_nav"))
    alle = [
        Ventende(
            f"{r.fornavn} {r.etternavn}",
            lenke_til("dialog:liste", r.person_id),
            tid_igjen(r.celler["svarfrist"], naa),
            r.celler["svarfrist"] < naa,
        )
        for r in queries.eksport(aktor, utvalg, naa)
        if r.celler["svarfrist"] is not None
    ]
    ute = "frist_ute" in vist
    return {
        "frist_ute": list(islice((v for v in alle if v.over), _VIST)),
        "venter_nav": list(islice((v for v in alle if not (v.over and ute)), _VIST)),
    }


def tid_igjen(frist: datetime, naa: datetime) -> str:
    """In hours when they are few, else in days: what one plans the day by."""
    over = frist < naa
    minutter = int(abs(frist - naa).total_seconds() // 60)
    if minutter < 60:
        ord_ = gettext("under én time")
    elif minutter < 48 * 60:
        n = minutter // 60
        ord_ = ngettext("%(n)s time", "%(n)s timer", n) % {"n": n}
    else:
        n = minutter // (24 * 60)
        ord_ = ngettext("%(n)s døgn", "%(n)s døgn", n) % {"n": n}
    return (gettext("%(tid)s over fristen") if over else gettext("%(tid)s igjen")) % {"tid": ord_}
