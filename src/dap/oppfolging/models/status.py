"""What keeps a person in the follow-up, and what leads out of it."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from dap.felles.rom import Rom
from dap.oppfolging.values import (
    MAKS_GRUNN,
    Arbeidssokerslutt,
    Inaktivutfall,
    Kandidatgrunn,
    Kandidatutfall,
    Sluttsperre,
)

_APEN = Q(til=None)


@pghistory.track()
class Arbeidssokerperiode(models.Model):
    """[fra, til): registered as a jobseeker."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    fra = models.DateTimeField()
    til = models.DateTimeField(null=True)
    sluttgrunn = models.CharField(
        max_length=30,
        blank=True,
        default="",
        choices=[(a.value, a.value) for a in Arbeidssokerslutt],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=_APEN, name="oppfolging_en_arbeidssoker"
            ),
            models.CheckConstraint(
                condition=_APEN | Q(til__gte=F("fra")), name="oppfolging_arbeidssoker_vei"
            ),
        ]


@pghistory.track()
class Utmeldingskandidat(models.Model):
    """Somebody at NAV must decide: is there still a reason for the follow-up?"""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    grunn = models.CharField(max_length=30, choices=[(a.value, a.value) for a in Kandidatgrunn])
    begrunnelse = models.CharField(max_length=MAKS_GRUNN, blank=True, default="")
    """The words of who proposed it; empty when a registration ended."""
    av_type = models.CharField(max_length=8)
    """Who made the registration end: BRUKER, VEILEDER or SYSTEM."""
    fra = models.DateTimeField()
    til = models.DateTimeField(null=True)
    utfall = models.CharField(
        max_length=20, blank=True, default="", choices=[(u.value, u.value) for u in Kandidatutfall]
    )
    ord = models.CharField(max_length=MAKS_GRUNN, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=_APEN, name="oppfolging_en_kandidat"
            ),
            models.CheckConstraint(
                condition=Q(til=None, utfall="") | (Q(til__isnull=False) & ~Q(utfall="")),
                name="oppfolging_kandidat_utfall",
            ),
        ]


@pghistory.track()
class Inaktivering(models.Model):
    """Out of the follow-up after 28 days, unless something holds it or the person comes back."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    fra = models.DateTimeField()
    til = models.DateTimeField(null=True)
    utfall = models.CharField(
        max_length=20, blank=True, default="", choices=[(u.value, u.value) for u in Inaktivutfall]
    )
    grunn = models.CharField(max_length=MAKS_GRUNN, blank=True, default="")
    ord = models.CharField(max_length=MAKS_GRUNN, blank=True, default="")
    """Why the person became active again."""
    forsokt = models.DateTimeField(null=True)
    """When the job last tried to end the follow-up, and could not."""
    hindret_av = ArrayField(
        models.CharField(max_length=20, choices=[(s.value, s.value) for s in Sluttsperre]),
        default=list,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=_APEN, name="oppfolging_en_inaktivering"
            ),
            models.CheckConstraint(
                condition=Q(til=None, utfall="") | (Q(til__isnull=False) & ~Q(utfall="")),
                name="oppfolging_inaktiv_utfall",
            ),
        ]
        indexes = [models.Index(fields=["fra"], condition=_APEN, name="oppfolging_inaktiv_fra")]


@pghistory.track()
class Kvpperiode(models.Model):
    """[fra, til): in the qualification programme, at that office."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    fra = models.DateTimeField()
    til = models.DateTimeField(null=True)
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    """Of who started it. That the programme runs is told in both rooms, why only in this one."""
    sluttrom = models.CharField(
        max_length=8, blank=True, default="", choices=[(r.value, r.value) for r in Rom]
    )
    """Of who ended it with a reason."""
    startgrunn = models.CharField(max_length=MAKS_GRUNN)
    sluttgrunn = models.CharField(max_length=MAKS_GRUNN, blank=True, default="")
    """Empty when it ended because the office changed, or with the follow-up."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=_APEN, name="oppfolging_en_kvp"),
            models.CheckConstraint(
                condition=_APEN | Q(til__gte=F("fra")), name="oppfolging_kvp_vei"
            ),
            models.CheckConstraint(condition=~Q(startgrunn=""), name="oppfolging_kvp_grunn"),
            models.CheckConstraint(
                condition=Q(rom__in=[r.value for r in Rom])
                & (Q(sluttgrunn="") | Q(sluttrom__in=[r.value for r in Rom])),
                name="oppfolging_kvp_rom",
            ),
        ]
