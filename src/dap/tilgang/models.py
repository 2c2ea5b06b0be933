"""Reasons stated for opening a person that another office follows up."""

from django.db import models


class Oppslagsgrunn(models.Model):
    """Open until `til`; shown to the leader of the person's office."""

    ansatt = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    kontor = models.ForeignKey(
        "kontor.Kontor", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """The person's office when the reason was stated."""
    grunn = models.CharField(max_length=500)
    fra = models.DateTimeField()
    til = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["ansatt", "person", "-til"], name="tilgang_grunn_oppslag"),
            models.Index(fields=["kontor", "-fra"], name="tilgang_grunn_kontor"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(til__gt=models.F("fra")), name="tilgang_grunn_rett_vei"
            ),
        ]
