"""The page of one activity, its history and its versions."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dap.aktivitet import operations, queries
from dap.aktivitet.values import Fhotype, Part, gjeldende_fho
from dap.felles.feil import Regelbrudd
from dap.felles.tid import dato
from dap.mal import queries as mal
from dap.web.aktivitet.forms import Avtaleskjema, Gjenapneskjema, Svarskjema
from dap.web.aktivitet.side import (
    FORST_I_HISTORIKKEN,
    I_HISTORIKKEN,
    aktivitetskontekst,
    fakta,
    fho_tekst,
    historikk,
    med_frist,
    part_for,
)
from dap.web.aktivitet.views.felles import Sak, apne, apne_for_skriving, side
from dap.web.dialog.aktivitet import aktivitetskontekst as dialogkontekst
from dap.web.felles.htmx import ferdig
from dap.web.felles.htmx import vis as vis_side
from dap.web.felles.meldinger import melding, tekst_for
from dap.web.felles.tilgang import AktorRequest, innlogget
from dap.web.felles.ytring import si
from dap.web.forstaelse.side import forstaelsekontekst


@innlogget
@require_safe
def vis(request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None) -> HttpResponse:
    sak = apne(request, person_id, aktivitet_id)
    operations.merk_sett(
        aktor=request.aktor, innsyn=sak.innsyn, aktivitet_id=aktivitet_id, naa=sak.naa
    )
    return aktivitetsside(sak)


def aktivitetsside(sak: Sak, *, status: int = 200, **skjemaer: Any) -> HttpResponse:
    """The page, with the forms that were filled in wrong as they were."""
    a = sak.a
    poster = historikk(sak.innsyn, a, siste=I_HISTORIKKEN)
    kontekst = aktivitetskontekst(sak.request, sak.innsyn, a, sak.naa)
    kontekst |= {
        "historikk": poster[:FORST_I_HISTORIKKEN],
        "historikk_resten": poster[FORST_I_HISTORIKKEN:],
        "historikk_flere": a.versjon > I_HISTORIKKEN,
        "fho": fho_kontekst(sak),
        "egne_valg": _egne_valg(sak),
        "venter": _venter(sak),
        "kan_justere": a.venter_paa == part_for(sak.innsyn),
        **_malvalg(sak),
        **(forstaelsekontekst(sak.request, sak.innsyn, a.id) if a.avtalt else {}),
        **dialogkontekst(sak.request, sak.innsyn, a.id, historisk=a.historisk),
        **{navn: skjema for navn, skjema in _skjemaer(sak).items() if navn not in skjemaer},
        **skjemaer,
    }
    return side(sak.request, "aktivitet/vis.html", kontekst, status=status)


def _venter(sak: Sak) -> str:
    """What a proposal waits for, when it is not this reader."""
    a = sak.a
    if a.venter_paa is None or a.historisk or a.venter_paa == part_for(sak.innsyn):
        return ""
    if a.venter_paa == Part.BRUKER:
        return _("Forslaget venter på svar fra brukeren.")
    if a.type.krever_godkjenning:
        return _("Venter på at NAV godkjenner.")
    return _("Forslaget venter på svar fra NAV.")


def fho_kontekst(sak: Sak) -> dict[str, Any] | None:
    """What the user was told, and whether it is read."""
    fho = sak.a.fho
    if fho is None or fho.type == Fhotype.IKKE_SEND:
        return None
    i_dag = dato(sak.naa)
    return {
        "tekst": fho_tekst(fho),
        "sendt": fho.sendt,
        "lest": fho.lest,
        "ulest": fho.ulest,
        "svar": fho.svar,
        "les_innen": fho.les_innen,
        "over_frist": fho.over_frist(i_dag),
        "brev_kom": fho.brev_kom,
        "paragrafer": ", ".join(f"§ {p}" for p in fho.paragrafer),
    }


def _skjemaer(sak: Sak) -> dict[str, Any]:
    kan = sak.a.handlinger
    ut: dict[str, Any] = {}
    if kan.svar:
        ut["svarskjema"] = Svarskjema()
    if kan.gjenapne:
        ut["gjenapneskjema"] = Gjenapneskjema()
    if kan.avtale:
        sperre = queries.fho_sperre(sak.innsyn, sak.a.id, dag=dato(sak.naa))
        ut["fho_sperre"] = tekst_for(sperre) if sperre else ""
        til = sak.a.verdier.get("til_dato")
        mal = gjeldende_fho(Fhotype.STANDARD, dato(sak.naa))
        ut["fho_standardtekst"] = med_frist(si(mal.tekst), til if isinstance(til, date) else None)
        ut["avtaleskjema"] = Avtaleskjema(sperret=bool(sperre))
    return ut


def _egne_valg(sak: Sak) -> list[dict[str, Any]]:
    """The type's own choices (job stage), each as a small form or as text."""
    return [
        {
            "navn": felt.navn,
            "etikett": si(felt.etikett),
            "kan_endres": felt in sak.a.handlinger.egne_grep,
            "valg": [
                {"kode": v.kode, "etikett": si(v.etikett), "valgt": v.kode == naa}
                for v in felt.valg
            ],
        }
        for felt in sak.a.type.egne_grep()
        for naa in [sak.a.verdier.get(felt.navn) or ""]
    ]


def _malvalg(sak: Sak) -> dict[str, Any]:
    valgt = sak.a.mal_id
    tekster = mal.maltekster(sak.innsyn, [valgt]) if valgt else {}
    valg = mal.malvalg(sak.innsyn) if sak.a.handlinger.knytt_mal else []
    return {"maltekst": tekster.get(valgt, "") if valgt else "", "malvalg": valg}


@innlogget
@require_safe
def historikken(
    request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    """Every version, who made it, and a link to read it."""
    sak = apne(request, person_id, aktivitet_id)
    kontekst = aktivitetskontekst(request, sak.innsyn, sak.a, sak.naa)
    kontekst["historikk"] = historikk(sak.innsyn, sak.a)
    return vis_side(request, "aktivitet/historikk.html", kontekst)


@innlogget
@require_safe
def versjon(
    request: AktorRequest, aktivitet_id: UUID, nr: int, person_id: UUID | None = None
) -> HttpResponse:
    """The activity as it stood, with what is different now."""
    sak = apne(request, person_id, aktivitet_id)
    gammel = queries.versjon(sak.innsyn, aktivitet_id, nr)
    kontekst = aktivitetskontekst(request, sak.innsyn, gammel, sak.naa)
    naa = {f.etikett: f.verdi for f in fakta(sak.a, utenom=())}
    kontekst |= {
        "gammel": gammel,
        "nr": nr,
        "siste": sak.a.versjon,
        "rader": [(f, naa.get(f.etikett, "")) for f in fakta(gammel, utenom=())],
        "forrige": nr - 1 if nr > 1 else None,
        "neste_nr": nr + 1 if nr < sak.a.versjon else None,
    }
    return vis_side(request, "aktivitet/versjon.html", kontekst)


@innlogget
@require_POST
def les_fho(
    request: AktorRequest, aktivitet_id: UUID, person_id: UUID | None = None
) -> HttpResponse:
    sak = apne_for_skriving(request, person_id, aktivitet_id)
    try:
        operations.les_forhandsorientering(
            aktor=request.aktor, aktivitet_id=aktivitet_id, naa=sak.naa,
            svar=request.POST.get("svar", ""),
        )  # fmt: skip
    except Regelbrudd as feil:
        return aktivitetsside(
            sak, status=422, fho_feil=melding(feil, _("Vil du si noe om dette?")),
            fho_svar=request.POST.get("svar", ""),
        )  # fmt: skip
    return ferdig(request, til=sak.adresse, melding=_("Takk. NAV ser at du har lest beskjeden."))
