"""Requirement: what is marked is in none of the files; the reason stands where it was."""

import uuid

import pytest
from django.utils import timezone
from verden import Verden, merke

from dap.arkiv.eksport.sladding import sladd
from dap.arkiv.tests.eksporthjelp import Fil, eksporter
from dap.arkiv.values import Eksportvalg, Innhold, Kapittel, Post, Saksinnhold, Sladding
from dap.dialog import operations as dialog
from dap.dialog.models import Melding, Trad
from dap.dialog.values import Tema
from dap.felles.feil import Regelbrudd
from dap.felles.rom import Rom

pytestmark = pytest.mark.django_db
GRUNN = "Taushetsplikt om andre"


def _alt(fil: Fil) -> str:
    return fil.innhold["sak.json"].decode() + fil.pdftekst + " ".join(fil.innhold)


def _sladdet(verden: Verden, *sladdinger: Sladding) -> Fil:
    valg = Eksportvalg(sladdinger=sladdinger)
    return eksporter(verden.roller.kari, verden.roller.amina, valg)


def test_a_whole_message_goes_with_its_files(verden: Verden) -> None:
    ting = verden.stat("amina")
    post = f"melding/{ting.ider['melding_id']}"

    fil = _sladdet(verden, Sladding(GRUNN, post=post))

    assert f"Melding {ting.merke}" not in _alt(fil)
    vedlegg = [n for n in fil.innhold if n.startswith("vedlegg/")]
    assert all("-vedtak-" in n for n in vedlegg)
    assert f"Sladdet: {GRUNN}" in fil.pdftekst
    trader = fil.kapittel("DIALOG")["poster"]
    borte = [p for t in trader for p in t.get("poster", ()) if p["id"] == post]
    assert borte == [{"id": post, "type": "MELDING", "tittel": "Sladdet", "sladdet": GRUNN}]


def test_a_text_goes_wherever_it_stands_whatever_the_case(verden: Verden) -> None:
    m = merke(verden.roller.amina, Rom.STAT)

    fil = _sladdet(verden, Sladding(GRUNN, tekst=m.upper()))

    assert m not in _alt(fil)
    assert f"Melding [Sladdet: {GRUNN}]" in fil.innhold["sak.json"].decode()
    assert f"Melding Sladdet: {GRUNN}" in " ".join(fil.pdftekst.split())


def test_the_history_does_not_tell_what_a_version_no_longer_does(verden: Verden) -> None:
    fil = _sladdet(verden, Sladding(GRUNN, tekst="Aktivitet hemmelig"))
    for aktivitet in fil.kapittel("AKTIVITET")["poster"]:
        assert "HISTORIKK" not in {p["type"] for p in aktivitet["poster"]}


def test_what_is_taken_out_is_in_no_copy_of_it() -> None:
    ord_ = "Barnefaren bor langt unna, og jeg er alene med tre barn"
    kilde = Post("vedtak/1/kilde/1", "VEDTAKSKILDE", "Situasjonen", tekst=f"Sagt: {ord_.upper()}.")
    sak = Saksinnhold(
        uuid.uuid4(), "Amina", "Saken", "nb", timezone.now(), (), (
            Kapittel(Innhold.MAL, "Mål", (Post("situasjon/1", "SITUASJON", "Situasjonen", tekst=ord_),)),
            Kapittel(Innhold.VEDTAK, "Vedtak", (Post("vedtak/1", "VEDTAK", "Vedtak", poster=(kilde,)),)),
        ),
    )  # fmt: skip
    ut = sladd(sak, [Sladding(GRUNN, post="situasjon/1")])
    tekster = [p.tekst for k in ut.kapitler for post in k.poster for p in post.alle()]
    assert not any("barnefaren" in t.lower() for t in tekster)
    assert GRUNN in tekster[-1], "the reason stands where it was"


def test_a_goal_that_is_taken_out_is_not_told_by_its_activities(verden: Verden) -> None:
    ting = verden.stat("amina")
    fil = _sladdet(verden, Sladding(GRUNN, post=f"mal/{ting.ider['mal_id']}"))
    assert f"Mål {ting.merke}" not in _alt(fil)


@pytest.mark.parametrize(
    ("sladding", "kode"),
    [
        (Sladding("", post="melding/1"), "MANGLER"),
        (Sladding("kort", tekst="Ola"), "MANGLER"),
        (Sladding("x" * 201, tekst="Ola"), "FOR_LANG"),
        (Sladding(GRUNN, tekst="a"), "MANGLER"),
        (Sladding("Handler om  Ola Dunk", tekst="ola dunk"), "SLADD_GRUNN_ROPER"),
    ],
)
def test_a_reason_is_demanded_and_may_not_tell(
    verden: Verden, sladding: Sladding, kode: str
) -> None:
    with pytest.raises(Regelbrudd, match=kode):
        _sladdet(verden, sladding)


def test_the_case_itself_is_untouched(verden: Verden) -> None:
    ting = verden.stat("amina")
    _sladdet(verden, Sladding(GRUNN, tekst=ting.merke))
    assert Melding.objects.get(id=ting.ider["melding_id"]).tekst == f"Melding {ting.merke}"


@pytest.mark.parametrize("hel", [True, False])
def test_a_heading_made_of_the_first_words_goes_with_them(verden: Verden, hel: bool) -> None:
    """It is cut short: the marked text itself may not stand in it."""
    amina = verden.roller.amina
    sendt = dialog.ny_trad(
        aktor=amina, person_id=amina.id, tema=Tema.ANNET, nokkel=uuid.uuid4(), naa=timezone.now(),
        tekst="Det er naboen min Ola Nordmann Dunk som er syk, og derfor kommer jeg ikke i morgen",
    )  # fmt: skip
    assert Trad.objects.get(id=sendt.trad_id).overskrift.startswith("Det er naboen min Ola")
    marke = (
        Sladding(GRUNN, post=f"melding/{sendt.melding_id}")
        if hel
        else Sladding(GRUNN, tekst="Ola Nordmann Dunk som er syk, og derfor kommer jeg ikke")
    )
    assert "Ola" not in _alt(_sladdet(verden, marke))
