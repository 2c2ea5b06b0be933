"""Reads what the counterparts keep: `epost/mottatt/*.eml` and `sms/mottatt/*.json`."""

import email
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path

_LENKE = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Mottatt:
    """One message as the receiver sees it."""

    til: str
    tid: datetime
    er_sms: bool
    emne: str
    avsnitt: tuple[tuple[str, ...], ...]
    """Paragraphs of pieces; a piece that is a link begins with http."""


def mottatt(mappe: str, *, antall: int) -> list[tuple[str, list[Mottatt]]]:
    """The newest, by receiver; who got something last stands first."""
    rot = Path(mappe)
    filer = [*rot.glob("epost/mottatt/[!.]*.eml"), *rot.glob("sms/mottatt/[!.]*.json")]
    filer = sorted(filer, key=lambda f: f.stat().st_mtime, reverse=True)[:antall]
    per: dict[str, list[Mottatt]] = {}
    for melding in _les(filer):
        per.setdefault(melding.til, []).append(melding)
    return list(per.items())


def _les(filer: list[Path]) -> Iterator[Mottatt]:
    for fil in filer:
        tid = datetime.fromtimestamp(fil.stat().st_mtime, UTC)
        if fil.suffix == ".json":
            sms = json.loads(fil.read_text(encoding="utf-8"))
            yield Mottatt(sms["til"], tid, True, "", (_deler(sms["tekst"]),))
            continue
        brev = email.message_from_bytes(fil.read_bytes(), policy=policy.default)
        tekst = str(brev.get_content()) if isinstance(brev, EmailMessage) else ""
        avsnitt = tuple(_deler(a) for a in tekst.replace("\r\n", "\n").strip().split("\n\n"))
        yield Mottatt(str(brev["To"]), tid, False, str(brev["Subject"]), avsnitt)


def _deler(tekst: str) -> tuple[str, ...]:
    """A text cut at its links."""
    deler, slutt = [], 0
    for funn in _LENKE.finditer(tekst):
        deler += [tekst[slutt : funn.start()], funn.group()]
        slutt = funn.end()
    return tuple(del_ for del_ in (*deler, tekst[slutt:]) if del_)
