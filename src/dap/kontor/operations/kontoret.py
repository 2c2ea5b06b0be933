from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Rettighet, Rolle
from dap.kontor.models import Ansatt, Dekning, Fravar, Kontor, Kontortilhorighet, Personkontor
from dap.kontor.values import Ansettelse, Dekningsslag
from dap.tabell import berort


def opprett_kontor(*, nr: str, navn: str, **opplysninger: Any) -> str:
    return Kontor.objects.create(nr=nr, navn=navn, **opplysninger).nr


@transaction.atomic
def opprett_ansatt(
    *,
    ident: str,
    navn: str,
    ansettelse: Ansettelse,
    roller: Iterable[Rolle],
    kontorer: Iterable[str],
    fra: date,
    rettigheter: Iterable[Rettighet] = (),
    **opplysninger: Any,
) -> UUID:
    """A member of staff who belongs to the offices from that date."""
    ansatt = Ansatt.objects.create(
        ident=ident,
        navn=navn,
        ansettelse=ansettelse,
        roller=sorted(roller),
        rettigheter=sorted(rettigheter),
        **opplysninger,
    )
    for nr in kontorer:
        Kontortilhorighet.objects.create(ansatt=ansatt, kontor_id=nr, fra=fra)
    return ansatt.id


def knytt_konto(*, ansatt_id: UUID, konto_id: UUID) -> None:
    """The account that this member of staff signs in with."""
    Ansatt.objects.filter(id=ansatt_id).update(konto_id=konto_id)


def sett_roller(
    *, ansatt_id: UUID, roller: Iterable[Rolle], rettigheter: Iterable[Rettighet]
) -> None:
    """What the groups of the sign-in gave this time: access that was taken away is gone at once."""
    Ansatt.objects.filter(id=ansatt_id).update(
        roller=sorted(roller), rettigheter=sorted(rettigheter)
    )


def meld_fravar(*, ansatt_id: UUID, stedfortreder_id: UUID, fra: date, til: date) -> None:
    """Absent in [fra, til); the stand-in sees the work meanwhile."""
    Fravar.objects.create(ansatt_id=ansatt_id, stedfortreder_id=stedfortreder_id, fra=fra, til=til)


@transaction.atomic
def flytt_person(*, person_id: UUID, kontor_nr: str, naa: datetime) -> None:
    """The office that follows up the person from now on."""
    apne = Personkontor.objects.select_for_update().filter(person_id=person_id, til=None)
    for rad in apne:
        rad.til = naa
        rad.save(update_fields=["til"])
    Personkontor.objects.create(person_id=person_id, kontor_id=kontor_nr, fra=naa)
    berort.meld([person_id])


def knytt_person(*, ansatt_id: UUID, person_id: UUID) -> None:
    """The citizen that this member of staff also is, so that habilitet can be checked."""
    Ansatt.objects.filter(id=ansatt_id).update(person_id=person_id)


def sett_dekning(*, kontor_nr: str, slag: Dekningsslag, kode: str = "") -> None:
    """From now on the office takes the municipality, the protection or the rest."""
    Dekning.objects.update_or_create(slag=slag, kode=kode, defaults={"kontor_id": kontor_nr})
