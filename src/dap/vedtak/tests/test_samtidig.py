"""Requirement: whatever happens at once, one wins: one draft, one beslutter, one current decision."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from rollebesetning import NAA, Rollebesetning

from dap.felles.feil import DapFeil
from dap.vedtak import operations
from dap.vedtak.models import Utkast, Vedtak
from dap.vedtak.tests.hjelp import (
    STANDARD,
    VARIG,
    ferdig_utkast,
    lag_beslutter,
    na,
    opprett,
)

pytestmark = pytest.mark.django_db(transaction=True)


def samtidig(*gjoremal: Callable[[], Any]) -> list[Any]:
    """What each gave: a result, or the refusal it met."""
    svar: list[Any] = [None] * len(gjoremal)
    start = threading.Barrier(len(gjoremal))

    def kjor(nr: int) -> None:
        try:
            start.wait(timeout=10)
            svar[nr] = gjoremal[nr]()
        except DapFeil as feil:
            svar[nr] = feil
        finally:
            connection.close()

    trader = [threading.Thread(target=kjor, args=(n,)) for n in range(len(gjoremal))]
    for t in trader:
        t.start()
    for t in trader:
        t.join(timeout=30)
    return svar


def feil(svar: list[Any]) -> list[str]:
    return [s.kode for s in svar if isinstance(s, DapFeil)]


def test_two_who_begin_at_once(roller: Rollebesetning) -> None:
    svar = samtidig(
        lambda: opprett(roller.kari, roller.amina), lambda: opprett(roller.per, roller.amina)
    )
    assert feil(svar) == ["HAR_UTKAST"]
    assert Utkast.objects.count() == 1


def test_competing_second_persons(roller: Rollebesetning, settings: Any) -> None:
    settings.VEDTAK_KILDER = "dap.vedtak.tests.hjelp.KILDER"
    id_ = ferdig_utkast(roller.kari, roller.amina, VARIG)
    operations.send_til_beslutter(aktor=roller.kari, utkast_id=id_, versjon=na(id_), naa=NAA)
    hvem = [lag_beslutter("berit"), lag_beslutter("bodil", ident="B100021")]
    svar = samtidig(
        *(lambda b=b: operations.bli_beslutter(aktor=b, utkast_id=id_, naa=NAA) for b in hvem)
    )
    assert feil(svar) == ["HAR_BESLUTTER"]
    beslutter = next(b for b in hvem if b.id == Utkast.objects.get().beslutter_id)

    # Agreed to, and taken back to be changed, in the same moment: never both.
    versjon = na(id_)
    svar = samtidig(
        lambda: operations.godkjenn(aktor=beslutter, utkast_id=id_, versjon=versjon, naa=NAA),
        lambda: operations.trekk_fra_beslutter(aktor=roller.kari, utkast_id=id_, naa=NAA),
    )
    assert len(feil(svar)) == 1
    godkjent = Utkast.objects.get().beslutterstatus == "GODKJENT_AV_BESLUTTER"
    assert godkjent == (feil(svar) == ["FEIL_STEG_HOS_BESLUTTER"])


def test_deciding_twice_at_once(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina, STANDARD)
    versjon = na(id_)
    fatt = lambda: operations.fatt(  # noqa: E731
        aktor=roller.kari, utkast_id=id_, versjon=versjon, naa=NAA
    )
    svar = samtidig(
        fatt, fatt, lambda: operations.ta_over_utkast(aktor=roller.per, utkast_id=id_, naa=NAA)
    )
    assert Vedtak.objects.filter(historisk_fra=None).count() <= 1
    assert Vedtak.objects.count() == int(Utkast.objects.get().status == "FATTET")
    assert all(isinstance(s, DapFeil | type(None)) or s == Vedtak.objects.get().id for s in svar)
