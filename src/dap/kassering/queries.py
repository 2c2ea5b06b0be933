"""What is asked for, what is decided, and what is gone."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor, AktorType
from dap.kassering.models import Kassering
from dap.kassering.values import Kasseringsrad, Slag, Slettet
from dap.kontor import queries as kontor
from dap.person import queries as person
from dap.tabell.ferdig import ferdig
from dap.tilgang.values import Personinnsyn

_MAKS = 100


def som_venter(aktor: Aktor) -> list[Kasseringsrad]:
    """What others have asked for and the reader may decide, the oldest first. Three queries."""
    if not aktor.er_ansatt:
        return []
    rader = Kassering.objects.kan_avgjores_av(aktor).order_by("bedt", "id")
    return som_rader(rader[:_MAKS], aktor.id)


def antall_som_venter(aktor: Aktor) -> int:
    return Kassering.objects.kan_avgjores_av(aktor).count() if aktor.er_ansatt else 0


def om_personen(innsyn: Personinnsyn) -> list[Kasseringsrad]:
    """Everything asked for about the person that the reader may know of, newest first. Three queries."""
    rader = Kassering.objects.synlig_for(innsyn).order_by("-bedt", "-id")
    return som_rader(rader[:_MAKS], innsyn.leser_id)


def slettet_her(innsyn: Personinnsyn, sted_id: UUID) -> list[Slettet]:
    """What is gone from the page of a record, oldest first. One query."""
    return [
        Slettet(Slag(k.slag), k.avgjort, k.begrunnelse, helt=bool(k.hele))
        for k in _godkjente(innsyn, sted_id)
        if k.avgjort is not None
    ]


@ferdig
def _godkjente(innsyn: Personinnsyn, sted_id: UUID) -> Any:
    rader = Kassering.objects.synlig_for(innsyn).filter(sted_id=sted_id, godkjent=True)
    return rader.order_by("avgjort", "id")


def grunner(objekt_ider: Iterable[UUID]) -> dict[UUID, str]:
    """Why each of the things was emptied, the newest reason. The caller has decided access."""
    rader = Kassering.objects.filter(objekt_id__in=set(objekt_ider), godkjent=True)
    return dict(rader.order_by("avgjort", "id").values_list("objekt_id", "begrunnelse"))


def som_rad(k: Kassering, leser_id: UUID) -> Kasseringsrad:
    return som_rader([k], leser_id)[0]


def som_rader(rader: Iterable[Kassering], leser_id: UUID) -> list[Kasseringsrad]:
    rader = list(rader)
    ansatte = {k.bedt_av_id for k in rader if k.bedt_av_type != AktorType.BRUKER}
    ansatte |= {k.avgjort_av_id for k in rader if k.avgjort_av_id is not None}
    personer = person.navn({k.person_id for k in rader}) if rader else {}
    navn = personer | (kontor.navn(ansatte) if ansatte else {})
    return [
        Kasseringsrad(
            id=k.id,
            person_id=k.person_id,
            person=personer.get(k.person_id, ""),
            slag=Slag(k.slag),
            objekt_id=k.objekt_id,
            sted_type=k.sted_type,
            sted_id=k.sted_id,
            hele=tuple(k.hele),
            begrunnelse=k.begrunnelse,
            bedt_av=navn.get(k.bedt_av_id, ""),
            bedt_av_bruker=k.bedt_av_type == AktorType.BRUKER,
            bedt=k.bedt,
            min=k.bedt_av_id == leser_id,
            avgjort_av=navn.get(k.avgjort_av_id, "") if k.avgjort_av_id else "",
            avgjort=k.avgjort,
            godkjent=k.godkjent,
            avslag=k.avslag,
        )
        for k in rader
    ]
