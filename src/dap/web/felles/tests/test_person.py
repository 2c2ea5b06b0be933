"""Requirement: the same views serve the user and the staff, and links stay with the person."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.test.utils import override_script_prefix
from django.urls import include, path, resolve, reverse
from rollebesetning import Rollebesetning

from dap import ruter
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet
from dap.web.felles.person import begge_sider, innsyn_for, lenke, lenke_til


def _side(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse()


_plan = begge_sider("plan/", [path("", _side, name="plan"), path("<int:nr>/", _side, name="en")])
urlpatterns = [path("", include((_plan, "plan")))]
HVEM = UUID(int=7)


def _foresporsel(aktor: Aktor | None, adresse: str, som_bruker: bool = False) -> Any:
    request = RequestFactory().get(adresse)
    request.resolver_match = resolve(adresse)
    return SimpleNamespace(
        aktor=aktor, resolver_match=request.resolver_match, som_bruker=som_bruker
    )


@override_settings(ROOT_URLCONF=__name__)
def test_links_keep_the_prefix_of_the_page() -> None:
    egen = _foresporsel(None, "/plan/")
    ansatt = _foresporsel(None, f"/bruker/{HVEM}/plan/")
    som = _foresporsel(None, f"/bruker/{HVEM}/plan/", som_bruker=True)

    assert lenke(egen, "plan:en", nr=3) == "/plan/3/"
    assert lenke(ansatt, "plan:en", nr=3) == f"/bruker/{HVEM}/plan/3/"
    assert lenke(som, "plan:en", nr=3) == f"/bruker/{HVEM}/som-bruker/plan/3/"
    assert lenke_til("plan:plan", None) == "/plan/"


@pytest.mark.parametrize("forst", ["/", "/for/noen/"])
def test_what_a_page_begins_with_never_comes_on_another(forst: str) -> None:
    """Whoever acts for somebody, and whoever asks next."""
    rute = "aktivitet:vis"
    ruter._monster.cache_clear()
    with override_script_prefix(forst):
        lenke_til(rute, None, aktivitet_id=HVEM)
    for begynner in ("/", "/for/en/", "/for/en-annen/"):
        with override_script_prefix(begynner):
            adresse = lenke_til(rute, None, aktivitet_id=HVEM)
            assert adresse == reverse(rute, kwargs={"aktivitet_id": HVEM})
            assert adresse.startswith(f"{begynner}plan/")


@override_settings(ROOT_URLCONF=__name__)
def test_whose_page_it_is_follows_the_address(roller: Rollebesetning) -> None:
    amina = roller.amina.id
    egen = innsyn_for(_foresporsel(roller.amina, "/plan/"), None, hva="plan")
    kari = innsyn_for(_foresporsel(roller.kari, "/plan/"), amina, hva="plan")
    som = innsyn_for(_foresporsel(roller.kari, "/plan/", som_bruker=True), amina, hva="plan")

    assert {egen.person_id, kari.person_id, som.person_id} == {amina}
    assert [egen.er_bruker, kari.er_bruker, som.er_bruker] == [True, False, True]
    assert [egen.kan_skrive, kari.kan_skrive, som.kan_skrive] == [True, True, False]


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("hvem", "person", "som_bruker"),
    [
        ("amina", "amina", False),
        ("amina", "bjorn", False),
        ("amina", "amina", True),
        ("kari", None, False),
        ("kari", "frida", False),
        ("kari", "frida", True),
        ("rut", "amina", True),
    ],
)
def test_nobody_gets_in_by_another_address(
    roller: Rollebesetning, hvem: str, person: str | None, som_bruker: bool
) -> None:
    person_id = getattr(roller, person).id if person else None
    with pytest.raises(IkkeFunnet):
        innsyn_for(_foresporsel(getattr(roller, hvem), "/plan/", som_bruker), person_id, hva="plan")
