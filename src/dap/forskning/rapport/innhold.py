"""What a report is about, the same for the page and the PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dap.felles.sprak import N_
from dap.forskning.format.manifest import Manifest
from dap.forskning.parametre import Parametersett, maaned
from dap.forskning.periode import utenfor_populasjon
from dap.forskning.personvern.values import Godkjenning, Nivaa
from dap.forskning.rapport.ord import spenn, tekst
from dap.forskning.rapport.sammenlikning import Linje
from dap.forskning.rapport.sprak import EN, si, valgt
from dap.forskning.rapport.sprak import si as _
from dap.forskning.tabeller.values import Tabell
from dap.forskning.valg import beskriv

KAPITLER = {
    "8": N_("Kapittel 8: Brukerne"),
    "9": N_("Kapittel 9: Dialoger"),
    "10": N_("Kapittel 10: Møter og samtalereferater"),
    "11": N_("Kapittel 11: Aktiviteter"),
    "12": N_("Kapittel 12: Nye brukere"),
    "12.4": N_("Kapittel 12.4: Videre analyser"),
}
TITTEL = N_("Digital aktivitetsplan: tabeller og figurer")
NIVAAER = {Nivaa.OFFENTLIG: N_("offentlig"), Nivaa.INTERN: N_("intern")}


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

    @property
    def tittel(self) -> str:
        return _(TITTEL)

    @property
    def varsel(self) -> str:
        deler = []
        if self.manifest.syntetisk:
            deler.append(_("Uttrekket er syntetisk: tallene gjelder ingen virkelige personer."))
        if self.nivaa == Nivaa.INTERN:
            deler.append(
                _("Nivå intern: personvernreglene for publisering er slått av. Skal ikke deles.")
            )
        if utenfor := utenfor_populasjon(self.parametre, self.manifest.populasjon):
            deler.append(_(utenfor))
        return " ".join(deler)

    @property
    def kilde(self) -> str:
        return _(
            "Kilde: uttrekk %(uttrekk)s, parametersett %(sett)s, DAP forskning %(versjon)s"
        ) % {
            "uttrekk": self.manifest.uttrekk_id,
            "sett": self.parametre.navn,
            "versjon": self.modulversjon,
        }

    def kapitler(self) -> list[tuple[str, list[Tabell]]]:
        ut: dict[str, list[Tabell]] = {k: [] for k in KAPITLER}
        for t in self.tabeller:
            ut.setdefault(t.kapittel or _kapittel(t.id), []).append(t)
        return [(k, tabeller) for k, tabeller in ut.items() if tabeller]

    def om(self) -> list[tuple[str, str]]:
        p, m = self.parametre, self.manifest
        ut = [
            (_("Periode"), spenn(_maaned(p.periode_fra), _maaned(p.periode_til))),
            (_("Parametersett"), p.navn),
            *((_(navn), _(verdi)) for navn, verdi in beskriv(p)),
            (_("Uttrekk"), m.uttrekk_id),
            (_("Laget"), _tidspunkt(m.laget)),
            (_("System"), str(m.kilde.get("system", ""))),
            (_("Formålet med uttrekket"), self._formaal()),
            (_("Nivå"), _(NIVAAER[self.nivaa])),
            (_("Versjon"), self.modulversjon),
        ]
        if self.godkjenning is not None:
            ut += [
                (_("Godkjenning"), self.godkjenning.id),
                (_("Begrunnelse"), self.godkjenning.grunn),
            ]
        return [(navn, verdi) for navn, verdi in ut if verdi]

    def _formaal(self) -> str:
        """As it was written; the generator's own words are ours, and are said in the language."""
        hjemmel = self.manifest.hjemmel
        skrevet = str(hjemmel.get("formaal") or hjemmel.get("formål") or "")
        return si(skrevet) if self.manifest.syntetisk else skrevet

    def om_vern(self) -> Sequence[str]:
        if self.nivaa == Nivaa.INTERN:
            return (_("Rapporten er laget på nivå intern, og viser alle tall slik de er."),)
        return (
            _(
                "Rapporten er laget på nivå offentlig. Verdier som bygger på færre enn ti personer, og "
                "antall fra én til fire, er ikke publisert. Det samme gjelder tall som kunne vært brukt til "
                "å regne dem ut, og summer der én eller to personer står for det meste."
            ),
            _(
                "«:» betyr at et tall ikke er publisert, «–» at det ikke er noen å regne på. Antall er "
                "avrundet til nærmeste fem; andeler og snitt er regnet av de uavrundede tallene og vist "
                "avrundet."
            ),
            _(
                "Medianer bygger på minst tjue observasjoner. Kurver stopper der færre enn ti kan "
                "observeres. Kontor er bare brukt til å regne usikkerhet, og vises aldri."
            ),
        )


def _maaned(mi: int) -> str:
    return tekst(maaned(mi))


def _tidspunkt(laget: str) -> str:
    try:
        tid = datetime.fromisoformat(laget).astimezone(UTC)
    except ValueError:
        return laget
    return f"{tid:%Y-%m-%d %H:%M} (UTC)" if valgt() == EN else f"{tid:%d.%m.%Y kl. %H.%M} (UTC)"


def _kapittel(tabell_id: str) -> str:
    """8 of 8.1, T8.1 and S8.a."""
    return tabell_id.lstrip("TSF").split(".")[0]
