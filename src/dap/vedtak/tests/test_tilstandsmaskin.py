"""Requirement: no sequence of allowed and refused calls gives two current decisions, or one without a
human, or one of a lasting group that a single person made."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as innstillinger
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from rollebesetning import DALEN, FJORDBY, NAA, lag_rollebesetning

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import DapFeil
from dap.felles.innsatsgruppe import VARIGE, Innsatsgruppe
from dap.kontor import operations as kontor
from dap.kontor.models import Ansatt
from dap.oppfolging import operations as oppfolging
from dap.vedtak import operations
from dap.vedtak.models import Utkast, Vedtak
from dap.vedtak.tests.hjelp import KILDER, lag_beslutter, situasjon, skriv

assert KILDER
HVEM = st.sampled_from(["kari", "per", "ola", "berit", "bodil", "lise", "amina", "system"])
GRUPPE = st.sampled_from(list(Innsatsgruppe))


class Vedtaksmaskin(RuleBasedStateMachine):
    @initialize()
    def begynn(self) -> None:
        self.sperre = transaction.atomic()
        self.sperre.__enter__()
        self.naa = NAA
        roller = lag_rollebesetning()
        self.amina = roller.amina
        self.aktorer: dict[str, Aktor] = {
            n: getattr(roller, n) for n in ("kari", "per", "ola", "lise", "amina")
        }
        self.aktorer["berit"] = lag_beslutter("berit")
        self.aktorer["bodil"] = lag_beslutter("bodil", ident="B100021")
        self.aktorer["system"] = SYSTEM
        situasjon(roller.amina)

    def _prov(self, gjor: Any, **felt: Any) -> None:
        self.naa += timedelta(minutes=1)
        try:
            with transaction.atomic():
                gjor(**felt, naa=self.naa)
        except DapFeil:
            pass

    def _utkast(self, **mer: Any) -> dict[str, Any]:
        siste = Utkast.objects.order_by("-opprettet", "-id").first()
        if siste is None:
            return {"utkast_id": self.amina.id, "versjon": 1, **mer}
        return {"utkast_id": siste.id, "versjon": siste.versjon, **mer}

    @rule(hvem=HVEM)
    def opprett(self, hvem: str) -> None:
        self._prov(operations.opprett_utkast, aktor=self.aktorer[hvem], person_id=self.amina.id)

    @rule(hvem=HVEM, gruppe=GRUPPE)
    def skriv_utkast(self, hvem: str, gruppe: Innsatsgruppe) -> None:
        self._prov(
            lambda naa, **_: skriv(
                self.aktorer[hvem], self._utkast()["utkast_id"], gruppe,
                versjon=self._utkast()["versjon"], naa=naa,
            )
        )  # fmt: skip

    @rule(hvem=HVEM)
    def ta_over(self, hvem: str) -> None:
        id_ = self._utkast()["utkast_id"]
        self._prov(operations.ta_over_utkast, aktor=self.aktorer[hvem], utkast_id=id_)

    @rule(hvem=HVEM)
    def send(self, hvem: str) -> None:
        self._prov(operations.send_til_beslutter, aktor=self.aktorer[hvem], **self._utkast())

    @rule(hvem=HVEM)
    def bli_beslutter(self, hvem: str) -> None:
        id_ = self._utkast()["utkast_id"]
        self._prov(operations.bli_beslutter, aktor=self.aktorer[hvem], utkast_id=id_)

    @rule(hvem=HVEM)
    def godkjenn(self, hvem: str) -> None:
        self._prov(operations.godkjenn, aktor=self.aktorer[hvem], **self._utkast())

    @rule(hvem=HVEM)
    def fatt(self, hvem: str) -> None:
        self._prov(operations.fatt, aktor=self.aktorer[hvem], **self._utkast())

    @rule(nr=st.sampled_from([FJORDBY, DALEN]))
    def flytt(self, nr: str) -> None:
        self.naa += timedelta(minutes=1)
        kontor.flytt_person(person_id=self.amina.id, kontor_nr=nr, naa=self.naa)

    @rule()
    def avslutt_og_start(self) -> None:
        om = {"aktor": SYSTEM, "person_id": self.amina.id}
        self._prov(oppfolging.avslutt_periode, **om, begrunnelse="I jobb")
        self._prov(oppfolging.start_periode, **om, arsak="SYKMELDT")

    @invariant()
    def hver_avgjorelse_er_et_menneskes(self) -> None:
        if not hasattr(self, "amina"):
            return
        assert Utkast.objects.filter(status="APENT").count() <= 1
        assert Vedtak.objects.filter(historisk_fra=None).count() <= 1
        ansatte = set(Ansatt.objects.values_list("id", flat=True))
        for v in Vedtak.objects.all():
            assert v.fattet_av_id in ansatte
            assert v.begrunnelse
            if v.innsatsgruppe in VARIGE:
                assert v.beslutter_id in ansatte
                assert v.beslutter_id != v.fattet_av_id

    def teardown(self) -> None:
        if hasattr(self, "sperre"):
            transaction.set_rollback(True)
            self.sperre.__exit__(None, None, None)


@pytest.mark.django_db
def test_no_sequence_breaks_it(settings: Any) -> None:
    settings.VEDTAK_KILDER = "dap.vedtak.tests.hjelp.KILDER"
    assert innstillinger.VEDTAK_KILDER == settings.VEDTAK_KILDER
    maskin = Vedtaksmaskin.TestCase
    maskin.settings = _OPPSETT
    maskin().runTest()


_OPPSETT = settings(
    max_examples=8,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
