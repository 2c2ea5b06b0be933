"""How codes and numbers are written in the report: Norwegian words, decimal comma, thin space."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from dap.forskning.personvern.values import MERKE
from dap.forskning.tabeller.values import Tidyrad
from dap.forskning.videre import ord as videre

TYNT = "\u202f"
TOM = "–"
"""An empty category: there is nobody, so there is no mean. Not the same as hidden."""
PROSENT = frozenset({"%", "andel", "prosent"})

KODER = {
    **videre.KODER,
    "alle": "Alle",
    "ordinaere": "Ordinære",
    "koronaledige": "Koronaledige",
    "alle_ordinaere": "Alle ordinære",
    "K": "Kvinner",
    "M": "Menn",
    "<25": "Under 25 år",
    "25-29": "25–29 år",
    "30-49": "30–49 år",
    "50-59": "50–59 år",
    "60+": "60 år og over",
    "MANGLER": "Mangler opplysning",
    "GRUNNSKOLE": "Grunnskole",
    "VIDEREGAENDE": "Videregående",
    "HOYERE_INNTIL_4": "Høyere, inntil 4 år",
    "HOYERE_OVER_4": "Høyere, over 4 år",
    "STANDARD_SITUASJON": "Standard/situasjonsbestemt",
    "STANDARD": "Standard",
    "SITUASJONSBESTEMT": "Situasjonsbestemt",
    "SPESIELT_TILPASSET": "Spesielt tilpasset",
    "SPESIELT": "Spesielt tilpasset",
    "VARIG_TILPASSET": "Varig tilpasset",
    "SYKMELDT": "Sykmeldt",
    "IKKE_VURDERT": "Ikke vurdert",
    "KORONALEDIGE": "Koronaledige",
    "IKKE_AAP": "Ikke AAP",
    "AAP": "AAP",
    "DAGPENGER": "Dagpenger",
    "ANNET": "Annet",
    "PSYKISKE_LIDELSER": "Psykiske lidelser",
    "MUSKEL_SKJELETT": "Muskel og skjelett",
    "HJERTE_KAR": "Hjerte og kar",
    "ANDRE": "Andre",
    "UKJENT": "Ukjent",
    "JA": "Innvandrer",
    "NEI": "Ikke innvandrer",
    "NAV": "NAV",
    "BRUKER": "Bruker",
    "sum": "Til sammen",
    "EGEN": "Jobbrettet egenaktivitet",
    "SOKEAVTALE": "Avtale om jobbsøk",
    "STILLING": "En jobb jeg skal søke på",
    "IJOBB": "Jobb jeg har nå",
    "BEHANDLING": "Medisinsk behandling",
    "ARBEID": "Arbeid",
    "DELVIS_LEDIG": "Delvis ledig",
    "ARBEIDSSOKER": "Arbeidssøker",
    "VARIG_UFORE": "Varig tilpasset eller ufør",
    "IKKE_REGISTRERT": "Ikke registrert",
    "moter": "Møter",
    "referater": "Referater",
    "dialoger": "Dialoger",
    "INGEN": "Ingen bruk",
    "LAV": "Lav bruk",
    "MIDDELS": "Middels bruk",
    "HOY": "Høy bruk",
    "gjennomsnitt": "Gjennomsnitt",
    "median": "Median",
    "konstant": "Konstant",
    "mann": "Mann",
    "innvandrer": "Innvandrer",
    "mnd": "Måneder registrert",
    "dagpenger": "Dagpenger",
    "log_dose": "log(1 + meldinger per måned)",
    "b": "Koeffisient",
    "se": "Standardfeil",
    "se_klynge": "Standardfeil (klynge)",
    "hr": "Hasardrate",
    "p": "p-verdi",
    "lav": "Nedre grense",
    "hoy": "Øvre grense",
    "r2": "R²",
    "n": "Antall",
    "S": "Andel ikke avsluttet",
}
RADVARIABLER = {
    **videre.RADVARIABLER,
    "maaned": "Måned",
    "aldersgruppe": "Aldersgruppe",
    "utdanning": "Utdanning",
    "kjonn": "Kjønn",
    "innvandrer": "Innvandrerstatus",
    "gruppe": "Innsatsgruppe",
    "ytelsesgruppe": "Ytelse",
    "ytelse": "Ytelse",
    "diagnose_vis": "Diagnosegruppe",
    "diagnose": "Diagnosegruppe",
    "maanedsnummer": "Måned nr. fra oppstart",
    "m": "Måned nr. fra oppstart",
    "k": "Måneder fra oppstart",
    "klasse": "Antall per bruker",
    "antall": "Antall per bruker",
    "maal": "Mål",
    "aap": "AAP",
    "variabel": "Variabel",
    "ledd": "Ledd",
}
_MAANEDER = (
    "jan.",
    "feb.",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "aug.",
    "sep.",
    "okt.",
    "nov.",
    "des.",
)


def tekst(kode: str) -> str:
    """A code in words; a code nobody knows is shown as it is, readable."""
    if kode in KODER:
        return KODER[kode]
    if len(kode) == 7 and kode[4] == "-" and (kode[:4] + kode[5:]).isdigit():
        return f"{_MAANEDER[int(kode[5:]) - 1]} {kode[:4]}"
    if kode.startswith("n_"):
        return tekst(kode[2:])
    ut = kode.replace("_", " ")
    return (
        ut[:1].upper() + ut[1:].lower() if ut.isupper() and len(ut) > 3 else ut[:1].upper() + ut[1:]
    )


def radvariabel(kode: str) -> str:
    return RADVARIABLER.get(kode, tekst(kode))


def tall(verdi: float, desimaler: int) -> str:
    """Rounded to nine decimals first, then half up (I.6): the same on every engine."""
    trinn = Decimal(1).scaleb(-desimaler)
    d = Decimal(repr(round(verdi, 9))).quantize(trinn, ROUND_HALF_UP)
    tekst_ = f"{abs(d):,f}".replace(",", TYNT).replace(".", ",")
    return f"−{tekst_}" if d < 0 else tekst_


def er_prosent(enhet: str) -> bool:
    return enhet.strip().lower() in PROSENT


def vist(rad: Tidyrad, desimaler: int) -> str:
    """The value as people read it. Hidden is a colon (H12), empty is a dash."""
    if rad.undertrykt:
        return MERKE
    if rad.verdi is None:
        return TOM
    if er_prosent(rad.enhet):
        return tall(rad.verdi * 100, desimaler)
    hele = float(rad.verdi).is_integer() and (
        rad.n_enheter is not None or rad.verdi == rad.n_personer
    )
    return tall(rad.verdi, 0 if hele and abs(rad.verdi) >= 10 else desimaler)


def antall(n: int | None) -> str:
    return MERKE if n is None else tall(n, 0)


def enhetstekst(enhet: str) -> str:
    return "prosent" if er_prosent(enhet) else enhet


def i_rekke(verdier: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order they come."""
    return tuple(dict.fromkeys(verdier))
