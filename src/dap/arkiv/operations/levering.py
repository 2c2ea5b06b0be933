"""An entry's way to the archive: packed once, handed over until the receipt is right.

Whatever stops in the middle is taken up again: a row says when it is tried next, and the archive
knows the key of what it has already.
"""

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from procrastinate.contrib.django import app

from dap.arkiv.eksport.lagring import i_stykker
from dap.arkiv.journal import pakke
from dap.arkiv.journal.adaptere import Arkivfeil, Kvittering, Levering, valgt_arkiv
from dap.arkiv.journal.fryst import tin
from dap.arkiv.journal.lesing import DOKUMENT
from dap.arkiv.journal.rules import KVITTERINGSFRIST, neste_forsok
from dap.arkiv.journalverdier import (
    OBJEKT,
    Journalstatus,
    Leveringsfeil,
    Sendemate,
)
from dap.arkiv.models import Journalfil, Journalpost
from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.felles.sletting import klipp_bort, star_i
from dap.hendelse.operations import registrer
from dap.hendelse.values import Hendelsesrad
from dap.kassering.values import Tomt
from dap.pdf.lag import PdfFeilet
from dap.tilgang.operations import apne_person
from dap.varsel.operations import bestill
from dap.varsel.values import Varselslag

LEVER_JOBB = "dap.jobber.tasks.lever_til_arkivet"
PAKKE = "pakke.zip"
APNE = (Journalstatus.VENTER, Journalstatus.FEILET)
LEIE = timedelta(minutes=10)
"""How long one that works on an entry keeps others from it; a killed one lets go after that."""
SPOR_OM_KVITTERING = timedelta(seconds=10)
SPOR_LENGST = timedelta(minutes=5)

logg = logging.getLogger(__name__)
Klokke = Callable[[], datetime]


def lever_journalpost(*, journalpost_id: UUID, klokke: Klokke) -> None:
    """One attempt: pack what is not packed, hand over, read the receipt. For a job.

    Does nothing to an entry that is done, stopped, being worked on, or not due.
    """
    rad = _ta(journalpost_id, klokke())
    if rad is None:
        return
    try:
        if not rad.sha256:
            _pakk(rad, klokke)
        kvittering = _hand_over(rad)
    except (Arkivfeil, PdfFeilet) as feil:
        grunn = feil.grunn if isinstance(feil, Arkivfeil) else Leveringsfeil.PAKKEN_FEILET
        logg.warning("journal entry not delivered: %s", grunn)
        _feilet(rad, grunn, klokke())
    else:
        _svart(rad, kvittering, klokke())


def lever_ventende(*, klokke: Klokke) -> int:
    """Everything that is due, whatever stopped it. For a job. Returns how many were tried."""
    ider = list(
        Journalpost.objects.filter(status__in=APNE, neste_forsok__lte=klokke())
        .order_by("neste_forsok")
        .values_list("id", flat=True)[:100]
    )
    for id_ in ider:
        lever_journalpost(journalpost_id=id_, klokke=klokke)
    return len(ider)


@transaction.atomic
def _ta(journalpost_id: UUID, naa: datetime) -> Journalpost | None:
    rad = (
        Journalpost.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("journalfort_av", "periode")
        .filter(id=journalpost_id, status__in=APNE, neste_forsok__lte=naa)
        .first()
    )
    if rad is None:
        return None
    rad.forsok += 1
    rad.neste_forsok = naa + LEIE
    rad.save(update_fields=["forsok", "neste_forsok"])
    return rad


def _pakk(rad: Journalpost, klokke: Klokke) -> None:
    with TemporaryFile() as fil, translation.override(rad.sprak):
        pdfer = pakke.skriv(rad, tin(rad.innhold), fil)
        _lagre_pakke(rad, fil, pdfer, klokke())


@transaction.atomic
def _lagre_pakke(rad: Journalpost, fil: IO[bytes], pdfer: list[bytes], naa: datetime) -> None:
    """The package, and the document in its place; who is to have it is told now that it is there."""
    na = _las(rad.id)
    if na.sha256 or na.status == Journalstatus.STANSET:
        rad.sha256, rad.storrelse, rad.status = na.sha256, na.storrelse, na.status
        return
    Journalfil.objects.filter(journalpost=rad).delete()
    sum_, storrelse = hashlib.sha256(), 0
    for nr, stykke in i_stykker(fil):
        Journalfil.objects.create(journalpost=rad, navn=PAKKE, nr=nr, innhold=stykke)
        sum_.update(stykke)
        storrelse += len(stykke)
    for nr, pdf in enumerate(pdfer, 1):
        Journalfil.objects.create(journalpost=rad, navn=f"{DOKUMENT}{nr}", innhold=pdf)
    rad.sha256, rad.storrelse = sum_.hexdigest(), storrelse
    rad.save(update_fields=["sha256", "storrelse"])
    if rad.sendemate != Sendemate.IKKE:
        _varsle(rad, naa)


def _varsle(rad: Journalpost, naa: datetime) -> None:
    bestill(
        slag=Varselslag.DOKUMENT_SENDT,
        mottaker_id=rad.person_id,
        person_id=rad.person_id,
        rom=rad.rom,
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=naa,
    )


def _hand_over(rad: Journalpost) -> Kvittering | None:
    if rad.status == Journalstatus.STANSET:
        return None
    arkiv = valgt_arkiv()
    levering = Levering(str(rad.id), rad.sha256, rad.storrelse, lambda: _stykker(rad.id))
    kvittering = arkiv.lever(levering)
    if kvittering is not None and kvittering.sha256.lower() != rad.sha256:
        arkiv.forkast(levering.nokkel)
        raise Arkivfeil(Leveringsfeil.FEIL_SJEKKSUM)
    return kvittering


def _stykker(journalpost_id: UUID) -> Iterator[bytes]:
    deler = Journalfil.objects.filter(journalpost_id=journalpost_id, navn=PAKKE).order_by("nr")
    for stykke in deler.values_list("innhold", flat=True).iterator(chunk_size=1):
        yield bytes(stykke)


def _las(journalpost_id: UUID) -> Journalpost:
    return Journalpost.objects.select_for_update().get(id=journalpost_id)


def _svart(rad: Journalpost, kvittering: Kvittering | None, naa: datetime) -> None:
    if kvittering is not None:
        _mottatt(rad.id, kvittering, naa)
    elif rad.levert is not None and naa - rad.levert > KVITTERINGSFRIST:
        _feilet(rad, Leveringsfeil.INGEN_KVITTERING, naa)
    else:
        _venter(rad, naa)


@transaction.atomic
def _mottatt(journalpost_id: UUID, kvittering: Kvittering, naa: datetime) -> None:
    """The archive has it, whatever else happened meanwhile. The package is not needed any more."""
    rad = _las(journalpost_id)
    if rad.status == Journalstatus.MOTTATT:
        return
    rad.status, rad.feil, rad.neste_forsok = Journalstatus.MOTTATT, "", None
    rad.journal_id, rad.mottatt = kvittering.journal_id, kvittering.mottatt
    rad.levert = rad.levert or naa
    rad.save()
    Journalfil.objects.filter(journalpost=rad, navn=PAKKE).delete()
    registrer(
        aktor=SYSTEM,
        person_id=rad.person_id,
        rom=rad.rom,
        type="JOURNALPOST_MOTTATT",
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=naa,
        data={"nr": rad.nr},
    )


@transaction.atomic
def _venter(rad: Journalpost, naa: datetime) -> None:
    """Handed over; asked about soon, and then less often."""
    levert = rad.levert or naa
    om = min(max(SPOR_OM_KVITTERING, (naa - levert)), SPOR_LENGST)
    _oppdater(
        rad, status=Journalstatus.VENTER, feil="", forsok=0, levert=levert, neste_forsok=naa + om
    )
    app.configure_task(LEVER_JOBB, schedule_at=naa + om).defer(journalpost_id=str(rad.id))


def _feilet(rad: Journalpost, grunn: Leveringsfeil, naa: datetime) -> None:
    """Tried again by itself (`lever_ventende`), or when somebody asks for it."""
    neste = neste_forsok(rad.forsok, naa)
    _oppdater(rad, status=Journalstatus.FEILET, feil=grunn, levert=None, neste_forsok=neste)


def _oppdater(rad: Journalpost, **felter: Any) -> None:
    """Not when something has stopped it meanwhile."""
    Journalpost.objects.filter(id=rad.id, status__in=APNE).update(**felter)


@transaction.atomic
def prov_igjen(*, aktor: Aktor, person_id: UUID, journalpost_id: UUID, naa: datetime) -> None:
    """Try a delivery that failed again, now. Regelbrudd JOURNALPOST_IKKE_FEILET."""
    if not aktor.er_ansatt:
        raise IkkeFunnet
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="journal", naa=naa)
    rad = (
        Journalpost.objects.select_for_update()
        .filter(id=journalpost_id, person_id=person_id, rom__in=innsyn.rom)
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    if rad.status != Journalstatus.FEILET:
        raise Regelbrudd("JOURNALPOST_IKKE_FEILET")
    rad.status, rad.feil, rad.forsok = Journalstatus.VENTER, "", 0
    rad.neste_forsok = naa
    rad.save(update_fields=["status", "feil", "forsok", "neste_forsok"])
    app.configure_task(LEVER_JOBB).defer(journalpost_id=str(rad.id))


def fjern_kassert(rad: Hendelsesrad) -> None:
    """Part of the projection: what is erased from the case is erased from the entries too.

    What the archive has not got, it never gets; what it has got must be erased there (the page says
    so). The entry itself stays, with what it was called.
    """
    berort = Journalpost.objects.filter(
        person_id=rad.person_id,
        meldinger__contains=[UUID(rad.data["melding_id"])],
        innhold_fjernet=None,
    ).select_for_update()
    _fjern_innhold(berort, rad.tid)


def folg_kassering(tomt: Tomt) -> None:
    """Follower: entries where the words stand lose their content, and the words in their names."""
    poster = Journalpost.objects.filter(person_id=tomt.person_id).select_for_update()
    berort = []
    for post in poster:
        alt = json.dumps(post.innhold, ensure_ascii=False)
        if any(star_i(alt, json.dumps(d, ensure_ascii=False)[1:-1]) for d in tomt.klipp.deler):
            berort.append(post)
        if (tittel := klipp_bort(post.tittel, tomt.klipp.deler, maks=200)) != post.tittel:
            post.tittel = tittel
            post.save(update_fields=["tittel"])
    _fjern_innhold(berort, tomt.naa)


def _fjern_innhold(poster: Iterable[Journalpost], tid: datetime) -> None:
    for post in poster:
        post.innhold, post.innhold_fjernet = {}, tid
        if post.status != Journalstatus.MOTTATT:
            post.status, post.feil, post.neste_forsok = Journalstatus.STANSET, "", None
        post.save(update_fields=["innhold", "innhold_fjernet", "status", "feil", "neste_forsok"])
        Journalfil.objects.filter(journalpost=post).delete()
