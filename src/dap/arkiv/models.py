"""Orders of exports, and their files until they are thrown away."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from dap.arkiv.eksportverdier import Eksportstatus
from dap.felles.rom import Rom
from dap.tabell.base import ny_id


class Eksport(models.Model):
    """One order of a file about one person. Only who ordered it may see that it exists."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    bestilt_av_type = models.CharField(max_length=8)
    bestilt_av_id = models.UUIDField()
    bestilt = models.DateTimeField()
    nokkel = models.UUIDField()
    """Of the form: the same form sent twice is one order."""
    sprak = models.CharField(max_length=5)
    rom = ArrayField(models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom]))
    """The rooms that the one who ordered saw: who sees less later, does not get the file."""
    utvalg = models.JSONField()
    antall_sladdet = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Eksportstatus])
    framdrift = models.PositiveSmallIntegerField(default=0)
    begynt = models.DateTimeField(null=True)
    ferdig = models.DateTimeField(null=True)
    slettes = models.DateTimeField(null=True)
    filnavn = models.CharField(max_length=120, blank=True, default="")
    storrelse = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bestilt_av_id", "nokkel"], name="arkiv_eksport_en_gang"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Eksportstatus]),
                name="arkiv_eksport_status",
            ),
            models.CheckConstraint(
                condition=~Q(status=Eksportstatus.FERDIG)
                | Q(ferdig__isnull=False, slettes__isnull=False, storrelse__gt=0),
                name="arkiv_eksport_ferdig_har_fil",
            ),
            models.CheckConstraint(condition=Q(framdrift__lte=100), name="arkiv_eksport_framdrift"),
        ]
        indexes = [
            models.Index(
                fields=["bestilt_av_id", "person", "-bestilt"], name="arkiv_eksport_bestiller"
            ),
        ]


class Eksportdel(models.Model):
    """A piece of the file, so that none is ever held in memory whole."""

    eksport = models.ForeignKey(Eksport, on_delete=models.PROTECT, related_name="deler")
    nr = models.PositiveIntegerField()
    innhold = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["eksport", "nr"], name="arkiv_eksportdel_nr"),
        ]
