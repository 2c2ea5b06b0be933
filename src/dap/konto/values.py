"""What an account is, and what a sign-in says about the one who signed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
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
    """What a validated ID token says. `fnr` is set for users, `ident` and `roller` for staff."""

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
class Tilbydervalg:
    """One provider as the installation has set it up."""

    profil: Profil
    utsteder: str
    """The issuer; its discovery document is read from there."""
    klient_id: str
    hemmelighet: str = ""
    """Empty: a public client that PKCE alone protects."""
    scope: str = "openid profile"
    acr: str = ""
    """The lowest accepted level (acr); it is also what we ask for. Empty: not asked for."""
    grupper: tuple[tuple[str, str], ...] = ()
    """Pairs of group id and the name of a Rolle or a Rettighet."""


@dataclass(frozen=True, slots=True)
class Oktvalg:
    """How long one may stay signed in."""

    inaktiv: timedelta
    """Without doing anything."""
    lengst: timedelta
    """At all."""
    varsel: timedelta
    """How long before the end the page warns."""


@dataclass(frozen=True, slots=True)
class Demoperson:
    """One row of the demo's chooser of people. `krav` are the claims that the provider gives.

    Users need `pid` (fødselsnummer) and `acr`; staff need `oid` (the same as `subjekt`), `NAVident`
    and `groups` (`gruppe-` and the name of a Rolle or a Rettighet).
    """

    navn: str
    beskrivelse: str
    """Two lines, with a line break between."""
    gruppe: str
    """brukere, veiledere, ledere or andre."""
    profil: Profil
    subjekt: str
    krav: dict[str, object]


def demobruker(navn: str, beskrivelse: str, *, subjekt: str, fnr: str) -> Demoperson:
    """A user for the chooser, with the claims that ID-porten gives at the high level."""
    krav: dict[str, object] = {"pid": fnr, "acr": "idporten-loa-high"}
    return Demoperson(navn, beskrivelse, "brukere", Profil.IDPORTEN, subjekt, krav)


def demoansatt(
    navn: str,
    beskrivelse: str,
    *,
    gruppe: str,
    ident: str,
    roller: Iterable[Rolle],
    rettigheter: Iterable[Rettighet] = (),
) -> Demoperson:
    """A member of staff for the chooser, with the claims that Entra ID gives."""
    subjekt = f"oid-{ident.lower()}"
    grupper = [f"gruppe-{gitt}" for gitt in sorted([*roller, *rettigheter])]
    krav: dict[str, object] = {"oid": subjekt, "NAVident": ident, "groups": grupper}
    return Demoperson(navn, beskrivelse, gruppe, Profil.ENTRA, subjekt, krav)
