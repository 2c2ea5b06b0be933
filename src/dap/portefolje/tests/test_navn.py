import pytest
from django.db import connection

from dap.portefolje.navn import foldet, foldet_sql, ordensnokkel, ordensnokkel_sql

NAVN = [
    "Aas", "Ås", "Zøllner", "Ødegård", "Ærø", "Ähl", "Öberg", "Élise", "Eli", "Berg", "Berg Hansen",
    "de la Cruz", "Mád'ja", "Đặng", "ZUÑIGA", "Łukasz", "Straße", "Þór", "Ŋaŋa", "İnci", "o'brien", "",
    "NGỌC",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("navn", NAVN)
def test_the_database_folds_as_we_do(navn: str) -> None:
    with connection.cursor() as peker:
        peker.execute(
            f"SELECT {foldet_sql('%(n)s::text')}, {ordensnokkel_sql('%(n)s::text', '%(n)s::text')}",
            {"n": navn},
        )
        assert peker.fetchone() == (foldet(navn), ordensnokkel(navn, navn))


def test_norwegian_order() -> None:
    i_orden = ["Berg", "Berg Hansen", "Élise", "Zøllner", "Ærø", "Ødegård", "Aas", "Åsen"]
    assert sorted(reversed(i_orden), key=ordensnokkel) == i_orden
    assert ordensnokkel("Aas") == ordensnokkel("Ås")


def test_accents_do_not_matter_and_ae_o_a_do() -> None:
    assert foldet("ÉLISE Müller") == "elise muller"
    assert foldet("Đặng NGỌC") == "dang ngoc"
    assert foldet("ÆØÅ") == "æøå"
