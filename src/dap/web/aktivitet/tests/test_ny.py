"""Adding an activity, with no JavaScript: choose, fill in, mend, save once."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from klient import logget_inn
from planhjelp import felt, om, skjema, tekst
from rollebesetning import Rollebesetning

from dap.aktivitet.models import Aktivitet
from dap.aktivitet.values import TYPER, Part, Status
from dap.konto.models import Kladd
from dap.konto.operations import lagre_kladd

NY = "/plan/aktivitet/ny/"


def test_a_user_chooses_among_their_own_types_and_staff_among_two_groups(
    roller: Rollebesetning,
) -> None:
    bruker = tekst(logget_inn("amina").get(NY))
    ansatt = tekst(logget_inn("kari").get(f"/bruker/{roller.amina.id}{NY}"))

    assert "Velg type aktivitet" in bruker
    assert "Avtale om å søke jobber" not in bruker
    assert "For NAV-ansatt" in ansatt
    assert "Avtale om å søke jobber" in ansatt
    assert "Oppdater CV-en og jobbønsker" in ansatt


@pytest.mark.parametrize("type_", [k for k, t in TYPER.items() if not t.bare_for_nav])
def test_every_type_of_the_user_is_added(roller: Rollebesetning, type_: str) -> None:
    klient = logget_inn("amina")
    side = klient.get(f"{NY}{type_}/")
    data = {**skjema(type_), "nokkel": felt(side, "nokkel"), "plassering": "PLANLAGT"}

    svar = klient.post(f"{NY}{type_}/", data, follow=True)

    rad = Aktivitet.objects.get()
    assert svar.redirect_chain == [(f"/plan/aktivitet/{rad.id}/", 302)]
    assert rad.type == type_
    assert "Aktiviteten er lagt til i planen" in tekst(svar)


def test_staff_propose_and_the_user_is_asked(roller: Rollebesetning) -> None:
    adresse = f"/bruker/{roller.amina.id}{NY}SOKEAVTALE/"
    logget_inn("kari").post(adresse, {**skjema("SOKEAVTALE"), "plassering": Status.FORSLAG.value})

    assert Aktivitet.objects.get().venter_paa == Part.BRUKER
    assert "Forslag til deg" in tekst(logget_inn("amina").get("/na/"))


def test_treatment_by_the_user_waits_for_approval(roller: Rollebesetning) -> None:
    klient = logget_inn("amina")
    assert "må godkjenne" in tekst(klient.get(f"{NY}BEHANDLING/"))
    klient.post(f"{NY}BEHANDLING/", skjema("BEHANDLING"))
    assert Aktivitet.objects.get().venter_paa == Part.NAV


def test_the_same_form_sent_twice_adds_one(roller: Rollebesetning) -> None:
    klient = logget_inn("amina")
    data = {**skjema(), "nokkel": str(uuid4()), "plassering": "PLANLAGT"}
    forste, andre = klient.post(f"{NY}EGEN/", data), klient.post(f"{NY}EGEN/", data)
    assert forste["Location"] == andre["Location"]
    assert Aktivitet.objects.count() == 1


@pytest.mark.parametrize(
    ("endret", "ord_"),
    [
        ({"tittel": ""}, "Fyll ut «Navn på aktiviteten»"),
        ({"tittel": "x" * 101}, "høyst 100 tegn. Du har skrevet 101"),
        ({"til_dato": "1800-01-01"}, "Velg en dato mellom"),
        ({"til_dato": "9999-01-01"}, "Velg en dato mellom"),
        ({"til_dato": "2020-13-45"}, "ikke en gyldig dato"),
        ({"fra_dato": str(om(40))}, "Til dato kan ikke være før fra dato"),
        ({"lenke": "javascript:alert(1)"}, "Nettadressen kan ikke brukes"),
        ({"beskrivelse": "x" * 5001}, "høyst 5000 tegn"),
        ({"plassering": "FULLFORT"}, "Velg et av alternativene"),
    ],
)
def test_bad_input_says_what_and_keeps_what_was_typed(
    roller: Rollebesetning, endret: dict[str, str], ord_: str
) -> None:
    data = {**skjema(huskeliste="Ring <Marit> 😀"), "plassering": "PLANLAGT", **endret}
    svar = logget_inn("amina").post(f"{NY}EGEN/", data)

    assert svar.status_code == 422
    assert ord_ in tekst(svar)
    assert "aksel-error-summary" in svar.content.decode()
    assert 'value="Ring &lt;Marit&gt; 😀"' in svar.content.decode()
    assert not Aktivitet.objects.exists()


@pytest.mark.parametrize(
    ("antall", "lov"), [("0", False), ("1", True), ("99", True), ("100", False)]
)
def test_applications_a_week_have_a_limit(roller: Rollebesetning, antall: str, lov: bool) -> None:
    adresse = f"/bruker/{roller.amina.id}{NY}SOKEAVTALE/"
    data = {**skjema("SOKEAVTALE", antall_i_uken=antall), "plassering": "PLANLAGT"}
    svar = logget_inn("kari").post(adresse, data)
    assert (svar.status_code == 302) == lov
    assert Aktivitet.objects.exists() == lov


@pytest.mark.parametrize(
    "ondt",
    ["<script>alert(1)</script>", "\u202eبالعربية", "a\x00b", "<img src=x onerror=alert(1)>"],
)
def test_hostile_text_is_stored_clean_and_shown_as_text(roller: Rollebesetning, ondt: str) -> None:
    klient = logget_inn("amina")
    data = {**skjema(tittel=ondt, beskrivelse=ondt), "plassering": "PLANLAGT"}
    side = klient.post(f"{NY}EGEN/", data, follow=True).content.decode()
    plan = klient.get("/plan/").content.decode()

    assert Aktivitet.objects.count() == 1
    for html in (side, plan):
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "\u202e" not in html
        assert "\x00" not in html


def test_a_ready_made_activity_fills_the_form_for_staff_only(roller: Rollebesetning) -> None:
    adresse = f"{NY}EGEN/?ferdig=OPPDATER_CV"
    ansatt = logget_inn("kari").get(f"/bruker/{roller.amina.id}{adresse}").content.decode()
    bruker = logget_inn("amina").get(adresse).content.decode()
    assert 'value="Oppdater CV-en og jobbønsker"' in ansatt
    assert "Oppdater CV-en og jobbønsker" not in bruker


def test_a_draft_is_there_again_and_gone_when_saved(roller: Rollebesetning) -> None:
    klient = logget_inn("amina")
    konto_id: Any = klient.get(f"{NY}EGEN/").wsgi_request.user.pk
    lagre_kladd(
        konto_id=konto_id, sted=f"{NY}EGEN/", felter={"tittel": ["Halvskrevet"]}, naa=timezone.now()
    )

    side = klient.get(f"{NY}EGEN/")
    assert 'value="Halvskrevet"' in side.content.decode()
    assert "Vi tok vare på det du skrev sist" in tekst(side)

    klient.post(f"{NY}EGEN/", {**skjema(), "plassering": "PLANLAGT"})
    assert not Kladd.objects.exists()


def test_an_unknown_type_does_not_exist(roller: Rollebesetning) -> None:
    klient = logget_inn("amina")
    assert klient.get(f"{NY}SOKEAVTALE/").status_code == 404
    assert klient.get(f"{NY}HVASOMHELST/").status_code == 404
