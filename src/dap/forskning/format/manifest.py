"""manifest.json: what an extract covers, what it rests on, and what its files hold."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path, PurePath
from typing import Any, Final

from dap.felles.sprak import N_
from dap.forskning.format.feil import FeilVersjon, Formatfeil, Manifestfeil, grunnen
from dap.forskning.format.funn import ordrett, som_sagt
from dap.forskning.format.skjema import FORMAT, TIDSSONE, VERSJON
from dap.forskning.tekst import Tekst

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
    her = ordrett(mappe / MANIFEST)
    try:
        # Windows begins its files with three bytes that say that they are UTF-8.
        innhold = json.loads((mappe / MANIFEST).read_text(encoding="utf-8-sig"))
    except FileNotFoundError as feil:
        mal = (
            N_("%(fil)s mangler. Er dette mappen til et uttrekk?")
            if mappe.is_dir()
            else N_("%(fil)s mangler: mappen finnes ikke.")
        )
        raise Manifestfeil(Tekst(mal, fil=her)) from feil
    except NotADirectoryError as feil:
        mal = N_("%(mappe)s er en fil, og ikke mappen til et uttrekk.")
        raise Manifestfeil(Tekst(mal, mappe=ordrett(mappe))) from feil
    except OSError as feil:
        mal = N_("%(fil)s kan ikke leses: %(grunn)s.")
        raise Manifestfeil(Tekst(mal, fil=her, grunn=grunnen(feil))) from feil
    except (ValueError, RecursionError) as feil:
        mal = N_("%(fil)s kan ikke leses som JSON: %(feil)s")
        raise Manifestfeil(Tekst(mal, fil=her, feil=som_sagt(feil))) from feil
    if not isinstance(innhold, dict):
        raise Manifestfeil(Tekst(N_("%(fil)s må være et JSON-objekt."), fil=her))
    _krev_versjon(innhold)
    return _tolk(innhold)


_SKAL_VAERE: Final = N_("feltet «%(felt)s» er %(er)s, og skal være «%(skal)s».")


def _feil(mal: str, feil: type[Formatfeil] = Manifestfeil, **hva: object) -> Formatfeil:
    """What is wrong with the file that is read."""
    grunn = Tekst(mal, **{navn: ordrett(verdi) for navn, verdi in hva.items()})
    return feil(Tekst("%(fil)s: %(grunn)s", fil=ordrett(MANIFEST), grunn=grunn), grunn)


def _krev_versjon(innhold: dict[str, Any]) -> None:
    if innhold.get("format") != FORMAT:
        raise _feil(_SKAL_VAERE, felt="format", er=repr(innhold.get("format")), skal=FORMAT)
    versjon = innhold.get("versjon")
    hoved = str(versjon).split(".")[0]
    if not isinstance(versjon, str) or not hoved.isdecimal():
        raise _feil(
            N_("feltet «versjon» er %(er)s, og skal være tekst som «%(skal)s»."),
            er=repr(versjon),
            skal=VERSJON,
        )
    if int(hoved) != int(VERSJON.split(".")[0]):
        raise _feil(
            N_(
                "uttrekket har versjon %(er)s. Dette programmet leser versjon %(leser)s.x. Bruk et program "
                "som hører til uttrekket, eller lag et nytt uttrekk."
            ),
            FeilVersjon,
            er=versjon,
            leser=VERSJON.split(".")[0],
        )
    if innhold.get("tidssone") != TIDSSONE:
        raise _feil(_SKAL_VAERE, felt="tidssone", er=repr(innhold.get("tidssone")), skal=TIDSSONE)


def _tolk(innhold: dict[str, Any]) -> Manifest:
    dekning = _objekt(innhold, "dekning")
    filer = innhold.get("filer", [])
    if not isinstance(filer, list):
        raise _feil(N_("feltet «filer» skal være en liste."))
    for fil in filer:
        _krev_her(fil)
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
        raise _feil(N_("feltet «%(felt)s» mangler eller er ikke tekst."), felt=felt)
    return verdi


def _objekt(innhold: dict[str, Any], felt: str) -> dict[str, Any]:
    verdi = innhold.get(felt)
    if not isinstance(verdi, dict):
        raise _feil(N_("feltet «%(felt)s» mangler eller er ikke et objekt."), felt=felt)
    return verdi


def _dekning(innhold: dict[str, Any], felt: str, *, krev_fra: bool = False) -> Dekning:
    verdi = _objekt(innhold, felt)
    fra, til = _dag(verdi.get("fra"), f"{felt}.fra"), _dag(verdi.get("til"), f"{felt}.til")
    if til is None or (krev_fra and fra is None):
        raise _feil(N_("feltet «%(felt)s» må ha både «fra» og «til»."), felt=felt)
    if fra is not None and fra > til:
        raise _feil(
            N_("«%(felt)s» går fra %(fra)s til %(til)s, altså baklengs."),
            felt=felt,
            fra=fra,
            til=til,
        )
    return Dekning(fra, til)


def _dag(verdi: object, felt: str) -> date | None:
    """A date, or a month (2019-08) as its first day."""
    if verdi is None:
        return None
    tekst = f"{verdi}-01" if len(str(verdi)) == len("2019-08") else str(verdi)
    try:
        return date.fromisoformat(tekst)
    except ValueError as feil:
        raise _feil(
            N_("«%(felt)s» er %(er)s, og skal være en dato."), felt=felt, er=repr(verdi)
        ) from feil


def _krev_her(fil: Any) -> None:
    """Files of an extract lie in its folder."""
    sti = fil.get("sti") if isinstance(fil, dict) else None
    if isinstance(sti, str) and (PurePath(sti).is_absolute() or ".." in PurePath(sti).parts):
        raise _feil(N_("stien %(sti)s under «filer» fører ut av uttrekkets mappe."), sti=repr(sti))


def _fil(verdi: Any) -> Fil:
    try:
        return Fil(
            tabell=str(verdi["tabell"]),
            sti=str(verdi["sti"]),
            rader=int(verdi["rader"]),
            bytes=int(verdi["bytes"]),
            innhold_sha256=str(verdi["innhold_sha256"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as feil:
        raise _feil(
            N_("hver fil under «filer» skal ha tabell, sti, rader, bytes og innhold_sha256.")
        ) from feil
