"""Mail that nobody understood, for who runs DAP: never what stands in it, but for who has the machine."""

from uuid import UUID

from dap.varsel.models import Returpost
from dap.varsel.values import Returpostrad


def antall_returpost() -> int:
    """Mail that came back and that a human must look at."""
    return Returpost.objects.filter(behandlet=None).count()


def returpost(*, antall: int) -> list[Returpostrad]:
    """The newest of it."""
    rader = Returpost.objects.filter(behandlet=None).order_by("-kom", "-id").defer("innhold")
    return [Returpostrad(r.id, r.kom, r.form, r.storrelse, r.fil) for r in rader[:antall]]


def returpostinnhold(post_id: UUID) -> bytes | None:
    """The mail itself, for the command line; None when it lies in a folder, or was dealt with."""
    innhold = Returpost.objects.filter(id=post_id).values_list("innhold", flat=True).first()
    return None if innhold is None else bytes(innhold)
