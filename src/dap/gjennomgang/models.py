"""A list of users that two go through, and what they say of each. Working papers: deleted after a year."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from dap.felles.rom import Rom
from dap.gjennomgang.values import (
    MAKS_FORMAL,
    MAKS_NOTAT,
    MAKS_SAMMENDRAG,
    MAKS_TITTEL,
    Beslutning,
    Slag,
)
from dap.tabell.base import Versjonert, ny_id


@pghistory.track()
class Gjennomgang(models.Model):
    """Of one adviser's users, with one leader, in a room that both see."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    slag = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Slag])
    tittel = models.CharField(max_length=MAKS_TITTEL)
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    leder = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    veileder = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    startet = models.DateTimeField()
    startet_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    lukket = models.DateTimeField(null=True)
    sammendrag = models.CharField(max_length=MAKS_SAMMENDRAG, blank=True, default="")
    ryddet = models.DateTimeField(null=True)
    """Notes, names and summary are deleted."""
    versjon = models.PositiveIntegerField(default=1)
    endret = models.DateTimeField()
    endret_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    nokkel = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(leder=F("veileder")), name="gjennomgang_to"),
            models.CheckConstraint(
                condition=Q(startet_av=F("leder")) | Q(startet_av=F("veileder")),
                name="gjennomgang_startet_av_en_av_dem",
            ),
            models.CheckConstraint(condition=~Q(tittel=""), name="gjennomgang_tittel"),
            models.CheckConstraint(
                condition=Q(slag__in=[s.value for s in Slag]), name="gjennomgang_slag_kjent"
            ),
            models.CheckConstraint(
                condition=Q(rom__in=[r.value for r in Rom]), name="gjennomgang_rom_kjent"
            ),
            models.CheckConstraint(
                condition=Q(lukket=None, sammendrag="") | Q(lukket__gte=F("startet")),
                name="gjennomgang_sammendrag_til_slutt",
            ),
        ]


@pghistory.track()
class Punkt(Versjonert):
    """One user on the list. The list is fixed from the start."""

    gjennomgang = models.ForeignKey(Gjennomgang, on_delete=models.PROTECT, related_name="punkter")
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    nr = models.PositiveSmallIntegerField()
    grunner = ArrayField(models.CharField(max_length=30), default=list)
    notat = models.CharField(max_length=MAKS_NOTAT, blank=True, default="")
    gjennomgatt = models.BooleanField(default=False)
    beslutning = models.CharField(
        max_length=12, blank=True, default="", choices=[(b.value, b.value) for b in Beslutning]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gjennomgang", "person"], name="gjennomgang_person_en_gang"
            ),
            models.UniqueConstraint(fields=["gjennomgang", "nr"], name="gjennomgang_nr_en_gang"),
            models.CheckConstraint(
                condition=Q(beslutning__in=[b.value for b in Beslutning]),
                name="gjennomgang_beslutning_kjent",
            ),
            models.CheckConstraint(
                condition=Q(beslutning="") | Q(gjennomgatt=True),
                name="gjennomgang_bestemt_er_gjennomgatt",
            ),
        ]


class Innsyn(models.Model):
    """Somebody else looked in, with a purpose that the two can read."""

    gjennomgang = models.ForeignKey(Gjennomgang, on_delete=models.PROTECT, related_name="innsyn")
    ansatt = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    tid = models.DateTimeField()
    formal = models.CharField(max_length=MAKS_FORMAL)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gjennomgang", "ansatt"], name="gjennomgang_innsyn_en_gang"
            ),
            models.CheckConstraint(condition=~Q(formal=""), name="gjennomgang_innsyn_formal"),
        ]
