"""Moves between the columns: move, undo, open again, answer a proposal."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.aktivitet import rules
from dap.aktivitet.koder import Handling, Part, Status, Svar
from dap.aktivitet.models import versjonsrader
from dap.aktivitet.operations.engang import en_gang
from dap.aktivitet.operations.grep import (
    Grep,
    hent,
    registrer,
    sett_gjelder,
    stopp_varsler,
    varsle,
)
from dap.aktivitet.operations.skriv import legg_inn
from dap.aktivitet.values import Utfall
from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.varsel.values import Varselslag

_HENDELSER = {
    Handling.FLYTTET: "AKTIVITET_FLYTTET",
    Handling.GODTATT: "FORSLAG_GODTATT",
    Handling.AVSLATT: "FORSLAG_AVSLATT",
}


@en_gang
def flytt(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    til: Status,
    naa: datetime,
    begrunnelse: str = "",
    nokkel: UUID | None = None,
) -> Utfall:
    """Move to another column. Reference table: open ↔ open and open → finished, with a reason where
    the type says so. When the mover is the one a proposal waits for, the move is the answer."""
    grep = hent(aktor=aktor, aktivitet_id=aktivitet_id, versjon=versjon, naa=naa)
    if til == grep.tilstand.status:
        return grep.utfall()
    slag = rules.krev_kan_flytte(grep.tilstand, grep.part, til)
    pakrevd = slag == rules.Flytteslag.AVSLATT or rules.krever_begrunnelse(grep.tilstand, til)
    begrunnelse = rules.krev_begrunnelse(begrunnelse, pakrevd=pakrevd)
    _flytt(grep, Handling(slag), til, begrunnelse)
    return grep.utfall()


def _flytt(grep: Grep, handling: Handling, til: Status, begrunnelse: str) -> None:
    fra, ventet = grep.rad.status, bool(grep.rad.venter_paa)
    grep.rad.status = til
    grep.rad.venter_paa = ""
    grep.rad.avsluttet_kommentar = begrunnelse if til.ferdig else ""
    grep.lagre(handling, begrunnelse)
    sett_gjelder(grep)
    registrer(grep, _HENDELSER[handling], fra=fra, til=til)
    if ventet or til.ferdig:
        stopp_varsler(grep)
    svarte = handling in {Handling.GODTATT, Handling.AVSLATT}
    varsle(grep, Varselslag.SVAR_PA_FORSLAG if svarte else Varselslag.AKTIVITET_ENDRET)


@en_gang
def angre_flytting(
    *, aktor: Aktor, aktivitet_id: UUID, versjon: int, naa: datetime, nokkel: UUID | None = None
) -> Utfall:
    """Undo one's own move within ten minutes, when nothing else has happened to the activity.

    What the move stopped starts again: the unread prior notice, the proposal that waited.
    """
    grep = hent(aktor=aktor, aktivitet_id=aktivitet_id, versjon=versjon, naa=naa)
    rad = grep.rad
    siste = rules.SisteGrep(rad.handling, rad.endret_av_id, rad.endret)
    rules.krev_kan_angre(grep.tilstand, siste, aktor.id, naa)
    forrige = versjonsrader(rad.id).get(versjon=rad.versjon - 1)
    fra = rad.status
    rad.status, rad.venter_paa = forrige.status, forrige.venter_paa
    rad.avsluttet_kommentar = forrige.avsluttet_kommentar
    grep.lagre(Handling.ANGRET)
    sett_gjelder(grep)
    registrer(grep, "FLYTTING_ANGRET", fra=fra, til=rad.status)
    varsle(grep, Varselslag.AKTIVITET_ENDRET)
    if rad.venter_paa:
        varsle(grep, Varselslag.FORSLAG_TIL_AKTIVITET, til=Part(rad.venter_paa))
    _varsle_ulest_fho(grep, Status(fra))
    return grep.utfall()


@en_gang
def gjenapne(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    begrunnelse: str,
    naa: datetime,
    til: Status = Status.PLANLAGT,
    nokkel: UUID | None = None,
) -> Utfall:
    """NAV opens a finished activity again, with a reason (1-255 characters)."""
    grep = hent(aktor=aktor, aktivitet_id=aktivitet_id, versjon=versjon, naa=naa)
    rules.krev_kan_gjenapne(grep.tilstand, grep.part, til)
    begrunnelse = rules.krev_begrunnelse(begrunnelse)
    fra = Status(grep.rad.status)
    grep.rad.status, grep.rad.avsluttet_kommentar = til, ""
    grep.lagre(Handling.GJENAPNET, begrunnelse)
    sett_gjelder(grep)
    registrer(grep, "AKTIVITET_GJENAPNET", fra=fra, til=til)
    varsle(grep, Varselslag.AKTIVITET_ENDRET)
    _varsle_ulest_fho(grep, fra)
    return grep.utfall()


def _varsle_ulest_fho(grep: Grep, fra: Status) -> None:
    """The notice stopped when the activity was finished; it is alive again, and still unread."""
    if fra.ferdig and not Status(grep.rad.status).ferdig and grep.tilstand.fho_ulest:
        varsle(grep, Varselslag.FORHANDSORIENTERING, til=Part.BRUKER)


@en_gang
def svar_pa_forslag(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    svar: Svar,
    naa: datetime,
    ord: str = "",
    felter: Mapping[str, Any] | None = None,
    til: Status = Status.PLANLAGT,
    nokkel: UUID | None = None,
) -> Utfall:
    """Accept (moves to `til`), adjust (`felter`; then it waits for the other side) or decline (`ord`
    required, becomes Avbrutt). For a user who cannot answer digitally, NAV answers with a word."""
    grep = hent(aktor=aktor, aktivitet_id=aktivitet_id, versjon=versjon, naa=naa)
    for_bruker = rules.krev_kan_svare(grep.tilstand, grep.part, svar, grep.bruker)
    ord = rules.krev_begrunnelse(ord, felt="ord", pakrevd=for_bruker or svar == Svar.AVSLA)
    if svar == Svar.AVSLA:
        _flytt(grep, Handling.AVSLATT, Status.AVBRUTT, ord)
    elif svar == Svar.JUSTER:
        _juster(grep, felter or {}, ord)
    else:
        _godta(grep, til, ord)
    return grep.utfall()


def _godta(grep: Grep, til: Status, ord: str) -> None:
    if til not in {Status.PLANLAGT, Status.GJENNOMFORES}:
        raise Regelbrudd("GODTA_TIL_APEN_KOLONNE", felt="til")
    _flytt(grep, Handling.GODTATT, til, ord)


def _juster(grep: Grep, felter: Mapping[str, Any], ord: str) -> None:
    endret = legg_inn(grep, felter)
    if not endret:
        raise Regelbrudd("INGENTING_ENDRET")
    grep.rad.venter_paa = grep.part.motpart
    grep.lagre(Handling.JUSTERT, ord)
    registrer(grep, "FORSLAG_JUSTERT", felter=endret)
    stopp_varsler(grep)
    varsle(grep, Varselslag.FORSLAG_TIL_AKTIVITET)
