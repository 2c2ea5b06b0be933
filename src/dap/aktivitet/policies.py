"""Where a card may go, asked before anybody tries. Pure; the operations ask the same rules again."""

from dataclasses import dataclass

from dap.aktivitet.rules import Tilstand, krev_kan_flytte, krever_begrunnelse
from dap.aktivitet.values import Aktivitetsdetaljer, Aktivitetskort, Part, Status
from dap.felles.feil import Regelbrudd


@dataclass(frozen=True, slots=True)
class Flyttevei:
    """One other column."""

    til: Status
    kode: str = ""
    """Why not; empty when the card may be moved there."""
    begrunnelse: bool = False
    """The move needs a reason."""

    @property
    def apen(self) -> bool:
        return not self.kode


def flytteveier(a: Aktivitetskort | Aktivitetsdetaljer, part: Part) -> list[Flyttevei]:
    """Every column but the one it stands in, in the order of the board."""
    ulest = a.fho_ulest if isinstance(a, Aktivitetskort) else a.fho is not None and a.fho.ulest
    t = Tilstand(a.type, a.status, a.avtalt, a.venter_paa, a.historisk, fho_ulest=ulest)
    return [_vei(t, part, til) for til in Status if til != a.status]


def _vei(t: Tilstand, part: Part, til: Status) -> Flyttevei:
    try:
        krev_kan_flytte(t, part, til)
    except Regelbrudd as brudd:
        return Flyttevei(til, brudd.kode)
    avslag = t.venter_paa == part and til == Status.AVBRUTT
    return Flyttevei(til, begrunnelse=avslag or krever_begrunnelse(t, til))
