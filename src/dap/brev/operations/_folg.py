"""Projections: a waiting letter follows its person, and loses what is erased."""

import json

from dap.brev.models import Brev
from dap.brev.operations._utboks import folg_ny_melding
from dap.brev.utsendinger import meld_stoppet
from dap.brev.values import Brevstatus
from dap.felles.sletting import star_i
from dap.hendelse.values import Hendelsesrad
from dap.kassering.values import Tomt
from dap.kontor import queries as kontor


def folg_hendelse(rad: Hendelsesrad) -> None:
    """What waits says how things are now, and is printed where the person is followed up now."""
    folg_ny_melding(rad)
    if rad.type != "KONTOR_ENDRET":
        return
    hos = kontor.kontor_for_person(rad.person_id)
    if hos is None:
        return
    venter = Brev.objects.filter(person_id=rad.person_id, status=Brevstatus.KLAR)
    for brev in venter.exclude(kontor_id=hos.nr).select_for_update():
        brev.kontor_id = hos.nr
        brev.save(update_fields=["kontor"])


def folg_kassering(tomt: Tomt) -> None:
    """Follower: a letter where erased words stand keeps nothing of what it said. One that waits is
    stopped; one on its way in the post cannot be called back, and the page says so."""
    for rad in Brev.objects.filter(
        person_id=tomt.person_id, innhold_fjernet=None
    ).select_for_update():
        alt = json.dumps(rad.innhold, ensure_ascii=False)
        if not any(star_i(alt, json.dumps(d, ensure_ascii=False)[1:-1]) for d in tomt.klipp.deler):
            continue
        rad.innhold, rad.innhold_fjernet = {}, tomt.naa
        if rad.status == Brevstatus.KLAR:
            rad.status, rad.stoppet, rad.stoppgrunn = Brevstatus.STOPPET, tomt.naa, "SLETTET"
            meld_stoppet(rad)
        rad.save(update_fields=["innhold", "innhold_fjernet", "status", "stoppet", "stoppgrunn"])
