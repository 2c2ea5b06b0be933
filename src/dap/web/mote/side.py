"""What the pages of meetings are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from dap.aktivitet import queries as aktivitet
from dap.felles.feil import IkkeTilgang
from dap.kontor import queries as kontor
from dap.mote import queries
from dap.mote.policies import Muligheter, muligheter
from dap.mote.values import MAKS_TOLK, OBJEKT, OBJEKT_LEDIG, Motedata, Moterad, Motestatus, Part
from dap.oppfolging import queries as oppfolging
from dap.person import queries as person
from dap.tilgang.values import Personinnsyn
from dap.varsel.operations import merk_lest
from dap.web.felles.htmx import vis
from dap.web.felles.person import innsyn_for, lenke
from dap.web.felles.sett import merk_apnet
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.ytring import si
from dap.web.mote.deler import deler_for
from dap.web.mote.forbered import besluttet, forbered
from dap.web.mote.raad import rad_for
from dap.web.mote.skjema import Punktskjema
from dap.web.mote.tekster import RAD, Merke, dagen, merker, naar, naar_kort, radtekst
from dap.web.oppfolging.tekster import tolk

HVA = "mote"


@dataclass(frozen=True, slots=True)
class Vist:
    """A meeting in a list, with its tags and address."""

    m: Moterad
    adresse: str
    merker: list[Merke]
    om: str
    """ "i dag", "om 3 dager"."""


def part_for(innsyn: Personinnsyn) -> Part:
    return Part.BRUKER if innsyn.er_bruker else Part.NAV


def kan_skrive(innsyn: Personinnsyn) -> bool:
    return innsyn.kan_skrive and innsyn.kan_endre_plan


def for_skriving(request: AktorRequest, person_id: UUID | None) -> Personinnsyn:
    """Access for a page that changes something; refused where one may only read."""
    innsyn = innsyn_for(request, person_id, hva=HVA)
    if not kan_skrive(innsyn):
        raise IkkeTilgang("BARE_LESE")
    return innsyn


def mote_for(
    request: AktorRequest, person_id: UUID | None, mote_id: UUID, *, skrive: bool = True
) -> tuple[Personinnsyn, Motedata]:
    """The meeting of the person whose page it is."""
    innsyn = for_skriving(request, person_id) if skrive else innsyn_for(request, person_id, hva=HVA)
    return innsyn, queries.ett_mote(innsyn, mote_id, naa=timezone.now())


def vis_liste(
    request: AktorRequest, innsyn: Personinnsyn, *, feiltekst: str = "", status: int = 200
) -> HttpResponse:
    naa = timezone.now()
    bilde = queries.moter(innsyn, naa=naa)
    i_gang = oppfolging.apen_periode(innsyn.person_id) is not None
    skrive = kan_skrive(innsyn) and i_gang
    if innsyn.kan_skrive and innsyn.er_bruker:
        merk_lest(aktor=request.aktor, objekt_id=innsyn.person_id, naa=naa)
    kontekst = {
        "innsyn": innsyn,
        "venter": _viste(request, innsyn, bilde.venter, naa),
        "kommende": _viste(request, innsyn, _uten(bilde.kommende, bilde.venter), naa),
        "tidligere": _viste(request, innsyn, bilde.tidligere, naa),
        "ledige": len(queries.ledige_tider(innsyn, naa=naa)) if i_gang else 0,
        "kan_skrive": skrive,
        "i_gang": i_gang,
        "kan_varsles": oppfolging.oppfolgingsbilde(innsyn.person_id, naa=naa).kan_varsles,
        "rad": [(r, RAD[r.grunn], radtekst(r)) for r in rad_for(innsyn, naa=naa)] if skrive else [],
        "bort": _lagt_bort(innsyn),
        "feiltekst": feiltekst,
        "objekt_ledig": OBJEKT_LEDIG,
    }
    return vis(request, "mote/liste.html", kontekst, status=status)


def _lagt_bort(innsyn: Personinnsyn) -> list[tuple[str, str, datetime]]:
    """Advice that was put away, for staff who may put it away. The user never sees it."""
    if innsyn.er_bruker or not innsyn.kan_endre_plan:
        return []
    return [(str(RAD[grunn]), ord_, tid) for grunn, ord_, tid in queries.lagt_bort(innsyn)]


def _uten(rader: Iterable[Moterad], andre: Iterable[Moterad]) -> list[Moterad]:
    """An agreed meeting that somebody wants to move stands once, where it waits."""
    ider = {m.id for m in andre}
    return [m for m in rader if m.id not in ider]


def _viste(
    request: AktorRequest, innsyn: Personinnsyn, rader: Iterable[Moterad], naa: datetime
) -> list[Vist]:
    rot = lenke(request, "mote:liste")
    return [
        Vist(
            m,
            f"{rot}{m.id}/",
            merker(m, er_bruker=innsyn.er_bruker, naa=naa),
            naar_kort(m.start, naa) if m.start and m.status.apen else "",
        )
        for m in rader
    ]


def vis_mote(
    request: AktorRequest,
    innsyn: Personinnsyn,
    mote_id: UUID,
    *,
    feiltekst: str = "",
    status: int = 200,
    punktskjema: Punktskjema | None = None,
    valgt: str = "",
) -> HttpResponse:
    """The page of one meeting. Looking at it marks it seen."""
    naa = timezone.now()
    m = queries.ett_mote(innsyn, mote_id, naa=naa)
    if request.method == "GET":
        merk_apnet(request, innsyn, OBJEKT, mote_id, naa)
    kan = muligheter(m, part_for(innsyn), kan_skrive=kan_skrive(innsyn), naa=naa)
    foran = m.status.apen and not m.er_begynt(naa) and not m.historisk
    kontekst = {
        "m": m,
        "innsyn": innsyn,
        "kan": kan,
        "merker": merker(m, er_bruker=innsyn.er_bruker, naa=naa),
        "om": naar_kort(m.start, naa) if m.start and m.status.apen else "",
        "forslag": [(f, naar(f.start, m.varighet)) for f in m.forslag],
        "valgt": valgt,
        "feiltekst": feiltekst,
        "punktskjema": punktskjema or Punktskjema(),
        "forberedelse": forbered(innsyn, m, naa=naa) if foran else None,
        "besluttet": besluttet(innsyn, m) if m.er_begynt(naa) else [],
        "underveis": _underveis(request, innsyn, m, kan, naa),
        "begynt": m.er_begynt(naa),
        "deler": deler_for(request, innsyn, m),
        "kan_varsles": innsyn.er_bruker
        or oppfolging.oppfolgingsbilde(innsyn.person_id, naa=naa).kan_varsles,
    }
    return vis(request, "mote/mote.html", kontekst, status=status)


def _underveis(
    request: AktorRequest, innsyn: Personinnsyn, m: Motedata, kan: Muligheter, naa: datetime
) -> list[tuple[str, str]]:
    """For staff from the start of a meeting: what one adds to the plan, and comes back here."""
    aktuelt = m.status in {Motestatus.AVTALT, Motestatus.GJENNOMFORT}
    if innsyn.er_bruker or not kan.utfall or not aktuelt:
        return []
    tilbake = f"?neste={lenke(request, 'mote:mote', mote_id=m.id)}"
    typer = [
        (si(t.navn), lenke(request, "aktivitet:ny", type_=t.kode) + tilbake)
        for t in aktivitet.nye_typer(innsyn)
    ]
    return [
        (_("Nytt mål"), lenke(request, "mal:nytt") + tilbake),
        (_("Ny forventning"), lenke(request, "mal:ny_forventning") + tilbake),
        *typer,
    ]


def veiledere(
    request: AktorRequest, innsyn: Personinnsyn, valgt: UUID | None = None
) -> list[tuple[UUID, str]]:
    """Who can be chosen to hold a meeting: the responsible adviser, and whoever arranges it."""
    ansvarlig = oppfolging.ansvarlig_veileder(innsyn.person_id)
    ider = [i for i in (valgt, request.aktor.id, ansvarlig) if i is not None]
    navn = kontor.navn(ider)
    return [(i, navn[i]) for i in dict.fromkeys(ider) if i in navn]


def start_innhold(innsyn: Personinnsyn) -> dict[str, Any]:
    """What a new meeting starts with: the interpreter that the person needs, the office's address."""
    p = person.persondata(innsyn.person_id)
    enhet = kontor.kontor_for_person(innsyn.person_id)
    ut: dict[str, Any] = {"nokkel": uuid4()}
    if p is not None and p.tilrettelegging.trenger_tolk:
        ut["tolk"] = tolk(p.tilrettelegging)[:MAKS_TOLK]
    if enhet is not None and not innsyn.er_bruker:
        ut["sted"] = ", ".join(d for d in (enhet.navn, enhet.adresse) if d)
    return ut


__all__ = [
    "dagen", "for_skriving", "kan_skrive", "mote_for", "part_for", "start_innhold", "veiledere",
    "vis_liste", "vis_mote",
]  # fmt: skip
