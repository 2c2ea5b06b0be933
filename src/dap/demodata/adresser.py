"""Where people of the demo live: the same whoever asks. Streets and codes are made up."""

from dap.demodata.ansatte import ELVMO, HAVNESUND, YTRE_SKJAER
from dap.person.values import Postadresse

_STEDER = {
    HAVNESUND: ("9991", "HAVNESUND", ("Bryggegata", "Fiskarvegen", "Solbakken", "Tollbodgata")),
    ELVMO: ("9992", "ELVMO", ("Elvebakken", "Kvernvegen", "Skolevegen", "Moaveien")),
    YTRE_SKJAER: ("9993", "YTRE SKJÆR", ("Fyrvegen", "Naustvika", "Skjærgata")),
}
_HVER_POSTBOKS = 17


def adresse(fnr: str, kontor_nr: str) -> Postadresse:
    """By the number, so that the register and the product know the same."""
    tall = int(fnr[-5:])
    postnr, sted, gater = _STEDER.get(kontor_nr, _STEDER[HAVNESUND])
    if tall % _HVER_POSTBOKS == 0:
        return Postadresse((f"Postboks {tall % 90 + 1}",), postnr, sted)
    return Postadresse((f"{gater[tall % len(gater)]} {tall % 48 + 1}",), postnr, sted)


def i_registeret(fnr: str, kontor_nr: str) -> dict[str, str]:
    """The same, as motparter.register writes it."""
    a = adresse(fnr, kontor_nr)
    linje = a.linjer[0]
    if linje.startswith("Postboks"):
        return {"postboks": linje.removeprefix("Postboks "), "postnummer": a.postnr}
    vei, _, nr = linje.rpartition(" ")
    return {"vei": vei, "nr": nr, "postnummer": a.postnr}
