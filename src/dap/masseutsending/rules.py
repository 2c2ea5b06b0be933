"""Rules of a message to very many: plain functions."""

import re
from collections.abc import Mapping

from dap.felles.feil import Regelbrudd
from dap.masseutsending.values import Flettefelt, Status

# As the dialog's templates: [word], but not a link [text](address).
_FELT = re.compile(r"\[([^\W\d_][^\[\]\n]{1,59})\](?!\()")

OVERGANGER: Mapping[Status, frozenset[Status]] = {
    Status.UTKAST: frozenset({Status.TIL_GODKJENNING, Status.STOPPET}),
    Status.TIL_GODKJENNING: frozenset({Status.GODKJENT, Status.UTKAST, Status.STOPPET}),
    Status.GODKJENT: frozenset({Status.LAGRET, Status.STOPPET}),
    Status.LAGRET: frozenset(),
    Status.STOPPET: frozenset(),
}


def flettefelt(tekst: str) -> frozenset[Flettefelt]:
    """The blanks of the text. Raises Regelbrudd UKJENT_FLETTEFELT with those that are no blank."""
    navn = {m.group(1) for m in _FELT.finditer(tekst)}
    ukjente = sorted(navn - {f.value for f in Flettefelt})
    if ukjente:
        raise Regelbrudd("UKJENT_FLETTEFELT", felt="tekst", felter=", ".join(ukjente))
    return frozenset(map(Flettefelt, navn))


def flett(tekst: str, verdier: Mapping[Flettefelt, str]) -> str:
    """The text for one receiver. A word that somebody has no value for is left out with its space."""
    ut = _FELT.sub(lambda m: verdier.get(Flettefelt(m.group(1)), ""), tekst)
    return re.sub(r" +([,.!?])", r"\1", re.sub(r"  +", " ", ut)).strip()


def krev_overgang(fra: Status, til: Status) -> None:
    """Raises Regelbrudd FEIL_STATUS."""
    if til not in OVERGANGER[fra]:
        raise Regelbrudd("FEIL_STATUS", fra=fra, til=til)
