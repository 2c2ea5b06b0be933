import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dap.felles.klarsprak import Niva, sjekk
from dap.felles.klarsprak.lister import sensitive, vanskelige
from dap.felles.klarsprak.sjekk import setninger

LETT = "Vi har det fint her. Jeg vil ha en jobb. Du kan ringe meg. Jeg bor i en by ved sjøen nå."
TUNG = (
    "Vedrørende gjennomføringen av arbeidsrettede oppfølgingsaktiviteter foreligger ytterligere "
    "dokumentasjonskrav i henhold til gjeldende forvaltningsrettslige bestemmelser, herunder "
    "medvirkningsplikten og aktivitetskravet, såfremt hensiktsmessighetsvurderingen ikke allerede "
    "er avholdt av vedkommende saksbehandler."
)


def test_lix_is_words_a_sentence_and_the_share_of_long_words() -> None:
    # 10 words in each of 2 sentences, 4 of them longer than six letters.
    tekst = "Katten ligger på taket og ser på alle de fuglene. " * 2
    funn = sjekk(tekst.replace("alle", "samtlige"))
    assert funn.antall_ord == 20
    assert funn.lix == 10 + 20


def test_a_plain_text_is_easy_and_an_office_text_heavy() -> None:
    assert sjekk(LETT).niva == Niva.SVAERT_LETT
    assert not sjekk(LETT).noe
    tung = sjekk(TUNG)
    assert tung.niva == Niva.SVAERT_TUNG
    assert tung.lange_setninger[0].antall_ord > 25


def test_of_a_few_words_nothing_is_said() -> None:
    assert sjekk("Hei på deg").lix is None
    assert sjekk("").antall_ord == 0
    assert sjekk("").biter == ()


@pytest.mark.parametrize(
    ("tekst", "antall"),
    [
        ("Vi sees kl. 14 den 3. mai. Ta med CV.", 2),
        ("Ta med f.eks. CV-en. Ring meg!", 2),
        ("Det er bra! Er du klar? Ja…", 3),
        ("- søke jobb\n- ringe\n- skrive CV", 3),
        ("Én setning uten punktum", 1),
        ("14.", 0),
    ],
)
def test_sentences_end_where_people_end_them(tekst: str, antall: int) -> None:
    assert len(list(setninger(tekst))) == antall


def test_a_sentence_of_more_than_25_words_is_pointed_out() -> None:
    assert not sjekk("ord " * 25 + ".").lange_setninger
    assert sjekk("ord " * 26 + ".").lange_setninger[0].antall_ord == 26


@pytest.mark.parametrize(
    ("tekst", "ordet", "heller"),
    [
        ("Vedrørende møtet", "Vedrørende", "om"),
        ("i  henhold\ntil loven", "i  henhold\ntil", "etter"),
        ("tiltaket ble iverksatt ikke, men iverksettes nå", "iverksettes", "begynne, sette i gang"),
        ("Det foreligger ingenting", "foreligger", "finnes, har"),
    ],
)
def test_an_office_word_gets_a_plain_one(tekst: str, ordet: str, heller: str) -> None:
    assert [(f.ord, f.gruppe) for f in sjekk(tekst).vanskelige] == [(ordet, heller)]


@pytest.mark.parametrize(
    ("tekst", "kategori"),
    [
        ("Han har en diagnose", "HELSE"),
        ("hun er sykemeldt", "HELSE"),
        ("går i moskeen", "RELIGION"),
        ("er tillitsvalgt", "FAGFORENING"),
        ("er homofil", "SEKSUELT"),
        ("er etnisk norsk", "ETNISITET"),
        ("er politisk aktiv", "POLITIKK"),
        ("sliter med alkohol", "RUS"),
        ("har to barn hjemme", "BARN"),
        ("er dømt for tyveri", "STRAFF"),
        ("har gjeld", "OKONOMI"),
    ],
)
def test_what_is_sensitive_is_marked(tekst: str, kategori: str) -> None:
    assert [f.gruppe for f in sjekk(tekst).sensitive] == [kategori]


@pytest.mark.parametrize(
    "tekst",
    ["Jobb i barnehage", "Et legekontor søker folk", "Han russet seg opp", "Kirkegata 4",
     "Legg ved CV", "Operatør på fabrikk", "Delta på kurs"],
)  # fmt: skip
def test_words_that_only_look_like_it_are_left_alone(tekst: str) -> None:
    assert sjekk(tekst).sensitive == ()


def test_a_word_is_listed_once_and_marked_everywhere() -> None:
    funn = sjekk("Gjeld er gjeld. GJELD!")
    assert len(funn.sensitive) == 1
    assert sum(b.funn is not None for b in funn.biter) == 3


def test_the_lists_are_sound() -> None:
    for liste in (vanskelige(), sensitive()):
        assert all(liste.hele.values())
        assert all(gruppe for _b, gruppe in liste.begynnelser)
        assert not [o for o in liste.hele if o != o.strip() or not o]


@given(st.text(max_size=400))
def test_the_pieces_are_the_text_again(tekst: str) -> None:
    funn = sjekk(tekst)
    assert "".join(b.tekst for b in funn.biter) == tekst
    assert funn.lix is None or funn.lix >= 0


def test_long_and_hostile_texts_are_quick() -> None:
    start = time.perf_counter()
    for tekst in ("a" * 50_000, "i henhold " * 5000, "." * 50_000, "a-" * 25_000, " \n" * 25_000):
        sjekk(tekst)
    assert time.perf_counter() - start < 5
