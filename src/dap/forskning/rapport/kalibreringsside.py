"""The calibration as a table to read (kalibrering.html), in the language that is chosen, and to count with
(kalibrering.csv)."""

import csv
import io
from collections.abc import Sequence
from html import escape as e
from pathlib import Path
from typing import Any

from dap.felles.sprak import N_
from dap.forskning.rapport.filer import ny_mappe, sier_fra, skriv
from dap.forskning.rapport.ord import TOM, spenn, tall
from dap.forskning.rapport.sprak import si, valgt
from dap.forskning.syntetisk.kalibrering import Linje, kalibrer
from dap.forskning.syntetisk.retninger import Retning, retninger
from dap.forskning.tekst import Ordrett, Tekst

_KOLONNER = (
    "id",
    "avsnitt",
    "beskrivelse",
    "enhet",
    "trykt",
    "maal",
    "lav",
    "hoy",
    "oppnadd",
    "minst",
    "storst",
    "avvik",
    "avvik_prosent",
    "innenfor",
    "i_toleransen",
)
_STIL = """
body{font:1rem/1.5 "Source Sans 3",system-ui,sans-serif;max-width:80rem;margin:2rem auto;padding:0 1rem;
color:#23262a;background:#fff}table{border-collapse:collapse;width:100%}caption{text-align:left;
font-weight:600;padding:.5rem 0}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #cfd3d8;
vertical-align:top}td.tall,th.tall{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.rull{overflow-x:auto}a{color:#0056b4}:root{color-scheme:light dark}
@media(prefers-color-scheme:dark){body{color:#ececec;background:#16191d}a{color:#9cc4ff}
th,td{border-color:#454a51}}
"""


def skriv_kalibrering(blokker: dict[str, Any], ut: Path) -> list[Linje]:
    """Write kalibrering.csv and kalibrering.html into `ut`, and give the lines back.

    Raises Rapportfeil.
    """
    linjer = kalibrer(blokker)
    side = som_html(linjer, retninger(blokker), int(blokker["populasjon"]["alle"]))
    with sier_fra(ut):
        ny_mappe(ut)
        skriv(ut / "kalibrering.csv", som_csv(linjer).encode())
        skriv(ut / "kalibrering.html", side.encode())
    return linjer


def som_csv(linjer: Sequence[Linje]) -> str:
    ut = io.StringIO()
    skriver = csv.writer(ut, lineterminator="\n")
    skriver.writerow(_KOLONNER)
    for linje in linjer:
        skriver.writerow(_felt(getattr(linje, kolonne)) for kolonne in _KOLONNER)
    return ut.getvalue()


def _felt(verdi: object) -> object:
    if verdi is None:
        return ""
    if isinstance(verdi, bool):
        return "ja" if verdi else "nei"
    return f"{verdi:.10g}" if isinstance(verdi, float) else verdi


def som_html(linjer: Sequence[Linje], veier: Sequence[Retning], personer: int) -> str:
    tittel = e(si(N_("Kalibrering av de syntetiske dataene")))
    lenker = [
        f'<a href="{sti}">{e(si(ord_))}</a>'
        for sti, ord_ in (("kalibrering.csv", _SOM_CSV), ("index.html", _RAPPORTEN))
    ]
    punkter = "".join(f"<li>{e(punkt)}</li>" for punkt in _oppsummert(linjer, veier))
    return f"""<!doctype html>
<html lang="{valgt()}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{tittel}</title><style>{_STIL}</style></head>
<body>
<h1>{tittel}</h1>
<p>{e(si(Tekst(_OM, personer=Ordrett(_tall(personer)))))}</p>
<ul>{punkter}</ul>
<p>{" · ".join(lenker)}</p>
{_tabell("tall", _TALLENE, _KOLONNENE, [_rad(linje) for linje in linjer])}
{_tabell("vei", _VEIENE, _VEIKOLONNENE, [_vei(r) for r in veier])}
</body></html>
"""


_SOM_CSV, _RAPPORTEN = N_("Tallene som CSV"), N_("Til rapporten")
_OM = N_(
    "Uttrekket har %(personer)s oppdiktede personer. Antall er regnet om til rapportens befolkning. «Som "
    "trykt» betyr at tallet ville vært trykt slik rapporten trykte det. «Toleranse» er hvor nær tallet skal "
    "være i en kjøring med like mange personer som i rapporten."
)
_TALLENE = N_("Tall i rapporten og i denne kjøringen")
_VEIENE = N_("Sammenhenger som rapporten beskriver med ord")
_KOLONNENE = (
    (N_("Hva"), False),
    (N_("Sted"), False),
    (N_("Trykt"), False),
    (N_("Mål"), True),
    (N_("Oppnådd"), True),
    (N_("Avvik"), True),
    (N_("Som trykt"), False),
    (N_("Toleranse"), False),
)
_VEIKOLONNENE = ((N_("Nr."), True), (N_("Sammenheng"), False), (N_("Gjelder her"), False))
"""Heading, and whether it is of numbers."""
INNE, UTE, JA, NEI = N_("inne"), N_("ute"), N_("ja"), N_("nei")


def _oppsummert(linjer: Sequence[Linje], veier: Sequence[Retning]) -> tuple[str, str, str]:
    med = [linje for linje in linjer if linje.oppnadd is not None]
    krav = [linje for linje in med if linje.i_toleransen is not None]
    inne = sum(bool(linje.innenfor) for linje in med)
    holdt = sum(bool(linje.i_toleransen) for linje in krav)
    holder = sum(r.holder is True for r in veier)
    trykt = N_("%(n)s av %(av)s tall er som trykt.")
    toleranse = N_("%(n)s av %(av)s tall med en toleranse er innenfor den.")
    vei = N_("%(n)s av %(av)s sammenhenger går samme vei som i rapporten.")
    return (
        si(Tekst(trykt, n=inne, av=len(med))),
        si(Tekst(toleranse, n=holdt, av=len(krav))),
        si(Tekst(vei, n=holder, av=len(veier))),
    )


def _tabell(
    id_: str, tittel: str, kolonner: Sequence[tuple[str, bool]], rader: Sequence[str]
) -> str:
    hode = "".join(
        f'<th scope="col"{TALL if av_tall else ""}>{e(si(navn))}</th>' for navn, av_tall in kolonner
    )
    linjer = "\n".join(rader)
    return f"""<div class="rull" role="region" aria-labelledby="{id_}" tabindex="0"><table>
<caption id="{id_}">{e(si(tittel))}</caption>
<thead><tr>{hode}</tr></thead>
<tbody>
{linjer}
</tbody></table></div>"""


TALL = ' class="tall"'


def _rad(linje: Linje) -> str:
    flere = ""
    if linje.minst != linje.storst and linje.minst is not None and linje.storst is not None:
        flere = f"<br>{e(spenn(_tall(linje.minst), _tall(linje.storst)))}"
    return (
        f'<tr id="{e(linje.id)}"><th scope="row">{e(si(linje.beskrivelse))}, {e(si(linje.enhet))}</th>'
        f'<td>{e(si(linje.avsnitt))}</td><td lang="nb">{e(linje.trykt)}</td>'
        f"<td{TALL}>{_tall(linje.maal)}</td><td{TALL}>{_tall(linje.oppnadd)}{flere}</td>"
        f"<td{TALL}>{_avvik(linje)}</td><td>{_svar(linje.innenfor, INNE, UTE)}</td>"
        f"<td>{_svar(linje.i_toleransen, INNE, UTE)}</td></tr>"
    )


def _vei(r: Retning) -> str:
    return (
        f'<tr><td{TALL}>{r.nr}</td><th scope="row">{e(si(r.hva))}</th>'
        f"<td>{_svar(r.holder, JA, NEI)}</td></tr>"
    )


def _svar(verdi: bool | None, ja: str, nei: str) -> str:
    return TOM if verdi is None else si(ja if verdi else nei)


def _avvik(linje: Linje) -> str:
    if linje.avvik is None:
        return TOM
    prosent = linje.avvik_prosent
    tegn = "+" if linje.avvik > 0 else ""
    andel = "" if prosent is None else f" ({tegn}{tall(prosent, 1)} %)"
    return f"{tegn}{_tall(linje.avvik)}{andel}"


def _tall(verdi: float | None) -> str:
    """With as many decimals as the size asks for."""
    if verdi is None:
        return TOM
    storrelse = abs(verdi)
    hel = float(verdi).is_integer()
    return tall(verdi, 0 if hel or storrelse >= 1000 else 1 if storrelse >= 10 else 3)
