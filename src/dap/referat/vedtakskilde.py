"""Shared minutes as something that a decision can rest on."""

from datetime import datetime

from dap.referat.models import Delt, Referat
from dap.tilgang.values import Personinnsyn
from dap.vedtak.values import Kilde, Kildedel, Kildepost

NYESTE = 20


def vedtakskilder(innsyn: Personinnsyn, *, naa: datetime) -> list[Kildepost]:
    """The newest minutes of this follow-up that the user has been shown. Two queries."""
    rader = list(
        Referat.objects.synlig_for(innsyn)
        .filter(delt_nr__gt=0, periode__slutt=None)
        .order_by("-dag", "-id")[:NYESTE]
    )
    delte = Delt.objects.filter(referat_id__in=[r.id for r in rader])
    tekster = {(d.referat_id, d.nr): d.tekst for d in delte}
    return [
        Kildepost(
            f"REFERAT:{r.id}",
            Kilde.REFERAT,
            (Kildedel("REFERAT", tekster[r.id, r.delt_nr], str(r.id), r.delt_nr),),
            tittel=r.tema,
            tid=r.delt,
            versjon=r.delt_nr,
        )
        for r in rader
    ]
