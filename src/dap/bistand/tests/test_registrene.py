"""The registers over HTTP: what they say counts at once, and what they do not say stands with its age."""

from datetime import timedelta

import pytest
from registre import Registre
from rollebesetning import NAA, Rollebesetning

from dap.bistand import operations
from dap.bistand.tests.hjelp import fnr, som
from dap.felles.feil import IkkeTilgang, ManglerBegrunnelse, Regelbrudd
from dap.hendelse.models import Hendelse
from dap.hjelper import queries
from dap.hjelper.models import Hjelpeforhold
from dap.varsel.models import Varsel

pytestmark = pytest.mark.django_db


def _verge(roller: Rollebesetning, **annet: object) -> dict[str, object]:
    return {"fnr": fnr(roller.daniel), "fornavn": "Daniel", "etternavn": "Bakkelund",
            "fra": "2025-02-01", **annet}  # fmt: skip


def _fullmakt(nummer: str, **annet: object) -> dict[str, object]:
    return {"id": "F-1", "fullmektig": nummer, "navn": "Bjørn Aasland", "omrade": "OPPFOLGING",
            "rett": "LES", "fra": "2026-01-01", "til": "2026-03-31", **annet}  # fmt: skip


def test_both_registers_are_asked_and_the_user_is_told(
    registre: Registre, roller: Rollebesetning
) -> None:
    registre.om(
        fnr(roller.amina), verger=[_verge(roller)], fullmakter=[_fullmakt(fnr(roller.bjorn))]
    )
    operations.oppdater(aktor=roller.kari, person_id=roller.amina.id, naa=NAA)
    vist = {h.slag: h for h in queries.hjelpere(roller.amina.id, naa=NAA)}
    assert (vist["VERGE"].kan_skrive, vist["FULLMAKT"].kan_skrive) == (True, False)  # type: ignore[index]
    assert all(h.gjelder and h.hentet == NAA for h in vist.values())
    assert Hendelse.objects.filter(type="HJELPER_ENDRET").count() == 2
    assert Varsel.objects.filter(mottaker_id=roller.amina.id, slag="HJELPER_ENDRET").count() == 2
    operations.hent(person_id=roller.amina.id, naa=NAA)  # the same answer is no news
    assert Hendelse.objects.filter(type="HJELPER_ENDRET").count() == 2
    bjorn = som(roller.bjorn, vist["FULLMAKT"].id)  # type: ignore[index]
    assert bjorn.hjelp is not None
    assert not bjorn.hjelp.kan_skrive


def test_what_the_register_takes_away_is_gone_when_the_helper_begins(
    registre: Registre, roller: Rollebesetning
) -> None:
    registre.om(fnr(roller.amina), verger=[_verge(roller)])
    operations.hent(person_id=roller.amina.id, naa=NAA)
    id_ = Hjelpeforhold.objects.get().id
    som(roller.daniel, id_)
    registre.om(fnr(roller.amina), verger=[])
    senere = NAA + timedelta(minutes=5)
    operations.hent_for_hjelperen(aktor=roller.daniel, hjelp_id=id_, naa=senere)
    with pytest.raises(IkkeTilgang, match="HJELP_SLUTT"):
        som(roller.daniel, id_, senere)


@pytest.mark.parametrize("slag", ["nede", "tull", "lyver", "feil"])
def test_a_register_that_fails_takes_nothing_away(
    registre: Registre, roller: Rollebesetning, slag: str
) -> None:
    registre.om(fnr(roller.amina), verger=[_verge(roller)])
    operations.hent(person_id=roller.amina.id, naa=NAA)
    registre.feil(fnr(roller.amina), slag)
    senere = NAA + timedelta(minutes=5)
    with pytest.raises(Regelbrudd, match="HJELPEREGISTER_SVARER_IKKE"):
        operations.oppdater(aktor=roller.amina, person_id=roller.amina.id, naa=senere)
    (h,) = queries.hjelpere(roller.amina.id, naa=senere)
    assert (h.gjelder, h.hentet) == (True, NAA)
    assert {r.feilet for r in queries.registeralder(roller.amina.id)} == {senere}


def test_an_answer_that_names_the_person_as_their_own_guardian_is_no_helper(
    registre: Registre, roller: Rollebesetning
) -> None:
    registre.om(fnr(roller.amina), verger=[_verge(roller, fnr=fnr(roller.amina))])
    operations.hent(person_id=roller.amina.id, naa=NAA)
    assert not Hjelpeforhold.objects.exists()


def test_who_may_ask_the_registers(registre: Registre, roller: Rollebesetning) -> None:
    with pytest.raises(ManglerBegrunnelse):
        operations.oppdater(aktor=roller.ola, person_id=roller.amina.id, naa=NAA)
    with pytest.raises(ManglerBegrunnelse):
        operations.oppdater(aktor=roller.mona, person_id=roller.amina.id, naa=NAA)
