"""What a card shows, worked out before the template: a plan has many cards, and they must be quick."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dap.aktivitet.policies import flytteveier
from dap.aktivitet.values import Aktivitetsdetaljer, Aktivitetskort, Part, er_fast_tittel
from dap.forstaelse.values import Lesertilstand
from dap.web.felles.meldinger import tekst_for
from dap.web.felles.ytring import dag as datotekst
from dap.web.felles.ytring import si
from dap.web.forstaelse.tekster import merke_for

NAER_DAGER = 7
"""A date is said in days, and in red, when it is this near."""


@dataclass(frozen=True, slots=True)
class Merke:
    tekst: str
    farge: str = "neutral"
    variant: str = "outline"


@dataclass(frozen=True, slots=True)
class Flyttevalg:
    status: str
    etikett: str
    grunn: str = ""
    """Why not; empty when the card can be moved there."""
    begrunnelse: bool = False
    """A reason must be written first, so this leads to a page."""


@dataclass(frozen=True, slots=True)
class Kortvisning:
    id: UUID
    versjon: int
    status: str
    statustekst: str
    type: str
    tittel: str
    linjer: tuple[tuple[str, bool], ...]
    """Text, and whether it is urgent."""
    merker: tuple[Merke, ...]
    endret: bool
    uleste: int
    meny: str
    """The choices of "Flytt til" as HTML; empty when the card stands where it stands."""
    kort: Aktivitetskort


@dataclass(frozen=True, slots=True)
class Leserblikk:
    """Who reads the cards, and on what day."""

    part: Part
    dag: date
    uleste: Mapping[UUID, int]
    """Unread messages by activity."""
    bare_lese: bool = False
    venter: frozenset[UUID] = frozenset()
    """Activities whose thread waits for this reader's answer."""
    forstaelser: Mapping[UUID, Lesertilstand] = field(default_factory=dict, hash=False)
    """Whether the sides agree, by what is agreed with NAV."""
    menyer: dict[tuple[object, ...], str] = field(default_factory=dict, hash=False)
    """Menus already made: what stands alike in the plan has the same choices."""


def _meny(kort: Aktivitetskort, blikk: Leserblikk) -> SafeString:
    like = (kort.type.kode, kort.status, kort.avtalt, kort.venter_paa, kort.fho_ulest)
    if like not in blikk.menyer:
        valg = {"valg": flyttevalg(kort, blikk.part)}
        blikk.menyer[like] = render_to_string("plan/flyttmeny.html", valg)
    # An id and a number: nothing that needs escaping.
    return mark_safe(blikk.menyer[like].replace("KORT", f"{kort.id}.{kort.versjon}"))  # noqa: S308


def tittel(kort: Aktivitetskort) -> str:
    return si(kort.tittel) if kort.fast_tittel or er_fast_tittel(kort.tittel) else kort.tittel


def vis_kort(kort: Aktivitetskort, blikk: Leserblikk) -> Kortvisning:
    return Kortvisning(
        id=kort.id,
        versjon=kort.versjon,
        status=kort.status.value,
        statustekst=si(kort.status.etikett),
        type=si(kort.type.korttype),
        tittel=tittel(kort),
        linjer=tuple(_linjer(kort, blikk.dag)),
        merker=tuple(_merker(kort, blikk)),
        endret=kort.endret_siden_sist,
        uleste=blikk.uleste.get(kort.id, 0),
        meny="" if blikk.bare_lese or kort.status.ferdig else _meny(kort, blikk),
        kort=kort,
    )


def _linjer(kort: Aktivitetskort, dag: date) -> list[tuple[str, bool]]:
    linjer = [(ord_, False) for ord_ in kort.kortord()]
    egne = [(si(linje.ytring, kort=True), linje.haster) for linje in kort.kortlinjer(dag)]
    if kort.status.ferdig or kort.historisk:  # nothing hastens any more
        egne = [(tekst, haster) for tekst, haster in egne if not haster]
    linjer += egne
    frist = fristtekst(kort, dag)
    if frist and not any(haster for _tekst, haster in egne):
        linjer.append(frist)
    return linjer


def fristtekst(kort: Aktivitetskort, dag: date) -> tuple[str, bool] | None:
    """The end of an open activity in words, when it is near or past."""
    felt = kort.type.felt("til_dato")
    if kort.status.ferdig or kort.historisk or kort.til_dato is None:
        return None
    if felt is None or not felt.pakrevd:  # a deadline or the like, which the type words itself
        return None
    igjen = (kort.til_dato - dag).days
    if igjen < 0:
        return _("Skulle vært ferdig %(dag)s") % {"dag": datotekst(kort.til_dato)}, True
    if igjen == 0:
        return _("Slutter i dag"), True
    if igjen == 1:
        return _("Slutter i morgen"), True
    if igjen <= NAER_DAGER:
        mal = ngettext("Slutter om %(n)s dag", "Slutter om %(n)s dager", igjen)
        return mal % {"n": igjen}, True
    return None


def _merker(kort: Aktivitetskort, blikk: Leserblikk) -> list[Merke]:
    merker: list[Merke] = []
    if kort.venter_paa == blikk.part or kort.id in blikk.venter:
        merker.append(Merke(_("Venter på svar fra deg"), "warning", "moderate"))
    elif kort.venter_paa == Part.NAV:
        merker.append(Merke(_("Venter på svar fra NAV"), "neutral"))
    elif kort.venter_paa == Part.BRUKER:
        merker.append(Merke(_("Venter på svar fra bruker"), "neutral"))
    if kort.fho_ulest:
        ulest = _("Ulest") if blikk.part == Part.BRUKER else _("Ikke lest av bruker")
        merker.append(Merke(ulest, "warning", "moderate"))
    if kort.avtalt:
        merker.append(Merke(_("Avtalt med NAV"), "info", "strong"))
        if (tilstand := blikk.forstaelser.get(kort.id)) is not None:
            merker.append(Merke(*merke_for(tilstand, er_bruker=blikk.part == Part.BRUKER)))
    merker += [Merke(si(v.etikett), v.farge, "moderate") for v in kort.merker()]
    return merker


def flyttevalg(kort: Aktivitetskort | Aktivitetsdetaljer, part: Part) -> tuple[Flyttevalg, ...]:
    """Every other column: where the card may go, and why not where it may not."""
    return tuple(
        Flyttevalg(
            vei.til.value,
            si(vei.til.etikett),
            "" if vei.apen else tekst_for(vei.kode),
            vei.begrunnelse,
        )
        for vei in flytteveier(kort, part)
    )
