import pytest

from dap.felles.feil import Regelbrudd
from dap.forstaelse import rules
from dap.forstaelse.values import KOMMENTAR_MAKS, Lesertilstand, Mening, Side, Tilstand

E, U = Mening.ENIG, Mening.UENIG


@pytest.mark.parametrize(
    ("bruker", "nav", "etter"),
    [
        (E, E, Tilstand.BEGGE_ENIGE),
        (None, E, Tilstand.VENTER_PA_BRUKER),
        (E, None, Tilstand.VENTER_PA_NAV),
        (None, None, Tilstand.VENTER_PA_BRUKER),
        (U, E, Tilstand.UENIGE),
        (E, U, Tilstand.UENIGE),
        (U, U, Tilstand.UENIGE),
        (U, None, Tilstand.UENIGE),
        (None, U, Tilstand.UENIGE),
    ],
)
def test_the_state_follows_from_the_two_opinions(
    bruker: Mening | None, nav: Mening | None, etter: Tilstand
) -> None:
    assert rules.tilstand(bruker, nav) == etter


@pytest.mark.parametrize(
    ("tilstand", "side", "leses"),
    [
        (Tilstand.VENTER_PA_BRUKER, Side.BRUKER, Lesertilstand.VENTER_PA_DEG),
        (Tilstand.VENTER_PA_BRUKER, Side.NAV, Lesertilstand.VENTER_PA_DEN_ANDRE),
        (Tilstand.VENTER_PA_NAV, Side.NAV, Lesertilstand.VENTER_PA_DEG),
        (Tilstand.VENTER_PA_NAV, Side.BRUKER, Lesertilstand.VENTER_PA_DEN_ANDRE),
        (Tilstand.UENIGE, Side.NAV, Lesertilstand.UENIGE),
        (Tilstand.BEGGE_ENIGE, Side.BRUKER, Lesertilstand.BEGGE_ENIGE),
    ],
)
def test_each_side_reads_whose_turn_it_is(
    tilstand: Tilstand, side: Side, leses: Lesertilstand
) -> None:
    assert rules.for_leser(tilstand, side) == leses


@pytest.mark.parametrize(
    ("mening", "ord_", "kode"),
    [
        (E, "", ""),
        (E, "x" * KOMMENTAR_MAKS, ""),
        (U, "Jeg kan ikke kveldsarbeid", ""),
        (U, "", "MANGLER"),
        (U, "  \n ", "MANGLER"),
        (E, "x" * (KOMMENTAR_MAKS + 1), "FOR_LANG"),
    ],
)
def test_disagreement_says_what_it_is_about(mening: Mening, ord_: str, kode: str) -> None:
    if not kode:
        assert rules.krev_kommentar(mening, ord_) == ord_.strip()
        return
    with pytest.raises(Regelbrudd) as feil:
        rules.krev_kommentar(mening, ord_)
    assert (feil.value.kode, feil.value.felt) == (kode, "kommentar")


@pytest.mark.parametrize(
    ("for_", "etter", "ord_", "varsles"),
    [
        (Tilstand.VENTER_PA_NAV, Tilstand.BEGGE_ENIGE, "", False),
        (Tilstand.VENTER_PA_NAV, Tilstand.BEGGE_ENIGE, "Fint mål", True),
        (Tilstand.UENIGE, Tilstand.BEGGE_ENIGE, "", True),
        (Tilstand.VENTER_PA_NAV, Tilstand.UENIGE, "Nei", True),
        (Tilstand.UENIGE, Tilstand.UENIGE, "Fortsatt nei", True),
    ],
)
def test_a_plain_yes_makes_no_noise(
    for_: Tilstand, etter: Tilstand, ord_: str, varsles: bool
) -> None:
    assert rules.er_verdt_a_varsle(for_, etter, ord_) is varsles
