"""What a file is, by its content: a name can lie, and a file can be two things at once."""

import io
import re
import zipfile
from dataclasses import dataclass

import puremagic

from dap.dialog.values import MAKS_VEDLEGG_BYTE
from dap.felles.feil import Regelbrudd
from dap.felles.tekst import rens

MAKS_NAVN = 100
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DOCX_HOVEDDEL = b"wordprocessingml.document.main+xml"
_ENDELSER = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg", ".jfif"),
    _DOCX: (".docx",),
}
# A real document of 10 MB stays far below these.
_MAKS_UTPAKKET = 200 * 1024 * 1024
_MAKS_FORHOLD = 200
_MAKS_FILER = 5000
_HODE = 4096
_HALE = 2048


@dataclass(frozen=True, slots=True)
class Fil:
    navn: str
    mime: str


def kontroller_fil(navn: str, innhold: bytes) -> Fil:
    """The file's clean name and true type.

    Regelbrudd VEDLEGG_TOMT, VEDLEGG_FOR_STORT, or VEDLEGG_TYPE (not PDF, PNG, JPEG or docx, or
    something more hidden inside).
    """
    if not innhold:
        raise Regelbrudd("VEDLEGG_TOMT", felt="vedlegg", navn=navn)
    if len(innhold) > MAKS_VEDLEGG_BYTE:
        raise Regelbrudd(
            "VEDLEGG_FOR_STORT", felt="vedlegg", navn=navn, maks_mb=MAKS_VEDLEGG_BYTE >> 20
        )
    mime = _sann_type(innhold)
    if mime is None:
        raise Regelbrudd("VEDLEGG_TYPE", felt="vedlegg", navn=navn)
    return Fil(rent_navn(navn, mime), mime)


def rent_navn(navn: str, mime: str) -> str:
    """A name without path, control characters or quotes, with the ending that the content has."""
    navn = re.split(r"[/\\]", rens(navn))[-1]
    navn = re.sub(r'[\x00-\x1f<>:"|?*;%\u200b-\u200f\u2028\u2029]', "", navn).strip(" .")
    endelser = _ENDELSER[mime]
    stamme, punktum, endelse = navn.rpartition(".")
    if punktum and f".{endelse.lower()}" in endelser:
        return f"{stamme[:MAKS_NAVN].strip(' .') or 'vedlegg'}.{endelse.lower()}"
    return f"{navn[:MAKS_NAVN] or 'vedlegg'}{endelser[0]}"


def _sann_type(innhold: bytes) -> str | None:
    try:
        mime = puremagic.from_string(innhold[:_HODE], mime=True)
    except (puremagic.PureError, ValueError):
        return None
    if innhold.startswith(b"%PDF-"):
        return "application/pdf" if _er_pdf(innhold) else None
    if mime == "image/png":
        return mime if _er_png(innhold) else None
    if mime == "image/jpeg":
        return mime if _er_jpeg(innhold) else None
    if innhold.startswith(b"PK\x03\x04"):
        return _DOCX if _er_docx(innhold) else None
    return None


def _er_pdf(innhold: bytes) -> bool:
    return b"%%EOF" in innhold[-_HALE:] and not _er_ogsa_zip(innhold)


def _er_png(innhold: bytes) -> bool:
    """Chunk after chunk to the end: nothing may follow the picture."""
    plass = 8
    while plass + 12 <= len(innhold):
        lengde = int.from_bytes(innhold[plass : plass + 4], "big")
        slag = innhold[plass + 4 : plass + 8]
        plass += 12 + lengde
        if slag == b"IEND":
            return plass == len(innhold)
    return False


def _er_jpeg(innhold: bytes) -> bool:
    """Cameras put their own data after the picture, so only other files are refused there."""
    return (
        innhold.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in innhold and not _er_ogsa_zip(innhold)
    )


def _er_ogsa_zip(innhold: bytes) -> bool:
    return zipfile.is_zipfile(io.BytesIO(innhold))


def _er_docx(innhold: bytes) -> bool:
    """A Word document without macros, which does not swell when it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(innhold)) as pakke:
            deler = pakke.infolist()
            if not _er_rimelig(deler, len(innhold)):
                return False
            navn = {del_.filename for del_ in deler}
            if "word/document.xml" not in navn or any("vbaproject" in n.lower() for n in navn):
                return False
            with pakke.open("[Content_Types].xml") as typer:
                return _DOCX_HOVEDDEL in typer.read(256 * 1024)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError, ValueError):
        return False


def _er_rimelig(deler: list[zipfile.ZipInfo], storrelse: int) -> bool:
    utpakket = sum(del_.file_size for del_ in deler)
    kryptert = any(del_.flag_bits & 0x1 for del_ in deler)
    starter_forst = min((del_.header_offset for del_ in deler), default=1) == 0
    return (
        starter_forst
        and not kryptert
        and len(deler) <= _MAKS_FILER
        and utpakket <= min(_MAKS_UTPAKKET, max(storrelse * _MAKS_FORHOLD, 1024 * 1024))
    )
