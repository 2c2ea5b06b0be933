"""An SMTP server on this machine, for the demo and the tests: it keeps what it gets as files.

    python -m motparter.epost --port 9600 --mappe epost

STARTTLS is demanded, with a certificate that it makes in the folder (`sertifikat.pem`, which clients
are to trust). A message is kept in `mottatt/`, named by its Message-ID: the same one again is
answered as received, and kept once, as mailboxes do.

`feil.json` in the folder says which recipients fail: "550" or "450" (refused by that code), "554"
(refused after the text), "treg:2" (two seconds late), "faller" (kept, but the line is cut before the
answer), "retur" (kept, and a report that the mailbox is closed comes back to `retur/`, a Maildir). On
loopback only. Prints `E-post klar: <port>` when it answers.
"""

import argparse
import asyncio
import contextlib
import email
import hashlib
import logging
import mailbox
import os
import signal
import ssl
import sys
from email import policy
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from motparter.feil import Feilfil
from motparter.sertifikat import sorg_for

_STORRELSE = 1 << 20
logging.getLogger("mail.log").setLevel(logging.WARNING)  # names every recipient


class Postkasse:
    """What the server does with each message."""

    def __init__(self, mappe: Path) -> None:
        self.mottatt = mappe / "mottatt"
        self.mottatt.mkdir(parents=True, exist_ok=True)
        self._mappe = mappe
        self._retur: mailbox.Maildir | None = None
        self._feil = Feilfil(mappe / "feil.json")
        self.antall = 0
        """How many times a message was handed over, also the ones that were known."""

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: SMTP, okt: Session, konvolutt: Envelope, adresse: str, valg: list[str]
    ) -> str:
        slag, sekunder = self._feil.for_(adresse)
        if slag == "treg":
            await asyncio.sleep(sekunder)
        if slag == "550":
            return "550 5.1.1 No such mailbox"
        if slag == "450":
            return "450 4.2.0 Try again later"
        konvolutt.rcpt_tos.append(adresse)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, okt: Session, konvolutt: Envelope) -> str:  # noqa: N802
        slag = {self._feil.for_(str(a))[0] for a in konvolutt.rcpt_tos}
        if "554" in slag:
            return "554 5.7.1 Refused"
        kom = konvolutt.content or b""
        innhold = kom.encode() if isinstance(kom, str) else kom
        self._behold(innhold)
        if "retur" in slag:
            self._kom_tilbake(konvolutt, innhold)
        if "faller" in slag and isinstance(server.transport, asyncio.WriteTransport):
            server.transport.abort()
        return "250 OK"

    def _kom_tilbake(self, konvolutt: Envelope, innhold: bytes) -> None:
        """As a mail server reports what it could not deliver after all (RFC 3464)."""
        if self._retur is None:
            self._retur = mailbox.Maildir(self._mappe / "retur", create=True)
        sendt = email.message_from_bytes(innhold, policy=policy.SMTP)
        brev = MIMEMultipart("report", report_type="delivery-status")
        brev["From"] = "MAILER-DAEMON@example.no"
        brev["To"] = konvolutt.mail_from or ""
        brev["Subject"] = "Undelivered Mail Returned to Sender"
        brev.attach(MIMEText("The mailbox is closed.", "plain", "utf-8"))
        status, om_alle, om_en = Message(), Message(), Message()
        status.set_type("message/delivery-status")
        om_alle["Reporting-MTA"] = "dns; example.no"
        om_en["Final-Recipient"] = f"rfc822; {konvolutt.rcpt_tos[0]}"
        om_en["Action"], om_en["Status"] = "failed", "5.2.1"
        status.set_payload([om_alle, om_en])
        brev.attach(status)
        brev.attach(MIMEText(f"Message-ID: {sendt.get('Message-ID', '')}\n", "rfc822-headers"))
        self._retur.add(brev)

    def _behold(self, innhold: bytes) -> None:
        self.antall += 1
        id_ = email.message_from_bytes(innhold, policy=policy.SMTP).get("Message-ID", "")
        navn = hashlib.sha256((id_ or innhold.decode("latin-1")).encode()).hexdigest()[:32]
        halv = self.mottatt / f".{navn}.{self.antall}.del"
        halv.write_bytes(innhold)
        with contextlib.suppress(FileExistsError):
            os.link(halv, self.mottatt / f"{navn}.eml")
        halv.unlink()


class Epostserver(Controller):
    """The server in a thread of its own: `start`, `stop`, and `port` when it listens."""

    def __init__(self, mappe: Path, port: int = 0) -> None:
        self.sertifikat, nokkel = sorg_for(mappe)
        sikker = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        sikker.load_cert_chain(self.sertifikat, nokkel)
        self.postkasse = Postkasse(mappe)
        super().__init__(
            self.postkasse,
            hostname="127.0.0.1",
            port=port,
            tls_context=sikker,
            require_starttls=True,
            data_size_limit=_STORRELSE,
            ident="DAP",
        )

    def _trigger_server(self) -> None:
        """The library asks for its own port, which it does not know when it is 0."""
        if isinstance(self.server, asyncio.Server):
            self.port = int(self.server.sockets[0].getsockname()[1])
        super()._trigger_server()  # type: ignore[no-untyped-call]


def main() -> int:
    leser = argparse.ArgumentParser(prog="motparter.epost")
    leser.add_argument("--port", type=int, default=9600)
    leser.add_argument("--mappe", type=Path, required=True)
    valg: Any = leser.parse_args()
    server = Epostserver(valg.mappe, valg.port)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server.start()
    sys.stdout.write(f"E-post klar: {server.port}\n")
    sys.stdout.flush()
    try:
        signal.pause()
    finally:
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
