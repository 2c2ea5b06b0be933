"""The folders of orders: where they lie, what may be read from them, and throwing them away."""

import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import UUID

from django.conf import settings

from dap.forskning.format import manifest as manifestfil
from dap.forskning.format.feil import Manifestfeil
from dap.forskning.format.manifest import Dekning
from dap.forskning.format.navn import UFERDIG
from dap.forskning.rapport.navn import FERDIG
from dap.forskning.values import Tabellrad

_STYKKE = 1 << 20


def mappe(oppdrag_id: UUID) -> Path:
    return Path(settings.DAP_FORSKNING) / str(oppdrag_id)


def register() -> Path:
    """H11: what has been published."""
    return Path(settings.DAP_FORSKNING) / "publisert.jsonl"


def storrelse(oppdrag_id: UUID) -> int:
    return sum(p.stat().st_size for p in _filer(oppdrag_id))


def slett(oppdrag_id: UUID) -> None:
    """All there is of an order, also what a process that was killed left beside its folder."""
    her = mappe(oppdrag_id)
    for sted in (her, *her.parent.glob(f".{her.name}-*{UFERDIG}")):
        shutil.rmtree(sted, ignore_errors=True)


def rapportfil(oppdrag_id: UUID, sti: str) -> Path | None:
    """A file that the finished report names itself, and no other."""
    rot = mappe(oppdrag_id)
    om = _om(rot)
    return rot / sti if sti in om.get("filer", {}) and (rot / sti).is_file() else None


def tabeller(oppdrag_id: UUID) -> tuple[Tabellrad, ...]:
    return tuple(
        Tabellrad(t["id"], t["tittel"]) for t in _om(mappe(oppdrag_id)).get("tabeller", ())
    )


def dekning(oppdrag_id: UUID) -> Mapping[str, Dekning]:
    """What a finished extract covers."""
    try:
        return manifestfil.les(mappe(oppdrag_id)).dekning
    except Manifestfeil:
        return {}


def rader(oppdrag_id: UUID) -> dict[str, int]:
    """How many rows each table of a finished extract has."""
    try:
        return {f.tabell: f.rader for f in manifestfil.les(mappe(oppdrag_id)).filer}
    except Manifestfeil:
        return {}


def som_zip(oppdrag_id: UUID) -> tuple[int, Iterator[bytes]]:
    """Size and pieces of one file with everything. Parquet is packed already, so it is only put together."""
    fil = TemporaryFile()  # noqa: SIM115 (closed when the last piece is read)
    rot = mappe(oppdrag_id)
    with zipfile.ZipFile(fil, "w") as z:
        for sti in _filer(oppdrag_id):
            pakkes = sti.suffix in {".html", ".svg", ".csv", ".json"}
            slag = zipfile.ZIP_DEFLATED if pakkes else zipfile.ZIP_STORED
            z.write(sti, sti.relative_to(rot).as_posix(), compress_type=slag)
    return fil.tell(), _stykker(fil)


def _stykker(fil: IO[bytes]) -> Iterator[bytes]:
    with fil:
        fil.seek(0)
        while stykke := fil.read(_STYKKE):
            yield stykke


def _filer(oppdrag_id: UUID) -> list[Path]:
    return sorted(p for p in mappe(oppdrag_id).rglob("[!.]*") if p.is_file())


def _om(rot: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((rot / FERDIG).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}
