"""What the user says of their situation, the goals, and the steps towards them."""

from typing import ClassVar, TypeVar

import pghistory
from django.db import models
from django.db.models import F, Q

from dap.mal.values import SKALA, Forventningsstatus, Malstatus
from dap.tabell.base import Versjonert
from dap.tilgang.values import Personinnsyn

M = TypeVar("M", "Situasjon", "Mal", "Forventning")


class SynligQuerySet(models.QuerySet[M]):
    """The one place where the rows of this package are filtered by person and room."""

    def synlig_for(self, innsyn: Personinnsyn) -> "SynligQuerySet[M]":
        return self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)


@pghistory.track()
class Situasjon(Versjonert):
    """The situation in the user's own words. One row a person and room; the versions are history."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """The period in which this very version was written."""
    tekst = models.TextField(blank=True)

    objects: ClassVar[SynligQuerySet["Situasjon"]] = SynligQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "rom"], name="mal_situasjon_en_per_rom"),
        ]


@pghistory.track()
class Mal(Versjonert):
    """A goal of one follow-up period; with the period it becomes historic."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", null=True, on_delete=models.PROTECT, related_name="+"
    )
    tekst = models.CharField(max_length=500)
    viktighet = models.PositiveSmallIntegerField(null=True)
    realisme = models.PositiveSmallIntegerField(null=True)
    revurderes = models.DateField(null=True)
    status = models.CharField(
        max_length=10, default=Malstatus.AKTIV, choices=[(s.value, s.value) for s in Malstatus]
    )
    rekkefolge = models.PositiveSmallIntegerField()
    nokkel = models.UUIDField()
    """Of the form it was written in: the same form sent twice makes one goal."""

    objects: ClassVar[SynligQuerySet["Mal"]] = SynligQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "nokkel"], name="mal_en_gang"),
            models.CheckConstraint(condition=~Q(tekst=""), name="mal_har_tekst"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Malstatus]), name="mal_status_kjent"
            ),
            models.CheckConstraint(
                condition=Q(viktighet=None) | Q(viktighet__range=(SKALA.start, SKALA.stop - 1)),
                name="mal_viktighet_skala",
            ),
            models.CheckConstraint(
                condition=Q(realisme=None) | Q(realisme__range=(SKALA.start, SKALA.stop - 1)),
                name="mal_realisme_skala",
            ),
        ]
        indexes = [models.Index(fields=["person", "rekkefolge"], name="mal_person")]


@pghistory.track()
class Milepael(Versjonert):
    """A step towards a goal. Taken away is a mark on the row: what was there can still be read."""

    mal = models.ForeignKey(Mal, on_delete=models.PROTECT, related_name="milepaeler")
    tekst = models.CharField(max_length=200)
    frist = models.DateField(null=True)
    nadd = models.DateField(null=True)
    fjernet = models.BooleanField(default=False)
    rekkefolge = models.PositiveSmallIntegerField()
    nokkel = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mal", "nokkel"], name="mal_milepael_en_gang"),
            models.CheckConstraint(condition=~Q(tekst=""), name="mal_milepael_har_tekst"),
        ]
        indexes = [
            models.Index(
                fields=["mal", "rekkefolge"], condition=Q(fjernet=False), name="mal_milepael_rekke"
            )
        ]


@pghistory.track()
class Forventning(Versjonert):
    """What an adviser expects of the user, in one follow-up period."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    mal = models.ForeignKey(Mal, null=True, on_delete=models.PROTECT, related_name="+")
    tekst = models.CharField(max_length=500)
    frist = models.DateField(null=True)
    status = models.CharField(
        max_length=10,
        default=Forventningsstatus.AKTIV,
        choices=[(s.value, s.value) for s in Forventningsstatus],
    )
    nokkel = models.UUIDField()

    objects: ClassVar[SynligQuerySet["Forventning"]] = SynligQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "nokkel"], name="mal_forventning_en_gang"),
            models.CheckConstraint(condition=~Q(tekst=""), name="mal_forventning_har_tekst"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Forventningsstatus]),
                name="mal_forventning_status_kjent",
            ),
        ]
        indexes = [models.Index(fields=["person", "periode"], name="mal_forventning_person")]


def neste_i_rekken(rader: "models.QuerySet[Mal] | models.QuerySet[Milepael]") -> int:
    """The place after the last one. The caller holds the lock."""
    siste = rader.aggregate(siste=models.Max(F("rekkefolge")))["siste"]
    return 1 if siste is None else siste + 1
