"""What an export is made of: chapters of items, the same for the JSON and the PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

SKJEMA_VERSJON = "1.0"
SLADD_GRUNN_MINST, SLADD_GRUNN_MAKS = 5, 200
SLADD_TEKST_MINST, SLADD_TEKST_MAKS = 2, 500
MAKS_SLADDINGER = 200
SLADD_START, SLADD_SLUTT = "\ue000", "\ue001"
"""Stand round the reason where something was taken out. No text that people wrote holds them."""

Skalar = str | int | bool | date | datetime | None


class Innhold(StrEnum):
    """The chapters, and the choices of what to include, in the order of the file."""

    PERSON = "PERSON"
    OPPFOLGING = "OPPFOLGING"
    MAL = "MAL"
    AKTIVITET = "AKTIVITET"
    DIALOG = "DIALOG"
    MOTE = "MOTE"
    REFERAT = "REFERAT"
    VURDERING = "VURDERING"
    VEDTAK = "VEDTAK"
    BREV = "BREV"
    JOURNAL = "JOURNAL"
    VARSEL = "VARSEL"
    SPORING = "SPORING"


BARE_BRUKER = frozenset({Innhold.SPORING})
"""Only in the user's own file."""


class Eksportstatus(StrEnum):
    BESTILT = "BESTILT"
    LAGES = "LAGES"
    FERDIG = "FERDIG"
    FEILET = "FEILET"
    SLETTET = "SLETTET"


@dataclass(frozen=True, slots=True)
class Opplysning:
    """One labelled fact."""

    kode: str
    navn: str
    verdi: Skalar
    """As machines read it."""
    tekst: str
    """As people read it."""


@dataclass(frozen=True, slots=True)
class Vedleggspost:
    id: UUID
    navn: str
    mime: str
    storrelse: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Post:
    """One item: an activity, one of its versions, a message. Everything that is said of it."""

    id: str
    """The same in every export: "aktivitet/<uuid>"."""
    type: str
    tittel: str
    tid: datetime | None = None
    hvem: str = ""
    tekst: str = ""
    opplysninger: tuple[Opplysning, ...] = ()
    poster: tuple["Post", ...] = ()
    vedlegg: tuple[Vedleggspost, ...] = ()
    rom: str = ""
    sladdet: str = ""
    """Why the whole item was taken out; nothing else is left of it then."""

    def alle(self) -> Iterator["Post"]:
        """The item and everything under it."""
        yield self
        for post in self.poster:
            yield from post.alle()


@dataclass(frozen=True, slots=True)
class Kapittel:
    innhold: Innhold
    tittel: str
    poster: tuple[Post, ...]
    forklaring: str = ""


@dataclass(frozen=True, slots=True)
class Saksinnhold:
    """Everything about a person that one reader may have, as one picture in time."""

    person_id: UUID
    navn: str
    tittel: str
    sprak: str
    laget: datetime
    utvalg: tuple[str, ...]
    """In words: what was chosen."""
    kapitler: tuple[Kapittel, ...]

    def poster(self) -> Iterator[Post]:
        for kapittel in self.kapitler:
            for post in kapittel.poster:
                yield from post.alle()

    def vedlegg(self) -> Iterator[Vedleggspost]:
        for post in self.poster():
            yield from post.vedlegg


@dataclass(frozen=True, slots=True)
class Sladding:
    """A whole item (`post`), or every place where a text stands (`tekst`), with the reason."""

    grunn: str
    post: str = ""
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Eksportvalg:
    """What one export holds. Empty periods: all of them. Days are both included."""

    innhold: frozenset[Innhold] = frozenset(Innhold)
    perioder: frozenset[UUID] = frozenset()
    fra: date | None = None
    til: date | None = None
    vedlegg: bool = True
    sladdinger: tuple[Sladding, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Eksportrad:
    """An order, and how far it has come."""

    id: UUID
    person_id: UUID
    status: Eksportstatus
    framdrift: int
    """Per cent."""
    bestilt: datetime
    ferdig: datetime | None
    slettes: datetime | None
    """When the file is thrown away."""
    storrelse: int
    """Bytes."""
    filnavn: str
    antall_sladdet: int

    @property
    def pagar(self) -> bool:
        return self.status in {Eksportstatus.BESTILT, Eksportstatus.LAGES}
