"""Benefits as other systems know them, and warnings before one is stopped. The state's."""

from dap.felles.sprak import N_
from dap.portefolje import koder
from dap.portefolje.felt.mellom import delt, gar
from dap.portefolje.felt.typer import Felt, Kode, Krav
from dap.portefolje.values import Feltgruppe, Felttype
from dap.ytelse.values import YTELSENAVN

_G = Feltgruppe.YTELSE
_Y, _V = N_("Ytelsesregisteret"), N_("Varslene")


def _av_type(nr: int) -> str:
    to = ", ".join(
        f"CASE WHEN {{{p}_type}} = {nr} AND {gar(p)} THEN {{{p}_til}} - 1 END" for p in ("y1", "y2")
    )
    return delt(
        f"LEAST({to})",
        f"portefolje_ytelse_til({{yx_type}}, {{yx_fra}}, {{yx_til}}, %(idag)s, {nr})",
    )


_MAKS = delt(
    "LEAST(" + ", ".join(f"CASE WHEN {gar(p)} THEN {{{p}_maks}} END" for p in ("y1", "y2")) + ")",
    "portefolje_ytelse_maks({yx_fra}, {yx_til}, {yx_maks}, %(idag)s)",
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
    Felt("ytelse", _G, Felttype.FLERKODE, N_("Ytelse"), N_("Ytelsene som varer i dag."), _Y, "{x_ytelser}",
         tuple(Kode(y, YTELSENAVN[y]) for y in koder.YTELSER), fasett=True, sort=False,
         krav=Krav.STAT),
    Felt("ytelse_slutter", _G, Felttype.DATO, N_("Ytelsen slutter"),
         N_("Siste dag for den ytelsen som slutter først, eller siste dag den kan betales."), _Y,
         "{x_ytelse_slutter}", krav=Krav.STAT),
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
