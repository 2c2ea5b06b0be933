"""What orders are called, and how what went wrong is told."""

from datetime import UTC, date, datetime
from uuid import uuid4

from dap.forskning.values import Oppdragsrad, Oppdragsstatus, Oppdragstype
from dap.web.forskning.ord import avsnitt, navn_og_formaal


def test_what_went_wrong_is_told_with_its_rows_below() -> None:
    assert avsnitt("Kan ikke brukes:\nFEIL V2 a.parquet\n    id=1\n    … og 2 til\n\nFEIL V3") == [
        ("Kan ikke brukes:", []),
        ("FEIL V2 a.parquet", ["id=1", "… og 2 til"]),
        ("FEIL V3", []),
    ]
    assert avsnitt("") == []


def test_two_of_the_same_months_and_purpose_are_told_apart_by_when_they_were_ordered() -> None:
    rad = Oppdragsrad(
        id=uuid4(), type=Oppdragstype.UTTREKK, status=Oppdragsstatus.FERDIG, fra=date(2025, 6, 1),
        til=date(2026, 5, 1), personer=0, formaal="Evaluering", hjemmel="", nivaa="", ferdig=None,
        bestilt=datetime(2020, 11, 28, 22, tzinfo=UTC), sluttdato=None, framdrift=100, steg="", feil="",
        storrelse=0, kilde_id=None,
    )  # fmt: skip
    ventet = "Uttrekk juni 2025 – mai 2026, 28. november 2020 kl. 23.00 (Evaluering)"
    assert navn_og_formaal(rad) == ventet
