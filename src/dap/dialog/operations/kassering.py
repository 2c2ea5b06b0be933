"""Erase what never should have stood in a thread: one asks, another decides (ADR 25).

The message keeps its place, its sender and its time; the words and the files are gone, also from
the history, the search and every place that quotes it. That it happened, and why, is kept.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.dialog.models import Kassering, Melding, Trad, Vedlegg
from dap.dialog.operations import _tilstand as t
from dap.dialog.operations._adgang import apne_trad, krev_ansatt
from dap.dialog.values import KASSERT_TEKST, MAKS_HVORFOR, MINST_BEGRUNNELSE
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.hendelse import operations as hendelse
from dap.tabell.historie import glem_i_historien

_SLETTET_FIL = {"innhold": b"", "navn": "", "sha256": ""}


@transaction.atomic
def be_om_kassering(*, aktor: Aktor, melding_id: UUID, begrunnelse: str, naa: datetime) -> UUID:
    """Ask a colleague to have the content of a message erased. Staff who see the thread.

    `begrunnelse` (10-500 characters) must not repeat what is to go. Raises IkkeFunnet; Regelbrudd
    MANGLER, FOR_KORT, FOR_LANG, ALLEREDE_KASSERT, KASSERING_ER_BEDT_OM.
    """
    krev_ansatt(aktor)
    begrunnelse = krev_lengde(
        begrunnelse, felt="begrunnelse", minst=MINST_BEGRUNNELSE, maks=MAKS_HVORFOR
    )
    melding = _las_melding(aktor, melding_id, naa)
    if melding.kassert is not None:
        raise Regelbrudd("ALLEREDE_KASSERT")
    apen = Kassering.objects.filter(melding=melding, avgjort=None).first()
    if apen is not None:
        if (apen.bedt_av_id, apen.begrunnelse) == (aktor.id, begrunnelse):
            return apen.id
        raise Regelbrudd("KASSERING_ER_BEDT_OM")
    ny = Kassering.objects.create(
        melding=melding, begrunnelse=begrunnelse, bedt_av_id=aktor.id, bedt=naa
    )
    _registrer("KASSERING_BEDT", ny, melding.trad, aktor, naa)
    return ny.id


@transaction.atomic
def avgjor_kassering(
    *, aktor: Aktor, kassering_id: UUID, godkjent: bool, naa: datetime, avslag: str = ""
) -> None:
    """Erase it, or say no with a reason. Another member of staff than the one who asked.

    Raises IkkeFunnet; Regelbrudd EGEN_KASSERING, KASSERING_ER_AVGJORT, MANGLER, FOR_LANG (`avslag`).
    """
    krev_ansatt(aktor)
    rad = Kassering.objects.filter(id=kassering_id).first()
    if rad is None:
        raise IkkeFunnet
    melding = _las_melding(aktor, rad.melding_id, naa)
    rad = Kassering.objects.select_for_update().get(id=kassering_id)
    if rad.bedt_av_id == aktor.id:
        raise Regelbrudd("EGEN_KASSERING")
    if rad.avgjort is not None:
        if rad.avgjort_av_id == aktor.id and rad.godkjent == godkjent:
            return
        raise Regelbrudd("KASSERING_ER_AVGJORT")
    if not godkjent:
        rad.avslag = krev_lengde(avslag, felt="avslag", minst=1, maks=MAKS_HVORFOR)
    rad.avgjort_av_id, rad.avgjort, rad.godkjent = aktor.id, naa, godkjent
    rad.save()
    if godkjent:
        _tom(melding, aktor, naa)
        t.registrer(
            melding.trad, "MELDING_KASSERT", aktor=aktor, naa=naa, nr=melding.nr,
            melding_id=str(melding.id),
        )  # fmt: skip
    else:
        _registrer("KASSERING_AVSLATT", rad, melding.trad, aktor, naa)


def _las_melding(aktor: Aktor, melding_id: UUID, naa: datetime) -> Melding:
    melding = (
        Melding.objects.select_for_update(of=("self",), no_key=True)
        .select_related("trad")
        .filter(id=melding_id)
        .first()
    )
    if melding is None:
        raise IkkeFunnet
    apne_trad(aktor=aktor, trad_id=melding.trad_id, naa=naa)
    return melding


def _tom(melding: Melding, aktor: Aktor, naa: datetime) -> None:
    Melding.objects.filter(id=melding.id).update(tekst=KASSERT_TEKST, kassert=naa)
    Vedlegg.objects.filter(melding=melding).update(**_SLETTET_FIL)
    trad = Trad.objects.select_for_update(no_key=True).get(id=melding.trad_id)
    if melding.nr == 1:
        trad.overskrift = KASSERT_TEKST
    t.lagre(trad, "overskrift", aktor=aktor, handling="MELDING_KASSERT", naa=naa)
    if melding.nr == 1:  # the heading was written with it, and stands in the history too
        glem_i_historien(Trad, trad.id, overskrift=KASSERT_TEKST)


def _registrer(type_: str, rad: Kassering, trad: Trad, aktor: Aktor, naa: datetime) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=trad.person_id,
        rom=trad.rom,
        type=type_,
        objekt_type="KASSERING",
        objekt_id=rad.id,
        naa=naa,
        data={"trad_id": str(trad.id)},
    )
