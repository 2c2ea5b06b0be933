from dataclasses import replace
from datetime import date

from dap.aktivitet.koder import BARE_NAV
from dap.aktivitet.typer.beskrivelse import (
    Aktivitetstype,
    Felt,
    Feltslag,
    Ferdigutfylt,
    Kortlinje,
    Verdier,
    periodelinje,
)
from dap.aktivitet.typer.felter import (
    BESKRIVELSE,
    FRA_DATO,
    OPPFOLGING_FRA_NAV,
    PAKREVD_TIL_DATO,
)
from dap.felles.sprak import N_, Ytring


def _gammel(lagret: Verdier) -> bool:
    """Agreements made before applications were counted by the week keep their count."""
    return "antall_i_perioden" in lagret


def _ny(lagret: Verdier) -> bool:
    return not _gammel(lagret)


def _kortlinjer(verdier: Verdier, dag: date) -> list[Kortlinje]:
    linjer = periodelinje(verdier, dag)
    uke, periode = verdier.get("antall_i_uken"), verdier.get("antall_i_perioden")
    if uke:
        linjer.append(Kortlinje(Ytring(N_("Antall søknader i uken: %(antall)s"), {"antall": uke})))
    elif periode:
        ytring = Ytring(N_("Antall søknader i perioden: %(antall)s"), {"antall": periode})
        linjer.append(Kortlinje(ytring))
    return linjer


SOKEAVTALE = Aktivitetstype(
    kode="SOKEAVTALE",
    navn=N_("Avtale om å søke jobber"),
    korttype=N_("Jobbsøking"),
    ingress=N_("En avtale om hvor mange jobber brukeren skal søke på i en periode."),
    fast_tittel=N_("Avtale om å søke jobber"),
    felter=(
        FRA_DATO,
        PAKREVD_TIL_DATO,
        Felt(
            "antall_i_uken",
            N_("Antall søknader i uken"),
            Feltslag.TALL,
            pakrevd=True,
            minst=1,
            maks=99,
            gjelder=_ny,
            historikk=N_("endret antall søknader i uken fra %(gammel)s til %(ny)s"),
        ),
        Felt(
            "antall_i_perioden",
            N_("Antall søknader i perioden"),
            Feltslag.TALL,
            pakrevd=True,
            minst=1,
            maks=99,
            gjelder=_gammel,
            historikk=N_("endret antall søknader i perioden fra %(gammel)s til %(ny)s"),
        ),
        OPPFOLGING_FRA_NAV,
        replace(BESKRIVELSE, etikett=N_("Beskrivelse")),
    ),
    ferdigutfylte=(
        Ferdigutfylt(
            kode="SOKE_JOBBER",
            navn=N_("Avtale om å søke jobber"),
            verdier={
                "beskrivelse": N_(
                    "Søk på jobber du kan gjøre, og skriv søknaden til den jobben du søker på. "
                    "Bruk nettverket ditt, og ta gjerne kontakt med arbeidsgivere selv.\n\n"
                    "Ledige stillinger finner du på https://arbeidsplassen.nav.no/stillinger"
                ),
            },
            til_maneder=3,
        ),
    ),
    kortlinjer=_kortlinjer,
    opprettes_av=BARE_NAV,
)
