"""Whose pages these are: the same views serve the user at /plan/ and staff at /bruker/<id>/plan/.

A term writes its addresses once, and its views take `person_id: UUID | None = None`:

    urlpatterns = begge_sider("plan/", [path("", views.plan, name="plan"), ...])

A view asks for access with `innsyn_for(request, person_id, hva="plan")` and makes addresses with
`lenke(request, "plan:plan")` or `{% lenke 'plan:plan' %}`, which keep the prefix. Below
/bruker/<id>/som-bruker/ a member of staff reads the user's own pages: `innsyn.kan_skrive` is then
false, and `innsyn.er_bruker` true.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, include, path
from django.utils import timezone

from dap.felles.feil import IkkeFunnet
from dap.ruter import rute
from dap.tilgang.operations import apne_person, apne_som_bruker
from dap.tilgang.values import Personinnsyn

if TYPE_CHECKING:
    from django.http import HttpRequest

    from dap.web.felles.tilgang import AktorRequest

Monstre = Sequence[URLPattern | URLResolver]
SOM_BRUKER = "som-bruker"


def begge_sider(sti: str, monstre: Monstre) -> list[URLPattern | URLResolver]:
    """The addresses of a term twice: the user's own, and staff's below /bruker/<person_id>/."""
    return [
        path(sti, include(list(monstre))),
        path(f"bruker/<uuid:person_id>/{sti}", include(list(monstre))),
    ]


def innsyn_for(request: "AktorRequest", person_id: UUID | None, *, hva: str) -> Personinnsyn:
    """Access to the person whose page it is, decided and traced. Call it once a request.

    `hva` is one of the words in web/meg/tekster.py, which tell the user what was looked at.
    Raises IkkeFunnet, ManglerBegrunnelse or IkkeTilgang, which the middleware answers.
    """
    aktor, naa = request.aktor, timezone.now()
    if er_som_bruker(request):
        innsyn = apne_som_bruker(aktor=aktor, person_id=_krev_id(person_id), naa=naa)
    elif aktor.er_bruker and person_id is None:
        innsyn = apne_person(aktor=aktor, person_id=aktor.id, hva=hva, naa=naa)
    elif aktor.er_ansatt:
        innsyn = apne_person(aktor=aktor, person_id=_krev_id(person_id), hva=hva, naa=naa)
    else:
        raise IkkeFunnet
    request.innsyn = innsyn  # type: ignore[attr-defined]
    return innsyn


def _krev_id(person_id: UUID | None) -> UUID:
    if person_id is None:
        raise IkkeFunnet
    return person_id


def er_som_bruker(request: "HttpRequest") -> bool:
    """Whether a member of staff is reading the user's own view."""
    return bool(getattr(request, "som_bruker", False))


def lenke(request: "HttpRequest", navn: str, **kwargs: Any) -> str:
    """The address of a page about the same person as this page."""
    treff = request.resolver_match
    person_id = treff.kwargs.get("person_id") if treff else None
    return lenke_til(navn, person_id, som_bruker=er_som_bruker(request), **kwargs)


def lenke_til(navn: str, person_id: UUID | None, *, som_bruker: bool = False, **kwargs: Any) -> str:
    """The address of a page about a person; `person_id` None for the user's own."""
    if person_id is None:
        return rute(navn, **kwargs)
    adresse = rute(navn, person_id=person_id, **kwargs)
    if not som_bruker:
        return adresse
    forste = f"/bruker/{person_id}/"
    return adresse.replace(forste, f"{forste}{SOM_BRUKER}/", 1)
