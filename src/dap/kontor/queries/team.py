"""Teams, and the colleagues one chooses among."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from dap.felles.aktor import Rolle
from dap.kontor.models import Fravar, Kontor, Kontortilhorighet, Team, Teammedlem
from dap.kontor.rules import rom_ved_kontor
from dap.kontor.values import Ansettelse, Kollega, Teamdata, Teamlapp
from dap.tabell.orden import norsk


def kontorer() -> list[tuple[str, str]]:
    """Number and name of every office, by name."""
    return list(Kontor.objects.order_by(norsk("navn")).values_list("nr", "navn"))


def kontorer_ved(numre: Collection[str]) -> list[tuple[str, str]]:
    """Of these offices, such as a member of staff's own: number and name, by name."""
    enheter = Kontor.objects.filter(nr__in=numre).order_by(norsk("navn"))
    return list(enheter.values_list("nr", "navn"))


def team_ved(kontor_nr: str) -> list[Teamdata]:
    """The office's teams with who is in them. Two queries."""
    return _data(Team.objects.filter(kontor_id=kontor_nr, nedlagt=None))


def egne_team(ansatt_id: UUID, kontorer: Collection[str]) -> list[Teamlapp]:
    """The teams at these offices that a member of staff is in, by name. One query."""
    return _lapper(
        Team.objects.filter(
            kontor_id__in=kontorer,
            nedlagt=None,
            medlemmer__ansatt_id=ansatt_id,
            medlemmer__til=None,
        )
    )


def teamlapper(team_ider: Collection[UUID]) -> dict[UUID, Teamlapp]:
    """What teams are called, also those that are closed down. One query."""
    return {t.id: t for t in _lapper(Team.objects.filter(id__in=team_ider))} if team_ider else {}


def _lapper(team: "QuerySet[Team]") -> list[Teamlapp]:
    rader = team.order_by(norsk("navn"), "id").values_list("id", "navn", "kontor_id", "nedlagt")
    return [Teamlapp(id_, navn, nr, nedlagt is not None) for id_, navn, nr, nedlagt in rader]


def teamdata(team_id: UUID) -> Teamdata | None:
    return next(iter(_data(Team.objects.filter(id=team_id, nedlagt=None))), None)


def _data(team: "QuerySet[Team]") -> list[Teamdata]:
    medlemmer: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for m in (
        Teammedlem.objects.filter(team__in=team.values("id"), til=None)
        .select_related("ansatt")
        .order_by(norsk("ansatt__navn"))
    ):
        medlemmer[m.team_id].append((m.ansatt_id, m.ansatt.navn))
    return [
        Teamdata(t.id, t.navn, t.versjon, tuple(medlemmer[t.id]))
        for t in team.order_by(norsk("navn"))
    ]


def kollegavalg(kontor_nr: str, *, dag: date) -> list[Kollega]:
    """Everyone who works at the office that day, with teams and absence, by name. Three queries."""
    borte = dict(Fravar.objects.filter(fra__lte=dag, til__gt=dag).values_list("ansatt_id", "til"))
    team: dict[UUID, list[str]] = defaultdict(list)
    for ansatt_id, navn in (
        Teammedlem.objects.filter(til=None, team__kontor_id=kontor_nr, team__nedlagt=None)
        .order_by(norsk("team__navn"))
        .values_list("ansatt_id", "team__navn")
    ):
        team[ansatt_id].append(navn)
    rader = (
        Kontortilhorighet.objects.filter(kontor_id=kontor_nr, fra__lte=dag)
        .filter(Q(til=None) | Q(til__gt=dag))
        .select_related("ansatt", "kontor")
        .order_by(norsk("ansatt__navn"))
    )
    return [
        Kollega(
            r.ansatt_id,
            r.ansatt.navn,
            r.ansatt.tittel,
            rom_ved_kontor(
                Ansettelse(r.ansatt.ansettelse), kommunen_ser_stat=r.kontor.kommunen_ser_stat
            ),
            frozenset(Rolle(x) for x in r.ansatt.roller),
            tuple(team[r.ansatt_id]),
            borte.get(r.ansatt_id),
        )
        for r in rader
    ]
