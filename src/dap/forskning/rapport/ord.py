"""How codes and numbers are written in the language of the report; thousands by a thin space in all."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from dap.felles.sprak import N_
from dap.forskning.personvern.values import MERKE
from dap.forskning.rapport.koder import FORSTAVELSER, KODER, LEDD, RADVARIABLER
from dap.forskning.rapport.sprak import EN, si, valgt
from dap.forskning.tabeller.values import Tidyrad
from dap.forskning.tekst import MAANEDER

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


def tekst(kode: str) -> str:
    """A code in words; a code nobody knows is shown as it is, readable."""
    kjent = KODER.get(kode) or KODER.get(kode.upper())
    if kjent:
        return si(kjent)
    if _er_maaned(kode):
        return si(MAANEDER[int(kode[5:]) - 1]) % {"aar": kode[:4]}
    if kode.startswith("n_"):
        return tekst(kode[2:])
    forste, _punkt, resten = kode.partition(".")
    if resten and not kode[:1].isdigit():
        sist = tekst(resten)
        return f"{tekst(forste)}, {sist if _er_maaned(resten) else liten(sist)}"
    hva, _strek, ledd = kode.partition("_")
    if ledd and hva in FORSTAVELSER:
        navn = si(LEDD[ledd]) if ledd in LEDD else tekst(_stor(ledd))
        return f"{si(FORSTAVELSER[hva])}: {liten(navn)}"
    ut = kode.replace("_", " ")
    return ut[:1].upper() + (ut[1:].lower() if kode.isupper() and len(ut) > 3 else ut[1:])


def _er_maaned(kode: str) -> bool:
    return len(kode) == 7 and kode[4] == "-" and (kode[:4] + kode[5:]).isdigit()


def _stor(ledd: str) -> str:
    """The code of a category, when a variable is named by it in small letters."""
    return ledd.upper() if ledd.upper() in KODER else ledd


def liten(ut: str) -> str:
    return ut if ut[:2].isupper() else ut[:1].lower() + ut[1:]


def radvariabel(kode: str) -> str:
    return si(RADVARIABLER[kode]) if kode in RADVARIABLER else tekst(kode)


def tall(verdi: float, desimaler: int) -> str:
    """Rounded to nine decimals first, then half up (I.6): the same on every engine."""
    trinn = Decimal(1).scaleb(-desimaler)
    d = Decimal(repr(round(verdi, 9))).quantize(trinn, ROUND_HALF_UP)
    tekst_ = f"{abs(d):,f}".replace(",", TYNT)
    if valgt() != EN:
        tekst_ = tekst_.replace(".", ",")
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
    return (
        rad.enhet.lower() in TELLES
        or rad.rad == "horisont τ"
        or rad.maal.lower().startswith("antall ")
    )


def antall(n: int | None) -> str:
    return MERKE if n is None else tall(n, 0)


def enhetstekst(enhet: str) -> str:
    return si("prosent" if er_prosent(enhet) else enhet)


def spenn(fra: str, til: str) -> str:
    return si(N_("%(fra)s til %(til)s")) % {"fra": fra, "til": til}


def i_rekke(verdier: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order they come."""
    return tuple(dict.fromkeys(verdier))
