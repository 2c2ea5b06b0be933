"""The days, their seats, and who was asked."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from dap.digilab.values import (
    MAKS_MINUTTER,
    MAKS_NOTAT,
    MAKS_PLASSER,
    MAKS_SPRAK,
    MAKS_STED,
    MAKS_TITTEL,
    MINST_MINUTTER,
    Dagstatus,
    Deltakerstatus,
    Hjelpebehov,
)
from dap.felles.rom import Rom
from dap.tabell.base import Versjonert, ny_id
from dap.tilgang.values import Personinnsyn


@pghistory.track(append_only=True)
class Digilab(models.Model):
    """A day at an office. There is no person in it."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    tittel = models.CharField(max_length=MAKS_TITTEL)
    start = models.DateTimeField()
    minutter = models.PositiveSmallIntegerField()
    sted = models.CharField(max_length=MAKS_STED)
    plasser = models.PositiveSmallIntegerField()
    sprak = models.CharField(max_length=MAKS_SPRAK, blank=True, default="")
    tolk = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Dagstatus])
    opprettet = models.DateTimeField()
    opprettet_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    endret = models.DateTimeField()
    versjon = models.PositiveIntegerField(default=1)
    nokkel = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(plasser__gte=1, plasser__lte=MAKS_PLASSER), name="digilab_plasser"
            ),
            models.CheckConstraint(
                condition=Q(minutter__gte=MINST_MINUTTER, minutter__lte=MAKS_MINUTTER),
                name="digilab_varighet",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Dagstatus]), name="digilab_status_kjent"
            ),
        ]
        indexes = [models.Index(fields=["kontor", "-start"], name="digilab_kontor_start")]


class DeltakelseQuerySet(models.QuerySet["Deltakelse"]):
    """The one place where taking part is filtered by person and room."""

    def synlig_for(self, innsyn: Personinnsyn) -> "DeltakelseQuerySet":
        return self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pghistory.AnyChange("versjon")),
    append_only=True,
)
class Deltakelse(Versjonert):
    digilab = models.ForeignKey(Digilab, on_delete=models.PROTECT, related_name="deltakelser")
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Deltakerstatus])
    svart = models.DateTimeField(null=True)
    behov = ArrayField(
        models.CharField(max_length=24, choices=[(b.value, b.value) for b in Hjelpebehov]),
        default=list,
    )
    notat = models.CharField(max_length=MAKS_NOTAT, blank=True, default="")
    paminnet = models.DateTimeField(null=True)

    objects: ClassVar[DeltakelseQuerySet] = DeltakelseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digilab", "person"], name="digilab_en_gang"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Deltakerstatus]),
                name="digilab_deltakerstatus_kjent",
            ),
            models.CheckConstraint(
                condition=Q(rom__in=[r.value for r in Rom]), name="digilab_rom_kjent"
            ),
        ]
        indexes = [models.Index(fields=["person"], name="digilab_person")]


class Plass(models.Model):
    """One chair: as many rows as there are seats, so no two ever sit in one, and nobody on the floor."""

    digilab = models.ForeignKey(Digilab, on_delete=models.PROTECT, related_name="stoler")
    nr = models.PositiveSmallIntegerField()
    deltakelse = models.OneToOneField(
        Deltakelse, null=True, on_delete=models.PROTECT, related_name="stol"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digilab", "nr"], name="digilab_stol_en_gang"),
            models.CheckConstraint(
                condition=Q(nr__gte=1, nr__lte=MAKS_PLASSER), name="digilab_stol_nr"
            ),
        ]
