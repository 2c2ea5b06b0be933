"""Texts of tables and messages: bokmål as it stands, and what is needed to say the same in another language.

A text with no parts is a plain str, marked with `N_` where it is written. One that is put together is a
`Tekst`: for those who read it as a str (files, messages) it is bokmål. `dap.forskning.rapport.sprak`
says both in the language that is chosen.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Self

from dap.felles.sprak import N_, Ytring

MAANEDER = (
    N_("jan. %(aar)s"),
    N_("feb. %(aar)s"),
    N_("mars %(aar)s"),
    N_("april %(aar)s"),
    N_("mai %(aar)s"),
    N_("juni %(aar)s"),
    N_("juli %(aar)s"),
    N_("aug. %(aar)s"),
    N_("sep. %(aar)s"),
    N_("okt. %(aar)s"),
    N_("nov. %(aar)s"),
    N_("des. %(aar)s"),
)

Del = str | int


class Ordrett(str):
    """The same in every language: a name, a code, what stands in somebody's file."""


class Tekst(str):
    """The template (marked with `N_`) and what goes into its blanks, `%(navn)s`.

    Blanks that are str are texts themselves: plain or put together. What people or a file wrote goes in
    as `Ordrett`.
    """

    mal: str
    deler: Mapping[str, Del]

    def __new__(cls, mal: str, **deler: Del) -> Self:
        selv = super().__new__(cls, mal % deler)
        selv.mal, selv.deler = mal, deler
        return selv

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Del]]:
        return (self.mal,), dict(self.deler)

    def __deepcopy__(self, _kjente: object) -> Self:
        return self


def maanedsord(nummer: int) -> Tekst:
    """A month (year * 12 + month - 1) in words."""
    return Tekst(MAANEDER[nummer % 12], aar=nummer // 12)


def rekke(tekster: Iterable[str], mellom: str = ", ") -> Tekst:
    """Texts one after the other."""
    deler = {f"t{nr}": tekst for nr, tekst in enumerate(tekster)}
    return Tekst(mellom.join(f"%({navn})s" for navn in deler), **deler)


def pakk(verdi: object) -> object:
    """For JSON: what is put together is kept in its parts."""
    if isinstance(verdi, Tekst):
        return {"mal": verdi.mal, "deler": {k: pakk(v) for k, v in verdi.deler.items()}}
    if isinstance(verdi, Ordrett):
        return {"ordrett": str(verdi)}
    if isinstance(verdi, tuple):
        return [pakk(v) for v in verdi]
    return verdi


def pakk_ut(verdi: object) -> object:
    """The inverse of `pakk`."""
    if isinstance(verdi, dict) and "ordrett" in verdi:
        return Ordrett(verdi["ordrett"])
    if isinstance(verdi, dict):
        deler = {k: pakk_ut(v) for k, v in verdi["deler"].items()}
        return Tekst(verdi["mal"], **deler)  # type: ignore[arg-type]
    if isinstance(verdi, list):
        return tuple(pakk_ut(v) for v in verdi)
    return verdi


def lagre(tekst: str) -> str:
    """For a column of the database: read again by `les`, and said then in the reader's language."""
    return json.dumps(pakk(tekst), ensure_ascii=False)


def les(lagret: str) -> str:
    """The inverse of `lagre`. What was written there before, or by a library, is what it says."""
    try:
        verdi = pakk_ut(json.loads(lagret))
    except (ValueError, KeyError, TypeError):
        return lagret
    return verdi if isinstance(verdi, str) else lagret


def ytring(tekst: str) -> Ytring | str:
    """For the pages."""
    if isinstance(tekst, Ordrett):
        return str(tekst)
    if isinstance(tekst, Tekst):
        return Ytring(
            tekst.mal, {k: ytring(v) if isinstance(v, str) else v for k, v in tekst.deler.items()}
        )
    return Ytring(tekst) if tekst else ""
