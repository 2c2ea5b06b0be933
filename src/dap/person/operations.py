from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from dap.felles.feil import Regelbrudd
from dap.felles.fnr import er_gyldig
from dap.person.models import Familie, Person


def opprett_person(
    *, fnr: str, fornavn: str, etternavn: str, fodt: date, **opplysninger: Any
) -> UUID:
    """Register a person as the population register knows them. Returns the opaque id.

    Raises Regelbrudd UGYLDIG_FNR when the check digits are wrong.
    """
    if not er_gyldig(fnr):
        raise Regelbrudd("UGYLDIG_FNR", felt="fnr")
    return Person.objects.create(
        fnr=fnr, fornavn=fornavn, etternavn=etternavn, fodt=fodt, **opplysninger
    ).id


def knytt_konto(*, person_id: UUID, konto_id: UUID) -> None:
    """The account that this person signs in with."""
    Person.objects.filter(id=person_id).update(konto_id=konto_id)


@transaction.atomic
def registrer_familie(*, person_id: UUID, slektning_id: UUID) -> None:
    Familie.objects.bulk_create(
        [
            Familie(person_id=person_id, slektning_id=slektning_id),
            Familie(person_id=slektning_id, slektning_id=person_id),
        ],
        ignore_conflicts=True,
    )
