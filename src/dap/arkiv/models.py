"""Orders of exports with their files, and what has been journalled."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from dap.arkiv.eksportverdier import Eksportstatus
from dap.arkiv.journalverdier import Journalstatus, Regelkode, Sendemate
from dap.felles.rom import Rom
from dap.tabell.base import ny_id


class Eksport(models.Model):
    """One order of a file about one person. Only who ordered it may see that it exists."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    bestilt_av_type = models.CharField(max_length=8)
    bestilt_av_id = models.UUIDField()
    bestilt = models.DateTimeField()
    nokkel = models.UUIDField()
    """Of the form: the same form sent twice is one order."""
    sprak = models.CharField(max_length=5)
    rom = ArrayField(models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom]))
    """The rooms that the one who ordered saw: who sees less later, does not get the file."""
    utvalg = models.JSONField()
    antall_sladdet = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Eksportstatus])
    framdrift = models.PositiveSmallIntegerField(default=0)
    begynt = models.DateTimeField(null=True)
    ferdig = models.DateTimeField(null=True)
    slettes = models.DateTimeField(null=True)
    filnavn = models.CharField(max_length=120, blank=True, default="")
    storrelse = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bestilt_av_id", "nokkel"], name="arkiv_eksport_en_gang"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Eksportstatus]),
                name="arkiv_eksport_status",
            ),
            models.CheckConstraint(
                condition=~Q(status=Eksportstatus.FERDIG)
                | Q(ferdig__isnull=False, slettes__isnull=False, storrelse__gt=0),
                name="arkiv_eksport_ferdig_har_fil",
            ),
            models.CheckConstraint(condition=Q(framdrift__lte=100), name="arkiv_eksport_framdrift"),
        ]
        indexes = [
            models.Index(
                fields=["bestilt_av_id", "person", "-bestilt"], name="arkiv_eksport_bestiller"
            ),
        ]


class Eksportdel(models.Model):
    """A piece of the file, so that none is ever held in memory whole."""

    eksport = models.ForeignKey(Eksport, on_delete=models.PROTECT, related_name="deler")
    nr = models.PositiveIntegerField()
    innhold = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["eksport", "nr"], name="arkiv_eksportdel_nr"),
        ]


class Journalmappe(models.Model):
    """One for a person in a room: counts the entries, and lets one person at a time add to them."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    siste_nr = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "rom"], name="arkiv_journalmappe_en"),
        ]


class Journalpost(models.Model):
    """One thing that was confirmed as worth keeping, as it was then, and its way to the archive.

    What was confirmed never changes; only the delivery does.
    """

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    nr = models.PositiveIntegerField()
    """In the room: the other room's numbers would tell that it has something."""
    regel = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Regelkode])
    kilde_id = models.UUIDField()
    til_hendelse = models.BigIntegerField()
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    tittel = models.CharField(max_length=200)
    sprak = models.CharField(max_length=5)
    bevaring = models.CharField(max_length=12)
    tema = models.CharField(max_length=8)
    sendemate = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Sendemate])
    journalfort = models.DateTimeField()
    bilde_tid = models.DateTimeField()
    """When the preview was made that was confirmed."""
    journalfort_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    enhet = models.CharField(max_length=200, blank=True, default="")
    nokkel = models.UUIDField()
    """Of the form: the same form sent twice is one entry."""
    innhold = models.JSONField()
    """Frozen; empty when something in it was erased."""
    meldinger = ArrayField(models.UUIDField(), default=list)
    """The messages that stand in it, also as quotes."""
    innhold_fjernet = models.DateTimeField(null=True)
    status = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Journalstatus])
    feil = models.CharField(max_length=20, blank=True, default="")
    forsok = models.PositiveIntegerField(default=0)
    neste_forsok = models.DateTimeField(null=True)
    levert = models.DateTimeField(null=True)
    """When it was first handed over; the archive may be slow to acknowledge."""
    storrelse = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    """Of the package; empty until it is made."""
    journal_id = models.CharField(max_length=100, blank=True, default="")
    mottatt = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "rom", "nr"], name="arkiv_journalpost_nr"),
            models.UniqueConstraint(
                fields=["journalfort_av", "nokkel"], name="arkiv_journalpost_en_gang"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Journalstatus]),
                name="arkiv_journalpost_status",
            ),
            models.CheckConstraint(
                condition=Q(sendemate__in=[s.value for s in Sendemate]),
                name="arkiv_journalpost_sendemate",
            ),
            models.CheckConstraint(
                condition=~Q(status=Journalstatus.MOTTATT)
                | (Q(mottatt__isnull=False) & ~Q(journal_id="") & ~Q(sha256="")),
                name="arkiv_journalpost_mottatt_har_kvittering",
            ),
            models.CheckConstraint(condition=~Q(tittel=""), name="arkiv_journalpost_tittel"),
        ]
        indexes = [
            models.Index(fields=["person", "rom", "-nr"], name="arkiv_journalpost_person"),
            models.Index(
                fields=["neste_forsok"],
                condition=Q(status__in=[Journalstatus.VENTER, Journalstatus.FEILET]),
                name="arkiv_journalpost_venter",
            ),
        ]


class Journalfil(models.Model):
    """A file of an entry, in pieces: attachments until it is packed, the package until the archive
    has it, and the document for who may read it."""

    journalpost = models.ForeignKey(Journalpost, on_delete=models.PROTECT, related_name="filer")
    navn = models.CharField(max_length=120)
    nr = models.PositiveIntegerField(default=0)
    innhold = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["journalpost", "navn", "nr"], name="arkiv_journalfil_nr"
            ),
        ]


class Bortlegging(models.Model):
    """A proposal that a human said is not worth keeping, until something new happens."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    regel = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Regelkode])
    kilde_id = models.UUIDField()
    til_hendelse = models.BigIntegerField()
    tittel = models.CharField(max_length=200)
    begrunnelse = models.TextField()
    tid = models.DateTimeField()
    av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(begrunnelse=""), name="arkiv_bortlegging_grunn"),
            models.UniqueConstraint(
                fields=["person", "rom", "regel", "kilde_id", "til_hendelse"],
                name="arkiv_bortlegging_en_gang",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "rom"], name="arkiv_bortlegging_person"),
        ]
