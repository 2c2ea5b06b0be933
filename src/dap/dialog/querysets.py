"""Who sees which threads: the one place where the dialog is filtered."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import FilteredRelation, Q

from dap.dialog.rules import funksjoner
from dap.felles.aktor import Aktor, Rettighet
from dap.felles.rom import Rom
from dap.tilgang.policies import PERSONROLLER, tillatte_graderinger
from dap.tilgang.values import Personinnsyn

if TYPE_CHECKING:
    from dap.dialog.models import Trad  # noqa: F401 (named in the string below)


class TradQuerySet(models.QuerySet["Trad"]):
    def synlig_for(self, innsyn: Personinnsyn) -> "TradQuerySet":
        """One person's threads, in the rooms the reader sees."""
        return self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)

    def kan_apnes_av(self, aktor: Aktor) -> "TradQuerySet":
        """Threads across persons that the reader may open without stating a reason."""
        if aktor.er_bruker:
            egne = self.filter(person_id=aktor.id)
            return egne.filter(rom__in=aktor.hjelp.rom) if aktor.hjelp else egne
        if not aktor.er_ansatt or not aktor.har_rolle(*PERSONROLLER):
            return self.none()
        return (
            self.alias(
                apent_kontor=FilteredRelation(
                    "person__kontorer", condition=Q(person__kontorer__til=None)
                )
            )
            .filter(_ved_eget_kontor(aktor) | _til_egen_funksjon(aktor))
            .filter(**_beskyttelse(aktor))
            .exclude(_egen_sak(aktor))
        )

    def apne(self) -> "TradQuerySet":
        """Threads of a running period: the others can only be read."""
        return self.filter(periode__slutt=None)


def _ved_eget_kontor(aktor: Aktor) -> Q:
    vilkar = Q(pk__in=[])
    for kontor, rom in aktor.kontorrom.items():
        vilkar |= Q(apent_kontor__kontor_id=kontor, rom__in=sorted(rom))
    return vilkar


def _til_egen_funksjon(aktor: Aktor) -> Q:
    mottakere = sorted(funksjoner(aktor))
    if not mottakere or Rom.STAT not in frozenset[Rom]().union(*aktor.kontorrom.values()):
        return Q(pk__in=[])
    return Q(mottaker__in=mottakere, rom=Rom.STAT)


def _beskyttelse(aktor: Aktor) -> dict[str, Any]:
    vilkar: dict[str, Any] = {"person__gradering__in": sorted(tillatte_graderinger(aktor))}
    if Rettighet.SKJERMET not in aktor.rettigheter:
        vilkar["person__skjermet"] = False
    return vilkar


def _egen_sak(aktor: Aktor) -> Q:
    if aktor.person_id is None:
        return Q(pk__in=[])
    return Q(person_id=aktor.person_id) | Q(person__familie__slektning_id=aktor.person_id)
