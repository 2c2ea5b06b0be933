"""Confirming that something is worth keeping, and putting away what is not."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from dap.arkiv.eksport.lagring import i_stykker
from dap.arkiv.eksportverdier import Saksinnhold
from dap.arkiv.journal import rules
from dap.arkiv.journal.fryst import frys
from dap.arkiv.journal.innhold import arkivsprak, forhandsvisning, i_rommet, sammenlignet, uten
from dap.arkiv.journal.pakke import VEDLEGG
from dap.arkiv.journalverdier import (
    OBJEKT,
    OBJEKT_FORSLAG,
    Bilde,
    Endring,
    Endringsslag,
    Forhandsvisning,
    Journalstatus,
    Kilde,
    Sendemate,
)
from dap.arkiv.models import Bortlegging, Journalfil, Journalmappe, Journalpost
from dap.arkiv.operations.levering import LEVER_JOBB
from dap.arkiv.regelverk import REGLER
from dap.dialog import queries as dialog
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, VersjonsKonflikt
from dap.hendelse.operations import registrer
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn

HVA = "journal"


def apne_journal(*, aktor: Aktor, person_id: UUID, rom: str, naa: datetime) -> Personinnsyn:
    """For who follows people up, in a room they see. IkkeFunnet, IkkeTilgang, ManglerBegrunnelse."""
    if not aktor.er_ansatt:
        raise IkkeFunnet
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva=HVA, naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    if not innsyn.ser_rom(rom):
        raise IkkeFunnet
    return innsyn


def _las(person_id: UUID, rom: str) -> Journalmappe:
    """One at a time for each person and room."""
    Journalmappe.objects.bulk_create(
        [Journalmappe(person_id=person_id, rom=rom)], ignore_conflicts=True
    )
    return Journalmappe.objects.select_for_update().get(person_id=person_id, rom=rom)


@transaction.atomic
def journalfor(
    *,
    aktor: Aktor,
    person_id: UUID,
    kilde: Kilde,
    tittel: str,
    bilde: Bilde,
    uten_deler: Sequence[str] = (),
    send: bool = False,
    nokkel: UUID,
    naa: datetime,
) -> UUID:
    """Confirm what the preview showed. A job packs it and hands it to the archive.

    The same key again is the same entry. VersjonsKonflikt when anything is not as the preview showed
    it: `gjeldende` is a new preview with what has changed. Regelbrudd MANGLER, TITTEL_FOR_KORT,
    FOR_LANG, INGENTING_A_JOURNALFORE, ALT_UTELATT.
    """
    innsyn = apne_journal(aktor=aktor, person_id=person_id, rom=kilde.rom, naa=naa)
    mappe = _las(person_id, kilde.rom)
    fra_for = Journalpost.objects.filter(
        journalfort_av_id=aktor.id, nokkel=nokkel, person_id=person_id, rom=kilde.rom
    ).first()
    if fra_for is not None:
        return fra_for.id
    tittel = rules.krev_tittel(tittel)
    na = forhandsvisning(innsyn, kilde, naa=naa)
    _krev_uendret(bilde, na)
    valgte = rules.valgte(na.bilde.avtrykk, uten_deler)
    rad = _ny(mappe, aktor, na, bilde, uten(na.sak, valgte, tittel), nokkel, naa, send=send)
    _ta_vare_pa_vedlegg(rad, i_rommet(innsyn, kilde), na.sak, valgte)
    registrer(
        aktor=aktor,
        person_id=person_id,
        rom=rad.rom,
        type="JOURNALFORT",
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=naa,
        data={"nr": rad.nr, "regel": rad.regel, "sendemate": rad.sendemate},
    )
    app.configure_task(LEVER_JOBB).defer(journalpost_id=str(rad.id))
    return rad.id


def _krev_uendret(da: Bilde, na: Forhandsvisning) -> None:
    sammen = sammenlignet(da, na)
    if sammen.endringer:
        raise VersjonsKonflikt(sammen)


def _ny(
    mappe: Journalmappe,
    aktor: Aktor,
    na: Forhandsvisning,
    bilde: Bilde,
    sak: Saksinnhold,
    nokkel: UUID,
    naa: datetime,
    *,
    send: bool,
) -> Journalpost:
    mappe.siste_nr += 1
    mappe.save(update_fields=["siste_nr"])
    regel = REGLER[na.kilde.regel]
    return Journalpost.objects.create(
        person_id=mappe.person_id,
        rom=mappe.rom,
        nr=mappe.siste_nr,
        regel=na.kilde.regel,
        kilde_id=na.kilde.id,
        til_hendelse=na.bilde.til_hendelse,
        periode_id=na.periode_id,
        tittel=sak.tittel,
        sprak=arkivsprak(),
        bevaring=regel.bevaring,
        tema=regel.tema,
        sendemate=na.sendemate if send else Sendemate.IKKE,
        journalfort=naa,
        bilde_tid=bilde.tid,
        journalfort_av_id=aktor.id,
        enhet=aktor.kontornavn,
        nokkel=nokkel,
        innhold=frys(sak),
        meldinger=_meldinger(sak),
        status=Journalstatus.VENTER,
        neste_forsok=naa,
    )


def _meldinger(sak: Saksinnhold) -> list[UUID]:
    """Every message in it, whole or quoted: the last part of the item's id."""
    return [UUID(p.id.rsplit("/", 1)[1]) for p in sak.poster() if p.type in {"MELDING", "SITAT"}]


def _ta_vare_pa_vedlegg(
    rad: Journalpost, innsyn: Personinnsyn, sak: Saksinnhold, valgte: frozenset[str]
) -> None:
    """The files as they are now, one at a time: the job that packs them opens nobody's case."""
    ider = [v.id for v in uten(sak, valgte, "").vedlegg()]
    if not ider:
        return
    for id_, innhold in dialog.uttrekk_vedlegg(innsyn, ider):
        for nr, stykke in i_stykker(io.BytesIO(innhold)):
            Journalfil.objects.create(
                journalpost=rad, navn=f"{VEDLEGG}{id_}", nr=nr, innhold=stykke
            )


@transaction.atomic
def legg_bort(
    *, aktor: Aktor, person_id: UUID, kilde: Kilde, bilde: Bilde, begrunnelse: str, naa: datetime
) -> None:
    """Say that what is proposed is not worth keeping, until something new happens.

    Twice is once. VersjonsKonflikt when something new has happened since the page was made, or
    somebody has journalled it meanwhile. Regelbrudd MANGLER, FOR_LANG, IKKE_FORESLATT.
    """
    innsyn = apne_journal(aktor=aktor, person_id=person_id, rom=kilde.rom, naa=naa)
    _las(person_id, kilde.rom)
    begrunnelse = rules.krev_begrunnelse(begrunnelse)
    na = forhandsvisning(innsyn, kilde, naa=naa)
    fra_for = Bortlegging.objects.filter(
        person_id=person_id, rom=kilde.rom, regel=kilde.regel, kilde_id=kilde.id,
        til_hendelse=na.bilde.til_hendelse,
    )  # fmt: skip
    if fra_for.filter(av_id=aktor.id, begrunnelse=begrunnelse).exists():
        return
    if na.bilde.til_hendelse != bilde.til_hendelse or na.bilde.handtert != bilde.handtert:
        ny = Endringsslag.JOURNALFORT if na.bilde.handtert > bilde.handtert else Endringsslag.NY
        raise VersjonsKonflikt(replace(na, endringer=(Endring(ny, na.tittel),)))
    rules.krev_foreslatt(na.foreslatt)
    rad = Bortlegging.objects.create(
        person_id=person_id,
        rom=kilde.rom,
        regel=kilde.regel,
        kilde_id=kilde.id,
        til_hendelse=na.bilde.til_hendelse,
        tittel=na.tittel,
        begrunnelse=begrunnelse,
        tid=naa,
        av_id=aktor.id,
    )
    registrer(
        aktor=aktor,
        person_id=person_id,
        rom=kilde.rom,
        type="JOURNALFORSLAG_LAGT_BORT",
        objekt_type=OBJEKT_FORSLAG,
        objekt_id=rad.id,
        naa=naa,
        data={"regel": kilde.regel.value},
    )
