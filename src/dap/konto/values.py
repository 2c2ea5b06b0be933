"""What an account is, and what a sign-in says about the one who signed in."""

from dataclasses import dataclass
from enum import StrEnum

from dap.felles.aktor import Rettighet, Rolle


class Kontotype(StrEnum):
    BRUKER = "BRUKER"
    ANSATT = "ANSATT"


class Tema(StrEnum):
    SYSTEM = "system"
    LYST = "lyst"
    MORKT = "morkt"


SPRAK = ("nb", "nn", "en")


class Profil(StrEnum):
    """Which way in: ID-porten for users, Entra ID for staff."""

    IDPORTEN = "IDPORTEN"
    ENTRA = "ENTRA"

    @property
    def kontotype(self) -> Kontotype:
        return Kontotype.BRUKER if self is Profil.IDPORTEN else Kontotype.ANSATT


@dataclass(frozen=True, slots=True)
class Identitet:
    """What a validated ID token says. `fnr` is set for users, `ident` and `grupper` for staff."""

    profil: Profil
    utsteder: str
    subjekt: str
    navn: str = ""
    fnr: str = ""
    ident: str = ""
    sid: str = ""
    """The provider's name of its own session; empty when it gives none."""
    roller: frozenset[Rolle] = frozenset()
    rettigheter: frozenset[Rettighet] = frozenset()


@dataclass(frozen=True, slots=True)
class Demoperson:
    """One row of the demo's chooser of people. `krav` are the claims that the provider gives."""

    navn: str
    beskrivelse: str
    gruppe: str
    profil: Profil
    subjekt: str
    krav: dict[str, object]
