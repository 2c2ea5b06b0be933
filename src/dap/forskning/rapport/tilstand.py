"""How far a report has come, so that one that was stopped goes on and one with other choices begins anew."""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from dap.felles.sprak import N_
from dap.forskning.format.navn import UFERDIG
from dap.forskning.parametre import Parametersett
from dap.forskning.personvern.values import Nivaa
from dap.forskning.rapport.filer import Rapportfeil, ny_mappe, skriv
from dap.forskning.rapport.navn import FERDIG
from dap.forskning.tabeller.values import Diagramform, Tabell, Tidyrad
from dap.forskning.tekst import Ordrett, Tekst, pakk, pakk_ut

ARBEID = ".arbeid"
TILSTAND, TABELLER = "tilstand.json", "tabeller.json"


@dataclass(slots=True)
class Tilstand:
    mappe: Path
    nokkel: str
    filer: dict[str, str] = field(default_factory=dict)
    """SHA-256 of what is made, by address in the folder."""

    def skriv(self, sti: str, innhold: bytes) -> None:
        self.filer[sti] = skriv(self.mappe / sti, innhold)

    def har(self, *stier: str) -> bool:
        """They are made, and are still as they were."""
        return all(s in self.filer and _sum(self.mappe / s) == self.filer[s] for s in stier)

    def lagre(self) -> None:
        innhold = json.dumps(
            {"nokkel": self.nokkel, "filer": self.filer}, ensure_ascii=False, indent=1
        )
        skriv(self.mappe / ARBEID / TILSTAND, innhold.encode())

    def lagre_tabeller(self, tabeller: Sequence[Tabell], mer: Mapping[str, Any]) -> None:
        """Only protected tables are kept between two runs (H10)."""
        innhold = {"tabeller": [_som_json(t) for t in tabeller], **mer}
        skriv(self.mappe / ARBEID / TABELLER, json.dumps(innhold, ensure_ascii=False).encode())

    def lagrede_tabeller(self) -> tuple[tuple[Tabell, ...], dict[str, Any]] | None:
        sti = self.mappe / ARBEID / TABELLER
        if not sti.exists():
            return None
        innhold = json.loads(sti.read_text(encoding="utf-8"))
        return tuple(_tabell(t) for t in innhold.pop("tabeller")), innhold

    def ferdig(self, om: Mapping[str, Any]) -> None:
        innhold = {**om, "nokkel": self.nokkel, "filer": self.filer}
        skriv(
            self.mappe / FERDIG, (json.dumps(innhold, ensure_ascii=False, indent=1) + "\n").encode()
        )
        shutil.rmtree(self.mappe / ARBEID)


def nokkel(
    uttrekk: Sequence[str],
    parametre: Parametersett,
    nivaa: Nivaa,
    versjon: str,
    motor: str,
    sprak: str,
) -> str:
    """The same for the same report. `uttrekk`: which it is, and what is in it."""
    valg = [*uttrekk, parametre.som_json(), nivaa.value, versjon, motor, sprak]
    return hashlib.sha256(json.dumps(valg, sort_keys=True, default=str).encode()).hexdigest()


def apne(mappe: Path, nokkel_: str) -> Tilstand:
    """The state of the folder: empty, or as far as the same report had come.

    A report with other choices is taken away first. Raises Rapportfeil when the folder holds something
    that is not a report of ours.
    """
    ny_mappe(mappe)
    gammel = _les(mappe / ARBEID / TILSTAND) or _les(mappe / FERDIG)
    if gammel is None:
        if any(mappe.iterdir()) and not (mappe / ARBEID).is_dir():
            mal = N_("%(mappe)s er ikke tom, og det som ligger der er ikke en rapport herfra.")
            raise Rapportfeil(Tekst(mal, mappe=Ordrett(mappe)))
        gammel = {"nokkel": "", "filer": {}}
    for uferdig in mappe.rglob(f"*{UFERDIG}"):
        uferdig.unlink()
    if gammel["nokkel"] == nokkel_:
        (mappe / FERDIG).unlink(missing_ok=True)
        return Tilstand(mappe, nokkel_, dict(gammel["filer"]))
    _rydd(mappe, gammel["filer"])
    return Tilstand(mappe, nokkel_)


def _rydd(mappe: Path, filer: Mapping[str, str]) -> None:
    (mappe / FERDIG).unlink(missing_ok=True)
    for sti in filer:
        (mappe / sti).unlink(missing_ok=True)
    shutil.rmtree(mappe / ARBEID, ignore_errors=True)


def _les(sti: Path) -> dict[str, Any] | None:
    try:
        innhold = json.loads(sti.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    kjent = (
        isinstance(innhold, dict) and isinstance(innhold.get("filer"), dict) and "nokkel" in innhold
    )
    return innhold if kjent else None


def _sum(sti: Path) -> str:
    return hashlib.sha256(sti.read_bytes()).hexdigest() if sti.is_file() else ""


def _som_json(t: Tabell) -> dict[str, Any]:
    ut = {f.name: pakk(getattr(t, f.name)) for f in fields(t) if f.name not in {"rader", "vern"}}
    return ut | {"rader": [asdict(r) for r in t.rader], "vern": ()}


def _tabell(data: dict[str, Any]) -> Tabell:
    verdier: dict[str, Any] = {k: pakk_ut(v) for k, v in data.items() if k != "rader"}
    verdier["rader"] = tuple(Tidyrad(**r) for r in data["rader"])
    verdier["diagramform"] = Diagramform(data["diagramform"])
    return Tabell(**verdier)
