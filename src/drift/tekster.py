"""The texts a person reads: collected from code, templates and scripts into the two catalogues.

`python -m drift.tekster samle` brings src/locale/{nn,en} up to date; bokmål is the source.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from drift.melding import si

ROT = Path(__file__).resolve().parents[2]
KILDE = ROT / "src"
LOCALE = KILDE / "locale"
SPRAK = ("nn", "en")
# N_ marks a text in plain Python (rules, type descriptions) that the web layer translates later.
NOKKELORD: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_UTENFOR = ("tests", "migrations", "motparter", "frontend", "drift", "static")
# Who the people of the demo are, as its chooser says. What they have written stays as it is.
_DEMOFOLK = {
    KILDE / "dap" / "demodata" / "tekster" / "faste.toml": "bruker",
    KILDE / "dap" / "demodata" / "tekster" / "nye.toml": "ny",
}
# What the research report compares with its source: the words around each printed number.
_MAALTALL = KILDE / "dap" / "forskning" / "syntetisk" / "maaltall.json"
_MAALTALLSORD = ("description", "population", "unit", "where")

Funn = tuple[str | tuple[str, ...], str | None, str]


def finn_tekster() -> Iterator[Funn]:
    """Every (message id, context, file) in the product's own source."""
    for fil in sorted(KILDE.rglob("*")):
        sti = fil.relative_to(KILDE)
        if set(sti.parts) & set(_UTENFOR) or "tests" in sti.parts:
            continue
        if fil.suffix == ".py":
            yield from _les(fil.read_bytes(), str(sti))
        elif fil.suffix in {".html", ".txt"} and "templates" in sti.parts:
            yield from _les(_som_python(fil.read_text(encoding="utf-8")), str(sti))
        elif fil in _DEMOFOLK:
            for bruker in tomllib.loads(fil.read_text(encoding="utf-8"))[_DEMOFOLK[fil]]:
                if "beskrivelse" in bruker:
                    yield bruker["beskrivelse"], None, str(sti)
        elif fil == _MAALTALL:
            yield from ((tekst, None, str(sti)) for tekst in _maaltallene(fil))


def _maaltallene(fil: Path) -> Iterator[str]:
    poster = json.loads(fil.read_text(encoding="utf-8"))
    alle = (post[ord_] for post in poster for ord_ in _MAALTALLSORD)
    return (tekst for tekst in alle if re.search("[a-zæøå]", tekst))


def _som_python(mal: str) -> bytes:
    """A template as lines that the Python extractor reads: only its gettext calls."""
    kode = templatize(mal)
    kall = re.findall(
        r"(?:np?gettext|pgettext|gettext|_)\((?:[^()'\"]|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")*\)",
        kode,
    )
    return "\n".join(kall).encode()


def _les(innhold: bytes, sti: str) -> Iterator[Funn]:
    for _linje, tekst, _kommentar, kontekst in extract("python", BytesIO(innhold), NOKKELORD):
        if tekst:
            yield tekst, kontekst, sti


def samle() -> None:
    """Bring the catalogues up to date: new texts come empty, gone ones leave, the rest stay."""
    funn: dict[tuple[str, str | None], tuple[str | tuple[str, ...], set[str]]] = {}
    for tekst, kontekst, sti in finn_tekster():
        forste = tekst if isinstance(tekst, str) else tekst[0]
        rad = funn.setdefault((forste, kontekst), (tekst, set()))
        if not isinstance(tekst, str) and isinstance(rad[0], str):
            funn[forste, kontekst] = rad = (tekst, rad[1])
        rad[1].add(sti)
    for sprak in SPRAK:
        antall = _skriv(sprak, funn)
        si(f"{sprak}: {len(funn)} tekster, {antall} uten oversettelse")


def katalog(sprak: str) -> Catalog:
    """The catalogue as it lies in the source."""
    po = LOCALE / sprak / "LC_MESSAGES" / "django.po"
    if not po.exists():
        return Catalog(locale=sprak, charset="utf-8")
    with po.open("rb") as inn:
        return read_po(inn, locale=sprak)


def _skriv(
    sprak: str, funn: dict[tuple[str, str | None], tuple[str | tuple[str, ...], set[str]]]
) -> int:
    gammel = katalog(sprak)
    ny = Catalog(
        locale=sprak,
        project="DAP",
        version="1",
        header_comment="# Made by python -m drift.tekster samle; the translations are written by hand.",
        msgid_bugs_address="-",
        charset="utf-8",
        fuzzy=False,
        creation_date=datetime(2026, 1, 1, tzinfo=UTC),
        revision_date=datetime(2026, 1, 1, tzinfo=UTC),
        last_translator="DAP",
        language_team=sprak,
    )
    uten = 0
    for (forste, kontekst), (tekst, steder) in sorted(funn.items(), key=lambda f: f[0][0]):
        for_ = gammel.get(forste, kontekst)
        oversatt = for_.string if for_ is not None and _samme_form(for_, tekst) else ""
        ny.add(tekst, oversatt, locations=[(s, 1) for s in sorted(steder)], context=kontekst)
        uten += not (all(oversatt) if isinstance(oversatt, tuple) else oversatt)
    fil = LOCALE / sprak / "LC_MESSAGES" / "django.po"
    fil.parent.mkdir(parents=True, exist_ok=True)
    with fil.open("wb") as ut:
        write_po(ut, ny, width=100, include_lineno=False, omit_header=False)
    return uten


def _samme_form(for_: Message, tekst: str | tuple[str, ...]) -> bool:
    return isinstance(for_.string, tuple) == isinstance(tekst, tuple)


if __name__ == "__main__":
    if sys.argv[1:] != ["samle"]:
        sys.exit("python -m drift.tekster samle")
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    samle()
