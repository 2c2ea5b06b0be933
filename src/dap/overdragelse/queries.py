"""What was handed over, and what waits to be read."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeFunnet
from dap.oppfolging.queries import brukere_til
from dap.overdragelse.models import Overdragelse
from dap.overdragelse.sok import sok as sok
from dap.overdragelse.values import Del, Overdragelsesdata, Overdragelsesrad, Status
from dap.person import queries as personer
from dap.tilgang.queries import apnbare, avgjorelser
from dap.tilgang.values import Avgjorelse, Personinnsyn

_MED = ("fra_kontor", "til_kontor", "fra_veileder", "til_veileder", "giver", "lest_av")


def overdragelser(innsyn: Personinnsyn) -> list[Overdragelsesdata]:
    """Those of the person that the reader may see, newest first. One query."""
    rader = Overdragelse.objects.synlig_for(innsyn).select_related(*_MED)
    return [som_data(r, er_bruker=innsyn.er_bruker) for r in rader.order_by("-opprettet", "-id")]


def en_overdragelse(innsyn: Personinnsyn, overdragelse_id: UUID) -> Overdragelsesdata:
    """Raises IkkeFunnet."""
    rader = Overdragelse.objects.synlig_for(innsyn).select_related(*_MED)
    rad = rader.filter(id=overdragelse_id).first()
    if rad is None:
        raise IkkeFunnet
    return som_data(rad, er_bruker=innsyn.er_bruker)


def venter_paa(aktor: Aktor) -> list[Overdragelsesrad]:
    """Sent, and not confirmed: of those I am responsible for, or, for the leader, of my offices.
    Only persons that I may open. As many queries for one as for all."""
    hvem = Q(person_id__in=brukere_til(aktor.id))
    if aktor.har_rolle(*LEDERROLLER):
        hvem |= Q(til_kontor_id__in=aktor.kontorer)
    rader = list(
        Overdragelse.objects.filter(hvem, status=Status.SENDT)
        .select_related(*_MED)
        .order_by("sendt", "id")
    )
    navn = {p.id: p.navn for p in apnbare(aktor, {r.person_id for r in rader})} if rader else {}
    return [_rad(r, navn[r.person_id]) for r in rader if r.person_id in navn]


def gitt_av(aktor: Aktor, *, fra: datetime) -> list[Overdragelsesrad]:
    """What I have handed over since then, and whether it is read; never anybody hidden from me now."""
    rader = list(
        Overdragelse.objects.filter(
            giver_id=aktor.id, status__in=[Status.SENDT, Status.LEST], sendt__gte=fra
        )
        .select_related(*_MED)
        .order_by("-sendt", "-id")
    )
    if not rader:
        return []
    avgjort = avgjorelser(aktor, {r.person_id for r in rader})
    apne = {id_ for id_, a in avgjort.items() if a != Avgjorelse.SKJULT}
    navn = personer.navn(apne)
    return [_rad(r, navn[r.person_id]) for r in rader if r.person_id in navn]


def uttrekk(innsyn: Personinnsyn) -> Iterable[Overdragelsesdata]:
    """What was sent, oldest first, for the archive."""
    sendt = (o for o in overdragelser(innsyn) if o.status in (Status.SENDT, Status.LEST))
    return sorted(sendt, key=lambda o: (o.sendt is None, o.sendt, o.id))


def _rad(r: Overdragelse, navn: str) -> Overdragelsesrad:
    return Overdragelsesrad(
        r.id,
        r.person_id,
        navn,
        r.til_kontor.navn,
        r.til_veileder.navn if r.til_veileder else "",
        r.sendt,
        r.lest,
        r.lest_av.navn if r.lest_av else "",
    )


def som_data(r: Overdragelse, *, er_bruker: bool = False) -> Overdragelsesdata:
    deler = ((del_, r.deler.get(del_.value, "")) for del_ in Del)
    return Overdragelsesdata(
        id=r.id,
        person_id=r.person_id,
        versjon=r.versjon,
        status=Status(r.status),
        fra_kontor=r.fra_kontor.navn,
        til_kontor_nr=r.til_kontor_id,
        til_kontor=r.til_kontor.navn,
        flytter=r.til_kontor_id != r.fra_kontor_id,
        fra_veileder=r.fra_veileder.navn if r.fra_veileder else "",
        til_veileder_id=r.til_veileder_id,
        til_veileder=r.til_veileder.navn if r.til_veileder else "",
        deler=tuple((d, tekst) for d, tekst in deler if tekst),
        internt="" if er_bruker else r.internt,
        giver=r.giver.navn,
        endret=r.endret,
        endret_av=r.giver.navn,
        sendt=r.sendt,
        lest=r.lest,
        lest_av=r.lest_av.navn if r.lest_av else "",
    )
