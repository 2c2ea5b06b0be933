"""Which regressions there are (E.1): tables 9.1 and 11.1, and those of messages (S9.h)."""

from collections.abc import Mapping
from dataclasses import dataclass

from dap.felles.sprak import N_
from dap.forskning.parametre import (
    IKKE_VURDERT,
    SPESIELT_TILPASSET,
    STANDARD_SITUASJON,
    SYKMELDT,
    VARIG_TILPASSET,
)

Verdier = frozenset[str]


@dataclass(frozen=True, slots=True)
class Dummy:
    """1 for those whose `kolonne` has one of the values. `unntatt`: one of all other values."""

    navn: str
    tekst: str
    kolonne: str
    verdier: Verdier
    unntatt: bool = False

    def gjelder(self, verdi: str) -> bool:
        return (verdi in self.verdier) != self.unntatt


def _d(navn: str, tekst: str, kolonne: str, *verdier: str, unntatt: bool = False) -> Dummy:
    return Dummy(navn, tekst, kolonne, frozenset(verdier), unntatt)


FELLES = (
    _d("mann", N_("Mann"), "kjonn", "M"),
    _d("alder_25-29", N_("25–29 år"), "aldersgruppe", "25-29"),
    _d("alder_30-49", N_("30–49 år"), "aldersgruppe", "30-49"),
    _d("alder_50-59", N_("50–59 år"), "aldersgruppe", "50-59"),
    _d("alder_60+", N_("60 år eller eldre"), "aldersgruppe", "60+"),
    _d("utd_vgs", N_("Videregående"), "utdanning", "VIDEREGAENDE"),
    _d("utd_hoyere_inntil_4", N_("Høyere, inntil 4 år"), "utdanning", "HOYERE_INNTIL_4"),
    _d("utd_hoyere_over_4", N_("Høyere, over 4 år"), "utdanning", "HOYERE_OVER_4"),
    _d("utd_ukjent", N_("Ukjent utdanning"), "utdanning", "MANGLER"),
    _d("innvandrer", N_("Innvandrer"), "innvandrer", "JA"),
)
"""Missing age and missing immigrant status stand with the reference; missing education does not."""

GRUPPER = (
    _d(f"gruppe_{SYKMELDT}", N_("Sykmeldt"), "gruppe", SYKMELDT),
    _d(f"gruppe_{SPESIELT_TILPASSET}", N_("Spesielt tilpasset"), "gruppe", SPESIELT_TILPASSET),
    _d(f"gruppe_{VARIG_TILPASSET}", N_("Varig tilpasset"), "gruppe", VARIG_TILPASSET),
    _d(f"gruppe_{IKKE_VURDERT}", N_("Ikke vurdert"), "gruppe", IKKE_VURDERT),
)
DAGPENGER = (_d("dagpenger", N_("Dagpenger"), "ytelsesgruppe", "DAGPENGER"),)
DIAGNOSER = (
    _d("aap_psykiske", N_("AAP, psykiske lidelser"), "diagnose_vis", "PSYKISKE_LIDELSER"),
    _d("aap_muskel_skjelett", N_("AAP, muskel og skjelett"), "diagnose_vis", "MUSKEL_SKJELETT"),
    _d("aap_andre", N_("AAP, andre diagnoser"), "diagnose_vis",
       "IKKE_AAP", "PSYKISKE_LIDELSER", "MUSKEL_SKJELETT", unntatt=True),
)  # fmt: skip

KONSTANT = "konstant"
MND = "mnd"
TEKSTER: Mapping[str, str] = {
    KONSTANT: N_("Konstant"),
    MND: N_("Antall måneder registrert"),
    **{d.navn: d.tekst for d in (*FELLES, *GRUPPER, *DAGPENGER, *DIAGNOSER)},
}

KATEGORIER = (
    "kjonn", "aldersgruppe", "utdanning", "innvandrer", "gruppe", "ytelsesgruppe", "diagnose_vis",
)  # fmt: skip
"""What makes a cell, together with the number of months."""

UTFALL: Mapping[str, tuple[str, ...]] = {
    "dialog": ("n_dialog_nav", "n_dialog_bruker"),
    "henvendelse": ("n_henv_nav", "n_henv_bruker"),
    "EGEN": ("n_EGEN_nav", "n_EGEN_bruker"),
    "SOKEAVTALE": ("n_SOKEAVTALE_nav", "n_SOKEAVTALE_bruker"),
    "STILLING": ("n_STILLING_nav", "n_STILLING_bruker"),
}
"""Outcome: the counts of a person that are added up; the regression is of the sum a month."""


@dataclass(frozen=True, slots=True)
class Kolonne:
    """One column of a table: who (None: every ordinary user), of what, on what."""

    navn: str
    tekst: str
    gruppe: str | None
    utfall: str
    dummyer: tuple[Dummy, ...]


@dataclass(frozen=True, slots=True)
class Modelltabell:
    id: str
    nokkel: str
    tittel: str
    kapittel: str
    desimaler: int
    enhet: str
    kolonner: tuple[Kolonne, ...]


def _tre(utfall: str) -> tuple[Kolonne, ...]:
    return (
        Kolonne("alle_ordinaere", N_("Alle ordinære brukere"), None, utfall, FELLES + GRUPPER),
        Kolonne("standard_situasjon", "Standard/situasjonsbestemt", STANDARD_SITUASJON, utfall,
                FELLES + DAGPENGER),
        Kolonne("spesielt_tilpasset", N_("Spesielt tilpasset"), SPESIELT_TILPASSET, utfall,
                FELLES + DIAGNOSER),
    )  # fmt: skip


def _kort(type_: str, tekst: str) -> Kolonne:
    return Kolonne(type_, tekst, STANDARD_SITUASJON, type_, FELLES + DAGPENGER)


TABELLER = (
    Modelltabell(
        "T9.1", "tabell_9_1", N_("Lineær regresjon: dialoger pr. måned"), "9", 3,
        "dialoger pr. måned", _tre("dialog"),
    ),
    Modelltabell(
        "S9.h", "s_9_h_henv_regresjon", N_("Lineær regresjon: henvendelser pr. måned"), "9", 3,
        "henvendelser pr. måned", _tre("henvendelse"),
    ),
    Modelltabell(
        "T11.1", "tabell_11_1", N_("Lineær regresjon: aktiviteter pr. måned, brukere med standard"
        " eller situasjonsbestemt innsats"), "11", 2, "aktiviteter pr. måned",
        (
            _kort("EGEN", N_("Jobbrettet egenaktivitet")),
            _kort("SOKEAVTALE", N_("Avtale om jobbsøk")),
            _kort("STILLING", N_("En jobb jeg skal søke på")),
        ),
    ),
)  # fmt: skip
