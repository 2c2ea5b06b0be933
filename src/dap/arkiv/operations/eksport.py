"""Ordering an export, making it, and throwing it away."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import translation
from procrastinate.contrib.django import app

from dap.arkiv.eksport import rules
from dap.arkiv.eksport.lagring import fra_json, lagre_fil, slett_fil, som_rad, til_json
from dap.arkiv.eksport.pakke import Pakke, skriv_sak, skriv_vedlegg
from dap.arkiv.eksport.samling import ett_bilde, saml, tilgjengelig
from dap.arkiv.eksportverdier import SKJEMA_VERSJON, Eksportrad, Eksportstatus, Eksportvalg
from dap.arkiv.models import Eksport
from dap.arkiv.operations.levering import fjern_kassert
from dap.dialog import queries as dialog
from dap.felles.aktor import Aktor, AktorType
from dap.felles.feil import DapFeil, IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.felles.tid import dato
from dap.hendelse.operations import registrer
from dap.hendelse.values import Hendelsesrad
from dap.pdf.lag import PdfFeilet
from dap.person import queries as person
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import eget_rom
from dap.tilgang.queries import aktor_for_ansatt
from dap.tilgang.values import Personinnsyn
from dap.vedtak import queries as vedtak

HVA = "eksport"
OBJEKT = "EKSPORT"
LEVER = timedelta(days=7)
"""How long a file is kept."""
GIR_OPP = timedelta(hours=1)
"""An order that has not been made by then never will be: who made it was stopped."""
MAKS_SAMTIDIG = 3
JOBB = "dap.jobber.tasks.lag_bestilt_eksport"

logg = logging.getLogger(__name__)


@transaction.atomic
def bestill_eksport(
    *, aktor: Aktor, person_id: UUID, utvalg: Eksportvalg, sprak: str, nokkel: UUID, naa: datetime
) -> Eksportrad:
    """Order a file with everything that was chosen; a job makes it. The same key again is one order.

    Raises IkkeFunnet, IkkeTilgang (roles that do not follow people up), ManglerBegrunnelse, and
    Regelbrudd MANGLER, TIL_FOR_FRA, FOR_MANGE_EKSPORTER, or those of `rules.renset`.
    """
    innsyn = _krev_innsyn(aktor, person_id, naa)
    utvalg = replace(
        utvalg,
        innhold=utvalg.innhold & frozenset(tilgjengelig(innsyn)),
        sladdinger=rules.renset(utvalg.sladdinger),
    )
    rules.krev_innhold(utvalg.innhold)
    rules.krev_dager(utvalg.fra, utvalg.til)
    mine = Eksport.objects.filter(bestilt_av_id=aktor.id)
    fra_for = mine.filter(nokkel=nokkel, person_id=person_id).first()
    if fra_for is not None:
        return som_rad(fra_for)
    if (
        mine.filter(status__in=[Eksportstatus.BESTILT, Eksportstatus.LAGES]).count()
        >= MAKS_SAMTIDIG
    ):
        raise Regelbrudd("FOR_MANGE_EKSPORTER", maks=MAKS_SAMTIDIG)
    try:
        with transaction.atomic():
            rad = _ny(aktor, innsyn, utvalg, sprak, nokkel, naa)
    except IntegrityError:
        # Two at once with the same key, or the key used for somebody else.
        samme = mine.filter(nokkel=nokkel, person_id=person_id).first()
        if samme is None:
            raise IkkeFunnet from None
        return som_rad(samme)
    registrer(
        aktor=aktor,
        person_id=person_id,
        rom=eget_rom(aktor, innsyn.rom),
        type="EKSPORT_BESTILT",
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=naa,
        data={"sladdet": rad.antall_sladdet},
    )
    app.configure_task(JOBB).defer(eksport_id=str(rad.id))
    return som_rad(rad)


def _krev_innsyn(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    if aktor.er_bruker and aktor.id != person_id:
        raise IkkeFunnet
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva=HVA, naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    return innsyn


def _ny(
    aktor: Aktor, innsyn: Personinnsyn, utvalg: Eksportvalg, sprak: str, nokkel: UUID, naa: datetime
) -> Eksport:
    return Eksport.objects.create(
        person_id=innsyn.person_id,
        bestilt_av_type=aktor.type,
        bestilt_av_id=aktor.id,
        bestilt=naa,
        nokkel=nokkel,
        sprak=sprak,
        rom=sorted(innsyn.rom),
        utvalg=til_json(utvalg),
        antall_sladdet=len(utvalg.sladdinger),
        status=Eksportstatus.BESTILT,
    )


def lag_eksport(*, eksport_id: UUID, klokke: Callable[[], datetime]) -> None:
    """Make the ordered file. For a job: does nothing to an order that is made or being made.

    Access is decided anew. Whatever goes wrong, the order says that it failed, and can be made again
    by ordering it again.
    """
    tok = Eksport.objects.filter(id=eksport_id, status=Eksportstatus.BESTILT).update(
        status=Eksportstatus.LAGES, framdrift=5, begynt=klokke()
    )
    if not tok:
        return
    rad = Eksport.objects.get(id=eksport_id)
    try:
        with TemporaryFile() as fil, translation.override(rad.sprak):
            _skriv(rad, fil, klokke())
            _lagre(rad, fil, klokke())
    except (DapFeil, PdfFeilet) as feil:
        logg.warning("export failed: %s", type(feil).__name__)
        _feilet(eksport_id)
    except Exception:
        _feilet(eksport_id)
        raise


def _feilet(eksport_id: UUID) -> None:
    Eksport.objects.filter(id=eksport_id).update(
        status=Eksportstatus.FEILET, framdrift=0, utvalg={}
    )


def _skriv(rad: Eksport, fil: IO[bytes], naa: datetime) -> None:
    aktor = _bestiller(rad, naa)
    innsyn = _krev_innsyn(aktor, rad.person_id, naa)
    if not set(rad.rom) <= innsyn.rom:
        raise IkkeFunnet
    pakke = Pakke(fil)
    with ett_bilde():
        sak = saml(innsyn, fra_json(rad.utvalg), naa=naa)
        skriv_vedlegg(pakke, sak, lambda ider: _vedlegg(innsyn, set(ider)))
    _framdrift(rad, 30)
    skriv_sak(pakke, sak, lambda prosent: _framdrift(rad, 30 + prosent * 6 // 10))
    pakke.ferdig({"skjema": SKJEMA_VERSJON, "laget": naa.isoformat(), "person": str(rad.person_id)})


def _vedlegg(innsyn: Personinnsyn, ider: set[UUID]) -> Iterator[tuple[UUID, bytes]]:
    """Files of the dialog and letters of decisions, one at a time."""
    yield from dialog.uttrekk_vedlegg(innsyn, ider)
    yield from vedtak.uttrekk_brev(innsyn, ider)


def _bestiller(rad: Eksport, naa: datetime) -> Aktor:
    """Who ordered, as they are now."""
    if rad.bestilt_av_type == AktorType.BRUKER:
        p = person.persondata(rad.bestilt_av_id)
        aktor = Aktor(AktorType.BRUKER, p.id, p.navn, person_id=p.id) if p else None
    else:
        aktor = aktor_for_ansatt(rad.bestilt_av_id, naa=naa)
    if aktor is None:
        raise IkkeFunnet
    return aktor


def _framdrift(rad: Eksport, prosent: int) -> None:
    Eksport.objects.filter(id=rad.id).update(framdrift=min(prosent, 95))


@transaction.atomic
def _lagre(rad: Eksport, fil: IO[bytes], naa: datetime) -> None:
    # Something may have been erased from the case since it was read: then the order has failed.
    if not Eksport.objects.select_for_update().filter(id=rad.id, status=Eksportstatus.LAGES):
        return
    storrelse = fil.seek(0, 2)
    sha256 = lagre_fil(rad.id, fil)
    Eksport.objects.filter(id=rad.id).update(
        status=Eksportstatus.FERDIG,
        framdrift=100,
        ferdig=naa,
        slettes=naa + LEVER,
        storrelse=storrelse,
        sha256=sha256,
        filnavn=f"aktivitetsplan-{dato(naa).isoformat()}.zip",
    )


def folg_hendelse(rad: Hendelsesrad) -> None:
    """Projection: what is erased from the case is erased from the files that were made of it too."""
    if rad.type not in {"MELDING_KASSERT", "INNHOLD_KASSERT"}:
        return
    filer = Eksport.objects.filter(person_id=rad.person_id)
    filer.filter(status=Eksportstatus.LAGES).update(
        status=Eksportstatus.FEILET, framdrift=0, utvalg={}
    )
    ferdige = filer.filter(status=Eksportstatus.FERDIG).select_for_update()
    ider = list(ferdige.values_list("id", flat=True))
    slett_fil(ider)
    Eksport.objects.filter(id__in=ider).update(status=Eksportstatus.SLETTET, utvalg={})
    if rad.type == "MELDING_KASSERT":
        fjern_kassert(rad)


@transaction.atomic
def rydd_eksporter(*, naa: datetime) -> int:
    """Throw away files that are old, with what was marked in them, and give up orders that stand still.

    For a job. Returns how many files went.
    """
    gamle = Eksport.objects.filter(status=Eksportstatus.FERDIG, slettes__lte=naa)
    star = Eksport.objects.filter(
        status__in=[Eksportstatus.BESTILT, Eksportstatus.LAGES], bestilt__lt=naa - GIR_OPP
    )
    star.update(status=Eksportstatus.FEILET, framdrift=0, utvalg={})
    ider = list(gamle.select_for_update().values_list("id", flat=True))
    slett_fil(ider)
    Eksport.objects.filter(id__in=ider).update(status=Eksportstatus.SLETTET, utvalg={})
    return len(ider)
