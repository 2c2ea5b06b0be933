"""Who may enter a view. Every view carries exactly one of these marks; tests/test_routes.py looks.

    @apen                      anybody, signed in or not
    @innlogget                 anybody signed in
    @krever_bruker             a user
    @krever_ansatt             a member of staff, whatever the role
    @krever_rolle(Rolle.X, …)  a member of staff with one of the roles
    @uten_person               a user who has signed in, and whom nobody here knows yet

and, inside that, when somebody acts for the user (`/for/<id>/…`):

    @bare_brukeren             nobody but the user themself
    @laster_ned                takes everything away: a right of its own
    @leser                     changes nothing of the user's, though it is a POST

All but @apen and @uten_person set `request.aktor`. What the person may see of whom is decided further
in, by the queries and operations.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from dap.felles.aktor import Aktor, AktorType, Hjelp, Rolle
from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.konto.values import Kontotype
from dap.tilgang.queries import aktor_for, aktor_for_hjelp
from dap.web.felles.hjelp import hjelp_id_for
from dap.web.felles.utlogget import svar_utlogget


class AktorRequest(HttpRequest):
    """A request from somebody we know."""

    aktor: Aktor
    konto_id: UUID
    """The account: what drafts and choices of language belong to."""


@dataclass(frozen=True, slots=True)
class Krav:
    """What a view demands of the one who asks."""

    apen: bool = False
    typer: frozenset[AktorType] = frozenset()
    roller: frozenset[Rolle] = frozenset()

    def kontroller(self, aktor: Aktor) -> None:
        """Raise IkkeTilgang when this is not for them."""
        if self.typer and aktor.type not in self.typer:
            raise IkkeTilgang("FEIL_AKTORTYPE")
        if self.roller and not self.roller & aktor.roller:
            raise IkkeTilgang("MANGLER_ROLLE")


View = TypeVar("View", bound=Callable[..., HttpResponse])
ALLE = frozenset({AktorType.BRUKER, AktorType.VEILEDER})


def apen(view: View) -> View:
    """Open to everybody. The list of open addresses stands in tests/test_routes.py."""
    view.tilgangskrav = Krav(apen=True)  # type: ignore[attr-defined]
    return view


def innlogget(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return _vokt(view, Krav(typer=ALLE))


def krever_bruker(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return _vokt(view, Krav(typer=frozenset({AktorType.BRUKER})))


def krever_ansatt(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return _vokt(view, Krav(typer=frozenset({AktorType.VEILEDER})))


def krever_rolle(
    *roller: Rolle,
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    krav = Krav(typer=frozenset({AktorType.VEILEDER}), roller=frozenset(roller))
    return lambda view: _vokt(view, krav)


def uten_person(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Who is known is sent to their own registration."""

    @wraps(view)
    def voktet(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        konto = request.user
        if not konto.is_authenticated:
            return svar_utlogget(request)
        if konto.type != Kontotype.BRUKER:
            raise IkkeTilgang("FEIL_AKTORTYPE")
        if aktor_for(konto.pk, konto.type, naa=timezone.now()) is not None:
            return redirect("registrering:start")
        svar = view(request, *args, **kwargs)
        svar.headers.setdefault("Cache-Control", "no-store, private")
        return svar

    voktet.tilgangskrav = Krav(typer=frozenset({AktorType.BRUKER}))  # type: ignore[attr-defined]
    return voktet


def _til_registrering(request: HttpRequest, *, passiv: bool) -> HttpResponse:
    """A user without a person has one page, and begins there; to anything else they have no access."""
    lesing = request.method in {"GET", "HEAD"} and not passiv
    if request.user.is_authenticated and request.user.type == Kontotype.BRUKER and lesing:
        return redirect("registrering:ny")
    raise IkkeTilgang("KONTO_UTEN_EIER")


def passiv(view: View) -> View:
    """For views that the page itself asks (polling): they do not keep the session alive.

    One that is open too is served without a look at session and account (ADR 6).
    """
    view.passiv = True  # type: ignore[attr-defined]
    return view


def bare_brukeren(view: View) -> View:
    """What nobody does for a user: choose helpers, see who looked, their own sign-in."""
    view.bare_brukeren = True  # type: ignore[attr-defined]
    return view


def laster_ned(view: View) -> View:
    """For views that give the whole case away in a file."""
    view.laster_ned = True  # type: ignore[attr-defined]
    return view


def leser(view: View) -> View:
    """For views that are POST to keep words out of the address, or to prolong the session."""
    view.leser = True  # type: ignore[attr-defined]
    return view


def ser_bort_fra_okt(view: Callable[..., HttpResponse]) -> bool:
    """Whether a view needs neither session nor account."""
    krav: Krav | None = getattr(view, "tilgangskrav", None)
    return bool(krav and krav.apen and getattr(view, "passiv", False))


def _vokt(view: Callable[..., HttpResponse], krav: Krav) -> Callable[..., HttpResponse]:
    @wraps(view)
    def voktet(request: AktorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        konto = request.user
        if not konto.is_authenticated:
            return svar_utlogget(request, passiv=getattr(voktet, "passiv", False))
        naa = timezone.now()
        aktor = aktor_for(konto.pk, konto.type, naa=naa)
        if aktor is None:
            return _til_registrering(request, passiv=getattr(voktet, "passiv", False))
        if (hjelp_id := hjelp_id_for(request)) is not None:
            request.aktor = aktor = aktor_for_hjelp(aktor, hjelp_id, naa=naa)
            _krev_av_hjelper(request, voktet, aktor.hjelp)
        krav.kontroller(aktor)
        request.aktor = aktor
        request.konto_id = konto.pk
        svar = view(request, *args, **kwargs)
        # After sign-out, «back» on a shared machine must not show the page.
        svar.headers.setdefault("Cache-Control", "no-store, private")
        return svar

    voktet.tilgangskrav = krav  # type: ignore[attr-defined]
    return voktet


def _krev_av_hjelper(
    request: HttpRequest, view: Callable[..., HttpResponse], hjelp: Hjelp | None
) -> None:
    """What stops a helper at the door. What changes anything is stopped in its operation too."""
    if hjelp is None:
        return
    if getattr(view, "bare_brukeren", False):
        raise IkkeTilgang("BARE_BRUKEREN_SELV")
    laster_ned = getattr(view, "laster_ned", False)
    if laster_ned and not hjelp.kan_laste_ned:
        raise IkkeTilgang("HJELPER_KAN_IKKE_LASTE_NED")
    bare_leser = laster_ned or getattr(view, "leser", False) or request.method in {"GET", "HEAD"}
    if not bare_leser and not hjelp.kan_skrive:
        raise IkkeTilgang("HJELPER_KAN_BARE_LESE")


def krev_eget_kontor(aktor: Aktor, nr: str) -> None:
    """Raises IkkeTilgang IKKE_DITT_KONTOR."""
    if nr not in aktor.kontorer:
        raise IkkeTilgang("IKKE_DITT_KONTOR")


def eget_kontor(aktor: Aktor) -> str:
    """Number of one's own office, the first when there are several. Raises IkkeFunnet without one."""
    nr = min(aktor.kontorer, default=None)
    if nr is None:
        raise IkkeFunnet
    return nr
