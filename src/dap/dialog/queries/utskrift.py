"""Whole conversations at once, for paper."""

from uuid import UUID

from dap.dialog.models import Melding, Trad, Vedlegg
from dap.dialog.values import Utskriftsmelding, Utskriftstrad
from dap.felles.aktor import AktorType
from dap.hendelse import queries as hendelse
from dap.kontor import queries as kontor
from dap.tilgang.values import Personinnsyn


def hele_dialogen(innsyn: Personinnsyn, periode_id: UUID) -> list[Utskriftstrad]:
    """Every thread of a period that the reader sees, the oldest first, with all its messages.

    Five queries, however much was written. Nothing is marked as read.
    """
    trader = Trad.objects.synlig_for(innsyn).filter(periode_id=periode_id)
    filer: dict[UUID, list[str]] = {}
    vedlegg = Vedlegg.objects.filter(melding__trad__in=trader).exclude(sha256="").order_by("id")
    for melding_id, navn in vedlegg.values_list("melding_id", "navn"):
        if melding_id is not None:
            filer.setdefault(melding_id, []).append(navn)
    meldinger = list(Melding.objects.filter(trad__in=trader).order_by("trad_id", "nr"))
    navn_paa = kontor.navn(
        {m.avsender_id for m in meldinger if m.avsender_type == AktorType.VEILEDER}
    )
    merket = hendelse.skrevet_ned(innsyn)
    per_trad: dict[UUID, list[Utskriftsmelding]] = {}
    for m in meldinger:
        rad = Utskriftsmelding(
            m.tekst,
            m.sendt,
            m.avsender_type == AktorType.BRUKER,
            navn_paa.get(m.avsender_id, ""),
            tuple(filer.get(m.id, ())),
            merket.get((m.trad_id, m.sendt)),
        )
        per_trad.setdefault(m.trad_id, []).append(rad)
    rader = trader.order_by("opprettet", "id").values_list("id", "overskrift", "aktivitet_id")
    return [Utskriftstrad(o, a, tuple(per_trad.get(id_, ()))) for id_, o, a in rader]
