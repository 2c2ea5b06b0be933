"""What the printed plan shows, chosen by the address: ?periode=…&del=MAL&del=DIALOG&stor=1."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import Aktivitetsdetaljer, Fhotype, Forhandsdata, Status
from dap.dialog import queries as dialog
from dap.dialog.values import Utskriftstrad
from dap.felles.feil import IkkeFunnet
from dap.felles.tid import dato
from dap.mal import queries as mal
from dap.mote import queries as mote
from dap.mote.values import Moterad
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import Periodedata
from dap.person import queries as person
from dap.tilgang.values import Personinnsyn
from dap.web.aktivitet.side import Faktum, fakta, merker, part_for, tittel
from dap.web.felles.person import lenke
from dap.web.felles.ytring import dag, si
from dap.web.mote.tekster import KANAL, STATUS


class Del(StrEnum):
    """The parts one can leave out."""

    MAL = "MAL"
    FORVENTNING = "FORVENTNING"
    GJENNOMFORES = "GJENNOMFORES"
    PLANLAGT = "PLANLAGT"
    FORSLAG = "FORSLAG"
    FULLFORT = "FULLFORT"
    AVBRUTT = "AVBRUTT"
    MOTE = "MOTE"
    DIALOG = "DIALOG"


_TEKST: Mapping[Del, str | Promise] = {
    Del.MAL: gettext_lazy("Situasjon og mål"),
    Del.FORVENTNING: gettext_lazy("Forventninger"),
    Del.MOTE: gettext_lazy("Møter"),
    Del.DIALOG: gettext_lazy("Dialogen"),
}
_STATUS: Mapping[Del, Status] = {
    Del.GJENNOMFORES: Status.GJENNOMFORES,
    Del.PLANLAGT: Status.PLANLAGT,
    Del.FORSLAG: Status.FORSLAG,
    Del.FULLFORT: Status.FULLFORT,
    Del.AVBRUTT: Status.AVBRUTT,
}
"""In the order they are printed."""
UTEN_VALG = frozenset(Del) - {Del.DIALOG}
"""What is printed when nothing is chosen: a conversation is not for every reader of a paper."""


@dataclass(frozen=True, slots=True)
class Valg:
    verdi: str
    tekst: str
    valgt: bool


@dataclass(frozen=True, slots=True)
class Aktivitet:
    tittel: str
    type: str
    merker: list[str]
    fakta: list[Faktum]
    hvorfor: str
    fho: Forhandsdata | None
    fho_tekst: str
    trad: Utskriftstrad | None


@dataclass(frozen=True, slots=True)
class Gruppe:
    tittel: str
    aktiviteter: list[Aktivitet]


@dataclass(frozen=True, slots=True)
class Mote:
    tittel: str
    start: datetime | None
    kanal: str
    sted: str
    veileder: str
    status: str


def kontekst(
    request: HttpRequest, innsyn: Personinnsyn, data: QueryDict, naa: datetime
) -> dict[str, Any]:
    """Everything the page shows."""
    perioder = oppfolging.perioder(innsyn)
    periode = _valgt_periode(perioder, data.get("periode", ""))
    deler = _deler(data)
    innhold = _innhold(innsyn, periode, deler, naa) if periode else {}
    return {
        "navn": person.navn([innsyn.person_id]).get(innsyn.person_id, ""),
        "rot": lenke(request, "utskrift:plan"),
        "planen": lenke(request, "plan:oversikt"),
        "periode": periode,
        "periodetekst": _periodetekst(periode) if periode else "",
        "perioder": [Valg(str(p.id), _periodetekst(p), p == periode) for p in perioder],
        "deler": [Valg(d.value, _deltekst(d), d in deler) for d in Del],
        "stor": data.get("stor") == "1",
        "skrevet_ut": dag(dato(naa), med_ar=True),
        **innhold,
    }


def _valgt_periode(perioder: Sequence[Periodedata], onsket: str) -> Periodedata | None:
    if not onsket:
        return next((p for p in perioder if p.apen), perioder[0] if perioder else None)
    for periode in perioder:
        if str(periode.id) == onsket:
            return periode
    raise IkkeFunnet


def _deler(data: QueryDict) -> frozenset[Del]:
    """The form says `valgt`, so that nothing chosen is nothing, and not everything."""
    valgte = frozenset(Del(d) for d in data.getlist("del") if d in set(Del))
    return valgte if valgte or "valgt" in data else UTEN_VALG


def _deltekst(del_: Del) -> str:
    return si(_STATUS[del_].etikett) if del_ in _STATUS else str(_TEKST[del_])


def _periodetekst(periode: Periodedata) -> str:
    fra = dag(dato(periode.start), med_ar=True)
    if periode.slutt is None:
        return _("Fra %(dag)s") % {"dag": fra}
    return _("%(fra)s – %(til)s") % {"fra": fra, "til": dag(dato(periode.slutt), med_ar=True)}


# --- the parts ----------------------------------------------------------------------------------


def _innhold(
    innsyn: Personinnsyn, periode: Periodedata, deler: frozenset[Del], naa: datetime
) -> dict[str, Any]:
    trader = dialog.hele_dialogen(innsyn, periode.id) if Del.DIALOG in deler else []
    bilde = mal.malbilde(innsyn, periode_id=periode.id)
    grupper = _grupper(innsyn, periode, deler, trader)
    vist = {t.aktivitet_id for t in trader if t.aktivitet_id in _med_trad(grupper, trader)}
    return {
        "situasjoner": [s for s in bilde.situasjoner if s.tekst] if Del.MAL in deler else [],
        "mal": bilde.mal if Del.MAL in deler else (),
        "forventninger": bilde.forventninger if Del.FORVENTNING in deler else (),
        "grupper": grupper,
        "moter": _moter(innsyn, periode, naa) if Del.MOTE in deler else [],
        "trader": [t for t in trader if t.aktivitet_id is None or t.aktivitet_id not in vist],
    }


def _grupper(
    innsyn: Personinnsyn,
    periode: Periodedata,
    deler: frozenset[Del],
    trader: Sequence[Utskriftstrad],
) -> list[Gruppe]:
    om = {t.aktivitet_id: t for t in trader if t.aktivitet_id is not None}
    alle = aktivitet.hele_planen(innsyn, periode.id) if deler & set(_STATUS) else []
    grupper = [
        Gruppe(
            si(status.etikett),
            [_aktivitet(a, innsyn, om.get(a.id)) for a in alle if a.status == status],
        )
        for del_, status in _STATUS.items()
        if del_ in deler
    ]
    return [g for g in grupper if g.aktiviteter]


def _med_trad(grupper: Sequence[Gruppe], trader: Sequence[Utskriftstrad]) -> set[UUID | None]:
    """Activities whose conversation stands below them: the others stand by themselves."""
    vist = {id(a.trad) for g in grupper for a in g.aktiviteter if a.trad is not None}
    return {t.aktivitet_id for t in trader if id(t) in vist}


def _aktivitet(
    a: Aktivitetsdetaljer, innsyn: Personinnsyn, trad: Utskriftstrad | None
) -> Aktivitet:
    fho = a.fho if a.fho is not None and a.fho.type != Fhotype.IKKE_SEND else None
    return Aktivitet(
        tittel=tittel(a),
        type=si(a.type.navn),
        merker=[m.tekst for m in merker(a, part_for(innsyn))],
        fakta=fakta(a, utenom=() if a.fast_tittel else ("tittel",)),
        hvorfor=a.avsluttet_kommentar,
        fho=fho,
        fho_tekst=si(fho.tekst) if fho else "",
        trad=trad,
    )


def _moter(innsyn: Personinnsyn, periode: Periodedata, naa: datetime) -> list[Mote]:
    """Those with a time in the period, the first first."""
    bilde = mote.moter(innsyn, naa=naa)
    alle = (*bilde.venter, *bilde.kommende, *bilde.tidligere)
    med_tid = [(m.start, m) for m in alle if m.start is not None and _i_perioden(m, periode)]
    return [
        Mote(m.tittel, start, str(KANAL[m.kanal]), m.sted, m.veileder, str(STATUS[m.status]))
        for start, m in sorted(med_tid, key=lambda par: par[0])
    ]


def _i_perioden(m: Moterad, periode: Periodedata) -> bool:
    if m.start is None or m.opprettet < periode.start:
        return False
    return periode.slutt is None or m.opprettet < periode.slutt
