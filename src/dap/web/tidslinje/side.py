"""The timeline as pages show it: days in words, and lines that lead to what they tell of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import groupby
from typing import Any

from django.urls import NoReverseMatch
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dap.arkiv import queries
from dap.arkiv.values import Merke, Punkt
from dap.dialog.values import SIDESTORRELSE
from dap.felles.tid import dato, oslo
from dap.mote.values import Kanal
from dap.person import queries as person
from dap.tilgang.values import Personinnsyn
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest
from dap.web.felles.ytring import dag as datotekst
from dap.web.felles.ytring import klokke, ukedag
from dap.web.mote.tekster import KANAL
from dap.web.tidslinje.filter import les_filter, les_merke, neste_side, panel
from dap.web.tidslinje.linjehtml import Linje, linjehtml
from dap.web.tidslinje.tekster import SLAG, VURDERINGER, setning, tittel

Lenker = Callable[..., str]
KLIPP = 200
"""Characters of a reason that a line shows."""


@dataclass(frozen=True, slots=True)
class Dag:
    tittel: str
    nr: str
    """The date, for the id of the heading."""
    linjer: SafeString


def kontekst(request: AktorRequest, innsyn: Personinnsyn, naa: datetime) -> dict[str, Any]:
    """Everything the page shows, worked out from its address."""
    filter_ = les_filter(request.GET)
    forrige = les_merke(request.GET.get("for", ""))
    side = queries.tidslinje(innsyn, filter_, for_=forrige)
    navn = person.navn([innsyn.person_id]).get(innsyn.person_id, "")
    lag = partial(_linje, er_bruker=innsyn.er_bruker, navn=navn, til=partial(lenke, request))
    return {
        "dager": _dager(side.punkter, lag, forrige, dato(naa)),
        "eldre": neste_side(request.GET, side.neste) if side.neste else "",
        "fra_toppen": forrige is None,
        "filter": filter_,
        "panel": panel(request.GET, filter_, queries.filtervalg(innsyn), innsyn),
        "rot": lenke(request, "tidslinje:oversikt"),
    }


def _dager(
    punkter: tuple[Punkt, ...], lag: Callable[[Punkt], Linje], forrige: Merke | None, i_dag: date
) -> list[Dag]:
    fortsetter = dato(forrige.tid) if forrige else None
    grunn = _("Grunn:")
    return [
        Dag(
            dagtittel(dagen, i_dag, fortsatt=dagen == fortsetter),
            dagen.isoformat() + ("-fortsatt" if dagen == fortsetter else ""),
            mark_safe("".join(linjehtml(lag(p), grunn) for p in gruppe)),  # noqa: S308 (each is safe)
        )
        for dagen, gruppe in groupby(punkter, key=lambda p: dato(p.tid))
    ]


def dagtittel(dagen: date, i_dag: date, *, fortsatt: bool = False) -> str:
    """ "I dag, tirsdag 4. mars"; with the year when it is another."""
    navn = f"{ukedag(dagen)} {datotekst(dagen, med_ar=dagen.year != i_dag.year)}"
    if dagen == i_dag:
        navn = _("I dag, %(dag)s") % {"dag": navn}
    elif dagen == i_dag - timedelta(days=1):
        navn = _("I går, %(dag)s") % {"dag": navn}
    else:
        navn = navn[:1].upper() + navn[1:]
    return _("%(dag)s, fortsatt") % {"dag": navn} if fortsatt else navn


def _linje(p: Punkt, *, er_bruker: bool, navn: str, til: Lenker) -> Linje:
    ord_ = SLAG[p.slag]
    adresse, lenketekst = _vei(p, til)
    hvorfor = " ".join(tittel(p.begrunnelse).split())
    return Linje(
        tekst=setning(p, er_bruker=er_bruker, navn=navn),
        klokke=klokke(oslo(p.tid).strftime("%H.%M")),
        slag=str(ord_.tekst),
        ikon=ord_.ikon,
        farge=ord_.farge,
        kanal=_kanal(p),
        hvorfor=hvorfor if len(hvorfor) <= KLIPP else hvorfor[: KLIPP - 1] + "…",
        adresse=adresse,
        lenketekst=lenketekst,
    )


def _kanal(p: Punkt) -> str:
    if p.kanal in set(Kanal):
        return str(KANAL[Kanal(p.kanal)])
    return _("Skriftlig i dialogen") if p.type == "MELDING_SENDT" else ""


# --- where a line leads -------------------------------------------------------------------------


def _vei(p: Punkt, til: Lenker) -> tuple[str, str]:
    """Address, and what stands there; nothing for what has no page."""
    try:
        return _mal(p, til)
    except NoReverseMatch:
        return "", ""


def _mal(p: Punkt, til: Lenker) -> tuple[str, str]:
    versjon = p.versjon or p.data.get("versjon")
    if p.varsel is not None:
        versjon = None
    match p.objekt_type:
        case "AKTIVITET" if versjon and p.type != "FHO_LEST":
            adresse = til("aktivitet:versjon", aktivitet_id=p.objekt_id, nr=versjon)
            return adresse, _("Se slik den var da")
        case "AKTIVITET":
            return til("aktivitet:vis", aktivitet_id=p.objekt_id), _("Se aktiviteten")
        case "MAL" | "FORVENTNING" | "SITUASJON" if versjon:
            adresse = til("mal:versjoner", objekt_id=p.objekt_id)
            return f"{adresse}#versjon-{versjon}", _("Se slik det var da")
        case "MAL":
            return til("mal:mal", mal_id=p.objekt_id), _("Se målet")
        case "FORVENTNING":
            return til("mal:forventning", forventning_id=p.objekt_id), _("Se forventningen")
        case "SITUASJON":
            return til("mal:situasjon"), _("Se situasjonen")
        case "TRAD":
            return _melding(p, til)
        case _:
            return _annet(p, til)


def _melding(p: Punkt, til: Lenker) -> tuple[str, str]:
    """The message where it stands in its thread, with those before it."""
    if not p.tittel:
        return "", ""
    adresse, nr = til("dialog:trad", trad_id=p.objekt_id), p.data.get("nr")
    if p.type != "MELDING_SENDT" or not nr:
        return adresse, _("Se samtalen")
    sporring = f"?for={nr + 1}" if p.antall - nr >= SIDESTORRELSE else ""
    return f"{adresse}{sporring}#melding-{nr}", _("Les meldingen")


_LISTER = {
    "LEDIG_TID": ("mote:liste", gettext_lazy("Se møtene")),
    "REFERATLISTE": ("referat:liste", gettext_lazy("Se referatene")),
    "JOURNALPOST": ("journal:oversikt", gettext_lazy("Se journalen")),
    "BREV": ("brev:liste", gettext_lazy("Se brevene")),
    "NOTAT": ("dialog:notater", gettext_lazy("Se notatene")),
}
"""What has no page of its own."""


def _annet(p: Punkt, til: Lenker) -> tuple[str, str]:
    if p.objekt_type in _LISTER:
        rute, ord_ = _LISTER[p.objekt_type]
        return til(rute), str(ord_)
    if p.objekt_type == "MOTE":
        return til("mote:mote", mote_id=p.objekt_id), _("Se møtet")
    if p.type in {"REFERAT_DELT", "REFERAT_ENDRET"} and p.tittel:
        adresse = til("referat:versjoner", referat_id=p.objekt_id)
        return f"{adresse}#versjon-{p.data['nr']}", _("Se slik det var da")
    if p.objekt_type in {"REFERAT", "REFERATUTKAST"} and p.tittel:
        return til("referat:referat", referat_id=p.objekt_id), _("Se referatet")
    if p.objekt_type == "VURDERING" and p.type == "VURDERING_FERDIG":
        adresse = til("vurdering:versjoner", vurdering_id=p.objekt_id)
        return f"{adresse}#versjon-{p.data['nr']}", _("Se slik den var da")
    if p.objekt_type in VURDERINGER:
        return til("vurdering:vurdering", vurdering_id=p.objekt_id), _("Se vurderingen")
    if p.objekt_type == "KOLLEGASPORSMAL" and p.tittel:
        return til("dialog:trad", trad_id=p.data["trad_id"]), _("Se samtalen")
    return "", ""
