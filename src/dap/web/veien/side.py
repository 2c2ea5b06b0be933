"""Everything the one page about the way tells, put together from those who know each part."""

from datetime import datetime
from typing import Any

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import Status
from dap.felles.tid import dato
from dap.mote import queries as mote
from dap.oppfolging import queries as oppfolging
from dap.tilgang.values import Personinnsyn
from dap.vedtak import queries as vedtak
from dap.vedtak.values import BETYR, Vedtaksdata
from dap.vurdering import queries as vurdering
from dap.vurdering.values import Slag
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.ytring import si
from dap.web.plan.ytelser import linjer, navn, vises
from dap.web.vedtak.tekster import KLAGESTATUS, UTFALL, gruppe, hovedmal
from dap.web.veien.steg import Fakta, Steg, Stegrad, Tilstand, veien
from dap.web.veien.tekster import HVA, TITTEL

IKONER = {
    Tilstand.FERDIG: {"ikon": "CheckmarkCircleFill", "farge": "success"},
    Tilstand.HER: {"ikon": "LocationPin", "farge": "info"},
    Tilstand.KOMMER: {"ikon": "Circle", "farge": "neutral"},
}
UTDRAG = 400
"""Characters of the reason shown here; the rest stands in the decision."""


def kontekst(request: AktorRequest, innsyn: Personinnsyn, naa: datetime) -> dict[str, Any]:
    periode = next(iter(oppfolging.perioder(innsyn)), None)
    gjeldende = vedtak.gjeldende_med_alt(innsyn)
    bilde = oppfolging.oppfolgingsbilde(innsyn.person_id, naa=naa)
    fakta = Fakta(
        startet=periode.start if periode else None,
        sluttet=periode.slutt if periode else None,
        behov_vurdert=_behov(innsyn),
        vedtatt=gjeldende.fattet if gjeldende else None,
        plan_i_gang=_plan_i_gang(innsyn),
    )
    dag = dato(naa)
    return {
        "steg": [_steg(request, rad) for rad in veien(fakta)],
        "vedtak": _vedtak(request, gjeldende, naa) if gjeldende else None,
        "aktiv": bool(periode and periode.apen),
        "vedtaksliste": lenke(request, "vedtak:liste"),
        "ytelser": [(navn(y), linjer(y, dag)) for y in vises(innsyn, dag)],
        "mote": next(iter(mote.moter(innsyn, naa=naa).kommende), None),
        "moteside": lenke(request, "mote:liste"),
        "veileder": bilde.veileder,
        "svarfrist_timer": bilde.svarfrist_timer,
        "inaktiv": periode.inaktiv_fra if periode and periode.apen else None,
        "dager_igjen": oppfolging.dager_igjen(periode.inaktiv_fra, dag)
        if periode and periode.apen and periode.inaktiv_fra
        else None,
        "innstillinger": lenke(request, "oppfolging:innstillinger"),
    }


def _behov(innsyn: Personinnsyn) -> datetime | None:
    ferdige = vurdering.siste_ferdige(innsyn)
    return next((f.tid for f in ferdige if f.slag == Slag.BEHOV and not f.historisk), None)


def _plan_i_gang(innsyn: Personinnsyn) -> bool:
    return any(
        k.avtalt or k.status in (Status.GJENNOMFORES, Status.FULLFORT)
        for k in aktivitet.plan(innsyn)
    )


def _steg(request: AktorRequest, rad: Stegrad) -> dict[str, Any]:
    return {
        **IKONER[rad.tilstand],
        "tittel": TITTEL[rad.steg],
        "tekst": HVA.get((rad.steg, rad.tilstand), ""),
        "tid": rad.tid,
        "her": rad.tilstand == Tilstand.HER,
        "ferdig": rad.tilstand == Tilstand.FERDIG,
        "adresse": _adresse(request, rad),
    }


def _adresse(request: AktorRequest, rad: Stegrad) -> str:
    """Where one sees or does it; empty for what has not begun."""
    if rad.tilstand == Tilstand.KOMMER:
        return ""
    ruter = {
        Steg.REGISTRERT: "registrering:start",
        Steg.BEHOV: "vurdering:liste",
        Steg.VEDTAK: "vedtak:liste",
        Steg.PLAN: "plan:oversikt",
        Steg.SLUTT: "oppfolging:innstillinger",
    }
    return lenke(request, ruter[rad.steg])


def _vedtak(request: AktorRequest, v: Vedtaksdata, naa: datetime) -> dict[str, Any]:
    return {
        "v": v,
        "gruppe": gruppe(v.innsatsgruppe, v.fattet),
        "hovedmal": hovedmal(v.hovedmal),
        "betyr": si(BETYR[v.innsatsgruppe]),
        "utdrag": v.begrunnelse[:UTDRAG].rstrip() + ("…" if len(v.begrunnelse) > UTDRAG else ""),
        "adresse": lenke(request, "vedtak:vedtak", vedtak_id=v.id),
        "klag": lenke(request, "vedtak:klag", vedtak_id=v.id) if v.kan_klage else "",
        "i_tide": dato(naa) <= v.klagefrist,
        "avviksgrunn": v.avviksgrunn,
        "klager": [
            (
                str(KLAGESTATUS[k.status][0]),
                str(UTFALL[k.utfall]) if k.utfall else "",
                lenke(request, "vedtak:klage", klage_id=k.id),
            )
            for k in v.klager
        ],
    }
