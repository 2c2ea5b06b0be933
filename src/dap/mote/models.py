"""Meetings, the calendars they stand in, bookable slots, and the private feed."""

from typing import ClassVar
from uuid import UUID

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, BigIntegerRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from dap.felles.rom import Rom
from dap.mote.values import (
    MAKS_FORBEREDELSER,
    MAKS_LENKE,
    MAKS_MINUTTER,
    MAKS_ORD,
    MAKS_PUNKT,
    MAKS_STED,
    MAKS_TITTEL,
    MAKS_TOLK,
    MINST_MINUTTER,
    Kanal,
    Motestatus,
    Part,
    Radgrunn,
)
from dap.tabell.base import Versjonert, ny_id
from dap.tilgang.values import Personinnsyn

_VARIGHET = Q(varighet__gte=MINST_MINUTTER, varighet__lte=MAKS_MINUTTER)
_PARTER = [(p.value, p.value) for p in Part]
_KANALER = [(k.value, k.value) for k in Kanal]


class MoteQuerySet(models.QuerySet["Mote"]):
    """The one place where meetings are filtered by person and room."""

    def synlig_for(self, innsyn: Personinnsyn) -> "MoteQuerySet":
        return self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)


# A reminder that was sent makes no new version.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pghistory.AnyChange("versjon")),
    append_only=True,
)
class Mote(Versjonert):
    """A meeting, from the wish to how it went. Historic when its period has ended."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    veileder = models.ForeignKey(
        "kontor.Ansatt", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Who holds it; nobody yet when a user without an adviser asks."""
    status = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Motestatus])
    tittel = models.CharField(max_length=MAKS_TITTEL)
    kanal = models.CharField(max_length=8, choices=_KANALER)
    sted = models.CharField(max_length=MAKS_STED, blank=True, default="")
    videolenke = models.CharField(max_length=MAKS_LENKE, blank=True, default="")
    start = models.DateTimeField(null=True)
    varighet = models.PositiveSmallIntegerField()
    """Minutes."""
    tolk = models.CharField(max_length=MAKS_TOLK, blank=True, default="")
    hensikt = models.TextField(blank=True, default="")
    forberedelser = models.CharField(max_length=MAKS_FORBEREDELSER, blank=True, default="")
    bekreftet = models.DateTimeField(null=True)
    """When the user said that they come, to this time and place."""
    venter_paa = models.CharField(max_length=8, blank=True, default="", choices=_PARTER)
    """Whose answer the proposed times wait for; empty when none do."""
    runde = models.PositiveSmallIntegerField(default=0)
    """Of proposed times: the latest counts."""
    forslag_ord = models.CharField(max_length=MAKS_ORD, blank=True, default="")
    sluttord = models.CharField(max_length=MAKS_ORD, blank=True, default="")
    ledig_tid = models.ForeignKey(
        "mote.LedigTid", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """The slot it was booked from."""
    etter = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    """The cancelled or missed meeting that this one stands for."""
    paminnet = models.DateTimeField(null=True)
    """When the user was reminded of this time and place."""
    nokkel = models.UUIDField(unique=True)

    objects: ClassVar[MoteQuerySet] = MoteQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_VARIGHET, name="mote_varighet"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Motestatus]), name="mote_status_kjent"
            ),
            models.CheckConstraint(
                condition=Q(rom__in=[r.value for r in Rom]), name="mote_rom_kjent"
            ),
            models.CheckConstraint(condition=~Q(tittel=""), name="mote_har_tittel"),
            models.CheckConstraint(
                condition=~Q(status__in=["AVTALT", "GJENNOMFORT", "IKKE_MOTT"])
                | Q(start__isnull=False, veileder__isnull=False),
                name="mote_avtalt_har_tid_og_veileder",
            ),
            models.CheckConstraint(
                condition=Q(venter_paa="") | Q(status__in=["ONSKET", "AVTALT"]),
                name="mote_bare_apne_venter",
            ),
            models.CheckConstraint(
                condition=~Q(status="ONSKET") | (Q(start=None) & ~Q(venter_paa="")),
                name="mote_onsket_venter_pa_noen",
            ),
            models.UniqueConstraint(
                fields=["etter"], condition=Q(etter__isnull=False), name="mote_ett_nytt_etter"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "start"], name="mote_person_start"),
            models.Index(fields=["veileder", "start"], name="mote_veileder_start"),
            models.Index(
                fields=["start"],
                condition=Q(status="AVTALT", paminnet=None),
                name="mote_skal_minnes",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="mote_slettes_ikke", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="mote_faste_felter",
                fields=["person", "periode", "opprettet", "opprettet_av_id"],
            ),
        ]


class Tidsforslag(models.Model):
    """One proposed time. Those of earlier rounds are closed; they stay as they were said."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    mote = models.ForeignKey(Mote, on_delete=models.PROTECT, related_name="forslag")
    runde = models.PositiveSmallIntegerField()
    start = models.DateTimeField()
    av_type = models.CharField(max_length=8)
    av_id = models.UUIDField()
    tid = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mote", "runde", "start"], name="mote_forslag_en_gang"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="mote_forslag_fast", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]


@pghistory.track(append_only=True)
class Agendapunkt(Versjonert):
    """What one of the sides wants to talk about."""

    mote = models.ForeignKey(Mote, on_delete=models.PROTECT, related_name="punkter")
    tekst = models.CharField(max_length=MAKS_PUNKT)
    fjernet = models.BooleanField(default=False)
    nokkel = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="mote_punkt_har_tekst"),
        ]
        triggers = [pgtrigger.Protect(name="mote_punkt_slettes_ikke", operation=pgtrigger.Delete)]


class Kalender(models.Model):
    """Whose time it is: a member of staff, or a person in one room. Locked while time is taken.

    The number is what the database tells calendars apart by (ADR 20).
    """

    eier_id = models.UUIDField()
    rom = models.CharField(max_length=8, blank=True, default="")
    """Empty for staff, who have one calendar. A person has one a room, so that a refusal never tells
    that the other room has a meeting."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["eier_id", "rom"], name="mote_kalender_en"),
        ]


class Opptatt(models.Model):
    """A meeting's place in a calendar. Two in the same calendar never overlap: the database says no."""

    kalender = models.ForeignKey(Kalender, on_delete=models.PROTECT, related_name="+")
    mote = models.ForeignKey(Mote, on_delete=models.PROTECT, related_name="+")
    spenn = BigIntegerRangeField()
    """Minutes since 1970, half-open, moved by the calendar's number × 2³² (`kalender.spenn`)."""

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="mote_ikke_to_samtidig",
                expressions=[("spenn", RangeOperators.OVERLAPS)],
            ),
            models.UniqueConstraint(fields=["kalender", "mote"], name="mote_opptatt_en_gang"),
        ]


@pghistory.track(append_only=True)
class LedigTid(models.Model):
    """A slot that the office has opened in an adviser's calendar. About nobody, so in no room."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    veileder = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    start = models.DateTimeField()
    varighet = models.PositiveSmallIntegerField()
    kanaler = ArrayField(models.CharField(max_length=8, choices=_KANALER))
    sted = models.CharField(max_length=MAKS_STED, blank=True, default="")
    apen = models.BooleanField(default=True)
    """Can be booked. Not so when it is booked, taken away, or a meeting was put there."""
    spenn = BigIntegerRangeField()
    endret = models.DateTimeField()
    endret_av_id = models.UUIDField()
    handling = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_VARIGHET, name="mote_ledig_varighet"),
            models.CheckConstraint(condition=~Q(kanaler=[]), name="mote_ledig_har_kanal"),
            ExclusionConstraint(
                name="mote_ledige_ikke_over_hverandre",
                expressions=[("spenn", RangeOperators.OVERLAPS)],
                condition=Q(apen=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["veileder", "start"], condition=Q(apen=True), name="mote_ledig_apne"
            ),
        ]


@pghistory.track(append_only=True)
class Kalenderstrom(models.Model):
    """A private address that calendars subscribe to. Only the hash of the secret is kept."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    eier_id = models.UUIDField()
    """A person, or a member of staff."""
    eier_type = models.CharField(max_length=8)
    avtrykk = models.CharField(max_length=64, unique=True)
    opprettet = models.DateTimeField()
    trukket = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["eier_id"], condition=Q(trukket=None), name="mote_strom_en_apen"
            ),
        ]


class Radsvar(models.Model):
    """Advice to meet that was put away, with a word on why. Kept."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    grunn = models.CharField(max_length=30, choices=[(g.value, g.value) for g in Radgrunn])
    ord = models.CharField(max_length=MAKS_ORD)
    av_id = models.UUIDField()
    tid = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "-tid"], name="mote_radsvar_person")]
        triggers = [
            pgtrigger.Protect(
                name="mote_radsvar_fast", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]


def forslag_i_runden(mote: Mote) -> "models.QuerySet[Tidsforslag]":
    """The proposed times that count now; none when nobody waits for an answer."""
    if not mote.venter_paa:
        return Tidsforslag.objects.none()
    return Tidsforslag.objects.filter(mote_id=mote.id, runde=mote.runde).order_by("start")


def tidligere_versjoner(mote_id: UUID) -> "models.QuerySet[Mote]":
    """The rows of the history table: one a version, with the columns of Mote."""
    historikk: models.QuerySet[Mote] = Mote.pgh_event_model.objects.filter(  # type: ignore[attr-defined]
        pgh_obj_id=mote_id
    )
    return historikk.order_by("versjon")
