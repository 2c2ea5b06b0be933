"""Requirement: what the last look said of somebody stands."""

from uuid import UUID

from dap.felles.sisteblikk import HOPPET_OVER, hold

A, B, C, D = (UUID(int=n) for n in range(1, 5))


def test_who_was_passed_over_gets_nothing_and_is_told_what_hinders_now() -> None:
    gjort: list[UUID] = []

    def gjor(id_: UUID) -> str:
        gjort.append(id_)
        return "NEI" if id_ == D else ""

    koder = hold(
        [A, B, A, C, D], {B, C}, gjor=gjor, se=lambda ider: dict(zip(ider, ("", "X"), strict=True))
    )
    assert koder == {A: "", B: HOPPET_OVER, C: "X", D: "NEI"}
    assert gjort == [A, D]


def test_nobody_passed_over_is_no_second_look() -> None:
    assert hold([A], (), gjor=lambda _id: "", se=lambda ider: {ider[1]: ""}) == {A: ""}
