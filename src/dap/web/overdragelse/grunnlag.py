"""The first draft of the summary, made of facts: what the user, too, can read in the state's room.

Nothing of drafts, notes or minutes that are not shared, and nothing of the other room.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import FERDIGE
from dap.dialog import queries as dialog
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.mal import queries as mal
from dap.mal.values import Malstatus
from dap.mote import queries as mote
from dap.oppfolging.queries import statusbilde
from dap.overdragelse.values import MAKS_DEL, Del
from dap.person.queries import persondata
from dap.referat import queries as referat
from dap.tilgang.values import Personinnsyn
from dap.vedtak import queries as vedtak
from dap.vedtak.values import APNE_KLAGER
from dap.web.felles.ytring import dag, tidspunkt
from dap.web.mote.tekster import naar
from dap.web.oppfolging.tekster import tilrettelegging
from dap.web.plan.ytelser import igjen, navn, periode
from dap.web.vedtak.tekster import KLAGESTATUS, gruppe
from dap.ytelse import queries as ytelse

ANTALL = 10


def lag(innsyn: Personinnsyn, *, naa: datetime) -> dict[Del, str]:
    """Each part as text, a line a fact; what there is nothing of is empty."""
    statens = replace(innsyn, rom=innsyn.rom & {Rom.STAT})
    return {
        del_: "\n".join(linjer(statens, naa))[:MAKS_DEL].strip() for del_, linjer in _LINJER.items()
    }


def _mal(innsyn: Personinnsyn, naa: datetime) -> Iterator[str]:
    bilde = mal.malbilde(innsyn)
    for s in bilde.situasjoner:
        if s.tekst:
            yield s.tekst
    for m in bilde.mal:
        if m.status == Malstatus.AKTIV:
            yield _("Mål: %(tekst)s") % {"tekst": m.tekst}
            for d in m.milepaeler:
                yield _("– %(tekst)s (nådd)") % {"tekst": d.tekst} if d.nadd else f"– {d.tekst}"


def _avtalt(innsyn: Personinnsyn, naa: datetime) -> Iterator[str]:
    for a in aktivitet.plan(innsyn):
        if a.avtalt and not a.historisk and a.status not in FERDIGE:
            tittel = gettext(a.tittel) if a.fast_tittel else a.tittel
            til = _(", til %(dag)s") % {"dag": dag(a.til_dato)} if a.til_dato else ""
            yield f"{tittel}{til}"


def _sporsmal(innsyn: Personinnsyn, naa: datetime) -> Iterator[str]:
    for t in dialog.siste_og_ventende(innsyn)[1]:
        hvem = (
            _("venter på svar fra NAV")
            if t.venter_paa_nav_siden is not None
            else _("venter på svar fra brukeren")
        )
        yield f"{t.overskrift}: {hvem}"


def _datoer(innsyn: Personinnsyn, naa: datetime) -> Iterator[str]:
    i_dag = dato(naa)
    for m in mote.moter(innsyn, naa=naa).kommende[:ANTALL]:
        if m.start is not None:
            yield _("Møte: %(tittel)s, %(naar)s") % {
                "tittel": m.tittel, "naar": naar(m.start, m.varighet),
            }  # fmt: skip
    for dagen, tekst, _type, _id in mal.neste_datoer(innsyn, fra=i_dag, antall=ANTALL):
        yield f"{dag(dagen)}: {tekst}"
    for _id, tittel, fast, til in aktivitet.neste_frister(innsyn, fra=i_dag, antall=ANTALL):
        navn = gettext(tittel) if fast else tittel
        yield f"{dag(til)}: {navn}"


def _referat(innsyn: Personinnsyn, naa: datetime) -> Iterator[str]:
    """The newest shared minutes, as they were shared."""
    delte = [r for r in referat.referater(innsyn, naa=naa) if r.er_delt]
    if not delte:
        return
    siste = max(delte, key=lambda r: (r.dag, r.id))
    yield f"{siste.tema}, {dag(siste.dag)}"
    gjeldende = referat.ett_referat(innsyn, siste.id, naa=naa).gjeldende
    if gjeldende is not None:
        yield gjeldende.tekst


def _vedtak(innsyn: Personinnsyn, naa: datetime) -> Iterator[str]:
    v = vedtak.gjeldende_med_alt(innsyn)
    if v is None:
        return
    yield f"{gruppe(v.innsatsgruppe, v.fattet)}, {tidspunkt(v.fattet)}"
    for k in v.klager:
        if k.status in APNE_KLAGER:
            yield _("Klage mottatt %(dag)s: %(status)s") % {
                "dag": dag(k.mottatt),
                "status": str(KLAGESTATUS[k.status][0]).lower(),
            }


def _ytelser(innsyn: Personinnsyn, naa: datetime) -> Iterator[str]:
    i_dag = dato(naa)
    for y in ytelse.varer(innsyn, dag=i_dag):
        yield f"{navn(y)}: {igjen(y, i_dag) or periode(y)}"
    kvp = statusbilde(innsyn, naa=naa).kvp
    if kvp is not None:
        yield _(
            "Kvalifiseringsprogrammet (KVP) fra %(dag)s. Det avsluttes hvis kontoret byttes."
        ) % {"dag": dag(dato(kvp.fra))}


def _behov(innsyn: Personinnsyn, naa: datetime) -> Iterator[str]:
    person = persondata(innsyn.person_id)
    yield from (str(b) for b in (tilrettelegging(person.tilrettelegging) if person else []))


_LINJER: Mapping[Del, Callable[[Personinnsyn, datetime], Iterable[str]]] = {
    Del.MAL: _mal,
    Del.AVTALT: _avtalt,
    Del.SPORSMAL: _sporsmal,
    Del.DATOER: _datoer,
    Del.REFERAT: _referat,
    Del.VEDTAK: _vedtak,
    Del.YTELSER: _ytelser,
    Del.BEHOV: _behov,
}
