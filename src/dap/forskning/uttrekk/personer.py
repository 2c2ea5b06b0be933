"""Who is in the extract, and what they were at the end of each month."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.forskning.uttrekk import rules
from dap.forskning.uttrekk.kilder import Kilder
from dap.forskning.uttrekk.strom import Bunke
from dap.kontor.queries import forskning_kontorer
from dap.oppfolging.queries import forskning_perioder
from dap.person.queries import forskning_personer
from dap.registrering.queries import forskning_arbeid, forskning_registreringer
from dap.vedtak.queries import forskning_vedtak
from dap.ytelse.queries import forskning_ytelser


@dataclass(slots=True)
class Folk:
    """The population by id, and how many were left out of it."""

    ider: set[UUID] = field(default_factory=set)
    adressesperret: int = 0
    uten_arbeidsopplysninger: int = 0


def skriv_personer(k: Kilder) -> Folk:
    """Write person, personmaaned and arbeid. All sources are read in order of person."""
    perioder, vedtak = k.strom(forskning_perioder()), k.strom(forskning_vedtak(k.rom))
    registreringer = k.strom(forskning_registreringer(k.rom))
    ytelser, kontorer = k.strom(forskning_ytelser()), k.strom(forskning_kontorer())
    arbeid = k.strom(forskning_arbeid())
    person, maaned = Bunke(k.skriver, "person"), Bunke(k.skriver, "personmaaned")
    jobber = Bunke(k.skriver, "arbeid")
    folk = Folk()
    for id_, mann, fodselsaar, vernet in k.les(forskning_personer()):
        liv = _Liv(k, perioder.til(id_), vedtak.til(id_), registreringer.til(id_))
        om = (ytelser.til(id_), kontorer.til(id_), arbeid.til(id_))
        maaneder = liv.maaneder()
        if not any(k.tidsrom.i_populasjonen(nr) for nr in maaneder):
            continue
        if vernet:
            folk.adressesperret += 1
            continue
        folk.ider.add(id_)
        pseudonym = k.pseudonym("person", id_)
        person.legg(pseudonym, "M" if mann else "K", fodselsaar, liv.utdanning(), None)
        for nr, periode in maaneder.items():
            maaned.legg(pseudonym, k.tidsrom.maaneder[nr], *liv.rad(nr, periode, om[0], om[1]))
        if not om[2]:
            folk.uten_arbeidsopplysninger += 1
        _skriv_arbeid(k, jobber, pseudonym, om[2])
    for bunke in (person, maaned, jobber):
        bunke.tom()
    return folk


class _Liv:
    """One person's follow-up, decisions and registrations."""

    def __init__(
        self,
        k: Kilder,
        perioder: list[tuple[Any, ...]],
        vedtak: list[tuple[Any, ...]],
        registreringer: list[tuple[Any, ...]],
    ) -> None:
        self._k = k
        self._perioder, self._vedtak, self._registreringer = perioder, vedtak, registreringer

    def maaneder(self) -> dict[int, UUID]:
        """The months at whose end a period was open, and which."""
        return {
            nr: periode
            for periode, start, slutt, _arsak in self._perioder
            for nr in self._k.tidsrom.ved_utgangen(start, slutt)
        }

    def utdanning(self) -> str | None:
        """The latest that the person has said before the end of what is covered."""
        sagt = [r[3] for r in self._registreringer if r[1] < self._k.tidsrom.til and r[3]]
        return next((rules.UTDANNING[u] for u in reversed(sagt) if u in rules.UTDANNING), None)

    def rad(
        self,
        nr: int,
        periode: UUID,
        ytelser: list[tuple[Any, ...]],
        kontorer: list[tuple[Any, ...]],
    ) -> tuple[Any, ...]:
        """From innsatsgruppe on, as they were at the end of the month."""
        grense = self._k.tidsrom.slutt[nr]
        vedtak = [v[1:] for v in self._vedtak if v[0] == periode]
        registrert = next(
            (r for r in self._registreringer if r[0] == periode and r[1] < grense), None
        )
        return (
            rules.innsatsgruppe(
                vedtak, registrert and (registrert[2], registrert[5]), grense=grense
            ),
            rules.ytelse(ytelser, dag=self._k.tidsrom.dag(nr)),
            None,
            self._enhet(kontorer, grense),
            rules.delvis_ledig(registrert[4] if registrert else None),
            False,
        )

    def _enhet(self, kontorer: list[tuple[Any, ...]], grense: datetime) -> str | None:
        for nr, fra, til in reversed(kontorer):
            if fra < grense and (til is None or til >= grense):
                return self._k.enhet(nr)
        return None


def _skriv_arbeid(k: Kilder, bunke: Bunke, pseudonym: str, kjent: list[tuple[Any, ...]]) -> None:
    """Months with an employment, as far as the register has answered."""
    for hentet, forhold in kjent:
        for nr, maaned in enumerate(k.tidsrom.maaneder):
            dag = k.tidsrom.dag(nr)
            i_arbeid = any(fra <= dag and (til is None or til > dag) for fra, til in forhold)
            if i_arbeid and k.tidsrom.slutt[nr] <= hentet:
                bunke.legg(pseudonym, maaned, True, None)
