"""Signing in through the real local providers: who gets in, as whom, and who does not."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth import get_user_model
from innlogging import Nettleser, Tilbydere, ansatt, innbygger
from rollebesetning import Rollebesetning

from dap.felles.aktor import Aktor, Rettighet, Rolle
from dap.hendelse.models import Hendelse
from dap.kontor.queries import ansatt as ansattdata
from dap.person.models import Person
from dap.person.queries import person_for_konto, persondata
from dap.tilgang.queries import aktor_for


def fnr(aktor: Aktor) -> str:
    person = persondata(aktor.id)
    assert person is not None
    return person.fnr


def innlogget_konto(nettleser: Nettleser) -> Any:
    return get_user_model().objects.get(pk=nettleser.dap.session["_auth_user_id"])


class TestInngang:
    def test_a_user_comes_in_as_the_person_with_that_number(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))

        svar = nettleser.logg_inn("idporten", "sub-amina", neste="/planen/?visning=liste")

        assert svar.status_code == 302
        assert svar["Location"] == "/planen/?visning=liste"
        konto = innlogget_konto(nettleser)
        eier = person_for_konto(konto.pk)
        assert eier is not None
        assert eier.id == roller.amina.id
        assert konto.subjekt == "sub-amina"

    def test_the_language_chosen_before_the_first_sign_in_is_kept(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))
        nettleser.dap.post("/sprak/", {"sprak": "en"})
        nettleser.logg_inn("idporten", "sub-amina")
        assert innlogget_konto(nettleser).sprak == "en"

        senere = Nettleser()
        senere.dap.post("/sprak/", {"sprak": "nn"})
        senere.logg_inn("idporten", "sub-amina")

        assert innlogget_konto(senere).sprak == "en"

    def test_that_a_user_signed_in_is_a_hendelse(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))

        nettleser.logg_inn("idporten", "sub-amina")

        rad = Hendelse.objects.get(person_id=roller.amina.id, type="PALOGGET")
        assert rad.aktor_id == roller.amina.id
        assert str(rad.objekt_id) == nettleser.dap.session["_auth_user_id"]

    def test_staff_come_in_with_the_roles_of_their_groups(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning, naa: Any
    ) -> None:
        tilbydere.personer(ansatt("oid-kari", "K100001", ["VEILEDER", "FORTROLIG", "annet"]))

        nettleser.logg_inn("entra", "oid-kari")

        konto = innlogget_konto(nettleser)
        aktor = aktor_for(konto.pk, konto.type, naa=naa)
        assert aktor is not None
        assert aktor.id == roller.kari.id
        assert aktor.roller == {Rolle.VEILEDER}
        assert aktor.rettigheter == {Rettighet.FORTROLIG}

    def test_a_right_taken_away_is_gone_at_the_next_sign_in(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning, naa: Any
    ) -> None:
        tilbydere.personer(ansatt("oid-siv", "S100004", ["VEILEDER", "FORTROLIG"]))
        nettleser.logg_inn("entra", "oid-siv")
        tilbydere.personer(ansatt("oid-siv2", "S100004", ["VEILEDER"]))

        Nettleser().logg_inn("entra", "oid-siv2")

        siv = ansattdata(roller.siv.id, dag=naa.date())
        assert siv is not None
        assert siv.rettigheter == frozenset()

    def test_staff_who_sign_in_with_id_porten_are_users(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning, naa: Any
    ) -> None:
        siv_som_borger = roller.siv.person_id
        assert siv_som_borger is not None
        person = persondata(siv_som_borger)
        assert person is not None
        tilbydere.personer(innbygger("sub-siv", person.fnr))

        nettleser.logg_inn("idporten", "sub-siv")

        konto = innlogget_konto(nettleser)
        aktor = aktor_for(konto.pk, konto.type, naa=naa)
        assert aktor is not None
        assert aktor.er_bruker
        assert aktor.roller == frozenset()

    def test_the_session_gets_a_new_key(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))
        tilbake = nettleser.gjennom("idporten", "sub-amina")
        for_palogging = nettleser.dap.session.session_key

        nettleser.dap.get(tilbake)

        assert nettleser.dap.session.session_key != for_palogging

    def test_the_number_and_the_token_do_not_lie_readable_in_the_session(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))

        nettleser.logg_inn("idporten", "sub-amina")

        innhold = str(dict(nettleser.dap.session.items()))
        assert fnr(roller.amina) not in innhold
        assert "eyJ" not in innhold

    def test_we_ask_with_pkce_state_nonce_and_the_high_level(
        self, nettleser: Nettleser, tilbydere: Tilbydere
    ) -> None:
        adresse = nettleser.dap.get("/logg-inn/idporten/")["Location"]

        spurt = parse_qs(urlsplit(adresse).query)
        assert spurt["code_challenge_method"] == ["S256"]
        assert spurt["acr_values"] == ["idporten-loa-high"]
        assert spurt["response_type"] == ["code"]
        assert len(spurt["code_challenge"][0]) == 43
        assert all(len(spurt[navn][0]) >= 20 for navn in ("state", "nonce"))

    @pytest.mark.parametrize(
        "neste",
        [
            "https://ond.example/",
            "//ond.example/",
            "/\\ond.example/",
            "javascript:alert(1)",
            "ond.example",
            "\thttps://ond.example",
            "",
        ],
    )
    def test_nobody_is_sent_to_another_place(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning, neste: str
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))

        svar = nettleser.logg_inn("idporten", "sub-amina", neste=neste)

        assert svar["Location"] == "/"


class TestAvvist:
    def avvist(self, svar: Any, status: int, kode: str) -> None:
        assert svar.status_code == status
        assert f"Feilkode: {kode}" in svar.content.decode()

    def ikke_inne(self, nettleser: Nettleser) -> None:
        assert "_auth_user_id" not in nettleser.dap.session

    @pytest.mark.parametrize(
        ("krav", "kode"),
        [
            ({"acr": "idporten-loa-substantial"}, "FOR_LAVT_NIVA"),
            ({"acr": "idporten-loa-low"}, "FOR_LAVT_NIVA"),
            ({"acr": "Level5"}, "FOR_LAVT_NIVA"),
            ({"acr": None}, "FOR_LAVT_NIVA"),
            ({"pid": ""}, "MANGLER_KRAV"),
            ({"pid": None}, "MANGLER_KRAV"),
            ({"pid": 12345}, "MANGLER_KRAV"),
        ],
    )
    def test_a_token_that_does_not_say_enough(
        self,
        nettleser: Nettleser,
        tilbydere: Tilbydere,
        roller: Rollebesetning,
        krav: dict[str, Any],
        kode: str,
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina), **krav))

        svar = nettleser.logg_inn("idporten", "sub-amina")

        self.avvist(svar, 403, kode)
        self.ikke_inne(nettleser)

    @pytest.mark.parametrize(
        "krav",
        [
            {"nonce": "en-annen"},
            {"nonce": None},
            {"aud": "en-annen-klient"},
            {"aud": ["en-annen-klient"], "azp": "dap"},
            {"iss": "http://127.0.0.1:1/idporten"},
            {"exp": 1_700_000_000},
            {"azp": "en-annen-klient"},
            {"at_hash": "galt"},
        ],
    )
    def test_a_token_that_is_not_for_this_sign_in(
        self,
        nettleser: Nettleser,
        tilbydere: Tilbydere,
        roller: Rollebesetning,
        krav: dict[str, Any],
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina), **krav))

        svar = nettleser.logg_inn("idporten", "sub-amina")

        self.avvist(svar, 400, "UGYLDIG_SVAR")
        self.ikke_inne(nettleser)

    @pytest.mark.parametrize(
        ("person", "kode"),
        [
            (ansatt("oid", "Z999999", ["VEILEDER"]), "UKJENT_ANSATT"),
            (ansatt("oid", "K100001", []), "INGEN_ROLLE"),
            (ansatt("oid", "K100001", ["FORTROLIG"]), "INGEN_ROLLE"),
            (ansatt("oid", "K100001", [], groups="gruppe-VEILEDER"), "INGEN_ROLLE"),
            (ansatt("oid", "", ["VEILEDER"]), "MANGLER_KRAV"),
            (
                ansatt("oid", "K100001", [], groups=None, _claim_names={"groups": "src1"}),
                "FOR_MANGE_GRUPPER",
            ),
        ],
    )
    def test_staff_without_what_it_takes(
        self,
        nettleser: Nettleser,
        tilbydere: Tilbydere,
        roller: Rollebesetning,
        person: dict[str, Any],
        kode: str,
    ) -> None:
        tilbydere.personer(person)

        svar = nettleser.logg_inn("entra", "oid")

        self.avvist(svar, 403, kode)
        self.ikke_inne(nettleser)

    def test_a_person_we_do_not_know_can_only_register(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-ukjent", "01810099999"))

        svar = nettleser.logg_inn("idporten", "sub-ukjent", neste="/plan/")

        assert svar["Location"] == "/plan/"
        assert "01810099999" not in str(dict(nettleser.dap.session))
        for sti in ("/plan/", f"/bruker/{roller.amina.id}/plan/", "/kontor/oppgaver/"):
            assert nettleser.dap.get(sti)["Location"] == "/registrering/ny/"
        assert nettleser.dap.post("/dialog/ny/", {"tekst": "Hei"}).status_code == 403
        assert nettleser.dap.get("/okt/").status_code == 403
        assert not Person.objects.filter(fnr="01810099999").exists()

    def test_an_account_that_belongs_to_somebody_else(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-1", fnr(roller.amina)))
        nettleser.logg_inn("idporten", "sub-1")
        tilbydere.personer(innbygger("sub-1", fnr(roller.bjorn)))

        annen = Nettleser()
        svar = annen.logg_inn("idporten", "sub-1")

        self.avvist(svar, 403, "ANNEN_EIER")
        self.ikke_inne(annen)

    def test_a_closed_account(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-1", fnr(roller.amina)))
        nettleser.logg_inn("idporten", "sub-1")
        get_user_model().objects.filter(subjekt="sub-1").update(is_active=False)

        annen = Nettleser()
        self.avvist(annen.logg_inn("idporten", "sub-1"), 403, "SPERRET")
        assert nettleser.dap.get("/okt/").status_code == 401

    def test_the_answer_can_be_used_only_once(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))
        tilbake = nettleser.gjennom("idporten", "sub-amina")
        nettleser.dap.get(tilbake)
        nettleser.dap.post("/logg-ut/")

        self.avvist(nettleser.dap.get(tilbake), 400, "UTLOPT")
        self.ikke_inne(nettleser)

    def test_back_in_the_browser_after_sign_in_leads_to_the_front_page(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))
        tilbake = nettleser.gjennom("idporten", "sub-amina")
        nettleser.dap.get(tilbake)

        assert nettleser.dap.get(tilbake)["Location"] == "/"

    def test_the_answer_works_only_in_the_browser_that_asked(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))
        tilbake = nettleser.gjennom("idporten", "sub-amina")

        offer = Nettleser()
        self.avvist(offer.dap.get(tilbake), 400, "UTLOPT")
        self.ikke_inne(offer)

    def test_an_answer_that_comes_too_late(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))
        tilbake = nettleser.gjennom("idporten", "sub-amina")
        sesjon = nettleser.dap.session
        nokkel = next(n for n in sesjon.keys() if n.startswith("_state_IDPORTEN"))  # noqa: SIM118
        sesjon[nokkel] = {**sesjon[nokkel], "exp": sesjon[nokkel]["exp"] - 601}
        sesjon.save()

        self.avvist(nettleser.dap.get(tilbake), 400, "UTLOPT")

    def test_a_code_that_somebody_else_got_does_not_fit_our_verifier(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(
            innbygger("sub-amina", fnr(roller.amina)), innbygger("sub-bjorn", fnr(roller.bjorn))
        )
        vart = parse_qs(urlsplit(nettleser.gjennom("idporten", "sub-amina")).query)
        andres = parse_qs(urlsplit(Nettleser().gjennom("idporten", "sub-bjorn")).query)

        svar = nettleser.dap.get(
            "/logg-inn/idporten/retur/", {"state": vart["state"][0], "code": andres["code"][0]}
        )

        self.avvist(svar, 400, "UGYLDIG_SVAR")
        self.ikke_inne(nettleser)

    def test_an_answer_from_one_provider_is_nothing_to_the_other(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))
        tilbake = nettleser.gjennom("idporten", "sub-amina")

        svar = nettleser.dap.get(tilbake.replace("/idporten/", "/entra/"))

        self.avvist(svar, 400, "UTLOPT")

    @pytest.mark.parametrize(
        ("feil", "kode"), [("access_denied", "AVBRUTT"), ("server_error", "UGYLDIG_SVAR")]
    )
    def test_the_provider_says_no(
        self, nettleser: Nettleser, tilbydere: Tilbydere, feil: str, kode: str
    ) -> None:
        adresse = nettleser.dap.get("/logg-inn/idporten/")["Location"]
        state = parse_qs(urlsplit(adresse).query)["state"][0]

        svar = nettleser.dap.get("/logg-inn/idporten/retur/", {"error": feil, "state": state})

        self.avvist(svar, 400, kode)

    @pytest.mark.parametrize("sti", ["/logg-inn/idporten/", "/logg-inn/entra/"])
    def test_the_provider_is_down(self, db: None, client: Any, sti: str) -> None:
        svar = client.get(sti)

        self.avvist(svar, 503, "TILBYDER_NEDE")
        assert "Prøv igjen" in svar.content.decode()

    def test_a_profile_that_is_not_set_up(self, db: None, client: Any, settings: Any) -> None:
        settings.DAP_OIDC = {}

        self.avvist(client.get("/logg-inn/entra/"), 404, "IKKE_SATT_OPP")

    def test_an_unknown_profile(self, db: None, client: Any) -> None:
        assert client.get("/logg-inn/facebook/").status_code == 404

    def test_after_a_refusal_one_can_sign_out_at_the_provider(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-ukjent", "01810099999"))
        nettleser.logg_inn("idporten", "sub-ukjent")

        svar = nettleser.dap.post("/logg-ut/")

        assert svar["Location"].startswith(f"{tilbydere.adresse}/idporten/logout?")


class TestVelger:
    def test_in_the_demo_one_chooses_a_person(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning, settings: Any
    ) -> None:
        settings.DAP_DEMOPERSONER = "dap.web.konto.tests.demo.personer"
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))

        side = nettleser.dap.get("/logg-inn/", {"neste": "/planen/"}).content.decode()

        assert side.index("Amina Yusuf") < side.index("Kari Nordmo") < side.index("Rut Kontrand")
        assert "Har plan med tre aktiviteter." in side
        lenke = "/logg-inn/idporten/?person=sub-amina&neste=/planen/"
        assert lenke.replace("&", "&amp;") in side
        til_tilbyder = nettleser.dap.get(lenke)["Location"]
        tilbake = nettleser.sti(nettleser.til_tilbyder(til_tilbyder))
        assert nettleser.dap.get(tilbake)["Location"] == "/planen/"

    def test_elsewhere_there_are_the_two_ways_in_and_no_people(self, client: Any, db: None) -> None:
        side = client.get("/logg-inn/").content.decode()

        assert "Logg inn med ID-porten" in side
        assert "Logg inn som ansatt" in side
        assert "person=" not in side

    def test_elsewhere_nobody_can_be_named_from_outside(
        self, nettleser: Nettleser, tilbydere: Tilbydere
    ) -> None:
        adresse = nettleser.dap.get("/logg-inn/idporten/", {"person": "sub-amina"})["Location"]

        assert "login_hint" not in adresse

    def test_whoever_is_signed_in_goes_on(
        self, nettleser: Nettleser, tilbydere: Tilbydere, roller: Rollebesetning
    ) -> None:
        tilbydere.personer(innbygger("sub-amina", fnr(roller.amina)))
        nettleser.logg_inn("idporten", "sub-amina")

        assert nettleser.dap.get("/logg-inn/", {"neste": "/planen/"})["Location"] == "/planen/"
