"""The follow-up period."""

import pghistory
from django.db import models
from django.db.models import F, Q

from dap.oppfolging.values import Sluttmate, Startarsak
from dap.tabell.base import ny_id


@pghistory.track()
class Oppfolgingsperiode(models.Model):
    """[start, slutt). What belongs to an ended period is historic: read, never changed."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    start = models.DateTimeField()
    slutt = models.DateTimeField(null=True)
    startarsak = models.CharField(max_length=40, choices=[(a.value, a.value) for a in Startarsak])
    sluttbegrunnelse = models.TextField(blank=True, default="")
    sluttmate = models.CharField(
        max_length=20, blank=True, default="", choices=[(m.value, m.value) for m in Sluttmate]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(slutt=None), name="oppfolging_en_apen_periode"
            ),
            models.CheckConstraint(
                condition=Q(slutt=None) | Q(slutt__gte=F("start")), name="oppfolging_rett_vei"
            ),
        ]
