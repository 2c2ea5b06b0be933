"""What NAV does with a warning that stands: more time, a letter, the end."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dap.eskalering import operations, queries
from dap.eskalering.values import Eskaleringsdata
from dap.felles.tid import dato
from dap.web.eskalering.forms import Avslutningsskjema, Brevskjema, Fristskjema
from dap.web.felles.person import lenke
from dap.web.felles.tilgang import AktorRequest, krever_ansatt
from dap.web.oppfolging.felles import data, for_skriving, skjemasvar


def _finn(request: AktorRequest, person_id: UUID, eskalering_id: UUID) -> Eskaleringsdata:
    """The warning, which is this person's, for somebody who may write."""
    innsyn = for_skriving(request, person_id, hva="endre_eskalering")
    return queries.ett(innsyn, eskalering_id, naa=timezone.now())


def _svar(
    request: AktorRequest, e: Eskaleringsdata, skjema: Any, gjor: Any, sagt: str, tittel: str
) -> HttpResponse:
    def utfor(felt: dict[str, Any]) -> None:
        gjor(aktor=request.aktor, eskalering_id=e.id, naa=timezone.now(), **felt)

    til = lenke(request, "eskalering:vis", eskalering_id=e.id)
    return skjemasvar(
        request, skjema, utfor, til=til, sagt=sagt, mal="eskalering/skjema.html", tittel=tittel, e=e
    )


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def forleng(request: AktorRequest, person_id: UUID, eskalering_id: UUID) -> HttpResponse:
    e = _finn(request, person_id, eskalering_id)
    skjema = Fristskjema(data(request), initial={"versjon": e.versjon})
    gjor = operations.forleng
    return _svar(request, e, skjema, gjor, _("Brukeren har fått mer tid."), _("Gi mer tid"))


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def avslutt(request: AktorRequest, person_id: UUID, eskalering_id: UUID) -> HttpResponse:
    e = _finn(request, person_id, eskalering_id)
    start = {
        "versjon": e.versjon,
        "grunn": _("Du har gjennomført møtet eller aktiviteten, eller gjort det vi ba om."),
    }
    skjema = Avslutningsskjema(data(request), initial=start)
    gjor = operations.avslutt
    return _svar(request, e, skjema, gjor, _("Varselet er avsluttet."), _("Avslutt varselet"))


@krever_ansatt
@require_http_methods(["GET", "HEAD", "POST"])
def brev(request: AktorRequest, person_id: UUID, eskalering_id: UUID) -> HttpResponse:
    """A letter with the warning has been posted."""
    e = _finn(request, person_id, eskalering_id)
    skjema = Brevskjema(data(request), initial={"postet": dato(timezone.now())})
    gjor = operations.registrer_brev_postet
    return _svar(request, e, skjema, gjor, _("Brevet er registrert."), _("Registrer brev"))
