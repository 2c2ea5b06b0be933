"""A few people for the chooser."""

from dap.konto.values import Demoperson, Profil


def personer() -> list[Demoperson]:
    return [
        Demoperson("Rut Kontrand", "Leser sporing.", "andre", Profil.ENTRA, "oid-rut", {}),
        Demoperson("Kari Nordmo", "Veileder i Fjordby.", "veiledere", Profil.ENTRA, "oid-kari", {}),
        Demoperson(
            "Amina Yusuf",
            "Søker jobb.\nHar plan med tre aktiviteter.",
            "brukere",
            Profil.IDPORTEN,
            "sub-amina",
            {"pid": "x"},
        ),
    ]
