"""The office's users as a list that is read a page at a time."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dap.felles.aktor import Aktor
from dap.kontor import queries as kontor
from dap.oppfolging import queries
from dap.oppfolging.values import Tildelingsrad

INGEN = "ingen"
Antall = Mapping[UUID | None, int]


class Liste(Sequence[Tildelingsrad]):
    """What a paginator needs: how many, and a slice of them."""

    def __init__(self, aktor: Aktor, kontor_nr: str, antall: Antall, filter_: str) -> None:
        self._aktor, self._kontor_nr = aktor, kontor_nr
        self._filter: dict[str, Any] = {}
        self._antall = sum(antall.values())
        if filter_ == INGEN:
            self._filter, self._antall = {"veileder": None}, antall.get(None, 0)
        else:
            for id_ in antall:
                if filter_ and str(id_) == filter_:
                    self._filter, self._antall = {"veileder": id_}, antall[id_]

    def __len__(self) -> int:
        return self._antall

    def __getitem__(self, utsnitt: Any) -> Any:
        fra = utsnitt.start or 0
        return queries.ved_kontoret(
            self._aktor, self._kontor_nr, fra=fra, antall=utsnitt.stop - fra, **self._filter
        )


def filtervalg(antall: Antall) -> list[tuple[str, str, int]]:
    """Value, words and number of each choice."""
    navn = kontor.navn([id_ for id_ in antall if id_])
    etter_navn = sorted((n, str(id_), antall[id_]) for id_, n in navn.items())
    return [
        ("", _("Alle"), sum(antall.values())),
        (INGEN, _("Uten veileder"), antall.get(None, 0)),
        *((id_, n, tall) for n, id_, tall in etter_navn),
    ]
