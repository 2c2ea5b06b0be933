"""Threads, messages, and what happens around them."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual

from dap.dialog.querysets import TradQuerySet
from dap.dialog.values import (
    KASSERT_TEKST,
    MAKS_HVORFOR,
    MAKS_OVERSKRIFT,
    MAKS_SPORSMAL,
    MAKS_TEKST,
    MAKS_VEDLEGG_BYTE,
    Mottaker,
    Side,
    Tema,
    Utfall,
)
from dap.felles.rom import Rom
from dap.tabell.base import Versjonert, ny_id
from dap.tabell.sok import KONFIG

_FAST = pgtrigger.Update | pgtrigger.Delete
_IKKE_FOR_LANG = LessThanOrEqual(Length("tekst"), MAKS_TEKST)
_HAR_TEKST = GreaterThanOrEqual(Length("tekst"), 1)


def _begge_eller_ingen(sprak: str) -> Q:
    """A translation has a title and a text, or is not there."""
    uten = Q(**{f"tittel_{sprak}": "", f"tekst_{sprak}": ""})
    med = ~Q(**{f"tittel_{sprak}": ""}) & ~Q(**{f"tekst_{sprak}": ""})
    return uten | med & Q(LessThanOrEqual(Length(f"tekst_{sprak}"), MAKS_TEKST))


# The one change a message bears: that its content is erased (ADR 25). Who may is for the operation.
_TOMMES = pgtrigger.Condition(
    "NOT (OLD.kassert IS NULL AND NEW.kassert IS NOT NULL"
    f" AND NEW.tekst = '{KASSERT_TEKST}'"
    " AND (NEW.id, NEW.trad_id, NEW.nr, NEW.avsender_type, NEW.avsender_id, NEW.sendt, NEW.nokkel)"
    " = (OLD.id, OLD.trad_id, OLD.nr, OLD.avsender_type, OLD.avsender_id, OLD.sendt, OLD.nokkel))"
)
_FIL_TOMMES = pgtrigger.Condition(
    "OLD.melding_id IS NOT NULL AND NOT (NEW.innhold = ''::bytea AND NEW.navn = ''"
    " AND NEW.sha256 = '' AND (NEW.id, NEW.person_id, NEW.melding_id, NEW.eier_id, NEW.lastet_opp)"
    " = (OLD.id, OLD.person_id, OLD.melding_id, OLD.eier_id, OLD.lastet_opp))"
)


# What only follows from the messages makes no new version in the history.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(
        condition=pghistory.AnyChange(
            "rom",
            "tema",
            "overskrift",
            "mottaker",
            "venter_paa_nav_siden",
            "venter_paa_bruker_siden",
            "klokke_fra",
            "svarfrist",
            "flytting_foreslatt",
        )
    ),
    append_only=True,
)
class Trad(Versjonert):
    """A thread. It is historic when its period has ended."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    periode = models.ForeignKey(
        "oppfolging.Oppfolgingsperiode", on_delete=models.PROTECT, related_name="+"
    )
    aktivitet = models.OneToOneField(
        "aktivitet.Aktivitet", null=True, on_delete=models.PROTECT, related_name="+"
    )
    tema = models.CharField(max_length=24, choices=[(t.value, t.value) for t in Tema])
    overskrift = models.CharField(max_length=MAKS_OVERSKRIFT)
    mottaker = models.CharField(max_length=16, choices=[(m.value, m.value) for m in Mottaker])
    venter_paa_nav_siden = models.DateTimeField(null=True)
    venter_paa_bruker_siden = models.DateTimeField(null=True)
    klokke_fra = models.DateTimeField(null=True)
    """When the user's unanswered message came; kept through every hand-over."""
    svarfrist = models.DateTimeField(null=True)
    siste_melding = models.DateTimeField()
    antall = models.PositiveIntegerField(default=0)
    """Messages so far; the number of the last one."""
    flytting_foreslatt = models.DateTimeField(null=True)
    """NAV has asked to move the thread to the other room; the user has not said yes or no."""
    alarm_sendt = models.DateTimeField(null=True)
    viktig = models.BooleanField(default=False)
    """NAV has begun it with a message that duties may rest on: the first one is never erased."""

    objects: ClassVar[TradQuerySet] = TradQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["person", "-siste_melding"], name="dialog_trad_person"),
            models.Index(
                fields=["mottaker", "klokke_fra"],
                condition=Q(klokke_fra__isnull=False),
                name="dialog_trad_venter",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(venter_paa_nav_siden=None, klokke_fra=None, svarfrist=None)
                | Q(
                    venter_paa_nav_siden__isnull=False,
                    klokke_fra__isnull=False,
                    svarfrist__isnull=False,
                ),
                name="dialog_trad_klokke_gar_nar_nav_skal_svare",
            ),
            models.CheckConstraint(
                condition=Q(rom=Rom.KOMMUNE, mottaker=Mottaker.KOMMUNE)
                | (Q(rom=Rom.STAT) & ~Q(mottaker=Mottaker.KOMMUNE)),
                name="dialog_trad_kommunen_svarer_i_eget_rom",
            ),
        ]


class MeldingManager(models.Manager["Melding"]):
    """Without the words to search by, which nobody reads."""

    def get_queryset(self) -> "models.QuerySet[Melding]":
        return super().get_queryset().defer("sok")


class Melding(models.Model):
    """Never changed, never deleted; what was written wrong can be emptied. The numbers in a thread
    have no holes."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    trad = models.ForeignKey(Trad, on_delete=models.PROTECT, related_name="meldinger")
    nr = models.PositiveIntegerField()
    tekst = models.TextField()
    avsender_type = models.CharField(max_length=8)
    avsender_id = models.UUIDField()
    sendt = models.DateTimeField()
    nokkel = models.UUIDField(unique=True)
    """The sender's key: the same message sent twice is one message."""
    kassert = models.DateTimeField(null=True)
    """When the content was erased, because it never should have stood here."""
    sok = models.GeneratedField(
        expression=SearchVector("tekst", config=KONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    """The words of the text, for the search."""

    objects: ClassVar[MeldingManager] = MeldingManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["trad", "nr"], name="dialog_melding_nr"),
            models.CheckConstraint(
                condition=(Q(kassert=None) & Q(_HAR_TEKST) & Q(_IKKE_FOR_LANG))
                | Q(kassert__isnull=False, tekst=KASSERT_TEKST),
                name="dialog_melding_lengde",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="dialog_melding_fast", operation=pgtrigger.Update, condition=_TOMMES
            ),
            pgtrigger.Protect(name="dialog_melding_slettes_ikke", operation=pgtrigger.Delete),
        ]


class Lest(models.Model):
    """When a reader had read the thread up to a message: one row each time something new was read."""

    trad = models.ForeignKey(Trad, on_delete=models.PROTECT, related_name="lest")
    side = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Side])
    leser_id = models.UUIDField()
    til_nr = models.PositiveIntegerField()
    tid = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["trad", "leser_id", "til_nr"], name="dialog_lest_en"),
        ]
        triggers = [pgtrigger.Protect(name="dialog_lest_fast", operation=_FAST)]


class Svarlop(models.Model):
    """One receiver's wait to be ended: from the user's message to answer, hand-over or no need."""

    trad = models.ForeignKey(Trad, on_delete=models.PROTECT, related_name="svarlop")
    mottaker = models.CharField(max_length=16, choices=[(m.value, m.value) for m in Mottaker])
    fra = models.DateTimeField()
    """The original time the user's message came, also after a hand-over."""
    hos_mottaker_fra = models.DateTimeField()
    frist = models.DateTimeField()
    slutt = models.DateTimeField(null=True)
    utfall = models.CharField(
        max_length=20, blank=True, default="", choices=[(u.value, u.value) for u in Utfall]
    )
    avsluttet_av_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["trad"], condition=Q(slutt=None), name="dialog_svarlop_ett_apent"
            ),
            models.CheckConstraint(
                condition=Q(slutt=None, utfall="") | (Q(slutt__isnull=False) & ~Q(utfall="")),
                name="dialog_svarlop_utfall",
            ),
        ]
        indexes = [
            models.Index(fields=["trad", "-id"], name="dialog_svarlop_trad"),
            models.Index(fields=["slutt"], name="dialog_svarlop_slutt"),
        ]


class Overlevering(models.Model):
    """From whom, to whom, by whom, and why."""

    trad = models.ForeignKey(Trad, on_delete=models.PROTECT, related_name="overleveringer")
    fra = models.CharField(max_length=16, choices=[(m.value, m.value) for m in Mottaker])
    til = models.CharField(max_length=16, choices=[(m.value, m.value) for m in Mottaker])
    hvorfor = models.CharField(max_length=MAKS_HVORFOR, blank=True)
    av_type = models.CharField(max_length=8)
    av_id = models.UUIDField()
    tid = models.DateTimeField()
    etter_tema = models.BooleanField(default=False)
    """Followed from the topic the user chose."""
    samtykke = models.BooleanField(default=False)
    """The user's own act: consent to move to the other room."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(fra=F("til")), name="dialog_overlevert_til_annen"),
            models.CheckConstraint(
                condition=~(Q(til=Mottaker.KOMMUNE) | Q(fra=Mottaker.KOMMUNE)) | Q(samtykke=True),
                name="dialog_annet_rom_med_samtykke",
            ),
        ]
        triggers = [pgtrigger.Protect(name="dialog_overlevering_fast", operation=_FAST)]


class Vedlegg(models.Model):
    """A file: a draft of its owner until a message is sent with it, and then as fixed as that."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    melding = models.ForeignKey(
        Melding, null=True, on_delete=models.PROTECT, related_name="vedlegg"
    )
    eier_id = models.UUIDField()
    navn = models.CharField(max_length=120)
    mime = models.CharField(max_length=80)
    storrelse = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    lastet_opp = models.DateTimeField()
    innhold = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(storrelse__gte=1, storrelse__lte=MAKS_VEDLEGG_BYTE),
                name="dialog_vedlegg_storrelse",
            ),
        ]
        indexes = [
            models.Index(
                fields=["eier_id", "lastet_opp"],
                condition=Q(melding=None),
                name="dialog_vedlegg_utkast",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="dialog_vedlegg_fast", operation=pgtrigger.Update, condition=_FIL_TOMMES
            ),
            pgtrigger.Protect(
                name="dialog_vedlegg_slettes_ikke",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__melding__isnull=False),
            ),
        ]


@pghistory.track(append_only=True)
class Kollegasporsmal(models.Model):
    """A question to a colleague about a message. The user never sees it."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="sporsmal")
    fra = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    til = models.ForeignKey("kontor.Ansatt", on_delete=models.PROTECT, related_name="+")
    tekst = models.CharField(max_length=MAKS_SPORSMAL)
    sendt = models.DateTimeField()
    nokkel = models.UUIDField(unique=True)
    svar = models.CharField(max_length=MAKS_SPORSMAL, blank=True, default="")
    besvart = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(fra=F("til")), name="dialog_sporsmal_til_annen"),
            models.CheckConstraint(
                condition=Q(besvart=None, svar="") | (Q(besvart__isnull=False) & ~Q(svar="")),
                name="dialog_sporsmal_svar",
            ),
        ]
        indexes = [
            models.Index(fields=["til"], condition=Q(besvart=None), name="dialog_sporsmal_apne")
        ]


@pghistory.track(append_only=True)
class Notat(Versjonert):
    """Internal note on a person. May quote a message, with its source."""

    person = models.ForeignKey("person.Person", on_delete=models.PROTECT, related_name="+")
    tekst = models.TextField(blank=True)
    sitat = models.ForeignKey(Melding, null=True, on_delete=models.PROTECT, related_name="+")
    nokkel = models.UUIDField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-opprettet"], name="dialog_notat_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(_IKKE_FOR_LANG) & (Q(_HAR_TEKST) | Q(sitat__isnull=False)),
                name="dialog_notat_lengde",
            ),
        ]


@pghistory.track(append_only=True)
class Standardtekst(models.Model):
    """An office's text with blanks like [dato], which must be filled before it is sent."""

    id = models.UUIDField(primary_key=True, default=ny_id, editable=False)
    kontor = models.ForeignKey("kontor.Kontor", on_delete=models.PROTECT, related_name="+")
    tittel = models.CharField(max_length=MAKS_OVERSKRIFT)
    tekst = models.TextField()
    tittel_nn = models.CharField(max_length=MAKS_OVERSKRIFT, blank=True, default="")
    tekst_nn = models.TextField(blank=True, default="")
    tittel_en = models.CharField(max_length=MAKS_OVERSKRIFT, blank=True, default="")
    tekst_en = models.TextField(blank=True, default="")
    aktiv = models.BooleanField(default=True)
    versjon = models.PositiveIntegerField(default=1)
    endret = models.DateTimeField()
    endret_av_id = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(_HAR_TEKST) & Q(_IKKE_FOR_LANG),
                name="dialog_standardtekst_lengde",
            ),
            models.CheckConstraint(
                condition=_begge_eller_ingen("nn") & _begge_eller_ingen("en"),
                name="dialog_standardtekst_sprak",
            ),
        ]
