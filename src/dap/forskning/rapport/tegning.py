"""Vega-Lite to SVG and PNG. Many are drawn by two processes: drawing keeps the interpreter to itself."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import font_source_sans_pro
import vl_convert

NORSK = {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", "\u00a0kr"]}
FAA = 12
"""So few are drawn here: another process takes a second to start."""
TETTHET = 2
"""How much denser a PNG is than it is shown."""
_klar: list[bool] = []


def som_svg(spesifikasjon: dict[str, Any]) -> str:
    """The picture. Nothing is fetched."""
    _skrift()
    return str(vl_convert.vegalite_to_svg(spesifikasjon, format_locale=NORSK, allowed_base_urls=[]))


def som_png(svg: str) -> bytes:
    """The same picture in points: what is drawn already is not laid out again."""
    _skrift()
    return bytes(vl_convert.svg_to_png(svg, scale=TETTHET))


class Tegner:
    """Draws `antall` pictures, in two processes when they are many."""

    def __init__(self, antall: int) -> None:
        arbeidere = min(2, os.cpu_count() or 1)
        self._hjelpere: ProcessPoolExecutor | None = None
        if antall > FAA and arbeidere > 1:
            self._hjelpere = ProcessPoolExecutor(arbeidere, mp_context=get_context("spawn"))

    def svg(self, spesifikasjoner: Sequence[dict[str, Any]]) -> Iterator[str]:
        """In the same order, each as soon as it is there."""
        if self._hjelpere:
            return self._hjelpere.map(som_svg, spesifikasjoner)
        return map(som_svg, spesifikasjoner)

    def png(self, bilder: Iterable[str]) -> Iterator[bytes]:
        """In the same order. The processes begin at once, while the caller does something else."""
        return self._hjelpere.map(som_png, bilder) if self._hjelpere else map(som_png, bilder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _feil: BaseException | None,
        _spor: TracebackType | None,
    ) -> None:
        if self._hjelpere:
            self._hjelpere.shutdown(cancel_futures=True)


def _skrift() -> None:
    if not _klar:
        vl_convert.register_font_directory(
            str(Path(font_source_sans_pro.__file__).parent / "files")
        )
        _klar.append(True)
