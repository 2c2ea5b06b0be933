"""Requirement: two go through a fixed list, see only whom they may see now, and what they decide is
carried out where the user's other things stand."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from rollebesetning import Rollebesetning

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.gjennomgang import operations, queries, rules
from dap.gjennomgang.models import Gjennomgang, Punkt
from dap.gjennomgang.values import BEVARES, GLEMT, Beslutning, Punktinnhold, Slag, Valgt
from dap.hendelse.models import Hendelse
from dap.kontor import operations as kontor
from dap.oppfolging import operations as oppfolging
from dap.oppfolging import queries as oppfolgingen
from dap.person.models import Person
from dap.person.values import Gradering
from dap.sporing.models import Oppslag
from dap.tabell.base import ny_id
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel

Start = Callable[..., UUID]


@pytest.fixture
def start(roller: Rollebesetning, naa: datetime) -> Start:
    def lag(aktor: Aktor | None = None, **endret: Any) -> UUID:
        alle = [Valgt(p.id, ("STILLE",)) for p in (roller.amina, roller.bjorn, roller.frida)]
        felt: dict[str, Any] = {
            "aktor": aktor or roller.tor, "kontor_nr": "1201", "slag": Slag.SAMTALE, "tittel": "November",
            "motpart_id": roller.kari.id, "valgte": alle, "nokkel": ny_id(), "naa": naa,
        }  # fmt: skip
        return operations.start(**(felt | endret))

    return lag


def punkter(aktor: Aktor, id_: UUID, naa: datetime) -> list[str]:
    return [p.navn for p in operations.apne(aktor=aktor, gjennomgang_id=id_, naa=naa).punkter]


def test_the_list_is_fixed_and_the_other_is_told(
    roller: Rollebesetning, naa: datetime, start: Start
) -> None:
    nokkel = ny_id()
    id_ = start(nokkel=nokkel)
    assert start(nokkel=nokkel) == id_
    assert punkter(roller.tor, id_, naa) == punkter(roller.kari, id_, naa)
    assert {p.person_id for p in Punkt.objects.all()} == {roller.amina.id, roller.bjorn.id}
    assert [v.mottaker_id for v in Varsel.objects.filter(slag="GJENNOMGANG")] == [roller.kari.id]
    assert Oppslag.objects.filter(person_id=roller.amina.id, hva="gjennomgang").count() == 3
    assert not Oppslag.objects.filter(person_id=roller.frida.id, hva="gjennomgang").exists()


def test_an_adviser_starts_with_a_leader(
    roller: Rollebesetning, naa: datetime, start: Start
) -> None:
    id_ = start(roller.kari, motpart_id=roller.tor.id)
    rad = Gjennomgang.objects.get(id=id_)
    assert (rad.leder_id, rad.veileder_id) == (roller.tor.id, roller.kari.id)


@pytest.mark.parametrize(
    ("hvem", "endret", "kode"),
    [
        ("kari", {}, "UGYLDIG_MOTPART"),
        ("kari", {"motpart": "per"}, "UGYLDIG_MOTPART"),
        ("tor", {"motpart": "tor"}, "UGYLDIG_MOTPART"),
        ("tor", {"motpart": "ola"}, "UGYLDIG_MOTPART"),
        ("tor", {"motpart": "rut"}, "UGYLDIG_MOTPART"),
        ("tor", {"motpart": "lise"}, "INGEN_FELLES_ROM"),
        ("tor", {"kontor_nr": "1202"}, "IKKE_DITT_KONTOR"),
        ("mona", {"kontor_nr": "4100"}, "MANGLER_ROLLE"),
        ("tor", {"tittel": "  "}, "MANGLER"),
        ("tor", {"tittel": "x" * 81}, "FOR_LANG"),
        ("tor", {"valgte": []}, "INGEN_BRUKERE"),
    ],
)  # fmt: skip
def test_who_may_start_with_whom(
    roller: Rollebesetning, start: Start, hvem: str, endret: dict[str, Any], kode: str
) -> None:
    if motpart := endret.pop("motpart", None):
        endret["motpart_id"] = getattr(roller, motpart).id
    with pytest.raises((IkkeTilgang, Regelbrudd), match=kode):
        start(getattr(roller, hvem), **endret)


def test_for_everybody_else_it_is_not_there(
    roller: Rollebesetning, naa: datetime, start: Start
) -> None:
    id_ = start()
    punkt = Punkt.objects.first()
    assert punkt is not None
    for hvem in ("per", "ola", "siv", "lise", "mona", "finn", "rut", "adam", "amina", "ane"):
        aktor = getattr(roller, hvem)
        assert not queries.maa_si_hvorfor(aktor, id_)
        assert queries.kontorets(aktor) == []
        for gjor in (
            lambda a=aktor: operations.apne(aktor=a, gjennomgang_id=id_, naa=naa),
            lambda a=aktor: queries.punkt(a, punkt.id, naa=naa),
            lambda a=aktor: operations.se_inn(aktor=a, gjennomgang_id=id_, formal="x", naa=naa),
            lambda a=aktor: operations.lukk(
                aktor=a, gjennomgang_id=id_, sammendrag="x", versjon=1, naa=naa
            ),
            lambda a=aktor: operations.lagre_punkt(
                aktor=a, punkt_id=punkt.id, innhold=Punktinnhold("x"), versjon=1, naa=naa
            ),
        ):
            with pytest.raises(IkkeFunnet):
                gjor()


def test_the_head_looks_in_with_a_purpose_that_the_two_read(
    roller: Rollebesetning, naa: datetime, start: Start
) -> None:
    id_ = start()
    Gjennomgang.objects.filter(id=id_).update(leder_id=roller.per.id, startet_av_id=roller.per.id)
    assert queries.maa_si_hvorfor(roller.tor, id_)
    with pytest.raises(IkkeFunnet):
        operations.apne(aktor=roller.tor, gjennomgang_id=id_, naa=naa)
    assert [r.antall for r in queries.kontorets(roller.tor)] == [0]
    operations.se_inn(aktor=roller.tor, gjennomgang_id=id_, formal="Klage på veileder", naa=naa)
    sett = operations.apne(aktor=roller.tor, gjennomgang_id=id_, naa=naa)
    assert not sett.kan_skrive
    assert [
        i.formal for i in operations.apne(aktor=roller.kari, gjennomgang_id=id_, naa=naa).innsyn
    ] == ["Klage på veileder"]
    with pytest.raises(IkkeFunnet):
        operations.lukk(aktor=roller.tor, gjennomgang_id=id_, sammendrag="x", versjon=1, naa=naa)


def test_who_is_protected_or_moved_meanwhile_is_gone(
    roller: Rollebesetning, naa: datetime, start: Start
) -> None:
    id_ = start()
    for_ = {
        p.navn: p.id for p in operations.apne(aktor=roller.tor, gjennomgang_id=id_, naa=naa).punkter
    }
    Person.objects.filter(id=roller.amina.id).update(gradering=Gradering.FORTROLIG)
    kontor.flytt_person(person_id=roller.bjorn.id, kontor_nr="1202", naa=naa)
    assert punkter(roller.tor, id_, naa) == []
    assert [(r.antall, r.gjort) for r in queries.mine(roller.kari)] == [(0, 0)]
    for punkt_id in for_.values():
        with pytest.raises(IkkeFunnet):
            queries.punkt(roller.tor, punkt_id, naa=naa)
        with pytest.raises(IkkeFunnet):
            operations.lagre_punkt(
                aktor=roller.kari, punkt_id=punkt_id, innhold=Punktinnhold("x"), versjon=1, naa=naa
            )


def lagre(aktor: Aktor, person: Aktor, naa: datetime, versjon: int = 1, **innhold: Any) -> Punkt:
    punkt = Punkt.objects.get(person_id=person.id)
    operations.lagre_punkt(
        aktor=aktor, punkt_id=punkt.id, innhold=Punktinnhold(**innhold), versjon=versjon, naa=naa
    )
    return Punkt.objects.get(id=punkt.id)


def test_a_note_is_no_event_and_both_write(
    roller: Rollebesetning, naa: datetime, start: Start
) -> None:
    start()
    hendt = Hendelse.objects.count()
    lagre(roller.tor, roller.amina, naa, notat="Ring henne", gjennomgatt=True)
    assert Hendelse.objects.count() == hendt
    with pytest.raises(VersjonsKonflikt) as feil:
        lagre(roller.kari, roller.amina, naa, notat="Mitt")
    assert feil.value.gjeldende.rad.notat == "Ring henne"  # type: ignore[attr-defined]
    assert lagre(roller.kari, roller.amina, naa, versjon=2, notat="Begge").notat == "Begge"
    historie: Any = Punkt.pgh_event_model  # type: ignore[attr-defined]
    rader = historie.objects.filter(person_id=roller.amina.id).order_by("versjon")
    assert [r.notat for r in rader] == ["", "Ring henne", "Begge"]


def test_a_next_step_is_the_users_note_with_a_deadline(
    roller: Rollebesetning, naa: datetime, start: Start
) -> None:
    start()
    steg = {"beslutning": Beslutning.NESTE_STEG, "tekst": "Avtal møte", "frist": date(2026, 2, 1)}
    assert lagre(roller.tor, roller.amina, naa, **steg).gjennomgatt
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="plan", naa=naa)
    lapp = oppfolgingen.huskelapp(innsyn)
    assert lapp is not None
    assert (lapp.tekst, lapp.frist) == ("Avtal møte", date(2026, 2, 1))
    assert Hendelse.objects.latest("id").type == "HUSKELAPP_LAGRET"
    with pytest.raises(VersjonsKonflikt):
        lagre(roller.kari, roller.amina, naa, versjon=2, **(steg | {"tekst": "Et annet"}))
    oppfolging.fjern_huskelapp(aktor=roller.kari, person_id=roller.amina.id, versjon=1, naa=naa)
    lagre(roller.kari, roller.amina, naa, versjon=2, **steg, lappversjon=1)
    for mangler in ({"tekst": " "}, {"frist": None}):
        with pytest.raises(Regelbrudd, match="MANGLER"):
            lagre(roller.tor, roller.bjorn, naa, **(steg | mangler))


def test_leaving_is_proposed_and_staying_is_decided(
    roller: Rollebesetning, naa: datetime, start: Start
) -> None:
    start()
    ut = {"beslutning": Beslutning.UTMELDING, "tekst": "Er i full jobb"}
    with pytest.raises(Regelbrudd, match="MANGLER"):
        lagre(roller.tor, roller.amina, naa, beslutning=Beslutning.UTMELDING)
    lagre(roller.tor, roller.amina, naa, **ut)
    kandidat = oppfolgingen.kandidater([roller.amina.id])[roller.amina.id]
    assert (kandidat.grunn, kandidat.begrunnelse) == ("FORESLATT", "Er i full jobb")
    assert Hendelse.objects.latest("id").type == "OPPFOLGING_KANDIDAT_FORESLATT"
    senere = naa + timedelta(days=1)
    lagre(
        roller.kari, roller.amina, senere, versjon=2, beslutning=Beslutning.BEHOLD,
        tekst="Jobben tok slutt",
    )  # fmt: skip
    assert oppfolgingen.kandidater([roller.amina.id]) == {}
    for_ = Hendelse.objects.count()
    alt = {"beslutning": Beslutning.BEHOLD, "tekst": "Går bra"}
    assert lagre(roller.kari, roller.bjorn, naa, **alt).notat == "Går bra", "no words are dropped"
    assert Hendelse.objects.count() == for_, "nothing stood in the way of going on as before"


def test_of_who_has_left_since_the_start_nothing_is_decided(
    roller: Rollebesetning, naa: datetime, start: Start
) -> None:
    start()
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="I jobb", naa=naa
    )
    for b in (Beslutning.BEHOLD, Beslutning.UTMELDING, Beslutning.NESTE_STEG):
        steg = {"tekst": "x", "frist": date(2026, 2, 1) if b == Beslutning.NESTE_STEG else None}
        with pytest.raises(Regelbrudd, match="IKKE_UNDER_OPPFOLGING"):
            lagre(roller.tor, roller.amina, naa, beslutning=b, **steg)
    p = Punkt.objects.get(person_id=roller.amina.id)
    assert not queries.punkt(roller.tor, p.id, naa=naa).fulgt
    assert lagre(roller.tor, roller.amina, naa, notat="Har sluttet", gjennomgatt=True).gjennomgatt


@pytest.mark.parametrize(
    ("innhold", "kode"),
    [
        ({"tekst": "Ring"}, "BESLUTNING_MANGLER"),
        ({"frist": date(2026, 2, 1)}, "FRIST_UTEN_STEG"),
        ({"frist": date(2026, 2, 1), "beslutning": Beslutning.BEHOLD}, "FRIST_UTEN_STEG"),
    ],
)
def test_what_nothing_takes_is_refused(innhold: dict[str, Any], kode: str) -> None:
    with pytest.raises(Regelbrudd, match=kode):
        rules.krev_sammenheng(Punktinnhold(**innhold))


def test_the_end_has_a_summary_and_nothing_changes_after(
    roller: Rollebesetning, naa: datetime, start: Start
) -> None:
    id_ = start()
    lukk = {"aktor": roller.tor, "gjennomgang_id": id_, "versjon": 1, "naa": naa}
    with pytest.raises(Regelbrudd, match="MANGLER"):
        operations.lukk(**lukk, sammendrag=" ")
    operations.lukk(**lukk, sammendrag="Flere møter")
    operations.lukk(**lukk, sammendrag="Flere møter")
    with pytest.raises(VersjonsKonflikt):
        operations.lukk(**{**lukk, "aktor": roller.kari}, sammendrag="Færre")
    with pytest.raises(Regelbrudd, match="GJENNOMGANG_LUKKET"):
        lagre(roller.kari, roller.amina, naa, notat="For sent")


def test_notes_and_names_are_deleted_after_a_year(
    roller: Rollebesetning, naa: datetime, start: Start
) -> None:
    id_ = start()
    lagre(roller.tor, roller.amina, naa, notat="Hemmelig")
    operations.lukk(aktor=roller.tor, gjennomgang_id=id_, sammendrag="Alt vel", versjon=1, naa=naa)
    glemt = start()
    assert operations.rydd_gjennomganger(naa=naa + BEVARES - timedelta(days=1)) == 0
    assert operations.rydd_gjennomganger(naa=naa + BEVARES + timedelta(days=1)) == 1
    historie: Any = Punkt.pgh_event_model  # type: ignore[attr-defined]
    assert not Punkt.objects.filter(gjennomgang_id=id_).exists()
    assert not historie.objects.filter(gjennomgang_id=id_).exists()
    egen: Any = Gjennomgang.pgh_event_model  # type: ignore[attr-defined]
    assert set(egen.objects.filter(pgh_obj_id=id_).values_list("sammendrag", flat=True)) == {""}
    assert [r.id for r in queries.mine(roller.tor)] == [glemt]
    assert operations.rydd_gjennomganger(naa=naa + GLEMT + timedelta(days=1)) == 1
