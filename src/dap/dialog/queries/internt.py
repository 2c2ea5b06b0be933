"""Reads of what the user never sees."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from dap.dialog import rules
from dap.dialog.models import Kollegasporsmal, Notat, Standardtekst, Trad
from dap.dialog.rules import felter_i
from dap.dialog.values import (
    Kollegasporsmalrad,
    Maltekst,
    Notatrad,
    Standardtekstdata,
    Tradinnsyn,
)
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet
from dap.felles.tid import dato
from dap.kontor import queries as kontor
from dap.person import queries as person
from dap.tabell.ferdig import ferdig
from dap.tilgang.values import Personinnsyn

MAKS_NOTATER = 100


def notater(innsyn: Personinnsyn) -> list[Notatrad]:
    """Internal notes on a person in the rooms the reader sees, newest first. Staff only."""
    if innsyn.er_bruker:
        raise IkkeFunnet
    rader = _notatene(innsyn)
    ider = {n.opprettet_av_id for n in rader}
    ider |= {n.sitat__avsender_id for n in rader if n.sitat_id is not None}
    navn = (kontor.navn(ider) | person.navn([innsyn.person_id])) if rader else {}
    return [_notat(n, navn) for n in rader]


@ferdig
def _notatene(innsyn: Personinnsyn) -> Any:
    felt = ("id", "tekst", "opprettet_av_id", "opprettet", "sitat_id", "sitat__tekst")
    rader = Notat.objects.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)
    return rader.order_by("-opprettet", "-id").values_list(
        *felt, "sitat__avsender_id", "sitat__sendt", "sitat__trad_id"
    )[:MAKS_NOTATER]


def _notat(n: Any, navn: dict[UUID, str]) -> Notatrad:
    return Notatrad(
        id=n.id,
        tekst=n.tekst,
        forfatter=navn.get(n.opprettet_av_id, ""),
        opprettet=n.opprettet,
        sitat=n.sitat__tekst or "",
        sitat_fra=navn.get(n.sitat__avsender_id, "") if n.sitat_id else "",
        sitat_sendt=n.sitat__sendt,
        sitat_trad_id=n.sitat__trad_id,
    )


def sporsmal_til_meg(
    aktor: Aktor, *, bare_apne: bool = True
) -> list[tuple[UUID, UUID, Kollegasporsmalrad]]:
    """Questions from colleagues: person, thread and question, oldest first; only those whose
    thread the reader still may open."""
    if not aktor.er_ansatt:
        return []
    rader = Kollegasporsmal.objects.filter(
        til_id=aktor.id, melding__trad__in=Trad.objects.kan_apnes_av(aktor).values("id")
    )
    if bare_apne:
        rader = rader.filter(besvart=None)
    rader = rader.select_related("fra", "til", "melding__trad").order_by("sendt")[:MAKS_NOTATER]
    return [
        (
            s.melding.trad.person_id,
            s.melding.trad_id,
            Kollegasporsmalrad(
                s.id,
                s.fra_id,
                s.fra.navn,
                s.til_id,
                s.til.navn,
                s.tekst,
                s.sendt,
                s.svar,
                s.besvart,
            ),
        )
        for s in rader
    ]


def kolleger_for(aktor: Aktor, innsyn: Tradinnsyn, *, naa: datetime) -> list[tuple[UUID, str]]:
    """Colleagues at the reader's own offices, to choose whom to ask."""
    if innsyn.er_bruker:
        raise IkkeFunnet
    alle: dict[UUID, str] = {}
    for nr in sorted(aktor.kontorer):
        alle.update(kontor.kolleger(nr, dag=dato(naa)))
    alle.pop(aktor.id, None)
    return sorted(alle.items(), key=lambda par: par[1])


def standardtekster(aktor: Aktor, *, bare_aktive: bool = True) -> list[Standardtekstdata]:
    """The templates of the reader's offices, by title."""
    if not aktor.er_ansatt:
        return []
    return [_standardtekst(s) for s in _hos(tuple(sorted(aktor.kontorer)), bare_aktive)]


@ferdig
def _hos(kontorer: tuple[str, ...], bare_aktive: bool) -> Any:
    rader = Standardtekst.objects.filter(kontor_id__in=kontorer).order_by("tittel", "id")
    return rader.filter(aktiv=True) if bare_aktive else rader


def standardtekst(
    aktor: Aktor, standardtekst_id: UUID, *, bare_aktive: bool = True
) -> Standardtekstdata:
    rad = _standardtekster(aktor, bare_aktive).filter(id=standardtekst_id).first()
    if rad is None:
        raise IkkeFunnet
    return _standardtekst(rad)


def _standardtekster(aktor: Aktor, bare_aktive: bool) -> "QuerySet[Standardtekst]":
    if not aktor.er_ansatt:
        return Standardtekst.objects.none()
    rader = Standardtekst.objects.filter(kontor_id__in=aktor.kontorer)
    return rader.filter(aktiv=True) if bare_aktive else rader


def _standardtekst(s: Any) -> Standardtekstdata:
    oversatt = {
        sprak: Maltekst(tittel, tekst, felter_i(tekst))
        for sprak, tittel, tekst in (
            ("nn", s.tittel_nn, s.tekst_nn),
            ("en", s.tittel_en, s.tekst_en),
        )
        if tekst
    }
    return Standardtekstdata(
        s.id, s.tittel, s.tekst, felter_i(s.tekst), s.kontor_id, s.versjon, s.aktiv, oversatt
    )


def fyll_ut(mal: Maltekst, verdier: dict[str, str]) -> str:
    """The template with its blanks filled; one without a value stays as it is."""
    return rules.fyll_ut(mal.tekst, verdier)
