"""The row of the overview. What it holds follows from the list in `kolonner`."""

from collections.abc import Callable, Mapping
from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from dap.person.values import Gradering
from dap.portefolje.felt.pakker import PAKKER
from dap.portefolje.koder import GRADERINGER, nummer
from dap.portefolje.kolonner import FYSISKE, Slag
from dap.portefolje.values import MAKS_NAVN, Deling
from dap.tabell.base import ny_id

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
            models.Index(
                fields=["kontor"],
                condition=Q(skjermet=True) | ~Q(gradering=nummer(GRADERINGER, Gradering.UGRADERT)),
                name="portefolje_beskyttet",
            ),
        ]


for _navn, _slag in FYSISKE:
    Rad.add_to_class(_navn, _FELT[_slag]())
for _pakke in PAKKER:
    Rad.add_to_class(
        _pakke.kolonne,
        models.GeneratedField(
            expression=RawSQL(_pakke.sql, ()),  # noqa: S611 - made of the register alone
            output_field=models.BigIntegerField(),
            db_persist=True,
        ),
    )


@pghistory.track()
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


@pghistory.track()
class Dagsordning(models.Model):
    """The sections of Min dag at an office: their order, and which are not shown."""

    kontor = models.OneToOneField(
        "kontor.Kontor", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    rekke = ArrayField(models.TextField())
    skjulte = ArrayField(models.TextField(), default=list)
    versjon = models.PositiveIntegerField(default=1)
    endret = models.DateTimeField()
    endret_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")


@pghistory.track()
class Visning(models.Model):
    """A question to the overview that somebody keeps: filters, columns and order, as the address says
    them. It holds no people: who opens it sees their own."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    eier = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    navn = models.CharField(max_length=MAKS_NAVN)
    deling = models.CharField(max_length=10, choices=[(d.value, d.value) for d in Deling])
    kontor = models.ForeignKey(
        "kontor.Kontor", null=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey("kontor.Team", null=True, on_delete=models.PROTECT, related_name="+")
    sporring = models.TextField()
    versjon = models.PositiveIntegerField(default=1)
    endret = models.DateTimeField()
    endret_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(deling=Deling.KONTOR, kontor__isnull=False, team=None)
                | Q(deling=Deling.TEAM, kontor__isnull=False, team__isnull=False)
                | Q(deling__in=[Deling.MEG, Deling.ALLE], kontor=None, team=None),
                name="portefolje_visning_deling",
            ),
        ]


class Kolonnevalg(models.Model):
    """The columns a member of staff last chose: what a list without columns in its address begins with."""

    ansatt = models.OneToOneField(
        "kontor.Ansatt", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    kolonner = ArrayField(models.TextField(), default=list)


class Visningsrekke(models.Model):
    """The views in the order that a member of staff has put them in: their own list, and nobody else's."""

    ansatt = models.OneToOneField(
        "kontor.Ansatt", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    rekke = ArrayField(models.UUIDField())
