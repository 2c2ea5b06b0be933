from dataclasses import replace
from datetime import date

from dap.aktivitet.typer.beskrivelse import (
    Aktivitetstype,
    Felt,
    Feltslag,
    Kortlinje,
    Valg,
    Verdier,
)
from dap.aktivitet.typer.felter import BESKRIVELSE, FRA_I_DAG, KORT_TEKST, TIL_DATO
from dap.felles.sprak import N_, Ytring

_HASTER_DAGER = 14


def _kortlinjer(verdier: Verdier, dag: date) -> list[Kortlinje]:
    """The deadline, until the application is under way."""
    frist = verdier.get("til_dato")
    if frist is None or verdier.get("soknadssteg"):
        return []
    dager = (frist - dag).days
    if dager > _HASTER_DAGER:
        return [Kortlinje(Ytring(N_("Søknadsfrist: %(dato)s"), {"dato": frist}))]
    if dager > 1:
        ytring = Ytring(N_("Søknadsfristen går ut om %(dager)s dager"), {"dager": dager})
        return [Kortlinje(ytring, haster=dager < _HASTER_DAGER)]
    if dager == 1:
        return [Kortlinje(Ytring(N_("Søknadsfristen går ut i morgen")), haster=True)]
    if dager == 0:
        return [Kortlinje(Ytring(N_("Søknadsfristen går ut i dag")), haster=True)]
    return [Kortlinje(Ytring(N_("Søknadsfristen har gått ut")), haster=True)]


STILLING = Aktivitetstype(
    kode="STILLING",
    navn=N_("En jobb jeg vil søke på"),
    korttype=N_("Jobb jeg vil søke på"),
    ingress=N_("En stilling du vil søke på. Her holder du oversikt over frist og hvor du er."),
    felter=(
        Felt("tittel", N_("Stillingstittel"), pakrevd=True, maks=100),
        FRA_I_DAG,
        replace(
            TIL_DATO, etikett=N_("Søknadsfrist"), historikk=N_("endret søknadsfristen til %(ny)s")
        ),
        Felt("arbeidsgiver", N_("Arbeidsgiver"), maks=KORT_TEKST, pa_kort=True),
        Felt("kontaktperson", N_("Kontaktperson hos arbeidsgiver"), maks=KORT_TEKST),
        Felt("arbeidssted", N_("Arbeidssted"), maks=KORT_TEKST),
        BESKRIVELSE,
        Felt("lenke", N_("Lenke til stillingsannonse"), Feltslag.LENKE, maks=2000),
        Felt(
            "soknadssteg",
            N_("Hvor langt har du kommet i søknadsprosessen?"),
            Feltslag.VALG,
            valg=(
                Valg("", N_("Ikke startet")),
                Valg("SOKNAD_SENDT", N_("Sendt søknad"), "alt1"),
                Valg("INNKALT_TIL_INTERVJU", N_("Skal på intervju"), "info"),
                Valg("JOBBTILBUD", N_("Fått jobbtilbud 🎉"), "success"),
                Valg("AVSLAG", N_("Ikke fått jobben"), "neutral"),
            ),
            eget_grep=True,
            pa_kort=True,
            historikk=N_("endret steget i søknadsprosessen til «%(ny)s»"),
        ),
    ),
    kortlinjer=_kortlinjer,
)
