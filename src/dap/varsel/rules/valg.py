"""What may be chosen: plain functions."""

from datetime import time

from dap.felles.feil import Regelbrudd
from dap.varsel.values import DIGITALE, Valg

SPRAK = ("", "nb", "nn", "en")
LENGST_STILLE = 16 * 60
"""Minutes: there must be some time left to be told in."""


def krev_gyldig(valg: Valg) -> None:
    """Regelbrudd INGEN_KANAL, UKJENT_VERDI or STILLE_FOR_LENGE."""
    if not valg.kanaler:
        raise Regelbrudd("INGEN_KANAL", felt="kanaler")
    ukjent = set(valg.kanaler) - set(DIGITALE)
    if ukjent or len(set(valg.kanaler)) != len(valg.kanaler) or valg.sprak not in SPRAK:
        raise Regelbrudd("UKJENT_VERDI", felt="kanaler")
    if minutter_stille(valg.stille_fra, valg.stille_til) > LENGST_STILLE:
        raise Regelbrudd("STILLE_FOR_LENGE", felt="stille_til", timer=LENGST_STILLE // 60)


def minutter_stille(fra: time, til: time) -> int:
    """How long the quiet hours are; from one evening to the next morning when they end earlier."""
    return ((til.hour - fra.hour) * 60 + til.minute - fra.minute) % (24 * 60)
