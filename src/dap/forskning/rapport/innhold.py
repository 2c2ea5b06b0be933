"""What a report is about, the same for the page and the PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dap.forskning.format.manifest import Manifest
from dap.forskning.parametre import Parametersett, maaned
from dap.forskning.personvern.values import Godkjenning, Nivaa
from dap.forskning.rapport.ord import tekst
from dap.forskning.rapport.sammenlikning import Linje
from dap.forskning.tabeller.values import Tabell

KAPITLER = {
    "8": "Kapittel 8: Brukerne",
    "9": "Kapittel 9: Dialoger",
    "10": "Kapittel 10: Møter og samtalereferater",
    "11": "Kapittel 11: Aktiviteter",
    "12": "Kapittel 12: Nye brukere",
    "12.4": "Kapittel 12.4: Videre analyser",
}
TITTEL = "Digital aktivitetsplan: tabeller og figurer"


@dataclass(frozen=True, slots=True)
class Innhold:
    tabeller: tuple[Tabell, ...]
    """Protected."""
    manifest: Manifest
    parametre: Parametersett
    modulversjon: str
    nivaa: Nivaa
    godkjenning: Godkjenning | None = None
    sammenlikning: tuple[Linje, ...] = ()
    tittel: str = TITTEL

    @property
    def varsel(self) -> str:
        deler = []
        if self.manifest.syntetisk:
            deler.append("Uttrekket er syntetisk: tallene gjelder ingen virkelige personer.")
        if self.nivaa == Nivaa.INTERN:
            deler.append(
                "Nivå intern: personvernreglene for publisering er slått av. Skal ikke deles."
            )
        return " ".join(deler)

    @property
    def kilde(self) -> str:
        uttrekk, sett = self.manifest.uttrekk_id, self.parametre.navn
        return f"Kilde: uttrekk {uttrekk}, parametersett {sett}, DAP forskning {self.modulversjon}"

    def kapitler(self) -> list[tuple[str, list[Tabell]]]:
        ut: dict[str, list[Tabell]] = {k: [] for k in KAPITLER}
        for t in self.tabeller:
            ut.setdefault(t.kapittel or _kapittel(t.id), []).append(t)
        return [(k, tabeller) for k, tabeller in ut.items() if tabeller]

    def om(self) -> list[tuple[str, str]]:
        p, m = self.parametre, self.manifest
        ut = [
            ("Periode", f"{_maaned(p.periode_fra)} til {_maaned(p.periode_til)}"),
            ("Parametersett", p.navn),
            ("Sjokkmåneder", ", ".join(_maaned(x) for x in p.sjokkmaaneder) or "ingen"),
            ("Uttrekk", m.uttrekk_id),
            ("Laget", _tidspunkt(m.laget)),
            ("System", str(m.kilde.get("system", ""))),
            ("Formål", str(m.hjemmel.get("formaal") or m.hjemmel.get("formål") or "")),
            ("Nivå", self.nivaa.value),
            ("Versjon", self.modulversjon),
        ]
        if self.godkjenning is not None:
            ut += [("Godkjenning", self.godkjenning.id), ("Begrunnelse", self.godkjenning.grunn)]
        return [(navn, verdi) for navn, verdi in ut if verdi]

    def om_vern(self) -> Sequence[str]:
        if self.nivaa == Nivaa.INTERN:
            return ("Rapporten er laget på nivå intern, og viser alle tall slik de er.",)
        return (
            "Rapporten er laget på nivå offentlig. Verdier som bygger på færre enn ti personer, og "
            "antall fra én til fire, er ikke publisert. Det samme gjelder tall som kunne vært brukt til "
            "å regne dem ut, og summer der én eller to personer står for det meste.",
            "«:» betyr at et tall ikke er publisert, «–» at det ikke er noen å regne på. Antall er "
            "avrundet til nærmeste fem; andeler og snitt er regnet av de uavrundede tallene og vist "
            "avrundet.",
            "Medianer bygger på minst tjue observasjoner. Kurver stopper der færre enn ti kan observeres. "
            "Kontor er bare brukt til å regne usikkerhet, og vises aldri.",
        )


def _maaned(mi: int) -> str:
    return tekst(maaned(mi))


def _tidspunkt(laget: str) -> str:
    try:
        return f"{datetime.fromisoformat(laget).astimezone(UTC):%d.%m.%Y kl. %H.%M} (UTC)"
    except ValueError:
        return laget


def _kapittel(tabell_id: str) -> str:
    """8 of 8.1, T8.1 and S8.a."""
    return tabell_id.lstrip("TSF").split(".")[0]
