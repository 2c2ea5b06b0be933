"""Requirement: the responsible one can follow up; many at once fail one by one; several round one user."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from rollebesetning import DALEN, NAA, Rollebesetning

from dap.felles.aktor import SYSTEM
from dap.felles.rom import Rom
from dap.kontor.models import Ansatt
from dap.kontor.operations import flytt_person, meld_fravar
from dap.oppfolging import operations as o
from dap.oppfolging import queries as q
from dap.oppfolging.models import Medveileder, Veiledertildeling
from dap.oppfolging.tests.hjelp import hendelser, utfall, varsler
from dap.oppfolging.values import Tildelingsvalg
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn


def tildel(roller: Rollebesetning, av: str, hvem: str, til: str, **valg: Any) -> str:
    return utfall(
        o.tildel_veileder,
        aktor=SYSTEM if av == "system" else getattr(roller, av),
        person_id=getattr(roller, hvem).id,
        ansatt_id=getattr(roller, til).id,
        naa=NAA,
        **valg,
    )


@pytest.mark.parametrize(
    ("av", "hvem", "til", "svar"),
    [
        ("kari", "amina", "per", "ok"),
        ("tor", "amina", "siv", "ok"),
        ("lise", "amina", "lise", "ok"),
        ("kari", "amina", "ola", "VEILEDER_ANNET_KONTOR"),
        ("kari", "amina", "mona", "VEILEDER_UTEN_ROLLE"),
        ("kari", "amina", "rut", "VEILEDER_UTEN_ROLLE"),
        ("kari", "amina", "adam", "VEILEDER_UTEN_ROLLE"),
        ("kari", "bjorn", "siv", "VEILEDER_INHABIL"),
        ("siv", "frida", "kari", "VEILEDER_MANGLER_RETTIGHET"),
        ("siv", "stine", "per", "VEILEDER_MANGLER_RETTIGHET"),
        ("siv", "signe", "kari", "VEILEDER_MANGLER_RETTIGHET"),
        ("system", "frida", "kari", "VEILEDER_MANGLER_RETTIGHET"),
        ("kari", "frida", "per", "IKKE_FUNNET"),
        ("ola", "amina", "ola", "KREVER_BEGRUNNELSE"),
        ("mona", "amina", "per", "KREVER_BEGRUNNELSE"),
        ("rut", "amina", "per", "IKKE_FUNNET"),
        ("amina", "amina", "per", "BARE_NAV"),
    ],
)
def test_who_assigns_whom_to_whom(
    roller: Rollebesetning, av: str, hvem: str, til: str, svar: str
) -> None:
    assert tildel(roller, av, hvem, til) == svar


def test_a_stale_page_is_told_and_the_user_is_told_once(roller: Rollebesetning) -> None:
    sett = Tildelingsvalg(roller.amina.id, roller.kari.id)
    assert tildel(roller, "tor", "amina", "per", ventet=sett) == "ok"
    assert tildel(roller, "tor", "amina", "siv", ventet=sett) == "TILDELT_AV_ANDRE"
    # The same once more is no mistake.
    assert tildel(roller, "tor", "amina", "per", ventet=sett) == "ok"
    assert hendelser(roller.amina).count("VEILEDER_TILDELT") == 2
    assert varsler(roller.amina) == ["NY_VEILEDER"]


def test_the_database_keeps_one_responsible(roller: Rollebesetning) -> None:
    with pytest.raises(IntegrityError, match="en_veileder"), transaction.atomic():
        Veiledertildeling.objects.create(
            person_id=roller.amina.id, ansatt_id=roller.per.id, fra=NAA
        )


def test_newly_assigned_until_the_adviser_looks(roller: Rollebesetning) -> None:
    tildel(roller, "tor", "amina", "per")
    assert q.nytildelte(roller.per) == {roller.amina.id}
    o.merk_tildeling_sett(aktor=roller.tor, person_id=roller.amina.id, naa=NAA)
    assert q.er_nytildelt(roller.amina.id)
    o.merk_tildeling_sett(aktor=roller.per, person_id=roller.amina.id, naa=NAA)
    assert not q.er_nytildelt(roller.amina.id)
    # Who takes somebody themself is not told so.
    tildel(roller, "kari", "amina", "kari")
    assert not q.er_nytildelt(roller.amina.id)


def valg(roller: Rollebesetning, *navn: str, fra: str = "kari") -> list[Tildelingsvalg]:
    return [Tildelingsvalg(getattr(roller, n).id, getattr(roller, fra).id) for n in navn]


def test_many_at_once_the_preview_says_what_happens_and_twice_is_once(
    roller: Rollebesetning,
) -> None:
    valgte = [
        *valg(roller, "amina", "bjorn", "daniel", "frida"),
        Tildelingsvalg(roller.amina.id, roller.kari.id),
    ]
    se = q.forhandsvis_tildeling(roller.tor, valgte, ansatt_id=roller.siv.id, naa=NAA)
    ventet = {
        "Amina Yusuf": "", "Bjørn Aasland": "VEILEDER_INHABIL",
    }  # fmt: skip
    assert {u.navn: u.kode for u in se if u.navn} == ventet
    # Nothing is told of those whom the leader may not open.
    assert [u.kode for u in se if not u.navn] == ["IKKE_FUNNET", "IKKE_FUNNET"]
    assert q.ansvarlig_veileder(roller.amina.id) == roller.kari.id
    for _gang in range(2):
        gjort = o.tildel_mange(aktor=roller.tor, valg=valgte, ansatt_id=roller.siv.id, naa=NAA)
        assert {u.navn: u.kode for u in gjort if u.navn} == ventet
    assert q.ansvarlig_veileder(roller.amina.id) == roller.siv.id
    assert q.ansvarlig_veileder(roller.bjorn.id) == roller.kari.id
    assert hendelser(roller.amina).count("VEILEDER_TILDELT") == 2


def test_the_preview_tells_of_what_others_did_meanwhile(roller: Rollebesetning) -> None:
    gammelt = valg(roller, "amina", "bjorn")
    tildel(roller, "kari", "amina", "per")
    tildel(roller, "kari", "bjorn", "per")
    flytt_person(person_id=roller.bjorn.id, kontor_nr=DALEN, naa=NAA)

    def koder(til: str) -> list[str]:
        se = q.forhandsvis_tildeling(
            roller.tor, gammelt, ansatt_id=getattr(roller, til).id, naa=NAA
        )
        return [u.kode for u in se]

    assert koder("siv") == ["TILDELT_AV_ANDRE", "IKKE_FUNNET"]
    assert koder("per") == ["ALLEREDE_VEILEDER", "IKKE_FUNNET"]
    o.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="I jobb", naa=NAA + timedelta(hours=1)
    )
    assert koder("siv") == ["IKKE_UNDER_OPPFOLGING", "IKKE_FUNNET"]
    assert tildel(roller, "tor", "amina", "siv") == "IKKE_UNDER_OPPFOLGING"


def test_nobody_and_too_many(roller: Rollebesetning) -> None:
    alt: dict[str, Any] = {"aktor": roller.tor, "ansatt_id": roller.per.id, "naa": NAA}
    assert utfall(o.tildel_mange, valg=[], **alt) == "INGEN_VALGT"
    mange = [Tildelingsvalg(Ansatt().id, None) for _ in range(201)]
    assert utfall(o.tildel_mange, valg=mange, **alt) == "FOR_MANGE_VALGT"


def test_the_offices_list_has_those_one_may_open(
    roller: Rollebesetning, django_assert_num_queries: Any
) -> None:
    Veiledertildeling.objects.filter(person_id=roller.bjorn.id).update(til=NAA)

    def navn(hvem: str, **filter_: Any) -> list[str]:
        aktor = getattr(roller, hvem)
        return [r.navn for r in q.ved_kontoret(aktor, "1201", fra=0, antall=50, **filter_)]

    with django_assert_num_queries(3):
        assert navn("tor") == ["Amina Yusuf", "Bjørn Aasland"][::-1]
    assert set(navn("siv")) == {"Amina Yusuf", "Frida Skjulstad", "Stine Gjemlund", "Signe Vernmo"}
    assert navn("tor", veileder=None) == ["Bjørn Aasland"]
    assert navn("tor", veileder=roller.kari.id) == ["Amina Yusuf"]
    assert navn("ola") == navn("rut") == navn("mona") == []
    assert q.antall_per_veileder(roller.tor, "1201") == {None: 1, roller.kari.id: 1}


def innsyn(roller: Rollebesetning, hvem: str) -> Personinnsyn:
    return apne_person(aktor=getattr(roller, hvem), person_id=roller.amina.id, hva="plan", naa=NAA)


def med(roller: Rollebesetning, av: str, hvem: str, rolle: str = "Jobbspesialist") -> str:
    return utfall(
        o.legg_til_medveileder, aktor=getattr(roller, av), person_id=roller.amina.id,
        ansatt_id=getattr(roller, hvem).id, rolle=rolle, naa=NAA,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("av", "hvem", "svar"),
    [
        ("kari", "per", "ok"),
        ("kari", "siv", "ok"),
        ("lise", "lise", "ok"),
        ("kari", "kari", "ER_ANSVARLIG"),
        ("kari", "lise", "ANNET_ROM"),
        ("lise", "per", "ANNET_ROM"),
        ("kari", "ola", "VEILEDER_ANNET_KONTOR"),
        ("kari", "rut", "VEILEDER_UTEN_ROLLE"),
        ("ola", "per", "KREVER_BEGRUNNELSE"),
        ("rut", "per", "IKKE_FUNNET"),
        ("amina", "per", "BARE_NAV"),
    ],
)
def test_who_brings_whom_round_the_user(
    roller: Rollebesetning, av: str, hvem: str, svar: str
) -> None:
    assert med(roller, av, hvem) == svar


def test_those_round_the_user_are_seen_by_the_room_and_leave(roller: Rollebesetning) -> None:
    assert med(roller, "kari", "per", "") == "MANGLER"
    assert med(roller, "kari", "per", "x" * 81) == "FOR_LANG"
    med(roller, "kari", "per")
    assert med(roller, "kari", "per") == "ALLEREDE_MED"
    med(roller, "lise", "lise", "Programrådgiver")

    def navn(hvem: str) -> list[str]:
        return [m.navn for m in q.medveiledere(innsyn(roller, hvem))]

    assert navn("amina") == ["Per Solvang", "Lise Kommedal"]
    assert navn("kari") == ["Per Solvang"]
    assert navn("lise") == ["Lise Kommedal"]
    assert q.med_i(roller.per) == {roller.amina.id: "Jobbspesialist"}

    def ut(av: str, hvem: str) -> str:
        return utfall(
            o.avslutt_medveileder, aktor=getattr(roller, av), person_id=roller.amina.id,
            ansatt_id=getattr(roller, hvem).id, naa=NAA,
        )  # fmt: skip

    assert ut("kari", "lise") == "IKKE_FUNNET"
    assert ut("lise", "lise") == "ok"
    # Who becomes responsible is no longer beside.
    tildel(roller, "kari", "amina", "per")
    assert navn("amina") == []
    rom = set(Medveileder.objects.values_list("rom", flat=True))
    assert rom == {Rom.STAT, Rom.KOMMUNE}
    assert "MEDVEILEDER_AVSLUTTET" in hendelser(roller.amina)


def test_the_end_of_the_follow_up_lets_those_round_the_user_go(roller: Rollebesetning) -> None:
    med(roller, "kari", "per")
    o.avslutt_periode(aktor=roller.kari, person_id=roller.amina.id, begrunnelse="Jobb", naa=NAA)
    assert q.med_i(roller.per) == {}
    assert med(roller, "kari", "per") == "IKKE_UNDER_OPPFOLGING"


def svarer(roller: Rollebesetning, hvem: str, tid: datetime) -> str:
    id_ = q.mottaker_hos_nav(getattr(roller, hvem).id, naa=tid)
    return next(a.navn.split()[0] for a in roller.ansatte if a.id == id_)


def test_the_stand_in_from_midnight_to_midnight_in_oslo_over_the_change_of_clocks(
    roller: Rollebesetning,
) -> None:
    """Saturday 28 March to Monday 30 March 2026: the clock goes on in the night to Sunday."""
    meld_fravar(
        ansatt_id=roller.kari.id, stedfortreder_id=roller.per.id,
        fra=date(2026, 3, 28), til=date(2026, 3, 30),
    )  # fmt: skip
    for_, etter = timedelta(seconds=-1), timedelta(0)
    begynner = datetime(2026, 3, 27, 23, 0, tzinfo=UTC)  # midnight, winter time
    slutter = datetime(2026, 3, 29, 22, 0, tzinfo=UTC)  # midnight, summer time
    assert [svarer(roller, "amina", begynner + d) for d in (for_, etter)] == ["Kari", "Per"]
    assert [svarer(roller, "amina", slutter + d) for d in (for_, etter)] == ["Per", "Kari"]
    assert q.mottaker_hos_nav(roller.amina.id, naa=begynner, rom=Rom.STAT) == roller.per.id
    assert q.mottaker_hos_nav(roller.amina.id, naa=begynner, rom=Rom.KOMMUNE) is None


def test_a_stand_in_without_the_right_gets_nothing_of_a_protected_person(
    roller: Rollebesetning,
) -> None:
    i_dag = NAA.date()
    meld_fravar(
        ansatt_id=roller.siv.id, stedfortreder_id=roller.per.id,
        fra=i_dag, til=i_dag + timedelta(days=2),
    )  # fmt: skip
    assert svarer(roller, "frida", NAA) == "Siv"
    assert q.mottaker_hos_nav(roller.frida.id, naa=NAA, rom=Rom.STAT) == roller.siv.id
    bilde = q.oppfolgingsbilde(roller.frida.id, naa=NAA)
    assert bilde.veileder is not None
    assert bilde.veileder.stedfortreder == ""
    tildel(roller, "tor", "amina", "siv")
    assert svarer(roller, "amina", NAA) == "Per"
