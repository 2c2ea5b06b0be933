"""Whom somebody chose: the boxes of the list, or everybody that an address of the overview matches."""

from dataclasses import replace
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.http import QueryDict

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.flere.values import MAKS, Valgt
from dap.portefolje import queries as portefolje
from dap.web.felles.sisteblikk import hoppet
from dap.web.oversikt.lesing import EGNE


def valgte(data: QueryDict, aktor: Aktor, naa: datetime) -> list[Valgt]:
    """Each «person:what the page showed», and whom the last look passes over. What cannot be read is
    nobody.

    Raises Regelbrudd FOR_MANGE_VALGT, UgyldigInndata, IkkeTilgang.
    """
    if "her" in data:
        return _alle_som_treffes(aktor, data.get("her", ""), naa)
    ut: dict[UUID, Valgt] = {}
    for verdi in data.getlist("person"):
        person, _skille, for_ = verdi.partition(":")
        try:
            ut.setdefault(UUID(person), Valgt(UUID(person), for_[:36]))
        except ValueError:
            continue
    for id_ in hoppet(data):
        ut.setdefault(id_, Valgt(id_, hoppet=True))
    return list(ut.values())


def _alle_som_treffes(aktor: Aktor, adresse: str, naa: datetime) -> list[Valgt]:
    """Asked anew, with the reader's own access: an address says what, and not whom."""
    par = [(n, v) for n, verdier in QueryDict(adresse).lists() for v in verdier]
    utvalg = portefolje.les(par, ukjente=EGNE).fra_start()
    rader = portefolje.eksport(aktor, replace(utvalg, kolonner=(), sortering=()), naa)
    funnet = [Valgt(r.person_id) for r in islice(rader, MAKS + 1)]
    if len(funnet) > MAKS:
        raise Regelbrudd("FOR_MANGE_VALGT", maks=MAKS)
    return funnet
