"""Requirement: what was written wrong is erased when one asks and another agrees: everywhere."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from kasseringshjelp import (
    GRUNN,
    HEMMELIG,
    LAGERE,
    SATT,
    SENERE,
    avgjor,
    be,
    lag_aktivitet,
    lag_mal,
    lag_melding,
    lag_notat,
    lag_situasjon,
    star_et_sted,
)
from rollebesetning import NAA, Rollebesetning

from dap.aktivitet.models import Forhandsorientering
from dap.aktivitet.values import Fhotype
from dap.arkiv.tests.eksporthjelp import eksporter
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.hendelse.models import Hendelse
from dap.kassering import queries
from dap.kassering.models import Kassering
from dap.kassering.values import SLETTET_MERKE
from dap.konto.models import Kladd
from dap.konto.operations import lagre_kladd
from dap.mal import operations as mal
from dap.mal.models import Mal, Situasjon
from dap.oppfolging import operations as oppfolging
from dap.person.queries import konto_for
from dap.referat import operations as referat
from dap.referat.models import Utkast
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel
from dap.vurdering.models import Egenvurdering, Ferdigtekst

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slag", LAGERE)
@pytest.mark.parametrize("helt", [True, False])
def test_the_words_are_nowhere_in_the_database(
    roller: Rollebesetning, slag: str, helt: bool
) -> None:
    ting = LAGERE[slag](roller)
    konto_id = konto_for(roller.amina.id)
    assert konto_id
    lagre_kladd(konto_id=konto_id, sted="/dialog/ny/", felter={"tekst": [f"Nei, {SATT}"]}, naa=NAA)
    if slag == "vedlegg" and not helt:
        with pytest.raises(Regelbrudd, match="DEL_FINNES_IKKE"):
            be(roller, ting, deler=[HEMMELIG])
        return
    assert star_et_sted()
    valg: dict[str, Any] = {} if helt else {"deler": [HEMMELIG.lower()]}
    if slag == "vedlegg":
        Kladd.objects.all().delete()

    avgjor(roller, be(roller, ting, **valg))

    assert not star_et_sted()
    assert Kassering.objects.get().begrunnelse == GRUNN
    assert Hendelse.objects.filter(type__in=["INNHOLD_KASSERT", "MELDING_KASSERT"]).count() == 1


def test_a_part_is_taken_out_and_the_rest_stands(roller: Rollebesetning) -> None:
    ting = lag_situasjon(roller)
    avgjor(roller, be(roller, ting, deler=[HEMMELIG]))
    rad = Situasjon.objects.get(id=ting[1])
    historie: Any = Situasjon
    tekster = historie.pgh_event_model.objects.order_by("versjon").values_list("tekst", flat=True)
    ut = SATT.replace(HEMMELIG, SLETTET_MERKE)
    assert [*tekster] == ["Først", ut, f"Så: {ut}", "Nå noe annet", "Nå noe annet"]
    assert (rad.handling, rad.versjon, rad.endret_av_id) == ("KASSERT", 5, roller.per.id)


def test_files_that_were_made_of_it_go(roller: Rollebesetning) -> None:
    ting = lag_mal(roller)
    eksporter(roller.amina, roller.amina)
    avgjor(roller, be(roller, ting))
    assert not star_et_sted()
    ny = eksporter(roller.amina, roller.amina)
    assert "Innholdet er slettet." in ny.pdftekst


def test_a_text_with_no_room_left_is_not_made_too_long(roller: Rollebesetning) -> None:
    tekst = f"{'abc ' * 1000}{'x' * 1000}"
    id_ = referat.start_samtalereferat(
        aktor=roller.kari, person_id=roller.amina.id, tema="Et tema", tekst=tekst,
        dag=NAA.date(), nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    utkast = Utkast.objects.get(referat_id=id_)
    avgjor(roller, be(roller, ("REFERATUTKAST", utkast.id), deler=["abc"]))
    utkast.refresh_from_db()
    assert utkast.tekst.startswith("[–] [–] ")
    assert len(utkast.tekst) == 5000


def test_the_users_own_words_are_still_the_users(roller: Rollebesetning) -> None:
    _, id_ = ting = LAGERE["egenvurdering"](roller)
    avgjor(roller, be(roller, ting, av=roller.amina, deler=[HEMMELIG]), av=roller.kari)
    rad = Egenvurdering.objects.get(id=id_)
    assert (rad.endret_av_type, rad.endret, rad.handling) == ("BRUKER", NAA, "KASSERT")
    assert rad.vil == f"Nå: {SATT}".replace(HEMMELIG, SLETTET_MERKE)
    frosset = Ferdigtekst.objects.filter(av_bruker=True).values_list("tekst", flat=True)
    assert {*frosset} == {SATT.replace(HEMMELIG, SLETTET_MERKE)}


# --- two people ---------------------------------------------------------------------------------


def test_who_asked_cannot_decide(roller: Rollebesetning) -> None:
    id_ = be(roller, lag_mal(roller))
    with pytest.raises(Regelbrudd, match="EGEN_KASSERING"):
        avgjor(roller, id_, av=roller.kari)
    with pytest.raises(IntegrityError), transaction.atomic():
        Kassering.objects.filter(id=id_).update(
            avgjort=NAA, godkjent=True, avgjort_av_id=roller.kari.id, deler=[]
        )
    assert star_et_sted()


def test_the_user_asks_and_staff_decides(roller: Rollebesetning) -> None:
    ting = lag_mal(roller)
    id_ = be(roller, ting, av=roller.amina)
    assert Varsel.objects.filter(slag="KASSERING_BEDT", mottaker_id=roller.kari.id).exists()
    with pytest.raises(IkkeFunnet):
        avgjor(roller, id_, av=roller.amina)
    avgjor(roller, id_, av=roller.kari)
    assert Mal.objects.get(id=ting[1]).tekst == "Innholdet er slettet."
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="plan", naa=NAA)
    (her,) = queries.slettet_her(innsyn, ting[1])
    assert (her.begrunnelse, her.tid, her.helt) == (GRUNN, SENERE, True)
    assert Varsel.objects.filter(slag="INNHOLD_SLETTET", mottaker_id=roller.amina.id).exists()


@pytest.mark.parametrize(
    "slag",
    ["notat", "kollegasporsmal", "utkast", "vurderingutkast", "moterad", "vedtaksutkast"],
)
def test_the_user_never_learns_of_what_is_internal(roller: Rollebesetning, slag: str) -> None:
    ting = LAGERE[slag](roller)
    with pytest.raises(IkkeFunnet):
        be(roller, ting, av=roller.amina)
    avgjor(roller, be(roller, ting))
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="plan", naa=NAA)
    assert queries.om_personen(innsyn) == []
    assert not Varsel.objects.filter(slag="INNHOLD_SLETTET").exists()


def test_the_user_does_not_ask_for_what_nav_has_written(roller: Rollebesetning) -> None:
    with pytest.raises(Regelbrudd, match="IKKE_SKREVET_AV_DEG"):
        be(roller, LAGERE["forventning"](roller), av=roller.amina)


@pytest.mark.parametrize(
    ("hvem", "feil"),
    [
        ("bjorn", IkkeFunnet),
        ("ola", IkkeTilgang),
        ("lise", IkkeFunnet),
        ("mona", IkkeTilgang),
        ("rut", IkkeFunnet),
        ("adam", IkkeFunnet),
    ],
)
def test_others_neither_ask_nor_decide(
    roller: Rollebesetning, hvem: str, feil: type[Exception]
) -> None:
    ting = lag_mal(roller)
    with pytest.raises(feil):
        be(roller, ting, av=getattr(roller, hvem))
    id_ = be(roller, ting)
    with pytest.raises((feil, IkkeFunnet)):
        avgjor(roller, id_, av=getattr(roller, hvem))
    assert queries.som_venter(getattr(roller, hvem)) == []


def test_the_page_shows_what_others_asked_for(
    roller: Rollebesetning, django_assert_num_queries: Any
) -> None:
    for lager in (lag_mal, lag_notat, lag_situasjon):
        be(roller, lager(roller))
    assert queries.som_venter(roller.kari) == []
    with django_assert_num_queries(3):
        rader = queries.som_venter(roller.per)
    assert [(r.slag, r.bedt_av, r.person) for r in rader] == [
        (s, "Kari Nordmo", "Amina Yusuf") for s in ("MAL", "NOTAT", "SITUASJON")
    ]


# --- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("valg", "kode"),
    [
        ({"begrunnelse": "kort"}, "MANGLER"),
        ({"begrunnelse": "x" * 501}, "FOR_LANG"),
        ({"begrunnelse": f"Her står det {SATT.upper()}"}, "GJENTAR_INNHOLDET"),
        ({"begrunnelse": f"{HEMMELIG} skal bort herfra", "deler": [HEMMELIG]}, "GJENTAR_INNHOLDET"),
        ({"hele": ["finnes_ikke"]}, "UKJENT_VALG"),
        ({"hele": []}, "MANGLER"),
        ({"deler": ["av"]}, "DEL_FOR_KORT"),
        ({"deler": ["finnes ikke her"]}, "DEL_FINNES_IKKE"),
        ({"deler": [f"del {n}" for n in range(21)]}, "FOR_MANGE_DELER"),
    ],
)
def test_what_is_refused(roller: Rollebesetning, valg: dict[str, Any], kode: str) -> None:
    with pytest.raises(Regelbrudd) as feil:
        be(roller, lag_mal(roller), **valg)
    assert feil.value.kode == kode
    assert not Kassering.objects.exists()


def test_unknown_kinds_and_ids_are_not_found(roller: Rollebesetning) -> None:
    for ting in [("TULL", uuid4()), ("MAL", uuid4()), ("VEDLEGG", uuid4()), ("NOTAT", uuid4())]:
        with pytest.raises(IkkeFunnet):
            be(roller, ting)


def test_a_prior_notice_is_not_erased(roller: Rollebesetning) -> None:
    lag_aktivitet(roller, Fhotype.PARAGRAF_11_9)
    id_ = Forhandsorientering.objects.get().id
    with pytest.raises(Regelbrudd, match="FORHANDSORIENTERING_SLETTES_IKKE"):
        be(roller, ("FORHANDSORIENTERING", id_))


def test_asked_twice_is_asked_once_and_decided_is_decided(roller: Rollebesetning) -> None:
    ting = lag_mal(roller)
    id_ = be(roller, ting)
    assert be(roller, ting) == id_
    with pytest.raises(Regelbrudd, match="KASSERING_ER_BEDT_OM"):
        be(roller, ting, av=roller.per)
    with pytest.raises(Regelbrudd, match="MANGLER"):
        avgjor(roller, id_, ja=False)
    avgjor(roller, id_, ja=False, avslag="Det er riktig person")
    avgjor(roller, id_, ja=False, avslag="Det er riktig person")
    with pytest.raises(Regelbrudd, match="KASSERING_ER_AVGJORT"):
        avgjor(roller, id_)
    assert star_et_sted()
    avgjor(roller, be(roller, ting), av=roller.tor)
    with pytest.raises(Regelbrudd, match="ALLEREDE_KASSERT"):
        be(roller, ting)
    assert not star_et_sted()


def test_what_is_to_go_is_kept_only_until_it_is_decided(roller: Rollebesetning) -> None:
    id_ = be(roller, lag_mal(roller), deler=[HEMMELIG])
    avgjor(roller, id_, ja=False, avslag="Det er riktig person")
    rad = Kassering.objects.get(id=id_)
    assert rad.deler == []
    with pytest.raises(DatabaseError), transaction.atomic():
        Kassering.objects.filter(id=id_).update(begrunnelse="Noe annet enn det som ble sagt")
    with pytest.raises(DatabaseError), transaction.atomic():
        rad.delete()


def test_who_saw_an_older_version_sees_the_newest_first(roller: Rollebesetning) -> None:
    ting = lag_situasjon(roller)
    with pytest.raises(VersjonsKonflikt):
        be(roller, ting, versjon=1, deler=[HEMMELIG])
    id_ = be(roller, ting, deler=[HEMMELIG])
    mal.lagre_situasjon(
        aktor=roller.amina, person_id=roller.amina.id, tekst="Endret", versjon=4, naa=NAA
    )
    with pytest.raises(VersjonsKonflikt):
        avgjor(roller, id_, versjon=4)
    avgjor(roller, id_)
    with pytest.raises(VersjonsKonflikt):
        mal.lagre_situasjon(
            aktor=roller.amina, person_id=roller.amina.id, tekst=SATT, versjon=5, naa=NAA
        )
    assert not star_et_sted()


def test_what_belongs_to_a_period_that_has_ended_can_be_erased(roller: Rollebesetning) -> None:
    ting = lag_mal(roller)
    oppfolging.avslutt_periode(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="I jobb nå", naa=NAA
    )
    avgjor(roller, be(roller, ting))
    assert not star_et_sted()


def test_a_thread_that_is_emptied_keeps_its_place(roller: Rollebesetning) -> None:
    ting = lag_melding(roller)
    avgjor(roller, be(roller, ting, hele=["tekst"]))
    assert not star_et_sted()
    hendelse = Hendelse.objects.get(type="MELDING_KASSERT")
    assert hendelse.objekt_type == "TRAD"
    assert hendelse.data == {"slag": "MELDING", "nr": 1, "melding_id": str(ting[1])}
