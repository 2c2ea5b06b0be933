"""Reads of the journal: in the rooms that the reader sees."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, Q

from dap.arkiv.eksportverdier import Saksinnhold
from dap.arkiv.journal.fryst import tin
from dap.arkiv.journal.innhold import periodetekst
from dap.arkiv.journalverdier import (
    Bortlagt,
    Journalpostrad,
    Journalstatus,
    Kilde,
    Regelkode,
    Sendemate,
)
from dap.arkiv.models import Bortlegging, Journalfil, Journalpost
from dap.arkiv.regelverk import BEVARING, REGLER
from dap.felles.feil import IkkeFunnet
from dap.felles.kotall import Kotall
from dap.felles.rom import Rom
from dap.oppfolging import queries as oppfolging
from dap.tabell.blikk import Blikk, Nokkel
from dap.tilgang.values import Personinnsyn

VIST = 100
DOKUMENT = "dokument-"
"""Files whose names begin so are PDFs that people open; the number follows."""


def leveringsko(*, naa: datetime) -> Kotall:
    """Entries that the archive has not acknowledged: numbers alone, for who runs DAP."""
    skal = Q(neste_forsok__lte=naa)
    tall = Journalpost.objects.filter(
        status__in=(Journalstatus.VENTER, Journalstatus.FEILET)
    ).aggregate(
        venter=Count("id", filter=skal),
        eldste=Min("neste_forsok", filter=skal),
        feilet=Count("id", filter=Q(status=Journalstatus.FEILET)),
    )
    return Kotall("arkiv", tall["venter"], tall["eldste"], tall["feilet"])


def journalposter(innsyn: Personinnsyn) -> list[Journalpostrad]:
    """What has been journalled about the person, newest first. Three queries."""
    rader = list(_synlige(innsyn).order_by("-journalfort", "-nr")[:VIST])
    ider = [r.id for r in rader]
    filer = Journalfil.objects.filter(journalpost__in=ider, navn__startswith=DOKUMENT, nr=0)
    dokumenter: dict[UUID, list[int]] = {}
    for id_, navn in filer.order_by("navn").values_list("journalpost_id", "navn"):
        dokumenter.setdefault(id_, []).append(int(navn.removeprefix(DOKUMENT)))
    perioder = {p.id: periodetekst(p) for p in oppfolging.perioder(innsyn)}
    return [_rad(r, dokumenter.get(r.id, []), perioder.get(r.periode_id, "")) for r in rader]


def dokument(innsyn: Personinnsyn, journalpost_id: UUID, nr: int) -> tuple[str, bytes]:
    """Name of the file, and the PDF. IkkeFunnet for the other room's, and for what is not there."""
    rad = _synlige(innsyn).filter(id=journalpost_id).first()
    if rad is None:
        raise IkkeFunnet
    deler = Journalfil.objects.filter(journalpost=rad, navn=f"{DOKUMENT}{nr}").order_by("nr")
    innhold = b"".join(bytes(d) for d in deler.values_list("innhold", flat=True))
    if not innhold:
        raise IkkeFunnet
    return f"journalpost-{rad.nr}-{nr}.pdf", innhold


def sendt_sak(innsyn: Personinnsyn, journalpost_id: UUID) -> tuple[Saksinnhold, str]:
    """What was confirmed, as it was then, and its room. IkkeFunnet for the other room's, and for what
    was erased or never sent to the user."""
    rad = _synlige(innsyn).filter(id=journalpost_id, innhold_fjernet=None).first()
    if rad is None or rad.sendemate == Sendemate.IKKE:
        raise IkkeFunnet
    return replace(tin(rad.innhold), tittel=rad.tittel, sprak=rad.sprak), rad.rom


def bortlagte(innsyn: Personinnsyn) -> list[Bortlagt]:
    """What was put away, newest first: only for staff."""
    if innsyn.er_bruker:
        return []
    rader = Bortlegging.objects.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)
    return [
        Bortlagt(
            Kilde(Regelkode(b.regel), Rom(b.rom), b.kilde_id),
            b.tittel,
            b.begrunnelse,
            b.tid,
            b.av.navn,
        )
        for b in rader.select_related("av").order_by("-tid")[:VIST]
    ]


def blikk(innsyn: Personinnsyn, nokler: Iterable[Nokkel]) -> dict[Nokkel, Blikk]:
    """What an entry is called; it never changes. One query."""
    alle = set(nokler)
    titler = dict(_synlige(innsyn).filter(id__in={i for i, _t in alle}).values_list("id", "tittel"))
    return {n: Blikk(titler[n[0]]) for n in alle if n[0] in titler}


def _synlige(innsyn: Personinnsyn) -> Any:
    rader = Journalpost.objects.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)
    return rader.annotate(av=F("journalfort_av__navn")).defer("innhold", "meldinger")


def _rad(r: Any, dokumenter: list[int], periode: str) -> Journalpostrad:
    regel = Regelkode(r.regel)
    return Journalpostrad(
        id=r.id,
        nr=r.nr,
        rom=Rom(r.rom),
        regel=regel,
        navn=str(REGLER[regel].navn),
        tittel=r.tittel,
        periode=periode,
        journalfort=r.journalfort,
        av=r.av,
        bevaring=str(BEVARING[r.bevaring].navn) if r.bevaring in BEVARING else r.bevaring,
        sendemate=Sendemate(r.sendemate),
        status=Journalstatus(r.status),
        feil=r.feil,
        neste_forsok=r.neste_forsok,
        journal_id=r.journal_id,
        mottatt=r.mottatt,
        sjekksum=r.sha256,
        dokumenter=tuple(dokumenter),
        innhold_fjernet=r.innhold_fjernet,
    )
