"""Benefits as other systems know them. They decide; DAP shows, with how old the knowledge is."""

import pghistory
from django.db import models
from django.db.models import F, Q

from dap.tabell.base import ny_id
from dap.ytelse.values import Ytelsestype


@pghistory.track()
class Ytelse(models.Model):
    """One benefit in one period [fra, til), as the register gave it last."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    kilde_id = models.CharField(max_length=60)
    type = models.CharField(max_length=24, choices=[(t.value, t.value) for t in Ytelsestype])
    fra = models.DateField()
    til = models.DateField(null=True)
    maksdato = models.DateField(null=True)
    borte = models.DateTimeField(null=True)
    """When the register no longer had it: it is not shown, and not forgotten."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kilde_id"], name="ytelse_kilde_en_gang"),
            models.CheckConstraint(
                condition=Q(type__in=[t.value for t in Ytelsestype]), name="ytelse_type_kjent"
            ),
            models.CheckConstraint(
                condition=Q(til=None) | Q(til__gt=F("fra")), name="ytelse_rett_vei"
            ),
        ]


class Ytelsessporring(models.Model):
    """When the register was asked about a person, and what it said."""

    person = models.OneToOneField(
        "person.Person", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    hentet = models.DateTimeField(null=True)
    feilet = models.DateTimeField(null=True)
    grunn = models.CharField(max_length=20, blank=True, default="")
