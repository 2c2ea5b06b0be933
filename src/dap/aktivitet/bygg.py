"""From rows to the values that cross the boundary."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.aktivitet.fho import fho_versjon
from dap.aktivitet.historikk.diff import Versjonsbilde
from dap.aktivitet.koder import Fhotype, Handling, Part, Status
from dap.aktivitet.lagring import fra_lagring, verdier
from dap.aktivitet.models import Aktivitet, Forhandsorientering
from dap.aktivitet.rules import SisteGrep, Tilstand
from dap.aktivitet.typer import TYPER
from dap.aktivitet.values import (
    Aktivitetsdetaljer,
    Aktivitetskort,
    Forhandsdata,
    Handlinger,
    Versjonsrad,
)
from dap.felles.aktor import AktorType
from dap.kontor import queries as kontor_queries
from dap.person import queries as person_queries

Navn = Mapping[UUID, str]


def fho_rad(rad: Aktivitet) -> Forhandsorientering | None:
    """The prior notice, when there is one (one query unless it was joined)."""
    return getattr(rad, "forhandsorientering", None)


def forhandsdata(rad: Forhandsorientering | None) -> Forhandsdata | None:
    if rad is None:
        return None
    type_ = Fhotype(rad.type)
    mal = fho_versjon(type_, rad.malversjon)
    return Forhandsdata(
        type_,
        rad.tekst or mal.tekst,
        rad.opprettet,
        rad.lest,
        frist=rad.frist,
        malversjon=rad.malversjon,
        paragrafer=mal.paragrafer,
        brev_postet=rad.brev_postet,
        svar=rad.svar,
    )


def navn_for(aktorer: Iterable[tuple[str, UUID]]) -> Navn:
    """Names of those who acted: one query for staff, one for users."""
    par = set(aktorer)
    ansatte = [id_ for type_, id_ in par if type_ == AktorType.VEILEDER]
    brukere = [id_ for type_, id_ in par if type_ == AktorType.BRUKER]
    return {
        **(kontor_queries.navn(ansatte) if ansatte else {}),
        **(person_queries.navn(brukere) if brukere else {}),
    }


def _venter_paa(rad: Aktivitet) -> Part | None:
    """Nobody waits for an answer in a period that has ended: an open proposal is closed with it."""
    if rad.periode.slutt is not None or not rad.venter_paa:
        return None
    return Part(rad.venter_paa)


def tilstand(rad: Aktivitet) -> Tilstand:
    fho = forhandsdata(fho_rad(rad))
    return Tilstand(
        type=TYPER[rad.type],
        status=Status(rad.status),
        avtalt=rad.avtalt,
        venter_paa=_venter_paa(rad),
        historisk=rad.periode.slutt is not None,
        fho_ulest=fho is not None and fho.ulest,
    )


def siste_grep(rad: Aktivitet) -> SisteGrep:
    return SisteGrep(rad.handling, rad.endret_av_id, rad.endret)


def kort(rad: Aktivitet, sist_sett: datetime | None, leser_id: UUID) -> Aktivitetskort:
    t = tilstand(rad)
    return Aktivitetskort(
        id=rad.id,
        versjon=rad.versjon,
        type=t.type,
        tittel=rad.tittel,
        status=t.status,
        rom=rad.rom,
        avtalt=rad.avtalt,
        fra_dato=rad.fra_dato,
        til_dato=rad.til_dato,
        detaljer=fra_lagring(t.type, rad.detaljer),
        mal_id=rad.mal_id,
        venter_paa=t.venter_paa,
        historisk=t.historisk,
        opprettet=rad.opprettet,
        endret=rad.endret,
        endret_av_type=rad.endret_av_type,
        endret_siden_sist=rad.endret_av_id != leser_id
        and (sist_sett is None or rad.endret > sist_sett),
        fho_ulest=t.fho_ulest,
        beskrivelse=rad.beskrivelse,
    )


def detaljer(
    rad: Any,
    navn: Navn,
    *,
    historisk: bool,
    fho: Forhandsdata | None = None,
    handlinger: Handlinger | None = None,
) -> Aktivitetsdetaljer:
    """Of a row, or of one of its versions (which has the same columns)."""
    return Aktivitetsdetaljer(
        id=rad.id,
        person_id=rad.person_id,
        periode_id=rad.periode_id,
        versjon=rad.versjon,
        type=TYPER[rad.type],
        tittel=rad.tittel,
        status=Status(rad.status),
        rom=rad.rom,
        avtalt=rad.avtalt,
        verdier=verdier(rad),
        avsluttet_kommentar=rad.avsluttet_kommentar,
        mal_id=rad.mal_id,
        venter_paa=None if historisk or not rad.venter_paa else Part(rad.venter_paa),
        historisk=historisk,
        opprettet=rad.opprettet,
        opprettet_av=navn.get(rad.opprettet_av_id, ""),
        opprettet_av_type=rad.opprettet_av_type,
        endret=rad.endret,
        endret_av=navn.get(rad.endret_av_id, ""),
        endret_av_type=rad.endret_av_type,
        fho=fho,
        handlinger=handlinger or Handlinger(),
    )


def aktorer_av(rad: Any) -> list[tuple[str, UUID]]:
    return [
        (rad.endret_av_type, rad.endret_av_id),
        (rad.opprettet_av_type, rad.opprettet_av_id),
    ]


def versjonsrad(rad: Any, navn: Navn) -> Versjonsrad:
    return Versjonsrad(
        nr=rad.versjon,
        tid=rad.endret,
        av=navn.get(rad.endret_av_id, ""),
        av_type=rad.endret_av_type,
        handling=Handling(rad.handling),
        begrunnelse=rad.begrunnelse,
    )


def versjonsbilde(r: Any) -> Versjonsbilde:
    """A version as history compares it."""
    return Versjonsbilde(
        nr=r.versjon,
        tid=r.endret,
        av_type=r.endret_av_type,
        av_id=r.endret_av_id,
        handling=Handling(r.handling),
        begrunnelse=r.begrunnelse,
        status=Status(r.status),
        mal_id=r.mal_id,
        verdier=verdier(r),
    )
