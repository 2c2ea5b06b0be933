"""Requirement: what is sent out leads to the reader's own pages, whoever's page it was sent from."""

from uuid import UUID

import pytest
from django.test.utils import override_script_prefix

from dap import ruter
from dap.varsel.kanaler import innhold

VARSEL = UUID(int=7)


@pytest.mark.parametrize("forst", ["/", "/for/en-annen/"])
def test_a_link_never_begins_with_what_the_page_begins_with(forst: str) -> None:
    ruter._monster.cache_clear()
    with override_script_prefix(forst):
        assert innhold.lenke(VARSEL, 1) == f"https://dap.example/varsler/{VARSEL}/"
        assert innhold.lenke(VARSEL, 2) == "https://dap.example/varsler/"
    with override_script_prefix("/for/en-annen/"):
        assert ruter.rute("varsel:liste") == "/for/en-annen/varsler/"
