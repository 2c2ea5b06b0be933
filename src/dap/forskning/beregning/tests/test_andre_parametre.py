"""Other parameter sets, counted by hand on the hand-made extract; the paths of the printed numbers."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dap.forskning.avledet import avled
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.manifest import Dekning
from dap.forskning.motor import Duckmotor
from dap.forskning.parametre import (
    PROBA_2022_9,
    Parameterfeil,
    fra_json,
)
from dap.forskning.periode import for_periode, utenfor_dekning, utenfor_populasjon
from dap.forskning.rapport.sprak import paa, si
from dap.forskning.tabeller import lag
from dap.forskning.tabeller.oppskrift import UTEN_TALL
from dap.forskning.tests import fasit, kanter, tilfeldig


def regn(mappe: Path = kanter.MAPPE, **valg: Any) -> dict[str, Any]:
    p = fra_json(valg)
    with Duckmotor(Uttrekk(mappe), traader=1) as motor:
        avled(motor, p, lambda _: None)
        return lag(motor, p, "u", lambda _: None).resultater


def test_no_shock_and_nobody_is_koronaledig() -> None:
    tall = regn(sjokkmaaneder=[])
    assert tall["populasjon"] == {"alle": 29, "ordinaere": 29, "koronaledige": 0}
    assert tall["kap_9_1"]["ordinaere_dialoger"]["antall"] == 15
    assert tall["kap_9_1"]["koronaledige_per_maaned"] == {}
    assert tall["kap_12_1"]["nye_koronaledige"] == 0
    assert tall["kap_12_1"]["andel_sensurert_koronaledige"] is None
    assert tall["fig_12_2"]["koronaledige"] == {}


def test_an_absence_of_one_month() -> None:
    """A gap of one month ends a spell; starts are known from September; November is known."""
    tall = regn(fravaer_maaneder=1)
    # k02, k07, k25 as before, and k06 (not in March) and k26 (not in February).
    assert tall["populasjon"]["koronaledige"] == 5
    # The thirteen, and k05 and k27 of September; k28 starts earlier than before.
    assert tall["kap_12_1"]["nye"] == 15
    assert tall["fig_12_1"]["2019-09"]["alle"] == 3
    # k07 and k21 end in November, which is known now; k08 goes on in December.
    assert tall["kap_12_1"]["andel_sensurert"] == round(1 / 15, 10)
    assert list(tall["fig_12_2"]["ordinaere"]) == [str(k) for k in range(16)]


def test_an_absence_of_three_months() -> None:
    """k25's December and March are one spell; k02 and k25 were here too lately to be koronaledige."""
    tall = regn(fravaer_maaneder=3)
    assert tall["populasjon"]["koronaledige"] == 1
    # k06, k07, k08, k21, k25, k26, k28, k29.
    assert tall["kap_12_1"]["nye"] == 8
    assert tall["kap_12_1"]["andel_sensurert"] == round(3 / 8, 10)
    # Four months of k25: of the seven ordinary ones not k06 (Feb to May), k28 and k29 last over three.
    igjen = tall["fig_12_2"]["ordinaere"]["3"]
    assert igjen == {"n": 7, "andel": round(5 / 7, 10)}


def test_a_period_of_twenty_four_months() -> None:
    tall = regn(periode_fra="2018-09", periode_til="2020-08", aktivitet_til="2020-08")
    assert len(tall["fig_8_1"]) == 24
    assert tall["fig_8_1"]["2018-09"] == 0
    # k07, k08, k20 and k21.
    assert tall["fig_8_1"]["2020-08"] == 4
    # kd04 of the first of August as well.
    assert tall["kap_9_1"]["antall_dialoger"] == 16
    # Nobody was there before: everybody is seen to start.
    assert tall["kap_12_1"]["nye"] == 29
    assert len(tall["fig_12_1"]) == 22
    assert len(tall["fig_12_2"]["ordinaere"]) == 25


def test_a_period_in_which_nobody_can_be_seen_to_start_says_so() -> None:
    p = fra_json({"periode_fra": "2020-06", "periode_til": "2020-07", "sjokkmaaneder": []})
    with kanter.avledet(p) as motor:
        laget = lag(motor, p, "u", lambda _: None)
    tomme = {t.id for t in laget.tabeller if not t.rader}
    assert tomme == {"12.1", "12.8", "12.9", "12.10"}
    assert {t.id for t in laget.tabeller if UTEN_TALL in t.fotnoter} == tomme
    assert laget.resultater["kap_12_1"]["nye"] == 0


def test_the_groups_are_a_parameter() -> None:
    regler = [
        {"gruppe": "SYKMELDT", "krav": "minst_en", "verdier": ["SYKMELDT"]},
        {"gruppe": "STANDARD_SITUASJON", "krav": "ellers"},
    ]
    tall = regn(grupper=regler)
    andeler = tall["fig_8_5"]["ordinaere"]
    # k08, k10, k14 and k30.
    assert andeler["SYKMELDT"] == round(4 / 26, 10)
    assert andeler["STANDARD_SITUASJON"] == round(22 / 26, 10)
    assert andeler["VARIG_TILPASSET"] == 0.0


def test_an_empty_extract_has_counts_of_nought_and_no_means(tmp_path: Path) -> None:
    rader = tilfeldig.rader(1, 0)
    tall = regn(tilfeldig.lag(tmp_path / "u", rader))
    assert tall["populasjon"] == {"alle": 0, "ordinaere": 0, "koronaledige": 0}
    assert tall["kap_9_1"]["antall_dialoger"] == 0
    assert tall["kap_9_1"]["andel_slutter_etter_perioden"] is None
    assert tall["fig_8_3"]["ordinaere"]["60+"] is None
    assert set(_blader(tall)) <= {0, None}


def test_a_person_without_months_is_nobody(tmp_path: Path) -> None:
    rader = tilfeldig.rader(5, 30)
    ventet = regn(tilfeldig.lag(tmp_path / "a", rader))
    rader["person"].append({**rader["person"][0], "person_id": "uten"})
    rader["dialog"].append({**rader["dialog"][0], "dialog_id": "d-uten", "person_id": "uten"})
    assert fasit.avvik(ventet, regn(tilfeldig.lag(tmp_path / "b", rader))) == []


def _blader(verdi: Any) -> Iterator[Any]:
    if isinstance(verdi, dict):
        for v in verdi.values():
            yield from _blader(v)
    else:
        yield verdi


def test_every_printed_number_has_its_place_in_the_result() -> None:
    fil = Path(kanter.__file__).parents[1] / "syntetisk" / "maaltall.json"
    stier = {post["maaltall"] for post in json.loads(fil.read_text("utf-8")) if post["maaltall"]}
    tall = regn()
    modeller = re.compile(r"tabell_(9|11)_1\.")
    borte = [sti for sti in stier if not modeller.match(sti) and not all(_finn(tall, sti))]
    assert len(stier) > 100
    assert borte == []


def _finn(tall: Any, sti: str) -> Iterator[bool]:
    """Whether the ends of every range (a..b), and each of several (a,b), are there."""
    ledd = re.sub(r" \([^)]*\)", "", sti).replace("..", "~").split(".")
    return _let(tall, ledd)


def _let(her: Any, ledd: list[str]) -> Iterator[bool]:
    if not ledd:
        yield not isinstance(her, dict)
        return
    for nokkel in re.split("[~,]", ledd[0]):
        if isinstance(her, dict) and nokkel in her:
            yield from _let(her[nokkel], ledd[1:])
        else:
            yield False


def test_another_period_follows_the_data_as_far_as_they_go() -> None:
    dekning = Uttrekk(kanter.MAPPE).manifest.dekning
    assert for_periode("2019-08", "2020-07", dekning) == PROBA_2022_9
    p = for_periode("2019-10", "2020-03", dekning)
    assert p.som_json() == {
        **PROBA_2022_9.som_json(),
        "navn": "periode-2019-10-2020-03",
        "periode_fra": "2019-10",
        "periode_til": "2020-03",
        "sjokkmaaneder": ["2020-03"],
        "aktivitet_til": "2020-03",
    }
    assert utenfor_dekning(p, dekning) == []
    for_lang = fra_json({"registrering_til": "2021-02", "periode_fra": "2019-01"})
    assert utenfor_dekning(for_lang, dekning) == [
        "registrering_til er 2021-02-01, men personmaaned går bare til 2020-12-01",
        "periode_fra er 2019-01-01, men personmaaned begynner 2019-08-01",
        "periode_fra er 2019-01-01, men dialog begynner 2019-08-01",
        "periode_fra er 2019-01-01, men melding begynner 2019-08-01",
    ]
    tidlig = fra_json({"melding_til": "2018-01-01", "arbeid_til": "2018-01"})
    assert utenfor_dekning(tidlig, dekning) == [
        "arbeid_til er 2018-01-01, men arbeid begynner 2019-08-01",
        "melding_til er 2018-01-01, men melding begynner 2019-08-01",
    ]


def test_a_period_must_be_covered_also_where_people_are_followed_no_longer() -> None:
    """Dialogs and cards of the last months would be none, and nobody would be told."""
    dekning = dict(Uttrekk(kanter.MAPPE).manifest.dekning)
    dekning["dialog"] = dekning["aktivitetsstatus"] = Dekning(date(2019, 8, 1), date(2020, 3, 31))
    p = for_periode("2019-09", "2020-06", dekning)
    assert (p.dialog_til, p.melding_til) == (2020 * 12 + 2, date(2021, 5, 26))
    assert utenfor_dekning(p, dekning) == [
        "aktivitet_til er 2020-06-30, men aktivitetsstatus går bare til 2020-03-31",
        "periode_til er 2020-06-30, men dialog går bare til 2020-03-31",
        "periode_til er 2020-06-30, men aktivitetsstatus går bare til 2020-03-31",
    ]


def test_a_shock_that_nothing_is_known_before_is_no_shock() -> None:
    """B4: nobody can be said not to have been there in months that the extract does not have."""
    dekning = dict(Uttrekk(kanter.MAPPE).manifest.dekning)
    for fra, ventet in (((2020, 1), [3, 4]), ((2020, 2), [4]), ((2020, 3), [])):
        dekning["personmaaned"] = Dekning(date(*fra, 1), date(2020, 12, 1))
        p = for_periode(f"{fra[0]}-{fra[1]:02d}", "2020-11", dekning)
        assert list(p.sjokkmaaneder) == [2020 * 12 + m - 1 for m in ventet]
        assert utenfor_dekning(p, dekning) == []
    selv = fra_json({"periode_fra": "2020-03", "sjokkmaaneder": ["2020-04", "2020-05"]})
    assert utenfor_dekning(selv, dekning) == [
        "sjokkmåneden 2020-04 kan ikke avgjøres: det må være kjent hvem som var registrert"
        " de 2 månedene før, og personmaaned begynner 2020-03-01"
    ]


def test_a_period_that_goes_outside_those_who_are_all_there_is_warned_of() -> None:
    """A.2: others are in the extract only if they were followed up in its own months too."""
    populasjon = Uttrekk(kanter.MAPPE).manifest.populasjon
    assert utenfor_populasjon(PROBA_2022_9, populasjon) is None
    for valg in ({"periode_fra": "2019-07"}, {"periode_til": "2020-08"}):
        varsel = utenfor_populasjon(fra_json(valg), populasjon)
        assert varsel is not None
        assert "fra aug. 2019 til juli 2020" in varsel
    with paa("en"):
        assert si(varsel).endswith("Others are missing from the numbers for Aug 2019 to Aug 2020.")


_REGLER = [{"gruppe": "STANDARD_SITUASJON", "krav": "ellers"}]


def _regel(gruppe: str, krav: str, verdier: list[str] | None = None) -> dict[str, Any]:
    return {"gruppe": gruppe, "krav": krav, "verdier": ["SYKMELDT"] if verdier is None else verdier}


@pytest.mark.parametrize(
    ("valg", "melding"),
    [
        ({"periode": "2020"}, "ukjent parameter: periode"),
        ({"periode_fra": "august"}, "er ikke en måned"),
        ({"periode_fra": "2020-13"}, "er ikke en måned"),
        ({"periode_fra": "2020-08"}, "periode_til er før periode_fra"),
        ({"fravaer_maaneder": 0}, "minst 1"),
        ({"melding_til": "i mai"}, "melding_til: ugyldig verdi"),
        ({"sjokk_innsatsgrupper": ["BFORM"]}, "ukjent innsatsgruppe: BFORM"),
        ({"sjokk_innsatsgrupper": []}, "minst én innsatsgruppe når det er sjokkmåneder"),
        ({"sjokk_innsatsgrupper": "STANDARD"}, "sjokk_innsatsgrupper: ugyldig verdi 'STANDARD'"),
        ({"sjokkmaaneder": "2020-03"}, "sjokkmaaneder: ugyldig verdi '2020-03'"),
        ({"sjokkmaaneder": [202003]}, "sjokkmaaneder: «202003» er ikke en måned"),
        ({"fravaer_maaneder": 2.5}, "fravaer_maaneder: ugyldig verdi 2.5"),
        ({"svartid": "B12"}, "svartid må være en av B11, B11b, B11c"),
        ({"grupper": []}, "ellers"),
        ({"grupper": [*_REGLER, *_REGLER]}, "den siste grupperegelen, og bare den"),
        ({"grupper": [_regel("SYKMELDT", "alle"), *_REGLER]}, "ukjent krav: alle"),
        ({"grupper": [_regel("SYKE", "begge"), *_REGLER]}, "ukjent gruppe: SYKE"),
        ({"grupper": [_regel("SYKMELDT", "begge", []), *_REGLER]}, "må ha innsatsgrupper"),
        ({"grupper": [_regel("SYKMELDT", "begge", ["VURDI"]), *_REGLER]}, "gruppe: VURDI"),
    ],
)
def test_a_parameter_set_that_cannot_be_used(valg: dict[str, Any], melding: str) -> None:
    with pytest.raises(Parameterfeil, match=melding):
        fra_json(valg)


def test_a_parameter_set_is_the_same_after_a_trip_through_json() -> None:
    assert fra_json(json.loads(json.dumps(PROBA_2022_9.som_json()))) == PROBA_2022_9
