"""The leader appoints professionals who may hold rounds."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.tid import dato
from dap.kalibrering.models import Fagansvarlig
from dap.kalibrering.policies import DELTAR, leder_kontor
from dap.kontor import queries as kontor


def _krev_leder(aktor: Aktor, kontor_nr: str) -> None:
    if not leder_kontor(aktor, kontor_nr):
        raise IkkeFunnet


@transaction.atomic
def oppnevn_fagansvarlig(*, aktor: Aktor, kontor_nr: str, ansatt_id: UUID, naa: datetime) -> None:
    """Let an adviser at the office hold rounds. Only its leader. Twice is once.

    Raises IkkeFunnet (not the leader's office), or Regelbrudd UKJENT_KOLLEGA.
    """
    _krev_leder(aktor, kontor_nr)
    if ansatt_id not in dict(kontor.kolleger_med_rolle([kontor_nr], DELTAR, dag=dato(naa))):
        raise Regelbrudd("UKJENT_KOLLEGA", felt="ansatt")
    Fagansvarlig.objects.get_or_create(
        kontor_id=kontor_nr,
        ansatt_id=ansatt_id,
        til=None,
        defaults={"fra": naa, "endret_av_id": aktor.id},
    )


@transaction.atomic
def avslutt_fagansvarlig(*, aktor: Aktor, kontor_nr: str, ansatt_id: UUID, naa: datetime) -> None:
    """They hold no more rounds; those they have held stand. Twice is once."""
    _krev_leder(aktor, kontor_nr)
    Fagansvarlig.objects.filter(kontor_id=kontor_nr, ansatt_id=ansatt_id, til=None).update(
        til=naa, endret_av_id=aktor.id
    )
