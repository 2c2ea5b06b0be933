"""From an empty folder to a product that serves: what the demo and the bench have in common."""

import contextlib
import errno
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from drift import barn, nett, postgres, ressurser
from drift.feil import Driftsfeil, disken_er_full
from drift.klargjoring import Klargjoring
from drift.mappelas import Mappelas
from drift.melding import si

ROT = Path(__file__).resolve().parents[2]
_MINST_LEDIG = 200 * 1024 * 1024
_KLARFRIST = 90.0


@dataclass
class Oppstart:
    """One run on one data folder. What it starts is put on `opprydding` at once."""

    data: Path
    port: int
    opprydding: contextlib.ExitStack
    postgres_innstillinger: dict[str, str]

    def forbered(self, *, demodata: bool) -> dict[str, str]:
        """Lock, database, tables, files. Returns the environment of every child."""
        _krev_mappe(self.data)
        self.opprydding.enter_context(Mappelas(self.data / "dap.las"))
        barn.rydd_etter_drept(self.data)
        self.port = nett.ledig_port(self.port)
        ressurser.bygg()
        miljo = self._miljo()
        egen_base = "DATABASE_URL" not in os.environ
        if egen_base:
            server = postgres.start(self.data / "pg", self.postgres_innstillinger)
            self.opprydding.callback(server.stopp)
            miljo["DATABASE_URL"] = server.url()
        klargjoring = Klargjoring(self.data, miljo, egen_base=egen_base)
        klargjoring.migrer()
        klargjoring.samle_statiske()
        if demodata:
            klargjoring.demodata()
        klargjoring.personer(miljo["DAP_OIDC_PERSONER"])
        klargjoring.registre(miljo["DAP_REGISTERINNHOLD"])
        return miljo

    def server(self, miljo: dict[str, str], *, jobber: bool) -> barn.Barneflokk:
        """Start the children and wait until the product answers."""
        si("Starter …")
        flokk = barn.Barneflokk(self.data, miljo)
        self.opprydding.callback(flokk.stopp)
        oidc = int(miljo["DAP_OIDC_PORT"])
        flokk.start(barn.innlogging(oidc, Path(miljo["DAP_OIDC_PERSONER"])))
        registre = int(miljo["DAP_REGISTERPORT"])
        flokk.start(barn.registre(registre, Path(miljo["DAP_REGISTERINNHOLD"])))
        flokk.start(barn.tjener(self.port))
        for port in (self.port, oidc, registre):
            self._vent_paa(flokk, port)
        if jobber:
            flokk.start(barn.arkiv(self.data / "arkiv"))
            flokk.start(barn.epost(int(miljo["DAP_SMTP_PORT"]), self.data / "epost"))
            flokk.start(barn.sms(int(miljo["DAP_SMS_PORT"]), self.data / "sms"))
            flokk.start(barn.jobber())
        return flokk

    def _vent_paa(self, flokk: barn.Barneflokk, port: int) -> None:
        frist = time.monotonic() + _KLARFRIST
        while (status := nett.svarer(port)) is None or status >= 500:
            flokk.krev_i_live()
            if time.monotonic() > frist:
                raise Driftsfeil(
                    f"DAP svarer ikke som det skal (status {status}). Se {self.data / 'logg'}.",
                    f"DAP does not answer as it should (status {status}). See the logs there.",
                )
            time.sleep(0.05)
        flokk.krev_i_live()

    def _miljo(self) -> dict[str, str]:
        oidc = nett.helst_port(self.port + 1400)
        registre = nett.helst_port(self.port + 1500)
        epost = nett.helst_port(self.port + 1600)
        sms = nett.helst_port(self.port + 1700)
        personer = _fil(self.data / "personer.json", "[]")
        innhold = _fil(self.data / "registre.json", "{}")
        return {
            **os.environ,
            "PYTHONPATH": str(ROT / "src"),
            "PYTHONUNBUFFERED": "1",
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
            "DAP_DATA": str(self.data),
            "DAP_STATISK": str(self.data / "statisk"),
            "DAP_ADRESSE": f"http://127.0.0.1:{self.port}",
            "DAP_OIDC_PORT": str(oidc),
            "DAP_OIDC_ADRESSE": f"http://127.0.0.1:{oidc}",
            "DAP_OIDC_PERSONER": str(personer),
            "DAP_SMTP_PORT": str(epost),
            "DAP_SMS_PORT": str(sms),
            "DAP_SMS_ADRESSE": f"http://127.0.0.1:{sms}",
            "DAP_REGISTERPORT": str(registre),
            "DAP_REGISTERADRESSE": f"http://127.0.0.1:{registre}",
            "DAP_REGISTERINNHOLD": str(innhold),
        }


def _fil(sti: Path, tomt: str) -> Path:
    if not sti.exists():
        sti.touch(mode=0o600)
        sti.write_text(tomt, encoding="ascii")
    return sti


def sti_fra_bruker(tekst: str) -> Path:
    """Relative to where the command was given; the scripts have moved to the checkout since."""
    return Path(os.environ.get("DAP_HER", ""), tekst).resolve()


def _krev_mappe(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        proving = data / ".proving"
        proving.write_bytes(b"")
        proving.unlink()
    except OSError as feil:
        if feil.errno == errno.ENOSPC:
            raise disken_er_full(data) from feil
        raise Driftsfeil(
            f"Kan ikke skrive i {data}: {feil.strerror}. Velg en annen mappe med --data.",
            f"Cannot write in {data}. Choose another folder with --data.",
        ) from feil
    if shutil.disk_usage(data).free < _MINST_LEDIG:
        raise disken_er_full(data)
