"""The libraries that the statistics are laid beside.

To import them takes two seconds of computing: that is done by the first test that asks one of them,
not by every process that reads the test files.
"""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import Any


def _siden(navn: str) -> Any:
    spec = find_spec(navn)
    assert spec is not None
    assert spec.loader is not None
    spec.loader = LazyLoader(spec.loader)
    modul = module_from_spec(spec)
    sys.modules[navn] = modul
    spec.loader.exec_module(modul)
    return modul


sm = _siden("statsmodels.api")
lifelines = _siden("lifelines")
