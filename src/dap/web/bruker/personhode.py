"""The strip above every page about a person that staff reads: who it is, and what to mind."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.eskalering import queries as eskalering
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hjelper import queries as hjelper
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import Periodedata
from dap.person import queries as person_queries
from dap.person.values import Gradering, Persondata
from dap.tilgang.values import Personinnsyn
from dap.varsel import queries as varsel
from dap.varsel.values import Kanal
from dap.vedtak import queries as vedtak
from dap.web.felles.navigasjon import Lenke
from dap.web.felles.person import lenke_til
from dap.web.felles.ytring import dag
from dap.web.hjelp.tekster import MERKER as HJELPEMERKER
from dap.web.kontaktinfo.tekster import AVVISTMERKE, ORD, avvistord
from dap.web.oppfolging.tekster import inaktivmerke, tilrettelegging
from dap.web.vedtak.tekster import gruppe

_GRADERING = {
    Gradering.STRENGT_FORTROLIG: _("Kode 6"),
    Gradering.STRENGT_FORTROLIG_UTLAND: _("Kode 6, utland"),
    Gradering.FORTROLIG: _("Kode 7"),
}


_SIDER = (
    (_("Planen"), "plan:oversikt"),
    (_("Registrering"), "registrering:start"),
    (_("Dialog"), "dialog:liste"),
    (_("Møter"), "mote:liste"),
    (_("Referater"), "referat:liste"),
    (_("Vurderinger"), "vurdering:liste"),
    (_("Vedtak"), "vedtak:liste"),
    (_("Varsel om stans"), "eskalering:liste"),
    (_("Notater"), "dialog:notater"),
    (_("Tidslinje"), "tidslinje:oversikt"),
    (_("Brev"), "brev:liste"),
    (_("Journal"), "journal:oversikt"),
    (_("Fil med saken"), "eksport:forside"),
    (_("Veileder"), "tildeling:oversikt"),
    (_("Hjelpere"), "hjelp:oversikt"),
    (_("Gruppedager"), "digilab:mine"),
    (_("Verktøy"), "oppfolging:verktoy"),
)
_BRUKERENS_SIDER = (
    (_("Nå"), "na:forside"),
    (_("Planen"), "plan:oversikt"),
    (_("Dialog"), "dialog:liste"),
    (_("Møter"), "mote:liste"),
    (_("Referater"), "referat:liste"),
    (_("Vurderinger"), "vurdering:liste"),
    (_("Vedtak"), "vedtak:liste"),
    (_("Tidslinje"), "tidslinje:oversikt"),
    (_("Brev"), "brev:liste"),
    (_("Journal"), "journal:oversikt"),
)


def sideadresse(person_id: UUID, fane: str) -> str:
    """The page about a person that has this end of its address, or the plan."""
    adresse = f"{reverse('bruker:forside', kwargs={'person_id': person_id})}{fane}"
    sider = {lenke.adresse for lenke in _sider(person_id, som_bruker=False, sti="")}
    return adresse if adresse in sider else lenke_til("plan:oversikt", person_id)


def fane_i(person_id: UUID, sti: str) -> str:
    """The end of the address of the page about the person that `sti` belongs to."""
    aktive = [
        lenke.adresse for lenke in _sider(person_id, som_bruker=False, sti=sti) if lenke.aktiv
    ]
    forside = reverse("bruker:forside", kwargs={"person_id": person_id})
    return max(aktive, key=len, default=forside).removeprefix(forside)


@dataclass(frozen=True, slots=True)
class Merke:
    tekst: str | Promise
    farge: str


@dataclass(frozen=True, slots=True)
class Personhode:
    person_id: UUID
    navn: str
    alder: int
    fnr: str
    """For the screen only: never in an address or a log."""
    merker: tuple[Merke, ...]
    som_bruker: bool
    forside: str
    sider: tuple[Lenke, ...]
    """The pages about this person; in the user's own view those that the user has."""
    avvist: tuple[str, ...] = ()
    """What to do about addresses that messages came back from."""
    papir: str = ""
    """Why letters and not the screen, and since when; empty for who is digital."""


def lag(innsyn: Personinnsyn, *, som_bruker: bool, sti: str, naa: datetime) -> Personhode | None:
    """For a person whose access has been decided. Eight queries."""
    person = person_queries.persondata(innsyn.person_id)
    if person is None:
        return None
    avvist = _avvist(person)
    return Personhode(
        person_id=person.id,
        navn=person.navn,
        alder=alder(person.fodt, dato(naa)),
        fnr=f"{person.fnr[:6]} {person.fnr[6:]}",
        merker=(
            *_varselmerke(innsyn),
            *_merker(person, naa),
            *(Merke(AVVISTMERKE[kanal], "danger") for kanal in avvist),
            *_vedtaksmerker(innsyn, naa),
        ),
        som_bruker=som_bruker,
        forside=reverse("bruker:forside", kwargs={"person_id": person.id}),
        sider=tuple(_sider(person.id, som_bruker, sti)),
        avvist=tuple(avvistord(avvist, er_bruker=False)),
        papir=papir(person, ser_stat=innsyn.ser_rom(Rom.STAT)),
    )


def _sider(person_id: UUID, som_bruker: bool, sti: str) -> list[Lenke]:
    rader = []
    for tekst, rute in _BRUKERENS_SIDER if som_bruker else _SIDER:
        try:
            adresse = lenke_til(rute, person_id, som_bruker=som_bruker)
        except NoReverseMatch:
            continue  # the page is not built
        rader.append(Lenke(str(tekst), adresse, "", sti.startswith(adresse), her=sti == adresse))
    return rader


def _hjelpemerker(person: Persondata, naa: datetime) -> list[str | Promise]:
    """Who may act for the person now, by what gives the right; asked only where somebody ever could."""
    if not person.har_hjelp:
        return []
    slag = {h.slag for h in hjelper.hjelpere(person.id, naa=naa) if h.gjelder}
    return [ord_ for s, ord_ in HJELPEMERKER.items() if s in slag]


def _merker(person: Persondata, naa: datetime) -> list[Merke]:
    """Those that we have facts for, in the order that the field knows."""
    i_dag, periode = dato(naa), oppfolging.apen_periode(person.id)
    mulige: list[tuple[bool, str | Promise, str]] = [
        (person.gradering in _GRADERING, _GRADERING.get(person.gradering, ""), "danger"),
        (periode is not None and periode.kandidat, _("Kandidat for utmelding"), "warning"),
        (person.skjermet, _("Skjermet"), "danger"),
        *((True, merke, "info") for merke in _hjelpemerker(person, naa)),
        *((True, behov, "info") for behov in tilrettelegging(person.tilrettelegging)),
        (periode is not None and periode.nytildelt, _("Nytildelt"), "info"),
        (periode is not None and periode.i_kvp, _("KVP"), "info"),
        (oppfolging.er_manuell(person.id), _("Manuell oppfølging"), "warning"),
        (not person.kan_varsles, _kontakt(person), "warning"),
        (_feil_adresse(person), _("Brev kom i retur: feil adresse"), "danger"),
        (
            periode is not None and periode.inaktiv_fra is not None,
            _inaktiv(periode, i_dag),
            "warning",
        ),
        (periode is None, _("Ikke under oppfølging"), "neutral"),
        (periode is not None and periode.arbeidssoker, _("Arbeidssøker"), "neutral"),
    ]
    return [Merke(tekst, farge) for gjelder, tekst, farge in mulige if gjelder]


def papir(person: Persondata, *, ser_stat: bool) -> str:
    """Why the person gets letters, and since when; the adviser's words are the state's."""
    siden = oppfolging.manuell_siden(person.id)
    if siden is None:
        return ""
    fra, grunn = siden
    if not grunn and person.reservert_krr:
        grunn = gettext("har reservert seg mot digital kontakt")
    naar = dag(dato(fra), med_ar=True)
    if not grunn or not ser_stat:
        return gettext("Får brev siden %(naar)s.") % {"naar": naar}
    return gettext("Får brev siden %(naar)s: %(grunn)s") % {"naar": naar, "grunn": grunn}


def _feil_adresse(person: Persondata) -> bool:
    """Asked for only of those who get letters."""
    if person.kan_varsles and not oppfolging.er_manuell(person.id):
        return False
    fakta = person_queries.adressefakta(person.id)
    return fakta is not None and fakta.feil_siden is not None


def _avvist(person: Persondata) -> dict[Kanal, str]:
    """Asked for only of those who are told digitally: others get letters meanwhile."""
    if not person.kan_varsles or person.reservert_krr or oppfolging.er_manuell(person.id):
        return {}
    return varsel.avviste(person.id)


def _varselmerke(innsyn: Personinnsyn) -> list[Merke]:
    """A warning that stands, for those who see the state's room."""
    return [Merke(_("Varsel"), "danger")] if eskalering.har_aktivt(innsyn) else []


def _inaktiv(periode: Periodedata | None, i_dag: date) -> str:
    if periode is None or periode.inaktiv_fra is None:
        return ""
    return inaktivmerke(oppfolging.dager_igjen(periode.inaktiv_fra, i_dag))


def _kontakt(person: Persondata) -> str | Promise:
    """Asked for only where there is something to mind."""
    fakta = None if person.kan_varsles else person_queries.kontaktfakta(person.id)
    return ORD[fakta.status].kort if fakta else ""


def _vedtaksmerker(innsyn: Personinnsyn, naa: datetime) -> list[Merke]:
    """What is decided, or that a decision is missing; for those who see the state's room."""
    if not innsyn.ser_rom(Rom.STAT):
        return []
    gjelder = vedtak.gjeldende(innsyn)
    if gjelder is not None:
        return [Merke(gruppe(gjelder.innsatsgruppe, naa), "info")]
    mangler = vedtak.trenger_vedtak(innsyn)
    return [Merke(_("Trenger oppfølgingsvedtak § 14 a"), "info")] if mangler else []


def alder(fodt: date, i_dag: date) -> int:
    """Whole years; who is born on a leap day is a year older on 1 March."""
    return i_dag.year - fodt.year - ((i_dag.month, i_dag.day) < (fodt.month, fodt.day))
