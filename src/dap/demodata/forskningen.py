"""The analyst's orders: an extract without real persons and a report of it, made by the first jobs."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid5

from dap.felles.aktor import Aktor
from dap.forskning import operations
from dap.forskning.values import Rapportvalg, Syntetiskvalg

ANALYTIKER = "astrid"
PERSONER = 3_000
_ROM = UUID("6b0a3a52-2f7e-4b8e-9d4c-3f3f7c9a1e10")


def bestill_rapport(ansatte: Mapping[str, Aktor], fro: int, naa: datetime) -> None:
    """Costs nothing when the demo is set up: the files are made while people look around."""
    astrid = ansatte[ANALYTIKER]
    uttrekk = operations.bestill_syntetisk(
        aktor=astrid, valg=Syntetiskvalg(PERSONER, fro), nokkel=uuid5(_ROM, "uttrekk"), naa=naa
    )
    operations.bestill_rapport(
        aktor=astrid,
        valg=Rapportvalg(
            kilde_id=uttrekk.id,
            fra=date(2019, 8, 1),
            til=date(2020, 7, 1),
            formaal="Prøve av tabellene på syntetiske data",
        ),
        nokkel=uuid5(_ROM, "rapport"),
        naa=naa,
    )
