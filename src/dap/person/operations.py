import logging
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from dap.felles.feil import Regelbrudd, VersjonsKonflikt
from dap.felles.fnr import er_gyldig
from dap.felles.register import RegisterSvarerIkke
from dap.felles.tekst import krev_lengde
from dap.person.krr import spor_krr
from dap.person.models import Adresse, Familie, Kontaktregister, Person
from dap.person.queries import som_postadresse, tilrettelegging
from dap.person.register import spor_register
from dap.person.values import (
    ADRESSEN_HOLDES_UTE,
    MAKS_TOLKESPRAK,
    Gradering,
    Krrsvar,
    Postadresse,
    Registersvar,
    Tilrettelegging,
)
from dap.tabell import berort

logg = logging.getLogger(__name__)


def opprett_person(
    *, fnr: str, fornavn: str, etternavn: str, fodt: date, **opplysninger: Any
) -> UUID:
    """Register a person as the population register knows them. Returns the opaque id.

    Raises Regelbrudd UGYLDIG_FNR when the check digits are wrong.
    """
    if not er_gyldig(fnr):
        raise Regelbrudd("UGYLDIG_FNR", felt="fnr")
    return Person.objects.create(
        fnr=fnr, fornavn=fornavn, etternavn=etternavn, fodt=fodt, **opplysninger
    ).id


def opprett_fra_register(*, fnr: str, konto_id: UUID, naa: datetime) -> UUID:
    """Somebody whom nobody here knows, as the population register knows them, with their account; what
    it says of protection holds from the first moment. Who is known already is just given the account.

    Not inside a transaction: the register may be slow. Raises RegisterSvarerIkke, or Regelbrudd
    UGYLDIG_FNR, UKJENT_I_FOLKEREGISTERET.
    """
    svar = spor_register(fnr)
    if not svar.er_noen:
        raise Regelbrudd("UKJENT_I_FOLKEREGISTERET")
    return opprett_etter_svar(fnr=fnr, svar=svar, konto_id=konto_id, naa=naa)


def sla_opp(fnr: str) -> Registersvar:
    """What the population register says of a number; nothing is kept. Raises RegisterSvarerIkke."""
    return spor_register(fnr)


def opprett_etter_svar(
    *, fnr: str, svar: Registersvar, konto_id: UUID | None, naa: datetime
) -> UUID:
    """Made of an answer that tells who it is; who is here already is given the account, when there is
    one. Raises Regelbrudd UGYLDIG_FNR."""
    assert svar.fodt is not None  # noqa: S101 (`er_noen`)
    try:
        with transaction.atomic():
            id_ = opprett_person(
                fnr=fnr, fornavn=svar.fornavn, etternavn=svar.etternavn, fodt=svar.fodt,
                gradering=svar.gradering or Gradering.UGRADERT, konto_id=konto_id,
            )  # fmt: skip
            lagre_registersvar(person_id=id_, svar=svar, naa=naa)
    except IntegrityError:
        # In two windows at once, or a user and an adviser.
        id_ = Person.objects.values_list("id", flat=True).get(fnr=fnr)
        if konto_id is not None:
            Person.objects.filter(id=id_, konto=None).update(konto_id=konto_id)
    return id_


def knytt_konto(*, person_id: UUID, konto_id: UUID) -> None:
    """The account that this person signs in with."""
    Person.objects.filter(id=person_id).update(konto_id=konto_id)


@transaction.atomic
def merk_har_hjelp(*, person_id: UUID) -> None:
    """Somebody helps this person, or has been asked to."""
    if Person.objects.filter(id=person_id, har_hjelp=False).update(har_hjelp=True):
        berort.meld([person_id])


@transaction.atomic
def sett_tilrettelegging(*, person_id: UUID, ny: Tilrettelegging) -> Tilrettelegging:
    """Interpreter and reading needs, for who has decided access. `ny.versjon` is what was shown.

    Raises Regelbrudd FOR_LANG, or VersjonsKonflikt when somebody else saved first.
    """
    sprak = krev_lengde(ny.tolkesprak, felt="tolkesprak", maks=MAKS_TOLKESPRAK)
    rad = Person.objects.select_for_update(no_key=True).get(id=person_id)
    if rad.tilrettelegging_versjon != ny.versjon:
        raise VersjonsKonflikt(tilrettelegging(rad))
    rad.tolkesprak, rad.tegnsprak, rad.telefontolk = sprak, ny.tegnsprak, ny.telefontolk
    rad.lesebehov = sorted(ny.lesebehov)
    rad.tilrettelegging_versjon += 1
    rad.save(
        update_fields=[
            "tolkesprak", "tegnsprak", "telefontolk", "lesebehov", "tilrettelegging_versjon"
        ]
    )  # fmt: skip
    berort.meld([person_id])
    return tilrettelegging(rad)


@transaction.atomic
def registrer_familie(*, person_id: UUID, slektning_id: UUID) -> None:
    Familie.objects.bulk_create(
        [
            Familie(person_id=person_id, slektning_id=slektning_id),
            Familie(person_id=slektning_id, slektning_id=person_id),
        ],
        ignore_conflicts=True,
    )


def oppdater_fra_register(*, person_id: UUID, naa: datetime) -> bool:
    """Ask the population register, and keep what it says. False when it does not answer, or when
    there is none to ask: then what was said last stands, with its age.

    Not inside a transaction: the register may be slow.
    """
    fnr = Person.objects.values_list("fnr", flat=True).get(id=person_id)
    try:
        svar = spor_register(fnr)
    except RegisterSvarerIkke:
        return False
    lagre_registersvar(person_id=person_id, svar=svar, naa=naa)
    return True


@transaction.atomic
def lagre_registersvar(*, person_id: UUID, svar: Registersvar, naa: datetime) -> None:
    """Keep an answer of the register. A protection that it tells of counts from now; an address that
    is strictly protected is not kept, and one that was kept goes."""
    person = Person.objects.select_for_update().get(id=person_id)
    person.folkeregisterstatus = svar.status
    person.statsborgerskap = list(svar.statsborgerskap)
    person.bokommune = svar.bokommune
    person.register_hentet = naa
    if svar.gradering is not None:
        person.gradering = svar.gradering
    person.save()
    _sett_adresse(person, svar.adresse, naa)
    berort.meld([person_id])


@transaction.atomic
def sett_adresse(*, person_id: UUID, adresse: Postadresse | None, naa: datetime) -> None:
    """The postal address, as somebody who knows it says; of the strictly protected nothing is kept."""
    _sett_adresse(Person.objects.select_for_update().get(id=person_id), adresse, naa)


def _sett_adresse(person: Person, adresse: Postadresse | None, naa: datetime) -> None:
    """The same address again is as wrong as it was; another one has not been tried."""
    rad = Adresse.objects.filter(person=person).first()
    if adresse is None or person.gradering in ADRESSEN_HOLDES_UTE:
        if rad is not None:
            rad.delete()
        return
    ny = Adresse(
        person=person,
        linjer=list(adresse.linjer),
        postnr=adresse.postnr,
        poststed=adresse.poststed,
        land=adresse.land,
        hentet=naa,
    )
    if rad is not None and _sted(rad) == _sted(ny):
        ny.feil_siden = rad.feil_siden
    ny.save(force_insert=rad is None, force_update=rad is not None)


def _sted(a: Adresse) -> tuple[list[str], str, str]:
    return a.linjer, a.postnr, a.land


@transaction.atomic
def merk_adresse_feil(*, person_id: UUID, avtrykk: str, naa: datetime) -> bool:
    """A letter to the address with this fingerprint came back. False when another address is known now."""
    rad = Adresse.objects.select_for_update().filter(person_id=person_id).first()
    if rad is None or som_postadresse(rad).avtrykk() != avtrykk:
        return False
    if rad.feil_siden is None:
        rad.feil_siden = naa
        rad.save(update_fields=["feil_siden"])
    return True


def oppdater_fra_krr(*, person_id: UUID, naa: datetime) -> bool | None:
    """Ask the contact and reservation register. Whether anything changed for how the person can be
    reached; None when it did not answer: then what it said last stands, with its age.

    Not inside a transaction: the register may be slow.
    """
    if not settings.DAP_KRR:
        return None
    fnr = Person.objects.values_list("fnr", flat=True).get(id=person_id)
    try:
        svar = spor_krr(fnr)
    except RegisterSvarerIkke as feil:
        logg.warning("the contact register gave no answer: %s", feil.grunn)
        Kontaktregister.objects.update_or_create(
            person_id=person_id, defaults={"feilet": naa, "grunn": feil.grunn}
        )
        return None
    return lagre_krrsvar(person_id=person_id, svar=svar, naa=naa)


@transaction.atomic
def lagre_krrsvar(*, person_id: UUID, svar: Krrsvar, naa: datetime) -> bool:
    """Keep an answer. Whether anything changed for how the person can be reached."""
    person = Person.objects.select_for_update().get(id=person_id)
    for_ = (person.reservert_krr, person.kan_varsles, person.telefon, person.epost)
    person.reservert_krr, person.kan_varsles = svar.reservert, svar.kan_varsles
    person.telefon, person.epost = svar.telefon, svar.epost
    etter = (person.reservert_krr, person.kan_varsles, person.telefon, person.epost)
    if etter != for_:
        person.save(update_fields=["reservert_krr", "kan_varsles", "telefon", "epost"])
        berort.meld([person_id])
    Kontaktregister.objects.update_or_create(
        person_id=person_id,
        defaults={
            "registrert": svar.registrert,
            "sprak": svar.sprak,
            "bekreftet": svar.bekreftet,
            "hentet": naa,
            "feilet": None,
            "grunn": "",
        },
    )
    return etter != for_
