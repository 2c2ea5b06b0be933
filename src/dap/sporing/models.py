"""Who looked at whom: rows that are only ever added, sealed in a chain of blocks."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Oppslag(models.Model):
    """One look at one person. Names are kept as they were, so that the row never changes meaning."""

    tid = models.DateTimeField()
    aktor_type = models.CharField(max_length=8)
    aktor_id = models.UUIDField()
    aktor_navn = models.CharField(max_length=120)
    kontor = models.CharField(max_length=120, blank=True)
    person_id = models.UUIDField()
    hva = models.CharField(max_length=60)
    hvorfor = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-tid"], name="sporing_person_tid"),
            models.Index(fields=["tid"], name="sporing_tid"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="sporing_bare_nye_rader", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]


class Blokk(models.Model):
    """A sealed set of rows: SHA-256 over their content and the block before."""

    laget = models.DateTimeField()
    oppslag_ider = ArrayField(models.BigIntegerField())
    forrige = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        triggers = [
            pgtrigger.Protect(
                name="sporing_blokk_fast", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]


class Forsegling(models.Model):
    """Which block a row is sealed in; a row is sealed once."""

    oppslag = models.OneToOneField(Oppslag, primary_key=True, on_delete=models.PROTECT)
    blokk = models.ForeignKey(Blokk, on_delete=models.PROTECT, related_name="forseglinger")

    class Meta:
        triggers = [
            pgtrigger.Protect(
                name="sporing_forsegling_fast", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
