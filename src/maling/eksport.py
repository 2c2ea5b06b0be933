"""`bench eksport`: the complete file of five years, from order to file, and what it takes of memory."""

import os
import resource
import sys
import time
from pathlib import Path

from django.utils import timezone, translation

from dap.arkiv import operations, queries
from dap.arkiv.values import Eksportrad, Eksportstatus, Eksportvalg
from dap.tabell.base import ny_id
from dap.tilgang.operations import apne_person
from maling import femar
from maling.minne import topp_mb
from maling.scene import Scene, Si, aktor_paa_scenen
from maling.tall import Rad, hoyst

SEKUNDER, MB = 10, 500


def mal_eksport(scene: Scene, mappe: Path, si: Si) -> list[Rad]:
    """Everything about the user of five years, ordered by themself, made once."""
    nylaget = not femar.er_laget(mappe)
    bruker = femar.femarsbruker(scene, mappe, si)
    if nylaget:
        # The memory of this process must be that of the export alone.
        os.execv(sys.executable, [sys.executable, "-m", "django", *sys.argv[1:]])  # noqa: S606
    start, for_ = time.perf_counter(), time.process_time()
    with topp_mb() as topp:
        rad = _eksporter(scene, bruker)
    tid = time.perf_counter() - start
    # The processor's time, the database's not with it: it says the same on a busy machine.
    egen, typst = (
        r.ru_utime + r.ru_stime
        for r in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
    return [
        hoyst("fra bestilling til fil", tid, "s", SEKUNDER),
        Rad("regnetid, jobben", round(egen - for_, 1), "s"),
        Rad("regnetid, typst", round(typst, 1), "s"),
        hoyst("minne, jobben og typst", topp[0], "MB", MB),
        Rad("filen", round(rad.storrelse / 1024 / 1024, 1), "MB"),
    ]


def _eksporter(scene: Scene, bruker: str) -> Eksportrad:
    naa = timezone.now()
    aktor = aktor_paa_scenen(scene, bruker, "BRUKER", naa)
    rad = operations.bestill_eksport(
        aktor=aktor, person_id=aktor.id, utvalg=Eksportvalg(),
        sprak=translation.get_language() or "nb", nokkel=ny_id(), naa=naa,
    )  # fmt: skip
    operations.lag_eksport(eksport_id=rad.id, klokke=timezone.now)
    innsyn = apne_person(aktor=aktor, person_id=aktor.id, hva="eksport", naa=timezone.now())
    ferdig = next(e for e in queries.eksporter(innsyn) if e.id == rad.id)
    if ferdig.status != Eksportstatus.FERDIG:
        raise RuntimeError(f"the export is {ferdig.status}")
    return ferdig
