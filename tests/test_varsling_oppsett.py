"""What production is told of e-mail: refused when it cannot be right."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import varsling


@pytest.fixture
def smtp(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("DAP_SMTP", "smtp.example")
    monkeypatch.setenv("DAP_EPOST_AVSENDER", "ikke-svar@nav.example")
    return monkeypatch


def test_returned_mail_is_set_up_or_left_out(smtp: pytest.MonkeyPatch) -> None:
    assert (varsling.epost()["retur"], varsling.epost()["returmappe"]) == ("", "")
    smtp.setenv("DAP_EPOST_RETUR", "retur@nav.example")
    smtp.setenv("DAP_EPOST_RETURMAPPE", "/var/mail/retur")
    satt = varsling.epost()
    assert (satt["retur"], satt["returmappe"]) == ("retur@nav.example", "/var/mail/retur")


@pytest.mark.parametrize("navn", ["DAP_EPOST_AVSENDER", "DAP_EPOST_RETUR"])
def test_an_address_that_is_none_is_refused(smtp: pytest.MonkeyPatch, navn: str) -> None:
    smtp.setenv(navn, "nav.example")
    with pytest.raises(ImproperlyConfigured, match=navn):
        varsling.epost()
