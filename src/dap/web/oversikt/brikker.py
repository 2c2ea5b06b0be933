"""The conditions that hold, as chips that can be taken away, and the keys that the list is sorted by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from dap.felles.aktor import Aktor
from dap.portefolje import queries
from dap.portefolje.queries import Felt
from dap.portefolje.values import MAKS_GRUPPER, Utvalg
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.statuser import hvem, hvor
from dap.web.oversikt.tekster import (
    KOBLINGSORD,
    Navn,
    etikett,
    ord_for,
    vilkarsord,
)


@dataclass(frozen=True, slots=True)
class Brikke:
    tekst: str
    fjern: str


@dataclass(frozen=True, slots=True)
class Brikkegruppe:
    nr: int
    kobling: str
    """The word before it; empty for the first."""
    brikker: Sequence[Brikke]
    rediger: str


def brikkegrupper(u: Utvalg, felt: Mapping[str, Felt], navn: Navn) -> list[Brikkegruppe]:
    ut = []
    for nr, gruppe in enumerate(u.grupper, 1):
        brikker = [
            Brikke(vilkarsord(felt[v.felt], v, navn), adresse(u.uten(v)))
            for v in gruppe.vilkar
            if v.felt in felt
        ]
        kobling = str(KOBLINGSORD[gruppe.kobling]) if nr > 1 else ""
        if brikker:
            ut.append(Brikkegruppe(nr, kobling, brikker, _til_gruppe(u, nr)))
    if u.sok and ut:
        ut[0] = replace(ut[0], brikker=[_sok(u), *ut[0].brikker])
    elif u.sok:
        ut.append(Brikkegruppe(1, "", [_sok(u)], adresse(u)))
    return ut


def i_ord(aktor: Aktor, u: Utvalg) -> list[str]:
    """What is asked for, a line for each part: for whom, the conditions, the columns, the order."""
    felt = queries.felter(aktor, u.kontor)
    ider = [
        u.hos,
        *(k for v in u.vilkar if v.felt in felt and felt[v.felt].er_id for k in v.verdier),
    ]
    navn = ord_for(aktor, u, ider)
    valg = (*hvem(aktor, u, navn), *hvor(aktor, u))
    ut = [tekst for tekst, _adresse, valgt in valg if valgt]
    for g in brikkegrupper(u, felt, navn):
        ut.append(" ".join(filter(None, (g.kobling, ", ".join(b.tekst for b in g.brikker)))))
    if kolonnene := [etikett(felt[n]) for n in u.kolonner if n in felt]:
        ut.append(gettext("Kolonner: %(navn)s") % {"navn": ", ".join(kolonnene)})
    if rekke := [b.tekst for b in sortert(u, felt)]:
        ut.append(gettext("Sortert etter: %(navn)s") % {"navn": "; ".join(rekke)})
    return ut


def _sok(u: Utvalg) -> Brikke:
    ord_ = gettext("Navn: «%(sok)s»") % {"sok": u.sok}
    return Brikke(ord_, adresse(replace(u.fra_start(), sok="")))


def ny_gruppe(u: Utvalg) -> str:
    """Address that begins another group; empty when there are enough, or nothing to put it beside."""
    antall = len(u.grupper)
    return _til_gruppe(u, antall + 1) if u.vilkar and antall < MAKS_GRUPPER else ""


def _til_gruppe(u: Utvalg, nr: int) -> str:
    """To the filters themselves: they are what is another then, and stand below."""
    return f"{adresse(u, gruppe=nr)}#oversikt-filter"


def sortert(u: Utvalg, felt: Mapping[str, Felt]) -> list[Brikke]:
    ut = []
    for s in u.sortering:
        if s.felt in felt:
            retning = gettext("synkende") if s.synkende else gettext("stigende")
            uten = replace(u.fra_start(), sortering=tuple(x for x in u.sortering if x != s))
            ut.append(Brikke(f"{etikett(felt[s.felt])}, {retning}", adresse(uten)))
    return ut
