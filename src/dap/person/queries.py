"""Reads of identity. What may be shown to whom is decided by tilgang, which is above."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from dap.felles.lesning import en_gang
from dap.person.models import Adresse, Familie, Person
from dap.person.rules import kontaktstatus, lesesprak
from dap.person.values import (
    ADRESSEN_HOLDES_UTE,
    Adressefakta,
    Folkeregisterstatus,
    Gradering,
    Kontaktfakta,
    Kontaktpunkt,
    Lesebehov,
    Persondata,
    Postadresse,
    Registerfakta,
    Tilrettelegging,
)
from dap.tabell.ferdig import ferdig
from dap.tabell.orden import norsk


@ferdig
def _person(**hvem: UUID) -> Any:
    return Person.objects.filter(**hvem)


def tilrettelegging(person: Any) -> Tilrettelegging:
    return Tilrettelegging(
        person.tolkesprak,
        person.tegnsprak,
        person.telefontolk,
        frozenset(Lesebehov(b) for b in person.lesebehov),
        person.tilrettelegging_versjon,
    )


def _data(person: Any) -> Persondata:
    return Persondata(
        id=person.id,
        fnr=person.fnr,
        fornavn=person.fornavn,
        etternavn=person.etternavn,
        fodt=person.fodt,
        gradering=Gradering(person.gradering),
        skjermet=person.skjermet,
        telefon=person.telefon,
        epost=person.epost,
        tolkesprak=person.tolkesprak,
        reservert_krr=person.reservert_krr,
        kan_varsles=person.kan_varsles,
        tilrettelegging=tilrettelegging(person),
        har_hjelp=person.har_hjelp,
    )


@en_gang
def persondata(person_id: UUID) -> Persondata | None:
    rader = _person(id=person_id)
    return _data(rader[0]) if rader else None


def registerfakta(person_id: UUID) -> Registerfakta | None:
    """What the population register said of the person last."""
    felter = ("folkeregisterstatus", "statsborgerskap", "bokommune", "register_hentet")
    rad = Person.objects.filter(id=person_id).values_list(*felter).first()
    if rad is None:
        return None
    status, land, kommune, hentet = rad
    return Registerfakta(Folkeregisterstatus(status), tuple(land), kommune, hentet)


@en_gang
def kontaktfakta(person_id: UUID) -> Kontaktfakta | None:
    """How the person can be reached digitally, and how old that knowledge is. One query."""
    felter = ("reservert_krr", "kan_varsles", *(f"kontaktregister__{f}" for f in _KONTAKTFELT))
    rad = Person.objects.filter(id=person_id).values_list(*felter).first()
    if rad is None:
        return None
    reservert, kan_varsles, registrert, hentet, feilet, bekreftet = rad
    return Kontaktfakta(
        kontaktstatus(reservert=reservert, kan_varsles=kan_varsles, registrert=bool(registrert)),
        hentet,
        feilet,
        bekreftet,
    )


_KONTAKTFELT = ("registrert", "hentet", "feilet", "bekreftet")


def som_postadresse(rad: Adresse) -> Postadresse:
    return Postadresse(tuple(rad.linjer), rad.postnr, rad.poststed, rad.land)


@en_gang
def adressefakta(person_id: UUID) -> Adressefakta | None:
    """Where a letter is sent, for one person whose access has been decided. One query."""
    return adresser([person_id]).get(person_id)


def adresser(person_ider: Iterable[UUID]) -> dict[UUID, Adressefakta]:
    """The same of several, in one query. The caller has decided access to each of them."""
    rader = Person.objects.filter(id__in=set(person_ider)).select_related("adresse")
    return {p.id: _adressefakta(p) for p in rader}


def _adressefakta(p: Person) -> Adressefakta:
    holdes_ute = p.gradering in ADRESSEN_HOLDES_UTE
    rad = getattr(p, "adresse", None)
    if rad is None or holdes_ute:
        return Adressefakta(None, p.register_hentet, None, holdes_ute)
    return Adressefakta(som_postadresse(rad), rad.hentet, rad.feil_siden, holdes_ute)


def brevsprak(person_id: UUID) -> str:
    """The language of letters: the one of e-mails and text messages too."""
    felt = ("konto__sprak", "kontaktregister__sprak")
    konto, krr = Person.objects.filter(id=person_id).values_list(*felt).first() or ("", "")
    return lesesprak(konto or "", krr or "")


def kontaktpunkter(person_ider: Iterable[UUID]) -> dict[UUID, Kontaktpunkt]:
    """Where each person can be told something, for many at once. One query."""
    felter = (
        *("id", "reservert_krr", "kan_varsles", "epost", "telefon", "folkeregisterstatus"),
        *("konto__sprak", "kontaktregister__sprak"),
    )
    rader = Person.objects.filter(id__in=list(person_ider)).values_list(*felter)
    return {
        id_: Kontaktpunkt(
            reservert=reservert,
            kan_varsles=kan_varsles,
            epost=epost,
            telefon=telefon,
            dod=status == Folkeregisterstatus.DOD,
            sprak=lesesprak(konto or "", krr or ""),
        )
        for id_, reservert, kan_varsles, epost, telefon, status, konto, krr in rader
    }


def kontosprak(person_id: UUID) -> str:
    """The language that the person has chosen to read in; bokmål without an account."""
    valgt = Person.objects.filter(id=person_id).values_list("konto__sprak", flat=True).first()
    return valgt or "nb"


def person_for_fnr(fnr: str) -> Persondata | None:
    person = Person.objects.filter(fnr=fnr).first()
    return _data(person) if person else None


def person_for_konto(konto_id: UUID) -> Persondata | None:
    rader = _person(konto_id=konto_id)
    if not rader:
        return None
    data = _data(rader[0])
    persondata.husk(data, data.id)
    return data


def konto_for(person_id: UUID) -> UUID | None:
    """The account that the person signs in with, if they ever have."""
    return Person.objects.filter(id=person_id).values_list("konto_id", flat=True).first()


def navn(person_ider: Iterable[UUID]) -> dict[UUID, str]:
    """Names for display, in one query."""
    return dict(_navn(frozenset(person_ider)))


@en_gang
def _navn(person_ider: frozenset[UUID]) -> dict[UUID, str]:
    return {id_: f"{fornavn} {etternavn}" for id_, fornavn, etternavn in _navnene(person_ider)}


@ferdig
def _navnene(person_ider: Iterable[UUID]) -> Any:
    return Person.objects.filter(id__in=person_ider).values_list("id", "fornavn", "etternavn")


def fornavn(person_ider: Iterable[UUID]) -> dict[UUID, str]:
    """First names alone, in one query."""
    rader = Person.objects.filter(id__in=list(person_ider))
    return dict(rader.values_list("id", "fornavn"))


def personer(person_ider: Iterable[UUID]) -> list[Persondata]:
    """Several persons by surname, in one query. The caller decides who may see whom."""
    rader = Person.objects.filter(id__in=set(person_ider))
    return [_data(p) for p in rader.order_by(norsk("etternavn"), norsk("fornavn"), "id")]


def familie_til(person_id: UUID) -> set[UUID]:
    """Close family of a person."""
    return set(Familie.objects.filter(slektning_id=person_id).values_list("person_id", flat=True))


def er_familie(person_id: UUID, annen_id: UUID) -> bool:
    return Familie.objects.filter(person_id=person_id, slektning_id=annen_id).exists()


def familie(person_id: UUID) -> list[UUID]:
    """Close family, by id."""
    return list(Familie.objects.filter(person_id=person_id).values_list("slektning_id", flat=True))


def finnes_noen() -> bool:
    return Person.objects.exists()


def alle_personer() -> list[Persondata]:
    """Everybody. Demo only: what the local registers know is made of it."""
    return [_data(p) for p in Person.objects.order_by("id")]


def fnr_for_navn(navn: Iterable[str]) -> dict[str, str]:
    """The number of the person with that very name, for each name that somebody has. Demo only."""
    etternavn = {n.rsplit(" ", 1)[1] for n in navn}
    rader = Person.objects.filter(etternavn__in=etternavn).order_by("-id")
    alle = {
        f"{fornavn} {etter}": fnr
        for fornavn, etter, fnr in rader.values_list("fornavn", "etternavn", "fnr")
    }
    return {n: alle[n] for n in navn if n in alle}


def forskning_personer() -> Iterator[tuple[UUID, bool, int, bool]]:
    """Person, whether a man, year of birth, and whether the address is protected, by person.

    For `dap.forskning.uttrekk`, which demands the role and leaves the trace. Read piece by piece.
    The ninth digit of the number is odd for men.
    """
    rader = Person.objects.order_by("id").values_list("id", "fnr", "fodt", "gradering")
    for id_, fnr, fodt, gradering in rader.iterator(chunk_size=5000):
        yield id_, int(fnr[8]) % 2 == 1, fodt.year, gradering != Gradering.UGRADERT
