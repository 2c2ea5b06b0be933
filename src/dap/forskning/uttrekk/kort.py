"""Activities, meetings and minutes of the population as cards with a history of statuses."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.aktivitet.queries import forskning_aktiviteter, forskning_aktivitetsstatus
from dap.forskning.uttrekk.kilder import Kilder, tidspunkt
from dap.forskning.uttrekk.rules import AKTIVITETSSTATUS, MOTESTATUS, korttype, part
from dap.forskning.uttrekk.strom import Bunke
from dap.mote.queries import forskning_moter, forskning_motestatus
from dap.referat.queries import forskning_referater

Status = tuple[str, datetime]
Kort = tuple[UUID, UUID, str, str, list[Status]]
"""Id, person, type, who made it, and its statuses in the words of the format, oldest first."""


def skriv_kort(k: Kilder, folk: set[UUID]) -> int:
    """Write aktivitet and aktivitetsstatus. Returns how many are of other types.

    A card that got its first status after the extract ends does not exist in it.
    """
    kort, status = Bunke(k.skriver, "aktivitet"), Bunke(k.skriver, "aktivitetsstatus")
    andre = 0
    for kilde in (_aktiviteter(k), _moter(k), _referater(k)):
        for id_, person, type_, av, alle in kilde:
            rader = list(_endringer(s for s in alle if s[1] < k.tidsrom.til))
            if person not in folk or not rader:
                continue
            andre += type_ == "ANNEN"
            pseudonym = k.pseudonym("aktivitet", id_)
            kort.legg(pseudonym, k.pseudonym("person", person), type_, part(av))
            for nr, (hva, naar) in enumerate(rader, 1):
                status.legg(pseudonym, nr, hva, *tidspunkt(naar))
    kort.tom()
    status.tom()
    return andre


def _endringer(statuser: Iterable[Status]) -> Iterator[Status]:
    """One row for each change: a version that only changed the text is none."""
    forrige = ""
    for hva, naar in statuser:
        if hva != forrige:
            yield hva, naar
        forrige = hva


def _aktiviteter(k: Kilder) -> Iterator[Kort]:
    historie = k.strom(forskning_aktivitetsstatus(k.rom))
    for id_, person, type_, av in k.les(forskning_aktiviteter(k.rom)):
        yield id_, person, korttype(type_), av, _oversatt(historie.til(id_), AKTIVITETSSTATUS)


def _moter(k: Kilder) -> Iterator[Kort]:
    historie = k.strom(forskning_motestatus(k.rom))
    for id_, person, av in k.les(forskning_moter(k.rom)):
        yield id_, person, "MOTE", av, _oversatt(historie.til(id_), MOTESTATUS)


def _referater(k: Kilder) -> Iterator[Kort]:
    """Begun minutes are under way; shared ones are done. Those of a meeting are part of it."""
    for id_, person, av, opprettet, delt in k.les(forskning_referater(k.rom)):
        statuser: list[Status] = [("GJENNOMFORES", opprettet)]
        if delt is not None:
            statuser.append(("FULLFORT", delt))
        yield id_, person, "SAMTALEREFERAT", av, statuser


def _oversatt(historie: list[tuple[Any, ...]], ord_: dict[str, str]) -> list[Status]:
    return [(ord_[status], naar) for status, naar in historie]
