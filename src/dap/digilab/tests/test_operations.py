"""The day, the answers, the waiting list, who came, and what is needed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from rollebesetning import DALEN, FJORDBY, NAA, Rollebesetning

from dap.digilab import operations, queries
from dap.digilab.models import Deltakelse, Plass
from dap.digilab.values import Dagsinnhold, Deltakerstatus, Hjelpebehov
from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import (
    IkkeFunnet,
    IkkeTilgang,
    ManglerBegrunnelse,
    Regelbrudd,
    VersjonsKonflikt,
)
from dap.hendelse.models import Hendelse
from dap.oppfolging import operations as oppfolging
from dap.oppfolging import queries as oppfolging_queries
from dap.tilgang.operations import apne_person
from dap.varsel.models import Utsending, Varsel

START = NAA + timedelta(days=7)


def _dag(
    aktor: Aktor, *, plasser: int = 1, start: datetime = START, kontor_nr: str = FJORDBY
) -> UUID:
    innhold = Dagsinnhold("Kom i gang med planen", start, 120, "Rom 204", plasser)
    return operations.planlegg(
        aktor=aktor, kontor_nr=kontor_nr, innhold=innhold, nokkel=uuid4(), naa=NAA
    )


def _spurt(roller: Rollebesetning, *navn: str, plasser: int = 1) -> list[UUID]:
    """The taking part of each, asked by who may open them."""
    dag = _dag(roller.siv, plasser=plasser)
    ut = []
    for n in navn:
        person = getattr(roller, n)
        ansatt = roller.kari if n in {"amina", "bjorn"} else roller.siv
        operations.inviter(aktor=ansatt, digilab_id=dag, personer=[person.id], naa=NAA)
        ut.append(Deltakelse.objects.get(digilab_id=dag, person_id=person.id).id)
    return ut


def _ja(aktor: Aktor, id_: UUID, *, ja: bool = True, naa: datetime = NAA) -> Deltakerstatus:
    return operations.svar(aktor=aktor, deltakelse_id=id_, ja=ja, naa=naa)


@pytest.mark.django_db
def test_a_full_room_gives_a_waiting_list_and_a_no_gives_the_seat_on(
    roller: Rollebesetning,
) -> None:
    amina, bjorn, frida = _spurt(roller, "amina", "bjorn", "frida")
    assert _ja(roller.amina, amina) == "PAMELDT"
    assert _ja(roller.bjorn, bjorn) == "VENTELISTE"
    assert _ja(roller.frida, frida, naa=NAA + timedelta(minutes=1)) == "VENTELISTE"
    assert _ja(roller.amina, amina) == "PAMELDT"  # twice is once
    assert _ja(roller.amina, amina, ja=False) == "AVSLATT"
    assert Deltakelse.objects.get(id=bjorn).status == "PAMELDT"
    assert Deltakelse.objects.get(id=frida).status == "VENTELISTE"
    assert Varsel.objects.filter(mottaker_id=roller.bjorn.id, slag="DIGILAB_PLASS").exists()
    typer = Hendelse.objects.filter(objekt_id=bjorn).order_by("id").values_list("type", flat=True)
    assert list(typer) == ["DIGILAB_INVITERT", "DIGILAB_VENTELISTE", "DIGILAB_PAMELDT"]
    assert _ja(roller.amina, amina) == "VENTELISTE"  # one may change one's mind again


@pytest.mark.django_db
def test_a_manual_user_gets_the_invitation_by_post(roller: Rollebesetning) -> None:
    oppfolging.sett_manuell(
        aktor=roller.kari, person_id=roller.amina.id, manuell=True,
        grunn="Bruker ikke nett.", naa=NAA,
    )  # fmt: skip
    _spurt(roller, "amina")
    assert (
        Utsending.objects.get(person_id=roller.amina.id, varsel__slag="DIGILAB_INVITASJON").kanal
        == "BREV"
    )
    ikke = oppfolging_queries.ikke_digitale(roller.kari, FJORDBY, antall=50)
    assert [(k.person_id, k.manuell, k.aldri_inne) for k in ikke] == [
        (roller.amina.id, True, False)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hvem", "feil"),
    [
        ("ola", IkkeFunnet), ("mona", IkkeFunnet), ("rut", IkkeFunnet), ("adam", IkkeFunnet),
        ("amina", IkkeFunnet),
    ],
)  # fmt: skip
def test_the_day_is_the_offices_own(
    roller: Rollebesetning, hvem: str, feil: type[Exception]
) -> None:
    dag = _dag(roller.kari)
    aktor = getattr(roller, hvem)
    for kall in (
        lambda: _dag(aktor),
        lambda: operations.avlys(aktor=aktor, digilab_id=dag, naa=NAA),
        lambda: operations.inviter(
            aktor=aktor, digilab_id=dag, personer=[roller.amina.id], naa=NAA
        ),
        lambda: queries.dag(aktor, dag),
    ):
        with pytest.raises(feil):
            kall()


@pytest.mark.django_db
def test_who_is_asked_is_opened_first(roller: Rollebesetning) -> None:
    dag = _dag(roller.kari)
    for person, feil in [
        (roller.daniel, ManglerBegrunnelse), (roller.stine, IkkeFunnet), (roller.signe, IkkeFunnet),
    ]:  # fmt: skip
        with pytest.raises(feil):
            operations.inviter(aktor=roller.kari, digilab_id=dag, personer=[person.id], naa=NAA)
    assert not Deltakelse.objects.exists()


@pytest.mark.django_db
def test_nobody_answers_for_another_and_staff_without_access_do_not(
    roller: Rollebesetning,
) -> None:
    amina, frida = _spurt(roller, "amina", "frida")
    for aktor, id_ in [
        (roller.bjorn, amina), (roller.amina, frida), (roller.kari, frida), (roller.rut, amina),
    ]:  # fmt: skip
        with pytest.raises(IkkeFunnet):
            _ja(aktor, id_)
    with pytest.raises((IkkeTilgang, ManglerBegrunnelse)):
        _ja(roller.mona, amina)
    with pytest.raises(IkkeFunnet):
        _ja(roller.lise, amina)  # the state's room
    with pytest.raises(IkkeFunnet):
        operations.for_oppmote(aktor=roller.amina, deltakelse_id=amina, kom=True, naa=START)
    assert _ja(roller.per, amina) == "PAMELDT"  # was told on the phone


@pytest.mark.django_db
def test_the_list_shows_those_one_may_open(roller: Rollebesetning) -> None:
    _spurt(roller, "amina", "frida", "signe")
    dag = Deltakelse.objects.values_list("digilab_id", flat=True)[0]
    assert [d.navn for d in queries.deltakere(roller.kari, dag)] == ["Amina Yusuf"]
    assert len(queries.deltakere(roller.siv, dag)) == 3
    assert queries.deltakere(roller.lise, dag) == []


@pytest.mark.django_db
def test_attendance_needs_and_becoming_digital(roller: Rollebesetning) -> None:
    (id_,) = _spurt(roller, "amina")
    _ja(roller.amina, id_)
    with pytest.raises(Regelbrudd, match="DIGILAB_IKKE_BEGYNT"):
        operations.for_oppmote(aktor=roller.kari, deltakelse_id=id_, kom=True, naa=NAA)
    operations.for_oppmote(aktor=roller.kari, deltakelse_id=id_, kom=True, naa=START)
    versjon = Deltakelse.objects.get(id=id_).versjon
    valg: dict[str, Any] = {
        "aktor": roller.kari, "deltakelse_id": id_, "behov": [Hjelpebehov.MOBIL],
        "notat": "Vil øve mer hjemme.", "versjon": versjon, "naa": START,
    }  # fmt: skip
    operations.noter(**valg)
    with pytest.raises(VersjonsKonflikt):
        operations.noter(**valg)
    Hendelse.objects.create(
        tid=START + timedelta(hours=1), person_id=roller.amina.id, rom="STAT", type="PALOGGET",
        aktor_type="BRUKER", aktor_id=roller.amina.id, objekt_type="konto", objekt_id=uuid4(),
    )  # fmt: skip
    dag = Deltakelse.objects.get(id=id_).digilab_id
    (d,) = queries.deltakere(roller.kari, dag)
    assert (d.status, d.behov, d.ble_digital) == (
        "MOTT", (Hjelpebehov.MOBIL,), START + timedelta(hours=1),
    )  # fmt: skip
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="digilab", naa=START)
    (egen,) = queries.mine(innsyn, naa=START)
    assert (egen.notat, egen.kan_svare) == ("Vil øve mer hjemme.", False)


@pytest.mark.django_db
def test_reminded_once_and_told_when_it_is_off(roller: Rollebesetning) -> None:
    amina, _bjorn = _spurt(roller, "amina", "bjorn")
    _ja(roller.amina, amina)
    assert operations.minn_om_dagen(naa=START - timedelta(hours=25)) == 0
    assert operations.minn_om_dagen(naa=START - timedelta(hours=23)) == 1
    assert operations.minn_om_dagen(naa=START - timedelta(hours=22)) == 0
    dag = Deltakelse.objects.get(id=amina).digilab_id
    operations.avlys(aktor=roller.kari, digilab_id=dag, naa=NAA)
    assert set(Deltakelse.objects.values_list("status", flat=True)) == {"AVLYST"}
    assert Varsel.objects.filter(slag="DIGILAB_AVLYST").count() == 2
    with pytest.raises(Regelbrudd, match="DIGILAB_KAN_IKKE_SVARE"):
        _ja(roller.amina, amina)


@pytest.mark.django_db
def test_whose_follow_up_ends_leaves_the_seat(roller: Rollebesetning) -> None:
    amina, bjorn = _spurt(roller, "amina", "bjorn")
    _ja(roller.amina, amina)
    _ja(roller.bjorn, bjorn)
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="Fikk jobb.", naa=NAA
    )
    assert Deltakelse.objects.get(id=bjorn).status == "PAMELDT"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("endring", "kode"),
    [
        ({"start": NAA}, "TIDEN_ER_FORBI"), ({"plasser": 0}, "DIGILAB_PLASSER"),
        ({"plasser": 61}, "DIGILAB_PLASSER"),
    ],
)  # fmt: skip
def test_days_that_cannot_be(roller: Rollebesetning, endring: dict[str, Any], kode: str) -> None:
    with pytest.raises(Regelbrudd, match=kode):
        _dag(roller.kari, **endring)
    with pytest.raises(IkkeFunnet):
        _dag(roller.kari, kontor_nr=DALEN)


@pytest.mark.django_db(transaction=True)
def test_two_who_take_the_last_seat_at_once(roller: Rollebesetning) -> None:
    amina, bjorn = _spurt(roller, "amina", "bjorn")
    svar = _samtidig(lambda: _ja(roller.amina, amina), lambda: _ja(roller.bjorn, bjorn))
    assert sorted(svar) == ["PAMELDT", "VENTELISTE"]
    assert Plass.objects.exclude(deltakelse=None).count() == 1


def _samtidig(*kall: Callable[[], Any]) -> list[Any]:
    start = Barrier(len(kall))

    def en(gjor: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return gjor()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kall)) as traader:
        return list(traader.map(en, kall))


def _endre(aktor: Aktor, dag: UUID, *, versjon: int = 1, **nytt: Any) -> None:
    for_ = queries.dag(aktor, dag).innhold
    operations.endre(
        aktor=aktor, digilab_id=dag, innhold=replace(for_, **nytt), versjon=versjon, naa=NAA
    )


@pytest.mark.django_db
def test_a_new_time_is_told_to_who_was_asked_and_they_are_reminded_anew(
    roller: Rollebesetning,
) -> None:
    amina, bjorn, frida = _spurt(roller, "amina", "bjorn", "frida", plasser=5)
    _ja(roller.amina, amina)
    _ja(roller.frida, frida, ja=False)
    dag = Deltakelse.objects.get(id=amina).digilab_id
    ny = START - timedelta(days=6, hours=2)
    Deltakelse.objects.filter(id=amina).update(paminnet=NAA)
    _endre(roller.kari, dag, start=ny, sted="Rom 9")
    fortalt = Varsel.objects.filter(slag="DIGILAB_ENDRET").values_list("objekt_id", flat=True)
    assert set(fortalt) == {amina, bjorn}, "who said no is left in peace"
    assert set(
        Hendelse.objects.filter(type="DIGILAB_ENDRET").values_list("objekt_id", flat=True)
    ) == {amina, bjorn}
    assert operations.minn_om_dagen(naa=NAA + timedelta(hours=1)) == 1
    _endre(roller.kari, dag, versjon=2, tittel="Et annet navn", plasser=6)
    assert Varsel.objects.filter(slag="DIGILAB_ENDRET").count() == 2, "nothing that concerns them"
    assert queries.dag(roller.kari, dag).versjon == 3
    _endre(roller.kari, dag, versjon=3)
    assert queries.dag(roller.kari, dag).versjon == 3, "nothing changed"


@pytest.mark.django_db
def test_a_larger_room_takes_those_who_wait_and_a_smaller_nobodys_seat(
    roller: Rollebesetning,
) -> None:
    amina, bjorn, frida = _spurt(roller, "amina", "bjorn", "frida")
    for nr, navn in enumerate(("amina", "bjorn", "frida")):
        _ja(getattr(roller, navn), [amina, bjorn, frida][nr], naa=NAA + timedelta(minutes=nr))
    dag = Deltakelse.objects.get(id=amina).digilab_id
    _endre(roller.kari, dag, plasser=2)
    assert Deltakelse.objects.get(id=bjorn).status == "PAMELDT"
    assert Deltakelse.objects.get(id=frida).status == "VENTELISTE"
    assert Varsel.objects.filter(slag="DIGILAB_PLASS", objekt_id=bjorn).count() == 1
    with pytest.raises(Regelbrudd, match="DIGILAB_FOR_FA_PLASSER"):
        _endre(roller.kari, dag, versjon=2, plasser=1)
    _ja(roller.frida, frida, ja=False)
    _ja(roller.bjorn, bjorn, ja=False)
    _endre(roller.kari, dag, versjon=2, plasser=1)
    assert list(Plass.objects.filter(digilab_id=dag).values_list("deltakelse", flat=True)) == [
        amina
    ]


@pytest.mark.django_db
def test_who_may_change_a_day_and_when(roller: Rollebesetning) -> None:
    dag = _dag(roller.kari)
    for hvem in (roller.ola, roller.amina, roller.mona):
        with pytest.raises(IkkeFunnet):
            operations.endre(
                aktor=hvem, digilab_id=dag, versjon=1, naa=NAA,
                innhold=Dagsinnhold("X", START, 60, "Y", 1),
            )  # fmt: skip
    with pytest.raises(VersjonsKonflikt):
        _endre(roller.kari, dag, versjon=9, sted="Rom 1")
    for felt, verdi, kode in [("start", NAA, "TIDEN_ER_FORBI"), ("minutter", 5, "DIGILAB_VARIGHET"),
                              ("start", NAA + timedelta(days=400), "URIMELIG_DATO"),
                              ("sted", " ", "MANGLER")]:  # fmt: skip
        with pytest.raises(Regelbrudd, match=kode):
            _endre(roller.kari, dag, **{felt: verdi})
    operations.avlys(aktor=roller.kari, digilab_id=dag, naa=NAA)
    with pytest.raises(Regelbrudd, match="DIGILAB_HAR_VAERT"):
        _endre(roller.kari, dag, versjon=2, sted="Rom 1")
