"""Notifications, ordered in the transaction that caused them, and what is sent of them."""

from datetime import time

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from dap.felles.rom import Rom
from dap.tabell.base import ny_id
from dap.varsel.values import DIGITALE, Kanal, Samling, Utsendingsstatus, Varselslag

APNE = [Utsendingsstatus.VENTER.value, Utsendingsstatus.TATT.value]


class Varsel(models.Model):
    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    slag = models.CharField(max_length=30, choices=[(s.value, s.value) for s in Varselslag])
    mottaker_id = models.UUIDField()
    """The person's id for a user, the ansatt's id for staff."""
    person = models.ForeignKey(
        "person.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Whom it is about; nobody, when it is work among colleagues."""
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    objekt_type = models.CharField(max_length=20)
    objekt_id = models.UUIDField()
    bestilt = models.DateTimeField()
    lest = models.DateTimeField(null=True)
    stoppet = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["mottaker_id", "-bestilt"], name="varsel_mottaker"),
            models.Index(
                fields=["mottaker_id"],
                condition=models.Q(lest=None, stoppet=None),
                name="varsel_uleste",
            ),
            models.Index(fields=["objekt_id"], name="varsel_objekt"),
        ]


class Utsending(models.Model):
    """The outbox: one row for each notification, channel and round. Its id is the key that the
    channel knows it by, so that the same row sent twice is received once."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    varsel = models.ForeignKey(
        Varsel, on_delete=models.PROTECT, related_name="utsendinger", db_index=False
    )
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    kanal = models.CharField(max_length=5, choices=[(k.value, k.value) for k in Kanal])
    runde = models.PositiveSmallIntegerField(default=0)
    """0, and 1 when it is repeated because nobody has read it."""
    status = models.CharField(
        max_length=12,
        default=Utsendingsstatus.VENTER,
        choices=[(s.value, s.value) for s in Utsendingsstatus],
    )
    tidligst = models.DateTimeField()
    neste = models.DateTimeField()
    """When a worker may look at it: not before it is due, after a failure, or after the lease."""
    forsok = models.PositiveSmallIntegerField(default=0)
    tatt = models.DateTimeField(null=True)
    """When a worker took it last; what it found counts only while this stands."""
    feilkode = models.CharField(max_length=20, blank=True, default="")
    ekstern_id = models.CharField(max_length=100, blank=True, default="")
    kan_ha_gatt = models.BooleanField(default=False, db_default=False)
    """A try failed without anybody saying no, or its sender was killed: it may have been taken."""
    til = models.CharField(max_length=254, blank=True, default="")
    """The address that it went to."""
    samlet_i = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="samler")
    """Told of in this one message with others (the day's digest)."""
    onsket = models.BooleanField(default=False)
    """Somebody asked for it, so that reading does not stop it (letters)."""
    sendt = models.DateTimeField(null=True)
    levert = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["varsel", "kanal", "runde"], name="varsel_utsending_en_gang"
            ),
            models.CheckConstraint(
                condition=models.Q(kanal__in=[k.value for k in Kanal])
                & models.Q(status__in=[s.value for s in Utsendingsstatus]),
                name="varsel_utsending_kjent",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Utsendingsstatus.SENDT, sendt=None)
                & ~models.Q(status=Utsendingsstatus.LEVERT, levert=None)
                & ~models.Q(status=Utsendingsstatus.TATT, tatt=None),
                name="varsel_utsending_tider",
            ),
        ]
        indexes = [
            models.Index(
                fields=["neste"],
                condition=models.Q(status__in=APNE, kanal__in=[k.value for k in DIGITALE]),
                name="varsel_utsending_digital",
            ),
            models.Index(
                fields=["neste"],
                condition=models.Q(status__in=APNE, kanal=Kanal.BREV),
                name="varsel_utsending_brev",
            ),
            models.Index(
                fields=["sendt"],
                condition=models.Q(sendt__isnull=False),
                name="varsel_utsending_sendt",
            ),
            models.Index(
                fields=["kanal", "-id"],
                condition=models.Q(status=Utsendingsstatus.DOD),
                name="varsel_utsending_dod",
            ),
        ]


@pghistory.track()
class Varselvalg(models.Model):
    """How one person gets notifications: what they have chosen, and what has been found out."""

    person = models.OneToOneField(
        "person.Person", primary_key=True, on_delete=models.PROTECT, related_name="varselvalg"
    )
    sprak = models.CharField(max_length=2, blank=True, default="")
    kanaler = ArrayField(
        models.CharField(max_length=5, choices=[(k.value, k.value) for k in DIGITALE]),
        default=list,
        blank=True,
    )
    samling = models.CharField(
        max_length=6, default=Samling.NAA, choices=[(s.value, s.value) for s in Samling]
    )
    stille_fra = models.TimeField(default=time(21))
    stille_til = models.TimeField(default=time(7))
    versjon = models.PositiveIntegerField(default=0)
    manuell = models.BooleanField(default=False)
    """Followed up on paper: kept in step with what the follow-up decides (`folg_hendelse`)."""
    epost_avvist = models.CharField(max_length=254, blank=True, default="")
    """The address that e-mail came back from."""
    telefon_avvist = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(samling__in=[s.value for s in Samling]),
                name="varsel_valg_samling_kjent",
            ),
        ]


class Returpost(models.Model):
    """Mail in the mailbox of returned mail that nobody understood: kept until a human has looked."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    kom = models.DateTimeField()
    avtrykk = models.CharField(max_length=64, unique=True)
    """SHA-256: the same mail again is one row."""
    form = models.CharField(max_length=80)
    """What it says that it is, "text/plain"; nothing of what stands in it."""
    storrelse = models.PositiveIntegerField()
    fil = models.CharField(max_length=255, blank=True, default="")
    """Its name in the folder it lies in; without one the mail lies here."""
    innhold = models.BinaryField(null=True)
    behandlet = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(behandlet=None) | models.Q(innhold=None),
                name="varsel_returpost_behandlet",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-kom"], condition=models.Q(behandlet=None), name="varsel_returpost_ny"
            ),
        ]
