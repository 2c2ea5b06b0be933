"""Requirement: Min dag stands in the office's own order, and says how long those who wait can wait."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from klient import logget_inn
from rollebesetning import Rollebesetning

from dap.dialog.operations import ny_trad
from dap.dialog.values import Tema
from dap.felles.feil import IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.portefolje import operations as o
from dap.portefolje import queries as q
from dap.portefolje.queries import DAGSREKKE, Dagsrekke
from dap.web.bruker.dagen import dagens_linjer, tid_igjen

SIDE = "/min-dag/rekkefolge/1201/"
NAA = datetime(2026, 3, 2, 12, tzinfo=UTC)
SNUDD = tuple(reversed(DAGSREKKE))


@pytest.mark.parametrize(
    ("minutter", "ord_"),
    [
        (5, "under én time igjen"), (60, "1 time igjen"), (47 * 60, "47 timer igjen"),
        (49 * 60, "2 døgn igjen"), (-5, "under én time over fristen"),
        (-26 * 60, "26 timer over fristen"), (-24 * 60 * 9, "9 døgn over fristen"),
    ],
)  # fmt: skip
def test_time_left_in_words(minutter: int, ord_: str) -> None:
    assert tid_igjen(NAA + timedelta(minutes=minutter), NAA) == ord_


def test_the_leader_sets_the_order_and_everybody_there_has_it(roller: Rollebesetning) -> None:
    tor = logget_inn("tor")
    rekke = ",".join(SNUDD)
    side = tor.get(SIDE, {"rekke": rekke, "skjult": "stille"}).content.decode()
    assert "Vises ikke" in side
    svar = tor.post(f"{SIDE}?rekke={rekke}&skjult=stille", {"versjon": "0"})
    assert svar.status_code == 302
    assert q.dagsrekke(("1201",)).vist == tuple(n for n in SNUDD if n != "stille")
    linjer = [linje.tekst for linje in dagens_linjer(roller.kari, naa=timezone.now())]
    assert linjer[0] == "Etter behov"
    assert linjer[-1] == "Svarfristen er ute"
    assert "Stille brukere" not in linjer
    assert q.dagsrekke(("1202",)) == Dagsrekke()


@pytest.mark.parametrize("hvem", ["kari", "ola", "rut", "adam", "amina", "lise"])
def test_others_cannot(roller: Rollebesetning, hvem: str) -> None:
    klient = logget_inn(hvem)
    assert klient.get(SIDE).status_code == 403
    assert klient.post(SIDE, {"versjon": "0"}).status_code == 403
    if hvem != "amina":
        with pytest.raises(IkkeTilgang):
            o.sett_dagsrekke(
                aktor=getattr(roller, hvem), kontor="1201", rekke=DAGSREKKE, skjulte=[], versjon=0,
                naa=NAA,
            )  # fmt: skip


def test_a_leader_elsewhere_cannot(roller: Rollebesetning) -> None:
    assert logget_inn("tor").get("/min-dag/rekkefolge/1202/").status_code == 403


def test_two_leaders_at_once(roller: Rollebesetning) -> None:
    alt = {"aktor": roller.tor, "kontor": "1201", "naa": NAA}
    o.sett_dagsrekke(**alt, rekke=SNUDD, skjulte=[], versjon=0)
    with pytest.raises(VersjonsKonflikt):
        o.sett_dagsrekke(**alt, rekke=DAGSREKKE, skjulte=[], versjon=0)
    svar = logget_inn("tor").post(f"{SIDE}?rekke={','.join(DAGSREKKE)}", {"versjon": "0"})
    assert svar.status_code == 409
    assert "Noen andre lagret mens du flyttet" in svar.content.decode()
    assert 'name="versjon" value="1"' in svar.content.decode()


@pytest.mark.parametrize("rekke", [DAGSREKKE[:-1], (*DAGSREKKE, "tull"), (*DAGSREKKE, "stille")])
def test_an_order_that_is_not_whole(roller: Rollebesetning, rekke: tuple[str, ...]) -> None:
    with pytest.raises(Regelbrudd, match="UKJENT_DEL"):
        o.sett_dagsrekke(
            aktor=roller.tor, kontor="1201", rekke=rekke, skjulte=[], versjon=0, naa=NAA
        )


@pytest.mark.parametrize("sporring", ["rekke=", "rekke=tull,stille", "rekke=stille&skjult=tull"])
def test_an_address_made_by_hand_is_made_whole(roller: Rollebesetning, sporring: str) -> None:
    tor = logget_inn("tor")
    assert tor.get(f"{SIDE}?{sporring}").status_code == 200
    assert tor.post(f"{SIDE}?{sporring}", {"versjon": "0"}).status_code == 302
    assert sorted(q.dagsrekke(("1201",)).vist) == sorted(DAGSREKKE)


def test_who_waits_is_named_with_the_time_that_is_left(roller: Rollebesetning) -> None:
    naa = timezone.now()
    ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=Tema.ANNET, tekst="Hei",
        nokkel=uuid4(), naa=naa,
    )  # fmt: skip
    linjer = {linje.tekst: linje for linje in dagens_linjer(roller.kari, naa=naa)}
    (venter,) = linjer["Venter på svar fra NAV"].ventende
    assert (venter.navn, venter.over) == ("Amina Yusuf", False)
    assert venter.tid.endswith("igjen")
    siden = naa + timedelta(days=14)
    linjer = {linje.tekst: linje for linje in dagens_linjer(roller.kari, naa=siden)}
    (ute,) = linjer["Svarfristen er ute"].ventende
    assert ute.over
    assert not linjer["Venter på svar fra NAV"].ventende, "nobody stands twice"
    html = logget_inn("kari").get("/min-dag/").content.decode()
    assert f'href="/bruker/{roller.amina.id}/dialog/">Amina Yusuf</a>' in html
