from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, ManglerBegrunnelse
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.sporing import operations as sporing
from dap.tilgang.models import Oppslagsgrunn
from dap.tilgang.policies import kan_apne_person, kan_endre_plan, synlige_rom
from dap.tilgang.queries import personforhold
from dap.tilgang.revisjon import se_sporing as se_sporing
from dap.tilgang.values import Avgjorelse, Personforhold, Personinnsyn

GRUNN_VARER = timedelta(hours=12)


def apne_person(*, aktor: Aktor, person_id: UUID, hva: str, naa: datetime) -> Personinnsyn:
    """Decide access to a person, leave the trace, and give the proof that queries demand.

    `hva` names what is looked at ("plan", "trad" …) in the trace that the user reads.
    Raises IkkeFunnet (does not exist, or is hidden), ManglerBegrunnelse or IkkeTilgang.
    """
    forhold = _apent_forhold(aktor, person_id, naa)
    hjelp = aktor.hjelp
    if not aktor.er_bruker or hjelp:
        _spor(aktor, forhold, hva, naa)
    return Personinnsyn(
        person_id=person_id,
        rom=synlige_rom(aktor, forhold),
        er_bruker=aktor.er_bruker,
        leser_id=aktor.id,
        kan_skrive=hjelp is None or hjelp.kan_skrive,
        kan_endre_plan=kan_endre_plan(aktor),
        har_hjelp=forhold.har_hjelp,
        leser_selv=hjelp is None,
        med_nav=aktor.med_nav,
    )


def apne_som_bruker(*, aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    """The user's own view, for staff who want to see what the user sees: read-only.

    Marks of what is new are the user's; the rooms are still those that the member of staff sees.
    Traced as "som_bruker". Raises like `apne_person`.
    """
    if aktor.er_bruker:
        raise IkkeFunnet
    forhold = _apent_forhold(aktor, person_id, naa)
    _spor(aktor, forhold, "som_bruker", naa)
    return Personinnsyn(
        person_id=person_id,
        rom=synlige_rom(aktor, forhold),
        er_bruker=True,
        leser_id=person_id,
        kan_skrive=False,
        har_hjelp=forhold.har_hjelp,
        leser_selv=False,
    )


def apne_overlevert(
    *, aktor: Aktor, person_id: UUID, rom: Rom, hva: str, hvorfor: str, naa: datetime
) -> None:
    """Access to one thing that was handed to the reader's function; traced with `hvorfor`.

    The hand-over stands for the stated reason; it opens nothing else of the person. Protection and
    habilitet hold as ever. Raises IkkeFunnet or IkkeTilgang.
    """
    forhold = personforhold(aktor, person_id, naa=naa)
    if forhold is None:
        raise IkkeFunnet
    avgjorelse = kan_apne_person(aktor, forhold)
    if avgjorelse != Avgjorelse.KREVER_BEGRUNNELSE:
        _krev(avgjorelse, person_id)
    if rom not in synlige_rom(aktor, forhold):
        raise IkkeFunnet
    _spor(aktor, replace(forhold, grunn=forhold.grunn or hvorfor), hva, naa)


def _apent_forhold(aktor: Aktor, person_id: UUID, naa: datetime) -> Personforhold:
    forhold = personforhold(aktor, person_id, naa=naa)
    if forhold is None:
        raise IkkeFunnet
    _krev(kan_apne_person(aktor, forhold), person_id)
    return forhold


def _spor(aktor: Aktor, forhold: Personforhold, hva: str, naa: datetime) -> None:
    sporing.skriv_oppslag(
        aktor=aktor,
        person_id=forhold.person_id,
        hva=hva,
        hvorfor=forhold.grunn,
        kontor=aktor.kontornavn,
        naa=naa,
    )


def _krev(avgjorelse: Avgjorelse, person_id: UUID) -> None:
    if avgjorelse == Avgjorelse.TILLATT:
        return
    if avgjorelse == Avgjorelse.SKJULT:
        raise IkkeFunnet
    if avgjorelse == Avgjorelse.KREVER_BEGRUNNELSE:
        raise ManglerBegrunnelse(person_id=person_id)
    raise IkkeTilgang("INHABIL")


@transaction.atomic
def oppgi_grunn(*, aktor: Aktor, person_id: UUID, grunn: str, naa: datetime) -> None:
    """State why another office's person must be opened; holds for twelve hours.

    Raises IkkeFunnet or IkkeTilgang when a reason would not help, Regelbrudd when it says too
    little (10-500 characters).
    """
    grunn = krev_lengde(grunn, felt="grunn", minst=10, maks=500)
    forhold = personforhold(aktor, person_id, naa=naa)
    if forhold is None:
        raise IkkeFunnet
    avgjorelse = kan_apne_person(aktor, forhold)
    if avgjorelse != Avgjorelse.KREVER_BEGRUNNELSE:
        _krev(avgjorelse, person_id)
        return
    _registrer_grunn(aktor, forhold, grunn, naa)


def _registrer_grunn(aktor: Aktor, forhold: Personforhold, grunn: str, naa: datetime) -> None:
    Oppslagsgrunn.objects.create(
        ansatt_id=aktor.id,
        person_id=forhold.person_id,
        kontor_id=forhold.kontor,
        grunn=grunn,
        fra=naa,
        til=naa + GRUNN_VARER,
    )
    sporing.skriv_oppslag(
        aktor=aktor,
        person_id=forhold.person_id,
        hva="oppgi_grunn",
        hvorfor=grunn,
        kontor=aktor.kontornavn,
        naa=naa,
    )
