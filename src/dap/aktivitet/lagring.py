"""Between a row and the values of its type: columns for what all types share, `detaljer` for the rest."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dap.aktivitet.typer import TYPER
from dap.aktivitet.typer.beskrivelse import KOLONNER, Aktivitetstype, Feltslag


def verdier(rad: Any) -> dict[str, Any]:
    """Value by field name, of a row or of one of its versions."""
    type_ = TYPER[rad.type]
    felles = {navn: getattr(rad, navn) for navn in KOLONNER}
    return {**felles, **fra_lagring(type_, rad.detaljer)}


def fra_lagring(type_: Aktivitetstype, detaljer: Mapping[str, Any]) -> dict[str, Any]:
    lest = dict(detaljer)
    for felt in type_.felter:
        if felt.slag == Feltslag.DATO and isinstance(lest.get(felt.navn), str):
            lest[felt.navn] = date.fromisoformat(lest[felt.navn])
    return lest


def til_lagring(verdier: Mapping[str, Any]) -> dict[str, Any]:
    """What `detaljer` keeps: no empty values, dates as ISO."""
    return {
        navn: verdi.isoformat() if isinstance(verdi, date) else verdi
        for navn, verdi in verdier.items()
        if navn not in KOLONNER and verdi not in (None, "")
    }


def legg_i(rad: Any, nye: Mapping[str, Any]) -> None:
    """Put validated values into the row. A type with a fixed title always has it."""
    type_ = TYPER[rad.type]
    for navn in KOLONNER:
        if navn in nye:
            setattr(rad, navn, nye[navn])
    rad.tittel = type_.fast_tittel or rad.tittel
    rad.detaljer = til_lagring(nye)
