"""What the pages of calibration show."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format

from dap.felles.aktor import LEDERROLLER
from dap.felles.tid import dato
from dap.kalibrering import queries
from dap.kalibrering.values import Fordeling, Resultat, Rundedata, Saksdata, Saksresultat, Status
from dap.kontor import queries as kontor
from dap.web.felles.tilgang import AktorRequest
from dap.web.kalibrering.forms import Laerdomsskjema
from dap.web.kalibrering.tekster import (
    ALDER,
    ERFARING,
    HELSE,
    SIKKERHET,
    STATUS,
    UTDANNING,
    UTEN,
    styrke,
)
from dap.web.vurdering.side import gruppenavn


def siste_dag(r: Any) -> date:
    """The last day to answer: the round ends when it is over."""
    return dato(r.frist - timedelta(seconds=1))


def listekontekst(request: AktorRequest) -> dict[str, Any]:
    naa = timezone.now()
    rader = queries.runder(request.aktor, naa=naa)
    ved = sorted(queries.leder_ved(request.aktor))
    return {
        "rader": [_linje(r) for r in rader],
        "kontorer": [(nr, k.navn if (k := kontor.kontor(nr)) else nr) for nr in ved],
        "er_leder": bool(request.aktor.har_rolle(*LEDERROLLER)),
    }


def _linje(r: Any) -> dict[str, Any]:
    tekst, farge = STATUS[r.status]
    adresse = reverse("kalibrering:runde", args=[r.id])
    return {"r": r, "status": tekst, "farge": farge, "frist": siste_dag(r), "adresse": adresse}


def rundekontekst(
    request: AktorRequest, runde_id: UUID, skjema: Laerdomsskjema | None = None
) -> dict[str, Any]:
    r = queries.en_runde(request.aktor, runde_id, naa=timezone.now())
    if skjema is None and r.leder and r.status == Status.AVSLUTTET:
        start = {"tekst": r.laerdom.tekst, "versjon": r.laerdom.versjon} if r.laerdom else {}
        skjema = Laerdomsskjema(initial={"versjon": 0, **start})
    return {
        **_linje(r),
        "saker": saker(r),
        "resultat": _resultat(r.resultat) if r.resultat else None,
        "kan_endre": r.leder and r.status == Status.FORBEREDES,
        "kan_lukke": r.leder and r.status == Status.APEN,
        "mulige": sorted(r.mulige.values()),
        "laerdomsskjema": skjema,
    }


def saker(r: Rundedata) -> list[dict[str, Any]]:
    resultat = {s.sak_id: s for s in r.resultat.saker} if r.resultat else {}
    return [
        {
            **saksfakta(s),
            "kan_svare": r.deltar and r.status == Status.APEN and s.mitt_svar is None,
            "mitt": _mitt(s),
            "resultat": _saksresultat(resultat[s.id]) if s.id in resultat else None,
        }
        for s in r.saker
    ]


def saksfakta(s: Saksdata) -> dict[str, Any]:
    i = s.innhold
    return {
        "s": s,
        "alder": ALDER[i.alder],
        "utdanning": UTDANNING[i.utdanning],
        "erfaring": ERFARING[i.erfaring],
        "helse": HELSE[i.helse],
    }


def _mitt(s: Saksdata) -> dict[str, Any] | None:
    svar = s.mitt_svar
    if svar is None:
        return None
    navn, sikkerhet = gruppenavn(svar.gruppe), SIKKERHET[svar.sikkerhet]
    return {"gruppe": navn, "sikkerhet": sikkerhet, "grunn": svar.begrunnelse}


def _saksresultat(s: Saksresultat) -> dict[str, Any]:
    return {
        "s": s,
        "fordeling": [_stolpe(f) for f in s.fordeling],
        "ytringer": [
            {"gruppe": gruppenavn(y.gruppe), "sikkerhet": SIKKERHET[y.sikkerhet], "y": y}
            for y in s.ytringer
        ],
    }


def _stolpe(f: Fordeling) -> dict[str, Any]:
    return {"navn": gruppenavn(f.gruppe), "antall": f.antall, "andel": f.andel}


def _resultat(r: Resultat) -> dict[str, Any]:
    return {
        "r": r,
        "styrke": styrke(r.kappa),
        "uten": UTEN[r.kappa.uten] if r.kappa.uten else "",
        "tall": number_format(r.kappa.verdi, 2) if r.kappa.verdi is not None else "",
    }
