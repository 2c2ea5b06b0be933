"""On paper and in person, or digitally."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.oppfolging.models import Manuellstatus
from dap.oppfolging.operations._felles import krev_staten, las_periode, registrer
from dap.oppfolging.queries import apen_periode, er_manuell
from dap.oppfolging.values import MAKS_GRUNN
from dap.person import queries as person
from dap.tilgang.operations import apne_person


@transaction.atomic
def sett_manuell(
    *, aktor: Aktor, person_id: UUID, manuell: bool, grunn: str, naa: datetime
) -> None:
    """Follow up on paper and in person (or digitally again), with the reason. The same again does
    nothing.

    Raises Regelbrudd MANGLER, FOR_LANG, IKKE_UNDER_OPPFOLGING, or RESERVERT_ER_MANUELL when somebody
    who is reserved would become digital.
    """
    grunn = krev_lengde(grunn, felt="grunn", minst=1, maks=MAKS_GRUNN)
    krev_staten(aktor, person_id, "manuell_oppfolging", naa)
    _sett(aktor, person_id, manuell=manuell, grunn=grunn, naa=naa)


@transaction.atomic
def velg_digital(*, aktor: Aktor, person_id: UUID, naa: datetime) -> None:
    """The user's own choice. Raises IkkeFunnet for anybody else, or as `sett_manuell`."""
    if not aktor.er_bruker:
        raise IkkeFunnet
    apne_person(aktor=aktor, person_id=person_id, hva="manuell_oppfolging", naa=naa)
    _sett(aktor, person_id, manuell=False, grunn="", naa=naa)


@transaction.atomic
def folg_reservasjon(*, person_id: UUID, naa: datetime) -> bool:
    """Who has reserved themself against digital contact is followed up manually. For whoever brings
    in what the register says. Whether anything changed."""
    data = person.persondata(person_id)
    if data is None or not data.reservert_krr or apen_periode(person_id) is None:
        return False
    if er_manuell(person_id):
        return False
    _sett(SYSTEM, person_id, manuell=True, grunn="", naa=naa)
    return True


def _sett(aktor: Aktor, person_id: UUID, *, manuell: bool, grunn: str, naa: datetime) -> None:
    las_periode(person_id)
    data = person.persondata(person_id)
    if not manuell and data is not None and data.reservert_krr:
        raise Regelbrudd("RESERVERT_ER_MANUELL")
    if er_manuell(person_id) == manuell:
        return
    Manuellstatus.objects.create(person_id=person_id, manuell=manuell, fra=naa, grunn=grunn)
    registrer(
        aktor, person_id, "SATT_TIL_MANUELL" if manuell else "SATT_TIL_DIGITAL", person_id, naa
    )
