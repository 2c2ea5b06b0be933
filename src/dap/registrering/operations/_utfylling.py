"""A registration under way: begin, answer, throw away."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato
from dap.registrering import grunnlag, rules, sporsmal
from dap.registrering.models import Utkast
from dap.registrering.operations._felles import apne, las
from dap.registrering.values import BEGRUNNELSE_MAKS, Variant


@transaction.atomic
def begynn(*, aktor: Aktor, person_id: UUID, naa: datetime, godkjenning: str = "") -> None:
    """Open a registration to fill in; one that is under way is kept, when it is still the right one.

    Raises Regelbrudd with the kode of a Hinder. `godkjenning`: why a member of staff registers
    somebody who cannot do so alone, where that is allowed.
    """
    las(person_id)
    innsyn = apne(aktor, person_id, naa)
    g = grunnlag.les(innsyn, naa=naa)
    godkjenning = krev_registrerbar(aktor, g, godkjenning)
    sett = sporsmal.gjeldende(g.variant, dato(naa))
    utkast = Utkast.objects.filter(person_id=person_id, utfyller_id=aktor.id).first()
    if utkast is None:
        Utkast.objects.create(
            person_id=person_id, utfyller_id=aktor.id, variant=g.variant, sett=sett.versjon,
            godkjenning=godkjenning, opprettet=naa, oppdatert=naa,
        )  # fmt: skip
        return
    utkast.godkjenning = godkjenning or utkast.godkjenning
    oppfrisk(utkast, g.variant, sett, naa)
    utkast.save()


def krev_registrerbar(aktor: Aktor, g: grunnlag.Grunnlag, godkjenning: str) -> str:
    """The reason for the exception, when there must be one. Regelbrudd when the person cannot register."""
    hinder = g.hinder(er_bruker=aktor.er_bruker)
    if hinder is None:
        return ""
    if aktor.er_bruker or not hinder.kan_godkjennes:
        raise Regelbrudd(hinder.value)
    godkjenning = krev_lengde(godkjenning, felt="godkjenning", maks=BEGRUNNELSE_MAKS)
    if len(godkjenning) < GODKJENNING_MINST:
        raise Regelbrudd("MA_GODKJENNES", felt="godkjenning")
    return godkjenning


GODKJENNING_MINST = 10


def oppfrisk(utkast: Utkast, variant: Variant, sett: sporsmal.Sporsmalssett, naa: datetime) -> bool:
    """Bring a draft over to the questions that are put now; answers that still mean something are
    kept. Whether anything was changed."""
    if (utkast.variant, utkast.sett) == (variant, sett.versjon):
        return False
    utkast.variant, utkast.sett = variant, sett.versjon
    utkast.svar = {k: v for k, v in utkast.svar.items() if _gjelder(sett, k, v)}
    utkast.oppdatert = naa
    return True


def _gjelder(sett: sporsmal.Sporsmalssett, kode: str, verdi: str) -> bool:
    s = sett.sporsmal.get(kode)
    return s is not None and (s.skrives or verdi in {v.kode for v in s.svar})


@transaction.atomic
def lagre_svar(*, aktor: Aktor, person_id: UUID, kode: str, verdi: str, naa: datetime) -> None:
    """Keep one answer. Regelbrudd MANGLER_SVAR, UKJENT_SVAR, SPORSMALET_STILLES_IKKE, what it
    contradicts, or REGISTRERING_IKKE_BEGYNT; nothing else that is answered changes."""
    las(person_id)
    apne(aktor, person_id, naa)
    utkast = hent_utkast(aktor, person_id)
    sett = sporsmal.gjeldende(Variant(utkast.variant), dato(naa))
    if kode not in sett.sporsmal:
        raise Regelbrudd("SPORSMALET_STILLES_IKKE", felt=kode)
    verdi = rules.les_svar(sett.sporsmal[kode], verdi)
    svar = {**utkast.svar, kode: verdi}
    rules.krev_at_det_sporres(Variant(utkast.variant), svar, kode)
    utkast.svar, utkast.oppdatert = svar, naa
    utkast.save(update_fields=["svar", "oppdatert"])


@transaction.atomic
def forkast(*, aktor: Aktor, person_id: UUID, naa: datetime) -> None:
    """Throw the answers away, by the one who gave them."""
    las(person_id)
    apne(aktor, person_id, naa)
    Utkast.objects.filter(person_id=person_id, utfyller_id=aktor.id).delete()


def hent_utkast(aktor: Aktor, person_id: UUID) -> Utkast:
    """The actor's own draft. Regelbrudd REGISTRERING_IKKE_BEGYNT without one."""
    utkast = Utkast.objects.filter(person_id=person_id, utfyller_id=aktor.id).first()
    if utkast is None:
        raise Regelbrudd("REGISTRERING_IKKE_BEGYNT")
    return utkast
