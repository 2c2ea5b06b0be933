"""The same request twice is one request."""

import functools
import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, ParamSpec
from uuid import UUID

from django.db import transaction

from dap.aktivitet.models import Utforelse
from dap.aktivitet.values import Utfall
from dap.felles.aktor import Aktor

P = ParamSpec("P")


def en_gang(operasjon: Callable[P, Utfall]) -> Callable[P, Utfall]:
    """Run in a transaction, and at most once for the same `nokkel`, actor and input.

    Whoever comes second waits for the first and gets its answer. What was refused can be tried
    again with the same key; another text under the same key is another request.
    """

    @functools.wraps(operasjon)
    @transaction.atomic
    def kjor(*args: P.args, **inndata: P.kwargs) -> Utfall:
        rad, ny = _reserver(operasjon.__name__, inndata)
        if rad is not None and not ny and rad.aktivitet_id is not None:
            return Utfall(rad.aktivitet_id, rad.versjon)
        utfall = operasjon(*args, **inndata)
        if rad is not None:
            rad.aktivitet_id, rad.versjon = utfall.aktivitet_id, utfall.versjon
            rad.save(update_fields=["aktivitet_id", "versjon"])
        return utfall

    return kjor


def rydd_utforelser(*, eldre_enn: datetime) -> int:
    """Forget requests carried out before then: nobody sends them again. Returns how many."""
    return Utforelse.objects.filter(tid__lt=eldre_enn).delete()[0]


def _reserver(navn: str, inndata: dict[str, Any]) -> tuple[Utforelse | None, bool]:
    nokkel: UUID | None = inndata.get("nokkel")
    if nokkel is None:
        return None, True
    aktor: Aktor = inndata["aktor"]
    naa: datetime = inndata["naa"]
    return Utforelse.objects.get_or_create(
        nokkel=nokkel,
        aktor_id=aktor.id,
        avtrykk=_avtrykk(navn, inndata),
        defaults={"tid": naa},
    )


def _avtrykk(navn: str, inndata: dict[str, Any]) -> str:
    innhold = {k: v for k, v in inndata.items() if k not in {"aktor", "naa", "nokkel"}}
    tekst = json.dumps([navn, innhold], default=str, sort_keys=True)
    return hashlib.sha256(tekst.encode()).hexdigest()
