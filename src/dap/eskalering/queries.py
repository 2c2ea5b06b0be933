"""Reads of warnings. All lie in the state's room."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from dap.eskalering import bygg
from dap.eskalering.maler import gjeldende
from dap.eskalering.models import Eskalering
from dap.eskalering.oversikt import oversikt as oversikt
from dap.eskalering.rules import er_utlopt as _er_utlopt
from dap.eskalering.rules import tidligste_frist as _tidligste_frist
from dap.eskalering.values import Eskaleringsdata, Mal, Startsperre
from dap.felles.feil import IkkeFunnet
from dap.felles.lesning import en_gang
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.oppfolging import queries as oppfolging
from dap.tabell.blikk import Blikk, Nokkel, blikk_paa
from dap.tabell.ferdig import ferdig
from dap.tilgang.values import Personinnsyn


def aktivt(innsyn: Personinnsyn, *, naa: datetime) -> Eskaleringsdata | None:
    """The warning that stands, when there is one that the reader may know of. One query without."""
    return _aktivt(innsyn, dato(naa))


def har_aktivt(innsyn: Personinnsyn) -> bool:
    """Whether a warning stands that the reader may know of. One query."""
    return _den_aktive(innsyn) is not None


@en_gang
def _aktivt(innsyn: Personinnsyn, dag: date) -> Eskaleringsdata | None:
    if (id_ := _den_aktive(innsyn)) is None:
        return None
    return bygg.en(Eskalering.objects.get(id=id_), dag)


@en_gang
def _den_aktive(innsyn: Personinnsyn) -> UUID | None:
    funnet = _aktive(innsyn)
    return funnet[0].id if funnet else None


@ferdig
def _aktive(innsyn: Personinnsyn) -> Any:
    return Eskalering.objects.synlig_for(innsyn).aktive().order_by("id").values_list("id")


def varsler(innsyn: Personinnsyn, *, naa: datetime) -> list[Eskaleringsdata]:
    """Every warning the person has got, newest first. Five queries."""
    rader = Eskalering.objects.synlig_for(innsyn).order_by("-opprettet", "-id")
    return bygg.alle(rader, dato(naa))


def ett(innsyn: Personinnsyn, eskalering_id: UUID, *, naa: datetime) -> Eskaleringsdata:
    """Raises IkkeFunnet."""
    rad = Eskalering.objects.synlig_for(innsyn).filter(id=eskalering_id).first()
    if rad is None:
        raise IkkeFunnet
    return bygg.en(rad, dato(naa))


def er_utlopt(e: Eskaleringsdata) -> bool:
    """It stands, ten days after it was sent, with its deadline behind it."""
    return e.aktiv and _er_utlopt(dato(e.sendt), e.frist, e.dag)


def startsperre(innsyn: Personinnsyn) -> Startsperre | None:
    """Why no warning can be given now, asked before anybody fills in a form."""
    if not innsyn.ser_rom(Rom.STAT):
        return Startsperre.BARE_STATEN
    if oppfolging.apen_periode(innsyn.person_id) is None:
        return Startsperre.IKKE_UNDER_OPPFOLGING
    if oppfolging.apen_kvp(innsyn.person_id) is not None:
        return Startsperre.KVP
    if Eskalering.objects.aktive().filter(person_id=innsyn.person_id).exists():
        return Startsperre.ALLEREDE_AKTIV
    return None


def maler(*, naa: datetime) -> tuple[Mal, ...]:
    """The templates that hold today."""
    return gjeldende(dato(naa))


def tidligste_frist(innsyn: Personinnsyn, mal: Mal, *, naa: datetime) -> date:
    """The first day that can be the deadline of this warning for this person."""
    post = bool(oppfolging.brukersperre(innsyn.person_id))
    return _tidligste_frist(dato(naa), mal.minst_dager, per_post=post)


def blikk(innsyn: Personinnsyn, nokler: Iterable[Nokkel]) -> dict[Nokkel, Blikk]:
    """Heading, version and reason at those moments. Two queries."""
    return blikk_paa(Eskalering.objects.synlig_for(innsyn), nokler, tittel="overskrift")


def uttrekk(innsyn: Personinnsyn) -> list[Eskaleringsdata]:
    """For the archive, oldest first. Its facts; what is reckoned on a day is not for keeping."""
    rader = Eskalering.objects.synlig_for(innsyn).order_by("opprettet", "id")
    return bygg.alle(rader, date.max)
