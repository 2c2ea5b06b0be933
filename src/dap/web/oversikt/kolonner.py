"""Choosing columns: those that are chosen in their order, and those that can be added."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from dap.felles.aktor import Aktor
from dap.portefolje import queries
from dap.portefolje.values import GRUPPENAVN, Feltgruppe, Utvalg
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.tekster import etikett

_SIDE = "oversikt:kolonner"


@dataclass(frozen=True, slots=True)
class Kolonne:
    tekst: str
    betydning: str
    fjern: str = ""
    opp: str = ""
    ned: str = ""
    legg_til: str = ""


def kolonnekontekst(aktor: Aktor, u: Utvalg) -> dict[str, Any]:
    felt = queries.felter(aktor, u.kontor)
    u = u.fra_start()
    alle = [n for n, f in felt.items() if f.kolonne and n != "navn"]
    valgte = [n for n in (u.kolonner or queries.STANDARDKOLONNER) if n in alle]

    def til(rekke: Sequence[str]) -> str:
        return adresse(replace(u, kolonner=tuple(rekke)), side=_SIDE)

    def byttet(nr: int) -> str:
        ny = [*valgte]
        ny[nr], ny[nr + 1] = ny[nr + 1], ny[nr]
        return til(ny)

    return {
        "valgte": [
            Kolonne(
                etikett(felt[n]),
                gettext(felt[n].betydning),
                fjern=til([x for x in valgte if x != n] or ["navn"]),
                opp=byttet(nr - 1) if nr else "",
                ned=byttet(nr) if nr + 1 < len(valgte) else "",
            )
            for nr, n in enumerate(valgte)
        ],
        "grupper": [
            (gettext(GRUPPENAVN[g]), kolonnene)
            for g in Feltgruppe
            if (
                kolonnene := [
                    Kolonne(
                        etikett(felt[n]), gettext(felt[n].betydning), legg_til=til([*valgte, n])
                    )
                    for n in alle
                    if felt[n].gruppe == g and n not in valgte
                ]
            )
        ],
        "vis": adresse(replace(u, kolonner=tuple(valgte) or ("navn",))),
        "standard": adresse(replace(u, kolonner=()), side=_SIDE),
    }
