"""What can be read of an address or a hidden field, which anybody can write by hand."""

from uuid import UUID

from dap.felles.feil import IkkeFunnet


def id_fra(tekst: str | None) -> UUID | None:
    """The id that stands there; None when it is none."""
    try:
        return UUID(tekst or "")
    except ValueError:
        return None


def krev_id(tekst: str | None) -> UUID:
    """The id that stands there. Raises IkkeFunnet when it is none: no record has it."""
    if (id_ := id_fra(tekst)) is None:
        raise IkkeFunnet
    return id_


def heltall(tekst: str) -> int:
    """A version number; nonsense is version 0, which nothing has."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 10 else 0
