"""One adviser decides on one case, alone."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.kalibrering import rules
from dap.kalibrering.models import Deltaker, Sak, Svar
from dap.kalibrering.operations._felles import hent
from dap.kalibrering.values import Innsatsgruppe, Sikkerhet, Status


@transaction.atomic
def svar_pa_sak(
    *,
    aktor: Aktor,
    sak_id: UUID,
    gruppe: Innsatsgruppe,
    begrunnelse: str,
    sikkerhet: Sikkerhet,
    naa: datetime,
) -> None:
    """Decide, with a short reason (500 characters) and how sure one is. Once; it is not changed.

    The same answer sent again is one. Raises IkkeFunnet, IkkeTilgang IKKE_DELTAKER, or Regelbrudd
    MANGLER, FOR_LANG, ALLEREDE_SVART, RUNDE_FORBEREDES or RUNDE_AVSLUTTET.
    """
    sak = Sak.objects.filter(id=sak_id, fjernet=False).first()
    if sak is None:
        raise IkkeFunnet
    grep = hent(aktor, sak.runde_id, naa)
    deltaker = Deltaker.objects.filter(runde=grep.rad, ansatt_id=aktor.id).first()
    if deltaker is None:
        rules.krev_status(grep.status(), Status.APEN)
        raise IkkeTilgang("IKKE_DELTAKER")
    begrunnelse = rules.krev_begrunnelse(begrunnelse)
    finnes = Svar.objects.filter(sak=sak, deltaker=deltaker).first()
    if finnes is not None:
        if (finnes.gruppe, finnes.begrunnelse, finnes.sikkerhet) == (
            gruppe, begrunnelse, sikkerhet,
        ):  # fmt: skip
            return
        raise Regelbrudd("ALLEREDE_SVART")
    rules.krev_status(grep.status(), Status.APEN)
    Svar.objects.create(
        sak=sak, deltaker=deltaker, gruppe=gruppe, sikkerhet=sikkerhet,
        begrunnelse=begrunnelse, tid=naa,
    )  # fmt: skip
