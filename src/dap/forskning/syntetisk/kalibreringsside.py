"""The calibration as a table to read (kalibrering.html) and to count with (kalibrering.csv)."""

import csv
import io
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from dap.forskning.syntetisk.kalibrering import Linje, kalibrer
from dap.forskning.syntetisk.retninger import Retning, retninger

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
    """Write kalibrering.csv and kalibrering.html into `ut`, and give the lines back."""
    linjer = kalibrer(blokker)
    ut.mkdir(parents=True, exist_ok=True)
    (ut / "kalibrering.csv").write_text(som_csv(linjer), encoding="utf-8")
    side = som_html(linjer, retninger(blokker), int(blokker["populasjon"]["alle"]))
    (ut / "kalibrering.html").write_text(side, encoding="utf-8")
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
    med = [linje for linje in linjer if linje.oppnadd is not None]
    inne = sum(bool(linje.innenfor) for linje in med)
    krav = [linje for linje in med if linje.i_toleransen is not None]
    holdt = sum(bool(linje.i_toleransen) for linje in krav)
    holder = sum(r.holder is True for r in veier)
    rader = "\n".join(_rad(linje) for linje in linjer)
    return f"""<!doctype html>
<html lang="nb">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kalibrering av de syntetiske dataene</title><style>{_STIL}</style></head>
<body>
<h1>Kalibrering av de syntetiske dataene</h1>
<p>Uttrekket har {_tall(personer)} oppdiktede personer. Antall er regnet om til rapportens befolkning.
«Som trykt» betyr at tallet ville vært trykt slik rapporten trykte det. «Toleranse» er hvor nær tallet
skal være i en kjøring med like mange personer som i rapporten.</p>
<ul>
<li>{inne} av {len(med)} tall er som trykt.</li>
<li>{holdt} av {len(krav)} tall med en toleranse er innenfor den.</li>
<li>{holder} av {len(veier)} sammenhenger går samme vei som i rapporten.</li>
</ul>
<p><a href="kalibrering.csv">Tallene som CSV</a> · <a href="index.html">Til rapporten</a></p>
<div class="rull" role="region" aria-labelledby="tall" tabindex="0"><table>
<caption id="tall">Tall i rapporten og i denne kjøringen</caption>
<thead><tr><th scope="col">Hva</th><th scope="col">Sted</th><th scope="col">Trykt</th>
<th scope="col" class="tall">Mål</th><th scope="col" class="tall">Oppnådd</th>
<th scope="col" class="tall">Avvik</th><th scope="col">Som trykt</th>
<th scope="col">Toleranse</th></tr></thead>
<tbody>
{rader}
</tbody></table></div>
{_retninger(veier)}
</body></html>
"""


def _rad(linje: Linje) -> str:
    spenn = ""
    if linje.minst != linje.storst and linje.minst is not None and linje.storst is not None:
        spenn = f"<br>{_tall(linje.minst)} til {_tall(linje.storst)}"
    return (
        f'<tr id="{escape(linje.id)}"><th scope="row">{escape(linje.beskrivelse)}, '
        f"{escape(linje.enhet)}</th><td>{escape(linje.avsnitt)}</td><td>{escape(linje.trykt)}</td>"
        f'<td class="tall">{_tall(linje.maal)}</td><td class="tall">{_tall(linje.oppnadd)}{spenn}</td>'
        f'<td class="tall">{_avvik(linje)}</td><td>{_svar(linje.innenfor)}</td>'
        f"<td>{_svar(linje.i_toleransen)}</td></tr>"
    )


def _retninger(veier: Sequence[Retning]) -> str:
    rader = "\n".join(
        f'<tr><td class="tall">{r.nr}</td><th scope="row">{escape(r.hva)}</th>'
        f"<td>{_svar(r.holder, ja='ja', nei='nei')}</td></tr>"
        for r in veier
    )
    return f"""<div class="rull" role="region" aria-labelledby="vei" tabindex="0"><table>
<caption id="vei">Sammenhenger som rapporten beskriver med ord</caption>
<thead><tr><th scope="col" class="tall">Nr.</th><th scope="col">Sammenheng</th>
<th scope="col">Gjelder her</th></tr>
</thead><tbody>
{rader}
</tbody></table></div>"""


def _svar(verdi: bool | None, ja: str = "inne", nei: str = "ute") -> str:
    return "–" if verdi is None else ja if verdi else nei


def _avvik(linje: Linje) -> str:
    if linje.avvik is None:
        return "–"
    prosent = linje.avvik_prosent
    tegn = "+" if linje.avvik > 0 else ""
    andel = "" if prosent is None else f" ({tegn}{_tall(prosent, 1)} %)"
    return f"{tegn}{_tall(linje.avvik)}{andel}"


def _tall(verdi: float | None, desimaler: int | None = None) -> str:
    """Norwegian: decimal comma, thin space, as many decimals as the size asks for, or as are given."""
    if verdi is None:
        return "–"
    storrelse = abs(verdi)
    hel = float(verdi).is_integer()
    if desimaler is None:
        desimaler = 0 if hel or storrelse >= 1000 else 1 if storrelse >= 10 else 3
    tekst = f"{verdi:,.{desimaler}f}".replace(",", "\u202f").replace(".", ",")
    return tekst.replace("-", "−")
