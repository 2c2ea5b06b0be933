"""Requirement: who is followed up on paper is told on paper, from that very moment."""

from uuid import uuid4

from rollebesetning import NAA, Rollebesetning

from dap.felles.rom import Rom
from dap.oppfolging import operations as oppfolging
from dap.varsel.models import Utsending, Varselvalg
from dap.varsel.operations import bestill as bestill_varsel
from dap.varsel.values import Kanal, Varselslag


def bestill(roller: Rollebesetning) -> None:
    bestill_varsel(
        slag=Varselslag.BER_OM_SVAR,
        mottaker_id=roller.amina.id,
        person_id=roller.amina.id,
        rom=Rom.STAT,
        objekt_type="TRAD",
        objekt_id=uuid4(),
        naa=NAA,
    )


def test_a_manual_user_gets_letters_until_the_follow_up_is_digital_again(
    roller: Rollebesetning,
) -> None:
    om = {"aktor": roller.kari, "person_id": roller.amina.id, "grunn": "Ingen BankID", "naa": NAA}
    oppfolging.sett_manuell(manuell=True, **om)
    bestill(roller)
    oppfolging.sett_manuell(manuell=False, **om)
    bestill(roller)
    assert [u.kanal for u in Utsending.objects.order_by("id")] == [Kanal.BREV, Kanal.SMS]


def test_when_the_follow_up_ends_a_manual_user_is_digital_again(roller: Rollebesetning) -> None:
    oppfolging.sett_manuell(
        aktor=roller.kari, person_id=roller.amina.id, manuell=True, grunn="x", naa=NAA
    )
    oppfolging.avslutt_periode(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="Flyttet", naa=NAA
    )
    assert not Varselvalg.objects.get(person_id=roller.amina.id).manuell
