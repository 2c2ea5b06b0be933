"""Questions to the overview that an office has kept, made by its leader."""

from datetime import datetime

from dap.felles.aktor import Aktor
from dap.portefolje import operations, queries
from dap.portefolje.values import Deling

VISNINGER = (
    ("Venter på svar, de som haster mest først", (("venter_pa_nav", "ja"), ("sort", "svarfrist"))),
    ("Uten aktivitet og uten møte", (("i_aktivitet", "nei"), ("mote", "mangler"))),
    ("Størst behov først", (("behov", "1.."), ("sort", "-behov"))),
)
"""The name, and what the address asks for."""


def lag_visninger(leder: Aktor, naa: datetime) -> None:
    for navn, par in VISNINGER:
        operations.lagre_visning(
            aktor=leder,
            navn=navn,
            deling=Deling.KONTOR,
            kontor_nr=min(leder.kontorer),
            utvalg=queries.les(par),
            naa=naa,
        )
