"""What orders are called."""

from datetime import date

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dap.forskning.tekst import ytring
from dap.forskning.valg import beskriv_valg
from dap.forskning.values import Handling, Oppdragsrad, Oppdragstype
from dap.web.felles.meldinger import MELDINGER, tekst_for
from dap.web.felles.ramme import SPRAKVALG
from dap.web.felles.ytring import si, tidspunkt

HANDLINGER = {
    Handling.BESTILT: gettext_lazy("Bestilt"),
    Handling.LAGET: gettext_lazy("Laget"),
    Handling.FEILET: gettext_lazy("Kunne ikke lages"),
    Handling.AVBRUTT: gettext_lazy("Avbrutt"),
    Handling.APNET: gettext_lazy("Åpnet"),
    Handling.LASTET_NED: gettext_lazy("Lastet ned"),
    Handling.SLETTET: gettext_lazy("Slettet"),
}


SPRAK = dict(SPRAKVALG)


def grunn(feil: str) -> str:
    """Why it could not be made: a refusal's code in words; what a file is wrong in, as it is told."""
    return tekst_for(feil) if feil in MELDINGER else si(ytring(feil))


def avsnitt(tekst: str) -> list[tuple[str, list[str]]]:
    """What is told line by line, each with the rows that stand indented below it."""
    ut: list[tuple[str, list[str]]] = []
    for linje in tekst.splitlines():
        if linje.startswith(" ") and ut:
            ut[-1][1].append(linje.strip())
        elif linje.strip():
            ut.append((linje, []))
    return ut


def steg(rad: Oppdragsrad) -> str:
    """What is being done now."""
    return si(ytring(rad.steg))


def valg(rad: Oppdragsrad) -> list[tuple[str, str]]:
    """The choices of a report that are not as the source has them."""
    return [(si(ytring(e)), si(ytring(v))) for e, v in beskriv_valg(rad.valg)]


TABELLER = {
    "person": gettext_lazy("Personer"),
    "dialog": gettext_lazy("Dialoger"),
    "melding": gettext_lazy("Meldinger"),
    "aktivitet": gettext_lazy("Aktivitetskort"),
}
"""What of an extract is counted on its page."""


def antall(n: int) -> str:
    return f"{n:,}".replace(",", "\u202f")


def maaneder(fra: date, til: date) -> str:
    """From one month to another, or the one month."""
    return " – ".join(dict.fromkeys(date_format(m, "F Y") for m in (fra, til)))


def navn(rad: Oppdragsrad) -> str:
    if rad.type == Oppdragstype.SYNTETISK:
        return _("Syntetisk uttrekk, %(antall)s personer") % {"antall": antall(rad.personer)}
    periode = maaneder(*rad.periode)
    if rad.type == Oppdragstype.UTTREKK:
        return _("Uttrekk %(periode)s") % {"periode": periode}
    if rad.nivaa == "intern":
        return _("Rapport %(periode)s, intern") % {"periode": periode}
    return _("Rapport %(periode)s, offentlig") % {"periode": periode}


def navn_og_formaal(rad: Oppdragsrad) -> str:
    """To tell two of the same months from each other, in a list of choices."""
    hva = f"{navn(rad)}, {tidspunkt(rad.bestilt)}"
    return f"{hva} ({Truncator(rad.formaal).chars(60)})" if rad.formaal else hva
