"""What the pages of the dialog are made of."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.urls import get_script_prefix, reverse
from django.utils import timezone

from dap.dialog import operations, queries
from dap.dialog.values import (
    MAKS_TEKST,
    Kvitteringssteg,
    Rekkefolge,
    Tradinnsyn,
    Ubesvart,
)
from dap.felles.feil import ManglerBegrunnelse
from dap.konto import queries as konto
from dap.tilgang.values import Personinnsyn
from dap.web.dialog import tekster
from dap.web.dialog.maler import malkontekst
from dap.web.dialog.puls import puls_adresse
from dap.web.dialog.rader import listerader, merker, nyeste
from dap.web.dialog.skjema import Meldingsskjema
from dap.web.felles.person import er_som_bruker, innsyn_for, lenke, lenke_til
from dap.web.felles.tilgang import AktorRequest

HVERT_SEKUND = 6


def tradinnsyn_for(request: AktorRequest, person_id: UUID | None, trad_id: UUID) -> Tradinnsyn:
    """Access to a thread of the person whose page it is. Once a request.

    Who got the thread handed to their function sees it without seeing the person.
    """
    try:
        innsyn = innsyn_for(request, person_id, hva="dialog")
    except ManglerBegrunnelse:
        if er_som_bruker(request):
            raise
        funksjon = operations.apne_trad(aktor=request.aktor, trad_id=trad_id, naa=timezone.now())
        if funksjon.person_id != person_id:
            raise
        return funksjon
    return queries.tradinnsyn(innsyn, trad_id)


def listekontekst(
    request: AktorRequest, innsyn: Personinnsyn | None, valgt: UUID | None = None
) -> dict[str, Any]:
    """Threads that run, and the historic ones folded away."""
    if innsyn is None:
        return {}
    rader = listerader(request, queries.tradliste(innsyn), for_bruker=innsyn.er_bruker)
    return {
        "apne": [r for r in rader if not r.trad.historisk],
        "historiske": [r for r in rader if r.trad.historisk],
        "valgt": valgt,
    }


def tradkontekst(
    request: AktorRequest,
    innsyn: Tradinnsyn,
    *,
    skjema: Meldingsskjema | None = None,
    for_nr: int | None = None,
) -> dict[str, Any]:
    """The thread pane. Reading it marks it read."""
    side = queries.tradside(innsyn, for_nr=for_nr)
    if for_nr is None and side.trad.uleste:
        operations.marker_lest(
            aktor=request.aktor, innsyn=innsyn, til_nr=side.trad.antall, naa=timezone.now()
        )
    if skjema is None:
        skjema = Meldingsskjema(initial=_kladd(request, side.trad.id))
    return {
        "side": side,
        "trad": side.trad,
        "tradinnsyn": innsyn,
        "kan_skrive": innsyn.kan_skrive and not side.trad.historisk,
        "nav_leser": not innsyn.er_bruker,
        "trad_adresse": tradlenke(request, side.trad.id),
        "siter_adresse": lenke(request, "referat:siter") if _kan_sitere(innsyn) else "",
        "notat_adresse": lenke(request, "dialog:notater") if _kan_notere(innsyn) else "",
        "slett_adresse": lenke(request, "kassering:oversikt"),
        "meldingsniva": 2,
        "merker": merker(side.trad, for_bruker=innsyn.er_bruker, i_trad=True),
        "skjema": skjema,
        "vedlegg": queries.utkast_til_vedlegg(request.aktor, skjema.vedlegg()),
        "kladd_sted": kladd_sted(side.trad.id),
        "maks_tekst": MAKS_TEKST,
        "emne": tekster.TEMA[side.trad.tema],
        "mottaker": tekster.i_setning(side.trad.mottaker),
        "steg": [(s, stegtekst(s)) for s in side.kvittering.steg],
        "puls": puls_adresse(innsyn, side.trad.versjon),
        "hvert": HVERT_SEKUND,
        "ko": ko_fra(request),
        **malkontekst(request, innsyn.person_id),
    }


def _kan_notere(innsyn: Tradinnsyn) -> bool:
    return innsyn.person is not None and not innsyn.er_bruker


def _kan_sitere(innsyn: Tradinnsyn) -> bool:
    """In minutes: for who writes them, so not for all who may write a note."""
    person = innsyn.person
    return person is not None and not innsyn.er_bruker and person.kan_endre_plan


def stegtekst(steg: Kvitteringssteg) -> str:
    mottaker = tekster.i_setning(steg.mottaker) if steg.mottaker else ""
    return str(tekster.STEG[steg.steg]) % {"hvem": steg.hvem, "mottaker": mottaker}


def kladd_sted(trad_id: UUID | str) -> str:
    return f"{get_script_prefix()}dialog/{trad_id}/"


def _kladd(request: AktorRequest, trad_id: UUID) -> dict[str, Any]:
    felter = konto.hent_kladd(request.konto_id, kladd_sted(trad_id)) or {}
    return {"tekst": "\n".join(felter.get("tekst", []))} if felter.get("tekst") else {}


def ko_fra(request: AktorRequest) -> Rekkefolge | None:
    """Whether the thread is read from the queue, and in which order."""
    valg = request.POST.get("ko") or request.GET.get("ko")
    return Rekkefolge(valg) if valg in set(Rekkefolge) and request.aktor.er_ansatt else None


def tradlenke(request: AktorRequest, trad_id: UUID, nr: int = 0) -> str:
    """The thread's page, at message `nr`."""
    return lenke(request, "dialog:trad", trad_id=trad_id) + nyeste(nr)


def konaboer(request: AktorRequest, trad_id: UUID, ko: Rekkefolge) -> dict[str, str]:
    """Addresses of the threads before and after this one in the queue, "" where there is none."""
    rader = queries.ubesvarte(request.aktor, naa=timezone.now(), rekkefolge=ko)
    plass = next((i for i, r in enumerate(rader) if r.trad_id == trad_id), -1)
    forrige = rader[plass - 1] if plass > 0 else None
    neste = rader[plass + 1] if plass + 1 < len(rader) else None
    return {
        "forrige_adresse": koadresse(forrige, ko) if forrige else "",
        "neste_adresse": koadresse(neste, ko) if neste else "",
    }


def koadresse(rad: Ubesvart, ko: Rekkefolge) -> str:
    return f"{lenke_til('dialog:trad', rad.person_id, trad_id=rad.trad_id)}?ko={ko}{nyeste(rad.antall)}"


def neste_etter(request: AktorRequest, trad_id: UUID) -> str:
    """The next in the queue when the thread is read from there, else ""."""
    ko = ko_fra(request)
    if ko is None:
        return ""
    for rad in queries.ubesvarte(request.aktor, naa=timezone.now(), rekkefolge=ko):
        if rad.trad_id != trad_id:
            return koadresse(rad, ko)
    return f"{reverse('dialog:ko')}?rekkefolge={ko}"


def grunntekster(grunner: Sequence[Any]) -> list[str]:
    return [str(tekster.GRUNN[g.kode] % {"dager": g.poeng}) for g in grunner]
