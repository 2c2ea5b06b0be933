"""Those who act for others in the demo, and the office's group days."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from dap.bistand import operations as bistand
from dap.bistand.values import Navngitt
from dap.demodata.ansatte import HAVNESUND
from dap.demodata.values import Brukerplan
from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.digilab import operations as digilab
from dap.digilab import queries as digilab_queries
from dap.digilab.values import Dagsinnhold, Hjelpebehov
from dap.felles.aktor import Aktor, AktorType, Hjelpslag
from dap.felles.fnr import lag_syntetisk
from dap.felles.sprak import N_
from dap.felles.tid import dato
from dap.hjelper import operations as hjelper
from dap.hjelper import queries as hjelper_queries
from dap.hjelper.values import Hjelperegister, Registerrad, Samtykke
from dap.oppfolging import queries as oppfolging
from dap.person import operations as person
from dap.person.queries import fnr_for_navn, person_for_fnr
from dap.tilgang.queries import aktor_for_hjelp

VERGE, VENN = "Reidar Bakkehaug", "Tuva Lindheim"
HJELPERE = {
    VERGE: (date(1966, 3, 9), N_("Verge for Torvald Myhre. Har ingen egen sak hos NAV.")),
    VENN: (
        date(1988, 10, 21),
        N_("Hjelper Selam Haile. Har fullmakt til å lese for Roger Fossli."),
    ),
}


def fortell_om_hjelp(
    planer: Iterable[Brukerplan], brukere: Mapping[int, Aktor], ansatte: Mapping[str, Aktor],
    naa: datetime,
) -> None:  # fmt: skip
    """A guardian, a power of attorney, a friend who writes, one who is asked, and help at the office."""
    planer = list(planer)
    av = {b.nokkel: brukere[b.nr] for b in planer if b.nokkel}
    folk = {navn: _person(navn, fodt) for navn, (fodt, _tekst) in HJELPERE.items()}
    fnr = fnr_for_navn(folk)
    _registrene(av, fnr, naa)
    selam, tuva = av["selam"], folk[VENN]
    tid, til = naa - timedelta(days=20), dato(naa) + timedelta(days=200)
    bistand.navngi(aktor=selam, hvem=Navngitt(fnr[VENN], VENN, True, False, til), naa=tid)
    valgt = next(h for h in hjelper_queries.hjelpere(selam.id, naa=tid) if h.hjelper_id == tuva.id)
    bistand.svar(aktor=tuva, hjelp_id=valgt.id, ja=True, naa=tid + timedelta(hours=3))
    skrevet = naa - timedelta(days=3, hours=5)
    _skriv(aktor_for_hjelp(tuva, valgt.id, naa=skrevet), skrevet,
           "Hei! Jeg hjelper Selam med norsken. Hun lurer på når språkpraksisen blir vurdert.")  # fmt: skip
    bistand.navngi(
        aktor=av["noah"], hvem=Navngitt(fnr[VENN], VENN, False, False, til),
        naa=naa - timedelta(hours=20),
    )  # fmt: skip
    _ved_kontoret(ansatte["ingrid"], selam, naa - timedelta(days=9, hours=3))
    _gruppedager(planer, brukere, ansatte["ingrid"], naa)


def _person(navn: str, fodt: date) -> Aktor:
    fornavn, etternavn = navn.split()
    fnr = next(
        f for n in range(400, 499) if (f := lag_syntetisk(fodt, n)) and not person_for_fnr(f)
    )
    id_ = person.opprett_person(fnr=fnr, fornavn=fornavn, etternavn=etternavn, fodt=fodt)
    return Aktor(AktorType.BRUKER, id_, navn, person_id=id_)


def _registrene(av: Mapping[str, Aktor], fnr: Mapping[str, str], naa: datetime) -> None:
    """What the registers answered last night."""
    natt = naa - timedelta(hours=3)
    for nokkel, register, slag, hvem, skriv in (
        ("torvald", Hjelperegister.VERGEMAL, Hjelpslag.VERGE, VERGE, True),
        ("roger", Hjelperegister.FULLMAKT, Hjelpslag.FULLMAKT, VENN, False),
    ):
        til = None if skriv else dato(naa) + timedelta(days=150)
        rad = Registerrad(
            slag, fnr[hvem], hvem, dato(naa) - timedelta(days=300), til, skriv, kan_laste_ned=skriv
        )
        hjelper.lagre_registersvar(
            person_id=av[nokkel].id, register=register, rader=[rad], naa=natt
        )


def _skriv(aktor: Aktor, tid: datetime, tekst: str) -> None:
    dialog.ny_trad(
        aktor=aktor, person_id=aktor.id, tema=Tema.ARBEID_AKTIVITETER, tekst=tekst, nokkel=uuid4(),
        naa=tid,
    )  # fmt: skip


def _ved_kontoret(ansatt: Aktor, bruker: Aktor, tid: datetime) -> None:
    id_ = bistand.start_assistanse(
        aktor=ansatt, person_id=bruker.id, samtykke=Samtykke.TOLK, sesjonsnokkel="", naa=tid
    )
    om = tid + timedelta(minutes=12)
    _skriv(aktor_for_hjelp(ansatt, id_, naa=om), om,
           "Jeg har sett på planen i dag. Jeg vil gjerne ha mer tid med norsk på jobben.")  # fmt: skip
    bistand.avslutt_assistanse(ansatt_id=ansatt.id, naa=tid + timedelta(minutes=25))


def _gruppedager(
    planer: list[Brukerplan], brukere: Mapping[int, Aktor], ansatt: Aktor, naa: datetime
) -> None:
    """One that has been, with what was noted, and one to come with a waiting list."""
    gamle = {brukere[b.nr].id for b in planer if b.start < dato(naa) - timedelta(days=40)}
    alle = oppfolging.ikke_digitale(ansatt, HAVNESUND, antall=200)
    hvem = [k.person_id for k in alle if k.person_id in gamle and (k.manuell or k.uten_kontakt)]
    hvem += [k.person_id for k in alle if k.person_id in gamle and k.person_id not in hvem]
    for dager, plasser, utvalg in ((-12, 6, hvem[:4]), (6, 2, hvem[4:8])):
        start = naa + timedelta(days=dager, hours=10)
        spurt = min(start, naa) - timedelta(days=6)
        dag = digilab.planlegg(
            aktor=ansatt, kontor_nr=HAVNESUND, naa=spurt, nokkel=uuid4(),
            innhold=Dagsinnhold("Kom i gang med planen", start, 120, "Møterom Fjorden, 1. etasje",
                                plasser, "norsk", tolk=dager > 0),
        )  # fmt: skip
        digilab.inviter(aktor=ansatt, digilab_id=dag, personer=utvalg, naa=spurt)
        for nr, d in enumerate(digilab_queries.deltakere(ansatt, dag)):
            svart = spurt + timedelta(days=1, hours=nr)
            digilab.svar(aktor=ansatt, deltakelse_id=d.id, ja=nr != 1, naa=svart)
            if dager < 0 and nr != 1:
                _var_der(ansatt, d.id, nr, start)


_NOTERT: tuple[tuple[list[Hjelpebehov], str], ...] = (
    ([Hjelpebehov.INNLOGGING], "Fikk bestilt ny BankID. Vil øve hjemme med datteren."),
    ([Hjelpebehov.MOBIL, Hjelpebehov.MELDINGER], "Leser greit, men synes det er vanskelig å skrive."),
    ([Hjelpebehov.UTSTYR, Hjelpebehov.FOLGES_OPP_ANNERLEDES], "Har ikke nett hjemme. Brev og møter."),
)  # fmt: skip


def _var_der(ansatt: Aktor, id_: UUID, nr: int, start: datetime) -> None:
    digilab.for_oppmote(aktor=ansatt, deltakelse_id=id_, kom=True, naa=start + timedelta(minutes=5))
    behov, notat = _NOTERT[nr % len(_NOTERT)]
    digilab.noter(
        aktor=ansatt, deltakelse_id=id_, behov=behov, notat=notat, versjon=3,
        naa=start + timedelta(minutes=110),
    )  # fmt: skip


def registerhjelp(dag: date) -> dict[str, dict[str, Any]]:
    """What the local registers answer of guardians and powers of attorney, by fødselsnummer."""
    fnr = fnr_for_navn([*HJELPERE, "Torvald Myhre", "Roger Fossli"])
    if not {*HJELPERE, "Torvald Myhre", "Roger Fossli"} <= set(fnr):
        return {}
    fra = str(dag - timedelta(days=300))
    fornavn, etternavn = VERGE.split()
    verge = {"fnr": fnr[VERGE], "fornavn": fornavn, "etternavn": etternavn, "fra": fra}
    fullmakt = {
        "id": "F-1", "fullmektig": fnr[VENN], "navn": VENN, "omrade": "OPPFOLGING", "rett": "LES",
        "fra": fra, "til": str(dag + timedelta(days=150)),
    }  # fmt: skip
    return {
        fnr["Torvald Myhre"]: {"verger": [verge]},
        fnr["Roger Fossli"]: {"fullmakter": [fullmakt]},
    }
