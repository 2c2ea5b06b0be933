"""The columns of the row: one list that makes the table, the SQL that fills it, and what a reader's
rooms let them read of it.

What may be known in one room only has a column for each room (`_s` the state's, `_k` the
municipality's), and no reader touches the other's (docs/adr/0050).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dap.felles.rom import Rom

ENDELSE = {Rom.STAT: "_s", Rom.KOMMUNE: "_k"}


class Slag(StrEnum):
    """Types of column, by their name in PostgreSQL."""

    DATO = "date"
    TID = "timestamptz"
    KODE = "smallint"
    """A number from `koder`; 0 for none."""
    TALL = "integer"
    """A count, or a set of codes as bits; 0 for none."""
    JA = "boolean"
    TEKST = "text"
    ID = "uuid"
    DATOER = "date[]"
    TIDER = "timestamptz[]"
    TEKSTER = "text[]"
    KODER = "smallint[]"

    @property
    def tom(self) -> str:
        """What stands for nothing, as SQL."""
        match self:
            case Slag.KODE | Slag.TALL:
                return "0"
            case Slag.JA:
                return "false"
            case Slag.TEKST:
                return "''"
            case _:
                return f"NULL::{self.value}"


class Del(StrEnum):
    """Whose knowledge a column is."""

    FELLES = "FELLES"
    """The follow-up itself, and the person: whoever may see the person."""
    STAT = "STAT"
    """The state's alone: read in its room."""
    ROM = "ROM"
    """Content: a column for each room."""


class Flett(StrEnum):
    """How one fact comes of two rooms, for who sees both."""

    TIDLIGST = "LEAST({s}, {k})"
    SENEST = "GREATEST({s}, {k})"
    SUM = "({s} + {k})"
    SAMLET = "({s} | {k})"
    MINST_EN = "({s} OR {k})"
    ETTER = "({s} || {k})"
    STATENS = "{s}"
    """Staff who see both rooms work in the state's."""
    STATENS_ELLER = "COALESCE(NULLIF({s}, {tom}), {k})"


@dataclass(frozen=True, slots=True)
class Kolonne:
    navn: str
    slag: Slag
    del_: Del = Del.FELLES
    flett: Flett = Flett.TIDLIGST

    @property
    def fysiske(self) -> tuple[str, ...]:
        """The names in the table."""
        match self.del_:
            case Del.FELLES:
                return (self.navn,)
            case Del.STAT:
                return (self.navn + ENDELSE[Rom.STAT],)
            case Del.ROM:
                return tuple(self.navn + ENDELSE[r] for r in (Rom.STAT, Rom.KOMMUNE))

    def lest(self, rom: frozenset[Rom]) -> str:
        """The column as SQL over the row `r`, for who sees these rooms."""
        if self.del_ == Del.FELLES:
            return f"r.{self.navn}"
        stat, kommune = (f"r.{self.navn}{ENDELSE[r]}" for r in (Rom.STAT, Rom.KOMMUNE))
        if self.del_ == Del.STAT or rom == {Rom.STAT}:
            return stat if Rom.STAT in rom else self.slag.tom
        if rom == {Rom.KOMMUNE}:
            return kommune
        if not rom:
            return self.slag.tom
        return self.flett.value.format(s=stat, k=kommune, tom=self.slag.tom)


def _alle(del_: Del, slag: Slag, navn: str, flett: Flett = Flett.TIDLIGST) -> Iterator[Kolonne]:
    return (Kolonne(n, slag, del_, flett) for n in navn.split())


KOLONNER: tuple[Kolonne, ...] = (
    *_alle(Del.FELLES, Slag.TEKST, "kontor navn_orden navn_sok"),
    *_alle(Del.FELLES, Slag.ID, "veileder"),
    *_alle(Del.FELLES, Slag.TEKST, "veileder_orden bokommune tolkesprak"),
    *_alle(Del.FELLES, Slag.DATO, "fodt"),
    *_alle(Del.FELLES, Slag.KODE, "fodt_dag kjonn gradering registerstatus startarsak"),
    *_alle(Del.FELLES, Slag.TALL, "lesebehov"),
    *_alle(Del.FELLES, Slag.TEKSTER, "statsborgerskap"),
    *_alle(
        Del.FELLES,
        Slag.JA,
        "skjermet tegnsprak telefontolk reservert kan_varsles har_hjelp ny manuell",
    ),
    *_alle(
        Del.FELLES,
        Slag.TID,
        "startet tildelt plan_sett manuell_siden arbeidssoker_siden inaktiv_siden kandidat_siden kvp_siden",
    ),
    # What only the state knows.
    *_alle(Del.STAT, Slag.KODE, "innsatsgruppe hovedmal utkast y1_type y2_type"),
    *_alle(Del.STAT, Slag.TID, "vedtatt ny_gruppe utkast_endret innlogget"),
    *_alle(Del.STAT, Slag.ID, "utkast_ansvarlig"),
    *_alle(Del.STAT, Slag.DATO, "varsel_frist y_flere y1_fra y1_til y1_maks y2_fra y2_til y2_maks"),
    *_alle(Del.STAT, Slag.KODER, "yx_type"),
    *_alle(Del.STAT, Slag.DATOER, "yx_fra yx_til yx_maks"),
    # The dialog.
    *_alle(Del.ROM, Slag.TID, "venter_nav svarfrist kritisk venter_bruker ulest"),
    *_alle(Del.ROM, Slag.TALL, "ubesvarte", Flett.SUM),
    *_alle(Del.ROM, Slag.TID, "melding_bruker melding_nav", Flett.SENEST),
    # Activities: sets of types as bits, and the days of those that are agreed and not finished.
    *_alle(Del.ROM, Slag.TALL, "akt_avtalt akt_apne endringer", Flett.SAMLET),
    *_alle(Del.ROM, Slag.TALL, "forslag_nav forslag_bruker", Flett.SUM),
    *_alle(Del.ROM, Slag.DATOER, "akt_til akt_fra apne_til", Flett.ETTER),
    *_alle(
        Del.ROM,
        Slag.DATOER,
        "til_sokeavtale til_stilling til_ijobb til_egen til_behandling",
        Flett.ETTER,
    ),
    *_alle(Del.ROM, Slag.TID, "endring", Flett.SENEST),
    # Meetings and minutes.
    *_alle(Del.ROM, Slag.TIDER, "mote_start mote_slutt", Flett.ETTER),
    *_alle(Del.ROM, Slag.TID, "mote_holdt", Flett.SENEST),
    *_alle(Del.ROM, Slag.TID, "mote_onsket mote_forslag"),
    *_alle(Del.ROM, Slag.DATO, "udelt"),
    *_alle(Del.ROM, Slag.DATO, "samtale", Flett.SENEST),
    # What was said of what stands in the plan.
    *_alle(Del.ROM, Slag.TALL, "uenige enige_venter_nav enige_venter_bruker mal", Flett.SUM),
    # Registration.
    *_alle(
        Del.ROM,
        Slag.KODE,
        "situasjon utdanning utdanning_bestatt utdanning_godkjent profil",
        Flett.STATENS_ELLER,
    ),
    *_alle(Del.ROM, Slag.TID, "registrert", Flett.SENEST),
    # What staff remember.
    *_alle(Del.ROM, Slag.KODE, "kategori", Flett.STATENS),
    *_alle(Del.ROM, Slag.DATO, "huskelapp_frist", Flett.STATENS),
    *_alle(Del.ROM, Slag.TID, "huskelapp", Flett.STATENS),
    # Advice to meet that was put away: the last time, in the order of `koder.RADGRUNNER`.
    *_alle(Del.ROM, Slag.TID, " ".join(f"rad{nr}_avvist" for nr in range(1, 8)), Flett.SENEST),
)
KOLONNE = {k.navn: k for k in KOLONNER}
FYSISKE: tuple[tuple[str, Slag], ...] = tuple((n, k.slag) for k in KOLONNER for n in k.fysiske)


class Lest:
    """What `{name}` in an expression stands for, to readers of these rooms."""

    def __init__(self, rom: frozenset[Rom]) -> None:
        self._rom = rom

    def __getitem__(self, navn: str) -> str:
        if navn.startswith("x_"):  # worked out once for each row (`felt.mellom`)
            return f"r.{navn}"
        match navn:
            case "ser_stat":
                return "true" if Rom.STAT in self._rom else "false"
            case "eget_rom":
                return f"'{Rom.STAT if Rom.STAT in self._rom else Rom.KOMMUNE}'"
            case "person_id":
                return "r.person_id"
        return KOLONNE[navn].lest(self._rom)
