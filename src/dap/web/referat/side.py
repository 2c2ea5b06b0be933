"""What the pages of minutes show."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from dap.felles.tid import dato
from dap.forstaelse import queries as forstaelse
from dap.mote.values import Motedata
from dap.referat import queries
from dap.referat.values import Referatrad, Side
from dap.tilgang.values import Personinnsyn
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest
from dap.web.forstaelse.side import forstaelsekontekst
from dap.web.referat.forms import Kommentarskjema
from dap.web.referat.tekster import KANALER, KOMMENTARSLAG

Merke = tuple[str, str, str]


def kanaltekst(rad: Referatrad) -> str:
    return str(KANALER[rad.kanal])


def merker(rad: Referatrad, innsyn: Personinnsyn) -> list[Merke]:
    """Text, colour and variant of the tags, in the reader's words."""
    ut: list[Merke] = []
    if not rad.er_delt:
        ut.append(_udelt(rad, innsyn))
    if rad.for_sent:
        ut.append((_("Skulle vært delt"), "danger", "moderate"))
    if rad.ferdig:
        ut.append((_("Ferdig"), "success", "outline"))
    if rad.rom == "KOMMUNE" and innsyn.er_bruker:
        ut.append((_("Fra kommunen"), "neutral", "outline"))
    return ut


def _udelt(rad: Referatrad, innsyn: Personinnsyn) -> Merke:
    if rad.skriver == Side.BRUKER:
        tekst = _("Du skal skrive det") if innsyn.er_bruker else _("Brukeren skriver det")
        return tekst, "warning" if innsyn.er_bruker else "neutral", "moderate"
    if rad.mote_id is not None:
        return _("Møtereferatet er ikke delt"), "warning", "moderate"
    return _("Samtalereferatet er ikke delt"), "warning", "moderate"


def listekontekst(request: AktorRequest, innsyn: Personinnsyn) -> dict[str, Any]:
    naa = timezone.now()
    rader = queries.referater(innsyn, naa=naa)
    return {
        "rader": [
            {
                "r": r,
                "kanal": kanaltekst(r),
                "merker": merker(r, innsyn),
                "adresse": lenke(request, "referat:referat", referat_id=r.id),
            }
            for r in rader
        ],
        "uferdige": [
            (u, str(KANALER[u.kanal]))
            for u in (queries.uferdige(innsyn) if innsyn.er_bruker else [])
        ],
        "kan_starte": not innsyn.er_bruker and innsyn.kan_skrive and innsyn.kan_endre_plan,
        "forstaelser": forstaelse.tilstander(innsyn, objekt_type="REFERAT"),
    }


def referatkontekst(
    request: AktorRequest,
    innsyn: Personinnsyn,
    referat_id: UUID,
    skjema: Kommentarskjema | None = None,
) -> dict[str, Any]:
    r = queries.ett_referat(innsyn, referat_id, naa=timezone.now())
    min_side = queries.leserside(innsyn)
    if skjema is None and r.kan_kommentere:
        skjema = Kommentarskjema(kan_rette=r.skriver != min_side, initial={"nr": r.delt_nr})
    er_nav = not innsyn.er_bruker and innsyn.kan_skrive and innsyn.kan_endre_plan
    return {
        "r": r,
        "kanal": kanaltekst(r),
        "merker": merker(r, innsyn),
        "min_side": r.skriver == min_side,
        "kommentarer": [(k, KOMMENTARSLAG[k.slag]) for k in r.kommentarer],
        "kommentarskjema": skjema if r.kan_kommentere else None,
        "kan_styre": er_nav and not r.historisk,
        "i_dag": dato(timezone.now()),
        **(forstaelsekontekst(request, innsyn, referat_id) if r.er_delt else {}),
    }


def motereferat(
    request: AktorRequest, innsyn: Personinnsyn, m: Motedata
) -> Mapping[str, Any] | None:
    """The part of a meeting's page: its minutes, or the button that begins them; see web.mote.deler."""
    rad = queries.for_mote(innsyn, m.id, naa=timezone.now())
    del_: dict[str, Any] = {"mal": "referat/pa_motet.html"}
    if rad is not None:
        adresse = lenke(request, "referat:referat", referat_id=rad.id)
        return {**del_, "r": rad, "merker": merker(rad, innsyn), "adresse": adresse}
    kan = not innsyn.er_bruker and innsyn.kan_skrive and innsyn.kan_endre_plan
    if not kan or m.historisk or not m.er_begynt(timezone.now()):
        return None
    return {**del_, "start": lenke(request, "referat:start_motereferat", mote_id=m.id)}
