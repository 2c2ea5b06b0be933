"""Reads across the packages: everything about one person."""

from dap.arkiv.eksport.lesing import (
    eksporter,
    eksportfil,
    eksportskjema,
    forhandsvis,
    innholdsvalg,
)
from dap.arkiv.eksport.samling import saml as saksinnhold
from dap.arkiv.journal.innhold import forhandsvisning, sammenlignet
from dap.arkiv.journal.kilder import forslag
from dap.arkiv.journal.lesing import (
    bortlagte,
    dokument,
    journalposter,
    leveringsko,
    sendt_sak,
)
from dap.arkiv.journal.visning import som_pdf_av
from dap.arkiv.sok import sok
from dap.arkiv.tidslinje import filtervalg, tidslinje

__all__ = [
    "bortlagte",
    "dokument",
    "eksporter",
    "eksportfil",
    "eksportskjema",
    "filtervalg",
    "forhandsvis",
    "forhandsvisning",
    "forslag",
    "innholdsvalg",
    "journalposter",
    "leveringsko",
    "saksinnhold",
    "sammenlignet",
    "sendt_sak",
    "sok",
    "som_pdf_av",
    "tidslinje",
]
