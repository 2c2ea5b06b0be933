"""The private calendar feed: an address with a secret in it, which can be taken back."""

import hashlib
import secrets
from datetime import datetime

from django.db import IntegrityError, transaction

from dap.felles.aktor import Aktor
from dap.mote.models import Kalenderstrom

_BYTE = 32


def avtrykk(hemmelighet: str) -> str:
    """What is kept of the secret. It is long and random, so that a plain hash is enough."""
    return hashlib.sha256(hemmelighet.encode()).hexdigest()


@transaction.atomic
def opprett_strom(*, aktor: Aktor, naa: datetime) -> str:
    """A new secret, shown this once. The one before stops working."""
    try:
        with transaction.atomic():
            return _ny(aktor, naa)
    except IntegrityError:
        # Two at once: the other has made its own by now, and the last one counts.
        return _ny(aktor, naa)


def _ny(aktor: Aktor, naa: datetime) -> str:
    trekk_strom(aktor=aktor, naa=naa)
    hemmelighet = secrets.token_urlsafe(_BYTE)
    Kalenderstrom.objects.create(
        eier_id=aktor.id, eier_type=aktor.type, avtrykk=avtrykk(hemmelighet), opprettet=naa
    )
    return hemmelighet


@transaction.atomic
def trekk_strom(*, aktor: Aktor, naa: datetime) -> bool:
    """The address stops working at once. False when there was none."""
    apne = Kalenderstrom.objects.select_for_update().filter(eier_id=aktor.id, trukket=None)
    for strom in apne:
        strom.trukket = naa
        strom.save(update_fields=["trukket"])
        return True
    return False
