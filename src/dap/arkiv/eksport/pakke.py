"""One file: the PDF, the JSON with its schema, the attachments, and what each must be (SHA-256)."""

import hashlib
import json
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath
from typing import IO, Any
from uuid import UUID

from django.utils import translation

from dap.arkiv.eksport.deling import deler
from dap.arkiv.eksport.somjson import SKJEMAFIL, som_json, uten_merker
from dap.arkiv.eksport.sompdf import som_pdf
from dap.arkiv.eksportverdier import Saksinnhold, Vedleggspost

Framdrift = Callable[[int], None]
Vedleggskilde = Callable[[Iterable[UUID]], Iterator[tuple[UUID, bytes]]]
SAMTIDIG = 2
"""Parts that typst makes at once, each in a process of its own."""
_TIDSPUNKT = (1980, 1, 1, 0, 0, 0)
_MAKS_NAVN = 80


class Pakke:
    """A ZIP that keeps account of what is put in."""

    def __init__(self, fil: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(fil, "w", zipfile.ZIP_DEFLATED)
        self._manifest: list[dict[str, Any]] = []

    def legg_til(self, navn: str, innhold: bytes, mime: str) -> None:
        info = zipfile.ZipInfo(navn, _TIDSPUNKT)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        self._zip.writestr(info, innhold)
        self._manifest.append(
            {
                "fil": navn,
                "mime": mime,
                "storrelse": len(innhold),
                "sha256": hashlib.sha256(innhold).hexdigest(),
            }
        )

    def ferdig(self, om: dict[str, Any]) -> None:
        """Write the account itself, last."""
        manifest = json.dumps({**om, "filer": self._manifest}, ensure_ascii=False, indent=1)
        self._zip.writestr(zipfile.ZipInfo("manifest.json", _TIDSPUNKT), manifest.encode())
        self._zip.close()


def skriv_vedlegg(pakke: Pakke, sak: Saksinnhold, kilde: Vedleggskilde) -> None:
    """The files, one at a time."""
    vedlegg = {v.id: v for v in sak.vedlegg()}
    if not vedlegg:
        return
    for id_, innhold in kilde(vedlegg):
        pakke.legg_til(f"vedlegg/{_filnavn(vedlegg[id_])}", innhold, vedlegg[id_].mime)


def skriv_sak(pakke: Pakke, sak: Saksinnhold, framdrift: Framdrift) -> None:
    """The JSON with its schema, and the PDF, in several parts when the case is long."""
    pakke.legg_til("sak.json", som_json(sak), "application/json")
    pakke.legg_til("sak.schema.json", SKJEMAFIL.read_bytes(), "application/schema+json")
    alle = deler(sak)
    with ThreadPoolExecutor(SAMTIDIG) as trader:
        for nr, pdf in enumerate(trader.map(_pdf, alle), 1):
            navn = "sak.pdf" if len(alle) == 1 else f"sak-del-{nr}.pdf"
            pakke.legg_til(navn, pdf, "application/pdf")
            framdrift(100 * nr // len(alle))


def _pdf(del_: Saksinnhold) -> bytes:
    """In a thread, which does not know the language by itself."""
    with translation.override(del_.sprak):
        return som_pdf(del_)


def _filnavn(v: Vedleggspost) -> str:
    """Unique, and safe on every system: the id's end before the name the sender gave it."""
    navn = PurePosixPath(uten_merker(unicodedata.normalize("NFC", v.navn)).replace("\\", "/")).name
    navn = "".join(t if t.isalnum() or t in "._- " else "_" for t in navn).strip(". ") or "fil"
    stamme, punktum, ending = navn.rpartition(".")
    kort = f"{stamme[:_MAKS_NAVN]}{punktum}{ending[:10]}" if stamme else navn[:_MAKS_NAVN]
    return f"{v.id.hex[-8:]}-{kort}"
