"""The offices' templates for messages; what stands in brackets must be filled before sending.

Two are written in nynorsk and English too: an office begins with what it sends most.
"""

from collections.abc import Mapping

from dap.dialog.values import Maltekst

_BARE_BOKMAL: Mapping[str, Maltekst] = {}

STANDARDTEKSTER: tuple[tuple[str, str, Mapping[str, Maltekst]], ...] = (
    (
        "Innkalling til møte",
        "Jeg vil gjerne ha et møte med deg [dag og dato] klokka [klokkeslett] på [sted].\n\n"
        "Vi skal snakke om [tema]. Passer det ikke, svarer du bare her, så finner vi en ny tid.",
        {
            "nn": Maltekst(
                "Innkalling til møte",
                "Eg vil gjerne ha eit møte med deg [dag og dato] klokka [klokkeslett] på [sted].\n\n"
                "Vi skal snakke om [tema]. Passar det ikkje, svarer du berre her, så finn vi ei ny tid.",
            ),
            "en": Maltekst(
                "Invitation to a meeting",
                "I would like to meet you on [day and date] at [time] at [place].\n\n"
                "We are going to talk about [topic]. If it does not suit you, just answer here and we "
                "will find another time.",
            ),
        },
    ),
    (
        "Mangler dokumentasjon",
        "For å komme videre trenger jeg [hva som mangler] fra deg. Kan du sende det innen [frist]?"
        "\n\nDu kan legge det ved her i dialogen.",
        {
            "nn": Maltekst(
                "Manglar dokumentasjon",
                "For å kome vidare treng eg [kva som manglar] frå deg. Kan du sende det innan [frist]?"
                "\n\nDu kan leggje det ved her i dialogen.",
            ),
            "en": Maltekst(
                "Documentation is missing",
                "To go on I need [what is missing] from you. Can you send it by [deadline]?"
                "\n\nYou can attach it here.",
            ),
        },
    ),
    (
        "Velkommen",
        "Velkommen til oss! Jeg heter [navnet ditt] og skal følge deg opp. Her kan du skrive når du "
        "vil, og du får svar innen to virkedager.\n\nBegynn gjerne med å skrive et mål i planen.",
        _BARE_BOKMAL,
    ),
    (
        "Etter samtalen",
        "Takk for samtalen! Vi ble enige om dette:\n\n- [første punkt]\n- [andre punkt]\n\n"
        "Stemmer det? Si fra hvis jeg har misforstått noe.",
        _BARE_BOKMAL,
    ),
    (
        "Svar på spørsmål om meldekort",
        "Du fører timene den dagen du jobbet, også når du får lønn senere. Var du syk, krysser du av "
        "for det.\n\n[eget svar]",
        _BARE_BOKMAL,
    ),
)
