"""Ids that lead nowhere: HMAC-SHA-256 with a key that is not in the extract."""

import hmac
import os
import secrets
from base64 import b32encode
from pathlib import Path
from typing import Final

from dap.felles.sprak import N_
from dap.forskning.format.feil import Skrivefeil, grunnen
from dap.forskning.tekst import Ordrett, Tekst

BYTE: Final = 16
"""128 bits of the sum: two ids never meet by chance among any number of people."""
NOKKEL_BYTE: Final = 32


class Pseudonymer:
    """The same id gives the same pseudonym within an extract and a table, and only there."""

    def __init__(self, nokkel: bytes, uttrekk_id: str) -> None:
        self._nokkel = nokkel
        self._start = f"{uttrekk_id}|".encode()

    def __call__(self, tabell: str, id_: object) -> str:
        innhold = self._start + f"{tabell}|{id_}".encode()
        sum_ = hmac.digest(self._nokkel, innhold, "sha256")[:BYTE]
        return b32encode(sum_).decode().rstrip("=")


def nokkel(fil: Path | None, *, utenfor: Path) -> bytes:
    """A new key; or the one of the file, which is made when it is not there.

    Raises Skrivefeil when the file lies in the extract, or is not a key.
    """
    if fil is None:
        return secrets.token_bytes(NOKKEL_BYTE)
    if utenfor.resolve() in fil.resolve().parents:
        mal = N_("Nøkkelen kan ikke ligge i uttrekket: velg et annet sted enn %(fil)s.")
        raise Skrivefeil(Tekst(mal, fil=Ordrett(fil)))
    try:
        return _les(fil) if fil.exists() else _lag(fil)
    except OSError as feil:
        mal = N_("Nøkkelfilen %(fil)s kan ikke brukes: %(grunn)s.")
        raise Skrivefeil(Tekst(mal, fil=Ordrett(fil), grunn=grunnen(feil))) from feil


def _les(fil: Path) -> bytes:
    try:
        innhold = bytes.fromhex(fil.read_text(encoding="ascii").strip())
    except ValueError:
        innhold = b""
    if len(innhold) != NOKKEL_BYTE:
        mal = N_("%(fil)s er ikke en nøkkel: den skal være %(antall)s tegn, 0–9 og a–f.")
        raise Skrivefeil(Tekst(mal, fil=Ordrett(fil), antall=NOKKEL_BYTE * 2))
    return innhold


def _lag(fil: Path) -> bytes:
    """Readable by its owner alone, from the first moment."""
    ny = secrets.token_bytes(NOKKEL_BYTE)
    with os.fdopen(os.open(fil, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as ut:
        ut.write(f"{ny.hex()}\n")
    return ny
