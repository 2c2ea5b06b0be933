"""What the pages of registration have in common."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from dap.felles.feil import IkkeFunnet
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.registrering import queries
from dap.registrering.values import Profildata, Utkastdata
from dap.tilgang.values import Personinnsyn
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.tilgang import AktorRequest
from dap.web.registrering.tekster import PROFILGRUPPER, variabel


def apne(request: AktorRequest, person_id: UUID | None) -> Personinnsyn:
    """Access to the person's registration; who does not see the state's room sees none."""
    innsyn = innsyn_for(request, person_id, hva="registrering")
    if Rom.STAT not in innsyn.rom:
        raise IkkeFunnet
    return innsyn


def videre(request: AktorRequest, utkast: Utkastdata, *, etter: str = "") -> HttpResponse:
    """To the question after this one; from the summary, or at the end, to what is missing, and to
    the summary when nothing is."""
    if etter in utkast.vei and request.GET.get("fra") != "oppsummering":
        resten = utkast.vei[utkast.vei.index(etter) + 1 :]
    else:
        resten = utkast.mangler
    kode = next(iter(resten or utkast.mangler), None)
    if kode is None:
        return redirect(lenke(request, "registrering:oppsummering"))
    return redirect(lenke(request, "registrering:sporsmal", kode=kode))


def forrige(request: AktorRequest, utkast: Utkastdata, kode: str) -> str:
    """Where «back» leads from a question."""
    if request.GET.get("fra") == "oppsummering":
        return lenke(request, "registrering:oppsummering")
    plass = utkast.vei.index(kode) if kode in utkast.vei else 0
    if plass == 0:
        return lenke(request, "registrering:start")
    return lenke(request, "registrering:sporsmal", kode=utkast.vei[plass - 1])


def rader(request: AktorRequest, utkast: Utkastdata) -> list[dict[str, Any]]:
    """The summary: each question as it was put, the answer, and where it is changed."""
    return [_rad(request, utkast, kode) for kode in utkast.vei]


def profilkontekst(profil: Profildata | None) -> dict[str, Any]:
    """The proposal in words: what was proposed, what a human thought, and what the rules looked at."""
    if profil is None:
        return {"profil": None}
    return {
        "profil": profil,
        "forslag": PROFILGRUPPER[profil.gruppe],
        "vurdert": PROFILGRUPPER[profil.vurdert] if profil.vurdert else "",
        "variabler": [variabel(v) for v in profil.variabler],
    }


def til_side(request: AktorRequest, utkast: Utkastdata) -> list[dict[str, Any]]:
    """Answers that are kept but not sent."""
    return [_rad(request, utkast, kode) for kode in utkast.lagt_til_side]


def _rad(request: AktorRequest, utkast: Utkastdata, kode: str) -> dict[str, Any]:
    s = queries.sporsmalet(utkast.variant, kode, dag=dato(timezone.now()))
    verdi = utkast.svar.get(kode, "")
    endre = lenke(request, "registrering:sporsmal", kode=kode) + "?fra=oppsummering"
    if s is None:
        return {"kode": kode, "sporsmal": kode, "svar": verdi, "endre": endre}
    svar = verdi if s.skrives or not verdi else gettext(s.svartekst(verdi))
    return {"kode": kode, "sporsmal": gettext(s.tekst), "svar": svar, "endre": endre}
