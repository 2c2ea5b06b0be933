"""What could not be done, said in words to whoever asked for it."""

import errno

from dap.felles.sprak import N_

UTEN_PLASS = N_(
    "Det er ikke plass på disken der DAP lager det som bestilles. Si fra til dem som drifter DAP. Når de har "
    "ryddet, kan du bestille på nytt."
)
UTEN_TILGANG = N_(
    "DAP får ikke skrive der det som bestilles, skal ligge. Si fra til dem som drifter DAP. Når de har "
    "rettet det, kan du bestille på nytt."
)


def er_full(feil: BaseException) -> bool:
    """No more room: on the disk, in a quota, or for so large a file (`ulimit -f`)."""
    nr = getattr(feil, "errno", None)
    return nr in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} or "No space left" in str(feil)


class Forskningsfeil(Exception):
    """`tekst` is said in the reader's language (`rapport.sprak.si`); as a str, bokmål.

    `paa_siden`: what is said to those who order on the pages, when the other text tells somebody at the
    machine what to do there.
    """

    def __init__(self, tekst: str, *, paa_siden: str = "") -> None:
        self.tekst = tekst
        self.paa_siden = paa_siden or tekst
        super().__init__(tekst)
