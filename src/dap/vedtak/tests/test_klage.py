"""Requirement: complaints are registered, judged on their form by a human, and answered in words."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import SYSTEM
from dap.felles.feil import (
    IkkeFunnet,
    IkkeTilgang,
    ManglerBegrunnelse,
    Regelbrudd,
    VersjonsKonflikt,
)
from dap.felles.tid import dato
from dap.hendelse.models import Hendelse
from dap.oppfolging import operations as oppfolging
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel
from dap.vedtak import operations, queries
from dap.vedtak.models import Klage
from dap.vedtak.rules import klagefrist
from dap.vedtak.tests.hjelp import klag, vedtak_for
from dap.vedtak.values import Klagestatus, Utfall

pytestmark = pytest.mark.django_db
FOR_SENT = NAA + timedelta(weeks=7)
OPPFYLT = {"signert": True, "part": True, "konkret": True, "unntak": None, "begrunnelse": ""}


def vurder(av: Any, id_: Any, naa: Any = NAA, **felt: Any) -> None:
    versjon = felt.pop("versjon", Klage.objects.get(id=id_).versjon)
    operations.vurder_formkrav(
        aktor=av, klage_id=id_, versjon=versjon, naa=naa, **{**OPPFYLT, **felt}
    )


def avgjor(av: Any, id_: Any, til: Klagestatus, naa: Any = NAA, svar: str = "Fordi") -> None:
    operations.avgjor_klage(
        aktor=av, klage_id=id_, versjon=Klage.objects.get(id=id_).versjon, til=til, svar=svar,
        naa=naa,
    )  # fmt: skip


def test_registered_once_and_told(roller: Rollebesetning) -> None:
    v = vedtak_for(roller)
    nokkel = roller.amina.id
    id_ = klag(roller.amina, v, nokkel=nokkel)
    assert klag(roller.amina, v, nokkel=nokkel) == id_
    k = Klage.objects.get()
    assert (k.status, k.i_tide, k.mottatt) == ("MOTTATT", True, dato(NAA))
    assert Hendelse.objects.filter(type="VEDTAK_PAKLAGET", objekt_id=id_).count() == 1
    assert Varsel.objects.get(slag="VEDTAK_KLAGE_NY").mottaker_id == roller.kari.id
    with pytest.raises(Regelbrudd, match="KLAGE_FINNES"):
        klag(roller.amina, v, tekst="En til")


@pytest.mark.parametrize(
    ("hvem", "feil"),
    [("bjorn", IkkeFunnet), ("lise", IkkeFunnet), ("ola", ManglerBegrunnelse),
     ("mona", IkkeTilgang), ("rut", IkkeTilgang), ("system", IkkeTilgang)],
)  # fmt: skip
def test_not_by_others(roller: Rollebesetning, hvem: str, feil: type[Exception]) -> None:
    v = vedtak_for(roller)
    aktor = SYSTEM if hvem == "system" else getattr(roller, hvem)
    with pytest.raises(feil):
        klag(aktor, v)


@pytest.mark.parametrize(
    ("felt", "kode"),
    [({"tekst": " "}, "MANGLER"), ({"tekst": "x" * 10_001}, "FOR_LANG"),
     ({"mottatt": dato(NAA) + timedelta(days=1)}, "DATO_I_FRAMTIDEN"),
     ({"mottatt": dato(NAA) - timedelta(days=1)}, "KLAGE_FOR_VEDTAKET")],
)  # fmt: skip
def test_bad_input(roller: Rollebesetning, felt: dict[str, Any], kode: str) -> None:
    v = vedtak_for(roller)
    with pytest.raises(Regelbrudd, match=kode):
        klag(roller.kari, v, **felt)


def test_late_is_judged_by_a_human(roller: Rollebesetning) -> None:
    v = vedtak_for(roller)
    id_ = klag(roller.amina, v, naa=FOR_SENT)
    assert not Klage.objects.get().i_tide
    with pytest.raises(Regelbrudd, match="MANGLER_UNNTAK"):
        vurder(roller.kari, id_, FOR_SENT)
    with pytest.raises(Regelbrudd, match="MANGLER"):
        vurder(roller.kari, id_, FOR_SENT, unntak=True)
    vurder(roller.kari, id_, FOR_SENT, unntak=False, begrunnelse="Ingen grunn")
    with pytest.raises(Regelbrudd, match="FORMKRAVENE_ER_IKKE_OPPFYLT"):
        avgjor(roller.kari, id_, Klagestatus.SENDT_KLAGEINSTANS, FOR_SENT)
    vurder(roller.kari, id_, FOR_SENT, unntak=True, begrunnelse="Syk i perioden")
    with pytest.raises(Regelbrudd, match="FORMKRAVENE_ER_OPPFYLT"):
        avgjor(roller.kari, id_, Klagestatus.AVVIST, FOR_SENT)
    avgjor(roller.kari, id_, Klagestatus.SENDT_KLAGEINSTANS, FOR_SENT)


def test_from_received_to_settled(roller: Rollebesetning) -> None:
    v = vedtak_for(roller)
    id_ = klag(roller.amina, v)
    with pytest.raises(Regelbrudd, match="VURDER_FORMKRAV_FORST"):
        avgjor(roller.kari, id_, Klagestatus.OMGJORT)
    with pytest.raises(VersjonsKonflikt):
        vurder(roller.kari, id_, versjon=7)
    vurder(roller.kari, id_)
    with pytest.raises(Regelbrudd, match="MANGLER"):
        avgjor(roller.kari, id_, Klagestatus.SENDT_KLAGEINSTANS, svar=" ")
    with pytest.raises(Regelbrudd, match="UKJENT_VALG"):
        avgjor(roller.kari, id_, Klagestatus.AVGJORT)
    avgjor(roller.kari, id_, Klagestatus.SENDT_KLAGEINSTANS, svar="Vi endrer ikke.")
    with pytest.raises(Regelbrudd, match="KLAGEN_ER_BEHANDLET"):
        operations.trekk_klage(aktor=roller.amina, klage_id=id_, naa=NAA)
    operations.registrer_utfall(
        aktor=roller.kari, klage_id=id_, versjon=Klage.objects.get().versjon,
        utfall=Utfall.OPPHEVET, svar="Vurder på nytt.", naa=NAA,
    )  # fmt: skip
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="vedtak", naa=NAA)
    k = queries.en_klage(innsyn, id_)
    assert [h.status for h in k.historikk] == [
        "MOTTATT", "VURDERT", "SENDT_KLAGEINSTANS", "AVGJORT",
    ]  # fmt: skip
    assert k.svar == "Vurder på nytt."
    assert Varsel.objects.filter(slag="VEDTAK_KLAGE_SVAR", mottaker_id=roller.amina.id).exists()
    klag(roller.amina, v, tekst="På nytt")


def test_withdrawn_also_after_the_follow_up(roller: Rollebesetning) -> None:
    v = vedtak_for(roller)
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="I jobb", naa=NAA
    )
    id_ = klag(roller.kari, v)
    with pytest.raises(Regelbrudd, match="MANGLER"):
        operations.trekk_klage(aktor=roller.kari, klage_id=id_, naa=NAA)
    operations.trekk_klage(aktor=roller.kari, klage_id=id_, begrunnelse="Ringte", naa=NAA)
    operations.trekk_klage(aktor=roller.amina, klage_id=id_, naa=NAA)
    assert Klage.objects.get().status == "TRUKKET"
    with pytest.raises(IntegrityError), transaction.atomic():
        Klage.objects.update(status="AVGJORT", behandler_id=roller.kari.id)


@pytest.mark.parametrize(
    ("fattet", "per_post", "frist"),
    [("2026-01-14", False, "2026-02-25"), ("2026-01-14", True, "2026-03-04"),
     # Six weeks later is 1 May, a Friday and a holiday: the next working day.
     ("2026-03-20", False, "2026-05-04")],
)  # fmt: skip
def test_the_deadline(fattet: str, per_post: bool, frist: str) -> None:
    dag = dato(NAA).fromisoformat
    assert klagefrist(dag(fattet), per_post=per_post) == dag(frist)
