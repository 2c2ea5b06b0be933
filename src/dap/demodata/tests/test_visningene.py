"""Requirement: the demo's office has kept views that open."""

from django.utils import timezone
from rollebesetning import Rollebesetning

from dap.demodata.visningene import VISNINGER, lag_visninger
from dap.portefolje import queries


def test_every_kept_view_opens_for_an_adviser(roller: Rollebesetning) -> None:
    naa = timezone.now()
    lag_visninger(roller.tor, naa)
    visninger = queries.visninger(roller.kari)
    assert {v.navn for v in visninger} == {navn for navn, _par in VISNINGER}
    for v in visninger:
        assert not v.borte
        queries.sok(roller.kari, v.utvalg, naa)
