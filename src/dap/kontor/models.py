"""The office, who works there, and which office follows up whom."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from dap.kontor.values import MAKS_TEAMNAVN, Ansettelse, Dekningsslag
from dap.tabell.base import ny_id


@pghistory.track()
class Kontor(models.Model):
    nr = models.CharField(primary_key=True, max_length=4)
    navn = models.CharField(max_length=120)
    adresse = models.CharField(max_length=200, blank=True)
    telefon = models.CharField(max_length=20, blank=True)
    svarfrist_timer = models.PositiveSmallIntegerField(default=48)
    kommunen_ser_stat = models.BooleanField(default=False)
    """The partnership agreement lets municipal staff see the state's room."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(svarfrist_timer__gte=1, svarfrist_timer__lte=240),
                name="kontor_svarfrist_rimelig",
            ),
        ]


@pghistory.track()
class Ansatt(models.Model):
    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    konto = models.OneToOneField(
        "konto.Konto", null=True, blank=True, on_delete=models.PROTECT, related_name="ansatt"
    )
    person = models.ForeignKey(
        "person.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """The citizen that this member of staff also is, for habilitet."""
    ident = models.CharField(max_length=7, unique=True)
    navn = models.CharField(max_length=120)
    ansettelse = models.CharField(max_length=8, choices=[(a.value, a.value) for a in Ansettelse])
    tittel = models.CharField(max_length=80, blank=True)
    telefon = models.CharField(max_length=20, blank=True)
    treffes = models.CharField(max_length=120, blank=True)
    roller = ArrayField(models.CharField(max_length=20), default=list)
    rettigheter = ArrayField(models.CharField(max_length=30), default=list)


@pghistory.track()
class Kontortilhorighet(models.Model):
    """Belongs to an office in a period (dates, half-open)."""

    ansatt = models.ForeignKey(Ansatt, on_delete=models.PROTECT, related_name="tilhorigheter")
    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="tilhorigheter")
    fra = models.DateField()
    til = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ansatt", "kontor"],
                condition=Q(til=None),
                name="kontor_tilhorighet_en_apen",
            ),
            models.CheckConstraint(
                condition=Q(til=None) | Q(til__gte=F("fra")), name="kontor_tilhorighet_rett_vei"
            ),
        ]


@pghistory.track()
class Fravar(models.Model):
    """Absence (dates, half-open), and who stands in. Called off before it began: no days at all."""

    ansatt = models.ForeignKey(Ansatt, on_delete=models.PROTECT, related_name="fravar")
    stedfortreder = models.ForeignKey(Ansatt, on_delete=models.PROTECT, related_name="+")
    fra = models.DateField()
    til = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(til__gte=F("fra")), name="kontor_fravar_rett_vei"),
            # One number line for everybody's days, as for calendars (ADR 20).
            ExclusionConstraint(
                name="kontor_fravar_ett_om_gangen",
                expressions=[
                    (
                        Func(F("ansatt"), F("fra"), F("til"), function="kontor_fravarsspenn"),
                        RangeOperators.OVERLAPS,
                    )
                ],
            ),
            models.CheckConstraint(
                condition=~Q(ansatt=F("stedfortreder")), name="kontor_fravar_en_annen"
            ),
        ]


@pghistory.track()
class Personkontor(models.Model):
    """The office that follows up a person, in a period (instants, half-open)."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="kontorer")
    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="personer")
    fra = models.DateTimeField()
    til = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(til=None), name="kontor_person_ett_apent"
            ),
            models.CheckConstraint(
                condition=Q(til=None) | Q(til__gte=F("fra")), name="kontor_person_rett_vei"
            ),
        ]


@pghistory.track()
class Dekning(models.Model):
    """What an office takes: a municipality, persons with a protected address, or what nobody takes."""

    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="dekninger")
    slag = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Dekningsslag])
    kode = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slag", "kode"], name="kontor_dekning_ett_kontor"),
        ]


@pghistory.track()
class Team(models.Model):
    """Colleagues at an office who work together, under a name that the office chose."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    kontor = models.ForeignKey(Kontor, on_delete=models.PROTECT, related_name="team")
    navn = models.CharField(max_length=MAKS_TEAMNAVN)
    versjon = models.PositiveIntegerField(default=1)
    nedlagt = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kontor", "navn"], condition=Q(nedlagt=None), name="kontor_team_ett_navn"
            ),
            models.CheckConstraint(condition=~Q(navn=""), name="kontor_team_navn"),
        ]


@pghistory.track()
class Teammedlem(models.Model):
    """In the team in a period (instants, half-open)."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="medlemmer")
    ansatt = models.ForeignKey(Ansatt, on_delete=models.PROTECT, related_name="+")
    fra = models.DateTimeField()
    til = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "ansatt"], condition=Q(til=None), name="kontor_medlem_en_gang"
            ),
            models.CheckConstraint(
                condition=Q(til=None) | Q(til__gte=F("fra")), name="kontor_medlem_rett_vei"
            ),
        ]
