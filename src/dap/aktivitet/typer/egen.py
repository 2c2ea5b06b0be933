from dataclasses import replace

from dap.aktivitet.typer.beskrivelse import Aktivitetstype, Felt, Feltslag, Ferdigutfylt
from dap.aktivitet.typer.felter import BESKRIVELSE, FRA_DATO, KORT_TEKST, PAKREVD_TIL_DATO
from dap.felles.sprak import N_

EGEN = Aktivitetstype(
    kode="EGEN",
    navn=N_("Jobbrettet egenaktivitet"),
    korttype=N_("Jobbrettet egenaktivitet"),
    ingress=N_(
        "Noe du gjør selv for å komme nærmere jobb, for eksempel å oppdatere CV-en, ta et kurs "
        "eller ringe en arbeidsgiver."
    ),
    felter=(
        Felt("tittel", N_("Navn på aktiviteten"), pakrevd=True, maks=100),
        FRA_DATO,
        PAKREVD_TIL_DATO,
        Felt("hensikt", N_("Mål med aktiviteten"), maks=KORT_TEKST),
        replace(BESKRIVELSE, etikett=N_("Kort beskrivelse av aktiviteten")),
        Felt("huskeliste", N_("Min huskeliste for denne aktiviteten"), maks=KORT_TEKST),
        Felt("lenke", N_("Lenke til en aktuell nettside"), Feltslag.LENKE, maks=2000),
    ),
    ferdigutfylte=(
        Ferdigutfylt(
            kode="OPPDATER_CV",
            navn=N_("Oppdater CV-en og jobbønsker"),
            verdier={
                "tittel": N_("Oppdater CV-en og jobbønsker"),
                "hensikt": N_("En god CV gjør det lettere for arbeidsgivere å finne deg"),
                "beskrivelse": N_(
                    "CV-en og jobbønskene dine må være oppdaterte, slik at NAV kan vurdere hvilke "
                    "stillinger som passer for deg, og arbeidsgivere kan kontakte deg.\n\n"
                    "Gå inn på CV-en, se over det som står der, og legg til det som mangler."
                ),
                "lenke": "https://www.nav.no/min-cv",
            },
            til_dager=8,
        ),
    ),
)
