"""Bringing home what others know of benefits. Only the system does: nobody writes benefits by hand."""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from dap.felles.aktor import SYSTEM
from dap.felles.register import Register, RegisterSvarerIkke
from dap.felles.rom import Rom
from dap.hendelse import operations as hendelse
from dap.person import queries as person
from dap.ytelse.models import Ytelse, Ytelsessporring
from dap.ytelse.rules import UforstaeligSvar as UforstaeligSvar
from dap.ytelse.rules import les_svar
from dap.ytelse.values import Registerytelse

NAVN = "ytelser"
OBJEKT = "YTELSE"
_FELTER = ("type", "fra", "til", "maksdato")

logg = logging.getLogger(__name__)


def hent(*, person_id: UUID, naa: datetime) -> bool:
    """Ask the register about one person. False when it gave nothing that can be used: what was
    known stays, with its age. Does nothing where no register is set up."""
    valg = settings.DAP_YTELSESREGISTER
    kjent = person.persondata(person_id)
    if not valg or kjent is None:
        return False
    try:
        svar = Register.fra(NAVN, valg).spor("/ytelser/v1/person", {"personident": kjent.fnr})
        ta_imot(person_id=person_id, svar=svar, naa=naa)
    except RegisterSvarerIkke as feil:
        grunn = feil.grunn
    except UforstaeligSvar:
        grunn = "UFORSTAELIG"
    else:
        return True
    logg.warning("the register of benefits gave no answer: %s", grunn)
    Ytelsessporring.objects.update_or_create(
        person_id=person_id, defaults={"feilet": naa, "grunn": grunn}
    )
    return False


def hent_alle(person_ider: Iterable[UUID], *, naa: datetime) -> int:
    """For the nightly job: everybody of the list. Returns how many were answered."""
    return sum(hent(person_id=person_id, naa=naa) for person_id in person_ider)


@transaction.atomic
def ta_imot(*, person_id: UUID, svar: Mapping[str, Any], naa: datetime) -> None:
    """Keep an answer, from the register or a file. Raises rules.UforstaeligSvar and keeps nothing."""
    nye = {y.kilde_id: y for y in les_svar(svar)}
    sporring, _ny = Ytelsessporring.objects.select_for_update().get_or_create(person_id=person_id)
    endret = [
        *_lagre(person_id, nye),
        *_ta_bort(person_id, set(nye), naa),
    ]
    sporring.hentet, sporring.feilet, sporring.grunn = naa, None, ""
    sporring.save()
    for ytelse in endret:
        hendelse.registrer(
            aktor=SYSTEM,
            person_id=person_id,
            rom=Rom.STAT,
            type="YTELSE_ENDRET",
            objekt_type=OBJEKT,
            objekt_id=ytelse.id,
            naa=naa,
            data={"ytelse": ytelse.type, "borte": ytelse.borte is not None},
        )


def _lagre(person_id: UUID, nye: Mapping[str, Registerytelse]) -> list[Ytelse]:
    kjente = {y.kilde_id: y for y in Ytelse.objects.filter(person_id=person_id)}
    endret = []
    for kilde_id, ny in nye.items():
        rad = kjente.get(kilde_id) or Ytelse(person_id=person_id, kilde_id=kilde_id)
        verdier = {felt: getattr(ny, felt) for felt in _FELTER}
        lik = all(getattr(rad, felt) == verdi for felt, verdi in verdier.items())
        if kilde_id in kjente and lik and rad.borte is None:
            continue
        for felt, verdi in verdier.items():
            setattr(rad, felt, verdi)
        rad.borte = None
        rad.save()
        endret.append(rad)
    return endret


def _ta_bort(person_id: UUID, finnes: set[str], naa: datetime) -> list[Ytelse]:
    borte = list(
        Ytelse.objects.filter(person_id=person_id, borte=None).exclude(kilde_id__in=finnes)
    )
    for rad in borte:
        rad.borte = naa
        rad.save(update_fields=["borte"])
    return borte
