from itertools import chain, combinations

import pytest

from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.vurdering import rules
from dap.vurdering.values import DELER, Del, Egendel, Innsatsgruppe, Konklusjon, Maate, Slag

ALLE = dict.fromkeys(Del, "noe")
STANDARD = frozenset({Innsatsgruppe.STANDARD_INNSATS})
VARIG = frozenset({Innsatsgruppe.VARIG_TILPASSET_INNSATS})


def test_opportunities_come_before_hindrances_in_both_kinds() -> None:
    for deler in DELER.values():
        assert deler[0] == Del.MULIGHETER
        assert deler[-1] == Del.KONKLUSJON
    arbeidsevne = DELER[Slag.ARBEIDSEVNE]
    assert arbeidsevne.index(Del.MULIGHETER) < arbeidsevne.index(Del.HINDRINGER)


@pytest.mark.parametrize(
    ("del_", "tekst", "tekster", "nektes"),
    [
        (Del.HINDRINGER, "smerter", {}, True),
        (Del.HINDRINGER, "smerter", {Del.MULIGHETER: ""}, True),
        (Del.HINDRINGER, "smerter", {Del.MULIGHETER: "fagbrev"}, False),
        (Del.HINDRINGER, "", {}, False),
        (Del.MULIGHETER, "fagbrev", {}, False),
        (Del.MULIGHETER, "", {Del.HINDRINGER: "smerter"}, True),
        (Del.MULIGHETER, "", {Del.MULIGHETER: "fagbrev"}, False),
        (Del.OMGIVELSER, "pendling", {}, False),
    ],
)
def test_hindrances_wait_for_opportunities(
    del_: Del, tekst: str, tekster: dict[Del, str], nektes: bool
) -> None:
    if nektes:
        with pytest.raises(rules.MuligheterForst):
            rules.krev_rekkefolge(Slag.ARBEIDSEVNE, del_, tekst, tekster)
    else:
        rules.krev_rekkefolge(Slag.ARBEIDSEVNE, del_, tekst, tekster)


@pytest.mark.parametrize(
    ("slag", "konklusjon", "kode"),
    [
        (Slag.BEHOV, Konklusjon(STANDARD, bor_vurderes=False), ""),
        (Slag.BEHOV, Konklusjon(frozenset(), bor_vurderes=True), ""),
        (Slag.BEHOV, Konklusjon(VARIG, bor_vurderes=True), "UKJENT_GRUPPE"),
        (Slag.ARBEIDSEVNE, Konklusjon(VARIG), ""),
        (Slag.ARBEIDSEVNE, Konklusjon(frozenset(Innsatsgruppe)), ""),
        (Slag.ARBEIDSEVNE, Konklusjon(VARIG, bor_vurderes=False), "UKJENT_DEL"),
    ],
)
def test_each_kind_supports_its_own_groups(slag: Slag, konklusjon: Konklusjon, kode: str) -> None:
    if not kode:
        assert rules.krev_konklusjon(slag, konklusjon) is konklusjon
        return
    with pytest.raises(Regelbrudd, match=kode):
        rules.krev_konklusjon(slag, konklusjon)


@pytest.mark.parametrize("slag", Slag)
def test_every_part_that_is_empty_is_named(slag: Slag) -> None:
    deler = DELER[slag]
    avgjort = Konklusjon(STANDARD, bor_vurderes=False if slag == Slag.BEHOV else None)
    for skrevne in chain.from_iterable(combinations(deler, n) for n in range(len(deler) + 1)):
        borte = rules.mangler(slag, dict.fromkeys(skrevne, "x"), avgjort)

        assert borte == tuple(d for d in deler if d not in skrevne)


@pytest.mark.parametrize(
    ("slag", "konklusjon", "mangler"),
    [
        (Slag.BEHOV, Konklusjon(), True),
        (Slag.BEHOV, Konklusjon(STANDARD), True),
        (Slag.BEHOV, Konklusjon(frozenset(), bor_vurderes=False), True),
        (Slag.BEHOV, Konklusjon(frozenset(), bor_vurderes=True), False),
        (Slag.BEHOV, Konklusjon(STANDARD, bor_vurderes=False), False),
        (Slag.ARBEIDSEVNE, Konklusjon(), True),
        (Slag.ARBEIDSEVNE, Konklusjon(VARIG), False),
    ],
)
def test_a_conclusion_decides_something(slag: Slag, konklusjon: Konklusjon, mangler: bool) -> None:
    assert (Del.KONKLUSJON in rules.mangler(slag, ALLE, konklusjon)) == mangler


@pytest.mark.parametrize(
    ("har_eget", "grunn", "kode"),
    [
        (True, "", ""),
        (True, "trengs ikke", ""),
        (False, "Brukeren ønsket ikke å skrive.", ""),
        (False, "", "MANGLER_EGENVURDERING"),
        (False, "kort", "MANGLER_EGENVURDERING"),
        (False, "x" * 501, "FOR_LANG"),
    ],
)
def test_without_the_users_own_words_it_says_why(har_eget: bool, grunn: str, kode: str) -> None:
    def krev() -> str:
        return rules.krev_ferdig(
            Slag.ARBEIDSEVNE, ALLE, Konklusjon(VARIG), har_eget=har_eget, uten_eget=grunn
        )

    if kode:
        with pytest.raises(Regelbrudd, match=kode):
            krev()
    else:
        assert krev() == ("" if har_eget else grunn)


def test_nothing_is_finished_with_a_part_missing() -> None:
    with pytest.raises(Regelbrudd, match="VURDERING_MANGLER") as nei:
        rules.krev_ferdig(
            Slag.ARBEIDSEVNE, ALLE | {Del.OMGIVELSER: ""}, Konklusjon(VARIG),
            har_eget=True, uten_eget="",
        )  # fmt: skip
    assert nei.value.detaljer["deler"] == (Del.OMGIVELSER,)


def test_one_answer_is_enough_and_none_is_not() -> None:
    assert rules.krev_svar({Egendel.VIL: " jobbe med dyr "})[Egendel.VIL] == "jobbe med dyr"
    with pytest.raises(Regelbrudd, match="EGENVURDERING_TOM"):
        rules.krev_svar({Egendel.VIL: " \u200b "})
    with pytest.raises(UgyldigInndata) as nei:
        rules.krev_svar({Egendel.KAN: "x" * 2001, Egendel.HJELP: "y" * 2001})
    assert [f.felt for f in nei.value.feil] == ["kan", "hjelp"]


@pytest.mark.parametrize(
    ("maate", "er_bruker", "ventet"),
    [
        (None, True, ""),
        (Maate.BREV, True, ""),
        (Maate.BREV, False, "BREV"),
        (None, False, None),
    ],
)
def test_how_it_came_is_said_by_staff_alone(
    maate: Maate | None, er_bruker: bool, ventet: str | None
) -> None:
    if ventet is None:
        with pytest.raises(Regelbrudd, match="MANGLER"):
            rules.krev_maate(maate, er_bruker=er_bruker)
    else:
        assert rules.krev_maate(maate, er_bruker=er_bruker) == ventet
