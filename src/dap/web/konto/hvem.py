"""Whose account it is: the fødselsnummer or the NAV ident leads to a person or a member of staff."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor, AktorType
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hendelse.operations import registrer
from dap.hjelper import operations as hjelper
from dap.hjelper import queries as hjelper_queries
from dap.konto.operations import konto_for_identitet
from dap.konto.values import Identitet, Profil
from dap.kontor import operations as kontor
from dap.kontor.queries import ansatt_for_ident, ansatt_for_konto
from dap.person import operations as person
from dap.person.queries import person_for_fnr, person_for_konto
from dap.person.values import Persondata
from dap.web.konto.oidc import PaloggingFeilet


@transaction.atomic
def knytt(identitet: Identitet, *, naa: datetime) -> UUID:
    """The account, tied to the one it belongs to. Staff get the roles of today's groups;
    that a user has signed in is a hendelse.

    A user whom nobody here knows gets an account and nothing else: who they are is asked of the
    population register when they begin to register. Raises PaloggingFeilet: UKJENT_ANSATT or
    ANNEN_EIER.
    """
    if identitet.profil is Profil.IDPORTEN:
        return _bruker(identitet, naa)
    return _ansatt(identitet, naa)


def _bruker(identitet: Identitet, naa: datetime) -> UUID:
    funnet = person_for_fnr(identitet.fnr) or _hjelper(identitet.fnr)
    konto_id = konto_for_identitet(identitet=identitet)
    eier = person_for_konto(konto_id)
    if eier is not None and (funnet is None or eier.id != funnet.id):
        raise PaloggingFeilet("ANNEN_EIER")
    if funnet is None:
        return konto_id
    if eier is None:
        person.knytt_konto(person_id=funnet.id, konto_id=konto_id)
    hjelper.knytt_hjelper(fnr=identitet.fnr, person_id=funnet.id)
    registrer(
        aktor=Aktor(AktorType.BRUKER, funnet.id, funnet.navn, person_id=funnet.id),
        person_id=funnet.id,
        rom=Rom.STAT,
        type="PALOGGET",
        objekt_type="konto",
        objekt_id=konto_id,
        naa=naa,
    )
    return konto_id


def _hjelper(fnr: str) -> Persondata | None:
    """Somebody who has no case of their own, but may act for somebody who has."""
    navn = hjelper_queries.ventende_navn(fnr)
    if navn is not None:
        hjelper.bli_kjent(fnr=fnr, navn=navn)
    return person_for_fnr(fnr) if navn is not None else None


def _ansatt(identitet: Identitet, naa: datetime) -> UUID:
    funnet = ansatt_for_ident(identitet.ident, dag=dato(naa))
    if funnet is None:
        raise PaloggingFeilet("UKJENT_ANSATT")
    konto_id = konto_for_identitet(identitet=identitet)
    eier = ansatt_for_konto(konto_id, dag=dato(naa))
    if eier is not None and eier.id != funnet.id:
        raise PaloggingFeilet("ANNEN_EIER")
    if eier is None:
        kontor.knytt_konto(ansatt_id=funnet.id, konto_id=konto_id)
    kontor.sett_roller(
        ansatt_id=funnet.id, roller=identitet.roller, rettigheter=identitet.rettigheter
    )
    return konto_id
