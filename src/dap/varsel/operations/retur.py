"""Mail that came back later: one message, or a folder of them."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dap.varsel.kanaler.retur import MAKS, les_retur
from dap.varsel.operations.kvittering import ta_imot_kvittering
from dap.varsel.values import Kanal, Retursvar

logg = logging.getLogger(__name__)
OM_GANGEN = 500


def ta_imot_retur(*, innhold: bytes, naa: datetime) -> Retursvar:
    """One message that came to the address mail is returned to. The same again changes nothing.

    A report that something will not arrive is a receipt: the address is marked when it is at fault, and
    the next channel tried.
    """
    retur = les_retur(innhold)
    if retur is None:
        return Retursvar.UKJENT
    if not retur.endelig:
        return Retursvar.PA_VEI
    kjent = ta_imot_kvittering(
        utsending_id=retur.utsending_id,
        levert=False,
        feilkode=retur.feilkode,
        kanal=Kanal.EPOST,
        naa=naa,
    )
    return Retursvar.REGISTRERT if kjent else Retursvar.UKJENT


def les_returmappe(mappe: Path, *, klokke: Callable[[], datetime]) -> Counter[Retursvar]:
    """What is new in a Maildir. Each is moved among the seen ones when it is dealt with, and what was
    not understood is flagged for a human. Killed in between, it is read again."""
    ut: Counter[Retursvar] = Counter()
    nye, sette = mappe / "new", mappe / "cur"
    if not nye.is_dir():
        return ut
    sette.mkdir(exist_ok=True)
    for fil in sorted(nye.iterdir())[:OM_GANGEN]:
        try:
            with fil.open("rb") as innhold:
                svar = ta_imot_retur(innhold=innhold.read(MAKS), naa=klokke())
            merke = "FS" if svar == Retursvar.UKJENT else "S"
            fil.rename(sette / f"{fil.name.partition(':')[0]}:2,{merke}")
        except FileNotFoundError:
            continue  # another one has it
        ut[svar] += 1
    if ut:
        logg.info("mail that came back: %s", {str(svar): n for svar, n in ut.items()})
    return ut
