from collections.abc import Mapping

from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.overdragelse.values import MAKS_DEL, MAKS_INTERNT, Del, Status


def rensede(deler: Mapping[Del, str]) -> dict[str, str]:
    """The parts as they are stored: only those that exist, cleaned. Regelbrudd FOR_LANG."""
    return {
        del_.value: krev_lengde(deler.get(del_, ""), felt=f"del_{del_}", maks=MAKS_DEL)
        for del_ in Del
    }


def renset_internt(tekst: str) -> str:
    return krev_lengde(tekst, felt="internt", maks=MAKS_INTERNT)


def krev_utkast(status: str) -> None:
    """Only a draft is changed or sent."""
    if status != Status.UTKAST:
        raise Regelbrudd("OVERDRAGELSE_SENDT")
