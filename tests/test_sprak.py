"""Requirement: every text that a person reads is there in nynorsk and English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from klient import logget_inn
from rollebesetning import Rollebesetning

from drift.tekster import KILDE, NOKKELORD, SPRAK, finn_tekster, katalog

# What stands in a sentence for something else: filled in by Python, by Django or by dap.js.
_PLASS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|\bANTALL\b")


@pytest.mark.parametrize("sprak", SPRAK)
def test_every_text_has_a_translation(sprak: str) -> None:
    oversatt = katalog(sprak)
    mangler = set()
    for tekst, kontekst, sti in finn_tekster():
        forste = tekst if isinstance(tekst, str) else tekst[0]
        melding = oversatt.get(forste, kontekst)
        streng = melding.string if melding else ""
        if not (all(streng) if isinstance(streng, tuple) else streng):
            mangler.add(f"{sti}: {forste}")
    assert sorted(mangler) == []


@pytest.mark.parametrize("sprak", SPRAK)
def test_a_translation_keeps_the_blanks_that_are_filled_in(sprak: str) -> None:
    feil = []
    for melding in katalog(sprak):
        ider = melding.id if isinstance(melding.id, tuple | list) else (melding.id,)
        strenger = melding.string if isinstance(melding.string, tuple | list) else (melding.string,)
        ventet = set(_PLASS.findall(ider[-1]))
        feil += [f"{ider[0]} -> {s}" for s in strenger if s and set(_PLASS.findall(s)) - ventet]
        if melding.id and strenger[-1] and ventet - set(_PLASS.findall(strenger[-1])):
            feil.append(f"{ider[0]} mangler {ventet}")
    assert feil == []


def test_texts_are_found_in_code_and_in_templates() -> None:
    endelser = {sti.rsplit(".", 1)[1] for _tekst, _kontekst, sti in finn_tekster()}
    assert endelser == {"py", "html", "toml", "json"}


# --- what nobody marked for translation -------------------------------------------------------

# The gallery shows every component to those who build; nobody else sees it (DAP_GALLERI).
_UTENFOR = {"tests", "migrations", "galleri"}
_EGENNAVN = {"DAP", "NAV", "PDF", "SMS", "CSV", "Parquet", "SVG", "PNG", "JSON", "ZIP", "HTML"}
_LESES = (
    "aria-label|aria-description|aria-roledescription|title|placeholder|alt|label"
    "|tittel|tekst|etikett|beskrivelse|caption|rolle|naar|data-kopiert|data-kunngjor"
)
_SKJULT = re.compile(
    r"\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}|\{%\s*blocktrans.*?endblocktrans\w*\s*%\}"
    r"|\{%\s*block (?:sidebredde|hode)\b.*?endblock\b.*?%\}|\{%.*?%\}|\{\{.*?\}\}"
    r"|<(script|style)\b.*?</\1>|&\w+;|&#\w+;",
    re.DOTALL,
)
_TAGG = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTT = re.compile(rf"\s(?:{_LESES})=(?:\"([^\"]*)\"|'([^']*)')")
_ORD = re.compile(r"[A-Za-zÆØÅæøå]{2,}")


def bare_ord(mal: str) -> list[str]:
    """Words of a template that stand outside the translation tags: in the text, or in an attribute
    that is read."""
    uten = _SKJULT.sub(" ", mal)
    tekster = _TAGG.sub("\0", uten).split("\0")
    for tagg in _TAGG.findall(uten):
        tekster += [en or to for en, to in _ATTRIBUTT.findall(tagg)]
    return [" ".join(tekst.split()) for tekst in tekster if set(_ORD.findall(tekst)) - _EGENNAVN]


def _filer(endelse: str) -> Iterator[Path]:
    for fil in sorted((KILDE / "dap").rglob(f"*.{endelse}")):
        if not _UTENFOR & set(fil.relative_to(KILDE).parts):
            yield fil


def test_no_words_in_a_template_are_left_unmarked() -> None:
    funnet = {
        str(fil.relative_to(KILDE)): bare_ord(fil.read_text("utf-8")) for fil in _filer("html")
    }
    assert {fil: ord_ for fil, ord_ in funnet.items() if ord_} == {}


@pytest.mark.parametrize(
    ("mal", "ventet"),
    [
        ('<p>Hei</p><c-kort tittel="Mål">{{ x }}</c-kort>', ["Hei", "Mål"]),
        ("<a aria-label=\"{% if x %}{% translate 'Ny' %}{% endif %} fil\">DAP – 3</a>", ["fil"]),
        ("{% blocktranslate trimmed %}Hei {{ x }}{% endblocktranslate %}&nbsp;<b>·</b>", []),
        ('<p data-x="{% url \'a\' %}" class="dap">{% translate "Hei" %}</p>{# note #}', []),
    ],
)
def test_unmarked_words_are_recognised(mal: str, ventet: list[str]) -> None:
    assert bare_ord(mal) == ventet


# Words of people and of mail systems that are compared with, never shown; each language by its own
# name; and names of blanks, the same in every language (the texts beside are tried in eskalering/tests).
_IKKE_TEKST = {
    "eskalering/maler.py",
    "dialog/ordliste.py",
    "felles/smaord.py",
    "kalibrering/anonym.py",
    "web/felles/ramme.py",
    "varsel/kanaler/returord.py",
    "web/dialog/maler.py",
    "portefolje/dokument.py",  # the page of reference, generated for those who build
}
# What a command, or a metric, says is for those who run DAP; the pages never show it.
_FOR_DRIFT = ("jobber/", "web/helse/metrikker.py")
# Names of columns and codes, and what the command says of files. The report has a test of its own
# (test_rapportens_sprak).
_RAPPORT = "forskning/"


def _umerket(fil: Path) -> list[str]:
    """String constants with a Norwegian letter, or that are a sentence, outside the marking calls."""
    tre = ast.parse(fil.read_text("utf-8"))
    merket: set[int] = set()
    for node in ast.walk(tre):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            merket.add(id(node.value))
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in NOKKELORD:
            merket.update(id(del_) for del_ in ast.walk(node))
    return [
        f"{fil.relative_to(KILDE)}:{node.lineno} {node.value}"
        for node in ast.walk(tre)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in merket
        and re.search(r"[A-Za-z][æøå]|[æøåÆØÅ][a-z]|^[A-Z][a-z]+ [a-z]+.*[a-z.?!]$", node.value)
    ]


def test_no_text_is_marked_where_it_is_not_found() -> None:
    """Inside an f-string it is not collected, and nobody is asked to translate it."""
    funnet = [
        f"{fil.relative_to(KILDE)}:{node.lineno}"
        for fil in _filer("py")
        for fstreng in ast.walk(ast.parse(fil.read_text("utf-8")))
        if isinstance(fstreng, ast.JoinedStr)
        for node in ast.walk(fstreng)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in NOKKELORD
    ]
    assert funnet == []


def test_no_sentence_in_the_code_is_left_unmarked() -> None:
    funnet = [
        tekst
        for fil in _filer("py")
        if str(fil.relative_to(KILDE / "dap")) not in _IKKE_TEKST
        and not str(fil.relative_to(KILDE / "dap")).startswith((*_FOR_DRIFT, _RAPPORT, "demodata/"))
        for tekst in _umerket(fil)
    ]
    assert funnet == []


def test_the_marking_calls_go_by_names_that_the_collector_knows() -> None:
    funnet = [
        f"{fil.relative_to(KILDE)}: {navn.asname}"
        for fil in _filer("py")
        for node in ast.walk(ast.parse(fil.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for navn in node.names
        if "gettext" in navn.name and navn.asname and navn.asname not in NOKKELORD
    ]
    assert funnet == []


# --- pages as they are read ---------------------------------------------------------------------

_BARE_BOKMAL = (
    "ikke|jeg|hva|hvem|hvordan|hvorfor|noen|noe|ennå|uleste|brukeren|veilederen|meldinger"
)
_IKKE_HER = {
    "nn": re.compile(rf"\b({_BARE_BOKMAL})\b", re.IGNORECASE),
    "en": re.compile(
        rf"\b({_BARE_BOKMAL}|og|eller|til|av|med|som|velg|legg|ikkje)\b", re.IGNORECASE
    ),
}
_BRUKERSIDER = [
    "na/",
    "plan/",
    "plan/aktivitet/ny/",
    "plan/aktivitet/ny/STILLING/",
    "plan/aktivitet/ny/EGEN/",
    "plan/mal/",
    "plan/mal/nytt/",
    "plan/situasjon/",
    "dialog/",
    "dialog/ny/",
    "dialog/ny/?tema=MOTE",
]
_SIDER = {
    "amina": [f"/{side}" for side in [*_BRUKERSIDER, "varsler/", "om-meg/", "finnes-ikke/"]],
    "kari": ["/min-dag/", "/ubesvart/", "/varsler/"]
    + [f"/bruker/{{amina}}/{side}" for side in [*_BRUKERSIDER[1:], "notater/", "som-bruker/plan/"]],
}


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("hvem", sorted(_SIDER))
def test_pages_are_in_the_readers_language(roller: Rollebesetning, hvem: str, sprak: str) -> None:
    get_user_model().objects.filter(subjekt=hvem).update(sprak=sprak)
    klient = logget_inn(hvem)
    for adresse in _SIDER[hvem]:
        svar = klient.get(adresse.format(amina=roller.amina.id))
        side = svar.content.decode()
        assert svar.status_code == (404 if "finnes-ikke" in adresse else 200), adresse
        assert f'<html lang="{sprak}"' in side
        innhold = re.sub(r"<(script|style)\b.*?</\1>", "", side, flags=re.DOTALL)
        lest = [en or to for en, to in _ATTRIBUTT.findall(innhold)] + _TAGG.split(innhold)
        assert [t.strip() for t in lest if t and _IKKE_HER[sprak].search(t)] == [], adresse


def test_a_form_that_is_too_old_is_refused_in_the_readers_language(roller: Rollebesetning) -> None:
    get_user_model().objects.filter(subjekt="amina").update(sprak="nn")
    klient = logget_inn("amina")
    klient.handler.enforce_csrf_checks = True

    svar = klient.post("/plan/situasjon/", {"tekst": "Hei"})

    assert svar.status_code == 403
    assert "Sida har stått open for lenge" in svar.content.decode()


def test_another_language_leads_back_to_the_form_that_was_refused(roller: Rollebesetning) -> None:
    klient = logget_inn("amina")
    skjema = "/plan/mal/nytt/?fra=plan"

    svar = klient.post(
        "/plan/mal/nytt/", {"tekst": ""}, headers={"Referer": f"http://testserver{skjema}"}
    )

    assert svar.status_code == 422
    assert f'name="neste" value="{skjema}"' in svar.content.decode()
