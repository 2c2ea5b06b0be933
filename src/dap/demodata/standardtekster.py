"""The offices' templates for messages; what stands in brackets must be filled before sending."""

STANDARDTEKSTER = (
    (
        "Innkalling til møte",
        "Jeg vil gjerne ha et møte med deg [dag og dato] klokka [klokkeslett] på [sted].\n\n"
        "Vi skal snakke om [tema]. Passer det ikke, svarer du bare her, så finner vi en ny tid.",
    ),
    (
        "Mangler dokumentasjon",
        "For å komme videre trenger jeg [hva som mangler] fra deg. Kan du sende det innen [frist]?"
        "\n\nDu kan legge det ved her i dialogen.",
    ),
    (
        "Velkommen",
        "Velkommen til oss! Jeg heter [navnet ditt] og skal følge deg opp. Her kan du skrive når du "
        "vil, og du får svar innen to virkedager.\n\nBegynn gjerne med å skrive et mål i planen.",
    ),
    (
        "Etter samtalen",
        "Takk for samtalen! Vi ble enige om dette:\n\n- [første punkt]\n- [andre punkt]\n\n"
        "Stemmer det? Si fra hvis jeg har misforstått noe.",
    ),
    (
        "Svar på spørsmål om meldekort",
        "Du fører timene den dagen du jobbet, også når du får lønn senere. Var du syk, krysser du av "
        "for det.\n\n[eget svar]",
    ),
)
