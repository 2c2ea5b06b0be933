from datetime import date

from dap.felles.innsatsgruppe import NAVN, Innsatsgruppe, navn


def test_a_text_keeps_the_label_of_its_own_day() -> None:
    gruppe = Innsatsgruppe.VARIG_TILPASSET_INNSATS
    assert navn(gruppe, dag=date(2024, 12, 31)) == "Varig tilpasset innsats"
    assert navn(gruppe, dag=date(2025, 1, 1)) == "Liten mulighet til å jobbe"


def test_every_set_has_a_label_for_every_group_and_the_sets_are_in_order() -> None:
    dager = [fra for fra, _sett in NAVN]
    assert dager == sorted(dager)
    assert dager[0] == date.min
    assert all(set(sett) == set(Innsatsgruppe) for _fra, sett in NAVN)
