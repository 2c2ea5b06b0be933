"""`bench varsel`: one message to very many, from approval to stored and sent, and what it takes of memory.

The counterparts of e-mail and SMS run on the same machine, and take their share of it.
"""

import contextlib
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from dap.felles.aktor import Aktor
from dap.felles.tid import OSLO
from dap.masseutsending import operations, queries
from dap.masseutsending.values import Innhold
from dap.tilgang.queries import aktor_for_ident
from dap.varsel.operations import send_ventende
from maling.mange import fyll
from maling.minne import topp_mb
from maling.scene import Si
from maling.tall import Rad, hoyst, minst

MOTTAKERE, SEKUNDER, PROSESSER = 360_000, 180, 2
TEKST = (
    "Hei [fornavn]. [kontor] er stengt for alle som ikke har avtale. Du kan skrive til oss her, og"
    " [veileder] svarer deg så snart som mulig. Du trenger ikke møte opp for å beholde pengene dine."
)


def mal_varsel(mappe: Path, antall: int, si: Si) -> list[Rad]:
    """`antall` people get a message each. The aim of the time is for 360 000."""
    naa = timezone.now() - timedelta(minutes=1)
    en, annen = (_aktor(ident) for ident in fyll(antall, mappe, naa=naa, si=si))
    innhold = Innhold(f"Måling {naa:%H:%M:%S}", "Kontorene er stengt", TEKST)
    start = time.perf_counter()
    id_ = operations.skriv_utkast(aktor=en, innhold=innhold, naa=naa)
    mottakere = operations.send_til_godkjenning(aktor=en, masseutsending_id=id_, versjon=1, naa=naa)
    valgt = time.perf_counter() - start
    operations.godkjenn(aktor=annen, masseutsending_id=id_, versjon=2, naa=naa)
    connections.close_all()
    start = time.perf_counter()
    with topp_mb() as topp:
        _lagre(id_)
    tid = time.perf_counter() - start
    f = queries.framdrift(id_)
    sendt = _send(id_, mappe)
    return [
        Rad("mottakere", mottakere, "stk."),
        Rad("velge dem og feste dem", round(valgt, 1), "s"),
        hoyst("lagre trådene, varslene med", tid, "s", SEKUNDER)
        if mottakere >= MOTTAKERE
        else Rad("lagre trådene, varslene med", round(tid, 1), "s"),
        Rad("i sekundet", round(f.lagret / tid), "stk."),
        hoyst("ikke lagret", f.igjen, "stk.", 0),
        Rad("minne, prosessene til sammen", round(topp[0], 1), "MB"),
        *sendt,
    ]


def _send(id_: UUID, mappe: Path) -> list[Rad]:
    """What is due, to the counterparts; and whether each has got it once."""
    with tempfile.TemporaryDirectory(dir=mappe) as rot, _motparter(Path(rot)):
        connections.close_all()
        connection.close_pool()  # type: ignore[attr-defined]  # the forked make their own
        start = time.perf_counter()
        with topp_mb() as topp:
            barn = [
                multiprocessing.get_context("fork").Process(target=_send_til_slutt)
                for _ in range(2)
            ]
            for b in barn:
                b.start()
            for b in barn:
                b.join()
        tid = time.perf_counter() - start
        if any(b.exitcode for b in barn):
            raise RuntimeError("a sender stopped")
        kommet = sum(1 for _ in Path(rot).glob("*/mottatt/*"))
    varsler = queries.framdrift(id_).varsler
    sendt = sum(varsler.get(s, 0) for s in ("SENDT", "LEVERT"))
    return [
        Rad("varsler sendt, e-post og SMS", sendt, "stk."),
        Rad("meldinger hos mottakerne, med det som lå der fra før", kommet, "stk."),
        minst("sendt i sekundet", kommet / tid, "stk.", 500),
        Rad("minne, senderne og motpartene", round(topp[0], 1), "MB"),
    ]


def _send_til_slutt() -> None:
    while send_ventende(klokke=_midt_pa_dagen):
        pass


def _midt_pa_dagen() -> datetime:
    """Now, but at noon tomorrow, when nobody has quiet hours."""
    naa = timezone.now()
    klokka = naa.astimezone(OSLO)
    return naa + timedelta(days=1) - timedelta(hours=klokka.hour - 12, minutes=klokka.minute)


@contextlib.contextmanager
def _motparter(rot: Path) -> Iterator[None]:
    """An SMTP server and an SMS gateway of this measurement's own."""
    with contextlib.ExitStack() as stopp:

        def start(modul: str, *valg: str) -> str:
            kommando = [sys.executable, "-m", f"motparter.{modul}", "--port", "0", *valg]
            barn = subprocess.Popen(kommando, stdout=subprocess.PIPE, text=True)  # noqa: S603
            stopp.callback(barn.wait)
            stopp.callback(barn.terminate)
            if barn.stdout is None:
                raise RuntimeError("no answer")
            return barn.stdout.readline().split(": ")[1].strip()

        port = start("epost", "--mappe", str(rot / "epost"))
        adresse = start("sms", "--mappe", str(rot / "sms"))
        ca = str(rot / "epost" / "sertifikat.pem")
        settings.DAP_EPOST = {**settings.DAP_EPOST, "port": port, "ca": ca}
        settings.DAP_SMS = {**settings.DAP_SMS, "adresse": adresse, "kvitteringsbase": ""}
        yield


def _lagre(id_: UUID) -> None:
    kommando = [sys.executable, "-m", "django", "varsel", "masseutsending", "stykkevis", str(id_)]
    barn = [subprocess.Popen(kommando, env=os.environ) for _ in range(PROSESSER)]  # noqa: S603
    koder = [b.wait() for b in barn]
    if any(koder):
        raise RuntimeError(f"storing ended with {koder}")


def _aktor(ident: str) -> Aktor:
    aktor = aktor_for_ident(ident, naa=timezone.now())
    if aktor is None:
        raise RuntimeError(f"{ident} is not there")
    return aktor
