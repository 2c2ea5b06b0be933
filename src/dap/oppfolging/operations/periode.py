"""A period starts, and ends."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.oppfolging.models import Oppfolgingsperiode, Veiledertildeling
from dap.oppfolging.operations._felles import krev_nav, registrer
from dap.oppfolging.values import Startarsak


@transaction.atomic
def start_periode(*, aktor: Aktor, person_id: UUID, arsak: Startarsak, naa: datetime) -> UUID:
    """Start follow-up. Regelbrudd ALLEREDE_UNDER_OPPFOLGING when a period is open."""
    if not aktor.er_bruker:
        krev_nav(aktor, person_id, "start_oppfolging", naa)
    try:
        with transaction.atomic():
            periode = Oppfolgingsperiode.objects.create(
                person_id=person_id, start=naa, startarsak=arsak
            )
    except IntegrityError as feil:
        raise Regelbrudd("ALLEREDE_UNDER_OPPFOLGING") from feil
    registrer(aktor, person_id, "OPPFOLGING_STARTET", periode.id, naa)
    return periode.id


@transaction.atomic
def avslutt_periode(*, aktor: Aktor, person_id: UUID, begrunnelse: str, naa: datetime) -> None:
    """End follow-up: everything of the period becomes historic in this very transaction."""
    begrunnelse = krev_lengde(begrunnelse, felt="begrunnelse", minst=1, maks=500)
    krev_nav(aktor, person_id, "avslutt_oppfolging", naa)
    periode = (
        Oppfolgingsperiode.objects.select_for_update()
        .filter(person_id=person_id, slutt=None)
        .first()
    )
    if periode is None:
        raise Regelbrudd("IKKE_UNDER_OPPFOLGING")
    periode.slutt = naa
    periode.sluttbegrunnelse = begrunnelse
    periode.save(update_fields=["slutt", "sluttbegrunnelse"])
    Veiledertildeling.objects.filter(person_id=person_id, til=None).update(til=naa)
    registrer(aktor, person_id, "OPPFOLGING_AVSLUTTET", periode.id, naa)
