"""What waits today, as lines with a count: each opens the overview with the same condition."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from dap.felles.aktor import Aktor
from dap.portefolje import queries
from dap.portefolje.values import MEG, Sortering, Utvalg
from dap.tilgang.policies import PLANROLLER
from dap.web.felles.navigasjon import adresse_for

REKKEFOLGE: tuple[tuple[str, Sortering | None], ...] = (
    ("frist_ute", Sortering("svarfrist")),
    ("venter_nav", Sortering("svarfrist")),
    ("uten_aktivitet", None),
    ("nye", None),
    ("huskelapp_i_dag", Sortering("huskelapp_frist")),
    ("mote_i_dag", None),
    ("stille", None),
    ("varsel", None),
    ("udelte_referat", None),
    ("har_behov", Sortering("behov", synkende=True)),
)
"""The status, and how its list is sorted."""


@dataclass(frozen=True, slots=True)
class Linje:
    tekst: str
    antall: int
    adresse: str
    """Empty when there is nobody to show."""


def dagens_linjer(aktor: Aktor, *, naa: datetime) -> list[Linje]:
    """Of one's own users; nothing for who has none. One question for all the counts."""
    if not aktor.har_rolle(*PLANROLLER):
        return []
    tall = queries.statustall(aktor, (), naa, veileder=MEG)
    if not tall.total:
        return []
    statuser = {s.nokkel: s for s in queries.STATUSER}
    oversikten = adresse_for("oversikt:liste")
    ut = []
    for nokkel, sortering in REKKEFOLGE:
        if (antall := tall.antall.get(nokkel)) is None:
            continue
        utvalg = Utvalg(hos=MEG, sortering=(sortering,) if sortering else ())
        sporring = queries.skriv(utvalg.med(statuser[nokkel].vilkar))
        adresse = f"{oversikten}?{sporring}" if oversikten and antall else ""
        ut.append(Linje(gettext(statuser[nokkel].etikett), antall, adresse))
    return ut
