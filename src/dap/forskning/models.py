"""Orders of extracts and reports, and the log of what was done with them."""

import pgtrigger
from django.db import models
from django.db.models import Q

from dap.forskning.values import (
    FORMAAL_MAKS,
    GODKJENNING_MAKS,
    GRUNN_MAKS,
    HJEMMEL_MAKS,
    RAPPORTSPRAK,
    Handling,
    Oppdragsstatus,
    Oppdragstype,
)
from dap.tabell.base import ny_id


class Oppdrag(models.Model):
    """What one analyst has ordered. The files lie in a folder of their own, named by the id."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    type = models.CharField(max_length=9, choices=[(t.value, t.value) for t in Oppdragstype])
    bestilt_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    bestilt = models.DateTimeField()
    nokkel = models.UUIDField()
    """Of the form: the same form sent twice is one order."""
    kilde = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="rapporter")
    """The extract that a report is of."""
    fra = models.DateField(null=True)
    til = models.DateField(null=True)
    personer = models.PositiveIntegerField(default=0)
    fro = models.PositiveIntegerField(default=0)
    formaal = models.CharField(max_length=FORMAAL_MAKS, blank=True, default="")
    hjemmel = models.CharField(max_length=HJEMMEL_MAKS, blank=True, default="")
    kommune_tillatelse = models.CharField(max_length=FORMAAL_MAKS, blank=True, default="")
    dpia = models.CharField(max_length=HJEMMEL_MAKS, blank=True, default="")
    """Reference of the assessment of consequences for privacy."""
    sluttdato = models.DateField(null=True)
    nivaa = models.CharField(max_length=9, blank=True, default="")
    godkjenning = models.CharField(max_length=GODKJENNING_MAKS, blank=True, default="")
    grunn = models.CharField(max_length=GRUNN_MAKS, blank=True, default="")
    sprak = models.CharField(max_length=2, default="nb")
    """Of a report."""
    valg = models.JSONField(default=dict)
    """Of a report: the choices that are not as the source has them (`Rapportvalg.valg`)."""
    status = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Oppdragsstatus])
    framdrift = models.PositiveSmallIntegerField(default=0)
    steg = models.TextField(blank=True, default="")
    """As `tekst.lagre` writes it: whoever reads it has a language."""
    feil = models.TextField(blank=True, default="")
    begynt = models.DateTimeField(null=True)
    jobb = models.BigIntegerField(null=True)
    """The job that took it. The same one again: its worker was killed."""
    ferdig = models.DateTimeField(null=True)
    storrelse = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bestilt_av", "nokkel"], name="forskning_oppdrag_en_gang"
            ),
            models.CheckConstraint(
                condition=Q(type__in=[t.value for t in Oppdragstype]), name="forskning_oppdrag_type"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Oppdragsstatus]),
                name="forskning_oppdrag_status",
            ),
            models.CheckConstraint(
                condition=Q(framdrift__lte=100), name="forskning_oppdrag_framdrift"
            ),
            models.CheckConstraint(
                condition=~Q(type=Oppdragstype.UTTREKK)
                | (~Q(formaal="") & ~Q(hjemmel="") & Q(sluttdato__isnull=False)),
                name="forskning_uttrekk_har_hjemmel",
            ),
            models.CheckConstraint(
                condition=Q(type=Oppdragstype.RAPPORT, kilde__isnull=False)
                | (~Q(type=Oppdragstype.RAPPORT) & Q(kilde__isnull=True)),
                name="forskning_rapport_har_kilde",
            ),
            models.CheckConstraint(
                condition=Q(sprak__in=RAPPORTSPRAK), name="forskning_rapport_sprak"
            ),
            models.CheckConstraint(
                condition=~Q(nivaa="intern") | (~Q(godkjenning="") & ~Q(grunn="")),
                name="forskning_intern_er_godkjent",
            ),
        ]
        indexes = [
            models.Index(fields=["bestilt_av", "-bestilt"], name="forskning_oppdrag_bestiller")
        ]


class Oppdragslogg(models.Model):
    """What was done with an order, and when: never changed."""

    oppdrag = models.ForeignKey(Oppdrag, on_delete=models.PROTECT, related_name="logg")
    tid = models.DateTimeField()
    handling = models.CharField(max_length=10, choices=[(h.value, h.value) for h in Handling])
    ansatt = models.ForeignKey(
        "kontor.Ansatt", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Nobody: the job, or the end date."""
    hva = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["oppdrag", "-tid"], name="forskning_logg_oppdrag")]
        triggers = [
            pgtrigger.Protect(
                name="forskning_logg_bare_nye", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
