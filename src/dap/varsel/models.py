"""Notifications in the product, ordered in the transaction that caused them."""

from django.db import models

from dap.felles.rom import Rom
from dap.tabell.base import ny_id
from dap.varsel.values import Varselslag


class Varsel(models.Model):
    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    slag = models.CharField(max_length=30, choices=[(s.value, s.value) for s in Varselslag])
    mottaker_id = models.UUIDField()
    """The person's id for a user, the ansatt's id for staff."""
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    """Whom it is about."""
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    objekt_type = models.CharField(max_length=20)
    objekt_id = models.UUIDField()
    bestilt = models.DateTimeField()
    lest = models.DateTimeField(null=True)
    stoppet = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["mottaker_id", "-bestilt"], name="varsel_mottaker"),
            models.Index(
                fields=["mottaker_id"],
                condition=models.Q(lest=None, stoppet=None),
                name="varsel_uleste",
            ),
            models.Index(fields=["objekt_id"], name="varsel_objekt"),
        ]
