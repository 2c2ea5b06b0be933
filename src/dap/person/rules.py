"""Rules about who can be reached, without a database."""

from dap.person.values import Kontaktstatus

STANDARDSPRAK = "nb"


def kontaktstatus(*, reservert: bool, kan_varsles: bool, registrert: bool) -> Kontaktstatus:
    """How a person can be reached digitally, by what the contact and reservation register says."""
    if reservert:
        return Kontaktstatus.RESERVERT
    if kan_varsles:
        return Kontaktstatus.KAN_VARSLES
    return Kontaktstatus.UTDATERT if registrert else Kontaktstatus.IKKE_REGISTRERT


def lesesprak(konto: str, register: str) -> str:
    """The language somebody reads: what they have changed to here, else what the register says."""
    if konto and konto != STANDARDSPRAK:
        return konto
    return register if register in ("nn", "en") else STANDARDSPRAK
