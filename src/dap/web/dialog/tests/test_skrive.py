"""Requirement: what is typed is sent once or shown again with what is wrong; nothing typed is lost."""

import json
import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from rollebesetning import DALEN, FJORDBY, Rollebesetning

from dap.dialog import operations
from dap.dialog.models import Kollegasporsmal, Melding, Notat, Standardtekst, Trad, Vedlegg
from dap.dialog.values import Maltekst, Mottaker, Tema
from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.konto.models import Kladd, Konto
from dap.konto.operations import lagre_kladd
from dap.oppfolging import operations as oppfolging
from dap.varsel.models import Utsending

Start = Callable[..., UUID]
Inn = Callable[..., Client]
HTMX = {"HX-Request": "true"}
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\n%%EOF\n"


def adresse(navn: str, person: Aktor | None = None, **kwargs: object) -> str:
    felter = kwargs | ({"person_id": person.id} if person else {})
    return reverse(f"dialog:{navn}", kwargs=felter)


def skjema(tekst: str = "En melding til", **andre: Any) -> dict[str, Any]:
    return {"tekst": tekst, "nokkel": str(uuid.uuid4()), "handling": "send", **andre}


def html(svar: Any) -> str:
    return str(svar.content.decode())


def test_a_plain_form_is_sent_and_redirected_and_htmx_gets_the_thread(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    klient = inn("amina")
    vanlig = klient.post(adresse("send", trad_id=trad_id), skjema("Første"))
    assert (vanlig.status_code, vanlig["Location"]) == (302, adresse("trad", trad_id=trad_id))

    del_ = klient.post(adresse("send", trad_id=trad_id), skjema("Andre"), headers=HTMX)
    assert del_.status_code == 200
    assert "Andre" in html(del_)
    assert "<html" not in html(del_)
    assert json.loads(del_["HX-Trigger"])["dap:melding"]["tekst"] == "Meldingen er sendt"
    assert Melding.objects.count() == 3


def test_the_same_form_posted_twice_is_one_message(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id, felter = start(), skjema()
    klient = inn("amina")
    for _ in range(2):
        assert klient.post(adresse("send", trad_id=trad_id), felter).status_code == 302
    assert Melding.objects.count() == 2


DARLIG = [
    ("", "Fyll ut «Melding»."),
    ("a" * 5001, "«Melding» kan ha høyst 5000 tegn. Du har skrevet 5001."),
]


@pytest.mark.parametrize(("tekst", "melding"), DARLIG)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_refused_message_is_shown_again_with_why(
    inn: Inn, start: Start, tekst: str, melding: str, headers: dict[str, str]
) -> None:
    trad_id, felter = start(), skjema(tekst)
    svar = inn("amina").post(adresse("send", trad_id=trad_id), felter, headers=headers)
    assert svar.status_code == 422
    assert melding in html(svar)
    assert tekst in html(svar)
    assert felter["nokkel"] in html(svar)


def test_lines_count_as_the_reader_counts_them(inn: Inn, start: Start) -> None:
    trad_id = start()
    tekst = "a\r\n" * 2499 + "aa"
    assert inn("amina").post(adresse("send", trad_id=trad_id), skjema(tekst)).status_code == 302
    assert len(Melding.objects.get(nr=2).tekst) == 5000


STYGT = [
    "<script>x</script>",
    "😀🧑‍🦽",
    "\u202emotsatt",
    "null\x00byte",
    "[a](javascript:x)",
    "مرحبا",
]


@pytest.mark.parametrize("tekst", STYGT)
def test_odd_text_is_kept_as_text(inn: Inn, start: Start, tekst: str) -> None:
    trad_id = start()
    klient = inn("amina")
    svar = klient.post(adresse("send", trad_id=trad_id), skjema(tekst))
    side = html(klient.get(adresse("trad", trad_id=trad_id)))
    assert "<script>x" not in side
    assert 'href="javascript' not in side
    if svar.status_code == 422:
        assert "tegn som ikke kan brukes" in html(svar)
    else:
        lagret = Melding.objects.get(nr=2).tekst
        assert "\u202e" not in lagret
        assert "\x00" not in lagret


def test_a_form_without_a_key_or_with_nonsense_does_not_fail(inn: Inn, start: Start) -> None:
    trad_id = start()
    klient = inn("amina")
    for felter in ({"tekst": "x"}, skjema(nokkel="tull"), skjema(vedlegg=["tull", "../../x"])):
        assert klient.post(adresse("send", trad_id=trad_id), felter).status_code in (302, 422)


def test_a_message_to_a_thread_that_has_become_historic_is_refused_with_the_text_kept(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    oppfolging.avslutt_periode(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="I jobb", naa=timezone.now()
    )
    svar = inn("amina").post(adresse("send", trad_id=trad_id), skjema("Rakk ikke"))
    assert svar.status_code == 422
    assert "oppfølging som er avsluttet" in html(svar)
    assert "Rakk ikke" in html(svar)


def test_nav_writes_to_a_manual_user_who_gets_a_letter(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    oppfolging.sett_manuell(
        aktor=roller.kari, person_id=roller.amina.id, manuell=True, grunn="x", naa=timezone.now()
    )
    svar = inn("kari").post(adresse("send", roller.amina, trad_id=trad_id), skjema("Hei"))
    assert svar.status_code == 302
    bestilt = Utsending.objects.get(person_id=roller.amina.id, kanal="BREV")
    assert bestilt.status == "VENTER"


def test_drafts_come_back_and_go_when_the_message_is_sent(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    klient = inn("amina")
    side = html(klient.get(adresse("trad", trad_id=trad_id)))
    sted = re.findall(r'name="kladd_sted" value="([^"]+)"', side)[0]
    konto = klient.session["_auth_user_id"]
    lagre_kladd(
        konto_id=UUID(konto), sted=sted, felter={"tekst": ["Halvferdig"]}, naa=timezone.now()
    )
    assert "\nHalvferdig</textarea>" in html(klient.get(adresse("trad", trad_id=trad_id)))
    klient.post(adresse("send", trad_id=trad_id), skjema("Ferdig"))
    assert not Kladd.objects.exists()


def fil(navn: str = "cv.pdf", innhold: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(navn, innhold, content_type="application/pdf")


def test_a_file_goes_with_the_message_and_is_only_downloaded(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    inn("amina").post(
        adresse("send", trad_id=trad_id), skjema(filer=[fil("min cv ø.pdf"), fil("b.pdf")])
    )
    vedlegg = Vedlegg.objects.get(navn="min cv ø.pdf")
    svar = inn("kari").get(adresse("vedlegg", roller.amina, trad_id=trad_id, vedlegg_id=vedlegg.id))
    assert svar.content == PDF
    assert svar["Content-Type"] == "application/pdf"
    assert svar["Content-Disposition"] == "attachment; filename*=UTF-8''min%20cv%20%C3%B8.pdf"
    assert svar["X-Content-Type-Options"] == "nosniff"
    for hvem, person in (("bjorn", None), ("lise", roller.amina), ("ola", roller.amina)):
        nei = inn(hvem).get(adresse("vedlegg", person, trad_id=trad_id, vedlegg_id=vedlegg.id))
        assert nei.status_code in (403, 404)


def test_a_bad_file_costs_neither_text_nor_the_good_file(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    klient = inn("amina")
    stor = fil("stor.pdf", b"%PDF-1.7" + b"0" * (11 * 1024 * 1024))
    filer = [fil("god.pdf"), fil("lurt.pdf", b"MZ\x90\x00"), stor, fil("tom.pdf", b"")]
    svar = klient.post(adresse("send", trad_id=trad_id), skjema("Teksten min", filer=filer))

    side = html(svar)
    assert svar.status_code == 422
    assert "«lurt.pdf» kan ikke legges ved" in side
    assert "«stor.pdf» er for stor. Den kan være høyst 10 MB" in side
    assert "«tom.pdf» er tom" in side
    assert "\nTeksten min</textarea>" in side
    (god,) = re.findall(r'name="vedlegg" value="([^"]+)"', side)
    klient.post(adresse("send", trad_id=trad_id), skjema("Teksten min", vedlegg=[god]))
    assert Vedlegg.objects.get().melding == Melding.objects.get(nr=2)


def test_files_are_added_and_taken_away_without_sending(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    klient = inn("amina")
    svar = klient.post(
        adresse("send", trad_id=trad_id), skjema("Vent litt", handling="legg_ved", filer=[fil()])
    )
    assert svar.status_code == 200
    (id_,) = re.findall(r'name="vedlegg" value="([^"]+)"', html(svar))
    assert "\nVent litt</textarea>" in html(svar)
    svar = klient.post(
        adresse("send", trad_id=trad_id), skjema("x", handling=f"fjern:{id_}", vedlegg=[id_])
    )
    assert "cv.pdf" not in html(svar)
    assert (Melding.objects.count(), Vedlegg.objects.count()) == (1, 0)


def test_a_new_message_begins_with_what_it_is_about(roller: Rollebesetning, inn: Inn) -> None:
    klient = inn("amina")
    forst = html(klient.get(adresse("ny")))
    assert "Hva gjelder det?" in forst
    assert "<textarea" not in forst
    assert "?tema=UTBETALING_MELDEKORT" in forst

    side = html(klient.get(adresse("ny") + "?tema=UTBETALING_MELDEKORT"))
    assert "Kontaktsenteret svarer deg. Du får svar innen" in side
    assert "Kari Nordmo svarer deg." in html(klient.get(adresse("ny") + "?tema=MOTE"))

    sendt = klient.post(adresse("ny"), skjema("Hvor er pengene?", tema="UTBETALING_MELDEKORT"))
    trad = Trad.objects.get()
    assert sendt["Location"] == adresse("trad", trad_id=trad.id)
    assert trad.mottaker == Mottaker.KONTAKTSENTER


@pytest.mark.parametrize(
    ("velger", "tema"),
    [
        ({"velg_tema": "UTBETALING_MELDEKORT"}, Tema.UTBETALING_MELDEKORT),
        ({"bekreftet": "1"}, Tema.ANNET),
    ],
)
def test_words_suggest_a_topic_and_the_user_decides(
    roller: Rollebesetning, inn: Inn, velger: dict[str, str], tema: Tema
) -> None:
    klient, felter = inn("amina"), skjema("Når får jeg utbetalt pengene?", tema="ANNET")
    spurt = klient.post(adresse("ny"), felter)
    assert spurt.status_code == 200
    assert "Du bestemmer." in html(spurt)
    assert felter["tekst"] in html(spurt)
    assert not Melding.objects.exists()
    klient.post(adresse("ny"), felter | velger)
    assert Trad.objects.get().tema == tema


def test_a_refused_new_message_keeps_everything(roller: Rollebesetning, inn: Inn) -> None:
    felter = skjema("", tema="MOTE", overskrift="o" * 101)
    svar = inn("amina").post(adresse("ny"), felter)
    assert svar.status_code == 422
    assert "o" * 101 in html(svar)
    assert "Fyll ut «Melding»." in html(svar)
    ukjent = inn("amina").post(adresse("ny"), skjema(tema="TULL"))
    assert ukjent.status_code == 422
    assert not Trad.objects.exists()


def test_nav_starts_a_thread_and_may_ask_for_an_answer(roller: Rollebesetning, inn: Inn) -> None:
    svar = inn("kari").post(
        adresse("ny", roller.amina),
        skjema("Hei Amina", tema="MOTE", overskrift="Møtet", venter_paa_bruker="on"),
    )
    trad = Trad.objects.get()
    assert svar["Location"] == adresse("trad", roller.amina, trad_id=trad.id)
    assert trad.venter_paa_bruker_siden is not None
    assert "Venter på svar fra deg" in html(inn("amina").get(adresse("liste")))


def test_a_template_is_chosen_filled_and_put_into_the_message(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    mal = operations.lagre_standardtekst(
        aktor=roller.tor,
        kontor_nr=FJORDBY,
        tittel="Innkalling",
        tekst="Hei [navn]! Vi møtes [dato].",
        naa=timezone.now(),
    )
    klient, sti = inn("kari"), adresse("send", roller.amina, trad_id=trad_id)
    valgt = html(klient.post(sti, skjema("Fra før", handling="velg_mal", mal=str(mal))))
    assert 'name="mal_0" value="Amina"' in valgt
    assert 'name="mal_1" value=""' in valgt
    assert "\nFra før</textarea>" in valgt

    tom = {"mal": str(mal), "mal_0": "Amina", "mal_1": ""}
    satt_inn = html(klient.post(sti, skjema("Fra før", handling="sett_inn_mal", **tom)))
    assert "\nFra før\n\nHei Amina! Vi møtes [dato].</textarea>" in satt_inn.replace("\r\n", "\n")
    nei = klient.post(sti, skjema("Hei Amina! Vi møtes [dato]."))
    assert nei.status_code == 422
    assert "Fyll ut det som står i klammer før du sender: dato." in html(nei)
    assert "Bruk en standardtekst" not in html(inn("amina").get(adresse("trad", trad_id=trad_id)))


@pytest.mark.parametrize(
    ("sprak", "malen", "ord_"),
    [
        ("nn", "Me møtest", "standardteksten på nynorsk"),
        ("en", "Vi møtes", "ikke skrevet på engelsk, så dette er bokmål"),
        ("nb", "Vi møtes", ""),
    ],
)
def test_a_template_comes_in_the_users_language_and_says_when_it_is_not_written_in_it(
    roller: Rollebesetning, inn: Inn, start: Start, sprak: str, malen: str, ord_: str
) -> None:
    Konto.objects.filter(person__id=roller.amina.id).update(sprak=sprak)
    mal = operations.lagre_standardtekst(
        aktor=roller.tor, kontor_nr=FJORDBY, tittel="Møte", tekst="Vi møtes [dato].",
        oversatt={"nn": Maltekst("Møte", "Me møtest [dato].")}, naa=timezone.now(),
    )  # fmt: skip
    trad_id = start()
    klient, sti = inn("kari"), adresse("send", roller.amina, trad_id=trad_id)
    valgt = html(klient.post(sti, skjema("", handling="velg_mal", mal=str(mal))))
    assert f"{malen} [dato]." in valgt
    assert ord_ in valgt
    assert ("Brukeren leser" in valgt) == bool(ord_)
    satt_inn = html(
        klient.post(sti, skjema("", handling="sett_inn_mal", mal=str(mal), mal_0="fredag"))
    )
    assert f"{malen} fredag.</textarea>" in satt_inn


def test_the_adviser_stops_the_clock_and_is_told_when_something_new_has_come(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    versjon = Trad.objects.get(id=trad_id).versjon
    operations.send_melding(
        aktor=roller.amina, trad_id=trad_id, tekst="En ting til", nokkel=uuid.uuid4(),
        naa=timezone.now() - timedelta(minutes=5),
    )  # fmt: skip
    klient, sti = inn("kari"), adresse("trenger_ikke_svar", roller.amina, trad_id=trad_id)
    konflikt = klient.post(sti, {"verdi": "ja", "versjon": versjon}, headers=HTMX)
    assert konflikt.status_code == 409
    assert "En ting til" in html(konflikt)
    ny = Trad.objects.get(id=trad_id).versjon
    ok = klient.post(sti, {"verdi": "ja", "versjon": ny}, headers=HTMX)
    assert ok.status_code == 200
    assert Trad.objects.get(id=trad_id).klokke_fra is None
    assert klient.post(sti, {"verdi": "ja", "versjon": "tull"}).status_code in (302, 409)
    venter = adresse("venter_paa_bruker", roller.amina, trad_id=trad_id)
    svar = klient.post(venter, {"verdi": "ja", "versjon": ny + 1})
    assert svar.status_code == 302
    assert Trad.objects.get(id=trad_id).venter_paa_bruker_siden is not None


def test_the_thread_is_handed_over_with_a_reason(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    klient, sti = inn("kari"), adresse("overlever", roller.amina, trad_id=trad_id)
    side = html(klient.get(sti))
    assert "fristen regnes fra brukeren skrev" in side
    assert 'value="KOMMUNE"' not in side
    versjon = Trad.objects.get(id=trad_id).versjon
    feil = klient.post(sti, {"til": "KONTAKTSENTER", "hvorfor": "", "versjon": versjon})
    assert feil.status_code == 422
    gammel = klient.post(sti, {"til": "KONTAKTSENTER", "hvorfor": "Penger", "versjon": 0})
    assert "Det har skjedd noe i samtalen" in html(gammel)
    assert "\nPenger</textarea>" in html(gammel)
    ok = klient.post(sti, {"til": "KONTAKTSENTER", "hvorfor": "Penger", "versjon": versjon})
    assert ok["Location"] == adresse("trad", roller.amina, trad_id=trad_id)
    bruker = html(inn("amina").get(adresse("trad", trad_id=trad_id)))
    assert "Hos kontaktsenteret" in bruker
    assert "Penger" not in bruker
    # The contact centre hands it on, and no longer sees it.
    mona = inn("mona")
    assert "Hei, jeg lurer" in html(mona.get(adresse("trad", roller.amina, trad_id=trad_id)))
    videre = mona.post(
        adresse("overlever", roller.amina, trad_id=trad_id),
        {"til": "FORVALTNING", "hvorfor": "Vedtak", "versjon": versjon + 1},
    )
    assert videre["Location"] == adresse("ko")
    assert mona.get(adresse("trad", roller.amina, trad_id=trad_id)).status_code == 403


def test_the_user_says_yes_to_the_municipality(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    versjon = Trad.objects.get(id=trad_id).versjon
    inn("kari").post(
        adresse("foresla_flytting", roller.amina, trad_id=trad_id), {"versjon": versjon}
    )
    side = html(inn("amina").get(adresse("trad", trad_id=trad_id)))
    assert "Ja, flytt samtalen" in side
    svar = inn("amina").post(
        adresse("svar_paa_flytting", trad_id=trad_id), {"svar": "ja", "versjon": versjon + 1}
    )
    assert svar.status_code == 302
    assert Trad.objects.get(id=trad_id).rom == Rom.KOMMUNE
    assert inn("kari").get(adresse("trad", roller.amina, trad_id=trad_id)).status_code == 404


def test_one_after_the_other(roller: Rollebesetning, inn: Inn, start: Start) -> None:
    forste, andre = start(), start(roller.bjorn, tema=Tema.VEDTAK_LOPER_UT)
    klient = inn("kari")
    ko = html(klient.get(adresse("ko")))
    assert "Ubesvart (2)" in ko
    assert "Kan påvirke pengene" in ko
    assert ko.index("Bjørn") < ko.index("Amina")
    side = html(klient.get(adresse("trad", roller.bjorn, trad_id=andre) + "?ko=BEHOV"))
    assert f"{adresse('trad', roller.amina, trad_id=forste)}?ko=BEHOV" in side
    svar = klient.post(
        adresse("send", roller.bjorn, trad_id=andre), skjema("Ordnet", ko="BEHOV"), headers=HTMX
    )
    assert svar["HX-Redirect"] == f"{adresse('trad', roller.amina, trad_id=forste)}?ko=BEHOV"
    siste = klient.post(adresse("send", roller.amina, trad_id=forste), skjema("Ordnet", ko="BEHOV"))
    assert siste["Location"].startswith(adresse("ko"))
    assert "Alt er besvart" in html(klient.get(adresse("ko")))


def test_a_colleague_is_asked_and_answers(roller: Rollebesetning, inn: Inn, start: Start) -> None:
    trad_id = start()
    melding = Melding.objects.get()
    sti = adresse("sporsmal", roller.amina, trad_id=trad_id, melding_id=melding.id)
    klient = inn("kari")
    assert "Per Solvang" in html(klient.get(sti))
    nei = klient.post(sti, skjema("Hva nå?", til=str(roller.adam.id)))
    assert nei.status_code == 422
    assert "har ikke tilgang til denne samtalen" in html(nei)
    assert "\nHva nå?</textarea>" in html(nei)
    assert klient.post(sti, skjema("Hva nå?", til=str(roller.per.id))).status_code == 302
    sporsmal = Kollegasporsmal.objects.get()
    assert "Kari Nordmo: Hva nå?" in html(inn("per").get(adresse("ko")))
    svarsti = adresse("svar_kollega", roller.amina, trad_id=trad_id, sporsmal_id=sporsmal.id)
    tomt = inn("per").post(svarsti, {"svar": " "})
    assert tomt.status_code == 422
    assert inn("per").post(svarsti, {"svar": "Ring henne"}).status_code == 302
    assert "Ring henne" in html(klient.get(adresse("trad", roller.amina, trad_id=trad_id)))
    assert "Ring henne" not in html(inn("amina").get(adresse("trad", trad_id=trad_id)))


def test_a_message_is_quoted_in_a_note(roller: Rollebesetning, inn: Inn, start: Start) -> None:
    trad_id = start()
    melding = Melding.objects.get()
    klient, sti = inn("kari"), adresse("notater", roller.amina)
    side = html(klient.get(f"{sti}?trad={trad_id}&melding={melding.id}"))
    assert "Hei, jeg lurer på kurset" in side
    felter = skjema("Viktig", trad=str(trad_id), melding=str(melding.id))
    assert klient.post(sti, felter).status_code == 302
    assert klient.post(sti, felter).status_code == 302
    assert Notat.objects.get().sitat == melding
    assert "Viktig" in html(klient.get(sti))
    assert klient.post(sti, skjema(" ")).status_code == 422
    andres = start(roller.bjorn)
    fremmed = Melding.objects.get(trad_id=andres)
    assert klient.get(f"{sti}?trad={andres}&melding={fremmed.id}").status_code == 404
    assert inn("amina").get(sti).status_code == 403


def test_the_office_sees_the_user_view_but_cannot_write_or_mark_read_there(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    operations.send_melding(
        aktor=roller.kari, trad_id=trad_id, tekst="Svar", nokkel=uuid.uuid4(),
        naa=timezone.now() - timedelta(minutes=5),
    )  # fmt: skip
    som = f"/bruker/{roller.amina.id}/som-bruker/dialog/{trad_id}/"
    side = html(inn("kari").get(som))
    assert "Svar" in side
    assert "<textarea" not in side
    assert "Spør en kollega" not in side
    assert inn("kari").post(f"{som}send/", skjema("x")).status_code in (403, 404, 405)
    assert "1 ulest" in html(inn("amina").get(adresse("liste")))


def test_the_leader_makes_and_changes_templates_for_the_office(
    roller: Rollebesetning, inn: Inn
) -> None:
    tor, ny = inn("tor"), adresse("ny_mal", kontor_nr=FJORDBY)
    feil = tor.post(ny, {"tittel": "", "tekst": "Hei [navn]", "aktiv": "on"})
    assert feil.status_code == 422
    assert "\nHei [navn]</textarea>" in html(feil)
    assert (
        tor.post(ny, {"tittel": "Hilsen", "tekst": "Hei [navn]", "aktiv": "on"}).status_code == 302
    )
    mal = Standardtekst.objects.get()
    assert "Hilsen" in html(tor.get(adresse("maler")))
    sti = adresse("mal", mal_id=mal.id)
    felter = {"tittel": "Hilsen", "tekst": "Hei du", "aktiv": "on", "versjon": 1}
    assert tor.post(sti, felter).status_code == 302
    konflikt = inn("adam").post(sti, felter | {"tekst": "Hei dere"})
    assert konflikt.status_code == 409
    assert "Hei du" in html(konflikt)
    assert "Hei dere" in html(konflikt)
    assert Standardtekst.objects.get().tekst == "Hei du"
    halv = tor.post(sti, felter | {"versjon": 2, "tekst_nn": "Hei du der"})
    assert halv.status_code == 422
    assert "Fyll ut «Tittel på nynorsk»" in html(halv)
    to = felter | {"versjon": 2, "tittel_nn": "Helsing", "tekst_nn": "Hei du der"}
    assert tor.post(sti, to).status_code == 302
    assert "Nynorsk</span>" in html(tor.get(adresse("maler")))
    igjen = inn("adam").post(sti, felter | {"versjon": 2, "tittel_en": "Hi", "tekst_en": "Hi you"})
    assert igjen.status_code == 409
    assert "Hei du der" in html(igjen)
    assert html(igjen).count("Hi you") == 2, "what was typed: beside the other, and in its field"
    assert tor.post(sti, felter | {"versjon": 3}).status_code == 302
    assert Standardtekst.objects.get().tekst_nn == ""
    for hvem, status in (("kari", 403), ("amina", 403), ("rut", 403)):
        assert inn(hvem).get(adresse("maler")).status_code == status
        assert inn(hvem).post(sti, felter).status_code == status
    assert tor.post(adresse("ny_mal", kontor_nr=DALEN), felter).status_code == 404


def test_small_forms_remember_what_was_typed(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id, klient = start(), inn("kari")
    sti = adresse("overlever", roller.amina, trad_id=trad_id)
    lagre_kladd(
        konto_id=UUID(klient.session["_auth_user_id"]),
        sted=sti,
        felter={"hvorfor": ["Nesten ferdig"]},
        naa=timezone.now(),
    )
    assert "\nNesten ferdig</textarea>" in html(klient.get(sti))
    versjon = Trad.objects.get(id=trad_id).versjon
    klient.post(sti, {"til": "FORVALTNING", "hvorfor": "Ferdig", "versjon": versjon})
    assert not Kladd.objects.exists()


def test_notes_stand_beside_the_thread_for_staff_only(
    roller: Rollebesetning, inn: Inn, start: Start
) -> None:
    trad_id = start()
    operations.skriv_notat(
        aktor=roller.kari,
        person_id=roller.amina.id,
        tekst="Ring på mandag",
        nokkel=uuid.uuid4(),
        naa=timezone.now(),
    )
    side = html(inn("per").get(adresse("trad", roller.amina, trad_id=trad_id)))
    assert "Ring på mandag" in side
    assert "Ring på mandag" not in html(inn("amina").get(adresse("trad", trad_id=trad_id)))
    som = f"/bruker/{roller.amina.id}/som-bruker/dialog/{trad_id}/"
    assert "Ring på mandag" not in html(inn("kari").get(som))


def test_a_topic_that_does_not_exist_keeps_the_message_and_asks_again(
    roller: Rollebesetning, inn: Inn
) -> None:
    """The topic is chosen above the text, and what it means is shown before anything is sent."""
    klient, tekst = inn("amina"), "Det jeg skrev lenge på"
    felter = skjema(tekst, overskrift="Om kurset")

    for tema in ("TULL", ""):
        svar = klient.post(adresse("ny"), felter | {"tema": tema})
        assert svar.status_code == 422
        assert tekst in html(svar)
        assert "Om kurset" in html(svar)
        assert "«Hva gjelder det?»" in html(svar)
        assert 'value="KOMMUNALE_TJENESTER"' in html(svar)
    valgt = klient.post(
        adresse("ny"), felter | {"tema": "KOMMUNALE_TJENESTER", "handling": "velg_emne"}
    )

    assert valgt.status_code == 200
    assert tekst in html(valgt)
    assert "samtykker du til at kommunen får meldingen" in html(valgt)
    assert not Trad.objects.exists()
    ferdig = klient.post(adresse("ny"), felter | {"tema": "KOMMUNALE_TJENESTER"})
    assert ferdig.status_code == 302
    assert Trad.objects.get().rom == Rom.KOMMUNE
