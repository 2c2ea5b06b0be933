"""What the pages of the journal show."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from dap.arkiv import queries
from dap.arkiv.values import (
    Bortlagt,
    Forhandsvisning,
    Forslag,
    Journalpostrad,
    Journalstatus,
    Kilde,
    Regelkode,
    Sendemate,
)
from dap.felles.feil import IkkeFunnet
from dap.felles.rom import Rom
from dap.oppfolging import queries as oppfolging
from dap.tilgang.policies import eget_rom
from dap.tilgang.values import Personinnsyn
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest
from dap.web.journal.bilde import pakk
from dap.web.journal.forms import Bortleggingsskjema, Journalskjema
from dap.web.journal.tekster import ENDRING, FEIL, STATUS


@dataclass(frozen=True, slots=True)
class Postlinje:
    p: Journalpostrad
    status: str
    farge: str
    feil: str
    feilet: bool
    brev: bool
    """Somebody must print it; shown to staff while the document is here."""
    sendt: bool
    stanset: bool
    arkivet_ma_slette: bool


def kilde_fra(regel: str, rom: str, kilde_id: UUID) -> Kilde:
    """IkkeFunnet for words that are no rule and no room."""
    try:
        return Kilde(Regelkode(regel), Rom(rom), kilde_id)
    except ValueError:
        raise IkkeFunnet from None


def kildeargumenter(k: Kilde) -> dict[str, Any]:
    return {"regel": k.regel.value, "rom": k.rom.value, "kilde_id": k.id}


def oversikt(request: AktorRequest, innsyn: Personinnsyn) -> dict[str, Any]:
    """Proposals and what was put away only for staff."""
    poster = queries.journalposter(innsyn)
    kontekst: dict[str, Any] = {
        "poster": [_linje(p, innsyn) for p in poster],
        "sist": poster[0].journalfort if poster else None,
        "flere_rom": len(innsyn.rom) > 1,
    }
    if innsyn.er_bruker:
        return kontekst
    forslag = queries.forslag(innsyn, naa=timezone.now())
    return kontekst | {
        "forslag": [(f, _adresse(request, f.kilde)) for f in forslag],
        "bortlagte": [(b, _adresse(request, b.kilde)) for b in _av_de_som_ikke_er(forslag, innsyn)],
        "hele": _hele_planen(request, innsyn, forslag),
    }


def _av_de_som_ikke_er(forslag: list[Forslag], innsyn: Personinnsyn) -> list[Bortlagt]:
    """What is proposed anew does not stand among what was put away as well."""
    na = {f.kilde for f in forslag}
    return [b for b in queries.bortlagte(innsyn) if b.kilde not in na]


def _hele_planen(request: AktorRequest, innsyn: Personinnsyn, forslag: list[Forslag]) -> str:
    """The plan can always be journalled; empty when it is proposed, or there is none."""
    periode = oppfolging.apen_periode(innsyn.person_id)
    if periode is None:
        return ""
    rom = eget_rom(request.aktor, innsyn.rom)
    kilde = Kilde(Regelkode.PLAN, rom, periode.id)
    return "" if kilde in {f.kilde for f in forslag} else _adresse(request, kilde)


def _adresse(request: HttpRequest, kilde: Kilde) -> str:
    return lenke(request, "journal:ny", **kildeargumenter(kilde))


def _linje(p: Journalpostrad, innsyn: Personinnsyn) -> Postlinje:
    status, farge = STATUS[p.status]
    return Postlinje(
        p,
        str(status),
        farge,
        str(FEIL.get(p.feil, "")),
        feilet=p.status == Journalstatus.FEILET,
        brev=p.sendemate == Sendemate.BREV and bool(p.dokumenter),
        sendt=p.sendemate != Sendemate.IKKE,
        stanset=p.status == Journalstatus.STANSET,
        arkivet_ma_slette=p.innhold_fjernet is not None and p.status == Journalstatus.MOTTATT,
    )


def forhandsside(
    request: HttpRequest,
    innsyn: Personinnsyn,
    f: Forhandsvisning,
    skjema: Journalskjema | None = None,
    bort: Bortleggingsskjema | None = None,
) -> dict[str, Any]:
    bilde = pakk(f.bilde, f.kilde, innsyn.person_id)
    valg = kildeargumenter(f.kilde)
    return {
        "f": f,
        "skjema": skjema or Journalskjema(forhandsvist=f, bilde=bilde),
        "bort": bort or Bortleggingsskjema(initial={"bilde": bilde}, prefix="bort"),
        "endringer": [(ENDRING[e.slag], e.tittel) for e in f.endringer],
        "fra_kommunen": f.kilde.rom == Rom.KOMMUNE,
        "tilbake": lenke(request, "journal:oversikt"),
        "rot": lenke(request, "journal:ny", **valg),
        "pdf": lenke(request, "journal:pdf", **valg),
        "legg_bort": lenke(request, "journal:legg_bort", **valg),
    }
