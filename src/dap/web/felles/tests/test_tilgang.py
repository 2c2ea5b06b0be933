"""Who gets past the mark on a view, with the whole cast, and what the domain's refusals become."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user, get_user_model
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.functional import SimpleLazyObject
from rollebesetning import Rollebesetning

from dap.felles.aktor import Rolle
from dap.felles.feil import (
    IkkeFunnet,
    IkkeTilgang,
    Regelbrudd,
    UgyldigInndata,
    VersjonsKonflikt,
)
from dap.web.felles.mellomvare import FeilMellomvare, OktMellomvare, SprakMellomvare
from dap.web.felles.tilgang import (
    AktorRequest,
    Krav,
    apen,
    innlogget,
    krever_ansatt,
    krever_bruker,
    krever_rolle,
    passiv,
)
from dap.web.felles.utlogget import egen_sti

View = Callable[..., HttpResponse]
BRUKERE = {"amina", "bjorn", "daniel", "frida", "stine", "signe"}
ANSATTE = {"kari", "per", "ola", "siv", "lise", "tor", "mona", "finn", "rut", "adam", "ane"}


def svar(request: AktorRequest) -> HttpResponse:
    return HttpResponse(f"{request.aktor.navn}|{request.konto_id}")


def foresporsel(navn: str | None) -> Any:
    request: Any = RequestFactory().get("/noe/")
    request.session = SessionStore()
    konto = get_user_model()
    request.user = konto.objects.get(subjekt=navn) if navn else AnonymousUser()
    return request


@pytest.mark.parametrize(
    ("merke", "slipper_inn"),
    [
        (innlogget, BRUKERE | ANSATTE),
        (krever_bruker, BRUKERE),
        (krever_ansatt, ANSATTE),
        (krever_rolle(Rolle.REVISOR), {"rut"}),
        (krever_rolle(Rolle.ENHETSLEDER, Rolle.ADMINISTRATOR), {"tor", "adam"}),
        (krever_rolle(Rolle.VEILEDER), {"kari", "per", "ola", "siv", "lise"}),
        (krever_rolle(Rolle.BESLUTTER), set()),
    ],
)
def test_who_gets_in(
    roller: Rollebesetning, merke: Callable[[View], View], slipper_inn: set[str]
) -> None:
    inne = set()
    for navn in BRUKERE | ANSATTE:
        try:
            assert merke(svar)(foresporsel(navn)).status_code == 200
            inne.add(navn)
        except IkkeTilgang:
            pass

    assert inne == slipper_inn


@pytest.mark.parametrize("merke", [innlogget, krever_bruker, krever_ansatt, krever_rolle()])
def test_a_stranger_is_sent_to_sign_in(db: None, merke: Callable[[View], View]) -> None:
    fikk = merke(svar)(foresporsel(None))

    assert fikk.status_code == 302
    assert fikk["Location"] == "/logg-inn/?neste=%2Fnoe%2F"


def test_the_view_knows_who_it_is(roller: Rollebesetning) -> None:
    request = foresporsel("kari")

    fikk = krever_ansatt(svar)(request)

    assert fikk.content.decode() == f"Kari Nordmo|{request.user.pk}"


@pytest.mark.parametrize(("navn", "sporringer"), [("amina", 3), ("kari", 4)])
def test_knowing_who_it_is_costs_few_questions(
    roller: Rollebesetning,
    client: Client,
    django_assert_num_queries: Any,
    navn: str,
    sporringer: int,
) -> None:
    client.force_login(get_user_model().objects.get(subjekt=navn))
    client.get("/okt/forleng/")

    with django_assert_num_queries(sporringer):
        client.get("/okt/")


def test_pages_behind_a_mark_are_not_kept_by_the_browser(roller: Rollebesetning) -> None:
    egen = krever_ansatt(lambda request: HttpResponse(headers={"Cache-Control": "max-age=60"}))

    assert krever_ansatt(svar)(foresporsel("kari"))["Cache-Control"] == "no-store, private"
    assert egen(foresporsel("kari"))["Cache-Control"] == "max-age=60"


def test_an_account_that_belongs_to_nobody_gets_nothing(db: None) -> None:
    get_user_model().objects.create(type="BRUKER", utsteder="u", subjekt="ingen")

    til = innlogget(svar)(foresporsel("ingen"))
    assert til["Location"] == "/registrering/ny/"
    skriver = foresporsel("ingen")
    skriver.method = "POST"
    with pytest.raises(IkkeTilgang, match="KONTO_UTEN_EIER"):
        innlogget(svar)(skriver)
    get_user_model().objects.filter(subjekt="ingen").update(type="ANSATT")
    with pytest.raises(IkkeTilgang, match="KONTO_UTEN_EIER"):
        innlogget(svar)(foresporsel("ingen"))


def test_the_marks_can_be_read() -> None:
    assert apen(svar).tilgangskrav == Krav(apen=True)  # type: ignore[attr-defined]
    krav = krever_rolle(Rolle.REVISOR)(svar).tilgangskrav  # type: ignore[attr-defined]
    assert krav.roller == {Rolle.REVISOR}
    assert not krav.apen


@pytest.mark.parametrize(
    ("feil", "status"),
    [
        (IkkeFunnet(), 404),
        (IkkeTilgang(), 403),
        (Regelbrudd("BARE_NAV"), 422),
        (UgyldigInndata([Regelbrudd("MANGLER", felt="tekst")]), 422),
        (VersjonsKonflikt(object()), 409),
        (ValueError(), None),
    ],
)
def test_what_the_domain_refuses_has_one_answer(
    roller: Rollebesetning, feil: Exception, status: int | None
) -> None:
    mellomvare = FeilMellomvare(lambda request: HttpResponse())

    fikk = mellomvare.process_exception(foresporsel("kari"), feil)

    assert (fikk.status_code if fikk else None) == status


@pytest.mark.parametrize(
    ("adresse", "blir"),
    [
        ("/planen/?a=1#b", "/planen/?a=1#b"),
        ("/", "/"),
        ("", "/"),
        (None, "/"),
        ("planen/", "/"),
        ("//ond.example", "/"),
        ("///ond.example", "/"),
        ("/\\ond.example", "/"),
        ("/\t/ond.example", "/"),
        ("https://ond.example", "/"),
        ("https:/ond.example", "/"),
        ("javascript:alert(1)", "/"),
        ("\x00/planen/", "/"),
        ("/planen/\r\nSet-Cookie: a=b", "/"),
        ("/planen/\ud800", "/"),
        ("/planen/?q=på vei", "/planen/?q=p%C3%A5%20vei"),
        ("/" + "å" * 1000, "/"),
    ],
)
def test_only_our_own_paths(adresse: str | None, blir: str) -> None:
    assert egen_sti(adresse) == blir


def test_open_polling_asks_the_database_nothing(
    roller: Rollebesetning, django_assert_num_queries: Any
) -> None:
    view = apen(passiv(lambda request: HttpResponse("nei")))
    request: Any = RequestFactory().get("/dialog/nytt/")
    request.session = SessionStore("en-nokkel")
    request.user = SimpleLazyObject(lambda: get_user(request))

    with django_assert_num_queries(0):
        OktMellomvare(view).process_view(request, view, (), {})
        SprakMellomvare(view).process_view(request, view, (), {})


def test_polling_that_demands_somebody_is_told_so_in_place(db: None) -> None:
    def egen(request: AktorRequest) -> HttpResponse:
        """The mark stays on what it is put on."""
        return svar(request)

    for view in (passiv(innlogget(egen)), innlogget(passiv(egen))):
        fikk = view(foresporsel(None))

        assert fikk.status_code == 401
        assert "okt-utlopt" in fikk["HX-Trigger"]
