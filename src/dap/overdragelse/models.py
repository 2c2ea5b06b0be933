"""The summary that follows a user to a new adviser or a new office."""

from typing import Any

import pghistory
from django.db import models
from django.db.models import Q

from dap.overdragelse.values import MAKS_INTERNT, Status
from dap.tabell.base import Versjonert
from dap.tilgang.values import Personinnsyn


class OverdragelseQuerySet(models.QuerySet["Overdragelse"]):
    def synlig_for(self, innsyn: Personinnsyn) -> "OverdragelseQuerySet":
        """In the rooms of the reader; drafts are the staff's own."""
        rader = self.filter(person_id=innsyn.person_id, rom__in=sorted(innsyn.rom))
        if innsyn.er_bruker:
            return rader.filter(status__in=[Status.SENDT, Status.LEST])
        return rader.exclude(status=Status.FORKASTET)


def _ansatt(**valg: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+", **valg)


@pghistory.track(append_only=True)
class Overdragelse(Versjonert):
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    fra_kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    til_kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    fra_veileder = _ansatt(null=True)
    til_veileder = _ansatt(null=True)
    giver = _ansatt()
    deler = models.JSONField(default=dict)
    internt = models.CharField(max_length=MAKS_INTERNT, blank=True, default="")
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Status])
    sendt = models.DateTimeField(null=True)
    lest = models.DateTimeField(null=True)
    lest_av = _ansatt(null=True)

    objects = OverdragelseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(status=Status.UTKAST.value),
                name="overdragelse_ett_utkast",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["UTKAST", "FORKASTET"], sendt=None)
                | Q(status__in=["SENDT", "LEST"], sendt__isnull=False),
                name="overdragelse_sendt",
            ),
            models.CheckConstraint(
                condition=Q(status="LEST", lest__isnull=False, lest_av__isnull=False)
                | (~Q(status="LEST") & Q(lest=None, lest_av=None)),
                name="overdragelse_lest",
            ),
            models.CheckConstraint(
                condition=Q(til_veileder__isnull=False) | ~Q(til_kontor=models.F("fra_kontor")),
                name="overdragelse_til_noen",
            ),
        ]
        indexes = [
            models.Index(
                fields=["til_kontor"], condition=Q(status="SENDT"), name="overdragelse_venter"
            ),
        ]
