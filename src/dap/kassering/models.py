"""What somebody asked to have erased, and what another decided."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from dap.felles.aktor import Aktor, AktorType
from dap.felles.rom import Rom
from dap.kassering.values import MAKS_BEGRUNNELSE, Slag
from dap.tabell.base import ny_id
from dap.tilgang.queries import apnbare_vilkar
from dap.tilgang.values import Personinnsyn

_TYPER = [AktorType.BRUKER.value, AktorType.VEILEDER.value]


class KasseringQuerySet(models.QuerySet["Kassering"]):
    """The one place where requests are filtered by person and room."""

    def synlig_for(self, innsyn: Personinnsyn) -> "KasseringQuerySet":
        """For the user: what they asked for, and what is gone from what they may read."""
        rader = self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)
        if not innsyn.er_bruker:
            return rader
        egne = Q(bedt_av_type=AktorType.BRUKER)
        return rader.filter(intern=False).filter(egne | Q(godkjent=True))

    def kan_avgjores_av(self, aktor: Aktor) -> "KasseringQuerySet":
        """Open requests across persons that the reader may open without stating a reason."""
        rom = Q(pk__in=[])
        for kontor, ser in aktor.kontorrom.items():
            rom |= Q(
                person__kontorer__til=None,
                person__kontorer__kontor_id=kontor,
                rom__in=sorted(ser),
            )
        ider = self.filter(avgjort=None).filter(apnbare_vilkar(aktor) & rom).values("id")
        return self.filter(id__in=ider).exclude(
            bedt_av_type=AktorType.VEILEDER, bedt_av_id=aktor.id
        )


class Kassering(models.Model):
    """Never what stood there: what is to go is kept only until it is decided."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    slag = models.CharField(max_length=24, choices=[(s.value, s.value) for s in Slag])
    objekt_id = models.UUIDField()
    sted_type = models.CharField(max_length=20)
    sted_id = models.UUIDField()
    intern = models.BooleanField(default=False)
    hele = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    """Names of the fields that go whole."""
    deler = models.JSONField(default=list)
    """The parts of the text that go, while it is undecided."""
    begrunnelse = models.CharField(max_length=MAKS_BEGRUNNELSE)
    bedt_av_type = models.CharField(max_length=8, choices=[(t, t) for t in _TYPER])
    bedt_av_id = models.UUIDField()
    bedt = models.DateTimeField()
    avgjort_av = models.ForeignKey(
        "kontor.Ansatt", null=True, on_delete=models.PROTECT, related_name="+"
    )
    avgjort = models.DateTimeField(null=True)
    godkjent = models.BooleanField(null=True)
    avslag = models.CharField(max_length=MAKS_BEGRUNNELSE, blank=True, default="")

    objects: ClassVar[KasseringQuerySet] = KasseringQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["objekt_id"], condition=Q(avgjort=None), name="kassering_en_apen"
            ),
            models.CheckConstraint(
                condition=Q(avgjort_av=None) | ~Q(avgjort_av=F("bedt_av_id")),
                name="kassering_av_to",
            ),
            models.CheckConstraint(
                condition=Q(avgjort=None, avgjort_av=None, godkjent=None, avslag="")
                | Q(avgjort__isnull=False, avgjort_av__isnull=False, godkjent=True, avslag="")
                | (
                    Q(avgjort__isnull=False, avgjort_av__isnull=False, godkjent=False)
                    & ~Q(avslag="")
                ),
                name="kassering_avgjort",
            ),
            models.CheckConstraint(
                condition=Q(avgjort=None) | Q(deler=[]), name="kassering_avgjort_uten_innhold"
            ),
            models.CheckConstraint(
                condition=Q(slag__in=[s.value for s in Slag]), name="kassering_slag_kjent"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-bedt"], name="kassering_person"),
            models.Index(fields=["sted_id"], name="kassering_sted"),
            models.Index(fields=["bedt"], condition=Q(avgjort=None), name="kassering_apne"),
        ]
        triggers = [
            pgtrigger.Protect(name="kassering_slettes_ikke", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="kassering_faste_felter",
                fields=["person", "slag", "objekt_id", "begrunnelse", "bedt_av_id", "bedt"],
            ),
            pgtrigger.Protect(
                name="kassering_avgjort_er_avgjort",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.avgjort IS NOT NULL AND (NEW.avgjort, NEW.avgjort_av_id, NEW.godkjent,"
                    " NEW.avslag) IS DISTINCT FROM (OLD.avgjort, OLD.avgjort_av_id, OLD.godkjent,"
                    " OLD.avslag)"
                ),
            ),
        ]
