"""What staff need to remember about their users. The user's file and timeline have none of it."""

import pghistory
from django.db import models
from django.db.models import Q

from dap.oppfolging.values import MAKS_HUSKELAPP, MAKS_KATEGORINAVN, Kategori
from dap.tabell.base import Versjonert

_KATEGORIER = [(k.value, k.value) for k in Kategori]


@pghistory.track(append_only=True)
class Huskelapp(Versjonert):
    """A deadline, a few words, or both. One in use for each user, in each room."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    frist = models.DateField(null=True)
    tekst = models.CharField(max_length=MAKS_HUSKELAPP, blank=True, default="")
    aktiv = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "rom"], condition=Q(aktiv=True), name="oppfolging_en_huskelapp"
            ),
            models.CheckConstraint(
                condition=Q(frist__isnull=False) | ~Q(tekst=""),
                name="oppfolging_huskelapp_sier_noe",
            ),
        ]


@pghistory.track(append_only=True)
class Fargekategori(Versjonert):
    """A shape with a colour that means what the office, or one of its teams, has agreed; empty for none."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("kontor.Team", null=True, on_delete=models.PROTECT, related_name="+")
    """In whose words it was set; none for the office's. The words change, and whose they are does not."""
    verdi = models.CharField(max_length=1, blank=True, default="", choices=_KATEGORIER)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "rom"], name="oppfolging_en_fargekategori"),
        ]
        indexes = [models.Index(fields=["verdi"], name="oppfolging_kategori_verdi")]


@pghistory.track()
class Kategorinavn(models.Model):
    """What the office means by a category, or one of its teams."""

    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("kontor.Team", null=True, on_delete=models.PROTECT, related_name="+")
    verdi = models.CharField(max_length=1, choices=_KATEGORIER)
    navn = models.CharField(max_length=MAKS_KATEGORINAVN)
    endret = models.DateTimeField()
    endret_av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kontor", "verdi"],
                condition=Q(team=None),
                name="oppfolging_kategorinavn_kontor",
            ),
            models.UniqueConstraint(
                fields=["team", "verdi"],
                condition=Q(team__isnull=False),
                name="oppfolging_kategorinavn_team",
            ),
            models.CheckConstraint(condition=~Q(navn=""), name="oppfolging_kategorinavn_ord"),
        ]
