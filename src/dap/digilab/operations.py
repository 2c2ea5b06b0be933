"""Plan a day, ask users, answer, the waiting list, who came, and what each needs help with."""

from collections.abc import Iterable
from dataclasses import asdict, replace
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
    MAKS_PLASSER,
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
    innhold = _renset(innhold)
    rad, ny = Digilab.objects.get_or_create(
        nokkel=nokkel,
        defaults={
            "kontor_id": kontor_nr,
            **asdict(innhold),
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
def endre(
    *, aktor: Aktor, digilab_id: UUID, innhold: Dagsinnhold, versjon: int, naa: datetime
) -> None:
    """Another time, place or size. Who was asked and has not said no is told of what concerns them,
    and reminded anew; new seats go to those who wait.

    Raises IkkeFunnet, Regelbrudd as `planlegg`, DIGILAB_HAR_VAERT or DIGILAB_FOR_FA_PLASSER, or
    VersjonsKonflikt (`gjeldende.versjon`) when somebody changed it first.
    """
    dag = _las(aktor, digilab_id)
    if dag.status == Dagstatus.AVLYST or dag.start <= naa:
        raise Regelbrudd("DIGILAB_HAR_VAERT")
    if dag.versjon != versjon:
        raise VersjonsKonflikt(dag)
    rules.krev_dag(innhold, naa=naa)
    for_ = som_innhold(dag)
    ny = _renset(innhold)
    if ny == for_:
        return
    for felt in ("tittel", "start", "minutter", "sted", "plasser", "sprak", "tolk"):
        setattr(dag, felt, getattr(ny, felt))
    dag.endret, dag.versjon = naa, dag.versjon + 1
    dag.save()
    if rules.ma_fortelles(for_, ny):
        _fortell(dag, aktor, naa)
    _sett_stoler(dag, naa)


def som_innhold(d: Digilab) -> Dagsinnhold:
    return Dagsinnhold(d.tittel, d.start, d.minutter, d.sted, d.plasser, d.sprak, d.tolk)


def _renset(d: Dagsinnhold) -> Dagsinnhold:
    """Regelbrudd MANGLER or FOR_LANG."""
    return replace(
        d,
        tittel=krev_lengde(d.tittel, felt="tittel", minst=1, maks=MAKS_TITTEL),
        sted=krev_lengde(d.sted, felt="sted", minst=1, maks=MAKS_STED),
        sprak=krev_lengde(d.sprak, felt="sprak", maks=MAKS_SPRAK),
    )


def _fortell(dag: Digilab, aktor: Aktor, naa: datetime) -> None:
    for rad in _apne_rader(dag):
        rad.paminnet = None
        _lagre(rad, aktor=aktor, type_="DIGILAB_ENDRET", naa=naa)
        _varsle(rad, Varselslag.DIGILAB_ENDRET, naa)


def _apne_rader(dag: Digilab) -> list[Deltakelse]:
    rader = Deltakelse.objects.select_for_update(of=("self",)).filter(
        digilab=dag, status__in=[s.value for s in APNE]
    )
    return list(rader.order_by("id"))


@transaction.atomic
def avlys(*, aktor: Aktor, digilab_id: UUID, naa: datetime) -> None:
    """The day is off: everybody who was asked and has not said no is told."""
    dag = _las(aktor, digilab_id)
    if dag.status == Dagstatus.AVLYST:
        return
    if dag.start <= naa:
        raise Regelbrudd("DIGILAB_HAR_VAERT")
    dag.status, dag.endret, dag.versjon = Dagstatus.AVLYST, naa, dag.versjon + 1
    dag.save()
    Plass.objects.filter(digilab=dag).update(deltakelse=None)
    for rad in _apne_rader(dag):
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
    if Plass.objects.filter(digilab=dag, deltakelse=rad).update(deltakelse=None):
        _fyll(dag, naa)


def _sett_stoler(dag: Digilab, naa: datetime) -> None:
    """As many seats as the day has now; the free ones go, and new ones to those who wait."""
    stoler = Plass.objects.select_for_update().filter(digilab=dag)
    rules.krev_plass_til_alle(dag.plasser, stoler.exclude(deltakelse=None).count())
    brukt = {s.nr for s in stoler}
    ledige = list(stoler.filter(deltakelse=None).order_by("-nr").values_list("id", flat=True))
    overflod = len(brukt) - dag.plasser
    if overflod > 0:
        Plass.objects.filter(id__in=ledige[:overflod]).delete()
    nye = [nr for nr in range(1, MAKS_PLASSER + 1) if nr not in brukt][: max(0, -overflod)]
    Plass.objects.bulk_create(Plass(digilab=dag, nr=nr) for nr in nye)
    _fyll(dag, naa)


def _fyll(dag: Digilab, naa: datetime) -> None:
    """Free seats to those who have waited longest."""
    venter = Deltakelse.objects.select_for_update(of=("self",)).filter(
        digilab=dag, status=Deltakerstatus.VENTELISTE
    )
    for neste in venter.order_by("svart", "id"):
        if not _ta_stol(neste, dag):
            return
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
