"""Helper processes that do not outlive who started them."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any


def hjelpere(
    antall: int, klar: Callable[..., None] | None = None, *med: Any
) -> ProcessPoolExecutor:
    """So many, each begun from nothing. They end with the process that started them, also when that is
    killed: a helper waits for work on a pipe that it holds both ends of, and would wait for ever.

    `klar(*med)`: what each does first.
    """
    return ProcessPoolExecutor(
        antall, get_context("spawn"), initializer=_begynn, initargs=(klar, *med)
    )


def _begynn(klar: Callable[..., None] | None, *med: Any) -> None:
    Thread(target=_folg_den_som_startet, daemon=True).start()
    if klar is not None:
        klar(*med)


def _folg_den_som_startet() -> None:
    forelder = parent_process()
    if forelder is not None:
        forelder.join()
        os._exit(1)
