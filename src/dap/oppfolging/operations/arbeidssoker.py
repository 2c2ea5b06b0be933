"""Registered as a jobseeker or not; inactive for 28 days, and back again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato, midnatt
from dap.oppfolging import rules
from dap.oppfolging.models import (
    Arbeidssokerperiode,
    Inaktivering,
    Oppfolgingsperiode,
    Utmeldingskandidat,
)
from dap.oppfolging.operations._felles import krev_staten, las_periode, registrer
from dap.oppfolging.operations._slutt import apen_inaktivering
from dap.oppfolging.operations._varsling import varsle_begge
from dap.oppfolging.operations.periode import avslutt_utlopt
from dap.oppfolging.queries import mottaker_hos_nav, sluttsperrer
from dap.oppfolging.values import (
    MAKS_GRUNN,
    NADETID,
    Arbeidssokerslutt,
    Inaktivutfall,
    Kandidatgrunn,
    Kandidatutfall,
    Sluttsperre,
)
from dap.tilgang.operations import apne_person
from dap.varsel.values import Varselslag


@transaction.atomic
def registrer_arbeidssoker(*, aktor: Aktor, person_id: UUID, naa: datetime) -> None:
    """Registered as a jobseeker in the period that runs; the same again does nothing.

    Who was inactive is active again, and is no candidate for leaving any more. By the user, by staff,
    or by the system. Raises IkkeFunnet, IkkeTilgang, Regelbrudd IKKE_UNDER_OPPFOLGING.
    """
    _krev_bruker_eller_nav(aktor, person_id, naa)
    periode = las_periode(person_id)
    if Arbeidssokerperiode.objects.filter(person_id=person_id, til=None).exists():
        return
    Arbeidssokerperiode.objects.create(person_id=person_id, fra=naa)
    _lukk_kandidat(person_id, Kandidatutfall.REGISTRERT_IGJEN, "", naa)
    var_inaktiv = _lukk_inaktivering(person_id, Inaktivutfall.REGISTRERT_IGJEN, "", naa)
    type_ = "OPPFOLGING_REAKTIVERT" if var_inaktiv else "ARBEIDSSOKER_REGISTRERT"
    registrer(aktor, person_id, type_, periode.id, naa)


@transaction.atomic
def avslutt_arbeidssoker(
    *, aktor: Aktor, person_id: UUID, grunn: Arbeidssokerslutt, naa: datetime
) -> None:
    """No longer registered as a jobseeker: a candidate for leaving, and inactive when nothing else
    holds them in the follow-up.

    By the user, by staff, or by the system. Raises IkkeFunnet, IkkeTilgang, Regelbrudd
    IKKE_UNDER_OPPFOLGING, IKKE_ARBEIDSSOKER.
    """
    _krev_bruker_eller_nav(aktor, person_id, naa)
    periode = las_periode(person_id)
    endret = Arbeidssokerperiode.objects.filter(person_id=person_id, til=None).update(
        til=naa, sluttgrunn=grunn
    )
    if not endret:
        raise Regelbrudd("IKKE_ARBEIDSSOKER")
    Utmeldingskandidat.objects.create(person_id=person_id, grunn=grunn, av_type=aktor.type, fra=naa)
    if sluttsperrer(person_id, dag=dato(naa)) or apen_inaktivering(person_id):
        registrer(aktor, person_id, "ARBEIDSSOKER_AVSLUTTET", periode.id, naa, grunn=grunn.value)
        return
    _inaktiver(aktor, periode, "", naa, grunn=grunn.value)


@transaction.atomic
def inaktiver(*, aktor: Aktor, person_id: UUID, grunn: str, naa: datetime) -> None:
    """Nothing holds the person in the follow-up any more: it ends in 28 days.

    Raises Regelbrudd MANGLER, FOR_LANG, IKKE_UNDER_OPPFOLGING, ALLEREDE_INAKTIV, SLUTT_SPERRET.
    """
    grunn = krev_lengde(grunn, felt="grunn", minst=1, maks=MAKS_GRUNN)
    krev_staten(aktor, person_id, "avslutt_oppfolging", naa)
    periode = las_periode(person_id)
    if apen_inaktivering(person_id) is not None:
        raise Regelbrudd("ALLEREDE_INAKTIV")
    rules.krev_ingen(sluttsperrer(person_id, dag=dato(naa)))
    _inaktiver(aktor, periode, grunn, naa)


@transaction.atomic
def reaktiver(*, aktor: Aktor, person_id: UUID, grunn: str, naa: datetime) -> None:
    """Back in the follow-up before the 28 days are over, with the reason.

    Raises Regelbrudd MANGLER, FOR_LANG, IKKE_UNDER_OPPFOLGING, IKKE_INAKTIV.
    """
    grunn = krev_lengde(grunn, felt="grunn", minst=1, maks=MAKS_GRUNN)
    krev_staten(aktor, person_id, "reaktiver_oppfolging", naa)
    periode = las_periode(person_id)
    if not _lukk_inaktivering(person_id, Inaktivutfall.REAKTIVERT, grunn, naa):
        raise Regelbrudd("IKKE_INAKTIV")
    _lukk_kandidat(person_id, Kandidatutfall.BEHOLDT, grunn, naa)
    registrer(aktor, person_id, "OPPFOLGING_REAKTIVERT", periode.id, naa)
    veileder_id = mottaker_hos_nav(person_id, naa=naa)
    varsle_begge(
        Varselslag.REAKTIVERT, person_id, periode.id, aktor=aktor, veileder_id=veileder_id, naa=naa
    )


@transaction.atomic
def foresla_utmelding(*, aktor: Aktor, person_id: UUID, grunn: str, naa: datetime) -> None:
    """Staff say why somebody should decide whether the follow-up goes on. It ends nothing, and is
    NAV's own: the user is told if something is decided.

    Raises Regelbrudd MANGLER, FOR_LANG, IKKE_UNDER_OPPFOLGING, ALLEREDE_KANDIDAT.
    """
    grunn = krev_lengde(grunn, felt="grunn", minst=1, maks=MAKS_GRUNN)
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")
    krev_staten(aktor, person_id, "avslutt_oppfolging", naa)
    periode = las_periode(person_id)
    if Utmeldingskandidat.objects.filter(person_id=person_id, til=None).exists():
        raise Regelbrudd("ALLEREDE_KANDIDAT")
    Utmeldingskandidat.objects.create(
        person_id=person_id,
        grunn=Kandidatgrunn.FORESLATT,
        begrunnelse=grunn,
        av_type=aktor.type,
        fra=naa,
    )
    registrer(aktor, person_id, "OPPFOLGING_KANDIDAT_FORESLATT", periode.id, naa)


@transaction.atomic
def behold_kandidat(*, aktor: Aktor, person_id: UUID, grunn: str, naa: datetime) -> None:
    """A candidate for leaving stays, with the reason. Regelbrudd MANGLER, FOR_LANG, IKKE_KANDIDAT."""
    grunn = krev_lengde(grunn, felt="grunn", minst=1, maks=MAKS_GRUNN)
    krev_staten(aktor, person_id, "avslutt_oppfolging", naa)
    periode = las_periode(person_id)
    if not _lukk_kandidat(person_id, Kandidatutfall.BEHOLDT, grunn, naa):
        raise Regelbrudd("IKKE_KANDIDAT")
    registrer(aktor, person_id, "OPPFOLGING_KANDIDAT_BEHOLDT", periode.id, naa)


def avslutt_inaktive(*, naa: datetime) -> int:
    """End the follow-up of those who have been inactive for 28 days. For a job, every day.

    Who is held by something is tried again the next time. Returns how many ended.
    """
    for_sent = midnatt(dato(naa) - NADETID + _ET_DOGN)
    ider = list(
        Inaktivering.objects.filter(til=None, fra__lt=for_sent)
        .order_by("fra")
        .values_list("person_id", flat=True)
    )
    return sum(_prov_a_avslutte(id_, naa) for id_ in ider)


_ET_DOGN = NADETID / 28


def _prov_a_avslutte(person_id: UUID, naa: datetime) -> bool:
    try:
        avslutt_utlopt(aktor=SYSTEM, person_id=person_id, naa=naa)
    except Regelbrudd as feil:
        sperrer: tuple[Sluttsperre, ...] = feil.detaljer.get("sperrer", ())
        Inaktivering.objects.filter(person_id=person_id, til=None).update(
            forsokt=naa, hindret_av=[s.value for s in sperrer]
        )
        return False
    return True


def _krev_bruker_eller_nav(aktor: Aktor, person_id: UUID, naa: datetime) -> None:
    if aktor.er_bruker:
        apne_person(aktor=aktor, person_id=person_id, hva="arbeidssoker", naa=naa)
    elif aktor.er_ansatt:
        krev_staten(aktor, person_id, "arbeidssoker", naa)


def _inaktiver(
    aktor: Aktor, periode: Oppfolgingsperiode, ord_: str, naa: datetime, **data: Any
) -> None:
    person_id = periode.person_id
    Inaktivering.objects.create(person_id=person_id, periode=periode, fra=naa, grunn=ord_)
    registrer(aktor, person_id, "OPPFOLGING_INAKTIVERT", periode.id, naa, **data)
    varsle_begge(
        Varselslag.INAKTIVERT,
        person_id,
        periode.id,
        aktor=SYSTEM,
        veileder_id=_veileder_som_ikke_gjorde_det(aktor, person_id, naa),
        naa=naa,
    )


def _veileder_som_ikke_gjorde_det(aktor: Aktor, person_id: UUID, naa: datetime) -> UUID | None:
    """The user is told in any case: what it means stands there."""
    veileder_id = mottaker_hos_nav(person_id, naa=naa)
    return None if veileder_id == aktor.id else veileder_id


def _lukk_kandidat(person_id: UUID, utfall: Kandidatutfall, ord_: str, naa: datetime) -> bool:
    apne = Utmeldingskandidat.objects.filter(person_id=person_id, til=None)
    return apne.update(til=naa, utfall=utfall, ord=ord_) > 0


def _lukk_inaktivering(person_id: UUID, utfall: Inaktivutfall, ord_: str, naa: datetime) -> bool:
    apne = Inaktivering.objects.filter(person_id=person_id, til=None)
    return apne.update(til=naa, utfall=utfall, ord=ord_) > 0
