"""Who acts: the value that every operation takes, whatever the interface."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from dap.felles.rom import Rom


class AktorType(StrEnum):
    BRUKER = "BRUKER"
    VEILEDER = "VEILEDER"
    SYSTEM = "SYSTEM"


class Rolle(StrEnum):
    """What a member of staff is allowed to be; groups in Entra ID give the roles."""

    VEILEDER = "VEILEDER"
    AVDELINGSLEDER = "AVDELINGSLEDER"
    ENHETSLEDER = "ENHETSLEDER"
    BESLUTTER = "BESLUTTER"
    KONTAKTSENTER = "KONTAKTSENTER"
    FORVALTNING = "FORVALTNING"
    MARKEDSKONTAKT = "MARKEDSKONTAKT"
    REVISOR = "REVISOR"
    ANALYTIKER = "ANALYTIKER"
    ADMINISTRATOR = "ADMINISTRATOR"


LEDERROLLER = (Rolle.AVDELINGSLEDER, Rolle.ENHETSLEDER)


class Rettighet(StrEnum):
    """Rights beyond the role: to see protected and skjermede persons."""

    FORTROLIG = "FORTROLIG"
    STRENGT_FORTROLIG = "STRENGT_FORTROLIG"
    STRENGT_FORTROLIG_UTLAND = "STRENGT_FORTROLIG_UTLAND"
    SKJERMET = "SKJERMET"


class Maate(StrEnum):
    """How the user's own words came to who wrote them down."""

    PAPIR = "PAPIR"
    TELEFON = "TELEFON"
    MOTE = "MOTE"


@dataclass(frozen=True, slots=True)
class Ved:
    """A member of staff who writes down what a user said, because the user does not write here."""

    ansatt_id: UUID
    maate: Maate
    mottatt: date
    """The day the words came."""


class Hjelpslag(StrEnum):
    """What makes somebody act for a user."""

    VERGE = "VERGE"
    FREMTIDSFULLMAKT = "FREMTIDSFULLMAKT"
    FULLMAKT = "FULLMAKT"
    VALGT = "VALGT"
    """The user has named them, here."""
    KONTOR = "KONTOR"
    """An employee, with the user beside them at the office."""


@dataclass(frozen=True, slots=True)
class Hjelp:
    """Somebody who acts for a user: the act is the user's, done by the helper."""

    id: UUID
    """Of what gives the right: the helper's relation to the user, or the session at the office."""
    slag: Hjelpslag
    hjelper_id: UUID
    """The helper's person id; for KONTOR the ansatt's id."""
    navn: str
    kan_skrive: bool = False
    kan_laste_ned: bool = False
    rom: frozenset[Rom] = frozenset(Rom)
    """The rooms of the user's content that the helper sees."""
    kontornavn: str = ""

    @property
    def ved_kontoret(self) -> bool:
        """Whether the user sits beside the helper, and sees what is shown."""
        return self.slag == Hjelpslag.KONTOR


@dataclass(frozen=True, slots=True)
class Aktor:
    """Who acts. `id` is the person's id for a user and the ansatt's id for staff."""

    type: AktorType
    id: UUID
    navn: str
    person_id: UUID | None = None
    """The person this is: the user themself, or the citizen that the staff member also is."""
    roller: frozenset[Rolle] = frozenset()
    rettigheter: frozenset[Rettighet] = frozenset()
    kontorrom: Mapping[str, frozenset[Rom]] = field(default_factory=dict, hash=False)
    """For staff: the offices (by number) they belong to, and the rooms they see there."""
    kontornavn: str = ""
    """Name of the (first) office, for the trace that users read."""
    ved: Ved | None = None
    """Who wrote it down, when the user's words came on paper, by phone or in a meeting."""
    hjelp: Hjelp | None = None
    """For a user: who acts for them, when it is not themself (docs/adr/0042-acting-for-a-user.md)."""

    def skrevet_ned(self, ved: Ved) -> "Aktor":
        """The same user, whose words somebody else writes down (docs/adr/0039)."""
        return replace(self, ved=ved)

    @property
    def kontorer(self) -> frozenset[str]:
        return frozenset(self.kontorrom)

    def har_rolle(self, *roller: Rolle) -> bool:
        """Whether at least one of the roles is theirs."""
        return not self.roller.isdisjoint(roller)

    def er(self, id_: UUID) -> bool:
        """Whether this is who acts, who writes it down, or who helps: they need not be told."""
        if self.ved is not None and id_ == self.ved.ansatt_id:
            return True
        return id_ == self.id or (self.hjelp is not None and id_ == self.hjelp.hjelper_id)

    @property
    def er_bruker(self) -> bool:
        return self.type == AktorType.BRUKER

    @property
    def med_nav(self) -> bool:
        """Whether an employee writes down the user's words, or sits beside them: that is no digital
        writing, so how the user is followed up stops nothing."""
        return self.ved is not None or (self.hjelp is not None and self.hjelp.ved_kontoret)

    @property
    def leser_selv(self) -> bool:
        """Whether what is shown is shown to the one it is for: a helper's look is not the user's."""
        return self.hjelp is None or self.hjelp.ved_kontoret

    @property
    def er_ansatt(self) -> bool:
        return self.type == AktorType.VEILEDER


SYSTEM = Aktor(type=AktorType.SYSTEM, id=UUID(int=0), navn="DAP")
