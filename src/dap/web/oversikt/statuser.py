"""The status list with its counts, and whose users the list is about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from dap.portefolje.queries import STATUSER, Felt, Status
from dap.portefolje.values import MEG, Skjulte, Statustall, Utvalg, Vilkar
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.tekster import kodenavn


@dataclass(frozen=True, slots=True)
class Statuslinje:
    tekst: str
    antall: int
    adresse: str
    valgt: bool


@dataclass(frozen=True, slots=True)
class Statusliste:
    total: int
    linjer: list[Statuslinje]
    skjulte: Skjulte | None


def statuslinjer(tall: Statustall, u: Utvalg, felt: Mapping[str, Felt]) -> Statusliste:
    """The counts are of everybody at the office, or of one adviser's users."""
    linjer = [
        Statuslinje(
            _ord(s.etikett, s.vilkar, felt),
            tall.antall[s.nokkel],
            _snudd(u, s.vilkar),
            s.vilkar in u.vilkar,
        )
        for s in STATUSER
        if s.nokkel in tall.antall and _gjelder(s, u.hos)
    ]
    return Statusliste(tall.total, linjer, tall.skjulte)


def _gjelder(s: Status, veileder: str) -> bool:
    return not (s.bare_kontor if veileder else s.bare_min)


def _ord(etikett: str, v: Vilkar, felt: Mapping[str, Felt]) -> str:
    if v.felt == "kategori":
        return gettext("Kategori: %(navn)s") % {
            "navn": kodenavn(felt[v.felt], str(v.verdier[0]), {})
        }
    return gettext(etikett)


def _snudd(u: Utvalg, v: Vilkar) -> str:
    """On, in place of another condition on the same field; or off again."""
    if v in u.vilkar:
        return adresse(u.uten(v))
    for annet in u.grupper[0].vilkar if u.grupper else ():
        if annet.felt == v.felt:
            u = u.uten(annet)
    return adresse(u.med(v))


def hvem(u: Utvalg) -> list[tuple[str, str, bool]]:
    """My users, or the office's: text, address, chosen."""
    u = u.fra_start()
    return [
        (gettext("Mine brukere"), adresse(replace(u, hos=MEG)), u.hos == MEG),
        (gettext("Hele kontoret"), adresse(replace(u, hos="")), not u.hos),
    ]
