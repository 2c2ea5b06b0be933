"""How the person can be reached digitally, asked anew of the register that knows."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.oppfolging.operations._felles import registrer
from dap.oppfolging.operations.manuell import folg_reservasjon
from dap.person import operations as person
from dap.person import queries as person_queries
from dap.tilgang.operations import apne_person

SPOR_IGJEN = timedelta(minutes=1)
"""The register is not asked again before: a button can be pressed many times."""


def oppdater_kontaktinfo(*, aktor: Aktor, person_id: UUID, naa: datetime) -> bool:
    """Ask the contact and reservation register now, for the user or for staff who follow them up.
    False when it answered less than a minute ago, and was not asked again.

    Raises IkkeFunnet, IkkeTilgang, ManglerBegrunnelse, or Regelbrudd KRR_SVARER_IKKE: then what it
    said last stands.
    """
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="kontaktinfo", naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("MANGLER_ROLLE")
    kjent = person_queries.kontaktfakta(person_id)
    if kjent and kjent.hentet and naa - kjent.hentet < SPOR_IGJEN:
        return False
    if not hent_kontaktinfo(person_id=person_id, naa=naa):
        raise Regelbrudd("KRR_SVARER_IKKE")
    return True


def hent_kontaktinfo(*, person_id: UUID, naa: datetime) -> bool:
    """Ask the register, and let the follow-up know what is new. False when it did not answer.

    Not inside a transaction: the register may be slow. For jobs, and whoever has decided access.
    """
    endret = person.oppdater_fra_krr(person_id=person_id, naa=naa)
    if endret is None:
        return False
    with transaction.atomic():
        if endret:
            registrer(SYSTEM, person_id, "KONTAKTINFO_ENDRET", person_id, naa)
        folg_reservasjon(person_id=person_id, naa=naa)
    return True
