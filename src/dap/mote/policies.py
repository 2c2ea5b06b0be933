"""What pages ask beforehand: what may be done with a meeting, and when one is advised. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from dap.felles.tid import dato
from dap.mote.rules import tidspunkt_i_oslo
from dap.mote.values import Moterad, Motestatus, Part, Raad, Radgrunn

__all__ = ["Fakta", "Muligheter", "muligheter", "raad", "tidspunkt_i_oslo", "uten_avviste"]

RAD_HVILER = timedelta(days=30)
MANEDER_OPPFOLGING, MANEDER_UTEN_MOTE = 12, 6
_DAGER_I_MANED = 30.44
UBESVARTE = 2
YTELSE_SLUTTER_INNEN = timedelta(weeks=8)
NY_GRUPPE_GJELDER = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Muligheter:
    """What this reader may do with the meeting now; the operations ask the same rules again."""

    svare: bool
    """Accept one of the times, or decline."""
    foresla: bool
    """Propose other times, or ask to move it."""
    bekrefte: bool
    endre: bool
    avlyse: bool
    utfall: bool
    """Say how it went."""
    ny_tid: bool
    """Summon to a new meeting instead of this one."""
    agenda: bool


INGEN = Muligheter(False, False, False, False, False, False, False, False)


def muligheter(m: Moterad, part: Part, *, kan_skrive: bool, naa: datetime) -> Muligheter:
    if not kan_skrive or m.historisk:
        return INGEN
    nav, avtalt = part == Part.NAV, m.status == Motestatus.AVTALT
    foran = m.status.apen and not m.er_begynt(naa)
    har_tid = m.status in {Motestatus.AVTALT, Motestatus.GJENNOMFORT, Motestatus.IKKE_MOTT}
    return Muligheter(
        svare=foran and m.venter_paa == part,
        foresla=foran,
        bekrefte=foran and avtalt and not nav and m.bekreftet is None,
        endre=foran and nav,
        # Who is asked answers; who asked takes the wish back.
        avlyse=(foran and (avtalt or m.venter_paa != part)) or (avtalt and nav),
        utfall=nav and har_tid and m.er_begynt(naa),
        ny_tid=nav and m.status in {Motestatus.AVLYST, Motestatus.IKKE_MOTT},
        agenda=foran,
    )


@dataclass(frozen=True, slots=True)
class Fakta:
    """What the advice is made from. Gathered by the page, since dialog and meetings lie side by side."""

    oppfolging_siden: datetime | None
    """Start of the open period; None when there is none, and then nothing is advised."""
    siste_mote: datetime | None
    """The start of the last meeting that was held in it."""
    har_avtale: bool
    """A meeting ahead is agreed."""
    onske_fra_bruker: UUID | None
    """A wish of the user's that waits for NAV."""
    ubesvarte: int
    """Messages from NAV in conversations that wait for the user."""
    uenige: int = 0
    """Things in the plan that the two sides disagree on."""
    ytelse_slutter: date | None = None
    """The last day of the benefit that ends first."""
    ny_innsatsgruppe: datetime | None = None
    """When a decision gave another group than the one before."""


def raad(fakta: Fakta, *, naa: datetime) -> list[Raad]:
    """Why NAV should ask for a meeting now, the most pressing first (product ch. 4)."""
    if fakta.oppfolging_siden is None:
        return []
    ut = []
    if fakta.onske_fra_bruker is not None:
        ut.append(Raad(Radgrunn.BRUKER_BER, mote_id=fakta.onske_fra_bruker))
    if fakta.har_avtale:
        return ut
    if fakta.ubesvarte >= UBESVARTE:
        ut.append(Raad(Radgrunn.UBESVARTE_MELDINGER, fakta.ubesvarte))
    if fakta.uenige:
        ut.append(Raad(Radgrunn.UENIGE, fakta.uenige))
    ut += _ytelsen_slutter(fakta, naa)
    ut += _ny_gruppe(fakta, naa)
    dager = (dato(naa) - dato(fakta.oppfolging_siden)).days
    uten = _maneder(fakta.siste_mote or fakta.oppfolging_siden, naa)
    if _maneder(fakta.oppfolging_siden, naa) >= MANEDER_OPPFOLGING:
        if uten >= MANEDER_UTEN_MOTE:
            ut.append(Raad(Radgrunn.INGEN_PA_6_MANEDER, uten))
    elif fakta.siste_mote is None:
        ut.append(Raad(Radgrunn.INGEN_FORSTE_30_DAGER, dager))
    return ut


def _ytelsen_slutter(fakta: Fakta, naa: datetime) -> list[Raad]:
    if fakta.ytelse_slutter is None:
        return []
    igjen = fakta.ytelse_slutter - dato(naa)
    innen = timedelta(0) <= igjen <= YTELSE_SLUTTER_INNEN
    return [Raad(Radgrunn.YTELSE_SLUTTER, igjen.days)] if innen else []


def _ny_gruppe(fakta: Fakta, naa: datetime) -> list[Raad]:
    """Another group than before, lately, and nobody has met about it."""
    tid = fakta.ny_innsatsgruppe
    if tid is None or naa - tid > NY_GRUPPE_GJELDER:
        return []
    snakket = fakta.siste_mote is not None and fakta.siste_mote >= tid
    return [] if snakket else [Raad(Radgrunn.NY_INNSATSGRUPPE)]


def _maneder(fra: datetime, til: datetime) -> int:
    return int((dato(til) - dato(fra)).days / _DAGER_I_MANED)


def uten_avviste(
    alle: Sequence[Raad], avvist: Sequence[tuple[Radgrunn, datetime]], *, naa: datetime
) -> list[Raad]:
    """Advice that was put away rests for 30 days, for that reason."""
    hviler = {grunn for grunn, tid in avvist if naa - tid < RAD_HVILER}
    return [r for r in alle if r.grunn not in hviler]
