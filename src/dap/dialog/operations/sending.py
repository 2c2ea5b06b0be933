"""Write a message, in a new thread or in one that is there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dap.aktivitet import queries as aktivitet
from dap.dialog import rules
from dap.dialog.models import Lest, Melding, Overlevering, Trad
from dap.dialog.operations import _tilstand as t
from dap.dialog.operations._adgang import las_trad
from dap.dialog.operations.vedlegg import avtrykk, bind_vedlegg
from dap.dialog.values import (
    MAKS_OVERSKRIFT,
    MAKS_TEKST,
    Mottaker,
    SendtMelding,
    Side,
    Tema,
    Utfall,
)
from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.oppfolging import queries as oppfolging
from dap.tabell.base import ny_id
from dap.tabell.ferdig import ferdig
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import eget_rom
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def send_melding(
    *,
    aktor: Aktor,
    trad_id: UUID,
    tekst: str,
    nokkel: UUID,
    naa: datetime,
    vedlegg: Sequence[UUID] = (),
    venter_paa_bruker: bool = False,
) -> SendtMelding:
    """Write in a thread. The same `nokkel` with the same content again does nothing, and gives the
    message that is there.

    `vedlegg` are files uploaded beforehand. `venter_paa_bruker` is NAV's to set.
    Raises as `apne_trad`; Regelbrudd MANGLER, FOR_LANG, TOMME_FELTER (blanks of a template),
    TRAD_HISTORISK, VEDLEGG_BORTE. Who is not digital gets what NAV writes as a letter (ADR 39).
    """
    tekst = _krev_tekst(aktor, tekst)
    trad = las_trad(aktor=aktor, trad_id=trad_id, naa=naa)
    nokkel = _nokkel(nokkel, aktor, trad_id, tekst, vedlegg)
    if (sendt := _sendt_for(nokkel)) is not None:
        return sendt
    return skriv_melding(trad, aktor, tekst, nokkel, naa, vedlegg, venter_paa_bruker)


@transaction.atomic
def ny_trad(
    *,
    aktor: Aktor,
    person_id: UUID,
    tema: Tema,
    tekst: str,
    nokkel: UUID,
    naa: datetime,
    overskrift: str = "",
    vedlegg: Sequence[UUID] = (),
    venter_paa_bruker: bool = False,
) -> SendtMelding:
    """Start a thread. A user's topic decides who answers; another receiver is a hand-over, no refusal.

    Without `overskrift` the beginning of the text is used. The topic KOMMUNALE_TJENESTER is the
    user's own choice to write to the municipality. Raises as `send_melding`, and Regelbrudd
    IKKE_UNDER_OPPFOLGING.
    """
    tekst = _krev_tekst(aktor, tekst)
    overskrift = krev_lengde(overskrift, felt="overskrift", maks=MAKS_OVERSKRIFT)
    mottaker = _mottaker(aktor, person_id, tema, naa)
    periode = oppfolging.krev_apen_periode(person_id)
    nokkel = _nokkel(nokkel, aktor, person_id, tekst, vedlegg, tema, overskrift)
    if (sendt := _sendt_for(nokkel)) is not None:
        return sendt
    trad = opprett_trad(
        aktor,
        person_id=person_id,
        periode_id=periode.id,
        rom=rules.rom_for(mottaker),
        mottaker=mottaker,
        tema=tema,
        overskrift=overskrift or rules.forste_ord(tekst),
        naa=naa,
    )
    if aktor.er_bruker and mottaker != Mottaker.VEILEDER:
        _overlever_etter_tema(trad, aktor, naa)
    return skriv_melding(trad, aktor, tekst, nokkel, naa, vedlegg, venter_paa_bruker, ny=True)


@transaction.atomic
def skriv_om_aktivitet(
    *,
    aktor: Aktor,
    person_id: UUID,
    aktivitet_id: UUID,
    tekst: str,
    nokkel: UUID,
    naa: datetime,
    vedlegg: Sequence[UUID] = (),
    venter_paa_bruker: bool = False,
) -> SendtMelding:
    """Write in the thread of an activity, which is started by its first message. Raises as `ny_trad`."""
    tekst = _krev_tekst(aktor, tekst)
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="trad", naa=naa)
    sak = aktivitet.aktivitet(innsyn, aktivitet_id, naa=naa)
    periode = oppfolging.krev_apen_periode(person_id)
    nokkel = _nokkel(nokkel, aktor, aktivitet_id, tekst, vedlegg)
    if (sendt := _sendt_for(nokkel)) is not None:
        return sendt
    if sak.periode_id != periode.id:
        raise Regelbrudd("TRAD_HISTORISK")
    trad = (
        Trad.objects.select_for_update(no_key=True)
        .filter(person_id=person_id, aktivitet_id=aktivitet_id)
        .first()
    )
    ny = trad is None
    if trad is None:
        kommune = sak.rom == Rom.KOMMUNE
        trad = opprett_trad(
            aktor,
            person_id=person_id,
            periode_id=periode.id,
            rom=Rom(sak.rom),
            mottaker=Mottaker.KOMMUNE if kommune else Mottaker.VEILEDER,
            tema=Tema.ARBEID_AKTIVITETER,
            overskrift=sak.tittel[:MAKS_OVERSKRIFT],
            aktivitet_id=aktivitet_id,
            naa=naa,
        )
    return skriv_melding(trad, aktor, tekst, nokkel, naa, vedlegg, venter_paa_bruker, ny=ny)


def _krev_tekst(aktor: Aktor, tekst: str) -> str:
    tekst = krev_lengde(tekst, felt="tekst", minst=1, maks=MAKS_TEKST)
    if not aktor.er_bruker:
        rules.krev_utfylt(tekst)
    return tekst


def _mottaker(aktor: Aktor, person_id: UUID, tema: Tema, naa: datetime) -> Mottaker:
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="trad", naa=naa)
    if aktor.er_bruker:
        return rules.mottaker_for(tema)
    return rules.egen_mottaker(aktor, eget_rom(aktor, innsyn.rom))


def _nokkel(
    nokkel: UUID, aktor: Aktor, sted: UUID, tekst: str, vedlegg: Sequence[UUID], *andre: str
) -> UUID:
    return innholdsnokkel(nokkel, aktor.id, sted, tekst, avtrykk(aktor, vedlegg), *andre)


def _sendt_for(nokkel: UUID) -> SendtMelding | None:
    """The message that was sent with this key. The locks before make the answer certain."""
    for trad_id, id_, nr in _med_nokkel(nokkel):
        return SendtMelding(trad_id, id_, nr, gjentatt=True)
    return None


@ferdig
def _med_nokkel(nokkel: UUID) -> Any:
    return Melding.objects.filter(nokkel=nokkel).values_list("trad_id", "id", "nr")


def opprett_trad(
    aktor: Aktor,
    *,
    person_id: UUID,
    periode_id: UUID,
    rom: Rom,
    mottaker: Mottaker,
    tema: Tema,
    overskrift: str,
    naa: datetime,
    aktivitet_id: UUID | None = None,
    viktig: bool = False,
) -> Trad:
    trad = Trad(
        rom=rom,
        person_id=person_id,
        periode_id=periode_id,
        aktivitet_id=aktivitet_id,
        mottaker=mottaker,
        tema=tema,
        overskrift=overskrift,
        siste_melding=naa,
        viktig=viktig,
    )
    trad.stempl(aktor=aktor, handling="OPPRETTET", naa=naa)
    trad.save(force_insert=True)
    return trad


def _overlever_etter_tema(trad: Trad, aktor: Aktor, naa: datetime) -> None:
    Overlevering.objects.create(
        trad=trad,
        fra=Mottaker.VEILEDER,
        til=trad.mottaker,
        av_type=aktor.type,
        av_id=aktor.id,
        tid=naa,
        etter_tema=True,
        samtykke=trad.mottaker == Mottaker.KOMMUNE,
    )


def skriv_melding(
    trad: Trad,
    aktor: Aktor,
    tekst: str,
    nokkel: UUID,
    naa: datetime,
    vedlegg: Sequence[UUID],
    venter_paa_bruker: bool,
    ny: bool = False,
    stille: bool = False,
) -> SendtMelding:
    """`stille`: the one who asks says what happened, and tells the user."""
    trad.antall += 1
    melding = Melding(
        id=ny_id(),
        trad_id=trad.id,
        nr=trad.antall,
        tekst=tekst,
        avsender_type=aktor.type,
        avsender_id=aktor.id,
        sendt=naa,
        nokkel=nokkel,
    )
    melding.save(force_insert=True)
    bind_vedlegg(aktor, trad.person_id, melding.id, vedlegg)
    _flytt_tilstand(trad, aktor, naa, venter_paa_bruker)
    _merk_egen_lest(trad, aktor, naa)
    if stille:
        return SendtMelding(trad.id, melding.id, melding.nr)
    t.registrer(
        trad,
        "MELDING_SENDT",
        aktor=aktor,
        naa=naa,
        nr=melding.nr,
        ny_trad=ny,
        tema=trad.tema,
        mottaker=trad.mottaker,
        vedlegg=len(set(vedlegg)),
    )
    _varsle(trad, aktor, naa, venter_paa_bruker)
    return SendtMelding(trad.id, melding.id, melding.nr)


def _flytt_tilstand(trad: Trad, aktor: Aktor, naa: datetime, venter_paa_bruker: bool) -> None:
    """Only what the user writes starts a clock, and only what NAV writes answers it."""
    trad.siste_melding = naa
    if aktor.er_bruker:
        gikk = trad.klokke_fra is not None
        timer = 0 if gikk else t.svarfrist_timer(trad.person_id)
        t.sett_tilstand(
            trad, rules.etter_melding_fra_bruker(t.tilstand(trad), sendt=naa, timer=timer)
        )
        if not gikk:
            t.apne_svarlop(trad, naa=naa)
            trad.alarm_sendt = None
    else:
        if trad.klokke_fra is not None:
            t.lukk_svarlop(trad, Utfall.BESVART, aktor=aktor, naa=naa)
        t.sett_tilstand(
            trad,
            rules.etter_melding_fra_nav(
                t.tilstand(trad), sendt=naa, venter_paa_bruker=venter_paa_bruker
            ),
        )
    t.lagre(
        trad, "siste_melding", "antall", "alarm_sendt", aktor=aktor, handling="MELDING", naa=naa
    )


def _merk_egen_lest(trad: Trad, aktor: Aktor, naa: datetime) -> None:
    """Who writes has read what stands above."""
    Lest.objects.create(
        trad_id=trad.id,
        side=Side.BRUKER if aktor.er_bruker else Side.NAV,
        leser_id=aktor.id,
        til_nr=trad.antall,
        tid=naa,
    )
    if trad.antall > 1:
        varsel.merk_lest(aktor=aktor, objekt_id=trad.id, naa=naa)


def _varsle(trad: Trad, aktor: Aktor, naa: datetime, venter_paa_bruker: bool) -> None:
    if aktor.er_bruker:
        t.varsle_nav(trad, Varselslag.NY_MELDING, naa=naa, uten=aktor)
    else:
        slag = Varselslag.BER_OM_SVAR if venter_paa_bruker else Varselslag.NY_MELDING
        t.varsle(trad, slag, trad.person_id, naa=naa)
