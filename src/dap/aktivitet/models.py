"""Activities of every type in one table; what differs lies in `detaljer`, as the type describes it."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from dap.aktivitet.koder import FERDIGE, Fhotype, Handling, Part, Status
from dap.felles.rom import Rom
from dap.tabell.base import Versjonert, ny_id
from dap.tilgang.values import Personinnsyn

_AR = (date(1900, 1, 1), date(2100, 12, 31))


class AktivitetQuerySet(models.QuerySet["Aktivitet"]):
    """The one place where activities are filtered by person and room."""

    def synlig_for(self, innsyn: Personinnsyn) -> "AktivitetQuerySet":
        return self.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)


@pghistory.track(
    append_only=True,
    meta={
        "constraints": [
            models.UniqueConstraint(
                fields=["pgh_obj", "versjon"], name="aktivitet_en_rad_per_versjon"
            )
        ]
    },
)
class Aktivitet(Versjonert):
    """Historic when its period has ended: derived, never copied."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    type = models.CharField(max_length=30)
    tittel = models.CharField(max_length=255)
    beskrivelse = models.TextField(blank=True, default="")
    fra_dato = models.DateField(null=True)
    til_dato = models.DateField(null=True)
    lenke = models.TextField(blank=True, default="")
    status = models.CharField(max_length=24, choices=[(s.value, s.value) for s in Status])
    avtalt = models.BooleanField(default=False)
    avsluttet_kommentar = models.CharField(max_length=255, blank=True, default="")
    mal = models.ForeignKey("mal.Mal", null=True, on_delete=models.PROTECT, related_name="+")
    venter_paa = models.CharField(
        max_length=8, blank=True, default="", choices=[(p.value, p.value) for p in Part]
    )
    """Whose answer a proposal waits for; empty when nobody's."""
    detaljer = models.JSONField(default=dict)

    objects: ClassVar[AktivitetQuerySet] = AktivitetQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(type__regex=r"^[A-Z][A-Z_]{1,29}$"), name="aktivitet_type_form"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in Status]), name="aktivitet_status_kjent"
            ),
            models.CheckConstraint(
                condition=Q(rom__in=[r.value for r in Rom]), name="aktivitet_rom_kjent"
            ),
            models.CheckConstraint(
                condition=Q(handling__in=[h.value for h in Handling]),
                name="aktivitet_handling_kjent",
            ),
            models.CheckConstraint(
                condition=Q(til_dato=None) | Q(fra_dato=None) | Q(til_dato__gte=F("fra_dato")),
                name="aktivitet_til_ikke_for_fra",
            ),
            models.CheckConstraint(
                condition=(Q(fra_dato=None) | Q(fra_dato__range=_AR))
                & (Q(til_dato=None) | Q(til_dato__range=_AR)),
                name="aktivitet_rimelige_ar",
            ),
            models.CheckConstraint(
                condition=Q(venter_paa="")
                | (Q(venter_paa__in=[p.value for p in Part]) & Q(status=Status.FORSLAG)),
                name="aktivitet_bare_forslag_venter",
            ),
            models.CheckConstraint(
                condition=Q(avsluttet_kommentar="")
                | Q(status__in=sorted(s.value for s in FERDIGE)),
                name="aktivitet_kommentar_bare_ferdig",
            ),
            models.CheckConstraint(condition=~Q(tittel=""), name="aktivitet_har_tittel"),
        ]
        indexes = [
            models.Index(fields=["person", "periode", "-endret"], name="aktivitet_plan"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="aktivitet_avtalt_er_avtalt",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__avtalt=True, new__avtalt=False),
            ),
            pgtrigger.Protect(name="aktivitet_slettes_ikke", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="aktivitet_faste_felter",
                fields=["person", "periode", "type", "opprettet", "opprettet_av_id"],
            ),
        ]


def versjonsrader(aktivitet_id: UUID) -> "models.QuerySet[Any]":
    """The rows of the history table: one a version, with the columns of Aktivitet."""
    return versjonsrader_for([aktivitet_id])


def versjonsrader_for(aktivitet_ider: Iterable[UUID]) -> "models.QuerySet[Any]":
    """The same of several activities."""
    historikk: Any = Aktivitet
    rader: models.QuerySet[Any] = historikk.pgh_event_model.objects.filter(
        pgh_obj_id__in=list(aktivitet_ider)
    )
    return rader


@pghistory.track()
class Forhandsorientering(models.Model):
    """What the user was told when the activity was agreed. One an activity, never changed but read."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    aktivitet = models.OneToOneField(
        Aktivitet, on_delete=models.PROTECT, related_name="forhandsorientering"
    )
    type = models.CharField(max_length=30, choices=[(f.value, f.value) for f in Fhotype])
    tekst = models.CharField(max_length=500, blank=True)
    """The adviser's own words; empty when the type has a fixed text."""
    opprettet = models.DateTimeField()
    opprettet_av_id = models.UUIDField()
    malversjon = models.PositiveIntegerField(default=1)
    """Of the text that held when it was sent."""
    frist = models.DateField(null=True)
    """The end of the activity as it was when the notice was sent; fills the blank of the text."""
    lest = models.DateTimeField(null=True)
    brev_postet = models.DateField(null=True)
    """When a letter with it was posted."""
    svar = models.CharField(max_length=500, blank=True, default="")
    """What the user said of it when they had read it."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(type__in=[f.value for f in Fhotype]), name="aktivitet_fho_type_kjent"
            ),
            models.CheckConstraint(
                condition=~Q(type=Fhotype.IKKE_SEND) | Q(lest=None, tekst=""),
                name="aktivitet_fho_bare_sendt_leses",
            ),
            models.CheckConstraint(
                condition=~Q(type=Fhotype.PARAGRAF_11_9) | ~Q(tekst=""),
                name="aktivitet_fho_11_9_har_tekst",
            ),
            models.CheckConstraint(
                condition=Q(svar="") | Q(lest__isnull=False), name="aktivitet_fho_svar_er_lest"
            ),
            models.CheckConstraint(
                condition=Q(lest=None) | Q(lest__gte=F("opprettet")),
                name="aktivitet_fho_lest_etter_sendt",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="aktivitet_fho_slettes_ikke", operation=pgtrigger.Delete)
        ]


class Utforelse(models.Model):
    """A request that was carried out: the same one sent again gets the first answer."""

    nokkel = models.UUIDField()
    aktor_id = models.UUIDField()
    avtrykk = models.CharField(max_length=64)
    """Hash of the operation and its input: another text under the same key is another request."""
    aktivitet = models.ForeignKey(Aktivitet, null=True, on_delete=models.PROTECT, related_name="+")
    versjon = models.PositiveIntegerField(default=0)
    tid = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nokkel", "aktor_id", "avtrykk"], name="aktivitet_utfort_en_gang"
            ),
        ]


@pghistory.track()
class FerdigAktivitet(models.Model):
    """An office's own template, beside the built-in ones. About nobody, so in no room."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    versjon = models.PositiveIntegerField(default=1)
    type = models.CharField(max_length=30)
    navn = models.CharField(max_length=100)
    verdier = models.JSONField(default=dict)
    til_dager = models.PositiveSmallIntegerField(null=True)
    """Ends so many days after it is used."""
    aktiv = models.BooleanField(default=True)
    endret = models.DateTimeField()
    endret_av_id = models.UUIDField()
    nokkel = models.UUIDField(unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kontor", "navn"],
                condition=Q(aktiv=True),
                name="aktivitet_ferdig_ett_navn",
            ),
            models.CheckConstraint(condition=~Q(navn=""), name="aktivitet_ferdig_har_navn"),
        ]
