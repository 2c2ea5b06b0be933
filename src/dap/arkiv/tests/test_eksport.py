"""Requirement: one action gives everything about a person, in files that can be checked."""

import hashlib
import json
import uuid
from datetime import timedelta
from typing import Any

import jsonschema
import pytest
from django.utils import timezone
from verden import PNG, Verden, merke

from dap.arkiv import operations, queries
from dap.arkiv.eksport.somjson import SKJEMAFIL
from dap.arkiv.models import Eksport, Eksportdel
from dap.arkiv.tests.eksporthjelp import Fil, eksporter
from dap.arkiv.values import Eksportstatus, Eksportvalg, Innhold
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, ManglerBegrunnelse, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hendelse.models import Hendelse
from dap.oppfolging.models import Oppfolgingsperiode
from dap.sporing.models import Oppslag
from dap.tilgang.operations import apne_person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def aminas(verden: Verden, django_db_blocker: Any) -> Fil:
    """Amina's own file with everything."""
    with django_db_blocker.unblock():
        return eksporter(verden.roller.amina, verden.roller.amina)


def _bestill(av: Aktor, om: Aktor, **valg: Any) -> Any:
    return operations.bestill_eksport(
        aktor=av,
        person_id=om.id,
        utvalg=valg.pop("utvalg", Eksportvalg()),
        sprak="nb",
        nokkel=valg.pop("nokkel", uuid.uuid4()),
        naa=valg.pop("naa", timezone.now()),
    )


def test_the_users_own_file_holds_everything_in_both_rooms(aminas: Fil, verden: Verden) -> None:
    tekst = aminas.innhold["sak.json"].decode()
    for rom in Rom:
        m = merke(verden.roller.amina, rom)
        for del_ in ("Mål", "Delmål", "Situasjon", "Forventning", "Aktivitet", "Hensikt", "Samtale",
                     "Melding", "Møte", "Punkt", "Beskrivelse", "Huskeliste"):  # fmt: skip
            assert f"{del_} {m}" in tekst, del_
    assert [k["innhold"] for k in aminas.sak["kapitler"]] == [i.value for i in Innhold]
    assert "Gammelt mål" in tekst
    assert "Gammel samtale" in tekst
    assert any(p["hvem"] == "Kari Nordmo" for p in aminas.kapittel("SPORING")["poster"])
    assert aminas.kapittel("VARSEL")["poster"]


def test_the_pdf_says_the_same(aminas: Fil, verden: Verden) -> None:
    for rom in Rom:
        assert f"Melding {merke(verden.roller.amina, rom)}" in aminas.pdftekst
    assert "Hvem som har sett saken" in aminas.pdftekst


def test_internal_notes_and_questions_are_in_nobodys_file(aminas: Fil, verden: Verden) -> None:
    karis = eksporter(verden.roller.kari, verden.roller.amina)
    for fil in (aminas, karis):
        alt = fil.innhold["sak.json"].decode() + fil.pdftekst
        assert "Notat hemmelig" not in alt
        assert "Spørsmål hemmelig" not in alt


def test_staff_get_the_rooms_they_see_and_never_the_trace(verden: Verden) -> None:
    amina = verden.roller.amina
    karis = eksporter(verden.roller.kari, amina)
    lises = eksporter(verden.roller.lise, amina)

    for fil, ser, ser_ikke in ((karis, Rom.STAT, Rom.KOMMUNE), (lises, Rom.KOMMUNE, Rom.STAT)):
        alt = fil.innhold["sak.json"].decode() + fil.pdftekst + " ".join(fil.innhold)
        assert merke(amina, ser) in alt
        assert merke(amina, ser_ikke) not in alt
        assert "SPORING" not in {k["innhold"] for k in fil.sak["kapitler"]}
    assert "Hvorfor den startet" not in lises.pdftekst


def test_the_files_follow_the_published_schema(aminas: Fil) -> None:
    skjema = json.loads(SKJEMAFIL.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(skjema)
    jsonschema.validate(aminas.sak, skjema, format_checker=jsonschema.FormatChecker())
    assert json.loads(aminas.innhold["sak.schema.json"]) == skjema


def test_the_manifest_accounts_for_every_file(aminas: Fil) -> None:
    fort = {f["fil"]: f for f in aminas.manifest["filer"]}
    assert set(fort) == set(aminas.innhold) - {"manifest.json"}
    for navn, rad in fort.items():
        assert rad["sha256"] == hashlib.sha256(aminas.innhold[navn]).hexdigest()
        assert rad["storrelse"] == len(aminas.innhold[navn])


def test_the_attachments_are_as_they_were_sent(aminas: Fil) -> None:
    alle = {n: b for n, b in aminas.innhold.items() if n.startswith("vedlegg/")}
    brev = {n for n in alle if "-vedtak-" in n}
    assert len(brev) == 1
    assert all(alle[n].startswith(b"%PDF-") for n in brev)
    assert len(alle) == 3
    assert {b for n, b in alle.items() if n not in brev} == {PNG}


def test_everything_in_an_activity_is_told_in_the_archives_words(aminas: Fil) -> None:
    aktivitet = aminas.kapittel("AKTIVITET")["poster"][0]
    historikk = [p["tittel"] for p in aktivitet["poster"] if p["type"] == "HISTORIKK"]
    assert historikk[0].startswith("Bruker opprettet aktiviteten")
    assert any("Avtalt med NAV" in h for h in historikk)
    assert [p["tittel"] for p in aktivitet["poster"] if p["type"] == "VERSJON"] == [
        "Versjon 2",
        "Versjon 1",
    ]


def test_the_status_is_worded_as_of_the_thing_it_is_of(aminas: Fil) -> None:
    poster = aminas.kapittel("MAL")["poster"]
    ord_ = {
        (p["type"], o["tekst"])
        for p in poster
        for o in p.get("opplysninger", ())
        if o["kode"] == "status"
    }
    assert ord_ == {("MAL", "Jobbes med"), ("FORVENTNING", "Gjelder")}


def test_one_chooses_kinds_periods_and_days(verden: Verden) -> None:
    amina, naa = verden.roller.amina, timezone.now()
    gammel = Oppfolgingsperiode.objects.get(person_id=amina.id, slutt__isnull=False)

    uten = eksporter(amina, amina, Eksportvalg(innhold=frozenset(Innhold) - {Innhold.DIALOG}))
    periode = eksporter(amina, amina, Eksportvalg(perioder=frozenset({gammel.id})))
    igar = dato(naa) - timedelta(days=1)
    for_ = eksporter(amina, amina, Eksportvalg(til=igar - timedelta(days=5)))

    assert "Melding hemmelig" not in uten.innhold["sak.json"].decode()
    assert all("-vedtak-" in n for n in uten.innhold if n.startswith("vedlegg/"))
    assert "Gammel samtale" in periode.pdftekst
    assert "Melding hemmelig" not in periode.innhold["sak.json"].decode()
    assert "Gammel samtale" in for_.pdftekst
    assert "Melding hemmelig" not in for_.innhold["sak.json"].decode()


def test_in_english_the_words_of_the_product_are_english(verden: Verden) -> None:
    fil = eksporter(verden.roller.bjorn, verden.roller.bjorn, sprak="en")
    assert fil.sak["sprak"] == "en"
    assert "Contents" in fil.pdftekst


@pytest.mark.parametrize(
    ("hvem", "feil"),
    [
        ("bjorn", IkkeFunnet),
        ("daniel", IkkeFunnet),
        ("ola", ManglerBegrunnelse),
        ("mona", ManglerBegrunnelse),
        ("finn", ManglerBegrunnelse),
        ("rut", IkkeFunnet),
        ("adam", IkkeFunnet),
    ],
)
def test_nobody_else_can_order(verden: Verden, hvem: str, feil: type[Exception]) -> None:
    with pytest.raises(feil):
        _bestill(getattr(verden.roller, hvem), verden.roller.amina)


@pytest.mark.parametrize("om", ["frida", "stine", "signe"])
def test_protected_persons_do_not_exist_for_who_has_no_right(verden: Verden, om: str) -> None:
    with pytest.raises(IkkeFunnet):
        _bestill(verden.roller.kari, getattr(verden.roller, om))


def test_close_family_is_refused(verden: Verden) -> None:
    with pytest.raises(IkkeTilgang):
        _bestill(verden.roller.siv, verden.roller.bjorn)


def test_only_who_ordered_gets_the_file(verden: Verden) -> None:
    kari, per, amina = verden.roller.kari, verden.roller.per, verden.roller.amina
    rad = _bestill(kari, amina)
    operations.lag_eksport(eksport_id=rad.id, klokke=timezone.now)

    for annen in (per, amina, verden.roller.tor):
        innsyn = apne_person(aktor=annen, person_id=amina.id, hva="eksport", naa=timezone.now())
        with pytest.raises(IkkeFunnet):
            queries.eksportfil(innsyn, rad.id)
        assert rad.id not in {e.id for e in queries.eksporter(innsyn)}


def test_an_order_is_traced_and_told_once_and_is_one_however_often_it_is_sent(
    verden: Verden,
) -> None:
    kari, amina, nokkel = verden.roller.kari, verden.roller.amina, uuid.uuid4()
    for_ = Hendelse.objects.filter(type="EKSPORT_BESTILT").count()

    en = _bestill(kari, amina, nokkel=nokkel)
    to = _bestill(kari, amina, nokkel=nokkel)

    assert en.id == to.id
    with pytest.raises(IkkeFunnet):
        _bestill(kari, verden.roller.bjorn, nokkel=nokkel)
    assert Hendelse.objects.filter(type="EKSPORT_BESTILT").count() == for_ + 1
    assert Oppslag.objects.filter(aktor_id=kari.id, person_id=amina.id, hva="eksport").exists()
    Eksport.objects.filter(id=en.id).update(status=Eksportstatus.FEILET)


def test_too_many_at_once_and_nothing_chosen_are_refused(verden: Verden) -> None:
    per, amina = verden.roller.per, verden.roller.amina
    with pytest.raises(Regelbrudd, match="MANGLER"):
        _bestill(per, amina, utvalg=Eksportvalg(innhold=frozenset({Innhold.SPORING})))
    i_dag = dato(timezone.now())
    with pytest.raises(Regelbrudd, match="TIL_FOR_FRA"):
        _bestill(per, amina, utvalg=Eksportvalg(fra=i_dag, til=i_dag - timedelta(days=1)))
    for _nr in range(3):
        _bestill(per, amina)
    with pytest.raises(Regelbrudd, match="FOR_MANGE_EKSPORTER"):
        _bestill(per, amina)
    Eksport.objects.filter(bestilt_av_id=per.id).update(status=Eksportstatus.FEILET)


def test_access_is_decided_again_when_the_file_is_made(verden: Verden) -> None:
    kari, bjorn = verden.roller.kari, verden.roller.bjorn
    rad = _bestill(kari, bjorn)
    Eksport.objects.filter(id=rad.id).update(rom=["KOMMUNE", "STAT"])

    operations.lag_eksport(eksport_id=rad.id, klokke=timezone.now)

    etter = Eksport.objects.get(id=rad.id)
    assert etter.status == Eksportstatus.FEILET
    assert not Eksportdel.objects.filter(eksport_id=rad.id).exists()


def test_old_files_go_with_what_was_marked_in_them(verden: Verden) -> None:
    stine = verden.roller.stine
    rad = _bestill(stine, stine)
    operations.lag_eksport(eksport_id=rad.id, klokke=timezone.now)
    star = _bestill(stine, stine)

    operations.rydd_eksporter(naa=timezone.now() + timedelta(days=8))

    borte, feilet = Eksport.objects.get(id=rad.id), Eksport.objects.get(id=star.id)
    assert (borte.status, borte.utvalg) == (Eksportstatus.SLETTET, {})
    assert feilet.status == Eksportstatus.FEILET
    assert not Eksportdel.objects.filter(eksport_id=rad.id).exists()


def test_the_number_of_queries_does_not_grow_with_the_case(
    verden: Verden, django_assert_max_num_queries: Any
) -> None:
    """Amina has two periods and two rooms."""
    amina = verden.roller.amina
    innsyn = apne_person(aktor=amina, person_id=amina.id, hva="eksport", naa=timezone.now())
    with django_assert_max_num_queries(72):
        queries.forhandsvis(innsyn, Eksportvalg(), naa=timezone.now())
