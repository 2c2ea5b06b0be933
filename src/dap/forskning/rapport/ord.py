"""How codes and numbers are written in the report: Norwegian words, decimal comma, thin space."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from dap.forskning.personvern.values import MERKE
from dap.forskning.tabeller.values import Tidyrad
from dap.forskning.videre import ord as videre

TYNT = "\u202f"
TOM = "–"
"""An empty category: there is nobody, so there is no mean. Not the same as hidden."""
TELLES = frozenset(
    {
        "personer",
        "dialoger",
        "aktiviteter",
        "kort",
        "møter",
        "referater",
        "svar",
        "antall",
        "timer",
        "dager",
    }
)
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
    "BEHANDLING_AAP": "Medisinsk behandling (AAP)",
    "koronaledige_mars_april": "Koronaledige i sjokkmånedene",
    "mnd_registrert": "Måneder registrert",
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
    "N": "Antall (N)",
    "koeffisient": "Koef.",
    "standardfeil": "Std.feil",
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


_ORD = {
    "mnd": "måned",
    "maaned": "måned",
    "mote": "møte",
    "moter": "møter",
    "henv": "henvendelser",
    "inkl": "(begge dager med)",
    "ordinaere": "ordinære",
    "standard": "standard",
    "nav": "NAV",
    "aap": "AAP",
}
_FORSTAVELSER = {
    "alder": "Alder",
    "utd": "Utdanning",
    "gruppe": "Innsatsgruppe",
    "aap": "AAP",
}
_LEDD = {"vgs": "videregående", "psykiske": "psykiske lidelser"}


def tekst(kode: str) -> str:
    """A code in words; a code nobody knows is shown as it is, readable."""
    if kode in KODER or kode.upper() in KODER:
        return KODER.get(kode) or KODER[kode.upper()]
    if len(kode) == 7 and kode[4] == "-" and (kode[:4] + kode[5:]).isdigit():
        return f"{_MAANEDER[int(kode[5:]) - 1]} {kode[:4]}"
    if kode.startswith("n_"):
        return tekst(kode[2:])
    forste, _punkt, resten = kode.partition(".")
    if resten and not kode[:1].isdigit():
        return f"{tekst(forste)}, {_liten(tekst(resten))}"
    hva, _strek, ledd = kode.partition("_")
    if ledd and hva in _FORSTAVELSER:
        return f"{_FORSTAVELSER[hva]}: {_liten(_LEDD.get(ledd) or tekst(_stor(ledd)))}"
    ut = " ".join(_ORD.get(o, o) for o in kode.split("_"))
    return ut[:1].upper() + (ut[1:].lower() if kode.isupper() and len(ut) > 3 else ut[1:])


def _stor(ledd: str) -> str:
    """The code of a category, when a variable is named by it in small letters."""
    return ledd.upper() if ledd.upper() in KODER else ledd


def _liten(ut: str) -> str:
    return ut if ut[:2].isupper() else ut[:1].lower() + ut[1:]


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
    return tall(rad.verdi, 0 if er_antall(rad) else desimaler)


def er_antall(rad: Tidyrad) -> bool:
    """A whole number of something, which has no decimals."""
    if rad.verdi is None or not float(rad.verdi).is_integer():
        return False
    return rad.enhet.lower() in TELLES or rad.maal.lower().startswith("antall ")


def antall(n: int | None) -> str:
    return MERKE if n is None else tall(n, 0)


def enhetstekst(enhet: str) -> str:
    return "prosent" if er_prosent(enhet) else enhet


def i_rekke(verdier: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order they come."""
    return tuple(dict.fromkeys(verdier))
