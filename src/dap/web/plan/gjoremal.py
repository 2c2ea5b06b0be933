"""«Dette må du gjøre»: what waits for the reader, most urgent first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import get_script_prefix
from django.utils.translation import gettext as _

from dap.aktivitet.values import Aktivitetskort, Part
from dap.dialog.values import Tradrad
from dap.eskalering.values import Eskaleringsdata
from dap.felles.tid import dato
from dap.konto.queries import kladder
from dap.mote.values import Motebilde
from dap.tilgang.values import Personinnsyn
from dap.vedtak.values import Vedtaksrad
from dap.web.eskalering.tekster import fristord, leveringsord, svarord
from dap.web.felles.ytring import dag as datotekst
from dap.web.felles.ytring import si
from dap.web.mote.tekster import naar
from dap.web.plan.dialogen import Dialogblikk, venter_paa_leser
from dap.web.plan.kort import fristtekst, tittel
from dap.web.plan.ubekreftet import Ubekreftet
from dap.web.vedtak.tekster import gruppe
from dap.web.vurdering.tekster import SLAG as VURDERINGSSLAG

Lenker = Callable[..., str]
MAKS_KLADDER = 5


@dataclass(frozen=True, slots=True)
class Gjoremal:
    hva: str
    """What kind of thing, in a word or two."""
    tittel: str
    tekst: str
    adresse: str
    ikon: str
    haster: bool = False
    rang: int = 5
    """Lower comes first."""


@dataclass(frozen=True, slots=True)
class Grunnlag:
    """Everything the list is made from."""

    innsyn: Personinnsyn
    kort: list[Aktivitetskort]
    dialog: Dialogblikk
    moter: Motebilde
    konto_id: UUID
    naa: datetime
    lenke: Lenker
    avsluttet: bool = False
    """There is no period to send anything in: what was typed can be read."""
    ubekreftet: Ubekreftet = field(default_factory=Ubekreftet)
    eskalering: Eskaleringsdata | None = None
    vedtak: Vedtaksrad | None = None
    """The decision that counts now, when the user has not opened it."""
    skal_velge_tid: bool = False
    """The user is asked to choose among free slots."""

    @property
    def dag(self) -> date:
        return dato(self.naa)

    @property
    def part(self) -> Part:
        return Part.BRUKER if self.innsyn.er_bruker else Part.NAV

    def adresse(self, kort: Aktivitetskort) -> str:
        return self.lenke("aktivitet:vis", aktivitet_id=kort.id)


def gjoremal(g: Grunnlag) -> list[Gjoremal]:
    """One card for each thing; nothing is on the list twice."""
    alle = [
        *_varsel_om_stans(g),
        *_vedtak(g),
        *_sporsmal(g),
        *_om_moter(g),
        *_forventninger(g),
        *_referater(g),
        *_vurderinger(g),
        *_om_aktiviteter(g),
        *_kladder(g),
    ]
    return sorted(alle, key=lambda punkt: punkt.rang)


def _varsel_om_stans(g: Grunnlag) -> Iterable[Gjoremal]:
    """For the user until they have answered; for NAV when they have, or the deadline is behind."""
    e = g.eskalering
    if e is None:
        return
    venter_paa_nav = e.besvart or e.over_frist
    if g.innsyn.er_bruker == e.besvart or (not g.innsyn.er_bruker and not venter_paa_nav):
        return
    ord_ = {"dag": datotekst(e.frist), "om": fristord(e.dager_igjen)}
    if g.innsyn.er_bruker:
        mal = _("Fristen var %(dag)s. Svar så snart du kan.")
        mal = mal if e.over_frist else _("Svar innen %(dag)s (%(om)s).")
        yield Gjoremal(
            _("Varsel fra NAV"),
            e.overskrift,
            mal % ord_,
            g.lenke("eskalering:vis", eskalering_id=e.id),
            ikon="ExclamationmarkTriangle",
            haster=True,
            rang=-1,
        )
        return
    yield Gjoremal(
        _("Varsel om stans"),
        svarord(e) if e.besvart else _("Fristen %(dag)s er ute uten svar") % ord_,
        leveringsord(e),
        g.lenke("eskalering:vis", eskalering_id=e.id),
        ikon="ExclamationmarkTriangle",
        haster=e.over_frist,
        rang=0,
    )


def _vedtak(g: Grunnlag) -> Iterable[Gjoremal]:
    if g.vedtak is None:
        return
    yield Gjoremal(
        _("Nytt vedtak"),
        gruppe(g.vedtak.innsatsgruppe, g.naa),
        _("Les hva NAV har bestemt. Du kan klage til og med %(dag)s.")
        % {"dag": datotekst(g.vedtak.klagefrist)},
        g.lenke("vedtak:vedtak", vedtak_id=g.vedtak.id),
        ikon="FileText",
        rang=1,
    )


def _sporsmal(g: Grunnlag) -> Iterable[Gjoremal]:
    for trad in g.dialog.trader:
        if g.eskalering is not None and g.eskalering.trad_id == trad.id and not trad.historisk:
            continue
        if venter_paa_leser(trad, g.innsyn):
            yield Gjoremal(
                _("Spørsmål til deg") if g.innsyn.er_bruker else _("Brukeren venter på svar"),
                trad.overskrift,
                trad.siste_tekst,
                g.lenke("dialog:trad", trad_id=trad.id),
                ikon="ChatExclamationmark",
                haster=trad.kritisk or _over_frist(trad, g.naa),
                rang=1,
            )


def _om_moter(g: Grunnlag) -> Iterable[Gjoremal]:
    """A slot to choose, times to answer, and meetings that the user has not said they come to."""
    if g.skal_velge_tid:
        yield Gjoremal(
            _("Velg en møtetid"),
            _("NAV vil gjerne møte deg"),
            _("Velg en av de ledige tidene, eller be om en annen."),
            g.lenke("mote:liste"),
            ikon="Calendar",
            rang=1,
        )
    for m in g.moter.venter:
        if m.venter_paa == g.part.value:
            yield Gjoremal(
                _("Foreslåtte tider"),
                m.tittel,
                _("Velg en av tidene, eller foreslå noe annet."),
                g.lenke("mote:mote", mote_id=m.id),
                ikon="Calendar",
                rang=1,
            )
    for m in g.moter.kommende:
        if g.innsyn.er_bruker and not m.bekreftet and not m.venter_paa and m.start:
            yield Gjoremal(
                _("Kommer du på møtet?"),
                m.tittel,
                naar(m.start, m.varighet),
                g.lenke("mote:mote", mote_id=m.id),
                ikon="Calendar",
                haster=dato(m.start) <= g.dag + timedelta(days=1),
                rang=1,
            )


def _over_frist(trad: Tradrad, naa: datetime) -> bool:
    return trad.svarfrist is not None and trad.svarfrist < naa


def _forventninger(g: Grunnlag) -> Iterable[Gjoremal]:
    for f in g.ubekreftet.forventninger:
        deler = [_("Frist %(dag)s.") % {"dag": datotekst(f.frist)}] if f.frist else []
        deler.append(_("Si om du er enig."))
        yield Gjoremal(
            _("NAV forventer"),
            f.tekst,
            " ".join(deler),
            g.lenke("mal:forventning", forventning_id=f.id),
            ikon="Handshake",
            rang=2,
        )


def _referater(g: Grunnlag) -> Iterable[Gjoremal]:
    for r in g.ubekreftet.referater:
        adresse = g.lenke("referat:referat", referat_id=r.id)
        dagen = _("Fra %(dag)s.") % {"dag": datotekst(r.dag)}
        if r.er_delt:
            hva, tekst = _("Nytt referat"), _("Les det, og si om det stemmer.")
            yield Gjoremal(hva, r.tema, f"{dagen} {tekst}", adresse, ikon="FileText", rang=2)
        else:
            hva, tekst = _("Skriv referat"), _("Dere er enige om at du skriver det.")
            yield Gjoremal(hva, r.tema, f"{dagen} {tekst}", adresse, ikon="PencilWriting", rang=2)


def _vurderinger(g: Grunnlag) -> Iterable[Gjoremal]:
    for v in g.ubekreftet.vurderinger:
        adresse = g.lenke("vurdering:vurdering", vurdering_id=v.id)
        navn = str(VURDERINGSSLAG[v.slag])
        if g.innsyn.er_bruker and v.bedt_om_eget:
            hva, tekst = _("Skriv hva du selv tenker"), _("NAV leser det før de vurderer.")
            til = g.lenke("vurdering:egen_i", vurdering_id=v.id)
            yield Gjoremal(hva, navn, tekst, til, ikon="PencilWriting", rang=2)
        else:
            hva, tekst = _("Ny vurdering"), _("Les den, og si om du er enig.")
            yield Gjoremal(hva, navn, tekst, adresse, ikon="FileText", rang=2)


def _om_aktiviteter(g: Grunnlag) -> Iterable[Gjoremal]:
    for kort in g.kort:
        punkt = _om_aktivitet(g, kort)
        if punkt is not None:
            yield punkt


def _om_aktivitet(g: Grunnlag, kort: Aktivitetskort) -> Gjoremal | None:
    if kort.historisk or kort.status.ferdig:
        return None
    if kort.fho_ulest and g.innsyn.er_bruker:
        frist = _frist(kort)
        return Gjoremal(
            _("Viktig beskjed om ansvaret ditt"),
            tittel(kort),
            frist or _("Les hva som skjer hvis du ikke gjennomfører aktiviteten."),
            g.adresse(kort),
            ikon="ExclamationmarkTriangle",
            haster=True,
            rang=0,
        )
    if kort.venter_paa == g.part:
        hva = _("Til godkjenning") if kort.type.krever_godkjenning else _("Forslag til deg")
        return Gjoremal(
            hva,
            tittel(kort),
            _("Godta, foreslå en endring eller si nei."),
            g.adresse(kort),
            ikon="LightBulb",
            rang=2,
        )
    return _over_tiden(g, kort) if kort.venter_paa is None else None


def _frist(kort: Aktivitetskort) -> str:
    if kort.til_dato is None:
        return ""
    ord_ = {"dag": datotekst(kort.til_dato)}
    return _("Aktiviteten varer til %(dag)s. Les hva som er avtalt.") % ord_


def _over_tiden(g: Grunnlag, kort: Aktivitetskort) -> Gjoremal | None:
    """The end has passed, and nobody has said how it went."""
    if kort.til_dato is None or kort.til_dato >= g.dag:
        return None
    egne = kort.type.egne_grep()
    if egne:  # a deadline: only when the next step is not taken
        if any(kort.detaljer.get(felt.navn) for felt in egne):
            return None
        tekst = " ".join(si(linje.ytring) for linje in kort.kortlinjer(g.dag))
        return Gjoremal(_("Har du søkt?"), tittel(kort), tekst, g.adresse(kort),
                        ikon="Briefcase", rang=3)  # fmt: skip
    frist = fristtekst(kort, g.dag)
    if frist is None:
        return None
    return Gjoremal(
        _("Hvordan gikk det?"), tittel(kort), frist[0], g.adresse(kort), ikon="Calendar", rang=3
    )


def _kladder(g: Grunnlag) -> Iterable[Gjoremal]:
    """What is typed and not sent, where the place is a page of this person's plan or dialog."""
    if not g.innsyn.kan_skrive:
        return
    steder = _steder(g)
    funnet = 0
    for sted, tid in kladder(g.konto_id):
        treff = steder(sted)
        if treff is None or funnet == MAKS_KLADDER:
            continue
        funnet += 1
        navn, adresse = treff
        yield Gjoremal(
            _("Kladd som ikke er sendt"),
            navn,
            _("Sist skrevet %(dag)s") % {"dag": datotekst(dato(tid))},
            adresse,
            ikon="PencilWriting",
            rang=4,
        )


def _steder(g: Grunnlag) -> Callable[[str], tuple[str, str] | None]:
    """Title and address of the page a draft belongs to, or None for another person's."""
    rot, ny_melding = g.lenke("plan:oversikt"), g.lenke("dialog:ny")
    referater = g.lenke("referat:liste")
    aktiviteter = {str(k.id): k for k in g.kort}
    trader = {str(t.id): t for t in g.dialog.trader}
    dialog = f"{get_script_prefix()}dialog/"  # a helper's drafts are kept apart from their own

    def slaa_opp(sted: str) -> tuple[str, str] | None:
        ider = [del_ for del_ in sted.split("/") if del_]
        if sted.startswith(f"{dialog}ny/"):
            mine = sted == f"{dialog}ny/{g.innsyn.person_id}/"
            adresse = g.lenke("oppfolging:utkast") if g.avsluttet else ny_melding
            return (_("Ny melding"), adresse) if mine else None
        if sted.startswith(dialog):
            trad = next((trader[i] for i in ider if i in trader), None)
            if trad is not None:
                if trad.historisk:  # the thread has no box to go on in
                    return trad.overskrift, g.lenke("oppfolging:utkast")
                return trad.overskrift, g.lenke("dialog:trad", trad_id=trad.id)
            kort = next((aktiviteter[i] for i in ider if i in aktiviteter), None)
            return (tittel(kort), g.adresse(kort)) if kort else None
        if sted.startswith(referater):
            return _("Referat"), sted.removesuffix("kommentar/")
        hva, _skille, resten = sted.removeprefix(rot).partition("/")
        if not sted.startswith(rot) or hva not in {"aktivitet", "mal", "situasjon", "forventning"}:
            return None
        if hva != "aktivitet":
            return _term(hva), sted
        if resten.startswith("ny/"):
            return _("Ny aktivitet"), sted
        kort = aktiviteter.get(resten.partition("/")[0])
        return (tittel(kort), sted) if kort else None

    return slaa_opp


def _term(hva: str) -> str:
    if hva == "forventning":
        return _("Forventning")
    return _("Mål") if hva == "mal" else _("Min situasjon")


def neste_dato(g: Grunnlag) -> tuple[date, Aktivitetskort] | None:
    """The next date in the plan that lies ahead: a deadline or an end."""
    kommende = [
        (kort.til_dato, kort)
        for kort in g.kort
        if kort.til_dato and kort.til_dato >= g.dag and not kort.status.ferdig
    ]
    return min(kommende, key=lambda par: par[0], default=None)
