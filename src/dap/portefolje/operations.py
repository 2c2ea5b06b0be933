"""Keeping the rows true, and what an office decides of them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.portefolje import rad
from dap.portefolje.models import Terskel
from dap.portefolje.queries import eksport
from dap.portefolje.terskler import DAGER, MAKS_DAGER, MAKS_VEKT, VEKTER, Terskler
from dap.portefolje.values import MAKS_FORMAL, Brukerrad, Utvalg
from dap.portefolje.visninger import husk_kolonner, lagre_visning, slett_visning
from dap.sporing.operations import skriv_oppslag_om_mange

__all__ = [
    "bygg",
    "folg_personer",
    "hent_ut",
    "husk_kolonner",
    "lagre_visning",
    "sett_terskler",
    "slett_visning",
]


def folg_personer(person_ider: Collection[UUID]) -> None:
    """Something about these people was changed: their rows follow, in the same transaction."""
    rad.oppdater(person_ider)


def bygg() -> int:
    """Make every row anew from what is stored elsewhere. Returns how many there are."""
    return rad.bygg()


@transaction.atomic
def sett_terskler(
    *,
    aktor: Aktor,
    kontor: str,
    dager: Mapping[str, int],
    vekter: Mapping[str, int],
    versjon: int,
    naa: datetime,
) -> Terskler:
    """The office's own numbers for silent and for need. `versjon` is what the page showed (0: none).

    Raises IkkeTilgang MANGLER_ROLLE or IKKE_DITT_KONTOR, Regelbrudd UKJENT_TERSKEL or
    TERSKEL_UTENFOR, VersjonsKonflikt with what is stored.
    """
    if kontor not in aktor.kontorer:
        raise IkkeTilgang("IKKE_DITT_KONTOR")
    if not aktor.har_rolle(*LEDERROLLER):
        raise IkkeTilgang("MANGLER_ROLLE")
    _krev(dager, DAGER, 1, MAKS_DAGER)
    _krev(vekter, VEKTER, 0, MAKS_VEKT)
    rad_ = Terskel.objects.select_for_update().filter(kontor_id=kontor).first()
    if (rad_.versjon if rad_ else 0) != versjon:
        raise VersjonsKonflikt(_verdier(rad_) if rad_ else Terskler())
    rad_ = rad_ or Terskel(kontor_id=kontor, versjon=0)
    rad_.dager, rad_.vekter = dict(dager), dict(vekter)
    rad_.versjon += 1
    rad_.endret, rad_.endret_av_id = naa, aktor.id
    rad_.save()
    return _verdier(rad_)


def _krev(verdier: Mapping[str, int], kjente: Mapping[str, int], minst: int, mest: int) -> None:
    for navn, verdi in verdier.items():
        if navn not in kjente:
            raise Regelbrudd("UKJENT_TERSKEL", felt=navn)
        if not minst <= verdi <= mest:
            raise Regelbrudd("TERSKEL_UTENFOR", felt=navn, minst=minst, mest=mest)


def _verdier(t: Terskel) -> Terskler:
    return Terskler.fra(t.dager, t.vekter, t.versjon)


@transaction.atomic
def hent_ut(*, aktor: Aktor, utvalg: Utvalg, formal: str, naa: datetime) -> list[Brukerrad]:
    """Every row that matches, after the trace of each is written.

    Raises Regelbrudd MANGLER, FOR_LANG (felt `formal`), and as `queries.sok`.
    """
    formal = formal.strip()
    if not formal:
        raise Regelbrudd("MANGLER", felt="formal")
    if len(formal) > MAKS_FORMAL:
        raise Regelbrudd("FOR_LANG", felt="formal", maks=MAKS_FORMAL, lengde=len(formal))
    rader = list(eksport(aktor, utvalg, naa))
    skriv_oppslag_om_mange(
        aktor=aktor,
        person_ider=[r.person_id for r in rader],
        hva="oversikt",
        hvorfor=formal,
        naa=naa,
    )
    return rader
