"""Reads of calibration. What others have answered is shown when the round has ended, never before."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeFunnet
from dap.felles.tid import dato
from dap.kalibrering import rules
from dap.kalibrering.anonym import mistanker as mistanker
from dap.kalibrering.models import Deltaker, Fagansvarlig, Laerdom, Runde, Sak, Svar
from dap.kalibrering.policies import DELTAR
from dap.kalibrering.values import (
    Alder,
    Deltakerdata,
    Erfaring,
    Fagansvarligdata,
    Helse,
    Innsatsgruppe,
    Laerdomsdata,
    Resultat,
    Rundedata,
    Runderad,
    Saksdata,
    Saksinnhold,
    Sikkerhet,
    Status,
    Svardata,
    Utdanning,
    Ytring,
)
from dap.kontor import queries as kontor


def leder_ved(aktor: Aktor) -> frozenset[str]:
    """The offices where the member of staff may hold rounds."""
    if not aktor.er_ansatt:
        return frozenset()
    if aktor.har_rolle(*LEDERROLLER):
        return aktor.kontorer
    if not aktor.har_rolle(*DELTAR):
        return frozenset()
    egne = Fagansvarlig.objects.filter(
        ansatt_id=aktor.id, til=None, kontor_id__in=sorted(aktor.kontorer)
    )
    return frozenset(egne.values_list("kontor_id", flat=True))


def fagansvarlige(aktor: Aktor, kontor_nr: str) -> list[Fagansvarligdata]:
    """Whom the leader has appointed, by name. Only for a leader of the office: IkkeFunnet."""
    if kontor_nr not in aktor.kontorer or not aktor.har_rolle(*LEDERROLLER):
        raise IkkeFunnet
    rader = Fagansvarlig.objects.filter(kontor_id=kontor_nr, til=None).select_related("ansatt")
    ut = [Fagansvarligdata(r.ansatt_id, r.ansatt.navn, r.fra) for r in rader]
    return sorted(ut, key=lambda f: f.navn)


def kan_oppnevnes(aktor: Aktor, kontor_nr: str, *, naa: datetime) -> list[tuple[UUID, str]]:
    """Advisers at the office who are not appointed, by name."""
    er = {f.ansatt_id for f in fagansvarlige(aktor, kontor_nr)}
    alle = kontor.kolleger_med_rolle([kontor_nr], DELTAR, dag=dato(naa))
    return [(id_, navn) for id_, navn in alle if id_ not in er]


def mulige_deltakere(kontor_nr: str, *, uten: UUID, naa: datetime) -> dict[UUID, str]:
    """The office's advisers that day, but for the one who opens the round."""
    alle = kontor.kolleger_med_rolle([kontor_nr], DELTAR, dag=dato(naa))
    return {id_: navn for id_, navn in alle if id_ != uten}


def runder(aktor: Aktor, *, naa: datetime) -> list[Runderad]:
    """The rounds that the reader leads or takes part in, open ones first, then the latest.

    Four queries, whatever the number.
    """
    ved = leder_ved(aktor)
    rader = list(_synlige(aktor, ved))
    mine = _antall_svar(aktor, rader)
    ut = [_rad(r, ved, mine, naa) for r in rader]
    rekkefolge = [Status.APEN, Status.FORBEREDES, Status.AVSLUTTET]
    return sorted(ut, key=lambda r: (rekkefolge.index(r.status), -r.frist.timestamp()))


def venter(aktor: Aktor, *, naa: datetime) -> list[Runderad]:
    """Open rounds with cases that the reader has not answered."""
    return [r for r in runder(aktor, naa=naa) if r.venter_pa_meg]


def en_runde(aktor: Aktor, runde_id: UUID, *, naa: datetime) -> Rundedata:
    """A round with its cases and the reader's own answers. Raises IkkeFunnet.

    The spread when it has ended; for who leads, before that, who has answered all.
    """
    ved = leder_ved(aktor)
    rad = _synlige(aktor, ved).filter(id=runde_id).first()
    if rad is None:
        raise IkkeFunnet
    felles = _rad(rad, ved, _antall_svar(aktor, [rad]), naa)
    saker = _saker(rad, aktor)
    avsluttet = felles.status == Status.AVSLUTTET
    laerdom = Laerdom.objects.filter(runde=rad).select_related("endret_av").first()
    forberedes = felles.leder and felles.status == Status.FORBEREDES
    return Rundedata(
        **{navn: getattr(felles, navn) for navn in Runderad.__slots__},
        versjon=rad.versjon,
        saker=saker,
        deltakere=_deltakere(rad) if felles.leder else (),
        antall_deltakere=rad.antall_deltakere,
        resultat=_resultat(rad, saker) if avsluttet else None,
        laerdom=som_laerdom(laerdom) if laerdom else None,
        mulige=mulige_deltakere(rad.kontor_id, uten=aktor.id, naa=naa) if forberedes else {},
    )


def en_sak(aktor: Aktor, sak_id: UUID, *, naa: datetime) -> tuple[Rundedata, Saksdata]:
    """A case and its round. Raises IkkeFunnet."""
    runde_id = Sak.objects.filter(id=sak_id).values_list("runde_id", flat=True).first()
    if runde_id is None:
        raise IkkeFunnet
    runde = en_runde(aktor, runde_id, naa=naa)
    sak = next((s for s in runde.saker if s.id == sak_id), None)
    if sak is None:
        raise IkkeFunnet
    return runde, sak


def alle_har_svart(runde_id: UUID) -> bool:
    """Everybody who was asked has answered every case. Two queries."""
    deltakere = Deltaker.objects.filter(runde_id=runde_id).count()
    saker = Sak.objects.filter(runde_id=runde_id, fjernet=False).count()
    svar = Svar.objects.filter(sak__runde_id=runde_id).count()
    return deltakere > 0 and svar >= deltakere * saker


# --- rows as values -----------------------------------------------------------------------------


def _antall(rader: Any, felt: str) -> Subquery:
    telt = rader.order_by().values(felt).annotate(n=Count("id")).values("n")
    return Subquery(telt[:1])


def _synlige(aktor: Aktor, ved: frozenset[str]) -> Any:
    """With how many cases, participants and answers each has."""
    kontorer = sorted(aktor.kontorer) if aktor.er_ansatt else []
    runde = OuterRef("id")
    return (
        Runde.objects.synlig_for(aktor.id, kontorer, ved)
        .select_related("kontor")
        .annotate(
            antall_saker=_antall(Sak.objects.filter(runde=runde, fjernet=False), "runde"),
            antall_deltakere=_antall(Deltaker.objects.filter(runde=runde), "runde"),
            antall_svar=_antall(Svar.objects.filter(sak__runde=runde), "sak__runde"),
        )
    )


def _antall_svar(aktor: Aktor, rader: Iterable[Runde]) -> dict[UUID, int]:
    """How many cases the reader has answered of each round they take part in."""
    egne = (
        Deltaker.objects.filter(runde__in=list(rader), ansatt_id=aktor.id)
        .annotate(n=Count("svar", filter=Q(svar__sak__fjernet=False)))
        .values_list("runde_id", "n")
    )
    return dict(egne)


def _rad(rad: Any, ved: frozenset[str], mine: dict[UUID, int], naa: datetime) -> Runderad:
    saker, deltakere = rad.antall_saker or 0, rad.antall_deltakere or 0
    rad.antall_deltakere = deltakere
    status = rules.status(
        apnet=rad.apnet,
        lukket=rad.lukket,
        frist=rad.frist,
        alle_har_svart=deltakere > 0 and (rad.antall_svar or 0) >= deltakere * saker,
        naa=naa,
    )
    venter = saker - mine[rad.id] if rad.id in mine and status == Status.APEN else 0
    return Runderad(
        id=rad.id,
        kontor_nr=rad.kontor_id,
        kontor=rad.kontor.navn,
        tittel=rad.tittel,
        frist=rad.frist,
        status=status,
        antall_saker=saker,
        deltar=rad.id in mine,
        venter_pa_meg=venter,
        leder=rad.kontor_id in ved,
    )


def _saker(rad: Runde, aktor: Aktor) -> tuple[Saksdata, ...]:
    saker = Sak.objects.filter(runde=rad, fjernet=False).order_by("id")
    mine = {
        s.sak_id: Svardata(Innsatsgruppe(s.gruppe), Sikkerhet(s.sikkerhet), s.begrunnelse, s.tid)
        for s in Svar.objects.filter(sak__runde=rad, deltaker__ansatt_id=aktor.id)
    }
    return tuple(som_sak(s, nr, mine.get(s.id)) for nr, s in enumerate(saker, 1))


def som_sak(s: Sak, nr: int, mitt_svar: Svardata | None = None) -> Saksdata:
    innhold = Saksinnhold(
        s.tekst, Alder(s.alder), Utdanning(s.utdanning), Erfaring(s.erfaring), Helse(s.helse)
    )
    return Saksdata(s.id, nr, s.versjon, innhold, mitt_svar)


def som_laerdom(rad: Laerdom) -> Laerdomsdata:
    return Laerdomsdata(rad.versjon, rad.tekst, rad.endret, rad.endret_av.navn)


def _deltakere(rad: Any) -> tuple[Deltakerdata, ...]:
    """By name: whether each has answered all. Never which, or what."""
    rader = (
        Deltaker.objects.filter(runde=rad)
        .select_related("ansatt")
        .annotate(n=Count("svar", filter=Q(svar__sak__fjernet=False)))
    )
    alle = [Deltakerdata(d.ansatt.navn, d.n >= (rad.antall_saker or 0)) for d in rader]
    return tuple(sorted(alle, key=lambda d: d.navn))


def _resultat(rad: Any, saker: tuple[Saksdata, ...]) -> Resultat:
    rader = Svar.objects.filter(sak__runde=rad, sak__fjernet=False).values_list(
        "deltaker_id", "sak_id", "gruppe", "sikkerhet", "begrunnelse"
    )
    svar = [
        (hvem, sak, Ytring(Innsatsgruppe(g), Sikkerhet(s), grunn))
        for hvem, sak, g, s, grunn in rader
    ]
    return rules.resultat([s.id for s in saker], svar, deltakere=rad.antall_deltakere)
