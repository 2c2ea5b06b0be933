"""What the sides say of shared minutes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet
from dap.referat import rules
from dap.referat.models import Kommentar
from dap.referat.operations._adgang import hent, krev_apen, registrer, varsle_motpart
from dap.referat.values import Kommentarslag, Side
from dap.varsel.values import Varselslag

_HENDELSE = {
    Kommentarslag.KOMMENTAR: "REFERAT_KOMMENTERT",
    Kommentarslag.RETTELSE: "REFERAT_RETTET",
}


@transaction.atomic
def kommenter(
    *,
    aktor: Aktor,
    referat_id: UUID,
    nr: int,
    slag: Kommentarslag,
    tekst: str,
    nokkel: UUID,
    naa: datetime,
) -> UUID:
    """Say something of the shared version `nr` (1-2000 characters), or how one remembers it.

    A correction is the other side's: who writes the minutes mends the text itself. It stands beside
    the minutes and changes nothing in them. The same form sent again makes one. Raises IkkeFunnet (no
    such version), and Regelbrudd MANGLER, FOR_LANG, RETT_I_TEKSTEN, REFERAT_IKKE_DELT or HISTORISK.
    """
    grep = hent(aktor, referat_id, naa)
    tekst = rules.krev_kommentar(tekst)
    nokkel = innholdsnokkel(nokkel, aktor.id, referat_id, nr, slag, tekst)
    finnes = Kommentar.objects.filter(nokkel=nokkel).first()
    if finnes is not None:
        return finnes.id
    krev_apen(grep)
    if not grep.rad.delt_nr:
        raise rules.IkkeDelt
    if not 1 <= nr <= grep.rad.delt_nr:
        raise IkkeFunnet
    rules.krev_kan_rette(slag, side=grep.side, skriver=Side(grep.rad.skriver))
    rad = Kommentar.objects.create(
        referat=grep.rad, til_nr=nr, slag=slag, tekst=tekst, av_type=aktor.type,
        av_id=aktor.id, tid=naa, nokkel=nokkel,
    )  # fmt: skip
    registrer(grep, _HENDELSE[slag], synlig=True, kommentar=str(rad.id))
    varsle_motpart(grep, Varselslag.REFERAT_KOMMENTERT)
    return rad.id
