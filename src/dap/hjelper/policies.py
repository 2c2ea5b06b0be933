"""How long a helper may be named for: asked by the form, which says it at once, and by the operation."""

from datetime import date, timedelta

from dap.felles.feil import Regelbrudd
from dap.hjelper.values import MAKS_DAGER


def krev_periode(til: date, dag: date) -> None:
    """A helper that the user names has an end, at most a year ahead (`dag` is today)."""
    if not dag <= til <= dag + timedelta(days=MAKS_DAGER):
        raise Regelbrudd("HJELP_PERIODE", felt="til", maks=MAKS_DAGER)
