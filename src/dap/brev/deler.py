"""The parts of a letter: what the archive has collected, as a letter shows it."""

from typing import Any

from django.utils.translation import gettext as _

from dap.arkiv.values import Post

_IKKE_PA_PAPIR = frozenset({"VERSJON", "HISTORIKK", "OVERLEVERING", "VEDTAKSKILDE"})
_UTEN_FORFATTER = frozenset({"AKTIVITET", "MOTE", "VEDTAK"})
_IKKE_FAKTA = frozenset({"meldinger", "mottaker", "aktivitet", "brev_sha", "sha", "videolenke"})


def del_(p: Post, *, alt: bool = False) -> dict[str, Any]:
    """One item with what lies under it. `alt`: nothing is left out, also what is history."""
    return {
        "tittel": p.tittel,
        "tid": p.tid.isoformat() if p.tid and not p.tittel else "",
        "hvem": _hvem(p),
        "tekst": p.tekst or p.sladdet,
        "fakta": [[o.navn, o.tekst] for o in p.opplysninger if o.kode not in _IKKE_FAKTA],
        "vedlegg": [
            v.navn for v in p.vedlegg if v.mime != "application/pdf" or p.type == "MELDING"
        ],
        "under": [del_(u, alt=alt) for u in p.poster if alt or u.type not in _IKKE_PA_PAPIR],
    }


def kapittel(tittel: str, deler: list[dict[str, Any]], tekst: str = "") -> dict[str, Any]:
    return {
        "tittel": tittel, "tid": "", "hvem": "", "tekst": tekst, "fakta": [], "vedlegg": [],
        "under": deler,
    }  # fmt: skip


def _hvem(p: Post) -> str:
    """Who wrote it; of a card in the plan that has nothing to say."""
    if p.type in _UTEN_FORFATTER:
        return ""
    return _("Du") if p.hvem == _("Bruker") else p.hvem
