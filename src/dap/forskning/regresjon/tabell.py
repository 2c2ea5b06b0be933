"""The regressions as blocks of resultater.json and as tidy tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dap.felles.sprak import N_
from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import MODULVERSJON, Parametersett
from dap.forskning.regresjon.celler import grunnlag
from dap.forskning.regresjon.modeller import TABELLER, TEKSTER, Kolonne, Modelltabell
from dap.forskning.regresjon.ols import Koeffisient, Regresjon, ols
from dap.forskning.tabeller.values import Diagramform, Maaltype, Tabell, Tidyrad, Vern
from dap.forskning.tabeller.verdi import til_resultat
from dap.forskning.tekst import Tekst, rekke

MAAL = (
    ("koeffisient", "b"),
    ("standardfeil", "se"),
    ("standardfeil (HC1)", "hc1"),
    ("nedre 95 %", "lav"),
    ("øvre 95 %", "hoy"),
    ("p", "p"),
)
"""Measure of the tidy table: field of the coefficient."""

STJERNENOTE = N_("*** p < 0,001, ** p < 0,01, * p < 0,05.")
_BESLUTNINGER = (
    N_(
        "Ingen faller ut: manglende alder og innvandrerstatus står med referansen, ukjent utdanning"
        " har sin egen variabel (E.1)."
    ),
    N_("Vanlige (homoskedastiske) standardfeil; HC1 står ved siden av i tabellen (E.1)."),
    Tekst(
        N_("Stjerner: %(stjerner)s Rapporten sier ikke hva de betyr (J14)."), stjerner=STJERNENOTE
    ),
)


@dataclass(frozen=True)
class Regresjoner:
    """`resultater`: the blocks by key, in the shape of resultater.json; `tabeller`: the same, tidy."""

    resultater: Mapping[str, Any]
    tabeller: tuple[Tabell, ...]


def regresjoner(motor: Motor, p: Parametersett, uttrekk_id: str) -> Regresjoner:
    """Table 9.1, table 11.1 and S9.h. The derived tables must be in the engine (`avled`)."""
    celler = grunnlag(motor)
    svar = {
        tabell.id: {k.navn: ols(celler.celler(k)) for k in tabell.kolonner} for tabell in TABELLER
    }
    return Regresjoner(
        til_resultat(
            {t.nokkel: {navn: blokk(r) for navn, r in svar[t.id].items()} for t in TABELLER}
        ),
        tuple(_tabell(t, svar[t.id], p, uttrekk_id) for t in TABELLER),
    )


def blokk(r: Regresjon) -> dict[str, Any]:
    """One column, as resultater.json has it."""
    return {
        "n": r.n,
        "r2": r.r2,
        "koeffisienter": {
            k.navn: {"b": k.b, "se": k.se, "p": k.p, "stjerner": k.stjerner}
            for k in r.koeffisienter
        },
    }


def _tabell(
    t: Modelltabell, svar: Mapping[str, Regresjon], p: Parametersett, uttrekk_id: str
) -> Tabell:
    rader: list[Tidyrad] = []
    vern: list[Vern] = []
    for kolonne in t.kolonner:
        for rad, maal, verdi, v in _verdier(svar[kolonne.navn]):
            rader.append(
                Tidyrad(
                    t.id, t.tittel, "variabel", rad, "populasjon", kolonne.navn, maal, verdi,
                    t.enhet if v.type == Maaltype.KOEFFISIENT and maal != "p" else "",
                    svar[kolonne.navn].n, None, False, None, _fotnote(rad, svar[kolonne.navn]),
                    p.navn, uttrekk_id, MODULVERSJON,
                )
            )  # fmt: skip
            vern.append(v)
    return Tabell(
        t.id, t.tittel, t.nokkel, tuple(rader), tuple(vern), t.kapittel,
        Diagramform.KOEFFISIENTER,
        diagrammaal="koeffisient",
        desimaler=t.desimaler,
        definisjoner=("B4", "B5", "B8", "B15", "E1"),
        populasjon=rekke((_populasjon(k) for k in t.kolonner), "; "),
        nevner="personer",
        fotnoter=(STJERNENOTE, *_utelatt(t, svar)),
        beslutninger=_BESLUTNINGER,
    )  # fmt: skip


def _verdier(r: Regresjon) -> Iterator[tuple[str, str, float | None, Vern]]:
    for k in r.koeffisienter:
        vern = Vern(
            Maaltype.KOEFFISIENT, minste_side=k.minste_side, frihetsgrader=r.frihetsgrader
        )  # fmt: skip
        for maal, felt in MAAL:
            verdi: float | None = getattr(k, felt)
            yield k.navn, maal, verdi, vern
    modell = Vern(Maaltype.MODELL, frihetsgrader=r.frihetsgrader)
    yield "N", "antall personer", float(r.n), modell
    yield "R²", "forklart variasjon", r.r2, modell


def _fotnote(rad: str, r: Regresjon) -> str | None:
    stjerner = next((k.stjerner for k in r.koeffisienter if k.navn == rad), "")
    return stjerner or None


def _populasjon(k: Kolonne) -> str:
    return k.tekst if k.gruppe is None else Tekst(N_("%(hvem)s (ordinære brukere)"), hvem=k.tekst)


def _utelatt(t: Modelltabell, svar: Mapping[str, Regresjon]) -> Iterator[str]:
    for kolonne in t.kolonner:
        if merknad := svar[kolonne.navn].merknad:
            yield Tekst("%(hvem)s: %(merknad)s.", hvem=kolonne.tekst, merknad=merknad)
        navn = svar[kolonne.navn].utelatt
        if svar[kolonne.navn].n and navn:
            yield Tekst(
                N_("%(hvem)s: uten egen variasjon og derfor utelatt: %(hvilke)s."),
                hvem=kolonne.tekst,
                hvilke=rekke(TEKSTER[n] for n in navn),
            )


__all__ = ["Koeffisient", "Regresjoner", "blokk", "regresjoner"]
