from dap.felles.aktor import Aktor
from dap.varsel.models import Varsel
from dap.varsel.values import KATALOG, Varselrad, Varselslag


def antall_uleste(aktor: Aktor) -> int:
    """For the bell."""
    return Varsel.objects.filter(mottaker_id=aktor.id, lest=None, stoppet=None).count()


def varsler(aktor: Aktor, *, antall: int = 50, bare_uleste: bool = False) -> list[Varselrad]:
    """The receiver's own notifications, newest first; stopped ones are left out."""
    rader = Varsel.objects.filter(mottaker_id=aktor.id, stoppet=None)
    if bare_uleste:
        rader = rader.filter(lest=None)
    return [
        Varselrad(
            v.id,
            Varselslag(v.slag),
            KATALOG[Varselslag(v.slag)].type,
            v.bestilt,
            v.person_id,
            v.objekt_type,
            v.objekt_id,
            v.lest,
        )
        for v in rader.order_by("-bestilt", "-id")[:antall]
    ]
