"""Whom leader and adviser go through together, and why each stands there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.portefolje.adgang import adgang
from dap.portefolje.grenser import terskler
from dap.portefolje.sporring import setning
from dap.portefolje.sporring.kontekst import Kontekst
from dap.portefolje.values import Gruppe, Kobling, Op, Sortering, Utvalg, Vilkar

INAKTIV = "INAKTIV"
VASKEGRUNNER = ("KANDIDAT", "STILLE", "UTEN_KONTAKT", "UTEN_AKTIVITET")
"""Reasons of need that also mean: perhaps they should not be in the portfolio."""
_KOLONNER = ("navn", "behovsgrunn", "formidling")
_VASK = (
    Gruppe((Vilkar("behovsgrunn", Op.ER, VASKEGRUNNER),)),
    Gruppe((Vilkar("formidling", Op.ER, (INAKTIV,)),), Kobling.ELLER),
)
_BEHOV_FORST = (Sortering("behov", synkende=True),)


def portefolje(nr: str, veileder_id: UUID, mal: Utvalg | None = None) -> Utvalg:
    """One adviser's users at the office, of those that a saved question asks for."""
    u = mal or Utvalg()
    return replace(
        u.fra_start(),
        kontor=(nr,),
        hos=str(veileder_id),
        kolonner=_KOLONNER,
        sortering=u.sortering or _BEHOV_FORST,
    )


def vask(nr: str, veileder_id: UUID) -> Utvalg:
    """Those among them who look as if they should not be there."""
    return replace(portefolje(nr, veileder_id), grupper=_VASK)


def til_gjennomgang(
    aktor: Aktor, utvalg: Utvalg, naa: datetime, *, vaskes: bool, rom: frozenset[Rom]
) -> Iterator[tuple[UUID, tuple[str, ...]]]:
    """Each with the codes of its reasons; in a wash only those that made it stand there. Nothing
    builds on other rooms than `rom`: those that both who talk see.

    Raises IkkeTilgang, Regelbrudd as `queries.sok`.
    """
    a = adgang(aktor, utvalg.kontor)
    a = replace(a, rom=a.rom & rom)
    k = Kontekst(aktor, a, naa, terskler(a.kontor))
    for rad in setning.alle_rader(k, utvalg, bolk=200):
        grunner = tuple(g for g in rad.celler["behovsgrunn"] if not vaskes or g in VASKEGRUNNER)
        inaktiv = (INAKTIV,) if rad.celler["formidling"] == INAKTIV else ()
        yield rad.person_id, (*inaktiv, *grunner)
