"""A warning, the proofs that it has come, and what the user answered."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from dap.eskalering.maler import Malkode
from dap.eskalering.values import (
    GRUNN_MAKS,
    SPRAK,
    Leveringskilde,
    Status,
    Svarmate,
)
from dap.felles.rom import Rom
from dap.tabell.base import Versjonert, ny_id
from dap.tilgang.values import Personinnsyn

_FAST = pgtrigger.Update | pgtrigger.Delete


class EskaleringQuerySet(models.QuerySet["Eskalering"]):
    """The one place where warnings are filtered by person and room."""

    def synlig_for(self, innsyn: Personinnsyn) -> "EskaleringQuerySet":
        return self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)

    def aktive(self) -> "EskaleringQuerySet":
        return self.filter(status=Status.AKTIV)


@pghistory.track()
class Eskalering(Versjonert):
    """What was sent stands as it was sent; the deadline and the end are what change."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    trad = models.OneToOneField("dialog.Trad", on_delete=models.PROTECT, related_name="+")
    malkode = models.CharField(max_length=64, choices=[(k.value, k.value) for k in Malkode])
    malversjon = models.PositiveIntegerField()
    sprak = models.CharField(max_length=2)
    felter = models.JSONField(default=dict)
    """What the blanks were filled with; dates as ISO."""
    overskrift = models.CharField(max_length=100)
    tekst = models.TextField()
    per_post = models.BooleanField(default=False)
    forste_frist = models.DateField()
    frist = models.DateField()
    status = models.CharField(
        max_length=24, choices=[(s.value, s.value) for s in Status], default=Status.AKTIV
    )
    avsluttet = models.DateTimeField(null=True)
    sluttgrunn = models.CharField(max_length=GRUNN_MAKS, blank=True, default="")
    frist_varslet = models.DateField(null=True)
    """The deadline that NAV was told had passed."""
    utlop_varslet = models.DateTimeField(null=True)
    nokkel = models.UUIDField(unique=True)

    objects: ClassVar[EskaleringQuerySet] = EskaleringQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(status=Status.AKTIV), name="eskalering_en_aktiv"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Status]), name="eskalering_status_kjent"
            ),
            models.CheckConstraint(
                condition=Q(status=Status.AKTIV, avsluttet=None, sluttgrunn="")
                | (~Q(status=Status.AKTIV) & Q(avsluttet__isnull=False)),
                name="eskalering_avsluttet_har_tid",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[Status.AKTIV, Status.OPPFOLGING_AVSLUTTET])
                | ~Q(sluttgrunn=""),
                name="eskalering_slutt_har_grunn",
            ),
            models.CheckConstraint(
                condition=Q(frist__gte=models.F("forste_frist")),
                name="eskalering_frist_bare_lenger",
            ),
            models.CheckConstraint(condition=Q(sprak__in=SPRAK), name="eskalering_sprak_kjent"),
            models.CheckConstraint(condition=Q(rom=Rom.STAT), name="eskalering_er_statens"),
            models.CheckConstraint(condition=~Q(tekst=""), name="eskalering_har_tekst"),
        ]
        indexes = [
            models.Index(fields=["person", "-opprettet"], name="eskalering_person"),
            models.Index(
                fields=["frist"], condition=Q(status=Status.AKTIV), name="eskalering_apne"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="eskalering_slettes_ikke", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="eskalering_sendt_er_sendt",
                fields=[
                    "person", "periode", "trad", "malkode", "malversjon", "sprak", "felter",
                    "overskrift", "tekst", "per_post", "forste_frist", "nokkel",
                ],
            ),
        ]  # fmt: skip


class Levering(models.Model):
    """That the user has got it: read, or a letter that has had time to come."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    eskalering = models.ForeignKey(Eskalering, on_delete=models.PROTECT, related_name="leveringer")
    kilde = models.CharField(max_length=8, choices=[(k.value, k.value) for k in Leveringskilde])
    tid = models.DateTimeField()
    kom = models.DateField()
    postet = models.DateField(null=True)
    av_type = models.CharField(max_length=8)
    av_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["eskalering", "kilde"], name="eskalering_levering_en_av_hver"
            ),
            models.CheckConstraint(
                condition=Q(kilde=Leveringskilde.LEST, postet=None)
                | Q(kilde=Leveringskilde.BREV, postet__isnull=False, kom__gte=models.F("postet")),
                name="eskalering_levering_brev_har_dag",
            ),
        ]
        triggers = [pgtrigger.Protect(name="eskalering_levering_fast", operation=_FAST)]


class Svar(models.Model):
    """The user's answer: a message in the thread, by themself or as somebody wrote it down."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    eskalering = models.ForeignKey(Eskalering, on_delete=models.PROTECT, related_name="svar")
    maate = models.CharField(max_length=8, choices=[(m.value, m.value) for m in Svarmate])
    tid = models.DateTimeField()
    mottatt = models.DateField()
    """The day the words came."""
    nr = models.PositiveIntegerField()
    """Of the message."""
    vedlegg = models.PositiveIntegerField(default=0)
    skrevet_ned_av = models.UUIDField(null=True)
    """The member of staff who wrote it down, when it came another way."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["eskalering", "nr"], name="eskalering_svar_nr"),
            models.CheckConstraint(
                condition=Q(maate=Svarmate.DIALOG, skrevet_ned_av=None)
                | (~Q(maate=Svarmate.DIALOG) & Q(skrevet_ned_av__isnull=False)),
                name="eskalering_svar_skrevet_ned",
            ),
        ]
        indexes = [models.Index(fields=["eskalering", "tid"], name="eskalering_svar_tid")]
        triggers = [pgtrigger.Protect(name="eskalering_svar_fast", operation=_FAST)]
