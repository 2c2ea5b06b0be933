"""Requirement: whatever both sides do, in whatever order, the activity is what the tables say."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from rollebesetning import NAA, Rollebesetning

from dap.aktivitet import operations, queries
from dap.aktivitet.models import Aktivitet, versjonsrader
from dap.aktivitet.tests.hjelp import innsyn, lag, utfall_av
from dap.aktivitet.values import APNE, FERDIGE, Fhotype, Part, Status, Svar
from dap.felles.aktor import Aktor
from dap.hendelse.models import Hendelse

parter = st.sampled_from(Part)
ord_ = st.sampled_from(["", "Derfor"])


class Plan(RuleBasedStateMachine):
    """The model is a few plain variables; the product is asked for everything through its doors."""

    roller: Rollebesetning

    def __init__(self) -> None:
        super().__init__()
        self.naa: datetime = NAA
        utfall = lag(self.roller.amina, self.roller.amina)
        self.id, self.versjon = utfall.aktivitet_id, utfall.versjon
        self.status, self.avtalt = Status.PLANLAGT, False
        self.angres: tuple[Part, Status] | None = None

    def _aktor(self, part: Part) -> Aktor:
        return self.roller.amina if part == Part.BRUKER else self.roller.kari

    def _gjor(self, operasjon: Any, part: Part, **inndata: Any) -> bool:
        self.naa += timedelta(minutes=1)
        fikk = utfall_av(
            operasjon,
            aktor=self._aktor(part),
            aktivitet_id=self.id,
            versjon=self.versjon,
            naa=self.naa,
            **inndata,
        )
        ny = Aktivitet.objects.get(id=self.id).versjon
        assert ny - self.versjon == (1 if fikk == "ok" else 0)
        self.versjon = ny
        return fikk == "ok"

    @rule(part=parter, til=st.sampled_from(Status), ord=ord_)
    def flytt(self, part: Part, til: Status, ord: str) -> None:
        if til == self.status:
            return
        krever = self.avtalt and til in FERDIGE
        gikk = self._gjor(operations.flytt, part, til=til, begrunnelse=ord)
        assert gikk == (self.status in APNE and bool(ord or not krever))
        if gikk:
            self.angres, self.status = (part, self.status), til

    @rule(part=parter)
    def angre(self, part: Part) -> None:
        gikk = self._gjor(operations.angre_flytting, part)
        assert gikk == (self.angres is not None and self.angres[0] == part)
        if gikk and self.angres is not None:
            self.status, self.angres = self.angres[1], None

    @rule(part=parter, ord=ord_, til=st.sampled_from(Status))
    def gjenapne(self, part: Part, ord: str, til: Status) -> None:
        gikk = self._gjor(operations.gjenapne, part, begrunnelse=ord, til=til)
        assert gikk == (part == Part.NAV and self.status in FERDIGE and til in APNE and bool(ord))
        if gikk:
            self.status, self.angres = til, None

    @rule(part=parter)
    def avtal(self, part: Part) -> None:
        gikk = self._gjor(operations.avtal, part, fhotype=Fhotype.IKKE_SEND)
        assert gikk == (part == Part.NAV and self.status in APNE and not self.avtalt)
        if gikk:
            self.avtalt, self.angres = True, None

    @rule(part=parter)
    def endre_tittel(self, part: Part) -> None:
        gikk = self._gjor(operations.endre, part, felter={"tittel": f"Tittel {self.versjon}"})
        assert gikk == (self.status in APNE and not self.avtalt)
        if gikk:
            self.angres = None

    @rule(part=parter, svar=st.sampled_from(Svar))
    def svar(self, part: Part, svar: Svar) -> None:
        assert not self._gjor(operations.svar_pa_forslag, part, svar=svar, ord="Ja")

    @rule()
    def tiden_gar(self) -> None:
        self.naa += timedelta(minutes=11)
        self.angres = None

    @invariant()
    def produktet_er_enig(self) -> None:
        rad = Aktivitet.objects.get(id=self.id)
        assert (rad.status, rad.avtalt) == (self.status, self.avtalt)
        assert versjonsrader(self.id).count() == rad.versjon == self.versjon
        assert Hendelse.objects.filter(objekt_id=self.id).count() == rad.versjon

    @invariant()
    def siden_lover_ikke_for_mye(self) -> None:
        for part in Part:
            aktor = self._aktor(part)
            sett = innsyn(aktor, self.roller.amina, self.naa)
            h = queries.aktivitet(sett, self.id, naa=self.naa).handlinger
            assert bool(h.flytt) == (self.status in APNE)
            assert h.gjenapne == (part == Part.NAV and self.status in FERDIGE)


def test_the_status_machine(roller: Rollebesetning) -> None:
    Plan.roller = roller
    run_state_machine_as_test(
        Plan,
        settings=settings(
            max_examples=10,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
