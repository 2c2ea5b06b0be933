"""Benefits as other systems know them, and warnings before one is stopped. The state's."""

from dap.felles.sprak import N_
from dap.portefolje import koder
from dap.portefolje.felt.typer import Felt, Kode, Krav
from dap.portefolje.values import Feltgruppe, Felttype
from dap.ytelse.values import YTELSENAVN

_G = Feltgruppe.YTELSE
_Y, _V = N_("Ytelsesregisteret"), N_("Varslene")


def _gar(p: str) -> str:
    return (
        f"({{{p}_type}} <> 0 AND {{{p}_fra}} <= %(idag)s"
        f" AND ({{{p}_til}} IS NULL OR {{{p}_til}} > %(idag)s))"
    )


_ALLE = "unnest({yx_type}, {yx_fra}, {yx_til}, {yx_maks}) y(type, fra, til, maks)"
_GAR_NA = "y.fra <= %(idag)s AND (y.til IS NULL OR y.til > %(idag)s)"


def _delt(to: str, alle: str) -> str:
    """The two columns are enough for nearly everybody; arrays for who has had more than two."""
    return f"CASE WHEN {{yx_type}} IS NULL THEN {to} ELSE (SELECT {alle} FROM {_ALLE} WHERE {_GAR_NA}) END"


YTELSER = _delt(
    " | ".join(
        f"CASE WHEN {_gar(p)} THEN 1 << ({{{p}_type}} - 1) ELSE 0 END" for p in ("y1", "y2")
    ),
    "COALESCE(bit_or(1 << (y.type - 1)), 0)",
)


def _slutt(p: str, gar: str) -> str:
    return (
        f"CASE WHEN {gar} THEN LEAST({{{p}_til}} - 1,"
        f" CASE WHEN {{{p}_maks}} >= %(idag)s THEN {{{p}_maks}} END) END"
    )


_Y_SLUTT = "min(LEAST(y.til - 1, CASE WHEN y.maks >= %(idag)s THEN y.maks END))"
YTELSE_SLUTTER = (
    f"({_delt('LEAST(' + ', '.join(_slutt(p, _gar(p)) for p in ('y1', 'y2')) + ')', _Y_SLUTT)})"
)


def _av_type(nr: int) -> str:
    to = ", ".join(
        f"CASE WHEN {{{p}_type}} = {nr} AND {_gar(p)} THEN {{{p}_til}} - 1 END"
        for p in ("y1", "y2")
    )
    return _delt(f"LEAST({to})", f"min(y.til - 1) FILTER (WHERE y.type = {nr})")


_MAKS = _delt(
    "LEAST(" + ", ".join(f"CASE WHEN {_gar(p)} THEN {{{p}_maks}} END" for p in ("y1", "y2")) + ")",
    "min(y.maks)",
)
_SLUTTER_ORD = {
    "AAP": N_("AAP til og med"),
    "DAGPENGER": N_("Dagpenger til og med"),
    "TILTAKSPENGER": N_("Tiltakspenger til og med"),
    "SYKEPENGER": N_("Sykepenger til og med"),
    "UFORETRYGD": N_("Uføretrygd til og med"),
    "OVERGANGSSTONAD": N_("Overgangsstønad til og med"),
    "KVALIFISERINGSSTONAD": N_("Kvalifiseringsstønad til og med"),
    "UNGDOMSPROGRAMYTELSE": N_("Ungdomsprogramytelse til og med"),
}

FELT: tuple[Felt, ...] = (
    Felt("ytelse", _G, Felttype.FLERKODE, N_("Ytelse"), N_("Ytelsene som varer i dag."), _Y, YTELSER,
         tuple(Kode(y, YTELSENAVN[y]) for y in koder.YTELSER), fasett=True, sort=False,
         krav=Krav.STAT),
    Felt("ytelse_slutter", _G, Felttype.DATO, N_("Ytelsen slutter"),
         N_("Siste dag for den ytelsen som slutter først, eller siste dag den kan betales."), _Y,
         YTELSE_SLUTTER, krav=Krav.STAT),
    Felt("maksdato", _G, Felttype.DATO, N_("Maksdato"),
         N_("Siste dag en ytelse som varer nå, kan betales i det hele tatt."), _Y, _MAKS,
         krav=Krav.STAT),
    *(
        Felt(f"{y.lower()}_til", _G, Felttype.DATO, _SLUTTER_ORD[y],
             N_("Siste dag i perioden som varer i dag. Tom når perioden ikke har noen slutt."), _Y,
             _av_type(nr), krav=Krav.STAT)
        for nr, y in enumerate(koder.YTELSER, 1)
    ),
    Felt("varsel_frist", _G, Felttype.DATO, N_("Frist i varselet"),
         N_("Fristen i varselet om stans av ytelse som er åpent nå."), _V, "{varsel_frist}",
         krav=Krav.STAT),
    Felt(
        "varsel", _G, Felttype.KODE, N_("Varsel om stans"),
        N_("Om et varsel er åpent, og om fristen er ute."), _V,
        "CASE WHEN {varsel_frist} IS NULL THEN 0 WHEN {varsel_frist} < %(idag)s THEN 2 ELSE 1 END",
        (Kode("APENT", N_("Åpent")), Kode("UTGATT", N_("Fristen er ute"))), fasett=True,
        krav=Krav.STAT,
    ),
)  # fmt: skip
