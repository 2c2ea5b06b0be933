"""Requirement: the summary is made of shared facts of the state's room, edited, sent, read and confirmed."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from rollebesetning import DALEN, Rollebesetning

from dap.dialog.operations import ny_trad
from dap.dialog.values import Tema
from dap.kontor.queries import kontor_for_person
from dap.mal.operations import opprett_mal
from dap.oppfolging import operations as oppfolging
from dap.oppfolging import queries as q
from dap.overdragelse.models import Overdragelse
from dap.person.values import Tilrettelegging
from dap.vedtak.tests.hjelp import klag, vedtak_for


def rot(roller: Rollebesetning, sti: str = "") -> str:
    return f"/bruker/{roller.amina.id}/overdragelser/{sti}"


def tekst(klient: Client, adresse: str) -> str:
    return klient.get(adresse).content.decode()


def felter(side: str) -> dict[str, str]:
    """What the form of the page sends when nothing is changed."""
    ut = {"versjon": re.findall(r'name="versjon" value="(\d+)"', side)[0]}
    for navn, verdi in re.findall(r'<textarea name="(\w+)"[^>]*>\s?(.*?)</textarea>', side, re.S):
        ut[navn] = verdi
    return ut


@pytest.mark.parametrize(
    ("hvem", "status"),
    [("kari", 200), ("tor", 200), ("lise", 403), ("ola", 403), ("rut", 404), ("amina", 403)],
)
def test_who_may_begin(roller: Rollebesetning, hvem: str, status: int) -> None:
    assert logget_inn(hvem).get(rot(roller, "ny/")).status_code == status


def test_from_facts_to_read(roller: Rollebesetning) -> None:
    naa = timezone.now()
    om: dict[str, Any] = {"person_id": roller.amina.id}
    for aktor, ord_ in ((roller.kari, "Fast jobb i barnehage"), (roller.lise, "Ordne gjelden")):
        opprett_mal(aktor=aktor, tekst=ord_, nokkel=uuid4(), naa=naa, **om)
    ny_trad(
        aktor=roller.amina, tema=Tema.MOTE, overskrift="Kan jeg flytte?", tekst="Hei",
        nokkel=uuid4(), naa=naa, **om,
    )  # fmt: skip
    oppfolging.sett_tilrettelegging(
        aktor=roller.kari, ny=Tilrettelegging("somali", False, False, frozenset(), 0), naa=naa, **om
    )
    kari, per, amina = (logget_inn(h) for h in ("kari", "per", "amina"))
    assert kari.post(rot(roller, "ny/"), {"ansatt": ""}).status_code == 422
    svar = kari.post(rot(roller, "ny/"), {"ansatt": str(roller.per.id)})
    assert svar.status_code == 302
    utkast: str = svar["Location"]
    side = tekst(kari, utkast)
    for ord_ in ("Fast jobb i barnehage", "Kan jeg flytte?", "somali"):
        assert ord_ in side, ord_
    assert "Ordne gjelden" not in side
    assert amina.get(f"/overdragelser/{Overdragelse.objects.get().id}/").status_code == 404
    data = {**felter(side), "del_ORD": "Ring før ti", "internt": "Bare oss"}
    assert kari.post(f"{utkast}rediger/", data).status_code == 302
    gammelt = kari.post(f"{utkast}rediger/", {**data, "del_ORD": "Mitt"})
    assert gammelt.status_code == 409
    assert "Ring før ti" in gammelt.content.decode()
    assert "Mitt" in gammelt.content.decode()
    lang = kari.post(f"{utkast}rediger/", {**data, "del_ORD": "x" * 4001})
    assert lang.status_code == 422
    side = tekst(kari, utkast)
    assert kari.post(f"{utkast}rediger/", {**felter(side), "handling": "send"}).status_code == 302
    assert q.ansvarlig_veileder(roller.amina.id) == roller.per.id
    assert "Overtatte brukere å lese om" in tekst(per, "/min-dag/")
    assert "Ikke lest ennå" in tekst(kari, "/min-dag/")
    lest = tekst(amina, f"/overdragelser/{Overdragelse.objects.get().id}/")
    assert "Ring før ti" in lest
    assert "Bare oss" not in lest
    assert "Bare oss" in tekst(per, utkast)
    assert kari.post(f"{utkast}lest/").status_code == 403
    assert per.post(f"{utkast}lest/").status_code == 302
    assert "Overtatte brukere å lese om" not in tekst(per, "/min-dag/")
    assert "av Per Solvang" in tekst(kari, "/min-dag/")
    assert "Overdragelser" in tekst(amina, "/overdragelser/")


def test_to_another_office_and_a_draft_thrown_away(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    ny = f"{rot(roller, 'ny/')}?kontor={DALEN}"
    assert "Ola Dalsrud" in tekst(kari, ny)
    forste: str = kari.post(ny, {"ansatt": ""})["Location"]
    assert kari.post(ny, {"ansatt": ""}).status_code == 422
    assert kari.post(f"{forste}forkast/", {"versjon": "7"}).status_code == 422
    assert kari.post(f"{forste}forkast/", {"versjon": "1"}).status_code == 302
    assert kari.get(forste).status_code == 404
    neste: str = kari.post(ny, {"ansatt": str(roller.ola.id)})["Location"]
    data = {**felter(tekst(kari, neste)), "handling": "send"}
    assert kari.post(f"{neste}rediger/", data).status_code == 302
    enhet = kontor_for_person(roller.amina.id)
    assert enhet is not None
    assert enhet.nr == DALEN
    assert "Overtatte brukere å lese om" in tekst(logget_inn("ola"), "/min-dag/")
    assert kari.get(neste).status_code == 403
    assert "Et annet kontor følger deg opp nå" in tekst(logget_inn("amina"), "/varsler/")


def test_an_open_complaint_follows(roller: Rollebesetning) -> None:
    klag(roller.amina, vedtak_for(roller))
    kari = logget_inn("kari")
    kontor = kontor_for_person(roller.amina.id)
    assert kontor is not None
    kari.post(rot(roller, "ny/"), {"kontor": kontor.nr, "ansatt": str(roller.per.id)})
    assert "Klage mottatt" in tekst(kari, rot(roller, f"{Overdragelse.objects.get().id}/"))
