"""Requirement: another group than the assessment of work ability supports is given with a written reason."""

import io
from typing import Any

import pikepdf
import pytest
from django.db import IntegrityError, transaction
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.tilgang.operations import apne_person
from dap.vedtak import operations, queries
from dap.vedtak.kilder import motsier
from dap.vedtak.models import Brev, Utkast, Vedtak
from dap.vedtak.tests.hjelp import (
    AEV,
    GRADERT,
    HVORFOR,
    SPESIELT,
    STANDARD,
    fatt,
    na,
    opprett,
    situasjon,
    skriv,
)
from dap.vedtak.values import AVVIKSGRUNN_MAKS

pytestmark = pytest.mark.django_db
GRUNN = "Utprøvingen viste at du klarer mer enn vurderingen sa."


@pytest.fixture(autouse=True)
def bare_spesielt(settings: Any) -> None:
    settings.VEDTAK_KILDER = "dap.vedtak.tests.hjelp.BARE_SPESIELT"


def utkast(r: Rollebesetning, gruppe: Any, **felt: Any) -> Any:
    situasjon(r.amina)
    id_ = opprett(r.kari, r.amina)
    skriv(r.kari, id_, gruppe, **felt)
    return id_


@pytest.mark.parametrize(
    ("gruppe", "felt", "koder"),
    [
        (STANDARD, {}, {"VURDERINGEN_MA_VAERE_MED", "MANGLER_AVVIKSGRUNN"}),
        (STANDARD, {"kilder": [AEV]}, {"MANGLER_AVVIKSGRUNN"}),
        (STANDARD, {"kilder": [AEV], "avviksgrunn": " for kort "}, {"MANGLER_AVVIKSGRUNN"}),
        (STANDARD, {"avviksgrunn": GRUNN}, {"VURDERINGEN_MA_VAERE_MED"}),
        (GRADERT, {}, {"MANGLER_AVVIKSGRUNN", "MANGLER_GODKJENNING"}),
        (
            GRADERT,
            {"kilder": ["EGET_SYN"], "avviksgrunn": GRUNN},
            {"MANGLER_ARBEIDSEVNEVURDERING", "MANGLER_GODKJENNING"},
        ),
    ],
)
def test_no_decision_against_the_assessment_without_a_reason(
    roller: Rollebesetning, gruppe: Any, felt: dict[str, Any], koder: set[str]
) -> None:
    id_ = utkast(roller, gruppe, **felt)
    with pytest.raises(UgyldigInndata) as feil:
        fatt(roller.kari, id_)
    assert {f.kode for f in feil.value.feil} == koder
    assert not Vedtak.objects.exists()


def test_the_reason_is_part_of_the_decision_and_the_letter(roller: Rollebesetning) -> None:
    id_ = fatt(roller.kari, utkast(roller, STANDARD, kilder=[AEV], avviksgrunn=GRUNN))
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="vedtak", naa=NAA)
    assert queries.ett_vedtak(innsyn, id_, naa=NAA).avviksgrunn == GRUNN
    with pikepdf.open(io.BytesIO(bytes(Brev.objects.get().innhold))) as med:
        assert len(med.pages) >= 1
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        Vedtak.objects.update(avviksgrunn="")


def test_a_group_that_is_supported_asks_for_no_reason_and_keeps_none(
    roller: Rollebesetning,
) -> None:
    fatt(roller.kari, utkast(roller, SPESIELT, avviksgrunn=GRUNN))
    assert Vedtak.objects.get().avviksgrunn == ""
    assert Utkast.objects.get().avviksgrunn == GRUNN


def test_the_beslutter_gets_no_draft_without_it_and_reads_it(
    roller: Rollebesetning, beslutter: Aktor
) -> None:
    id_ = utkast(roller, GRADERT)
    with pytest.raises(UgyldigInndata):
        operations.send_til_beslutter(aktor=roller.kari, utkast_id=id_, versjon=na(id_), naa=NAA)
    skriv(roller.kari, id_, GRADERT, avviksgrunn=GRUNN)
    operations.send_til_beslutter(aktor=roller.kari, utkast_id=id_, versjon=na(id_), naa=NAA)
    innsyn = apne_person(aktor=beslutter, person_id=roller.amina.id, hva="endre_vedtak", naa=NAA)
    lest = queries.apent_utkast(innsyn, beslutter)
    assert lest is not None
    assert lest.avviksgrunn == GRUNN
    assert motsier(queries.kildevalg(innsyn, naa=NAA), lest.innsatsgruppe)


def test_another_reason_lets_an_approval_fall_away_and_is_a_version(
    roller: Rollebesetning, beslutter: Aktor
) -> None:
    id_ = utkast(roller, GRADERT, avviksgrunn=GRUNN)
    operations.send_til_beslutter(aktor=roller.kari, utkast_id=id_, versjon=na(id_), naa=NAA)
    operations.bli_beslutter(aktor=beslutter, utkast_id=id_, naa=NAA)
    operations.godkjenn(aktor=beslutter, utkast_id=id_, versjon=na(id_), naa=NAA)
    skriv(roller.kari, id_, GRADERT, avviksgrunn=f"{GRUNN} Og mer.")
    assert Utkast.objects.get().beslutterstatus == "KLAR_TIL_VEILEDER"
    historie: Any = Utkast.pgh_event_model  # type: ignore[attr-defined]
    versjoner = historie.objects.filter(pgh_obj_id=id_).values_list("avviksgrunn", flat=True)
    assert {GRUNN, f"{GRUNN} Og mer."} <= set(versjoner)


def test_it_has_an_end(roller: Rollebesetning) -> None:
    with pytest.raises(Regelbrudd) as feil:
        utkast(roller, STANDARD, avviksgrunn="x" * (AVVIKSGRUNN_MAKS + 1))
    assert (feil.value.kode, feil.value.felt) == ("FOR_LANG", "avviksgrunn")
    id_ = opprett(roller.kari, roller.amina)
    with pytest.raises(IntegrityError), transaction.atomic():
        Utkast.objects.filter(id=id_).update(avviksgrunn="x" * (AVVIKSGRUNN_MAKS + 1))


def test_the_process_counts_them(roller: Rollebesetning) -> None:
    fatt(roller.kari, utkast(roller, STANDARD, kilder=[AEV], avviksgrunn=GRUNN))
    tall = queries.prosesstall(roller.tor, fra=NAA.replace(year=2000), til=NAA.replace(year=2100))
    assert (tall.med_vurdering.antall, tall.avvik.antall) == (None, None)  # fewer than five
    assert HVORFOR in Vedtak.objects.get().begrunnelse
