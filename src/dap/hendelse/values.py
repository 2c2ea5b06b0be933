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
    FORVENTNING_SATT = "FORVENTNING_SATT"
    FORVENTNING_ENDRET = "FORVENTNING_ENDRET"
    FORVENTNING_STATUS_ENDRET = "FORVENTNING_STATUS_ENDRET"
    REFERAT_PABEGYNT = "REFERAT_PABEGYNT"
    REFERATUTKAST_ENDRET = "REFERATUTKAST_ENDRET"
    REFERAT_DELT = "REFERAT_DELT"
    REFERAT_ENDRET = "REFERAT_ENDRET"
    REFERAT_KOMMENTERT = "REFERAT_KOMMENTERT"
    REFERAT_RETTET = "REFERAT_RETTET"
    REFERAT_BEDT_OM = "REFERAT_BEDT_OM"
    REFERAT_TATT_OVER = "REFERAT_TATT_OVER"
    REFERAT_FERDIG = "REFERAT_FERDIG"
    REFERAT_APNET = "REFERAT_APNET"
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
    KASSERING_BEDT = "KASSERING_BEDT"
    KASSERING_AVSLATT = "KASSERING_AVSLATT"
    MELDING_KASSERT = "MELDING_KASSERT"
    MOTE_ONSKET = "MOTE_ONSKET"
    MOTE_TIDER_FORESLATT = "MOTE_TIDER_FORESLATT"
    MOTE_INNKALT = "MOTE_INNKALT"
    MOTE_INVITERT = "MOTE_INVITERT"
    MOTE_BOOKET = "MOTE_BOOKET"
    MOTE_AVTALT = "MOTE_AVTALT"
    MOTE_BEKREFTET = "MOTE_BEKREFTET"
    MOTE_ENDRET = "MOTE_ENDRET"
    MOTE_FLYTTET = "MOTE_FLYTTET"
    MOTE_AVSLATT = "MOTE_AVSLATT"
    MOTE_AVLYST = "MOTE_AVLYST"
    MOTE_GJENNOMFORT = "MOTE_GJENNOMFORT"
    MOTE_IKKE_MOTT = "MOTE_IKKE_MOTT"
    MOTE_AGENDA_ENDRET = "MOTE_AGENDA_ENDRET"
    MOTE_PAMINNET = "MOTE_PAMINNET"
    MOTERAD_AVVIST = "MOTERAD_AVVIST"
    EKSPORT_BESTILT = "EKSPORT_BESTILT"
    EGENVURDERING_BEDT_OM = "EGENVURDERING_BEDT_OM"
    EGENVURDERING_SKREVET = "EGENVURDERING_SKREVET"
    VURDERING_PABEGYNT = "VURDERING_PABEGYNT"
    VURDERING_SKREVET = "VURDERING_SKREVET"
    VURDERING_TATT_OVER = "VURDERING_TATT_OVER"
    VURDERING_FORKASTET = "VURDERING_FORKASTET"
    VURDERING_FERDIG = "VURDERING_FERDIG"


STILLE = frozenset(
    {
        Hendelsestype.PALOGGET,
        Hendelsestype.TRAD_LEST,
        Hendelsestype.KRITISK_USETT,
        Hendelsestype.MOTE_PAMINNET,
    }
)
"""Kept in the spine, but nothing that a reader must be told of as the last thing that happened."""

INTERNE_TYPER = frozenset({Hendelsestype.KRITISK_USETT})
"""Things that happen to records which the user sees, but that are the staff's own affair."""

INTERNE_OBJEKTER = frozenset(
    {"NOTAT", "KOLLEGASPORSMAL", "MOTERAD", "REFERATUTKAST", "KASSERING", "VURDERINGUTKAST"}
)
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


@dataclass(frozen=True, slots=True)
class Utvalg:
    """What of a person's timeline is asked for; None or empty lets everything through."""

    typer: frozenset[str] | None = None
    objekter: frozenset[UUID] | None = None
    """Only what happened to these records."""
    skjulte: frozenset[UUID] = frozenset()
    """Records that the reader does not see now, whatever room the thing happened in."""
    aktor_id: UUID | None = None
    aktor_typer: frozenset[str] | None = None
    fra: datetime | None = None
    til: datetime | None = None
    """Half-open: [fra, til)."""
