"""Requirement: every type is stored with every field, by those who may, and a save drops nothing."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.aktivitet import operations, queries
from dap.aktivitet.models import Aktivitet
from dap.aktivitet.tests.hjelp import (
    EKSEMPLER,
    I_DAG,
    OM_EN_MANED,
    innsyn,
    lag,
    les,
    person,
    utfall_av,
)
from dap.aktivitet.values import TYPER, Fhotype, Part, Status
from dap.felles.aktor import Aktor
from dap.felles.feil import UgyldigInndata, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.hendelse.models import Hendelse
from dap.mal import operations as mal_operations
from dap.oppfolging.operations import avslutt_periode, sett_manuell
from dap.tilgang.operations import oppgi_grunn
from dap.varsel.models import Varsel

# Reference 1.0: who may add which type
OPPRETTER = [
    ("amina", "EGEN", "ok"),
    ("amina", "STILLING", "ok"),
    ("amina", "IJOBB", "ok"),
    ("amina", "BEHANDLING", "ok"),
    ("amina", "SOKEAVTALE", "TYPEN_ER_FOR_NAV"),
    *(("kari", type_, "ok") for type_ in TYPER),
    ("per", "EGEN", "ok"),
    ("tor", "EGEN", "ok"),
    ("siv", "EGEN", "ok"),
    ("lise", "EGEN", "ok"),
    ("bjorn", "EGEN", "IKKE_FUNNET"),
    ("ola", "EGEN", "KREVER_BEGRUNNELSE"),
    ("mona", "EGEN", "KREVER_BEGRUNNELSE"),
    ("finn", "EGEN", "KREVER_BEGRUNNELSE"),
    ("rut", "EGEN", "IKKE_FUNNET"),
    ("adam", "EGEN", "IKKE_FUNNET"),
]


def opprett(av: Aktor, for_: Aktor, type_: str, **valg: Any) -> str:
    felter = {**EKSEMPLER.get(type_, {}), **valg.pop("felter", {})}
    return utfall_av(
        operations.opprett,
        aktor=av,
        person_id=person(for_),
        type=type_,
        felter=felter,
        naa=NAA,
        **valg,
    )


@pytest.mark.parametrize(("hvem", "type_", "utfall"), OPPRETTER)
def test_who_may_add_which_type(roller: Rollebesetning, hvem: str, type_: str, utfall: str) -> None:
    assert opprett(getattr(roller, hvem), roller.amina, type_) == utfall
    assert Aktivitet.objects.count() == (1 if utfall == "ok" else 0)
    assert Hendelse.objects.filter(objekt_type="AKTIVITET").count() == (1 if utfall == "ok" else 0)


def test_another_offices_adviser_with_a_reason_writes_but_the_kontaktsenter_only_reads(
    roller: Rollebesetning,
) -> None:
    for hvem in (roller.ola, roller.mona):
        oppgi_grunn(aktor=hvem, person_id=person(roller.amina), grunn="Møtte opp hos oss", naa=NAA)
    assert opprett(roller.ola, roller.amina, "EGEN") == "ok"
    assert opprett(roller.mona, roller.amina, "EGEN") == "MANGLER_ROLLE"
    assert len(queries.plan(innsyn(roller.mona, roller.amina))) == 1


@pytest.mark.parametrize("type_", TYPER)
def test_every_field_of_every_type_is_kept(roller: Rollebesetning, type_: str) -> None:
    lest = les(roller.kari, roller.amina, lag(roller.kari, roller.amina, type_))
    forventet = dict(EKSEMPLER[type_])
    if "lenke" in forventet and "://" not in forventet["lenke"]:
        forventet["lenke"] = "https://" + forventet["lenke"]
    skjema = {f.felt.navn: f.verdi for f in lest.feltverdier() if not f.felt.eget_grep}
    assert skjema == forventet
    assert lest.tittel == (TYPER[type_].fast_tittel or forventet["tittel"])
    assert (lest.status, lest.avtalt, lest.versjon) == (Status.PLANLAGT, False, 1)
    assert (lest.opprettet_av, lest.rom) == ("Kari Nordmo", Rom.STAT)


def test_a_new_activity_tells_the_other_side_once(roller: Rollebesetning) -> None:
    utfall = lag(roller.amina, roller.amina)
    hendelse = Hendelse.objects.get(objekt_id=utfall.aktivitet_id)
    assert (hendelse.type, hendelse.aktor_id) == ("AKTIVITET_OPPRETTET", roller.amina.id)
    assert hendelse.data["aktivitetstype"] == "EGEN"
    varsel = Varsel.objects.get()
    assert (varsel.mottaker_id, varsel.slag) == (roller.kari.id, "AKTIVITET_ENDRET")


def test_the_municipalitys_activity_is_invisible_to_the_states_staff(
    roller: Rollebesetning,
) -> None:
    utfall = lag(roller.lise, roller.amina)
    assert les(roller.amina, roller.amina, utfall).rom == Rom.KOMMUNE
    assert queries.plan(innsyn(roller.kari, roller.amina)) == []
    for hvem in (roller.kari, roller.siv, roller.tor):
        for gjor, ekstra in (
            (operations.flytt, {"til": Status.GJENNOMFORES}),
            (operations.endre, {"felter": {"tittel": "x"}}),
            (operations.avtal, {"fhotype": Fhotype.IKKE_SEND}),
        ):
            kode = utfall_av(
                gjor, aktor=hvem, aktivitet_id=utfall.aktivitet_id, versjon=1, naa=NAA, **ekstra
            )
            assert kode == "IKKE_FUNNET"
    operations.flytt(
        aktor=roller.amina,
        aktivitet_id=utfall.aktivitet_id,
        versjon=1,
        til=Status.GJENNOMFORES,
        naa=NAA,
    )
    assert not Varsel.objects.filter(mottaker_id=roller.kari.id).exists()


@pytest.mark.parametrize("status", list(Status))
def test_a_new_activity_stands_in_an_open_column(roller: Rollebesetning, status: Status) -> None:
    forventet = "OPPRETT_I_APEN_KOLONNE" if status.ferdig else "ok"
    assert opprett(roller.amina, roller.amina, "EGEN", status=status) == forventet


def test_without_an_open_period_nothing_is_added(roller: Rollebesetning) -> None:
    avslutt_periode(
        aktor=roller.kari, person_id=person(roller.amina), begrunnelse="I jobb", naa=NAA
    )
    assert opprett(roller.amina, roller.amina, "EGEN") == "IKKE_UNDER_OPPFOLGING"
    assert opprett(roller.kari, roller.amina, "EGEN") == "IKKE_UNDER_OPPFOLGING"


def test_for_a_user_on_paper_the_adviser_writes(roller: Rollebesetning) -> None:
    sett_manuell(
        aktor=roller.kari,
        person_id=person(roller.amina),
        manuell=True,
        grunn="Ønsker brev",
        naa=NAA,
    )
    assert opprett(roller.amina, roller.amina, "EGEN") == "MANUELL_OPPFOLGING"
    assert opprett(roller.kari, roller.amina, "EGEN") == "ok"
    assert queries.skrivesperre(innsyn(roller.amina, roller.amina)) == "MANUELL_OPPFOLGING"
    assert queries.nye_typer(innsyn(roller.amina, roller.amina)) == []


def test_the_menu_of_types_is_what_each_side_may_add(roller: Rollebesetning) -> None:
    brukers = [t.kode for t in queries.nye_typer(innsyn(roller.amina, roller.amina))]
    navs = [t.kode for t in queries.nye_typer(innsyn(roller.kari, roller.amina))]
    assert brukers == ["STILLING", "IJOBB", "EGEN", "BEHANDLING"]
    assert navs == ["SOKEAVTALE", *brukers]


# --- edit


def endre(av: Aktor, id_: UUID, versjon: int, **felter: Any) -> str:
    return utfall_av(
        operations.endre, aktor=av, aktivitet_id=id_, versjon=versjon, felter=felter, naa=NAA
    )


@pytest.mark.parametrize("type_", TYPER)
@pytest.mark.parametrize("hvem", ["amina", "kari"])
def test_both_sides_edit_what_is_not_agreed(roller: Rollebesetning, type_: str, hvem: str) -> None:
    utfall = lag(roller.kari, roller.amina, type_)
    assert endre(getattr(roller, hvem), utfall.aktivitet_id, 1, beskrivelse="Nytt") == "ok"
    lest = les(roller.amina, roller.amina, utfall)
    assert (lest.verdier["beskrivelse"], lest.versjon) == ("Nytt", 2)
    assert {**lest.verdier, "beskrivelse": ""} == {
        **queries.versjon(innsyn(roller.amina, roller.amina), utfall.aktivitet_id, 1).verdier,
        "beskrivelse": "",
    }


@pytest.mark.parametrize("type_", TYPER)
@pytest.mark.parametrize("hvem", ["amina", "kari"])
def test_agreed_only_the_end_date_may_be_changed_and_the_others_are_refused_by_name(
    roller: Rollebesetning, type_: str, hvem: str
) -> None:
    id_ = lag(roller.kari, roller.amina, type_).aktivitet_id
    operations.avtal(
        aktor=roller.kari, aktivitet_id=id_, versjon=1, fhotype=Fhotype.IKKE_SEND, naa=NAA
    )
    aktor = getattr(roller, hvem)
    ny_slutt = OM_EN_MANED + timedelta(days=5)

    begge = endre(aktor, id_, 2, til_dato=ny_slutt, beskrivelse="Smugling")
    bare_slutt = endre(aktor, id_, 2, **{**EKSEMPLER[type_], "til_dato": ny_slutt})

    kan = hvem == "kari" or type_ == "BEHANDLING"
    assert "beskrivelse:FELT_LAST" in begge
    assert ("til_dato:FELT_LAST" in begge) is not kan
    assert bare_slutt == ("ok" if kan else "til_dato:FELT_LAST")


def test_a_save_without_changes_does_nothing(roller: Rollebesetning) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    assert endre(roller.amina, id_, 1, **EKSEMPLER["EGEN"]) == "ok"
    assert Aktivitet.objects.get().versjon == 1
    assert Hendelse.objects.filter(objekt_id=id_).count() == 1


def test_a_stale_version_gets_what_is_stored_now(roller: Rollebesetning) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    assert endre(roller.kari, id_, 1, tittel="Karis tittel") == "ok"
    with pytest.raises(VersjonsKonflikt) as konflikt:
        operations.endre(
            aktor=roller.amina, aktivitet_id=id_, versjon=1, felter={"tittel": "Min"}, naa=NAA
        )
    gjeldende = konflikt.value.gjeldende
    assert (gjeldende.tittel, gjeldende.versjon, gjeldende.endret_av) == (
        "Karis tittel",
        2,
        "Kari Nordmo",
    )
    assert Aktivitet.objects.get().tittel == "Karis tittel"


def test_a_form_posted_after_the_other_finished_it_changes_nothing(
    roller: Rollebesetning,
) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    operations.flytt(aktor=roller.kari, aktivitet_id=id_, versjon=1, til=Status.FULLFORT, naa=NAA)
    assert endre(roller.amina, id_, 1, tittel="Sent") == "VERSJONSKONFLIKT"
    assert endre(roller.amina, id_, 2, tittel="Sent") == "AKTIVITET_FERDIG"


def test_wrong_fields_are_all_told_of_at_once(roller: Rollebesetning) -> None:
    with pytest.raises(UgyldigInndata) as feil:
        lag(
            roller.amina,
            roller.amina,
            felter={"tittel": " ", "til_dato": "i morgen", "lenke": "javascript:alert(1)"},
        )
    assert {(f.felt, f.kode) for f in feil.value.feil} == {
        ("tittel", "MANGLER"),
        ("til_dato", "UGYLDIG_DATO"),
        ("lenke", "UGYLDIG_LENKE"),
    }


def test_hostile_text_is_kept_as_text_without_what_cannot_be_read(roller: Rollebesetning) -> None:
    stygt = "<script>alert(1)</script> 🎉 שלום \u202eabc\x00 {{ 7*7 }}"
    utfall = lag(roller.amina, roller.amina, felter={"tittel": stygt, "beskrivelse": stygt})
    lest = les(roller.amina, roller.amina, utfall)
    assert lest.tittel == "<script>alert(1)</script> 🎉 שלום abc {{ 7*7 }}"
    assert lest.verdier["beskrivelse"] == lest.tittel


# --- idempotency


def test_the_same_request_twice_is_one(roller: Rollebesetning) -> None:
    nokkel = uuid4()
    forste = lag(roller.amina, roller.amina, nokkel=nokkel)
    andre = lag(roller.amina, roller.amina, nokkel=nokkel, naa=NAA + timedelta(seconds=3))
    assert forste == andre
    assert Aktivitet.objects.count() == 1
    assert Hendelse.objects.filter(objekt_type="AKTIVITET").count() == 1
    assert Varsel.objects.count() == 1


def test_another_text_or_another_person_under_the_same_key_is_another_request(
    roller: Rollebesetning,
) -> None:
    nokkel = uuid4()
    lag(roller.amina, roller.amina, nokkel=nokkel)
    lag(roller.amina, roller.amina, nokkel=nokkel, felter={"tittel": "En annen"})
    lag(roller.bjorn, roller.bjorn, nokkel=nokkel)
    assert Aktivitet.objects.count() == 3


def test_a_resent_change_answers_as_the_first_time_though_the_version_has_moved(
    roller: Rollebesetning,
) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    inndata: dict[str, Any] = {
        "aktor": roller.amina,
        "aktivitet_id": id_,
        "versjon": 1,
        "felter": {"tittel": "Ny"},
        "nokkel": uuid4(),
        "naa": NAA,
    }
    assert operations.endre(**inndata) == operations.endre(**inndata)
    assert Aktivitet.objects.get().versjon == 2


def test_what_was_refused_can_be_mended_and_sent_with_the_same_key(
    roller: Rollebesetning,
) -> None:
    nokkel = uuid4()
    felter = {"tittel": ""}
    assert opprett(roller.amina, roller.amina, "EGEN", nokkel=nokkel, felter=felter) != "ok"
    assert opprett(roller.amina, roller.amina, "EGEN", nokkel=nokkel) == "ok"


# --- goals


def test_an_activity_is_linked_to_a_goal_of_the_same_person_only(roller: Rollebesetning) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    mine = nytt_mal(roller.amina)
    andres = nytt_mal(roller.bjorn)

    def knytt(versjon: int, mal_id: UUID | None) -> str:
        return utfall_av(
            operations.knytt_mal,
            aktor=roller.amina,
            aktivitet_id=id_,
            versjon=versjon,
            mal_id=mal_id,
            naa=NAA,
        )

    assert knytt(1, andres) == "UKJENT_MAL"
    assert knytt(1, uuid4()) == "UKJENT_MAL"
    assert knytt(1, mine) == "ok"
    assert queries.plan(innsyn(roller.kari, roller.amina))[0].mal_id == mine
    assert knytt(2, None) == "ok"
    assert Aktivitet.objects.get().versjon == 3


def nytt_mal(av: Aktor) -> UUID:
    return mal_operations.opprett_mal(
        aktor=av, person_id=person(av), tekst="Fast jobb", nokkel=uuid4(), naa=NAA
    )


# --- proposals made at creation


def test_treatment_from_the_user_waits_for_nav_and_from_nav_it_does_not(
    roller: Rollebesetning,
) -> None:
    fra_bruker = les(roller.amina, roller.amina, lag(roller.amina, roller.amina, "BEHANDLING"))
    fra_nav = les(roller.amina, roller.amina, lag(roller.kari, roller.amina, "BEHANDLING"))
    assert (fra_bruker.status, fra_bruker.venter_paa) == (Status.FORSLAG, Part.NAV)
    assert (fra_nav.status, fra_nav.venter_paa) == (Status.PLANLAGT, None)
    varsler = Varsel.objects.filter(slag="FORSLAG_TIL_AKTIVITET").values_list("mottaker_id")
    assert list(varsler) == [(roller.kari.id,)]


@pytest.mark.parametrize(("hvem", "venter"), [("amina", Part.NAV), ("kari", Part.BRUKER)])
def test_a_proposal_waits_for_the_other_side(
    roller: Rollebesetning, hvem: str, venter: Part
) -> None:
    utfall = lag(getattr(roller, hvem), roller.amina, som_forslag=True)
    kort = queries.plan(innsyn(roller.amina, roller.amina))[0]
    assert (kort.status, kort.venter_paa) == (Status.FORSLAG, venter)
    varsel = Varsel.objects.get(objekt_id=utfall.aktivitet_id)
    mottaker = roller.kari if venter == Part.NAV else roller.amina
    assert (varsel.slag, varsel.mottaker_id) == ("FORSLAG_TIL_AKTIVITET", mottaker.id)
    assert kort.fra_dato == I_DAG
