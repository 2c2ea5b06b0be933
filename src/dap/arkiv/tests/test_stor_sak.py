"""Requirement: a long case becomes a file too, and one picture while others write."""

import os
import resource
import threading
import time
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from rollebesetning import Rollebesetning

from dap.arkiv import queries
from dap.arkiv.eksport.samling import ett_bilde, saml
from dap.arkiv.tests.eksporthjelp import eksporter, pdftekst
from dap.arkiv.values import Eksportvalg, Innhold
from dap.dialog import operations as dialog
from dap.dialog.models import Melding
from dap.dialog.values import Tema
from dap.felles.aktor import Aktor, AktorType
from dap.tilgang.operations import apne_person

TEKST = "Jeg har søkt på tre stillinger denne uken, og venter på svar fra to av dem. " * 4


def _skriv(bruker: Aktor, nav: Aktor, antall: int) -> None:
    """Straight into the tables: what a five-year dialog leaves, without five years of operations."""
    naa = timezone.now() - timedelta(days=5 * 365)
    for fra in range(0, antall, 100):
        trad = dialog.ny_trad(
            aktor=bruker, person_id=bruker.id, tema=Tema.ANNET, overskrift=f"Samtale {fra}",
            tekst=f"Melding {fra}", nokkel=uuid.uuid4(), naa=timezone.now(),
        )  # fmt: skip
        Melding.objects.bulk_create(
            Melding(
                trad_id=trad.trad_id, nr=nr + 1, tekst=f"Melding {fra + nr}: {TEKST}",
                avsender_type=AktorType.BRUKER if nr % 2 else AktorType.VEILEDER,
                avsender_id=bruker.id if nr % 2 else nav.id, nokkel=uuid.uuid4(),
                sendt=naa + timedelta(hours=4 * (fra + nr)),
            )
            for nr in range(1, min(100, antall - fra))
        )  # fmt: skip


@pytest.mark.slow
@pytest.mark.django_db
def test_every_message_of_a_long_dialog_is_there(roller: Rollebesetning) -> None:
    """Run with -s to see what docs/drift/maling.md says; with DAP_MELDINGER=2000 of a shorter one."""
    antall = int(os.environ.get("DAP_MELDINGER", "10000"))
    _skriv(roller.amina, roller.kari, antall)
    start = time.perf_counter()
    fil = eksporter(roller.amina, roller.amina)
    tid = time.perf_counter() - start

    pdfer = [b for navn, b in sorted(fil.innhold.items()) if navn.endswith(".pdf")]
    tekst = "".join(pdftekst(b) for b in pdfer)
    assert all(f"Melding {n}" in tekst for n in range(0, antall, 97))
    meldinger = [p for t in fil.kapittel("DIALOG")["poster"] for p in t["poster"]]
    assert len(meldinger) == antall
    egen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    barn = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"\n{antall}: {tid:.1f} s, {len(pdfer)} PDF, {egen} MB + {barn} MB")  # noqa: T201


@pytest.mark.django_db(transaction=True)
def test_what_others_write_meanwhile_is_not_half_in_it(roller: Rollebesetning) -> None:
    amina, naa = roller.amina, timezone.now()
    innsyn = apne_person(aktor=amina, person_id=amina.id, hva="eksport", naa=naa)
    valg = Eksportvalg(innhold=frozenset({Innhold.DIALOG}))

    with ett_bilde():
        assert not saml(innsyn, valg, naa=naa).kapitler[0].poster
        _i_en_annen_trad(lambda: _skriv(amina, roller.kari, 2))
        assert not saml(innsyn, valg, naa=naa).kapitler[0].poster
    assert queries.forhandsvis(innsyn, valg, naa=naa).kapitler[0].poster


@pytest.mark.django_db(transaction=True)
def test_nothing_can_be_written_while_the_picture_is_taken(roller: Rollebesetning) -> None:
    with pytest.raises(Exception, match="read-only transaction"), ett_bilde():
        _skriv(roller.amina, roller.kari, 1)


def _i_en_annen_trad(gjor: Any) -> None:
    def med_egen_forbindelse() -> None:
        try:
            gjor()
        finally:
            connection.close()

    trad = threading.Thread(target=med_egen_forbindelse)
    trad.start()
    trad.join()
