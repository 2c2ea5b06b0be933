"""Letters by themselves: what the outbox orders for who is not digital, made by a job."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid5

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from dap.brev.innhold import beskjed, lag_utkast
from dap.brev.models import Bestilling, Brev
from dap.brev.operations._bestill import lag_rad, lagre
from dap.brev.utsendinger import brukerens_innsyn, forny, sprak_for, ventende
from dap.brev.values import Utkast
from dap.felles.aktor import SYSTEM, AktorType
from dap.felles.feil import DapFeil, IkkeFunnet, Regelbrudd
from dap.hendelse.values import Hendelsesrad
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.tabell.base import ny_id
from dap.varsel import operations as varsel
from dap.varsel.values import KATALOG, Utsendingsrad

logg = logging.getLogger(__name__)
ETTER_SISTE = timedelta(minutes=30)
"""The bell says nothing of a second message so soon after the first; on paper it must stand too."""


def ta_bestillinger(*, klokke: Callable[[], datetime], antall: int = 100) -> int:
    """Make the letters that the outbox has ordered and that are due. For a job: whatever stops in the
    middle, no order is answered twice and none is lost. Returns how many letters were made."""
    laget = 0
    for rad in varsel.ta_brev(antall=antall, naa=klokke()):
        try:
            laget += _ta(rad, klokke())
        except DapFeil as feil:
            # The lease runs out, and it is tried again: an office may have been given meanwhile.
            logg.warning("a letter could not be made: %s", feil.kode)
    return laget


@transaction.atomic
def _ta(rad: Utsendingsrad, naa: datetime) -> bool:
    """Whether it became a letter of its own; one that waits about the same record takes it in."""
    if not varsel.brev_laget(utsending_id=rad.id, naa=naa):
        return False
    if Bestilling.objects.filter(utsending_id=rad.id).exists():
        return False
    sprak = sprak_for(rad.person_id, rad.objekt_type, rad.objekt_id)
    with translation.override(sprak):
        utkast = _utkast(rad, naa)
    brev = ventende(rad.person_id, rad.objekt_type, rad.objekt_id)
    ny = brev is None
    if brev is None:
        brev = lag_rad(
            brukerens_innsyn(rad.person_id, naa), utkast, rad.objekt_type, rad.objekt_id,
            nokkel=uuid5(rad.id, "brev"), sprak=sprak, naa=naa,
        )  # fmt: skip
        lagre(SYSTEM, brev, naa)
    else:
        forny(brev, utkast)
    Bestilling.objects.create(brev=brev, utsending_id=rad.id)
    return ny


def _utkast(rad: Utsendingsrad, naa: datetime) -> Utkast:
    """The record itself, or a few words when it cannot be read on paper."""
    innsyn = brukerens_innsyn(rad.person_id, naa)
    veileder = oppfolging.mottaker_hos_nav(rad.person_id, naa=naa, rom=rad.rom)
    hvem = kontor.navn([veileder]).get(veileder, "") if veileder else ""
    try:
        return lag_utkast(innsyn, rad.objekt_type, rad.objekt_id, hvem=hvem, naa=naa)
    except (Regelbrudd, IkkeFunnet):
        return beskjed(_(KATALOG[rad.slag].tekst) + ".", rad.rom, hvem=hvem)


def folg_ny_melding(h: Hendelsesrad) -> None:
    """Projection: another message in a thread whose letter waits stands in that letter; soon after a
    printed one it gets a letter of its own."""
    if h.type != "MELDING_SENDT" or h.aktor_type != AktorType.VEILEDER:
        return
    if h.data.get("ny_trad"):
        return  # no letter can be about what just began; very many may begin at once
    if not Brev.objects.filter(**_om(h)).exists():
        return
    rad = ventende(h.person_id, h.objekt_type, h.objekt_id)
    if rad is None and not _nylig(h):
        return
    sprak, innsyn = sprak_for(h.person_id), brukerens_innsyn(h.person_id, h.tid)
    with translation.override(sprak):
        hvem = kontor.navn([h.aktor_id]).get(h.aktor_id, "")
        utkast = lag_utkast(innsyn, h.objekt_type, h.objekt_id, hvem=hvem, naa=h.tid)
    if rad is not None:
        forny(rad, utkast)
        return
    ny = lag_rad(innsyn, utkast, h.objekt_type, h.objekt_id, nokkel=ny_id(), sprak=sprak, naa=h.tid)
    lagre(SYSTEM, ny, h.tid)


def _om(h: Hendelsesrad) -> dict[str, object]:
    return {"person_id": h.person_id, "objekt_type": h.objekt_type, "objekt_id": h.objekt_id}


def _nylig(h: Hendelsesrad) -> bool:
    nye = Brev.objects.filter(**_om(h), bestilt__gt=h.tid - ETTER_SISTE)
    return nye.exists() and bool(oppfolging.brukersperre(h.person_id))
