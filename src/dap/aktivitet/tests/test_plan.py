"""Requirement: the plan in few queries, marks that are true, versions that can be read, words for all."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rollebesetning import NAA, Rollebesetning

from dap.aktivitet import operations, queries
from dap.aktivitet.tests.hjelp import EKSEMPLER, I_DAG, innsyn, lag, les, person, utfall_av
from dap.aktivitet.values import TYPER, Fhotype, Historikkpost, Leser, Status, Svar
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet
from dap.felles.sprak import Ytring
from dap.hendelse.operations import merk_sett as merk_hendelse_sett
from dap.oppfolging.operations import avslutt_periode, start_periode
from dap.oppfolging.queries import perioder
from dap.oppfolging.values import Startarsak
from dap.tilgang.operations import apne_som_bruker

SENERE = NAA + timedelta(hours=1)


def sporringer(gjor: Callable[[], Any]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as fanget:
        gjor()
    return len(fanget)


def test_sixty_activities_cost_as_many_queries_as_one(roller: Rollebesetning) -> None:
    lag(roller.kari, roller.amina)
    mitt = innsyn(roller.amina, roller.amina)
    assert sporringer(lambda: queries.plan(mitt)) == 3
    for n in range(59):
        type_ = list(TYPER)[n % len(TYPER)]
        id_ = lag(roller.kari, roller.amina, type_).aktivitet_id
        if n % 3 == 0:
            operations.avtal(
                aktor=roller.kari, aktivitet_id=id_, versjon=1, fhotype=Fhotype.STANDARD, naa=NAA
            )
    kort: list[Any] = []
    assert sporringer(lambda: kort.extend(queries.plan(mitt))) == 3
    assert len(kort) == 60
    assert sum(k.fho_ulest for k in kort) == 20
    assert sporringer(lambda: [k.kortlinjer(I_DAG) for k in kort]) == 0


def test_detail_history_and_versions_do_not_query_in_a_loop(roller: Rollebesetning) -> None:
    utfall = lag(roller.kari, roller.amina)
    id_ = utfall.aktivitet_id
    for n in range(1, 21):
        operations.endre(
            aktor=(roller.amina, roller.kari, roller.per)[n % 3],
            aktivitet_id=id_,
            versjon=n,
            felter={"hensikt": f"Mål {n}"},
            naa=NAA,
        )
    mitt = innsyn(roller.amina, roller.amina)
    assert sporringer(lambda: queries.aktivitet(mitt, id_, naa=NAA)) <= 6
    assert sporringer(lambda: queries.versjoner(mitt, id_)) <= 4
    assert sporringer(lambda: queries.historikk(mitt, id_, Leser.BRUKER)) <= 4


# --- marks


def test_changed_by_the_other_since_last_seen(roller: Rollebesetning) -> None:
    id_ = lag(roller.kari, roller.amina).aktivitet_id

    def endret(hvem: Aktor) -> bool:
        return queries.plan(innsyn(hvem, roller.amina))[0].endret_siden_sist

    assert (endret(roller.amina), endret(roller.kari)) == (True, False)
    operations.merk_sett(
        aktor=roller.amina,
        innsyn=innsyn(roller.amina, roller.amina),
        aktivitet_id=id_,
        naa=NAA,
    )
    assert not endret(roller.amina)
    operations.flytt(
        aktor=roller.kari, aktivitet_id=id_, versjon=1, til=Status.GJENNOMFORES, naa=SENERE
    )
    assert endret(roller.amina)
    merk_hendelse_sett(
        aktor=roller.amina,
        person_id=person(roller.amina),
        objekt_type="PLAN",
        objekt_id=person(roller.amina),
        naa=SENERE,
    )
    assert not endret(roller.amina)
    assert endret(roller.per)


def test_staff_who_look_as_the_user_see_the_users_marks_and_leave_none(
    roller: Rollebesetning,
) -> None:
    utfall = lag(roller.kari, roller.amina)
    som = apne_som_bruker(aktor=roller.kari, person_id=person(roller.amina), naa=NAA)
    assert queries.plan(som)[0].endret_siden_sist
    operations.merk_sett(aktor=roller.kari, innsyn=som, aktivitet_id=utfall.aktivitet_id, naa=NAA)
    assert queries.plan(innsyn(roller.amina, roller.amina))[0].endret_siden_sist
    handlinger = queries.aktivitet(som, utfall.aktivitet_id, naa=NAA).handlinger
    assert (handlinger.flytt, handlinger.flytt_sperret) == ((), "BARE_LESE")
    assert queries.skrivesperre(som) == "BARE_LESE"


def test_what_the_reader_may_do_follows_the_reader(roller: Rollebesetning) -> None:
    utfall = lag(roller.amina, roller.amina)
    amina = les(roller.amina, roller.amina, utfall).handlinger
    kari = les(roller.kari, roller.amina, utfall).handlinger
    assert (amina.avtale, kari.avtale) == (False, True)
    assert amina.endre == kari.endre == set(EKSEMPLER["EGEN"])
    assert Status.FULLFORT in amina.flytt


# --- periods


def test_a_period_that_has_ended_is_read_whole_and_never_changed(roller: Rollebesetning) -> None:
    utfall = lag(roller.amina, roller.amina)
    avslutt_periode(
        aktor=roller.kari, person_id=person(roller.amina), begrunnelse="I jobb", naa=SENERE
    )
    start_periode(
        aktor=roller.kari,
        person_id=person(roller.amina),
        arsak=Startarsak.MANUELL_REGISTRERING_VEILEDER,
        naa=SENERE + timedelta(days=30),
    )
    mitt = innsyn(roller.amina, roller.amina)
    assert queries.plan(mitt) == []
    gammel = perioder(mitt)[1]
    kort = queries.plan(mitt, gammel.id)
    assert [(k.id, k.historisk, k.status) for k in kort] == [
        (utfall.aktivitet_id, True, Status.PLANLAGT)
    ]
    detaljer = les(roller.amina, roller.amina, utfall)
    assert (detaljer.historisk, detaljer.handlinger.flytt_sperret) == (True, "HISTORISK")
    for gjor, ekstra in (
        (operations.endre, {"felter": {"tittel": "Ny"}}),
        (operations.flytt, {"til": Status.FULLFORT}),
        (operations.knytt_mal, {"mal_id": None}),
        (operations.avtal, {"fhotype": Fhotype.IKKE_SEND}),
        (operations.svar_pa_forslag, {"svar": Svar.GODTA}),
        (operations.gjenapne, {"begrunnelse": "Nå"}),
        (operations.angre_flytting, {}),
    ):
        fikk = utfall_av(
            gjor,
            aktor=roller.kari,
            aktivitet_id=utfall.aktivitet_id,
            versjon=1,
            naa=SENERE,
            **ekstra,
        )
        assert fikk == "HISTORISK"
    historikk = queries.historikk(mitt, utfall.aktivitet_id, Leser.BRUKER)
    assert historikk[0].koder == ("BLE_HISTORISK",)


# --- access


def test_nobody_reads_another_persons_activity_by_its_id(roller: Rollebesetning) -> None:
    id_ = lag(roller.bjorn, roller.bjorn).aktivitet_id
    mitt = innsyn(roller.amina, roller.amina)
    for les_ in (
        lambda: queries.aktivitet(mitt, id_, naa=NAA),
        lambda: queries.versjoner(mitt, id_),
        lambda: queries.versjon(mitt, id_, 1),
        lambda: queries.historikk(mitt, id_, Leser.BRUKER),
        lambda: queries.fho_sperre(mitt, id_, dag=I_DAG),
        lambda: operations.merk_sett(aktor=roller.amina, innsyn=mitt, aktivitet_id=id_, naa=NAA),
    ):
        with pytest.raises(IkkeFunnet):
            les_()
    assert queries.person_for_aktivitet(uuid4()) is None


def test_the_other_room_is_invisible_in_every_read(roller: Rollebesetning) -> None:
    stat = lag(roller.kari, roller.amina).aktivitet_id
    kommune = lag(roller.lise, roller.amina).aktivitet_id
    for hvem, ser, ikke in ((roller.kari, stat, kommune), (roller.lise, kommune, stat)):
        deres = innsyn(hvem, roller.amina)
        assert [k.id for k in queries.plan(deres)] == [ser]
        with pytest.raises(IkkeFunnet):
            queries.versjoner(deres, ikke)
    assert len(queries.plan(innsyn(roller.amina, roller.amina))) == 2


# --- versions and history


def test_any_version_can_be_read(roller: Rollebesetning) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    operations.endre(
        aktor=roller.kari, aktivitet_id=id_, versjon=1, felter={"tittel": "Ny"}, naa=SENERE
    )
    mitt = innsyn(roller.amina, roller.amina)
    rader = queries.versjoner(mitt, id_)
    assert [(r.nr, r.av, r.tid) for r in rader] == [
        (2, "Kari Nordmo", SENERE),
        (1, "Amina Yusuf", NAA),
    ]
    assert queries.versjon(mitt, id_, 1).tittel == "Oppdatere CV-en"
    with pytest.raises(IkkeFunnet):
        queries.versjon(mitt, id_, 3)


def si(y: Ytring) -> str:
    return y.mal % {n: si(v) if isinstance(v, Ytring) else v for n, v in y.verdier.items()}


def setninger(poster: list[Historikkpost]) -> list[str]:
    return [f"{si(p.hvem)} {' og '.join(si(e) for e in p.endringer)}" for p in reversed(poster)]


def _livet(roller: Rollebesetning) -> UUID:
    """One activity through everything that history has words for."""
    id_ = lag(roller.kari, roller.amina, "STILLING", som_forslag=True).aktivitet_id
    felles: dict[str, Any] = {"aktivitet_id": id_}
    operations.svar_pa_forslag(
        aktor=roller.amina,
        versjon=1,
        svar=Svar.JUSTER,
        felter={"arbeidsgiver": "", "beskrivelse": "Lang " * 500},
        naa=NAA + timedelta(minutes=1),
        **felles,
    )
    operations.svar_pa_forslag(
        aktor=roller.per, versjon=2, svar=Svar.GODTA, naa=NAA + timedelta(minutes=2), **felles
    )
    operations.avtal(
        aktor=roller.kari,
        versjon=3,
        fhotype=Fhotype.STANDARD,
        naa=NAA + timedelta(minutes=3),
        **felles,
    )
    operations.les_forhandsorientering(aktor=roller.amina, naa=NAA + timedelta(minutes=4), **felles)
    operations.sett_valg(
        aktor=roller.amina,
        versjon=4,
        felt="soknadssteg",
        verdi="SOKNAD_SENDT",
        naa=NAA + timedelta(minutes=5),
        **felles,
    )
    operations.flytt(
        aktor=roller.amina,
        versjon=5,
        til=Status.FULLFORT,
        begrunnelse="Fikk jobben",
        naa=NAA + timedelta(minutes=6),
        **felles,
    )
    operations.gjenapne(
        aktor=roller.kari,
        versjon=6,
        begrunnelse="Tilbudet ble trukket",
        naa=NAA + timedelta(minutes=7),
        **felles,
    )
    return id_


HISTORIER = {
    Leser.BRUKER: [
        "Kari Nordmo i NAV foreslo aktiviteten",
        "Du endret forslaget og fjernet «Arbeidsgiver», som var Fjordlager AS "
        "og endret «Kort beskrivelse»",
        "Per Solvang i NAV sa ja til forslaget og la aktiviteten i Planlegger",
        "Kari Nordmo i NAV gjorde aktiviteten til «Avtalt med NAV» "
        "og sendte deg informasjon om ansvaret ditt",
        "Du leste informasjonen om ansvaret ditt",
        "Du endret steget i søknadsprosessen til «Sendt søknad»",
        "Du flyttet aktiviteten fra Planlegger til Fullført",
        "Kari Nordmo i NAV åpnet aktiviteten igjen og la den i Planlegger",
    ],
    Leser.VEILEDER: [
        "Kari Nordmo foreslo aktiviteten",
        "Amina Yusuf (bruker) endret forslaget og fjernet «Arbeidsgiver», som var Fjordlager AS "
        "og endret «Kort beskrivelse»",
        "Per Solvang sa ja til forslaget og la aktiviteten i Planlegger",
        "Kari Nordmo gjorde aktiviteten til «Avtalt med NAV» og sendte forhåndsorientering",
        "Amina Yusuf (bruker) leste forhåndsorienteringen",
        "Amina Yusuf (bruker) endret steget i søknadsprosessen til «Sendt søknad»",
        "Amina Yusuf (bruker) flyttet aktiviteten fra Planlegger til Fullført",
        "Kari Nordmo åpnet aktiviteten igjen og la den i Planlegger",
    ],
    Leser.ARKIV: [
        "NAV foreslo aktiviteten",
        "Bruker endret forslaget og fjernet «Arbeidsgiver», som var Fjordlager AS "
        "og endret «Kort beskrivelse»",
        "NAV godtok forslaget, og aktiviteten fikk status Planlegger",
        "NAV satte aktiviteten til «Avtalt med NAV» og sendte forhåndsorientering",
        "Bruker leste forhåndsorienteringen",
        "Bruker endret steget i søknadsprosessen til «Sendt søknad»",
        "Bruker flyttet aktiviteten fra Planlegger til Fullført",
        "NAV gjenåpnet aktiviteten med status Planlegger",
    ],
}


@pytest.mark.parametrize("leser", list(Leser))
def test_history_tells_each_reader_what_happened_in_their_words(
    roller: Rollebesetning, leser: Leser
) -> None:
    id_ = _livet(roller)
    poster = queries.historikk(innsyn(roller.kari, roller.amina), id_, leser)
    assert setninger(poster) == HISTORIER[leser]
    assert [p.begrunnelse for p in poster][:2] == ["Tilbudet ble trukket", "Fikk jobben"]
    assert [p.versjon for p in poster] == [7, 6, 5, None, 4, 3, 2, 1]


def test_dates_and_numbers_say_from_and_to(roller: Rollebesetning) -> None:
    id_ = lag(roller.kari, roller.amina, "SOKEAVTALE").aktivitet_id
    operations.endre(
        aktor=roller.kari,
        aktivitet_id=id_,
        versjon=1,
        felter={"antall_i_uken": 5, "til_dato": "2026-03-01", "oppfolging_fra_nav": "y" * 200},
        naa=SENERE,
    )
    post = queries.historikk(innsyn(roller.kari, roller.amina), id_, Leser.VEILEDER)[0]
    assert [si(e) for e in post.endringer] == [
        "endret til dato til 2026-03-01",
        "endret antall søknader i uken fra 3 til 5",
        f"endret «Oppfølging fra NAV» fra Samtale annenhver uke til {'y' * 59}…",
    ]


# --- facts


def test_facts_for_the_overview(roller: Rollebesetning) -> None:
    kari = innsyn(roller.kari, roller.amina)
    tom = queries.fakta(kari)
    assert (tom.ingen_pagaende, tom.bare_behandling) == (True, False)
    lag(roller.kari, roller.amina, "BEHANDLING", status=Status.GJENNOMFORES)
    bare = queries.fakta(kari)
    assert (bare.ingen_pagaende, bare.bare_behandling) == (False, True)
    lag(roller.amina, roller.amina, "EGEN")
    assert not queries.fakta(kari).bare_behandling
    assert sporringer(lambda: queries.fakta(kari)) == 1


def test_the_newest_versions_are_told_of_as_in_the_whole_history(roller: Rollebesetning) -> None:
    id_ = lag(roller.kari, roller.amina).aktivitet_id
    for n in range(6):
        til = Status.GJENNOMFORES if n % 2 == 0 else Status.PLANLAGT
        operations.flytt(
            aktor=roller.kari, aktivitet_id=id_, versjon=n + 1, til=til, begrunnelse="", naa=NAA
        )
    mitt = innsyn(roller.amina, roller.amina)
    alle = queries.historikk(mitt, id_, Leser.BRUKER)
    assert len(alle) == 7
    assert queries.historikk(mitt, id_, Leser.BRUKER, siste=3) == alle[:3]
    assert queries.historikk(mitt, id_, Leser.BRUKER, siste=7) == alle
