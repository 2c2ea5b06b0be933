"""Requirement: what is worth keeping is proposed with a title that says what it is, a human confirms
exactly what they saw, and nothing that nobody should read is ever in it."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from planhjelp import flytt
from rollebesetning import Rollebesetning

from dap.aktivitet.values import Status
from dap.arkiv import operations, queries
from dap.arkiv.journal.fryst import frys, tin
from dap.arkiv.journalverdier import Endringsslag
from dap.arkiv.models import Bortlegging, Journalpost
from dap.arkiv.tests.eksporthjelp import eksporter
from dap.arkiv.tests.journalhjelp import (
    avtalt,
    delt_referat,
    foreslatt,
    innsyn,
    journalfor,
    planen,
    samtale,
    slett_melding,
    vis,
)
from dap.arkiv.values import Journalstatus, Kilde, Regelkode, Sendemate
from dap.dialog import operations as dialog
from dap.dialog.models import Melding
from dap.dialog.values import Tema
from dap.felles.aktor import SYSTEM
from dap.felles.feil import (
    IkkeFunnet,
    IkkeTilgang,
    ManglerBegrunnelse,
    Regelbrudd,
    VersjonsKonflikt,
)
from dap.felles.rom import Rom
from dap.hendelse.models import Hendelse
from dap.oppfolging import operations as oppfolging
from dap.referat import operations as referat
from dap.referat.values import Kommentarslag

pytestmark = pytest.mark.django_db
PLAN, REFERAT = Regelkode.PLAN, Regelkode.REFERAT


def test_what_happened_is_proposed_with_titles_that_say_what_and_who(
    roller: Rollebesetning,
) -> None:
    kari, amina = roller.kari, roller.amina
    assert foreslatt(kari, amina) == {}
    avtalt(kari, amina)
    delt_referat(kari, amina)
    samtale(amina, kari, Tema.OPPHOLD_UTLAND)

    alle = foreslatt(kari, amina)

    assert list(alle) == [PLAN, Regelkode.AVTALT, REFERAT, Regelkode.KRITISK]
    assert alle[PLAN].tittel.startswith("Aktivitetsplan for Amina Yusuf, oppfølging fra ")
    assert "Oppdatere CV-en, Amina Yusuf og Kari Nordmo i NAV" in alle[Regelkode.AVTALT].tittel
    assert "Veien videre, Amina Yusuf og Kari Nordmo i NAV" in alle[REFERAT].tittel
    assert "Ferie, Amina Yusuf" in alle[Regelkode.KRITISK].tittel
    assert all(f.hvorfor and f.bevaring for f in alle.values())


def test_small_talk_drafts_and_unanswered_messages_are_not_proposed(roller: Rollebesetning) -> None:
    kari, amina = roller.kari, roller.amina
    samtale(amina, kari, Tema.MOTE)
    samtale(amina, None, Tema.OPPHOLD_UTLAND)
    referat.start_samtalereferat(
        aktor=kari, person_id=amina.id, tema="Utkast", dag=timezone.now().date(), tekst="Hemmelig",
        nokkel=uuid.uuid4(), naa=timezone.now(),
    )  # fmt: skip
    assert foreslatt(kari, amina) == {}


def test_confirmed_it_is_numbered_told_of_and_not_proposed_until_something_new(
    roller: Rollebesetning,
) -> None:
    kari, amina = roller.kari, roller.amina
    laget = avtalt(kari, amina)
    id_ = journalfor(kari, amina, planen(amina))
    rad = Journalpost.objects.get(id=id_)

    assert (rad.nr, rad.rom, rad.status, rad.bevaring) == (1, "STAT", "VENTER", "VEDTAK")
    assert rad.journalfort_av_id == kari.id
    hendelse = Hendelse.objects.get(type="JOURNALFORT")
    assert (hendelse.objekt_id, hendelse.data["regel"]) == (id_, "PLAN")
    assert PLAN not in foreslatt(kari, amina)
    assert Regelkode.AVTALT in foreslatt(kari, amina)

    flytt(kari, laget, Status.GJENNOMFORES)
    assert PLAN in foreslatt(kari, amina)
    assert Journalpost.objects.get(id=journalfor(kari, amina, planen(amina))).nr == 2


def test_put_away_with_a_reason_it_is_quiet_until_something_new(roller: Rollebesetning) -> None:
    kari, amina = roller.kari, roller.amina
    id_ = delt_referat(kari, amina)
    kilde = foreslatt(kari, amina)[REFERAT].kilde
    sett = vis(kari, amina, kilde)
    bort: dict[str, Any] = {
        "aktor": kari, "person_id": amina.id, "kilde": kilde, "bilde": sett.bilde,
        "begrunnelse": "Bare en påminnelse", "naa": timezone.now(),
    }  # fmt: skip
    for kort in ("", "nei"):
        with pytest.raises(Regelbrudd, match="MANGLER"):
            operations.legg_bort(**bort | {"begrunnelse": kort})

    operations.legg_bort(**bort)
    operations.legg_bort(**bort)

    assert Bortlegging.objects.count() == 1
    assert REFERAT not in foreslatt(kari, amina)
    assert [b.begrunnelse for b in queries.bortlagte(innsyn(kari, amina))] == ["Bare en påminnelse"]
    assert queries.bortlagte(innsyn(amina, amina)) == []
    assert Hendelse.objects.filter(type="JOURNALFORSLAG_LAGT_BORT").count() == 1
    with pytest.raises(Regelbrudd, match="IKKE_FORESLATT"):
        operations.legg_bort(
            **bort | {"bilde": vis(kari, amina, kilde).bilde, "begrunnelse": "En gang til"}
        )
    referat.kommenter(
        aktor=amina, referat_id=id_, nr=1, slag=Kommentarslag.KOMMENTAR, tekst="Det stemmer",
        nokkel=uuid.uuid4(), naa=timezone.now(),
    )  # fmt: skip
    assert REFERAT in foreslatt(kari, amina)


def test_a_change_after_the_preview_is_a_conflict_that_says_what(roller: Rollebesetning) -> None:
    kari, amina = roller.kari, roller.amina
    laget = avtalt(kari, amina)
    sett = vis(kari, amina, planen(amina))
    flytt(kari, laget, Status.GJENNOMFORES)
    avtalt(kari, amina, tittel="Kurs")

    with pytest.raises(VersjonsKonflikt) as feil:
        journalfor(kari, amina, planen(amina), sett=sett)

    ny = feil.value.gjeldende
    assert {(e.slag, e.tittel) for e in ny.endringer} == {
        (Endringsslag.ENDRET, "Oppdatere CV-en"),
        (Endringsslag.NY, "Kurs"),
    }
    assert not Journalpost.objects.exists()
    journalfor(kari, amina, planen(amina), sett=ny)
    assert Journalpost.objects.count() == 1


def test_two_who_confirm_the_same_make_one_entry(roller: Rollebesetning) -> None:
    kari, per, amina = roller.kari, roller.per, roller.amina
    avtalt(kari, amina)
    karis, pers = vis(kari, amina, planen(amina)), vis(per, amina, planen(amina))
    nokkel = uuid.uuid4()
    en = journalfor(kari, amina, planen(amina), sett=karis, nokkel=nokkel)

    assert journalfor(kari, amina, planen(amina), sett=karis, nokkel=nokkel) == en
    with pytest.raises(VersjonsKonflikt) as feil:
        journalfor(per, amina, planen(amina), sett=pers)
    assert [e.slag for e in feil.value.gjeldende.endringer] == [Endringsslag.JOURNALFORT]
    assert Journalpost.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_entry(roller: Rollebesetning) -> None:
    kari, per, amina = roller.kari, roller.per, roller.amina
    avtalt(kari, amina)
    sett = vis(kari, amina, planen(amina))

    def prov(hvem: Any) -> str:
        try:
            journalfor(hvem, amina, planen(amina), sett=sett)
        except VersjonsKonflikt:
            return "konflikt"
        finally:
            connection.close()
        return "ok"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(prov, (kari, per))) == ["konflikt", "ok"]
    assert list(Journalpost.objects.values_list("nr", flat=True)) == [1]


def test_only_the_parts_that_were_kept_are_in_it(roller: Rollebesetning) -> None:
    kari, amina = roller.kari, roller.amina
    avtalt(kari, amina)
    avtalt(kari, amina, tittel="Kurs i regnskap")
    sett = vis(kari, amina, planen(amina))
    kurs = next(d.id for d in sett.deler if d.tittel == "Kurs i regnskap")

    with pytest.raises(Regelbrudd, match="ALT_UTELATT"):
        journalfor(kari, amina, planen(amina), uten_deler=[d.id for d in sett.deler])
    id_ = journalfor(kari, amina, planen(amina), uten_deler=[kurs, "aktivitet/ukjent"])

    innhold = str(Journalpost.objects.get(id=id_).innhold)
    assert "Oppdatere CV-en" in innhold
    assert "Kurs i regnskap" not in innhold


@pytest.mark.parametrize(
    ("tittel", "kode"), [("", "MANGLER"), ("kort", "TITTEL_FOR_KORT"), ("x" * 201, "FOR_LANG")]
)
def test_the_title_is_looked_at_on_the_server(
    roller: Rollebesetning, tittel: str, kode: str
) -> None:
    avtalt(roller.kari, roller.amina)
    with pytest.raises(Regelbrudd, match=kode):
        journalfor(roller.kari, roller.amina, planen(roller.amina), tittel=tittel)
    assert not Journalpost.objects.exists()


def test_drafts_notes_reasons_and_what_is_erased_never_enter(roller: Rollebesetning) -> None:
    kari, amina = roller.kari, roller.amina
    naa = timezone.now()
    id_ = delt_referat(kari, amina)
    referat.lagre_utkast(aktor=kari, referat_id=id_, versjon=2, tekst="HEMMELIG utkast", naa=naa)
    trad_id = samtale(amina, kari, Tema.OPPHOLD_UTLAND, "HEMMELIG feil person")
    dialog.skriv_notat(
        aktor=kari, person_id=amina.id, tekst="HEMMELIG notat", nokkel=uuid.uuid4(), naa=naa
    )
    melding_id = Melding.objects.get(trad_id=trad_id, nr=1).id
    slett_melding(roller, melding_id, naa)
    oppfolging.avslutt_periode(aktor=SYSTEM, person_id=amina.id, begrunnelse="I jobb", naa=naa)

    alle = foreslatt(kari, amina)
    sett = vis(kari, amina, alle[Regelkode.PERIODE].kilde)

    assert "Vi ble enige om et kurs." in str(frys(sett.sak))
    for forslag in alle.values():
        assert "HEMMELIG" not in str(frys(vis(kari, amina, forslag.kilde).sak))


def test_the_other_room_is_not_there(roller: Rollebesetning) -> None:
    kari, lise, amina = roller.kari, roller.lise, roller.amina
    avtalt(kari, amina, tittel="Fra staten")
    avtalt(lise, amina, tittel="Fra kommunen")
    kommunens = planen(amina, Rom.KOMMUNE)
    id_ = journalfor(lise, amina, kommunens)

    assert "Fra staten" not in str(Journalpost.objects.get(id=id_).innhold)
    with pytest.raises(IkkeFunnet):
        vis(kari, amina, kommunens)
    assert queries.journalposter(innsyn(kari, amina)) == []
    karis = journalfor(kari, amina, planen(amina))
    assert Journalpost.objects.get(id=karis).nr == 1, "no gap tells of the other room"
    assert "Fra kommunen" not in str(Journalpost.objects.get(id=karis).innhold)
    assert [p.rom for p in queries.journalposter(innsyn(lise, amina))] == [Rom.KOMMUNE]
    assert len(queries.journalposter(innsyn(amina, amina))) == 2


@pytest.mark.parametrize(
    ("hvem", "feil"),
    [
        ("amina", IkkeFunnet), ("bjorn", IkkeFunnet), ("ola", ManglerBegrunnelse),
        ("mona", ManglerBegrunnelse), ("finn", ManglerBegrunnelse), ("rut", IkkeFunnet),
        ("adam", IkkeFunnet), ("lise", IkkeFunnet),
    ],
)  # fmt: skip
def test_nobody_else_confirms_or_puts_away(
    roller: Rollebesetning, hvem: str, feil: type[Exception]
) -> None:
    avtalt(roller.kari, roller.amina)
    sett = vis(roller.kari, roller.amina, planen(roller.amina))
    felles: dict[str, Any] = {
        "aktor": getattr(roller, hvem), "person_id": roller.amina.id, "naa": timezone.now(),
        "kilde": planen(roller.amina), "bilde": sett.bilde,
    }  # fmt: skip
    with pytest.raises(feil):
        operations.journalfor(tittel=sett.tittel, nokkel=uuid.uuid4(), **felles)
    with pytest.raises(feil):
        operations.legg_bort(begrunnelse="Hører ikke til", **felles)
    assert not Journalpost.objects.exists()


def test_close_family_is_refused_and_anothers_record_is_not_found(roller: Rollebesetning) -> None:
    kari, siv, amina, bjorn = roller.kari, roller.siv, roller.amina, roller.bjorn
    avtalt(kari, bjorn)
    with pytest.raises(IkkeTilgang):
        journalfor(siv, bjorn, planen(bjorn), sett=vis(kari, bjorn, planen(bjorn)))
    bjorns = Kilde(REFERAT, Rom.STAT, delt_referat(kari, bjorn))
    for kilde in (bjorns, planen(bjorn), Kilde(Regelkode.PERIODE, Rom.STAT, planen(amina).id)):
        with pytest.raises(IkkeFunnet):
            vis(kari, amina, kilde)


def test_an_ended_period_is_proposed_whole(roller: Rollebesetning) -> None:
    kari, amina = roller.kari, roller.amina
    avtalt(kari, amina)
    delt_referat(kari, amina)
    samtale(amina, kari, Tema.ANNET)
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=amina.id, begrunnelse="I jobb", naa=timezone.now()
    )
    forslag = foreslatt(kari, amina)[Regelkode.PERIODE]
    sett = vis(kari, amina, forslag.kilde)

    assert PLAN not in foreslatt(kari, amina)
    assert [k.innhold for k in sett.sak.kapitler] == [
        "OPPFOLGING", "AKTIVITET", "DIALOG", "REFERAT",
    ]  # fmt: skip
    assert journalfor(kari, amina, forslag.kilde)


def test_what_is_frozen_thaws_to_the_same(roller: Rollebesetning) -> None:
    avtalt(roller.kari, roller.amina)
    sak = vis(roller.kari, roller.amina, planen(roller.amina)).sak
    assert frys(tin(frys(sak))) == frys(sak)


def test_who_reads_on_paper_gets_a_letter(roller: Rollebesetning) -> None:
    kari, amina, bjorn = roller.kari, roller.amina, roller.bjorn
    for person in (amina, bjorn):
        avtalt(kari, person)
    oppfolging.sett_manuell(
        aktor=kari, person_id=bjorn.id, manuell=True, grunn="Ønsker papir", naa=timezone.now()
    )
    sendt = [journalfor(kari, p, planen(p), send=True) for p in (amina, bjorn)]
    ikke = journalfor(kari, amina, planen(amina))
    mater = dict(Journalpost.objects.values_list("id", "sendemate"))
    assert [mater[i] for i in (*sendt, ikke)] == [
        Sendemate.DIGITALT, Sendemate.BREV, Sendemate.IKKE,
    ]  # fmt: skip


def test_it_stands_in_the_export(roller: Rollebesetning) -> None:
    avtalt(roller.kari, roller.amina)
    journalfor(roller.kari, roller.amina, planen(roller.amina), tittel="Planen, slik den var i dag")
    fil = eksporter(roller.amina, roller.amina)
    assert [p["tittel"] for p in fil.kapittel("JOURNAL")["poster"]] == [
        "Planen, slik den var i dag"
    ]


def test_the_lists_ask_as_much_however_long_they_are(
    roller: Rollebesetning, django_assert_max_num_queries: Any
) -> None:
    kari, amina = roller.kari, roller.amina
    for nr in range(3):
        avtalt(kari, amina, tittel=f"Kurs {nr}")
        delt_referat(kari, amina)
        samtale(amina, kari, Tema.OPPHOLD_UTLAND)
        journalfor(kari, amina, planen(amina), tittel=f"Aktivitetsplan nummer {nr}")
    ser = innsyn(kari, amina)
    with django_assert_max_num_queries(14):
        assert len(queries.forslag(ser, naa=timezone.now())) == 9
    with django_assert_max_num_queries(3):
        assert len(queries.journalposter(ser)) == 3
    assert {p.status for p in queries.journalposter(ser)} == {Journalstatus.VENTER}
