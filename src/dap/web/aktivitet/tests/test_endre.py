"""Changing, agreeing, answering, and two who write at once."""

from uuid import uuid4

import pytest
from django.utils import timezone
from klient import logget_inn
from planhjelp import (
    adresse,
    avtal,
    felt,
    felter,
    flytt,
    lag,
    les,
    om,
    skjema,
    tekst,
)
from rollebesetning import Rollebesetning

from dap.aktivitet import operations
from dap.aktivitet.models import Aktivitet
from dap.aktivitet.values import Fhotype, Part, Status
from dap.mal import operations as mal


def test_changed_and_told_in_plain_words(roller: Rollebesetning) -> None:
    klient, a = logget_inn("amina"), lag(roller.amina, roller.amina)
    svar = klient.post(
        adresse(a, "endre/"), {**skjema(tittel="CV på engelsk"), "versjon": "1"}, follow=True
    )
    assert "Endringen er lagret" in tekst(svar)
    assert "CV på engelsk" in tekst(svar)
    assert "Du la til aktiviteten" in tekst(svar)


def test_of_an_agreed_activity_only_the_end_date_is_in_the_form(roller: Rollebesetning) -> None:
    a = avtal(roller.kari, lag(roller.kari, roller.amina), Fhotype.IKKE_SEND)
    kari, sted = logget_inn("kari"), adresse(a, "endre/", person=roller.amina)

    side = kari.get(sted).content.decode()
    assert 'name="til_dato"' in side
    assert 'name="tittel"' not in side
    assert "Da kan bare til-datoen endres" in side
    assert "Bli synlig" in side

    kari.post(sted, {"til_dato": str(om(60)), "tittel": "Noe annet", "versjon": str(a.versjon)})
    rad = Aktivitet.objects.get()
    assert (rad.til_dato, rad.tittel) == (om(60), "Oppdatere CV-en")
    assert "Endre" not in tekst(logget_inn("amina").get(adresse(a))).split("Om aktiviteten")[1][:40]


def test_both_texts_are_shown_and_the_person_chooses(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina)
    operations.endre(
        aktor=roller.kari, aktivitet_id=a.aktivitet_id, versjon=1,
        felter=felter(tittel="Karis tittel", hensikt="Karis mål"), naa=timezone.now(),
    )  # fmt: skip
    klient, sted = logget_inn("amina"), adresse(a, "endre/")
    mitt = {**skjema(tittel="Min tittel"), "versjon": "1"}

    svar = klient.post(sted, mitt)

    html = svar.content.decode()
    assert svar.status_code == 409
    assert "Kari Nordmo lagret" in tekst(svar)
    assert 'value="Min tittel"' in html
    assert "Karis tittel" in html
    assert "Karis mål" in html
    assert Aktivitet.objects.get().tittel == "Karis tittel"

    data = {**mitt, "versjon": felt(svar, "versjon"), "sammenlign": "1"}
    hentet = klient.post(sted, {**data, "hent": "hensikt"})
    assert 'value="Karis mål"' in hentet.content.decode()
    assert 'value="Min tittel"' in hentet.content.decode()

    klient.post(sted, {**data, "hensikt": "Karis mål"})
    rad = Aktivitet.objects.get()
    assert (rad.tittel, rad.detaljer["hensikt"], rad.versjon) == ("Min tittel", "Karis mål", 3)


def test_finished_by_the_other_meanwhile_loses_nothing_typed(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina)
    flytt(roller.kari, a, Status.FULLFORT)
    data = {**skjema(beskrivelse="Et langt svar jeg har skrevet"), "versjon": "1"}

    svar = logget_inn("amina").post(adresse(a, "endre/"), data)

    assert svar.status_code in {409, 422}
    assert "Et langt svar jeg har skrevet" in svar.content.decode()


def test_bad_input_keeps_the_version_it_was_written_on(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina)
    operations.endre(
        aktor=roller.kari, aktivitet_id=a.aktivitet_id, versjon=1,
        felter=felter(hensikt="Nytt"), naa=timezone.now(),
    )  # fmt: skip
    svar = logget_inn("amina").post(adresse(a, "endre/"), {**skjema(tittel=""), "versjon": "1"})
    assert (svar.status_code, felt(svar, "versjon")) == (422, "1")


def test_prior_notice_is_sent_read_and_seen(roller: Rollebesetning) -> None:
    a = lag(roller.kari, roller.amina)
    kari, amina = logget_inn("kari"), logget_inn("amina")
    side = kari.get(adresse(a, person=roller.amina))
    assert "Send forhåndsorientering" in tekst(side)
    assert "Avtal med NAV" not in tekst(amina.get(adresse(a)))

    sted = adresse(a, "avtal/", person=roller.amina)
    kari.post(sted, {"fhotype": Fhotype.STANDARD.value, "versjon": "1"})

    side = amina.get(adresse(a))
    assert "Informasjon om ansvaret ditt" in tekst(side)
    assert "Ok, jeg har lest beskjeden" in tekst(side)
    assert "Viktig beskjed om ansvaret ditt" in tekst(amina.get("/na/"))
    assert "Ikke lest av bruker" in tekst(kari.get(f"/bruker/{roller.amina.id}/plan/"))

    amina.post(adresse(a, "lest/"))
    assert "Ok, jeg har lest beskjeden" not in tekst(amina.get(adresse(a)))
    assert les(roller.amina, a.aktivitet_id).fho.lest is not None  # type: ignore[union-attr]
    assert "Viktig beskjed" not in tekst(amina.get("/na/"))


@pytest.mark.parametrize(("til", "ord_"), [(om(3), "minst sju dager"), (None, "ingen til-dato")])
def test_why_no_notice_can_be_sent_is_said_before(
    roller: Rollebesetning, til: object, ord_: str
) -> None:
    type_ = "EGEN" if til else "IJOBB"
    a = lag(roller.kari, roller.amina, type_, felter={"til_dato": til})
    side = logget_inn("kari").get(adresse(a, person=roller.amina))
    assert ord_ in tekst(side)
    assert "Avtal uten å sende" in tekst(side)
    assert 'value="SEND_FORHAANDSORIENTERING"' not in side.content.decode()


def test_the_text_on_11_9_is_the_advisers_and_limited(roller: Rollebesetning) -> None:
    a = lag(roller.kari, roller.amina)
    kari, sted = logget_inn("kari"), adresse(a, "avtal/", person=roller.amina)
    data = {"fhotype": Fhotype.PARAGRAF_11_9.value, "versjon": "1"}
    svar = kari.post(sted, {**data, "tekst": "x" * 501})
    assert svar.status_code == 422
    assert "høyst 500 tegn" in tekst(svar)

    kari.post(sted, {**data, "tekst": "Du kan miste en <dag>."})
    assert "Du kan miste en &lt;dag&gt;." in logget_inn("amina").get(adresse(a)).content.decode()


def test_a_proposal_is_accepted_with_a_word(roller: Rollebesetning) -> None:
    a = lag(roller.kari, roller.amina, som_forslag=True, status=Status.FORSLAG)
    amina = logget_inn("amina")
    assert "NAV foreslår denne aktiviteten" in tekst(amina.get(adresse(a)))

    data = {"svar": "GODTA", "ord": "Gjerne", "versjon": str(a.versjon), "nokkel": str(uuid4())}
    svar = amina.post(adresse(a, "svar/"), data, follow=True)

    assert "Du har godtatt forslaget" in tekst(svar)
    assert Aktivitet.objects.get().status == "PLANLAGT"
    assert "Gjerne" in tekst(svar)


def test_to_decline_needs_a_word(roller: Rollebesetning) -> None:
    a = lag(roller.kari, roller.amina, som_forslag=True, status=Status.FORSLAG)
    amina, data = logget_inn("amina"), {"svar": "AVSLA", "versjon": str(a.versjon)}
    svar = amina.post(adresse(a, "svar/"), {**data, "ord": ""})
    assert (svar.status_code, Aktivitet.objects.get().status) == (422, Status.FORSLAG.value)
    amina.post(adresse(a, "svar/"), {**data, "ord": "Passer ikke nå"})
    assert Aktivitet.objects.get().status == "AVBRUTT"


@pytest.mark.parametrize("valgt", [{}, {"svar": "KANSKJE"}, {"svar": "JUSTER"}])
def test_no_answer_is_no_yes(roller: Rollebesetning, valgt: dict[str, str]) -> None:
    a = lag(roller.kari, roller.amina, som_forslag=True, status=Status.FORSLAG)

    svar = logget_inn("amina").post(
        adresse(a, "svar/"), {"versjon": "1", "ord": "Jeg vil gjerne", **valgt}
    )

    assert svar.status_code == 422
    assert "Velg om du godtar forslaget eller sier nei." in tekst(svar)
    assert "Jeg vil gjerne" in tekst(svar)
    assert les(roller.amina, a.aktivitet_id).venter_paa == Part.BRUKER


def test_a_goal_that_is_no_goal_is_not_said_to_be_linked(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina)

    svar = logget_inn("amina").post(adresse(a, "mal/"), {"versjon": "1", "mal_id": "tull"})

    assert svar.status_code == 422
    assert "Målet finnes ikke lenger" in tekst(svar)
    assert les(roller.amina, a.aktivitet_id).versjon == 1


def test_a_proposal_is_adjusted_and_then_waits_for_the_other(roller: Rollebesetning) -> None:
    a = lag(roller.kari, roller.amina, som_forslag=True, status=Status.FORSLAG)
    amina, sted = logget_inn("amina"), adresse(a, "juster/")
    assert 'value="Oppdatere CV-en"' in amina.get(sted).content.decode()

    data = {**skjema(tittel="Oppdatere CV-en litt senere"), "ord": "Jeg er bortreist"}
    amina.post(sted, {**data, "versjon": str(a.versjon)})

    rad = Aktivitet.objects.get()
    assert (rad.tittel, rad.venter_paa) == ("Oppdatere CV-en litt senere", Part.NAV)


def test_treatment_is_approved_by_the_adviser(roller: Rollebesetning) -> None:
    a = lag(roller.amina, roller.amina, "BEHANDLING")
    kari, her = logget_inn("kari"), adresse(a, person=roller.amina)
    assert "Brukeren ber deg godkjenne" in tekst(kari.get(her))
    kari.post(f"{her}svar/", {"svar": "GODTA", "versjon": str(a.versjon)})
    assert Aktivitet.objects.get().venter_paa == ""


def test_the_job_stage_is_set_also_after_it_is_finished(roller: Rollebesetning) -> None:
    a = flytt(roller.amina, lag(roller.amina, roller.amina, "STILLING"), Status.FULLFORT)
    klient = logget_inn("amina")
    data = {"felt": "soknadssteg", "verdi": "JOBBTILBUD", "versjon": str(a.versjon)}
    svar = klient.post(adresse(a, "steg/"), data, follow=True)
    assert "Fått jobbtilbud 🎉" in tekst(svar)
    assert Aktivitet.objects.get().detaljer["soknadssteg"] == "JOBBTILBUD"


def test_linked_to_a_goal_and_not_to_another_persons(roller: Rollebesetning) -> None:
    def nytt(hvem: str) -> str:
        aktor = getattr(roller, hvem)
        return str(
            mal.opprett_mal(
                aktor=aktor,
                person_id=aktor.id,
                tekst="Bli sveiser",
                nokkel=uuid4(),
                naa=timezone.now(),
            )
        )

    mitt, annens = nytt("amina"), nytt("bjorn")
    klient, a = logget_inn("amina"), lag(roller.amina, roller.amina)
    assert "Bli sveiser" in klient.get(adresse(a)).content.decode()

    klient.post(adresse(a, "mal/"), {"mal_id": mitt, "versjon": "1"})
    assert str(Aktivitet.objects.get().mal_id) == mitt

    svar = klient.post(adresse(a, "mal/"), {"mal_id": annens, "versjon": "2"})
    assert svar.status_code in {404, 422}
    assert str(Aktivitet.objects.get().mal_id) == mitt


def test_every_version_can_be_read(roller: Rollebesetning) -> None:
    klient, a = logget_inn("amina"), lag(roller.amina, roller.amina)
    klient.post(adresse(a, "endre/"), {**skjema(tittel="Ny <tittel>"), "versjon": "1"})

    alle = klient.get(adresse(a, "historikk/")).content.decode()
    assert 'versjon/1/"' in alle
    assert 'versjon/2/"' in alle
    forste = klient.get(adresse(a, "versjon/1/"))
    assert "Oppdatere CV-en" in tekst(forste)
    assert "Ny &lt;tittel&gt;" in forste.content.decode()
    assert klient.get(adresse(a, "versjon/3/")).status_code == 404
