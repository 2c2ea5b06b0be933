"""The registration is a source, and the profiling's proposal is counted against the decision."""

from dataclasses import replace

import pytest
from registre import ny_bruker, registrer
from rollebesetning import NAA, Rollebesetning

from dap.felles.innsatsgruppe import Innsatsgruppe
from dap.tilgang.operations import apne_person
from dap.vedtak.kilder import forslag, kildeposter
from dap.vedtak.values import Kilde, Kildepost


def test_what_was_answered_can_be_rested_on(roller: Rollebesetning) -> None:
    nora = ny_bruker()
    registrer(nora, NAA)
    innsyn = apne_person(aktor=roller.kari, person_id=nora.id, hva="plan", naa=NAA)

    (post,) = [p for p in kildeposter(innsyn, naa=NAA) if p.kilde == Kilde.REGISTRERING]

    assert any("miste jobben" in d.tekst for d in post.deler)
    assert post.stotter
    assert forslag([post], None) == post.stotter[0]


def test_the_other_room_sees_no_registration(roller: Rollebesetning) -> None:
    nora = ny_bruker()
    registrer(nora, NAA)
    innsyn = apne_person(aktor=nora, person_id=nora.id, hva="plan", naa=NAA)
    assert kildeposter(replace(innsyn, rom=frozenset()), naa=NAA) == []


@pytest.mark.parametrize(
    ("valgt", "foreslatt"),
    [
        (Innsatsgruppe.VARIG_TILPASSET_INNSATS, Innsatsgruppe.VARIG_TILPASSET_INNSATS),
        (Innsatsgruppe.STANDARD_INNSATS, Innsatsgruppe.SPESIELT_TILPASSET_INNSATS),
        (None, Innsatsgruppe.SPESIELT_TILPASSET_INNSATS),
    ],
)
def test_any_group_that_demands_the_assessment_agrees_with_the_need_for_one(
    valgt: Innsatsgruppe | None, foreslatt: Innsatsgruppe
) -> None:
    post = Kildepost(
        "REGISTRERING:1",
        Kilde.REGISTRERING,
        (),
        stotter=(
            Innsatsgruppe.SPESIELT_TILPASSET_INNSATS,
            Innsatsgruppe.VARIG_TILPASSET_INNSATS,
        ),
    )
    assert forslag([post], valgt) == foreslatt
    assert forslag([], valgt) is None
