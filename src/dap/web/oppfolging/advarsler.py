"""What one should know before the follow-up ends. None of it stands in the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dap.dialog import queries as dialog
from dap.felles.aktor import Aktor
from dap.mote import queries as mote
from dap.referat import queries as referat
from dap.tilgang.values import Personinnsyn
from dap.vedtak import queries as vedtak
from dap.vedtak.values import APNE_KLAGER
from dap.vurdering import queries as vurdering
from dap.web.felles.person import lenke_til


@dataclass(frozen=True, slots=True)
class Advarsel:
    tekst: str
    adresse: str


def advarsler(innsyn: Personinnsyn, aktor: Aktor, *, naa: datetime) -> list[Advarsel]:
    """In the rooms that the reader sees."""
    return [
        *_samtaler(innsyn),
        *_moter(innsyn, naa),
        *_referater(innsyn, naa),
        *_vedtak(innsyn, aktor),
        *_klager(innsyn),
        *_vurderinger(innsyn),
    ]


def _samtaler(innsyn: Personinnsyn) -> Iterable[Advarsel]:
    apne = [t for t in dialog.tradliste(innsyn) if not t.historisk]
    liste = lenke_til("dialog:liste", innsyn.person_id)
    if n := sum(t.venter_paa_nav_siden is not None for t in apne):
        tekst = ngettext(
            "%(n)s samtale venter på svar fra NAV.", "%(n)s samtaler venter på svar fra NAV.", n
        )
        yield Advarsel(tekst % {"n": n}, liste)
    if n := sum(t.venter_paa_bruker_siden is not None for t in apne):
        tekst = ngettext(
            "%(n)s samtale venter på svar fra brukeren.",
            "%(n)s samtaler venter på svar fra brukeren.",
            n,
        )
        yield Advarsel(tekst % {"n": n}, liste)


def _moter(innsyn: Personinnsyn, naa: datetime) -> Iterable[Advarsel]:
    bilde = mote.moter(innsyn, naa=naa)
    if n := len({m.id for m in (*bilde.venter, *bilde.kommende)}):
        tekst = ngettext(
            "%(n)s møte blir avlyst, og begge parter får beskjed.",
            "%(n)s møter blir avlyst, og begge parter får beskjed.",
            n,
        )
        yield Advarsel(tekst % {"n": n}, lenke_til("mote:liste", innsyn.person_id))


def _vedtak(innsyn: Personinnsyn, aktor: Aktor) -> Iterable[Advarsel]:
    if vedtak.apent_utkast(innsyn, aktor) is not None:
        tekst = _("Et utkast til vedtak blir avsluttet, og kan ikke fattes.")
        yield Advarsel(tekst, lenke_til("vedtak:utkast", innsyn.person_id))


def _klager(innsyn: Personinnsyn) -> Iterable[Advarsel]:
    gjeldende = vedtak.gjeldende_med_alt(innsyn)
    for k in gjeldende.klager if gjeldende else ():
        if k.status in APNE_KLAGER:
            tekst = _(
                "En klage er ikke ferdig behandlet. Den må behandles også etter at oppfølgingen er over."
            )
            yield Advarsel(tekst, lenke_til("vedtak:klage", innsyn.person_id, klage_id=k.id))


def _vurderinger(innsyn: Personinnsyn) -> Iterable[Advarsel]:
    for v in vurdering.vurderinger(innsyn):
        if v.har_utkast and not v.historisk:
            tekst = _("Et utkast til vurdering kan ikke gjøres ferdig etterpå.")
            yield Advarsel(
                tekst, lenke_til("vurdering:vurdering", innsyn.person_id, vurdering_id=v.id)
            )


def _referater(innsyn: Personinnsyn, naa: datetime) -> Iterable[Advarsel]:
    for r in referat.apne_utkast(innsyn, naa=naa):
        if r.er_delt:
            continue
        tekst = _("Referatet «%(tema)s» er ikke delt. Det kan ikke deles etterpå.")
        adresse = lenke_til("referat:referat", innsyn.person_id, referat_id=r.id)
        yield Advarsel(tekst % {"tema": r.tema}, adresse)
