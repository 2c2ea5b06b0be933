"""manifest.json: what an extract covers, what it rests on, and what its files hold."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from dap.forskning.format.feil import FeilVersjon, Manifestfeil
from dap.forskning.format.skjema import FORMAT, TIDSSONE, VERSJON

MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Dekning:
    """From and to, both included. No beginning means: the whole history."""

    fra: date | None
    til: date


@dataclass(frozen=True, slots=True)
class Fil:
    tabell: str
    sti: str
    rader: int
    bytes: int
    innhold_sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    uttrekk_id: str
    laget: str
    """The instant in UTC, ISO 8601."""
    kilde: dict[str, Any]
    populasjon: Dekning
    dekning: dict[str, Dekning]
    pseudonymisering: dict[str, Any]
    hjemmel: dict[str, Any]
    kvalitet: dict[str, Any] = field(default_factory=dict)
    filer: tuple[Fil, ...] = ()
    format: str = FORMAT
    versjon: str = VERSJON
    tidssone: str = TIDSSONE

    @property
    def syntetisk(self) -> bool:
        return bool(self.kilde.get("syntetisk"))

    def fil(self, tabell: str) -> Fil | None:
        return next((f for f in self.filer if f.tabell == tabell), None)

    def som_json(self) -> str:
        """The same text for the same manifest, always."""
        innhold = asdict(self)
        rekkefolge = ("format", "versjon", "uttrekk_id", "laget", "kilde", "tidssone")
        ordnet = {navn: innhold[navn] for navn in rekkefolge} | innhold
        return json.dumps(ordnet, ensure_ascii=False, indent=1, default=date.isoformat) + "\n"


def skriv(manifest: Manifest, mappe: Path) -> None:
    (mappe / MANIFEST).write_text(manifest.som_json(), encoding="utf-8")


def les(mappe: Path) -> Manifest:
    """The manifest of the extract in this folder. Refuses what this program cannot read."""
    try:
        innhold = json.loads((mappe / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as feil:
        grunn = (
            "mangler. Er dette mappen til et uttrekk?"
            if mappe.is_dir()
            else "mangler: mappen finnes ikke."
        )
        raise Manifestfeil(f"{mappe / MANIFEST} {grunn}") from feil
    except (OSError, UnicodeDecodeError, ValueError) as feil:
        raise Manifestfeil(f"{mappe / MANIFEST} kan ikke leses som JSON: {feil}") from feil
    if not isinstance(innhold, dict):
        raise Manifestfeil(f"{mappe / MANIFEST} må være et JSON-objekt.")
    _krev_versjon(innhold)
    return _tolk(innhold)


def _krev_versjon(innhold: dict[str, Any]) -> None:
    if innhold.get("format") != FORMAT:
        raise Manifestfeil(
            f"{MANIFEST}: feltet «format» er {innhold.get('format')!r}, og skal være «{FORMAT}»."
        )
    versjon = innhold.get("versjon")
    hoved = str(versjon).split(".")[0]
    if not hoved.isdecimal():
        raise Manifestfeil(
            f"{MANIFEST}: feltet «versjon» er {versjon!r}, og skal være som «{VERSJON}»."
        )
    if int(hoved) != int(VERSJON.split(".")[0]):
        raise FeilVersjon(
            f"{MANIFEST}: uttrekket har versjon {versjon}. Dette programmet leser versjon "
            f"{VERSJON.split('.')[0]}.x. Bruk et program som hører til uttrekket, eller lag et nytt uttrekk."
        )
    if innhold.get("tidssone") != TIDSSONE:
        raise Manifestfeil(
            f"{MANIFEST}: feltet «tidssone» er {innhold.get('tidssone')!r}, og skal være «{TIDSSONE}»."
        )


def _tolk(innhold: dict[str, Any]) -> Manifest:
    dekning = _objekt(innhold, "dekning")
    filer = innhold.get("filer", [])
    if not isinstance(filer, list):
        raise Manifestfeil(f"{MANIFEST}: feltet «filer» skal være en liste.")
    return Manifest(
        uttrekk_id=_tekst(innhold, "uttrekk_id"),
        laget=_tekst(innhold, "laget"),
        kilde=_objekt(innhold, "kilde"),
        populasjon=_dekning(innhold, "populasjon", krev_fra=True),
        dekning={tabell: _dekning(dekning, tabell) for tabell in dekning},
        pseudonymisering=_objekt(innhold, "pseudonymisering"),
        hjemmel=_objekt(innhold, "hjemmel"),
        kvalitet=_objekt(innhold, "kvalitet"),
        filer=tuple(_fil(f) for f in filer),
        versjon=str(innhold["versjon"]),
    )


def _tekst(innhold: dict[str, Any], felt: str) -> str:
    verdi = innhold.get(felt)
    if not isinstance(verdi, str) or not verdi:
        raise Manifestfeil(f"{MANIFEST}: feltet «{felt}» mangler eller er ikke tekst.")
    return verdi


def _objekt(innhold: dict[str, Any], felt: str) -> dict[str, Any]:
    verdi = innhold.get(felt)
    if not isinstance(verdi, dict):
        raise Manifestfeil(f"{MANIFEST}: feltet «{felt}» mangler eller er ikke et objekt.")
    return verdi


def _dekning(innhold: dict[str, Any], felt: str, *, krev_fra: bool = False) -> Dekning:
    verdi = _objekt(innhold, felt)
    fra, til = _dag(verdi.get("fra"), f"{felt}.fra"), _dag(verdi.get("til"), f"{felt}.til")
    if til is None or (krev_fra and fra is None):
        raise Manifestfeil(f"{MANIFEST}: feltet «{felt}» må ha både «fra» og «til».")
    if fra is not None and fra > til:
        raise Manifestfeil(f"{MANIFEST}: «{felt}» går fra {fra} til {til}, altså baklengs.")
    return Dekning(fra, til)


def _dag(verdi: object, felt: str) -> date | None:
    """A date, or a month (2019-08) as its first day."""
    if verdi is None:
        return None
    tekst = f"{verdi}-01" if len(str(verdi)) == len("2019-08") else str(verdi)
    try:
        return date.fromisoformat(tekst)
    except ValueError as feil:
        raise Manifestfeil(f"{MANIFEST}: «{felt}» er {verdi!r}, og skal være en dato.") from feil


def _fil(verdi: Any) -> Fil:
    try:
        return Fil(
            tabell=str(verdi["tabell"]),
            sti=str(verdi["sti"]),
            rader=int(verdi["rader"]),
            bytes=int(verdi["bytes"]),
            innhold_sha256=str(verdi["innhold_sha256"]),
        )
    except (KeyError, TypeError, ValueError) as feil:
        raise Manifestfeil(
            f"{MANIFEST}: hver fil under «filer» skal ha tabell, sti, rader, bytes og innhold_sha256."
        ) from feil
