"""The words of an SMS and of an e-mail. Nothing of the content: one signs in to read it."""

from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext, ngettext, override

from dap.ruter import egen_rute
from dap.varsel.values import KATALOG, Varselslag


def lenke(varsel_id: UUID, antall: int) -> str:
    """Leads to signing in, and then to the thing; a digest leads to all of them."""
    sti = egen_rute("varsel:liste") if antall > 1 else egen_rute("varsel:apne", varsel_id=varsel_id)
    return f"{settings.DAP_LENKEBASE}{sti}"


@lru_cache(maxsize=512)
def sms(slag: Varselslag, sprak: str, antall: int) -> str:
    """With a blank `{lenke}`."""
    with override(sprak):
        hva = _hva(slag, antall)
        return " ".join([hva, gettext("Logg inn:"), "{lenke}"])


@lru_cache(maxsize=512)
def epost(slag: Varselslag, sprak: str, antall: int) -> tuple[str, str]:
    """Subject and text, with a blank `{lenke}`."""
    ekstern = KATALOG[slag].ekstern
    with override(sprak):
        hva = _hva(slag, antall)
        emne = hva.rstrip(".") if antall > 1 or ekstern is None else gettext(ekstern.emne)
        deler = (
            gettext("Hei"),
            hva,
            gettext("Logg inn for å se hva det gjelder:") + "\n{lenke}",
            gettext("Vi skriver ikke mer enn dette i e-post, så ingen andre får vite hva det er."),
            gettext("Du velger selv hvordan du får varsler:")
            + f"\n{settings.DAP_LENKEBASE}{egen_rute('varselvalg:valg')}",
            gettext("Du kan ikke svare på denne e-posten.") + "\n" + gettext("Hilsen NAV"),
        )
        return emne, "\n\n".join(deler) + "\n"


def _hva(slag: Varselslag, antall: int) -> str:
    if antall > 1:
        return ngettext(
            "Du har %(antall)d nytt varsel fra NAV.",
            "Du har %(antall)d nye varsler fra NAV.",
            antall,
        ) % {"antall": antall}
    ekstern = KATALOG[slag].ekstern
    return gettext(ekstern.tekst if ekstern else KATALOG[slag].tekst)
