"""Words that the page and the letter share, in the language that is active."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from dap.felles.tid import dato
from dap.vedtak.values import KILDENAVN, Fryst, Vedtaksdata


def dag(tid: datetime | date) -> str:
    """ "4. mars 2026"."""
    dagen = dato(tid) if isinstance(tid, datetime) else tid
    return date_format(dagen, "j F Y" if (get_language() or "nb") == "en" else "j. F Y")


def kildetekst(k: Fryst) -> str:
    """A source in a line: what it is, what it was called, from when."""
    navn = gettext(KILDENAVN[k.kilde])
    deler = [f"{navn}: {k.tittel}" if k.tittel else navn]
    if k.tid:
        deler.append(_("fra %(dag)s") % {"dag": dag(k.tid)})
    return ", ".join(deler)


def klageavsnitt(v: Vedtaksdata) -> list[str]:
    """The right to complain, how, and until when: the same on the page and in the letter."""
    return [
        _(
            "Du har rett til å klage på vedtaket (forvaltningsloven § 28). Fristen er seks uker fra "
            "vedtaket kom fram til deg. Vi må ha fått klagen senest %(frist)s."
        )
        % {"frist": dag(v.klagefrist)},
        _(
            "Du klager når du logger inn og åpner vedtaket, eller i et brev til kontoret. Skriv "
            "hvilket vedtak du klager på, hva du er uenig i, og hvorfor. Et brev må du skrive under. "
            "Du kan få hjelp av oss til å skrive klagen."
        ),
        _(
            "Kontoret ser på saken på nytt. Endrer vi ikke vedtaket, sender vi klagen til "
            "klageinstansen, som avgjør den. Kommer klagen for sent, kan den likevel bli behandlet "
            "hvis det er gode grunner til det."
        ),
    ]
