"""Benefits come home whole or not at all, and what was known stays with its age."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from registre import Registre
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import Aktor
from dap.hendelse.models import Hendelse
from dap.person import queries as person
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.ytelse import operations, queries
from dap.ytelse.models import Ytelse
from dap.ytelse.rules import UforstaeligSvar

RAD = {
    "id": "A-1", "type": "AAP", "fra": "2026-01-01", "tilOgMed": "2026-12-31",
    "maksdato": "2028-06-30",
}  # fmt: skip
SENERE = NAA + timedelta(days=1)


def innsyn(aktor: Aktor, person_id: Any) -> Personinnsyn:
    return apne_person(aktor=aktor, person_id=person_id, hva="plan", naa=NAA)


def fnr(aktor: Aktor) -> str:
    kjent = person.persondata(aktor.id)
    assert kjent is not None
    return kjent.fnr


def hendelser(aktor: Aktor) -> list[dict[str, Any]]:
    rader = Hendelse.objects.filter(person_id=aktor.id, type="YTELSE_ENDRET").order_by("id")
    return [h.data for h in rader]


def test_what_the_register_says_is_kept_and_told_once(
    roller: Rollebesetning, registre: Registre
) -> None:
    registre.om(fnr(roller.amina), ytelser=[RAD])

    assert operations.hent(person_id=roller.amina.id, naa=NAA)
    assert operations.hent(person_id=roller.amina.id, naa=SENERE)

    bilde = queries.ytelser(innsyn(roller.amina, roller.amina.id))
    (aap,) = bilde.ytelser
    assert (aap.fra, aap.siste_dag, aap.maksdato) == (
        date(2026, 1, 1), date(2026, 12, 31), date(2028, 6, 30),
    )  # fmt: skip
    assert bilde.hentet == SENERE
    assert hendelser(roller.amina) == [{"ytelse": "AAP", "borte": False}]


def test_a_benefit_that_is_gone_is_not_shown_and_not_forgotten(roller: Rollebesetning) -> None:
    operations.ta_imot(person_id=roller.amina.id, svar={"ytelser": [RAD]}, naa=NAA)
    operations.ta_imot(person_id=roller.amina.id, svar={"ytelser": []}, naa=SENERE)

    assert queries.ytelser(innsyn(roller.amina, roller.amina.id)).ytelser == ()
    assert Ytelse.objects.get().borte == SENERE
    assert hendelser(roller.amina)[-1] == {"ytelse": "AAP", "borte": True}

    operations.ta_imot(person_id=roller.amina.id, svar={"ytelser": [RAD]}, naa=SENERE)
    assert len(queries.ytelser(innsyn(roller.amina, roller.amina.id)).ytelser) == 1


@pytest.mark.parametrize("modus", ["nede", "tull", "lyver"])
def test_without_an_answer_what_was_known_stays_with_its_age(
    roller: Rollebesetning, registre: Registre, modus: str
) -> None:
    registre.om(fnr(roller.amina), ytelser=[RAD])
    operations.hent(person_id=roller.amina.id, naa=NAA)
    registre.feil(fnr(roller.amina), modus)

    assert not operations.hent(person_id=roller.amina.id, naa=SENERE)

    bilde = queries.ytelser(innsyn(roller.amina, roller.amina.id))
    assert len(bilde.ytelser) == 1
    assert (bilde.hentet, bilde.feilet) == (NAA, SENERE)


def test_an_answer_with_one_wrong_line_changes_nothing(roller: Rollebesetning) -> None:
    operations.ta_imot(person_id=roller.amina.id, svar={"ytelser": [RAD]}, naa=NAA)
    feil = {**RAD, "id": "A-2", "fra": "31.12.2026"}

    with pytest.raises(UforstaeligSvar):
        operations.ta_imot(
            person_id=roller.amina.id,
            svar={"ytelser": [{**RAD, "type": "DAGPENGER"}, feil]},
            naa=NAA,
        )

    (aap,) = queries.ytelser(innsyn(roller.amina, roller.amina.id)).ytelser
    assert aap.type == "AAP"


def test_where_no_register_is_set_up_nobody_is_asked(roller: Rollebesetning) -> None:
    assert not operations.hent(person_id=roller.amina.id, naa=NAA)
    assert queries.ytelser(innsyn(roller.amina, roller.amina.id)).feilet is None


def test_who_does_not_see_the_states_room_does_not_see_benefits(roller: Rollebesetning) -> None:
    operations.ta_imot(person_id=roller.amina.id, svar={"ytelser": [RAD]}, naa=NAA)

    kommunal = innsyn(roller.lise, roller.amina.id)
    assert queries.ytelser(kommunal).ytelser == ()
    assert queries.ytelser(kommunal).hentet is None
    assert queries.varer(kommunal, dag=NAA.date()) == ()
    assert len(queries.varer(innsyn(roller.kari, roller.amina.id), dag=NAA.date())) == 1


def test_one_person_has_one_of_each(roller: Rollebesetning) -> None:
    operations.ta_imot(person_id=roller.amina.id, svar={"ytelser": [RAD]}, naa=NAA)
    operations.ta_imot(person_id=roller.bjorn.id, svar={"ytelser": [RAD]}, naa=NAA)
    rad = Ytelse.objects.get(person_id=roller.amina.id)
    rad.id = None
    with pytest.raises(IntegrityError), transaction.atomic():
        Ytelse(person_id=rad.person_id, kilde_id=rad.kilde_id, type="AAP", fra=rad.fra).save()
