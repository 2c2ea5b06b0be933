"""What the pages of decisions show."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dap.aktivitet.values import er_fast_tittel
from dap.felles.rom import Rom
from dap.oppfolging.queries import apen_periode
from dap.registrering import queries as registrering
from dap.registrering.values import Profildata
from dap.tilgang.values import Personinnsyn
from dap.vedtak import queries
from dap.vedtak.values import (
    BETYR,
    Fryst,
    Kildepost,
    Klagedata,
    Linje,
    Utkastdata,
    Vedtaksrad,
)
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.ytring import si
from dap.web.varsel.tekster import adresse, hendelsestekst
from dap.web.vedtak.tekster import (
    BESLUTTERSTATUS,
    KLAGESTATUS,
    LINJER,
    UTFALL,
    delslag,
    gruppe,
    hovedmal,
    kilde,
)

Merke = tuple[str, str]


def er_nav(innsyn: Personinnsyn) -> bool:
    return not innsyn.er_bruker and innsyn.kan_skrive and innsyn.kan_endre_plan


def vedtaksrad(request: AktorRequest, v: Vedtaksrad) -> dict[str, Any]:
    return {
        "v": v,
        "gruppe": gruppe(v.innsatsgruppe, v.fattet),
        "hovedmal": hovedmal(v.hovedmal),
        "adresse": lenke(request, "vedtak:vedtak", vedtak_id=v.id),
    }


def listekontekst(request: AktorRequest, innsyn: Personinnsyn, naa: datetime) -> dict[str, Any]:
    alle = [vedtaksrad(request, v) for v in queries.vedtakene(innsyn)]
    kontekst: dict[str, Any] = {
        "gjeldende": next((v for v in alle if v["v"].gjeldende), None),
        "tidligere": [v for v in alle if not v["v"].gjeldende],
        "ser_vedtak": innsyn.ser_rom(Rom.STAT),
        "aktiv": apen_periode(innsyn.person_id) is not None,
    }
    if kontekst["gjeldende"]:
        v = kontekst["gjeldende"]["v"]
        kontekst["betyr"] = si(BETYR[v.innsatsgruppe])
        data = queries.ett_vedtak(innsyn, v.id, naa=naa)
        kontekst["klager"] = [_klagerad(request, k) for k in data.klager]
    if not innsyn.er_bruker and innsyn.ser_rom(Rom.STAT):
        utkast = queries.apent_utkast(innsyn, request.aktor)
        kontekst |= {
            "utkast": utkast,
            "kan_starte": er_nav(innsyn) and utkast is None and kontekst["aktiv"],
        }
        if utkast:
            kontekst["utkastmerke"] = _status(utkast)
    return kontekst


def vedtakskontekst(
    request: AktorRequest, innsyn: Personinnsyn, vedtak_id: UUID, naa: datetime
) -> dict[str, Any]:
    v = queries.ett_vedtak(innsyn, vedtak_id, naa=naa)
    return {
        **vedtaksrad(request, v),
        "betyr": si(BETYR[v.innsatsgruppe]),
        "kilder": [_fryst(k) for k in v.kilder],
        "klageavsnitt": queries.klageavsnitt(v),
        "klager": [_klagerad(request, k) for k in v.klager],
        "er_nav": er_nav(innsyn),
        "skal_postes": v.per_post and v.postet is None and er_nav(innsyn),
        "brev": lenke(request, "vedtak:brev", vedtak_id=v.id),
    }


def _fryst(k: Fryst) -> dict[str, Any]:
    return {
        "tittel": queries.kildetekst(k),
        "versjon": k.versjon,
        "deler": [(delslag(d.slag), _tekst(d.tekst), d.versjon) for d in k.deler],
        "sha256": k.sha256,
    }


def _tekst(tekst: str) -> str:
    """What a type is called is translated; what people wrote is not."""
    return si(tekst) if er_fast_tittel(tekst) else tekst


def _klagerad(request: AktorRequest, k: Klagedata) -> dict[str, Any]:
    tekst, farge = KLAGESTATUS[k.status]
    return {
        "k": k,
        "status": str(tekst),
        "farge": farge,
        "adresse": lenke(request, "vedtak:klage", klage_id=k.id),
    }


def klagekontekst(request: AktorRequest, innsyn: Personinnsyn, k: Klagedata) -> dict[str, Any]:
    return {
        **_klagerad(request, k),
        "utfall": str(UTFALL[k.utfall]) if k.utfall else "",
        "historikk": [(linje, str(KLAGESTATUS[linje.status][0])) for linje in k.historikk],
        "vedtaket": lenke(request, "vedtak:vedtak", vedtak_id=k.vedtak_id),
        "er_nav": er_nav(innsyn),
        "hos_kontoret": k.status in {"MOTTATT", "VURDERT"},
    }


def utkastkontekst(
    request: AktorRequest, innsyn: Personinnsyn, u: Utkastdata, naa: datetime
) -> dict[str, Any]:
    """Everything beside the form: state, thread, and what has come since the last decision."""
    siste, endringer = queries.endringer(innsyn)
    poster = queries.kildevalg(innsyn, naa=naa)
    return {
        "u": u,
        "gruppe": gruppe(u.innsatsgruppe, naa) if u.innsatsgruppe else "",
        "hovedmal": hovedmal(u.hovedmal),
        "merke": _status(u),
        "har_grep": bool(u.kan - {"SAMTALE"}),
        "avvik": _avvik(poster, u, naa),
        "valgte": [p for p in _postrader(poster) if p["nokkel"] in u.kilder],
        "forslag": [
            (kilde(p.kilde), ", ".join(gruppe(g, naa) for g in p.stotter))
            for p in poster
            if p.stotter
        ],
        "menneskets": _menneskets(innsyn),
        "siste_vedtak": siste,
        "endringer": [
            (hendelsestekst(e.type), e.tid, adresse(e.objekt_type, e.objekt_id, innsyn.person_id))
            for e in endringer
        ],
        "samtale": [
            (linje, str(LINJER[linje.linje]) % {"navn": linje.navn})
            if linje.linje != Linje.TEKST
            else (linje, "")
            for linje in queries.samtale(innsyn, u.id)
        ],
    }


def _menneskets(innsyn: Personinnsyn) -> Profildata | None:
    """The proposal of the registration, when an adviser has looked at it and thought otherwise."""
    profil = registrering.profil_for(innsyn.person_id)
    return profil if profil and profil.vurdert not in (None, profil.gruppe) else None


def _avvik(poster: list[Kildepost], u: Utkastdata, naa: datetime) -> str:
    """The groups that the assessment of work ability supports, when the draft gives another."""
    mot = queries.motsier(poster, u.innsatsgruppe)
    return ", ".join(f"«{gruppe(g, naa)}»" for g in mot.stotter) if mot else ""


def _postrader(poster: list[Kildepost]) -> list[dict[str, Any]]:
    return [
        {
            "nokkel": p.nokkel,
            "navn": f"{kilde(p.kilde)}: {p.tittel}" if p.tittel else kilde(p.kilde),
            "deler": [(delslag(d.slag), _tekst(d.tekst)) for d in p.deler],
        }
        for p in poster
    ]


def _status(u: Utkastdata) -> Merke:
    kode: str = u.beslutterstatus
    if not kode:
        return _("Utkast"), "neutral"
    if kode == "KLAR_TIL_BESLUTTER" and u.beslutter_id is None:
        kode = "TRENGER_BESLUTTER"
    tekst, farge = BESLUTTERSTATUS[kode]
    return str(tekst), farge


def forhandsvisning(innsyn: Personinnsyn, u: Utkastdata, naa: datetime) -> dict[str, Any]:
    """What the user will read, before it is decided."""
    if u.innsatsgruppe is None:
        return {}
    return {"betyr": si(BETYR[u.innsatsgruppe])}
