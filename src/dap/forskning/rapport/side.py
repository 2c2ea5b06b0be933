"""The report as one page: every table beside its chart. No scripts, nothing fetched."""

import base64
from collections.abc import Mapping, Sequence
from html import escape as e

from dap.forskning.personvern.values import MERKE
from dap.forskning.rapport import faste
from dap.forskning.rapport.definisjoner import definisjoner
from dap.forskning.rapport.diagram import alternativ, ved_siden_av
from dap.forskning.rapport.innhold import KAPITLER, Innhold
from dap.forskning.rapport.navn import STIL
from dap.forskning.rapport.rutenett import Rutenett, grunnlag, ikke_publisert, rutenett
from dap.forskning.rapport.sammenlikning import INNENFOR, UTENFOR, Linje, om_sammenlikning
from dap.forskning.rapport.sprak import si, valgt
from dap.forskning.rapport.sprak import si as _
from dap.forskning.tabeller.values import Tabell

BRED = 5
"""With more columns the chart stands below the table, not beside it."""


def side(innhold: Innhold, bilder: Mapping[str, str]) -> str:
    """The page. `bilder`: the SVG of each table."""
    kapitler = innhold.kapitler()
    deler = [
        "<!doctype html>",
        f'<html lang="{valgt()}"><head><meta charset="utf-8"><title>{e(innhold.tittel)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{STIL}</style></head><body>",
        f'<a class="hopp" href="#innhold">{si(faste.HOPP)}</a>',
        f"<header><h1>{e(innhold.tittel)}</h1>{_om(innhold)}</header>",
        f'<nav id="oversikt" aria-label="{si(faste.INNHOLD)}"><h2>{si(faste.INNHOLD)}</h2>',
        f"{_innholdsliste(innhold, kapitler)}</nav>",
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
            f'<li><a href="#t-{e(t.id)}">{e(t.id)} {e(si(t.tittel))}</a></li>' for t in tabeller
        )
        ut.append(
            f"<details><summary>{e(si(KAPITLER.get(k, k)))}</summary><ul>{lenker}</ul></details>"
        )
    if innhold.sammenlikning:
        ut.append(f'<p><a href="#sammenlikning">{si(faste.SAMMENLIKNING)}</a></p>')
    ut.append(
        f'<p><a href="#definisjoner">{si(faste.DEFINISJONER)}</a></p>'
        f'<p><a href="#personvern">{si(faste.PERSONVERN)}</a></p>'
    )
    return "".join(ut)


def _kapittel(k: str, tabeller: Sequence[Tabell], bilder: Mapping[str, str]) -> str:
    deler = "".join(_tabell(t, ved_siden_av(t, bilder)) for t in tabeller)
    return f'<section class="kapittel"><h2>{e(si(KAPITLER.get(k, k)))}</h2>{deler}</section>'


def _tabell(t: Tabell, bilde: str) -> str:
    r = rutenett(t)
    plassert = "to" if bilde and len(r.kolonner) <= BRED else "under"
    figur = f"<figure>{_bilde(t, bilde)}</figure>" if bilde else ""
    return (
        f'<section class="par" id="t-{e(t.id)}"><h3>{e(t.id)} {e(si(t.tittel))}</h3>'
        f'<div class="{plassert}"><div>{_rutenett(t, r)}</div>{figur}</div>'
        f"{_forbehold(t)}{_rundt(t)}</section>"
    )


def _bilde(t: Tabell, bilde: str) -> str:
    data = base64.b64encode(bilde.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{e(alternativ(t))}">'


def _rutenett(t: Tabell, r: Rutenett) -> str:
    if not r.rader:
        return f"<p>{si(faste.INGEN_TALL)}</p>"
    hode = "".join(f'<th scope="col">{e(k).replace("/", "/<wbr>")}</th>' for k in r.kolonner)
    rader = "".join(
        f'<tr><th scope="row">{e(navn)}</th>' + "".join(_celle(c) for c in celler) + "</tr>"
        for navn, celler in r.rader
    )
    enhet = e(_("Enhet: %(enhet)s") % {"enhet": ", ".join(r.enheter)})
    enhet = f" {enhet}" if 0 < len(r.enheter) <= 3 else ""
    navn_ = e(_("Tabell %(id)s") % {"id": t.id})
    return (
        f'<div class="rulle" tabindex="0" role="region" aria-label="{navn_}"><table>'
        f'<caption><span class="skjult">{e(t.id)} {e(si(t.tittel))}.</span>{enhet}</caption>'
        f'<thead><tr><th scope="col">{e(r.hjorne)}</th>{hode}</tr></thead><tbody>{rader}</tbody>'
        "</table></div>"
    )


def _celle(tekst: str) -> str:
    if tekst == MERKE:
        return f'<td><abbr title="{si(faste.IKKE_PUBLISERT)}">:</abbr></td>'
    return f"<td>{e(tekst)}</td>"


def _forbehold(t: Tabell) -> str:
    if not t.forbehold:
        return ""
    punkter = "".join(f"<li>{e(si(f))}</li>" for f in t.forbehold)
    return f'<div class="forbehold"><h4>{si(faste.FORBEHOLD)}</h4><ul>{punkter}</ul></div>'


def _rundt(t: Tabell) -> str:
    fakta = [
        (_("Populasjon"), si(t.populasjon)),
        (_("Nevner"), si(t.nevner)),
        (_("Grunnlag"), grunnlag(t)),
        (_("Ikke publisert"), ikke_publisert(t)),
    ]
    liste = "".join(
        f"<div><dt>{n}</dt><dd>{e(v)}</dd></div>" for n, v in fakta if v not in {"", "–"}
    )
    noter = "".join(f"<p>{e(si(n))}</p>" for n in t.fotnoter)
    valg = "".join(f"<li>{e(si(b))}</li>" for b in t.beslutninger)
    valg = f"<h4>{si(faste.VALGENE)}</h4><ul>{valg}</ul>" if valg else ""
    return f'<dl class="fakta">{liste}</dl>{noter}{_brukte(t)}{valg}{_nedlasting(t)}'


def _brukte(t: Tabell) -> str:
    """The definitions that the table rests on."""
    alle = definisjoner(valgt())
    kjente = [alle[d] for d in t.definisjoner if d in alle]
    if not kjente:
        return ""
    defs = "".join(
        f'<dt><a href="#{d.id}">{d.id} {e(d.navn)}</a></dt><dd>{e(d.tekst)}</dd>' for d in kjente
    )
    hode = _("Definisjoner: %(hvilke)s") % {"hvilke": ", ".join(d.id for d in kjente)}
    return f"<details><summary>{hode}</summary><dl>{defs}</dl></details>"


def _nedlasting(t: Tabell) -> str:
    filer = [
        (f"tabeller/{t.id}.csv", "CSV"),
        (f"tabeller/{t.id}.parquet", "Parquet"),
        (f"figurer/{t.id}.svg", "SVG"),
        (f"figurer/{t.id}.png", "PNG"),
    ]
    lenker = ", ".join(
        f'<a href="{e(sti)}" download>{e(si(faste.SOM_FIL) % {"id": t.id, "form": form})}</a>'
        for sti, form in filer
    )
    til = f'<a href="#oversikt">{si(faste.TIL_INNHOLDET)}</a>'
    return f'<p class="last">{si(faste.LAST_NED)} {lenker} · {til}</p>'


def _sammenlikning(linjer: Sequence[Linje]) -> str:
    if not linjer:
        return ""
    rader = "".join(
        f'<tr><th scope="row">{e(si(x.avsnitt))} {e(si(x.beskrivelse))} '
        f'<span class="dempet">{e(si(x.populasjon))}. {e(si(x.enhet))}</span></th>'
        f'<td lang="nb">{e(x.trykt)}</td><td>{e(x.intervall)}</td><td>{e(x.her)}</td>'
        f"<td>{si(INNENFOR if x.innenfor else UTENFOR)}</td></tr>"
        for x in linjer
    )
    kolonner = (si(faste.TALL), si(faste.TRYKT), _("Intervall"), si(faste.HER), si(faste.INNENFOR))
    hode = "".join(f'<th scope="col">{h}</th>' for h in kolonner)
    tittel = si(faste.SAMMENLIKNING)
    return (
        f'<section id="sammenlikning" class="kapittel"><h2>{tittel}</h2>'
        f"<p>{e(om_sammenlikning(linjer))}</p>"
        f'<div class="rulle" tabindex="0" role="region" aria-label="{tittel}">'
        f'<table class="tett"><caption class="skjult">{si(faste.BEGGE)}</caption>'
        f"<thead><tr>{hode}</tr></thead><tbody>{rader}</tbody></table></div></section>"
    )


def _definisjoner() -> str:
    ut = []
    for d in definisjoner(valgt()).values():
        valg = f"<p><strong>{si(faste.VALG)}</strong> {e(d.valg)}</p>" if d.valg else ""
        ut.append(f'<dt id="{d.id}">{d.id} {e(d.navn)}</dt><dd><p>{e(d.tekst)}</p>{valg}</dd>')
    return (
        f'<section id="definisjoner" class="kapittel"><h2>{si(faste.DEFINISJONER)}</h2><dl>'
        + "".join(ut)
        + "</dl></section>"
    )


def _vern(innhold: Innhold) -> str:
    avsnitt = "".join(f"<p>{e(a)}</p>" for a in innhold.om_vern())
    return f'<section id="personvern" class="kapittel"><h2>{si(faste.PERSONVERN)}</h2>{avsnitt}</section>'
