"""What is sent whole: decisions, answers to appeals, and documents of the journal, in the bundle."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rollebesetning import NAA, Rollebesetning

from dap.arkiv.tests.journalhjelp import avtalt, foreslatt, journalfor, lever, planen, samtale
from dap.arkiv.values import Regelkode
from dap.brev import operations, queries
from dap.brev.models import Brev
from dap.brev.tests.hjelp import SENERE, av_seg_selv, brev_til, bunkefil, bunt, ett, papir, postet
from dap.brev.tests.test_pdf import Fil, apne, les
from dap.brev.tests.test_vedlegg import png, sendt_med
from dap.dialog.values import Tema
from dap.felles.feil import IkkeFunnet
from dap.konto.models import Konto
from dap.person.models import Person
from dap.tabell.base import ny_id
from dap.vedtak import queries as vedtak
from dap.vedtak.models import Brev as Vedtaksfil
from dap.vedtak.tests.hjelp import fatt, ferdig_utkast, klag, vedtak_for
from dap.vedtak.tests.test_klage import avgjor, vurder
from dap.vedtak.values import Klagestatus

pytestmark = pytest.mark.django_db


def _vedtaksbrev(roller: Rollebesetning) -> Any:
    """The letter that comes by itself when something is decided about who reads on paper."""
    utkast = ferdig_utkast(roller.kari, roller.amina)
    papir(roller.amina)
    fatt(roller.kari, utkast)
    av_seg_selv()
    (brev,) = brev_til(roller.amina, roller.kari)
    return brev


def _bunken(roller: Rollebesetning, *brev: Any) -> Fil:
    return les(bunkefil(roller.kari, bunt(roller.kari, *brev)))


def test_a_decision_lies_in_the_bundle_in_the_words_of_its_file(roller: Rollebesetning) -> None:
    papir(roller.bjorn)
    brev = _vedtaksbrev(roller)
    annet = ett(roller, roller.bjorn)
    fil = _bunken(roller, brev.id, annet)
    fasit = les(bytes(Vedtaksfil.objects.get().innhold)).tekst
    ord_ = vedtak.vedtaksbrev(apne(roller), brev.objekt_id, naa=NAA)
    alle = [t for k in ord_.kapitler for t in (k.tittel, *k.avsnitt, *k.punkter)]
    assert len(alle) > 10
    for tekst in (ord_.tittel, *alle, *ord_.underskrift):
        flat = " ".join(tekst.split())
        assert flat in fasit
        assert flat in fil.tekst
    fnr = Person.objects.get(id=roller.amina.id).fnr
    assert f"Fødselsnummer: {fnr[:6]} {fnr[6:]}" in fil.tekst
    assert fnr[:6] not in str(Brev.objects.get(id=brev.id).innhold)
    assert "Legg ved vedtaket" not in fil.tekst
    assert fil.rot["merket"] is True
    assert "pdfuaid" in fil.xmp
    assert {"/H1", "/H2", "/L"} <= set(fil.rot["slag"])


def test_it_is_in_the_language_that_was_decided_in(roller: Rollebesetning) -> None:
    konto = Konto.objects.filter(person__id=roller.amina.id)
    konto.update(sprak="nn")
    vedtak_for(roller)
    konto.update(sprak="en")
    papir(roller.amina)
    id_ = operations.bestill(
        aktor=roller.kari, person_id=roller.amina.id, objekt_type="VEDTAK",
        objekt_id=Vedtaksfil.objects.get().vedtak_id, nokkel=ny_id(), naa=SENERE,
    )  # fmt: skip
    brev = Brev.objects.get(id=id_)
    assert brev.sprak == "nn"
    assert "Vedtak om hjelp til å kome i arbeid" in _bunken(roller, brev.id).tekst


def test_an_older_letter_still_asks_for_the_decision_beside_it(roller: Rollebesetning) -> None:
    brev = _vedtaksbrev(roller)
    rad = Brev.objects.get(id=brev.id)
    Brev.objects.filter(id=brev.id).update(innhold={**rad.innhold, "er_vedtak": False})
    assert brev_til(roller.amina, roller.kari)[0].uten_vedtaket
    assert "Legg ved vedtaket" in _bunken(roller, brev.id).tekst


def test_posting_it_is_known_to_the_decision(roller: Rollebesetning) -> None:
    postet(roller.kari, _vedtaksbrev(roller).id)
    assert Vedtaksfil.objects.get().postet == SENERE


def test_the_answer_to_an_appeal_is_sent_and_not_a_word_that_there_is_one(
    roller: Rollebesetning,
) -> None:
    klage_id = klag(roller.amina, vedtak_for(roller))
    papir(roller.amina)
    vurder(roller.kari, klage_id)
    avgjor(roller.kari, klage_id, Klagestatus.OMGJORT, svar="Du har rett. Du får et nytt vedtak.")
    av_seg_selv()
    brev = next(b for b in brev_til(roller.amina, roller.kari) if b.slag == "KLAGESVAR")
    fil = les(queries.brevpdf(apne(roller), brev.id)[0])
    for ord_ in ("Du har fått svar på klagen din", "Du har rett. Du får et nytt vedtak.",
                 "Jeg trenger mer hjelp enn dette."):  # fmt: skip
        assert ord_ in fil.tekst


@pytest.fixture
def sendt(roller: Rollebesetning) -> Any:
    """Bjørn's plan, journalled and sent to him, who reads on paper."""
    papir(roller.bjorn)
    avtalt(roller.kari, roller.bjorn, tittel="Truckførerkurs i Fjordby")
    id_ = journalfor(roller.kari, roller.bjorn, planen(roller.bjorn), send=True)
    lever(id_)
    return id_


def test_a_journalled_document_comes_by_itself(roller: Rollebesetning, sendt: Any) -> None:
    naa = timezone.now() + timedelta(minutes=10)
    operations.ta_bestillinger(klokke=lambda: naa)
    brev = next(b for b in brev_til(roller.bjorn, roller.kari, naa) if b.slag == "DOKUMENT")
    assert (brev.objekt_type, brev.objekt_id) == ("JOURNALPOST", sendt)
    fil = les(queries.brevpdf(apne(roller, bruker="bjorn"), brev.id)[0])
    for ord_ in ("Aktivitetsplan", "Truckførerkurs i Fjordby", "tatt vare på i saken din"):
        assert ord_ in fil.tekst
    operations.ta_bestillinger(klokke=lambda: naa)
    assert Brev.objects.filter(objekt_type="JOURNALPOST").count() == 1


def test_a_document_that_was_not_sent_is_no_letter(roller: Rollebesetning) -> None:
    papir(roller.bjorn)
    avtalt(roller.kari, roller.bjorn)
    ikke = journalfor(roller.kari, roller.bjorn, planen(roller.bjorn))
    lever(ikke)
    assert not Brev.objects.filter(objekt_type="JOURNALPOST").exists()
    for id_ in (ikke, ny_id()):
        with pytest.raises(IkkeFunnet):
            operations.bestill(
                aktor=roller.kari, person_id=roller.bjorn.id, objekt_type="JOURNALPOST",
                objekt_id=id_, nokkel=ny_id(), naa=timezone.now(),
            )  # fmt: skip


def test_another_persons_document_does_not_exist(roller: Rollebesetning, sendt: Any) -> None:
    with pytest.raises(IkkeFunnet):
        operations.bestill(
            aktor=roller.kari, person_id=roller.amina.id, objekt_type="JOURNALPOST",
            objekt_id=sendt, nokkel=ny_id(), naa=timezone.now(),
        )  # fmt: skip


def test_the_files_of_a_journalled_conversation_lie_behind_it(roller: Rollebesetning) -> None:
    trad_id = samtale(roller.bjorn, roller.kari, Tema.VEDTAK_LOPER_UT)
    sendt_med(roller.bjorn, roller.bjorn, {"kart.png": png()}, trad_id, naa=timezone.now())
    papir(roller.bjorn)
    kilde = foreslatt(roller.kari, roller.bjorn)[Regelkode.KRITISK].kilde
    id_ = journalfor(roller.kari, roller.bjorn, kilde, send=True)
    lever(id_)
    naa = timezone.now() + timedelta(minutes=10)
    operations.ta_bestillinger(klokke=lambda: naa)
    brev = next(b for b in brev_til(roller.bjorn, roller.kari, naa) if b.slag == "DOKUMENT")
    fil = les(queries.brevpdf(apne(roller, bruker="bjorn"), brev.id)[0])
    assert "Vedlegg 1: kart.png, side 1 av 1" in fil.tekst
