"""The months of an analysis laid on an extract: what it covers, and who is in it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dap.felles.sprak import N_
from dap.forskning.format.manifest import Dekning
from dap.forskning.parametre import (
    PROBA_2022_9,
    Parameterfeil,
    Parametersett,
    forste_dag,
    maaned,
    med_valg,
    mi,
    siste_dag,
)
from dap.forskning.tekst import Tekst, maanedsord, rekke

_I_PERIODEN = ("personmaaned", "dialog", "melding", "aktivitetsstatus")


def for_periode(
    fra: str, til: str, dekning: Mapping[str, Dekning], navn: str | None = None
) -> Parametersett:
    """The report's choices laid on another period: everything is followed as far as the data go.

    The report's own period gives the report's own parameters.
    """
    p0, p1 = mi(fra), mi(til)
    forst = _sjokk_kjent_fra(PROBA_2022_9, dekning)
    if (p0, p1) == (PROBA_2022_9.periode_fra, PROBA_2022_9.periode_til):
        return PROBA_2022_9
    registrert = max(p1, _til(dekning, "personmaaned", p1))
    melding = dekning.get("melding")
    return replace(
        PROBA_2022_9,
        navn=navn or f"periode-{fra}-{til}",
        periode_fra=p0,
        periode_til=p1,
        sjokkmaaneder=tuple(m for m in PROBA_2022_9.sjokkmaaneder if max(p0, forst) <= m <= p1),
        registrering_til=registrert,
        arbeid_til=_til(dekning, "arbeid", registrert),
        dialog_til=_til(dekning, "dialog", registrert),
        melding_til=melding.til if melding else siste_dag(registrert),
        aktivitet_til=p1,
    )


def for_rapport(
    fra: str, til: str, dekning: Mapping[str, Dekning], valg: Mapping[str, Any]
) -> Parametersett:
    """What was ordered: the report's choices for the period, but for those in `valg`. Another set has
    another name. Raises Parameterfeil."""
    p = for_periode(fra, til, dekning)
    if not valg:
        return p
    merke = hashlib.sha256(json.dumps(valg, sort_keys=True).encode()).hexdigest()[:8]
    return med_valg(p, {**valg, "navn": f"{p.navn}-egne-valg-{merke}"})


def _sjokk_kjent_fra(p: Parametersett, dekning: Mapping[str, Dekning]) -> int:
    """The first month of which it is known who was registered in the months of absence before it."""
    registrert = dekning.get("personmaaned")
    return mi(registrert.fra) + p.fravaer_maaneder if registrert and registrert.fra else 0


def _til(dekning: Mapping[str, Dekning], tabell: str, ellers: int) -> int:
    """The last month that is covered whole."""
    if tabell not in dekning:
        return ellers
    til = dekning[tabell].til
    hele_maaneder = til.day == 1 and tabell in {"personmaaned", "arbeid"}
    return mi(til) if hele_maaneder or til == siste_dag(mi(til)) else mi(til) - 1


def utenfor_dekning(p: Parametersett, dekning: Mapping[str, Dekning]) -> list[Tekst]:
    """What of the parameters the extract does not cover, in words. B.0: each must lie within."""
    krav = (
        ("personmaaned", "registrering_til", forste_dag(p.registrering_til)),
        ("arbeid", "arbeid_til", forste_dag(p.arbeid_til)),
        ("dialog", "dialog_til", siste_dag(p.dialog_til)),
        ("melding", "melding_til", p.melding_til),
        ("aktivitetsstatus", "aktivitet_til", siste_dag(p.aktivitet_til)),
        # The period itself: what is counted in it must be there from its first day to its last.
        *((tabell, "periode_fra", forste_dag(p.periode_fra)) for tabell in _I_PERIODEN),
        ("dialog", "periode_til", siste_dag(p.periode_til)),
        ("aktivitetsstatus", "periode_til", siste_dag(p.periode_til)),
    )
    funn = [
        _utenfor(tabell, parameter, dag, dekning[tabell])
        for tabell, parameter, dag in krav
        if tabell in dekning
    ]
    return [f for f in funn if f is not None] + _uavgjort_sjokk(p, dekning)


def _utenfor(tabell: str, parameter: str, dag: date, dekning: Dekning) -> Tekst | None:
    if dag > dekning.til:
        mal = N_("%(parameter)s er %(dag)s, men %(tabell)s går bare til %(grense)s")
        return Tekst(mal, parameter=parameter, dag=str(dag), tabell=tabell, grense=str(dekning.til))
    if dekning.fra is not None and dag < dekning.fra:
        mal = N_("%(parameter)s er %(dag)s, men %(tabell)s begynner %(grense)s")
        return Tekst(mal, parameter=parameter, dag=str(dag), tabell=tabell, grense=str(dekning.fra))
    return None


def _uavgjort_sjokk(p: Parametersett, dekning: Mapping[str, Dekning]) -> list[Tekst]:
    mal = N_(
        "sjokkmåneden %(maaned)s kan ikke avgjøres: det må være kjent hvem som var registrert"
        " de %(antall)s månedene før, og personmaaned begynner %(fra)s"
    )
    return [
        Tekst(
            mal,
            parameter="sjokkmaaneder",
            maaned=maaned(m),
            antall=p.fravaer_maaneder,
            fra=str(dekning["personmaaned"].fra),
        )
        for m in p.sjokkmaaneder
        if m < _sjokk_kjent_fra(p, dekning)
    ]


def krev_dekket(p: Parametersett, dekning: Mapping[str, Dekning]) -> None:
    """Raises Parameterfeil with everything that the extract does not cover, at the first of it."""
    if funn := utenfor_dekning(p, dekning):
        raise Parameterfeil(
            Tekst(N_("Uttrekket dekker ikke det som er bedt om: %(funn)s"), funn=rekke(funn, "; ")),
            felt=str(funn[0].deler.get("parameter", "")),
        )


def utenfor_populasjon(p: Parametersett, populasjon: Dekning) -> Tekst | None:
    """A warning, in words: only those who were followed up in the extract's own months are all there, so
    a period that goes outside them counts too few (A.2, B1)."""
    fra, til = p.periode_fra, p.periode_til
    forst = mi(populasjon.fra) if populasjon.fra else fra
    sist = mi(populasjon.til)
    if forst <= fra and til <= sist:
        return None
    return Tekst(
        N_(
            "Perioden går utenfor uttrekket: det har bare dem som var under oppfølging fra %(forst)s til "
            "%(sist)s. Andre mangler i tallene for %(fra)s til %(til)s."
        ),
        forst=maanedsord(forst),
        sist=maanedsord(sist),
        fra=maanedsord(fra),
        til=maanedsord(til),
    )
