"""Who follows up, and whether it is digital."""

import pghistory
from django.db import models
from django.db.models import Q


@pghistory.track()
class Veiledertildeling(models.Model):
    """The one member of staff responsible for the person, in a period."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    ansatt = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    fra = models.DateTimeField()
    til = models.DateTimeField(null=True)

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
class Manuellstatus(models.Model):
    """Manual follow-up: on paper and in person instead of digitally. The newest row counts."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    manuell = models.BooleanField()
    fra = models.DateTimeField()
    grunn = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-fra"], name="oppfolging_manuell_person")]
