"""Addresses of routes: a page has a hundred, of a few routes, and most take ids alone."""

from functools import cache
from typing import Any
from uuid import UUID

from django.urls import get_script_prefix, reverse


def rute(navn: str, **kwargs: Any) -> str:
    """As `reverse`; a route that takes ids alone is looked up once."""
    if all(type(v) is UUID for v in kwargs.values()):
        return get_script_prefix() + _monster(navn, tuple(kwargs)).format_map(kwargs)
    return reverse(navn, kwargs=kwargs)


def egen_rute(navn: str, **ider: UUID) -> str:
    """For who reads it elsewhere than on this page: without what the page's own address begins with."""
    return "/" + _monster(navn, tuple(ider)).format_map(ider)


@cache
def _monster(navn: str, felt: tuple[str, ...]) -> str:
    """The route's address with a place for each id, without what the page's own begins with: that is
    another for whoever acts for somebody (`hjelp`)."""
    merker = {f: UUID(int=nr) for nr, f in enumerate(felt, 1)}
    adresse = reverse(navn, kwargs=merker)
    for f, merke in merker.items():
        adresse = adresse.replace(str(merke), f"{{{f}}}")
    return adresse.removeprefix(get_script_prefix())
