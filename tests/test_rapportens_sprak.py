"""The report in nynorsk and English: nothing of it is left in bokmål, and the data are the same."""

import ast
import json
import pickle
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from test_sprak import _umerket

from dap.forskning.beregning import beregn
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.motor.duck import Duckmotor
from dap.forskning.parametre import MODULVERSJON, PROBA_2022_9
from dap.forskning.personvern.values import GRUNNTEKST, Godkjenning, Nivaa
from dap.forskning.rapport import pdf
from dap.forskning.rapport.definisjoner import definisjoner
from dap.forskning.rapport.diagram import alternativ, spesifikasjon
from dap.forskning.rapport.filer import som_csv, som_parquet
from dap.forskning.rapport.innhold import Innhold
from dap.forskning.rapport.koder import ENHETER, FORSTAVELSER, KODER, RADVARIABLER
from dap.forskning.rapport.ord import PROSENT, tall, tekst
from dap.forskning.rapport.sammenlikning import sammenlikn
from dap.forskning.rapport.side import side
from dap.forskning.rapport.sprak import EN, NB, NN, paa, si
from dap.forskning.rapport.tilstand import _som_json, _tabell
from dap.forskning.tabeller.values import Diagramform, Tabell
from dap.forskning.tekst import Tekst, rekke
from dap.forskning.tests.kanter import MAPPE
from dap.forskning.videre.forbehold import FORBUDT
from drift.tekster import _les, _maaltallene, katalog

ANDRE = (NN, EN)
FORSKNING = Path(pdf.__file__).parents[1]


@cache
def innhold() -> Innhold:
    """Of the hand-made extract, with nothing hidden: few persons, so every reason is there."""
    uttrekk = Uttrekk(MAPPE)
    with Duckmotor(uttrekk, traader=1) as motor:
        r = beregn(motor, PROBA_2022_9, lambda *_: None)
    linjer = sammenlikn(r.resultater, r.tabeller, PROBA_2022_9, full=True)
    return Innhold(
        tuple(r.tabeller),
        uttrekk.manifest,
        PROBA_2022_9,
        MODULVERSJON,
        Nivaa.INTERN,
        Godkjenning("1", "2"),
        linjer,
    )


class Noder(HTMLParser):
    """What is read of a page: text, and the attributes that are read aloud. Not the source's own words."""

    def __init__(self) -> None:
        super().__init__()
        self.tekster: list[str] = []
        self._sitat = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._sitat = tag != "html" and any(navn == "lang" for navn, _v in attrs)
        self.tekster += [v or "" for navn, v in attrs if navn in {"alt", "aria-label", "title"}]

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._sitat:
            self.tekster.append(data.strip())


def alt_som_leses(i: Innhold) -> list[str]:
    noder = Noder()
    noder.feed(side(i, {}))
    uten_kilden = {**pdf._data(i, {}), "sammenlikning": []}
    en_av_hver = {t.diagramform: t for t in i.tabeller}.values()
    bilder = [x for t in en_av_hver for x in strenger(spesifikasjon(t, i.kilde))]
    return [
        *noder.tekster,
        *strenger(uten_kilden),
        *bilder,
        *(alternativ(t) for t in i.tabeller),
    ]


def strenger(verdi: Any) -> Iterator[str]:
    if isinstance(verdi, str):
        yield verdi
    elif isinstance(verdi, dict):
        for v in verdi.values():
            yield from strenger(v)
    elif isinstance(verdi, list | tuple):
        for v in verdi:
            yield from strenger(v)


def merkede() -> Iterator[str]:
    """Every text that is marked in the statistics."""
    for fil in FORSKNING.rglob("*.py"):
        if "tests" not in fil.parts:
            yield from (t for t, _k, _f in _les(fil.read_bytes(), "") if isinstance(t, str))
    yield from _maaltallene(FORSKNING / "syntetisk/maaltall.json")


def i_bokmaal(sprak: str) -> re.Pattern[str]:
    """Any marked text of the statistics that is another one in the language."""
    kat = katalog(sprak)
    deler = {
        del_.strip()
        for t in merkede()
        for del_ in re.split(r"%\(\w+\)s", t)
        if del_.strip() not in str(kat[t].string)
    }
    lengst_forst = sorted((d for d in deler if len(d) > 8), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, lengst_forst)) + r")(?!\w)")


@pytest.mark.parametrize("sprak", ANDRE)
def test_nothing_that_is_read_is_left_in_bokmaal(sprak: str) -> None:
    with paa(sprak):
        lest = set(alt_som_leses(innhold()))
    assert len(lest) > 700
    monster = i_bokmaal(sprak)
    assert not sorted({(m[0], t[:120]) for t in lest if (m := monster.search(t))})
    if sprak == EN:
        data = {"syntetisk", MODULVERSJON}
        assert not sorted({t[:120] for t in lest if re.search("[æøåÆØÅ]", t)} - data)


def maler(tekst_: str) -> Iterator[str]:
    """What of a text must be in the catalogue."""
    if isinstance(tekst_, Tekst):
        yield tekst_.mal
        for del_ in tekst_.deler.values():
            yield from maler(del_) if isinstance(del_, str) else ()
    else:
        yield tekst_


def rundt(t: Tabell) -> Iterator[str]:
    for ett in (t.tittel, t.populasjon, t.nevner, *t.fotnoter, *t.beslutninger, *t.forbehold):
        yield from maler(ett)


@pytest.mark.parametrize("sprak", ANDRE)
def test_every_text_of_every_table_is_in_the_catalogue(sprak: str) -> None:
    kat = katalog(sprak)
    brukt = {m for t in innhold().tabeller for m in rundt(t)} | set(GRUNNTEKST.values())
    brukt |= {r.enhet for t in innhold().tabeller for r in t.rader} - PROSENT
    ord_ = {m for m in brukt if re.search("[a-zæøå]", re.sub(r"%\(\w+\)s", "", m))}
    assert len(ord_) > 150
    assert not sorted(m for m in ord_ if m not in kat or not kat[m].string)


def kjent(kode: str) -> bool:
    if kode in KODER or kode.upper() in KODER or not re.search("[a-zA-ZæøåÆØÅ]", kode):
        return True
    if kode.startswith("n_"):
        return kjent(kode[2:])
    forste, _punkt, resten = kode.partition(".")
    return (bool(resten) and kjent(forste) and kjent(resten)) or (
        kode.partition("_")[0] in FORSTAVELSER and tekst(kode) != kode
    )


def test_every_code_of_every_table_has_words() -> None:
    rader = [r for t in innhold().tabeller for r in t.rader]
    assert not sorted({k for r in rader for k in (r.rad, r.serie, r.maal) if not kjent(k)})
    variabler = {v for r in rader for v in (r.radvariabel, r.seriesvariabel) if v}
    assert not sorted(v for v in variabler if v not in RADVARIABLER and not kjent(v))
    assert {r.enhet for r in rader} - PROSENT - {""} <= ENHETER


# What the command says of files and of the protection, and what is being done; names of columns.
IKKE_I_RAPPORTEN = {
    "rapport/filer.py",
    "rapport/kjoring.py",
    "rapport/sprak.py",
    "tabeller/grunnlag.py",
    "personvern/vern.py",
    "videre/analyse.py",
}
ROM = ("rapport", "tabeller", "regresjon", "videre", "personvern/values.py")


def umerket(fil: Path) -> Iterator[str]:
    """Texts that nobody is asked to translate: also of tables that the hand-made extract does not have."""
    for node in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Tekst":
            mal = node.args[0]
            uten = re.sub(r"%\(\w+\)s", "", mal.value) if isinstance(mal, ast.Constant) else ""
            yield from (uten,) if re.search("[A-Za-zÆØÅæøå]{2}", uten) else ()
    if str(fil.relative_to(FORSKNING)) not in IKKE_I_RAPPORTEN:
        yield from (t.partition(" ")[2] for t in _umerket(fil))


def test_no_text_of_a_table_is_left_unmarked() -> None:
    kjente = {*KODER, *ENHETER, "formål", "før", "antall pr. måned", FORBUDT.pattern}
    filer = [
        f
        for f in sorted(FORSKNING.rglob("*.py"))
        if str(f.relative_to(FORSKNING)).startswith(ROM) and "tests" not in f.parts
    ]
    assert len(filer) > 40
    funnet = {(str(f.relative_to(FORSKNING)), t) for f in filer for t in umerket(f)}
    assert not sorted(x for x in funnet if x[1] not in kjente and "--godkjenning" not in x[1])


@pytest.mark.parametrize("sprak", ANDRE)
def test_the_data_are_the_same_in_every_language(sprak: str) -> None:
    for t in innhold().tabeller[:40:4]:
        med = som_csv(t), som_parquet(t)
        with paa(sprak):
            assert (som_csv(t), som_parquet(t)) == med


def test_a_text_that_is_kept_between_two_runs_can_still_be_said() -> None:
    for t in innhold().tabeller:
        igjen = _tabell(json.loads(json.dumps(_som_json(t))))
        assert igjen == replace(t, vern=())
        with paa(EN):
            assert [si(n) for n in igjen.fotnoter] == [si(n) for n in t.fotnoter]
            assert si(igjen.tittel) == si(t.tittel)


def test_a_text_is_put_together_in_each_language() -> None:
    t = Tekst("%(hvem)s (ordinære brukere)", hvem=rekke(["Menn", "Kvinner"]))
    assert (t, si(t)) == ("Menn, Kvinner (ordinære brukere)",) * 2
    with paa(NN):
        assert si(t) == "Menn, Kvinner (ordinære brukarar)"
    with paa(EN):
        assert si(t) == "Men, Women (ordinary users)"
    assert si(t) == t
    igjen = pickle.loads(pickle.dumps(t))
    assert (igjen, igjen.mal, igjen.deler) == (t, t.mal, t.deler)


def test_numbers_and_months_follow_the_language() -> None:
    assert (tall(-1234.5, 1), tekst("2020-03")) == ("−1\u202f234,5", "mars 2020")
    with paa(EN):
        assert (tall(-1234.5, 1), tekst("2020-03")) == ("−1\u202f234.5", "Mar 2020")


def test_definitions_are_the_same_in_all_three() -> None:
    nb = definisjoner(NB)
    for sprak in ANDRE:
        andre = definisjoner(sprak)
        assert list(andre) == list(nb)
        assert [bool(d.valg) for d in andre.values()] == [bool(d.valg) for d in nb.values()]
        for id_, d in andre.items():
            # Numbers and references are the same: what the rules are is not changed by the language.
            assert tallene(d.tekst + d.valg) == tallene(nb[id_].tekst + nb[id_].valg), id_


def tallene(tekst_: str) -> list[str]:
    return sorted(re.findall(r"B\d+[bc]?|\d+", tekst_))


def test_no_language_says_that_the_plan_has_an_effect() -> None:
    ord_ = {NN: r"\bverknad|\bfører til\b|\bverkar\b|\beffekt", EN: r"\beffect\b|\blead|\bworks\b"}
    tabeller = [t for t in innhold().tabeller if t.kapittel == "12.4"]
    assert tabeller
    for sprak, forbudt in ord_.items():
        with paa(sprak):
            sagt = " ".join(si(x) for t in tabeller for x in (t.tittel, *t.fotnoter, *t.forbehold))
        assert not re.search(forbudt, sagt, re.IGNORECASE)
        assert not FORBUDT.search(sagt)


def test_every_form_of_chart_is_in_the_hand_made_extract() -> None:
    assert len({t.diagramform for t in innhold().tabeller}) > len(Diagramform) - 2
