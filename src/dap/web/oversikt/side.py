"""What the list shows: head, rows, chips, statuses and panel, as the templates want them."""

from collections.abc import Iterator, Mapping, Sequence
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
from dap.portefolje.values import INGEN, MEG, SIDESTORRELSER, Brukerrad, Op, Side, Utvalg
from dap.tilgang.policies import PLANROLLER
from dap.web.felles.lista import Listested, blaadresse
from dap.web.oversikt import panel
from dap.web.oversikt.adresser import adresse, er_skjult_i_skjema, snu_sortering
from dap.web.oversikt.brikker import brikkegrupper, ny_gruppe, sortert
from dap.web.oversikt.lesing import Lest, spor
from dap.web.oversikt.statuser import hvem, statuslinjer
from dap.web.oversikt.tekster import (
    HVORDAN,
    KOBLINGSORD,
    Navn,
    celle,
    etikett,
    feilord,
    kodenavn,
    navn_paa,
)

_MERKER = ("registerstatus", "ny", "innsatsgruppe", "veileder")
"""Read with every row, so that it can be marked."""
_LANG = 40
"""Characters of a value that is given room."""
_HVORFOR = ("stille", "behov")
_GRUNNER = ("behovsgrunn", "stille")
"""Read when the list is about need, so that each row says why it stands there."""


@dataclass(frozen=True, slots=True)
class Hode:
    """A column, and the address that sorts by it."""

    tekst: str
    betydning: str
    adresse: str
    retning: str
    nr: int
    """Which of several keys; 0 when it is the only one, or none."""


@dataclass(frozen=True, slots=True)
class Rad:
    person_id: UUID
    navn: str
    adresse: str
    merker: Sequence[tuple[str, str]]
    valg: str
    """The person, and the adviser that the page showed."""
    celler: Sequence[tuple[str, str, bool]]
    """Heading and value (a phone shows the heading beside the value), and whether it is long."""


def kontekst(
    aktor: Aktor, lest: Lest, naa: datetime, *, bare: UUID | None = None
) -> dict[str, Any]:
    """Everything about the list. Raises IkkeTilgang."""
    felt = queries.felter(aktor, lest.utvalg.kontor)
    grunner = _GRUNNER if lest.utvalg.kolonner or _spurt(lest.utvalg) else ()
    ekstra = tuple(n for n in (*_valgte(lest.utvalg, felt), *_MERKER, *grunner) if n in felt)
    apne = panel.apne(felt, lest.utvalg, lest.gruppe, lest.apne)
    fasetter = panel.fasettene(felt, apne)
    lest, side = spor(
        aktor, lest, naa, ekstra=ekstra, bare=bare, med_statuser=True, fasetter=fasetter
    )
    u, valgte = lest.utvalg, _valgte(lest.utvalg, felt)
    navn, her = navn_paa(_staben(side, u, felt)), queries.skriv(u)
    kolonner = {n: etikett(felt[n]) for n in valgte if n != "navn"}
    return {
        "side": side,
        "utvalg": u,
        "feil": list(dict.fromkeys(feilord(f, felt.get(f.felt or "")) for f in lest.feil)),
        "hoder": [_hode(felt[n], u) for n in valgte if n != "navn"],
        "navnehode": _hode(felt["navn"], u),
        "rader": [
            _rad(r, kolonner, felt, navn, None if bare else Listested(her, nr, side.total))
            for nr, r in enumerate(side.rader, side.fra)
        ],
        "til": side.fra + len(side.rader) - 1,
        "neste": adresse(replace(u, etter=side.neste, for_="")) if side.neste else "",
        "forrige": adresse(replace(u, for_=side.forrige, etter="")) if side.forrige else "",
        "storrelser": [
            (n, adresse(replace(u.fra_start(), antall=n)), n == u.antall) for n in SIDESTORRELSER
        ],
        "fant_fnr": bool(bare),
        "kan_velge": aktor.har_rolle(*PLANROLLER),
        "gjennomgang": _gjennomgang(u),
        "maks_valgte": MAKS,
        "merkadresse": f"{adresse(u)}&merk=1",
        **_panel(lest, felt, side, navn, apne),
        **_over_lista(u, felt, navn),
        "statuser": statuslinjer(
            side.statuser or queries.statustall(aktor, u.kontor, naa, veileder=u.hos), u, felt
        ),
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
    navn = navn_paa(_staben(side, lest.utvalg, felt))
    deler = panel.deler(felt, lest.utvalg, lest.gruppe, side.fasetter, navn, lest.apne)
    return {"deler": [d for d in deler if d.kontroller], "hvordan": HVORDAN}


def _panel(
    lest: Lest, felt: Mapping[str, Felt], side: Side, navn: Navn, apne: set[str]
) -> dict[str, Any]:
    u, nr = lest.utvalg, lest.gruppe
    return {
        "deler": panel.deler(felt, u, nr, side.fasetter, navn, apne),
        "valgte_deler": lest.apne,
        "hvordan": HVORDAN,
        "skjulte": er_skjult_i_skjema(u, nr),
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
        "hvem": hvem(u),
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


def _staben(side: Side, u: Utvalg, felt: Mapping[str, Felt]) -> Iterator[Any]:
    """Ids of members of staff that the page names."""
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
    return Hode(etikett(felt), gettext(felt.betydning), til, retning, flere)


def _rad(
    r: Brukerrad,
    kolonner: Mapping[str, str],
    felt: Mapping[str, Felt],
    navn: Navn,
    sted: Listested | None,
) -> Rad:
    verdier = ((hode, _celle(r, n, felt, navn)) for n, hode in kolonner.items())
    celler = [(hode, verdi, len(verdi) > _LANG) for hode, verdi in verdier]
    til = (
        blaadresse(r.person_id, sted)
        if sted
        else reverse("bruker:forside", kwargs={"person_id": r.person_id})
    )
    valg = f"{r.person_id}:{r.celler.get('veileder') or ''}"
    return Rad(r.person_id, r.navn, til, list(_merker(r, felt)), valg, celler)


def _celle(r: Brukerrad, nokkel: str, felt: Mapping[str, Felt], navn: Navn) -> str:
    """Points of need come with what they are made of, when that was read."""
    if nokkel == "fnr":
        return r.fnr
    tekst = celle(felt[nokkel], r.celler.get(nokkel), navn)
    grunner = r.celler.get("behovsgrunn") if nokkel == "behov" else None
    if not grunner:
        return tekst
    ord_ = [kodenavn(felt["behovsgrunn"], k, navn) for k in grunner]
    if "STILLE" in grunner and r.celler.get("stille"):
        stille = celle(felt["stille"], r.celler["stille"], navn)
        ord_[grunner.index("STILLE")] += f" ({stille})"
    return f"{tekst}: {', '.join(ord_)}"


def _merker(r: Brukerrad, felt: Mapping[str, Felt]) -> Iterator[tuple[str, str]]:
    """Text and colour of the marks that every row may carry (those of the person's own head)."""
    if r.celler.get("registerstatus") == "DOD":
        yield gettext("Død"), "neutral"
    if r.gradering not in {"", "UGRADERT"}:
        yield kodenavn(felt["gradering"], r.gradering, {}), "danger"
    if r.skjermet:
        yield gettext("Skjermet"), "danger"
    if r.celler.get("ny"):
        yield gettext("Ny bruker"), "info"
    if not r.celler.get("veileder"):
        yield gettext("Ufordelt"), "warning"
    if "innsatsgruppe" in r.celler and not r.celler["innsatsgruppe"]:
        yield gettext("Trenger vedtak"), "info"
