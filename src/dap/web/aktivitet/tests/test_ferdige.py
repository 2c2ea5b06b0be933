"""The office's ready-made activities, and one activity to many users."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from klient import logget_inn
from planhjelp import felt, skjema, tekst
from rollebesetning import Rollebesetning

from dap.aktivitet.models import Aktivitet, FerdigAktivitet
from dap.oppfolging import operations as oppfolging

FERDIGE = "/ferdige-aktiviteter/"
FLERE = f"{FERDIGE}flere/EGEN/"


def lag_mal(hvem: str = "kari", **endret: Any) -> Any:
    data = {"navn": "Jobbklubb", "til_dager": "14", "tittel": "Møt på jobbklubben", **endret}
    return logget_inn(hvem).post(f"{FERDIGE}ny/EGEN/", {**data, "nokkel": str(uuid4())})


def test_a_template_is_made_changed_used_and_taken_away(roller: Rollebesetning) -> None:
    kari, ny = logget_inn("kari"), f"/bruker/{roller.amina.id}/plan/aktivitet/ny/EGEN/"
    lag_mal()
    mal = FerdigAktivitet.objects.get()
    assert "Jobbklubb" in tekst(kari.get(FERDIGE))
    assert 'value="Møt på jobbklubben"' in kari.get(f"{ny}?ferdig={mal.id}").content.decode()

    sted = f"{FERDIGE}{mal.id}/"
    data = {"navn": "Jobbklubben", "til_dager": "", "tittel": "Møt opp", "versjon": "1"}
    kari.post(sted, data)
    assert FerdigAktivitet.objects.get().navn == "Jobbklubben"

    gammel = kari.post(sted, data)
    assert gammel.status_code == 409
    assert "Noen andre endret malen" in tekst(gammel)

    kari.post(sted, {**data, "versjon": "2", "ta_bort": "1"})
    assert FerdigAktivitet.objects.get().aktiv is False
    assert "Ikke i bruk" in tekst(kari.get(FERDIGE))


@pytest.mark.parametrize(
    ("endret", "ord_"),
    [
        ({"navn": ""}, "Fyll ut «Navn på malen»"),
        ({"navn": "x" * 101}, "høyst 100 tegn"),
        ({"til_dager": "731"}, "høyst 730"),
        ({"lenke": "javascript:alert(1)"}, "Nettadressen kan ikke brukes"),
    ],
)
def test_a_wrong_template_is_refused_with_words(
    roller: Rollebesetning, endret: dict[str, str], ord_: str
) -> None:
    svar = lag_mal(**endret)
    assert svar.status_code == 422
    assert ord_ in tekst(svar)
    assert not FerdigAktivitet.objects.exists()


def test_a_name_is_used_once(roller: Rollebesetning) -> None:
    lag_mal()
    assert "allerede en mal med dette navnet" in tekst(lag_mal())


def test_another_offices_templates_are_not_seen(roller: Rollebesetning) -> None:
    lag_mal()
    mal, ola = FerdigAktivitet.objects.get(), logget_inn("ola")
    assert "Jobbklubb" not in tekst(ola.get(FERDIGE))
    assert ola.get(f"{FERDIGE}{mal.id}/").status_code == 404
    assert logget_inn("amina").get(FERDIGE).status_code == 403
    assert logget_inn("mona").get(FERDIGE).status_code == 403


def test_many_get_it_after_a_look(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    assert "Amina Yusuf" in tekst(kari.get(FLERE))
    assert "Frida Skjulstad" not in tekst(kari.get(FLERE))
    oppfolging.avslutt_periode(
        aktor=roller.kari, person_id=roller.bjorn.id, begrunnelse="Ferdig", naa=timezone.now()
    )
    data = {**skjema(), "person": [str(roller.amina.id), str(roller.bjorn.id)], "steg": "se"}

    se = kari.post(FLERE, data)
    assert "1 bruker får aktiviteten" in tekst(se)
    assert "1 du valgte, følger du ikke opp lenger" in tekst(se)
    assert not Aktivitet.objects.exists()

    data |= {"steg": "kjor", "nokkel": felt(se, "nokkel")}
    ferdig = kari.post(FLERE, data)
    kari.post(FLERE, data)
    assert "1 bruker har fått aktiviteten" in tekst(ferdig)
    assert [a.person_id for a in Aktivitet.objects.all()] == [roller.amina.id]


def test_who_the_look_passed_over_gets_nothing_though_they_could_now(
    roller: Rollebesetning,
) -> None:
    kari, naa = logget_inn("kari"), timezone.now()
    om = {"aktor": roller.tor, "person_id": roller.bjorn.id, "naa": naa}
    oppfolging.tildel_veileder(**om, ansatt_id=roller.per.id)
    data = {**skjema(), "person": [str(roller.amina.id), str(roller.bjorn.id)], "steg": "se"}
    se = kari.post(FLERE, data)
    assert "1 du valgte, følger du ikke opp lenger" in tekst(se)
    oppfolging.tildel_veileder(**om, ansatt_id=roller.kari.id)
    hoppet = felt(se, "hoppet")
    assert hoppet == str(roller.bjorn.id)
    ferdig = kari.post(
        FLERE, {**data, "steg": "kjor", "nokkel": felt(se, "nokkel"), "hoppet": hoppet}
    )
    assert "Bjørn Aasland: Ble hoppet over da du så over" in tekst(ferdig)
    assert [a.person_id for a in Aktivitet.objects.all()] == [roller.amina.id]


def test_nobody_chosen_or_somebody_elses_user(roller: Rollebesetning) -> None:
    kari = logget_inn("kari")
    assert "Velg minst én bruker" in tekst(kari.post(FLERE, {**skjema(), "steg": "se"}))
    data = {**skjema(), "person": [str(roller.frida.id), str(roller.daniel.id)], "steg": "kjor"}
    assert kari.post(FLERE, data).status_code == 422
    assert not Aktivitet.objects.exists()


def test_back_to_the_form_keeps_everything(roller: Rollebesetning) -> None:
    data = {**skjema(), "person": [str(roller.amina.id)], "som_forslag": "1", "steg": "tilbake"}
    html = logget_inn("kari").post(FLERE, data).content.decode()
    assert 'value="Oppdatere CV-en"' in html
    assert f'value="{roller.amina.id}" checked' in html
    assert 'name="som_forslag" value="1" checked' in html
