"""Keeping the rows true, and what an office decides of them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.tekst import krev_lengde
from dap.portefolje import rad
from dap.portefolje.dagsrekke import sett_dagsrekke
from dap.portefolje.grenser import krev_leder, krev_terskler, som_terskler
from dap.portefolje.kontorvalg import lagre_kontorvalg
from dap.portefolje.models import Terskel
from dap.portefolje.queries import eksport
from dap.portefolje.terskler import Terskler
from dap.portefolje.values import MAKS_FORMAL, Brukerrad, Utvalg
from dap.portefolje.visninger import (
    flytt_visning,
    husk_kolonner,
    lagre_visning,
    nullstill_visningsrekke,
    slett_visning,
)
from dap.sporing.operations import skriv_oppslag_om_mange

__all__ = [
    "bygg",
    "flytt_visning",
    "folg_personer",
    "hent_ut",
    "husk_kolonner",
    "lagre_visning",
    "nullstill_visningsrekke",
    "sett_dagsrekke",
    "sett_terskler",
    "slett_visning",
]


def folg_personer(person_ider: Collection[UUID]) -> None:
    """Something about these people was changed: their rows follow, in the same transaction."""
    rad.oppdater(person_ider)


def bygg() -> int:
    """Make every row anew from what is stored elsewhere. Returns how many there are."""
    antall = rad.bygg()
    rad.rydd()
    return antall


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
    krev_leder(aktor, kontor)
    krev_terskler(dager, vekter)
    return lagre_kontorvalg(
        Terskel, som_terskler, aktor=aktor, kontor=kontor, versjon=versjon, naa=naa,
        dager=dict(dager), vekter=dict(vekter),
    )  # fmt: skip


@transaction.atomic
def hent_ut(*, aktor: Aktor, utvalg: Utvalg, formal: str, naa: datetime) -> list[Brukerrad]:
    """Every row that matches, after the trace of each is written.

    Raises Regelbrudd MANGLER, FOR_LANG (felt `formal`), and as `queries.sok`.
    """
    formal = krev_lengde(formal, felt="formal", minst=1, maks=MAKS_FORMAL)
    rader = list(eksport(aktor, utvalg, naa))
    skriv_oppslag_om_mange(
        aktor=aktor,
        person_ider=[r.person_id for r in rader],
        hva="oversikt",
        hvorfor=formal,
        naa=naa,
    )
    return rader
