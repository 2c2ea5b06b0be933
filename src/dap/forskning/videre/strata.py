"""F1: who is followed, and from when."""

from dataclasses import dataclass

from dap.felles.sprak import N_
from dap.forskning.tekst import Tekst

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
    def tekst(self) -> Tekst:
        if self.koronaledig:
            mal = N_("%(gruppe)s, koronaledige, landemerke %(ell)s måneder")
        else:
            mal = N_("%(gruppe)s, landemerke %(ell)s måneder")
        return Tekst(mal, gruppe=GRUPPETEKST[self.gruppe], ell=self.ell)

    @property
    def kort(self) -> Tekst:
        """For a column or an axis."""
        mal = (
            N_("%(gruppe)s, koronaledige (%(ell)s mnd.)")
            if self.koronaledig
            else N_("%(gruppe)s (%(ell)s mnd.)")
        )
        return Tekst(mal, gruppe=GRUPPEKORT[self.gruppe], ell=self.ell)

    @property
    def med_diagnose(self) -> bool:
        return self.gruppe == SPESIELT_TILPASSET

    @property
    def taus(self) -> tuple[int, ...]:
        """F8: τ is 12 for SPESIELT_TILPASSET where that is observed, else 6."""
        return (12, 6) if self.gruppe == SPESIELT_TILPASSET else (6,)


GRUPPETEKST = {
    STANDARD: N_("Standard innsats"),
    SITUASJONSBESTEMT: N_("Situasjonsbestemt innsats"),
    SPESIELT_TILPASSET: N_("Spesielt tilpasset innsats"),
}
GRUPPEKORT = {
    STANDARD: N_("Standard"),
    SITUASJONSBESTEMT: N_("Situasjonsbestemt"),
    SPESIELT_TILPASSET: N_("Spesielt tilpasset"),
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
