"""Half-open periods of instants or dates: [fra, til), open when til is None."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

T = TypeVar("T", datetime, date)


@dataclass(frozen=True, slots=True)
class Periode(Generic[T]):
    fra: T
    til: T | None = None

    def __post_init__(self) -> None:
        if self.til is not None and self.til < self.fra:
            raise ValueError("a period that ends before it starts")

    def inneholder(self, punkt: T) -> bool:
        return self.fra <= punkt and (self.til is None or punkt < self.til)

    def overlapper(self, annen: "Periode[T]") -> bool:
        return (annen.til is None or self.fra < annen.til) and (
            self.til is None or annen.fra < self.til
        )
