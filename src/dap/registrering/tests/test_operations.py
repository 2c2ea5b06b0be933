"""Filling in and sending: the effect, what is written of it, and every refusal."""

import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from registre import SVAR, Registre, ny_bruker, registrer, send, svar_paa_alt
from rollebesetning import DALEN, FJORDBY, Rollebesetning

from dap.felles.aktor import SYSTEM
from dap.felles.feil import DapFeil, IkkeFunnet, IkkeTilgang, Regelbrudd, UgyldigInndata
from dap.hendelse.models import Hendelse
from dap.kontor import operations as kontor
from dap.kontor.queries import kontor_for_person
from dap.kontor.values import Dekningsslag
from dap.oppfolging import operations as oppfolging
from dap.oppfolging import queries as oppfolging_queries
from dap.oppfolging.models import Oppfolgingsperiode
from dap.oppfolging.values import Arbeidssokerslutt
from dap.person.models import Person
from dap.person.values import Folkeregisterstatus, Gradering
from dap.registrering import operations, queries
from dap.registrering.models import Arbeidsgrunnlag, Oppgave, Registrering, Svar, Utkast
from dap.registrering.values import Hinder, Oppgavestatus, Profilgruppe, Variant
from dap.sporing.models import Oppslag
from dap.tilgang.operations import apne_person, oppgi_grunn
from dap.varsel.models import Varsel

GRUNN = "Bruker møtte opp på kontoret uten time"


def innsyn(aktor: Any, naa: datetime, person_id: Any = None) -> Any:
    return apne_person(aktor=aktor, person_id=person_id or aktor.id, hva="registrering", naa=naa)


def typer(person_id: Any) -> list[str]:
    rader = Hendelse.objects.filter(person_id=person_id).order_by("id")
    return list(rader.values_list("type", flat=True))


def avslutt(aktor: Any, naa: datetime) -> None:
    """Got a job, and the follow-up ends."""
    oppfolging.avslutt_arbeidssoker(
        aktor=aktor, person_id=aktor.id, grunn=Arbeidssokerslutt.ANNET, naa=naa
    )
    oppfolging.avslutt_periode(aktor=SYSTEM, person_id=aktor.id, begrunnelse="I jobb", naa=naa)


def test_a_user_registers(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker()
    registrer(nora, naa)
    periode = Oppfolgingsperiode.objects.get(person_id=nora.id, slutt=None)
    assert periode.startarsak == "ARBEIDSSOKER_REGISTRERING"
    assert typer(nora.id) == ["OPPFOLGING_STARTET", "REGISTRERT", "OPPGAVE_OPPRETTET"]
    (sendt,) = queries.registreringer(innsyn(nora, naa))
    assert (sendt.variant, sendt.av_bruker, sendt.sett) == (Variant.ORDINAER, True, "ordinaer-1")
    assert [(s.kode, s.svar_kode) for s in sendt.svar] == list(SVAR.items())
    assert sendt.svar[0].svar == "Har mistet eller kommer til å miste jobben"
    assert (kontor_for_person(nora.id) or pytest.fail("none")).nr == FJORDBY
    assert not Utkast.objects.exists()


def test_the_office_is_told_and_has_a_task(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker()
    registrer(nora, naa)
    (oppgave,) = queries.oppgaver(roller.kari)
    assert (oppgave.slag, oppgave.person, oppgave.frist) == (
        "NY_REGISTRERT", "Nora Nyhus", date(2026, 1, 16),
    )  # fmt: skip
    varsler = Varsel.objects.filter(person_id=nora.id)
    assert [(v.slag, v.mottaker_id) for v in varsler] == [("NY_OPPGAVE", roller.tor.id)]


def test_questions_and_answers_are_kept_in_the_language_they_were_shown_in(
    roller: Rollebesetning, naa: datetime
) -> None:
    nora = ny_bruker()
    svar_paa_alt(nora, nora.id, naa, SVAR)
    id_ = send(nora, nora.id, naa, sprak="en")
    svar = Svar.objects.get(registrering_id=id_, kode="helseHinder")
    assert (svar.svar, Registrering.objects.get().sprak) == ("No", "en")
    assert svar.sporsmal.startswith("Do you")
    assert Svar.objects.get(registrering_id=id_, kode="stilling").svar == "Kokk"


def test_what_was_sent_is_never_changed(roller: Rollebesetning, naa: datetime) -> None:
    registrer(ny_bruker(), naa)
    for gjor in (
        lambda: Svar.objects.update(svar="noe annet"),
        lambda: Registrering.objects.update(sprak="en"),
        lambda: Svar.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            gjor()


def test_sent_twice_is_one_registration(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker()
    svar_paa_alt(nora, nora.id, naa, SVAR)
    nokkel = Utkast.objects.get().nokkel
    ider = {send(nora, nora.id, naa, nokkel=nokkel, sett="ordinaer-1") for _ in range(2)}
    assert ider == {Registrering.objects.get().id}
    assert typer(nora.id).count("REGISTRERT") == 1


def test_an_adviser_registers_for_the_user(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker()
    oppgi_grunn(aktor=roller.kari, person_id=nora.id, grunn=GRUNN, naa=naa)
    svar_paa_alt(roller.kari, nora.id, naa, SVAR)
    send(roller.kari, nora.id, naa)
    (sendt,) = queries.registreringer(innsyn(nora, naa))
    assert (sendt.av_bruker, sendt.registrert_av, sendt.kontor) == (
        False, "Kari Nordmo", "NAV Fjordby",
    )  # fmt: skip
    assert Oppfolgingsperiode.objects.get(person_id=nora.id).startarsak == (
        "MANUELL_REGISTRERING_VEILEDER"
    )
    assert Oppslag.objects.filter(person_id=nora.id, hva="registrering").exists()
    # A jobseeker whoever filled it in, and the spine says it once.
    assert oppfolging_queries.er_arbeidssoker(nora.id)
    assert typer(nora.id) == ["OPPFOLGING_STARTET", "REGISTRERT", "OPPGAVE_OPPRETTET"]


def test_sick_listed_with_an_employer_has_other_questions(
    registre: Registre, roller: Rollebesetning, naa: datetime
) -> None:
    nora = ny_bruker()
    Person.objects.filter(id=nora.id).update(register_hentet=None)
    registre.om(
        Person.objects.get(id=nora.id).fnr, status="bosattEtterFolkeregisterloven", land=["NOR"],
        arbeid=[{"fra": "2020-01-01", "yrke": "KOKK"}], sykmeldt_til="2026-02-01",
    )  # fmt: skip
    assert operations.oppdater_grunnlag(aktor=nora, person_id=nora.id, naa=naa)
    registrer(nora, naa, {"fremtidigSituasjon": "USIKKER", "tilbakeIArbeid": "NEI"})
    assert Oppfolgingsperiode.objects.get(person_id=nora.id).startarsak == "SYKMELDT"
    assert queries.profil_for(nora.id) is None


def test_who_was_here_a_short_while_ago_answers_one_question(
    roller: Rollebesetning, naa: datetime
) -> None:
    nora = ny_bruker()
    registrer(nora, naa)
    avslutt(nora, naa)
    senere = naa + timedelta(days=20)
    registrer(nora, senere, {"sammeSituasjon": "JA"})
    arsaker = Oppfolgingsperiode.objects.filter(person_id=nora.id).order_by("start")
    assert arsaker.last().startarsak == "MANUELL_REGISTRERING_BRUKER"  # type: ignore[union-attr]
    assert (queries.profil_for(nora.id) or pytest.fail("none")).tid == naa
    avslutt(nora, senere)
    registrer(nora, senere, {"sammeSituasjon": "NEI", **SVAR})
    assert (queries.profil_for(nora.id) or pytest.fail("none")).tid == senere


def test_the_profile_is_stored_with_what_decided(
    registre: Registre, roller: Rollebesetning, naa: datetime
) -> None:
    nora = ny_bruker()
    registre.om(Person.objects.get(id=nora.id).fnr, arbeid=[{"fra": "2020-01-01"}])
    operations.oppdater_grunnlag(aktor=nora, person_id=nora.id, naa=naa)
    registrer(nora, naa)
    profil = queries.profil_for(nora.id) or pytest.fail("none")
    assert (profil.gruppe, profil.regelsett) == (Profilgruppe.STANDARD_INNSATS, "2018-1")
    assert {v.navn: v.verdi for v in profil.variabler}["jobbetSammenhengende"] == "JA"


def test_unknown_work_is_said_to_be_unknown(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker()
    registrer(nora, naa)
    profil = queries.profil_for(nora.id) or pytest.fail("none")
    assert profil.gruppe == Profilgruppe.SITUASJONSBESTEMT_INNSATS
    (avgjorende,) = [v for v in profil.variabler if v.avgjorende]
    assert (avgjorende.navn, avgjorende.verdi) == ("jobbetSammenhengende", "UKJENT")


@pytest.mark.parametrize("slag", ["nede", "tull"])
def test_what_the_register_said_last_stands_when_it_fails(
    registre: Registre, roller: Rollebesetning, naa: datetime, slag: str
) -> None:
    nora = ny_bruker()
    fnr = Person.objects.get(id=nora.id).fnr
    registre.om(fnr, arbeid=[{"fra": "2020-01-01", "til": "2020-12-31"}])
    assert operations.oppdater_grunnlag(aktor=nora, person_id=nora.id, naa=naa)
    registre.feil(fnr, slag)
    dagen_etter = naa + timedelta(days=2)
    assert not operations.oppdater_grunnlag(aktor=nora, person_id=nora.id, naa=dagen_etter)
    rad = Arbeidsgrunnlag.objects.get()
    assert (rad.arbeidsforhold, rad.arbeid_hentet) == ([["2020-01-01", "2021-01-01", ""]], naa)


def test_a_reserved_user_is_followed_up_on_paper(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker(reservert_krr=True, kan_varsles=False)
    registrer(nora, naa)
    assert oppfolging_queries.er_manuell(nora.id)


@pytest.mark.parametrize(
    ("valg", "hinder"),
    [
        ({"fodt": date(2009, 1, 1)}, Hinder.UNDER_18),
        ({"status": Folkeregisterstatus.IKKE_BOSATT}, Hinder.IKKE_BOSATT),
        ({"status": Folkeregisterstatus.DNUMMER, "land": ("USA",)}, Hinder.DNUMMER_IKKE_EOS),
        ({"status": Folkeregisterstatus.DOD}, Hinder.DOD),
        ({"status": Folkeregisterstatus.FORSVUNNET}, Hinder.FORSVUNNET),
        ({"status": Folkeregisterstatus.OPPHORT}, Hinder.IKKE_LOVLIG_OPPHOLD),
        ({"status": Folkeregisterstatus.UKJENT}, Hinder.UKJENT_STATUS_FOLKEREGISTERET),
        ({"status": Folkeregisterstatus.INGEN}, Hinder.INGEN_STATUS_FOLKEREGISTERET),
        ({"gradering": Gradering.FORTROLIG}, Hinder.BESKYTTET_ADRESSE),
    ],
)
def test_who_cannot_register_gets_a_task_for_the_right_unit(
    roller: Rollebesetning, naa: datetime, valg: dict[str, Any], hinder: Hinder
) -> None:
    nora = ny_bruker(**valg)
    with pytest.raises(Regelbrudd, match=hinder):
        operations.begynn(aktor=nora, person_id=nora.id, naa=naa)
    ider = {operations.be_om_kontakt(aktor=nora, person_id=nora.id, naa=naa) for _ in range(2)}
    (rad,) = Oppgave.objects.filter(person_id=nora.id)
    assert ider == {rad.id}
    assert (rad.grunn, rad.kontor_id, rad.frist) == (hinder, FJORDBY, date(2026, 1, 16))
    assert not Oppfolgingsperiode.objects.filter(person_id=nora.id).exists()
    assert queries.status(innsyn(nora, naa), naa=naa).kontakt_innen == rad.frist


def test_a_task_of_a_protected_person_goes_to_who_takes_them(
    roller: Rollebesetning, naa: datetime
) -> None:
    kontor.sett_dekning(kontor_nr=DALEN, slag=Dekningsslag.KOMMUNE, kode="9991")
    kontor.sett_dekning(kontor_nr=FJORDBY, slag=Dekningsslag.GRADERING, kode="FORTROLIG")
    vern = ny_bruker("vera", gradering=Gradering.FORTROLIG, kommune="9991", kontor_nr=None)
    ung = ny_bruker("ulla", fodt=date(2009, 1, 1), kommune="9991", kontor_nr=None)
    for aktor in (vern, ung):
        operations.be_om_kontakt(aktor=aktor, person_id=aktor.id, naa=naa)
    assert [o.person for o in queries.oppgaver(roller.siv)] == ["Vera Nyhus"]
    assert [o.person for o in queries.oppgaver(roller.ola)] == ["Ulla Nyhus"]
    for andre in (roller.kari, roller.tor, roller.lise, roller.rut, roller.adam, roller.mona):
        assert queries.oppgaver(andre) == []
        assert queries.antall_oppgaver(andre) == 0
    # No leader may know of the protected person, so the one who may is told.
    assert {v.mottaker_id for v in Varsel.objects.filter(person_id=vern.id)} == {roller.siv.id}


def test_nobody_takes_the_person(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker(kontor_nr=None)
    svar_paa_alt(nora, nora.id, naa, SVAR)
    with pytest.raises(Regelbrudd, match="INGEN_ENHET"):
        send(nora, nora.id, naa)
    assert Utkast.objects.get().svar == SVAR
    assert not Oppfolgingsperiode.objects.filter(person_id=nora.id).exists()


def test_an_adviser_may_register_a_minor_with_a_reason(
    roller: Rollebesetning, naa: datetime
) -> None:
    nora = ny_bruker(fodt=date(2009, 1, 1))
    oppgi_grunn(aktor=roller.kari, person_id=nora.id, grunn=GRUNN, naa=naa)
    om: dict[str, Any] = {"aktor": roller.kari, "person_id": nora.id, "naa": naa}
    with pytest.raises(Regelbrudd, match="MA_GODKJENNES"):
        operations.begynn(**om, godkjenning="  kort ")
    operations.begynn(**om, godkjenning="Snakket med foreldrene, som samtykker.")
    for kode, verdi in SVAR.items():
        operations.lagre_svar(**om, kode=kode, verdi=verdi)
    send(roller.kari, nora.id, naa)
    assert Registrering.objects.get().godkjenning == "Snakket med foreldrene, som samtykker."


def test_nothing_lets_an_adviser_register_the_dead(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker(status=Folkeregisterstatus.DOD)
    oppgi_grunn(aktor=roller.kari, person_id=nora.id, grunn=GRUNN, naa=naa)
    with pytest.raises(Regelbrudd, match="DOD"):
        operations.begynn(
            aktor=roller.kari, person_id=nora.id, naa=naa, godkjenning="En lang begrunnelse"
        )


def test_what_changed_since_the_answers_were_given_still_stands_in_the_way(
    roller: Rollebesetning, naa: datetime
) -> None:
    nora = ny_bruker()
    svar_paa_alt(nora, nora.id, naa, SVAR)
    Person.objects.filter(id=nora.id).update(folkeregisterstatus="FORSVUNNET")
    with pytest.raises(Regelbrudd, match="FORSVUNNET"):
        send(nora, nora.id, naa)
    assert Utkast.objects.get().svar == SVAR


def test_answers_that_no_longer_matter_are_kept_but_not_sent(
    roller: Rollebesetning, naa: datetime
) -> None:
    nora = ny_bruker()
    svar_paa_alt(nora, nora.id, naa, SVAR | {"dinSituasjon": "MISTET_JOBBEN"})
    operations.lagre_svar(
        aktor=nora, person_id=nora.id, kode="dinSituasjon", verdi="ALDRI_HATT_JOBB", naa=naa
    )
    utkast = queries.utkast(innsyn(nora, naa)) or pytest.fail("none")
    assert utkast.lagt_til_side == ("stilling",)
    send(nora, nora.id, naa)
    assert not Svar.objects.filter(kode="stilling").exists()


def test_missing_answers_are_all_named_and_everything_is_kept(
    roller: Rollebesetning, naa: datetime
) -> None:
    nora = ny_bruker()
    svar_paa_alt(nora, nora.id, naa, {"dinSituasjon": "ALDRI_HATT_JOBB"})
    with pytest.raises(UgyldigInndata) as feil:
        send(nora, nora.id, naa)
    assert [f.felt for f in feil.value.feil] == ["utdanning", "helseHinder", "andreForhold"]
    assert Utkast.objects.get().svar == {"dinSituasjon": "ALDRI_HATT_JOBB"}


@pytest.mark.parametrize(
    ("kode", "verdi", "feil"),
    [
        ("dinSituasjon", "", "MANGLER_SVAR"),
        ("dinSituasjon", "HEI", "UKJENT_SVAR"),
        ("dinSituasjon", "INGEN_SVAR", "UKJENT_SVAR"),
        ("fremtidigSituasjon", "USIKKER", "SPORSMALET_STILLES_IKKE"),
        ("__class__", "x", "SPORSMALET_STILLES_IKKE"),
        ("stilling", "Kokk", "STILLING_UTEN_JOBB"),
    ],
)
def test_hand_made_answers_are_refused(
    roller: Rollebesetning, naa: datetime, kode: str, verdi: str, feil: str
) -> None:
    nora = ny_bruker()
    svar_paa_alt(nora, nora.id, naa, {"dinSituasjon": "ALDRI_HATT_JOBB"})
    with pytest.raises(Regelbrudd, match=feil):
        operations.lagre_svar(aktor=nora, person_id=nora.id, kode=kode, verdi=verdi, naa=naa)
    assert Utkast.objects.get().svar == {"dinSituasjon": "ALDRI_HATT_JOBB"}


def test_a_stale_set_of_questions_is_told_and_answers_that_still_mean_something_kept(
    roller: Rollebesetning, naa: datetime
) -> None:
    nora = ny_bruker()
    svar_paa_alt(nora, nora.id, naa, SVAR)
    gammelt = SVAR | {"borte": "JA", "helseHinder": "KANSKJE"}
    Utkast.objects.update(sett="ordinaer-0", svar=gammelt)
    with pytest.raises(Regelbrudd, match="SPORSMALENE_ER_ENDRET"):
        send(nora, nora.id, naa)
    operations.begynn(aktor=nora, person_id=nora.id, naa=naa)
    utkast = queries.utkast(innsyn(nora, naa)) or pytest.fail("none")
    assert (utkast.sett, utkast.mangler) == ("ordinaer-1", ("helseHinder",))


@pytest.mark.parametrize(
    "gjor",
    [
        lambda om: operations.lagre_svar(**om, kode="dinSituasjon", verdi="ALDRI_HATT_JOBB"),
        lambda om: send(om["aktor"], om["person_id"], om["naa"]),
    ],
)
def test_nothing_is_answered_before_it_is_begun(
    roller: Rollebesetning, naa: datetime, gjor: Callable[[dict[str, Any]], object]
) -> None:
    nora = ny_bruker()
    with pytest.raises(Regelbrudd, match="REGISTRERING_IKKE_BEGYNT"):
        gjor({"aktor": nora, "person_id": nora.id, "naa": naa})


@pytest.mark.parametrize(
    ("hvem", "feil"),
    [
        ("amina", IkkeFunnet), ("kari", IkkeTilgang), ("lise", IkkeTilgang), ("ola", IkkeTilgang),
        ("mona", IkkeTilgang), ("rut", IkkeFunnet), ("adam", IkkeFunnet),
    ],
)  # fmt: skip
def test_nobody_registers_somebody_else_without_access(
    roller: Rollebesetning, naa: datetime, hvem: str, feil: type[DapFeil]
) -> None:
    nora, aktor = ny_bruker(), getattr(roller, hvem)
    om: dict[str, Any] = {"aktor": aktor, "person_id": nora.id, "naa": naa}
    for gjor in (
        lambda: operations.begynn(**om),
        lambda: operations.be_om_kontakt(**om),
        lambda: send(aktor, nora.id, naa),
    ):
        with pytest.raises(feil):
            gjor()
    assert not Utkast.objects.exists()


def test_functions_that_follow_nobody_up_register_nobody(
    roller: Rollebesetning, naa: datetime
) -> None:
    nora = ny_bruker()
    oppgi_grunn(aktor=roller.mona, person_id=nora.id, grunn=GRUNN, naa=naa)
    with pytest.raises(IkkeTilgang, match="MANGLER_ROLLE"):
        operations.begynn(aktor=roller.mona, person_id=nora.id, naa=naa)


def test_the_municipality_sees_nothing_of_the_states_registration(
    roller: Rollebesetning, naa: datetime
) -> None:
    with pytest.raises(IkkeFunnet):
        operations.begynn(aktor=roller.lise, person_id=roller.amina.id, naa=naa)


def test_a_task_is_taken_and_done(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker()
    registrer(nora, naa)
    (o,) = queries.oppgaver(roller.kari)
    operations.ta_oppgave(aktor=roller.kari, oppgave_id=o.id, versjon=o.versjon, naa=naa)
    with pytest.raises(Exception, match="VERSJONSKONFLIKT") as konflikt:
        operations.ta_oppgave(aktor=roller.per, oppgave_id=o.id, versjon=o.versjon, naa=naa)
    assert konflikt.value.gjeldende.tatt_av == "Kari Nordmo"  # type: ignore[attr-defined]
    om: dict[str, Any] = {"aktor": roller.kari, "oppgave_id": o.id, "versjon": 2, "naa": naa}
    with pytest.raises(Regelbrudd, match="MANGLER"):
        operations.ferdigstill_oppgave(**om, merknad=" ")
    operations.ferdigstill_oppgave(**om, merknad="Kari følger opp.")
    assert queries.oppgaver(roller.kari) == []
    (ferdig,) = queries.oppgaver(roller.per, ferdige_siden=naa - timedelta(days=1))
    assert (ferdig.status, ferdig.merknad) == (Oppgavestatus.FERDIG, "Kari følger opp.")
    with pytest.raises(Regelbrudd, match="OPPGAVEN_ER_FERDIG"):
        operations.ta_oppgave(aktor=roller.per, oppgave_id=o.id, versjon=3, naa=naa)
    assert typer(nora.id)[-2:] == ["OPPGAVE_TATT", "OPPGAVE_FERDIG"]
    # The task opened the task alone; each look is in the trace.
    assert Oppslag.objects.filter(person_id=nora.id, hva="oppgave").count() == 2


@pytest.mark.parametrize("hvem", ["ola", "lise", "mona", "rut", "adam", "amina"])
def test_a_task_of_another_unit_does_not_exist(
    roller: Rollebesetning, naa: datetime, hvem: str
) -> None:
    nora, aktor = ny_bruker(), getattr(roller, hvem)
    registrer(nora, naa)
    id_ = Oppgave.objects.get().id
    for gjor in (
        lambda: operations.apne_oppgave(aktor=aktor, person_id=nora.id, oppgave_id=id_, naa=naa),
        lambda: operations.ta_oppgave(aktor=aktor, oppgave_id=id_, versjon=1, naa=naa),
    ):
        with pytest.raises(IkkeFunnet):
            gjor()


def test_the_adviser_says_what_they_mean_and_nothing_is_decided(
    roller: Rollebesetning, naa: datetime
) -> None:
    nora = ny_bruker()
    registrer(nora, naa)
    profil = queries.profil_for(nora.id) or pytest.fail("none")
    om: dict[str, Any] = {
        "aktor": roller.kari, "person_id": nora.id, "profil_id": profil.id, "naa": naa,
    }  # fmt: skip
    operations.vurder_profil(**om, gruppe=profil.gruppe, begrunnelse="", versjon=0)
    with pytest.raises(Regelbrudd, match="MANGLER_BEGRUNNELSE_FOR_ENDRING"):
        operations.vurder_profil(
            **om, gruppe=Profilgruppe.STANDARD_INNSATS, begrunnelse=" ", versjon=1
        )
    with pytest.raises(Exception, match="VERSJONSKONFLIKT"):
        operations.vurder_profil(**om, gruppe=profil.gruppe, begrunnelse="Ser på nytt", versjon=0)
    # Pressed twice.
    operations.vurder_profil(**om, gruppe=profil.gruppe, begrunnelse="", versjon=0)
    operations.vurder_profil(
        **om, gruppe=Profilgruppe.STANDARD_INNSATS, begrunnelse="Har jobbet i utlandet", versjon=1
    )
    ny = queries.profil_for(nora.id) or pytest.fail("none")
    assert (ny.gruppe, ny.vurdert, ny.versjon) == (profil.gruppe, Profilgruppe.STANDARD_INNSATS, 2)
    assert typer(nora.id)[-2:] == ["PROFIL_BEKREFTET", "PROFIL_ENDRET"]
    with pytest.raises(IkkeTilgang, match="BARE_NAV"):
        operations.vurder_profil(
            **om | {"aktor": nora}, gruppe=profil.gruppe, begrunnelse="", versjon=2
        )
    avslutt(nora, naa)
    with pytest.raises(Regelbrudd, match="IKKE_UNDER_OPPFOLGING"):
        operations.vurder_profil(**om, gruppe=profil.gruppe, begrunnelse="", versjon=2)


def test_agreement_is_counted_for_those_one_may_open(roller: Rollebesetning, naa: datetime) -> None:
    def tall(aktor: Any) -> set[tuple[int | None, ...]]:
        """What the rows say; None is somewhere between nobody and five."""
        rader = queries.enighet(aktor, fra=naa, til=naa + timedelta(days=1))
        return {tuple(t.antall for t in (r.antall, r.vurdert, r.bekreftet)) for r in rader}

    ingen, noen = (0, 0, 0), (None, None, 0)
    vera = ny_bruker("vera")
    registrer(vera, naa)
    Person.objects.filter(id=vera.id).update(gradering=Gradering.FORTROLIG)
    assert tall(roller.tor) == {ingen}
    assert tall(roller.siv) == {ingen, noen}
    nora = ny_bruker("nora")
    registrer(nora, naa)
    profil = queries.profil_for(nora.id) or pytest.fail("none")
    operations.vurder_profil(
        aktor=roller.kari, person_id=nora.id, profil_id=profil.id, gruppe=profil.gruppe,
        begrunnelse="", versjon=0, naa=naa,
    )  # fmt: skip
    assert tall(roller.tor) == {ingen, (None, None, None)}
    for andre in (roller.ola, roller.lise, roller.rut, roller.amina):
        assert tall(andre) == {ingen}


def test_everything_is_in_what_the_archive_gets(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker(fodt=date(2009, 1, 1))
    operations.be_om_kontakt(aktor=nora, person_id=nora.id, naa=naa)
    Person.objects.filter(id=nora.id).update(fodt=date(1991, 1, 1))
    registrer(nora, naa)
    alt = queries.uttrekk(innsyn(nora, naa))
    assert len(alt.registreringer) == len(alt.profiler) == len(alt.oppgaver) == 1
    assert alt.oppgaver[0][1:3] == ("UNDER_18", "NAV Fjordby")


def test_a_draft_is_read_by_the_one_who_fills_it_in(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker()
    svar_paa_alt(nora, nora.id, naa, {"dinSituasjon": "ALDRI_HATT_JOBB"})
    oppgi_grunn(aktor=roller.kari, person_id=nora.id, grunn=GRUNN, naa=naa)
    assert queries.utkast(innsyn(roller.kari, naa, nora.id)) is None
    operations.forkast(aktor=roller.kari, person_id=nora.id, naa=naa)
    assert queries.utkast(innsyn(nora, naa)) is not None
    operations.forkast(aktor=nora, person_id=nora.id, naa=naa)
    assert queries.utkast(innsyn(nora, naa)) is None


def test_another_key_is_not_this_registration(roller: Rollebesetning, naa: datetime) -> None:
    nora = ny_bruker()
    svar_paa_alt(nora, nora.id, naa, SVAR)
    with pytest.raises(Regelbrudd, match="REGISTRERING_IKKE_BEGYNT"):
        send(nora, nora.id, naa, nokkel=uuid.uuid4())
