"""The side column for staff: what one must know before talking with the person.

Each part is one function; a term that has something to say adds its own to `DELER`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.aktivitet import queries as aktivitet
from dap.dialog import queries as dialog
from dap.eskalering import queries as eskalering
from dap.felles.tid import dato
from dap.hendelse import queries as hendelse
from dap.mal import queries as mal
from dap.mote import queries as mote
from dap.oppfolging import queries as oppfolging
from dap.tilgang.values import Personinnsyn
from dap.web.eskalering.tekster import fristord, leveringsord, svarord
from dap.web.felles.person import lenke_til
from dap.web.felles.ytring import dag, tidspunkt
from dap.web.mote.raad import rad_for
from dap.web.mote.tekster import RAD, naar
from dap.web.plan.ytelser import igjen, navn, periode
from dap.web.tidslinje.tekster import tittel
from dap.web.varsel.tekster import adresse, hendelsestekst
from dap.ytelse import queries as ytelse

ANTALL = 3


@dataclass(frozen=True, slots=True)
class Punkt:
    tekst: str
    naar: str = ""
    lenke: str = ""


@dataclass(frozen=True, slots=True)
class Del:
    tittel: str | Promise
    punkter: list[Punkt] = field(default_factory=list)
    tomt: str | Promise = ""
    """Said when there is nothing; a part without words and points is left out."""


def siste_kontakt(innsyn: Personinnsyn, naa: datetime) -> Del:
    """The last message, whoever wrote it."""
    siste, _ventende = dialog.siste_og_ventende(innsyn)
    if siste is None:
        return Del(_("Siste kontakt"), tomt=_("Ingen meldinger ennå."))
    lenke = lenke_til("dialog:trad", innsyn.person_id, trad_id=siste.id)
    return Del(
        _("Siste kontakt"), [Punkt(tittel(siste.overskrift), tidspunkt(siste.siste_melding), lenke)]
    )


def apne_sporsmal(innsyn: Personinnsyn, naa: datetime) -> Del:
    """Conversations where somebody waits for an answer, those who wait for NAV first."""
    venter = [
        (
            t.venter_paa_nav_siden is None,
            t.svarfrist or t.siste_melding,
            t.venter_paa_nav_siden or t.siste_melding,  # a whole weekend has one deadline
            t,
        )
        for t in dialog.siste_og_ventende(innsyn)[1]
    ]
    venter.sort(key=lambda rad: rad[:3])
    punkter = [
        Punkt(
            tittel(t.overskrift),
            gettext("Venter på brukeren")
            if pa_bruker
            else gettext("Svar innen %(frist)s") % {"frist": tidspunkt(frist)},
            lenke_til("dialog:trad", innsyn.person_id, trad_id=t.id),
        )
        for pa_bruker, frist, _siden, t in venter[:ANTALL]
    ]
    return Del(_("Åpne spørsmål"), punkter, tomt=_("Ingen venter på svar."))


def siste_hendelse(innsyn: Personinnsyn, naa: datetime) -> Del:
    siste = hendelse.siste(innsyn, dialog.skjulte_trader(innsyn))
    punkter = [Punkt(hendelsestekst(siste.type), tidspunkt(siste.tid))] if siste else []
    return Del(_("Siste hendelse"), punkter, tomt=_("Ingenting har skjedd ennå."))


def neste_datoer(innsyn: Personinnsyn, naa: datetime) -> Del:
    """What has its date next: activities that end, goals to look at again, milestones, expectations."""
    i_dag = dato(naa)
    alle = [*_maldatoer(innsyn, i_dag), *_aktivitetsdatoer(innsyn, i_dag)]
    kommer = sorted(alle, key=lambda par: par[0])
    return Del(_("Neste datoer"), [punkt for _dato, punkt in kommer[:ANTALL]])


def _maldatoer(innsyn: Personinnsyn, i_dag: date) -> Iterator[tuple[date, Punkt]]:
    for dagen, tekst, type_, id_ in mal.neste_datoer(innsyn, fra=i_dag, antall=ANTALL):
        yield dagen, Punkt(tekst, dag(dagen), adresse(type_, id_, innsyn.person_id))


def _aktivitetsdatoer(innsyn: Personinnsyn, i_dag: date) -> Iterator[tuple[date, Punkt]]:
    rader = aktivitet.neste_frister(innsyn, fra=i_dag, antall=ANTALL)
    for id_, hva, fast, til in rader:
        lenke = adresse("AKTIVITET", id_, innsyn.person_id)
        yield til, Punkt(gettext(hva) if fast else hva, dag(til), lenke)


def moter(innsyn: Personinnsyn, naa: datetime) -> Del:
    """The next meeting, times that wait for NAV, and why one should meet."""
    bilde = mote.moter(innsyn, naa=naa)
    punkter = [
        Punkt(
            m.tittel,
            naar(m.start, m.varighet) if m.start else gettext("Foreslåtte tider"),
            lenke_til("mote:mote", innsyn.person_id, mote_id=m.id),
        )
        for m in [*(m for m in bilde.venter if m.venter_paa == "NAV"), *bilde.kommende[:1]]
    ]
    liste = lenke_til("mote:liste", innsyn.person_id)
    punkter += [
        Punkt(str(RAD[r.grunn]), gettext("Bør dere møtes?"), liste)
        for r in rad_for(innsyn, naa=naa)
        if r.mote_id is None
    ]
    return Del(_("Møter"), punkter[:ANTALL], tomt=_("Ingen møter er avtalt."))


def varsel_om_stans(innsyn: Personinnsyn, naa: datetime) -> Del:
    """A warning that stands: the deadline, whether it has come, and the answer."""
    e = eskalering.aktivt(innsyn, naa=naa)
    if e is None:
        return Del(_("Varsel om stans"))
    lenke = lenke_til("eskalering:vis", innsyn.person_id, eskalering_id=e.id)
    frist = gettext("Frist %(dag)s") % {"dag": dag(e.frist)}
    punkt = Punkt(frist, f"{fristord(e.dager_igjen)}. {leveringsord(e)}. {svarord(e)}.", lenke)
    return Del(_("Varsel om stans"), [punkt])


def ytelser(innsyn: Personinnsyn, naa: datetime) -> Del:
    """Benefits that run, with what is left of them."""
    i_dag = dato(naa)
    punkter = [
        Punkt(navn(y), igjen(y, i_dag) or periode(y)) for y in ytelse.varer(innsyn, dag=i_dag)
    ]
    return Del(_("Ytelser"), punkter)


def rundt(innsyn: Personinnsyn, naa: datetime) -> Del:
    """Who works with the person beside the responsible one."""
    punkter = [Punkt(m.navn, m.rolle) for m in oppfolging.medveiledere(innsyn)]
    return Del(_("Flere rundt brukeren"), punkter)


DELER: tuple[Callable[[Personinnsyn, datetime], Del], ...] = (
    varsel_om_stans,
    moter,
    apne_sporsmal,
    siste_kontakt,
    neste_datoer,
    ytelser,
    rundt,
    siste_hendelse,
)


def lag(innsyn: Personinnsyn, *, naa: datetime) -> list[Del]:
    deler = [del_(innsyn, naa) for del_ in DELER]
    return [d for d in deler if d.punkter or d.tomt]
