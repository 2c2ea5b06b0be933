"""Minutes. What is not shared lies in a table of its own, which nothing that the user reads touches."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from dap.referat.values import (
    KOMMENTAR_MAKS,
    TEKST_MAKS,
    TEMA_MAKS,
    Kanal,
    Kommentarslag,
    Side,
)
from dap.tabell.base import Versjonert, ny_id
from dap.tilgang.values import Personinnsyn

_FAST = pgtrigger.Update | pgtrigger.Delete
_SIDER = [(s.value, s.value) for s in Side]


class ReferatQuerySet(models.QuerySet["Referat"]):
    """The one place where minutes are filtered by person, room, and what the user may know of."""

    def synlig_for(self, innsyn: Personinnsyn) -> "ReferatQuerySet":
        """For the user only what is shared, and what they are asked to write."""
        rader = self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)
        if not innsyn.er_bruker:
            return rader
        return rader.filter(Q(delt_nr__gt=0) | Q(skriver=Side.BRUKER))

    def uferdige_for(self, innsyn: Personinnsyn) -> "ReferatQuerySet":
        """Talks whose minutes NAV has not shared: that they are coming is all the user may know."""
        return self.filter(
            person_id=innsyn.person_id,
            rom__in=innsyn.rom,
            delt_nr=0,
            skriver=Side.NAV,
            mote=None,
            periode__slutt=None,
        )


@pghistory.track()
class Referat(Versjonert):
    """Of one meeting, or of a talk without one."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    mote = models.OneToOneField("mote.Mote", null=True, on_delete=models.PROTECT, related_name="+")
    tema = models.CharField(max_length=TEMA_MAKS)
    dag = models.DateField()
    kanal = models.CharField(max_length=8, choices=[(k.value, k.value) for k in Kanal])
    skriver = models.CharField(max_length=8, choices=_SIDER)
    """The side that writes: NAV, or the user when that is agreed."""
    delt_nr = models.PositiveIntegerField(default=0)
    delt = models.DateTimeField(null=True)
    """When the newest version was shared."""
    ferdig = models.BooleanField(default=False)
    nokkel = models.UUIDField(unique=True)

    objects: ClassVar[ReferatQuerySet] = ReferatQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(tema=""), name="referat_har_tema"),
            models.CheckConstraint(
                condition=Q(ferdig=False) | Q(delt_nr__gt=0), name="referat_ferdig_er_delt"
            ),
            models.CheckConstraint(
                condition=Q(delt_nr=0, delt=None) | Q(delt_nr__gt=0, delt__isnull=False),
                name="referat_delt_har_tid",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-dag"], name="referat_person"),
            models.Index(
                fields=["dag"], condition=Q(delt_nr=0, skriver=Side.NAV), name="referat_udelte"
            ),
        ]
        triggers = [pgtrigger.Protect(name="referat_slettes_ikke", operation=pgtrigger.Delete)]


@pghistory.track()
class Utkast(Versjonert):
    """What one side is writing. Read by that side alone."""

    referat = models.ForeignKey(Referat, on_delete=models.PROTECT, related_name="utkast")
    side = models.CharField(max_length=8, choices=_SIDER)
    tekst = models.TextField(blank=True, default="")
    sitater = ArrayField(models.UUIDField(), default=list, blank=True)
    """Messages of the dialog that are quoted, by id."""
    apent = models.BooleanField(default=True)
    """False when it was shared or thrown away: then it is empty."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referat", "side"], name="referat_utkast_ett"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("tekst"), TEKST_MAKS),
                name="referat_utkast_lengde",
            ),
        ]


class Delt(models.Model):
    """One shared version: never changed, never deleted."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    referat = models.ForeignKey(Referat, on_delete=models.PROTECT, related_name="delte")
    nr = models.PositiveIntegerField()
    tekst = models.TextField()
    sitater = ArrayField(models.UUIDField(), default=list, blank=True)
    delt = models.DateTimeField()
    av_type = models.CharField(max_length=8)
    av_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referat", "nr"], name="referat_delt_nr"),
            models.CheckConstraint(
                condition=Q(GreaterThanOrEqual(Length("tekst"), 1))
                & Q(LessThanOrEqual(Length("tekst"), TEKST_MAKS)),
                name="referat_delt_lengde",
            ),
        ]
        triggers = [pgtrigger.Protect(name="referat_delt_fast", operation=_FAST)]


class Kommentar(models.Model):
    """What a side says of shared minutes, or how it remembers it. Never changed, never deleted."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    referat = models.ForeignKey(Referat, on_delete=models.PROTECT, related_name="kommentarer")
    til_nr = models.PositiveIntegerField()
    slag = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Kommentarslag])
    tekst = models.TextField()
    av_type = models.CharField(max_length=8)
    av_id = models.UUIDField()
    tid = models.DateTimeField()
    nokkel = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(GreaterThanOrEqual(Length("tekst"), 1))
                & Q(LessThanOrEqual(Length("tekst"), KOMMENTAR_MAKS)),
                name="referat_kommentar_lengde",
            ),
        ]
        triggers = [pgtrigger.Protect(name="referat_kommentar_fast", operation=_FAST)]
