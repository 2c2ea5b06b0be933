"""Tables and figures of chapter 12."""

from typing import Any

from dap.felles.sprak import N_
from dap.forskning.parametre import SPESIELT_TILPASSET, STANDARD_SITUASJON
from dap.forskning.tabeller import ord as o
from dap.forskning.tabeller.oppskrift import RAD, SERIE, Oppskrift
from dap.forskning.tabeller.values import Diagramform
from dap.forskning.tabeller.verdi import Blokk

_TO = (STANDARD_SITUASJON, SPESIELT_TILPASSET)
_SPELL = N_(
    "Måneder uten registrering som er færre enn fraværsgrensen, regnes med i forløpet (B19)."
)
_S = N_(
    "Andelen er av dem som kan følges så lenge: avsluttet etter k måneder betyr at forløpet varte"
    " høyst k måneder. Ikke det samme som Kaplan-Meier (B22)."
)


def _bruk(id_: str, tittel: str, nokkel: str, maal: str, **mer: Any) -> Oppskrift:
    """12.3: what happens in each month from the start, while the first spell lasts."""
    valg = {
        "akser": (RAD, SERIE), "nevner": N_("brukere som fortsatt er i forløpet i måneden"),
        "seriesvariabel": "type", "definisjoner": ("B18", "B19", "B21", "B23", "B25"),
    } | mer  # fmt: skip
    return Oppskrift(
        id_, tittel, nokkel, radvariabel="maanedsnummer", maal=maal, enhet=f"{maal} pr. person",
        populasjon=o.O_NYE, form=Diagramform.LINJER, desimaler=2, beslutninger=(_SPELL,),
        forbehold=(o.IKKE_SAMME,), **valg,
    )  # fmt: skip


def _uten_maal(navn: str, nokkel: str) -> Any:
    """The only measure of each month, so that a level falls away."""

    def blokk(b: Blokk) -> Blokk:
        return {
            gruppe: {m: v[navn] for m, v in rader.items()} for gruppe, rader in b[nokkel].items()
        }

    return blokk


def _s(nokkel: str) -> Any:
    return _uten_maal("andel", nokkel)


OPPSKRIFTER = (
    Oppskrift(
        "12.1", N_("Antall brukere som startet sin første periode hver måned"), "fig_12_1", (RAD, SERIE),
        "maaned", "antall personer", "personer", o.NYE, "–", Diagramform.STABLEDE_SOYLER, 0, ("B18", "B21"),
        seriesvariabel="brukergruppe", diagramserier=("ordinaere", "koronaledige"),
        beslutninger=(
            N_("Et tidligere forløp med ukjent start hindrer ikke at det første med kjent start regnes"
            " (B18)."),
        ),
    ),
    Oppskrift(
        "12.2", N_("Varighet: andel som ikke er avsluttet, for hver måned fra oppstart"), "fig_12_2",
        (SERIE, RAD), "k", "andel ikke avsluttet", "andel", o.NYE, N_("brukere som kan følges i k måneder"),
        Diagramform.TRAPPELINJER, 0, ("B18", "B19", "B20", "B21", "B22"), seriesvariabel="brukergruppe",
        blokk=_s("fig_12_2"), beslutninger=(_S, _SPELL),
    ),
    Oppskrift(
        "S12.a", N_("Varighet etter innsatsgruppe: andel som ikke er avsluttet"), "s_12_a_varighet_gruppe",
        (SERIE, RAD), "k", "andel ikke avsluttet", "andel", o.O_NYE,
        N_("brukere som kan følges i k måneder"), Diagramform.TRAPPELINJER, 0, ("B5", "B18", "B20", "B22"),
        seriesvariabel="gruppe", blokk=_s("s_12_a_varighet_gruppe"), beslutninger=(_S, _SPELL),
    ),
    Oppskrift(
        "12.3", N_("Status måned for måned etter oppstart"), "fig_12_3", (RAD, SERIE), "maanedsnummer",
        "andel", "andel", o.O_NYE, N_("brukere som kan observeres i måneden"), Diagramform.STABLEDE_FLATER, 0,
        ("B18", "B21", "B23", "B24"), seriesvariabel="status",
        beslutninger=(N_("Rekkefølgen i B24 avgjør der rapportens fem statuser overlapper."),),
        forbehold=(o.IKKE_SAMME,),
    ),
    Oppskrift(
        "12.4", N_("Status i måned 12 etter oppstart, etter innsatsgruppe"), "fig_12_4", (RAD, SERIE),
        "gruppe", "andel", "andel", o.O_NYE, N_("brukere i raden som kan observeres i måned 12"),
        Diagramform.STABLEDE_100, 0, ("B5", "B18", "B21", "B24"), seriesvariabel="status",
        beslutninger=(N_("«Etter 12 måneder» er måned nr. 12 (B24)."),), forbehold=(o.IKKE_SAMME,),
    ),
    _bruk(
        "12.5", N_("Dialoger opprettet for hver måned fra oppstart"), "fig_12_5", "dialoger",
        seriesvariabel="",
        blokk=lambda b: {m: v["dialoger"] for m, v in b["fig_12_5"].items()}, akser=(RAD,),
    ),
    _bruk(
        "12.6", N_("Dialoger opprettet av NAV og bruker for hver måned fra oppstart"), "fig_12_6",
        "dialoger", seriesvariabel="opprettet_av",
    ),
    _bruk(
        "12.7", N_("Dialoger for hver måned fra oppstart, etter innsatsgruppe"), "fig_12_7", "dialoger",
        seriesvariabel="gruppe", akser=(SERIE, RAD), blokk=_uten_maal("dialoger", "fig_12_7"),
        diagramserier=_TO, definisjoner=("B5", "B18", "B19", "B21", "B23", "B25"),
    ),
    _bruk(
        "12.8", N_("Møter og samtalereferater for hver måned fra oppstart"), "fig_12_8", "antall",
        definisjoner=("B17", "B18", "B19", "B21", "B23", "B25"),
    ),
    _bruk(
        "12.9", N_("Møter for hver måned fra oppstart, etter innsatsgruppe"), "fig_12_9", "møter",
        seriesvariabel="gruppe", akser=(SERIE, RAD), blokk=_uten_maal("moter", "fig_12_9"),
        definisjoner=("B5", "B17", "B18", "B19", "B21", "B23", "B25"),
    ),
    _bruk(
        "12.10", N_("Aktiviteter for hver måned fra oppstart"), "fig_12_10", "aktiviteter",
        definisjoner=("B16", "B18", "B19", "B21", "B23", "B25"),
    ),
    Oppskrift(
        "S12.0", N_("Nye brukere og andel med ukjent slutt (kapittel 12.1)"), "kap_12_1", (RAD,), "maal",
        "verdi", "personer", o.NYE, o.PERSONER, Diagramform.TABELL, 0, ("B18", "B20", "B21"),
    ),
)  # fmt: skip
