import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from rollebesetning import DALEN, Rollebesetning, lag_rollebesetning

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tid import dato
from dap.hendelse.models import Hendelse
from dap.kalibrering import operations, queries
from dap.kalibrering.models import Deltaker, Runde, Sak, Svar
from dap.kalibrering.tests.hjelp import (
    FJORDBY,
    SITUASJON,
    STANDARD,
    apen,
    apne,
    innhold,
    runde,
    sak,
    svar,
)
from dap.kalibrering.values import Maal, Sikkerhet, Status

DELTAR = ("kari", "per", "siv", "lise")
"""The advisers at Fjordby, state and municipal."""


def les(hvem: Aktor, id_: UUID, naa: datetime) -> Any:
    return queries.en_runde(hvem, id_, naa=naa)


def alle_svarer(roller: Rollebesetning, saker: list[UUID], naa: datetime, *unntatt: str) -> None:
    for navn in DELTAR:
        for sak_id in saker if navn not in unntatt else []:
            svar(getattr(roller, navn), sak_id, naa, grunn=f"Grunn fra {navn}")


# --- who ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hvem", "gar"),
    [("tor", True), ("kari", False), ("lise", False), ("ola", False), ("mona", False),
     ("rut", False), ("adam", False), ("amina", False)],
)  # fmt: skip
def test_who_holds_rounds(roller: Rollebesetning, naa: datetime, hvem: str, gar: bool) -> None:
    aktor = getattr(roller, hvem)
    if gar:
        assert runde(aktor, naa)
        return
    with pytest.raises(IkkeFunnet):
        runde(aktor, naa)


def test_an_adviser_the_leader_appoints_holds_rounds(roller: Rollebesetning, naa: datetime) -> None:
    fag: dict[str, Any] = {"kontor_nr": FJORDBY, "ansatt_id": roller.kari.id, "naa": naa}
    with pytest.raises(IkkeFunnet):
        operations.oppnevn_fagansvarlig(aktor=roller.kari, **fag)
    with pytest.raises(IkkeFunnet):
        operations.oppnevn_fagansvarlig(aktor=roller.tor, **{**fag, "kontor_nr": DALEN})
    with pytest.raises(Regelbrudd, match="UKJENT_KOLLEGA"):
        operations.oppnevn_fagansvarlig(aktor=roller.tor, **{**fag, "ansatt_id": roller.ola.id})
    for _ in range(2):
        operations.oppnevn_fagansvarlig(aktor=roller.tor, **fag)
    assert [f.navn for f in queries.fagansvarlige(roller.tor, FJORDBY)] == ["Kari Nordmo"]

    id_, _saker = apen(roller.kari, naa)

    assert not Deltaker.objects.filter(runde_id=id_, ansatt_id=roller.kari.id).exists()
    assert les(roller.tor, id_, naa).leder
    operations.avslutt_fagansvarlig(aktor=roller.tor, **fag)
    with pytest.raises(IkkeFunnet):
        runde(roller.kari, naa)
    with pytest.raises(IkkeFunnet):
        les(roller.kari, id_, naa)


def test_a_round_is_not_there_for_others(roller: Rollebesetning, naa: datetime) -> None:
    id_, saker = apen(roller.tor, naa)
    for navn in ("ola", "mona", "finn", "rut", "adam", "amina"):
        for gjor in _forsok(getattr(roller, navn), id_, saker, naa):
            with pytest.raises(IkkeFunnet):
                gjor()
        assert queries.runder(getattr(roller, navn), naa=naa) == []


def _forsok(hvem: Aktor, id_: UUID, saker: list[UUID], naa: datetime) -> list[Callable[[], object]]:
    return [
        lambda: les(hvem, id_, naa),
        lambda: svar(hvem, saker[0], naa),
        lambda: sak(hvem, id_, naa),
        lambda: operations.lukk_runde(aktor=hvem, runde_id=id_, naa=naa),
        lambda: queries.en_sak(hvem, saker[0], naa=naa),
    ]


def test_before_it_is_opened_only_who_leads_knows(roller: Rollebesetning, naa: datetime) -> None:
    id_ = runde(roller.tor, naa)
    sak(roller.tor, id_, naa)
    with pytest.raises(IkkeFunnet):
        les(roller.kari, id_, naa)
    assert sorted(les(roller.tor, id_, naa).mulige.values()) == [
        "Kari Nordmo", "Lise Kommedal", "Per Solvang", "Siv Aasland",
    ]  # fmt: skip


def test_who_only_takes_part_leads_nothing(roller: Rollebesetning, naa: datetime) -> None:
    id_, saker = apen(roller.tor, naa)
    kari = roller.kari
    forsok: list[Callable[[], Any]] = [
        lambda: operations.lukk_runde(aktor=kari, runde_id=id_, naa=naa),
        lambda: sak(kari, id_, naa),
        lambda: operations.fjern_sak(aktor=kari, sak_id=saker[0], naa=naa),
        lambda: operations.skriv_laerdom(aktor=kari, runde_id=id_, versjon=0, tekst="x", naa=naa),
    ]
    for gjor in forsok:
        with pytest.raises(IkkeTilgang, match="BARE_RUNDELEDER"):
            gjor()
    with pytest.raises(IkkeTilgang, match="IKKE_DELTAKER"):
        svar(roller.tor, saker[0], naa)


# --- alone --------------------------------------------------------------------------------------


def test_nobody_sees_what_others_answer_before_it_has_ended(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_, saker = apen(roller.tor, naa)
    alle_svarer(roller, saker, naa, "lise")
    svar(roller.lise, saker[0], naa, SITUASJON, "Grunn fra lise")

    for navn in (*DELTAR, "tor"):
        data = les(getattr(roller, navn), id_, naa)
        assert data.resultat is None
        andres = [f"Grunn fra {n}" for n in DELTAR if n != navn]
        assert not any(grunn in repr(data) for grunn in andres)
        assert not any(grunn in repr(queries.en_sak(getattr(roller, navn), saker[0], naa=naa))
                       for grunn in andres)  # fmt: skip
    assert [(d.navn, d.har_svart) for d in les(roller.tor, id_, naa).deltakere] == [
        ("Kari Nordmo", True), ("Lise Kommedal", False), ("Per Solvang", True),
        ("Siv Aasland", True),
    ]  # fmt: skip
    assert les(roller.kari, id_, naa).deltakere == ()

    svar(roller.lise, saker[1], naa, SITUASJON, "Grunn fra lise")

    data = les(roller.kari, id_, naa)
    assert data.status == Status.AVSLUTTET
    assert data.resultat.kappa.maal == Maal.FLEISS
    assert data.resultat.enighet == 50
    assert [f.antall for f in data.resultat.saker[0].fordeling] == [3, 1, 0, 0, 0]
    assert "Grunn fra lise" in repr(data.resultat)
    assert "Lise Kommedal" not in repr(data.resultat)
    assert str(roller.lise.id) not in repr(les(roller.tor, id_, naa).resultat)


@pytest.mark.parametrize("slutt", ["lukket", "frist"])
def test_it_ends_when_it_is_closed_or_late(
    roller: Rollebesetning, naa: datetime, slutt: str
) -> None:
    id_, saker = apen(roller.tor, naa)
    svar(roller.kari, saker[0], naa)
    svar(roller.per, saker[0], naa)
    if slutt == "lukket":
        for _ in range(2):
            operations.lukk_runde(aktor=roller.tor, runde_id=id_, naa=naa)
        etter = naa
    else:
        etter = naa + timedelta(days=8)

    assert les(roller.siv, id_, etter).resultat.saker[0].antall_svar == 2
    with pytest.raises(Regelbrudd, match="RUNDE_AVSLUTTET"):
        svar(roller.siv, saker[0], etter)
    svar(roller.kari, saker[0], etter)
    assert Svar.objects.count() == 2


def test_one_answer_alone_is_not_shown(roller: Rollebesetning, naa: datetime) -> None:
    id_, saker = apen(roller.tor, naa)
    svar(roller.kari, saker[0], naa, grunn="Bare min grunn")
    operations.lukk_runde(aktor=roller.tor, runde_id=id_, naa=naa)

    data = les(roller.tor, id_, naa)

    assert data.resultat.saker[0].fordeling == ()
    assert "Bare min grunn" not in repr(data)


def test_one_answers_once(roller: Rollebesetning, naa: datetime) -> None:
    _id, saker = apen(roller.tor, naa)
    for _ in range(2):
        svar(roller.kari, saker[0], naa)
    with pytest.raises(Regelbrudd, match="ALLEREDE_SVART"):
        svar(roller.kari, saker[0], naa, SITUASJON)
    for grunn, kode in (("", "MANGLER"), ("x" * 501, "FOR_LANG")):
        with pytest.raises(Regelbrudd, match=kode):
            svar(roller.per, saker[0], naa, grunn=grunn)
    assert Svar.objects.count() == 1
    for forsok in (
        lambda: Svar.objects.update(gruppe=SITUASJON),
        lambda: Svar.objects.all().delete(),
        lambda: Deltaker.objects.filter(ansatt_id=roller.lise.id).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            forsok()


# --- preparing ----------------------------------------------------------------------------------


def test_what_it_takes_to_open(roller: Rollebesetning, naa: datetime) -> None:
    id_ = runde(roller.tor, naa)
    with pytest.raises(Regelbrudd, match="RUNDE_UTEN_SAKER"):
        apne(roller.tor, id_, naa)
    with pytest.raises(Regelbrudd, match="RUNDE_FORBEREDES"):
        operations.lukk_runde(aktor=roller.tor, runde_id=id_, naa=naa)
    sak_id = sak(roller.tor, id_, naa)
    with pytest.raises(VersjonsKonflikt):
        operations.apne_runde(aktor=roller.tor, runde_id=id_, versjon=1, naa=naa)
    with pytest.raises(Regelbrudd, match="FRISTEN_ER_UTE"):
        apne(roller.tor, id_, naa + timedelta(days=9))
    apne(roller.tor, id_, naa)
    apne(roller.tor, id_, naa)
    assert Deltaker.objects.filter(runde_id=id_).count() == 4
    for gjor, kode in (
        (lambda: sak(roller.tor, id_, naa, "En til"), "RUNDE_APEN"),
        (lambda: operations.fjern_sak(aktor=roller.tor, sak_id=sak_id, naa=naa), "RUNDE_APEN"),
        (
            lambda: operations.endre_sak(
                aktor=roller.tor, sak_id=sak_id, versjon=1, innhold=innhold("Ny"),
                anonymisert=True, naa=naa,
            ),
            "RUNDE_APEN",
        ),
        (
            lambda: operations.skriv_laerdom(
                aktor=roller.tor, runde_id=id_, versjon=0, tekst="x", naa=naa
            ),
            "RUNDE_APEN",
        ),
    ):  # fmt: skip
        with pytest.raises(Regelbrudd, match=kode):
            gjor()


def test_fewer_than_two_raters_is_no_round(roller: Rollebesetning, naa: datetime) -> None:
    """At Dalen there is one adviser."""
    leder = Aktor(
        roller.tor.type, roller.tor.id, "Tor Lederud", roller=roller.tor.roller,
        kontorrom=roller.ola.kontorrom,
    )  # fmt: skip
    id_ = runde(leder, naa, kontor_nr=DALEN)
    sak(leder, id_, naa)
    with pytest.raises(Regelbrudd, match="FOR_FA_DELTAKERE"):
        apne(leder, id_, naa)


def test_a_case_with_answers_is_not_taken_out(roller: Rollebesetning, naa: datetime) -> None:
    _id, saker = apen(roller.tor, naa)
    svar(roller.kari, saker[0], naa)
    with pytest.raises(Regelbrudd, match="SAK_HAR_SVAR"):
        operations.fjern_sak(aktor=roller.tor, sak_id=saker[0], naa=naa)
    with pytest.raises(DatabaseError), transaction.atomic():
        Sak.objects.filter(id=saker[1])._raw_delete("default")  # type: ignore[attr-defined]


def test_a_case_is_taken_out_with_its_history(roller: Rollebesetning, naa: datetime) -> None:
    id_ = runde(roller.tor, naa)
    forste, andre = sak(roller.tor, id_, naa, "En sak."), sak(roller.tor, id_, naa, "En til.")
    operations.fjern_sak(aktor=roller.tor, sak_id=forste, naa=naa)
    assert [(s.id, s.nr) for s in les(roller.tor, id_, naa).saker] == [(andre, 1)]
    with pytest.raises(IkkeFunnet):
        operations.fjern_sak(aktor=roller.tor, sak_id=forste, naa=naa)
    historie: Any = Sak.pgh_event_model  # type: ignore[attr-defined]
    assert historie.objects.filter(pgh_obj_id=forste).count() == 2


def test_two_who_change_the_same_see_both(roller: Rollebesetning, naa: datetime) -> None:
    id_ = runde(roller.tor, naa)
    sak_id = sak(roller.tor, id_, naa)
    felles: dict[str, Any] = {"aktor": roller.tor, "sak_id": sak_id, "versjon": 1, "naa": naa}
    operations.endre_sak(innhold=innhold("Den første."), anonymisert=True, **felles)
    with pytest.raises(VersjonsKonflikt) as nei:
        operations.endre_sak(innhold=innhold("Den andre."), anonymisert=True, **felles)
    assert nei.value.gjeldende.innhold.tekst == "Den første."
    om: dict[str, Any] = {"aktor": roller.tor, "runde_id": id_, "versjon": 1, "naa": naa}
    with pytest.raises(VersjonsKonflikt) as nei:
        operations.endre_runde(tittel="Ny tittel", frist=dato(naa) + timedelta(days=3), **om)
    assert nei.value.gjeldende.tittel == "Standard eller situasjonsbestemt?"


def test_sent_twice_it_is_made_once(roller: Rollebesetning, naa: datetime) -> None:
    nokkel = uuid.uuid4()
    ider = {runde(roller.tor, naa, nokkel=nokkel) for _ in range(2)}
    id_ = ider.pop()
    assert not ider
    saker = {sak(roller.tor, id_, naa, nokkel=nokkel) for _ in range(2)}
    assert len(saker) == 1
    for tittel, frist, kode in (
        ("", 7, "MANGLER"), ("x" * 101, 7, "FOR_LANG"), ("x", 0, "URIMELIG_DATO"),
        ("x", 91, "URIMELIG_DATO"),
    ):  # fmt: skip
        with pytest.raises(Regelbrudd, match=kode):
            runde(roller.tor, naa, tittel=tittel, frist=dato(naa) + timedelta(days=frist))


def test_a_human_says_that_it_is_anonymous(roller: Rollebesetning, naa: datetime) -> None:
    id_ = runde(roller.tor, naa)
    with pytest.raises(Regelbrudd, match="IKKE_BEKREFTET_ANONYM"):
        sak(roller.tor, id_, naa, anonymisert=False)
    for _ in range(20):
        sak(roller.tor, id_, naa)
    with pytest.raises(Regelbrudd, match="FOR_MANGE_SAKER"):
        sak(roller.tor, id_, naa)


def test_what_was_learned_is_kept(roller: Rollebesetning, naa: datetime) -> None:
    id_, _saker = apen(roller.tor, naa)
    operations.lukk_runde(aktor=roller.tor, runde_id=id_, naa=naa)
    om: dict[str, Any] = {"aktor": roller.tor, "runde_id": id_, "naa": naa}
    operations.skriv_laerdom(versjon=0, tekst="Spør den det gjelder.", **om)
    with pytest.raises(VersjonsKonflikt) as nei:
        operations.skriv_laerdom(versjon=0, tekst="Noe annet", **om)
    assert nei.value.gjeldende.tekst == "Spør den det gjelder."
    operations.skriv_laerdom(versjon=0, tekst="Spør den det gjelder.", **om)
    assert les(roller.kari, id_, naa).laerdom.versjon == 1


def test_it_knows_no_person(roller: Rollebesetning, naa: datetime) -> None:
    for_ = Hendelse.objects.count()
    id_, saker = apen(roller.tor, naa)
    alle_svarer(roller, saker, naa)
    assert Hendelse.objects.count() == for_
    historie: Any = Runde.pgh_event_model  # type: ignore[attr-defined]
    gjort = historie.objects.filter(pgh_obj_id=id_).order_by("versjon")
    assert list(gjort.values_list("handling", flat=True)) == [
        "RUNDE_OPPRETTET", "SAK_LAGT_TIL", "SAK_LAGT_TIL", "RUNDE_APNET",
    ]  # fmt: skip


def test_the_lists_ask_the_same_however_many(roller: Rollebesetning, naa: datetime) -> None:
    def antall(gjor: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as sporringer:
            gjor()
        return len(sporringer)

    id_, saker = apen(roller.tor, naa)
    operations.lukk_runde(aktor=roller.tor, runde_id=id_, naa=naa)
    for_ = [antall(lambda: queries.runder(roller.kari, naa=naa)),
            antall(lambda: les(roller.kari, id_, naa))]  # fmt: skip
    for _ in range(3):
        ny, saker = apen(roller.tor, naa, saker=4)
        alle_svarer(roller, saker, naa)

    assert len(queries.runder(roller.kari, naa=naa)) == 4
    assert [antall(lambda: queries.runder(roller.kari, naa=naa)),
            antall(lambda: les(roller.kari, ny, naa))] == for_  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_answering_and_closing_at_once_ends_in_one_truth(naa: datetime) -> None:
    roller = lag_rollebesetning()
    id_, saker = apen(roller.tor, naa, saker=1)
    sammen, feil = Barrier(3), []

    def samtidig(gjor: Callable[[], object]) -> None:
        try:
            sammen.wait(timeout=10)
            gjor()
        except Regelbrudd as nei:
            feil.append(nei.kode)
        finally:
            connection.close()

    gjoremal: list[Callable[[], object]] = [
        lambda: svar(roller.kari, saker[0], naa, STANDARD),
        lambda: operations.svar_pa_sak(
            aktor=roller.kari, sak_id=saker[0], gruppe=SITUASJON, begrunnelse="Noe annet",
            sikkerhet=Sikkerhet.SIKKER, naa=naa,
        ),
        lambda: operations.lukk_runde(aktor=roller.tor, runde_id=id_, naa=naa),
    ]  # fmt: skip
    trader = [Thread(target=samtidig, args=(gjor,)) for gjor in gjoremal]
    for trad in trader:
        trad.start()
    for trad in trader:
        trad.join()

    assert Svar.objects.count() <= 1
    assert set(feil) <= {"ALLEREDE_SVART", "RUNDE_AVSLUTTET"}
    assert len(feil) == 2 - Svar.objects.count()
    assert les(roller.tor, id_, naa).status == Status.AVSLUTTET
