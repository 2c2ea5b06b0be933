"""A period starts, and ends with everything that belongs to it."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato
from dap.oppfolging import rules
from dap.oppfolging.models import Arbeidssokerperiode, Oppfolgingsperiode
from dap.oppfolging.operations import _slutt
from dap.oppfolging.operations._felles import krev_nav, krev_staten, las_periode, registrer
from dap.oppfolging.operations._varsling import varsle_begge
from dap.oppfolging.operations.manuell import folg_reservasjon
from dap.oppfolging.queries import mottaker_hos_nav, sluttsperrer
from dap.oppfolging.values import MAKS_GRUNN, MINST_OVERSTYRING, Sluttmate, Startarsak
from dap.varsel.values import Varselslag


@transaction.atomic
def start_periode(
    *,
    aktor: Aktor,
    person_id: UUID,
    arsak: Startarsak,
    naa: datetime,
    som_arbeidssoker: bool = False,
) -> UUID:
    """Start follow-up. Regelbrudd ALLEREDE_UNDER_OPPFOLGING when a period is open.

    Who registers as a jobseeker (by `arsak`, or because staff say so) is one from now on; who is
    reserved is followed up manually.
    """
    if not aktor.er_bruker:
        krev_nav(aktor, person_id, "start_oppfolging", naa)
    try:
        with transaction.atomic():
            periode = Oppfolgingsperiode.objects.create(
                person_id=person_id, start=naa, startarsak=arsak
            )
    except IntegrityError as feil:
        raise Regelbrudd("ALLEREDE_UNDER_OPPFOLGING") from feil
    if som_arbeidssoker or arsak == Startarsak.ARBEIDSSOKER_REGISTRERING:
        Arbeidssokerperiode.objects.create(person_id=person_id, fra=naa)
    registrer(aktor, person_id, "OPPFOLGING_STARTET", periode.id, naa)
    folg_reservasjon(person_id=person_id, naa=naa)
    return periode.id


@transaction.atomic
def avslutt_periode(
    *, aktor: Aktor, person_id: UUID, begrunnelse: str, naa: datetime, overstyr: bool = False
) -> None:
    """End follow-up: everything of the period becomes historic in this very transaction.

    Raises Regelbrudd MANGLER, FOR_LANG, IKKE_UNDER_OPPFOLGING, or SLUTT_SPERRET with `sperrer`
    (Sluttsperre in order). `overstyr`: the office's leader ends in spite of them, with a reason of
    at least ten characters.
    """
    minst = MINST_OVERSTYRING if overstyr else 1
    begrunnelse = krev_lengde(begrunnelse, felt="begrunnelse", minst=minst, maks=MAKS_GRUNN)
    krev_staten(aktor, person_id, "avslutt_oppfolging", naa)
    if overstyr:
        _krev_leder(aktor)
    periode = las_periode(person_id)
    if not overstyr:
        rules.krev_ingen(sluttsperrer(person_id, dag=dato(naa)))
    _avslutt(
        aktor, periode, Sluttmate.OVERSTYRT if overstyr else Sluttmate.MANUELL, begrunnelse, naa
    )


@transaction.atomic
def avslutt_utlopt(*, aktor: Aktor, person_id: UUID, naa: datetime) -> None:
    """End the follow-up of somebody who has been inactive for 28 days. The system's own.

    Raises Regelbrudd IKKE_UNDER_OPPFOLGING, IKKE_INAKTIV, NADETIDEN_LOPER or SLUTT_SPERRET.
    """
    if aktor.er_bruker or aktor.er_ansatt:
        raise IkkeTilgang("BARE_SYSTEMET")
    periode = las_periode(person_id)
    inaktiv = _slutt.apen_inaktivering(person_id)
    if inaktiv is None:
        raise Regelbrudd("IKKE_INAKTIV")
    if not rules.er_ute(inaktiv.fra, dato(naa)):
        raise Regelbrudd("NADETIDEN_LOPER")
    rules.krev_ingen(sluttsperrer(person_id, dag=dato(naa)))
    _avslutt(aktor, periode, Sluttmate.ETTER_28_DAGER, "", naa)


def _krev_leder(aktor: Aktor) -> None:
    if not aktor.har_rolle(*LEDERROLLER):
        raise IkkeTilgang("MANGLER_ROLLE")


def _avslutt(
    aktor: Aktor, periode: Oppfolgingsperiode, mate: Sluttmate, begrunnelse: str, naa: datetime
) -> None:
    person_id = periode.person_id
    veileder_id = mottaker_hos_nav(person_id, naa=naa)
    periode.slutt, periode.sluttmate, periode.sluttbegrunnelse = naa, mate, begrunnelse
    periode.save(update_fields=["slutt", "sluttmate", "sluttbegrunnelse"])
    _slutt.lukk_alt(aktor, person_id, naa)
    # The projections freeze what lies in the other rooms, and stop the notifications.
    registrer(aktor, person_id, "OPPFOLGING_AVSLUTTET", periode.id, naa, mate=mate.value)
    varsle_begge(
        Varselslag.OPPFOLGING_AVSLUTTET,
        person_id,
        periode.id,
        aktor=aktor,
        veileder_id=veileder_id,
        naa=naa,
    )
