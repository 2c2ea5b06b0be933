from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from dap.felles.lesning import en_gang
from dap.felles.rom import Rom
from dap.tabell.ferdig import ferdig
from dap.tilgang.values import Personinnsyn
from dap.ytelse.models import Ytelse, Ytelsessporring
from dap.ytelse.values import Ytelsedata, Ytelsesbilde, Ytelsestype


@en_gang
def _ytelser(person_id: UUID) -> tuple[Ytelsedata, ...]:
    rader = _varige(person_id)
    return tuple(Ytelsedata(y.id, Ytelsestype(y.type), y.fra, y.til, y.maksdato) for y in rader)


@ferdig
def _varige(person_id: UUID) -> Any:
    rader = Ytelse.objects.filter(person_id=person_id, borte=None).order_by("fra", "id")
    return rader.values_list("id", "type", "fra", "til", "maksdato")


def ytelser(innsyn: Personinnsyn) -> Ytelsesbilde:
    """The person's benefits, oldest first, for who sees the state's room. Two queries."""
    if Rom.STAT not in innsyn.rom:
        return Ytelsesbilde()
    sporring = Ytelsessporring.objects.filter(person_id=innsyn.person_id).first()
    return Ytelsesbilde(
        _ytelser(innsyn.person_id),
        hentet=sporring.hentet if sporring else None,
        feilet=sporring.feilet if sporring else None,
    )


def varer(innsyn: Personinnsyn, *, dag: date) -> tuple[Ytelsedata, ...]:
    """The benefits that run that day, for who sees the state's room. One query."""
    if Rom.STAT not in innsyn.rom:
        return ()
    return aktive_ytelser(innsyn.person_id, dag=dag)


def aktive_ytelser(person_id: UUID, *, dag: date) -> tuple[Ytelsedata, ...]:
    """The benefits that run that day, for rules. What is shown to a reader is `varer`."""
    return tuple(y for y in _ytelser(person_id) if y.aktiv(dag))


def registerinnhold() -> dict[UUID, list[dict[str, str | None]]]:
    """Everything that is known, as the register would say it. For the demo's own register."""
    svar: dict[UUID, list[dict[str, str | None]]] = {}
    for y in Ytelse.objects.filter(borte=None).order_by("person_id", "fra"):
        siste = Ytelsedata(y.id, Ytelsestype(y.type), y.fra, y.til, y.maksdato).siste_dag
        svar.setdefault(y.person_id, []).append(
            {
                "id": y.kilde_id,
                "type": y.type,
                "fra": y.fra.isoformat(),
                "tilOgMed": siste.isoformat() if siste else None,
                "maksdato": y.maksdato.isoformat() if y.maksdato else None,
            }
        )
    return svar


def forskning_ytelser() -> Iterator[tuple[UUID, str, date, date | None]]:
    """Person, type, from and to (half-open), by person: what the register has now.

    For `dap.forskning.uttrekk`, which demands the role and leaves the trace. Read piece by piece.
    """
    rader = Ytelse.objects.filter(borte=None).order_by("person_id", "fra", "id")
    felter = ("person_id", "type", "fra", "til")
    yield from rader.values_list(*felter).iterator(chunk_size=5000)
