"""What is typed and not saved goes too: it is often the same words."""

from dap.felles.sletting import klipp_bort
from dap.kassering.values import Tomt
from dap.konto import operations as konto
from dap.person import queries as person


def folg_kassering(tomt: Tomt) -> None:
    """Follower: drafts of the thing are thrown away; the words are taken out of other drafts about
    the same person."""
    konto.glem_i_kladder(
        om=(str(tomt.person_id), str(tomt.sted_id), str(tomt.id)),
        kast=(str(tomt.id),),
        konto_id=person.konto_for(tomt.person_id),
        rens=lambda tekst: klipp_bort(tekst, tomt.klipp.deler),
    )
