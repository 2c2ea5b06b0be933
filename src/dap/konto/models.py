"""Accounts: who has signed in, and what they have typed and not yet saved."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from dap.konto.rules import KLADD_STED_TEGN
from dap.konto.values import Kontotype, Tema
from dap.tabell.base import ny_id


class KontoManager(BaseUserManager["Konto"]):
    def get_by_natural_key(self, username: str | None) -> "Konto":
        return self.get(subjekt=username)


class Konto(AbstractBaseUser):
    """One sign-in identity. Whom it belongs to is said by person or kontor, which point here."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    type = models.CharField(max_length=8, choices=[(t.value, t.value) for t in Kontotype])
    utsteder = models.CharField(max_length=255)
    subjekt = models.CharField(max_length=255, unique=True)
    sprak = models.CharField(max_length=2, default="nb")
    tema = models.CharField(max_length=6, default=Tema.SYSTEM.value)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[KontoManager] = KontoManager()

    USERNAME_FIELD = "subjekt"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["utsteder", "subjekt"], name="konto_utsteder_subjekt"),
            models.CheckConstraint(
                condition=models.Q(type__in=[t.value for t in Kontotype]), name="konto_type_kjent"
            ),
            models.CheckConstraint(
                condition=models.Q(sprak__in=["nb", "nn", "en"]), name="konto_sprak_kjent"
            ),
            models.CheckConstraint(
                condition=models.Q(tema__in=[t.value for t in Tema]), name="konto_tema_kjent"
            ),
        ]


class Okt(models.Model):
    """One signed-in browser, so that the provider can sign it out without the browser's cookie."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    konto = models.ForeignKey(Konto, on_delete=models.PROTECT, related_name="okter")
    utsteder = models.CharField(max_length=255)
    sid = models.CharField(max_length=255, blank=True, default="")
    sesjonsnokkel = models.CharField(max_length=40, unique=True)
    startet = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["utsteder", "sid"], name="konto_okt_sid")]


class Kladd(models.Model):
    """What an account has typed in one place and not saved yet. Only its owner can read it."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    konto = models.ForeignKey(Konto, on_delete=models.CASCADE, related_name="kladder")
    sted = models.CharField(max_length=KLADD_STED_TEGN)
    felter = models.JSONField(default=dict)
    oppdatert = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["konto", "sted"], name="konto_kladd_sted"),
        ]
