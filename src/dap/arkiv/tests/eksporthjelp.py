"""Short words for the tests of exports."""

import io
import json
import uuid
import zipfile
from dataclasses import dataclass
from typing import Any

import pypdfium2
from django.utils import timezone

from dap.arkiv import operations, queries
from dap.arkiv.values import Eksportvalg
from dap.felles.aktor import Aktor
from dap.tilgang.operations import apne_person


@dataclass(frozen=True)
class Fil:
    innhold: dict[str, bytes]

    @property
    def sak(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.innhold["sak.json"])
        return data

    @property
    def manifest(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.innhold["manifest.json"])
        return data

    @property
    def pdftekst(self) -> str:
        return pdftekst(self.innhold["sak.pdf"])

    def kapittel(self, innhold: str) -> dict[str, Any]:
        return next(k for k in self.sak["kapitler"] if k["innhold"] == innhold)


def pdftekst(pdf: bytes) -> str:
    """What can be read out of the file, as a screen reader or a search would."""
    dokument = pypdfium2.PdfDocument(pdf)
    sider = [dokument[n].get_textpage().get_text_range() for n in range(len(dokument))]
    return "\n".join(sider).replace("\u200b", "").replace("\r\n", "\n")


def eksporter(av: Aktor, om: Aktor, valg: Eksportvalg | None = None, sprak: str = "nb") -> Fil:
    """Ordered, made as the job does, and fetched."""
    rad = operations.bestill_eksport(
        aktor=av,
        person_id=om.id,
        utvalg=valg or Eksportvalg(),
        sprak=sprak,
        nokkel=uuid.uuid4(),
        naa=timezone.now(),
    )
    operations.lag_eksport(eksport_id=rad.id, klokke=timezone.now)
    innsyn = apne_person(aktor=av, person_id=om.id, hva="eksport", naa=timezone.now())
    _rad, deler = queries.eksportfil(innsyn, rad.id)
    with zipfile.ZipFile(io.BytesIO(b"".join(deler))) as z:
        return Fil({navn: z.read(navn) for navn in z.namelist()})
