"""Threads and messages of the population: when, and from which side."""

from typing import Any
from uuid import UUID

from dap.dialog.queries import (
    forskning_ferdigbehandlet,
    forskning_meldinger,
    forskning_trader,
)
from dap.forskning.uttrekk.kilder import Kilder, tidspunkt
from dap.forskning.uttrekk.rules import part
from dap.forskning.uttrekk.strom import Bunke


def skriv_samtaler(k: Kilder, folk: set[UUID]) -> None:
    """Write dialog, melding and dialoghendelse. All three are read in order of thread."""
    meldinger = k.strom(forskning_meldinger(k.rom, til=k.tidsrom.til))
    ferdige = k.strom(forskning_ferdigbehandlet(k.rom, til=k.tidsrom.til))
    dialog, melding = Bunke(k.skriver, "dialog"), Bunke(k.skriver, "melding")
    hendelse = Bunke(k.skriver, "dialoghendelse")
    for trad, person, opprettet, av, aktivitet in k.les(forskning_trader(k.rom, til=k.tidsrom.til)):
        skrevet, ferdig = meldinger.til(trad), ferdige.til(trad)
        if person not in folk or opprettet < k.tidsrom.fra:
            continue
        pseudonym = k.pseudonym("dialog", trad)
        om = k.pseudonym("aktivitet", aktivitet) if aktivitet else None
        dialog.legg(pseudonym, k.pseudonym("person", person), *tidspunkt(opprettet), part(av), om)
        _skriv_meldinger(melding, pseudonym, skrevet)
        for (slutt,) in ferdig:
            hendelse.legg(pseudonym, tidspunkt(slutt)[0], "FERDIGBEHANDLET")
    for bunke in (dialog, melding, hendelse):
        bunke.tom()


def _skriv_meldinger(bunke: Bunke, pseudonym: str, skrevet: list[tuple[Any, ...]]) -> None:
    for nr, sendt, avsender in skrevet:
        bunke.legg(pseudonym, nr, *tidspunkt(sendt), part(avsender))
