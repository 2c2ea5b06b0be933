"""The row of the overview. What it holds follows from the list in `kolonner`."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from dap.portefolje.kolonner import FYSISKE, Slag

_FELT: Mapping[Slag, Callable[[], "models.Field[Any, Any]"]] = {
    Slag.DATO: lambda: models.DateField(null=True),
    Slag.TID: lambda: models.DateTimeField(null=True),
    Slag.KODE: lambda: models.SmallIntegerField(default=0),
    Slag.TALL: lambda: models.IntegerField(default=0),
    Slag.JA: lambda: models.BooleanField(default=False),
    Slag.TEKST: lambda: models.TextField(default="", db_collation="C"),
    Slag.ID: lambda: models.UUIDField(null=True),
    Slag.DATOER: lambda: ArrayField(models.DateField(), null=True),
    Slag.TIDER: lambda: ArrayField(models.DateTimeField(), null=True),
    Slag.TEKSTER: lambda: ArrayField(models.TextField(), null=True),
    Slag.KODER: lambda: ArrayField(models.SmallIntegerField(), null=True),
}


class Rad(models.Model):
    """One person in follow-up, as the overview knows them. Everything in it is stored elsewhere too:
    `rad.oppdater` makes it, and nothing else writes here."""

    person = models.OneToOneField(
        "person.Person", primary_key=True, on_delete=models.DO_NOTHING, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["kontor", "navn_orden", "person"], name="portefolje_kontor"),
            models.Index(fields=["veileder"], name="portefolje_veileder"),
        ]


for _navn, _slag in FYSISKE:
    Rad.add_to_class(_navn, _FELT[_slag]())


class Terskel(models.Model):
    """What the office counts as silent and as need; where nothing is said, the product's own."""

    kontor = models.OneToOneField(
        "kontor.Kontor", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    dager = models.JSONField(default=dict)
    """Days (or weeks) by the name of the threshold."""
    vekter = models.JSONField(default=dict)
    """Points by the code of the reason."""
    versjon = models.PositiveIntegerField(default=1)
    endret = models.DateTimeField()
    endret_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
