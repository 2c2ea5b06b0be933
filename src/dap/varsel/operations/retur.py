"""Mail that came back later: one message, or a folder of them."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from dap.varsel.kanaler.retur import MAKS, Retur, form, les_retur
from dap.varsel.models import Returpost
from dap.varsel.operations.kvittering import ta_imot_kvittering
from dap.varsel.values import Kanal, Retursvar

logg = logging.getLogger(__name__)
OM_GANGEN = 500


def ta_imot_retur(*, innhold: bytes, naa: datetime, fil: str = "") -> Retursvar:
    """One message that came to the address mail is returned to. The same again changes nothing.

    A report that something will not arrive is a receipt: the address is marked when it is at fault, and
    the next channel tried. What nobody understands is kept for a human: here, unless it lies in `fil`.
    """
    lest = _les(innhold)
    svar = _folg(lest, naa) if isinstance(lest, Retur) else lest
    if svar == Retursvar.UKJENT:
        _legg_fram(innhold, naa, fil)
    return svar


def _les(innhold: bytes) -> Retur | Retursvar:
    try:
        return les_retur(innhold)
    except Exception:
        # Anybody can send anything here: one message must not keep the others back.
        logg.exception("mail that came back could not be read")
        return Retursvar.UKJENT


def _folg(retur: Retur, naa: datetime) -> Retursvar:
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


def _legg_fram(innhold: bytes, naa: datetime, fil: str) -> None:
    rad = Returpost(
        kom=naa,
        avtrykk=sha256(innhold).hexdigest(),
        form=form(innhold),
        storrelse=len(innhold),
        fil=fil[:255],
        innhold=None if fil else innhold,
    )
    Returpost.objects.bulk_create([rad], ignore_conflicts=True)


def merk_returpost_behandlet(*, post_id: UUID, naa: datetime) -> bool:
    """A human has looked: what lies here is thrown away. False when there is none, or somebody has."""
    ny = Returpost.objects.filter(id=post_id, behandlet=None)
    return bool(ny.update(behandlet=naa, innhold=None))


def les_returmappe(mappe: Path, *, klokke: Callable[[], datetime]) -> Counter[Retursvar]:
    """What is new in a Maildir. Each is moved among the seen ones when it is dealt with, and what was
    not understood is flagged for a human. Killed in between, it is read again."""
    ut: Counter[Retursvar] = Counter()
    nye, sette = mappe / "new", mappe / "cur"
    if not nye.is_dir():
        return ut
    sette.mkdir(exist_ok=True)
    for fil in sorted(nye.iterdir())[:OM_GANGEN]:
        navn = fil.name.partition(":")[0]
        try:
            with fil.open("rb") as innhold:
                svar = ta_imot_retur(innhold=innhold.read(MAKS), naa=klokke(), fil=navn)
            merke = "FS" if svar == Retursvar.UKJENT else "S"
            fil.rename(sette / f"{navn}:2,{merke}")
        except FileNotFoundError:
            continue  # another one has it
        ut[svar] += 1
    if ut:
        logg.info("mail that came back: %s", {str(svar): n for svar, n in ut.items()})
    return ut
