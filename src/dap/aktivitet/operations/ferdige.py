"""The office's own ready-made activities."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.aktivitet import lagring, validering
from dap.aktivitet.models import FerdigAktivitet
from dap.aktivitet.operations.skriv import krev_type
from dap.aktivitet.typer.beskrivelse import KOLONNER, Aktivitetstype
from dap.aktivitet.values import FERDIG_DAGER_MAKS, FERDIG_NAVN_MAKS
from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tekst import krev_lengde
from dap.tilgang.policies import kan_endre_plan


def krev_kontor(aktor: Aktor, kontor_nr: str) -> None:
    """Only those who follow people up at the office handle its templates."""
    if not aktor.er_ansatt or kontor_nr not in aktor.kontorer or not kan_endre_plan(aktor):
        raise IkkeTilgang


@transaction.atomic
def lagre_ferdig(
    *,
    aktor: Aktor,
    kontor_nr: str,
    type: str,
    navn: str,
    felter: Mapping[str, Any],
    nokkel: UUID,
    naa: datetime,
    til_dager: int | None = None,
) -> UUID:
    """A new template for the office. Only staff of the office; a name is used once.

    `felter` are the texts and choices; dates are set when it is used (`til_dager`: 0-730).
    """
    krev_kontor(aktor, kontor_nr)
    type_ = krev_type(type)
    innhold = _innhold(type_, navn, felter, til_dager)
    nokkel = innholdsnokkel(nokkel, aktor.id, kontor_nr, type, sorted(innhold.items()))
    tidligere = FerdigAktivitet.objects.filter(nokkel=nokkel).first()
    if tidligere is not None:
        return tidligere.id
    rad = FerdigAktivitet(
        kontor_id=kontor_nr,
        type=type_.kode,
        nokkel=nokkel,
        endret=naa,
        endret_av_id=aktor.id,
        **innhold,
    )
    _lagre(rad)
    return rad.id


@transaction.atomic
def endre_ferdig(
    *,
    aktor: Aktor,
    ferdig_id: UUID,
    versjon: int,
    navn: str,
    felter: Mapping[str, Any],
    naa: datetime,
    til_dager: int | None = None,
    aktiv: bool = True,
) -> int:
    """Change the office's template, or take it out of use (`aktiv=False`). The new version number."""
    rad = FerdigAktivitet.objects.select_for_update().filter(id=ferdig_id).first()
    if rad is None or rad.kontor_id not in aktor.kontorer:
        raise IkkeFunnet
    krev_kontor(aktor, rad.kontor_id)
    if rad.versjon != versjon:
        raise VersjonsKonflikt({"navn": rad.navn, "felter": rad.verdier, "versjon": rad.versjon})
    for felt, verdi in _innhold(krev_type(rad.type), navn, felter, til_dager).items():
        setattr(rad, felt, verdi)
    rad.aktiv, rad.versjon = aktiv, rad.versjon + 1
    rad.endret, rad.endret_av_id = naa, aktor.id
    _lagre(rad)
    return rad.versjon


def _innhold(
    type_: Aktivitetstype, navn: str, felter: Mapping[str, Any], til_dager: int | None
) -> dict[str, Any]:
    if til_dager is not None and not 0 <= til_dager <= FERDIG_DAGER_MAKS:
        raise Regelbrudd("UTENFOR_GRENSE", felt="til_dager", minst=0, maks=FERDIG_DAGER_MAKS)
    verdier = validering.les_mal(type_, felter)
    kolonner = {n: v for n, v in verdier.items() if n in KOLONNER}
    return {
        "navn": krev_lengde(navn, felt="navn", minst=1, maks=FERDIG_NAVN_MAKS),
        "verdier": {**kolonner, **lagring.til_lagring(verdier)},
        "til_dager": til_dager,
    }


def _lagre(rad: FerdigAktivitet) -> None:
    try:
        with transaction.atomic():
            rad.save()
    except IntegrityError as feil:
        raise Regelbrudd("NAVNET_ER_BRUKT", felt="navn") from feil
