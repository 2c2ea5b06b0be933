from dap.aktivitet.typer.beskrivelse import Aktivitetstype, Felt, Feltslag, Valg
from dap.aktivitet.typer.felter import BESKRIVELSE, FRA_DATO, KORT_TEKST, TIL_DATO
from dap.felles.sprak import N_

IJOBB = Aktivitetstype(
    kode="IJOBB",
    navn=N_("En jobb jeg har nå"),
    korttype=N_("Jobb jeg har nå"),
    ingress=N_(
        "En jobb du har mens du får oppfølging. Sender du meldekort, må du også føre timene du "
        "jobber, på meldekortet."
    ),
    felter=(
        Felt("tittel", N_("Stillingstittel"), pakrevd=True, maks=100),
        FRA_DATO,
        TIL_DATO,
        Felt(
            "stillingsandel",
            N_("Stillingsandel"),
            Feltslag.VALG,
            pakrevd=True,
            valg=(Valg("HELTID", N_("Heltid")), Valg("DELTID", N_("Deltid"))),
        ),
        Felt("arbeidsgiver", N_("Arbeidsgiver"), maks=KORT_TEKST, pa_kort=True),
        Felt(
            "ansettelsesforhold",
            N_("Ansettelsesforhold"),
            maks=KORT_TEKST,
            hjelp=N_("For eksempel fast, midlertidig eller vikariat"),
        ),
        BESKRIVELSE,
    ),
)
