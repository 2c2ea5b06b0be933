"""What an office has decided of the overview: one row for each office, with a version."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import VersjonsKonflikt

T = TypeVar("T")


def lagre_kontorvalg(
    modell: Any,
    som: Callable[[Any], T],
    *,
    aktor: Aktor,
    kontor: str,
    versjon: int,
    naa: datetime,
    **felt: Any,
) -> T:
    """The row as `som` reads it (of None: nothing is decided yet). In the caller's transaction.

    Raises VersjonsKonflikt with what is stored, also when somebody else was first to decide.
    """
    rader = modell.objects.filter(kontor_id=kontor)
    rad = rader.select_for_update().first()
    if (rad.versjon if rad else 0) != versjon:
        raise VersjonsKonflikt(som(rad))
    ny = rad is None
    rad = rad or modell(kontor_id=kontor, versjon=0)
    for navn, verdi in felt.items():
        setattr(rad, navn, verdi)
    rad.versjon += 1
    rad.endret, rad.endret_av_id = naa, aktor.id
    try:
        with transaction.atomic():
            rad.save(force_insert=ny)
    except IntegrityError as feil:
        raise VersjonsKonflikt(som(rader.first())) from feil
    return som(rad)
