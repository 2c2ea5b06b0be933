"""Drafts of the reader's own about one person: text that never was sent."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import get_script_prefix

from dap.aktivitet import queries as aktivitet
from dap.dialog import queries as dialog
from dap.konto.queries import hent_kladd, kladder
from dap.tilgang.values import Personinnsyn
from dap.web.felles.oppbevaring import er_tekst

MAKS = 50


@dataclass(frozen=True, slots=True)
class Utkast:
    sted: str
    tid: datetime
    tekster: tuple[str, ...]


def utkast_for(innsyn: Personinnsyn, konto_id: UUID) -> list[Utkast]:
    """Newest first. A user's own are all about themself, and what a helper typed stays with those they
    help; staff's are those that bear the person's id,
    or that of a thread or an activity which the reader sees. Nobody's when read as the user."""
    if not innsyn.kan_skrive:
        return []
    rot = get_script_prefix()
    steder = kladder(konto_id, prefiks="" if rot == "/" else rot)
    if rot == "/":
        steder = [(s, tid) for s, tid in steder if not s.startswith("/for/")]
    if not innsyn.er_bruker:
        ider = {str(innsyn.person_id)}
        ider |= {str(t.id) for t in dialog.tradliste(innsyn)}
        ider |= {str(id_) for id_, _tittel in aktivitet.titler(innsyn)}
        steder = [(s, tid) for s, tid in steder if ider & set(s.split("/"))]
    alle = (Utkast(s, tid, _tekster(hent_kladd(konto_id, s))) for s, tid in steder[:MAKS])
    return [u for u in alle if u.tekster]


def _tekster(felter: dict[str, list[str]] | None) -> tuple[str, ...]:
    alle = (v for verdier in (felter or {}).values() for v in verdier)
    return tuple(v for v in alle if v.strip() and er_tekst(v))
