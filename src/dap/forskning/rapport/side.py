"""The report as one page: every table beside its chart. No scripts, nothing fetched."""

import base64
from collections.abc import Mapping, Sequence
from html import escape as e

from dap.forskning.personvern.values import GRUNNTEKST, MERKE, Grunn
from dap.forskning.rapport.definisjoner import DEFINISJONER
from dap.forskning.rapport.diagram import alternativ
from dap.forskning.rapport.innhold import KAPITLER, Innhold
from dap.forskning.rapport.navn import STIL
from dap.forskning.rapport.ord import antall
from dap.forskning.rapport.rutenett import Rutenett, grunnlag, rutenett
from dap.forskning.rapport.sammenlikning import Linje
from dap.forskning.tabeller.values import Tabell

BRED = 6
"""With more columns the chart stands below the table, not beside it."""


def side(innhold: Innhold, bilder: Mapping[str, str]) -> str:
    """The page. `bilder`: the SVG of each table."""
    kapitler = innhold.kapitler()
    deler = [
        "<!doctype html>",
        f'<html lang="nb"><head><meta charset="utf-8"><title>{e(innhold.tittel)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{STIL}</style></head><body>",
        '<a class="hopp" href="#innhold">Hopp til innholdet</a>',
        f"<header><h1>{e(innhold.tittel)}</h1>{_om(innhold)}</header>",
        f'<nav id="oversikt" aria-label="Innhold"><h2>Innhold</h2>{_innholdsliste(innhold, kapitler)}</nav>',
        '<main id="innhold" tabindex="-1">',
        *(_kapittel(k, tabeller, bilder) for k, tabeller in kapitler),
        _sammenlikning(innhold.sammenlikning),
        _definisjoner(),
        _vern(innhold),
        "</main></body></html>",
    ]
    return "\n".join(deler) + "\n"


def _om(innhold: Innhold) -> str:
    linjer = "".join(
        f"<div><dt>{e(navn)}</dt><dd>{e(verdi)}</dd></div>" for navn, verdi in innhold.om()
    )
    varsel = f'<p class="varsel">{e(innhold.varsel)}</p>' if innhold.varsel else ""
    return f'{varsel}<dl class="om">{linjer}</dl>'


def _innholdsliste(innhold: Innhold, kapitler: Sequence[tuple[str, Sequence[Tabell]]]) -> str:
    ut = []
    for k, tabeller in kapitler:
        lenker = "".join(
            f'<li><a href="#t-{e(t.id)}">{e(t.id)} {e(t.tittel)}</a></li>' for t in tabeller
        )
        ut.append(f"<details><summary>{e(KAPITLER.get(k, k))}</summary><ul>{lenker}</ul></details>")
    if innhold.sammenlikning:
        ut.append('<p><a href="#sammenlikning">Sammenlikning med kilden</a></p>')
    ut.append(
        '<p><a href="#definisjoner">Definisjoner</a></p><p><a href="#personvern">Personvern</a></p>'
    )
    return "".join(ut)


def _kapittel(k: str, tabeller: Sequence[Tabell], bilder: Mapping[str, str]) -> str:
    deler = "".join(_tabell(t, bilder.get(t.id, "")) for t in tabeller)
    return f'<section class="kapittel"><h2>{e(KAPITLER.get(k, k))}</h2>{deler}</section>'


def _tabell(t: Tabell, bilde: str) -> str:
    r = rutenett(t)
    plassert = "to" if len(r.kolonner) <= BRED else "under"
    return (
        f'<section class="par" id="t-{e(t.id)}"><h3>{e(t.id)} {e(t.tittel)}</h3>'
        f'<div class="{plassert}"><div>{_rutenett(t, r)}</div><figure>{_bilde(t, bilde)}</figure></div>'
        f"{_forbehold(t)}{_rundt(t, r)}</section>"
    )


def _bilde(t: Tabell, bilde: str) -> str:
    if not bilde:
        return ""
    data = base64.b64encode(bilde.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{e(alternativ(t))}">'


def _rutenett(t: Tabell, r: Rutenett) -> str:
    if not r.rader:
        return "<p>Her er det ingen tall.</p>"
    hode = "".join(f'<th scope="col">{e(k)}</th>' for k in r.kolonner)
    rader = "".join(
        f'<tr><th scope="row">{e(navn)}</th>' + "".join(_celle(c) for c in celler) + "</tr>"
        for navn, celler in r.rader
    )
    enhet = f" Enhet: {e(', '.join(r.enheter))}" if 0 < len(r.enheter) <= 3 else ""
    return (
        f'<div class="rulle" tabindex="0" role="region" aria-label="Tabell {e(t.id)}"><table>'
        f'<caption><span class="skjult">{e(t.id)} {e(t.tittel)}.</span>{enhet}</caption>'
        f'<thead><tr><th scope="col">{e(r.hjorne)}</th>{hode}</tr></thead><tbody>{rader}</tbody>'
        "</table></div>"
    )


def _celle(tekst: str) -> str:
    if tekst == MERKE:
        return '<td><abbr title="ikke publisert">:</abbr></td>'
    return f"<td>{e(tekst)}</td>"


def _forbehold(t: Tabell) -> str:
    if not t.forbehold:
        return ""
    punkter = "".join(f"<li>{e(f)}</li>" for f in t.forbehold)
    return f'<div class="forbehold"><h4>Forbehold</h4><ul>{punkter}</ul></div>'


def _rundt(t: Tabell, r: Rutenett) -> str:
    fakta = [
        ("Populasjon", t.populasjon),
        ("Nevner", t.nevner),
        ("Grunnlag", grunnlag(t)),
        ("Ikke publisert", _skjult(t) if r.skjulte else ""),
    ]
    liste = "".join(
        f"<div><dt>{n}</dt><dd>{e(v)}</dd></div>" for n, v in fakta if v not in {"", "–"}
    )
    noter = "".join(f"<p>{e(n)}</p>" for n in t.fotnoter)
    valg = "".join(f"<li>{e(b)}</li>" for b in t.beslutninger)
    valg = f"<h4>Valg der kilden er taus</h4><ul>{valg}</ul>" if valg else ""
    kjente = [DEFINISJONER[d] for d in t.definisjoner if d in DEFINISJONER]
    defs = "".join(
        f'<dt><a href="#{d.id}">{d.id} {e(d.navn)}</a></dt><dd>{e(d.tekst)}</dd>' for d in kjente
    )
    navn = ", ".join(d.id for d in kjente)
    defs = (
        f"<details><summary>Definisjoner: {navn}</summary><dl>{defs}</dl></details>" if defs else ""
    )
    return f'<dl class="fakta">{liste}</dl>{noter}{defs}{valg}{_nedlasting(t)}'


def _skjult(t: Tabell) -> str:
    grunner = sorted({r.undertrykt_grunn or "" for r in t.rader if r.undertrykt})
    n = sum(r.undertrykt for r in t.rader)
    tekster = "; ".join(GRUNNTEKST[Grunn(g)] for g in grunner if g)
    return f"{n} av {len(t.rader)} tall, merket «{MERKE}»: {tekster}"


def _nedlasting(t: Tabell) -> str:
    filer = [
        (f"tabeller/{t.id}.csv", "CSV"),
        (f"tabeller/{t.id}.parquet", "Parquet"),
        (f"figurer/{t.id}.svg", "SVG"),
        (f"figurer/{t.id}.png", "PNG"),
    ]
    lenker = ", ".join(
        f'<a href="{e(sti)}" download>{e(t.id)} som {navn}</a>' for sti, navn in filer
    )
    return f'<p class="last">Last ned: {lenker} · <a href="#oversikt">Til innholdet</a></p>'


def _sammenlikning(linjer: Sequence[Linje]) -> str:
    if not linjer:
        return ""
    innenfor = sum(x.innenfor for x in linjer)
    rader = "".join(
        f'<tr><th scope="row">{e(x.avsnitt)} {e(x.beskrivelse)} '
        f'<span class="dempet">{e(x.populasjon)}. {e(x.enhet)}</span></th><td>{e(x.trykt)}</td>'
        f"<td>{e(x.intervall)}</td><td>{e(x.her)}</td>"
        f"<td>{'innenfor' if x.innenfor else 'utenfor'}</td></tr>"
        for x in linjer
    )
    hode = "".join(
        f'<th scope="col">{h}</th>' for h in ("Tall", "Trykt", "Intervall", "Her", "Innenfor?")
    )
    return (
        '<section id="sammenlikning" class="kapittel"><h2>Sammenlikning med kilden</h2>'
        "<p>Hvert tall som er trykt i Proba-rapport 2022-9, med intervallet av verdier som ville vært "
        "trykt slik, ved siden av verdien her. Antall er skalert til kildens 858\u202f123 personer. Der "
        "kilden sier noe om flere måneder eller grupper under ett, vises den minste og den største. "
        f"{innenfor} av {antall(len(linjer))} er innenfor.</p>"
        '<div class="rulle" tabindex="0" role="region" aria-label="Sammenlikning med kilden">'
        '<table class="tett"><caption class="skjult">Kildens tall og tallene her</caption>'
        f"<thead><tr>{hode}</tr></thead><tbody>{rader}</tbody></table></div></section>"
    )


def _definisjoner() -> str:
    ut = []
    for d in DEFINISJONER.values():
        valg = f"<p><strong>Valg:</strong> {e(d.valg)}</p>" if d.valg else ""
        ut.append(f'<dt id="{d.id}">{d.id} {e(d.navn)}</dt><dd><p>{e(d.tekst)}</p>{valg}</dd>')
    return (
        '<section id="definisjoner" class="kapittel"><h2>Definisjoner</h2><dl>'
        + "".join(ut)
        + "</dl></section>"
    )


def _vern(innhold: Innhold) -> str:
    avsnitt = "".join(f"<p>{e(a)}</p>" for a in innhold.om_vern())
    return f'<section id="personvern" class="kapittel"><h2>Personvern</h2>{avsnitt}</section>'
