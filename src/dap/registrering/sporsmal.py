"""The questions, word for word: data with a version and the day it is used from.

Add a set; never change one that has been used. What somebody answered is stored with the texts they
saw, so that an old registration reads as it did. Codes are those of the reference (NUS and others
follow from them). Texts are bokmål sources to translate.
"""

from dataclasses import dataclass
from datetime import date

from dap.felles.sprak import N_
from dap.registrering.values import Sporsmal, Svarvalg, Variant


@dataclass(frozen=True, slots=True)
class Sporsmalssett:
    versjon: str
    fra: date
    sporsmal: dict[str, Sporsmal]


_JA_NEI = (Svarvalg("JA", N_("Ja")), Svarvalg("NEI", N_("Nei")))

_SITUASJON = Sporsmal(
    "dinSituasjon",
    N_("Velg den situasjonen som passer deg best"),
    (
        Svarvalg("MISTET_JOBBEN", N_("Har mistet eller kommer til å miste jobben")),
        Svarvalg("ALDRI_HATT_JOBB", N_("Har aldri vært i jobb")),
        Svarvalg("HAR_SAGT_OPP", N_("Har sagt opp eller kommer til å si opp")),
        Svarvalg("VIL_BYTTE_JOBB", N_("Er i jobb, men vil bytte")),
        Svarvalg("ER_PERMITTERT", N_("Er permittert eller kommer til å bli permittert")),
        Svarvalg("USIKKER_JOBBSITUASJON", N_("Er usikker på jobbsituasjonen min")),
        Svarvalg("JOBB_OVER_2_AAR", N_("Har ikke vært i jobb de siste to årene")),
        Svarvalg(
            "AKKURAT_FULLFORT_UTDANNING", N_("Har akkurat fullført utdanning eller militæret")
        ),
        Svarvalg("VIL_FORTSETTE_I_JOBB", N_("Har jobb og vil fortsette i den jeg er i")),
        Svarvalg("DELTIDSJOBB_VIL_MER", N_("Har deltidsjobb, men vil jobbe mer")),
    ),
)
_ORDINAERE = (
    _SITUASJON,
    Sporsmal(
        "sisteStilling",
        N_("Har du hatt en jobb før?"),
        (
            Svarvalg("HAR_HATT_JOBB", N_("Ja, jeg har vært i jobb")),
            Svarvalg("HAR_IKKE_HATT_JOBB", N_("Nei, jeg har ikke vært i jobb")),
        ),
    ),
    Sporsmal(
        "stilling",
        N_("Hva er eller var den siste jobben din?"),
        hjelp=N_("Skriv det du ville sagt om noen spurte. For eksempel kokk eller hjelpepleier."),
    ),
    Sporsmal(
        "utdanning",
        N_("Hva er din høyeste fullførte utdanning?"),
        (
            Svarvalg("INGEN_UTDANNING", N_("Ingen utdanning")),
            Svarvalg("GRUNNSKOLE", N_("Grunnskole")),
            Svarvalg("VIDEREGAENDE_GRUNNUTDANNING", N_("Videregående grunnutdanning (1 til 2 år)")),
            Svarvalg(
                "VIDEREGAENDE_FAGBREV_SVENNEBREV",
                N_("Videregående, fagbrev eller svennebrev (3 år eller mer)"),
            ),
            Svarvalg("HOYERE_UTDANNING_1_TIL_4", N_("Høyere utdanning (1 til 4 år)")),
            Svarvalg("HOYERE_UTDANNING_5_ELLER_MER", N_("Høyere utdanning (5 år eller mer)")),
        ),
    ),
    Sporsmal("utdanningBestatt", N_("Er utdanningen din bestått?"), _JA_NEI),
    Sporsmal(
        "utdanningGodkjent",
        N_("Er utdanningen din godkjent i Norge?"),
        (*_JA_NEI, Svarvalg("VET_IKKE", N_("Vet ikke"))),
    ),
    Sporsmal(
        "helseHinder",
        N_("Har du helseproblemer som hindrer deg i å søke eller være i jobb?"),
        _JA_NEI,
        hjelp=N_(
            "Du trenger ikke si hva det er. Har du problemer som ikke hindrer deg, svarer du nei."
        ),
    ),
    Sporsmal(
        "andreForhold",
        N_("Har du andre problemer med å søke eller være i jobb?"),
        _JA_NEI,
        hjelp=N_("For eksempel økonomi, barnepass, språk eller at du bor langt unna."),
    ),
)
_SYKMELDT = (
    Sporsmal(
        "fremtidigSituasjon",
        N_("Hva tenker du om din fremtidige situasjon?"),
        (
            Svarvalg("SAMME_ARBEIDSGIVER", N_("Jeg skal tilbake til jobben jeg har")),
            Svarvalg(
                "SAMME_ARBEIDSGIVER_NY_STILLING",
                N_("Jeg skal tilbake til arbeidsgiveren min, men i en ny stilling"),
            ),
            Svarvalg("NY_ARBEIDSGIVER", N_("Jeg trenger ny jobb")),
            Svarvalg("USIKKER", N_("Jeg er usikker")),
            Svarvalg("INGEN_PASSER", N_("Ingen av disse passer")),
        ),
    ),
    Sporsmal(
        "tilbakeIArbeid",
        N_("Tenker du at du kommer tilbake i jobb før du har vært sykmeldt i 52 uker?"),
        (
            Svarvalg("JA_FULL_STILLING", N_("Ja, i full stilling")),
            Svarvalg("JA_REDUSERT_STILLING", N_("Ja, i redusert stilling")),
            Svarvalg("USIKKER", N_("Usikker")),
            Svarvalg("NEI", N_("Nei")),
        ),
    ),
)
_REAKTIVERING = (
    Sporsmal(
        "sammeSituasjon",
        N_("Er situasjonen din den samme som sist du registrerte deg?"),
        _JA_NEI,
        hjelp=N_("Svarer du nei, spør vi deg på nytt om arbeid, utdanning og helse."),
    ),
)


def _sett(versjon: str, fra: date, *sporsmal: Sporsmal) -> Sporsmalssett:
    return Sporsmalssett(versjon, fra, {s.kode: s for s in sporsmal})


SETT: dict[Variant, tuple[Sporsmalssett, ...]] = {
    Variant.ORDINAER: (_sett("ordinaer-1", date.min, *_ORDINAERE),),
    Variant.SYKMELDT: (_sett("sykmeldt-1", date.min, *_SYKMELDT),),
    Variant.REAKTIVERING: (_sett("reaktivering-1", date.min, *_REAKTIVERING, *_ORDINAERE),),
}
"""Oldest first."""


def gjeldende(variant: Variant, dag: date) -> Sporsmalssett:
    """The set that is used that day."""
    return next(s for s in reversed(SETT[variant]) if s.fra <= dag)
