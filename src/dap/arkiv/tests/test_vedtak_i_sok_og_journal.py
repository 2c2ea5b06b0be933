"""Requirement: decisions, complaints and hand-overs are found, and decisions are proposed for the journal."""

from uuid import UUID

import pytest
from rollebesetning import FJORDBY, NAA, Rollebesetning

from dap.arkiv import queries
from dap.arkiv.journal.innhold import forhandsvisning
from dap.arkiv.journalverdier import Regelkode
from dap.overdragelse import operations as overdragelse
from dap.overdragelse.values import Del
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.vedtak.tests.hjelp import fatt, klag, opprett, situasjon, skriv

pytestmark = pytest.mark.django_db


@pytest.fixture
def vedtak(roller: Rollebesetning) -> UUID:
    situasjon(roller.amina)
    id_ = opprett(roller.kari, roller.amina)
    skriv(roller.kari, id_, begrunnelse="Du kan kokkefaget, og trenger bare en kantine.")
    return fatt(roller.kari, id_)


def innsyn(roller: Rollebesetning, hvem: str) -> Personinnsyn:
    aktor = getattr(roller, hvem)
    return apne_person(aktor=aktor, person_id=roller.amina.id, hva="sok", naa=NAA)


def treff(roller: Rollebesetning, hvem: str, ord_: str) -> set[tuple[str, UUID]]:
    funnet = queries.sok(innsyn(roller, hvem), ord_).treff
    return {(t.objekt_type, t.objekt_id) for t in funnet}


def test_decisions_and_complaints_are_found_by_who_may_read_them(
    roller: Rollebesetning, vedtak: UUID
) -> None:
    klage = klag(roller.amina, vedtak, tekst="Kantinen er nedlagt.")
    ventet = {("VEDTAK", vedtak), ("VEDTAKSKLAGE", klage)}
    assert treff(roller, "amina", "kantine") == ventet
    assert treff(roller, "kari", "kantiner") == ventet
    assert treff(roller, "lise", "kantine") == set()
    # What NAV is writing is found by nobody.
    skriv(roller.kari, opprett(roller.kari, roller.amina), begrunnelse="Kantine igjen", kilder=[])
    assert treff(roller, "kari", "kantine") == ventet


def test_a_hand_over_is_found_and_the_internal_words_by_staff_alone(roller: Rollebesetning) -> None:
    id_ = overdragelse.begynn(
        aktor=roller.kari, person_id=roller.amina.id, til_kontor=FJORDBY,
        til_veileder=roller.per.id, deler={Del.ORD: "Hun vil bli tolk"}, naa=NAA,
    )  # fmt: skip
    overdragelse.lagre(
        aktor=roller.kari, overdragelse_id=id_, versjon=1, deler={Del.ORD: "Hun vil bli tolk"},
        internt="Ring etter frokost", naa=NAA,
    )  # fmt: skip
    assert treff(roller, "kari", "tolk") == set()
    overdragelse.send(aktor=roller.kari, overdragelse_id=id_, versjon=2, naa=NAA)
    assert treff(roller, "amina", "tolk") == {("OVERDRAGELSE", id_)}
    assert treff(roller, "per", "frokost") == {("OVERDRAGELSE", id_)}
    assert treff(roller, "amina", "frokost") == set()
    assert treff(roller, "lise", "tolk") == set()


def test_a_decision_and_its_complaint_are_proposed_for_the_journal(
    roller: Rollebesetning, vedtak: UUID
) -> None:
    klage = klag(roller.amina, vedtak)
    les = innsyn(roller, "kari")
    foreslatt = {f.kilde.regel: f for f in queries.forslag(les, naa=NAA)}
    assert foreslatt[Regelkode.VEDTAK].kilde.id == vedtak
    assert foreslatt[Regelkode.KLAGE].kilde.id == klage
    assert foreslatt[Regelkode.VEDTAK].tittel == (
        "Vedtak etter NAV-loven § 14 a 14. januar 2026: Gode muligheter, Amina Yusuf og Kari Nordmo"
        " i NAV"
    )
    for regel, del_, vedlegg in ((Regelkode.VEDTAK, "vedtak", 1), (Regelkode.KLAGE, "klage", 0)):
        sett = forhandsvisning(les, foreslatt[regel].kilde, naa=NAA)
        (eneste,) = sett.deler
        assert eneste.id == f"{del_}/{foreslatt[regel].kilde.id}"
        assert eneste.antall_vedlegg == vedlegg
    assert {f.kilde.regel for f in queries.forslag(innsyn(roller, "lise"), naa=NAA)} == set()
