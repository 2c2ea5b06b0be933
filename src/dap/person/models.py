"""The citizen: identity, contact details, protection, digital reachability."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from dap.person.values import (
    MAKS_ADRESSELINJE,
    MAKS_NAVN,
    Folkeregisterstatus,
    Gradering,
    Lesebehov,
)
from dap.tabell.base import ny_id


@pghistory.track()
class Person(models.Model):
    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    konto = models.OneToOneField(
        "konto.Konto", null=True, blank=True, on_delete=models.PROTECT, related_name="person"
    )
    fnr = models.CharField(max_length=11, unique=True)
    fornavn = models.CharField(max_length=MAKS_NAVN)
    etternavn = models.CharField(max_length=MAKS_NAVN)
    fodt = models.DateField()
    gradering = models.CharField(
        max_length=24, default=Gradering.UGRADERT, choices=[(g.value, g.value) for g in Gradering]
    )
    skjermet = models.BooleanField(default=False)
    telefon = models.CharField(max_length=20, blank=True)
    epost = models.CharField(max_length=254, blank=True)
    tolkesprak = models.CharField(max_length=40, blank=True)
    tegnsprak = models.BooleanField(default=False)
    telefontolk = models.BooleanField(default=False)
    lesebehov = ArrayField(
        models.CharField(max_length=20, choices=[(b.value, b.value) for b in Lesebehov]),
        default=list,
    )
    tilrettelegging_versjon = models.PositiveIntegerField(default=0)
    reservert_krr = models.BooleanField(default=False)
    kan_varsles = models.BooleanField(default=True)

    folkeregisterstatus = models.CharField(
        max_length=12,
        blank=True,
        default="",
        choices=[(s.value, s.value) for s in Folkeregisterstatus],
    )
    statsborgerskap = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    bokommune = models.CharField(max_length=4, blank=True, default="")
    register_hentet = models.DateTimeField(null=True)
    """When the population register was asked last."""
    har_hjelp = models.BooleanField(default=False)
    """Whether somebody helps, or ever did: only then is it asked who (`dap.hjelper`)."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fnr__regex=r"^\d{11}$"), name="person_fnr_sifre"
            ),
            models.CheckConstraint(
                condition=models.Q(gradering__in=[g.value for g in Gradering]),
                name="person_gradering_kjent",
            ),
            models.CheckConstraint(
                condition=~models.Q(reservert_krr=True, kan_varsles=True),
                name="person_reservert_kan_ikke_varsles",
            ),
        ]


class Kontaktregister(models.Model):
    """What the contact and reservation register said of itself: the details stand on the person."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.PROTECT, related_name="kontaktregister"
    )
    registrert = models.BooleanField(default=False)
    sprak = models.CharField(max_length=2, blank=True, default="")
    bekreftet = models.DateTimeField(null=True)
    hentet = models.DateTimeField(null=True)
    feilet = models.DateTimeField(null=True)
    grunn = models.CharField(max_length=20, blank=True, default="")
    """Why it gave no answer (`felles.register`)."""


class Adresse(models.Model):
    """Where letters are sent, without history: who is strictly protected has no row, and none that
    was (ADR 40)."""

    person = models.OneToOneField(
        Person, primary_key=True, on_delete=models.PROTECT, related_name="adresse"
    )
    linjer = ArrayField(models.CharField(max_length=MAKS_ADRESSELINJE))
    postnr = models.CharField(max_length=12, blank=True, default="")
    poststed = models.CharField(max_length=80, blank=True, default="")
    land = models.CharField(max_length=3, blank=True, default="")
    hentet = models.DateTimeField()
    feil_siden = models.DateTimeField(null=True)
    """A letter came back from this very address."""


class Familie(models.Model):
    """Close family, both ways as two rows: the reason that staff are refused (habilitet)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="familie")
    slektning = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "slektning"], name="person_familie_en_gang"),
        ]
