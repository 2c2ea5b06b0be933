import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string

from dap.felles.aktor import Aktor
from dap.hendelse.models import Hendelse, Sett
from dap.hendelse.rules import krev_hjelp_til
from dap.hendelse.values import PLAN, Hendelsesrad, Hendelsestype
from dap.tabell import berort


def registrer(
    *,
    aktor: Aktor,
    person_id: UUID,
    rom: str,
    type: str,
    objekt_type: str,
    objekt_id: UUID,
    naa: datetime,
    data: dict[str, Any] | None = None,
) -> int:
    """Write that something happened, and bring every projection up to date in this transaction.

    `data` holds codes and ids, never free text of the content. Returns the cursor (row id).
    ValueError for a type that the catalogue (`Hendelsestype`) does not have. Raises IkkeTilgang, so
    that nothing is changed, when somebody acts for the user and has no right to this.
    """
    krev_hjelp_til(aktor.hjelp, Hendelsestype(type))
    hjelp_id = aktor.hjelp.id if aktor.hjelp else None
    rad = Hendelse.objects.create(
        tid=naa,
        person_id=person_id,
        rom=rom,
        type=Hendelsestype(type),
        aktor_type=aktor.type,
        aktor_id=aktor.id,
        hjelp_id=hjelp_id,
        objekt_type=objekt_type,
        objekt_id=objekt_id,
        data={**(data or {}), **_ved(aktor)},
    )
    hendelse = Hendelsesrad(
        rad.id, naa, person_id, rom, type, aktor.type, aktor.id, objekt_type, objekt_id, rad.data,
        hjelp_id,
    )  # fmt: skip
    for projeksjon in _projeksjoner():
        projeksjon(hendelse)
    berort.meld([person_id])
    return rad.id


def _ved(aktor: Aktor) -> dict[str, Any]:
    """The mark of what somebody wrote down for the user, in whatever kind of record it was."""
    v = aktor.ved
    if v is None:
        return {}
    return {"ved": {"ansatt": str(v.ansatt_id), "maate": v.maate, "mottatt": v.mottatt.isoformat()}}


_MANGE = """
INSERT INTO hendelse_hendelse
    (tid, person_id, rom, type, aktor_type, aktor_id, objekt_type, objekt_id, data)
SELECT %s, person, %s, %s, %s, %s, %s, objekt, %s::jsonb
FROM unnest(%s::uuid[], %s::uuid[]) AS ny (person, objekt)
RETURNING id, person_id, objekt_id
"""


def registrer_mange(
    *,
    aktor: Aktor,
    rom: str,
    type: str,
    objekt_type: str,
    par: Sequence[tuple[UUID, UUID]],
    naa: datetime,
    data: dict[str, Any],
) -> None:
    """The same thing happened to many: a row for each (person, record), and every projection told of
    each, as `registrer` does."""
    personer, objekter = [p for p, _o in par], [o for _p, o in par]
    felles: list[Any] = [
        naa,
        rom,
        Hendelsestype(type),
        aktor.type,
        aktor.id,
        objekt_type,
        json.dumps(data),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_MANGE, [*felles, personer, objekter])
        rader = cursor.fetchall()
    for projeksjon in _projeksjoner():
        for id_, person_id, objekt_id in rader:
            projeksjon(
                Hendelsesrad(
                    id_,
                    naa,
                    person_id,
                    rom,
                    type,
                    aktor.type,
                    aktor.id,
                    objekt_type,
                    objekt_id,
                    data,
                )
            )
    berort.meld(personer)


@lru_cache(maxsize=1)
def _projeksjoner() -> tuple[Any, ...]:
    stier: Iterable[str] = import_string(settings.HENDELSE_PROJEKSJONER)
    return tuple(import_string(sti) for sti in stier)


@transaction.atomic
def merk_sett(
    *, aktor: Aktor, person_id: UUID, objekt_type: str, objekt_id: UUID, naa: datetime
) -> None:
    """Remember that this reader has seen the record as it is now. A helper's look is not the user's."""
    if not aktor.leser_selv:
        return
    Sett.objects.bulk_create(
        [
            Sett(
                leser_id=aktor.id,
                person_id=person_id,
                objekt_type=objekt_type,
                objekt_id=objekt_id,
                tid=naa,
            )
        ],
        update_conflicts=True,
        unique_fields=["leser_id", "objekt_type", "objekt_id"],
        update_fields=["tid"],
    )
    if objekt_type == PLAN and aktor.er_ansatt:
        berort.meld([person_id])
