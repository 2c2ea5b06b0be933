"""One activity to many users."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from dap.aktivitet import rules, validering
from dap.aktivitet.koder import Part, Status
from dap.aktivitet.omrade import bruker_bilde
from dap.aktivitet.operations.grep import apne_for_skriving
from dap.aktivitet.operations.skriv import krev_type, opprett
from dap.aktivitet.typer.beskrivelse import Aktivitetstype
from dap.aktivitet.values import FLERE_MAKS, Flerrad
from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil, IkkeTilgang, Regelbrudd
from dap.felles.sisteblikk import hold
from dap.person import queries as person_queries


def forhandsvis_flere(
    *,
    aktor: Aktor,
    type: str,
    felter: Mapping[str, Any],
    person_ider: Iterable[UUID],
    naa: datetime,
) -> list[Flerrad]:
    """Who would get the activity, and why the others would not.

    Wrong fields raise UgyldigInndata. A person the actor may not open has no name, and the same code
    as one who does not exist.
    """
    type_, ider = _krev_flere(aktor, type, felter, person_ider)
    return _rader(ider, _sperrer(aktor, ider, type_, naa), {})


def opprett_for_flere(
    *,
    aktor: Aktor,
    type: str,
    felter: Mapping[str, Any],
    person_ider: Iterable[UUID],
    nokkel: UUID,
    naa: datetime,
    som_forslag: bool = False,
    hoppet: Collection[UUID] = (),
) -> list[Flerrad]:
    """One activity each, each in its own transaction: a refusal for one stops nobody else.

    `hoppet` are those whom the last look passed over. Sent again with the same `nokkel` it makes
    nothing twice.
    """
    type_, ider = _krev_flere(aktor, type, felter, person_ider)
    laget: dict[UUID, UUID] = {}

    def gjor(id_: UUID) -> str:
        try:
            utfall = opprett(
                aktor=aktor,
                person_id=id_,
                type=type,
                felter=felter,
                som_forslag=som_forslag,
                nokkel=uuid.uuid5(nokkel, str(id_)),
                naa=naa,
            )
        except DapFeil as feil:
            return feil.kode
        laget[id_] = utfall.aktivitet_id
        return ""

    koder = hold(ider, hoppet, gjor=gjor, se=lambda over: _sperrer(aktor, over, type_, naa))
    return _rader(ider, koder, laget)


def krev_ny(type: str, felter: Mapping[str, Any]) -> Aktivitetstype:
    """That NAV could add such an activity, whoever gets it. Raises Regelbrudd, UgyldigInndata."""
    type_ = krev_type(type)
    rules.krev_kan_opprette(type_, Part.NAV, Status.PLANLAGT)
    validering.les_ny(type_, felter, Part.NAV)
    return type_


def _krev_flere(
    aktor: Aktor, type: str, felter: Mapping[str, Any], person_ider: Iterable[UUID]
) -> tuple[Aktivitetstype, list[UUID]]:
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")
    type_ = krev_ny(type, felter)
    ider = list(dict.fromkeys(person_ider))
    if not ider:
        raise Regelbrudd("INGEN_VALGT", felt="person_ider")
    if len(ider) > FLERE_MAKS:
        raise Regelbrudd("FOR_MANGE_VALGT", felt="person_ider", maks=FLERE_MAKS)
    return type_, ider


def _sperrer(
    aktor: Aktor, ider: list[UUID], type_: Aktivitetstype, naa: datetime
) -> dict[UUID, str]:
    return {id_: _sperre(aktor, id_, type_, naa) for id_ in ider}


def _sperre(aktor: Aktor, person_id: UUID, type_: Aktivitetstype, naa: datetime) -> str:
    try:
        skriver = apne_for_skriving(aktor, person_id, naa, "flere_aktiviteter")
        rules.krev_kan_opprette(type_, skriver.part, Status.PLANLAGT)
    except DapFeil as feil:
        return feil.kode
    return rules.skrivesperre(skriver.part, bruker_bilde(person_id))


_UTEN_NAVN = {"IKKE_FUNNET", "IKKE_TILGANG", "KREVER_BEGRUNNELSE", "INHABIL"}


def _rader(
    ider: list[UUID], koder: Mapping[UUID, str], laget: Mapping[UUID, UUID]
) -> list[Flerrad]:
    navn = person_queries.navn(i for i in ider if koder[i] not in _UTEN_NAVN)
    return [Flerrad(i, navn.get(i, ""), koder[i], laget.get(i)) for i in ider]
