"""What people have answered, what was proposed from it, and the tasks that came of it."""

from typing import Any

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from dap.felles.rom import Rom
from dap.registrering.values import (
    BEGRUNNELSE_MAKS,
    MERKNAD_MAKS,
    Oppgaveslag,
    Oppgavestatus,
    Profilgruppe,
    Variant,
)
from dap.tabell.base import Versjonert, ny_id

_FAST = pgtrigger.Update | pgtrigger.Delete


def _valg(enum: Any) -> list[tuple[str, str]]:
    return [(e.value, e.value) for e in enum]


class Utkast(models.Model):
    """Answers so far. One a person for each who fills in; gone when it is sent or thrown away."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    utfyller_id = models.UUIDField()
    variant = models.CharField(max_length=12, choices=_valg(Variant))
    sett = models.CharField(max_length=30)
    svar = models.JSONField(default=dict)
    godkjenning = models.CharField(max_length=BEGRUNNELSE_MAKS, blank=True, default="")
    nokkel = models.UUIDField(unique=True, default=ny_id)
    opprettet = models.DateTimeField()
    oppdatert = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "utfyller_id"], name="registrering_ett_utkast"
            ),
        ]


class Registrering(models.Model):
    """One registration that was sent: never changed, never deleted."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    rom = models.CharField(max_length=8, choices=_valg(Rom))
    periode = models.OneToOneField(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    """The period it started: one registration a period."""
    variant = models.CharField(max_length=12, choices=_valg(Variant))
    sett = models.CharField(max_length=30)
    sprak = models.CharField(max_length=5)
    """The language the questions were shown in."""
    tid = models.DateTimeField()
    av_type = models.CharField(max_length=8)
    av_id = models.UUIDField()
    av_kontor = models.CharField(max_length=120, blank=True)
    """Name of the office, when a member of staff registered for the user."""
    godkjenning = models.CharField(max_length=BEGRUNNELSE_MAKS, blank=True)
    """Why somebody who could not register by themself was registered."""
    nokkel = models.UUIDField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-tid"], name="registrering_person")]
        triggers = [pgtrigger.Protect(name="registrering_fast", operation=_FAST)]


class Svar(models.Model):
    """A question as it was put, and the answer as it was shown. Never changed, never deleted."""

    registrering = models.ForeignKey(Registrering, on_delete=models.PROTECT, related_name="svar")
    nr = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=30)
    sporsmal = models.CharField(max_length=300)
    svar_kode = models.CharField(max_length=100)
    svar = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registrering", "kode"], name="registrering_svar_en_gang"
            ),
        ]
        triggers = [pgtrigger.Protect(name="registrering_svar_fast", operation=_FAST)]


class Arbeidsgrunnlag(models.Model):
    """What the registers said last of the person's work. Replaced by a newer answer."""

    person = models.OneToOneField("person.Person", on_delete=models.PROTECT, related_name="+")
    arbeidsforhold = models.JSONField(default=list)
    arbeid_hentet = models.DateTimeField(null=True)
    sykmeldt_til = models.DateField(null=True)
    sykmelding_hentet = models.DateTimeField(null=True)


class Profilering(models.Model):
    """A proposal, with all it was made from. Never changed, never deleted."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    registrering = models.OneToOneField(
        Registrering, on_delete=models.PROTECT, related_name="profilering"
    )
    gruppe = models.CharField(max_length=32, choices=_valg(Profilgruppe))
    regelsett = models.CharField(max_length=30)
    variabler = models.JSONField()
    """Rows of name, value, and whether it decided."""
    arbeidsforhold = models.JSONField(default=list)
    """The employments as they were known then."""
    tid = models.DateTimeField()

    class Meta:
        triggers = [pgtrigger.Protect(name="registrering_profil_fast", operation=_FAST)]


class Profilvurdering(models.Model):
    """What an adviser said of a proposal; the newest counts. Never changed, never deleted."""

    profilering = models.ForeignKey(
        Profilering, on_delete=models.PROTECT, related_name="vurderinger"
    )
    nr = models.PositiveIntegerField()
    gruppe = models.CharField(max_length=32, choices=_valg(Profilgruppe))
    endret = models.BooleanField()
    begrunnelse = models.CharField(max_length=BEGRUNNELSE_MAKS, blank=True)
    av_id = models.UUIDField()
    tid = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profilering", "nr"], name="registrering_vurdering_nr"),
            models.CheckConstraint(
                condition=Q(endret=False) | ~Q(begrunnelse=""),
                name="registrering_endret_har_grunn",
            ),
        ]
        triggers = [pgtrigger.Protect(name="registrering_vurdering_fast", operation=_FAST)]


@pghistory.track()
class Oppgave(Versjonert):
    """Something a unit must do about a person who registers, or cannot."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    slag = models.CharField(max_length=24, choices=_valg(Oppgaveslag))
    grunn = models.CharField(max_length=40, blank=True)
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    rutet_etter = models.CharField(max_length=10)
    """What led to this unit: protection, municipality, the person's office, or the rest."""
    frist = models.DateField()
    status = models.CharField(max_length=8, choices=_valg(Oppgavestatus))
    tatt_av = models.ForeignKey(
        "kontor.Ansatt", null=True, on_delete=models.PROTECT, related_name="+"
    )
    merknad = models.CharField(max_length=MERKNAD_MAKS, blank=True)
    ferdig = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "slag"],
                condition=~Q(status=Oppgavestatus.FERDIG),
                name="registrering_en_apen_oppgave",
            ),
            models.CheckConstraint(
                condition=Q(status=Oppgavestatus.APEN, tatt_av=None)
                | Q(status=Oppgavestatus.TATT, tatt_av__isnull=False)
                | Q(status=Oppgavestatus.FERDIG, ferdig__isnull=False),
                name="registrering_oppgave_status",
            ),
            models.CheckConstraint(
                condition=Q(ferdig=None) | Q(ferdig__gte=F("opprettet")),
                name="registrering_oppgave_rett_vei",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kontor", "frist"],
                condition=~Q(status=Oppgavestatus.FERDIG),
                name="registrering_apne_oppgaver",
            )
        ]
