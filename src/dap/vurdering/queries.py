"""Reads of assessments. What NAV is writing is read by staff who follow people up alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q

from dap.felles.feil import IkkeFunnet
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.tilgang.values import Personinnsyn
from dap.vurdering import rules
from dap.vurdering.models import (
    Egenvurdering,
    Ferdig,
    Ferdigtekst,
    Vurdering,
    ser_utkast,
)
from dap.vurdering.models import (
    Utkastdel as Delrad,
)
from dap.vurdering.sok import sok as sok
from dap.vurdering.values import (
    DELER,
    Del,
    Deltekst,
    Egendel,
    Egenvurderingsdata,
    Ferdigdata,
    Ferdigrad,
    Frystvurdering,
    Konklusjon,
    Maate,
    Slag,
    Utkastdata,
    Utkastdel,
    Vurderingsdata,
    Vurderingsrad,
    Vurderingsuttrekk,
)

Navn = Mapping[UUID, str]


def skrivesperre(innsyn: Personinnsyn) -> str:
    """`kode` of why this reader writes no assessment, nor their own; empty when they do."""
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan:
        return "BARE_LESE"
    return oppfolging.skrivesperre(
        innsyn.person_id, er_bruker=innsyn.er_bruker, med_nav=innsyn.med_nav
    )


def vurderinger(innsyn: Personinnsyn) -> list[Vurderingsrad]:
    """Every assessment that the reader may know of, the newest period first. One query."""
    rader = _synlige(innsyn).order_by("-periode__start", "-slag", "-rom")
    return [som_rad(r, innsyn) for r in rader]


def en_vurdering(innsyn: Personinnsyn, vurdering_id: UUID) -> Vurderingsdata:
    """Everything of one that the reader may know; raises IkkeFunnet."""
    rad = _hent(innsyn, vurdering_id)
    eget = Egenvurdering.objects.filter(vurdering=rad).first()
    ferdig = Ferdig.objects.filter(vurdering=rad, nr=rad.ferdig_nr).first()
    navn = _navn([ferdig] if ferdig else [], [eget] if eget else [], [rad])
    apen = rad.periode.slutt is None
    skriver = apen and not skrivesperre(innsyn)
    brukerens = eget is not None and eget.endret_av_bruker
    return Vurderingsdata(
        **_felles(rad, innsyn),
        gjeldende=_ferdige([ferdig], navn)[0] if ferdig else None,
        eget=som_eget(eget, navn) if eget else None,
        utkast=_utkast(rad, innsyn, navn),
        kan_skrive_eget=skriver and (innsyn.er_bruker or not brukerens),
        kan_styre=skriver and not innsyn.er_bruker,
    )


def versjoner(innsyn: Personinnsyn, vurdering_id: UUID) -> list[Ferdigdata]:
    """Every finished version, the newest first."""
    rad = _hent(innsyn, vurdering_id)
    rader = list(Ferdig.objects.filter(vurdering=rad).order_by("-nr"))
    return _ferdige(rader, _navn(rader))


def siste_ferdige(innsyn: Personinnsyn) -> list[Ferdigrad]:
    """The latest finished assessment of each kind that the reader sees, BEHOV first; from any
    period, which `historisk` tells. Two queries."""
    rader = (
        Ferdig.objects.filter(vurdering__in=_synlige(innsyn))
        .select_related("vurdering__periode", "av")
        .order_by("tid", "id")
    )
    siste = {Slag(f.vurdering.slag): f for f in rader}
    return [_ferdigrad(siste[slag]) for slag in (Slag.BEHOV, Slag.ARBEIDSEVNE) if slag in siste]


def fryst(innsyn: Personinnsyn, vurdering_id: UUID, versjon: int) -> Frystvurdering:
    """The whole content of one finished version. Raises IkkeFunnet."""
    rad = _hent(innsyn, vurdering_id)
    ferdig = Ferdig.objects.filter(vurdering=rad, nr=versjon).first()
    if ferdig is None:
        raise IkkeFunnet
    data = _ferdige([ferdig], _navn([ferdig]))[0]
    return Frystvurdering(rad.id, Slag(rad.slag), rad.rom, data)


def venter_pa_leser(innsyn: Personinnsyn, ubekreftede: Iterable[UUID]) -> list[Vurderingsrad]:
    """Of the ids those that are finished assessments, and for the user those they are asked to
    write their own words in. One query.

    `ubekreftede`: things that wait for the reader's word (`forstaelse.queries.tilstander`).
    """
    valg = Q(id__in=set(ubekreftede))
    if innsyn.er_bruker:
        valg |= Q(bedt_om_eget=True)
    rader = _synlige(innsyn).filter(valg, periode__slutt=None).order_by("-slag", "-rom")
    return [som_rad(r, innsyn) for r in rader]


def uttrekk(innsyn: Personinnsyn) -> list[Vurderingsuttrekk]:
    """What the user knows of, oldest first: finished versions and their own words. Never a draft."""
    kjent = Q(ferdig_nr__gt=0) | Q(har_eget=True)
    rader = list(_synlige(innsyn).filter(kjent).order_by("periode__start", "-slag", "-rom"))
    ferdige: dict[UUID, list[Ferdig]] = defaultdict(list)
    for f in Ferdig.objects.filter(vurdering__in=rader).order_by("nr"):
        ferdige[f.vurdering_id].append(f)
    egne: dict[UUID, list[Any]] = defaultdict(list)
    historie: Any = Egenvurdering.pgh_event_model  # type: ignore[attr-defined]
    for e in historie.objects.filter(vurdering_id__in=[r.id for r in rader]).order_by("versjon"):
        egne[e.vurdering_id].append(e)
    alle = [f for liste in ferdige.values() for f in liste]
    navn = _navn(alle, [e for liste in egne.values() for e in liste])
    data = {(f.vurdering_id, d.nr): d for f, d in zip(alle, _ferdige(alle, navn), strict=True)}
    return [
        Vurderingsuttrekk(
            r.id, Slag(r.slag), r.rom, r.periode_id,
            tuple(data[r.id, f.nr] for f in ferdige[r.id]),
            tuple(som_eget(e, navn) for e in egne[r.id]),
        )
        for r in rader
    ]  # fmt: skip


# --- rows as values -----------------------------------------------------------------------------


def _synlige(innsyn: Personinnsyn) -> Any:
    return Vurdering.objects.synlig_for(innsyn).select_related("periode")


def _hent(innsyn: Personinnsyn, vurdering_id: UUID) -> Vurdering:
    rad: Vurdering | None = _synlige(innsyn).filter(id=vurdering_id).first()
    if rad is None:
        raise IkkeFunnet
    return rad


def som_rad(rad: Vurdering, innsyn: Personinnsyn) -> Vurderingsrad:
    return Vurderingsrad(**_felles(rad, innsyn))


def _felles(rad: Vurdering, innsyn: Personinnsyn) -> dict[str, Any]:
    return {
        "id": rad.id,
        "person_id": rad.person_id,
        "periode_id": rad.periode_id,
        "slag": Slag(rad.slag),
        "rom": rad.rom,
        "versjon": rad.versjon,
        "ferdig_nr": rad.ferdig_nr,
        "ferdig": rad.ferdig,
        "bedt_om_eget": rad.bedt_om_eget,
        "har_eget": rad.har_eget,
        "har_utkast": rad.eier_id is not None and ser_utkast(innsyn),
        "historisk": rad.periode.slutt is not None,
    }


def _navn(ferdige: Iterable[Ferdig], egne: Iterable[Any] = (), andre: Iterable[Any] = ()) -> Navn:
    ider: set[UUID | None] = {id_ for f in ferdige for id_ in (f.av_id, f.eget_av_id)}
    ider |= {e.endret_av_id for e in egne if e.maate}
    ider |= {r.eier_id for r in andre}
    kjente = {id_ for id_ in ider if id_ is not None}
    return kontor.navn(kjente) if kjente else {}


def som_eget(rad: Any, navn: Navn | None = None) -> Egenvurderingsdata:
    """A row of the user's own assessment, or of its history."""
    navn = _navn([], [rad]) if navn is None else navn
    return Egenvurderingsdata(
        versjon=rad.versjon,
        svar={d: getattr(rad, d.value.lower()) for d in Egendel},
        tid=rad.endret,
        av_bruker=not rad.maate,
        maate=Maate(rad.maate) if rad.maate else None,
        navn=navn.get(rad.endret_av_id, "") if rad.maate else "",
    )


def som_del(rad: Delrad) -> Utkastdel:
    slutt = Konklusjon(rules.grupper(rad.stotter), rad.bor_vurderes)
    return Utkastdel(Del(rad.del_navn), rad.tekst, rad.versjon, slutt)


def _utkast(rad: Vurdering, innsyn: Personinnsyn, navn: Navn) -> Utkastdata | None:
    if rad.eier_id is None or not ser_utkast(innsyn):
        return None
    slag = Slag(rad.slag)
    skrevet = {d.del_: d for d in map(som_del, Delrad.objects.filter(vurdering=rad))}
    tekster = {del_: d.tekst for del_, d in skrevet.items()}
    deler = [
        Utkastdel(
            del_=d,
            tekst=tekster.get(d, ""),
            versjon=skrevet[d].versjon if d in skrevet else 0,
            konklusjon=skrevet[d].konklusjon if d in skrevet else Konklusjon(),
            sperret=rules.er_sperret(slag, d, tekster),
        )
        for d in DELER[slag]
    ]
    return Utkastdata(
        eier_id=rad.eier_id,
        eier=navn.get(rad.eier_id, ""),
        er_min=rad.eier_id == innsyn.leser_id,
        deler=tuple(deler),
        mangler=rules.mangler(slag, tekster, deler[-1].konklusjon),
    )


def _ferdige(rader: list[Ferdig], navn: Navn) -> list[Ferdigdata]:
    """Finished versions with their texts, in the order given; one query more."""
    tekster: dict[UUID, dict[bool, dict[str, str]]] = defaultdict(lambda: {True: {}, False: {}})
    for t in Ferdigtekst.objects.filter(ferdig__in=rader):
        tekster[t.ferdig_id][t.av_bruker][t.del_navn] = t.tekst
    return [_ferdig(f, tekster[f.id], navn) for f in rader]


def _ferdig(f: Ferdig, tekster: dict[bool, dict[str, str]], navn: Navn) -> Ferdigdata:
    eget = None
    if f.eget_versjon and f.eget_tid is not None:
        eget = Egenvurderingsdata(
            versjon=f.eget_versjon,
            svar={d: tekster[True].get(d, "") for d in Egendel},
            tid=f.eget_tid,
            av_bruker=not f.eget_maate,
            maate=Maate(f.eget_maate) if f.eget_maate else None,
            navn=navn.get(f.eget_av_id, "") if f.eget_av_id else "",
        )
    return Ferdigdata(
        nr=f.nr,
        tid=f.tid,
        av_id=f.av_id,
        navn=navn.get(f.av_id, ""),
        deler=tuple(Deltekst(d, tekster[False][d]) for d in Del if d in tekster[False]),
        konklusjon=Konklusjon(rules.grupper(f.stotter), f.bor_vurderes),
        eget=eget,
        uten_eget=f.uten_eget,
    )


def _ferdigrad(f: Ferdig) -> Ferdigrad:
    v = f.vurdering
    return Ferdigrad(
        id=v.id,
        slag=Slag(v.slag),
        rom=v.rom,
        versjon=f.nr,
        tid=f.tid,
        navn=f.av.navn,
        stotter=rules.grupper(f.stotter),
        bor_vurderes=f.bor_vurderes,
        periode_id=v.periode_id,
        historisk=v.periode.slutt is not None,
    )
