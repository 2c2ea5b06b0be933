"""Reads of what is asked to be erased. Staff only."""

from uuid import UUID

from django.db.models import QuerySet

from dap.dialog.models import Kassering, Trad
from dap.dialog.values import Kasseringsrad, Tradinnsyn
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet

_MAKS = 100


def kasseringer_som_venter(aktor: Aktor) -> list[Kasseringsrad]:
    """What others have asked for in threads that the reader may open, the oldest first. One query."""
    if not aktor.er_ansatt:
        return []
    apnes = Trad.objects.kan_apnes_av(aktor).values("id")
    rader = Kassering.objects.filter(avgjort=None, melding__trad__in=apnes)
    rader = rader.exclude(bedt_av_id=aktor.id).order_by("bedt", "id")
    return [_rad(k, aktor.id) for k in _med_navn(rader)[:_MAKS]]


def kassering(innsyn: Tradinnsyn, kassering_id: UUID) -> Kasseringsrad:
    """One of the thread's. Raises IkkeFunnet."""
    if innsyn.er_bruker:
        raise IkkeFunnet
    rader = Kassering.objects.filter(id=kassering_id, melding__trad_id=innsyn.trad_id)
    rad = _med_navn(rader).first()
    if rad is None:
        raise IkkeFunnet
    return _rad(rad, innsyn.leser_id)


def _med_navn(rader: "QuerySet[Kassering]") -> "QuerySet[Kassering]":
    return rader.select_related("bedt_av", "avgjort_av", "melding__trad")


def _rad(k: Kassering, leser_id: UUID) -> Kasseringsrad:
    return Kasseringsrad(
        id=k.id,
        person_id=k.melding.trad.person_id,
        trad_id=k.melding.trad_id,
        melding_id=k.melding_id,
        overskrift=k.melding.trad.overskrift,
        begrunnelse=k.begrunnelse,
        bedt_av=k.bedt_av.navn,
        bedt=k.bedt,
        min=k.bedt_av_id == leser_id,
        avgjort_av=k.avgjort_av.navn if k.avgjort_av else "",
        avgjort=k.avgjort,
        godkjent=k.godkjent,
        avslag=k.avslag,
    )
