"""The status list with its counts, and whose users the list is about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from dap.felles.aktor import Aktor
from dap.kontor import queries as kontor
from dap.portefolje.queries import STATUSER, Felt, Status
from dap.portefolje.values import INGEN, MEG, Skjulte, Statustall, Utvalg, Vilkar
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.tekster import Navn, kategorimerke, kodenavn


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


def statuslinjer(tall: Statustall, u: Utvalg, felt: Mapping[str, Felt], navn: Navn) -> Statusliste:
    """The counts are of everybody at the office, or of one adviser's users."""
    linjer = [
        Statuslinje(
            _ord(s.etikett, s.vilkar, felt, navn),
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


def _ord(etikett: str, v: Vilkar, felt: Mapping[str, Felt], navn: Navn) -> str:
    if v.felt == "kategori":
        kode = str(v.verdier[0])
        ord_ = gettext("Kategori: %(navn)s") % {"navn": kodenavn(felt[v.felt], kode, navn)}
        return kategorimerke(kode, ord_)
    return gettext(etikett)


def _snudd(u: Utvalg, v: Vilkar) -> str:
    """On, in place of another condition on the same field; or off again."""
    if v in u.vilkar:
        return adresse(u.uten(v))
    for annet in u.grupper[0].vilkar if u.grupper else ():
        if annet.felt == v.felt:
            u = u.uten(annet)
    return adresse(u.med(v))


def hvem(aktor: Aktor, u: Utvalg, navn: Navn) -> list[tuple[str, str, bool]]:
    """My users, a colleague's when it is theirs, or everybody's: text, address, chosen."""
    u = u.fra_start()
    ut = [(gettext("Mine brukere"), adresse(replace(u, hos=MEG)), u.hos == MEG)]
    if u.hos not in {"", MEG}:
        hos = _hos(u.hos, navn)
        ut.append((hos, adresse(u), True))
    alle = gettext("Hele kontoret") if len(aktor.kontorer) < 2 else gettext("Alle brukere")
    return [*ut, (alle, adresse(replace(u, hos="")), not u.hos)]


def hvor(aktor: Aktor, u: Utvalg) -> list[tuple[str, str, bool]]:
    """For who works at several offices: all of them, or one. It stands beside whose users they are."""
    if len(aktor.kontorer) < 2:
        return []
    u, valgte = u.fra_start(), set(u.kontor) or set(aktor.kontorer)
    alle = (
        gettext("Alle kontorene dine"),
        adresse(replace(u, kontor=())),
        valgte == set(aktor.kontorer),
    )
    return [alle] + [
        (kontornavn, adresse(replace(u, kontor=(nr,))), valgte == {nr})
        for nr, kontornavn in kontor.kontorer_ved(aktor.kontorer)
    ]


def _hos(hos: str, navn: Navn) -> str:
    """Whose users they are, when they are not one's own."""
    if hos == INGEN:
        return gettext("Uten veileder")
    return gettext("Brukerne til %(navn)s") % {"navn": navn.get(hos, "…")}
