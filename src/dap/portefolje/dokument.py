"""The page of reference (docs/oversikten-felt.md), made from the registry. A test says it is fresh:

python -m dap.portefolje.dokument
"""

from pathlib import Path

from dap.portefolje.felt import ALLE
from dap.portefolje.felt.typer import Felt, Krav
from dap.portefolje.values import GRUPPENAVN, Feltgruppe, Felttype

FIL = Path(__file__).resolve().parents[3] / "docs" / "oversikten-felt.md"
_TOPP = """# Feltene i oversikten

Laget av registeret i `src/dap/portefolje/felt` med `python -m dap.portefolje.dokument`. En test sier fra
når den er gammel.

- «Nøkkel» er navnet i adressen. Alt som har et filter, kan snus med `ikke.` foran nøkkelen.
- Datoer og tidspunkter kan spørres om med `2025-01-01..2025-06-30`, `innen:28` (fra i dag og 28 dager
  fram), `siste:7`, `eldre:30`, `etter:14`, `finnes` og `mangler`.
- Koder kan gjentas (en av dem). Med `alle.` foran nøkkelen må alle være der. `INGEN` er den som ikke har
  noen.
- Det som mangler, kommer sist uansett hvilken vei det sorteres.
- Felt merket «staten» finnes ikke for den som bare ser kommunens rom. Det som ligger i et rom, telles
  bare for den som ser rommet.
"""
_TYPER = {
    Felttype.DATO: "dato",
    Felttype.TIDSPUNKT: "tidspunkt",
    Felttype.KODE: "kode",
    Felttype.FLERKODE: "flere koder",
    Felttype.TALL: "tall",
    Felttype.TEKST: "tekst",
    Felttype.JA: "ja/nei",
}


def tekst() -> str:
    return _TOPP + "".join(_gruppe(g) for g in Feltgruppe)


def _gruppe(gruppe: Feltgruppe) -> str:
    linjer = [
        f"\n## {GRUPPENAVN[gruppe]}\n",
        "| Nøkkel | Navn | Hva det betyr | Kilde | Type | Kan brukes til |",
        "|---|---|---|---|---|---|",
        *(_linje(f) for f in ALLE if f.gruppe == gruppe),
    ]
    return "\n".join(linjer) + "\n"


def _linje(f: Felt) -> str:
    bruk = ", ".join(
        ord_
        for ord_, kan in (
            ("filter", f.filter), ("antall", f.fasett), ("kolonne", f.kolonne), ("sortering", f.sort),
        )
        if kan
    )  # fmt: skip
    betydning = f.betydning + (f" Koder: {_koder(f)}." if f.koder else "")
    if f.krav == Krav.STAT:
        bruk += " (staten)"
    if f.gamle:
        bruk += f"; het før {', '.join(f.gamle)}"
    deler = (f"`{f.nokkel}`", f.etikett, betydning, f.kilde, _TYPER[f.type], bruk)
    return f"| {' | '.join(d.replace('|', '/') for d in deler)} |"


def _koder(f: Felt) -> str:
    if f.nokkel == "fodselsdag":
        return "1 til 31"
    return ", ".join(
        f"`{k.kode}`" + (f" {k.etikett}" if k.etikett != k.kode else "") for k in f.koder
    )


if __name__ == "__main__":
    FIL.write_text(tekst(), encoding="utf-8")
