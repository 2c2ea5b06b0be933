"""A message to very many, and who has got it."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from dap.dialog.values import MAKS_OVERSKRIFT
from dap.masseutsending.values import MAKS_GRUNN, MAKS_NAVN, Hoppet, Status
from dap.tabell.base import Versjonert


@pghistory.track()
class Masseutsending(Versjonert):
    navn = models.CharField(max_length=MAKS_NAVN)
    overskrift = models.CharField(max_length=MAKS_OVERSKRIFT)
    tekst = models.TextField()
    kontorer = ArrayField(models.CharField(max_length=4), default=list, blank=True)
    """Numbers of offices; none: all of them."""
    status = models.CharField(
        max_length=16, default=Status.UTKAST, choices=[(s.value, s.value) for s in Status]
    )
    godkjent = models.DateTimeField(null=True)
    godkjent_av_id = models.UUIDField(null=True)
    stoppgrunn = models.CharField(max_length=MAKS_GRUNN, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=[Status.GODKJENT, Status.LAGRET])
                | (Q(godkjent__isnull=False) & Q(godkjent_av_id__isnull=False)),
                name="masseutsending_godkjent_av_noen",
            ),
            models.CheckConstraint(
                condition=Q(godkjent_av_id=None) | ~Q(godkjent_av_id=F("opprettet_av_id")),
                name="masseutsending_godkjent_av_en_annen",
            ),
        ]


class Massemottaker(models.Model):
    """One who was chosen: stored once, or passed over with a reason."""

    utsending = models.ForeignKey(
        Masseutsending, on_delete=models.PROTECT, related_name="mottakere", db_index=False
    )
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    trad = models.OneToOneField(
        "dialog.Trad", null=True, on_delete=models.PROTECT, related_name="+"
    )
    hoppet = models.CharField(
        max_length=24, blank=True, default="", choices=[(h.value, h.value) for h in Hoppet]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["utsending", "person"], name="masseutsending_en_gang"),
            models.CheckConstraint(
                condition=Q(trad=None) | Q(hoppet=""), name="masseutsending_lagret_eller_hoppet"
            ),
        ]
        indexes = [
            models.Index(
                fields=["utsending", "id"],
                condition=Q(trad=None, hoppet=""),
                name="masseutsending_igjen",
            ),
        ]
