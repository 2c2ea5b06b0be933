"""Two browsers at the same instant: one wins, the other reads what happened, and its text is kept."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from planhjelp import adresse, lag, skjema, tekst
from rollebesetning import Rollebesetning, lag_rollebesetning
from skjemaleser import les_skjemaer

from dap.aktivitet.models import Aktivitet, versjonsrader
from dap.aktivitet.values import Status
from dap.dialog.models import Melding, Trad
from dap.hendelse.models import Hendelse
from dap.mal.models import Mal

pytestmark = pytest.mark.django_db(transaction=True)

TEKST = "Dette skrev jeg"
Post = tuple[str, str, dict[str, Any]]
"""Who, where, what."""


def samtidig(*poster: Post) -> list[HttpResponse]:
    """Each in a thread and a browser of its own, let go at the same instant."""
    start = Barrier(len(poster))
    klienter = [logget_inn(hvem) for hvem, _, _ in poster]

    def send(klient: Client, sted: str, data: dict[str, Any]) -> HttpResponse:
        try:
            start.wait(timeout=30)
            return klient.post(sted, data)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(poster)) as trader:
        venter = [
            trader.submit(send, klient, sted, data)
            for klient, (_, sted, data) in zip(klienter, poster, strict=True)
        ]
        return [f.result(timeout=60) for f in venter]


def taper(svar: list[HttpResponse]) -> int:
    """Index of the one that came second, who got a page that says so."""
    statuser = [s.status_code for s in svar]
    assert sorted(statuser) == [302, 409], statuser
    return statuser.index(409)


def grep(versjon: int = 1, **felter: str) -> dict[str, str]:
    return {"versjon": str(versjon), "nokkel": str(uuid4()), **felter}


def hendelser() -> int:
    return Hendelse.objects.filter(objekt_type="AKTIVITET").count()


def likevel(hvem: str, svar: HttpResponse) -> HttpResponse:
    """Press the button of the page that says that somebody was quicker."""
    en = next(s for s in les_skjemaer(svar.content.decode()) if "versjon" in s.verdier)
    return logget_inn(hvem).post(en.adresse or svar.request["PATH_INFO"], en.data())


@pytest.fixture
def rolle(transactional_db: None) -> Rollebesetning:
    return lag_rollebesetning(timezone.now())


def test_accepted_while_it_is_withdrawn(rolle: Rollebesetning) -> None:
    """The user says yes as the adviser takes the proposal back."""
    forslag = lag(rolle.kari, rolle.amina, som_forslag=True, status=Status.FORSLAG)

    svar = samtidig(
        ("amina", adresse(forslag, "svar/"), grep(svar="GODTA", ord=TEKST)),
        ("kari", adresse(forslag, "flytt/", person=rolle.amina),
         grep(til="AVBRUTT", begrunnelse=TEKST)),
    )  # fmt: skip

    nr = taper(svar)
    rad = Aktivitet.objects.get()
    assert rad.status == ("AVBRUTT" if nr == 0 else "PLANLAGT")
    assert (rad.versjon, hendelser(), versjonsrader(rad.id).count()) == (2, 2, 2)
    assert TEKST in tekst(svar[nr]), "in sight, not only in a hidden field"
    assert "Aktiviteten ble endret mens du holdt på" in tekst(svar[nr])


def test_the_answer_to_a_withdrawn_proposal_is_refused_with_its_words_kept(
    rolle: Rollebesetning,
) -> None:
    """The loser presses on: the page says that the proposal is gone, and keeps the words."""
    forslag = lag(rolle.kari, rolle.amina, som_forslag=True, status=Status.FORSLAG)
    sted = adresse(forslag, "flytt/", person=rolle.amina)
    assert logget_inn("kari").post(sted, grep(til="AVBRUTT", begrunnelse="Feil")).status_code == 302
    sen = logget_inn("amina").post(adresse(forslag, "svar/"), grep(svar="GODTA", ord=TEKST))
    assert sen.status_code == 409

    igjen = likevel("amina", sen)

    assert igjen.status_code == 422
    assert TEKST in igjen.content.decode()
    assert "allerede besvart" in igjen.content.decode() or "låst" in igjen.content.decode()
    assert Aktivitet.objects.get().status == "AVBRUTT"


def test_finished_while_the_other_edits(rolle: Rollebesetning) -> None:
    a = lag(rolle.amina, rolle.amina)

    svar = samtidig(
        ("amina", adresse(a, "flytt/"), grep(til="FULLFORT", begrunnelse=TEKST)),
        ("kari", adresse(a, "endre/", person=rolle.amina), grep(**skjema(hensikt=TEKST))),
    )

    nr = taper(svar)
    rad = Aktivitet.objects.get()
    assert rad.versjon == hendelser() == versjonsrader(rad.id).count() == 2
    assert (rad.status == "FULLFORT") is (nr == 1)
    assert TEKST in svar[nr].content.decode()
    # Pressing on: the move goes through on top of the change; a finished one is not changed, and the
    # text is there still.
    igjen = likevel(("amina", "kari")[nr], svar[nr])
    assert igjen.status_code == (302 if nr == 0 else 422)
    assert nr == 0 or TEKST in igjen.content.decode()


def test_two_advisers_move_the_same_card(rolle: Rollebesetning) -> None:
    a = lag(rolle.amina, rolle.amina)
    tavle = f"/bruker/{rolle.amina.id}/plan/flytt/"

    svar = samtidig(
        (
            "kari",
            tavle,
            {"kort": f"{a.aktivitet_id}.1.{Status.GJENNOMFORES}", "nokkel": str(uuid4())},
        ),
        ("per", tavle, {"kort": f"{a.aktivitet_id}.1.{Status.FORSLAG}", "nokkel": str(uuid4())}),
    )

    nr = taper(svar)
    rad = Aktivitet.objects.get()
    assert rad.status == (Status.FORSLAG if nr == 0 else Status.GJENNOMFORES)
    assert rad.versjon == hendelser() == versjonsrader(rad.id).count() == 2
    assert ("Per Solvang" if nr == 0 else "Kari Nordmo") in svar[nr].content.decode()
    assert likevel(("kari", "per")[nr], svar[nr]).status_code == 302
    rad.refresh_from_db()
    assert rad.status == (Status.GJENNOMFORES if nr == 0 else Status.FORSLAG), (
        "the loser chose, knowing it"
    )


def test_both_finish_it_at_once(rolle: Rollebesetning) -> None:
    """The second reads that it is done already, and has its own reason to copy."""
    a = lag(rolle.amina, rolle.amina)
    data = {"til": "FULLFORT", "begrunnelse": TEKST}

    svar = samtidig(
        ("amina", adresse(a, "flytt/"), grep(**data)),
        ("kari", adresse(a, "flytt/", person=rolle.amina), grep(**data)),
    )

    nr = taper(svar)
    assert Aktivitet.objects.get().versjon == hendelser() == 2
    assert TEKST in svar[nr].content.decode()
    assert "Aktiviteten ble endret mens du holdt på" in svar[nr].content.decode()


def test_the_same_form_twice_at_once_is_one(rolle: Rollebesetning) -> None:
    """A double click, four times as fast as anybody: in every form that makes something."""
    nokkel = {"nokkel": str(uuid4())}
    skjemaer: list[tuple[str, dict[str, str], Callable[[], int]]] = [
        ("/plan/aktivitet/ny/EGEN/", {**skjema(), "plassering": "PLANLAGT"},
         lambda: Aktivitet.objects.count()),
        ("/plan/mal/nytt/", {"tekst": TEKST}, lambda: Mal.objects.count()),
        ("/dialog/ny/", {"tema": "MOTE", "tekst": TEKST, "handling": "send"},
         lambda: Trad.objects.count() * Melding.objects.count()),
    ]  # fmt: skip
    for sted, felter, antall in skjemaer:
        for_ = Hendelse.objects.count()
        svar = samtidig(*[("amina", sted, {**felter, **nokkel})] * 4)
        assert [s.status_code for s in svar] == [302] * 4, sted
        assert len({s["Location"] for s in svar}) == 1, sted
        assert antall() == 1, sted
        assert Hendelse.objects.count() == for_ + 1, sted
