"""Requirement: KVP, manual follow-up, notes, colours and needs: by whom, and never half."""

from datetime import date, timedelta

import pytest
from rollebesetning import DALEN, FJORDBY, NAA, Rollebesetning

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import VersjonsKonflikt
from dap.hendelse import queries as hendelse
from dap.hendelse.models import Hendelse
from dap.kontor.models import Team
from dap.kontor.operations import flytt_person, lagre_team, legg_ned_team
from dap.oppfolging import operations as o
from dap.oppfolging import queries
from dap.oppfolging.models import Fargekategori, Huskelapp, Kvpperiode
from dap.oppfolging.tests.hjelp import hendelser, utfall
from dap.oppfolging.values import Kategori, Startarsak
from dap.person.models import Person
from dap.person.queries import persondata
from dap.person.values import Lesebehov, Tilrettelegging
from dap.tilgang.operations import apne_person, oppgi_grunn
from dap.tilgang.values import Personinnsyn

FRIST = date(2026, 2, 1)


def innsyn(roller: Rollebesetning, hvem: str) -> Personinnsyn:
    aktor = getattr(roller, hvem)
    return apne_person(aktor=aktor, person_id=roller.amina.id, hva="plan", naa=NAA)


def om(roller: Rollebesetning, hvem: str = "kari") -> dict[str, object]:
    return {"aktor": getattr(roller, hvem), "person_id": roller.amina.id, "naa": NAA}


# --- KVP ---


def test_kvp_is_one_at_a_time_and_belongs_to_the_office(roller: Rollebesetning) -> None:
    assert utfall(o.stopp_kvp, begrunnelse="x", **om(roller)) == "IKKE_KVP"
    assert utfall(o.start_kvp, begrunnelse="Klar", **om(roller, "lise")) == "ok"
    assert utfall(o.start_kvp, begrunnelse="Klar", **om(roller)) == "ALLEREDE_KVP"
    kvp = queries.apen_kvp(roller.amina.id)
    assert kvp is not None
    assert (kvp.kontor_nr, kvp.startgrunn) == (FJORDBY, "Klar")
    assert utfall(o.stopp_kvp, begrunnelse="Fullført", **om(roller, "lise")) == "ok"
    assert hendelser(roller.amina)[-2:] == ["KVP_STARTET", "KVP_AVSLUTTET"]


def test_why_somebody_is_in_kvp_lies_in_the_room_of_who_wrote_it(roller: Rollebesetning) -> None:
    o.start_kvp(begrunnelse="Gjeld og sosialhjelp", **om(roller, "lise"))
    o.stopp_kvp(begrunnelse="Fikk jobb", **{**om(roller), "naa": NAA + timedelta(hours=1)})
    skrevet = Hendelse.objects.filter(type__startswith="KVP_").order_by("id")
    assert list(skrevet.values_list("rom", flat=True)) == ["KOMMUNE", "STAT"]
    for hvem, sagt in (
        ("kari", {"Fikk jobb"}), ("lise", {"Gjeld og sosialhjelp"}),
        ("amina", {"Fikk jobb", "Gjeld og sosialhjelp"}),
    ):  # fmt: skip
        les = innsyn(roller, hvem)
        assert {r.hvorfor for r in queries.innstillinger(les) if r.hvorfor} == sagt
        (kvp,) = queries.uttrekk(les).kvp
        assert {ord_ for ord_ in kvp[3:] if ord_} == sagt
        assert kvp[2] == "NAV Fjordby"  # that it ran is no secret: it stood in the way of the end


def test_kvp_ends_when_the_office_changes_however_it_changes(roller: Rollebesetning) -> None:
    for p in (roller.amina, roller.bjorn):
        o.start_kvp(aktor=roller.kari, person_id=p.id, begrunnelse="Klar", naa=NAA)
    o.lagre_huskelapp(frist=FRIST, tekst="", versjon=0, **om(roller))
    o.bytt_kontor(aktor=roller.kari, person_id=roller.amina.id, kontor_nr=DALEN, naa=NAA)
    assert queries.apen_kvp(roller.amina.id) is None
    assert not Huskelapp.objects.get().aktiv
    assert hendelser(roller.amina)[-1] == "KONTOR_ENDRET"
    flytt_person(person_id=roller.bjorn.id, kontor_nr=DALEN, naa=NAA)
    assert [o.avslutt_flyttede_kvp(naa=NAA) for _ in range(2)] == [1, 0]
    assert not Kvpperiode.objects.filter(til=None).exists()


def test_the_same_office_or_an_unknown_one_changes_nothing(roller: Rollebesetning) -> None:
    assert utfall(o.bytt_kontor, kontor_nr="9999", **om(roller)) == "UKJENT_KONTOR"
    antall = len(hendelser(roller.amina))
    assert utfall(o.bytt_kontor, kontor_nr=FJORDBY, **om(roller)) == "ok"
    assert len(hendelser(roller.amina)) == antall


# --- manual and digital ---


def test_the_user_chooses_digital_and_the_reserved_cannot(roller: Rollebesetning) -> None:
    amina = {"aktor": roller.amina, "person_id": roller.amina.id, "naa": NAA}
    o.sett_manuell(manuell=True, grunn="Ønsket det", **om(roller))
    assert utfall(o.velg_digital, **om(roller)) == "IKKE_FUNNET"  # only the user themself
    assert utfall(o.velg_digital, **amina) == "ok"
    assert not queries.er_manuell(roller.amina.id)
    assert utfall(o.velg_digital, **amina) == "ok"
    assert hendelser(roller.amina).count("SATT_TIL_DIGITAL") == 1

    Person.objects.filter(id=roller.amina.id).update(reservert_krr=True, kan_varsles=False)
    assert o.folg_reservasjon(person_id=roller.amina.id, naa=NAA)
    assert not o.folg_reservasjon(person_id=roller.amina.id, naa=NAA)
    assert queries.er_manuell(roller.amina.id)
    assert utfall(o.velg_digital, **amina) == "RESERVERT_ER_MANUELL"
    assert utfall(o.sett_manuell, manuell=False, grunn="x", **om(roller)) == "RESERVERT_ER_MANUELL"


# --- notes and colours ---


@pytest.mark.parametrize(
    ("hvem", "svar"),
    [
        ("kari", "ok"), ("per", "ok"), ("tor", "ok"), ("lise", "ok"), ("amina", "BARE_NAV"),
        ("bjorn", "BARE_NAV"), ("ola", "KREVER_BEGRUNNELSE"), ("mona", "KREVER_BEGRUNNELSE"),
        ("rut", "IKKE_FUNNET"), ("adam", "IKKE_FUNNET"),
    ],
)  # fmt: skip
def test_who_writes_the_note_the_colour_and_kvp(
    roller: Rollebesetning, hvem: str, svar: str
) -> None:
    lapp = {"frist": None, "tekst": "Ring", "versjon": 0}
    assert utfall(o.lagre_huskelapp, **lapp, **om(roller, hvem)) == svar
    assert utfall(o.sett_fargekategori, kategori=Kategori.A, **om(roller, hvem)) == svar
    assert utfall(o.start_kvp, begrunnelse="Klar", **om(roller, hvem)) == svar


def test_a_stated_reason_is_not_enough_for_a_note(roller: Rollebesetning) -> None:
    oppgi_grunn(grunn="Vikarierer på Fjordby", **om(roller, "ola"))
    lapp = {"frist": None, "tekst": "Ring", "versjon": 0}
    assert utfall(o.lagre_huskelapp, **lapp, **om(roller, "ola")) == "IKKE_DITT_KONTOR"


def test_two_who_change_the_note_both_see_it_and_every_version_is_kept(
    roller: Rollebesetning,
) -> None:
    o.lagre_huskelapp(frist=FRIST, tekst="Ring", versjon=0, **om(roller))
    o.lagre_huskelapp(frist=FRIST, tekst="Ring om kurset", versjon=1, **om(roller, "per"))
    with pytest.raises(VersjonsKonflikt) as feil:
        o.lagre_huskelapp(frist=None, tekst="Noe annet", versjon=1, **om(roller))
    assert (feil.value.gjeldende.tekst, feil.value.gjeldende.endret_av) == (
        "Ring om kurset", "Per Solvang",
    )  # fmt: skip
    o.fjern_huskelapp(versjon=2, **om(roller))
    assert [v.tekst for v in Huskelapp.pgh_event_model.objects.order_by("versjon")] == [  # type: ignore[attr-defined]
        "Ring", "Ring om kurset", "Ring om kurset",
    ]  # fmt: skip
    assert queries.huskelapp(innsyn(roller, "kari")) is None
    o.lagre_huskelapp(frist=None, tekst="En ny", versjon=0, **om(roller))
    assert Huskelapp.objects.count() == 2


@pytest.mark.parametrize(
    ("felt", "svar"),
    [
        ({"frist": None, "tekst": "  "}, "HUSKELAPP_TOM"),
        ({"frist": None, "tekst": "x" * 201}, "FOR_LANG"),
        ({"frist": date(9999, 1, 1), "tekst": ""}, "URIMELIG_DATO"),
        ({"frist": date(2026, 1, 1), "tekst": ""}, "ok"),
    ],
)
def test_a_note_says_something(roller: Rollebesetning, felt: dict[str, object], svar: str) -> None:
    assert utfall(o.lagre_huskelapp, versjon=0, **felt, **om(roller)) == svar


def test_without_adviser_or_period_there_is_no_note(roller: Rollebesetning) -> None:
    lapp = {"frist": None, "tekst": "Ring", "versjon": 0}
    o.avslutt_periode(begrunnelse="I jobb", **om(roller))
    assert utfall(o.lagre_huskelapp, **lapp, **om(roller)) == "IKKE_UNDER_OPPFOLGING"


def test_each_room_has_its_own_note_and_the_user_none(roller: Rollebesetning) -> None:
    o.lagre_huskelapp(frist=None, tekst="Statens", versjon=0, **om(roller))
    o.lagre_huskelapp(frist=None, tekst="Kommunens", versjon=0, **om(roller, "lise"))
    o.sett_fargekategori(kategori=Kategori.B, **om(roller, "lise"))
    lapper = {h: queries.huskelapp(innsyn(roller, h)) for h in ("kari", "lise", "amina")}
    assert {h: lapp.tekst if lapp else "" for h, lapp in lapper.items()} == {
        "kari": "Statens", "lise": "Kommunens", "amina": "",
    }  # fmt: skip
    assert queries.fargekategori(innsyn(roller, "kari")) is None
    assert queries.fargekategori(innsyn(roller, "amina")) is None
    sett = {h.type for h in hendelse.hendelser(innsyn(roller, "amina"))}
    assert not sett & {"HUSKELAPP_LAGRET", "FARGEKATEGORI_SATT"}
    assert "HUSKELAPP_LAGRET" in {h.type for h in hendelse.hendelser(innsyn(roller, "kari"))}


def test_a_team_has_its_own_words_and_a_mark_keeps_whose_they_are(roller: Rollebesetning) -> None:
    """Two teams at one office mean different things by the same shape."""
    ungdom, helse = (
        lagre_team(aktor=roller.tor, kontor_nr=FJORDBY, team_id=None, navn=navn, medlemmer=[m.id],
                   versjon=0, naa=NAA)
        for navn, m in (("Ungdom", roller.kari), ("Helse", roller.per))
    )  # fmt: skip
    felles = {"kontor_nr": FJORDBY, "naa": NAA}
    o.sett_kategorinavn(
        aktor=roller.tor, navn={Kategori.A: "Kontorets", Kategori.B: "Kontorets B"}, **felles
    )
    i_ungdom = {"team_id": ungdom, "navn": {Kategori.A: "Klar for jobb"}, **felles}
    for hvem in (roller.per, roller.tor, roller.ola, roller.amina):
        assert utfall(o.sett_kategorinavn, aktor=hvem, **i_ungdom) == "MANGLER_ROLLE"
    assert utfall(o.sett_kategorinavn, aktor=roller.kari, **i_ungdom) == "ok"
    assert utfall(o.sett_kategorinavn, aktor=roller.kari, **{**i_ungdom, "kontor_nr": DALEN}) == (
        "MANGLER_ROLLE"
    )
    i_helse = {"team_id": helse, "navn": {Kategori.A: "Venter på lege"}, **felles}
    o.sett_kategorinavn(aktor=roller.per, **i_helse)
    assert queries.kategorinavn(FJORDBY)[Kategori.A] == "Kontorets"

    def valgene(hvem: Aktor) -> dict[str, str]:
        na = queries.fargekategori(innsyn(roller, "kari"))
        return {k.navn: k.team for k in queries.merkevalg(hvem.id, {FJORDBY}, na) if k.navn}

    assert valgene(roller.kari) == {"Klar for jobb": "Ungdom", "Kontorets B": ""}
    assert valgene(roller.tor) == {"Kontorets": "", "Kontorets B": ""}
    o.sett_fargekategori(kategori=Kategori.A, team_id=ungdom, **om(roller))
    assert valgene(roller.per)["Klar for jobb"] == "Ungdom", "what is set can be kept"
    sett = queries.fargekategori(innsyn(roller, "per"))
    assert sett is not None
    assert (sett.navn, sett.team) == ("Klar for jobb", "Ungdom")

    o.sett_fargekategori(
        kategori=Kategori.A, team_id=helse, ventet=str(sett.merke), **om(roller, "per")
    )
    na = queries.fargekategori(innsyn(roller, "kari"))
    assert na is not None
    assert na.navn == "Venter på lege", "the same shape in another's words is another mark"
    assert (
        utfall(o.sett_fargekategori, kategori=None, ventet=str(sett.merke), **om(roller))
        == "ENDRET_SIDEN"
    )
    legg_ned_team(aktor=roller.tor, kontor_nr=FJORDBY, team_id=helse, versjon=1, naa=NAA)
    na = queries.fargekategori(innsyn(roller, "kari"))
    assert na is not None
    assert na.team == "Helse", "it still says what was meant"
    assert utfall(o.sett_kategorinavn, aktor=roller.per, **i_helse) == "MANGLER_ROLLE"
    o.sett_kategorinavn(aktor=roller.kari, **{**i_ungdom, "navn": {Kategori.A: ""}})
    o.sett_fargekategori(kategori=Kategori.A, team_id=ungdom, **om(roller))
    na = queries.fargekategori(innsyn(roller, "kari"))
    assert na is not None
    assert (na.navn, na.team) == ("Kontorets", ""), (
        "a team that says nothing says what the office does"
    )
    dalens = Team.objects.create(kontor_id=DALEN, navn="Dalens")
    assert utfall(o.sett_fargekategori, kategori=Kategori.B, team_id=dalens.id, **om(roller)) == (
        "TEAM_ANNET_KONTOR"
    )


def test_the_leader_gives_the_colours_their_words(roller: Rollebesetning) -> None:
    navn = {Kategori.A: "Snart i jobb", Kategori.B: ""}
    felles = {"kontor_nr": FJORDBY, "navn": navn, "naa": NAA}
    assert utfall(o.sett_kategorinavn, aktor=roller.kari, **felles) == "MANGLER_ROLLE"
    assert utfall(o.sett_kategorinavn, aktor=roller.tor, **{**felles, "kontor_nr": DALEN}) == (
        "MANGLER_ROLLE"
    )
    assert utfall(o.sett_kategorinavn, aktor=roller.tor, **felles) == "ok"
    o.sett_fargekategori(kategori=Kategori.A, **om(roller))
    kategori = queries.fargekategori(innsyn(roller, "kari"))
    assert kategori is not None
    assert kategori.navn == "Snart i jobb"
    o.sett_fargekategori(kategori=None, **om(roller))
    o.sett_fargekategori(kategori=None, **om(roller))
    assert Fargekategori.objects.get().versjon == 2
    o.sett_kategorinavn(aktor=roller.tor, kontor_nr=FJORDBY, navn={Kategori.A: ""}, naa=NAA)
    assert queries.kategorinavn(FJORDBY) == {}


# --- needs, and the history ---


def test_needs_are_said_by_either_side_and_the_second_sees_the_first(
    roller: Rollebesetning,
) -> None:
    ny = Tilrettelegging("somali", telefontolk=True, lesebehov=frozenset({Lesebehov.STOR_SKRIFT}))
    for hvem, svar in (("amina", "ok"), ("kari", "ok"), ("mona", "KREVER_BEGRUNNELSE"),
                       ("bjorn", "IKKE_FUNNET"), ("rut", "IKKE_FUNNET")):  # fmt: skip
        assert utfall(o.sett_tilrettelegging, ny=ny, **om(roller, hvem)) == svar
    assert hendelser(roller.amina).count("TILRETTELEGGING_ENDRET") == 1
    data = persondata(roller.amina.id)
    assert data is not None
    assert (data.tilrettelegging.versjon, data.tilrettelegging.trenger_tolk) == (1, True)
    with pytest.raises(VersjonsKonflikt):
        o.sett_tilrettelegging(ny=Tilrettelegging("urdu"), **om(roller))


def test_the_history_says_who_and_why_in_few_queries(
    roller: Rollebesetning, django_assert_max_num_queries: object
) -> None:
    o.sett_manuell(manuell=True, grunn="Ingen BankID", **om(roller))
    o.start_kvp(begrunnelse="Klar", **om(roller))
    o.stopp_kvp(begrunnelse="Ferdig", **{**om(roller), "naa": NAA + timedelta(hours=1)})
    o.inaktiver(grunn="I jobb", **{**om(roller), "naa": NAA + timedelta(hours=2)})
    les = innsyn(roller, "kari")
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        rader = queries.innstillinger(les)
    funnet = [(r.type, r.aktor, r.hvorfor) for r in rader if r.aktor]
    assert funnet[:4] == [
        ("OPPFOLGING_INAKTIVERT", "Kari Nordmo", "I jobb"),
        ("KVP_AVSLUTTET", "Kari Nordmo", "Ferdig"),
        ("KVP_STARTET", "Kari Nordmo", "Klar"),
        ("SATT_TIL_MANUELL", "Kari Nordmo", "Ingen BankID"),
    ]
    assert {r.type for r in rader} >= {"OPPFOLGING_STARTET", "VEILEDER_TILDELT"}
    assert next(r.hva for r in rader if r.type == "VEILEDER_TILDELT") == "Kari Nordmo"


def test_who_is_reserved_is_followed_up_manually_from_the_start(roller: Rollebesetning) -> None:
    o.avslutt_periode(begrunnelse="I jobb", **om(roller))
    Person.objects.filter(id=roller.amina.id).update(reservert_krr=True, kan_varsles=False)
    o.start_periode(
        aktor=SYSTEM, person_id=roller.amina.id, arsak=Startarsak.SYKMELDT,
        naa=NAA + timedelta(days=1),
    )  # fmt: skip
    assert queries.er_manuell(roller.amina.id)
