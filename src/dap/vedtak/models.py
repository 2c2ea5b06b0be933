"""Drafts that only staff read, and decisions that are never changed."""

from typing import Any, ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from dap.felles.innsatsgruppe import VARIGE, Hovedmal, Innsatsgruppe
from dap.felles.rom import Rom
from dap.tabell.base import Versjonert, ny_id
from dap.tilgang.values import Personinnsyn
from dap.vedtak.values import (
    APNE_KLAGER,
    AVVIKSGRUNN_MAKS,
    BEGRUNNELSE_MAKS,
    KLAGE_MAKS,
    MELDING_MAKS,
    Beslutterstatus,
    Kilde,
    Klagestatus,
    Linje,
    Utfall,
    Utkaststatus,
    Vedtakstype,
)

_FAST = pgtrigger.Update | pgtrigger.Delete
_GRUPPER = [(g.value, g.value) for g in Innsatsgruppe]
_HOVEDMAL = [(h.value, h.value) for h in Hovedmal]
_UTEN_MAL = Q(innsatsgruppe=Innsatsgruppe.VARIG_TILPASSET_INNSATS)


def _ansatt(**valg: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+", **valg)


class UtkastQuerySet(models.QuerySet["Utkast"]):
    def synlig_for(self, innsyn: Personinnsyn) -> "UtkastQuerySet":
        """For staff only; to the user a draft does not exist."""
        if innsyn.er_bruker:
            return self.none()
        return self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)


@pghistory.track()
class Utkast(Versjonert):
    """What an adviser is writing. One a person; nothing that the user reads touches it."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    ansvarlig = _ansatt()
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Utkaststatus])
    innsatsgruppe = models.CharField(max_length=40, blank=True, default="", choices=_GRUPPER)
    hovedmal = models.CharField(max_length=20, blank=True, default="", choices=_HOVEDMAL)
    grunngiving = models.TextField(blank=True, default="")
    avviksgrunn = models.TextField(blank=True, default="", db_default="")
    """Why another group than the finished assessment of work ability supports."""
    kilder = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    beslutterstatus = models.CharField(
        max_length=24, blank=True, default="", choices=[(s.value, s.value) for s in Beslutterstatus]
    )
    beslutter = _ansatt(null=True)

    objects: ClassVar[UtkastQuerySet] = UtkastQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(status="APENT"), name="vedtak_ett_utkast"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("grunngiving"), BEGRUNNELSE_MAKS),
                name="vedtak_utkast_lengde",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("avviksgrunn"), AVVIKSGRUNN_MAKS),
                name="vedtak_utkast_avvik_lengde",
            ),
            models.CheckConstraint(
                condition=Q(beslutter=None) | ~Q(beslutter=F("ansvarlig")),
                name="vedtak_utkast_to_personer",
            ),
            models.CheckConstraint(
                condition=~Q(beslutterstatus="GODKJENT_AV_BESLUTTER") | Q(beslutter__isnull=False),
                name="vedtak_utkast_godkjent_av_noen",
            ),
            models.CheckConstraint(
                condition=~_UTEN_MAL | Q(hovedmal=""), name="vedtak_utkast_hovedmal"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Utkaststatus])
                & Q(beslutterstatus__in=[s.value for s in Beslutterstatus]),
                name="vedtak_utkast_kjent",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="vedtak_utkast_slettes_ikke", operation=pgtrigger.Delete)
        ]


class Melding(models.Model):
    """A line between adviser and beslutter, theirs or the system's. Never changed, never deleted."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    utkast = models.ForeignKey(Utkast, on_delete=models.PROTECT, related_name="meldinger")
    linje = models.CharField(max_length=24, choices=[(v.value, v.value) for v in Linje])
    tekst = models.TextField(blank=True, default="")
    av = _ansatt()
    tid = models.DateTimeField()
    nokkel = models.UUIDField(unique=True, default=ny_id)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("tekst"), MELDING_MAKS),
                name="vedtak_melding_lengde",
            ),
            models.CheckConstraint(
                condition=~Q(linje="TEKST") | ~Q(tekst=""), name="vedtak_melding_har_tekst"
            ),
        ]
        indexes = [models.Index(fields=["utkast", "tid", "id"], name="vedtak_melding_rekke")]
        triggers = [pgtrigger.Protect(name="vedtak_melding_fast", operation=_FAST)]


class VedtakQuerySet(models.QuerySet["Vedtak"]):
    """The one place where decisions are filtered by person and room."""

    def synlig_for(self, innsyn: Personinnsyn) -> "VedtakQuerySet":
        return self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)


@pghistory.track()
class Vedtak(models.Model):
    """A decision that a human has made. Only that it is replaced is ever written in it."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    utkast = models.OneToOneField(Utkast, on_delete=models.PROTECT, related_name="vedtak")
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    innsatsgruppe = models.CharField(max_length=40, choices=_GRUPPER)
    hovedmal = models.CharField(max_length=20, blank=True, default="", choices=_HOVEDMAL)
    begrunnelse = models.TextField()
    avviksgrunn = models.TextField(blank=True, default="", db_default="")
    type = models.CharField(max_length=12, choices=[(t.value, t.value) for t in Vedtakstype])
    profil = models.CharField(max_length=40, blank=True, default="", choices=_GRUPPER)
    """What the profiling had proposed then."""
    fattet = models.DateTimeField()
    fattet_av = _ansatt()
    beslutter = _ansatt(null=True)
    per_post = models.BooleanField(default=False)
    klagefrist = models.DateField()
    historisk_fra = models.DateTimeField(null=True)
    """When another decision took its place."""

    objects: ClassVar[VedtakQuerySet] = VedtakQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(historisk_fra=None), name="vedtak_ett_gjeldende"
            ),
            models.CheckConstraint(
                condition=Q(GreaterThanOrEqual(Length("begrunnelse"), 1))
                & Q(LessThanOrEqual(Length("begrunnelse"), BEGRUNNELSE_MAKS)),
                name="vedtak_har_begrunnelse",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("avviksgrunn"), AVVIKSGRUNN_MAKS),
                name="vedtak_avvik_lengde",
            ),
            models.CheckConstraint(
                condition=Q(beslutter=None) | ~Q(beslutter=F("fattet_av")),
                name="vedtak_to_personer",
            ),
            models.CheckConstraint(
                condition=~Q(innsatsgruppe__in=sorted(VARIGE)) | Q(beslutter__isnull=False),
                name="vedtak_varig_har_beslutter",
            ),
            models.CheckConstraint(
                condition=Q(_UTEN_MAL, hovedmal="")
                | (~_UTEN_MAL & Q(hovedmal__in=[h.value for h in Hovedmal])),
                name="vedtak_hovedmal",
            ),
            models.CheckConstraint(
                condition=Q(innsatsgruppe__in=[g.value for g in Innsatsgruppe]),
                name="vedtak_gruppe_kjent",
            ),
            models.CheckConstraint(
                condition=Q(historisk_fra=None) | Q(historisk_fra__gte=F("fattet")),
                name="vedtak_rett_vei",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-fattet"], name="vedtak_person"),
            models.Index(fields=["kontor", "fattet"], name="vedtak_kontor"),
        ]
        triggers = [
            pgtrigger.Protect(name="vedtak_slettes_ikke", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="vedtak_fast", exclude=["historisk_fra"]),
        ]


class Kildebilde(models.Model):
    """A source as it was when the decision was made. Never changed, never deleted."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    vedtak = models.ForeignKey(Vedtak, on_delete=models.PROTECT, related_name="kilder")
    nokkel = models.CharField(max_length=80)
    kilde = models.CharField(max_length=24, choices=[(k.value, k.value) for k in Kilde])
    tittel = models.TextField(blank=True, default="")
    tid = models.DateTimeField(null=True)
    versjon = models.PositiveIntegerField(null=True)
    deler = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vedtak", "nokkel"], name="vedtak_kilde_en_gang"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="vedtak_kilde_sum"
            ),
        ]
        triggers = [pgtrigger.Protect(name="vedtak_kilde_fast", operation=_FAST)]


class Brev(models.Model):
    """The letter, as the user got it. Only that it was posted is written in it later."""

    vedtak = models.OneToOneField(
        Vedtak, on_delete=models.PROTECT, related_name="brev", primary_key=True
    )
    sprak = models.CharField(max_length=2)
    innhold = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    postet = models.DateTimeField(null=True)
    postet_av = _ansatt(null=True)

    class Meta:
        triggers = [
            pgtrigger.Protect(name="vedtak_brev_slettes_ikke", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="vedtak_brev_fast", exclude=["postet", "postet_av"]),
        ]


class KlageQuerySet(models.QuerySet["Klage"]):
    def synlig_for(self, innsyn: Personinnsyn) -> "KlageQuerySet":
        return self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)


@pghistory.track()
class Klage(Versjonert):
    """A complaint against a decision, and what came of it."""

    vedtak = models.ForeignKey(Vedtak, on_delete=models.PROTECT, related_name="klager")
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Klagestatus])
    tekst = models.TextField()
    mottatt = models.DateField()
    i_tide = models.BooleanField()
    signert = models.BooleanField(null=True)
    part = models.BooleanField(null=True)
    konkret = models.BooleanField(null=True)
    unntak = models.BooleanField(null=True)
    formkravgrunn = models.TextField(blank=True, default="")
    utfall = models.CharField(
        max_length=16, blank=True, default="", choices=[(u.value, u.value) for u in Utfall]
    )
    svar = models.TextField(blank=True, default="")
    behandler = _ansatt(null=True)
    nokkel = models.UUIDField(unique=True)

    objects: ClassVar[KlageQuerySet] = KlageQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vedtak"],
                condition=Q(status__in=sorted(APNE_KLAGER)),
                name="vedtak_klage_en_apen",
            ),
            models.CheckConstraint(
                condition=Q(GreaterThanOrEqual(Length("tekst"), 1))
                & Q(LessThanOrEqual(Length("tekst"), KLAGE_MAKS)),
                name="vedtak_klage_lengde",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["MOTTATT", "TRUKKET"]) | Q(behandler__isnull=False),
                name="vedtak_klage_behandlet_av_noen",
            ),
            models.CheckConstraint(
                condition=~Q(status="AVGJORT") | ~Q(utfall=""), name="vedtak_klage_har_utfall"
            ),
        ]
        triggers = [pgtrigger.Protect(name="vedtak_klage_slettes_ikke", operation=pgtrigger.Delete)]
