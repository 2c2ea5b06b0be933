"""The facts that a registration is decided by, put together from what is stored."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dap.felles.tid import dato
from dap.oppfolging import queries as oppfolging
from dap.person import queries as person
from dap.person.values import Persondata, Registerfakta
from dap.registrering import rules
from dap.registrering.models import Arbeidsgrunnlag
from dap.registrering.values import Arbeidsforhold, Hinder, Variant
from dap.tilgang.values import Personinnsyn


@dataclass(frozen=True, slots=True)
class Grunnlag:
    """The facts, and what follows from them on a day."""

    person: Persondata
    register: Registerfakta
    fakta: rules.Fakta
    arbeid_kjent: bool
    """Whether the register of employments has ever answered."""
    dag: date

    @property
    def variant(self) -> Variant:
        return rules.variant(self.fakta, dag=self.dag)

    def hinder(self, *, er_bruker: bool) -> Hinder | None:
        return rules.hinder(self.fakta, er_bruker=er_bruker)


def alder(fodt: date, dag: date) -> int:
    return dag.year - fodt.year - ((dag.month, dag.day) < (fodt.month, fodt.day))


def les(innsyn: Personinnsyn, *, naa: datetime) -> Grunnlag:
    """For a person whose access has been decided."""
    hvem = person.persondata(innsyn.person_id)
    register = person.registerfakta(innsyn.person_id)
    assert hvem is not None  # noqa: S101 (access was decided by them)
    assert register is not None  # noqa: S101
    arbeid = Arbeidsgrunnlag.objects.filter(person_id=innsyn.person_id).first()
    perioder = oppfolging.perioder(innsyn)
    slutt = max((p.slutt for p in perioder if p.slutt is not None), default=None)
    dag = dato(naa)
    fakta = rules.Fakta(
        gradering=hvem.gradering,
        status=register.status,
        statsborgerskap=register.statsborgerskap,
        under_oppfolging=any(p.apen for p in perioder),
        alder=alder(hvem.fodt, dag),
        sykmeldt=bool(arbeid and arbeid.sykmeldt_til and arbeid.sykmeldt_til >= dag),
        arbeidsforhold=fra_json(arbeid.arbeidsforhold) if arbeid else (),
        dager_siden_sist=(dag - dato(slutt)).days if slutt else None,
    )
    kjent = bool(arbeid and arbeid.arbeid_hentet)
    return Grunnlag(hvem, register, fakta, kjent, dag)


def til_json(rader: tuple[Arbeidsforhold, ...]) -> list[list[str | None]]:
    return [[a.fra.isoformat(), a.til.isoformat() if a.til else None, a.yrke] for a in rader]


def fra_json(rader: list[list[Any]]) -> tuple[Arbeidsforhold, ...]:
    return tuple(
        Arbeidsforhold(date.fromisoformat(fra), date.fromisoformat(til) if til else None, yrke)
        for fra, til, yrke in rader
    )
