"""Reads of the plan. `Personinnsyn` (from tilgang.operations.apne_person) is the access."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from dap.aktivitet import bygg, rules
from dap.aktivitet.filtrering import filtrer, grupper
from dap.aktivitet.forhandslister import forhandsorienteringer, uleste_forhandsorienteringer
from dap.aktivitet.forskning import forskning_aktiviteter, forskning_aktivitetsstatus
from dap.aktivitet.historikk.poster import lag_poster
from dap.aktivitet.koder import APNE, Leser, Part, Status
from dap.aktivitet.lagring import verdier
from dap.aktivitet.models import Aktivitet, FerdigAktivitet, versjonsrader
from dap.aktivitet.omrade import bruker_bilde, part_for
from dap.aktivitet.sok import sok
from dap.aktivitet.typer import TYPER
from dap.aktivitet.uttrekk import uttrekk
from dap.aktivitet.values import (
    OBJEKT,
    Aktivitetsdetaljer,
    Aktivitetskort,
    Aktivitetstype,
    Ferdigdata,
    Ferdigutfylt,
    Handlinger,
    Historikkpost,
    Planfakta,
    Versjonsrad,
)
from dap.felles.aktor import Aktor, AktorType
from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.felles.lesning import en_gang
from dap.hendelse.queries import sist_sett
from dap.oppfolging import queries as oppfolging
from dap.tabell.blikk import Blikk, Nokkel, blikk_paa
from dap.tabell.ferdig import ferdig
from dap.tabell.orden import norsk
from dap.tilgang.policies import kan_endre_plan
from dap.tilgang.values import Personinnsyn

__all__ = [
    "aktivitet",
    "blikk",
    "fakta",
    "ferdige",
    "fho_sperre",
    "filtrer",
    "forhandsorienteringer",
    "forskning_aktiviteter",
    "forskning_aktivitetsstatus",
    "grupper",
    "hele_planen",
    "historikk",
    "kontorets_ferdige",
    "neste_frister",
    "nye_typer",
    "person_for_aktivitet",
    "plan",
    "skrivesperre",
    "sok",
    "titler",
    "uleste_forhandsorienteringer",
    "uttrekk",
    "versjon",
    "versjoner",
]


def person_for_aktivitet(aktivitet_id: UUID) -> UUID | None:
    """Whose it is, so that access to the person can be decided. Show nothing before that."""
    return Aktivitet.objects.filter(id=aktivitet_id).values_list("person_id", flat=True).first()


def plan(innsyn: Personinnsyn, periode_id: UUID | None = None) -> list[Aktivitetskort]:
    """The cards of one period (None: the open one), last changed first. Three queries.

    "Changed since last" counts from when this reader last saw the activity or the whole plan
    (hendelse.Sett with objekt_type AKTIVITET, or PLAN with the person's id).
    """
    if periode_id is None:
        apen = oppfolging.apen_periode(innsyn.person_id)
        return list(_kort(innsyn, apen.id)) if apen else []
    return list(_kort(innsyn, periode_id))


def neste_frister(
    innsyn: Personinnsyn, *, fra: date, antall: int
) -> list[tuple[UUID, str, bool, date]]:
    """Of what is not finished in the open period: id, title, whether the type decides it, last day.

    Those that end first, from that day on. One query.
    """
    return [
        (id_, tittel, bool(TYPER[type_].fast_tittel), til)
        for id_, tittel, type_, til in _neste_frister(innsyn, fra=fra, antall=antall)
    ]


@ferdig
def _neste_frister(innsyn: Personinnsyn, *, fra: date, antall: int) -> Any:
    return (
        Aktivitet.objects.synlig_for(innsyn)
        .filter(periode__slutt=None, til_dato__gte=fra)
        .exclude(status__in=[s.value for s in Status if s.ferdig])
        .order_by("til_dato", "id")
        .values_list("id", "tittel", "type", "til_dato")[:antall]
    )


@en_gang
def _kort(innsyn: Personinnsyn, periode_id: UUID) -> tuple[Aktivitetskort, ...]:
    rader = Aktivitet.objects.synlig_for(innsyn).select_related("periode", "forhandsorientering")
    sett = sist_sett(innsyn)
    hele_planen = sett.get(("PLAN", innsyn.person_id))
    return tuple(
        bygg.kort(rad, _seneste(sett.get((OBJEKT, rad.id)), hele_planen), innsyn.leser_id)
        for rad in rader.filter(periode_id=periode_id).order_by("-endret", "-id")
    )


def _seneste(en: datetime | None, annen: datetime | None) -> datetime | None:
    return max((t for t in (en, annen) if t is not None), default=None)


@en_gang
def _hent(innsyn: Personinnsyn, aktivitet_id: UUID) -> Aktivitet:
    rad = (
        Aktivitet.objects.synlig_for(innsyn)
        .select_related("periode", "forhandsorientering")
        .filter(id=aktivitet_id)
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    return rad


def hele_planen(innsyn: Personinnsyn, periode_id: UUID) -> list[Aktivitetsdetaljer]:
    """Everything about every activity of a period, by start, for paper. Three queries at most."""
    rader = list(
        Aktivitet.objects.synlig_for(innsyn)
        .filter(periode_id=periode_id)
        .select_related("periode", "forhandsorientering")
        .order_by("fra_dato", "opprettet", "id")
    )
    navn = bygg.navn_for(a for rad in rader for a in bygg.aktorer_av(rad))
    return [
        bygg.detaljer(
            rad,
            navn,
            historisk=rad.periode.slutt is not None,
            fho=bygg.forhandsdata(bygg.fho_rad(rad)),
        )
        for rad in rader
    ]


def aktivitet(innsyn: Personinnsyn, aktivitet_id: UUID, *, naa: datetime) -> Aktivitetsdetaljer:
    """Everything about one, with what this reader may do now. IkkeFunnet otherwise."""
    rad = _hent(innsyn, aktivitet_id)
    return bygg.detaljer(
        rad,
        bygg.navn_for(bygg.aktorer_av(rad)),
        historisk=rad.periode.slutt is not None,
        fho=bygg.forhandsdata(bygg.fho_rad(rad)),
        handlinger=_handlinger(innsyn, rad, naa),
    )


def _handlinger(innsyn: Personinnsyn, rad: Aktivitet, naa: datetime) -> Handlinger:
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan:
        return Handlinger(flytt_sperret="BARE_LESE")
    bruker = bruker_bilde(innsyn.person_id)
    part = part_for(innsyn)
    t = bygg.tilstand(rad)
    if kode := "" if t.historisk else rules.skrivesperre(part, bruker, med_nav=innsyn.med_nav):
        les = part == Part.BRUKER and t.fho_ulest
        return Handlinger(flytt_sperret=kode, les_forhandsorientering=les)
    return rules.handlinger(
        t,
        part,
        lagret=verdier(rad),
        siste=bygg.siste_grep(rad),
        leser_id=innsyn.leser_id,
        bruker=bruker,
        naa=naa,
    )


def fho_sperre(innsyn: Personinnsyn, aktivitet_id: UUID, *, dag: date) -> str:
    """`kode` of why no prior notice can be sent for it now; empty when it can."""
    rad = _hent(innsyn, aktivitet_id)
    kvp = oppfolging.apen_kvp(innsyn.person_id) is not None
    return rules.fho_sperre(bruker_bilde(innsyn.person_id), rad.til_dato, dag, kvp=kvp)


def versjoner(innsyn: Personinnsyn, aktivitet_id: UUID) -> list[Versjonsrad]:
    """Every version, newest first."""
    rader = versjonsrader(_hent(innsyn, aktivitet_id).id).order_by("-versjon")
    navn = bygg.navn_for((r.endret_av_type, r.endret_av_id) for r in rader)
    return [bygg.versjonsrad(r, navn) for r in rader]


def versjon(innsyn: Personinnsyn, aktivitet_id: UUID, nr: int) -> Aktivitetsdetaljer:
    """The activity as it stood in that version; nothing can be done with it."""
    rad = _hent(innsyn, aktivitet_id)
    gammel = versjonsrader(rad.id).filter(versjon=nr).first()
    if gammel is None:
        raise IkkeFunnet
    navn = bygg.navn_for(bygg.aktorer_av(gammel))
    return bygg.detaljer(gammel, navn, historisk=rad.periode.slutt is not None)


def blikk(innsyn: Personinnsyn, nokler: Iterable[Nokkel]) -> dict[Nokkel, Blikk]:
    """Title, version and reason of the activities at the moments given. Two queries."""
    return blikk_paa(Aktivitet.objects.synlig_for(innsyn), nokler, tittel="tittel")


def titler(innsyn: Personinnsyn) -> list[tuple[UUID, str]]:
    """Every activity of every period, newest first. `er_fast_tittel` says which are translated."""
    return [(id_, tittel) for id_, tittel in _titler(innsyn)]


@ferdig
def _titler(innsyn: Personinnsyn) -> Any:
    rader = Aktivitet.objects.synlig_for(innsyn).order_by("-opprettet", "-id")
    return rader.values_list("id", "tittel")


def historikk(
    innsyn: Personinnsyn, aktivitet_id: UUID, leser: Leser, *, siste: int | None = None
) -> list[Historikkpost]:
    """What happened, in words for the reader, newest first. `siste`: from so many versions only."""
    rad = _hent(innsyn, aktivitet_id)
    rader = list(versjonsrader(rad.id).order_by("-versjon")[: siste and siste + 1])[::-1]
    bruker = (AktorType.BRUKER.value, innsyn.person_id)
    navn = bygg.navn_for([bruker, *((r.endret_av_type, r.endret_av_id) for r in rader)])
    poster = lag_poster(
        TYPER[rad.type],
        [bygg.versjonsbilde(r) for r in rader],
        navn,
        leser,
        fho=bygg.forhandsdata(bygg.fho_rad(rad)),
        slutt=rad.periode.slutt,
        bruker=navn.get(innsyn.person_id, ""),
    )
    if siste is None or len(rader) <= siste:
        return poster
    # The oldest row is there to be compared with; what made it stands further back.
    return [p for p in poster if p.versjon != rader[0].versjon]


def nye_typer(innsyn: Personinnsyn) -> list[Aktivitetstype]:
    """The types this reader may add, in menu order; empty when they cannot write."""
    if skrivesperre(innsyn):
        return []
    part = part_for(innsyn)
    return [t for t in TYPER.values() if part in t.opprettes_av]


def skrivesperre(innsyn: Personinnsyn) -> str:
    """`kode` of why this reader cannot write in the plan now; empty when they can."""
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan:
        return "BARE_LESE"
    return rules.skrivesperre(
        part_for(innsyn), bruker_bilde(innsyn.person_id), med_nav=innsyn.med_nav
    )


def ferdige(aktor: Aktor, *, dag: date, type: str = "") -> list[Ferdigdata]:
    """Ready-made activities to choose from: built in, then the actor's offices'. Empty for users."""
    if not aktor.er_ansatt or not kan_endre_plan(aktor):
        return []
    innebygde = [
        Ferdigdata(f.kode, f.navn, t, f.utfyll(dag), innebygd=True)
        for t in TYPER.values()
        for f in t.ferdigutfylte
        if not type or t.kode == type
    ]
    egne = FerdigAktivitet.objects.filter(kontor_id__in=aktor.kontorer, aktiv=True)
    if type:
        egne = egne.filter(type=type)
    return [*innebygde, *_egne(egne.order_by(norsk("navn")), dag)]


def kontorets_ferdige(aktor: Aktor, kontor_nr: str, *, dag: date) -> list[Ferdigdata]:
    """The office's own, those out of use last, for editing; IkkeTilgang for others than its staff."""
    if not aktor.er_ansatt or kontor_nr not in aktor.kontorer or not kan_endre_plan(aktor):
        raise IkkeTilgang
    rader = FerdigAktivitet.objects.filter(kontor_id=kontor_nr).order_by("-aktiv", norsk("navn"))
    return _egne(rader, dag)


def _egne(rader: Iterable[FerdigAktivitet], dag: date) -> list[Ferdigdata]:
    return [
        Ferdigdata(
            kode=str(r.id),
            navn=r.navn,
            type=TYPER[r.type],
            verdier=Ferdigutfylt("", r.navn, r.verdier, til_dager=r.til_dager).utfyll(dag),
            innebygd=False,
            id=r.id,
            versjon=r.versjon,
            til_dager=r.til_dager,
            aktiv=r.aktiv,
        )
        for r in rader
        if r.type in TYPER
    ]


def fakta(innsyn: Personinnsyn) -> Planfakta:
    """What the overview knows of the open plan, in one query."""
    behandling = [t.kode for t in TYPER.values() if t.er_behandling]
    tall = (
        Aktivitet.objects.synlig_for(innsyn)
        .filter(periode__slutt=None, status__in=APNE)
        .aggregate(
            pagaende=Count("id", filter=Q(status=Status.GJENNOMFORES)),
            levende=Count("id", filter=~Q(status=Status.FORSLAG)),
            arbeidsrettet=Count("id", filter=~Q(status=Status.FORSLAG) & ~Q(type__in=behandling)),
            avtalt=Count("id", filter=Q(avtalt=True)),
        )
    )
    return Planfakta(
        ingen_pagaende=tall["pagaende"] == 0,
        bare_behandling=tall["levende"] > 0 and tall["arbeidsrettet"] == 0,
        antall_avtalt=tall["avtalt"],
    )
