"""Requirement: a sender killed at any point loses nothing, and the receiver sees nothing twice."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from rollebesetning import NAA, Rollebesetning
from varsling import Varsling

from dap.felles.rom import Rom
from dap.varsel import operations
from dap.varsel.models import Utsending, Varselvalg
from dap.varsel.values import Utsendingsstatus, Varselslag

ANTALL = 40
_SEND = """
import sys, django
from datetime import datetime
django.setup()
from dap.varsel.operations import send_ventende
naa = datetime.fromisoformat(sys.argv[1])
send_ventende(klokke=lambda: naa)
"""


def start_sender(varsling: Varsling, naa: datetime) -> subprocess.Popen[bytes]:
    base: dict[str, Any] = connection.settings_dict
    vert = f"host={base['HOST']}&port={base['PORT']}" if base["PORT"] else f"host={base['HOST']}"
    miljo = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).resolve().parents[3]),
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "DATABASE_URL": f"postgresql://{base['USER']}:{base['PASSWORD']}@/{base['NAME']}?{vert}",
        "DAP_DATA": str(varsling.mappe),
        "DAP_SMTP_PORT": str(varsling.epostserver.port),
        "DAP_SMS_ADRESSE": f"http://127.0.0.1:{varsling.sentral.server_port}",
    }
    return subprocess.Popen([sys.executable, "-c", _SEND, naa.isoformat()], env=miljo)


def kom_fram(varsling: Varsling) -> int:
    return varsling.sentral.sentral.antall + varsling.epostserver.postkasse.antall


def drep_etter(varsling: Varsling, antall: int, naa: datetime) -> None:
    """Kill it (-9) when so many have been handed over, wherever it is then."""
    for_, frist = kom_fram(varsling), time.monotonic() + 60
    sender = start_sender(varsling, naa)
    while kom_fram(varsling) < for_ + antall and sender.poll() is None:
        assert time.monotonic() < frist
        time.sleep(0.002)
    sender.send_signal(signal.SIGKILL)
    assert sender.wait() == -signal.SIGKILL


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_and_nothing_seen_twice(roller: Rollebesetning, varsling: Varsling) -> None:
    Varselvalg.objects.create(person_id=roller.amina.id, kanaler=["EPOST"])
    for person_id in (roller.amina.id, roller.bjorn.id) * (ANTALL // 2):
        operations.bestill(
            slag=Varselslag.BER_OM_SVAR,
            mottaker_id=person_id,
            person_id=person_id,
            rom=Rom.STAT,
            objekt_type="TRAD",
            objekt_id=uuid4(),
            naa=NAA,
        )
    varsling.feil(sms="treg:0.02")

    drep_etter(varsling, 1, NAA)
    drep_etter(varsling, ANTALL // 2, NAA + timedelta(minutes=10))
    operations.send_ventende(klokke=lambda: NAA + timedelta(minutes=20))

    sendt = Utsending.objects.filter(runde=0)
    assert {u.status for u in sendt} == {Utsendingsstatus.SENDT}
    nokler = [m["nokkel"] for m in varsling.sms()]
    nokler += [str(b["Message-ID"]).strip("<>").partition("@")[0] for b in varsling.epost()]
    assert sorted(nokler) == sorted(str(u.id) for u in sendt)
    assert len(nokler) == ANTALL
    assert kom_fram(varsling) > ANTALL


@pytest.mark.django_db(transaction=True)
def test_given_up_and_tried_again_at_once_is_sent_once(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    """Senders give it up while operations press the button: one channel in the end, and once."""
    for _ in range(6):
        operations.bestill(
            slag=Varselslag.BER_OM_SVAR, mottaker_id=roller.amina.id, person_id=roller.amina.id,
            rom=Rom.STAT, objekt_type="TRAD", objekt_id=uuid4(), naa=NAA,
        )  # fmt: skip
    Utsending.objects.update(forsok=11)
    varsling.feil(sms="500")
    klar = Barrier(4)

    def samtidig(nr: int) -> None:
        try:
            klar.wait()
            if nr < 2:
                operations.send_ventende(klokke=lambda: NAA, antall=6)
            else:
                for _ in range(20):
                    operations.prov_dode_igjen(naa=NAA)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(samtidig, range(4)))
    varsling.feil()
    operations.prov_dode_igjen(naa=NAA)
    for dager in (1, 2):
        operations.send_ventende(klokke=lambda d=dager: NAA + timedelta(days=d))  # type: ignore[misc]
    assert len(varsling.epost()) + len(varsling.sms()) == 6
