"""Where a letter is sent, read from an answer of the population register (PDL).

The address that somebody has asked to get post at goes before the one where they live. What was moved
from is not in an answer, since only what holds now is asked for.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from dap.person.values import MAKS_ADRESSELINJE, Postadresse

FELTER = """
    kontaktadresse {
      coAdressenavn
      postboksadresse { postbokseier postboks postnummer }
      vegadresse { adressenavn husnummer husbokstav postnummer }
      postadresseIFrittFormat { adresselinje1 adresselinje2 adresselinje3 postnummer }
      utenlandskAdresseIFrittFormat {
        adresselinje1 adresselinje2 adresselinje3 postkode byEllerStedsnavn landkode
      }
    }
    bostedsadresse {
      coAdressenavn
      vegadresse { adressenavn husnummer husbokstav postnummer }
      matrikkeladresse { tilleggsnavn postnummer }
    }"""
"""Of hentPerson."""


def les_adresse(person: Mapping[str, Any]) -> Postadresse | None:
    """None for who has no address that post can be sent to. TypeError or KeyError for another shape."""
    rader = [*(person.get("kontaktadresse") or ()), *(person.get("bostedsadresse") or ())]
    return next((a for rad in rader if (a := _adresse(rad)) is not None), None)


def _adresse(rad: Mapping[str, Any]) -> Postadresse | None:
    co = str(rad.get("coAdressenavn") or "")
    for slag, les in _SLAG.items():
        if rad.get(slag):
            linjer, postnr, sted, land = les(rad[slag])
            linjer = [x[:MAKS_ADRESSELINJE] for x in (co, *linjer) if x]
            if linjer and (postnr or land):
                return Postadresse(tuple(linjer), postnr, sted or poststed(postnr), land)
    return None


Lest = tuple[list[str], str, str, str]
"""Lines, postal code, place (when the register gives it), and country when it is another."""


def _postboks(a: Mapping[str, Any]) -> Lest:
    boks = str(a["postboks"])
    if boks.isdigit():
        boks = f"Postboks {boks}"
    return [str(a.get("postbokseier") or ""), boks], str(a["postnummer"]), "", ""


def _veg(a: Mapping[str, Any]) -> Lest:
    nr = f"{a.get('husnummer') or ''}{a.get('husbokstav') or ''}"
    return [f"{a['adressenavn']} {nr}".strip()], str(a["postnummer"]), "", ""


def _fritt(a: Mapping[str, Any]) -> Lest:
    return _linjer(a), str(a["postnummer"]), "", ""


def _utland(a: Mapping[str, Any]) -> Lest:
    return (
        _linjer(a),
        str(a.get("postkode") or ""),
        str(a.get("byEllerStedsnavn") or ""),
        str(a["landkode"]),
    )


def _matrikkel(a: Mapping[str, Any]) -> Lest:
    return [str(a.get("tilleggsnavn") or "")], str(a["postnummer"]), "", ""


def _linjer(a: Mapping[str, Any]) -> list[str]:
    return [str(a.get(f"adresselinje{nr}") or "") for nr in (1, 2, 3)]


_SLAG = {
    "postboksadresse": _postboks,
    "postadresseIFrittFormat": _fritt,
    "utenlandskAdresseIFrittFormat": _utland,
    "vegadresse": _veg,
    "matrikkeladresse": _matrikkel,
}


def poststed(postnr: str) -> str:
    """The place of a postal code; empty when it is unknown, or no file is set up."""
    return _poststeder(settings.DAP_POSTNUMMER).get(postnr, "") if postnr else ""


@lru_cache(maxsize=4)
def _poststeder(sti: str) -> Mapping[str, str]:
    """The postal service's own file: a line for each code, fields parted by tabs."""
    if not sti:
        return {}
    return dict(_rader(Path(sti).read_text(encoding="utf-8").splitlines()))


def _rader(linjer: Iterable[str]) -> Iterable[tuple[str, str]]:
    for linje in linjer:
        felt = linje.split("\t")
        if len(felt) > 1 and felt[0].isdigit():
            yield felt[0], felt[1].strip()
