"""`dap varsel`: one message to very many, stored from the command line, and mail that came back.

    dap varsel masseutsending                     the ones there are
    dap varsel masseutsending ny FIL --av IDENT   a draft from a JSON file, ready for approval
    dap varsel masseutsending vis ID              how it reads, to how many, how far it has come
    dap varsel masseutsending lagre ID            store an approved one now, with as many processes as said
    dap varsel retur < MESSAGE                    a message from the mailbox of returned mail
    dap varsel retur --mappe MAILDIR              every new one in a folder
    dap varsel retur --vis ID                     one that nobody understood, as it came

Approval is a human's, signed in, on the page: nothing here can do it.
"""

import json
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil
from dap.masseutsending import operations, queries
from dap.masseutsending.values import Framdrift, Innhold
from dap.tilgang.queries import aktor_for_ident
from dap.varsel import operations as varsel
from dap.varsel.queries import returpostinnhold

MAKS_RETUR = 1 << 20


class Command(BaseCommand):
    help = "One message to very many: draft, preview, storing with progress."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("hva", choices=["masseutsending", "retur"])
        parser.add_argument("handling", nargs="?", default="liste", choices=[*_HANDLINGER])
        parser.add_argument("emne", nargs="?", help="id, or for `ny` a JSON file")
        parser.add_argument("--av", help="ident of the administrator who writes or looks")
        parser.add_argument("--prosesser", type=int, default=2)
        parser.add_argument("--mappe", type=Path, help="Maildir with returned mail")
        parser.add_argument("--vis", help="id of mail that nobody understood")

    def handle(self, *args: Any, **valg: Any) -> None:
        if valg["hva"] == "retur":
            return self._vis_retur(valg["vis"]) if valg["vis"] else self._retur(valg["mappe"])
        try:
            getattr(self, _HANDLINGER[valg["handling"]])(valg)
        except DapFeil as feil:
            raise CommandError(f"{feil.kode} {feil.detaljer or ''}") from feil

    def _retur(self, mappe: Path | None) -> None:
        """Never refuses a message: what refuses is answered with one more bounce."""
        try:
            if mappe is None:
                innhold = sys.stdin.buffer.read(MAKS_RETUR)
                svar = [varsel.ta_imot_retur(innhold=innhold, naa=timezone.now())]
            else:
                svar = list(varsel.les_returmappe(mappe, klokke=timezone.now).elements())
        except DatabaseError as feil:
            # What a mail server reads as: try again later (EX_TEMPFAIL).
            raise CommandError(str(type(feil).__name__), returncode=75) from None
        for ett in svar:
            self.stdout.write(ett.value)

    def _vis_retur(self, id_: str) -> None:
        innhold = returpostinnhold(_id(id_))
        if innhold is None:
            raise CommandError("Den ligger ikke her: i mappen for retur, eller den er behandlet.")
        # As it came, whatever bytes it is made of.
        self.stdout.write(innhold.decode("utf-8", "backslashreplace"), ending="")

    def _ny(self, valg: dict[str, Any]) -> None:
        aktor = _aktor(valg["av"])
        try:
            felter = json.loads(Path(valg["emne"] or "").read_text(encoding="utf-8"))
            innhold = Innhold(
                str(felter["navn"]),
                str(felter["overskrift"]),
                str(felter["tekst"]),
                tuple(map(str, felter.get("kontorer", ()))),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as feil:
            raise CommandError(f"{valg['emne']}: {feil}") from feil
        naa = timezone.now()
        id_ = operations.skriv_utkast(aktor=aktor, innhold=innhold, naa=naa)
        antall = operations.send_til_godkjenning(
            aktor=aktor, masseutsending_id=id_, versjon=1, naa=naa
        )
        self.stdout.write(f"{id_}: {antall} mottakere, venter på godkjenning av en annen.")

    def _vis(self, valg: dict[str, Any]) -> None:
        id_ = _id(valg["emne"])
        m = queries.masseutsending(_aktor(valg["av"]), id_)
        vist = queries.forhandsvisning(m, {})
        self.stdout.write(
            f"{m.innhold.navn}: {m.status}\n\n{m.innhold.overskrift}\n{vist.eksempel}\n"
        )
        self.stdout.write(
            f"{vist.mottakere} mottakere, {vist.digitalt} digitalt, {vist.brev} brev."
        )
        self._skriv(queries.framdrift(id_))

    def _liste(self, valg: dict[str, Any]) -> None:
        for m in queries.masseutsendinger(_aktor(valg["av"])):
            self.stdout.write(f"{m.id} {m.status} {m.innhold.navn}")

    def _lagre(self, valg: dict[str, Any]) -> None:
        """Store with several processes, each a piece at a time; killed, it is started again."""
        id_ = _id(valg["emne"])
        start = time.monotonic()
        kommando = [
            sys.executable,
            "-m",
            "django",
            "varsel",
            "masseutsending",
            "stykkevis",
            str(id_),
        ]
        barn = [subprocess.Popen(kommando) for _ in range(max(1, valg["prosesser"]))]  # noqa: S603
        while any(b.poll() is None for b in barn):
            time.sleep(1)
            self._skriv(queries.framdrift(id_))
        if any(b.returncode for b in barn):
            raise CommandError("En prosess stoppet. Start den igjen: ingenting lagres to ganger.")
        self._skriv(queries.framdrift(id_))
        self.stdout.write(f"Ferdig på {time.monotonic() - start:.0f} sekunder.")

    def _stykkevis(self, valg: dict[str, Any]) -> None:
        while operations.lagre_neste(masseutsending_id=_id(valg["emne"]), naa=timezone.now()):
            pass

    def _skriv(self, f: Framdrift) -> None:
        self.stdout.write(
            f"{f.lagret} av {f.mottakere} lagret, {f.hoppet} hoppet over ({f.prosent} %)"
        )
        self.stdout.flush()


_HANDLINGER = {
    "liste": "_liste",
    "ny": "_ny",
    "vis": "_vis",
    "lagre": "_lagre",
    "stykkevis": "_stykkevis",
}


def _id(emne: str | None) -> UUID:
    try:
        return UUID(emne or "")
    except ValueError:
        raise CommandError("Oppgi en id.") from None


def _aktor(ident: str | None) -> Aktor:
    aktor = aktor_for_ident(ident or "", naa=timezone.now())
    if aktor is None:
        raise CommandError("Oppgi hvem du er med --av IDENT.")
    return aktor
