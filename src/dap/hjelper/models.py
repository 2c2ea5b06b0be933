"""Who may act for whom, what the registers said, and the sessions at the office."""

import pghistory
from django.db import models
from django.db.models import F, Q

from dap.felles.aktor import Hjelpslag
from dap.felles.rom import Rom
from dap.hjelper.values import (
    APNE,
    MAKS_NAVN,
    Assistanseslutt,
    Avsluttet,
    Hjelperegister,
    Hjelpstatus,
    Samtykke,
)
from dap.tabell.base import ny_id

_SLAG = [(s.value, s.value) for s in Hjelpslag if s != Hjelpslag.KONTOR]


@pghistory.track(append_only=True)
class Hjelpeforhold(models.Model):
    """One person who may act for another, until a day. Never deleted: what was done stands with it."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    bruker = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    hjelper = models.ForeignKey(
        "person.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """None until the helper has signed in here for the first time."""
    hjelper_fnr = models.CharField(max_length=11)
    hjelper_navn = models.CharField(max_length=MAKS_NAVN)
    slag = models.CharField(max_length=20, choices=_SLAG)
    status = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Hjelpstatus])
    kan_skrive = models.BooleanField(default=False)
    kan_laste_ned = models.BooleanField(default=False)
    fra = models.DateField()
    til = models.DateField(null=True)
    """The last day."""
    avsluttet_av = models.CharField(
        max_length=10, blank=True, default="", choices=[(a.value, a.value) for a in Avsluttet]
    )
    opprettet = models.DateTimeField()
    endret = models.DateTimeField()
    versjon = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bruker", "hjelper_fnr", "slag"],
                condition=Q(status__in=[s.value for s in APNE]),
                name="hjelper_ett_apent_forhold",
            ),
            models.CheckConstraint(
                condition=Q(hjelper=None) | ~Q(hjelper=F("bruker")), name="hjelper_ikke_seg_selv"
            ),
            models.CheckConstraint(
                condition=Q(til=None) | Q(til__gte=F("fra")), name="hjelper_rett_vei"
            ),
            models.CheckConstraint(
                condition=~Q(slag="VALGT") | Q(til__isnull=False), name="hjelper_valgt_har_slutt"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Hjelpstatus]), name="hjelper_status_kjent"
            ),
            models.CheckConstraint(
                condition=Q(status="AVSLUTTET", avsluttet_av__gt="")
                | (~Q(status="AVSLUTTET") & Q(avsluttet_av="")),
                name="hjelper_avsluttet_av_noen",
            ),
        ]
        indexes = [
            models.Index(fields=["bruker"], name="hjelper_bruker"),
            models.Index(fields=["hjelper_fnr"], name="hjelper_fnr"),
        ]


class Registersvar(models.Model):
    """When a register of helpers last answered about a person, or last did not."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=10, choices=[(r.value, r.value) for r in Hjelperegister])
    hentet = models.DateTimeField(null=True)
    feilet = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "register"], name="hjelper_svar_en_rad")
        ]


@pghistory.track(append_only=True)
class Assistanse(models.Model):
    """An employee and a user in front of one screen, for half an hour at most."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    bruker = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    ansatt = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    kontornavn = models.CharField(max_length=120)
    rom = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Rom])
    """The employee's: the other side does not learn that the user was there."""
    samtykke = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Samtykke])
    sesjonsnokkel = models.CharField(max_length=40, blank=True)
    """The browser session it belongs to: signed out, it is over."""
    startet = models.DateTimeField()
    utloper = models.DateTimeField()
    avsluttet = models.DateTimeField(null=True)
    slutt = models.CharField(
        max_length=10, blank=True, default="", choices=[(s.value, s.value) for s in Assistanseslutt]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ansatt"],
                condition=Q(avsluttet=None),
                name="hjelper_en_assistanse_om_gangen",
            ),
            models.UniqueConstraint(
                fields=["bruker"], condition=Q(avsluttet=None), name="hjelper_assisteres_av_en"
            ),
            models.CheckConstraint(
                condition=Q(avsluttet=None, slutt="") | Q(avsluttet__isnull=False, slutt__gt=""),
                name="hjelper_assistanse_slutt",
            ),
            models.CheckConstraint(
                condition=Q(utloper__gt=F("startet")), name="hjelper_assistanse_varer"
            ),
            models.CheckConstraint(
                condition=Q(rom__in=[r.value for r in Rom]), name="hjelper_assistanse_rom"
            ),
        ]
