"""What a browser would send: the forms of a page with the values that stand in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Verdier = dict[str, list[str]]
_MODUS = {"url": "url", "numeric": "number"}


@dataclass
class Htmlskjema:
    adresse: str
    verdier: Verdier = field(default_factory=dict)
    tekstfelter: set[str] = field(default_factory=set)
    """What a person types in: text, dates, numbers."""
    skjulte: set[str] = field(default_factory=set)
    valg: set[str] = field(default_factory=set)
    slag: dict[str, str] = field(default_factory=dict)
    """Of each that is typed in: "text", "date", "number", "url"."""

    def data(self, **andre: Any) -> dict[str, Any]:
        return {**self.verdier, **andre}


class _Leser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.skjemaer: list[Htmlskjema] = []
        self._i: Htmlskjema | None = None
        self._tekstomrade = ""
        self._liste = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {navn: verdi or "" for navn, verdi in attrs}
        if tag == "form":
            self._i = Htmlskjema(a.get("action", "")) if a.get("method") == "post" else None
        elif self._i is not None and a.get("name"):
            self._felt(self._i, tag, a)
        elif self._i is not None and tag == "option" and self._liste:
            valgt = "selected" in a or not self._i.verdier.get(self._liste)
            if valgt:
                self._i.verdier[self._liste] = [a.get("value", "")]

    def _felt(self, skjema: Htmlskjema, tag: str, a: dict[str, str]) -> None:
        navn, slag = a["name"], a.get("type", "text")
        if tag == "textarea":
            self._tekstomrade = navn
            skjema.verdier[navn] = [""]
            skjema.tekstfelter.add(navn)
            skjema.slag[navn] = "text"
        elif tag == "select":
            self._liste = navn
            skjema.valg.add(navn)
        elif tag == "input" and slag in {"radio", "checkbox"}:
            skjema.valg.add(navn)
            if "checked" in a or (slag == "radio" and navn not in skjema.verdier):
                skjema.verdier[navn] = [a.get("value", "on")]
        elif tag == "input" and slag == "hidden":
            skjema.skjulte.add(navn)
            skjema.verdier.setdefault(navn, []).append(a.get("value", ""))
        elif tag == "input" and slag != "file":
            skjema.tekstfelter.add(navn)
            skjema.verdier[navn] = [a.get("value", "")]
            skjema.slag[navn] = _MODUS.get(a.get("inputmode", ""), slag)

    def handle_data(self, data: str) -> None:
        if self._i is not None and self._tekstomrade:
            self._i.verdier[self._tekstomrade][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._tekstomrade = ""
        elif tag == "select":
            self._liste = ""
        elif tag == "form" and self._i is not None:
            self.skjemaer.append(self._i)
            self._i = None


def les_skjemaer(html: str) -> list[Htmlskjema]:
    """Every form that posts, in the order of the page."""
    leser = _Leser()
    leser.feed(html)
    return leser.skjemaer
