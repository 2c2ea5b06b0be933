"""The history of what was set round the follow-up: when, by whom, and why."""

from datetime import datetime
from uuid import UUID

from dap.felles.aktor import AktorType
from dap.felles.rom import Rom
from dap.hendelse import queries as hendelse
from dap.hendelse.values import Hendelsesrad, Utvalg
from dap.kontor import queries as kontor
from dap.oppfolging.models import (
    Inaktivering,
    Kvpperiode,
    Manuellstatus,
    Oppfolgingsperiode,
    Utmeldingskandidat,
)
from dap.oppfolging.values import Innstilling
from dap.person import queries as person
from dap.tilgang.values import Personinnsyn

TYPER = frozenset(
    {
        "OPPFOLGING_STARTET",
        "OPPFOLGING_AVSLUTTET",
        "OPPFOLGING_INAKTIVERT",
        "OPPFOLGING_REAKTIVERT",
        "OPPFOLGING_KANDIDAT_BEHOLDT",
        "OPPFOLGING_KANDIDAT_FORESLATT",
        "ARBEIDSSOKER_REGISTRERT",
        "ARBEIDSSOKER_AVSLUTTET",
        "KVP_STARTET",
        "KVP_AVSLUTTET",
        "SATT_TIL_MANUELL",
        "SATT_TIL_DIGITAL",
        "VEILEDER_TILDELT",
        "VEILEDER_FJERNET",
        "MEDVEILEDER_LAGT_TIL",
        "MEDVEILEDER_AVSLUTTET",
        "KONTOR_ENDRET",
        "TILRETTELEGGING_ENDRET",
    }
)
OM_ANSATTE = frozenset(
    {"VEILEDER_TILDELT", "VEILEDER_FJERNET", "MEDVEILEDER_LAGT_TIL", "MEDVEILEDER_AVSLUTTET"}
)
"""What it is about is a member of staff."""
MAKS = 500


def innstillinger(innsyn: Personinnsyn) -> list[Innstilling]:
    """Newest first. Eight queries, however many rows."""
    rader = hendelse.tidslinje(innsyn, Utvalg(typer=TYPER), for_=None, antall=MAKS)
    navn = _navn(innsyn, rader)
    hvorfor = _kvpgrunner(innsyn)
    if innsyn.ser_rom(Rom.STAT):
        hvorfor |= _grunner(innsyn.person_id)
    return [
        Innstilling(
            tid=r.tid,
            type=r.type,
            aktor_type=r.aktor_type,
            aktor=navn.get(r.aktor_id, ""),
            hva=_hva(r, navn),
            hvorfor=hvorfor.get((_slag(r.type), r.tid), ""),
        )
        for r in rader
    ]


def _navn(innsyn: Personinnsyn, rader: list[Hendelsesrad]) -> dict[UUID, str]:
    ansatte = {r.aktor_id for r in rader if r.aktor_type == AktorType.VEILEDER}
    ansatte |= {r.objekt_id for r in rader if r.type in OM_ANSATTE}
    return person.navn([innsyn.person_id]) | (kontor.navn(ansatte) if ansatte else {})


def _hva(r: Hendelsesrad, navn: dict[UUID, str]) -> str:
    if r.type in OM_ANSATTE:
        return navn.get(r.objekt_id, "")
    if r.type == "KONTOR_ENDRET":
        enhet = kontor.kontor(str(r.data.get("til", "")))
        return enhet.navn if enhet else ""
    return str(r.data.get("mate") or r.data.get("grunn") or "")


def _slag(type_: str) -> str:
    """The kind of row where the reason of the thing that happened lies."""
    return type_.partition("_")[0] if type_.startswith(("KVP_", "SATT_")) else type_


def _kvpgrunner(innsyn: Personinnsyn) -> dict[tuple[str, datetime], str]:
    """Of the programme, in the room of who wrote them."""
    ut = {}
    for kvp in Kvpperiode.objects.filter(person_id=innsyn.person_id):
        if kvp.rom in innsyn.rom:
            ut["KVP", kvp.fra] = kvp.startgrunn
        if kvp.til is not None and kvp.sluttrom in innsyn.rom:
            ut["KVP", kvp.til] = kvp.sluttgrunn
    return ut


def _grunner(person_id: UUID) -> dict[tuple[str, datetime], str]:
    """Every other reason that was written, by kind and time: the rows bear the time of the act."""
    om = {"person_id": person_id}
    rader: list[tuple[str, datetime | None, str]] = []
    for periode in Oppfolgingsperiode.objects.filter(**om):
        rader.append(("OPPFOLGING_AVSLUTTET", periode.slutt, periode.sluttbegrunnelse))
    for i in Inaktivering.objects.filter(**om):
        rader.append(("OPPFOLGING_INAKTIVERT", i.fra, i.grunn))
        rader.append(("OPPFOLGING_REAKTIVERT", i.til, i.ord))
    for kandidat in Utmeldingskandidat.objects.filter(**om):
        rader.append(("OPPFOLGING_KANDIDAT_FORESLATT", kandidat.fra, kandidat.begrunnelse))
        rader.append(("OPPFOLGING_KANDIDAT_BEHOLDT", kandidat.til, kandidat.ord))
    for m in Manuellstatus.objects.filter(**om):
        rader.append(("SATT", m.fra, m.grunn))
    return {(slag, tid): ord_ for slag, tid, ord_ in rader if tid is not None}
