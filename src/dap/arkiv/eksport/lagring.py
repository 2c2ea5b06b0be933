"""Between what was chosen, the row, and the file in pieces."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import IO, Any
from uuid import UUID

from dap.arkiv.eksportverdier import Eksportrad, Eksportstatus, Eksportvalg, Innhold, Sladding
from dap.arkiv.models import Eksport, Eksportdel

DEL_BYTE = 1 << 20


def til_json(u: Eksportvalg) -> dict[str, Any]:
    return {
        "innhold": sorted(u.innhold),
        "perioder": sorted(str(p) for p in u.perioder),
        "fra": u.fra.isoformat() if u.fra else None,
        "til": u.til.isoformat() if u.til else None,
        "vedlegg": u.vedlegg,
        "sladdinger": [{"grunn": s.grunn, "post": s.post, "tekst": s.tekst} for s in u.sladdinger],
    }


def fra_json(data: dict[str, Any]) -> Eksportvalg:
    return Eksportvalg(
        innhold=frozenset(Innhold(i) for i in data["innhold"]),
        perioder=frozenset(UUID(p) for p in data["perioder"]),
        fra=date.fromisoformat(data["fra"]) if data["fra"] else None,
        til=date.fromisoformat(data["til"]) if data["til"] else None,
        vedlegg=data["vedlegg"],
        sladdinger=tuple(Sladding(**s) for s in data["sladdinger"]),
    )


def som_rad(e: Eksport) -> Eksportrad:
    return Eksportrad(
        id=e.id,
        person_id=e.person_id,
        status=Eksportstatus(e.status),
        framdrift=e.framdrift,
        bestilt=e.bestilt,
        ferdig=e.ferdig,
        slettes=e.slettes,
        storrelse=e.storrelse,
        filnavn=e.filnavn,
        antall_sladdet=e.antall_sladdet,
    )


def i_stykker(fil: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Number and content of each piece, from the beginning of the file."""
    fil.seek(0)
    nr = 0
    while stykke := fil.read(DEL_BYTE):
        yield nr, stykke
        nr += 1


def lagre_fil(eksport_id: UUID, fil: IO[bytes]) -> str:
    """Its SHA-256."""
    sum_ = hashlib.sha256()
    for nr, stykke in i_stykker(fil):
        Eksportdel.objects.create(eksport_id=eksport_id, nr=nr, innhold=stykke)
        sum_.update(stykke)
    return sum_.hexdigest()


def les_fil(eksport_id: UUID) -> Iterator[bytes]:
    """Piece by piece, one question each: a slow reader holds no transaction open."""
    nr = 0
    while True:
        stykke = (
            Eksportdel.objects.filter(eksport_id=eksport_id, nr=nr)
            .values_list("innhold", flat=True)
            .first()
        )
        if stykke is None:
            return
        yield bytes(stykke)
        nr += 1


def slett_fil(eksport_ider: list[UUID]) -> None:
    Eksportdel.objects.filter(eksport_id__in=eksport_ider).delete()
