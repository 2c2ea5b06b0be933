"""Fødselsnummer: check digits, and synthetic numbers (month + 80) that belong to nobody."""

from datetime import date

_VEKT1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_VEKT2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
LENGDE = 11
SYNTETISK_TILLEGG = 80


def _kontroll(sifre: str, vekter: tuple[int, ...]) -> int | None:
    rest = sum(int(s) * v for s, v in zip(sifre, vekter, strict=True)) % 11
    if rest == 1:
        return None
    return 0 if rest == 0 else 11 - rest


def er_gyldig(fnr: str) -> bool:
    """Eleven digits with right check digits. Says nothing of whether the person exists."""
    if len(fnr) != LENGDE or not (fnr.isascii() and fnr.isdigit()):
        return False
    k1 = _kontroll(fnr[:9], _VEKT1)
    if k1 is None or k1 != int(fnr[9]):
        return False
    k2 = _kontroll(fnr[:10], _VEKT2)
    return k2 is not None and k2 == int(fnr[10])


def lag_syntetisk(fodt: date, lopenummer: int) -> str | None:
    """A synthetic number for a birth date, or None when this `lopenummer` (0-499) gives no digit.

    People born 1940-1999 use individual numbers 000-499 or 900-999 by century; 500-999 from 2000.
    """
    if fodt.year >= 2000:
        individ = 500 + lopenummer
    elif fodt.year < 1940:
        individ = lopenummer
    else:
        individ = lopenummer if lopenummer < 500 else 900 + lopenummer % 100
    ni = f"{fodt.day:02d}{fodt.month + SYNTETISK_TILLEGG:02d}{fodt.year % 100:02d}{individ:03d}"
    k1 = _kontroll(ni, _VEKT1)
    if k1 is None:
        return None
    k2 = _kontroll(ni + str(k1), _VEKT2)
    return None if k2 is None else f"{ni}{k1}{k2}"
