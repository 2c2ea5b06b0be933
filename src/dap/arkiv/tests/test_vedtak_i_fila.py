"""Requirement: decisions, their letters and complaints are in the complete file, never a draft."""

import pytest
from rollebesetning import Rollebesetning

from dap.arkiv.tests.eksporthjelp import eksporter
from dap.vedtak.tests.hjelp import HVORFOR, klag, opprett, skriv, vedtak_for

pytestmark = pytest.mark.django_db


def test_decision_letter_and_complaint(roller: Rollebesetning) -> None:
    v = vedtak_for(roller)
    klag(roller.amina, v)
    utkast = opprett(roller.kari, roller.amina)
    skriv(roller.kari, utkast, begrunnelse="Hemmelig utkast")

    fil = eksporter(roller.amina, roller.amina)

    (post,) = fil.kapittel("VEDTAK")["poster"]
    assert post["tekst"] == HVORFOR
    assert {p["type"] for p in post["poster"]} == {"VEDTAKSKILDE", "KLAGE"}
    brev = [b for n, b in fil.innhold.items() if n.startswith("vedlegg/") and "vedtak-" in n]
    assert len(brev) == 1
    assert brev[0].startswith(b"%PDF")
    assert "Hemmelig utkast" not in str(fil.kapittel("VEDTAK"))
