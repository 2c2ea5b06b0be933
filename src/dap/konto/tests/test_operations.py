"""Accounts, sessions and drafts in the database."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction

from dap.felles.feil import Regelbrudd
from dap.konto import operations, queries
from dap.konto.models import Kladd, Konto, Okt
from dap.konto.rules import PaloggingAvvist
from dap.konto.values import Identitet, Profil

NAA = datetime(2026, 1, 14, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def identitet(subjekt: str = "s", profil: Profil = Profil.IDPORTEN) -> Identitet:
    return Identitet(profil=profil, utsteder="https://u.example", subjekt=subjekt)


def konto(subjekt: str = "s") -> UUID:
    return operations.konto_for_identitet(identitet=identitet(subjekt))


def test_the_account_is_made_once() -> None:
    assert konto() == konto()
    assert Konto.objects.get().type == "BRUKER"


def test_staff_get_an_account_of_their_kind() -> None:
    operations.konto_for_identitet(identitet=identitet(profil=Profil.ENTRA))

    assert Konto.objects.get().type == "ANSATT"


def test_a_closed_account_lets_nobody_in() -> None:
    konto()
    Konto.objects.update(is_active=False)

    with pytest.raises(PaloggingAvvist, match="SPERRET"):
        konto()


def okt(konto_id: UUID, sid: str) -> str:
    sesjon = SessionStore()
    sesjon.create()
    operations.registrer_okt(
        konto_id=konto_id,
        utsteder="https://u.example",
        sid=sid,
        sesjonsnokkel=sesjon.session_key or "",
        naa=NAA,
    )
    return sesjon.session_key or ""


def lever(nokkel: str) -> bool:
    return SessionStore().exists(nokkel)


def test_the_provider_ends_one_session() -> None:
    eier = konto()
    en, to = okt(eier, "sid-1"), okt(eier, "sid-2")

    assert operations.avslutt_okter(utsteder="https://u.example", sid="sid-1") == 1

    assert not lever(en)
    assert lever(to)
    assert Okt.objects.get().sid == "sid-2"


def test_the_provider_ends_all_sessions_of_a_person() -> None:
    en, to, andres = okt(konto("s"), "1"), okt(konto("s"), "2"), okt(konto("t"), "3")

    assert operations.avslutt_okter(utsteder="https://u.example", subjekt="s") == 2

    assert not lever(en)
    assert not lever(to)
    assert lever(andres)


def test_another_issuer_or_nobody_named_ends_nothing() -> None:
    nokkel = okt(konto(), "")

    assert operations.avslutt_okter(utsteder="https://annen.example", subjekt="s") == 0
    assert operations.avslutt_okter(utsteder="https://u.example") == 0
    assert lever(nokkel)


def test_sessions_that_are_over_are_cleared_away() -> None:
    over, lever_enna = okt(konto(), "1"), okt(konto(), "2")
    Session.objects.filter(session_key=over).update(expire_date=NAA)
    Session.objects.filter(session_key=lever_enna).update(expire_date=NAA + timedelta(seconds=1))
    uten_sesjon = Okt.objects.create(
        konto_id=konto(), utsteder="u", sesjonsnokkel="borte", startet=NAA
    )

    assert operations.rydd_okter(naa=NAA) == 1

    assert not lever(over)
    assert Okt.objects.get().sesjonsnokkel == lever_enna
    assert not Okt.objects.filter(id=uten_sesjon.id).exists()


def test_the_oldest_drafts_give_way() -> None:
    eier = konto()
    for n in range(operations.KLADDER_PER_KONTO + 2):
        operations.lagre_kladd(
            konto_id=eier, sted=f"s/{n}", felter={"t": ["x"]}, naa=NAA + timedelta(seconds=n)
        )

    assert Kladd.objects.count() == operations.KLADDER_PER_KONTO
    assert queries.hent_kladd(eier, "s/0") is None
    assert queries.hent_kladd(eier, "s/2") == {"t": ["x"]}


def test_drafts_are_listed_newest_first_by_prefix() -> None:
    eier = konto()
    for n, sted in enumerate(["dialog/1", "plan/1", "dialog/2"]):
        operations.lagre_kladd(
            konto_id=eier, sted=sted, felter={"t": ["x"]}, naa=NAA + timedelta(seconds=n)
        )

    assert [sted for sted, _ in queries.kladder(eier, prefiks="dialog/")] == [
        "dialog/2",
        "dialog/1",
    ]


def test_choices_are_checked_here_and_in_the_database() -> None:
    eier = konto()
    operations.velg_sprak(konto_id=eier, sprak="nn")
    operations.velg_tema(konto_id=eier, tema="morkt")

    with pytest.raises(Regelbrudd, match="UKJENT_SPRAK"):
        operations.velg_sprak(konto_id=eier, sprak="sv")
    with pytest.raises(Regelbrudd, match="UKJENT_TEMA"):
        operations.velg_tema(konto_id=eier, tema="rosa")
    with pytest.raises(IntegrityError), transaction.atomic():
        Konto.objects.update(tema="rosa")
    lagret = Konto.objects.get()
    assert (lagret.sprak, lagret.tema) == ("nn", "morkt")


def test_demo_people_only_where_they_are_asked_for() -> None:
    assert queries.demopersoner() == []


def test_the_account_is_kept_when_the_provider_moves() -> None:
    for_ = konto()
    flyttet = Identitet(profil=Profil.IDPORTEN, utsteder="https://ny.example", subjekt="s")

    assert operations.konto_for_identitet(identitet=flyttet) == for_
    assert operations.konto_for_identitet(identitet=flyttet) == for_
    assert Konto.objects.get().utsteder == "https://ny.example"
