"""What each side says of the newest version of a thing. What they said of older ones is history."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from dap.forstaelse.values import KOMMENTAR_MAKS, Mening, Tilstand
from dap.tabell.base import Versjonert
from dap.tilgang.values import Personinnsyn

_MENINGER = [("", ""), *((m.value, m.value) for m in Mening)]


class ForstaelseQuerySet(models.QuerySet["Forstaelse"]):
    def synlig_for(self, innsyn: Personinnsyn) -> "ForstaelseQuerySet":
        """The one place where this package is filtered by person and room."""
        return self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)

    def apne(self) -> "ForstaelseQuerySet":
        """Of things that still stand, in a period that runs."""
        return self.filter(gjelder=True).filter(Q(periode=None) | Q(periode__slutt=None))


@pghistory.track()
class Forstaelse(Versjonert):
    """One row a thing. Kind, id and version are values: nothing here knows what lies above."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", null=True, on_delete=models.PROTECT, related_name="+"
    )
    objekt_type = models.CharField(max_length=20)
    objekt_id = models.UUIDField(unique=True)
    objekt_versjon = models.PositiveIntegerField()
    gjelder = models.BooleanField(default=True)
    """False when the thing is over: then nobody is awaited."""
    bruker_mening = models.CharField(max_length=5, blank=True, default="", choices=_MENINGER)
    bruker_kommentar = models.CharField(max_length=KOMMENTAR_MAKS, blank=True, default="")
    bruker_av_id = models.UUIDField(null=True)
    bruker_tid = models.DateTimeField(null=True)
    nav_mening = models.CharField(max_length=5, blank=True, default="", choices=_MENINGER)
    nav_kommentar = models.CharField(max_length=KOMMENTAR_MAKS, blank=True, default="")
    nav_av_id = models.UUIDField(null=True)
    nav_tid = models.DateTimeField(null=True)
    tilstand = models.CharField(max_length=16, choices=[(t.value, t.value) for t in Tilstand])
    """Follows from the two opinions; kept so that it can be counted."""

    objects: ClassVar[ForstaelseQuerySet] = ForstaelseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(~Q(bruker_mening=Mening.UENIG) | ~Q(bruker_kommentar=""))
                & (~Q(nav_mening=Mening.UENIG) | ~Q(nav_kommentar="")),
                name="forstaelse_uenig_med_ord",
            ),
            models.CheckConstraint(
                condition=(
                    Q(bruker_mening="", bruker_tid=None, bruker_kommentar="")
                    | (~Q(bruker_mening="") & Q(bruker_tid__isnull=False))
                )
                & (
                    Q(nav_mening="", nav_tid=None, nav_kommentar="")
                    | (~Q(nav_mening="") & Q(nav_tid__isnull=False))
                ),
                name="forstaelse_mening_har_tid",
            ),
            models.CheckConstraint(
                condition=(
                    Q(tilstand=Tilstand.UENIGE)
                    & (Q(bruker_mening=Mening.UENIG) | Q(nav_mening=Mening.UENIG))
                )
                | Q(
                    tilstand=Tilstand.BEGGE_ENIGE,
                    bruker_mening=Mening.ENIG,
                    nav_mening=Mening.ENIG,
                )
                | Q(tilstand=Tilstand.VENTER_PA_BRUKER, bruker_mening="")
                | Q(tilstand=Tilstand.VENTER_PA_NAV, nav_mening="", bruker_mening=Mening.ENIG),
                name="forstaelse_tilstand_folger",
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "tilstand"],
                condition=Q(gjelder=True),
                name="forstaelse_apne",
            )
        ]
