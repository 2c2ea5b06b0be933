import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Gradering(StrEnum):
    """Protection of address, as the population register grades it."""

    UGRADERT = "UGRADERT"
    FORTROLIG = "FORTROLIG"
    STRENGT_FORTROLIG = "STRENGT_FORTROLIG"
    STRENGT_FORTROLIG_UTLAND = "STRENGT_FORTROLIG_UTLAND"


class Folkeregisterstatus(StrEnum):
    """Where a person stands in the population register, simplified as its users read it."""

    BOSATT = "BOSATT"
    IKKE_BOSATT = "IKKE_BOSATT"
    DNUMMER = "DNUMMER"
    DOD = "DOD"
    FORSVUNNET = "FORSVUNNET"
    OPPHORT = "OPPHORT"
    UKJENT = "UKJENT"
    """The register gave a status that we do not know."""
    INGEN = ""
    """The register has given none, or was never asked."""


class Kontaktstatus(StrEnum):
    """How the person can be reached digitally, as the contact and reservation register has it."""

    KAN_VARSLES = "KAN_VARSLES"
    RESERVERT = "RESERVERT"
    UTDATERT = "UTDATERT"
    """Registered, but not confirmed for so long that it cannot be used."""
    IKKE_REGISTRERT = "IKKE_REGISTRERT"


@dataclass(frozen=True, slots=True)
class Krrsvar:
    registrert: bool
    reservert: bool
    kan_varsles: bool
    epost: str = ""
    telefon: str = ""
    sprak: str = ""
    bekreftet: datetime | None = None
    """When the person last said that the details are right."""


@dataclass(frozen=True, slots=True)
class Kontaktfakta:
    """What the contact and reservation register said last, and how old that is."""

    status: Kontaktstatus
    hentet: datetime | None
    """When it last answered; None: never."""
    feilet: datetime | None
    """When it last did not, if that is later."""
    bekreftet: datetime | None
    """When the person last said there that the details are right."""


MAKS_ADRESSELINJE = 80
ADRESSEN_HOLDES_UTE = frozenset({Gradering.STRENGT_FORTROLIG, Gradering.STRENGT_FORTROLIG_UTLAND})
"""Whose address is never kept here: a letter to them gets it from those who have it (ADR 40)."""


@dataclass(frozen=True, slots=True)
class Postadresse:
    """Where post reaches somebody."""

    linjer: tuple[str, ...]
    postnr: str
    poststed: str
    land: str = ""
    """ISO 3166-1 alpha-3 when it is not Norway."""

    def pa_konvolutten(self) -> tuple[str, ...]:
        sist = f"{self.postnr} {self.poststed}".strip()
        return tuple(x for x in (*self.linjer, sist, self.land) if x)

    def avtrykk(self) -> str:
        """Tells whether two addresses are the same, without saying either."""
        return hashlib.sha256("\n".join(self.pa_konvolutten()).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Adressefakta:
    """The address that is known, how old that is, and whether a letter has come back from it."""

    adresse: Postadresse | None
    hentet: datetime | None
    feil_siden: datetime | None
    holdes_ute: bool
    """Strictly protected: not kept here, whoever asks."""


@dataclass(frozen=True, slots=True)
class Kontaktpunkt:
    """Where a person can be told something, and in which language."""

    reservert: bool
    kan_varsles: bool
    epost: str
    telefon: str
    dod: bool
    sprak: str


@dataclass(frozen=True, slots=True)
class Registersvar:
    """One answer of the population register."""

    status: Folkeregisterstatus
    statsborgerskap: tuple[str, ...] = ()
    bokommune: str = ""
    gradering: Gradering | None = None
    """None: the register says nothing of it, and what we have stands."""
    adresse: Postadresse | None = None
    fornavn: str = ""
    etternavn: str = ""
    fodt: date | None = None

    @property
    def er_noen(self) -> bool:
        """Whether it tells of somebody who can be made here: a name, and a day of birth."""
        return bool(self.etternavn) and self.fodt is not None


@dataclass(frozen=True, slots=True)
class Registerfakta:
    """What the population register said last, and when (None: never asked)."""

    status: Folkeregisterstatus
    statsborgerskap: tuple[str, ...]
    """ISO 3166-1 alpha-3."""
    bokommune: str
    """Number of the municipality where the person belongs; empty when there is none."""
    hentet: datetime | None


class Lesebehov(StrEnum):
    """How somebody needs to get what is written."""

    STOR_SKRIFT = "STOR_SKRIFT"
    OPPLESING = "OPPLESING"
    ENKELT_SPRAK = "ENKELT_SPRAK"
    BREV = "BREV"


MAKS_NAVN = 80
MAKS_TOLKESPRAK = 40


@dataclass(frozen=True, slots=True)
class Tilrettelegging:
    """Interpreter and reading needs. `tolkesprak` and `tegnsprak` say which, `telefontolk` that the
    interpreter may be on the phone."""

    tolkesprak: str = ""
    tegnsprak: bool = False
    telefontolk: bool = False
    lesebehov: frozenset[Lesebehov] = frozenset()
    versjon: int = 0

    @property
    def trenger_tolk(self) -> bool:
        return bool(self.tolkesprak) or self.tegnsprak


@dataclass(frozen=True, slots=True)
class Persondata:
    """What a page shows of a person. The fødselsnummer is for the screen, never for an address."""

    id: UUID
    fnr: str
    fornavn: str
    etternavn: str
    fodt: date
    gradering: Gradering
    skjermet: bool
    telefon: str
    epost: str
    tolkesprak: str
    reservert_krr: bool
    kan_varsles: bool
    tilrettelegging: Tilrettelegging = Tilrettelegging()
    har_hjelp: bool = False

    @property
    def navn(self) -> str:
        return f"{self.fornavn} {self.etternavn}"
