"""Threads that begin with an important message, for the packages above that have something to warn of.

They say themselves what happened, once, and tell the user in their own way.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.dialog import rules
from dap.dialog.models import Trad
from dap.dialog.operations import _tilstand as t
from dap.dialog.operations._adgang import krev_ansatt
from dap.dialog.operations.sending import opprett_trad, skriv_melding
from dap.dialog.values import MAKS_OVERSKRIFT, MAKS_TEKST, Mottaker, SendtMelding, Tema
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.tilgang.values import Personinnsyn


@transaction.atomic
def viktig_trad(
    *,
    aktor: Aktor,
    innsyn: Personinnsyn,
    periode_id: UUID,
    overskrift: str,
    tekst: str,
    nokkel: UUID,
    naa: datetime,
) -> SendtMelding:
    """Begin a thread of the state's with an important message that the user owes an answer to.

    The caller has opened the person, locked the open period, and seen that this is no repetition;
    it registers the hendelse and orders the notification. Also for users who read on paper.
    Regelbrudd MANGLER, FOR_LANG or TOMME_FELTER.
    """
    krev_ansatt(aktor)
    if not innsyn.ser_rom(Rom.STAT):
        raise IkkeFunnet
    trad = opprett_trad(
        aktor,
        person_id=innsyn.person_id,
        periode_id=periode_id,
        rom=Rom.STAT,
        mottaker=Mottaker.VEILEDER,
        tema=Tema.ARBEID_AKTIVITETER,
        overskrift=krev_lengde(overskrift, felt="overskrift", minst=1, maks=MAKS_OVERSKRIFT),
        naa=naa,
        viktig=True,
    )
    return skriv_melding(
        trad, aktor, _krev_tekst(tekst), nokkel, naa, (), venter_paa_bruker=True, ny=True,
        stille=True,
    )  # fmt: skip


@transaction.atomic
def skriv_i_viktig_trad(
    *, aktor: Aktor, trad_id: UUID, tekst: str, venter_paa_bruker: bool, nokkel: UUID, naa: datetime
) -> None:
    """Write on in it, or (with no text) only say whether the user still owes an answer.

    What the user has asked is not answered by it unless there is a text. The caller has opened the
    person and locked the period. Regelbrudd FOR_LANG or TOMME_FELTER.
    """
    trad = Trad.objects.select_for_update(no_key=True).get(id=trad_id, viktig=True)
    if tekst:
        skriv_melding(
            trad, aktor, _krev_tekst(tekst), nokkel, naa, (), venter_paa_bruker, stille=True
        )
    venter = trad.venter_paa_bruker_siden is not None
    if venter != venter_paa_bruker:
        ny = rules.sett_venter_paa_bruker(t.tilstand(trad), venter=venter_paa_bruker, naa=naa)
        t.sett_tilstand(trad, ny)
        handling = "VENTER_PAA_BRUKER" if venter_paa_bruker else "VENTER_IKKE_PAA_BRUKER"
        t.lagre(trad, aktor=aktor, handling=handling, naa=naa)


def _krev_tekst(tekst: str) -> str:
    tekst = krev_lengde(tekst, felt="tekst", minst=1, maks=MAKS_TEKST)
    rules.krev_utfylt(tekst)
    return tekst
