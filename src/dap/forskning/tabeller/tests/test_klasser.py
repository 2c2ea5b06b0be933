"""B26: where each class begins and ends."""

from collections.abc import Callable

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pytest

from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor import Duckmotor
from dap.forskning.tabeller.grunnlag import (
    KLASSER_DIALOG,
    KLASSER_MOTE,
    _faa_klasser,
    _klasse,
)
from dap.forskning.tests import kanter


@pytest.mark.parametrize(
    ("deler", "klasser", "ventet"),
    [
        (_klasse, KLASSER_DIALOG, ["0", "1", "2", "3", *["4-5"] * 2, *["6-10"] * 5, "11+", "11+"]),
        (_faa_klasser, KLASSER_MOTE, ["0", "1", "2", "3", *["4+"] * 9]),
    ],
)
def test_every_number_has_its_class(
    deler: Callable[[ir.IntegerValue], ir.StringValue], klasser: tuple[str, ...], ventet: list[str]
) -> None:
    antall = ibis.memtable(pa.table({"antall": list(range(13))}))
    with Duckmotor(Uttrekk(kanter.MAPPE), traader=1) as motor:
        rader = motor.hent(antall.select("antall", klasse=deler(antall.antall)))
    funnet = [r["klasse"] for r in sorted(rader, key=lambda r: r["antall"])]
    assert funnet == ventet
    assert list(dict.fromkeys(funnet)) == list(klasser)
