"""What each version changed, as codes and values. Pure; the words stand in `ord_…`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.aktivitet.koder import STATUSETIKETTER, Handling, Status
from dap.aktivitet.typer.beskrivelse import Aktivitetstype, Felt, Feltslag
from dap.felles.sprak import Verdi, Ytring

MAKS_ORD = 60
_HANDLINGER = {
    Handling.OPPRETTET,
    Handling.FORESLATT,
    Handling.FLYTTET,
    Handling.ANGRET,
    Handling.AVTALT,
    Handling.GODTATT,
    Handling.JUSTERT,
    Handling.AVSLATT,
    Handling.GJENAPNET,
}


@dataclass(frozen=True, slots=True)
class Versjonsbilde:
    """One version, as far as history looks at it."""

    nr: int
    tid: datetime
    av_type: str
    av_id: UUID
    handling: Handling
    begrunnelse: str
    status: Status
    mal_id: UUID | None
    verdier: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Endring:
    """`kode` picks the words; `mal` is the field's own words when it has some."""

    kode: str
    verdier: Mapping[str, Verdi] = field(default_factory=dict, hash=False)
    mal: str = ""


def endringer(
    type_: Aktivitetstype, forrige: Versjonsbilde | None, denne: Versjonsbilde
) -> list[Endring]:
    """What the version did, then every field that differs, in the order of the form."""
    funnet = []
    if denne.handling in _HANDLINGER:
        funnet.append(_handling(forrige, denne))
    if forrige is None:
        return funnet
    funnet += [
        endring
        for felt in type_.felter
        if (endring := _felt(felt, forrige.verdier, denne.verdier)) is not None
    ]
    if forrige.mal_id != denne.mal_id:
        funnet.append(Endring("MAL_KNYTTET" if denne.mal_id else "MAL_FJERNET"))
    return funnet


def par(
    versjoner: Sequence[Versjonsbilde],
) -> list[tuple[Versjonsbilde | None, Versjonsbilde]]:
    """Each version with the one before it; `versjoner` oldest first."""
    return list(zip([None, *versjoner[:-1]], versjoner, strict=True))


def _handling(forrige: Versjonsbilde | None, denne: Versjonsbilde) -> Endring:
    status: dict[str, Verdi] = {"til": Ytring(STATUSETIKETTER[denne.status])}
    if forrige is not None:
        status["fra"] = Ytring(STATUSETIKETTER[forrige.status])
    return Endring(denne.handling.value, status)


def _felt(felt: Felt, for_: Mapping[str, Any], na: Mapping[str, Any]) -> Endring | None:
    gammel, ny = for_.get(felt.navn) or None, na.get(felt.navn) or None
    if gammel == ny:
        return None
    navn: dict[str, Verdi] = {"felt": Ytring(felt.etikett)}
    if felt.slag in {Feltslag.LANGTEKST, Feltslag.LENKE}:
        return Endring("TEKST_ENDRET", navn)
    verdier = {**navn, "gammel": _vis(felt, gammel), "ny": _vis(felt, ny)}
    if felt.historikk and (ny is not None or felt.valg):
        return Endring("FELT_EGNE_ORD", verdier, felt.historikk)
    if ny is None:
        return Endring("FELT_FJERNET", verdier)
    return Endring("FELT_SATT" if gammel is None else "FELT_ENDRET", verdier)


def _vis(felt: Felt, verdi: Any) -> Verdi:
    if felt.valg:
        return Ytring(felt.valgetikett(verdi or ""))
    if isinstance(verdi, str) and len(verdi) > MAKS_ORD:
        return verdi[: MAKS_ORD - 1].rstrip() + "…"
    return "" if verdi is None else verdi
