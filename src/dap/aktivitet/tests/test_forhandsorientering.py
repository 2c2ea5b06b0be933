"""Requirement: the prior notice has its date, the law behind it, proof that it came, and an answer."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils.translation import gettext, override
from rollebesetning import Rollebesetning

from dap.aktivitet import operations, queries, rules
from dap.aktivitet.fho import FRISTDATO, MALER, fho_versjon, gjeldende_fho, lesefrist
from dap.aktivitet.koder import Fhotype
from dap.aktivitet.rules import Bruker
from dap.aktivitet.tests.hjelp import innsyn, lag, les, utfall_av
from dap.aktivitet.values import Forhandsdata
from dap.felles.aktor import Aktor
from dap.felles.blanke import felter_i
from dap.felles.feil import Regelbrudd
from dap.oppfolging import operations as oppfolging
from dap.varsel.models import Varsel

MARS = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
TIL = date(2026, 4, 1)
DIGITAL = Bruker(under_oppfolging=True, manuell=False, reservert=False, kan_varsles=True)


def avtal(roller: Rollebesetning, naa: datetime = MARS, **valg: Any) -> Any:
    utfall = lag(roller.kari, roller.amina, felter={"til_dato": TIL})
    return utfall, utfall_av(
        operations.avtal, aktor=roller.kari, aktivitet_id=utfall.aktivitet_id, versjon=1, naa=naa,
        **{"fhotype": Fhotype.STANDARD, **valg},
    )  # fmt: skip


def fho(leser: Aktor, roller: Rollebesetning, utfall: Any) -> Forhandsdata:
    data = les(leser, roller.amina, utfall).fho
    assert data is not None
    return data


def test_versions_hold_from_their_day_and_the_old_ones_are_found() -> None:
    for type_ in (Fhotype.STANDARD, Fhotype.PARAGRAF_11_9):
        assert gjeldende_fho(type_, date(2026, 1, 31)).versjon == 1
        assert gjeldende_fho(type_, date(2026, 2, 1)).versjon == 2
        assert fho_versjon(type_, 1) == gjeldende_fho(type_, date(2025, 1, 1))
        assert gjeldende_fho(type_, date(2026, 2, 1)).paragrafer


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_the_blank_stands_in_every_language(sprak: str) -> None:
    with override(sprak):
        for mal in MALER:
            ventet = (FRISTDATO,) if mal.versjon == 2 else ()
            assert felter_i(gettext(mal.tekst) if mal.tekst else "") == ventet


def test_the_notice_keeps_its_version_and_its_date(roller: Rollebesetning) -> None:
    utfall, svar = avtal(roller)
    assert svar == "ok"
    data = fho(roller.amina, roller, utfall)
    assert (data.malversjon, data.frist, data.paragrafer) == (2, TIL, ("4-20", "11-7", "11-8"))
    assert f"[{FRISTDATO}]" in data.tekst
    assert data.les_innen == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("Kurset varer til [fristdato].", "ok"),
        ("Kurset varer til [dato].", "TOMME_FELTER"),
        ("[fristdato] og [noe annet]", "TOMME_FELTER"),
    ],
)
def test_no_other_blank_is_sent(tekst: str, ventet: str) -> None:
    try:
        rules.krev_fho(Fhotype.PARAGRAF_11_9, tekst, DIGITAL, TIL, date(2026, 3, 4))
        svar = "ok"
    except Regelbrudd as brudd:
        svar = brudd.kode
    assert svar == ventet


def test_not_in_the_qualification_programme(roller: Rollebesetning) -> None:
    oppfolging.start_kvp(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="Programmet", naa=MARS
    )
    utfall, svar = avtal(roller)
    assert svar == "FHO_UNDER_KVP"
    dag = date(2026, 3, 4)
    sperre = queries.fho_sperre(innsyn(roller.kari, roller.amina), utfall.aktivitet_id, dag=dag)
    assert sperre == "FHO_UNDER_KVP"
    assert avtal(roller, fhotype=Fhotype.IKKE_SEND)[1] == "ok"


def test_the_answer_is_kept_and_nav_is_told(roller: Rollebesetning) -> None:
    utfall, _svar = avtal(roller)
    les_fho = {"aktor": roller.amina, "aktivitet_id": utfall.aktivitet_id}
    senere = MARS + timedelta(days=1)
    lang = utfall_av(operations.les_forhandsorientering, **les_fho, naa=senere, svar="x" * 501)
    assert lang == "FOR_LANG"
    assert fho(roller.kari, roller, utfall).ulest
    operations.les_forhandsorientering(
        aktor=roller.amina,
        aktivitet_id=utfall.aktivitet_id,
        naa=senere,
        svar="Jeg kan ikke fredag.",
    )
    operations.les_forhandsorientering(
        aktor=roller.amina, aktivitet_id=utfall.aktivitet_id, naa=senere, svar="Noe annet"
    )
    data = fho(roller.kari, roller, utfall)
    assert (data.svar, data.lest) == ("Jeg kan ikke fredag.", senere)
    assert (
        Varsel.objects.filter(
            slag="FORHANDSORIENTERING_BESVART", mottaker_id=roller.kari.id
        ).count()
        == 1
    )


def test_unread_is_late_after_a_week_and_a_letter_is_proof(roller: Rollebesetning) -> None:
    utfall, _svar = avtal(roller)
    data = fho(roller.kari, roller, utfall)
    assert not data.over_frist(date(2026, 3, 11))
    assert data.over_frist(date(2026, 3, 12))
    operations.folg_brev_postet(aktivitet_id=utfall.aktivitet_id, naa=MARS + timedelta(days=8))
    operations.folg_brev_postet(aktivitet_id=utfall.aktivitet_id, naa=MARS + timedelta(days=9))
    data = fho(roller.kari, roller, utfall)
    assert data.brev_kom == date(2026, 3, 19)
    assert not data.levert(date(2026, 3, 18))
    assert data.levert(date(2026, 3, 19))
    assert not data.over_frist(date(2026, 3, 19))


@pytest.mark.parametrize(
    ("sendt", "frist"),
    [(date(2026, 3, 4), date(2026, 3, 11)), (date(2026, 3, 27), date(2026, 4, 7))],
)
def test_the_day_to_read_by_is_a_working_day(sendt: date, frist: date) -> None:
    assert lesefrist(sendt) == frist


def test_the_unread_ones_are_shown_to_who_may_open_the_person(roller: Rollebesetning) -> None:
    r = roller
    utfall, _svar = avtal(r)
    for leser, antall in (
        (r.kari, 1),
        (r.tor, 1),
        (r.ola, 0),
        (r.lise, 0),
        (r.rut, 0),
        (r.amina, 0),
    ):
        assert len(queries.uleste_forhandsorienteringer(leser)) == antall, leser.navn
    assert queries.uleste_forhandsorienteringer(r.kari, bare=[]) == []
    operations.les_forhandsorientering(
        aktor=r.amina, aktivitet_id=utfall.aktivitet_id, naa=MARS + timedelta(days=1)
    )
    assert queries.uleste_forhandsorienteringer(r.kari) == []
    assert [f.fho.ulest for f in queries.forhandsorienteringer(innsyn(r.amina, r.amina))] == [False]
