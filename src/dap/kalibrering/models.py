"""Rounds, cases, answers. No person, so no room: the content belongs to an office."""

from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from dap.kalibrering.values import (
    BEGRUNNELSE_MAKS,
    LAERDOM_MAKS,
    TEKST_MAKS,
    TITTEL_MAKS,
    Alder,
    Erfaring,
    Helse,
    Innsatsgruppe,
    Sikkerhet,
    Utdanning,
)
from dap.tabell.base import ny_id

_FAST = pgtrigger.Update | pgtrigger.Delete


def _valg(enum: type[StrEnum]) -> list[tuple[str, str]]:
    return [(v.value, v.value) for v in enum]


@pghistory.track()
class Fagansvarlig(models.Model):
    """Appointed by the leader to hold rounds at the office, in a period (instants, half-open)."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    ansatt = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    fra = models.DateTimeField()
    til = models.DateTimeField(null=True)
    endret_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kontor", "ansatt"], condition=Q(til=None), name="kalibrering_fag_en_apen"
            ),
            models.CheckConstraint(
                condition=Q(til=None) | Q(til__gte=models.F("fra")),
                name="kalibrering_fag_rett_vei",
            ),
        ]


class RundeQuerySet(models.QuerySet["Runde"]):
    """The one place where rounds are filtered by office, and by who may know of them."""

    def synlig_for(
        self, ansatt_id: UUID, kontorer: Iterable[str], leder_ved: Iterable[str]
    ) -> "RundeQuerySet":
        """Rounds of own offices: all where the reader leads, else those they take part in."""
        deltar = Deltaker.objects.filter(ansatt_id=ansatt_id).values("runde_id")
        return self.filter(kontor_id__in=kontorer).filter(
            Q(kontor_id__in=leder_ved) | Q(id__in=deltar)
        )


@pghistory.track()
class Runde(models.Model):
    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    tittel = models.CharField(max_length=TITTEL_MAKS)
    frist = models.DateTimeField()
    """The round ends at this instant."""
    apnet = models.DateTimeField(null=True)
    lukket = models.DateTimeField(null=True)
    versjon = models.PositiveIntegerField(default=1)
    endret = models.DateTimeField()
    endret_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    handling = models.CharField(max_length=40)
    nokkel = models.UUIDField(unique=True)

    objects: ClassVar[RundeQuerySet] = RundeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(tittel=""), name="kalibrering_runde_har_tittel"),
            models.CheckConstraint(
                condition=Q(lukket=None) | Q(apnet__isnull=False, lukket__gte=models.F("apnet")),
                name="kalibrering_lukket_er_apnet",
            ),
        ]
        indexes = [models.Index(fields=["kontor", "-frist"], name="kalibrering_runde_kontor")]
        triggers = [pgtrigger.Protect(name="kalibrering_runde_vern", operation=pgtrigger.Delete)]


@pghistory.track()
class Sak(models.Model):
    """A case without a person. Taken away is a mark on the row."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    runde = models.ForeignKey(Runde, on_delete=models.PROTECT, related_name="saker")
    tekst = models.TextField()
    alder = models.CharField(max_length=16, choices=_valg(Alder))
    utdanning = models.CharField(max_length=16, choices=_valg(Utdanning))
    erfaring = models.CharField(max_length=16, choices=_valg(Erfaring))
    helse = models.CharField(max_length=16, choices=_valg(Helse))
    fjernet = models.BooleanField(default=False)
    versjon = models.PositiveIntegerField(default=1)
    endret = models.DateTimeField()
    endret_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    """Who wrote this version, and said that it is anonymous."""
    nokkel = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(GreaterThanOrEqual(Length("tekst"), 1))
                & Q(LessThanOrEqual(Length("tekst"), TEKST_MAKS)),
                name="kalibrering_sak_lengde",
            ),
        ]
        triggers = [pgtrigger.Protect(name="kalibrering_sak_vern", operation=pgtrigger.Delete)]


class Deltaker(models.Model):
    """Asked when the round was opened. Never changed."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    runde = models.ForeignKey(Runde, on_delete=models.PROTECT, related_name="deltakere")
    ansatt = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["runde", "ansatt"], name="kalibrering_deltaker_en"),
        ]
        triggers = [pgtrigger.Protect(name="kalibrering_deltaker_fast", operation=_FAST)]


class Svar(models.Model):
    """What one adviser decided, alone. Given once; never changed, never deleted."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    sak = models.ForeignKey(Sak, on_delete=models.PROTECT, related_name="svar")
    deltaker = models.ForeignKey(Deltaker, on_delete=models.PROTECT, related_name="svar")
    gruppe = models.CharField(max_length=40, choices=_valg(Innsatsgruppe))
    sikkerhet = models.CharField(max_length=16, choices=_valg(Sikkerhet))
    begrunnelse = models.CharField(max_length=BEGRUNNELSE_MAKS)
    tid = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sak", "deltaker"], name="kalibrering_svar_en_gang"),
            models.CheckConstraint(
                condition=Q(gruppe__in=[g.value for g in Innsatsgruppe]),
                name="kalibrering_svar_gruppe",
            ),
            models.CheckConstraint(condition=~Q(begrunnelse=""), name="kalibrering_svar_har_grunn"),
        ]
        triggers = [pgtrigger.Protect(name="kalibrering_svar_fast", operation=_FAST)]


@pghistory.track()
class Laerdom(models.Model):
    """What was learned when the answers were talked over."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    runde = models.OneToOneField(Runde, on_delete=models.PROTECT, related_name="laerdom")
    tekst = models.TextField(blank=True, default="")
    versjon = models.PositiveIntegerField(default=1)
    endret = models.DateTimeField()
    endret_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("tekst"), LAERDOM_MAKS),
                name="kalibrering_laerdom_lengde",
            ),
        ]
