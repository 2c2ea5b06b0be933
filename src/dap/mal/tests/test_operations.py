"""Requirement: both sides write the goals, nothing is lost, and the other party is told."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import (
    DapFeil,
    IkkeFunnet,
    IkkeTilgang,
    ManglerBegrunnelse,
    Regelbrudd,
    VersjonsKonflikt,
)
from dap.felles.rom import Rom
from dap.hendelse.models import Hendelse
from dap.mal import operations as mal
from dap.mal.models import Mal, Milepael, Situasjon
from dap.mal.queries import ett_mal, malbilde, versjoner
from dap.mal.values import Malstatus
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Startarsak
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel.models import Varsel

SENERE = NAA + timedelta(hours=2)


def _innsyn(aktor: Aktor, person: Aktor) -> Personinnsyn:
    return apne_person(aktor=aktor, person_id=person.id, hva="plan", naa=NAA)


def _mal(aktor: Aktor, person: Aktor, tekst: str = "Jobb som sveiser", **felt: Any) -> UUID:
    felt.setdefault("nokkel", uuid4())
    return mal.opprett_mal(aktor=aktor, person_id=person.id, tekst=tekst, naa=NAA, **felt)


def _milepael(aktor: Aktor, mal_id: UUID, tekst: str = "Ta kurset", **felt: Any) -> UUID:
    felt = {"frist": None, "nokkel": uuid4(), "naa": NAA} | felt
    return mal.legg_til_milepael(aktor=aktor, mal_id=mal_id, tekst=tekst, **felt)


def test_the_user_writes_the_situation_and_the_adviser_is_told(roller: Rollebesetning) -> None:
    id_ = mal.lagre_situasjon(
        aktor=roller.amina, person_id=roller.amina.id, tekst=" Bor alene\r\n ", versjon=0, naa=NAA
    )
    rad = Situasjon.objects.get()
    assert (rad.id, rad.tekst, rad.rom, rad.versjon) == (id_, "Bor alene", Rom.STAT, 1)
    assert rad.periode_id is not None
    assert list(Hendelse.objects.filter(objekt_id=id_).values_list("type", flat=True)) == [
        "SITUASJON_ENDRET"
    ]
    assert Varsel.objects.get(objekt_id=id_).mottaker_id == roller.kari.id


def test_the_adviser_writes_too_and_it_is_seen_who_wrote(roller: Rollebesetning) -> None:
    amina = roller.amina
    felt: dict[str, Any] = {"person_id": amina.id, "naa": NAA}
    mal.lagre_situasjon(aktor=amina, tekst="Mine ord", versjon=0, **felt)
    mal.lagre_situasjon(aktor=roller.kari, tekst="Våre ord", versjon=1, **felt)

    (situasjon,) = malbilde(_innsyn(amina, amina)).situasjoner
    assert situasjon.skrevet is not None
    assert (situasjon.tekst, situasjon.versjon) == ("Våre ord", 2)
    assert (situasjon.skrevet.navn, situasjon.skrevet.av_bruker) == ("Kari Nordmo", False)
    assert Varsel.objects.filter(mottaker_id=amina.id, objekt_type="SITUASJON").count() == 1


def test_a_stale_version_of_the_situation_shows_what_stands(roller: Rollebesetning) -> None:
    amina = roller.amina
    felt: dict[str, Any] = {"person_id": amina.id, "naa": NAA}
    mal.lagre_situasjon(aktor=amina, tekst="Første", versjon=0, **felt)
    mal.lagre_situasjon(aktor=roller.kari, tekst="Andre", versjon=1, **felt)
    with pytest.raises(VersjonsKonflikt) as konflikt:
        mal.lagre_situasjon(aktor=amina, tekst="Min", versjon=1, **felt)
    assert konflikt.value.gjeldende.tekst == "Andre"
    with pytest.raises(VersjonsKonflikt):
        mal.lagre_situasjon(aktor=amina, tekst="Min", versjon=0, **felt)
    assert Situasjon.objects.get().tekst == "Andre"


def test_another_text_under_the_same_key_is_not_lost(roller: Rollebesetning) -> None:
    """Written after the browser's back button."""
    amina, nokkel = roller.amina, uuid4()
    mal_id = _mal(amina, amina, nokkel=nokkel)
    assert _mal(amina, amina, nokkel=nokkel, tekst="Et annet mål") != mal_id
    forste = _milepael(amina, mal_id, nokkel=nokkel)
    assert _milepael(amina, mal_id, nokkel=nokkel, tekst="Et annet trinn") != forste


def test_the_same_form_sent_twice_does_nothing_twice(roller: Rollebesetning) -> None:
    amina = roller.amina
    for _ in range(2):
        mal.lagre_situasjon(aktor=amina, person_id=amina.id, tekst="Likt", versjon=0, naa=NAA)
    nokkel = uuid4()
    ider = {_mal(amina, amina, nokkel=nokkel) for _ in range(2)}
    (mal_id,) = ider
    trinn = {_milepael(amina, mal_id, nokkel=nokkel) for _ in range(2)}
    (milepael_id,) = trinn
    for _ in range(2):
        mal.endre_mal(aktor=amina, mal_id=mal_id, versjon=1, tekst="Endret", naa=NAA)
        mal.merk_milepael(aktor=amina, milepael_id=milepael_id, nadd=True, naa=NAA)
    for _ in range(2):
        mal.fjern_milepael(aktor=amina, milepael_id=milepael_id, versjon=2, grunn="", naa=NAA)
    for _ in range(2):
        mal.sett_mal_status(
            aktor=amina, mal_id=mal_id, versjon=2, status=Malstatus.NADD, grunn="", naa=NAA
        )
    typer = list(
        Hendelse.objects.filter(objekt_type__in=["MAL", "SITUASJON"])
        .order_by("id")
        .values_list("type", flat=True)
    )
    assert typer == [
        "SITUASJON_ENDRET",
        "MAL_OPPRETTET",
        "MILEPAEL_LAGT_TIL",
        "MAL_ENDRET",
        "MILEPAEL_NADD",
        "MILEPAEL_FJERNET",
        "MAL_STATUS_ENDRET",
    ]


def test_a_goal_is_weighed_by_the_user_and_worded_by_both(roller: Rollebesetning) -> None:
    amina = roller.amina
    id_ = _mal(amina, amina, viktighet=5, realisme=2, revurderes=date(2026, 6, 1))
    mal.endre_mal(
        aktor=roller.kari, mal_id=id_, versjon=1, tekst="Jobb som rørlegger", naa=SENERE,
        revurderes=date(2026, 7, 1),
    )  # fmt: skip
    with pytest.raises(Regelbrudd, match="BARE_BRUKER_VURDERER"):
        mal.endre_mal(aktor=roller.kari, mal_id=id_, versjon=2, tekst="x", naa=SENERE, viktighet=1)
    data = ett_mal(_innsyn(amina, amina), id_)
    assert (data.tekst, data.viktighet, data.realisme) == ("Jobb som rørlegger", 5, 2)
    assert Hendelse.objects.get(type="MAL_ENDRET").data == {
        "felt": ["revurderes", "tekst"],
        "versjon": 2,
    }
    assert {v.mottaker_id for v in Varsel.objects.filter(objekt_id=id_)} == {
        roller.kari.id,
        amina.id,
    }


def test_two_who_change_a_goal_at_once_both_see_the_two_texts(roller: Rollebesetning) -> None:
    id_ = _mal(roller.amina, roller.amina)
    mal.endre_mal(aktor=roller.amina, mal_id=id_, versjon=1, tekst="Hennes", naa=NAA)
    with pytest.raises(VersjonsKonflikt) as konflikt:
        mal.endre_mal(aktor=roller.kari, mal_id=id_, versjon=1, tekst="Veilederens", naa=NAA)
    assert konflikt.value.gjeldende.tekst == "Hennes"
    assert konflikt.value.gjeldende.versjon == 2
    with pytest.raises(VersjonsKonflikt):
        mal.sett_mal_status(
            aktor=roller.kari, mal_id=id_, versjon=1, status=Malstatus.NADD, grunn="", naa=NAA
        )


@pytest.mark.parametrize(
    ("felt", "kode"),
    [
        ({"tekst": "   "}, "MANGLER"),
        ({"tekst": "\x00\x07"}, "MANGLER"),
        ({"tekst": "x" * 501}, "FOR_LANG"),
        ({"viktighet": 0}, "UTENFOR_SKALA"),
        ({"realisme": 6}, "UTENFOR_SKALA"),
        ({"revurderes": date(1800, 1, 1)}, "DATO_I_FORTIDEN"),
        ({"revurderes": date(9999, 1, 1)}, "URIMELIG_DATO"),
    ],
)
def test_a_bad_goal_is_refused_and_leaves_nothing(
    roller: Rollebesetning, felt: dict[str, Any], kode: str
) -> None:
    with pytest.raises(Regelbrudd) as feil:
        _mal(roller.amina, roller.amina, **felt)
    assert (feil.value.kode, feil.value.felt) == (kode, next(iter(felt)))
    assert not Mal.objects.exists()


def test_strange_but_honest_text_is_kept_as_it_is(roller: Rollebesetning) -> None:
    tekst = "<b>Jobb</b> & 😀 שלום %(felt)s {{ x }}"
    id_ = _mal(roller.amina, roller.amina, tekst + "\x00\u202e")
    assert Mal.objects.get(id=id_).tekst == tekst


def test_ten_active_goals_and_twenty_milestones_are_enough(roller: Rollebesetning) -> None:
    ider = [_mal(roller.amina, roller.amina, f"Mål {n}") for n in range(10)]
    with pytest.raises(Regelbrudd, match="FOR_MANGE_MAL"):
        _mal(roller.amina, roller.amina)
    mal.sett_mal_status(
        aktor=roller.amina, mal_id=ider[0], versjon=1, status=Malstatus.NADD, grunn="", naa=NAA
    )
    _mal(roller.amina, roller.amina, "Det ellevte")
    with pytest.raises(Regelbrudd, match="FOR_MANGE_MAL"):
        mal.sett_mal_status(
            aktor=roller.amina, mal_id=ider[0], versjon=2, status=Malstatus.AKTIV, grunn="", naa=NAA
        )
    trinn = [_milepael(roller.amina, ider[1], f"Trinn {n}") for n in range(20)]
    with pytest.raises(Regelbrudd, match="FOR_MANGE_MILEPAELER"):
        _milepael(roller.amina, ider[1])
    mal.fjern_milepael(
        aktor=roller.amina, milepael_id=trinn[0], versjon=1, grunn="Ikke nødvendig", naa=NAA
    )
    _milepael(roller.amina, ider[1], "Et annet")


def test_a_finished_goal_is_not_changed_until_it_is_taken_up_again(roller: Rollebesetning) -> None:
    amina = roller.amina
    id_ = _mal(amina, amina)
    trinn = _milepael(amina, id_)
    sett: dict[str, Any] = {"aktor": amina, "mal_id": id_, "naa": NAA}
    mal.sett_mal_status(**sett, versjon=1, status=Malstatus.LAGT_BORT, grunn="Helsa")
    for forsok in (
        lambda: mal.endre_mal(**sett, versjon=2, tekst="Ny"),
        lambda: _milepael(amina, id_),
        lambda: mal.merk_milepael(aktor=amina, milepael_id=trinn, nadd=True, naa=NAA),
        lambda: mal.flytt_mal(**sett, opp=True),
    ):
        with pytest.raises(Regelbrudd, match="MAL_IKKE_AKTIVT"):
            forsok()
    assert ett_mal(_innsyn(amina, amina), id_).statusgrunn == "Helsa"
    mal.sett_mal_status(**sett, versjon=2, status=Malstatus.AKTIV, grunn="Bedre nå")
    mal.endre_mal(**sett, versjon=3, tekst="Ny")
    assert ett_mal(_innsyn(amina, amina), id_).tekst == "Ny"


def test_milestones_are_ticked_off_changed_and_taken_away_with_a_record(
    roller: Rollebesetning,
) -> None:
    amina, kari = roller.amina, roller.kari
    id_ = _mal(amina, amina)
    forste, andre = _milepael(amina, id_, "Kurs", frist=date(2026, 3, 1)), _milepael(kari, id_)
    mal.merk_milepael(aktor=kari, milepael_id=forste, nadd=True, naa=NAA)
    mal.endre_milepael(
        aktor=amina, milepael_id=forste, versjon=2, tekst="Sveisekurs", frist=None, naa=NAA
    )
    with pytest.raises(VersjonsKonflikt) as konflikt:
        mal.endre_milepael(
            aktor=kari, milepael_id=forste, versjon=2, tekst="Mitt", frist=None, naa=NAA
        )
    assert konflikt.value.gjeldende.tekst == "Sveisekurs"
    mal.fjern_milepael(aktor=amina, milepael_id=andre, versjon=1, grunn="Feil", naa=NAA)
    with pytest.raises(Regelbrudd, match="MILEPAEL_FJERNET"):
        mal.merk_milepael(aktor=amina, milepael_id=andre, nadd=True, naa=NAA)

    (m,) = ett_mal(_innsyn(amina, amina), id_).milepaeler
    assert (m.tekst, m.frist, m.nadd, m.versjon) == ("Sveisekurs", None, date(2026, 1, 14), 3)
    assert Milepael.objects.filter(fjernet=True, begrunnelse="Feil").count() == 1


def test_goals_change_places(roller: Rollebesetning) -> None:
    amina = roller.amina
    a, b, c = (_mal(amina, amina, t) for t in "abc")
    mal.flytt_mal(aktor=amina, mal_id=c, opp=True, naa=NAA)
    mal.flytt_mal(aktor=amina, mal_id=a, opp=True, naa=NAA)
    mal.flytt_mal(aktor=amina, mal_id=a, opp=False, naa=NAA)
    assert [m.tekst for m in malbilde(_innsyn(amina, amina)).mal] == ["c", "a", "b"]
    assert len(versjoner(_innsyn(amina, amina), b)) == 2


def test_with_the_period_the_goals_become_historic(roller: Rollebesetning) -> None:
    amina, kari = roller.amina, roller.kari
    id_ = _mal(amina, amina)
    skriv: dict[str, Any] = {"aktor": amina, "person_id": amina.id, "naa": NAA}
    mal.lagre_situasjon(**skriv, tekst="Den gangen", versjon=0)
    gammel = malbilde(_innsyn(amina, amina)).mal[0].periode_id
    oppfolging.avslutt_periode(aktor=kari, person_id=amina.id, begrunnelse="Jobb", naa=SENERE)

    endre: dict[str, Any] = {"aktor": amina, "mal_id": id_, "versjon": 1, "naa": SENERE}
    with pytest.raises(Regelbrudd, match="IKKE_UNDER_OPPFOLGING"):
        mal.endre_mal(**endre, tekst="Ny")
    assert not malbilde(_innsyn(amina, amina)).kan_skrive
    oppfolging.start_periode(
        aktor=SYSTEM, person_id=amina.id, arsak=Startarsak.SYKMELDT, naa=SENERE
    )
    with pytest.raises(Regelbrudd, match="HISTORISK"):
        mal.endre_mal(**endre, tekst="Ny")
    mal.lagre_situasjon(**skriv, tekst="Nå", versjon=1)

    ny, for_ = malbilde(_innsyn(amina, amina)), malbilde(_innsyn(amina, amina), periode_id=gammel)
    assert ([s.tekst for s in ny.situasjoner], ny.mal, ny.kan_skrive) == (["Nå"], (), True)
    assert [s.tekst for s in for_.situasjoner] == ["Den gangen"]
    assert ([m.id for m in for_.mal], for_.kan_skrive) == ([id_], False)


@pytest.mark.parametrize(
    ("hvem", "feil"),
    [
        ("bjorn", IkkeFunnet),
        ("ola", ManglerBegrunnelse),
        ("lise", IkkeFunnet),
        ("rut", IkkeFunnet),
        ("adam", IkkeFunnet),
    ],
)
def test_others_neither_read_nor_write(
    roller: Rollebesetning, hvem: str, feil: type[DapFeil]
) -> None:
    amina, aktor = roller.amina, getattr(roller, hvem)
    id_ = _mal(amina, amina)
    trinn = _milepael(amina, id_)
    endre: dict[str, Any] = {"aktor": aktor, "naa": NAA}
    for forsok in (
        lambda: mal.endre_mal(**endre, mal_id=id_, versjon=1, tekst="x"),
        lambda: mal.sett_mal_status(
            **endre, mal_id=id_, versjon=1, status=Malstatus.NADD, grunn=""
        ),
        lambda: mal.flytt_mal(**endre, mal_id=id_, opp=True),
        lambda: _milepael(aktor, id_),
        lambda: mal.merk_milepael(**endre, milepael_id=trinn, nadd=True),
        lambda: mal.endre_milepael(**endre, milepael_id=trinn, versjon=1, tekst="x", frist=None),
        lambda: mal.fjern_milepael(**endre, milepael_id=trinn, versjon=1, grunn=""),
    ):
        with pytest.raises(feil):
            forsok()
    assert Mal.objects.get().versjon == Milepael.objects.get().versjon == 1


def test_close_family_does_not_write(roller: Rollebesetning) -> None:
    with pytest.raises(IkkeTilgang):
        _mal(roller.siv, roller.bjorn)


def test_someone_elses_id_opens_nothing(roller: Rollebesetning) -> None:
    id_ = _mal(roller.bjorn, roller.bjorn)
    with pytest.raises(IkkeFunnet):
        ett_mal(_innsyn(roller.amina, roller.amina), id_)
    with pytest.raises(IkkeFunnet):
        ett_mal(_innsyn(roller.kari, roller.amina), id_)
    with pytest.raises(IkkeFunnet):
        mal.merk_milepael(aktor=roller.amina, milepael_id=uuid4(), nadd=True, naa=NAA)


def test_the_rooms_do_not_know_of_each_other(roller: Rollebesetning) -> None:
    amina, lise, kari = roller.amina, roller.lise, roller.kari
    stat = _mal(amina, amina, "Statens")
    kommune = _mal(lise, amina, "Kommunens")
    mal.lagre_situasjon(aktor=lise, person_id=amina.id, tekst="K", versjon=0, naa=NAA)

    assert [m.id for m in malbilde(_innsyn(kari, amina)).mal] == [stat]
    assert [m.id for m in malbilde(_innsyn(lise, amina)).mal] == [kommune]
    assert len(malbilde(_innsyn(amina, amina)).mal) == 2
    assert malbilde(_innsyn(kari, amina)).situasjoner == ()
    with pytest.raises(IkkeFunnet):
        mal.lagre_situasjon(
            aktor=kari, person_id=amina.id, tekst="x", versjon=1, rom=Rom.KOMMUNE, naa=NAA
        )
    mal.endre_mal(aktor=amina, mal_id=kommune, versjon=1, tekst="Mitt svar", naa=NAA)
    assert not Varsel.objects.filter(mottaker_id=kari.id, rom=Rom.KOMMUNE).exists()


def test_who_is_followed_up_on_paper_reads_and_nav_writes(roller: Rollebesetning) -> None:
    amina, kari = roller.amina, roller.kari
    id_ = _mal(amina, amina)
    oppfolging.sett_manuell(aktor=kari, person_id=amina.id, manuell=True, grunn="Brev", naa=NAA)
    with pytest.raises(Regelbrudd, match="MANUELL_OPPFOLGING"):
        mal.lagre_situasjon(aktor=amina, person_id=amina.id, tekst="Ny", versjon=0, naa=SENERE)
    with pytest.raises(Regelbrudd, match="MANUELL_OPPFOLGING"):
        _mal(amina, amina)
    with pytest.raises(Regelbrudd, match="MANUELL_OPPFOLGING"):
        mal.endre_mal(aktor=amina, mal_id=id_, versjon=1, tekst="Ny", naa=SENERE)
    assert not malbilde(_innsyn(amina, amina)).kan_skrive
    assert malbilde(_innsyn(kari, amina)).kan_skrive
    mal.endre_mal(aktor=kari, mal_id=id_, versjon=1, tekst="Skrevet på kontoret", naa=SENERE)
    assert ett_mal(_innsyn(amina, amina), id_).tekst == "Skrevet på kontoret"
