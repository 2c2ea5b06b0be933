"""Vega-Lite to SVG and PNG. Many are drawn by two processes: drawing keeps the interpreter to itself."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import font_source_sans_pro
import vl_convert

from dap.felles.hjelpeprosess import hjelpere

NORSK = {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", "\u00a0kr"]}
TALLFORM = {"nb": NORSK, "nn": NORSK, "en": NORSK | {"decimal": "."}}
FAA = 12
"""So few are drawn here: another process takes a second to start."""
TETTHET = 2
"""How much denser a PNG is than it is shown."""
_klar: list[bool] = []


def som_svg(spesifikasjon: dict[str, Any], sprak: str = "nb") -> str:
    """The picture, with numbers as the language writes them. Nothing is fetched."""
    _skrift()
    return str(
        vl_convert.vegalite_to_svg(
            spesifikasjon, format_locale=TALLFORM[sprak], allowed_base_urls=[]
        )
    )


def som_png(svg: str) -> bytes:
    """The same picture in points: what is drawn already is not laid out again."""
    _skrift()
    return bytes(vl_convert.svg_to_png(svg, scale=TETTHET))


class Tegner:
    """Draws `antall` pictures, in two processes when they are many."""

    def __init__(self, antall: int, sprak: str = "nb") -> None:
        self._svg = partial(som_svg, sprak=sprak)
        arbeidere = min(2, os.cpu_count() or 1)
        self._hjelpere: ProcessPoolExecutor | None = None
        if antall > FAA and arbeidere > 1:
            self._hjelpere = hjelpere(arbeidere)

    def svg(self, spesifikasjoner: Sequence[dict[str, Any]]) -> Iterator[str]:
        """In the same order, each as soon as it is there."""
        return self._fordel(self._svg, spesifikasjoner)

    def png(self, bilder: Iterable[str]) -> Iterator[bytes]:
        """In the same order. The processes begin at once, while the caller does something else."""
        return self._fordel(som_png, bilder)

    def _fordel(self, tegn: Callable[[Any], Any], hva: Iterable[Any]) -> Iterator[Any]:
        if self._hjelpere is None:
            return map(tegn, hva)
        with _uten_hovedprogram():
            return self._hjelpere.map(tegn, hva)

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


@contextmanager
def _uten_hovedprogram() -> Iterator[None]:
    """Processes that begin meanwhile know nothing of the program that runs. They do not need it, and it may
    be a script that they would run all over again, or no file at all."""
    hoved = sys.modules["__main__"].__dict__
    skjult: dict[str, Any] = {n: hoved[n] for n in ("__file__", "__spec__") if n in hoved}
    hoved.pop("__file__", None)
    hoved["__spec__"] = None
    try:
        yield
    finally:
        hoved.update(skjult)


def _skrift() -> None:
    if not _klar:
        vl_convert.register_font_directory(
            str(Path(font_source_sans_pro.__file__).parent / "files")
        )
        _klar.append(True)
