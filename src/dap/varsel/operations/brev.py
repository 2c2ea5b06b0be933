"""What whoever makes letters asks of the outbox, and tells it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from dap.varsel.models import APNE, Utsending, Varsel
from dap.varsel.queries.utsendinger import som_rad
from dap.varsel.values import Feilkode, Kanal, Utsendingsrad, Utsendingsstatus

LEIE = timedelta(minutes=10)
"""How long who has taken an order has it alone."""


@transaction.atomic
def ta_brev(*, antall: int, naa: datetime) -> list[Utsendingsrad]:
    """Orders of letters that are due, oldest first, for the one who makes them. They are theirs until
    `LEIE` is over; what was read, or is over, is stopped instead."""
    klare = Utsending.objects.filter(kanal=Kanal.BREV, status__in=APNE, neste__lte=naa)
    _stopp_lest_og_over(klare)
    tatt = list(
        klare.select_for_update(skip_locked=True, of=("self",))
        .select_related("varsel")
        .order_by("neste")[:antall]
    )
    for rad in tatt:
        rad.status, rad.tatt, rad.neste = Utsendingsstatus.TATT, naa, naa + LEIE
        rad.forsok += 1
    Utsending.objects.bulk_update(tatt, ["status", "tatt", "neste", "forsok"])
    return [som_rad(rad) for rad in tatt]


@transaction.atomic
def bestill_brev(*, varsel_id: UUID, naa: datetime) -> bool:
    """Somebody wants a letter of what the person was told. False when one is ordered already.

    For who has decided access to it.
    """
    varsel = Varsel.objects.select_for_update(no_key=True).get(id=varsel_id)
    rad = Utsending.objects.filter(varsel=varsel, kanal=Kanal.BREV).order_by("runde").first()
    if rad is not None and rad.status not in (
        Utsendingsstatus.HOPPET_OVER,
        Utsendingsstatus.STOPPET,
    ):
        return False
    rad = rad or Utsending(varsel=varsel, person_id=varsel.mottaker_id, kanal=Kanal.BREV)
    rad.status, rad.feilkode, rad.onsket = Utsendingsstatus.VENTER, "", True
    rad.tidligst = rad.neste = naa
    rad.save()
    return True


def knytt_brev(*, person_id: UUID, objekt_type: str, objekt_id: UUID, naa: datetime) -> list[UUID]:
    """Somebody has made a letter of the record: what the person was to be told of it by letter, and has
    not been, is told by that one. The ids of those orders."""
    om = {"mottaker_id": person_id, "objekt_type": objekt_type, "objekt_id": objekt_id}
    varsler = Varsel.objects.filter(**om).values_list("id", flat=True)
    if not varsler:
        return []
    ikke_gatt = (
        Q(status__in=[Utsendingsstatus.VENTER, Utsendingsstatus.HOPPET_OVER])
        | Q(status=Utsendingsstatus.STOPPET, feilkode=Feilkode.TATT_UT)
        | Q(status=Utsendingsstatus.FEILET, feilkode=Feilkode.RETUR)
    )
    rader = Utsending.objects.filter(ikke_gatt, varsel_id__in=list(varsler), kanal=Kanal.BREV)
    ider = list(rader.select_for_update(no_key=True).values_list("id", flat=True))
    Utsending.objects.filter(id__in=ider).update(
        status=Utsendingsstatus.SENDT, sendt=naa, feilkode="", onsket=True
    )
    return ider


def brev_laget(*, utsending_id: UUID, naa: datetime) -> bool:
    """The letter exists, and waits to be printed. False when it was stopped or made already."""
    return _sett(utsending_id, APNE, status=Utsendingsstatus.SENDT, sendt=naa)


def brev_levert(*, utsending_id: UUID, naa: datetime) -> bool:
    """The letter is printed and given to the post."""
    return _sett(utsending_id, [Utsendingsstatus.SENDT], status=Utsendingsstatus.LEVERT, levert=naa)


def brev_returnert(*, utsending_id: UUID, naa: datetime) -> bool:
    """The letter came back: it never arrived."""
    sendt = [Utsendingsstatus.SENDT, Utsendingsstatus.LEVERT]
    return _sett(
        utsending_id, sendt, status=Utsendingsstatus.FEILET, feilkode=Feilkode.RETUR, levert=None
    )


def brev_stoppet(*, utsending_id: UUID) -> bool:
    """The letter was made, and never sent."""
    return _sett(
        utsending_id,
        [Utsendingsstatus.SENDT],
        status=Utsendingsstatus.STOPPET,
        feilkode=Feilkode.TATT_UT,
        sendt=None,
    )


def _sett(utsending_id: UUID, fra: list[str] | list[Utsendingsstatus], **felter: object) -> bool:
    rader = Utsending.objects.filter(id=utsending_id, kanal=Kanal.BREV, status__in=fra)
    return bool(rader.update(**felter))


def _stopp_lest_og_over(klare: QuerySet[Utsending]) -> None:
    """Nobody gets a letter of what they have read, or of what is over, unless somebody asked for it."""
    klare = klare.filter(onsket=False)
    for felt, kode in (("stoppet", Feilkode.OVER), ("lest", Feilkode.LEST)):
        klare.filter(id__in=klare.filter(**{f"varsel__{felt}__isnull": False}).values("id")).update(
            status=Utsendingsstatus.STOPPET, feilkode=kode
        )
