"""Requirement: staff can read what the user reads, of every kind, and leave no mark but the trace."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.aktivitet.operations import opprett
from dap.dialog.models import Lest, Trad
from dap.dialog.operations import ny_trad, skriv_notat
from dap.dialog.values import Tema
from dap.hendelse.models import Sett
from dap.mal import operations as mal
from dap.sporing.models import Oppslag
from dap.varsel.models import Varsel


@pytest.fixture
def sider(roller: Rollebesetning) -> list[str]:
    amina, naa = roller.amina, timezone.now()
    mal_id = mal.opprett_mal(
        aktor=amina, person_id=amina.id, tekst="Bli sveiser", nokkel=uuid4(), naa=naa
    )
    trad = ny_trad(
        aktor=amina, person_id=amina.id, tema=Tema.MOTE, tekst="Når møtes vi?", nokkel=uuid4(),
        naa=naa,
    )  # fmt: skip
    aktivitet = opprett(
        aktor=amina,
        person_id=amina.id,
        type="EGEN",
        nokkel=uuid4(),
        naa=naa,
        felter={
            "tittel": "Øve til prøven",
            "fra_dato": date(2026, 1, 1),
            "til_dato": date(2030, 1, 1),
        },
    ).aktivitet_id
    return [
        "na/", "plan/", "plan/?visning=liste", "plan/mal/", f"plan/mal/{mal_id}/", "dialog/",
        f"dialog/{trad.trad_id}/", f"plan/aktivitet/{aktivitet}/", f"plan/versjoner/{mal_id}/",
    ]  # fmt: skip


def _innhold(klient: Client, adresse: str) -> str:
    svar = klient.get(adresse)
    assert svar.status_code == 200, adresse
    tekst: str = svar.content.decode()
    return tekst[tekst.index("<main") : tekst.index("</main>")]


def test_every_page_reads_and_none_can_be_written_in(
    roller: Rollebesetning, sider: list[str]
) -> None:
    kari, rot = logget_inn("kari"), f"/bruker/{roller.amina.id}/som-bruker/"
    for side in sider:
        innhold = _innhold(kari, rot + side)
        assert not re.search(r'method="post"', innhold), side
        lenker = re.findall(r'href="(/bruker/[^"]*)"', innhold)
        assert all(lenke.startswith(rot) for lenke in lenker), side


def test_no_mark_is_left_but_the_trace(roller: Rollebesetning, sider: list[str]) -> None:
    for side in sider:
        _innhold(logget_inn("kari"), f"/bruker/{roller.amina.id}/som-bruker/{side}")
    assert not Sett.objects.exists()
    assert not Lest.objects.exclude(leser_id=roller.amina.id).exists()
    assert not Varsel.objects.exclude(lest=None).exists()
    assert Trad.objects.get().klokke_fra is not None
    assert set(Oppslag.objects.values_list("hva", flat=True)) == {"som_bruker"}


def test_what_is_internal_to_staff_is_not_in_the_users_view(
    roller: Rollebesetning, sider: list[str]
) -> None:
    skriv_notat(
        aktor=roller.kari, person_id=roller.amina.id, tekst="Internt om saken", nokkel=uuid4(),
        naa=timezone.now(),
    )  # fmt: skip
    kari = logget_inn("kari")
    for side in sider:
        adresse = f"/bruker/{roller.amina.id}/som-bruker/{side}"
        assert "Internt om saken" not in kari.get(adresse).content.decode()
    notater = kari.get(f"/bruker/{roller.amina.id}/som-bruker/notater/")
    assert notater.status_code == 404
