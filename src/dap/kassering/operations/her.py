from uuid import UUID

from dap.kassering.operations._eiere import alle_eiere
from dap.kassering.values import Ting
from dap.tilgang.values import Personinnsyn


def pa_siden(innsyn: Personinnsyn, sted_type: str, sted_id: UUID) -> list[Ting]:
    """What on the page of a record can be asked about. About one query a kind of content there."""
    return [t for eier in alle_eiere() for t in eier.her(innsyn, sted_type, sted_id)]
