"""The tasks of the units that somebody works at, and may know of."""

from datetime import datetime
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from dap.felles.aktor import Aktor, Rettighet
from dap.felles.feil import IkkeFunnet
from dap.felles.rom import Rom
from dap.registrering.models import Oppgave
from dap.registrering.values import Oppgavedata, Oppgaveslag, Oppgavestatus
from dap.tilgang.policies import PERSONROLLER, tillatte_graderinger

MEST = 500


def oppgaver(aktor: Aktor, *, ferdige_siden: datetime | None = None) -> list[Oppgavedata]:
    """Open tasks, one's own first and then by deadline; or those that were done since then, newest
    first. One query for any number."""
    rader = _synlige(aktor)
    if ferdige_siden is not None:
        rader = rader.filter(ferdig__gte=ferdige_siden).order_by("-ferdig")
    else:
        mine = Case(When(tatt_av_id=aktor.id, then=Value(0)), default=Value(1), output_field=_HELT)
        rader = rader.exclude(status=Oppgavestatus.FERDIG).order_by(mine, "frist", "opprettet")
    return [_data(r) for r in rader.select_related("person", "kontor", "tatt_av")[:MEST]]


_HELT = IntegerField()


def antall_oppgaver(aktor: Aktor) -> int:
    """How many of them nobody has taken."""
    return _synlige(aktor).filter(status=Oppgavestatus.APEN).count()


def oppgave(aktor: Aktor, oppgave_id: UUID, *, naa: datetime) -> Oppgavedata:
    """One task. Raises IkkeFunnet for those of other units, and of persons who are hidden."""
    rader = _synlige(aktor).select_related("person", "kontor", "tatt_av")
    rad = rader.filter(id=oppgave_id).first()
    if rad is None:
        raise IkkeFunnet
    return _data(rad)


def _synlige(aktor: Aktor) -> "QuerySet[Oppgave]":
    """The one place where tasks are filtered: own units whose state room one sees, protection,
    habilitet."""
    if not aktor.er_ansatt or not aktor.har_rolle(*PERSONROLLER):
        return Oppgave.objects.none()
    kontorer = [nr for nr, rom in aktor.kontorrom.items() if Rom.STAT in rom]
    vilkar = Q(
        rom=Rom.STAT,
        kontor_id__in=kontorer,
        person__gradering__in=sorted(tillatte_graderinger(aktor)),
    )
    if Rettighet.SKJERMET not in aktor.rettigheter:
        vilkar &= Q(person__skjermet=False)
    if aktor.person_id is not None:
        vilkar &= ~Q(person_id=aktor.person_id)
        vilkar &= ~Q(person__familie__slektning_id=aktor.person_id)
    return Oppgave.objects.filter(vilkar)


def _data(rad: Oppgave) -> Oppgavedata:
    return Oppgavedata(
        id=rad.id,
        slag=Oppgaveslag(rad.slag),
        grunn=rad.grunn,
        person_id=rad.person_id,
        person=f"{rad.person.fornavn} {rad.person.etternavn}",
        kontor=rad.kontor.navn,
        frist=rad.frist,
        status=Oppgavestatus(rad.status),
        tatt_av_id=rad.tatt_av_id,
        tatt_av=rad.tatt_av.navn if rad.tatt_av else "",
        merknad=rad.merknad,
        opprettet=rad.opprettet,
        versjon=rad.versjon,
    )
