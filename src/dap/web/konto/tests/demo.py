"""A few people for the chooser."""

from dap.felles.aktor import Rolle
from dap.konto.values import Demoperson, demoansatt, demobruker


def personer() -> list[Demoperson]:
    return [
        demoansatt(
            "Rut Kontrand",
            "Leser sporing.",
            gruppe="andre",
            ident="R100009",
            roller=[Rolle.REVISOR],
        ),
        demoansatt(
            "Kari Nordmo",
            "Veileder i Fjordby.",
            gruppe="veiledere",
            ident="K100001",
            roller=[Rolle.VEILEDER],
        ),
        demobruker(
            "Amina Yusuf",
            "Søker jobb.\nHar plan med tre aktiviteter.",
            subjekt="sub-amina",
            fnr="01810012345",
        ),
    ]
