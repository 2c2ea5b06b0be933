"""The texts that a warning is made from: versions with a day they hold from, and the law behind them.

A version is never changed after it has been used: a change of the law, or of the words, is a new
version, which holds from its day. Warnings that are sent keep the version they were made from. The
ten kinds, and the sections each rests on, are those of the reference (ch. 3.6); the words are ours.
How many days one gets at least is set here, since the law demands a deadline without giving a number
(fvl. § 16); see docs/adr/0041.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dap.felles.sprak import N_


class Malkode(StrEnum):
    DAGPENGER = "DAGPENGER"
    DAGPENGER_VESENTLIG_AVVIK_FRA_OPPLERINGSPLANEN = (
        "DAGPENGER_VESENTLIG_AVVIK_FRA_OPPLERINGSPLANEN"
    )
    DAGPENGER_FORTSATT_UTDANNING_ETTER_OPPHORT_UTDANNING = (
        "DAGPENGER_FORTSATT_UTDANNING_ETTER_OPPHORT_UTDANNING"
    )
    IKKE_MOTT_MOTE = "IKKE_MOTT_MOTE"
    IKKE_DELTATT_AKTIVITET = "IKKE_DELTATT_AKTIVITET"
    IKKE_DELTATT_TILTAK = "IKKE_DELTATT_TILTAK"
    IKKE_LENGER_NEDSATT_ARBEIDSEVNE = "IKKE_LENGER_NEDSATT_ARBEIDSEVNE"
    UUTNYTTET_ARBEIDSEVNE = "UUTNYTTET_ARBEIDSEVNE"
    STANS_AAP_I_PERIODE = "STANS_AAP_I_PERIODE"
    OVERGANGSSTONAD = "OVERGANGSSTONAD"


class Feltslag(StrEnum):
    TEKST = "TEKST"
    LANGTEKST = "LANGTEKST"
    DATO = "DATO"
    DATO_FOR = "DATO_FOR"
    """A day that has been: today or before."""


@dataclass(frozen=True, slots=True)
class Felt:
    """One blank, filled by the adviser."""

    navn: str
    """As it stands between the brackets."""
    etikett: str
    slag: Feltslag = Feltslag.TEKST
    hjelp: str = ""

    @property
    def maks(self) -> int:
        return 2000 if self.slag == Feltslag.LANGTEKST else 120


@dataclass(frozen=True, slots=True)
class Kilde:
    """A section of law, and what it is about."""

    lov: str
    paragraf: str
    om: str


@dataclass(frozen=True, slots=True)
class Mal:
    kode: Malkode
    versjon: int
    gjelder_fra: date
    navn: str
    """What it is for, for the adviser who chooses."""
    avsnitt: tuple[str, ...]
    """Paragraphs in bokmål, each translated by itself."""
    felter: tuple[Felt, ...]
    kilder: tuple[Kilde, ...]
    minst_dager: int
    """Days the user gets at least, from the day it is sent."""


FRISTDATO = "fristdato"
OVERSKRIFT = N_("Du har fått et varsel fra NAV")

FTRL = N_("folketrygdloven")
DPF = N_("dagpengeforskriften")
FVL = N_("forvaltningsloven")

_KORT, _LANG = 7, 14
_FRA = date(2024, 1, 1)

_HVORFOR = N_("**Hvorfor du får varselet**")
_BEGRUNNELSE = "[begrunnelse]"
_GJOR = N_("**Dette må du gjøre innen [fristdato]**")
_KAN_SKJE = N_("**Dette kan skje**")
_SLIK = N_("**Slik svarer du**")
_SVAR = N_(
    "Svar i denne samtalen, eller ring oss. Legg gjerne ved papirer som viser hva som har skjedd. "
    "Vi leser svaret ditt før noe blir bestemt. Trenger du mer tid, kan du be om det."
)
_ETTER = N_(
    "Hører vi ikke fra deg, kan saken bli avgjort med de opplysningene vi har. Får du et vedtak "
    "som du er uenig i, kan du klage på det."
)
_HALE = (_SLIK, _SVAR, _ETTER)
_FRA_2 = date(2026, 11, 28)
_ETTER_2 = N_(
    "Hører vi ikke fra deg, kan saken bli avgjort med de opplysningene vi har. Får du et vedtak "
    "som du er uenig i, har du rett til å klage på det."
)

BEGRUNNELSE = Felt(
    "begrunnelse",
    N_("Hva som har skjedd"),
    Feltslag.LANGTEKST,
    N_("Skriv hva som har skjedd, og når. Skriv til brukeren, i korte setninger."),
)
_RETT_TIL_SVAR = Kilde(
    FVL, "16", N_("Du skal få vite om saken og kunne svare før noe blir bestemt.")
)
_REELL = Kilde(FTRL, "4-5", N_("Den som får dagpenger, må kunne og ville ta arbeid."))
_BORTFALL = Kilde(FTRL, "4-20", N_("Når dagpenger kan falle bort for en tid."))
_OPPHOR = Kilde(FTRL, "4-21", N_("Når dagpenger kan bli stanset."))
_DP_REELL = Kilde(DPF, "4-1", N_("Hva som skal til for å være en reell arbeidssøker."))
_DP_OPPLARING = Kilde(DPF, "4-3 f", N_("Opplæring og utdanning mens du får dagpenger."))
_NEDSATT = Kilde(FTRL, "11-5", N_("AAP er for den som har nedsatt arbeidsevne."))
_PLIKT = Kilde(FTRL, "11-7", N_("Den som får AAP, skal delta i det som er avtalt."))
_STANS = Kilde(FTRL, "11-8", N_("Når AAP kan bli stanset for den som ikke deltar."))
_SOKER = Kilde(FTRL, "11-17", N_("AAP mens du søker arbeid."))
_UTNYTT = Kilde(FTRL, "11-23", N_("AAP blir mindre når du kan arbeide mer."))
_OVG_PLIKT = Kilde(FTRL, "15-6", N_("Plikter for den som får overgangsstønad."))
_OVG_STANS = Kilde(FTRL, "15-12", N_("Når overgangsstønad kan falle bort for en tid."))


def _mal(
    kode: Malkode,
    navn: str,
    *,
    innledning: str,
    gjor: str,
    folger: str,
    kilder: tuple[Kilde, ...],
    felter: tuple[Felt, ...] = (),
    minst_dager: int,
) -> Mal:
    return Mal(
        kode=kode,
        versjon=1,
        gjelder_fra=_FRA,
        navn=navn,
        avsnitt=(
            innledning, _HVORFOR, _BEGRUNNELSE, _GJOR, gjor, _KAN_SKJE, folger, *_HALE,
        ),
        felter=(*felter, BEGRUNNELSE),
        kilder=(*kilder, _RETT_TIL_SVAR),
        minst_dager=minst_dager,
    )  # fmt: skip


_FORSTE: tuple[Mal, ...] = (
    _mal(
        Malkode.DAGPENGER,
        N_("Dagpenger: fyller kanskje ikke vilkårene"),
        innledning=N_("NAV vurderer å stanse dagpengene dine."),
        gjor=N_(
            "Fortell oss hvordan du ser på saken. Hadde du en god grunn, må du si hva den var."
        ),
        folger=N_(
            "Dagpengene kan falle bort for en tid, eller stanse helt, hvis du ikke fyller "
            "vilkårene for å få dem."
        ),
        kilder=(_REELL, _BORTFALL, _OPPHOR, _DP_REELL),
        minst_dager=_LANG,
    ),
    _mal(
        Malkode.DAGPENGER_VESENTLIG_AVVIK_FRA_OPPLERINGSPLANEN,
        N_("Dagpenger: følger ikke planen for opplæringen"),
        innledning=N_(
            "NAV vurderer å stanse dagpengene dine, fordi opplæringen «[opplæring]» ikke går som "
            "avtalt."
        ),
        gjor=N_(
            "Fortell oss hvorfor opplæringen ikke har fulgt planen, og hva du vil gjøre videre."
        ),
        folger=N_(
            "Du kan ha dagpenger under opplæring bare så lenge du følger planen som er godkjent. "
            "Blir avviket stort, kan dagpengene stanse."
        ),
        kilder=(_REELL, _OPPHOR, _DP_OPPLARING),
        felter=(Felt("opplæring", N_("Hvilken opplæring")),),
        minst_dager=_LANG,
    ),
    _mal(
        Malkode.DAGPENGER_FORTSATT_UTDANNING_ETTER_OPPHORT_UTDANNING,
        N_("Dagpenger: fortsetter utdanning som ikke er godkjent lenger"),
        innledning=N_(
            "NAV vurderer å stanse dagpengene dine, fordi det ser ut til at du fortsetter på "
            "«[utdanning]». Godkjenningen gjaldt til [sluttdato]."
        ),
        gjor=N_(
            "Fortell oss om du fortsatt er i utdanning. Er du ferdig eller har sluttet, må du legge "
            "ved noe som viser det."
        ),
        folger=N_(
            "Du kan ikke ha dagpenger mens du er i utdanning som NAV ikke har godkjent. Da kan "
            "dagpengene stanse."
        ),
        kilder=(_REELL, _OPPHOR, _DP_OPPLARING),
        felter=(
            Felt("utdanning", N_("Hvilken utdanning")),
            Felt("sluttdato", N_("Siste dag den var godkjent"), Feltslag.DATO_FOR),
        ),
        minst_dager=_LANG,
    ),
    _mal(
        Malkode.IKKE_MOTT_MOTE,
        N_("Møtte ikke til et møte med NAV"),
        innledning=N_(
            "NAV vurderer å stanse pengene dine, fordi du ikke kom til «[møte]» [møtedato]. Møtet "
            "var her: [sted]."
        ),
        gjor=N_(
            "Fortell oss hvorfor du ikke kom, og avtal en ny tid. Hadde du en god grunn, kan du "
            "legge ved noe som viser det."
        ),
        folger=N_(
            "Den som får penger fra NAV, må komme til møtene de blir kalt inn til. Kommer du ikke, "
            "og har du ingen god grunn, kan pengene falle bort for en tid eller stanse."
        ),
        kilder=(_BORTFALL, _PLIKT, _STANS),
        felter=(
            Felt("møte", N_("Hvilket møte")),
            Felt("møtedato", N_("Dagen møtet var"), Feltslag.DATO_FOR),
            Felt("sted", N_("Hvor møtet var")),
        ),
        minst_dager=_KORT,
    ),
    _mal(
        Malkode.IKKE_DELTATT_AKTIVITET,
        N_("Deltok ikke i en avtalt aktivitet"),
        innledning=N_(
            "NAV vurderer å stanse pengene dine, fordi du ikke har deltatt i aktiviteten "
            "«[aktivitet]» fra [dato]."
        ),
        gjor=N_(
            "Fortell oss hvorfor du ikke har deltatt, og om du kan begynne igjen. Hadde du en god "
            "grunn, kan du legge ved noe som viser det."
        ),
        folger=N_(
            "Når en aktivitet er avtalt med NAV, har du plikt til å delta. Deltar du ikke, og har "
            "du ingen god grunn, kan pengene falle bort for en tid eller stanse."
        ),
        kilder=(_BORTFALL, _PLIKT, _STANS),
        felter=(
            Felt("aktivitet", N_("Hvilken aktivitet")),
            Felt("dato", N_("Første dag uten deltakelse"), Feltslag.DATO_FOR),
        ),
        minst_dager=_KORT,
    ),
    _mal(
        Malkode.IKKE_DELTATT_TILTAK,
        N_("Deltok ikke i et tiltak"),
        innledning=N_(
            "NAV vurderer å stanse pengene dine, fordi du ikke har deltatt i tiltaket «[tiltak]» "
            "hos [sted] fra [dato]."
        ),
        gjor=N_(
            "Fortell oss hvorfor du ikke har deltatt, og om du kan begynne igjen. Hadde du en god "
            "grunn, kan du legge ved noe som viser det."
        ),
        folger=N_(
            "Har du fått plass på et tiltak, har du plikt til å delta. Deltar du ikke, og har du "
            "ingen god grunn, kan pengene falle bort for en tid eller stanse."
        ),
        kilder=(_BORTFALL, _PLIKT, _STANS),
        felter=(
            Felt("tiltak", N_("Hvilket tiltak")),
            Felt("sted", N_("Hvem som holder tiltaket")),
            Felt("dato", N_("Første dag uten deltakelse"), Feltslag.DATO_FOR),
        ),
        minst_dager=_KORT,
    ),
    _mal(
        Malkode.IKKE_LENGER_NEDSATT_ARBEIDSEVNE,
        N_("AAP: arbeidsevnen er kanskje ikke nedsatt lenger"),
        innledning=N_(
            "NAV vurderer å stanse arbeidsavklaringspengene dine, fordi vi tror at arbeidsevnen din "
            "ikke lenger er nedsatt nok."
        ),
        gjor=N_(
            "Fortell oss hvordan du selv vurderer arbeidsevnen din. Har du nye opplysninger fra "
            "lege eller andre, bør du legge dem ved."
        ),
        folger=N_(
            "For å få arbeidsavklaringspenger må arbeidsevnen være nedsatt med minst halvparten. Er "
            "den ikke det, kan pengene stanse."
        ),
        kilder=(_NEDSATT,),
        minst_dager=_LANG,
    ),
    _mal(
        Malkode.UUTNYTTET_ARBEIDSEVNE,
        N_("AAP: kan arbeide mer enn nå"),
        innledning=N_(
            "NAV vurderer å sette ned arbeidsavklaringspengene dine, fordi vi tror at du kan "
            "arbeide mer enn du gjør nå."
        ),
        gjor=N_(
            "Fortell oss hvor mye du mener at du kan arbeide, og hva som hindrer deg. Har du nye "
            "opplysninger fra lege eller andre, bør du legge dem ved."
        ),
        folger=N_(
            "Har du arbeidsevne som du kan bruke, men ikke bruker, kan pengene bli satt ned like "
            "mye som om du hadde arbeidet."
        ),
        kilder=(_UTNYTT,),
        minst_dager=_LANG,
    ),
    _mal(
        Malkode.STANS_AAP_I_PERIODE,
        N_("AAP mens man søker arbeid: stans i perioden"),
        innledning=N_(
            "NAV vurderer å stanse arbeidsavklaringspengene du får mens du søker arbeid. Stansen "
            "kan gjelde fra [stansdato]."
        ),
        gjor=N_(
            "Fortell oss hva du gjør for å finne arbeid, og hvordan du ser på saken. Legg gjerne "
            "ved søknader eller svar du har fått."
        ),
        folger=N_(
            "Du får disse pengene for å søke arbeid når du er ferdig avklart. Søker du ikke arbeid, "
            "kan pengene stanse før perioden er slutt."
        ),
        kilder=(_SOKER,),
        felter=(Felt("stansdato", N_("Første dag uten penger"), Feltslag.DATO),),
        minst_dager=_LANG,
    ),
    _mal(
        Malkode.OVERGANGSSTONAD,
        N_("Overgangsstønad: følger ikke plikten til aktivitet"),
        innledning=N_(
            "NAV vurderer å stanse overgangsstønaden din. Det gjelder plikten til å være i "
            "«[aktivitet]»."
        ),
        gjor=N_(
            "Fortell oss hva som har skjedd, og om du kan begynne igjen. Hadde du en god grunn, kan "
            "du legge ved noe som viser det."
        ),
        folger=N_(
            "Er barnet ditt blitt så stort at du har plikt til arbeid, utdanning eller å søke "
            "arbeid, kan stønaden falle bort for en tid eller stanse hvis du ikke følger plikten."
        ),
        kilder=(_OVG_PLIKT, _OVG_STANS),
        felter=(
            Felt(
                "aktivitet",
                N_("Hvilken plikt det gjelder"),
                hjelp=N_("For eksempel utdanning, arbeid eller tiltak."),
            ),
        ),
        minst_dager=_LANG,
    ),
)  # fmt: skip


def _andre(mal: Mal) -> Mal:
    """Its last words say that appealing is a right (in English they spoke of complaining)."""
    avsnitt = (*mal.avsnitt[:-1], _ETTER_2)
    return replace(mal, versjon=2, gjelder_fra=_FRA_2, avsnitt=avsnitt)


MALER: tuple[Mal, ...] = (*_FORSTE, *map(_andre, _FORSTE))


def gjeldende(dag: date, maler: Iterable[Mal] = MALER) -> tuple[Mal, ...]:
    """The newest version of each kind that holds that day, in the order of the list."""
    ut: dict[Malkode, Mal] = {}
    for mal in sorted(maler, key=lambda m: m.gjelder_fra):
        if mal.gjelder_fra <= dag:
            ut[mal.kode] = mal
    return tuple(ut[k] for k in Malkode if k in ut)


def versjon_av(kode: str, versjon: int, maler: Iterable[Mal] = MALER) -> Mal:
    """The very version something was made from; KeyError when there is none."""
    for mal in maler:
        if mal.kode == kode and mal.versjon == versjon:
            return mal
    raise KeyError((kode, versjon))
