from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.hendelse import operations as hendelse
from dap.oppfolging.models import Manuellstatus, Oppfolgingsperiode, Veiledertildeling
from dap.oppfolging.values import Startarsak
from dap.tilgang.operations import apne_person


@transaction.atomic
def start_periode(*, aktor: Aktor, person_id: UUID, arsak: Startarsak, naa: datetime) -> UUID:
    """Start follow-up. Regelbrudd ALLEREDE_UNDER_OPPFOLGING when a period is open."""
    if not aktor.er_bruker:
        _krev_nav(aktor, person_id, "start_oppfolging", naa)
    try:
        with transaction.atomic():
            periode = Oppfolgingsperiode.objects.create(
                person_id=person_id, start=naa, startarsak=arsak
            )
    except IntegrityError as feil:
        raise Regelbrudd("ALLEREDE_UNDER_OPPFOLGING") from feil
    _registrer(aktor, person_id, "OPPFOLGING_STARTET", periode.id, naa)
    return periode.id


@transaction.atomic
def avslutt_periode(*, aktor: Aktor, person_id: UUID, begrunnelse: str, naa: datetime) -> None:
    """End follow-up: everything of the period becomes historic in this very transaction."""
    begrunnelse = krev_lengde(begrunnelse, felt="begrunnelse", minst=1, maks=500)
    _krev_nav(aktor, person_id, "avslutt_oppfolging", naa)
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
    _registrer(aktor, person_id, "OPPFOLGING_AVSLUTTET", periode.id, naa)


@transaction.atomic
def tildel_veileder(*, aktor: Aktor, person_id: UUID, ansatt_id: UUID, naa: datetime) -> None:
    """Make a member of staff responsible for the person from now on."""
    _krev_nav(aktor, person_id, "tildel_veileder", naa)
    apne = Veiledertildeling.objects.select_for_update().filter(person_id=person_id, til=None)
    for rad in apne:
        if rad.ansatt_id == ansatt_id:
            return
        rad.til = naa
        rad.save(update_fields=["til"])
    Veiledertildeling.objects.create(person_id=person_id, ansatt_id=ansatt_id, fra=naa)
    _registrer(aktor, person_id, "VEILEDER_TILDELT", ansatt_id, naa)


@transaction.atomic
def sett_manuell(
    *, aktor: Aktor, person_id: UUID, manuell: bool, grunn: str, naa: datetime
) -> None:
    """Follow up on paper and in person (or digitally again), with the reason."""
    grunn = krev_lengde(grunn, felt="grunn", minst=1, maks=500)
    _krev_nav(aktor, person_id, "manuell_oppfolging", naa)
    Manuellstatus.objects.create(person_id=person_id, manuell=manuell, fra=naa, grunn=grunn)
    _registrer(
        aktor, person_id, "SATT_TIL_MANUELL" if manuell else "SATT_TIL_DIGITAL", person_id, naa
    )


def _krev_nav(aktor: Aktor, person_id: UUID, hva: str, naa: datetime) -> None:
    """The system itself, or staff who may open the person. Never the user."""
    if aktor.er_bruker:
        raise IkkeTilgang("BARE_NAV")
    if aktor.er_ansatt:
        apne_person(aktor=aktor, person_id=person_id, hva=hva, naa=naa)


def _registrer(aktor: Aktor, person_id: UUID, type: str, objekt_id: UUID, naa: datetime) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=person_id,
        rom=Rom.STAT,
        type=type,
        objekt_type="OPPFOLGING",
        objekt_id=objekt_id,
        naa=naa,
    )
