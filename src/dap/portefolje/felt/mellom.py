"""What several fields are made of: worked out once for each row, and then read by name.

`{x_name}` in an expression stands for these. What few rows need, or one field alone, is worked out there.
"""

from collections.abc import Mapping

from dap.portefolje import koder
from dap.portefolje.felt.typer import bits, finnes, forrige


def gar(p: str) -> str:
    """Of who has none the first day is nothing, and nothing is before today."""
    return f"({{{p}_fra}} <= %(idag)s AND ({{{p}_til}} > %(idag)s) IS NOT FALSE)"


def delt(to: str, alle: str) -> str:
    """The two columns are enough for nearly everybody. Who has had more than two has arrays, and a
    function reads them (migration 0007)."""
    return f"CASE WHEN {{y_flere}} > %(idag)s THEN {alle} ELSE {to} END"


YTELSER = delt(
    " | ".join(f"CASE WHEN {gar(p)} THEN 1 << ({{{p}_type}} - 1) ELSE 0 END" for p in ("y1", "y2")),
    "portefolje_ytelser({yx_type}, {yx_fra}, {yx_til}, %(idag)s)",
)


def _slutt(p: str, gar: str) -> str:
    return (
        f"CASE WHEN {gar} THEN LEAST({{{p}_til}} - 1,"
        f" CASE WHEN {{{p}_maks}} >= %(idag)s THEN {{{p}_maks}} END) END"
    )


_ALLE_SLUTTER = "portefolje_ytelse_slutter({yx_fra}, {yx_til}, {yx_maks}, %(idag)s)"
YTELSE_SLUTTER = (
    f"({delt('LEAST(' + ', '.join(_slutt(p, gar(p)) for p in ('y1', 'y2')) + ')', _ALLE_SLUTTER)})"
)


def slutter_innen(dag: str) -> str:
    """That the first benefit ends this day or earlier."""
    return f"COALESCE({{x_ytelse_slutter}} <= {dag}, false)"


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
ALLE: Mapping[str, str] = {
    "x_siste_mote": f"GREATEST({{mote_holdt}}, {forrige('mote_start', '%(naa)s', med=True)})",
    "x_har_avtale": finnes("mote_slutt", "> %(naa)s"),
    "x_ytelser": YTELSER,
    "x_ytelse_slutter": YTELSE_SLUTTER,
    "x_stille": _STILLE,
}
SISTE_KONTAKT = (
    "GREATEST({melding_bruker}, {melding_nav}, {x_siste_mote},"
    " ({samtale}::timestamp AT TIME ZONE 'Europe/Oslo'))"
)
NAV_KONTAKT = (
    "GREATEST({melding_nav}, {x_siste_mote}, ({samtale}::timestamp AT TIME ZONE 'Europe/Oslo'))"
)
