"""The teams of an office, which its leader makes."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd, VersjonsKonflikt
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato
from dap.kontor.models import Team, Teammedlem
from dap.kontor.operations._felles import krev_leder
from dap.kontor.queries import kolleger, teamdata
from dap.kontor.values import MAKS_TEAMNAVN


@transaction.atomic
def lagre_team(
    *,
    aktor: Aktor,
    kontor_nr: str,
    team_id: UUID | None,
    navn: str,
    medlemmer: Iterable[UUID],
    versjon: int,
    naa: datetime,
) -> UUID:
    """Make a team (`team_id` None), or change its name and who is in it.

    Raises IkkeTilgang, IkkeFunnet, VersjonsKonflikt with the team as it stands, Regelbrudd MANGLER,
    FOR_LANG, TEAM_FINNES or IKKE_KOLLEGA.
    """
    krev_leder(aktor, kontor_nr)
    navn = krev_lengde(navn, felt="navn", minst=1, maks=MAKS_TEAMNAVN)
    nye = set(medlemmer)
    if not nye <= {id_ for id_, _navn in kolleger(kontor_nr, dag=dato(naa))}:
        raise Regelbrudd("IKKE_KOLLEGA", felt="medlemmer")
    team = _last(kontor_nr, team_id, versjon) if team_id else Team(kontor_id=kontor_nr, versjon=0)
    team.navn, team.versjon = navn, team.versjon + 1
    try:
        with transaction.atomic():
            team.save()
    except IntegrityError as feil:
        raise Regelbrudd("TEAM_FINNES", felt="navn") from feil
    _sett_medlemmer(team, nye, naa)
    return team.id


@transaction.atomic
def legg_ned_team(
    *, aktor: Aktor, kontor_nr: str, team_id: UUID, versjon: int, naa: datetime
) -> None:
    """The team is no more; who was in it is kept as history."""
    krev_leder(aktor, kontor_nr)
    team = _last(kontor_nr, team_id, versjon)
    team.nedlagt, team.versjon = naa, team.versjon + 1
    team.save(update_fields=["nedlagt", "versjon"])
    _sett_medlemmer(team, set(), naa)


def _last(kontor_nr: str, team_id: UUID, versjon: int) -> Team:
    team = (
        Team.objects.select_for_update()
        .filter(id=team_id, kontor_id=kontor_nr, nedlagt=None)
        .first()
    )
    if team is None:
        raise IkkeFunnet
    if team.versjon != versjon:
        raise VersjonsKonflikt(teamdata(team.id))
    return team


def _sett_medlemmer(team: Team, nye: set[UUID], naa: datetime) -> None:
    apne = Teammedlem.objects.filter(team=team, til=None)
    gamle = set(apne.values_list("ansatt_id", flat=True))
    apne.filter(ansatt_id__in=gamle - nye).update(til=naa)
    Teammedlem.objects.bulk_create(
        [Teammedlem(team=team, ansatt_id=id_, fra=naa) for id_ in sorted(nye - gamle)]
    )
