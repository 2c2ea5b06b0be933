"""Tidy rows of part F, with what the protection must know of each."""

from dataclasses import dataclass, field
from typing import Any

from dap.felles.sprak import N_
from dap.forskning.parametre import MODULVERSJON, Parametersett
from dap.forskning.tabeller.values import Diagramform, Maaltype, Tabell, Tidyrad, Vern
from dap.forskning.videre import forbehold

NOKKEL = "videre_12_4"
KAPITTEL = "12.4"
ORDINAERE = N_("ordinære nye brukere (B18, B21) som fortsatt er registrert etter landemerket")
AV_KORONALEDIGE = N_("nye koronaledige (B18, B21) som fortsatt er registrert etter landemerket")


@dataclass
class Bygger:
    """One table on its way. Every table of part F carries all of F9."""

    p: Parametersett
    uttrekk_id: str
    id: str
    tittel: str
    radvariabel: str
    seriesvariabel: str = ""
    advarsler: list[str] = field(default_factory=list)
    _rader: list[Tidyrad] = field(default_factory=list)
    _vern: list[Vern] = field(default_factory=list)

    def legg(
        self,
        rad: str,
        serie: str,
        maal: str,
        verdi: float | None,
        n: int | None,
        vern: Vern,
        enhet: str = "",
    ) -> None:
        self._rader.append(
            Tidyrad(
                self.id, str(self.tittel), self.radvariabel, rad, self.seriesvariabel, serie, maal,
                verdi, enhet, n, None, False, None, None, self.p.navn, self.uttrekk_id,
                MODULVERSJON,
            )
        )  # fmt: skip
        self._vern.append(vern)

    def antall(self, rad: str, serie: str, maal: str, tall: int, av: int | None = None) -> None:
        """A number of persons. `av`: those it is part of."""
        n = tall if av is None else av
        self.legg(rad, serie, maal, tall, n, Vern(Maaltype.ANTALL, personer=tall), "personer")

    def modell(
        self, rad: str, serie: str, maal: str, verdi: float | None, n: int, df: int, enhet: str = ""
    ) -> None:
        self.legg(rad, serie, maal, verdi, n, Vern(Maaltype.MODELL, frihetsgrader=df), enhet)

    def tabell(self, form: Diagramform, definisjoner: tuple[str, ...], **mer: Any) -> Tabell:
        return Tabell(
            self.id, self.tittel, NOKKEL, tuple(self._rader), tuple(self._vern), KAPITTEL, form,
            definisjoner=definisjoner,
            forbehold=(*dict.fromkeys(self.advarsler), *forbehold.ALLE),
            **{"desimaler": 3, "populasjon": self._populasjon(), **mer},
        )  # fmt: skip

    def _populasjon(self) -> str:
        """Koronaledige have tables of their own, and are never with the others (F1)."""
        egen = self.id == "F5.e" or self.id.endswith("_koronaledige")
        return AV_KORONALEDIGE if egen else ORDINAERE
