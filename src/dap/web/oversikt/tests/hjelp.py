"""What several tests of the overview begin with."""

from rollebesetning import NAA, Rollebesetning

from dap.kontor.operations import lagre_team
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Kategori


def to_team(roller: Rollebesetning) -> None:
    """Two teams that mean different things by the same shape, and a user of each."""
    for navn, medlem, bruker, ord_ in (
        ("Ungdom", roller.kari, roller.amina, "Klar for jobb"),
        ("Helse", roller.per, roller.bjorn, "Venter på lege"),
    ):
        id_ = lagre_team(
            aktor=roller.tor, kontor_nr="1201", team_id=None, navn=navn, medlemmer=[medlem.id],
            versjon=0, naa=NAA,
        )  # fmt: skip
        oppfolging.sett_kategorinavn(
            aktor=medlem, kontor_nr="1201", team_id=id_, navn={Kategori.A: ord_}, naa=NAA
        )
        oppfolging.sett_fargekategori(
            aktor=medlem, person_id=bruker.id, kategori=Kategori.A, team_id=id_, naa=NAA
        )
