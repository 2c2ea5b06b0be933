"""Letters, and the bundles that they are printed in."""

from typing import Any, ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from dap.brev.values import MAKS_ORD, Brevslag, Brevstatus, Returgrunn
from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.tabell.base import ny_id
from dap.tilgang.queries import apnbare_vilkar
from dap.tilgang.values import Personinnsyn

_ROM = [(r.value, r.value) for r in Rom]


def _ansatt(**valg: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+", **valg)


class BrevQuerySet(models.QuerySet["Brev"]):
    def synlig_for(self, innsyn: Personinnsyn) -> "BrevQuerySet":
        """One person's letters; one with content of both rooms is for who sees both."""
        return self.filter(person_id=innsyn.person_id, rom__contained_by=sorted(innsyn.rom))

    def ved(self, aktor: Aktor, kontor_nr: str) -> "BrevQuerySet":
        """An office's letters to those that the member of staff may open, in the rooms they see there."""
        rom = sorted(aktor.kontorrom.get(kontor_nr, frozenset()))
        return self.filter(kontor_id=kontor_nr, rom__contained_by=rom).filter(apnbare_vilkar(aktor))


@pghistory.track(append_only=True)
class Bunke(models.Model):
    """Letters that are printed together. It is made anew from what they say each time it is opened."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    vernet = models.BooleanField()
    """To somebody protected or skjermet: never among others, and without names on the cover."""
    opprettet = models.DateTimeField()
    av = _ansatt()
    nokkel = models.UUIDField()
    skrevet_ut = models.DateTimeField(null=True)
    postet = models.DateTimeField(null=True)
    opplost = models.DateTimeField(null=True)
    """The letters went back to the queue."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["av", "nokkel"], name="brev_bunke_en_gang"),
            models.CheckConstraint(
                condition=Q(postet=None) | Q(skrevet_ut__isnull=False, opplost=None),
                name="brev_bunke_vei",
            ),
        ]
        indexes = [models.Index(fields=["kontor", "-opprettet"], name="brev_bunke_kontor")]


# What the letter says stands once, in the row: erased there, it is gone.
@pghistory.track(append_only=True, exclude=["innhold"])
class Brev(models.Model):
    """One letter to one person, from order to envelope."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    referanse = models.CharField(max_length=9, unique=True)
    """Stands on the letter and the reply slip."""
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    rom = ArrayField(models.CharField(max_length=8, choices=_ROM))
    """The rooms that its content comes from."""
    slag = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Brevslag])
    objekt_type = models.CharField(max_length=20)
    objekt_id = models.UUIDField()
    sprak = models.CharField(max_length=5)
    stor_skrift = models.BooleanField(default=False)
    innhold = models.JSONField(default=dict)
    """Frozen; empty when something in it was erased."""
    innhold_fjernet = models.DateTimeField(null=True)
    frist = models.DateField(null=True)
    status = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Brevstatus])
    bestilt = models.DateTimeField()
    bestilt_av_type = models.CharField(max_length=8)
    bestilt_av_id = models.UUIDField()
    nokkel = models.UUIDField(unique=True)
    """Of the form or the order: the same again is one letter."""
    runde = models.PositiveSmallIntegerField(default=1)
    forrige = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="neste"
    )
    """The one that this is printed anew after."""
    bunke = models.ForeignKey(Bunke, null=True, on_delete=models.PROTECT, related_name="brev")
    plass = models.PositiveSmallIntegerField(default=0)
    """In the bundle, from 1."""
    adresseavtrykk = models.CharField(max_length=64, blank=True, default="")
    """Of the address that it was printed with: whether that one is wrong, without saying it."""
    skrevet_ut = models.DateTimeField(null=True)
    postet = models.DateTimeField(null=True)
    postet_av = _ansatt(null=True)
    returnert = models.DateTimeField(null=True)
    returnert_av = _ansatt(null=True)
    returgrunn = models.CharField(
        max_length=12, blank=True, default="", choices=[(r.value, r.value) for r in Returgrunn]
    )
    returord = models.CharField(max_length=MAKS_ORD, blank=True, default="")
    stoppet = models.DateTimeField(null=True)
    stoppgrunn = models.CharField(max_length=MAKS_ORD, blank=True, default="")

    objects: ClassVar[BrevQuerySet] = BrevQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Brevstatus]), name="brev_status"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["KLAR", "STOPPET"], bunke=None)
                | (~Q(status__in=["KLAR", "STOPPET"]) & Q(bunke__isnull=False)),
                name="brev_i_bunke",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["POSTET", "RETURNERT"], postet__isnull=False)
                | (~Q(status__in=["POSTET", "RETURNERT"]) & Q(postet=None)),
                name="brev_postet",
            ),
            models.CheckConstraint(
                condition=(Q(status="RETURNERT", returnert__isnull=False) & ~Q(returgrunn=""))
                | (~Q(status="RETURNERT") & Q(returnert=None, returgrunn="")),
                name="brev_returnert",
            ),
            models.CheckConstraint(
                condition=(Q(status="STOPPET", stoppet__isnull=False) & ~Q(stoppgrunn=""))
                | (~Q(status="STOPPET") & Q(stoppet=None)),
                name="brev_stoppet",
            ),
            models.CheckConstraint(condition=~Q(rom=[]), name="brev_har_rom"),
            models.CheckConstraint(
                condition=Q(runde=1, forrige=None) | Q(runde__gt=1, forrige__isnull=False),
                name="brev_runde",
            ),
            models.UniqueConstraint(
                fields=["bunke", "plass"], condition=Q(bunke__isnull=False), name="brev_plass"
            ),
            models.CheckConstraint(
                condition=Q(innhold_fjernet=None) | Q(innhold={}), name="brev_innhold_fjernet"
            ),
            models.CheckConstraint(
                condition=Q(returnert=None) | Q(returnert__gte=F("postet")), name="brev_retur_etter"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-bestilt"], name="brev_person"),
            models.Index(fields=["kontor"], condition=Q(status="KLAR"), name="brev_ko"),
            models.Index(fields=["kontor"], condition=Q(status="RETURNERT"), name="brev_retur"),
        ]


class Bestilling(models.Model):
    """An order of the outbox that a letter answers; a waiting letter can answer several."""

    brev = models.ForeignKey(Brev, on_delete=models.PROTECT, related_name="bestillinger")
    utsending_id = models.UUIDField(unique=True)
    """Value of `varsel.Utsending`: once answered, never again."""
