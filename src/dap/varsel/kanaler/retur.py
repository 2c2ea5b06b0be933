"""E-mail that came back later: reports of delivery (RFC 3464), and what mail systems write in words of
their own (`returord`), read with the standard library.

Which message it was is said by the address that it came back to (`retur+<key>@…`), or by the Message-ID
of the message in it. Whoever can write to that address can send such a report; only the receiver knows the
key. Automatic answers are known for what they are; everything else is for a human.
"""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import Message
from uuid import UUID

from dap.varsel.kanaler import returord
from dap.varsel.values import Feilkode, Retursvar

MAKS = 1 << 20
"""Bytes of one message that are looked at: a report begins with what it says."""
_NOKKEL = r"([0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12})"
_ADRESSE = re.compile(r"\+" + _NOKKEL + "@", re.IGNORECASE)
_MELDINGSID = re.compile("<" + _NOKKEL + "@", re.IGNORECASE)
_SITERT_ID = re.compile(
    rb"^[> \t]*Message-ID:\s*<" + _NOKKEL.encode() + b"@", re.IGNORECASE | re.MULTILINE
)
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_KOM_TIL = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "Resent-To")
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


def les_retur(innhold: bytes) -> Retur | Retursvar:
    """What is said of a message of ours; else AUTOSVAR, or UKJENT for what a human must look at."""
    # The old policy reads whatever comes; the newer one stumbles over broken headers.
    brev = email.message_from_bytes(innhold[:MAKS], policy=policy.compat32)
    id_ = _hvilken(brev, innhold[:MAKS])
    mottakerdeler = list(_mottakere(brev))
    mottakere = [m for m in mottakerdeler if m.get("Action")]
    if id_ is not None and mottakere and brev.get_content_type() == "multipart/report":
        feilet = [m for m in mottakere if str(m["Action"]).strip().lower() == "failed"]
        return Retur(id_, bool(feilet), _feilkode(feilet[0]) if feilet else Feilkode.INGEN)
    if returord.er_autosvar(brev):
        return Retursvar.AUTOSVAR
    # Of a report that is half there, what it says of each receiver counts too.
    ord_ = "\n".join([returord.ord_i(brev), *map(str, mottakerdeler)])
    if id_ is None or not returord.er_retur(brev, ord_):
        return Retursvar.UKJENT
    if returord.er_underveis(brev, ord_):
        return Retur(id_, False, Feilkode.INGEN)
    return Retur(id_, True, _feilkode_i(ord_))


def form(innhold: bytes) -> str:
    """What a message says that it is, for who has to look at it."""
    brev = email.message_from_bytes(innhold[:MAKS], policy=policy.compat32)
    kjent = re.sub(r"[^a-z0-9/.+-]", "", brev.get_content_type())[:80]
    return kjent or "text/plain"


def _hvilken(brev: Message, innhold: bytes) -> UUID | None:
    for navn in _KOM_TIL:
        for adresse in brev.get_all(navn, []):
            if treff := _ADRESSE.search(str(adresse)):
                return UUID(treff[1])
    for vart in _det_sendte(brev):
        if treff := _MELDINGSID.search(str(vart.get("Message-ID", ""))):
            return UUID(treff[1])
    kropp = innhold.replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    sitert = _SITERT_ID.search(kropp) if returord.fra_postverk(brev) else None
    return UUID(sitert[1].decode()) if sitert else None


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
    return _av_kode((treff[1], treff[2], treff[3]) if treff else None)


def _feilkode_i(ord_: str) -> Feilkode:
    """The same of words: a code that says something, or that nobody has the address."""
    kode = returord.kode(ord_)
    if (kode is None or kode[1] == "0") and returord.adressen_er_ukjent(ord_):
        return Feilkode.UGYLDIG_ADRESSE
    return _av_kode(kode)


def _av_kode(kode: tuple[str, str, str] | None) -> Feilkode:
    if kode is None or kode[0] != "5":
        return Feilkode.AVVIST
    om = kode[1:]
    adressen = (om[0] == "1" and om not in _OM_AVSENDER) or om in _FEIL_ADRESSE
    return Feilkode.UGYLDIG_ADRESSE if adressen else Feilkode.AVVIST
