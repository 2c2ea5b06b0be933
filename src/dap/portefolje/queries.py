"""Questions to the overview. Access is decided in `adgang`, and for every one of them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from dap.felles.aktor import Aktor
from dap.person.queries import person_for_fnr
from dap.portefolje import felt as registeret
from dap.portefolje import rad
from dap.portefolje.adgang import adgang
from dap.portefolje.dagsrekke import DAGSREKKE, Dagsrekke, dagsrekke
from dap.portefolje.felt.behov import BEHOVSGRUNNER
from dap.portefolje.felt.typer import Felt
from dap.portefolje.gjennomgang import portefolje, til_gjennomgang, vask
from dap.portefolje.grenser import (
    Forhandsvisning,
    Terskelendring,
    forhandsvis_terskler,
    forskjeller,
    terskelhistorie,
    terskler,
)
from dap.portefolje.likhet import (
    ALLE,
    KONTAKTDAGER,
    STILLE,
    Gruppe,
    Kontaktlikhet,
    Kontakttall,
    kontaktlikhet,
)
from dap.portefolje.rad import Avvik
from dap.portefolje.sporring import setning
from dap.portefolje.sporring.adresse import les, les_det_som_gar, par, skriv, vilkarpar
from dap.portefolje.sporring.kontekst import Kontekst
from dap.portefolje.sporring.setning import STANDARDKOLONNER
from dap.portefolje.statuser import STATUSER, Status
from dap.portefolje.values import Brukerrad, Side, Skjulte, Statustall, Utvalg, Vilkar
from dap.portefolje.visninger import (
    mine_team,
    valgte_kolonner,
    visning,
    visninger,
    visningsrekke,
)
from dap.tabell import berort

__all__ = [
    "ALLE",
    "BEHOVSGRUNNER",
    "DAGSREKKE",
    "KONTAKTDAGER",
    "STANDARDKOLONNER",
    "STATUSER",
    "STILLE",
    "Dagsrekke",
    "Felt",
    "Forhandsvisning",
    "Gruppe",
    "Kontaktlikhet",
    "Kontakttall",
    "Status",
    "Terskelendring",
    "antall",
    "avvik",
    "dagsrekke",
    "eksport",
    "felter",
    "finn_fnr",
    "forhandsvis_terskler",
    "forskjeller",
    "kontaktlikhet",
    "les",
    "les_det_som_gar",
    "mine_team",
    "par",
    "portefolje",
    "skriv",
    "sok",
    "statustall",
    "terskelhistorie",
    "terskler",
    "til_gjennomgang",
    "valgte_kolonner",
    "vask",
    "vilkarpar",
    "visning",
    "visninger",
    "visningsrekke",
]
_BOLK = 1_000
INGEN_PERSON = UUID(int=0)


def felter(aktor: Aktor, kontor: tuple[str, ...] = ()) -> Mapping[str, Felt]:
    """The fields that exist for this reader at these offices. Raises IkkeTilgang."""
    return registeret.synlige(aktor, adgang(aktor, kontor).rom)


def sok(
    aktor: Aktor,
    utvalg: Utvalg,
    naa: datetime,
    *,
    bare: UUID | None = None,
    med_statuser: bool = False,
    fasetter: frozenset[str] | None = None,
) -> Side:
    """A page of what is asked for, with the total and the counts beside every choice. One statement.

    `bare` asks for one person: whom `finn_fnr` found.
    `med_statuser` also gives what `statustall` would, of the same moment. `fasetter` are the fields
    whose choices are counted; None for all.
    Raises IkkeTilgang MANGLER_ROLLE, IKKE_DITT_KONTOR; Regelbrudd UKJENT_FELT, KAN_IKKE_FILTRERES,
    FEIL_OPERATOR, UGYLDIG_KODE, UGYLDIG_VERDI, FOR_MANGE_VERDIER, FOR_LANGT_SOK, FNR_I_ADRESSEN,
    INGEN_KOLONNE, KAN_IKKE_SORTERES, FOR_MANGE_SORTERINGER, UGYLDIG_ANTALL, UGYLDIG_PEKER.
    """
    k = _kontekst(aktor, utvalg.kontor, naa)
    statuser = _statuser(k) if med_statuser else {}
    r = setning.finn(k, utvalg, person_id=bare, statuser=statuser, fasetter_for=fasetter)
    hele = not (utvalg.har_filter or utvalg.hos or bare)
    skjulte = None if utvalg.hos or not (hele or med_statuser) else _skjulte(k)
    tall = Statustall(r.alle, r.statuser, skjulte) if med_statuser else None
    return Side(
        r.rader, r.total, r.fasetter, r.neste, r.forrige, skjulte if hele else None, r.fra, tall
    )


def finn_fnr(fnr: str) -> UUID:
    """Who has this number, to be asked for with `sok(bare=…)`: that somebody has it says nothing. It
    comes in a POST and never in an address; nobody has the id that an unknown number gives."""
    funnet = person_for_fnr(fnr.replace(" ", ""))
    return funnet.id if funnet else INGEN_PERSON


def antall(aktor: Aktor, utvalg: Utvalg, naa: datetime) -> int:
    """How many match, and nothing else. Raises as `sok`, but for the place in the list."""
    return setning.antall(_kontekst(aktor, utvalg.kontor, naa), utvalg)


def eksport(aktor: Aktor, utvalg: Utvalg, naa: datetime) -> Iterator[Brukerrad]:
    """Every row that matches, in its order. The caller leaves the trace. Raises as `sok`."""
    return setning.alle_rader(_kontekst(aktor, utvalg.kontor, naa), utvalg, bolk=_BOLK)


def statustall(
    aktor: Aktor, kontor: tuple[str, ...], naa: datetime, *, veileder: str = ""
) -> Statustall:
    """How many stand in each status, at the office or with one adviser (an id, or `values.MEG`).
    Raises IkkeTilgang, Regelbrudd UGYLDIG_KODE."""
    k = _kontekst(aktor, kontor, naa)
    telt = setning.statuser(k, veileder, _statuser(k))
    return Statustall(telt.alle, telt.statuser, None if veileder else _skjulte(k))


def avvik() -> Iterator[Avvik]:
    """Every stored value that is not what is true now. For whoever runs DAP; nothing of it is shown."""
    return rad.avvik()


def _statuser(k: Kontekst) -> Mapping[str, Vilkar]:
    return {s.nokkel: s.vilkar for s in STATUSER if s.felt in k.felt}


def _kontekst(aktor: Aktor, kontor: tuple[str, ...], naa: datetime) -> Kontekst:
    berort.gjor_ferdig()
    a = adgang(aktor, kontor)
    return Kontekst(aktor, a, naa, terskler(a.kontor))


def _skjulte(k: Kontekst) -> Skjulte | None:
    """How many the reader has no right to see. Only for who leads the office, whatever is filtered."""
    if not k.adgang.svarer_for_kontoret:
        return None
    ufordelt, venter = (k.sql(k.felt[n].uttrykk) for n in ("ufordelt", "venter_pa_nav"))
    sql = (
        f"SELECT count(*), count(*) FILTER (WHERE {ufordelt}),"
        f" count(*) FILTER (WHERE {venter}) {k.fra(ufordelt + venter, k.adgang.skjulte_sql)}"
    )
    with connection.cursor() as peker:
        peker.execute(sql, k.verdier())
        svar: tuple[Any, ...] = peker.fetchone()
    return Skjulte(*svar)
