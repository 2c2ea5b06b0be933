"""Who looked at whom: rows that are only ever added, sealed in a chain of blocks."""

from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

_rader: Any = pgtrigger.Referencing
"""The rows of one statement, under a name. pgtrigger gives it no type."""
_NYE, _BORTE = _rader(new="nye"), _rader(old="borte")


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
            ),
            pgtrigger.Trigger(
                name="sporing_venter_paa_segl",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=_NYE,
                func="INSERT INTO sporing_uforseglet (oppslag_id) SELECT id FROM nye; RETURN NULL;",
            ),
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
            ),
            pgtrigger.Trigger(
                name="sporing_segl_er_satt",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=_NYE,
                # EXECUTE: a plan made when the tables were small would be kept, and read them row by row.
                func=(
                    "EXECUTE 'DELETE FROM sporing_uforseglet u USING nye"
                    " WHERE u.oppslag_id = nye.oppslag_id'; RETURN NULL;"
                ),
            ),
        ]


class Uforseglet(models.Model):
    """The rows that wait for their seal, so that sealing reads those alone and not the whole trace.

    The database keeps it: a new look comes in, a sealed one goes out, and nothing else does. No foreign
    key, because looks are never removed.
    """

    oppslag = models.OneToOneField(
        Oppslag,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="uforseglet",
    )

    class Meta:
        triggers = [
            pgtrigger.Protect(name="sporing_uforseglet_fast", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="sporing_uforseglet_bare_med_segl",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Delete,
                referencing=_BORTE,
                declare=[("venter", "bigint")],
                func=(
                    "EXECUTE 'SELECT min(b.oppslag_id) FROM borte b LEFT JOIN sporing_forsegling f"
                    " ON f.oppslag_id = b.oppslag_id WHERE f.oppslag_id IS NULL' INTO venter;"
                    " IF venter IS NOT NULL THEN"
                    " RAISE EXCEPTION 'sporing: row % waits for its seal', venter; END IF;"
                    " RETURN NULL;"
                ),
            ),
        ]
