"""Files that were sent, as something that a decision can rest on: by name and sum, never the content."""

from datetime import datetime

from dap.dialog.models import Trad, Vedlegg
from dap.tilgang.values import Personinnsyn
from dap.vedtak.values import Kilde, Kildedel, Kildepost

NYESTE = 20


def vedtakskilder(innsyn: Personinnsyn, *, naa: datetime) -> list[Kildepost]:
    """The newest files of this follow-up's threads that the reader sees. One query."""
    trader = Trad.objects.synlig_for(innsyn).filter(periode__slutt=None).values("id")
    rader = Vedlegg.objects.filter(melding__trad__in=trader, melding__kassert=None)
    nyeste = rader.select_related("melding").defer("innhold").order_by("-id")[:NYESTE]
    return [
        Kildepost(
            f"DOKUMENT:{v.id}",
            Kilde.DOKUMENT,
            (Kildedel("FIL", f"{v.navn} (SHA-256: {v.sha256})", str(v.id)),),
            tittel=v.navn,
            tid=v.melding.sendt if v.melding else v.lastet_opp,
        )
        for v in nyeste
    ]
