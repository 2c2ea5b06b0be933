"""Names as they are looked for and as they are put in order: the same in Python and in SQL.

Letters are folded here and nowhere else, so that nothing hangs on the locale of the database.
"""

import unicodedata

_UTEN_DELING = {
    "đ": "d",
    "ŋ": "n",
    "ŧ": "t",
    "ł": "l",
    "ı": "i",
    "ħ": "h",
    "ð": "d",
    "þ": "t",
    "ß": "s",
}
_EGNE = "æøå"


def _grunnbokstav(tegn: str) -> str:
    return _UTEN_DELING.get(tegn) or unicodedata.normalize("NFKD", tegn)[0]


_AKSENTER = [
    t
    for t in map(chr, (*range(0xDF, 0x17F), 0x219, 0x21B, *range(0x1E00, 0x1F00)))
    if t.isalpha() and t == t.lower() and t not in _EGNE and _grunnbokstav(t).isascii()
]
SOK_FRA = "".join(_AKSENTER)
SOK_TIL = "".join(map(_grunnbokstav, _AKSENTER))
"""For searching: accents off, æ ø å are letters of their own."""

_SIST = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"}
ORDEN_FRA = "".join(_SIST) + "".join(t for t in _AKSENTER if t not in _SIST)
ORDEN_TIL = "".join(_SIST.values()) + "".join(_grunnbokstav(t) for t in _AKSENTER if t not in _SIST)
"""For the order: the signs after z in ASCII stand in for æ, ø and å; ä is as æ and ö as ø."""

_SOK = str.maketrans(SOK_FRA, SOK_TIL)
_ORDEN = str.maketrans(ORDEN_FRA, ORDEN_TIL)
SKILLE = "\t"
"""Before every sign of a name, so that Berg comes before Berg Hansen."""


def _liten_i(tekst: str) -> str:
    """The one letter that Python makes two of."""
    return tekst.replace("İ", "I")


def foldet(tekst: str) -> str:
    """As names are looked for."""
    return _liten_i(tekst).lower().translate(_SOK)


def ordensnokkel(etternavn: str, fornavn: str = "") -> str:
    """The key that names are put in order by: å last, and aa as å."""
    deler = (_liten_i(d).lower().replace("aa", "å").translate(_ORDEN) for d in (etternavn, fornavn))
    return SKILLE.join(deler)


def _liten(uttrykk: str) -> str:
    return f'lower({uttrykk} COLLATE "pg_c_utf8")'


def foldet_sql(uttrykk: str) -> str:
    return f"translate({_liten(uttrykk)}, '{SOK_FRA}', '{SOK_TIL}')"


def ordensnokkel_sql(*deler: str) -> str:
    nokler = (
        f"translate(replace({_liten(d)}, 'aa', 'å'), '{ORDEN_FRA}', '{ORDEN_TIL}')" for d in deler
    )
    return " || chr(9) || ".join(nokler)
