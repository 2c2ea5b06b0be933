"""Who follows up, who else is round the person, and whether it is digital."""

import pghistory
from django.db import models
from django.db.models import F, Q

from dap.felles.rom import Rom
from dap.oppfolging.values import MAKS_MEDROLLE


@pghistory.track()
class Veiledertildeling(models.Model):
    """The one member of staff responsible for the person, in a period."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    ansatt = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    fra = models.DateTimeField()
    til = models.DateTimeField(null=True)
    sett = models.DateTimeField(null=True)
    """When the new adviser first looked at the plan; until then the person is newly assigned."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(til=None), name="oppfolging_en_veileder"
            ),
        ]
        indexes = [
            models.Index(fields=["ansatt"], condition=Q(til=None), name="oppfolging_ansatt_apne")
        ]


@pghistory.track()
class Medveileder(models.Model):
    """One more who works with the person, beside the responsible one, in a period.

    It lies in the room that the member of staff works in: the other side does not see it.
    """

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    ansatt = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    rolle = models.CharField(max_length=MAKS_MEDROLLE)
    """In words, as the user reads it: jobbspesialist, programrådgiver."""
    fra = models.DateTimeField()
    til = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "ansatt"], condition=Q(til=None), name="oppfolging_med_en_gang"
            ),
            models.CheckConstraint(
                condition=Q(til=None) | Q(til__gte=F("fra")), name="oppfolging_med_vei"
            ),
            models.CheckConstraint(condition=~Q(rolle=""), name="oppfolging_med_rolle"),
        ]
        indexes = [
            models.Index(fields=["ansatt"], condition=Q(til=None), name="oppfolging_med_apne")
        ]


@pghistory.track()
class Manuellstatus(models.Model):
    """Manual follow-up: on paper and in person instead of digitally. The newest row counts."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    manuell = models.BooleanField()
    fra = models.DateTimeField()
    grunn = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-fra"], name="oppfolging_manuell_person")]
