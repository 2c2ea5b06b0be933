"""`{% load brev %}`: letters about a record, on the page where it stands."""

import uuid
from typing import Any
from uuid import UUID

from django.template import Context, Library
from django.utils import timezone

from dap.brev import queries
from dap.felles.tid import dato
from dap.hendelse.queries import skrevet_ned
from dap.hendelse.values import Skrevetned
from dap.person.queries import navn
from dap.tilgang.values import Personinnsyn
from dap.web.brev.side import linje
from dap.web.felles.skrevetned import skrevet_ned as ord_for

register = Library()
ANTALL = 2


@register.inclusion_tag("brev/felt.html", takes_context=True)
def brevfelt(
    context: Context, objekt_type: str, objekt_id: UUID, kan_sendes: bool = True
) -> dict[str, Any]:
    """`{% brevfelt 'REFERAT' referat.id %}`: the letters about it, one click to send one, and the way
    to write down the answer, for staff who follow somebody up on paper. For everybody: what somebody
    wrote down for the user. Two queries, one more when there is a letter."""
    request = context["request"]
    innsyn: Personinnsyn | None = getattr(request, "innsyn", None)
    if innsyn is None:
        return {"vis": False, "merker": []}
    svar = {"request": request, "vis": False, "merker": _merker(innsyn, objekt_type, objekt_id)}
    kan = innsyn.kan_skrive and innsyn.kan_endre_plan and not innsyn.er_bruker
    if not kan or not queries.kan_svare_for(innsyn.person_id):
        return svar
    i_dag = dato(timezone.now())
    brevene = queries.om(innsyn, objekt_type, objekt_id, antall=ANTALL)
    return svar | {
        "csrf_token": context.get("csrf_token"),
        "vis": True,
        "brevene": [linje(b, i_dag) for b in brevene],
        "objekt_type": objekt_type,
        "objekt_id": objekt_id,
        "kan_sendes": kan_sendes and objekt_type in queries.KAN_SENDES,
        "kan_svare": True,
        "nokkel": uuid.uuid4(),
    }


def _merker(innsyn: Personinnsyn, objekt_type: str, objekt_id: UUID) -> list[str]:
    """Newest last. In a thread each message has its own."""
    if objekt_type == "TRAD":
        return []
    alle = skrevet_ned(innsyn).items()
    rader = sorted(((tid, v) for (id_, tid), v in alle if id_ == objekt_id), key=lambda r: r[0])
    if not rader:
        return []
    bruker = "" if innsyn.er_bruker else navn([innsyn.person_id]).get(innsyn.person_id, "")
    return [ord_for(v, bruker=bruker) for _tid, v in rader]


@register.filter
def skrevetned(v: Skrevetned, bruker: str) -> str:
    """`{{ m.ved|skrevetned:m.avsender }}`: who wrote it down for the user, and how it came."""
    return ord_for(v, bruker=bruker)
