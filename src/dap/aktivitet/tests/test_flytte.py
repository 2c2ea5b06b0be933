"""Requirement: moves follow the table, each is told of once, and each can be taken back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.aktivitet import operations, queries
from dap.aktivitet.models import Aktivitet
from dap.aktivitet.tests.hjelp import innsyn, lag, les, person, utfall_av
from dap.aktivitet.values import TYPER, Fhotype, Part, Status, Svar, Utfall
from dap.felles.aktor import Aktor
from dap.hendelse.models import Hendelse
from dap.oppfolging.operations import avslutt_periode, sett_manuell
from dap.varsel.models import Varsel

SIDEN = NAA + timedelta(hours=1)
"""Later than the throttle of AKTIVITET_ENDRET."""


def flytt(
    av: Aktor, id_: UUID, versjon: int, til: Status, begrunnelse: str = "", naa: Any = SIDEN
) -> str:
    return utfall_av(
        operations.flytt,
        aktor=av,
        aktivitet_id=id_,
        versjon=versjon,
        til=til,
        begrunnelse=begrunnelse,
        naa=naa,
    )


def hendelser(id_: UUID) -> list[str]:
    return list(
        Hendelse.objects.filter(objekt_id=id_).order_by("id").values_list("type", flat=True)
    )


def uleste(id_: UUID, mottaker: Aktor) -> list[str]:
    rader = Varsel.objects.filter(
        objekt_id=id_, mottaker_id=mottaker.id, lest=None, stoppet=None
    ).order_by("bestilt", "id")
    return list(rader.values_list("slag", flat=True))


def avtal(roller: Rollebesetning, id_: UUID, versjon: int = 1) -> None:
    operations.avtal(
        aktor=roller.kari,
        aktivitet_id=id_,
        versjon=versjon,
        fhotype=Fhotype.IKKE_SEND,
        naa=NAA,
    )


@pytest.mark.parametrize("type_", TYPER)
def test_both_sides_move_every_type(roller: Rollebesetning, type_: str) -> None:
    for hvem in (roller.amina, roller.kari):
        for til in (s for s in Status if s != Status.PLANLAGT):
            id_ = lag(roller.kari, roller.amina, type_).aktivitet_id
            assert flytt(hvem, id_, 1, til, "Ferdig med det") == "ok"
            rad = Aktivitet.objects.get(id=id_)
            assert (rad.status, rad.versjon, rad.begrunnelse) == (til, 2, "Ferdig med det")
            assert rad.avsluttet_kommentar == ("Ferdig med det" if til.ferdig else "")
            assert hendelser(id_) == ["AKTIVITET_OPPRETTET", "AKTIVITET_FLYTTET"]


# Everybody else in the cast, on Amina's activity
@pytest.mark.parametrize(
    ("hvem", "utfall"),
    [
        ("bjorn", "IKKE_FUNNET"),
        ("daniel", "IKKE_FUNNET"),
        ("per", "ok"),
        ("siv", "ok"),
        ("tor", "ok"),
        ("ola", "KREVER_BEGRUNNELSE"),
        ("lise", "IKKE_FUNNET"),
        ("mona", "KREVER_BEGRUNNELSE"),
        ("finn", "KREVER_BEGRUNNELSE"),
        ("rut", "IKKE_FUNNET"),
        ("adam", "IKKE_FUNNET"),
    ],
)
def test_the_whole_cast_on_one_activity(roller: Rollebesetning, hvem: str, utfall: str) -> None:
    gjoremal: list[tuple[Any, dict[str, Any]]] = [
        (operations.flytt, {"til": Status.GJENNOMFORES}),
        (operations.endre, {"felter": {"tittel": "Ny"}}),
        (operations.sett_valg, {"felt": "soknadssteg", "verdi": "AVSLAG"}),
        (operations.avtal, {"fhotype": Fhotype.IKKE_SEND}),
    ]
    for gjor, ekstra in gjoremal:
        id_ = lag(roller.amina, roller.amina, "STILLING").aktivitet_id
        fikk = utfall_av(
            gjor, aktor=getattr(roller, hvem), aktivitet_id=id_, versjon=1, naa=NAA, **ekstra
        )
        assert fikk == utfall
        assert Aktivitet.objects.get(id=id_).versjon == (2 if utfall == "ok" else 1)


@pytest.mark.parametrize("beskyttet", ["frida", "stine", "signe"])
def test_protected_users_activities_do_not_exist_for_those_without_the_right(
    roller: Rollebesetning, beskyttet: str
) -> None:
    bruker = getattr(roller, beskyttet)
    id_ = lag(bruker, bruker).aktivitet_id
    assert flytt(roller.kari, id_, 1, Status.GJENNOMFORES) == "IKKE_FUNNET"
    assert flytt(roller.siv, id_, 1, Status.GJENNOMFORES) == "ok"


def test_the_other_side_is_told_but_not_again_and_again(roller: Rollebesetning) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    flytt(roller.amina, id_, 1, Status.GJENNOMFORES, naa=NAA + timedelta(minutes=1))
    flytt(roller.amina, id_, 2, Status.PLANLAGT, naa=NAA + timedelta(minutes=2))
    assert uleste(id_, roller.kari) == ["AKTIVITET_ENDRET"]
    flytt(roller.kari, id_, 3, Status.GJENNOMFORES)
    assert uleste(id_, roller.amina) == ["AKTIVITET_ENDRET"]


def test_what_is_agreed_is_finished_with_a_reason(roller: Rollebesetning) -> None:
    id_ = lag(roller.kari, roller.amina).aktivitet_id
    avtal(roller, id_)
    assert flytt(roller.amina, id_, 2, Status.AVBRUTT) == "MANGLER"
    assert flytt(roller.amina, id_, 2, Status.FULLFORT, "x" * 256) == "FOR_LANG"
    assert flytt(roller.amina, id_, 2, Status.FULLFORT, "Kurset er tatt") == "ok"
    assert les(roller.kari, roller.amina, _utfall(id_)).avsluttet_kommentar == "Kurset er tatt"


def _utfall(id_: UUID) -> Utfall:
    return Utfall(id_, 0)


def test_finished_is_locked_until_nav_opens_it_with_a_reason(roller: Rollebesetning) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    flytt(roller.amina, id_, 1, Status.FULLFORT)
    assert flytt(roller.amina, id_, 2, Status.PLANLAGT) == "AKTIVITET_FERDIG"
    assert flytt(roller.kari, id_, 2, Status.PLANLAGT) == "AKTIVITET_FERDIG"

    def gjenapne(av: Aktor, begrunnelse: str) -> str:
        return utfall_av(
            operations.gjenapne,
            aktor=av,
            aktivitet_id=id_,
            versjon=2,
            begrunnelse=begrunnelse,
            naa=SIDEN,
        )

    assert gjenapne(roller.amina, "Angrer") == "BARE_NAV"
    assert gjenapne(roller.kari, " ") == "MANGLER"
    assert gjenapne(roller.kari, "Kurset fortsetter") == "ok"
    rad = Aktivitet.objects.get()
    assert (rad.status, rad.avsluttet_kommentar, rad.begrunnelse) == (
        Status.PLANLAGT,
        "",
        "Kurset fortsetter",
    )
    assert hendelser(id_)[-1] == "AKTIVITET_GJENAPNET"


def test_the_job_stage_is_set_by_both_also_when_finished_but_not_when_historic(
    roller: Rollebesetning,
) -> None:
    id_ = lag(roller.amina, roller.amina, "STILLING").aktivitet_id

    def sett(av: Aktor, versjon: int, verdi: str) -> str:
        return utfall_av(
            operations.sett_valg,
            aktor=av,
            aktivitet_id=id_,
            versjon=versjon,
            felt="soknadssteg",
            verdi=verdi,
            naa=SIDEN,
        )

    assert sett(roller.amina, 1, "SOKNAD_SENDT") == "ok"
    assert sett(roller.amina, 2, "VET_IKKE") == "UKJENT_VALG"
    flytt(roller.amina, id_, 2, Status.FULLFORT)
    assert sett(roller.kari, 3, "JOBBTILBUD") == "ok"
    kort = queries.plan(innsyn(roller.amina, roller.amina))[0]
    assert [m.kode for m in kort.merker()] == ["JOBBTILBUD"]
    assert sett(roller.kari, 4, "") == "ok"
    assert queries.plan(innsyn(roller.amina, roller.amina))[0].merker() == []
    avslutt_periode(
        aktor=roller.kari, person_id=person(roller.amina), begrunnelse="I jobb", naa=SIDEN
    )
    assert sett(roller.kari, 5, "AVSLAG") == "HISTORISK"
    assert flytt(roller.kari, id_, 5, Status.PLANLAGT) == "HISTORISK"


# --- undo


def angre(av: Aktor, id_: UUID, versjon: int, etter: timedelta = timedelta(minutes=5)) -> str:
    return utfall_av(
        operations.angre_flytting, aktor=av, aktivitet_id=id_, versjon=versjon, naa=SIDEN + etter
    )


@pytest.mark.parametrize("til", [Status.GJENNOMFORES, Status.FULLFORT, Status.AVBRUTT])
def test_a_move_is_undone_to_what_was(roller: Rollebesetning, til: Status) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    flytt(roller.amina, id_, 1, til, "Sluttord")
    assert angre(roller.kari, id_, 2) == "INGENTING_A_ANGRE"
    assert angre(roller.amina, id_, 2, timedelta(minutes=11)) == "FOR_SENT_A_ANGRE"
    assert angre(roller.amina, id_, 2) == "ok"
    rad = Aktivitet.objects.get()
    assert (rad.status, rad.avsluttet_kommentar, rad.versjon) == (Status.PLANLAGT, "", 3)
    assert hendelser(id_)[-1] == "FLYTTING_ANGRET"
    assert angre(roller.amina, id_, 3) == "INGENTING_A_ANGRE"


def test_undo_stops_when_something_has_happened_since(roller: Rollebesetning) -> None:
    id_ = lag(roller.amina, roller.amina).aktivitet_id
    flytt(roller.amina, id_, 1, Status.GJENNOMFORES)
    operations.endre(
        aktor=roller.kari, aktivitet_id=id_, versjon=2, felter={"tittel": "Ny"}, naa=SIDEN
    )
    assert angre(roller.amina, id_, 2) == "VERSJONSKONFLIKT"
    assert angre(roller.amina, id_, 3) == "INGENTING_A_ANGRE"


# --- proposals


def svar(av: Aktor, id_: UUID, versjon: int, svar: Svar, **valg: Any) -> str:
    return utfall_av(
        operations.svar_pa_forslag,
        aktor=av,
        aktivitet_id=id_,
        versjon=versjon,
        svar=svar,
        naa=SIDEN,
        **valg,
    )


@pytest.mark.parametrize(("foreslar", "svarer"), [("amina", "kari"), ("kari", "amina")])
def test_a_proposal_is_accepted_by_the_other_side(
    roller: Rollebesetning, foreslar: str, svarer: str
) -> None:
    fra, til = getattr(roller, foreslar), getattr(roller, svarer)
    id_ = lag(fra, roller.amina, som_forslag=True).aktivitet_id
    assert uleste(id_, til) == ["FORSLAG_TIL_AKTIVITET"]
    assert svar(fra, id_, 1, Svar.GODTA) == "FORSLAGET_VENTER_PA_DEN_ANDRE"
    assert flytt(fra, id_, 1, Status.PLANLAGT) == "VENTER_PA_SVAR"
    assert svar(til, id_, 1, Svar.GODTA, til=Status.AVBRUTT) == "GODTA_TIL_APEN_KOLONNE"
    assert svar(til, id_, 1, Svar.GODTA, ord="Bra!", til=Status.GJENNOMFORES) == "ok"
    rad = Aktivitet.objects.get()
    assert (rad.status, rad.venter_paa, rad.begrunnelse) == (Status.GJENNOMFORES, "", "Bra!")
    assert uleste(id_, til) == []
    assert uleste(id_, fra) == ["SVAR_PA_FORSLAG"]
    assert hendelser(id_) == ["AKTIVITET_FORESLATT", "FORSLAG_GODTATT"]
    assert svar(til, id_, 2, Svar.GODTA) == "INGEN_FORSLAG_VENTER"


@pytest.mark.parametrize(("foreslar", "svarer"), [("amina", "kari"), ("kari", "amina")])
def test_a_no_needs_a_word_and_the_activity_is_over(
    roller: Rollebesetning, foreslar: str, svarer: str
) -> None:
    fra, til = getattr(roller, foreslar), getattr(roller, svarer)
    id_ = lag(fra, roller.amina, som_forslag=True).aktivitet_id
    assert svar(til, id_, 1, Svar.AVSLA) == "MANGLER"
    assert svar(til, id_, 1, Svar.AVSLA, ord="Passer ikke med ryggen") == "ok"
    rad = Aktivitet.objects.get()
    assert (rad.status, rad.avsluttet_kommentar) == (Status.AVBRUTT, "Passer ikke med ryggen")
    assert hendelser(id_)[-1] == "FORSLAG_AVSLATT"


def test_an_adjusted_proposal_goes_back_and_forth_until_somebody_accepts(
    roller: Rollebesetning,
) -> None:
    id_ = lag(roller.kari, roller.amina, som_forslag=True).aktivitet_id
    assert svar(roller.amina, id_, 1, Svar.JUSTER, felter={}) == "INGENTING_ENDRET"
    assert (
        svar(roller.amina, id_, 1, Svar.JUSTER, felter={"tittel": "x" * 101}) == "tittel:FOR_LANG"
    )
    assert (
        svar(roller.amina, id_, 1, Svar.JUSTER, felter={"tittel": "Heller kveldskurs"}, ord="Barn")
        == "ok"
    )
    rad = Aktivitet.objects.get()
    assert (rad.tittel, rad.venter_paa, rad.status) == (
        "Heller kveldskurs",
        Part.NAV,
        Status.FORSLAG,
    )
    assert uleste(id_, roller.kari) == ["FORSLAG_TIL_AKTIVITET"]
    assert svar(roller.kari, id_, 2, Svar.JUSTER, felter={"hensikt": "Fagbrev"}) == "ok"
    assert svar(roller.amina, id_, 3, Svar.GODTA) == "ok"
    assert hendelser(id_) == [
        "AKTIVITET_FORESLATT",
        "FORSLAG_JUSTERT",
        "FORSLAG_JUSTERT",
        "FORSLAG_GODTATT",
    ]


def test_moving_the_card_is_an_answer_too_and_can_be_undone(roller: Rollebesetning) -> None:
    id_ = lag(roller.kari, roller.amina, som_forslag=True).aktivitet_id
    assert flytt(roller.amina, id_, 1, Status.AVBRUTT) == "MANGLER"
    assert flytt(roller.amina, id_, 1, Status.GJENNOMFORES) == "ok"
    assert hendelser(id_)[-1] == "FORSLAG_GODTATT"
    assert angre(roller.amina, id_, 2) == "ok"
    rad = Aktivitet.objects.get()
    assert (rad.status, rad.venter_paa) == (Status.FORSLAG, Part.BRUKER)


def test_the_proposer_may_mend_or_take_back_but_the_other_must_answer(
    roller: Rollebesetning,
) -> None:
    id_ = lag(roller.amina, roller.amina, som_forslag=True).aktivitet_id

    def endre(av: Aktor, versjon: int) -> str:
        return utfall_av(
            operations.endre,
            aktor=av,
            aktivitet_id=id_,
            versjon=versjon,
            felter={"tittel": f"Ny {versjon}"},
            naa=SIDEN,
        )

    assert endre(roller.kari, 1) == "SVAR_PA_FORSLAGET"
    assert endre(roller.amina, 1) == "ok"
    assert flytt(roller.amina, id_, 2, Status.AVBRUTT) == "ok"
    assert uleste(id_, roller.kari) == ["AKTIVITET_ENDRET"]
    assert Aktivitet.objects.get().venter_paa == ""


def test_treatment_is_approved_or_declined_by_nav_alone(roller: Rollebesetning) -> None:
    id_ = lag(roller.amina, roller.amina, "BEHANDLING").aktivitet_id
    assert svar(roller.amina, id_, 1, Svar.GODTA) == "FORSLAGET_VENTER_PA_DEN_ANDRE"
    assert flytt(roller.amina, id_, 1, Status.GJENNOMFORES) == "VENTER_PA_SVAR"
    assert svar(roller.per, id_, 1, Svar.GODTA, ord="Fint", til=Status.GJENNOMFORES) == "ok"
    assert uleste(id_, roller.amina) == ["SVAR_PA_FORSLAG"]


def test_for_a_user_on_paper_nav_answers_with_a_word(roller: Rollebesetning) -> None:
    id_ = lag(roller.kari, roller.amina, som_forslag=True).aktivitet_id
    sett_manuell(
        aktor=roller.kari, person_id=person(roller.amina), manuell=True, grunn="Brev", naa=NAA
    )
    assert svar(roller.amina, id_, 1, Svar.GODTA) == "MANUELL_OPPFOLGING"
    assert svar(roller.kari, id_, 1, Svar.GODTA) == "MANGLER"
    assert svar(roller.kari, id_, 1, Svar.GODTA, ord="Sagt i møte 14. januar") == "ok"
