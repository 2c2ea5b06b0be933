"""Requirement: who does not read digitally gets the warning by post, with time to answer, and answers."""

import uuid
from datetime import date, timedelta

from rollebesetning import NAA, Rollebesetning

from dap.brev import operations
from dap.brev.tests.hjelp import SENERE, av_seg_selv, brev_til, papir, postet
from dap.brev.values import Brevslag
from dap.eskalering import operations as eskalering
from dap.eskalering import queries
from dap.eskalering.values import Leveringskilde, Malkode, Status, Svarmate
from dap.felles.aktor import Maate
from dap.tilgang.operations import apne_person

FRIST = date(2026, 2, 4)


def test_the_warning_goes_by_post_is_delivered_and_answered(roller: Rollebesetning) -> None:
    papir(roller.amina)
    id_ = eskalering.start(
        aktor=roller.kari, person_id=roller.amina.id, malkode=Malkode.DAGPENGER,
        felter={"begrunnelse": "Meldekortet mangler."}, frist=FRIST, nokkel=uuid.uuid4(), naa=NAA,
    )  # fmt: skip
    assert av_seg_selv() == 1
    brev = brev_til(roller.amina, roller.kari)[0]
    assert (brev.slag, brev.objekt_type, brev.objekt_id) == (Brevslag.ESKALERING, "ESKALERING", id_)
    assert brev.frist == FRIST
    postet(roller.kari, brev.id)

    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="brev", naa=NAA)
    for dager, kilde in ((6, None), (7, Leveringskilde.BREV)):
        e = queries.ett(innsyn, id_, naa=SENERE + timedelta(days=dager))
        assert (e.levert.kilde if e.levert else None) == kilde
    operations.registrer_svar(
        aktor=roller.per, person_id=roller.amina.id, objekt_type="ESKALERING", objekt_id=id_,
        versjon=0, valg="MELDING", maate=Maate.PAPIR, mottatt=date(2026, 1, 20), samtykke=True,
        ord_="Jeg glemte det.", nokkel=uuid.uuid4(), naa=NAA + timedelta(days=8),
    )  # fmt: skip
    e = queries.ett(innsyn, id_, naa=NAA + timedelta(days=8))
    assert [(s.maate, s.mottatt, s.skrevet_ned_av) for s in e.svar] == [
        (Svarmate.PAPIR, date(2026, 1, 20), "Per Solvang")
    ]


def test_a_letter_posted_after_the_end_changes_nothing(roller: Rollebesetning) -> None:
    papir(roller.amina)
    id_ = eskalering.start(
        aktor=roller.kari, person_id=roller.amina.id, malkode=Malkode.DAGPENGER,
        felter={"begrunnelse": "Meldekortet mangler."}, frist=FRIST, nokkel=uuid.uuid4(), naa=NAA,
    )  # fmt: skip
    eskalering.avslutt(
        aktor=roller.kari, eskalering_id=id_, versjon=1, status=Status.STOPPET, grunn="Feil",
        naa=NAA + timedelta(minutes=1),
    )  # fmt: skip
    eskalering.folg_brev_postet(aktor=roller.kari, eskalering_id=id_, naa=SENERE)
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="brev", naa=NAA)
    assert queries.ett(innsyn, id_, naa=SENERE).leveringer == ()
