"""The fixed cast: the same people in every test, so that every test can ask what each may do."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from opptak import Opptak, ta_opp

from dap.felles.aktor import SYSTEM, Aktor, Rettighet, Rolle
from dap.felles.fnr import lag_syntetisk
from dap.konto.models import Konto
from dap.konto.values import Kontotype
from dap.kontor import operations as kontor
from dap.kontor.values import Ansettelse
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Startarsak
from dap.person import operations as person
from dap.person.values import Gradering
from dap.tilgang.queries import aktor_for

NAA = datetime(2026, 1, 14, 12, 0, tzinfo=UTC)
"""A Wednesday, 13:00 in Oslo. Tests pass it (or a time near it) to every operation."""


@dataclass(frozen=True)
class Rollebesetning:
    amina: Aktor
    """A user under follow-up at Fjordby, with Kari as adviser."""
    bjorn: Aktor
    """Another user at the same office, also with Kari."""
    daniel: Aktor
    """A user at Dalen, with Ola as adviser."""
    frida: Aktor
    """Fortrolig address, at Fjordby, with Siv as adviser."""
    stine: Aktor
    """Strengt fortrolig address, at Fjordby, with Siv as adviser."""
    signe: Aktor
    """Skjermet (works in the service), at Fjordby, with Siv as adviser."""
    kari: Aktor
    """Adviser at Fjordby, no right to protected or skjermede persons."""
    per: Aktor
    """Another adviser at Fjordby, like Kari."""
    ola: Aktor
    """Adviser at Dalen."""
    siv: Aktor
    """Adviser at Fjordby with all four rights; Amina's cousin is not hers, Bjørn is her brother."""
    lise: Aktor
    """Municipal adviser at Fjordby: sees only the municipality's room."""
    tor: Aktor
    """Leader (enhetsleder) at Fjordby."""
    mona: Aktor
    """Kontaktsenter."""
    finn: Aktor
    """Forvaltning (benefits)."""
    rut: Aktor
    """Revisor: reads the trace only."""
    adam: Aktor
    """Administrator: sees no person."""
    ane: Aktor
    """Analyst: orders extracts and statistics, opens nobody."""

    @property
    def ansatte(self) -> tuple[Aktor, ...]:
        return (
            self.kari, self.per, self.ola, self.siv, self.lise,
            self.tor, self.mona, self.finn, self.rut, self.adam, self.ane,
        )  # fmt: skip


FJORDBY, DALEN, KONTAKTSENTER = "1201", "1202", "4100"


def lag_rollebesetning(naa: datetime = NAA) -> Rollebesetning:
    """Build the cast through the product's own operations."""
    kontor.opprett_kontor(nr=FJORDBY, navn="NAV Fjordby", telefon="55 55 33 33")
    kontor.opprett_kontor(nr=DALEN, navn="NAV Dalen")
    kontor.opprett_kontor(nr=KONTAKTSENTER, navn="NAV Kontaktsenter")
    start = naa - timedelta(days=90)
    ansatte = {
        "kari": _ansatt("K100001", "Kari Nordmo", [Rolle.VEILEDER], [FJORDBY]),
        "per": _ansatt("P100002", "Per Solvang", [Rolle.VEILEDER], [FJORDBY]),
        "ola": _ansatt("O100003", "Ola Dalsrud", [Rolle.VEILEDER], [DALEN]),
        "siv": _ansatt(
            "S100004", "Siv Aasland", [Rolle.VEILEDER], [FJORDBY], rettigheter=list(Rettighet)
        ),
        "lise": _ansatt(
            "L100005", "Lise Kommedal", [Rolle.VEILEDER], [FJORDBY], ansettelse=Ansettelse.KOMMUNE
        ),
        "tor": _ansatt("T100006", "Tor Lederud", [Rolle.ENHETSLEDER], [FJORDBY]),
        "mona": _ansatt("M100007", "Mona Svarstad", [Rolle.KONTAKTSENTER], [KONTAKTSENTER]),
        "finn": _ansatt("F100008", "Finn Ytterdal", [Rolle.FORVALTNING], [KONTAKTSENTER]),
        "rut": _ansatt("R100009", "Rut Kontrand", [Rolle.REVISOR], [FJORDBY]),
        "adam": _ansatt("A100010", "Adam Oppsett", [Rolle.ADMINISTRATOR], [FJORDBY]),
        "ane": _ansatt("A100011", "Ane Tellmo", [Rolle.ANALYTIKER], [KONTAKTSENTER]),
    }
    brukere = {
        "amina": _bruker("Amina", "Yusuf", 1, FJORDBY, ansatte["kari"], start),
        "bjorn": _bruker("Bjørn", "Aasland", 2, FJORDBY, ansatte["kari"], start),
        "daniel": _bruker("Daniel", "Bakkelund", 3, DALEN, ansatte["ola"], start),
        "frida": _bruker(
            "Frida", "Skjulstad", 4, FJORDBY, ansatte["siv"], start, Gradering.FORTROLIG
        ),
        "stine": _bruker(
            "Stine", "Gjemlund", 5, FJORDBY, ansatte["siv"], start, Gradering.STRENGT_FORTROLIG
        ),
        "signe": _bruker("Signe", "Vernmo", 6, FJORDBY, ansatte["siv"], start, skjermet=True),
    }
    siv_som_borger = _person("Siv", "Aasland", 7)
    person.registrer_familie(person_id=brukere["bjorn"], slektning_id=siv_som_borger)
    kontor.knytt_person(ansatt_id=ansatte["siv"], person_id=siv_som_borger)
    aktorer = {
        **{navn: _aktor(navn, Kontotype.BRUKER, id_, naa) for navn, id_ in brukere.items()},
        **{navn: _aktor(navn, Kontotype.ANSATT, id_, naa) for navn, id_ in ansatte.items()},
    }
    return Rollebesetning(**aktorer)


def _ansatt(
    ident: str,
    navn: str,
    roller: list[Rolle],
    kontorer: list[str],
    ansettelse: Ansettelse = Ansettelse.STAT,
    rettigheter: list[Rettighet] | None = None,
) -> UUID:
    return kontor.opprett_ansatt(
        ident=ident,
        navn=navn,
        ansettelse=ansettelse,
        roller=roller,
        kontorer=kontorer,
        fra=date(2024, 1, 1),
        rettigheter=rettigheter or [],
        tittel="Veileder",
        telefon="55 55 33 33",
    )


def _person(
    fornavn: str,
    etternavn: str,
    nr: int,
    gradering: Gradering = Gradering.UGRADERT,
    skjermet: bool = False,
) -> UUID:
    fodt = date(1990, 1, nr)
    fnr = next(f for n in range(100, 400) if (f := lag_syntetisk(fodt, n)) is not None)
    return person.opprett_person(
        fnr=fnr,
        fornavn=fornavn,
        etternavn=etternavn,
        fodt=fodt,
        gradering=gradering,
        skjermet=skjermet,
        telefon="90000000",
        epost=f"{fornavn.lower()}@example.no",
    )


def _bruker(
    fornavn: str,
    etternavn: str,
    nr: int,
    kontor_nr: str,
    veileder: UUID,
    start: datetime,
    gradering: Gradering = Gradering.UGRADERT,
    skjermet: bool = False,
) -> UUID:
    id_ = _person(fornavn, etternavn, nr, gradering, skjermet)
    kontor.flytt_person(person_id=id_, kontor_nr=kontor_nr, naa=start)
    oppfolging.start_periode(
        aktor=SYSTEM, person_id=id_, arsak=Startarsak.MANUELL_REGISTRERING_VEILEDER, naa=start
    )
    oppfolging.tildel_veileder(aktor=SYSTEM, person_id=id_, ansatt_id=veileder, naa=start)
    return id_


def _aktor(navn: str, type_: Kontotype, id_: UUID, naa: datetime) -> Aktor:
    konto = Konto.objects.create(type=type_, utsteder="test", subjekt=navn)
    if type_ == Kontotype.BRUKER:
        person.knytt_konto(person_id=id_, konto_id=konto.id)
    else:
        kontor.knytt_konto(ansatt_id=id_, konto_id=konto.id)
    aktor = aktor_for(konto.id, type_, naa=naa)
    assert aktor is not None
    return aktor


@pytest.fixture(scope="session")
def opptak_av_roller(django_db_setup: None, django_db_blocker: Any) -> Opptak[Rollebesetning]:
    """The cast, made once; each test gets the same rows put back."""
    with django_db_blocker.unblock():
        return ta_opp(lag_rollebesetning)


@pytest.fixture
def roller(opptak_av_roller: Opptak[Rollebesetning], db: None) -> Rollebesetning:
    return opptak_av_roller.spill_av()


@pytest.fixture
def naa() -> datetime:
    return NAA
