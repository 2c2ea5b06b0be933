"""Fields that several types share. Limits and labels: as users of the field know them."""

from dataclasses import replace

from dap.aktivitet.koder import BARE_NAV
from dap.aktivitet.typer.beskrivelse import Felt, Feltslag, Standard
from dap.felles.sprak import N_

KORT_TEKST = 255
LANG_TEKST = 5000

FRA_DATO = Felt(
    "fra_dato",
    N_("Fra dato"),
    Feltslag.DATO,
    pakrevd=True,
    historikk=N_("endret fra dato til %(ny)s"),
)
TIL_DATO = Felt(
    "til_dato",
    N_("Til dato"),
    Feltslag.DATO,
    avtalt_endres_av=BARE_NAV,
    historikk=N_("endret til dato til %(ny)s"),
)
PAKREVD_TIL_DATO = replace(TIL_DATO, pakrevd=True)
FRA_I_DAG = replace(FRA_DATO, standard=Standard.I_DAG)
BESKRIVELSE = Felt("beskrivelse", N_("Kort beskrivelse"), Feltslag.LANGTEKST, maks=LANG_TEKST)
OPPFOLGING_FRA_NAV = Felt("oppfolging_fra_nav", N_("Oppfølging fra NAV"), maks=KORT_TEKST)
