"""Requirement: what staff keep to themselves is never the user's to see, count or guess."""

import uuid
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from rollebesetning import DALEN, FJORDBY, NAA, Rollebesetning

from dap.dialog import operations, queries
from dap.dialog.models import Kollegasporsmal, Melding, Notat
from dap.dialog.values import Tema
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.hendelse.queries import hendelser
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel

Start = Callable[..., UUID]


def spor(fra: Aktor, til: Aktor, trad_id: UUID, **andre: Any) -> UUID:
    melding = Melding.objects.filter(trad_id=trad_id).earliest("nr")
    felter: dict[str, Any] = {"tekst": "Hva gjør vi?", "nokkel": uuid.uuid4(), "naa": NAA}
    return operations.spor_kollega(
        aktor=fra, melding_id=melding.id, til_id=til.id, **(felter | andre)
    )


def test_a_colleague_is_asked_and_answers_and_the_user_sees_nothing(
    roller: Rollebesetning, start: Start
) -> None:
    trad_id = start()
    egen = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="trad", naa=NAA)
    for_ = (queries.tradliste(egen), len(hendelser(egen)), queries.tradversjon(trad_id))
    sporsmal = spor(roller.kari, roller.per, trad_id)
    assert [s.tekst for _, _, s in queries.sporsmal_til_meg(roller.per)] == ["Hva gjør vi?"]
    operations.svar_kollega(
        aktor=roller.per, trad_id=trad_id, sporsmal_id=sporsmal, svar="Ring henne", naa=NAA
    )

    nav = operations.apne_trad(aktor=roller.kari, trad_id=trad_id, naa=NAA)
    (rad,) = queries.tradside(nav).meldinger[0].sporsmal
    assert (rad.fra, rad.til, rad.svar) == ("Kari Nordmo", "Per Solvang", "Ring henne")
    mitt = queries.tradside(queries.tradinnsyn(egen, trad_id))
    assert mitt.meldinger[0].sporsmal == ()
    assert (queries.tradliste(egen), len(hendelser(egen)), queries.tradversjon(trad_id)) == for_
    assert not Varsel.objects.filter(mottaker_id=roller.amina.id).exists()
    slag = set(Varsel.objects.values_list("slag", "mottaker_id"))
    assert ("SPORSMAL_FRA_KOLLEGA", roller.per.id) in slag
    assert ("SVAR_FRA_KOLLEGA", roller.kari.id) in slag
    assert queries.sporsmal_til_meg(roller.per) == []


def test_only_a_colleague_who_may_open_the_thread_can_be_asked(
    roller: Rollebesetning, start: Start
) -> None:
    trad_id, skjult, slekt = start(), start(roller.frida), start(roller.bjorn)
    for fra, til, trad, kode in (
        (roller.kari, roller.ola, trad_id, "KOLLEGA_UTEN_TILGANG"),
        (roller.kari, roller.lise, trad_id, "KOLLEGA_UTEN_TILGANG"),
        (roller.kari, roller.adam, trad_id, "KOLLEGA_UTEN_TILGANG"),
        (roller.siv, roller.kari, skjult, "KOLLEGA_UTEN_TILGANG"),
        (roller.kari, roller.siv, slekt, "KOLLEGA_UTEN_TILGANG"),
        (roller.kari, roller.kari, trad_id, "KOLLEGA_ER_DEG"),
    ):
        with pytest.raises(Regelbrudd) as feil:
            spor(fra, til, trad)
        assert feil.value.kode == kode
    for aktor in (roller.amina, roller.ola, roller.lise):
        with pytest.raises((IkkeFunnet, IkkeTilgang)):
            spor(aktor, roller.per, trad_id)
    assert not Kollegasporsmal.objects.exists()


def test_only_the_one_who_was_asked_answers_and_once(roller: Rollebesetning, start: Start) -> None:
    nokkel = uuid.uuid4()
    trad_id = start()
    sporsmal = spor(roller.kari, roller.per, trad_id, nokkel=nokkel)
    assert spor(roller.kari, roller.per, trad_id, nokkel=nokkel) == sporsmal
    felles: dict[str, Any] = {"trad_id": trad_id, "sporsmal_id": sporsmal, "naa": NAA}
    for aktor in (roller.kari, roller.tor, roller.amina):
        with pytest.raises(IkkeFunnet):
            operations.svar_kollega(aktor=aktor, svar="x", **felles)
    annen = {**felles, "trad_id": start()}
    with pytest.raises(IkkeFunnet):
        operations.svar_kollega(aktor=roller.per, svar="Ja", **annen)
    operations.svar_kollega(aktor=roller.per, svar="Ja", **felles)
    operations.svar_kollega(aktor=roller.per, svar="Ja", **felles)
    with pytest.raises(Regelbrudd) as feil:
        operations.svar_kollega(aktor=roller.per, svar="Nei", **felles)
    assert feil.value.kode == "ALLEREDE_BESVART"


def noter(aktor: Aktor, person: Aktor, **andre: Any) -> UUID:
    felter: dict[str, Any] = {"tekst": "Følg opp", "nokkel": uuid.uuid4(), "naa": NAA}
    return operations.skriv_notat(aktor=aktor, person_id=person.id, **(felter | andre))


def test_a_note_quotes_a_message_with_its_source(roller: Rollebesetning, start: Start) -> None:
    trad_id = start()
    melding = Melding.objects.get(trad_id=trad_id)
    noter(roller.kari, roller.amina, sitat_id=melding.id, tekst="")

    innsyn = apne_person(aktor=roller.per, person_id=roller.amina.id, hva="notat", naa=NAA)
    (notat,) = queries.notater(innsyn)
    assert (notat.forfatter, notat.sitat, notat.sitat_fra) == (
        "Kari Nordmo", "Hei, jeg lurer på kurset", "Amina Yusuf",
    )  # fmt: skip
    assert (notat.sitat_sendt, notat.sitat_trad_id) == (NAA, trad_id)


def test_notes_are_hidden_from_the_user_and_the_other_room(
    roller: Rollebesetning, start: Start
) -> None:
    noter(roller.kari, roller.amina)
    noter(roller.lise, roller.amina, tekst="Kommunens")
    egen = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="x", naa=NAA)
    with pytest.raises(IkkeFunnet):
        queries.notater(egen)
    assert hendelser(egen) == [] or all(h.objekt_type != "NOTAT" for h in hendelser(egen))
    for hvem, tekst in ((roller.kari, "Følg opp"), (roller.lise, "Kommunens")):
        innsyn = apne_person(aktor=hvem, person_id=roller.amina.id, hva="x", naa=NAA)
        assert [n.tekst for n in queries.notater(innsyn)] == [tekst]
    with pytest.raises(IkkeFunnet):
        noter(roller.amina, roller.amina)


def test_what_cannot_be_seen_cannot_be_quoted(roller: Rollebesetning, start: Start) -> None:
    kommune = start(tema=Tema.KOMMUNALE_TJENESTER)
    andres = start(roller.bjorn)
    for trad_id in (kommune, andres):
        melding = Melding.objects.get(trad_id=trad_id)
        with pytest.raises(IkkeFunnet):
            noter(roller.kari, roller.amina, sitat_id=melding.id)
    assert not Notat.objects.exists()


def test_the_same_note_twice_is_one(roller: Rollebesetning) -> None:
    nokkel = uuid.uuid4()
    assert noter(roller.kari, roller.amina, nokkel=nokkel) == noter(
        roller.kari, roller.amina, nokkel=nokkel
    )
    with pytest.raises(Regelbrudd):
        noter(roller.kari, roller.amina, tekst="  ")


def lagre(aktor: Aktor, kontor_nr: str = FJORDBY, **andre: Any) -> UUID:
    felter: dict[str, Any] = {"tittel": "Innkalling", "tekst": "Hei [navn], møt [dato]", "naa": NAA}
    return operations.lagre_standardtekst(aktor=aktor, kontor_nr=kontor_nr, **(felter | andre))


def test_the_offices_templates_are_for_its_own_staff(roller: Rollebesetning) -> None:
    id_ = lagre(roller.tor)
    assert [(t.tittel, t.felter) for t in queries.standardtekster(roller.kari)] == [
        ("Innkalling", ("navn", "dato"))
    ]
    assert queries.standardtekster(roller.ola) == []
    assert queries.standardtekster(roller.amina) == []
    with pytest.raises(IkkeFunnet):
        queries.standardtekst(roller.ola, id_)
    assert lagre(roller.adam, tittel="To") != id_
    for aktor, kontor in ((roller.kari, FJORDBY), (roller.tor, DALEN), (roller.amina, FJORDBY)):
        with pytest.raises(IkkeTilgang):
            lagre(aktor, kontor)


def test_two_who_change_a_template_at_once_do_not_overwrite(roller: Rollebesetning) -> None:
    id_ = lagre(roller.tor)
    lagre(roller.tor, standardtekst_id=id_, versjon=1, tekst="Ny tekst")
    with pytest.raises(VersjonsKonflikt) as feil:
        lagre(roller.adam, standardtekst_id=id_, versjon=1, tekst="Min tekst")
    assert feil.value.gjeldende.tekst == "Ny tekst"
    lagre(roller.tor, standardtekst_id=id_, versjon=2, aktiv=False)
    assert queries.standardtekster(roller.kari) == []
