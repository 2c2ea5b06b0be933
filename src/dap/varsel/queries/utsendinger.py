"""What was sent outside the product, and how it went."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q

from dap.tilgang.values import Personinnsyn
from dap.varsel.models import APNE, Utsending
from dap.varsel.queries.mottak import valg_for
from dap.varsel.rules.tid import naar
from dap.varsel.values import (
    DIGITALE,
    KATALOG,
    Feilkode,
    Kanal,
    Kofakta,
    Utsendingsrad,
    Utsendingsstatus,
    Valg,
    Varselslag,
)

SISTE_DOGN = timedelta(days=1)


def utsendinger(innsyn: Personinnsyn, *, antall: int = 50, fra: int = 0) -> list[Utsendingsrad]:
    """Everything sent to the person of what the reader may see, newest first. One query."""
    rader = Utsending.objects.filter(person_id=innsyn.person_id, varsel__rom__in=innsyn.rom)
    rader = rader.select_related("varsel").order_by("-varsel__bestilt", "-id")
    return [som_rad(rad) for rad in rader[fra : fra + antall]]


def utsendinger_av(
    innsyn: Personinnsyn, varsel_ider: Iterable[UUID]
) -> dict[UUID, list[Utsendingsrad]]:
    """How those notifications were sent, in the order it happened; what waits, with the time that the
    person's choices give it. One query, and one when something waits."""
    rader = Utsending.objects.filter(
        person_id=innsyn.person_id, varsel__rom__in=innsyn.rom, varsel_id__in=list(varsel_ider)
    )
    ut: dict[UUID, list[Utsendingsrad]] = {}
    funnet = list(rader.select_related("varsel").order_by("runde", "id"))
    valg = valg_for(innsyn.person_id) if any(map(_venter_pa_tur, funnet)) else Valg()
    for rad in funnet:
        if _venter_pa_tur(rad):
            regel = KATALOG[Varselslag(rad.varsel.slag)]
            rad.neste = naar(
                rad.neste, tidligst=rad.tidligst, regel=regel, valg=valg, sist_sendt=None
            )
        ut.setdefault(rad.varsel_id, []).append(som_rad(rad))
    return ut


def _venter_pa_tur(rad: Utsending) -> bool:
    """Not tried yet: the worker weighs the person's choices first when it is due."""
    return rad.status == Utsendingsstatus.VENTER and rad.kanal in DIGITALE and not rad.forsok


def dode(*, antall: int = 50) -> list[Utsendingsrad]:
    """What was given up, newest first, for operations. Names no person."""
    rader = Utsending.objects.filter(status=Utsendingsstatus.DOD).select_related("varsel")
    return [som_rad(rad) for rad in rader.order_by("-id")[:antall]]


def kofakta(*, naa: datetime) -> list[Kofakta]:
    """How the outbox stands, per channel: for metrics and operations. Three queries."""
    venter = dict(
        (kanal, (antall, eldste))
        for kanal, antall, eldste in Utsending.objects.filter(status__in=APNE, neste__lte=naa)
        .values_list("kanal")
        .annotate(antall=Count("id"), eldste=Min("tidligst"))
        .order_by()
    )
    dode_ = dict(
        Utsending.objects.filter(status=Utsendingsstatus.DOD)
        .values_list("kanal")
        .annotate(antall=Count("id"))
        .order_by()
    )
    dogn = {
        kanal: (sendt, feilet)
        for kanal, sendt, feilet in Utsending.objects.filter(sendt__gt=naa - SISTE_DOGN)
        .values_list("kanal")
        .annotate(
            antall_sendt=Count("id"),
            antall_feilet=Count("id", filter=Q(status=Utsendingsstatus.FEILET)),
        )
        .order_by()
    }
    return [
        Kofakta(
            kanal=kanal,
            venter=venter.get(kanal, (0, naa))[0],
            eldste=max(0.0, (naa - venter.get(kanal, (0, naa))[1]).total_seconds()),
            dode=dode_.get(kanal, 0),
            sendt=dogn.get(kanal, (0, 0))[0],
            feilet=dogn.get(kanal, (0, 0))[1],
        )
        for kanal in Kanal
    ]


def antall_per_status(objekt_ider: Any) -> dict[str, int]:
    """How it went with what was sent about the records (ids, or a query for them). Numbers alone."""
    rader = Utsending.objects.filter(varsel__objekt_id__in=objekt_ider)
    return dict(rader.values_list("status").annotate(antall=Count("id")).order_by())


def som_rad(rad: Utsending) -> Utsendingsrad:
    v = rad.varsel
    return Utsendingsrad(
        id=rad.id,
        varsel_id=v.id,
        person_id=rad.person_id,
        slag=Varselslag(v.slag),
        objekt_type=v.objekt_type,
        objekt_id=v.objekt_id,
        rom=v.rom,
        kanal=Kanal(rad.kanal),
        runde=rad.runde,
        status=Utsendingsstatus(rad.status),
        feilkode=Feilkode(rad.feilkode),
        bestilt=v.bestilt,
        tidligst=rad.tidligst,
        neste=rad.neste,
        forsok=rad.forsok,
        sendt=rad.sendt,
        levert=rad.levert,
        til=rad.til,
        lest=v.lest,
        stoppet=v.stoppet,
    )
