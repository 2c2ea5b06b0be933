"""The registers that DAP asks: from the environment, or the local counterparts (docs/drift/registre.md)."""

from config import miljo


def register(navn: str) -> dict[str, str]:
    """Where one register is. Empty when it has no address: then it is not asked."""
    adresse = miljo.tekst(navn, "")
    if not adresse:
        return {}
    return {
        "adresse": adresse.rstrip("/"),
        "token": miljo.hemmelighet(f"{navn}_NOKKEL", minst=16),
        "behandlingsnummer": miljo.tekst(f"{navn}_BEHANDLINGSNUMMER", ""),
    }


def lokalt_register(adresse: str) -> dict[str, str]:
    """Any register of `python -m motparter.register` at that address."""
    return {"adresse": adresse, "token": "uten-betydning"}
