"""Rules about who can be reached, without a database."""

from dap.person.values import Kontaktstatus


def kontaktstatus(*, reservert: bool, kan_varsles: bool, registrert: bool) -> Kontaktstatus:
    """How a person can be reached digitally, by what the contact and reservation register says."""
    if reservert:
        return Kontaktstatus.RESERVERT
    if kan_varsles:
        return Kontaktstatus.KAN_VARSLES
    return Kontaktstatus.UTDATERT if registrert else Kontaktstatus.IKKE_REGISTRERT
