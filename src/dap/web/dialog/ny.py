"""A new thread: what it is about, who will answer and when, the draft, a suggestion of a topic."""

from typing import Any
from uuid import UUID

from django.urls import get_script_prefix
from django.utils import timezone

from dap.dialog import queries
from dap.dialog.values import MAKS_TEKST, Mottaker, Tema
from dap.konto import queries as konto
from dap.oppfolging.queries import brukersperre
from dap.tilgang.values import Personinnsyn
from dap.web.dialog import tekster
from dap.web.dialog.maler import malkontekst
from dap.web.dialog.skjema import NyTradskjema
from dap.web.felles.tilgang import AktorRequest

# Topics somebody else than the adviser answers, or that cannot wait.
_VERDT_A_SPORRE_OM = {
    Tema.UTBETALING_MELDEKORT,
    Tema.VEDTAK_LOPER_UT,
    Tema.OPPHOLD_UTLAND,
    Tema.KOMMUNALE_TJENESTER,
}


def nytt_sted(person_id: UUID) -> str:
    return f"{get_script_prefix()}dialog/ny/{person_id}/"


def nytt_skjema(request: AktorRequest, innsyn: Personinnsyn) -> NyTradskjema:
    """With what was typed before, and the topic that was chosen."""
    kladd = konto.hent_kladd(request.konto_id, nytt_sted(innsyn.person_id)) or {}
    start = {navn: verdier[0] for navn, verdier in kladd.items() if verdier and verdier[0]}
    start = {navn: start[navn] for navn in ("tema", "overskrift", "tekst") if navn in start}
    valgt = request.GET.get("tema", "")
    if valgt in set(Tema):
        start["tema"] = valgt
    elif request.aktor.er_bruker:
        start.pop("tema", None)
    return NyTradskjema(initial=start)


def nykontekst(
    request: AktorRequest,
    innsyn: Personinnsyn,
    skjema: NyTradskjema,
    *,
    forslag: Tema | None = None,
) -> dict[str, Any]:
    valgt = skjema["tema"].value()
    tema = Tema(valgt) if valgt in set(Tema) else None
    naa = timezone.now()
    kontekst: dict[str, Any] = {
        "skjema": skjema,
        "vedlegg": queries.utkast_til_vedlegg(request.aktor, skjema.vedlegg()),
        "kladd_sted": nytt_sted(innsyn.person_id),
        "maks_tekst": MAKS_TEKST,
        "valgt_emne": tema,
        "emne": tekster.TEMA[tema] if tema else "",
        "kan_skrive": innsyn.kan_skrive,
    }
    if not request.aktor.er_bruker:
        return kontekst | malkontekst(request, innsyn.person_id)
    if tema is None and skjema.is_bound:
        return kontekst  # what was typed stays, and the topic is chosen above it
    if tema is None:
        kontekst["valg"] = [(t, tekster.TEMA[t], tekster.TEMAHJELP[t]) for t in Tema]
        kontekst["har_kladd"] = bool(skjema["tekst"].value())
        return kontekst
    kontekst["svar_i_brev"] = bool(brukersperre(innsyn.person_id))
    lofte = queries.svarlofte(innsyn, tema, naa=naa)
    kontekst |= {"lofte": lofte, "mottaker": tekster.MOTTAKER[lofte.mottaker]}
    if forslag is not None:
        til = queries.svarlofte(innsyn, forslag, naa=naa)
        kontekst |= {
            "forslag": forslag,
            "forslag_tekst": tekster.TEMA[forslag],
            "forslag_mottaker": tekster.i_setning(til.mottaker),
            "forslag_kommune": til.mottaker == Mottaker.KOMMUNE,
        }
    return kontekst


def forslag_til_tema(request: AktorRequest, skjema: NyTradskjema) -> Tema | None:
    """Asked once, and only of a user who chose "something else": the words point elsewhere."""
    post = request.POST
    valgt = post.get("velg_tema", "")
    if valgt in set(Tema):
        data = post.copy()
        data["tema"] = valgt
        skjema.data = data
        return None
    spurt = "bekreftet" in post or post.get("handling", "send") != "send"
    if spurt or not request.aktor.er_bruker or post.get("tema") != Tema.ANNET:
        return None
    forslag = queries.foresla_tema(post.get("tekst", ""))
    return forslag if forslag in _VERDT_A_SPORRE_OM else None
