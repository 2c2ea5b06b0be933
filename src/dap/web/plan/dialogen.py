"""What the plan shows of the dialog: unread messages and open questions by activity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from dap.dialog import queries as dialog
from dap.dialog.values import Tradrad
from dap.tilgang.values import Personinnsyn


@dataclass(frozen=True, slots=True)
class Dialogblikk:
    trader: tuple[Tradrad, ...] = ()
    """Threads of open periods, last written first."""
    uleste: Mapping[UUID, int] = field(default_factory=dict, hash=False)
    """Messages that the reader has not seen, by activity."""
    venter: frozenset[UUID] = frozenset()
    """Activities whose thread waits for this reader's side."""


def venter_paa_leser(trad: Tradrad, innsyn: Personinnsyn) -> bool:
    siden = trad.venter_paa_bruker_siden if innsyn.er_bruker else trad.venter_paa_nav_siden
    return siden is not None


def dialogblikk(innsyn: Personinnsyn) -> Dialogblikk:
    """The threads of the person, in one query."""
    trader = tuple(t for t in dialog.tradliste(innsyn) if not t.historisk)
    om_aktivitet = [(t.aktivitet_id, t) for t in trader if t.aktivitet_id is not None]
    return Dialogblikk(
        trader=trader,
        uleste={id_: t.uleste for id_, t in om_aktivitet if t.uleste},
        venter=frozenset(id_ for id_, t in om_aktivitet if venter_paa_leser(t, innsyn)),
    )
