"""What is sent as it was decided or confirmed: a decision, and a document of the journal."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from dap.arkiv import queries as arkiv
from dap.brev.deler import del_, kapittel
from dap.brev.ord import dag
from dap.brev.values import Brevinnhold, Brevslag, Utkast
from dap.brev.vedlegg import filene
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.tilgang.values import Personinnsyn
from dap.vedtak import queries as vedtak


def vedtaket(innsyn: Personinnsyn, vedtak_id: UUID, *, naa: datetime) -> Utkast:
    """The decision itself, in the words of its file. Raises IkkeFunnet."""
    ord_ = vedtak.vedtaksbrev(innsyn, vedtak_id, naa=naa)
    fattet = dag(dato(vedtak.ett_vedtak(innsyn, vedtak_id, naa=naa).fattet))
    deler = [
        {**kapittel(k.tittel, [], "\n\n".join(k.avsnitt)), "punkter": list(k.punkter)}
        for k in ord_.kapitler
    ]
    innhold = Brevinnhold(
        tittel=ord_.tittel,
        ingress=(_("Vedtaket er fattet %(dag)s.") % {"dag": fattet},),
        deler=tuple(deler),
        svarvalg=(),
        svar=False,
        frist=None,
        underskrift=ord_.underskrift,
        er_vedtak=True,
    )
    return Utkast(Brevslag.VEDTAK, innhold, frozenset({Rom.STAT}))


def journaldokument(innsyn: Personinnsyn, journalpost_id: UUID, *, hvem: str) -> Utkast:
    """All that was confirmed as worth keeping, for who does not find it in the journal themself.

    Raises IkkeFunnet for what was not sent.
    """
    sak, rom = arkiv.sendt_sak(innsyn, journalpost_id)
    deler = [
        kapittel(k.tittel, [del_(p, alt=True) for p in k.poster], k.forklaring)
        for k in sak.kapitler
    ]
    poster = [p for k in sak.kapitler for p in k.poster]
    innhold = Brevinnhold(
        tittel=sak.tittel,
        ingress=(_("Dette dokumentet er tatt vare på i saken din. Her er alt som står i det."),),
        deler=tuple(deler),
        svarvalg=(),
        svar=True,
        frist=None,
        underskrift=(hvem,) if hvem else (),
        filer=tuple(filene(poster, ogsa_egne=True)),
    )
    return Utkast(Brevslag.DOKUMENT, innhold, frozenset({rom}))
