"""Assessments. What NAV is writing lies in tables that nothing the user reads touches."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from dap.tabell.base import Versjonert, ny_id
from dap.tilgang.values import Personinnsyn
from dap.vurdering.values import (
    DEL_MAKS,
    EGET_MAKS,
    UTEN_EGET_MAKS,
    Del,
    Egendel,
    Innsatsgruppe,
    Maate,
    Slag,
)

_FAST = pgtrigger.Update | pgtrigger.Delete
_SLAG = [s.value for s in Slag]
_GRUPPER = [g.value for g in Innsatsgruppe]


class VurderingQuerySet(models.QuerySet["Vurdering"]):
    """The one place where assessments are filtered by person, room, and what the user may know of."""

    def synlig_for(self, innsyn: Personinnsyn) -> "VurderingQuerySet":
        """For the user what is finished, what they wrote, and what they are asked to write.

        Staff who only read the plan know as much as the user.
        """
        rader = self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)
        if ser_utkast(innsyn):
            return rader
        return rader.filter(Q(ferdig_nr__gt=0) | Q(har_eget=True) | Q(bedt_om_eget=True))


def ser_utkast(innsyn: Personinnsyn) -> bool:
    """Who may know that NAV is writing: staff who follow people up, as themselves."""
    return not innsyn.er_bruker and innsyn.kan_skrive and innsyn.kan_endre_plan


@pghistory.track()
class Vurdering(Versjonert):
    """One of a kind in a follow-up period and room; its finished versions stand in `Ferdig`."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    slag = models.CharField(max_length=12, choices=[(s, s) for s in _SLAG])
    eier = models.ForeignKey("kontor.Ansatt", null=True, on_delete=models.PROTECT, related_name="+")
    """Who writes the draft; nobody when there is none."""
    bedt_om_eget = models.BooleanField(default=False)
    """NAV has asked for the user's own words, and has not had them since."""
    har_eget = models.BooleanField(default=False)
    ferdig_nr = models.PositiveIntegerField(default=0)
    ferdig = models.DateTimeField(null=True)

    objects: ClassVar[VurderingQuerySet] = VurderingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "slag", "rom"], name="vurdering_en_i_perioden"
            ),
            models.CheckConstraint(condition=Q(slag__in=_SLAG), name="vurdering_slag_kjent"),
            models.CheckConstraint(
                condition=Q(ferdig_nr=0, ferdig=None) | Q(ferdig_nr__gt=0, ferdig__isnull=False),
                name="vurdering_ferdig_har_tid",
            ),
        ]
        indexes = [models.Index(fields=["person", "slag"], name="vurdering_person")]
        triggers = [pgtrigger.Protect(name="vurdering_slettes_ikke", operation=pgtrigger.Delete)]


@pghistory.track()
class Egenvurdering(Versjonert):
    """The user's own assessment, in the user's words. Staff write it only where the user has not."""

    vurdering = models.OneToOneField(Vurdering, on_delete=models.PROTECT, related_name="eget")
    kan = models.TextField(blank=True, default="")
    vil = models.TextField(blank=True, default="")
    hindrer = models.TextField(blank=True, default="")
    hjelp = models.TextField(blank=True, default="")
    maate = models.CharField(
        max_length=8, blank=True, default="", choices=[(m.value, m.value) for m in Maate]
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(endret_av_type="BRUKER", maate="")
                | (Q(endret_av_type="VEILEDER") & ~Q(maate="")),
                name="vurdering_eget_sier_hvem",
            ),
            models.CheckConstraint(
                condition=~Q(kan="", vil="", hindrer="", hjelp=""), name="vurdering_eget_sier_noe"
            ),
            *(
                models.CheckConstraint(
                    condition=LessThanOrEqual(Length(d.value.lower()), EGET_MAKS),
                    name=f"vurdering_eget_{d.value.lower()}_lengde",
                )
                for d in Egendel
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="vurdering_eget_slettes_ikke", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="vurdering_eget_er_brukerens",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__endret_av_type="BRUKER")
                & ~pgtrigger.Q(new__endret_av_type="BRUKER"),
            ),
        ]


@pghistory.track()
class Utkastdel(Versjonert):
    """One part of what NAV is writing. Emptied when the draft is finished or thrown away."""

    vurdering = models.ForeignKey(Vurdering, on_delete=models.PROTECT, related_name="utkast")
    del_navn = models.CharField(max_length=12, choices=[(d.value, d.value) for d in Del])
    tekst = models.TextField(blank=True, default="")
    stotter = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    bor_vurderes = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vurdering", "del_navn"], name="vurdering_utkast_ett"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("tekst"), DEL_MAKS),
                name="vurdering_utkast_lengde",
            ),
            models.CheckConstraint(
                condition=Q(stotter__contained_by=_GRUPPER), name="vurdering_utkast_grupper"
            ),
        ]


class Ferdig(models.Model):
    """One finished version: never changed, never deleted."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    vurdering = models.ForeignKey(Vurdering, on_delete=models.PROTECT, related_name="ferdige")
    nr = models.PositiveIntegerField()
    tid = models.DateTimeField()
    av = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    stotter = ArrayField(models.CharField(max_length=40), default=list)
    bor_vurderes = models.BooleanField(null=True)
    uten_eget = models.CharField(max_length=UTEN_EGET_MAKS, blank=True, default="")
    eget_versjon = models.PositiveIntegerField(default=0)
    """Which version of the user's own assessment was frozen; 0 when there was none."""
    eget_tid = models.DateTimeField(null=True)
    eget_av = models.ForeignKey(
        "kontor.Ansatt", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Who wrote it for the user; nobody when the user did."""
    eget_maate = models.CharField(max_length=8, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vurdering", "nr"], name="vurdering_ferdig_nr"),
            models.CheckConstraint(
                condition=Q(stotter__contained_by=_GRUPPER), name="vurdering_ferdig_grupper"
            ),
            models.CheckConstraint(
                condition=~Q(stotter=[]) | Q(bor_vurderes__isnull=False, bor_vurderes=True),
                name="vurdering_ferdig_avgjort",
            ),
            models.CheckConstraint(
                condition=Q(eget_versjon=0, eget_tid=None) & ~Q(uten_eget="")
                | Q(eget_versjon__gt=0, eget_tid__isnull=False, uten_eget=""),
                name="vurdering_ferdig_eget",
            ),
        ]
        triggers = [pgtrigger.Protect(name="vurdering_ferdig_fast", operation=_FAST)]


class Ferdigtekst(models.Model):
    """One part of a finished version, NAV's or the user's: never changed, never deleted."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    ferdig = models.ForeignKey(Ferdig, on_delete=models.PROTECT, related_name="tekster")
    del_navn = models.CharField(max_length=12)
    av_bruker = models.BooleanField()
    """The user's own words (`Egendel`); else NAV's (`Del`)."""
    tekst = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ferdig", "del_navn", "av_bruker"], name="vurdering_ferdigtekst_en"
            ),
            models.CheckConstraint(condition=~Q(tekst=""), name="vurdering_ferdigtekst_sier_noe"),
        ]
        triggers = [pgtrigger.Protect(name="vurdering_ferdigtekst_fast", operation=_FAST)]
