"""The choices of an analysis: the source's own until an analyst writes others, by one set of rules."""

import re
import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client
from planhjelp import felt, tekst
from rollebesetning import NAA, Rollebesetning

from dap.felles.feil import Regelbrudd
from dap.forskning import operations
from dap.forskning.models import Oppdrag
from dap.forskning.values import Rapportvalg
from dap.web.forskning.tests.hjelp import ane as ane
from dap.web.forskning.tests.hjelp import bestill_syntetisk, siste
from dap.web.forskning.tests.hjelp import mappe as mappe

pytestmark = pytest.mark.django_db
RAPPORT = {
    "fra": "2019-08", "til": "2020-07", "formaal": "Prøve", "nivaa": "offentlig", "sprak": "nb",
    "godkjenning": "", "grunn": "",
}  # fmt: skip
KILDENS = {
    "med_valg": "True", "sjokkmaaneder": "2020-03, 2020-04", "fravaer_maaneder": "2",
    "svartid": "B11",
    "sjokk_innsatsgrupper": ["STANDARD", "SITUASJONSBESTEMT", "IKKE_VURDERT"],
    "grupper": "VARIG_TILPASSET minst_en VARIG_TILPASSET\r\n"
    "SPESIELT_TILPASSET minst_en SPESIELT_TILPASSET\r\n"
    "SYKMELDT minst_en SYKMELDT\r\nIKKE_VURDERT begge IKKE_VURDERT BEHOV_FOR_AEV ANNET\r\n"
    "STANDARD_SITUASJON ellers",
}  # fmt: skip


def test_the_choices_begin_as_the_source_has_them(ane: Client) -> None:
    kilde = bestill_syntetisk(ane)
    side = ane.get(f"/forskning/rapport/?kilde={kilde}")
    assert felt(side, "sjokkmaaneder") == "2020-03, 2020-04"
    html = side.content.decode()
    assert str(KILDENS["grupper"]).replace("\r\n", "\n") in html
    assert html.count(" checked") == 3 + 2  # The three innsatsgrupper; language and level.
    assert '<details class="dap-lesmer' in html
    ane.post("/forskning/rapport/", RAPPORT | KILDENS | {"kilde": kilde})
    o = Oppdrag.objects.get(id=siste(lag=False))
    assert o.valg == {}
    assert "Som i Proba-rapport 2022-9" in tekst(ane.get(f"/forskning/{o.id}/"))


def test_the_surge_and_the_groups_are_chosen_and_shown(ane: Client) -> None:
    kilde = bestill_syntetisk(ane)
    egne = RAPPORT | KILDENS | {
        "kilde": kilde, "sjokkmaaneder": "2020-05; 2020-04", "sjokk_innsatsgrupper": ["STANDARD"],
        "fravaer_maaneder": "3", "dialog_til": "2020-07", "melding_til": "2020-12-31",
        "grupper": "sykmeldt: begge SYKMELDT\nSTANDARD_SITUASJON ellers\n",
    }  # fmt: skip
    assert ane.post("/forskning/rapport/", egne).status_code == 302
    o = Oppdrag.objects.get(id=siste(lag=False))
    assert o.valg["sjokkmaaneder"] == ["2020-05", "2020-04"]
    assert o.valg["grupper"][0] == {"gruppe": "SYKMELDT", "krav": "begge", "verdier": ["SYKMELDT"]}
    assert (o.valg["dialog_til"], o.valg["melding_til"]) == ("2020-07", "2020-12-31")
    assert "svartid" not in o.valg
    side = tekst(ane.get(f"/forskning/{o.id}/"))
    assert "Sjokkmåneder: april 2020, mai 2020" in side
    assert "Innsatsgrupper for koronaledige: Standard" in side
    assert (
        "Sykmeldt: både den første og den siste er Sykmeldt; Standard/situasjonsbestemt: alle andre"
        in side
    )
    igjen = ane.get(f"/forskning/rapport/?som={o.id}")
    assert felt(igjen, "sjokkmaaneder") == "2020-04, 2020-05"
    assert felt(igjen, "dialog_til") == "2020-07"
    assert "SYKMELDT begge SYKMELDT\nSTANDARD_SITUASJON ellers" in igjen.content.decode()


@pytest.mark.parametrize(
    ("endret", "melding"),
    [
        ({"sjokkmaaneder": "mars 2020"}, "«mars» er ikke en måned (åååå-mm)"),
        ({"sjokkmaaneder": "2020-03", "sjokk_innsatsgrupper": []}, "minst én innsatsgruppe"),
        ({"sjokkmaaneder": "2019-09"}, "sjokkmåneden 2019-09 kan ikke avgjøres"),
        ({"sjokkmaaneder": "2020-03 2030-01"}, "jan. 2030 er utenfor perioden"),
        ({"fravaer_maaneder": "0"}, "må være minst 1"),
        ({"fravaer_maaneder": "to"}, "må være et helt tall"),
        ({"svartid": "B12"}, "Velg et av alternativene under «Svartid»."),
        (
            {"grupper": "SYKMELDT"},
            "Slik kan det ikke regnes: linje 1: skriv gruppe, krav og innsatsgrupper",
        ),
        ({"grupper": "SYKMELDT begge SYKMELDT"}, "må ha krav «ellers»"),
        ({"grupper": "SYKE begge SYKMELDT\nSTANDARD_SITUASJON ellers"}, "ukjent gruppe: SYKE"),
        (
            {"registrering_til": "2019-12"},
            "«Registrering følges til og med» er før «Til og med måned».",
        ),
        (
            {"dialog_til": "2031-01"},
            "«Dialoger følges til og med» er 2031-01-31, men dialog går bare til",
        ),
        ({"melding_til": "i mai"}, "Meldinger følges til og med"),
    ],
)
def test_a_choice_that_cannot_be_is_told_and_nothing_is_lost(
    ane: Client, endret: dict[str, Any], melding: str
) -> None:
    kilde = bestill_syntetisk(ane)
    svar = ane.post("/forskning/rapport/", RAPPORT | KILDENS | {"kilde": kilde} | endret)
    assert svar.status_code == 422
    assert melding in tekst(svar)
    assert re.search(r"<details class=\"dap-lesmer[^>]* open", svar.content.decode())
    for navn, verdi in endret.items():
        if isinstance(verdi, str) and navn not in {"grupper", "svartid"}:
            assert felt(svar, navn) == verdi
    assert str(endret.get("grupper", KILDENS["grupper"])).replace("\r", "") in (
        svar.content.decode().replace("\r", "")
    )
    assert Oppdrag.objects.filter(type="RAPPORT").count() == 0


def test_no_surge_is_a_choice_too(ane: Client) -> None:
    kilde = bestill_syntetisk(ane)
    ane.post("/forskning/rapport/", RAPPORT | KILDENS | {"kilde": kilde, "sjokkmaaneder": ""})
    o = Oppdrag.objects.get(id=siste(lag=False))
    assert o.valg == {"sjokkmaaneder": []}
    assert "Sjokkmåneder: ingen" in tekst(ane.get(f"/forskning/{o.id}/"))


@pytest.mark.parametrize(
    ("valg", "felt"),
    [
        ({"sjokkmaaneder": ["mars"]}, "sjokkmaaneder"),
        ({"sjokk_innsatsgrupper": ["BFORM"]}, "sjokk_innsatsgrupper"),
        ({"fravaer_maaneder": "to"}, "fravaer_maaneder"),
        ({"grupper": []}, "grupper"),
        ({"periode_fra": "2019-01"}, None),
        ({"navn": "proba-2022-9"}, None),
    ],
)
def test_choices_go_by_the_rules_of_a_parameter_file(
    roller: Rollebesetning, ane: Client, valg: dict[str, Any], felt: str | None
) -> None:
    kilde = bestill_syntetisk(ane)
    with pytest.raises(Regelbrudd) as feil:
        operations.bestill_rapport(
            aktor=roller.ane,
            valg=Rapportvalg(kilde, date(2019, 8, 1), date(2020, 7, 1), "Prøve", valg=valg),
            nokkel=uuid.uuid4(),
            naa=NAA,
        )
    assert (feil.value.kode, feil.value.felt) == ("UGYLDIGE_VALG", felt)


def test_a_period_outside_the_extract_is_told_with_the_extracts_own_months(ane: Client) -> None:
    kilde = bestill_syntetisk(ane)
    svar = ane.post("/forskning/rapport/", RAPPORT | KILDENS | {"kilde": kilde, "fra": "2019-07"})
    assert svar.status_code == 422
    assert "under oppfølging fra aug. 2019 til juli 2020." in tekst(svar)
