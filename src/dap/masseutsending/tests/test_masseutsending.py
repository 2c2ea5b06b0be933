"""A message to very many: two people, pieces that are taken up again, nobody twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections
from django.forms.models import model_to_dict
from rollebesetning import NAA, Rollebesetning

from dap.dialog.models import Lest, Melding, Trad
from dap.dialog.operations import ny_trad
from dap.dialog.values import Tema
from dap.felles.aktor import SYSTEM, Aktor, Rolle
from dap.felles.feil import IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.hendelse.models import Hendelse
from dap.kontor import operations as kontor
from dap.kontor.values import Ansettelse
from dap.masseutsending import operations as m
from dap.masseutsending import queries, rules
from dap.masseutsending.models import Massemottaker, Masseutsending
from dap.masseutsending.values import Flettefelt, Innhold, Status
from dap.oppfolging import operations as oppfolging
from dap.tilgang.queries import aktor_for_ansatt
from dap.varsel.models import Utsending, Varsel

TEKST = "Hei [fornavn]! Kontoret ditt, [kontor], er stengt i dag. Hilsen [veileder]."


@pytest.fixture
def andre(roller: Rollebesetning) -> Aktor:
    """A second administrator."""
    id_ = kontor.opprett_ansatt(
        ident="A100099",
        navn="Anne Annen",
        ansettelse=Ansettelse.STAT,
        roller=[Rolle.ADMINISTRATOR],
        kontorer=["1201"],
        fra=NAA.date() - timedelta(days=365),
        rettigheter=[],
        tittel="",
        telefon="",
    )
    aktor = aktor_for_ansatt(id_, naa=NAA)
    assert aktor
    return aktor


def til_godkjenning(aktor: Aktor, tekst: str = TEKST, kontorer: tuple[str, ...] = ()) -> UUID:
    innhold = Innhold("Stengt", "Kontoret er stengt", tekst, kontorer)
    id_ = m.skriv_utkast(aktor=aktor, innhold=innhold, naa=NAA)
    m.send_til_godkjenning(aktor=aktor, masseutsending_id=id_, versjon=1, naa=NAA)
    return id_


def godkjent(aktor: Aktor, andre: Aktor, **valg: Any) -> UUID:
    id_ = til_godkjenning(aktor, **valg)
    m.godkjenn(aktor=andre, masseutsending_id=id_, versjon=2, naa=NAA)
    return id_


def lagre(id_: UUID, antall: int = 2) -> list[int]:
    ut = []
    while n := m.lagre_neste(masseutsending_id=id_, naa=NAA, antall=antall):
        ut.append(n)
    return ut


def test_everybody_gets_a_thread_of_their_own_with_their_own_words(
    roller: Rollebesetning, andre: Aktor
) -> None:
    id_ = godkjent(roller.adam, andre)

    assert lagre(id_) == [2, 2, 2]

    m_ = Masseutsending.objects.get(id=id_)
    assert m_.status == Status.LAGRET
    tekster = dict(Melding.objects.values_list("trad__person_id", "tekst"))
    assert tekster[roller.amina.id] == (
        "Hei Amina! Kontoret ditt, NAV Fjordby, er stengt i dag. Hilsen Kari Nordmo."
    )
    assert tekster[roller.daniel.id].endswith("NAV Dalen, er stengt i dag. Hilsen Ola Dalsrud.")
    assert Varsel.objects.filter(slag="NY_MELDING").count() == 6
    assert Utsending.objects.count() == 6
    assert queries.framdrift(id_).prosent == 100
    assert lagre(id_) == []


def test_it_is_the_same_rows_as_one_at_a_time(roller: Rollebesetning, andre: Aktor) -> None:
    id_ = godkjent(roller.adam, andre, tekst="Hei alle")
    lagre(id_)
    mange = Trad.objects.get(person_id=roller.amina.id)
    en = Trad.objects.get(
        id=ny_trad(
            aktor=roller.kari, person_id=roller.amina.id, tema=Tema.ARBEID_AKTIVITETER,
            overskrift="Kontoret er stengt", tekst="Hei alle", nokkel=uuid4(), naa=NAA,
        ).trad_id
    )  # fmt: skip

    def like(rad: Any, *unntatt: str) -> dict[str, Any]:
        egne = {"id", "versjon", "opprettet_av_id", "endret_av_id", "trad", "nokkel", *unntatt}
        return {felt: v for felt, v in model_to_dict(rad).items() if felt not in egne}

    assert like(mange) == like(en)
    assert like(mange.meldinger.get(), "avsender_id") == like(en.meldinger.get(), "avsender_id")
    lest = [Lest.objects.get(trad=t, side="NAV") for t in (mange, en)]
    assert like(lest[0], "leser_id") == like(lest[1], "leser_id")
    hendelser = [Hendelse.objects.get(objekt_id=t.id) for t in (mange, en)]
    assert like(hendelser[0], "objekt_id", "aktor_id") == like(
        hendelser[1], "objekt_id", "aktor_id"
    )
    varsler = [Varsel.objects.get(objekt_id=t.id, person_id=roller.amina.id) for t in (mange, en)]
    assert like(varsler[0], "objekt_id") == like(varsler[1], "objekt_id")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM dialog_tradevent WHERE pgh_obj_id = %s", [mange.id])
        assert cursor.fetchone() == (1,)


def test_who_has_left_meanwhile_is_passed_over(roller: Rollebesetning, andre: Aktor) -> None:
    id_ = godkjent(roller.adam, andre)
    oppfolging.avslutt_periode(
        aktor=roller.kari, person_id=roller.amina.id, begrunnelse="Fått jobb", naa=NAA
    )

    lagre(id_)

    f = queries.framdrift(id_)
    assert (f.mottakere, f.lagret, f.hoppet, f.igjen) == (6, 5, 1, 0)
    assert not Trad.objects.filter(person_id=roller.amina.id).exists()


def test_a_piece_that_was_never_committed_is_stored_by_the_next(
    roller: Rollebesetning, andre: Aktor
) -> None:
    id_ = godkjent(roller.adam, andre)
    m.lagre_neste(masseutsending_id=id_, naa=NAA, antall=4)
    # What a killed run leaves: the first piece is there, the rest is as if it had never been tried.
    assert queries.framdrift(id_).lagret == 4
    lagre(id_)
    assert Melding.objects.count() == 6


def test_only_those_at_the_offices_chosen(roller: Rollebesetning, andre: Aktor) -> None:
    lagre(godkjent(roller.adam, andre, kontorer=("1202",)))
    assert [t.person_id for t in Trad.objects.all()] == [roller.daniel.id]


def test_nobody_approves_their_own(roller: Rollebesetning, andre: Aktor) -> None:
    id_ = til_godkjenning(roller.adam)
    with pytest.raises(Regelbrudd, match="EGET_UTKAST"):
        m.godkjenn(aktor=roller.adam, masseutsending_id=id_, versjon=2, naa=NAA)
    assert lagre(id_) == []
    with pytest.raises(IkkeTilgang):
        m.godkjenn(aktor=SYSTEM, masseutsending_id=id_, versjon=2, naa=NAA)


def test_what_was_approved_is_what_was_shown(roller: Rollebesetning, andre: Aktor) -> None:
    id_ = til_godkjenning(roller.adam)
    m.ta_tilbake(aktor=roller.adam, masseutsending_id=id_, versjon=2, naa=NAA)
    m.skriv_utkast(
        aktor=roller.adam, innhold=Innhold("x", "Ny", "Ny tekst"), naa=NAA,
        masseutsending_id=id_, versjon=3,
    )  # fmt: skip
    m.send_til_godkjenning(aktor=roller.adam, masseutsending_id=id_, versjon=4, naa=NAA)
    with pytest.raises(VersjonsKonflikt) as konflikt:
        m.godkjenn(aktor=andre, masseutsending_id=id_, versjon=2, naa=NAA)
    assert konflikt.value.gjeldende.innhold.tekst == "Ny tekst"


def test_stopped_it_reaches_nobody_more(roller: Rollebesetning, andre: Aktor) -> None:
    id_ = godkjent(roller.adam, andre)
    m.lagre_neste(masseutsending_id=id_, naa=NAA, antall=2)
    m.stopp(aktor=roller.adam, masseutsending_id=id_, grunn="Feil dato", naa=NAA)
    assert lagre(id_) == []
    assert Melding.objects.count() == 2
    with pytest.raises(Regelbrudd, match="FEIL_STATUS"):
        m.godkjenn(aktor=andre, masseutsending_id=id_, versjon=4, naa=NAA)


@pytest.mark.parametrize(
    ("innhold", "kode"),
    [
        (Innhold("x", "x", "Hei [navnet]"), "UKJENT_FLETTEFELT"),
        (Innhold("x", "x", ""), "MANGLER"),
        (Innhold("x", "", "x"), "MANGLER"),
        (Innhold("x", "x", "x" * 5001), "FOR_LANG"),
        (Innhold("x", "x", "x", ("9999",)), "UKJENT_KONTOR"),
    ],
)
def test_what_cannot_be_sent_is_not_kept(
    roller: Rollebesetning, innhold: Innhold, kode: str
) -> None:
    with pytest.raises(Regelbrudd, match=kode):
        m.skriv_utkast(aktor=roller.adam, innhold=innhold, naa=NAA)


@pytest.mark.parametrize("hvem", ["amina", "kari", "tor", "rut"])
def test_it_is_the_administrators_alone(roller: Rollebesetning, hvem: str) -> None:
    with pytest.raises(IkkeTilgang):
        m.skriv_utkast(aktor=getattr(roller, hvem), innhold=Innhold("x", "x", "x"), naa=NAA)
    with pytest.raises(IkkeTilgang):
        queries.masseutsendinger(getattr(roller, hvem))


def test_the_same_draft_sent_twice_is_one(roller: Rollebesetning) -> None:
    nokkel = uuid4()
    for _ in range(2):
        m.skriv_utkast(aktor=roller.adam, innhold=Innhold("x", "x", "x"), naa=NAA, nokkel=nokkel)
    assert Masseutsending.objects.count() == 1


def test_a_blank_without_a_value_leaves_no_hole() -> None:
    assert rules.flett("Hei [fornavn] , se [lenken](https://x.no)!", {}) == (
        "Hei, se [lenken](https://x.no)!"
    )
    assert rules.flettefelt("[kontor] [x] [ ]") == {Flettefelt.KONTOR}


@pytest.mark.slow
def test_two_at_once_store_each_once(
    transactional_db: None, roller: Rollebesetning, andre: Aktor
) -> None:
    id_ = godkjent(roller.adam, andre)

    def arbeid(_nr: int) -> int:
        try:
            return sum(lagre(id_, antall=1))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as trader:
        antall = sum(trader.map(arbeid, range(4)))

    assert antall == Massemottaker.objects.count() == Melding.objects.count() == 6
