"""What is wrong with an extract, in the reader's language: our words are translated, the files' are not."""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dap.forskning.format.feil import Formatfeil
from dap.forskning.format.hel import krev_hel
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.regler import radregler, tabellregler
from dap.forskning.format.skjema import TABELLER
from dap.forskning.rapport.sprak import EN, NN, paa, si
from dap.forskning.tekst import lagre, les
from dap.forskning.tests.kanter import MAPPE

LIKE: dict[str, set[str]] = {
    NN: {
        "Aktiviteten har ingen statusrader.",
        "Alderen ved første observasjon er under 15 eller over 80 år.",
    },
    EN: set(),
}
"""The rules that say the same in bokmål."""


@pytest.mark.parametrize("sprak", LIKE)
def test_every_rule_is_said_in_the_language(sprak: str) -> None:
    manifest = Uttrekk(MAPPE).manifest
    sagt = {r.melding for r in tabellregler(TABELLER.values(), manifest)}
    for tabell in TABELLER.values():
        alle = [k.navn for k in tabell.kolonner]
        sagt |= {r.melding for r in radregler(tabell, manifest, alle)}
    with paa(sprak):
        assert {si(melding) for melding in sagt} & sagt == LIKE[sprak]


def test_what_stands_in_a_file_is_neither_translated_nor_obeyed(tmp_path: Path) -> None:
    """An id may look like a blank, and a type is told as it is."""
    mappe = Path(shutil.copytree(MAPPE, tmp_path / "u"))
    rader = pq.read_table(mappe / "dialog.parquet")
    verdier = rader["person_id"].to_pylist()
    nye = pa.array(["%(fil)s 5%", *verdier[1:]], rader.schema.field("person_id").type)
    kolonne = rader.schema.get_field_index("person_id")
    pq.write_table(
        rader.set_column(kolonne, rader.schema.field(kolonne), nye), mappe / "dialog.parquet"
    )
    with pytest.raises(Formatfeil) as feil:
        krev_hel(Uttrekk(mappe))
    tekst = les(lagre(feil.value.tekst))
    assert tekst == str(feil.value)
    with paa(EN):
        hode, funn, rad = si(tekst).split("\n")
    assert hode == "The extract cannot be used:"
    assert funn == (
        "ERROR V2 dialog.parquet, column person_id (1 row): The value is not in person.parquet."
    )
    assert rad == "    person_id=%(fil)s 5%"
