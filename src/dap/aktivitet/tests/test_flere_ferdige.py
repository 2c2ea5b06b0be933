"""Requirement: one template to many users, previewed, in parts, and never twice; the office's own."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from rollebesetning import DALEN, FJORDBY, NAA, Rollebesetning

from dap.aktivitet import operations, queries
from dap.aktivitet.models import Aktivitet, FerdigAktivitet
from dap.aktivitet.tests.hjelp import EKSEMPLER, I_DAG, innsyn, person, utfall_av
from dap.aktivitet.values import FLERE_MAKS, Flerrad
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeTilgang, UgyldigInndata, VersjonsKonflikt
from dap.oppfolging.operations import avslutt_periode


def _ider(roller: Rollebesetning) -> list[UUID]:
    return [
        person(p) for p in (roller.amina, roller.bjorn, roller.daniel, roller.frida, roller.signe)
    ]


def _svar(rader: list[Flerrad]) -> list[tuple[str, str]]:
    return [(r.navn, r.kode) for r in rader]


def test_the_preview_says_who_and_why_not_and_makes_nothing(roller: Rollebesetning) -> None:
    avslutt_periode(
        aktor=roller.kari, person_id=person(roller.bjorn), begrunnelse="I jobb", naa=NAA
    )
    rader = operations.forhandsvis_flere(
        aktor=roller.kari,
        type="EGEN",
        felter=EKSEMPLER["EGEN"],
        person_ider=[*_ider(roller), uuid4()],
        naa=NAA,
    )
    assert _svar(rader) == [
        ("Amina Yusuf", ""),
        ("Bjørn Aasland", "IKKE_UNDER_OPPFOLGING"),
        ("", "KREVER_BEGRUNNELSE"),
        ("", "IKKE_FUNNET"),
        ("", "IKKE_FUNNET"),
        ("", "IKKE_FUNNET"),
    ]
    assert not Aktivitet.objects.exists()


def test_those_who_can_get_it_and_the_rest_are_listed_and_twice_is_once(
    roller: Rollebesetning,
) -> None:
    inndata: dict[str, Any] = {
        "aktor": roller.kari,
        "type": "SOKEAVTALE",
        "felter": EKSEMPLER["SOKEAVTALE"],
        "person_ider": [*_ider(roller), person(roller.amina)],
        "nokkel": uuid4(),
        "naa": NAA,
    }
    forste = operations.opprett_for_flere(**inndata)
    assert [r.ok for r in forste] == [True, True, False, False, False]
    assert operations.opprett_for_flere(**inndata) == forste
    assert Aktivitet.objects.count() == 2
    kort = queries.plan(innsyn(roller.bjorn, roller.bjorn))
    assert [k.id for k in kort] == [forste[1].aktivitet_id]


def test_after_a_failure_the_same_order_makes_only_what_is_missing(
    roller: Rollebesetning,
) -> None:
    inndata: dict[str, Any] = {
        "aktor": roller.kari,
        "type": "EGEN",
        "felter": EKSEMPLER["EGEN"],
        "nokkel": uuid4(),
        "naa": NAA,
    }
    operations.opprett_for_flere(person_ider=[person(roller.amina)], **inndata)
    rader = operations.opprett_for_flere(person_ider=_ider(roller)[:2], **inndata)
    assert all(r.ok for r in rader)
    assert Aktivitet.objects.count() == 2


def test_wrong_input_stops_before_anybody_is_opened(roller: Rollebesetning) -> None:
    def vis(av: Aktor, ider: list[UUID], type_: str = "EGEN", **felter: Any) -> str:
        return utfall_av(
            operations.forhandsvis_flere,
            aktor=av,
            type=type_,
            felter={**EKSEMPLER["EGEN"], **felter},
            person_ider=ider,
            naa=NAA,
        )

    ider = _ider(roller)
    assert vis(roller.amina, ider) == "BARE_NAV"
    assert vis(roller.kari, []) == "INGEN_VALGT"
    assert vis(roller.kari, [uuid4() for _ in range(FLERE_MAKS + 1)]) == "FOR_MANGE_VALGT"
    assert vis(roller.kari, ider, "FERIE") == "UKJENT_TYPE"
    assert vis(roller.kari, ider, tittel="") == "tittel:MANGLER"


def test_roles_that_only_read_make_nothing_for_anybody(roller: Rollebesetning) -> None:
    for hvem in (roller.mona, roller.finn, roller.rut, roller.adam):
        rader = operations.opprett_for_flere(
            aktor=hvem,
            type="EGEN",
            felter=EKSEMPLER["EGEN"],
            person_ider=_ider(roller),
            nokkel=uuid4(),
            naa=NAA,
        )
        assert not any(r.ok or r.navn for r in rader)
    assert not Aktivitet.objects.exists()


# --- ready-made activities


def _lagre(av: Aktor, kontor: str = FJORDBY, **valg: Any) -> str:
    return utfall_av(
        operations.lagre_ferdig,
        **{
            "aktor": av,
            "kontor_nr": kontor,
            "type": "EGEN",
            "navn": "Jobbklubb",
            "felter": {"tittel": "Møt på jobbklubben", "lenke": "nav.no/fjordby"},
            "til_dager": 14,
            "nokkel": uuid4(),
            "naa": NAA,
            **valg,
        },
    )


def test_the_built_in_ones_are_filled_for_the_day(roller: Rollebesetning) -> None:
    ferdige = {f.kode: f for f in queries.ferdige(roller.kari, dag=I_DAG)}
    cv, sok = ferdige["OPPDATER_CV"], ferdige["SOKE_JOBBER"]
    assert (cv.verdier["fra_dato"], cv.verdier["til_dato"]) == (I_DAG, I_DAG + timedelta(days=8))
    assert cv.verdier["lenke"] == "https://www.nav.no/min-cv"
    assert sok.verdier["til_dato"].isoformat() == "2026-04-14"
    assert queries.ferdige(roller.amina, dag=I_DAG) == []
    assert [f.kode for f in queries.ferdige(roller.kari, dag=I_DAG, type="EGEN")] == ["OPPDATER_CV"]


@pytest.mark.parametrize("kode", ["OPPDATER_CV", "SOKE_JOBBER"])
def test_a_ready_made_one_passes_with_little_more(roller: Rollebesetning, kode: str) -> None:
    ferdig = next(f for f in queries.ferdige(roller.kari, dag=I_DAG) if f.kode == kode)
    mangler = {"antall_i_uken": 3} if kode == "SOKE_JOBBER" else {}
    fikk = utfall_av(
        operations.opprett,
        aktor=roller.kari,
        person_id=person(roller.amina),
        type=ferdig.type.kode,
        felter={**ferdig.verdier, **mangler},
        naa=NAA,
    )
    assert fikk == "ok"


def test_the_office_has_its_own_and_other_offices_do_not_see_them(
    roller: Rollebesetning,
) -> None:
    assert _lagre(roller.kari) == "ok"
    egen = queries.ferdige(roller.per, dag=I_DAG)[-1]
    assert (egen.navn, egen.innebygd, egen.verdier["til_dato"]) == (
        "Jobbklubb",
        False,
        I_DAG + timedelta(days=14),
    )
    assert egen.verdier["lenke"] == "https://nav.no/fjordby"
    assert all(f.innebygd for f in queries.ferdige(roller.ola, dag=I_DAG))
    with pytest.raises(IkkeTilgang):
        queries.kontorets_ferdige(roller.ola, FJORDBY, dag=I_DAG)


@pytest.mark.parametrize(
    ("hvem", "kontor", "valg", "utfall"),
    [
        ("amina", FJORDBY, {}, "IKKE_TILGANG"),
        ("kari", DALEN, {}, "IKKE_TILGANG"),
        ("ola", FJORDBY, {}, "IKKE_TILGANG"),
        ("rut", FJORDBY, {}, "IKKE_TILGANG"),
        ("adam", FJORDBY, {}, "IKKE_TILGANG"),
        ("tor", FJORDBY, {}, "ok"),
        ("kari", FJORDBY, {"navn": " "}, "MANGLER"),
        ("kari", FJORDBY, {"navn": "x" * 101}, "FOR_LANG"),
        ("kari", FJORDBY, {"til_dager": 731}, "UTENFOR_GRENSE"),
        ("kari", FJORDBY, {"til_dager": -1}, "UTENFOR_GRENSE"),
        ("kari", FJORDBY, {"type": "FERIE"}, "UKJENT_TYPE"),
        ("kari", FJORDBY, {"felter": {"tittel": "x" * 101}}, "tittel:FOR_LANG"),
        ("kari", FJORDBY, {"felter": {"fra_dato": "2026-01-01"}}, "fra_dato:UKJENT_FELT"),
        ("kari", FJORDBY, {"felter": {"lenke": "javascript:x"}}, "lenke:UGYLDIG_LENKE"),
    ],
)
def test_who_makes_the_offices_and_how(
    roller: Rollebesetning, hvem: str, kontor: str, valg: dict[str, Any], utfall: str
) -> None:
    assert _lagre(getattr(roller, hvem), kontor, **valg) == utfall


def test_a_name_is_used_once_and_the_same_form_twice_is_one(roller: Rollebesetning) -> None:
    nokkel = uuid4()
    assert _lagre(roller.kari, nokkel=nokkel) == "ok"
    assert _lagre(roller.kari, nokkel=nokkel) == "ok"
    assert _lagre(roller.per) == "NAVNET_ER_BRUKT"
    assert FerdigAktivitet.objects.count() == 1


def test_a_template_is_changed_and_taken_out_of_use(roller: Rollebesetning) -> None:
    _lagre(roller.kari)
    egen = queries.kontorets_ferdige(roller.kari, FJORDBY, dag=I_DAG)[0]
    assert egen.id is not None
    endring: dict[str, Any] = {
        "ferdig_id": egen.id,
        "navn": "Jobbklubben",
        "felter": {"tittel": "Ny"},
        "naa": NAA,
    }
    assert operations.endre_ferdig(aktor=roller.per, versjon=1, **endring) == 2
    with pytest.raises(VersjonsKonflikt) as konflikt:
        operations.endre_ferdig(aktor=roller.kari, versjon=1, **endring)
    assert konflikt.value.gjeldende["navn"] == "Jobbklubben"
    assert (
        utfall_av(operations.endre_ferdig, aktor=roller.ola, versjon=2, **endring) == "IKKE_FUNNET"
    )
    with pytest.raises(UgyldigInndata):
        operations.endre_ferdig(
            aktor=roller.kari, versjon=2, **{**endring, "felter": {"tittel": "x" * 101}}
        )
    operations.endre_ferdig(aktor=roller.kari, versjon=2, aktiv=False, **endring)
    assert all(f.innebygd for f in queries.ferdige(roller.kari, dag=I_DAG))
    assert not queries.kontorets_ferdige(roller.kari, FJORDBY, dag=I_DAG)[0].aktiv
