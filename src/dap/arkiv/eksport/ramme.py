"""What every chapter is collected with: who reads, what was chosen, and how a fact is made."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dap.arkiv.eksport.ord import dag, ja_nei, ord_for, tidspunkt
from dap.arkiv.eksportverdier import Eksportvalg, Opplysning
from dap.felles.tid import midnatt
from dap.hendelse.values import Skrevetned
from dap.tilgang.values import Personinnsyn


@dataclass(frozen=True, slots=True)
class Ramme:
    innsyn: Personinnsyn
    utvalg: Eksportvalg

    @property
    def fra(self) -> datetime | None:
        return midnatt(self.utvalg.fra) if self.utvalg.fra else None

    @property
    def til(self) -> datetime | None:
        """Half-open: the last day chosen is included."""
        return midnatt(self.utvalg.til + timedelta(days=1)) if self.utvalg.til else None

    def i_periode(self, periode_id: UUID | None) -> bool:
        """Whether the period was chosen. What has no period follows the choice of days."""
        valgt = self.utvalg.perioder
        return not valgt or periode_id is None or periode_id in valgt

    def i_tid(self, *tider: datetime | None) -> bool:
        """Whether one of the times lies within the days chosen."""
        if self.fra is None and self.til is None:
            return True
        return any(
            t is not None
            and (self.fra is None or t >= self.fra)
            and (self.til is None or t < self.til)
            for t in tider
        )

    def overlapper(self, fra: date | None, til: date | None) -> bool:
        """Whether something that runs from and to these days runs within those chosen."""
        if fra is None and til is None:
            return False
        etter = self.utvalg.til is not None and fra is not None and fra > self.utvalg.til
        slutt = til or fra
        for_ = self.utvalg.fra is not None and slutt is not None and slutt < self.utvalg.fra
        return not etter and not for_


def opplysning(kode: str, navn: Any, verdi: Any, tekst: Any = None) -> list[Opplysning]:
    """One fact, or none when nothing is known."""
    if verdi is None or verdi == "":
        return []
    return [Opplysning(kode, str(navn), verdi, str(tekst) if tekst is not None else _tekst(verdi))]


def skrevet_ned(v: Skrevetned | None) -> list[Opplysning]:
    """Who wrote down the user's words, how they came, and when."""
    if v is None:
        return []
    return [
        *opplysning("skrevet_inn_av", _("Skrevet inn av"), v.navn),
        *opplysning("kom", _("Kom"), v.maate.value, ord_for("MAATE", v.maate)),
        *opplysning("kom_dag", _("Dag"), v.mottatt),
    ]


def _tekst(verdi: Any) -> str:
    if isinstance(verdi, bool):
        return ja_nei(verdi)
    if isinstance(verdi, datetime):
        return tidspunkt(verdi)
    if isinstance(verdi, date):
        return dag(verdi)
    return str(verdi)
