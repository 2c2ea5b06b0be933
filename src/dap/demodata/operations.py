"""Make the demo: plan it, register people and offices, then live through every step."""

import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from dap.demodata import forskningen, hvem
from dap.demodata.adresser import adresse
from dap.demodata.ansatte import BY_NOKKEL, FRAVAR, HAVNESUND, YTRE_SKJAER
from dap.demodata.brevene import fortell_om_brev
from dap.demodata.folk import Folketeller
from dap.demodata.gjennomgangene import fortell_om_gjennomganger
from dap.demodata.hjelperne import fortell_om_hjelp
from dap.demodata.journal import journaler
from dap.demodata.kalibreringer import kalibrer
from dap.demodata.massene import fortell_om_masseutsendinger
from dap.demodata.nasjonal.operations import lag_nasjonal as lag_nasjonal
from dap.demodata.nye import lag_nye
from dap.demodata.parallelt import kjor, kjor_moter
from dap.demodata.planlegging import planlegg
from dap.demodata.rundt import KATEGORINAVN
from dap.demodata.slettinger import fortell_om_slettinger
from dap.demodata.standardtekster import STANDARDTEKSTER
from dap.demodata.values import Brukerplan, IkkeTom, Plan, Resultat
from dap.demodata.varslene import fortell_om_varsler
from dap.demodata.vedtakene import Vedtakslager
from dap.demodata.visningene import lag_visninger
from dap.demodata.vurderinger import vurder
from dap.demodata.ytelsesstoff import registersvar
from dap.dialog import operations as dialog
from dap.eskalering.operations import varsle_om_frister
from dap.felles.aktor import Aktor, AktorType
from dap.felles.tid import dato
from dap.kontor import operations as kontor
from dap.kontor import queries as kontor_queries
from dap.mote import operations as mote
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Kategori
from dap.person import operations as person
from dap.person import queries as person_queries
from dap.person.values import Krrsvar
from dap.sporing import operations as sporing
from dap.tilgang.queries import aktor_for_ansatt
from dap.varsel import operations as varsel
from dap.ytelse import operations as ytelse

STANDARD_FRO = 2026
Melder = Callable[[int, int], None]
"""Told how many steps are done, of how many."""


def lag_demo(
    *,
    naa: datetime,
    fro: int = STANDARD_FRO,
    antall: int | None = None,
    arbeidere: int = 1,
    meld: Melder = lambda ferdig, av: None,
) -> Resultat:
    """Fill an empty database with the demo, as it looks at midnight of the day of `naa`.

    The same `fro` on the same day gives the same data, apart from ids. `antall` users beside those
    of the chooser, instead of everybody; `arbeidere` processes share the work. Raises IkkeTom.
    """
    start = time.monotonic()
    krev_tom()
    plan = planlegg(naa=naa, fro=fro, antall=antall)
    with transaction.atomic():
        brukere, ansatte = _grunnlag(plan)
    ferdig = 0

    def videre(antall: int) -> None:
        nonlocal ferdig
        ferdig += antall
        meld(ferdig, len(plan.steg) + len(plan.moter))

    avvist = kjor(plan.steg, brukere, ansatte, arbeidere=arbeidere, meld=videre)
    avvist += kjor_moter(plan.moter, brukere, ansatte, videre)
    rik = next(b.nr for b in plan.brukere if b.rik)
    fortell_om_slettinger(brukere[rik], ansatte, plan.naa)
    avvist += journaler(plan.brukere, brukere, ansatte, plan.naa)
    lag_nye(ansatte, naa=plan.naa)
    avvist += vurder(plan.brukere, brukere, ansatte, plan.naa)
    kalibrer(ansatte, plan.naa)
    hvem.fortell(plan, ansatte)
    Vedtakslager(brukere, ansatte, plan.naa).fortell(plan.brukere)
    fortell_om_hjelp(plan.brukere, brukere, ansatte, plan.naa)
    fortell_om_varsler(plan.brukere, brukere, ansatte, plan.naa)
    fortell_om_masseutsendinger(ansatte, plan.naa)
    avvist += fortell_om_brev(plan.brukere, brukere, ansatte, plan.naa)
    fortell_om_gjennomganger(ansatte, plan.naa)
    _les_varsler(ansatte, plan.naa)
    varsel.fortell_om_sendte(for_=plan.naa - timedelta(hours=12))
    _ytelser(plan, brukere, naa)
    forskningen.bestill_rapport(ansatte, fro, naa)
    _avslutt(naa)
    return Resultat(
        brukere=len(plan.brukere),
        ansatte=len(plan.ansatte),
        steg=len(plan.steg) + len(plan.moter),
        sekunder=time.monotonic() - start,
        avvist=tuple(avvist),
        etter_slag=Counter(s.slag.value for s in (*plan.steg, *plan.moter)),
    )


def krev_tom() -> None:
    """Raises IkkeTom when the database has people or offices."""
    if person_queries.finnes_noen() or kontor_queries.finnes_noen():
        raise IkkeTom


def _grunnlag(plan: Plan) -> tuple[dict[int, Aktor], dict[str, Aktor]]:
    """Offices, staff and people, before anything happens."""
    for k in plan.kontorer:
        kontor.opprett_kontor(nr=k.nr, navn=k.navn, **k.opplysninger)
    ansatte = _ansatte(plan)
    brukere = {b.nr: _bruker(b, plan.naa) for b in plan.brukere}
    _familier(plan, brukere, {n: a.id for n, a in ansatte.items()})
    for borte, vikar, fra, til in FRAVAR:
        kontor.meld_fravar(
            ansatt_id=ansatte[borte].id,
            stedfortreder_id=ansatte[vikar].id,
            fra=dato(plan.naa) + timedelta(days=fra),
            til=dato(plan.naa) + timedelta(days=til),
        )
    _standardtekster(ansatte, plan.naa)
    oppfolging.sett_kategorinavn(
        aktor=ansatte["geir"],
        kontor_nr=HAVNESUND,
        navn={Kategori(k): navn for k, navn in KATEGORINAVN.items()},
        naa=plan.naa - timedelta(days=150),
    )
    return brukere, ansatte


def _ansatte(plan: Plan) -> dict[str, Aktor]:
    ut = {}
    for a in plan.ansatte:
        id_ = kontor.opprett_ansatt(
            ident=a.ident,
            navn=a.navn,
            ansettelse=a.ansettelse,
            roller=a.roller,
            rettigheter=a.rettigheter,
            kontorer=a.kontorer,
            fra=dato(plan.naa) - timedelta(days=365 * 5),
            tittel=a.tittel,
            telefon=f"55 55 {a.ident[-4:-2]} {a.ident[-2:]}",
            treffes=a.treffes,
        )
        aktor = aktor_for_ansatt(id_, naa=plan.naa)
        assert aktor is not None  # noqa: S101 (made just above)
        ut[a.nokkel] = aktor
    return ut


def _bruker(b: Brukerplan, naa: datetime) -> Aktor:
    id_ = person.opprett_person(
        fnr=b.fnr,
        fornavn=b.fornavn,
        etternavn=b.etternavn,
        fodt=b.fodt,
        gradering=b.gradering,
        skjermet=b.skjermet,
        telefon=b.telefon,
        epost=b.epost,
        tolkesprak=b.tolkesprak,
        reservert_krr=b.reservert,
        kan_varsles=b.kan_varsles,
    )
    person.sett_adresse(
        person_id=id_, adresse=adresse(b.fnr, b.kontor), naa=naa - timedelta(days=30)
    )
    if sprak := _leser(b):
        svar = Krrsvar(
            registrert=b.kan_varsles or b.reservert,
            reservert=b.reservert,
            kan_varsles=b.kan_varsles,
            epost=b.epost,
            telefon=b.telefon,
            sprak=sprak,
        )
        person.lagre_krrsvar(person_id=id_, svar=svar, naa=naa - timedelta(days=30))
    return Aktor(AktorType.BRUKER, id_, b.navn, person_id=id_)


def _leser(b: Brukerplan) -> str:
    """The language that the contact register says, for those who have said another than bokmål there:
    who writes nynorsk, and who needs an interpreter."""
    return "nn" if b.sprak == "nn" else ("en" if b.tolkesprak else "")


def _familier(plan: Plan, brukere: dict[int, Aktor], ansatte: dict[str, UUID]) -> None:
    """Members of staff are citizens too; their close family is among the users."""
    teller = Folketeller(dato(plan.naa), -1)
    for b in plan.brukere:
        if not b.familie_av:
            continue
        ansatt = BY_NOKKEL[b.familie_av]
        fornavn, etternavn = ansatt.navn.rsplit(" ", 1)
        fodt = teller.fodt(35, 55)
        slektning = person.opprett_person(
            fnr=teller.fnr(fodt), fornavn=fornavn, etternavn=etternavn, fodt=fodt
        )
        person.registrer_familie(person_id=brukere[b.nr].id, slektning_id=slektning)
        kontor.knytt_person(ansatt_id=ansatte[b.familie_av], person_id=slektning)


def _standardtekster(ansatte: dict[str, Aktor], naa: datetime) -> None:
    """Every office has its templates and its kept views, made by its leader."""
    for leder, kontor_nr in (("geir", HAVNESUND), ("wenche", "9102"), ("live", YTRE_SKJAER)):
        lag_visninger(ansatte[leder], naa - timedelta(days=90))
        for tittel, tekst, oversatt in STANDARDTEKSTER:
            dialog.lagre_standardtekst(
                aktor=ansatte[leder],
                kontor_nr=kontor_nr,
                tittel=tittel,
                tekst=tekst,
                oversatt=oversatt,
                naa=naa - timedelta(days=200),
            )


def _ytelser(plan: Plan, brukere: dict[int, Aktor], naa: datetime) -> None:
    """What the register of benefits answered last night."""
    natt = min(naa, plan.naa + timedelta(hours=4))
    for b in plan.brukere:
        svar = registersvar(b, dato(plan.naa))
        ytelse.ta_imot(person_id=brukere[b.nr].id, svar=svar, naa=natt)


def _les_varsler(ansatte: dict[str, Aktor], naa: datetime) -> None:
    """Staff empty their bell every few days."""
    for nr, ansatt in enumerate(ansatte.values()):
        tid = naa - timedelta(days=1 + nr % 3, hours=10)
        varsel.merk_alle_lest(aktor=ansatt, naa=tid, bestilt_for=tid)


def _avslutt(naa: datetime) -> None:
    """Alarms that should have gone off, and every trace sealed."""
    dialog.varsle_kritiske(naa=naa)
    varsle_om_frister(naa=naa)
    mote.minn_om_moter(naa=naa)
    while sporing.forsegl(naa=naa):
        pass
