"""Somebody whom nobody here knows, asked of the population register by staff who will register them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.felles.fnr import er_gyldig
from dap.felles.tekst import krev_lengde
from dap.person import operations as person
from dap.person.values import Gradering
from dap.registrering.policies import kan_hente_ukjente
from dap.tilgang.operations import oppgi_grunn
from dap.tilgang.policies import har_rett_til_beskyttet
from dap.tilgang.queries import finn_person

GRUNN_MINST, GRUNN_MAKS = 10, 500
INGEN = "INGEN_A_REGISTRERE"


def hent_ukjent(*, aktor: Aktor, fnr: str, grunn: str, naa: datetime) -> UUID:
    """The person with this number, made from what the register says when nobody here knows them.

    `grunn` opens them for twelve hours, and they can read it. Nothing is kept of who is not found, nor
    of who the register protects and the member of staff has no right to: both are INGEN_A_REGISTRERE,
    as is somebody who is here and hidden. Not inside a transaction: the register may be slow.

    Raises IkkeTilgang BARE_NAV or MANGLER_ROLLE, RegisterSvarerIkke, and Regelbrudd UGYLDIG_FNR, MANGLER,
    FOR_LANG or INGEN_A_REGISTRERE.
    """
    _krev_registrerer(aktor)
    grunn = krev_lengde(grunn, felt="grunn", minst=GRUNN_MINST, maks=GRUNN_MAKS)
    if not er_gyldig(fnr):
        raise Regelbrudd("UGYLDIG_FNR", felt="fnr")
    kjent = finn_person(aktor, fnr, naa=naa)
    if kjent is not None:
        return kjent
    # Asked of who is hidden, too: the time it takes must not tell them from who is nowhere.
    svar = person.sla_opp(fnr)
    gradering = svar.gradering or Gradering.UGRADERT
    if not svar.er_noen or not har_rett_til_beskyttet(aktor, gradering, skjermet=False):
        raise Regelbrudd(INGEN, felt="fnr")
    with transaction.atomic():
        person.opprett_etter_svar(fnr=fnr, svar=svar, konto_id=None, naa=naa)
        funnet = finn_person(aktor, fnr, naa=naa)
        if funnet is None:
            raise Regelbrudd(INGEN, felt="fnr")
        oppgi_grunn(aktor=aktor, person_id=funnet, grunn=grunn, naa=naa)
    return funnet


def _krev_registrerer(aktor: Aktor) -> None:
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")
    if not kan_hente_ukjente(aktor):
        raise IkkeTilgang("MANGLER_ROLLE")
