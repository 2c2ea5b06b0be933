"""Who may look at a talk, and at whom in it. Decided at every look: the list is fixed, access is not."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from dap.felles.aktor import LEDERROLLER, Aktor, Rolle
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.gjennomgang.models import Gjennomgang, Innsyn, Punkt
from dap.gjennomgang.values import (
    HVA,
    Beslutning,
    Gjennomgangsdata,
    Gjennomgangsrad,
    Innsynsrad,
    Punktdata,
    Punktrad,
    Slag,
)
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import PLANROLLER
from dap.tilgang.queries import aktor_for_ansatt, apnbare


def parter(aktor: Aktor) -> QuerySet[Gjennomgang]:
    """Those that the reader is one of the two in, at an office and in a room that are theirs still."""
    if not aktor.er_ansatt or not aktor.har_rolle(*PLANROLLER):
        return Gjennomgang.objects.none()
    return _i_rom(aktor).filter(Q(leder_id=aktor.id) | Q(veileder_id=aktor.id))


def andres(aktor: Aktor) -> QuerySet[Gjennomgang]:
    """Those that the office's head may look into, with a purpose."""
    if not aktor.er_ansatt or not aktor.har_rolle(Rolle.ENHETSLEDER):
        return Gjennomgang.objects.none()
    return _i_rom(aktor).exclude(leder_id=aktor.id).exclude(veileder_id=aktor.id)


def _i_rom(aktor: Aktor) -> QuerySet[Gjennomgang]:
    steder = Q(pk__in=[])
    for nr, rom in aktor.kontorrom.items():
        steder |= Q(kontor_id=nr, rom__in=[r.value for r in rom])
    return Gjennomgang.objects.filter(steder, ryddet=None)


def hent(aktor: Aktor, gjennomgang_id: UUID) -> Gjennomgang:
    """One that the reader may look at. Raises IkkeFunnet."""
    rad = parter(aktor).filter(id=gjennomgang_id).first()
    if rad is None:
        sett = Innsyn.objects.filter(ansatt_id=aktor.id, gjennomgang_id=gjennomgang_id)
        rad = andres(aktor).filter(id__in=sett.values("gjennomgang_id")).first()
    if rad is None:
        raise IkkeFunnet
    return rad


def maa_si_hvorfor(aktor: Aktor, gjennomgang_id: UUID) -> bool:
    """Whether it is one that the office's head may look into after a purpose is stated."""
    return andres(aktor).filter(id=gjennomgang_id).exclude(innsyn__ansatt_id=aktor.id).exists()


def mine(aktor: Aktor) -> list[Gjennomgangsrad]:
    """Open ones first, then the newest. Six queries, however many."""
    return _rader(aktor, parter(aktor))


def kontorets(aktor: Aktor) -> list[Gjennomgangsrad]:
    """The office's others, for its head: that they are, and nothing of whom they are about."""
    rader = andres(aktor).select_related("leder", "veileder").order_by("-startet")[:100]
    return [_rad(r, 0, 0) for r in rader]


def _rader(aktor: Aktor, utvalg: QuerySet[Gjennomgang]) -> list[Gjennomgangsrad]:
    rader = list(utvalg.select_related("leder", "veileder").order_by("-startet"))
    punkter = list(
        Punkt.objects.filter(gjennomgang__in=[r.id for r in rader]).values_list(
            "gjennomgang_id", "person_id", "gjennomgatt"
        )
    )
    synlige = _synlige(aktor, {r.id: r.kontor_id for r in rader}, punkter)
    ut = []
    for r in rader:
        egne = [gjort for g, person, gjort in punkter if g == r.id and (g, person) in synlige]
        ut.append(_rad(r, len(egne), sum(egne)))
    return sorted(ut, key=lambda r: r.lukket is not None)


def _synlige(
    aktor: Aktor, kontor_for: dict[UUID, str], punkter: Iterable[tuple[UUID, UUID, bool]]
) -> set[tuple[UUID, UUID]]:
    """Pairs of talk and person that may be opened, and are at the talk's office still."""
    par = {(g, p) for g, p, _gjort in punkter}
    apne = {p.id for p in apnbare(aktor, {p for _g, p in par})}
    steder = kontor.kontornumre(apne)
    return {(g, p) for g, p in par if p in apne and steder.get(p) == kontor_for[g]}


def _rad(r: Gjennomgang, antall: int, gjort: int) -> Gjennomgangsrad:
    return Gjennomgangsrad(
        r.id, Slag(r.slag), r.tittel, r.leder.navn, r.veileder.navn, r.startet, r.lukket, antall, gjort
    )  # fmt: skip


def gjennomgang(aktor: Aktor, gjennomgang_id: UUID) -> Gjennomgangsdata:
    """The whole list, as this reader may see it now. Who shows it opens it with
    `operations.apne`, which leaves the trace. Raises IkkeFunnet."""
    r = hent(aktor, gjennomgang_id)
    rader = punktrader(aktor, r)
    innsyn = [
        Innsynsrad(i.ansatt.navn, i.tid, i.formal)
        for i in r.innsyn.select_related("ansatt").order_by("tid")
    ]
    return Gjennomgangsdata(
        _rad(r, len(rader), sum(p.gjennomgatt for p in rader)),
        r.kontor_id,
        r.sammendrag,
        r.versjon,
        er_part(aktor, r) and r.lukket is None,
        rader,
        innsyn,
    )


def er_part(aktor: Aktor, r: Gjennomgang) -> bool:
    return aktor.id in {r.leder_id, r.veileder_id}


def punktrader(aktor: Aktor, r: Gjennomgang) -> list[Punktrad]:
    """In the order of the start. Whom the reader may not open any more is not there."""
    rader = list(r.punkter.order_by("nr"))
    synlige = _synlige(
        aktor, {r.id: r.kontor_id}, [(r.id, p.person_id, p.gjennomgatt) for p in rader]
    )
    rader = [p for p in rader if (r.id, p.person_id) in synlige]
    navn = {p.id: p.navn for p in apnbare(aktor, [p.person_id for p in rader])}
    ansatte = kontor.navn({p.endret_av_id for p in rader})
    return [
        Punktrad(
            p.id, p.person_id, navn[p.person_id], tuple(p.grunner), p.notat, p.gjennomgatt,
            Beslutning(p.beslutning), p.endret, ansatte.get(p.endret_av_id, ""),
        )
        for p in rader
    ]  # fmt: skip


def punkt(aktor: Aktor, punkt_id: UUID, *, naa: datetime) -> Punktdata:
    """One user in it, with what stands about a next step already. Raises IkkeFunnet."""
    p = Punkt.objects.filter(id=punkt_id).first()
    if p is None:
        raise IkkeFunnet
    r = hent(aktor, p.gjennomgang_id)
    rader = punktrader(aktor, r)
    nr = next((n for n, rad in enumerate(rader) if rad.id == punkt_id), None)
    if nr is None:
        raise IkkeFunnet
    innsyn = apne_person(aktor=aktor, person_id=p.person_id, hva=HVA, naa=naa)
    return Punktdata(
        rader[nr],
        r.id,
        r.tittel,
        p.versjon,
        er_part(aktor, r) and r.lukket is None,
        oppfolging.huskelapp(innsyn),
        innsyn.ser_rom(Rom.STAT) and p.person_id in oppfolging.kandidater([p.person_id]),
        p.person_id in oppfolging.under_oppfolging_av([p.person_id]),
        nr + 1,
        len(rader),
        rader[nr - 1].id if nr else None,
        rader[nr + 1].id if nr + 1 < len(rader) else None,
    )


def felles_rom(aktor: Aktor, nr: str, motpart_id: UUID, *, naa: datetime) -> frozenset[Rom]:
    """The rooms that both see at the office: what a talk may build on. Raises Regelbrudd
    UGYLDIG_MOTPART, INGEN_FELLES_ROM."""
    mulige = {id_ for id_, _navn in mulige_parter(aktor, nr, naa=naa)}
    motpart = aktor_for_ansatt(motpart_id, naa=naa) if motpart_id in mulige else None
    if motpart is None:
        raise Regelbrudd("UGYLDIG_MOTPART", felt="motpart")
    ingen: frozenset[Rom] = frozenset()
    felles = aktor.kontorrom.get(nr, ingen) & motpart.kontorrom.get(nr, ingen)
    if not felles:
        raise Regelbrudd("INGEN_FELLES_ROM", felt="motpart")
    return felles


def mulige_parter(aktor: Aktor, kontor_nr: str, *, naa: datetime) -> list[tuple[UUID, str]]:
    """With whom the reader may start one: for a leader the office's advisers, else its leaders."""
    roller = PLANROLLER if aktor.har_rolle(*LEDERROLLER) else LEDERROLLER
    rader = kontor.kolleger_med_rolle([kontor_nr], roller, dag=dato(naa))
    return [(id_, navn) for id_, navn in rader if id_ != aktor.id]
