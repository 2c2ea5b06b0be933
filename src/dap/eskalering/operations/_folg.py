"""What follows from what others do: the user reads or answers in the thread, the follow-up ends."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from dap.eskalering.models import Eskalering, Levering, Svar
from dap.eskalering.values import Leveringskilde, Status, Svarmate
from dap.felles.aktor import SYSTEM, Aktor, AktorType
from dap.felles.tid import dato
from dap.hendelse.values import Hendelsesrad
from dap.tabell.ferdig import ferdig
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


def folg_hendelse(rad: Hendelsesrad) -> None:
    """Projection: reading is delivery, a message from the user is an answer with its evidence, and no
    warning outlives the follow-up."""
    if rad.type == "OPPFOLGING_AVSLUTTET":
        _avslutt(rad)
    elif rad.type in {"TRAD_LEST", "MELDING_SENDT"} and rad.aktor_type == AktorType.BRUKER:
        _fra_brukeren(rad)


def _avslutt(rad: Hendelsesrad) -> None:
    aktiv = Eskalering.objects.select_for_update(no_key=True).aktive()
    for e in aktiv.filter(periode_id=rad.objekt_id):
        e.status, e.avsluttet = Status.OPPFOLGING_AVSLUTTET, rad.tid
        e.stempl(aktor=SYSTEM, handling=Status.OPPFOLGING_AVSLUTTET, naa=rad.tid)
        e.save()


def _fra_brukeren(rad: Hendelsesrad) -> None:
    if not (funnet := _om_traden(rad.objekt_id)):
        return
    e = Eskalering.objects.select_for_update(no_key=True).get(id=funnet[0].id)
    if rad.type == "TRAD_LEST":
        leser = Aktor(AktorType.BRUKER, rad.aktor_id, "", person_id=rad.person_id)
        varsel.merk_lest(aktor=leser, objekt_id=e.id, naa=rad.tid)
    if e.avsluttet is not None:
        return
    ved = rad.data.get("ved")
    if ved is None:
        _lest(e, rad)
    if rad.type == "MELDING_SENDT":
        Svar.objects.create(
            eskalering=e,
            maate=Svarmate(ved["maate"]) if ved else Svarmate.DIALOG,
            tid=rad.tid,
            mottatt=date.fromisoformat(ved["mottatt"]) if ved else dato(rad.tid),
            nr=rad.data["nr"],
            vedlegg=rad.data.get("vedlegg", 0),
            skrevet_ned_av=ved["ansatt"] if ved else None,
        )
    _stopp(e, rad.tid)


@ferdig
def _om_traden(trad_id: UUID) -> Any:
    return Eskalering.objects.filter(trad_id=trad_id).values_list("id")


def _lest(e: Eskalering, rad: Hendelsesrad) -> None:
    """The first time is the one that counts."""
    Levering.objects.bulk_create(
        [
            Levering(
                eskalering=e,
                kilde=Leveringskilde.LEST,
                tid=rad.tid,
                kom=dato(rad.tid),
                av_type=rad.aktor_type,
                av_id=rad.aktor_id,
            )
        ],
        ignore_conflicts=True,
    )


def _stopp(e: Eskalering, naa: datetime) -> None:
    """Answered: the user is not told of it again."""
    for slag in (Varselslag.ESKALERING, Varselslag.ESKALERING_FRIST_ENDRET):
        varsel.stopp(objekt_id=e.id, naa=naa, slag=slag)
