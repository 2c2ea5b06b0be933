"""What several fields are made of: worked out once for each row, and then read by name.

`{x_name}` in an expression stands for these. Those of the second step may read those of the first.
"""

from collections.abc import Mapping

from dap.portefolje import koder
from dap.portefolje.felt.typer import bits, finnes, forrige


def gar(p: str) -> str:
    return (
        f"({{{p}_type}} <> 0 AND {{{p}_fra}} <= %(idag)s"
        f" AND ({{{p}_til}} IS NULL OR {{{p}_til}} > %(idag)s))"
    )


_ALLE = "unnest({yx_type}, {yx_fra}, {yx_til}, {yx_maks}) y(type, fra, til, maks)"
_GAR_NA = "y.fra <= %(idag)s AND (y.til IS NULL OR y.til > %(idag)s)"


def delt(to: str, alle: str) -> str:
    """The two columns are enough for nearly everybody; arrays for who has had more than two."""
    return (
        f"CASE WHEN COALESCE({{y_flere}} <= %(idag)s, true) THEN {to}"
        f" ELSE (SELECT {alle} FROM {_ALLE} WHERE {_GAR_NA}) END"
    )


YTELSER = delt(
    " | ".join(f"CASE WHEN {gar(p)} THEN 1 << ({{{p}_type}} - 1) ELSE 0 END" for p in ("y1", "y2")),
    "COALESCE(bit_or(1 << (y.type - 1)), 0)",
)


def _slutt(p: str, gar: str) -> str:
    return (
        f"CASE WHEN {gar} THEN LEAST({{{p}_til}} - 1,"
        f" CASE WHEN {{{p}_maks}} >= %(idag)s THEN {{{p}_maks}} END) END"
    )


_Y_SLUTT = "min(LEAST(y.til - 1, CASE WHEN y.maks >= %(idag)s THEN y.maks END))"
YTELSE_SLUTTER = (
    f"({delt('LEAST(' + ', '.join(_slutt(p, gar(p)) for p in ('y1', 'y2')) + ')', _Y_SLUTT)})"
)


BEHANDLING = sum(koder.bit(koder.AKTIVITETSTYPER, t) for t in koder.BEHANDLING)
BARE_BEHANDLING = f"({{akt_apne}} <> 0 AND {{akt_apne}} & ~{BEHANDLING} = 0)"
_KAN_VAERE_STILLE = (
    "NOT {manuell} AND NOT {reservert}"
    f" AND NOT ({BARE_BEHANDLING} AND {finnes('apne_til', '>= %(idag)s')})"
)
_STILLE = (
    f"CASE WHEN {_KAN_VAERE_STILLE} THEN "
    + bits(
        "COALESCE({ulest} < %(ulest_for)s, false)",
        "COALESCE({venter_bruker} < %(ubesvart_for)s, false)",
        "{ser_stat} AND {akt_avtalt} <> 0 AND COALESCE({innlogget}, {startet}) < %(inne_for)s",
    )
    + " ELSE 0 END"
)
FORST: Mapping[str, str] = {
    "x_siste_mote": f"GREATEST({{mote_holdt}}, {forrige('mote_start', '%(naa)s', med=True)})",
    "x_har_avtale": finnes("mote_slutt", "> %(naa)s"),
    "x_ytelser": YTELSER,
    "x_ytelse_slutter": YTELSE_SLUTTER,
    "x_stille": _STILLE,
}
SA: Mapping[str, str] = {
    "x_siste_kontakt": (
        "GREATEST({melding_bruker}, {melding_nav}, {x_siste_mote},"
        " ({samtale}::timestamp AT TIME ZONE 'Europe/Oslo'))"
    ),
    "x_nav_kontakt": (
        "GREATEST({melding_nav}, {x_siste_mote}, ({samtale}::timestamp AT TIME ZONE 'Europe/Oslo'))"
    ),
}
ALLE: Mapping[str, str] = {**FORST, **SA}
