from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Hendelsestype(StrEnum):
    """Everything that can happen to a person: the catalogue. What is not here is refused."""

    SITUASJON_ENDRET = "SITUASJON_ENDRET"
    MAL_OPPRETTET = "MAL_OPPRETTET"
    MAL_ENDRET = "MAL_ENDRET"
    MAL_STATUS_ENDRET = "MAL_STATUS_ENDRET"
    MAL_FLYTTET = "MAL_FLYTTET"
    MILEPAEL_LAGT_TIL = "MILEPAEL_LAGT_TIL"
    MILEPAEL_ENDRET = "MILEPAEL_ENDRET"
    MILEPAEL_NADD = "MILEPAEL_NADD"
    MILEPAEL_IKKE_NADD = "MILEPAEL_IKKE_NADD"
    MILEPAEL_FJERNET = "MILEPAEL_FJERNET"
    AKTIVITET_OPPRETTET = "AKTIVITET_OPPRETTET"
    AKTIVITET_FORESLATT = "AKTIVITET_FORESLATT"
    AKTIVITET_ENDRET = "AKTIVITET_ENDRET"
    AKTIVITET_FLYTTET = "AKTIVITET_FLYTTET"
    AKTIVITET_FERDIG = "AKTIVITET_FERDIG"
    AKTIVITET_GJENAPNET = "AKTIVITET_GJENAPNET"
    AKTIVITET_AVTALT = "AKTIVITET_AVTALT"
    AKTIVITET_MAL_ENDRET = "AKTIVITET_MAL_ENDRET"
    AKTIVITET_VALG_ENDRET = "AKTIVITET_VALG_ENDRET"
    FLYTTING_ANGRET = "FLYTTING_ANGRET"
    FORSLAG_GODTATT = "FORSLAG_GODTATT"
    FORSLAG_JUSTERT = "FORSLAG_JUSTERT"
    FORSLAG_AVSLATT = "FORSLAG_AVSLATT"
    FHO_LEST = "FHO_LEST"
    SA_SEG_ENIG = "SA_SEG_ENIG"
    SA_SEG_UENIG = "SA_SEG_UENIG"
    MELDING_SENDT = "MELDING_SENDT"
    TRAD_OVERLEVERT = "TRAD_OVERLEVERT"
    TRENGER_IKKE_SVAR = "TRENGER_IKKE_SVAR"
    TRENGER_SVAR = "TRENGER_SVAR"
    VENTER_PAA_BRUKER = "VENTER_PAA_BRUKER"
    VENTER_IKKE_PAA_BRUKER = "VENTER_IKKE_PAA_BRUKER"
    FLYTTING_FORESLATT = "FLYTTING_FORESLATT"
    FLYTTING_SAMTYKKET = "FLYTTING_SAMTYKKET"
    FLYTTING_AVSLATT = "FLYTTING_AVSLATT"
    OPPFOLGING_STARTET = "OPPFOLGING_STARTET"
    OPPFOLGING_AVSLUTTET = "OPPFOLGING_AVSLUTTET"
    VEILEDER_TILDELT = "VEILEDER_TILDELT"
    SATT_TIL_MANUELL = "SATT_TIL_MANUELL"
    SATT_TIL_DIGITAL = "SATT_TIL_DIGITAL"
    PALOGGET = "PALOGGET"
    TRAD_LEST = "TRAD_LEST"
    KRITISK_USETT = "KRITISK_USETT"
    NOTAT_SKREVET = "NOTAT_SKREVET"
    KOLLEGA_SPURT = "KOLLEGA_SPURT"
    KOLLEGA_SVARTE = "KOLLEGA_SVARTE"


STILLE = frozenset({Hendelsestype.PALOGGET, Hendelsestype.TRAD_LEST, Hendelsestype.KRITISK_USETT})
"""Kept in the spine, but nothing that a reader must be told of as the last thing that happened."""

INTERNE_OBJEKTER = frozenset({"NOTAT", "KOLLEGASPORSMAL"})
"""Kinds of record that are the staff's own: what happens to them is never shown to the user."""


@dataclass(frozen=True, slots=True)
class Hendelsesrad:
    """One thing that happened, as readers of the spine get it."""

    id: int
    tid: datetime
    person_id: UUID
    rom: str
    type: str
    aktor_type: str
    aktor_id: UUID
    objekt_type: str
    objekt_id: UUID
    data: dict[str, Any]
