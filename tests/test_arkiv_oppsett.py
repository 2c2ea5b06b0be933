"""The archive from the environment: what cannot be right stops the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.arkiv import arkiv


def test_a_folder_a_service_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DAP_ARKIV_ADRESSE", raising=False)
    assert arkiv() == {}
    monkeypatch.setenv("DAP_ARKIV_ADRESSE", "file:///srv/mitt%20arkiv")
    assert arkiv() == {"slag": "mappe", "mappe": "/srv/mitt arkiv"}
    monkeypatch.setenv("DAP_ARKIV_ADRESSE", "https://arkiv.eksempel.no/v1")
    monkeypatch.setenv("DAP_ARKIV_HEMMELIGHET", "abcdefghij-0123456789")
    assert arkiv()["slag"] == "http"


@pytest.mark.parametrize(
    "adresse",
    ["http://arkiv.eksempel.no", "file://vert/mappe", "srv/arkiv", "https://", "ftp://x/y"],
)
def test_other_addresses_are_refused(monkeypatch: pytest.MonkeyPatch, adresse: str) -> None:
    monkeypatch.setenv("DAP_ARKIV_ADRESSE", adresse)
    with pytest.raises(ImproperlyConfigured, match="DAP_ARKIV_ADRESSE"):
        arkiv()


def test_a_service_without_a_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAP_ARKIV_ADRESSE", "https://arkiv.eksempel.no")
    monkeypatch.delenv("DAP_ARKIV_HEMMELIGHET", raising=False)
    with pytest.raises(ImproperlyConfigured, match="DAP_ARKIV_HEMMELIGHET"):
        arkiv()
