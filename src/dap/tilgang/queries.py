from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from dap.felles.aktor import LEDERROLLER, Aktor, AktorType, Rettighet
from dap.felles.feil import IkkeFunnet, IkkeTilgang
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hjelper import queries as hjelper_queries
from dap.konto.values import Kontotype
from dap.kontor import queries as kontor_queries
from dap.kontor.values import Ansattdata
from dap.person import queries as person_queries
from dap.person.values import Gradering, Persondata
from dap.tabell.ferdig import ferdig
from dap.tilgang.models import Oppslagsgrunn
from dap.tilgang.policies import (
    PERSONROLLER,
    har_rett_til_beskyttet,
    kan_apne_person,
    kan_endre_plan,
    synlige_rom,
    tillatte_graderinger,
)
from dap.tilgang.values import Avgjorelse, Grunnrad, Personforhold


def aktor_for(konto_id: UUID, kontotype: str, *, naa: datetime) -> Aktor | None:
    """Who an account acts as now, or None when it belongs to nobody any longer."""
    if kontotype == Kontotype.BRUKER:
        person = person_queries.person_for_konto(konto_id)
        if person is None:
            return None
        return Aktor(AktorType.BRUKER, person.id, person.navn, person_id=person.id)
    ansatt = kontor_queries.ansatt_for_konto(konto_id, dag=dato(naa))
    return _ansatt_som_aktor(ansatt) if ansatt else None


def aktor_for_hjelp(hjelper: Aktor, hjelp_id: UUID, *, naa: datetime) -> Aktor:
    """Who acts for a user, as that user: what is done is the user's, done by the helper.

    Asked at every request: what holds now is what counts. Raises IkkeFunnet when the id is not this
    helper's, whoever else's it is, and IkkeTilgang HJELP_SLUTT when theirs does not hold any longer.
    """
    rett = hjelper_queries.rett(hjelp_id, naa=naa)
    if rett is None or rett.hjelp.hjelper_id != hjelper.id:
        raise IkkeFunnet
    hjelp = rett.hjelp
    if hjelp.ved_kontoret != hjelper.er_ansatt:
        raise IkkeFunnet
    if hjelp.ved_kontoret:
        hjelp = replace(hjelp, rom=_rom_ved_kontoret(hjelper, rett.bruker_id, naa))
    bruker = person_queries.persondata(rett.bruker_id)
    if not rett.gjelder or not hjelp.rom or bruker is None:
        raise IkkeTilgang("HJELP_SLUTT")
    return Aktor(AktorType.BRUKER, bruker.id, bruker.navn, person_id=bruker.id, hjelp=hjelp)


def bruker_i_assistanse(ansatt: Aktor, hjelp_id: UUID) -> UUID:
    """Whom the employee helps, or helped, in a session of theirs. Raises IkkeFunnet."""
    bruker_id = hjelper_queries.bruker_i_assistanse(hjelp_id, ansatt_id=ansatt.id)
    if bruker_id is None:
        raise IkkeFunnet
    return bruker_id


def _rom_ved_kontoret(ansatt: Aktor, person_id: UUID, naa: datetime) -> frozenset[Rom]:
    """The rooms that the employee sees of the user; none when they may not open or write there."""
    forhold = personforhold(ansatt, person_id, naa=naa)
    if forhold is None or not kan_endre_plan(ansatt):
        return frozenset()
    if kan_apne_person(ansatt, forhold) != Avgjorelse.TILLATT:
        return frozenset()
    return synlige_rom(ansatt, forhold)


def aktor_for_ansatt(ansatt_id: UUID, *, naa: datetime) -> Aktor | None:
    """A member of staff as the one who would act, to ask beforehand what they may see."""
    ansatt = kontor_queries.ansatt(ansatt_id, dag=dato(naa))
    return _ansatt_som_aktor(ansatt) if ansatt else None


def aktor_for_ident(ident: str, *, naa: datetime) -> Aktor | None:
    """A member of staff by the ident that they are known by, for the command line."""
    ansatt = kontor_queries.ansatt_for_ident(ident, dag=dato(naa))
    return _ansatt_som_aktor(ansatt) if ansatt else None


def _ansatt_som_aktor(ansatt: Ansattdata) -> Aktor:
    return Aktor(
        AktorType.VEILEDER,
        ansatt.id,
        ansatt.navn,
        person_id=ansatt.person_id,
        roller=ansatt.roller,
        rettigheter=ansatt.rettigheter,
        kontorrom=ansatt.kontorrom,
        kontornavn=ansatt.kontornavn,
    )


def personforhold(aktor: Aktor, person_id: UUID, *, naa: datetime) -> Personforhold | None:
    """The facts that access to a person is decided by; None when there is no such person."""
    person = person_queries.persondata(person_id)
    if person is None:
        return None
    if aktor.er_bruker:
        return Personforhold(
            person_id, person.gradering, person.skjermet, None, har_hjelp=person.har_hjelp
        )
    kontor = kontor_queries.kontor_for_person(person_id)
    er_familie = aktor.person_id is not None and person_queries.er_familie(
        person_id, aktor.person_id
    )
    grunner = _grunner(aktor.id, person_id, naa)
    return Personforhold(
        person_id,
        person.gradering,
        person.skjermet,
        kontor.nr if kontor else None,
        er_familie=er_familie,
        grunn=grunner[0].grunn if grunner else "",
        har_hjelp=person.har_hjelp,
    )


@ferdig
def _grunner(ansatt_id: UUID, person_id: UUID, naa: datetime) -> Any:
    return (
        Oppslagsgrunn.objects.filter(
            ansatt_id=ansatt_id, person_id=person_id, fra__lte=naa, til__gt=naa
        )
        .order_by("-til")
        .values_list("grunn")[:1]
    )


def apnbare(aktor: Aktor, person_ider: Iterable[UUID]) -> list[Persondata]:
    """Those of the persons that the member of staff may open without stating a reason, by surname.

    The same policy as for one person; four queries for any number.
    """
    if not aktor.er_ansatt:
        return []
    personer = person_queries.personer(person_ider)
    avgjort = _avgjorelser(aktor, personer)
    return [p for p in personer if avgjort[p.id] == Avgjorelse.TILLATT]


def avgjorelser(aktor: Aktor, person_ider: Iterable[UUID]) -> dict[UUID, Avgjorelse]:
    """What the policy says of each person, reasons stated before left out of account.

    Nobody who does not exist. Four queries for any number.
    """
    return _avgjorelser(aktor, person_queries.personer(person_ider))


def _avgjorelser(aktor: Aktor, personer: list[Persondata]) -> dict[UUID, Avgjorelse]:
    kontor = kontor_queries.kontornumre(p.id for p in personer)
    familie = person_queries.familie_til(aktor.person_id) if aktor.person_id else set()
    return {
        p.id: kan_apne_person(
            aktor,
            Personforhold(
                p.id, p.gradering, p.skjermet, kontor.get(p.id), er_familie=p.id in familie
            ),
        )
        for p in personer
    }


def apnbare_vilkar(aktor: Aktor) -> Q:
    """The policy of `apnbare` as a condition on rows with a foreign key `person`, for counts."""
    if not aktor.er_ansatt or not aktor.har_rolle(*PERSONROLLER):
        return Q(pk__in=[])
    vilkar = Q(
        person__kontorer__til=None,
        person__kontorer__kontor_id__in=aktor.kontorer,
        person__gradering__in=sorted(tillatte_graderinger(aktor)),
    )
    if Rettighet.SKJERMET not in aktor.rettigheter:
        vilkar &= Q(person__skjermet=False)
    if aktor.person_id is not None:
        vilkar &= ~Q(person_id=aktor.person_id)
        vilkar &= ~Q(person__familie__slektning_id=aktor.person_id)
    return vilkar


def synlige_rom_for(aktor: Aktor, person_ider: Iterable[UUID]) -> dict[UUID, frozenset[Rom]]:
    """The rooms that the member of staff sees of each person, by the person's office."""
    kontor = kontor_queries.kontornumre(person_ider)
    return {p: aktor.kontorrom.get(nr, frozenset()) for p, nr in kontor.items()}


def finn_person(aktor: Aktor, fnr: str, *, naa: datetime) -> UUID | None:
    """The person with this fødselsnummer, if the member of staff may know that they exist."""
    person = person_queries.person_for_fnr(fnr)
    if person is None:
        return None
    forhold = personforhold(aktor, person.id, naa=naa)
    if forhold is None or kan_apne_person(aktor, forhold) == Avgjorelse.SKJULT:
        return None
    return person.id


def oppgitte_grunner(aktor: Aktor, *, fra: datetime) -> list[Grunnrad]:
    """Reasons stated by others for opening the persons of the leader's offices, newest first.

    Only for the leaders of the office; the list is empty for everybody else. Nothing of who is
    hidden from the leader, nor of the leader's own case and close family.
    """
    if not aktor.har_rolle(*LEDERROLLER):
        return []
    rader = (
        Oppslagsgrunn.objects.filter(kontor_id__in=aktor.kontorer, fra__gte=fra)
        .exclude(person_id__in=egen_sak(aktor))
        .select_related("ansatt", "person")
        .order_by("-fra")[:500]
    )
    return [
        Grunnrad(
            r.fra, r.ansatt.navn, r.person_id, f"{r.person.fornavn} {r.person.etternavn}", r.grunn
        )
        for r in rader
        if har_rett_til_beskyttet(aktor, Gradering(r.person.gradering), skjermet=r.person.skjermet)
    ]


def egen_sak(aktor: Aktor) -> set[UUID]:
    if aktor.person_id is None:
        return set()
    return {aktor.person_id, *person_queries.familie_til(aktor.person_id)}
