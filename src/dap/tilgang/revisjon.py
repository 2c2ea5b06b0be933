"""What an auditor reads: who has looked at a person, or at whom a member of staff has looked. Nothing of
what was looked at; and the auditor's own look is in the trace too, with its purpose."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato, midnatt
from dap.kontor.queries import ansatt_for_ident
from dap.person.queries import person_for_fnr, personer
from dap.person.values import Persondata
from dap.sporing import operations as sporing
from dap.sporing.queries import oppslag
from dap.tilgang.policies import har_rett_til_beskyttet, krev_revisor
from dap.tilgang.queries import egen_sak
from dap.tilgang.values import MAKS_FORMAL, Sporingssvar

HVA = "sporing"
MAKS_RADER = 500
MAKS_DAGER = 366


@transaction.atomic
def se_sporing(
    *,
    aktor: Aktor,
    fnr: str = "",
    ident: str = "",
    fra: date,
    til: date,
    formal: str,
    naa: datetime,
) -> Sporingssvar:
    """Either `fnr` or `ident`; the days are both included. Whom the auditor has no right to know of
    does not exist.

    Raises IkkeTilgang MANGLER_ROLLE; Regelbrudd MANGLER, FOR_LANG (felt `formal`), ETT_SOK,
    SPORING_SNUDD, SPORING_FOR_LANG, INGEN_PERSON, INGEN_ANSATT.
    """
    krev_revisor(aktor)
    formal = krev_lengde(formal, felt="formal", minst=1, maks=MAKS_FORMAL)
    if bool(fnr) == bool(ident):
        raise Regelbrudd("ETT_SOK", felt="fnr")
    if til < fra:
        raise Regelbrudd("SPORING_SNUDD", felt="til")
    if (til - fra).days > MAKS_DAGER:
        raise Regelbrudd("SPORING_FOR_LANG", felt="fra", dager=MAKS_DAGER)
    egne = egen_sak(aktor)
    om, hvem, person = _hvem(aktor, fnr, ident, egne, naa)
    slutt = midnatt(til + timedelta(days=1))
    funnet = oppslag(fra=midnatt(fra), til=slutt, antall=MAKS_RADER + 1, **hvem)
    navn = {
        p.id: p.navn for p in personer({r.person_id for r in funnet}) if _kan_kjenne(aktor, p, egne)
    }
    rader = tuple((r, navn[r.person_id]) for r in funnet[:MAKS_RADER] if r.person_id in navn)
    vist = {r.person_id for r, _navn in rader} | ({person} if person else set())
    sporing.skriv_oppslag_om_mange(aktor=aktor, person_ider=vist, hva=HVA, hvorfor=formal, naa=naa)
    return Sporingssvar(om, rader, len(funnet) > MAKS_RADER)


def _hvem(
    aktor: Aktor, fnr: str, ident: str, egne: set[UUID], naa: datetime
) -> tuple[str, dict[str, UUID], UUID | None]:
    """Name, what the trace is asked for, and the person that it is about, if it is one."""
    if fnr:
        person = person_for_fnr(fnr)
        if person is None or not _kan_kjenne(aktor, person, egne):
            raise Regelbrudd("INGEN_PERSON", felt="fnr")
        return person.navn, {"person_id": person.id}, person.id
    ansatt = ansatt_for_ident(ident, dag=dato(naa))
    if ansatt is None:
        raise Regelbrudd("INGEN_ANSATT", felt="ident")
    return ansatt.navn, {"ansatt_id": ansatt.id}, None


def _kan_kjenne(aktor: Aktor, person: Persondata, egne: set[UUID]) -> bool:
    """Nobody protected without the right to it, and nothing of one's own case or close family."""
    if person.id in egne:
        return False
    return har_rett_til_beskyttet(aktor, person.gradering, skjermet=person.skjermet)
