"""From computed tables to a folder with the whole report."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from dap.felles.sprak import N_
from dap.forskning.format.manifest import Manifest
from dap.forskning.parametre import MODULVERSJON, Parametersett
from dap.forskning.personvern.register import Register
from dap.forskning.personvern.utlop import krev_gyldig
from dap.forskning.personvern.values import Godkjenning, Nivaa, krev_godkjenning
from dap.forskning.personvern.vern import beskytt
from dap.forskning.rapport import diagram
from dap.forskning.rapport.filer import sier_fra, som_csv, som_parquet
from dap.forskning.rapport.innhold import Innhold
from dap.forskning.rapport.pdf import som_pdf
from dap.forskning.rapport.sammenlikning import Linje, sammenlikn
from dap.forskning.rapport.side import side
from dap.forskning.rapport.sprak import NB, paa, si, valgt
from dap.forskning.rapport.tegning import Tegner
from dap.forskning.rapport.tilstand import Tilstand, apne, nokkel
from dap.forskning.tabeller.values import Framdrift, Tabell
from dap.forskning.tekst import Tekst

RESULTATER = "resultater.json"
REGISTER = "publiserte-tabeller.jsonl"


class Resultat(Protocol):
    """What `beregn` gives."""

    @property
    def resultater(self) -> Mapping[str, Any]: ...
    @property
    def tabeller(self) -> "list[Tabell] | tuple[Tabell, ...]": ...


@dataclass(frozen=True, slots=True)
class Valg:
    """How a report is made."""

    ut: Path
    parametre: Parametersett
    nivaa: Nivaa = Nivaa.OFFENTLIG
    godkjenning: Godkjenning | None = None
    register: Register | None = None
    """What has been published (H11); None: the file beside `ut`. Not used where nobody is real."""
    motor: str = "duckdb"
    sprak: str = NB
    """Of the page, the PDF and the pictures. Data files are the same in every language."""
    alle_resultater: bool = False
    """Write resultater.json, exact to ten decimals, whoever the persons are: for who holds the extract
    itself. It is no part of what is published (docs/adr/0053)."""
    idag: date | None = None
    """For the end date of the extract (H13); None: it is not looked at."""


def lag_rapport(
    manifest: Manifest,
    beregn: Callable[[], Resultat],
    valg: Valg,
    framdrift: Framdrift = lambda gjort, av, hva: None,
) -> Path:
    """Write the whole report into `valg.ut`, and go on where one that was stopped had come.

    `beregn` is called unless the tables were computed before it stopped. Files: tabeller/ID.csv and .parquet,
    figurer/ID.svg and .png, index.html, rapport.pdf, resultater.json where it may be, and rapport.json last.
    Raises Vernefeil, Rapportfeil.
    """
    krev_godkjenning(valg.nivaa, valg.godkjenning)
    krev_gyldig(manifest, valg.idag)
    with sier_fra(valg.ut), paa(valg.sprak):
        id_ = _nokkel(manifest, valg)
        tilstand = apne(valg.ut, id_)
        innhold = _innhold(tilstand, manifest, beregn, valg, framdrift)
        _filer(tilstand, innhold, framdrift)
        tilstand.ferdig(_om(innhold, valg))
        antall = len(innhold.tabeller) + 3
        framdrift(antall, antall, N_("Ferdig"))
    return valg.ut


def _nokkel(manifest: Manifest, valg: Valg) -> str:
    v = valg
    uttrekk = [manifest.uttrekk_id, *sorted(f"{f.sti} {f.innhold_sha256}" for f in manifest.filer)]
    return nokkel(uttrekk, v.parametre, v.nivaa, MODULVERSJON, v.motor, v.sprak)


def _innhold(
    tilstand: Tilstand,
    manifest: Manifest,
    beregn: Callable[[], Resultat],
    valg: Valg,
    framdrift: Framdrift,
) -> Innhold:
    lagret = tilstand.lagrede_tabeller()
    if lagret is None:
        framdrift(0, 1, N_("Regner ut tabellene"))
        tabeller, linjer = _beregn(tilstand, manifest, beregn, valg)
    else:
        tabeller, linjer = lagret[0], tuple(Linje(**x) for x in lagret[1]["sammenlikning"])
    return Innhold(
        tabeller, manifest, valg.parametre, MODULVERSJON, valg.nivaa, valg.godkjenning, linjer
    )


def _beregn(
    tilstand: Tilstand, manifest: Manifest, beregn: Callable[[], Resultat], valg: Valg
) -> tuple[tuple[Tabell, ...], tuple[Linje, ...]]:
    resultat = beregn()
    register = None if manifest.syntetisk else valg.register or Register(valg.ut.parent / REGISTER)
    tabeller = beskytt(
        resultat.tabeller, nivaa=valg.nivaa, godkjenning=valg.godkjenning, register=register
    )
    full = manifest.syntetisk or valg.nivaa == Nivaa.INTERN
    linjer = sammenlikn(resultat.resultater, tabeller, valg.parametre, full=full)
    if full or valg.alle_resultater:
        # Exact to ten decimals: where there are no real persons, inside the project (H10), or beside the
        # extract that it was made of.
        tekst = json.dumps(resultat.resultater, ensure_ascii=False, indent=1, allow_nan=False)
        tilstand.skriv(RESULTATER, (tekst + "\n").encode())
    tilstand.lagre()
    tilstand.lagre_tabeller(tabeller, {"sammenlikning": [asdict(x) for x in linjer]})
    return tabeller, linjer


def _filer(tilstand: Tilstand, innhold: Innhold, framdrift: Framdrift) -> None:
    """Everything that is made of the tables. The points of the pictures are drawn beside page and PDF."""
    antall = len(innhold.tabeller) + 3
    uten_png = [t for t in innhold.tabeller if not tilstand.har(_sti(t, "png"))]
    with Tegner(len(uten_png), valgt()) as tegner:
        bilder = _tabeller(tilstand, innhold, tegner, framdrift)
        png = tegner.png([bilder[t.id] for t in uten_png])
        framdrift(antall - 2, antall, N_("Lager siden"))
        tilstand.skriv("index.html", side(innhold, bilder).encode())
        framdrift(antall - 1, antall, N_("Lager PDF-en"))
        tilstand.skriv("rapport.pdf", som_pdf(innhold, bilder))
        for t, data in zip(uten_png, png, strict=True):
            tilstand.skriv(_sti(t, "png"), data)


def _tabeller(
    tilstand: Tilstand, innhold: Innhold, tegner: Tegner, framdrift: Framdrift
) -> dict[str, str]:
    """Rows and picture of each table; those that are made already are not made again. The SVG of each."""
    antall = len(innhold.tabeller) + 3
    framdrift(0, antall, N_("Tegner figurene"))
    former = ("csv", "parquet", "svg")
    mangler = [t for t in innhold.tabeller if not tilstand.har(*(_sti(t, x) for x in former))]
    gjort = len(innhold.tabeller) - len(mangler)
    tegninger = tegner.svg([diagram.spesifikasjon(t, innhold.kilde) for t in mangler])
    for nr, (t, svg) in enumerate(zip(mangler, tegninger, strict=True), start=gjort + 1):
        framdrift(nr, antall, Tekst("%(id)s %(tittel)s", id=t.id, tittel=t.tittel))
        for form, data in zip(former, (som_csv(t), som_parquet(t), svg.encode()), strict=True):
            tilstand.skriv(_sti(t, form), data)
        tilstand.lagre()
    return {
        t.id: (tilstand.mappe / _sti(t, "svg")).read_text(encoding="utf-8")
        for t in innhold.tabeller
    }


def _sti(t: Tabell, form: str) -> str:
    return f"{'tabeller' if form in {'csv', 'parquet'} else 'figurer'}/{t.id}.{form}"


def _om(innhold: Innhold, valg: Valg) -> dict[str, Any]:
    godkjenning = asdict(valg.godkjenning) if valg.godkjenning else None
    return {
        "uttrekk_id": innhold.manifest.uttrekk_id,
        "syntetisk": innhold.manifest.syntetisk,
        "parametre": valg.parametre.som_json(),
        "nivaa": valg.nivaa.value,
        "godkjenning": godkjenning,
        "motor": valg.motor,
        "sprak": valg.sprak,
        "modulversjon": innhold.modulversjon,
        "tabeller": [
            {"id": t.id, "tittel": si(t.tittel), "nokkel": t.nokkel} for t in innhold.tabeller
        ],
    }
