"""What one did for many at once, so that it can be undone. Kept for a day."""

from django.db import models
from django.db.models import F, Q

from dap.flere.values import Slag
from dap.tabell.base import ny_id


class Kvittering(models.Model):
    """One go, of one member of staff, with the key of the form."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    ansatt = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    nokkel = models.UUIDField()
    slag = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Slag])
    verdi = models.CharField(max_length=36, blank=True, default="")
    """What each got: an adviser's id or a category."""
    tid = models.DateTimeField()
    utloper = models.DateTimeField()
    ferdig = models.DateTimeField(null=True)
    angret = models.DateTimeField(null=True)
    ukjente = models.PositiveIntegerField(default=0)
    """Passed over because the person may not be opened, or does not exist."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ansatt", "nokkel"], name="flere_en_gang"),
            models.CheckConstraint(
                condition=Q(angret=None) | Q(angret__lt=F("utloper")), name="flere_angret_i_tide"
            ),
        ]
        indexes = [models.Index(fields=["utloper"], name="flere_utloper")]


class Linje(models.Model):
    """One person in it: done, or passed over with a reason."""

    kvittering = models.ForeignKey(
        Kvittering, on_delete=models.CASCADE, related_name="linjer", db_index=False
    )
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    kode = models.CharField(max_length=40, blank=True, default="")
    for_verdi = models.CharField(max_length=36, blank=True, default="")
    laget_id = models.UUIDField(null=True)
    """What was made, where undoing must find it again."""
    angrekode = models.CharField(max_length=40, null=True)  # noqa: DJ001 (null: not tried)
    """Why it was not undone; empty when it was, null before it is tried."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kvittering", "person"], name="flere_en_linje"),
        ]
