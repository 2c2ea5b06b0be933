"""E-mail over SMTP with TLS. Message-ID is the key: who gets the same message again knows it."""

import re
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings

from dap.varsel.kanaler import innhold
from dap.varsel.kanaler.oppdrag import KanalNede, Oppdrag, Svar
from dap.varsel.rules.tilstand import Utfall
from dap.varsel.values import Feilkode, Varselslag

_PLASS = UUID("00000000-0000-4000-8000-00000000face")
_TIL, _DATO = "til-denne@example.invalid", "Thu, 01 Jan 1970 00:00:00 -0000"
_ADRESSE = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")
_VARIG, _MIDLERTIDIG = 500, 400


def smtp_adresse(epost: str) -> str:
    """As SMTP wants it; empty when it is none. Nothing that could end a line gets through."""
    lokal, alfa, domene = epost.strip().rpartition("@")
    try:
        adresse = f"{lokal}{alfa}{domene.encode('idna').decode('ascii')}"
    except UnicodeError:
        return ""
    return adresse if _ADRESSE.fullmatch(adresse) else ""


def meldingsid(id_: UUID) -> str:
    return f"<{id_}@{settings.DAP_EPOST['avsender'].rpartition('@')[2]}>"


def returadresse(id_: UUID) -> str:
    """Where it comes back to: an address of its own for each message, when there is a mailbox for it."""
    retur = settings.DAP_EPOST.get("retur") or ""
    lokal, alfa, vert = retur.rpartition("@")
    return f"{lokal}+{id_}{alfa}{vert}" if retur else str(settings.DAP_EPOST["avsender"])


def som_epost(oppdrag: Oppdrag, til: str, naa: datetime) -> bytes:
    """The whole message. Made once for each kind and language; what differs is put in."""
    brev = _mal(oppdrag.slag, oppdrag.sprak, oppdrag.antall, settings.DAP_EPOST["avsender"])
    return (
        brev.replace(_TIL.encode(), til.encode("ascii"))
        .replace(meldingsid(_PLASS).encode(), meldingsid(oppdrag.id).encode())
        .replace(str(_PLASS).encode(), str(oppdrag.varsel_id).encode())
        .replace(_DATO.encode(), format_datetime(naa).encode())
    )


@lru_cache(maxsize=512)
def _mal(slag: Varselslag, sprak: str, antall: int, avsender: str) -> bytes:
    emne, tekst = innhold.epost(slag, sprak, antall)
    brev = EmailMessage()
    brev["From"] = formataddr(("NAV", avsender))
    brev["To"] = _TIL
    brev["Subject"] = emne
    brev["Date"] = _DATO
    brev["Message-ID"] = meldingsid(_PLASS)
    brev["Auto-Submitted"] = "auto-generated"
    brev.set_content(tekst.format(lenke=innhold.lenke(_PLASS, antall)), cte="quoted-printable")
    brev["Content-Language"] = sprak
    return brev.as_bytes(policy=brev.policy.clone(linesep="\r\n"))


@dataclass(slots=True)
class Epostkobling:
    """One kept connection; one thread uses it."""

    _smtp: smtplib.SMTP | None = None

    def send(self, oppdrag: Oppdrag, naa: datetime) -> Svar:
        """Hand one message over. Raises KanalNede when nobody answers."""
        til = smtp_adresse(oppdrag.til)
        if not til:
            return Svar(Utfall.VARIG, Feilkode.UGYLDIG_ADRESSE)
        smtp = self._smtp or self._koble()
        brev = som_epost(oppdrag, til, naa)
        try:
            smtp.sendmail(returadresse(oppdrag.id), [til], brev)
        except smtplib.SMTPRecipientsRefused as feil:
            return _avvist(feil.recipients[til][0], adressen=True)
        except smtplib.SMTPResponseException as feil:
            self.lukk()
            return _avvist(feil.smtp_code, adressen=False)
        except (smtplib.SMTPException, OSError) as feil:
            self.lukk()
            return Svar(Utfall.MIDLERTIDIG, _grunn(feil), kan_ha_gatt=True)
        return Svar(Utfall.SENDT, ekstern_id=meldingsid(oppdrag.id))

    def lukk(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    def _koble(self) -> smtplib.SMTP:
        valg = settings.DAP_EPOST
        try:
            self._smtp = _apne(valg)
            if valg.get("bruker"):
                self._smtp.login(valg["bruker"], valg["passord"])
        except (smtplib.SMTPException, OSError) as feil:
            self.lukk()
            raise KanalNede(_grunn(feil)) from None
        return self._smtp


def _apne(valg: dict[str, Any]) -> smtplib.SMTP:
    """With TLS, and the server's certificate verified: from the start, or after STARTTLS."""
    sikker = ssl.create_default_context(cafile=valg.get("ca") or None)
    sted, ventetid = (valg["vert"], int(valg["port"])), float(valg["ventetid"])
    if valg.get("tls") == "straks":
        return smtplib.SMTP_SSL(*sted, timeout=ventetid, context=sikker)
    smtp = smtplib.SMTP(*sted, timeout=ventetid)
    try:
        smtp.starttls(context=sikker)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _avvist(kode: int, *, adressen: bool) -> Svar:
    """5xx is for good: of the address when the recipient was refused, else of the message."""
    feil = Feilkode.UGYLDIG_ADRESSE if adressen and kode >= _VARIG else Feilkode.AVVIST
    return Svar(Utfall.VARIG if kode >= _VARIG else Utfall.MIDLERTIDIG, feil)


def _grunn(feil: Exception) -> Feilkode:
    return Feilkode.FOR_TREGT if isinstance(feil, TimeoutError) else Feilkode.NEDE
