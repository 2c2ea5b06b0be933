"""Requirement: whatever both sides do, in any order, states follow the table and nobody is in two
meetings at once.

A model that remembers only states and times is compared with the database after every step.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.hendelse.models import Hendelse
from dap.mote import operations
from dap.mote.models import Mote, Opptatt, Tidsforslag
from dap.mote.tests.hjelp import innhold
from dap.mote.values import Motestatus

ACTS = ("be", "kall_inn", "foresla", "godta", "nei", "bekreft", "flytt", "avlys", "holdt", "uteble")
STEG = st.tuples(
    st.sampled_from(ACTS),
    st.sampled_from(["amina", "bjorn", "kari"]),
    st.integers(0, 3),  # which meeting
    st.integers(1, 8),  # which half hour, on the day after tomorrow
    st.integers(0, 30),  # hours that pass
)


@dataclass
class Mitt:
    """What an onlooker with paper and pencil knows of one meeting."""

    id: UUID
    person: str
    status: str
    start: datetime | None = None
    venter: str = ""
    forslag: list[datetime] = field(default_factory=list)
    bekreftet: bool = False
    avslatt_av: str = ""

    def begynt(self, naa: datetime) -> bool:
        return self.start is not None and self.start <= naa


def time_nr(nr: int) -> datetime:
    return NAA + timedelta(days=2, minutes=30 * nr)


@dataclass
class Verden:
    roller: Rollebesetning
    moter: list[Mitt] = field(default_factory=list)

    def opptatt(self, person: str, start: datetime, uten: Mitt | None) -> bool:
        """Everybody meets Kari, so any agreed meeting at the time takes it."""
        return any(
            m is not uten
            and m.start is not None
            and m.status in {"AVTALT", "GJENNOMFORT", "IKKE_MOTT"}
            and abs(m.start - start) < timedelta(minutes=30)
            for m in self.moter
        )

    def bruk(self, hva: str, hvem: str, nr: int, start: datetime, naa: datetime) -> None:
        """Do the step if the table allows it; assert that the product agrees."""
        if hva in {"be", "kall_inn"}:
            self._nytt(hva, hvem, start, naa)
        elif self.moter:
            m = self.moter[nr % len(self.moter)]
            if hvem in {m.person, "kari"}:
                self._pa(hva, hvem, m, start, naa)

    def _nytt(self, hva: str, hvem: str, start: datetime, naa: datetime) -> None:
        person = "amina" if hvem == "kari" else hvem
        av: Aktor = getattr(self.roller, "kari" if hva == "kall_inn" else hvem)
        felles: dict[str, Any] = {
            "aktor": av, "person_id": getattr(self.roller, person).id, "innhold": innhold(),
            "nokkel": uuid.uuid4(), "naa": naa,
        }  # fmt: skip
        if hva == "be":
            id_ = forsok(start > naa, lambda: operations.be_om_mote(**felles, tider=[start]))
            venter = "NAV" if hvem != "kari" else "BRUKER"
            nytt = Mitt(id_, person, "ONSKET", venter=venter, forslag=[start])
        else:
            lov = start > naa and not self.opptatt(person, start, None)
            id_ = forsok(lov, lambda: operations.kall_inn(**felles, start=start))
            nytt = Mitt(id_, person, "AVTALT", start=start)
        if id_ is not None:
            self.moter.append(nytt)

    def _pa(self, hva: str, hvem: str, m: Mitt, start: datetime, naa: datetime) -> None:
        rad = Mote.objects.get(id=m.id)
        felles: dict[str, Any] = {
            "aktor": getattr(self.roller, hvem),
            "mote_id": m.id,
            "versjon": rad.versjon,
            "naa": naa,
        }
        grep = Grep(self, m, "NAV" if hvem == "kari" else "BRUKER", start, naa, felles, rad.runde)
        getattr(grep, hva)()


@dataclass
class Grep:
    """One act on one meeting: what the table says, what the product does, what is true after."""

    verden: Verden
    m: Mitt
    side: str
    start: datetime
    naa: datetime
    felles: dict[str, Any]
    runde: int

    @property
    def apent(self) -> bool:
        return self.m.status in {"ONSKET", "AVTALT"}

    @property
    def foran(self) -> bool:
        return self.apent and not self.m.begynt(self.naa)

    def ledig(self, tid: datetime) -> bool:
        return tid > self.naa and not self.verden.opptatt(self.m.person, tid, self.m)

    def sett(self, **endret: Any) -> None:
        for navn, verdi in {"forslag": [], "venter": "", **endret}.items():
            setattr(self.m, navn, verdi)

    def foresla(self) -> None:
        if [self.start] == self.m.forslag:
            return
        lov = self.foran and self.start > self.naa
        if forsok(lov, lambda: operations.foresla_tider(**self.felles, tider=[self.start]), True):
            self.sett(forslag=[self.start], venter="NAV" if self.side == "BRUKER" else "BRUKER")

    def godta(self) -> None:
        if not self.m.forslag:
            return
        tid = self.m.forslag[0]
        id_ = Tidsforslag.objects.get(mote_id=self.m.id, runde=self.runde).id
        lov = self.foran and self.m.venter == self.side and self.ledig(tid)
        if forsok(lov, lambda: operations.godta_tid(**self.felles, forslag_id=id_), True):
            self.sett(status="AVTALT", start=tid, bekreftet=True)

    def nei(self) -> None:
        if self.m.avslatt_av == self.side:  # the same form again
            return
        lov = self.apent and self.m.venter == self.side
        if forsok(lov, lambda: operations.avsla(**self.felles, ord="Nei"), True):
            if self.m.status == "ONSKET":
                self.sett(status="AVSLATT", avslatt_av=self.side)
            else:
                self.sett()

    def bekreft(self) -> None:
        if self.side != "BRUKER" or (self.m.bekreftet and self.m.venter != "NAV"):
            return
        lov = self.foran and self.m.status == "AVTALT"
        if forsok(lov, lambda: operations.bekreft(**self.felles), True):
            tatt_tilbake = {} if self.m.venter == "NAV" else {
                "forslag": self.m.forslag, "venter": self.m.venter,
            }  # fmt: skip
            self.sett(bekreftet=True, **tatt_tilbake)

    def flytt(self) -> None:
        if self.side != "NAV" or self.m.status != "AVTALT" or self.start == self.m.start:
            return
        lov = self.foran and self.ledig(self.start)
        if forsok(
            lov,
            lambda: operations.endre(**self.felles, innhold=innhold(), start=self.start),
            True,
        ):
            self.sett(start=self.start, bekreftet=False)

    def avlys(self) -> None:
        lov = self.foran if self.side == "BRUKER" else self.apent
        if self.m.status != "AVLYST" and forsok(
            lov, lambda: operations.avlys(**self.felles, ord="Syk"), True
        ):
            self.sett(status="AVLYST", bekreftet=False)

    def holdt(self) -> None:
        self._utfall(Motestatus.GJENNOMFORT)

    def uteble(self) -> None:
        self._utfall(Motestatus.IKKE_MOTT)

    def _utfall(self, til: Motestatus) -> None:
        if self.side != "NAV" or self.m.status == til:
            return
        har_tid = self.m.status in {"AVTALT", "GJENNOMFORT", "IKKE_MOTT"}
        lov = har_tid and self.m.begynt(self.naa)
        if forsok(lov, lambda: operations.registrer_utfall(**self.felles, utfall=til), True):
            self.sett(status=til)


def forsok(lov: bool, gjor: Any, svar: Any = None) -> Any:
    """What it gave, or `svar`; None when it was refused. The product must agree on whether it may."""
    gitt, nektet = None, ""
    try:
        with transaction.atomic():
            gitt = gjor()
    except Regelbrudd as feil:
        nektet = feil.kode
    assert lov == (not nektet), nektet or "allowed what the table refuses"
    return None if nektet else svar or gitt


@example(
    steg=[("be", "amina", 0, 1, 0), ("nei", "kari", 0, 1, 0), ("nei", "amina", 0, 1, 0)],
)
@given(steg=st.lists(STEG, max_size=18))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_database_agrees_with_pencil_and_paper(
    roller: Rollebesetning, steg: list[tuple[str, str, int, int, int]]
) -> None:
    with transaction.atomic():
        naa, verden = NAA, Verden(roller)
        for hva, hvem, nr, time_, timer in steg:
            naa += timedelta(hours=timer / 4)
            for_ = Hendelse.objects.count(), sum(m.versjon for m in Mote.objects.all())
            verden.bruk(hva, hvem, nr, time_nr(time_), naa)
            etter = Hendelse.objects.count(), sum(m.versjon for m in Mote.objects.all())
            assert etter[0] - for_[0] == etter[1] - for_[1] <= 1, "one version, one hendelse"
            _sammenlign(verden)
        transaction.set_rollback(True)


def _sammenlign(verden: Verden) -> None:
    for m in verden.moter:
        rad = Mote.objects.get(id=m.id)
        assert (rad.status, rad.start, rad.venter_paa) == (m.status, m.start, m.venter)
        assert (rad.bekreftet is not None) == m.bekreftet
        i_kalendere = Opptatt.objects.filter(mote_id=m.id).count()
        har_plass = m.status in {"AVTALT", "GJENNOMFORT", "IKKE_MOTT"}
        assert i_kalendere == (2 if har_plass else 0)
