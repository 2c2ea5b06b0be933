"""Requirement: whatever the two do, in any order, a warning is where it should be, and there is one.

A model that remembers only what an onlooker sees is compared with the database after every step.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rollebesetning import NAA, Rollebesetning

from dap.eskalering import operations, queries
from dap.eskalering.models import Eskalering
from dap.eskalering.rules import arbeidsdag_fra, tidligste_frist
from dap.eskalering.tests.hjelp import apne_traden, avslutt, start, svar
from dap.eskalering.values import Status
from dap.felles.feil import Regelbrudd
from dap.felles.tid import dato
from dap.tilgang.operations import apne_person

STEG = st.sampled_from(
    ["start", "start_annen", "les", "svar", "forleng", "OPPFYLT", "STOPPET", "VIDERE", "tre_dager",
     "postet", "klokka"]
)  # fmt: skip


@dataclass
class Modell:
    id: UUID | None = None
    frist: date | None = None
    lest: bool = False
    besvart: bool = False
    postet: date | None = None
    avsluttede: list[str] = field(default_factory=list)

    def begynn(self, id_: UUID, frist: date) -> None:
        self.id, self.frist = id_, frist
        self.lest = self.besvart = False
        self.postet = None

    def slutt(self, som: str) -> None:
        self.frist = None
        self.avsluttede.append(som)

    @property
    def aktiv(self) -> bool:
        return self.frist is not None

    def levert(self, dag: date) -> bool:
        return self.lest or (self.postet is not None and self.postet + timedelta(days=7) <= dag)

    def kan_videre(self, dag: date) -> bool:
        if not self.aktiv or self.frist is None:
            return False
        return self.besvart or (self.levert(dag) and dag > self.frist)


@given(st.lists(STEG, max_size=14))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_order(roller: Rollebesetning, steg: list[str]) -> None:
    with transaction.atomic():
        _kjor(roller, steg)
        transaction.set_rollback(True)


def _kjor(r: Rollebesetning, alle: list[str]) -> None:
    m, naa = Modell(), NAA
    for nr, steg in enumerate(alle):
        naa += timedelta(days=3) if steg == "tre_dager" else timedelta(minutes=1)
        feil: list[Regelbrudd] = []
        with suppress(Regelbrudd), _noter(feil):
            _gjor(r, m, steg, naa)
        assert not feil or _ventet(m, steg, dato(naa)), (feil, nr, alle)
        _sammenlign(r, m, naa, (nr, alle))


@contextmanager
def _noter(feil: list[Regelbrudd]) -> Iterator[None]:
    try:
        yield
    except Regelbrudd as brudd:
        feil.append(brudd)
        raise


def _gjor(r: Rollebesetning, m: Modell, steg: str, naa: datetime) -> None:
    dag = dato(naa)
    if steg in {"start", "start_annen"}:
        av = r.kari if steg == "start" else r.per
        frist = tidligste_frist(dag, 7, per_post=False)
        id_ = start(av, r.amina, naa, frist=frist)
        assert not m.aktiv
        m.begynn(id_, frist)
    elif m.id is None:
        return
    elif steg in {"les", "svar"}:
        (apne_traden if steg == "les" else svar)(r.amina, m.id, naa)
        m.lest = m.lest or m.aktiv
        m.besvart = m.besvart or (m.aktiv and steg == "svar")
    elif steg == "forleng":
        rad = Eskalering.objects.get(id=m.id)
        m.frist = _forleng(r, rad, arbeidsdag_fra(max(rad.frist, dag) + timedelta(days=2)), naa)
    elif steg in set(Status):
        kan = m.kan_videre(dag) if steg == "VIDERE" else m.aktiv
        avslutt(r.per, m.id, naa, Status(steg))
        assert kan
        m.slutt(steg)
    elif steg == "postet":
        operations.registrer_brev_postet(aktor=r.kari, eskalering_id=m.id, postet=dag, naa=naa)
        m.postet = m.postet or dag
    elif steg == "klokka":
        operations.varsle_om_frister(naa=naa)


def _forleng(r: Rollebesetning, rad: Eskalering, frist: date, naa: datetime) -> date:
    operations.forleng(
        aktor=r.kari,
        eskalering_id=rad.id,
        versjon=rad.versjon,
        frist=frist,
        grunn="Mer tid",
        naa=naa,
    )
    return frist


def _ventet(m: Modell, steg: str, dag: date) -> bool:
    """Whether the product was right to refuse."""
    if steg in {"start", "start_annen"}:
        return m.aktiv
    if steg == "VIDERE":
        return not m.kan_videre(dag)
    if steg == "forleng" and m.frist is not None:
        return (m.frist - dag).days > 85
    return not m.aktiv


def _sammenlign(r: Rollebesetning, m: Modell, naa: datetime, hvor: object) -> None:
    innsyn = apne_person(aktor=r.kari, person_id=r.amina.id, hva="plan", naa=naa)
    alle = queries.varsler(innsyn, naa=naa)
    aktive = [e for e in alle if e.aktiv]
    assert [e.status for e in reversed(alle) if not e.aktiv] == m.avsluttede, hvor
    assert len(aktive) == m.aktiv, hvor
    for e in aktive:
        assert (e.frist, e.besvart, e.levert is not None) == (
            m.frist, m.besvart, m.levert(e.dag),
        ), hvor  # fmt: skip
        assert e.over_frist == (e.dag > e.frist and not m.besvart), hvor
