"""The filter of the plan as it stands in the address: ?type=EGEN&avtalt=ja&q=kurs&fra=2026-01-01.

Groups combine with AND, choices within a group with OR. What cannot be understood is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dap.aktivitet.values import TYPER, Aktivitetskort, Filter, Status
from dap.felles.tekst import rens
from dap.web.felles.ytring import dag, si

AVTALT = {"ja": True, "nei": False}
UTEN_MAL = "uten"
MAKS_SOK = 100
GRUPPER = ("status", "type", "avtalt", "steg", "mal")
FELTER = (*GRUPPER, "endret", "q", "fra", "til")


@dataclass(frozen=True, slots=True)
class Valgrad:
    """A choice in the panel."""

    verdi: str
    etikett: str
    antall: int
    valgt: bool


@dataclass(frozen=True, slots=True)
class Gruppe:
    navn: str
    tittel: str
    valg: list[Valgrad]


@dataclass(frozen=True, slots=True)
class Brikke:
    """A chosen filter that can be taken away."""

    etikett: str
    sporring: str
    """The query string without it."""


def les_filter(data: QueryDict) -> Filter:
    """The filter of an address."""
    return Filter(
        status=frozenset(Status(v) for v in data.getlist("status") if v in set(Status)),
        type=frozenset(v for v in data.getlist("type") if v in TYPER),
        avtalt=frozenset(AVTALT[v] for v in data.getlist("avtalt") if v in AVTALT),
        steg=frozenset(v for v in data.getlist("steg") if v in _steg()),
        mal=frozenset(_mal(data.getlist("mal"))),
        bare_endret=data.get("endret") == "1",
        tekst=rens(data.get("q", ""))[:MAKS_SOK],
        fra=_dato(data.get("fra", "")),
        til=_dato(data.get("til", "")),
    )


def _dato(tekst: str) -> date | None:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        return None


def _mal(verdier: Iterable[str]) -> Iterable[UUID | None]:
    for verdi in verdier:
        if verdi == UTEN_MAL:
            yield None
            continue
        try:
            yield UUID(verdi)
        except ValueError:
            continue


def _steg() -> dict[str, str]:
    """Job stages of every type: code and label."""
    return {
        valg.kode: valg.etikett
        for type_ in TYPER.values()
        for felt in type_.egne_grep()
        for valg in felt.valg
    }


def _stegtyper() -> set[str]:
    return {kode for kode, type_ in TYPER.items() if any(f.valg for f in type_.egne_grep())}


def _steg_for(kort: Aktivitetskort) -> str | None:
    if kort.type.kode not in _stegtyper():
        return None
    return str(kort.detaljer.get(kort.type.egne_grep()[0].navn) or "")


def grupper(kort: list[Aktivitetskort], filter_: Filter, mal: dict[UUID, str]) -> list[Gruppe]:
    """The panel: only what occurs among the cards of the period, with counts."""
    alle = [
        _gruppe("status", _("Status"), {s.value: si(s.etikett) for s in Status},
                [k.status.value for k in kort], {s.value for s in filter_.status}),
        _gruppe("avtalt", _("Avtalt med NAV"),
                {"ja": _("Avtalt med NAV"), "nei": _("Ikke avtalt")},
                ["ja" if k.avtalt else "nei" for k in kort],
                {n for n, v in AVTALT.items() if v in filter_.avtalt}),
        _gruppe("type", _("Aktivitetstype"), {k: si(t.korttype) for k, t in TYPER.items()},
                [k.type.kode for k in kort], set(filter_.type)),
        _gruppe("steg", _("Hvor langt du har kommet"),
                {k: si(v) for k, v in _steg().items()},
                [s for k in kort if (s := _steg_for(k)) is not None], set(filter_.steg)),
        _gruppe("mal", pgettext("flere mål", "Mål"), _malnavn(mal),
                [str(k.mal_id) if k.mal_id else UTEN_MAL for k in kort] if mal else [],
                {str(m) if m else UTEN_MAL for m in filter_.mal}),
    ]  # fmt: skip
    return [g for g in alle if len(g.valg) > 1 or any(v.valgt for v in g.valg)]


def _malnavn(mal: dict[UUID, str]) -> dict[str, str]:
    return {**{str(id_): tekst for id_, tekst in mal.items()}, UTEN_MAL: _("Ikke knyttet til mål")}


def _gruppe(
    navn: str, tittel: str, etiketter: dict[str, str], finnes: list[str], valgte: set[str]
) -> Gruppe:
    return Gruppe(
        navn,
        tittel,
        [
            Valgrad(verdi, etikett, finnes.count(verdi), verdi in valgte)
            for verdi, etikett in etiketter.items()
            if verdi in finnes or verdi in valgte
        ],
    )


def brikker(data: QueryDict, panel: list[Gruppe], filter_: Filter) -> list[Brikke]:
    """One removable chip for each choice in force."""
    ut = [
        Brikke(rad.etikett, _uten(data, gruppe.navn, rad.verdi))
        for gruppe in panel
        for rad in gruppe.valg
        if rad.valgt
    ]
    if filter_.bare_endret:
        ut.append(Brikke(_("Endret siden sist"), _uten(data, "endret")))
    if filter_.tekst:
        ut.append(Brikke(_("Søk: %(ord)s") % {"ord": filter_.tekst}, _uten(data, "q")))
    if filter_.fra:
        ut.append(Brikke(_("Fra %(dag)s") % {"dag": dag(filter_.fra)}, _uten(data, "fra")))
    if filter_.til:
        ut.append(Brikke(_("Til %(dag)s") % {"dag": dag(filter_.til)}, _uten(data, "til")))
    return ut


def _uten(data: QueryDict, navn: str, verdi: str | None = None) -> str:
    kopi = data.copy()
    if verdi is None:
        kopi.pop(navn, None)
    else:
        kopi.setlist(navn, [v for v in kopi.getlist(navn) if v != verdi])
    return kopi.urlencode()


def uten_filter(data: QueryDict) -> str:
    """The query string with view and period only."""
    kopi = data.copy()
    for navn in FELTER:
        kopi.pop(navn, None)
    return kopi.urlencode()


def med(data: QueryDict, **verdier: str) -> str:
    """The query string with some values replaced; an empty one is left out."""
    kopi = data.copy()
    for navn, verdi in verdier.items():
        if verdi:
            kopi[navn] = verdi
        else:
            kopi.pop(navn, None)
    return kopi.urlencode()
