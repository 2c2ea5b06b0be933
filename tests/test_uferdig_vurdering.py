"""What NAV has not finished is not there: the user, by every address, sees none of it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from klient import logget_inn
from opptak import Opptak
from test_fremmed_id import BRUKERS, EGNE, OM_PERSON, skjema, som_bruker
from test_innskutt import BRUKERENS
from test_udelt_referat import lest
from verden import Verden

from dap.arkiv.eksport.samling import saml
from dap.arkiv.eksportverdier import Eksportvalg
from dap.hendelse.models import Hendelse
from dap.hendelse.queries import hendelser
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel
from dap.vurdering import operations as vurdering
from dap.vurdering.models import Ferdigtekst, Utkastdel
from dap.vurdering.values import Del, Slag

MERKE = "ikke-ferdig-ennå"
MER = ("/tidslinje/", "/tidslinje/sok/", "/vurderinger/", "/eksport/", "/na/")


@pytest.fixture(scope="module")
def uferdig(
    opptak_av_verden: Opptak[Verden], django_db_blocker: Any
) -> Iterator[tuple[Verden, list[UUID]]]:
    """Amina's world, with one assessment that is begun, and one that is finished and begun anew."""
    with django_db_blocker.unblock(), transaction.atomic():
        verden = opptak_av_verden.spill_av()
        yield verden, _skriv(verden)
        transaction.set_rollback(True)


def _skriv(verden: Verden) -> list[UUID]:
    roller, ting = verden.roller, verden.stat("amina").ider
    felles: dict[str, Any] = {"aktor": roller.kari, "naa": timezone.now()}
    ny = vurdering.start_utkast(person_id=roller.amina.id, slag=Slag.ARBEIDSEVNE, **felles)
    for id_, del_, versjon in ((ny, Del.MULIGHETER, 0), (ting["vurdering_id"], Del.BEHOV, 4)):
        vurdering.skriv_del(
            vurdering_id=id_, del_=del_, versjon=versjon, tekst=f"Skrevet {MERKE}", **felles
        )
    return [ny, ting["vurdering_id"]]


def test_by_every_address_the_user_sees_none_of_it(
    uferdig: tuple[Verden, list[UUID]], db: None
) -> None:
    verden, ider = uferdig
    amina, ting = logget_inn("amina"), verden.stat("amina").ider
    adresser = {*BRUKERENS, *MER}
    for id_ in ider:
        alle = {**ting, "vurdering_id": id_, "objekt_id": id_}
        adresser |= {rute.adresse(alle) for rute in EGNE}
    antall = 0
    for adresse in sorted(adresser):
        svar = amina.get(adresse)
        antall += svar.status_code == 200
        assert MERKE not in lest(svar) + str(svar.headers), adresse
    assert antall > 30
    assert amina.get(f"/vurderinger/{ider[0]}/").status_code == 404


def test_no_form_of_the_users_brings_it_out(uferdig: tuple[Verden, list[UUID]], db: None) -> None:
    verden, ider = uferdig
    amina, ting = logget_inn("amina"), verden.stat("amina").ider
    for id_ in ider:
        alle = {**ting, "vurdering_id": id_, "objekt_id": id_}
        for rute in EGNE:
            if rute.navn.startswith(("vurdering:", "forstaelse:")):
                svar = amina.post(rute.adresse(alle), skjema(alle), follow=True)
                assert MERKE not in lest(svar), rute.navn
    assert not Ferdigtekst.objects.filter(tekst__contains=MERKE).exists()
    assert Utkastdel.objects.filter(tekst__contains=MERKE).count() == 2


def test_staff_who_look_as_the_user_do_not_see_it_either(
    uferdig: tuple[Verden, list[UUID]], db: None
) -> None:
    verden, ider = uferdig
    kari, ting = logget_inn("kari"), verden.stat("amina").ider
    sett = 0
    for id_ in ider:
        alle = {**ting, "vurdering_id": id_, "objekt_id": id_}
        for rute in OM_PERSON:
            if rute.navn in BRUKERS:
                vist = lest(kari.get(som_bruker(rute.adresse(alle))))
                assert MERKE not in vist, rute.navn
            if rute.navn.startswith("vurdering:"):
                sett += MERKE in lest(kari.get(rute.adresse(alle)))
    assert sett > 2, "as herself she reads what she writes"


def test_nothing_tells_the_user_of_it(uferdig: tuple[Verden, list[UUID]], db: None) -> None:
    verden, ider = uferdig
    amina = verden.roller.amina
    innsyn = apne_person(aktor=amina, person_id=amina.id, hva="plan", naa=timezone.now())

    assert [h for h in hendelser(innsyn, antall=500) if h.objekt_id == ider[0]] == []
    assert not Varsel.objects.filter(mottaker_id=amina.id, objekt_id=ider[0]).exists()
    assert Hendelse.objects.filter(objekt_id=ider[0], objekt_type="VURDERINGUTKAST").exists()


def test_neither_the_search_nor_the_complete_export_has_it(
    uferdig: tuple[Verden, list[UUID]], db: None
) -> None:
    verden, _ider = uferdig
    for hvem in ("amina", "kari"):
        aktor = getattr(verden.roller, hvem)
        person_id = verden.roller.amina.id
        rot = "" if hvem == "amina" else f"/bruker/{person_id}"
        svar = logget_inn(hvem).post(
            f"{rot}/tidslinje/sok/", {"sok": "skrevet ikke-ferdig"}, follow=True
        )
        assert svar.status_code == 200
        assert f"Skrevet {MERKE}" not in svar.content.decode()
        innsyn = apne_person(aktor=aktor, person_id=person_id, hva="plan", naa=timezone.now())
        sak = repr(saml(innsyn, Eksportvalg(), naa=timezone.now()))
        assert "Konklusjon hemmelig-amina-stat" in sak, "what is finished is there"
        assert "Egne ord hemmelig-amina-stat" in sak
        assert MERKE not in sak


def test_what_is_finished_is_found(uferdig: tuple[Verden, list[UUID]], db: None) -> None:
    svar = logget_inn("amina").post("/tidslinje/sok/", {"sok": "Konklusjon"}, follow=True)
    assert "Vurdering" in svar.content.decode()
    assert f"/vurderinger/{uferdig[1][1]}/" in svar.content.decode()
    tidslinje = logget_inn("amina").get("/tidslinje/").content.decode()
    assert "gjorde behovsvurderingen ferdig" in tidslinje
