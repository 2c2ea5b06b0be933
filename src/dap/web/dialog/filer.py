"""Files that come with a form: kept as drafts, so that none is lost when the form has errors."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from dap.dialog.operations import last_opp_vedlegg
from dap.dialog.values import MAKS_VEDLEGG_BYTE
from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd


def ta_imot(
    aktor: Aktor, person_id: UUID, filer: "list[UploadedFile[bytes]]"
) -> tuple[list[UUID], list[Regelbrudd]]:
    """Ids of the files that were kept, and what was wrong with the others."""
    ider: list[UUID] = []
    feil: list[Regelbrudd] = []
    for fil in filer:
        try:
            ider.append(_en(aktor, person_id, fil))
        except Regelbrudd as brudd:
            feil.append(Regelbrudd(brudd.kode, felt="filer", **brudd.detaljer))
    return ider, feil


def _en(aktor: Aktor, person_id: UUID, fil: "UploadedFile[bytes]") -> UUID:
    navn = fil.name or ""
    if (fil.size or 0) > MAKS_VEDLEGG_BYTE:
        raise Regelbrudd("VEDLEGG_FOR_STORT", navn=navn, maks_mb=MAKS_VEDLEGG_BYTE >> 20)
    return last_opp_vedlegg(
        aktor=aktor, person_id=person_id, navn=navn, innhold=fil.read(), naa=timezone.now()
    )
