"""What the memory of a person is made of, as it crosses the boundary."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from dap.arkiv.eksportverdier import MAKS_SLADDINGER as MAKS_SLADDINGER
from dap.arkiv.eksportverdier import SLADD_GRUNN_MAKS as SLADD_GRUNN_MAKS
from dap.arkiv.eksportverdier import SLADD_TEKST_MAKS as SLADD_TEKST_MAKS
from dap.arkiv.eksportverdier import Eksportrad as Eksportrad
from dap.arkiv.eksportverdier import Eksportstatus as Eksportstatus
from dap.arkiv.eksportverdier import Eksportvalg as Eksportvalg
from dap.arkiv.eksportverdier import Innhold as Innhold
from dap.arkiv.eksportverdier import Kapittel as Kapittel
from dap.arkiv.eksportverdier import Post as Post
from dap.arkiv.eksportverdier import Saksinnhold as Saksinnhold
from dap.arkiv.eksportverdier import Sladding as Sladding
from dap.arkiv.journalverdier import BEGRUNNELSE_MAKS as BEGRUNNELSE_MAKS
from dap.arkiv.journalverdier import TITTEL_MAKS as TITTEL_MAKS
from dap.arkiv.journalverdier import Bilde as Bilde
from dap.arkiv.journalverdier import Bortlagt as Bortlagt
from dap.arkiv.journalverdier import Endring as Endring
from dap.arkiv.journalverdier import Endringsslag as Endringsslag
from dap.arkiv.journalverdier import Forhandsvisning as Forhandsvisning
from dap.arkiv.journalverdier import Forslag as Forslag
from dap.arkiv.journalverdier import Journalpostrad as Journalpostrad
from dap.arkiv.journalverdier import Journalstatus as Journalstatus
from dap.arkiv.journalverdier import Kilde as Kilde
from dap.arkiv.journalverdier import Leveringsfeil as Leveringsfeil
from dap.arkiv.journalverdier import Regelkode as Regelkode
from dap.arkiv.journalverdier import Sendemate as Sendemate
from dap.felles.aktor import AktorType
from dap.felles.sok import Etter, Treff
from dap.hendelse.values import Hendelsestype
from dap.varsel.values import Varselslag

SOKESIDE = 20
"""Hits on a page of a search."""
SIDE = 50
"""Lines on a page of the timeline."""


class Slag(StrEnum):
    """What a line of the timeline is about: the choices of its filter, in order."""

    AKTIVITET = "AKTIVITET"
    MAL = "MAL"
    DIALOG = "DIALOG"
    MOTE = "MOTE"
    REFERAT = "REFERAT"
    ENIGHET = "ENIGHET"
    VEDTAK = "VEDTAK"
    OPPFOLGING = "OPPFOLGING"
    BREV = "BREV"
    JOURNAL = "JOURNAL"
    VARSEL = "VARSEL"
    INNLOGGING = "INNLOGGING"
    LESING = "LESING"
    INTERNT = "INTERNT"
    """Staff's own: notes, questions to colleagues."""
    ANNET = "ANNET"


_FORSTAVELSER: tuple[tuple[tuple[str, ...], Slag], ...] = (
    (("PALOGGET",), Slag.INNLOGGING),
    (("HUSKELAPP_", "FARGEKATEGORI_", "OPPFOLGING_KANDIDAT_"), Slag.INTERNT),
    (
        (
            "KVP_",
            "KONTOR_",
            "MEDVEILEDER_",
            "OVERDRAGELSE_",
            "ARBEIDSSOKER_",
            "TILRETTELEGGING_",
            "HJELPER_",
            "ASSISTANSE_",
        ),
        Slag.OPPFOLGING,
    ),
    (("TRAD_LEST",), Slag.LESING),
    (("FLYTTING_ANGRET", "AKTIVITET_", "FORSLAG_", "FHO_"), Slag.AKTIVITET),
    (("SITUASJON_", "MAL_", "MILEPAEL_", "FORVENTNING_"), Slag.MAL),
    (("MELDING_", "TRAD_", "TRENGER_", "VENTER_", "FLYTTING_", "KRITISK_"), Slag.DIALOG),
    (("MOTE", "DIGILAB_"), Slag.MOTE),
    (("REFERAT",), Slag.REFERAT),
    (("SA_SEG_",), Slag.ENIGHET),
    (("VEDTAK", "VURDERING", "EGENVURDERING"), Slag.VEDTAK),
    (("OPPFOLGING_", "VEILEDER_", "SATT_TIL_"), Slag.OPPFOLGING),
    (("YTELSE_", "KONTAKTINFO_"), Slag.OPPFOLGING),
    (("NOTAT_", "KOLLEGA_", "JOURNALFORSLAG_"), Slag.INTERNT),
    (("BREV_",), Slag.BREV),
    (("JOURNAL",), Slag.JOURNAL),
    (("REGISTRERT", "PROFIL_", "ESKALERING_"), Slag.OPPFOLGING),
    (("OPPGAVE_",), Slag.INTERNT),
)


def slag_for(type_: str) -> Slag:
    """The kind of line that a thing that happened makes: by the first word of its type."""
    return next((s for start, s in _FORSTAVELSER if type_.startswith(start)), Slag.ANNET)


TYPER: Mapping[Slag, frozenset[str]] = {
    slag: frozenset(t for t in Hendelsestype if slag_for(t) == slag) for slag in Slag
}
STILLE_SLAG = frozenset({Slag.LESING})
"""Shown only when asked for: there would be one for every message."""


@dataclass(frozen=True, slots=True)
class Filter:
    """AND between the groups; an empty group lets everything through."""

    slag: frozenset[Slag] = frozenset()
    aktor_type: AktorType | None = None
    aktor_id: UUID | None = None
    aktivitet: UUID | None = None
    fra: datetime | None = None
    til: datetime | None = None
    """Half-open: [fra, til)."""

    @property
    def tomt(self) -> bool:
        return self == Filter()


@dataclass(frozen=True, slots=True)
class Merke:
    """Where a page ended: exactly one of the ids says which line was the last."""

    tid: datetime
    hendelse: int | None = None
    varsel: UUID | None = None


@dataclass(frozen=True, slots=True)
class Punkt:
    """One line: what, when, who, and why."""

    slag: Slag
    tid: datetime
    type: str
    """Of the thing that happened; empty for a notification."""
    varsel: Varselslag | None
    aktor_type: str
    aktor_id: UUID
    aktor: str
    """Name; empty for the system."""
    objekt_type: str
    objekt_id: UUID
    data: Mapping[str, Any] = field(hash=False)
    merke: Merke
    tittel: str = ""
    """Of the record as it was called then; empty when it has none."""
    versjon: int | None = None
    """The version that was made then."""
    begrunnelse: str = ""
    kanal: str = ""
    antall: int = 0
    """Messages in the thread, for a line about one."""
    ved: str = ""
    """Name of who wrote it down for the user."""
    hjelp: str = ""
    """By whose help, in words, where somebody acted for the user."""


@dataclass(frozen=True, slots=True)
class Tidslinjeside:
    punkter: tuple[Punkt, ...]
    neste: Merke | None
    """Where the next page begins; None when this was the last."""


@dataclass(frozen=True, slots=True)
class Filtervalg:
    """What the reader can choose between."""

    ansatte: tuple[tuple[UUID, str], ...]
    """Those who have done something that the reader sees, by name."""
    aktiviteter: tuple[tuple[UUID, str], ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class Sokeside:
    treff: tuple[Treff, ...]
    neste: Etter | None
    """After which hit the next page begins; None when this was the last."""
