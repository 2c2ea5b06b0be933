"""Everything the plan page needs, worked out from one address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import STATUSHJELP, Aktivitetskort, Part, Status
from dap.felles.feil import IkkeFunnet
from dap.felles.tid import dato
from dap.forstaelse import queries as forstaelse
from dap.forstaelse.values import Lesertilstand
from dap.mal import queries as mal
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import Periodedata
from dap.tilgang.values import Personinnsyn
from dap.web.felles.meldinger import tekst_for
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.ytring import dag as datotekst
from dap.web.felles.ytring import si
from dap.web.plan.dialogen import dialogblikk
from dap.web.plan.filter import brikker, grupper, les_filter, med, uten_filter
from dap.web.plan.kort import Kortvisning, Leserblikk, vis_kort
from dap.web.plan.korthtml import korthtml, kortord
from dap.web.plan.tidslinje import Tidslinje, lag_tidslinje
from dap.web.plan.ytelser import vises

TAVLE, LISTE, TIDSLINJE = "tavle", "liste", "tidslinje"
VISNINGER = (TAVLE, LISTE, TIDSLINJE)
HUSKET = "plan_visning"
FLYTTET = "plan_flyttet"
ELDRE_ENN = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Kolonne:
    status: str
    tittel: str
    hjelp: str
    kort: list[Kortvisning]
    eldre: list[Kortvisning]
    """Finished more than a month ago: folded."""
    tomtekst: str
    eldretekst: str
    skriv: Callable[[Kortvisning], SafeString]

    @property
    def kort_html(self) -> SafeString:
        return mark_safe("".join(map(self.skriv, self.kort)))  # noqa: S308 (each is safe)

    @property
    def eldre_html(self) -> SafeString:
        return mark_safe("".join(map(self.skriv, self.eldre)))  # noqa: S308

    @property
    def antall(self) -> int:
        return len(self.kort) + len(self.eldre)

    @property
    def tom(self) -> bool:
        return not self.kort and not self.eldre


def planside(
    request: AktorRequest, innsyn: Personinnsyn, data: QueryDict, naa: datetime
) -> dict[str, Any]:
    """Context of the page and of its pieces. Raises IkkeFunnet for a period that is not theirs."""
    perioder = oppfolging.perioder(innsyn)
    periode = _valgt_periode(perioder, data.get("periode", ""))
    sperre = aktivitet.skrivesperre(innsyn)
    historisk = periode is not None and not periode.apen
    kan_skrive = innsyn.kan_skrive and not sperre and not historisk
    rot = lenke(request, "plan:oversikt")
    return {
        "innsyn": innsyn,
        "rot": rot,
        "csrf": get_token(request),
        "sperre": _sperretekst(innsyn, sperre) if sperre and not historisk else "",
        "historisk": historisk,
        "har_apen": any(p.apen for p in perioder),
        "lesemodus": not kan_skrive,
        "kan_legge_til": kan_skrive,
        "perioder": [_periodevalg(p, periode) for p in perioder],
        "periode": periode,
        "periode_valgt": periode.id if periode and data.get("periode") else "",
        **_innhold(
            innsyn, data, naa, periode,
            kan_skrive=kan_skrive, visning=_visning(request, data), rot=rot,
        ),
    }  # fmt: skip


def _valgt_periode(perioder: Sequence[Periodedata], onsket: str) -> Periodedata | None:
    if not onsket:
        return next((p for p in perioder if p.apen), perioder[0] if perioder else None)
    for periode in perioder:
        if str(periode.id) == onsket:
            return periode
    raise IkkeFunnet


def _periodevalg(periode: Periodedata, valgt: Periodedata | None) -> dict[str, Any]:
    fra = datotekst(dato(periode.start), med_ar=True)
    if periode.slutt is None:
        tekst = _("Denne perioden, fra %(fra)s") % {"fra": fra}
    else:
        til = datotekst(dato(periode.slutt), med_ar=True)
        tekst = _("%(fra)s – %(til)s") % {"fra": fra, "til": til}
    return {"id": periode.id, "tekst": tekst, "valgt": valgt is not None and valgt.id == periode.id}


def _sperretekst(innsyn: Personinnsyn, kode: str) -> str:
    if innsyn.er_bruker or kode == "IKKE_UNDER_OPPFOLGING":
        return tekst_for(kode)
    return _("Brukeren kan ikke skrive i planen digitalt.")


def _visning(request: AktorRequest, data: QueryDict) -> str:
    """The view of the address, else the one used last."""
    valgt = data.get("visning", "")
    if valgt in VISNINGER:
        if request.session.get(HUSKET) != valgt:
            request.session[HUSKET] = valgt
        return valgt
    return str(request.session.get(HUSKET, TAVLE))


def _innhold(
    innsyn: Personinnsyn,
    data: QueryDict,
    naa: datetime,
    periode: Periodedata | None,
    *,
    kan_skrive: bool,
    visning: str,
    rot: str,
) -> dict[str, Any]:
    alle = aktivitet.plan(innsyn, periode.id if periode else None)
    filter_ = les_filter(data)
    maltekster = mal.maltekster(innsyn, (k.mal_id for k in alle if k.mal_id))
    panel = grupper(alle, filter_, maltekster)
    forstaelser = forstaelse.tilstander(innsyn)
    blikk = leserblikk(
        innsyn, naa, kan_skrive=kan_skrive and visning != TIDSLINJE, forstaelser=forstaelser
    )
    vist = [vis_kort(k, blikk) for k in aktivitet.filtrer(alle, filter_)]
    return {
        "visning": visning,
        "forstaelser": forstaelser,
        "visninger": _visninger(data, visning),
        "har_kort": bool(alle),
        "antall": len(vist),
        "kolonner": kolonner(vist, blikk.dag, partial(korthtml, rot=rot, ord_=kortord())),
        "tidslinje": _tidslinjen(innsyn, vist, blikk.dag) if visning == TIDSLINJE else None,
        "filter": filter_,
        "panel": panel,
        "brikker": brikker(data, panel, filter_),
        "nullstill": uten_filter(data),
        "kunngjoring": _kunngjoring(len(vist)),
        "tomt": _tom_plan(innsyn, kan_skrive=kan_skrive),
    }  # fmt: skip


def _tidslinjen(innsyn: Personinnsyn, vist: list[Kortvisning], dag: date) -> Tidslinje:
    return lag_tidslinje(vist, dag, vises(innsyn, dag))


def leserblikk(
    innsyn: Personinnsyn,
    naa: datetime,
    *,
    kan_skrive: bool,
    forstaelser: Mapping[UUID, Lesertilstand] | None = None,
) -> Leserblikk:
    dialog = dialogblikk(innsyn)
    return Leserblikk(
        part=Part.BRUKER if innsyn.er_bruker else Part.NAV,
        dag=dato(naa),
        uleste=dialog.uleste,
        venter=dialog.venter,
        bare_lese=not kan_skrive,
        forstaelser=forstaelser or {},
    )


def kolonner(
    vist: list[Kortvisning], dag: date, skriv: Callable[[Kortvisning], SafeString]
) -> list[Kolonne]:
    """The five columns, with finished cards that are old kept apart."""
    grense = dag - ELDRE_ENN
    return [_kolonne(s, [k for k in vist if k.kort.status == s], grense, skriv) for s in Status]


def _kolonne(
    status: Status,
    kort: list[Kortvisning],
    grense: date,
    skriv: Callable[[Kortvisning], SafeString],
) -> Kolonne:
    eldre = [k for k in kort if status.ferdig and _sist_endret(k.kort) < grense]
    eldretekst = {
        Status.FULLFORT: _("Eldre fullførte aktiviteter"),
        Status.AVBRUTT: _("Eldre avbrutte aktiviteter"),
    }
    return Kolonne(
        status=status.value,
        tittel=si(status.etikett),
        hjelp=si(STATUSHJELP[status]),
        kort=[k for k in kort if k not in eldre],
        eldre=eldre,
        tomtekst=_tomtekst(status),
        eldretekst=eldretekst.get(status, ""),
        skriv=skriv,
    )


def _sist_endret(kort: Aktivitetskort) -> date:
    return dato(kort.endret)


def _tomtekst(status: Status) -> str:
    return {
        Status.FORSLAG: _("Ingen forslag nå"),
        Status.PLANLAGT: _("Ingenting planlagt ennå"),
        Status.GJENNOMFORES: _("Ingenting i gang nå"),
        Status.FULLFORT: _("Ingenting fullført ennå"),
        Status.AVBRUTT: _("Ingenting avbrutt"),
    }[status]


def _visninger(data: QueryDict, valgt: str) -> list[dict[str, Any]]:
    valg = (
        (TAVLE, _("Tavle"), {"ikon": "MenuGrid"}),
        (LISTE, _("Liste"), {"ikon": "BulletList"}),
        (TIDSLINJE, _("Tidslinje"), {"ikon": "Timeline"}),
    )
    return [
        {"tekst": tekst, **ikon, "valgt": navn == valgt, "sporring": med(data, visning=navn)}
        for navn, tekst, ikon in valg
    ]


def _kunngjoring(antall: int) -> str:
    mal_ = ngettext("%(n)s aktivitet vises", "%(n)s aktiviteter vises", antall)
    return mal_ % {"n": antall}


def _tom_plan(innsyn: Personinnsyn, *, kan_skrive: bool) -> dict[str, str]:
    """An invitation to begin, for who can; a plan that can only be read invites nobody."""
    if not kan_skrive:
        return {
            "tittel": _("Her står det ingen aktiviteter"),
            "tekst": _("Planen kan leses, men ikke endres."),
        }
    if innsyn.er_bruker:
        return {
            "tittel": _("Planen din er tom ennå"),
            "tekst": _(
                "Her samler du det du gjør for å komme i jobb: jobber du vil søke på, kurs, "
                "behandling og annet. Begynn gjerne med noe lite."
            ),
        }
    return {
        "tittel": _("Planen er tom ennå"),
        "tekst": _("Foreslå en aktivitet, eller avtal en sammen med brukeren."),
    }


def flyttet_melding(
    request: AktorRequest, *, aktivitet_id: UUID, versjon: int, tekst: str, kan_angres: bool
) -> None:
    """Remember until the next page what was moved, so that it can be undone there."""
    request.session[FLYTTET] = {
        "id": str(aktivitet_id),
        "versjon": versjon,
        "tekst": tekst,
        "kan_angres": kan_angres,
    }


def ta_flyttet(request: AktorRequest) -> dict[str, Any] | None:
    flyttet: dict[str, Any] | None = request.session.pop(FLYTTET, None)
    return flyttet
