"""Plan a day, ask users, answer, the waiting list, who came, and what each needs help with."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dap.digilab import rules
from dap.digilab.models import Deltakelse, Digilab, Plass
from dap.digilab.values import (
    APNE,
    MAKS_INVITERTE,
    MAKS_NOTAT,
    MAKS_SPRAK,
    MAKS_STED,
    MAKS_TITTEL,
    OBJEKT,
    Dagsinnhold,
    Dagstatus,
    Deltakerstatus,
    Hjelpebehov,
)
from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tekst import krev_lengde
from dap.hendelse import operations as hendelse
from dap.hendelse.values import Hendelsesrad
from dap.oppfolging import queries as oppfolging
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import eget_rom, kan_endre_plan
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag

HVA = "digilab"


def krev_ved_kontoret(aktor: Aktor, kontor_nr: str) -> None:
    """Those who follow people up at the office itself. Raises IkkeFunnet."""
    if not aktor.er_ansatt or not kan_endre_plan(aktor) or kontor_nr not in aktor.kontorer:
        raise IkkeFunnet


@transaction.atomic
def planlegg(
    *, aktor: Aktor, kontor_nr: str, innhold: Dagsinnhold, nokkel: UUID, naa: datetime
) -> UUID:
    """A new day with its seats. Raises IkkeFunnet or Regelbrudd; the same key is the same day."""
    krev_ved_kontoret(aktor, kontor_nr)
    rules.krev_dag(innhold, naa=naa)
    rad, ny = Digilab.objects.get_or_create(
        nokkel=nokkel,
        defaults={
            "kontor_id": kontor_nr,
            "tittel": krev_lengde(innhold.tittel, felt="tittel", minst=1, maks=MAKS_TITTEL),
            "start": innhold.start,
            "minutter": innhold.minutter,
            "sted": krev_lengde(innhold.sted, felt="sted", minst=1, maks=MAKS_STED),
            "plasser": innhold.plasser,
            "sprak": krev_lengde(innhold.sprak, felt="sprak", maks=MAKS_SPRAK),
            "tolk": innhold.tolk,
            "status": Dagstatus.PLANLAGT,
            "opprettet": naa,
            "opprettet_av_id": aktor.id,
            "endret": naa,
        },
    )
    if not ny and rad.opprettet_av_id != aktor.id:
        raise IkkeFunnet
    if ny:
        Plass.objects.bulk_create(Plass(digilab=rad, nr=nr) for nr in range(1, innhold.plasser + 1))
    return rad.id


@transaction.atomic
def avlys(*, aktor: Aktor, digilab_id: UUID, naa: datetime) -> None:
    """The day is off: everybody who was asked and has not said no is told."""
    dag = _las(aktor, digilab_id)
    if dag.status == Dagstatus.AVLYST:
        return
    if dag.start <= naa:
        raise Regelbrudd("DIGILAB_HAR_VAERT")
    dag.status, dag.endret = Dagstatus.AVLYST, naa
    dag.save()
    Plass.objects.filter(digilab=dag).update(deltakelse=None)
    apne = Deltakelse.objects.select_for_update(of=("self",)).filter(
        digilab=dag, status__in=[s.value for s in APNE]
    )
    for rad in apne.order_by("id"):
        _sett(rad, Deltakerstatus.AVLYST, aktor=aktor, type_="DIGILAB_AVLYST", naa=naa)
        _varsle(rad, Varselslag.DIGILAB_AVLYST, naa)


@transaction.atomic
def inviter(*, aktor: Aktor, digilab_id: UUID, personer: Iterable[UUID], naa: datetime) -> int:
    """Ask these users. Who is asked already is passed by. Returns how many were asked.

    Raises IkkeFunnet, IkkeTilgang, ManglerBegrunnelse, or Regelbrudd DIGILAB_HAR_VAERT,
    DIGILAB_FOR_MANGE or IKKE_UNDER_OPPFOLGING.
    """
    valgte = sorted(set(personer))
    if len(valgte) > MAKS_INVITERTE:
        raise Regelbrudd("DIGILAB_FOR_MANGE", maks=MAKS_INVITERTE)
    dag = _las(aktor, digilab_id)
    if dag.status == Dagstatus.AVLYST or dag.start <= naa:
        raise Regelbrudd("DIGILAB_HAR_VAERT")
    spurt = set(
        Deltakelse.objects.filter(digilab=dag, person_id__in=valgte).values_list(
            "person_id", flat=True
        )
    )
    nye = [p for p in valgte if p not in spurt]
    for person_id in nye:
        innsyn = _apne(aktor, person_id, naa)
        oppfolging.krev_apen_periode(person_id)
        rad = Deltakelse(
            digilab=dag, person_id=person_id, rom=eget_rom(aktor, innsyn.rom),
            status=Deltakerstatus.INVITERT,
        )  # fmt: skip
        _lagre(rad, aktor=aktor, type_="DIGILAB_INVITERT", naa=naa)
        _varsle(rad, Varselslag.DIGILAB_INVITASJON, naa)
    return len(nye)


@transaction.atomic
def svar(*, aktor: Aktor, deltakelse_id: UUID, ja: bool, naa: datetime) -> Deltakerstatus:
    """Yes or no, by the user or by staff who were told. A full room gives a place on the waiting list;
    a no gives the seat to the first who waits. Raises IkkeFunnet or Regelbrudd DIGILAB_KAN_IKKE_SVARE.
    """
    rad, dag = _las_deltakelse(aktor, deltakelse_id, naa)
    status = Deltakerstatus(rad.status)
    avlyst = dag.status == Dagstatus.AVLYST
    if not rules.kan_svare(status, dag.start, avlyst=avlyst, naa=naa):
        raise Regelbrudd("DIGILAB_KAN_IKKE_SVARE")
    onsket = (
        (Deltakerstatus.PAMELDT, Deltakerstatus.VENTELISTE) if ja else (Deltakerstatus.AVSLATT,)
    )
    if status in onsket:
        return status
    rad.svart = naa
    if ja:
        ny = Deltakerstatus.PAMELDT if _ta_stol(rad, dag) else Deltakerstatus.VENTELISTE
        type_ = "DIGILAB_PAMELDT" if ny == Deltakerstatus.PAMELDT else "DIGILAB_VENTELISTE"
        _sett(rad, ny, aktor=aktor, type_=type_, naa=naa)
        if aktor.er_ansatt:
            _varsle(rad, Varselslag.DIGILAB_PLASS, naa)
    else:
        ny = Deltakerstatus.AVSLATT
        _sett(rad, ny, aktor=aktor, type_="DIGILAB_AVSLATT", naa=naa)
        _forlat(rad, dag, naa)
    varsel.stopp(objekt_id=rad.id, naa=naa, slag=Varselslag.DIGILAB_INVITASJON)
    return ny


@transaction.atomic
def for_oppmote(*, aktor: Aktor, deltakelse_id: UUID, kom: bool, naa: datetime) -> None:
    """Who came, from the hour before. Raises IkkeFunnet or Regelbrudd DIGILAB_IKKE_BEGYNT."""
    rad, dag = _las_deltakelse(aktor, deltakelse_id, naa)
    _krev_ansatt(aktor)
    avlyst = dag.status == Dagstatus.AVLYST
    status = Deltakerstatus(rad.status)
    if not rules.kan_fore_oppmote(status, dag.start, avlyst=avlyst, naa=naa):
        raise Regelbrudd("DIGILAB_IKKE_BEGYNT")
    ny = Deltakerstatus.MOTT if kom else Deltakerstatus.IKKE_MOTT
    if status != ny:
        _sett(rad, ny, aktor=aktor, type_=f"DIGILAB_{ny}", naa=naa)


@transaction.atomic
def noter(
    *,
    aktor: Aktor,
    deltakelse_id: UUID,
    behov: Iterable[Hjelpebehov],
    notat: str,
    versjon: int,
    naa: datetime,
) -> None:
    """What the user needs help with, for the adviser; the user reads it too. Raises IkkeFunnet,
    Regelbrudd FOR_LANG, or VersjonsKonflikt when somebody wrote first.
    """
    rad, _dag = _las_deltakelse(aktor, deltakelse_id, naa)
    _krev_ansatt(aktor)
    if rad.versjon != versjon:
        raise VersjonsKonflikt(rad)
    rad.notat = krev_lengde(notat, felt="notat", maks=MAKS_NOTAT)
    rad.behov = sorted(set(behov))
    _lagre(rad, aktor=aktor, type_="DIGILAB_BEHOV", naa=naa)


def minn_om_dagen(*, naa: datetime) -> int:
    """Remind those who have a seat within a day, once. For a job. Returns how many."""
    ider = list(
        Deltakelse.objects.filter(
            status=Deltakerstatus.PAMELDT,
            paminnet=None,
            digilab__start__gt=naa,
            digilab__start__lte=naa + rules.PAMINNES_FOR,
        ).values_list("id", flat=True)
    )
    return sum(_minn(id_, naa) for id_ in ider)


@transaction.atomic
def _minn(id_: UUID, naa: datetime) -> bool:
    rad = Deltakelse.objects.select_for_update(of=("self",)).select_related("digilab").get(id=id_)
    if rad.status != Deltakerstatus.PAMELDT or rad.paminnet is not None:
        return False
    if not rules.skal_minnes(rad.digilab.start, naa=naa):
        return False
    rad.paminnet = naa
    rad.save(update_fields=["paminnet"])
    _registrer(rad, "DIGILAB_PAMINNET", aktor=SYSTEM, naa=naa)
    _varsle(rad, Varselslag.DIGILAB_PAMINNELSE, naa)
    return True


def folg_hendelse(h: Hendelsesrad) -> None:
    """Projection: whose follow-up ends, gives the seat to the first who waits."""
    if h.type != "OPPFOLGING_AVSLUTTET":
        return
    ider = Deltakelse.objects.filter(
        person_id=h.person_id, status__in=[s.value for s in APNE], digilab__start__gt=h.tid
    ).values_list("id", "digilab_id")
    for id_, digilab_id in ider:
        dag = Digilab.objects.select_for_update().get(id=digilab_id)
        rad = Deltakelse.objects.select_for_update(of=("self",)).get(id=id_)
        rad.status = Deltakerstatus.AVLYST
        rad.stempl(aktor=SYSTEM, handling="OPPFOLGING_AVSLUTTET", naa=h.tid)
        rad.save()
        _forlat(rad, dag, h.tid)


# --- seats -----------------------------------------------------------------------------------------


def _ta_stol(rad: Deltakelse, dag: Digilab) -> bool:
    """A free seat, if there is one. The day is locked; the table has no more rows than seats."""
    stol = Plass.objects.select_for_update().filter(digilab=dag, deltakelse=None).first()
    if stol is None:
        return False
    stol.deltakelse = rad
    stol.save()
    return True


def _forlat(rad: Deltakelse, dag: Digilab, naa: datetime) -> None:
    """Give the seat to whoever has waited longest."""
    if not Plass.objects.filter(digilab=dag, deltakelse=rad).update(deltakelse=None):
        return
    neste = (
        Deltakelse.objects.select_for_update(of=("self",))
        .filter(digilab=dag, status=Deltakerstatus.VENTELISTE)
        .order_by("svart", "id")
        .first()
    )
    if neste is not None and _ta_stol(neste, dag):
        _sett(neste, Deltakerstatus.PAMELDT, aktor=SYSTEM, type_="DIGILAB_PAMELDT", naa=naa)
        _varsle(neste, Varselslag.DIGILAB_PLASS, naa)


# --- in common -------------------------------------------------------------------------------------


def _las(aktor: Aktor, digilab_id: UUID) -> Digilab:
    dag = Digilab.objects.select_for_update().filter(id=digilab_id).first()
    if dag is None:
        raise IkkeFunnet
    krev_ved_kontoret(aktor, dag.kontor_id)
    return dag


def _las_deltakelse(aktor: Aktor, deltakelse_id: UUID, naa: datetime) -> tuple[Deltakelse, Digilab]:
    """The day first and then the person's row, everywhere. Raises IkkeFunnet."""
    kjent = Deltakelse.objects.filter(id=deltakelse_id).values_list("digilab_id", "person_id")
    funnet = kjent.first()
    if funnet is None:
        raise IkkeFunnet
    innsyn = _apne(aktor, funnet[1], naa)
    dag = Digilab.objects.select_for_update().get(id=funnet[0])
    rad = (
        Deltakelse.objects.synlig_for(innsyn)
        .select_for_update(of=("self",))
        .filter(id=deltakelse_id)
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    return rad, dag


def _apne(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva=HVA, naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    return innsyn


def _krev_ansatt(aktor: Aktor) -> None:
    if not aktor.er_ansatt:
        raise IkkeFunnet


def _sett(
    rad: Deltakelse, status: Deltakerstatus, *, aktor: Aktor, type_: str, naa: datetime
) -> None:
    rad.status = status
    _lagre(rad, aktor=aktor, type_=type_, naa=naa)


def _lagre(rad: Deltakelse, *, aktor: Aktor, type_: str, naa: datetime) -> None:
    rad.stempl(aktor=aktor, handling=type_, naa=naa)
    rad.save()
    _registrer(rad, type_, aktor=aktor, naa=naa)


def _registrer(rad: Deltakelse, type_: str, *, aktor: Aktor, naa: datetime, **data: Any) -> None:
    hendelse.registrer(
        aktor=aktor, person_id=rad.person_id, rom=rad.rom, type=type_, objekt_type=OBJEKT,
        objekt_id=rad.id, naa=naa, data=data,
    )  # fmt: skip


def _varsle(rad: Deltakelse, slag: Varselslag, naa: datetime) -> None:
    varsel.bestill(
        slag=slag, mottaker_id=rad.person_id, person_id=rad.person_id, rom=rad.rom,
        objekt_type=OBJEKT, objekt_id=rad.id, naa=naa,
    )  # fmt: skip
