"""Colleagues to choose among: by team, with who is absent."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from dap.kontor.queries import kollegavalg
from dap.kontor.values import Kollega
from dap.tilgang.policies import PLANROLLER
from dap.web.felles.ytring import dag as i_ord

Valg = list[tuple[str, Any]]


def folger_opp(k: Kollega) -> bool:
    return not k.roller.isdisjoint(PLANROLLER)


def kollegaer(
    kontor_nr: str, *, dag: date, hvem: Callable[[Kollega], bool] = folger_opp
) -> list[Kollega]:
    return [k for k in kollegavalg(kontor_nr, dag=dag) if hvem(k)]


def grupperte(kollegaer_: Iterable[Kollega]) -> Valg:
    """Choices of a select, one group a team (the first, for who is in several)."""
    grupper: dict[str, list[tuple[str, str]]] = {}
    for k in kollegaer_:
        grupper.setdefault(k.team[0] if k.team else "", []).append((str(k.id), navn(k)))
    uten = grupper.pop("", [])
    if not grupper:
        return [("", _("Velg en kollega")), *uten]
    etter_team: Valg = [("", _("Velg en kollega")), *sorted(grupper.items())]
    return [*etter_team, (_("Uten team"), uten)] if uten else etter_team


def navn(k: Kollega) -> str:
    """The name, and until when they are absent."""
    if k.borte_til is None:
        return k.navn
    siste = i_ord(k.borte_til - timedelta(days=1))
    return _("%(navn)s (borte til og med %(dag)s)") % {"navn": k.navn, "dag": siste}
