"""Add and change: the form, the link to a goal, fields with a control of their own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.aktivitet import lagring, rules, validering
from dap.aktivitet.koder import Handling, Part, Status
from dap.aktivitet.models import Aktivitet
from dap.aktivitet.operations.engang import en_gang
from dap.aktivitet.operations.grep import (
    Grep,
    Skriver,
    apne_for_skriving,
    hent,
    krev_skriving,
    ny_versjon_a_enes_om,
    registrer,
    varsle,
)
from dap.aktivitet.typer import TYPER
from dap.aktivitet.typer.beskrivelse import Aktivitetstype
from dap.aktivitet.values import Utfall
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.mal.queries import ett_mal
from dap.oppfolging.values import Periodedata
from dap.tilgang.policies import eget_rom
from dap.varsel.values import Varselslag


def krev_type(kode: str) -> Aktivitetstype:
    type_ = TYPER.get(kode)
    if type_ is None:
        raise Regelbrudd("UKJENT_TYPE", felt="type")
    return type_


@en_gang
def opprett(
    *,
    aktor: Aktor,
    person_id: UUID,
    type: str,
    felter: Mapping[str, Any],
    naa: datetime,
    nokkel: UUID | None = None,
    status: Status = Status.PLANLAGT,
    som_forslag: bool = False,
    mal_id: UUID | None = None,
) -> Utfall:
    """Add an activity to the open period (in one of the open columns).

    `som_forslag`: it stands in Forslag and waits for the other side's answer, and they are told.
    What the user adds of a type that needs approval (treatment) always waits for NAV.
    """
    type_ = krev_type(type)
    skriver = apne_for_skriving(aktor, person_id, naa, "ny_aktivitet")
    rules.krev_kan_opprette(type_, skriver.part, status)
    periode = krev_skriving(skriver)
    verdier = validering.les_ny(type_, felter, skriver.part)
    venter = rules.venter_paa_ved_opprettelse(type_, skriver.part, som_forslag=som_forslag)
    rad = _ny_rad(skriver, periode, type_, Status.FORSLAG if venter else status, venter)
    lagring.legg_i(rad, verdier)
    grep = Grep(aktor, skriver.innsyn, skriver.part, skriver.bruker, naa, rad, _ny_tilstand(rad))
    rad.mal_id = _krev_mal(grep, mal_id)
    grep.lagre(Handling.FORESLATT if venter else Handling.OPPRETTET)
    registrer(grep, "AKTIVITET_FORESLATT" if venter else "AKTIVITET_OPPRETTET")
    slag = Varselslag.FORSLAG_TIL_AKTIVITET if venter else Varselslag.AKTIVITET_ENDRET
    varsle(grep, slag)
    return grep.utfall()


def _ny_rad(
    skriver: Skriver,
    periode: Periodedata,
    type_: Aktivitetstype,
    status: Status,
    venter: Part | None,
) -> Aktivitet:
    return Aktivitet(
        person_id=skriver.innsyn.person_id,
        periode_id=periode.id,
        rom=eget_rom(skriver.aktor, skriver.innsyn.rom),
        type=type_.kode,
        status=status,
        venter_paa=venter or "",
    )


def _ny_tilstand(rad: Aktivitet) -> rules.Tilstand:
    venter = Part(rad.venter_paa) if rad.venter_paa else None
    return rules.Tilstand(TYPER[rad.type], Status(rad.status), False, venter, False)


@en_gang
def endre(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    felter: Mapping[str, Any],
    naa: datetime,
    nokkel: UUID | None = None,
) -> Utfall:
    """Save the form. Fields left out are unchanged; a changed field that may not be changed is refused
    by name (agreed: only the end date), and nothing is saved. Without changes nothing happens."""
    grep = hent(aktor=aktor, aktivitet_id=aktivitet_id, versjon=versjon, naa=naa)
    rules.krev_kan_endre(grep.tilstand, grep.part)
    endret = legg_inn(grep, felter)
    if not endret:
        return grep.utfall()
    grep.lagre(Handling.ENDRET)
    ny_versjon_a_enes_om(grep)
    registrer(grep, "AKTIVITET_ENDRET", felter=endret)
    varsle(grep, Varselslag.AKTIVITET_ENDRET)
    return grep.utfall()


def legg_inn(grep: Grep, felter: Mapping[str, Any]) -> list[str]:
    """Put what was sent into the row, as far as the rules let it; the names of what changed."""
    lagret = lagring.verdier(grep.rad)
    nye = validering.les_endring(grep.tilstand.type, felter, grep.part, lagret)
    endret = rules.krev_lovlige_felter(grep.tilstand, grep.part, lagret, nye)
    lagring.legg_i(grep.rad, nye)
    return endret


@en_gang
def knytt_mal(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    mal_id: UUID | None,
    naa: datetime,
    nokkel: UUID | None = None,
) -> Utfall:
    """Link to one of the person's goals in the same room, or to none."""
    grep = hent(aktor=aktor, aktivitet_id=aktivitet_id, versjon=versjon, naa=naa)
    rules.krev_kan_knytte(grep.tilstand, grep.part)
    if grep.rad.mal_id == mal_id:
        return grep.utfall()
    grep.rad.mal_id = _krev_mal(grep, mal_id)
    grep.lagre(Handling.MAL_ENDRET)
    registrer(grep, "AKTIVITET_MAL_ENDRET", mal_id=str(mal_id) if mal_id else None)
    varsle(grep, Varselslag.AKTIVITET_ENDRET)
    return grep.utfall()


def _krev_mal(grep: Grep, mal_id: UUID | None) -> UUID | None:
    """A goal of the same period and room; one in another room is as unknown as one of another person."""
    if mal_id is None:
        return None
    try:
        mal = ett_mal(grep.innsyn, mal_id)
    except IkkeFunnet as feil:
        raise Regelbrudd("UKJENT_MAL", felt="mal_id") from feil
    if mal.rom != grep.rad.rom or mal.periode_id != grep.rad.periode_id:
        raise Regelbrudd("UKJENT_MAL", felt="mal_id")
    return mal_id


@en_gang
def sett_valg(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    felt: str,
    verdi: str,
    naa: datetime,
    nokkel: UUID | None = None,
) -> Utfall:
    """Change a field that has its own control (STILLING: `soknadssteg`), also when finished."""
    grep = hent(aktor=aktor, aktivitet_id=aktivitet_id, versjon=versjon, naa=naa)
    rules.krev_kan_sette_valg(grep.tilstand, grep.part, felt)
    beskrevet = grep.tilstand.type.felt(felt)
    assert beskrevet is not None  # noqa: S101 (the rule above has looked)
    ny = validering.les_verdi(beskrevet, verdi)
    lagret = lagring.verdier(grep.rad)
    if ny == lagret.get(felt, ""):
        return grep.utfall()
    lagring.legg_i(grep.rad, {**lagret, felt: ny})
    grep.lagre(Handling.VALG_ENDRET)
    registrer(grep, "AKTIVITET_VALG_ENDRET", felt=felt, verdi=ny)
    varsle(grep, Varselslag.AKTIVITET_ENDRET)
    return grep.utfall()
