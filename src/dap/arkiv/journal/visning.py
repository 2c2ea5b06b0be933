"""The document as it would be, to read before it is confirmed."""

from collections.abc import Collection

from django.utils.translation import override

from dap.arkiv.eksport.deling import deler
from dap.arkiv.eksport.sompdf import som_pdf
from dap.arkiv.journal.innhold import arkivsprak, uten
from dap.arkiv.journal.rules import krev_tittel, valgte
from dap.arkiv.journalverdier import Forhandsvisning


def som_pdf_av(f: Forhandsvisning, *, tittel: str, uten_deler: Collection[str]) -> bytes:
    """The (first part of the) PDF. Raises PdfFeilet, and Regelbrudd as `journalfor` does."""
    tittel = krev_tittel(tittel)
    with override(arkivsprak()):
        sak = uten(f.sak, valgte(f.bilde.avtrykk, uten_deler), tittel)
        return som_pdf(deler(sak)[0])
