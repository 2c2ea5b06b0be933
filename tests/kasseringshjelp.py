"""Something written wrong, of every kind, and a search through the whole database for it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from rollebesetning import FJORDBY, NAA, Rollebesetning

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.values import Fhotype, Status
from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.forstaelse import operations as forstaelse
from dap.forstaelse.models import Forstaelse
from dap.forstaelse.values import Mening
from dap.gjennomgang import operations as gjennomgang
from dap.gjennomgang.models import Innsyn, Punkt
from dap.gjennomgang.values import Punktinnhold
from dap.gjennomgang.values import Slag as Gjennomgangsslag
from dap.gjennomgang.values import Valgt as Gjennomgatt
from dap.kassering import operations
from dap.mal import operations as mal
from dap.mal.models import Situasjon
from dap.mal.values import Forventningsstatus, Malstatus
from dap.mote import operations as mote
from dap.mote.models import Mote, Radsvar
from dap.mote.values import Kanal, Moteinnhold, Radgrunn
from dap.overdragelse import operations as overdragelse
from dap.overdragelse.values import Del as Overdratt
from dap.referat import operations as referat
from dap.referat.models import Utkast
from dap.referat.values import Kommentarslag
from dap.tilgang.operations import apne_person
from dap.vedtak import operations as vedtak
from dap.vedtak.tests import hjelp as vedtak_hjelp
from dap.vurdering.models import Egenvurdering, Utkastdel
from dap.vurdering.tests import hjelp as vurderinger
from dap.vurdering.values import DELER, Del, Egendel
from dap.vurdering.values import Slag as Vurderingsslag

HEMMELIG = "Snåsavik"
"""A name that has no business in Amina's plan."""
SATT = f"Avtalt med {HEMMELIG} i går"
"""A whole sentence with it."""
GRUNN = "Gjelder en helt annen person"
SENERE = NAA + timedelta(hours=1)
PDF = b"%PDF-1.7\n" + HEMMELIG.encode() + b"\nendobj\ntrailer\n%%EOF\n"
DAG = dato(NAA)

Ting = tuple[str, UUID]


def alt_i_basen() -> str:
    """Every row of every table as text, as somebody with the database in hand would search it."""
    with connection.cursor() as peker:
        peker.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        ut = []
        for (tabell,) in peker.fetchall():
            peker.execute(f'SELECT t::text FROM "{tabell}" t')
            ut += [rad[0] for rad in peker.fetchall()]
    return "\n".join(ut).casefold()


def star_et_sted() -> bool:
    """In words, in the hex of a file, or as JSON writes letters."""
    alt = alt_i_basen()
    former = {HEMMELIG, HEMMELIG.encode().hex(), HEMMELIG.replace("å", "\\u00e5")}
    return any(f.casefold() in alt for f in former)


def lag_aktivitet(r: Rollebesetning, fho: Fhotype = Fhotype.STANDARD) -> Ting:
    """In every field, in the title of its thread, in a reason, and in what is said of it."""
    felter = {
        "tittel": SATT, "fra_dato": DAG, "til_dato": DAG + timedelta(days=20), "hensikt": SATT,
        "beskrivelse": f"Først.\n\n{SATT}", "huskeliste": SATT,
        "lenke": f"https://{HEMMELIG.lower()}.no",
    }  # fmt: skip
    felles: dict[str, Any] = {"aktor": r.kari, "naa": NAA}
    ny = aktivitet.opprett(
        type="EGEN", felter=felter, person_id=r.amina.id, status=Status.PLANLAGT, **felles
    )
    id_ = ny.aktivitet_id
    dialog.skriv_om_aktivitet(
        aktor=r.amina,
        person_id=r.amina.id,
        aktivitet_id=id_,
        tekst="Hei",
        nokkel=uuid4(),
        naa=NAA,
    )
    ny = aktivitet.avtal(
        aktivitet_id=id_,
        versjon=ny.versjon,
        fhotype=fho,
        tekst="Du må svare" if fho != Fhotype.STANDARD else "",
        **felles,
    )
    forstaelse.si_mening(
        aktor=r.amina, objekt_id=id_, naa=NAA, mening=Mening.UENIG, kommentar=SATT,
        versjon=Forstaelse.objects.get(objekt_id=id_).objekt_versjon,
    )  # fmt: skip
    aktivitet.flytt(
        aktivitet_id=id_, versjon=ny.versjon, til=Status.AVBRUTT, begrunnelse=SATT, **felles
    )
    return "AKTIVITET", id_


def lag_situasjon(r: Rollebesetning) -> Ting:
    for versjon, tekst in enumerate(["Først", SATT, f"Så: {SATT}", "Nå noe annet"]):
        mal.lagre_situasjon(
            aktor=r.amina, person_id=r.amina.id, tekst=tekst, versjon=versjon, naa=NAA
        )
    return "SITUASJON", Situasjon.objects.get(person_id=r.amina.id, rom=Rom.STAT).id


def lag_mal(r: Rollebesetning) -> Ting:
    id_ = mal.opprett_mal(aktor=r.amina, person_id=r.amina.id, tekst=SATT, nokkel=uuid4(), naa=NAA)
    mal.sett_mal_status(
        aktor=r.amina, mal_id=id_, versjon=1, status=Malstatus.LAGT_BORT, grunn=SATT, naa=NAA
    )
    return "MAL", id_


def lag_milepael(r: Rollebesetning) -> Ting:
    mal_id = mal.opprett_mal(
        aktor=r.amina, person_id=r.amina.id, tekst="Et mål", nokkel=uuid4(), naa=NAA
    )
    return "MILEPAEL", mal.legg_til_milepael(
        aktor=r.amina, mal_id=mal_id, tekst=SATT, frist=None, nokkel=uuid4(), naa=NAA
    )


def lag_forventning(r: Rollebesetning) -> Ting:
    id_ = mal.opprett_forventning(
        aktor=r.kari, person_id=r.amina.id, tekst=SATT, nokkel=uuid4(), naa=NAA
    )
    mal.sett_forventningsstatus(
        aktor=r.kari, forventning_id=id_, versjon=1, status=Forventningsstatus.TRUKKET, grunn=SATT,
        naa=NAA,
    )  # fmt: skip
    return "FORVENTNING", id_


def lag_enighet(r: Rollebesetning) -> Ting:
    id_ = mal.opprett_forventning(
        aktor=r.kari, person_id=r.amina.id, tekst="En forventning", nokkel=uuid4(), naa=NAA
    )
    rad = Forstaelse.objects.get(objekt_id=id_)
    forstaelse.si_mening(
        aktor=r.amina, objekt_id=id_, versjon=rad.objekt_versjon, mening=Mening.UENIG,
        kommentar=SATT, naa=NAA,
    )  # fmt: skip
    return "FORSTAELSE", rad.id


def lag_melding(r: Rollebesetning) -> Ting:
    """With a note and a question about it that repeat it, and minutes that quote it."""
    sendt = dialog.ny_trad(
        aktor=r.amina, person_id=r.amina.id, tema=Tema.ANNET, overskrift=SATT, tekst=SATT,
        nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    id_ = sendt.melding_id
    dialog.skriv_notat(
        aktor=r.kari, person_id=r.amina.id, tekst=f"Hun skriver: {SATT}", sitat_id=id_,
        nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    dialog.spor_kollega(
        aktor=r.kari, melding_id=id_, til_id=r.per.id, tekst=f"Hva med «{SATT}»?", nokkel=uuid4(),
        naa=NAA,
    )  # fmt: skip
    ref = _samtale(r, "Et tema", "Noe annet")
    referat.siter(aktor=r.kari, referat_id=ref, melding_id=id_, naa=NAA)
    utkast = Utkast.objects.get(referat_id=ref)
    referat.lagre_utkast(
        aktor=r.kari, referat_id=ref, versjon=utkast.versjon, tekst=f"Hun sa: {SATT}", naa=NAA
    )
    return "MELDING", id_


def lag_vedlegg(r: Rollebesetning) -> Ting:
    fil = dialog.last_opp_vedlegg(
        aktor=r.amina, person_id=r.amina.id, navn=f"{HEMMELIG}.pdf", innhold=PDF, naa=NAA
    )
    dialog.ny_trad(
        aktor=r.amina, person_id=r.amina.id, tema=Tema.ANNET, tekst="Se fila", vedlegg=[fil],
        nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    return "VEDLEGG", fil


def lag_notat(r: Rollebesetning) -> Ting:
    return "NOTAT", dialog.skriv_notat(
        aktor=r.kari, person_id=r.amina.id, tekst=SATT, nokkel=uuid4(), naa=NAA
    )


def lag_kollegasporsmal(r: Rollebesetning) -> Ting:
    sendt = dialog.ny_trad(
        aktor=r.amina, person_id=r.amina.id, tema=Tema.ANNET, tekst="Hei", nokkel=uuid4(), naa=NAA
    )
    id_ = dialog.spor_kollega(
        aktor=r.kari, melding_id=sendt.melding_id, til_id=r.per.id, tekst=SATT, nokkel=uuid4(),
        naa=NAA,
    )  # fmt: skip
    dialog.svar_kollega(aktor=r.per, sporsmal_id=id_, svar=SATT, naa=NAA)
    return "KOLLEGASPORSMAL", id_


def lag_mote(r: Rollebesetning) -> Ting:
    """With minutes that took its title."""
    innhold = Moteinnhold(
        SATT, Kanal.OPPMOTE, 30, f"Hos {HEMMELIG}", hensikt=SATT, forberedelser=SATT
    )
    for_ = NAA - timedelta(days=1)
    id_ = mote.kall_inn(
        aktor=r.kari, person_id=r.amina.id, innhold=innhold, start=NAA, nokkel=uuid4(), naa=for_
    )
    referat.start_motereferat(aktor=r.kari, mote_id=id_, person_id=r.amina.id, naa=SENERE)
    return "MOTE", id_


def lag_avlyst_mote(r: Rollebesetning) -> Ting:
    id_ = mote.kall_inn(
        aktor=r.kari, person_id=r.amina.id, innhold=Moteinnhold("Møte", Kanal.OPPMOTE, 30, "NAV"),
        start=NAA + timedelta(days=2), nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    mote.avlys(
        aktor=r.kari, mote_id=id_, versjon=Mote.objects.get(id=id_).versjon, ord=SATT, naa=NAA
    )
    return "MOTE", id_


def lag_agendapunkt(r: Rollebesetning) -> Ting:
    id_ = mote.kall_inn(
        aktor=r.kari, person_id=r.amina.id, innhold=Moteinnhold("Møte", Kanal.OPPMOTE, 30, "NAV"),
        start=NAA + timedelta(days=2), nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    return "AGENDAPUNKT", mote.legg_til_punkt(
        aktor=r.amina, mote_id=id_, tekst=SATT, nokkel=uuid4(), naa=NAA
    )


def _samtale(r: Rollebesetning, tema: str, tekst: str) -> UUID:
    return referat.start_samtalereferat(
        aktor=r.kari, person_id=r.amina.id, tema=tema, tekst=tekst, dag=DAG, nokkel=uuid4(), naa=NAA
    )


def lag_referat(r: Rollebesetning) -> Ting:
    """Shared twice, with a comment that repeats it, an opinion, and a draft of a third version."""
    id_ = _samtale(r, SATT, SATT)
    for tekst in (SATT, f"{SATT} Og mer.", "Rettet"):
        utkast = Utkast.objects.get(referat_id=id_)
        referat.del_referat(
            aktor=r.kari, referat_id=id_, versjon=utkast.versjon, tekst=tekst, naa=NAA
        )
    referat.kommenter(
        aktor=r.amina, referat_id=id_, nr=3, slag=Kommentarslag.KOMMENTAR,
        tekst=f"Det står «{SATT}»", nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    utkast = Utkast.objects.get(referat_id=id_)
    referat.lagre_utkast(
        aktor=r.kari, referat_id=id_, versjon=utkast.versjon, tekst=f"Nytt. {SATT}", naa=NAA
    )
    return "REFERAT", id_


def lag_utkast(r: Rollebesetning) -> Ting:
    id_ = _samtale(r, "Et tema", SATT)
    return "REFERATUTKAST", Utkast.objects.get(referat_id=id_).id


def lag_kommentar(r: Rollebesetning) -> Ting:
    id_ = _samtale(r, "Et tema", "Vi snakket")
    referat.del_referat(aktor=r.kari, referat_id=id_, versjon=1, naa=NAA)
    return "REFERATKOMMENTAR", referat.kommenter(
        aktor=r.amina, referat_id=id_, nr=1, slag=Kommentarslag.KOMMENTAR, tekst=SATT,
        nokkel=uuid4(), naa=NAA,
    )  # fmt: skip


def lag_vurdering(r: Rollebesetning) -> Ting:
    """Finished twice, with a third being written on; and why there were no words of the user's."""
    id_ = vurderinger.start(r.kari, r.amina, NAA)
    for tekst in (SATT, f"{SATT} Og mer."):
        for del_ in DELER[Vurderingsslag.ARBEIDSEVNE]:
            vurderinger.skriv(r.kari, id_, del_, tekst, NAA)
        vurderinger.ferdig(r.kari, id_, NAA, uten_eget=SATT)
        vurderinger.start(r.kari, r.amina, NAA)
    return "VURDERING", id_


def lag_egenvurdering(r: Rollebesetning) -> Ting:
    """The user's words twice, the first of them frozen in a finished version."""
    id_ = vurderinger.eget(r.amina, r.amina, NAA, svar=dict.fromkeys(Egendel, SATT))
    vurderinger.start(r.kari, r.amina, NAA)
    vurderinger.fyll(r.kari, id_, NAA)
    vurderinger.ferdig(r.kari, id_, NAA)
    vurderinger.eget(r.amina, r.amina, NAA, versjon=1, svar={Egendel.VIL: f"Nå: {SATT}"})
    return "EGENVURDERING", Egenvurdering.objects.get(vurdering_id=id_).id


def lag_vurderingutkast(r: Rollebesetning) -> Ting:
    id_ = vurderinger.start(r.kari, r.amina, NAA)
    for tekst in (SATT, f"Så: {SATT}"):
        vurderinger.skriv(r.kari, id_, Del.MULIGHETER, tekst, NAA)
    return "VURDERINGUTKAST", Utkastdel.objects.get(vurdering_id=id_, del_navn=Del.MULIGHETER).id


def lag_moterad(r: Rollebesetning) -> Ting:
    mote.avvis_rad(aktor=r.kari, person_id=r.amina.id, grunn=Radgrunn.UENIGE, ord=SATT, naa=NAA)
    return "MOTERAD", Radsvar.objects.get().id


def lag_vedtak(r: Rollebesetning) -> Ting:
    """The reason, in the draft that it was made from and in the letter."""
    vedtak_hjelp.situasjon(r.amina)
    id_ = vedtak_hjelp.opprett(r.kari, r.amina)
    vedtak_hjelp.skriv(r.kari, id_, begrunnelse=SATT)
    vedtak_hjelp.skriv(r.kari, id_, begrunnelse=f"{SATT}. Og mer.", avviksgrunn=SATT)
    return "VEDTAK", vedtak_hjelp.fatt(r.kari, id_)


def lag_vedtaksutkast(r: Rollebesetning) -> Ting:
    id_ = vedtak_hjelp.opprett(r.kari, r.amina)
    for tekst in (SATT, f"Så: {SATT}"):
        vedtak_hjelp.skriv(r.kari, id_, begrunnelse=tekst, avviksgrunn=tekst, kilder=[])
    vedtak.skriv_melding(aktor=r.kari, utkast_id=id_, tekst=SATT, nokkel=uuid4(), naa=NAA)
    return "VEDTAKSUTKAST", id_


def lag_klage(r: Rollebesetning) -> Ting:
    id_ = vedtak_hjelp.vedtak_for(r)
    return "KLAGE", vedtak_hjelp.klag(r.amina, id_, tekst=SATT)


def lag_frosset_kilde(r: Rollebesetning) -> Ting:
    """A situation that a decision rests on: the sources are frozen with it."""
    ting = lag_situasjon(r)
    mal.lagre_situasjon(aktor=r.amina, person_id=r.amina.id, tekst=SATT, versjon=4, naa=NAA)
    utkast = vedtak_hjelp.opprett(r.kari, r.amina)
    vedtak_hjelp.skriv(r.kari, utkast)
    vedtak_hjelp.fatt(r.kari, utkast)
    return ting


def lag_overdragelse(r: Rollebesetning) -> Ting:
    """Written twice, then handed over: the user's words and what is for colleagues alone."""
    id_ = overdragelse.begynn(
        aktor=r.kari, person_id=r.amina.id, til_kontor=FJORDBY, til_veileder=r.per.id,
        deler={Overdratt.ORD: SATT}, naa=NAA,
    )  # fmt: skip
    overdragelse.lagre(
        aktor=r.kari, overdragelse_id=id_, versjon=1, deler={Overdratt.ORD: f"Så: {SATT}"},
        internt=SATT, naa=NAA,
    )  # fmt: skip
    overdragelse.send(aktor=r.kari, overdragelse_id=id_, versjon=2, naa=NAA)
    return "OVERDRAGELSE", id_


def lag_gjennomgangspunkt(r: Rollebesetning) -> Ting:
    """Written twice by Kari, in a talk with her leader that Per has said why he looks into."""
    id_ = gjennomgang.start(
        aktor=r.tor, kontor_nr=FJORDBY, slag=Gjennomgangsslag.SAMTALE, tittel="November",
        motpart_id=r.kari.id, valgte=[Gjennomgatt(r.amina.id)], nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    punkt = Punkt.objects.get(gjennomgang_id=id_)
    for nr, tekst in enumerate((SATT, f"Så: {SATT}"), 1):
        gjennomgang.lagre_punkt(
            aktor=r.kari, punkt_id=punkt.id, innhold=Punktinnhold(tekst), versjon=nr, naa=NAA
        )
    Innsyn.objects.create(gjennomgang_id=id_, ansatt_id=r.per.id, tid=NAA, formal="Fordi")
    return "GJENNOMGANGSPUNKT", punkt.id


LAGERE: dict[str, Callable[[Rollebesetning], Ting]] = {
    navn.removeprefix("lag_"): lager
    for navn, lager in list(globals().items())
    if navn.startswith("lag_") and callable(lager)
}
"""Every kind, by name."""


def be(r: Rollebesetning, ting: Ting, *, av: Any = None, hele: Any = None, **valg: Any) -> UUID:
    """Asked for by Kari: every field whole, unless something else is said."""
    slag, id_ = ting
    av = av or r.kari
    innsyn = apne_person(aktor=av, person_id=r.amina.id, hva="kassering", naa=NAA)
    gjenstand = operations.se_pa_ting(innsyn, slag=slag, objekt_id=id_)
    if hele is None:
        hele = [] if valg.get("deler") else [f.navn for f in gjenstand.felter]
    felt: dict[str, Any] = {"begrunnelse": GRUNN, "versjon": gjenstand.versjon, "naa": NAA}
    return operations.be_om(aktor=av, slag=slag, objekt_id=id_, hele=hele, **felt | valg)


def avgjor(r: Rollebesetning, id_: UUID, *, av: Any = None, ja: bool = True, **valg: Any) -> None:
    """Decided by Per, who has read it as it stands."""
    av = av or r.per
    innsyn = apne_person(aktor=av, person_id=r.amina.id, hva="kassering", naa=NAA)
    sak = operations.se_pa(innsyn, kassering_id=id_)
    felt: dict[str, Any] = {"versjon": sak.gjenstand.versjon, "naa": SENERE, "godkjent": ja} | valg
    operations.avgjor(aktor=av, kassering_id=id_, **felt)
