"""Reads about accounts and how signing in is set up."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils.module_loading import import_string

from dap.konto import rules
from dap.konto.models import Kladd, Okt
from dap.konto.values import Demoperson, Oktvalg, Profil, Tilbydervalg


def hent_kladd(konto_id: UUID, sted: str) -> dict[str, list[str]] | None:
    """What this account has typed in this place and not saved, by field."""
    return (
        Kladd.objects.filter(konto_id=konto_id, sted=sted).values_list("felter", flat=True).first()
    )


def okter(konto_id: UUID, *, sesjonsnokkel: str) -> list[tuple[datetime, bool]]:
    """When each browser that is signed in now was, newest first, and whether it is this one."""
    rader = Okt.objects.filter(
        konto_id=konto_id, sesjonsnokkel__in=Session.objects.values("session_key")
    )
    return [(o.startet, o.sesjonsnokkel == sesjonsnokkel) for o in rader.order_by("-startet")]


def kladder(konto_id: UUID, *, prefiks: str = "") -> list[tuple[str, datetime]]:
    """Place and time of the account's drafts, newest first."""
    rader = Kladd.objects.filter(konto_id=konto_id, sted__startswith=prefiks)
    return list(rader.order_by("-oppdatert").values_list("sted", "oppdatert"))


def tilbyder(profil: Profil) -> Tilbydervalg | None:
    """How signing in by this profile is set up, or None where it is not."""
    valg: dict[str, Any] | None = settings.DAP_OIDC.get(profil.value)
    if not valg:
        return None
    grupper = tuple(sorted(valg.get("grupper", {}).items()))
    return Tilbydervalg(**{**valg, "profil": profil, "grupper": grupper})


def oktvalg() -> Oktvalg:
    return Oktvalg(
        inaktiv=timedelta(minutes=settings.DAP_OKT_INAKTIV_MINUTTER),
        lengst=timedelta(minutes=settings.DAP_OKT_LENGST_MINUTTER),
        varsel=timedelta(minutes=settings.DAP_OKT_VARSEL_MINUTTER),
    )


def okt_utloper(*, startet: datetime, sist_brukt: datetime) -> datetime:
    """When the session ends if nothing more is done."""
    return rules.okt_utloper(startet=startet, sist_brukt=sist_brukt, valg=oktvalg())


def er_demo() -> bool:
    """Whether one signs in by choosing a person."""
    return bool(settings.DAP_DEMOPERSONER)


def demopersoner() -> list[Demoperson]:
    """The people of the demo's chooser; empty everywhere else."""
    if not er_demo():
        return []
    hent: Callable[[], list[Demoperson]] = import_string(settings.DAP_DEMOPERSONER)
    return hent()
