"""E-mail that came back later: reports of delivery (RFC 3464), read with the standard library.

Which message it was is said by the address that it came back to (`retur+<key>@…`), or by the Message-ID
of the message in it. Whoever can write to that address can send such a report; only the receiver knows the
key. Everything else that lands there (automatic answers, people) is left alone.
"""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import Message
from uuid import UUID

from dap.varsel.values import Feilkode

MAKS = 1 << 20
"""Bytes of one message that are looked at: a report begins with what it says."""
_NOKKEL = r"([0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12})"
_ADRESSE = re.compile(r"\+" + _NOKKEL + "@", re.IGNORECASE)
_MELDINGSID = re.compile("<" + _NOKKEL + "@", re.IGNORECASE)
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_KOM_TIL = ("To", "Delivered-To", "X-Original-To")
_FEIL_ADRESSE = frozenset({("2", "1"), ("4", "4")})
"""Beside 5.1.x: the mailbox is closed, and no way to the host."""
_OM_AVSENDER = frozenset({("1", "7"), ("1", "8")})


@dataclass(frozen=True, slots=True)
class Retur:
    """What a report says of one message of ours."""

    utsending_id: UUID
    endelig: bool
    """It will not be tried again. Otherwise it is only late."""
    feilkode: Feilkode


def les_retur(innhold: bytes) -> Retur | None:
    """None for anything that is no report about a message of ours."""
    # The old policy reads whatever comes; the newer one stumbles over broken headers.
    brev = email.message_from_bytes(innhold[:MAKS], policy=policy.compat32)
    if brev.get_content_type() != "multipart/report":
        return None
    if str(brev.get_param("report-type", "")).lower() != "delivery-status":
        return None
    id_ = _hvilken(brev)
    mottakere = [m for m in _mottakere(brev) if m.get("Action")]
    if id_ is None or not mottakere:
        return None
    feilet = [m for m in mottakere if str(m["Action"]).strip().lower() == "failed"]
    return Retur(id_, bool(feilet), _feilkode(feilet[0]) if feilet else Feilkode.INGEN)


def _hvilken(brev: Message) -> UUID | None:
    for navn in _KOM_TIL:
        for adresse in brev.get_all(navn, []):
            if treff := _ADRESSE.search(str(adresse)):
                return UUID(treff[1])
    for vart in _det_sendte(brev):
        if treff := _MELDINGSID.search(str(vart.get("Message-ID", ""))):
            return UUID(treff[1])
    return None


def _det_sendte(brev: Message) -> Iterator[Message]:
    """The message that came back, or its headers."""
    for d in brev.walk():
        slag = d.get_content_type()
        if slag == "message/rfc822" and isinstance(d.get_payload(), list):
            yield from (m for m in d.get_payload() if isinstance(m, Message))
        elif slag in {"text/rfc822-headers", "message/rfc822-headers"}:
            hoder = d.get_payload(decode=True)
            if isinstance(hoder, bytes):
                yield email.message_from_bytes(hoder, policy=policy.compat32)


def _mottakere(brev: Message) -> Iterator[Message]:
    """What the report says of each receiver."""
    for d in brev.walk():
        blokker = d.get_payload() if d.get_content_type() == "message/delivery-status" else None
        if isinstance(blokker, list):
            yield from (m for m in blokker if isinstance(m, Message))


def _feilkode(mottaker: Message) -> Feilkode:
    """Whether the address is to blame, by the code of RFC 3463."""
    treff = _STATUS.search(f"{mottaker.get('Status', '')} {mottaker.get('Diagnostic-Code', '')}")
    if treff is None or treff[1] != "5":
        return Feilkode.AVVIST
    kode = (treff[2], treff[3])
    adressen = (kode[0] == "1" and kode not in _OM_AVSENDER) or kode in _FEIL_ADRESSE
    return Feilkode.UGYLDIG_ADRESSE if adressen else Feilkode.AVVIST
