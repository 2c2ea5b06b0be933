"""The conditions that hold, as chips that can be taken away, and the keys that the list is sorted by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from dap.portefolje.queries import Felt
from dap.portefolje.values import MAKS_GRUPPER, Utvalg
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.tekster import KOBLINGSORD, Navn, etikett, vilkarsord


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
            ut.append(Brikkegruppe(nr, kobling, brikker, adresse(u, gruppe=nr)))
    if u.sok and ut:
        ut[0] = replace(ut[0], brikker=[_sok(u), *ut[0].brikker])
    elif u.sok:
        ut.append(Brikkegruppe(1, "", [_sok(u)], adresse(u)))
    return ut


def _sok(u: Utvalg) -> Brikke:
    ord_ = gettext("Navn: «%(sok)s»") % {"sok": u.sok}
    return Brikke(ord_, adresse(replace(u.fra_start(), sok="")))


def ny_gruppe(u: Utvalg) -> str:
    """Address that begins another group; empty when there are enough, or nothing to put it beside."""
    antall = len(u.grupper)
    return adresse(u, gruppe=antall + 1) if u.vilkar and antall < MAKS_GRUPPER else ""


def sortert(u: Utvalg, felt: Mapping[str, Felt]) -> list[Brikke]:
    ut = []
    for s in u.sortering:
        if s.felt in felt:
            retning = gettext("synkende") if s.synkende else gettext("stigende")
            uten = replace(u.fra_start(), sortering=tuple(x for x in u.sortering if x != s))
            ut.append(Brikke(f"{etikett(felt[s.felt])}, {retning}", adresse(uten)))
    return ut
