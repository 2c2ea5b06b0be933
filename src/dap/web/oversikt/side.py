"""What the list shows: head, rows, chips, statuses and panel, as the templates want them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from dap.felles.aktor import Aktor
from dap.flere.values import MAKS
from dap.portefolje import queries
from dap.portefolje.queries import Felt
from dap.portefolje.values import INGEN, MEG, SIDESTORRELSER, Op, Side, Utvalg
from dap.tilgang.policies import PLANROLLER
from dap.web.bruker.dagen import vikar_for
from dap.web.oversikt import panel
from dap.web.oversikt.adresser import adresse, er_skjult_i_skjema, snu_sortering
from dap.web.oversikt.brikker import brikkegrupper, ny_gruppe, sortert
from dap.web.oversikt.lesing import Lest, spor
from dap.web.oversikt.rader import Oppsett, radene
from dap.web.oversikt.statuser import hvem, hvor, statuslinjer
from dap.web.oversikt.tekster import (
    HVORDAN,
    KOBLINGSORD,
    Navn,
    etikett,
    feilord,
    med_kategoriord,
    ord_for,
)

_MERKER = ("registerstatus", "ny", "innsatsgruppe", "profil", "veileder")
"""Read with every row, so that it can be marked."""
_HVORFOR = ("stille", "behov")
_GRUNNER = ("behovsgrunn", "stille")
"""Read when the list is about need, so that each row says why it stands there."""


@dataclass(frozen=True, slots=True)
class Hode:
    """A column, and the address that sorts by it."""

    nokkel: str
    tekst: str
    betydning: str
    adresse: str
    retning: str
    nr: int
    """Which of several keys; 0 when it is the only one, or none."""


def kontekst(
    aktor: Aktor, lest: Lest, naa: datetime, *, bare: UUID | None = None
) -> dict[str, Any]:
    """Everything about the list. Raises IkkeTilgang."""
    felt = queries.felter(aktor, lest.utvalg.kontor)
    apne = panel.apne(felt, lest.utvalg, lest.gruppe, lest.apne)
    lest, side = spor(
        aktor, lest, naa, ekstra=_ekstra(lest, felt), bare=bare, med_statuser=True,
        fasetter=panel.fasettene(felt, apne),
    )  # fmt: skip
    u, navn = lest.utvalg, _navn(aktor, side, lest.utvalg, felt)
    return {
        **_liste(aktor, lest, side, felt, navn, bare=bare),
        **_panel(lest, felt, side, navn, apne),
        "hvem": [
            *hvem(aktor, u, navn),
            *((tekst, til, False) for tekst, til in vikar_for(aktor, u, naa)),
        ],
        "hvor": hvor(aktor, u),
        "statuser": statuslinjer(
            side.statuser or queries.statustall(aktor, u.kontor, naa, veileder=u.hos), u, felt, navn
        ),
    }


def listekontekst(aktor: Aktor, lest: Lest, naa: datetime) -> tuple[int, Lest, dict[str, Any]]:
    """Of the list alone, when another page or another order is all that is asked for: nothing beside
    it is counted. How many match, and what was asked, too. Raises IkkeTilgang."""
    felt = queries.felter(aktor, lest.utvalg.kontor)
    lest, side = spor(aktor, lest, naa, ekstra=_ekstra(lest, felt), fasetter=frozenset())
    navn = _navn(aktor, side, lest.utvalg, felt)
    return side.total, lest, _liste(aktor, lest, side, felt, navn)


def _ekstra(lest: Lest, felt: Mapping[str, Felt]) -> tuple[str, ...]:
    grunner = _GRUNNER if lest.utvalg.kolonner or _spurt(lest.utvalg) else ()
    return tuple(
        n for n in (*med_kategoriord(_valgte(lest.utvalg, felt)), *_MERKER, *grunner) if n in felt
    )


def _liste(
    aktor: Aktor,
    lest: Lest,
    side: Side,
    felt: Mapping[str, Felt],
    navn: Navn,
    *,
    bare: UUID | None = None,
) -> dict[str, Any]:
    u, valgte = lest.utvalg, _valgte(lest.utvalg, felt)
    kolonner = tuple(n for n in valgte if n != "navn")
    kan_endre = aktor.har_rolle(*PLANROLLER)
    sporring = None if bare else queries.skriv(u)
    oppsett = Oppsett(kolonner, felt, navn, sporring, kan_endre, lest.merket)
    return {
        "side": side,
        "utvalg": u,
        "feil": list(dict.fromkeys(feilord(f, felt.get(f.felt or "")) for f in lest.feil)),
        "hoder": [_hode(felt[n], u) for n in kolonner],
        "navnehode": _hode(felt["navn"], u),
        "rader": radene(side, oppsett),
        "merket": lest.merket,
        "til": side.fra + len(side.rader) - 1,
        "neste": adresse(replace(u, etter=side.neste, for_="")) if side.neste else "",
        "forrige": adresse(replace(u, for_=side.forrige, etter="")) if side.forrige else "",
        "storrelser": [
            (n, adresse(replace(u.fra_start(), antall=n)), n == u.antall) for n in SIDESTORRELSER
        ],
        "fant_fnr": bool(bare),
        "kan_velge": kan_endre,
        "gjennomgang": _gjennomgang(u),
        "maks_valgte": MAKS,
        "merkadresse": f"{adresse(u)}&merk=1",
        **_over_lista(u, felt, navn),
    }


def _gjennomgang(u: Utvalg) -> str:
    """Where a talk about these users begins: at the office, with the adviser, when one is chosen."""
    valg = {"kontor": u.kontor[0] if len(u.kontor) == 1 else "", "motpart": u.hos}
    med = {n: v for n, v in valg.items() if v and v not in {MEG, INGEN}}
    til = reverse("gjennomgang:ny")
    return f"{til}?{urlencode(med)}" if med else til


def paneldel(aktor: Aktor, lest: Lest, naa: datetime) -> dict[str, Any]:
    """The fields of the part that was unfolded, with their counts. Raises IkkeTilgang."""
    felt = queries.felter(aktor, lest.utvalg.kontor)
    lest = replace(lest, utvalg=replace(lest.utvalg.fra_start(), kolonner=(), sortering=()))
    lest, side = spor(aktor, lest, naa, ekstra=("navn",), fasetter=panel.fasettene(felt, lest.apne))
    navn = _navn(aktor, side, lest.utvalg, felt)
    deler = panel.deler(felt, lest.utvalg, lest.gruppe, side.fasetter, navn, lest.apne, {})
    return {"deler": [d for d in deler if d.kontroller], "hvordan": HVORDAN}


def _panel(
    lest: Lest, felt: Mapping[str, Felt], side: Side, navn: Navn, apne: set[str]
) -> dict[str, Any]:
    u, nr = lest.utvalg, lest.gruppe
    return {
        "deler": panel.deler(felt, u, nr, side.fasetter, navn, apne, lest.pabegynt),
        "valgte_deler": lest.apne,
        "hvordan": HVORDAN,
        "skjulte": er_skjult_i_skjema(u, nr),
        "sortering": dict(queries.par(u)).get("sort", ""),
        "gruppe": nr,
        "forst": f"{nr}." if nr > 1 else "",
        "koblinger": [(k.value, str(o)) for k, o in KOBLINGSORD.items()],
        "kobling": u.grupper[nr - 1].kobling if 1 < nr <= len(u.grupper) else "og",
        "alle_grupper": range(1, max(len(u.grupper), nr) + 1)
        if max(len(u.grupper), nr) > 1
        else (),
    }


def _over_lista(u: Utvalg, felt: Mapping[str, Felt], navn: Navn) -> dict[str, Any]:
    return {
        "brikkegrupper": brikkegrupper(u, felt, navn),
        "ny_gruppe": ny_gruppe(u),
        "sortert": sortert(u, felt),
        "kolonneadresse": adresse(u.fra_start(), side="oversikt:kolonner"),
        "visningsadresse": adresse(u.fra_start(), side="oversikt:ny_visning"),
        "filadresse": adresse(u.fra_start(), side="oversikt:fil"),
        "her_sporring": queries.skriv(u.fra_start()),
        "nullstill": adresse(
            Utvalg(u.kontor, u.hos, kolonner=u.kolonner, sortering=u.sortering, antall=u.antall)
        ),
    }


def _valgte(u: Utvalg, felt: Mapping[str, Felt]) -> list[str]:
    """The reader's own columns in their order; else the product's, what is asked about first."""
    spurt = _spurt(u)
    rekke = (*u.kolonner, *spurt) if u.kolonner else (*spurt, *queries.STANDARDKOLONNER)
    return [n for n in dict.fromkeys(rekke) if n in felt and felt[n].kolonne]


def _spurt(u: Utvalg) -> list[str]:
    """What of need and silence the list asks about."""
    spurt = {*(v.felt for v in u.vilkar), *(s.felt for s in u.sortering)}
    return [n for n in _HVORFOR if n in spurt]


def _navn(aktor: Aktor, side: Side, u: Utvalg, felt: Mapping[str, Felt]) -> Navn:
    return ord_for(aktor, u, _staben(side, u, felt))


def _staben(side: Side, u: Utvalg, felt: Mapping[str, Felt]) -> Iterator[Any]:
    """Ids of members of staff that the page names."""
    yield u.hos
    ider = [n for n, f in felt.items() if f.er_id]
    for nokkel in ider:
        yield from side.fasetter.get(nokkel, ())
        yield from (r.celler[nokkel] for r in side.rader if r.celler.get(nokkel))
        yield from (k for v in u.vilkar if v.felt == nokkel and v.op == Op.ER for k in v.verdier)


def _hode(felt: Felt, u: Utvalg) -> Hode:
    nr = next((n for n, s in enumerate(u.sortering, 1) if s.felt == felt.nokkel), 0)
    retning = ""
    if nr:
        retning = "descending" if u.sortering[nr - 1].synkende else "ascending"
    til = adresse(snu_sortering(u, felt.nokkel)) if felt.sort else ""
    flere = nr if len(u.sortering) > 1 else 0
    return Hode(felt.nokkel, etikett(felt), gettext(felt.betydning), til, retning, flere)
