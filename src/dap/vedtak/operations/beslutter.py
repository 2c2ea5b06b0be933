"""The second person: asked, reads, answers, agrees. Never one who has written in the draft."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor, Rolle
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.felles.tekst import rens
from dap.tilgang.queries import aktor_for_ansatt
from dap.varsel.values import Varselslag
from dap.vedtak import rules
from dap.vedtak.kilder import kildeposter, motsier
from dap.vedtak.models import Melding
from dap.vedtak.operations._adgang import (
    Grep,
    hent,
    krev_ansvarlig,
    krev_versjon,
)
from dap.vedtak.queries.utkast import forfattere, innhold
from dap.vedtak.values import Beslutterstatus, Linje

_HENDELSE = "VEDTAKSUTKAST_BESLUTTER"


@transaction.atomic
def send_til_beslutter(*, aktor: Aktor, utkast_id: UUID, versjon: int, naa: datetime) -> None:
    """Ask for the second person's word, the first time or again. Only the responsible adviser.

    Everything but the approval must be there. Raises UgyldigInndata (`rules.krev_ferdig`),
    VersjonsKonflikt, Regelbrudd TRENGER_IKKE_BESLUTTER or FEIL_STEG_HOS_BESLUTTER.
    """
    grep = hent(aktor, utkast_id, naa)
    krev_ansvarlig(grep)
    krev_versjon(grep, versjon)
    hva = innhold(grep.rad)
    rules.krev_trenger_beslutter(hva.innsatsgruppe)
    rules.krev_status(
        grep.beslutterstatus, Beslutterstatus.INGEN, Beslutterstatus.KLAR_TIL_VEILEDER
    )
    alle = kildeposter(grep.innsyn, naa=naa)
    slag = [p.kilde for p in alle if p.nokkel in hva.kilder]
    rules.krev_ferdig(hva, slag, avviker=motsier(alle, hva.innsatsgruppe) is not None)
    _sett(grep, Beslutterstatus.KLAR_TIL_BESLUTTER, Linje.SENDT_TIL_BESLUTTER)
    grep.varsle(Varselslag.VEDTAKSUTKAST_TIL_BESLUTTER, grep.rad.beslutter_id)


@transaction.atomic
def trekk_fra_beslutter(*, aktor: Aktor, utkast_id: UUID, naa: datetime) -> None:
    """Take the draft back to write more. Only the responsible adviser."""
    grep = hent(aktor, utkast_id, naa)
    krev_ansvarlig(grep)
    rules.krev_status(grep.beslutterstatus, Beslutterstatus.KLAR_TIL_BESLUTTER)
    _sett(grep, Beslutterstatus.KLAR_TIL_VEILEDER, Linje.TRUKKET_TILBAKE)
    grep.varsle(Varselslag.VEDTAKSUTKAST_TIL_VEILEDER, grep.rad.beslutter_id)


@transaction.atomic
def bli_beslutter(*, aktor: Aktor, utkast_id: UUID, naa: datetime, fra: UUID | None = None) -> None:
    """Take the part of the second person. `fra`: whom one takes it over from, None for nobody.

    Two who take it at once: the second one gets HAR_BESLUTTER. Twice is once. Raises IkkeTilgang
    MANGLER_ROLLE, and Regelbrudd EGET_UTKAST or FEIL_STEG_HOS_BESLUTTER.
    """
    grep = _hent_som_beslutter(aktor, utkast_id, naa)
    if grep.rad.beslutter_id == aktor.id:
        return
    rules.krev_status(
        grep.beslutterstatus, Beslutterstatus.KLAR_TIL_BESLUTTER, Beslutterstatus.KLAR_TIL_VEILEDER
    )
    forrige = grep.rad.beslutter_id
    if forrige != fra:
        raise Regelbrudd("HAR_BESLUTTER")
    grep.rad.beslutter_id = aktor.id
    linje = Linje.BLE_BESLUTTER if forrige is None else Linje.BESLUTTER_TOK_OVER
    _sett(grep, grep.beslutterstatus, linje)
    grep.varsle(Varselslag.VEDTAKSUTKAST_TATT_OVER, forrige)


@transaction.atomic
def send_til_veileder(
    *, aktor: Aktor, utkast_id: UUID, versjon: int, tekst: str, nokkel: UUID, naa: datetime
) -> None:
    """Give it back with a word on what is missing (1-2000 characters). Only who is the beslutter."""
    tekst = rules.krev_melding(tekst)
    grep = _hent_min(aktor, utkast_id, versjon, naa)
    _sett(grep, Beslutterstatus.KLAR_TIL_VEILEDER, Linje.SENDT_TIL_VEILEDER)
    grep.skriv_linje(Linje.TEKST, tekst, nokkel=innholdsnokkel(nokkel, utkast_id, aktor.id, tekst))
    grep.varsle(Varselslag.VEDTAKSUTKAST_TIL_VEILEDER, grep.rad.ansvarlig_id)


@transaction.atomic
def godkjenn(*, aktor: Aktor, utkast_id: UUID, versjon: int, naa: datetime) -> None:
    """Agree to this very version. Only who is the beslutter, and never one who has written in it.

    Raises VersjonsKonflikt, and Regelbrudd EGET_UTKAST, IKKE_BESLUTTER, FEIL_STEG_HOS_BESLUTTER.
    """
    grep = _hent_min(aktor, utkast_id, versjon, naa)
    _sett(grep, Beslutterstatus.GODKJENT_AV_BESLUTTER, Linje.GODKJENT)
    grep.varsle(Varselslag.VEDTAKSUTKAST_GODKJENT, grep.rad.ansvarlig_id)


@transaction.atomic
def skriv_melding(
    *, aktor: Aktor, utkast_id: UUID, tekst: str, nokkel: UUID, naa: datetime
) -> None:
    """A line in the thread of the draft (1-2000 characters). Sent again it is one.

    Only the responsible adviser and the beslutter (Regelbrudd IKKE_DIN_SAMTALE).
    """
    tekst = rules.krev_melding(tekst)
    grep = hent(aktor, utkast_id, naa)
    nokkel = innholdsnokkel(nokkel, utkast_id, aktor.id, rens(tekst))
    if Melding.objects.filter(nokkel=nokkel).exists():
        return
    if aktor.id not in (grep.rad.ansvarlig_id, grep.rad.beslutter_id):
        raise Regelbrudd("IKKE_DIN_SAMTALE")
    grep.skriv_linje(Linje.TEKST, tekst, nokkel=nokkel)
    grep.registrer("VEDTAKSUTKAST_MELDING")
    if aktor.id == grep.rad.ansvarlig_id:
        grep.varsle(Varselslag.VEDTAKSUTKAST_TIL_BESLUTTER, grep.rad.beslutter_id)
    else:
        grep.varsle(Varselslag.VEDTAKSUTKAST_TIL_VEILEDER, grep.rad.ansvarlig_id)


def _hent_som_beslutter(aktor: Aktor, utkast_id: UUID, naa: datetime) -> Grep:
    grep = hent(aktor, utkast_id, naa)
    na = aktor_for_ansatt(aktor.id, naa=naa)
    if na is None or not na.har_rolle(Rolle.BESLUTTER):
        raise IkkeTilgang("MANGLER_ROLLE")
    if aktor.id == grep.rad.ansvarlig_id or aktor.id in forfattere(grep.rad.id):
        raise Regelbrudd("EGET_UTKAST")
    return grep


def _hent_min(aktor: Aktor, utkast_id: UUID, versjon: int, naa: datetime) -> Grep:
    grep = _hent_som_beslutter(aktor, utkast_id, naa)
    if grep.rad.beslutter_id != aktor.id:
        raise Regelbrudd("IKKE_BESLUTTER")
    krev_versjon(grep, versjon)
    rules.krev_status(grep.beslutterstatus, Beslutterstatus.KLAR_TIL_BESLUTTER)
    return grep


def _sett(grep: Grep, status: Beslutterstatus, linje: Linje) -> None:
    grep.rad.beslutterstatus = status
    grep.lagre(linje.value)
    grep.skriv_linje(linje)
    grep.registrer(_HENDELSE, til=status.value, hva=linje.value)
