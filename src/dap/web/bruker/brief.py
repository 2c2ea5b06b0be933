"""The side column for staff: what one must know before talking with the person.

Each part is one function; a term that has something to say adds its own to `DELER`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dap.hendelse import queries as hendelse
from dap.mal import queries as mal
from dap.tilgang.values import Personinnsyn
from dap.web.felles.person import lenke_til
from dap.web.felles.ytring import dag, tidspunkt
from dap.web.varsel.tekster import hendelsestekst


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
    """The last things that happened, whoever did them."""
    rader = hendelse.hendelser(innsyn, antall=3)
    punkter = [Punkt(hendelsestekst(r.type), tidspunkt(r.tid)) for r in rader]
    return Del(_("Siste hendelser"), punkter, tomt=_("Ingenting har skjedd ennå."))


def neste_datoer(innsyn: Personinnsyn, naa: datetime) -> Del:
    """Reviews of goals and milestones that lie ahead."""
    datoer = []
    for m in mal.malbilde(innsyn).aktive:
        lenke = lenke_til("mal:mal", innsyn.person_id, mal_id=m.id)
        if m.revurderes:
            datoer.append((m.revurderes, Punkt(m.tekst, dag(m.revurderes), lenke)))
        datoer += [
            (p.frist, Punkt(p.tekst, dag(p.frist), lenke))
            for p in m.milepaeler
            if p.frist and not p.nadd
        ]
    datoer.sort(key=lambda par: par[0])
    return Del(_("Neste datoer i målene"), [punkt for _dato, punkt in datoer[:3]])


DELER: tuple[Callable[[Personinnsyn, datetime], Del], ...] = (siste_kontakt, neste_datoer)


def lag(innsyn: Personinnsyn, *, naa: datetime) -> list[Del]:
    deler = [del_(innsyn, naa) for del_ in DELER]
    return [d for d in deler if d.punkter or d.tomt]
