"""From the product's words to the format's: no database."""

from datetime import UTC, date, datetime

import pytest

from dap.felles.innsatsgruppe import Innsatsgruppe
from dap.forskning.format.skjema import INNSATSGRUPPER, STATUSER, UTDANNING
from dap.forskning.uttrekk import rules
from dap.forskning.uttrekk.tidsrom import Tidsrom, neste
from dap.forskning.uttrekk.values import Bestilling
from dap.registrering.sporsmal import SETT
from dap.registrering.values import Variant


def t(dag: int, time: int = 12) -> datetime:
    return datetime(2026, 1, dag, time, tzinfo=UTC)


GRENSE = datetime(2026, 1, 31, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("vedtak", "registrering", "ventet"),
    [
        ([], None, "IKKE_VURDERT"),
        ([], ("ORDINAER", "STANDARD_INNSATS"), "IKKE_VURDERT"),
        ([], ("ORDINAER", "BEHOV_FOR_ARBEIDSEVNEVURDERING"), "BEHOV_FOR_AEV"),
        ([], ("SYKMELDT", None), "SYKMELDT"),
        ([(t(5), None, "STANDARD_INNSATS")], ("SYKMELDT", None), "STANDARD"),
        ([(t(5), t(9), "STANDARD_INNSATS"), (t(9), None, "VARIG_TILPASSET_INNSATS")], None,
         "VARIG_TILPASSET"),
        ([(t(5), None, "GRADERT_VARIG_TILPASSET_INNSATS")], None, "VARIG_TILPASSET"),
        # Replaced just as the month ends: it held at its last instant.
        ([(t(5), GRENSE, "SPESIELT_TILPASSET_INNSATS")], None, "SPESIELT_TILPASSET"),
        ([(GRENSE, None, "STANDARD_INNSATS")], None, "IKKE_VURDERT"),
        ([(t(5), t(20), "STANDARD_INNSATS")], None, "IKKE_VURDERT"),
    ],
)  # fmt: skip
def test_innsatsgruppen_ved_utgangen_av_maaneden(
    vedtak: list[tuple[datetime, datetime | None, str]],
    registrering: tuple[str, str | None] | None,
    ventet: str,
) -> None:
    assert rules.innsatsgruppe(vedtak, registrering, grense=GRENSE) == ventet


@pytest.mark.parametrize(
    ("ytelser", "ventet"),
    [
        ([], "INGEN"),
        ([("SYKEPENGER", date(2026, 1, 1), None)], "INGEN"),
        ([("DAGPENGER", date(2026, 1, 1), None)], "DAGPENGER"),
        ([("DAGPENGER", date(2026, 1, 1), None), ("AAP", date(2026, 1, 31), None)], "AAP"),
        ([("TILTAKSPENGER", date(2026, 1, 1), None), ("DAGPENGER", date(2025, 1, 1), None)],
         "DAGPENGER"),
        ([("AAP", date(2025, 1, 1), date(2026, 1, 31))], "INGEN"),
        ([("AAP", date(2025, 1, 1), date(2026, 2, 1))], "AAP"),
    ],
)  # fmt: skip
def test_en_ytelse(ytelser: list[tuple[str, date, date | None]], ventet: str) -> None:
    assert rules.ytelse(ytelser, dag=date(2026, 1, 31)) == ventet


def test_hver_kode_i_produktet_har_en_i_formatet() -> None:
    assert set(rules.INNSATSGRUPPE) == set(Innsatsgruppe)
    assert set(rules.INNSATSGRUPPE.values()) <= set(INNSATSGRUPPER)
    for sett in SETT[Variant.ORDINAER]:
        assert {v.kode for v in sett.sporsmal["utdanning"].svar} == set(rules.UTDANNING)
    assert set(rules.UTDANNING.values()) == set(UTDANNING)
    for ord_ in (rules.AKTIVITETSSTATUS, rules.MOTESTATUS):
        assert set(ord_.values()) <= set(STATUSER)


def test_maaneder_er_de_som_er_over_i_oslo() -> None:
    bestilling = Bestilling(date(2025, 12, 1), date(2026, 1, 1), "", "")
    # Half an hour before, and when, February begins on the clock in Oslo.
    for tid, siste in (("22:30", date(2025, 12, 1)), ("23:00", date(2026, 1, 1))):
        tidsrom = Tidsrom.av(bestilling, naa=datetime.fromisoformat(f"2026-01-31T{tid}Z"))
        assert tidsrom.maaneder[-1] == siste


@pytest.mark.parametrize(
    ("fra", "til", "ventet"),
    [
        (t(10), None, [1, 2]),
        (t(10), t(20), []),
        (t(10), GRENSE, [1]),  # ends as the month does: open at its last instant
        (GRENSE, None, [2]),  # begins as the next month does
        (datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 2, 5, tzinfo=UTC), [0, 1]),
    ],
)
def test_registrert_ved_utgangen(fra: datetime, til: datetime | None, ventet: list[int]) -> None:
    bestilling = Bestilling(date(2025, 12, 1), date(2026, 2, 1), "", "")
    tidsrom = Tidsrom.av(bestilling, naa=datetime(2026, 3, 5, tzinfo=UTC))
    assert list(tidsrom.ved_utgangen(fra, til)) == ventet


def test_neste_maaned() -> None:
    assert neste(date(2019, 12, 1)) == date(2020, 1, 1)
    assert neste(date(2019, 8, 1), 10) == date(2020, 6, 1)
