from dataclasses import replace

from dap.aktivitet.koder import BEGGE
from dap.aktivitet.typer.beskrivelse import Aktivitetstype, Felt
from dap.aktivitet.typer.felter import (
    BESKRIVELSE,
    FRA_DATO,
    KORT_TEKST,
    OPPFOLGING_FRA_NAV,
    PAKREVD_TIL_DATO,
)
from dap.felles.sprak import N_

BEHANDLING = Aktivitetstype(
    kode="BEHANDLING",
    navn=N_("Medisinsk behandling"),
    korttype=N_("Behandling"),
    ingress=N_(
        "Behandling som hjelper deg tilbake i jobb, for eksempel hos fastlege, fysioterapeut, "
        "psykolog eller spesialist. Skriv bare det NAV trenger å vite."
    ),
    fast_tittel=N_("Medisinsk behandling"),
    felter=(
        Felt("behandlingstype", N_("Type behandling"), pakrevd=True, maks=100),
        Felt("behandlingssted", N_("Behandlingssted"), pakrevd=True, maks=KORT_TEKST),
        FRA_DATO,
        replace(PAKREVD_TIL_DATO, avtalt_endres_av=BEGGE),
        Felt("behandlingsmal", N_("Mål for behandlingen"), maks=KORT_TEKST),
        OPPFOLGING_FRA_NAV,
        replace(BESKRIVELSE, maks=400),
    ),
    krever_godkjenning=True,
    er_behandling=True,
)
