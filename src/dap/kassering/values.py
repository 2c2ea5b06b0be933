"""What is asked to be erased, as it crosses the boundary, and what an owner of content answers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.felles.sletting import KASSERT_TEKST as KASSERT_TEKST
from dap.felles.sletting import MINST_DEL as MINST_DEL
from dap.felles.sletting import SLETTET_MERKE as SLETTET_MERKE
from dap.felles.sletting import Klipp as Klipp
from dap.felles.sprak import N_
from dap.tilgang.values import Personinnsyn

MINST_BEGRUNNELSE, MAKS_BEGRUNNELSE = 10, 500
MAKS_DELER, MAKS_DEL = 20, 500

OBJEKT = "KASSERING"
"""Of what staff ask each other: never shown to the user."""
OBJEKT_ONSKE = "SLETTEONSKE"
"""Of what the user asks for themself."""


class Slag(StrEnum):
    """Everything that a person can write wrong."""

    AKTIVITET = "AKTIVITET"
    FORHANDSORIENTERING = "FORHANDSORIENTERING"
    SITUASJON = "SITUASJON"
    MAL = "MAL"
    MILEPAEL = "MILEPAEL"
    FORVENTNING = "FORVENTNING"
    FORSTAELSE = "FORSTAELSE"
    MELDING = "MELDING"
    VEDLEGG = "VEDLEGG"
    NOTAT = "NOTAT"
    KOLLEGASPORSMAL = "KOLLEGASPORSMAL"
    MOTE = "MOTE"
    AGENDAPUNKT = "AGENDAPUNKT"
    REFERAT = "REFERAT"
    REFERATUTKAST = "REFERATUTKAST"
    REFERATKOMMENTAR = "REFERATKOMMENTAR"
    VURDERING = "VURDERING"
    EGENVURDERING = "EGENVURDERING"
    VURDERINGUTKAST = "VURDERINGUTKAST"
    MOTERAD = "MOTERAD"
    VEDTAK = "VEDTAK"
    VEDTAKSUTKAST = "VEDTAKSUTKAST"
    KLAGE = "KLAGE"
    OVERDRAGELSE = "OVERDRAGELSE"
    ESKALERING = "ESKALERING"
    GJENNOMGANGSPUNKT = "GJENNOMGANGSPUNKT"


SLAGNAVN: dict[Slag, str] = {
    Slag.AKTIVITET: N_("Aktiviteten"),
    Slag.FORHANDSORIENTERING: N_("Beskjeden om den avtalte aktiviteten"),
    Slag.SITUASJON: N_("Situasjonen"),
    Slag.MAL: N_("Målet"),
    Slag.MILEPAEL: N_("Delmålet"),
    Slag.FORVENTNING: N_("Forventningen"),
    Slag.FORSTAELSE: N_("Kommentaren om enighet"),
    Slag.MELDING: N_("Meldingen"),
    Slag.VEDLEGG: N_("Vedlegget"),
    Slag.NOTAT: N_("Notatet"),
    Slag.KOLLEGASPORSMAL: N_("Spørsmålet til en kollega"),
    Slag.MOTE: N_("Møtet"),
    Slag.AGENDAPUNKT: N_("Punktet på saklisten"),
    Slag.REFERAT: N_("Referatet"),
    Slag.REFERATUTKAST: N_("Utkastet til referat"),
    Slag.REFERATKOMMENTAR: N_("Kommentaren til referatet"),
    Slag.VURDERING: N_("Vurderingen"),
    Slag.EGENVURDERING: N_("Brukerens egen vurdering"),
    Slag.VURDERINGUTKAST: N_("Utkastet til vurdering"),
    Slag.MOTERAD: N_("Grunnen til at et råd om møte ble lagt bort"),
    Slag.VEDTAK: N_("Vedtaket"),
    Slag.VEDTAKSUTKAST: N_("Utkastet til vedtak"),
    Slag.KLAGE: N_("Klagen"),
    Slag.OVERDRAGELSE: N_("Oppsummeringen ved overdragelse"),
    Slag.ESKALERING: N_("Varselet om stans"),
    Slag.GJENNOMGANGSPUNKT: N_("Notatet fra en gjennomgang"),
}


@dataclass(frozen=True, slots=True)
class Innhold:
    """One field that can be emptied."""

    navn: str
    etikett: str
    """Bokmål source, marked for translation."""
    naa: str
    tidligere: tuple[str, ...] = ()
    """What older versions said, when it was something else."""

    @property
    def alt(self) -> tuple[str, ...]:
        return tuple(t for t in (self.naa, *self.tidligere) if t)

    @property
    def kan_tommes(self) -> bool:
        return any(t != KASSERT_TEKST for t in self.alt)


@dataclass(frozen=True, slots=True)
class Gjenstand:
    """One thing that somebody wrote, opened for a reader who may ask or decide."""

    slag: Slag
    id: UUID
    person_id: UUID
    rom: str
    versjon: int
    sted_type: str
    """Kind of record whose page it stands on; the timeline says it there."""
    sted_id: UUID
    felter: tuple[Innhold, ...]
    av_bruker: bool
    """The user has written in it."""
    intern: bool = False
    """Staff's own: the user never learns that it exists."""
    sperre: str = ""
    """Code of why it cannot be emptied; empty when it can."""
    tidslinje: str = ""
    """What the timeline calls it, when that is not the kind of the place."""
    nr: int = 0
    """Of a message in its thread."""

    @property
    def bare_helt(self) -> bool:
        """Has no text to take a part out of."""
        return self.slag == Slag.VEDLEGG


@dataclass(frozen=True, slots=True)
class Ting:
    """Something on a page that can be asked about, in the list to choose from."""

    slag: Slag
    id: UUID
    utdrag: str
    av_bruker: bool
    """Looked up for the user only."""


@dataclass(frozen=True, slots=True)
class Tomt:
    """What an owner has emptied, for those who keep copies of it."""

    slag: Slag
    id: UUID
    person_id: UUID
    sted_id: UUID
    borte: tuple[str, ...]
    """Whole texts and parts that are to stand nowhere."""
    aktor: Aktor
    naa: datetime

    @property
    def klipp(self) -> Klipp:
        return Klipp(deler=tuple(t for t in self.borte if len(t) >= MINST_DEL))


class Eier(Protocol):
    """What a package answers for a kind of content it owns. Named in `config/kasseringer.py`."""

    def finn(self, *, aktor: Aktor, objekt_id: UUID, naa: datetime, las: bool) -> Gjenstand:
        """Decide access and leave the trace; with `las` the row is locked. Raises IkkeFunnet,
        IkkeTilgang, ManglerBegrunnelse."""

    def les(self, innsyn: Personinnsyn, objekt_id: UUID) -> Gjenstand:
        """The same for a page whose access is decided and traced. Raises IkkeFunnet, IkkeTilgang."""

    def tom(
        self, *, gjenstand: Gjenstand, klipp: Klipp, aktor: Aktor, naa: datetime
    ) -> Collection[str]:
        """Empty the row and its history as a new version. Returns the whole texts that went."""

    def her(self, innsyn: Personinnsyn, sted_type: str, sted_id: UUID) -> list[Ting]:
        """What stands on the page of that record, and the reader sees."""


@dataclass(frozen=True, slots=True)
class Kasseringsrad:
    """That somebody asked, and what was decided. Never what stood there."""

    id: UUID
    person_id: UUID
    person: str
    slag: Slag
    objekt_id: UUID
    sted_type: str
    sted_id: UUID
    hele: tuple[str, ...]
    begrunnelse: str
    bedt_av: str
    bedt_av_bruker: bool
    bedt: datetime
    min: bool
    """Asked for by the reader, who then cannot decide it."""
    avgjort_av: str = ""
    avgjort: datetime | None = None
    godkjent: bool | None = None
    avslag: str = ""


@dataclass(frozen=True, slots=True)
class Sak:
    """A request with what it is about, for who decides."""

    rad: Kasseringsrad
    gjenstand: Gjenstand
    etter: tuple[tuple[str, str, str], ...]
    """Label, the text now, and as it will stand, of each field that changes."""
    i_tidligere: int
    """Older texts that change too."""


@dataclass(frozen=True, slots=True)
class Slettet:
    """That something was erased on a page, when and why: for everybody who sees the page."""

    slag: Slag
    tid: datetime
    begrunnelse: str
    helt: bool
