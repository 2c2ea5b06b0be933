"""Reads of the dialog: one function, one question, access included."""

from dap.dialog.ordliste import foresla_tema
from dap.dialog.queries.blikk import (
    overleveringsgrunner,
    skjulte_trader,
    skjulte_trader_for,
    tradblikk,
    trader_om,
)
from dap.dialog.queries.forskning import (
    forskning_ferdigbehandlet,
    forskning_meldinger,
    forskning_trader,
)
from dap.dialog.queries.internt import (
    fyll_ut,
    kolleger_for,
    notater,
    sporsmal_til_meg,
    standardtekst,
    standardtekster,
)
from dap.dialog.queries.ko import antall_ubesvarte, restanse, svartider, ubesvarte
from dap.dialog.queries.sitat import sitater
from dap.dialog.queries.sok import sok
from dap.dialog.queries.trad import (
    antall_uleste,
    hent_vedlegg,
    kvittering,
    melding,
    siste_og_ventende,
    svarlofte,
    trad_om_aktivitet,
    tradinnsyn,
    tradliste,
    tradside,
    tradversjon,
    utkast_til_vedlegg,
)
from dap.dialog.queries.utskrift import hele_dialogen
from dap.dialog.queries.uttrekk import uttrekk_meldinger, uttrekk_trader, uttrekk_vedlegg
from dap.dialog.queries.vedtakskilde import vedtakskilder

__all__ = [
    "antall_ubesvarte",
    "antall_uleste",
    "foresla_tema",
    "forskning_ferdigbehandlet",
    "forskning_meldinger",
    "forskning_trader",
    "fyll_ut",
    "hele_dialogen",
    "hent_vedlegg",
    "kolleger_for",
    "kvittering",
    "melding",
    "notater",
    "overleveringsgrunner",
    "restanse",
    "siste_og_ventende",
    "sitater",
    "skjulte_trader",
    "skjulte_trader_for",
    "sok",
    "sporsmal_til_meg",
    "standardtekst",
    "standardtekster",
    "svarlofte",
    "svartider",
    "trad_om_aktivitet",
    "tradblikk",
    "trader_om",
    "tradinnsyn",
    "tradliste",
    "tradside",
    "tradversjon",
    "ubesvarte",
    "utkast_til_vedlegg",
    "uttrekk_meldinger",
    "uttrekk_trader",
    "uttrekk_vedlegg",
    "vedtakskilder",
]
