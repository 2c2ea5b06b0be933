"""Very many people in the bench's database, in bulk: what the messages to everybody are measured on."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction

from dap.felles.aktor import Rolle
from dap.felles.fnr import lag_syntetisk
from dap.kontor import operations as kontor
from dap.kontor.models import Personkontor
from dap.kontor.values import Ansettelse
from dap.oppfolging.models import Oppfolgingsperiode, Veiledertildeling
from dap.oppfolging.values import Startarsak
from dap.person.models import Person
from dap.tabell.base import ny_id
from maling.scene import Si

KONTORER, PR_STYKKE = 20, 1_500
FORNAVN = ("Ada", "Bilal", "Cecilie", "David", "Eva", "Farah", "Geir", "Hanna")


def fyll(antall: int, mappe: Path, *, naa: datetime, si: Si) -> list[str]:
    """So many people with an open period, an office and an adviser, nine of ten reachable.

    Made once, and added to when more are asked for. Idents of two administrators.
    """
    fil = mappe / "mange.json"
    laget = json.loads(fil.read_text(encoding="utf-8"))["antall"] if fil.exists() else 0
    identer = ["X910001", "X910002"]
    if not laget:
        _ansatte(identer, naa)
    if laget < antall:
        si(f"Makes {antall - laget} people …")
        ansatt = kontor.opprett_ansatt(
            ident=f"X92{laget % 10_000:04d}",
            navn="Vera Måling",
            ansettelse=Ansettelse.STAT,
            roller=[Rolle.VEILEDER],
            kontorer=["9801"],
            fra=(naa - timedelta(days=3650)).date(),
        )
        numre = islice(_numre(), laget, antall)
        nr = laget
        while stykke := list(islice(numre, PR_STYKKE)):
            _skriv(stykke, nr, ansatt, naa)
            nr += len(stykke)
        fil.write_text(json.dumps({"antall": antall}), encoding="utf-8")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return identer


def _ansatte(identer: list[str], naa: datetime) -> None:
    for nr in range(KONTORER):
        kontor.opprett_kontor(nr=f"{9801 + nr}", navn=f"NAV Målested {nr + 1}")
    for ident in identer:
        kontor.opprett_ansatt(
            ident=ident,
            navn=f"Arne Måling {ident[-1]}",
            ansettelse=Ansettelse.STAT,
            roller=[Rolle.ADMINISTRATOR],
            kontorer=["9801"],
            fra=(naa - timedelta(days=3650)).date(),
        )


def _numre() -> Iterator[tuple[str, date]]:
    """Synthetic numbers with their birth dates, without end enough for all."""
    dag = date(1958, 1, 1)
    while True:
        for lopenummer in range(0, 480):
            if fnr := lag_syntetisk(dag, lopenummer):
                yield fnr, dag
        dag += timedelta(days=1)


@transaction.atomic
def _skriv(stykke: list[tuple[str, date]], fra: int, ansatt: UUID, naa: datetime) -> None:
    start = naa - timedelta(days=200)
    folk = [
        Person(
            id=ny_id(),
            fnr=fnr,
            fornavn=FORNAVN[nr % len(FORNAVN)],
            etternavn=f"Måling{nr}",
            fodt=fodt,
            telefon=f"+474{nr:07d}",
            epost=f"m{nr}@eksempel.no" if nr % 2 else "",
            kan_varsles=nr % 10 != 0,
            reservert_krr=nr % 10 == 0,
        )
        for nr, (fnr, fodt) in enumerate(stykke, start=fra)
    ]
    Person.objects.bulk_create(folk)
    Oppfolgingsperiode.objects.bulk_create(
        Oppfolgingsperiode(
            person=p, start=start, startarsak=Startarsak.MANUELL_REGISTRERING_VEILEDER
        )
        for p in folk
    )
    Personkontor.objects.bulk_create(
        Personkontor(person=p, kontor_id=f"{9801 + nr % KONTORER}", fra=start)
        for nr, p in enumerate(folk)
    )
    Veiledertildeling.objects.bulk_create(
        Veiledertildeling(person=p, ansatt_id=ansatt, fra=start) for p in folk
    )
