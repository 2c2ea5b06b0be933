"""The spine: one row per thing that happened, and what each reader has seen."""

import pgtrigger
from django.db import models

from dap.felles.rom import Rom


class Hendelse(models.Model):
    """Type and id of the record are values: nothing below knows what is above."""

    tid = models.DateTimeField()
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    type = models.CharField(max_length=40)
    aktor_type = models.CharField(max_length=8)
    aktor_id = models.UUIDField()
    hjelp_id = models.UUIDField(null=True)
    """What gave somebody the right to do it for the user, when they did not do it themself."""
    objekt_type = models.CharField(max_length=20)
    objekt_id = models.UUIDField()
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["person", "-tid", "-id"], name="hendelse_person_tid"),
            models.Index(fields=["objekt_id", "-tid"], name="hendelse_objekt_tid"),
            models.Index(
                fields=["person"],
                condition=models.Q(data__has_key="ved"),
                name="hendelse_skrevet_ned",
            ),
            models.Index(
                fields=["person", "tid"],
                condition=models.Q(hjelp_id__isnull=False),
                name="hendelse_med_hjelp",
            ),
            models.Index(
                fields=["person", "tid"],
                condition=models.Q(type="PALOGGET"),
                name="hendelse_palogget",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="hendelse_bare_nye_rader", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]


class Sett(models.Model):
    """When a reader last looked at a record (or at a person's plan, with objekt_type PLAN)."""

    leser_id = models.UUIDField()
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    objekt_type = models.CharField(max_length=20)
    objekt_id = models.UUIDField()
    tid = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["leser_id", "objekt_type", "objekt_id"], name="hendelse_sett_en_rad"
            ),
        ]
        indexes = [models.Index(fields=["person", "leser_id"], name="hendelse_sett_person")]
