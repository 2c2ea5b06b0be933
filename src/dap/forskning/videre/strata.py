"""F1: who is followed, and from when."""

from dataclasses import dataclass

STANDARD = "STANDARD"
SITUASJONSBESTEMT = "SITUASJONSBESTEMT"
SPESIELT_TILPASSET = "SPESIELT_TILPASSET"


@dataclass(frozen=True, slots=True)
class Stratum:
    """Those with one innsatsgruppe at the landmark, `ell` months into the spell."""

    gruppe: str
    ell: int
    koronaledig: bool = False

    @property
    def nokkel(self) -> str:
        return f"{self.gruppe}_{self.ell}{'_koronaledige' if self.koronaledig else ''}"

    @property
    def tekst(self) -> str:
        hvem = "koronaledige, " if self.koronaledig else ""
        return f"{GRUPPETEKST[self.gruppe]}, {hvem}landemerke {self.ell} måneder"

    @property
    def kort(self) -> str:
        """For a column or an axis."""
        hvem = ", koronaledige" if self.koronaledig else ""
        return f"{GRUPPETEKST[self.gruppe].removesuffix(' innsats')}{hvem} ({self.ell} mnd.)"

    @property
    def med_diagnose(self) -> bool:
        return self.gruppe == SPESIELT_TILPASSET

    @property
    def taus(self) -> tuple[int, ...]:
        """F8: τ is 12 for SPESIELT_TILPASSET where that is observed, else 6."""
        return (12, 6) if self.gruppe == SPESIELT_TILPASSET else (6,)


GRUPPETEKST = {
    STANDARD: "Standard innsats",
    SITUASJONSBESTEMT: "Situasjonsbestemt innsats",
    SPESIELT_TILPASSET: "Spesielt tilpasset innsats",
}

HOVED = (
    Stratum(STANDARD, 3),
    Stratum(SITUASJONSBESTEMT, 4),
    Stratum(SPESIELT_TILPASSET, 6),
    Stratum(SPESIELT_TILPASSET, 12),
)
"""Those of the result file, in its order."""

FOLSOMHET = (
    Stratum(STANDARD, 2),
    Stratum(STANDARD, 4),
    Stratum(SITUASJONSBESTEMT, 3),
    Stratum(SITUASJONSBESTEMT, 6),
    Stratum(SPESIELT_TILPASSET, 9),
)
KORONALEDIGE = (
    Stratum(STANDARD, 3, koronaledig=True),
    Stratum(SITUASJONSBESTEMT, 4, koronaledig=True),
)
"""By themselves, never pooled with the others."""

LANDEMERKER = tuple(sorted({s.ell for s in (*HOVED, *FOLSOMHET, *KORONALEDIGE)}))
LENGST = max(LANDEMERKER)
