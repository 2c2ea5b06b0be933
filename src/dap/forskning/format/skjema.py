"""The tables of the research extract, described once (docs/forskning/format.md).

Writer, reader, validator and documentation all read this description.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pyarrow as pa

FORMAT: Final = "forskningsuttrekk"
VERSJON: Final = "1.0.0"
TIDSSONE: Final = "Europe/Oslo"
"""The zone of every local date (`*_dato`). No other part of the statistics knows a time zone."""


class Type(StrEnum):
    """What a column holds."""

    TEKST = "TEKST"
    SANN = "SANN"
    INT8 = "INT8"
    INT16 = "INT16"
    INT32 = "INT32"
    OYEBLIKK = "OYEBLIKK"
    """An instant: whole seconds, in UTC."""
    DATO = "DATO"
    MAANED = "MAANED"
    """A date that is the first of a month."""


_ARROW: Final[dict[Type, pa.DataType]] = {
    Type.TEKST: pa.string(),
    Type.SANN: pa.bool_(),
    Type.INT8: pa.int8(),
    Type.INT16: pa.int16(),
    Type.INT32: pa.int32(),
    Type.OYEBLIKK: pa.timestamp("us", tz="UTC"),
    Type.DATO: pa.date32(),
    Type.MAANED: pa.date32(),
}


@dataclass(frozen=True, slots=True)
class Kolonne:
    navn: str
    type: Type
    null: bool = False
    valgfri: bool = False
    """Whether the whole column may be absent."""
    koder: tuple[str, ...] = ()
    """For an enumeration: its values, in the order in which tables show them."""
    utvidbar: bool = False
    """Whether a later minor version may bring codes that are not in `koder`."""
    dato_for: str = ""
    """For a local date: the instant whose date it is."""

    @property
    def arrow(self) -> pa.DataType:
        return _ARROW[self.type]

    @property
    def felt(self) -> pa.Field:
        return pa.field(self.navn, self.arrow, nullable=self.null)


@dataclass(frozen=True, slots=True)
class Tabell:
    navn: str
    kolonner: tuple[Kolonne, ...]
    nokkel: tuple[str, ...] = ()
    """The columns that identify a row; empty where nothing does."""
    valgfri: bool = False
    dekket_av: str = ""
    """The column that must lie within the manifest's coverage of this table."""

    def kolonne(self, navn: str) -> Kolonne:
        return next(k for k in self.kolonner if k.navn == navn)

    @property
    def rekkefolge(self) -> tuple[str, ...]:
        """The order in which rows are sorted before they are summed up: total, and the same always."""
        return self.nokkel or tuple(k.navn for k in self.kolonner)

    def arrow(self, uten: frozenset[str] = frozenset()) -> pa.Schema:
        """The schema that is written, without the optional columns that are left out."""
        return pa.schema([k.felt for k in self.kolonner if k.navn not in uten])


KJONN: Final = ("K", "M")
PARTER: Final = ("NAV", "BRUKER")
UTDANNING: Final = ("GRUNNSKOLE", "VIDEREGAENDE", "HOYERE_INNTIL_4", "HOYERE_OVER_4")
INNSATSGRUPPER: Final = (
    "STANDARD",
    "SITUASJONSBESTEMT",
    "SPESIELT_TILPASSET",
    "VARIG_TILPASSET",
    "SYKMELDT",
    "IKKE_VURDERT",
    "BEHOV_FOR_AEV",
    "ANNET",
)
YTELSER: Final = ("AAP", "DAGPENGER", "TILTAKSPENGER", "INGEN")
DIAGNOSEGRUPPER: Final = ("PSYKISKE_LIDELSER", "MUSKEL_SKJELETT", "HJERTE_KAR", "ANDRE")
AKTIVITETSTYPER: Final = (
    "EGEN",
    "SOKEAVTALE",
    "STILLING",
    "IJOBB",
    "BEHANDLING",
    "MOTE",
    "SAMTALEREFERAT",
    "ANNEN",
)
STATUSER: Final = ("FORESLATT", "PLANLAGT", "GJENNOMFORES", "FULLFORT", "AVBRUTT")
DIALOGHENDELSER: Final = ("FERDIGBEHANDLET", "VENTER_PAA_NAV")


def _tekst(navn: str, *koder: str, null: bool = False, utvidbar: bool = False) -> Kolonne:
    return Kolonne(navn, Type.TEKST, null=null, koder=koder, utvidbar=utvidbar)


def _sann(navn: str, *, null: bool = False, valgfri: bool = False) -> Kolonne:
    return Kolonne(navn, Type.SANN, null=null, valgfri=valgfri)


def _oyeblikk(navn: str) -> tuple[Kolonne, Kolonne]:
    """An instant, and beside it its date in the zone of the extract."""
    return Kolonne(navn, Type.OYEBLIKK), Kolonne(f"{navn}_dato", Type.DATO, dato_for=navn)


TABELLER: Final[dict[str, Tabell]] = {
    t.navn: t
    for t in (
        Tabell(
            "person",
            (
                _tekst("person_id"),
                _tekst("kjonn", *KJONN),
                Kolonne("fodselsaar", Type.INT16, null=True),
                _tekst("utdanning", *UTDANNING, null=True),
                _sann("innvandrer", null=True),
            ),
            nokkel=("person_id",),
        ),
        Tabell(
            "personmaaned",
            (
                _tekst("person_id"),
                Kolonne("maaned", Type.MAANED),
                _tekst("innsatsgruppe", *INNSATSGRUPPER),
                _tekst("ytelse", *YTELSER),
                _tekst("diagnosegruppe", *DIAGNOSEGRUPPER, null=True, utvidbar=True),
                Kolonne("diagnose_detalj", Type.TEKST, null=True, valgfri=True),
                _tekst("enhet", null=True),
                _sann("delvis_ledig"),
                _sann("lonnstilskudd"),
            ),
            nokkel=("person_id", "maaned"),
            dekket_av="maaned",
        ),
        Tabell(
            "arbeid",
            (
                _tekst("person_id"),
                Kolonne("maaned", Type.MAANED),
                _sann("arbeidsforhold"),
                Kolonne("uforegrad", Type.INT8, null=True),
                _sann("i_utdanning", null=True, valgfri=True),
                _sann("sosialhjelp", null=True, valgfri=True),
            ),
            nokkel=("person_id", "maaned"),
            dekket_av="maaned",
        ),
        Tabell(
            "dialog",
            (
                _tekst("dialog_id"),
                _tekst("person_id"),
                *_oyeblikk("opprettet"),
                _tekst("opprettet_av", *PARTER),
                _tekst("aktivitet_id", null=True),
            ),
            nokkel=("dialog_id",),
            dekket_av="opprettet_dato",
        ),
        Tabell(
            "melding",
            (
                _tekst("dialog_id"),
                Kolonne("lopenr", Type.INT32),
                *_oyeblikk("sendt"),
                _tekst("avsender", *PARTER),
                _sann("krever_svar", null=True, valgfri=True),
            ),
            nokkel=("dialog_id", "lopenr"),
            dekket_av="sendt_dato",
        ),
        Tabell(
            "aktivitet",
            (
                _tekst("aktivitet_id"),
                _tekst("person_id"),
                _tekst("type", *AKTIVITETSTYPER, utvidbar=True),
                _tekst("opprettet_av", *PARTER),
            ),
            nokkel=("aktivitet_id",),
        ),
        Tabell(
            "aktivitetsstatus",
            (
                _tekst("aktivitet_id"),
                Kolonne("lopenr", Type.INT32),
                _tekst("status", *STATUSER),
                *_oyeblikk("tidspunkt"),
            ),
            nokkel=("aktivitet_id", "lopenr"),
            dekket_av="tidspunkt_dato",
        ),
        Tabell(
            "tiltak",
            (
                _tekst("person_id"),
                _tekst("tiltakstype"),
                Kolonne("fra", Type.DATO),
                Kolonne("til", Type.DATO, null=True),
            ),
            valgfri=True,
        ),
        Tabell(
            "dialoghendelse",
            (
                _tekst("dialog_id"),
                Kolonne("tidspunkt", Type.OYEBLIKK),
                _tekst("hendelse", *DIALOGHENDELSER),
            ),
            valgfri=True,
        ),
    )
}
"""All tables by name, in the order in which they are written."""
