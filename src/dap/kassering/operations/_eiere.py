"""Who owns what, and who keeps copies of it: named in the configuration, found when asked for."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from dap.felles.feil import IkkeFunnet
from dap.kassering.values import Eier, Slag, Tomt


@lru_cache(maxsize=1)
def _register() -> tuple[Mapping[str, str], Sequence[str]]:
    return (
        import_string(f"{settings.KASSERINGER}.EIERE"),
        import_string(f"{settings.KASSERINGER}.FOLGER"),
    )


@lru_cache(maxsize=len(Slag))
def _hent(sti: str) -> Eier:
    eier: Eier = import_string(sti)
    return eier


def eier_av(slag: str) -> Eier:
    """Raises IkkeFunnet for a kind that nobody owns."""
    sti = _register()[0].get(slag)
    if sti is None:
        raise IkkeFunnet
    return _hent(sti)


def alle_eiere() -> list[Eier]:
    return [_hent(sti) for sti in _register()[0].values()]


@lru_cache(maxsize=1)
def folger() -> tuple[Callable[[Tomt], None], ...]:
    return tuple(import_string(sti) for sti in _register()[1])
