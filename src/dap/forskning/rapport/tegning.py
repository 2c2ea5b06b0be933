"""Vega-Lite to SVG and PNG. Many are drawn by two processes: drawing keeps the interpreter to itself."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import font_source_sans_pro
import vl_convert

NORSK = {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", "\u00a0kr"]}
FAA = 12
"""So few are drawn here: another process takes a second to start."""
Bilde = tuple[str, bytes]
_klar: list[bool] = []


def tegn(spesifikasjon: dict[str, Any]) -> Bilde:
    """The picture as SVG, and the same as PNG, twice as dense as it is shown. Nothing is fetched."""
    if not _klar:
        vl_convert.register_font_directory(
            str(Path(font_source_sans_pro.__file__).parent / "files")
        )
        _klar.append(True)
    bilde = str(
        vl_convert.vegalite_to_svg(spesifikasjon, format_locale=NORSK, allowed_base_urls=[])
    )
    return bilde, bytes(vl_convert.svg_to_png(bilde, scale=2))


def tegn_mange(spesifikasjoner: Sequence[dict[str, Any]]) -> Iterator[Bilde]:
    """The pictures in the same order, each as soon as it is there."""
    arbeidere = min(2, os.cpu_count() or 1)
    if len(spesifikasjoner) <= FAA or arbeidere == 1:
        yield from map(tegn, spesifikasjoner)
        return
    hjelpere = ProcessPoolExecutor(arbeidere, mp_context=get_context("spawn"))
    try:
        yield from hjelpere.map(tegn, spesifikasjoner)
    finally:
        hjelpere.shutdown(cancel_futures=True)
