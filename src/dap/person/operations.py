from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dap.felles.feil import Regelbrudd
from dap.felles.fnr import er_gyldig
from dap.person.models import Familie, Person
from dap.person.register import Registersvar, RegisterSvarerIkke, spor_register


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


def oppdater_fra_register(*, person_id: UUID, naa: datetime) -> bool:
    """Ask the population register, and keep what it says. False when it does not answer, or when
    there is none to ask: then what was said last stands, with its age.

    Not inside a transaction: the register may be slow.
    """
    fnr = Person.objects.values_list("fnr", flat=True).get(id=person_id)
    try:
        svar = spor_register(fnr)
    except RegisterSvarerIkke:
        return False
    lagre_registersvar(person_id=person_id, svar=svar, naa=naa)
    return True


@transaction.atomic
def lagre_registersvar(*, person_id: UUID, svar: Registersvar, naa: datetime) -> None:
    """Keep an answer of the register. A protection that it tells of counts from now."""
    person = Person.objects.select_for_update().get(id=person_id)
    person.folkeregisterstatus = svar.status
    person.statsborgerskap = list(svar.statsborgerskap)
    person.bokommune = svar.bokommune
    person.register_hentet = naa
    if svar.gradering is not None:
        person.gradering = svar.gradering
    person.save()
