"""The chapter of letters. They lie above in the house: `ARKIV_BREV` says who knows them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from dap.arkiv.eksport.ord import ord_for
from dap.arkiv.eksport.ramme import Ramme, opplysning
from dap.arkiv.eksportverdier import Innhold, Kapittel, Post
from dap.oppfolging import queries as oppfolging
from dap.tilgang.values import Personinnsyn

Uttrekk = Callable[[Personinnsyn], list[Mapping[str, Any]]]


@lru_cache(maxsize=1)
def _uttrekk() -> Uttrekk:
    funksjon: Uttrekk = import_string(settings.ARKIV_BREV)
    return funksjon


def brevene(r: Ramme) -> Kapittel:
    """What was sent by post, and when. What it said stands where it was said: who leaves the dialog out of
    a file does not get it in by the letters."""
    poster = tuple(
        _post(b)
        for b in _uttrekk()(r.innsyn)
        if r.i_tid(b["bestilt"], b["postet"]) and _i_periode(r, b["bestilt"])
    )
    return Kapittel(Innhold.BREV, _("Brev"), poster)


def _i_periode(r: Ramme, tid: datetime) -> bool:
    """A letter belongs to the period that ran when it was made."""
    if not r.utvalg.perioder:
        return True
    return any(
        p.start <= tid and (p.slutt is None or tid < p.slutt) and r.i_periode(p.id)
        for p in oppfolging.perioder(r.innsyn)
    )


def _post(b: Mapping[str, Any]) -> Post:
    return Post(
        f"brev/{b['id']}",
        "BREV",
        ord_for("BREVSLAG", b["slag"]),
        tid=b["bestilt"],
        opplysninger=(
            *opplysning("referanse", _("Nummer"), b["referanse"]),
            *opplysning("status", _("Status"), b["status"], ord_for("BREVSTATUS", b["status"])),
            *opplysning("postet", _("Sendt"), b["postet"]),
            *opplysning("returnert", _("Kom i retur"), b["returnert"]),
            *opplysning(
                "returgrunn", _("Grunn"), b["returgrunn"],
                ord_for("BREVRETUR", b["returgrunn"]) if b["returgrunn"] else "",
            ),
        ),
        rom=b["rom"][0] if len(b["rom"]) == 1 else "",
    )  # fmt: skip
