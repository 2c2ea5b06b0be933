from datetime import datetime
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from rollebesetning import Rollebesetning, lag_rollebesetning

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import (
    IkkeFunnet,
    IkkeTilgang,
    ManglerBegrunnelse,
    Regelbrudd,
    VersjonsKonflikt,
)
from dap.felles.rom import Rom
from dap.forstaelse import operations as forstaelse
from dap.forstaelse.models import Forstaelse
from dap.forstaelse.values import Mening
from dap.hendelse.models import Hendelse
from dap.hendelse.queries import hendelser
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Startarsak
from dap.tilgang.operations import apne_som_bruker, oppgi_grunn
from dap.varsel.models import Varsel
from dap.vurdering import operations, queries
from dap.vurdering.models import Egenvurdering, Ferdig, Ferdigtekst, Utkastdel, Vurdering
from dap.vurdering.tests.hjelp import (
    SPESIELT,
    SVAR,
    eget,
    ferdig,
    fyll,
    hel,
    innsyn,
    les,
    skriv,
    start,
)
from dap.vurdering.values import Del, Egendel, Innsatsgruppe, Maate, Slag

GRUNN = "Brukeren ønsket ikke å skrive selv."


def slag(mottaker: Aktor) -> list[str]:
    rader = Varsel.objects.filter(mottaker_id=mottaker.id, stoppet=None).order_by("id")
    return list(rader.values_list("slag", flat=True))


def typer(id_: UUID) -> list[tuple[str, str]]:
    rader = Hendelse.objects.filter(objekt_id=id_).order_by("id")
    return list(rader.values_list("type", "objekt_type"))


# --- what NAV is writing ------------------------------------------------------------------------


def test_a_draft_is_not_there_for_the_user(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    fyll(roller.kari, id_, naa, "hemmelig")

    with pytest.raises(IkkeFunnet):
        les(roller.amina, roller.amina, id_, naa)
    assert queries.vurderinger(innsyn(roller.amina, roller.amina, naa)) == []
    som = apne_som_bruker(aktor=roller.kari, person_id=roller.amina.id, naa=naa)
    assert queries.vurderinger(som) == []
    assert slag(roller.amina) == []
    assert not Forstaelse.objects.filter(objekt_id=id_).exists()
    assert id_ not in {h.objekt_id for h in hendelser(innsyn(roller.amina, roller.amina, naa))}
    assert {o for _t, o in typer(id_)} == {"VURDERINGUTKAST"}
    data = les(roller.per, roller.amina, id_, naa)
    assert data.utkast is not None
    assert (data.utkast.eier, data.utkast.er_min) == ("Kari Nordmo", False)


def test_with_the_users_words_there_the_draft_is_still_hidden(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    fyll(roller.kari, id_, naa, "hemmelig")
    assert eget(roller.amina, roller.amina, naa) == id_

    data = les(roller.amina, roller.amina, id_, naa)

    assert data.utkast is None
    assert not data.har_utkast
    assert "hemmelig" not in repr(data)


@pytest.mark.parametrize("hvem", ["mona", "finn"])
def test_who_only_reads_the_plan_sees_no_draft(
    roller: Rollebesetning, naa: datetime, hvem: str
) -> None:
    leser = getattr(roller, hvem)
    oppgi_grunn(aktor=leser, person_id=roller.amina.id, grunn="Brukeren ringte oss nå.", naa=naa)
    id_ = start(roller.kari, roller.amina, naa)

    with pytest.raises(IkkeFunnet):
        les(leser, roller.amina, id_, naa)
    with pytest.raises(IkkeTilgang, match="BARE_LESE"):
        start(leser, roller.amina, naa)


def test_hindrances_wait_and_keep_what_they_rest_on(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    with pytest.raises(Regelbrudd, match="MULIGHETER_FORST"):
        skriv(roller.kari, id_, Del.HINDRINGER, "Smerter", naa)
    data = les(roller.kari, roller.amina, id_, naa)
    assert data.utkast is not None
    assert data.utkast.del_for(Del.HINDRINGER).sperret
    skriv(roller.kari, id_, Del.MULIGHETER, "Fagbrev", naa)
    skriv(roller.kari, id_, Del.HINDRINGER, "Smerter", naa)
    with pytest.raises(Regelbrudd, match="MULIGHETER_FORST"):
        skriv(roller.kari, id_, Del.MULIGHETER, "", naa)


def test_two_windows_show_both_texts(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    skriv(roller.kari, id_, Del.MULIGHETER, "Den første", naa)

    with pytest.raises(VersjonsKonflikt) as nei:
        skriv(roller.kari, id_, Del.MULIGHETER, "Den andre", naa, versjon=0)

    assert nei.value.gjeldende.tekst == "Den første"
    skriv(roller.kari, id_, Del.MULIGHETER, "Den første", naa, versjon=0)
    assert Utkastdel.objects.get(vurdering_id=id_, del_navn=Del.MULIGHETER).versjon == 1


def test_a_colleague_takes_over_and_the_first_is_told(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    skriv(roller.kari, id_, Del.MULIGHETER, "Skrevet av Kari", naa)
    with pytest.raises(Regelbrudd, match="UTKAST_TATT_OVER"):
        skriv(roller.per, id_, Del.MULIGHETER, "Skrevet av Per", naa)

    for _ in range(2):
        operations.ta_over_utkast(aktor=roller.per, vurdering_id=id_, naa=naa)

    assert slag(roller.kari) == ["UTKAST_TATT_OVER"]
    with pytest.raises(Regelbrudd, match="UTKAST_TATT_OVER") as nei:
        skriv(roller.kari, id_, Del.MULIGHETER, "Mer fra Kari", naa)
    assert nei.value.detaljer["hvem"] == "Per Solvang"
    skriv(roller.per, id_, Del.MULIGHETER, "Skrevet av Per", naa)
    historie: Any = Utkastdel.pgh_event_model  # type: ignore[attr-defined]
    skrevet = historie.objects.filter(pgh_obj__vurdering_id=id_).order_by("pgh_id")
    assert list(skrevet.values_list("tekst", "endret_av_id")) == [
        ("Skrevet av Kari", roller.kari.id),
        ("Skrevet av Per", roller.per.id),
    ]


def test_a_draft_is_thrown_away_by_who_writes_it(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    fyll(roller.kari, id_, naa)
    versjon = Vurdering.objects.get(id=id_).versjon
    with pytest.raises(Regelbrudd, match="UTKAST_TATT_OVER"):
        operations.forkast_utkast(aktor=roller.per, vurdering_id=id_, versjon=versjon, naa=naa)
    with pytest.raises(VersjonsKonflikt):
        operations.forkast_utkast(aktor=roller.kari, vurdering_id=id_, versjon=1, naa=naa)

    for _ in range(2):
        operations.forkast_utkast(aktor=roller.kari, vurdering_id=id_, versjon=versjon, naa=naa)

    assert not Utkastdel.objects.filter(vurdering_id=id_).exclude(tekst="").exists()
    with pytest.raises(Regelbrudd, match="INGEN_UTKAST"):
        skriv(roller.kari, id_, Del.MULIGHETER, "For sent", naa)
    assert start(roller.per, roller.amina, naa) == id_
    assert Vurdering.objects.get(id=id_).eier_id == roller.per.id


# --- finished -----------------------------------------------------------------------------------


def test_finished_it_is_frozen_told_of_and_asked_about(
    roller: Rollebesetning, naa: datetime
) -> None:
    eget(roller.amina, roller.amina, naa)
    id_ = start(roller.kari, roller.amina, naa)
    fyll(roller.kari, id_, naa)

    assert ferdig(roller.kari, id_, naa) == 1

    data = les(roller.amina, roller.amina, id_, naa)
    assert data.gjeldende is not None
    assert data.gjeldende.eget is not None
    assert data.gjeldende.eget.svar == SVAR
    assert data.gjeldende.eget.av_bruker
    assert [d.del_ for d in data.gjeldende.deler][:2] == [Del.MULIGHETER, Del.HINDRINGER]
    assert data.gjeldende.konklusjon.stotter == SPESIELT
    assert data.gjeldende.navn == "Kari Nordmo"
    assert slag(roller.amina) == ["VURDERING_FERDIG"]
    rad = Forstaelse.objects.get(objekt_id=id_)
    assert (rad.objekt_type, rad.objekt_versjon, rad.tilstand) == (
        "VURDERING", 1, "VENTER_PA_BRUKER",
    )  # fmt: skip
    assert typer(id_)[-1] == ("VURDERING_FERDIG", "VURDERING")
    data = les(roller.kari, roller.amina, id_, naa)
    assert data.utkast is None


def test_sent_twice_it_is_finished_once(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    fyll(roller.kari, id_, naa)
    versjon = Vurdering.objects.get(id=id_).versjon

    nr = [ferdig(roller.kari, id_, naa, versjon=versjon, uten_eget=GRUNN) for _ in range(2)]

    assert nr == [1, 1]
    assert Ferdig.objects.get(vurdering_id=id_).uten_eget == GRUNN
    with pytest.raises(Regelbrudd, match="INGEN_UTKAST"):
        ferdig(roller.kari, id_, naa, versjon=1, uten_eget=GRUNN)


def test_the_users_words_that_came_in_between_are_read_first(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    fyll(roller.kari, id_, naa)
    lest = Vurdering.objects.get(id=id_).versjon
    eget(roller.amina, roller.amina, naa)

    with pytest.raises(VersjonsKonflikt):
        ferdig(roller.kari, id_, naa, versjon=lest, uten_eget=GRUNN)

    assert not Ferdig.objects.filter(vurdering_id=id_).exists()


def test_nothing_unfinished_is_finished(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    with pytest.raises(Regelbrudd, match="VURDERING_MANGLER"):
        ferdig(roller.kari, id_, naa, uten_eget=GRUNN)
    fyll(roller.kari, id_, naa)
    with pytest.raises(Regelbrudd, match="MANGLER_EGENVURDERING"):
        ferdig(roller.kari, id_, naa)
    with pytest.raises(Regelbrudd, match="UTKAST_TATT_OVER"):
        ferdig(roller.per, id_, naa, uten_eget=GRUNN)


def test_a_new_version_starts_from_the_last_and_asks_anew(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_ = hel(roller.kari, roller.amina, naa)
    forstaelse.si_mening(aktor=roller.amina, objekt_id=id_, versjon=1, mening=Mening.ENIG, naa=naa)
    assert start(roller.per, roller.amina, naa) == id_
    data = les(roller.per, roller.amina, id_, naa)
    assert data.utkast is not None
    assert data.utkast.del_for(Del.OMGIVELSER).tekst == "Om omgivelser"
    assert data.utkast.del_for(Del.KONKLUSJON).konklusjon.stotter == SPESIELT
    assert data.utkast.mangler == ()
    skriv(roller.per, id_, Del.OMGIVELSER, "Nytt om omgivelser", naa)
    assert "Nytt" not in repr(les(roller.amina, roller.amina, id_, naa))
    assert Forstaelse.objects.get(objekt_id=id_).tilstand == "BEGGE_ENIGE"

    assert ferdig(roller.per, id_, naa, uten_eget=GRUNN) == 2

    siste, forste = queries.versjoner(innsyn(roller.amina, roller.amina, naa), id_)
    assert [d.tekst for d in siste.deler if d.del_ == Del.OMGIVELSER] == ["Nytt om omgivelser"]
    assert [d.tekst for d in forste.deler if d.del_ == Del.OMGIVELSER] == ["Om omgivelser"]
    assert Forstaelse.objects.get(objekt_id=id_).tilstand == "VENTER_PA_BRUKER"


def test_the_database_keeps_what_is_finished(roller: Rollebesetning, naa: datetime) -> None:
    id_ = hel(roller.kari, roller.amina, naa)
    versjon = Ferdig.objects.get(vurdering_id=id_)
    for forsok in (
        lambda: Ferdigtekst.objects.filter(ferdig=versjon).update(tekst="endret"),
        lambda: Ferdigtekst.objects.filter(ferdig=versjon).delete(),
        lambda: Ferdig.objects.filter(id=versjon.id).update(uten_eget="endret grunn"),
        lambda: Vurdering.objects.filter(id=id_)._raw_delete("default"),  # type: ignore[attr-defined]
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            forsok()


def test_what_a_decision_builds_on(roller: Rollebesetning, naa: datetime) -> None:
    assert queries.siste_ferdige(innsyn(roller.kari, roller.amina, naa)) == []
    evne = hel(roller.kari, roller.amina, naa)
    behov = hel(roller.kari, roller.amina, naa, Slag.BEHOV)

    rader = queries.siste_ferdige(innsyn(roller.kari, roller.amina, naa))

    assert [(r.id, r.slag, r.versjon, r.navn) for r in rader] == [
        (behov, Slag.BEHOV, 1, "Kari Nordmo"),
        (evne, Slag.ARBEIDSEVNE, 1, "Kari Nordmo"),
    ]
    assert rader[0].stotter == {Innsatsgruppe.SITUASJONSBESTEMT_INNSATS}
    assert rader[1].stotter == SPESIELT
    frosset = queries.fryst(innsyn(roller.kari, roller.amina, naa), evne, 1)
    assert [d.del_ for d in frosset.ferdig.deler][-1] == Del.KONKLUSJON
    with pytest.raises(IkkeFunnet):
        queries.fryst(innsyn(roller.kari, roller.amina, naa), evne, 2)
    with pytest.raises(IkkeFunnet):
        queries.fryst(innsyn(roller.kari, roller.bjorn, naa), evne, 1)


# --- the user's own words -----------------------------------------------------------------------


def test_the_users_words_are_locked_to_the_user(roller: Rollebesetning, naa: datetime) -> None:
    id_ = eget(roller.amina, roller.amina, naa)
    assert slag(roller.kari) == ["EGENVURDERING_SKREVET"]

    for ansatt in (roller.kari, roller.per, roller.tor):
        with pytest.raises(Regelbrudd, match="EGENVURDERING_ER_BRUKERENS"):
            eget(ansatt, roller.amina, naa, maate=Maate.TELEFON, versjon=1)
    assert not les(roller.kari, roller.amina, id_, naa).kan_skrive_eget
    with pytest.raises(DatabaseError), transaction.atomic():
        Egenvurdering.objects.filter(vurdering_id=id_).update(
            endret_av_type="VEILEDER", maate="BREV", kan="Endret"
        )


def test_staff_write_for_the_user_and_the_user_takes_it_back(
    roller: Rollebesetning, naa: datetime
) -> None:
    with pytest.raises(Regelbrudd, match="MANGLER"):
        eget(roller.kari, roller.amina, naa)
    id_ = eget(roller.kari, roller.amina, naa, maate=Maate.TELEFON)
    data = les(roller.amina, roller.amina, id_, naa).eget
    assert data is not None
    assert (data.av_bruker, data.maate, data.navn) == (False, Maate.TELEFON, "Kari Nordmo")
    assert slag(roller.amina) == ["EGENVURDERING_SKREVET"]

    eget(roller.amina, roller.amina, naa, svar={Egendel.VIL: "Slik er det"}, versjon=1)

    data = les(roller.kari, roller.amina, id_, naa).eget
    assert data is not None
    assert (data.av_bruker, data.maate, data.navn) == (True, None, "")
    with pytest.raises(VersjonsKonflikt) as nei:
        eget(roller.amina, roller.amina, naa, svar={Egendel.VIL: "Noe annet"}, versjon=1)
    assert nei.value.gjeldende.svar[Egendel.VIL] == "Slik er det"


def test_words_written_after_it_was_finished_change_nothing_in_it(
    roller: Rollebesetning, naa: datetime
) -> None:
    eget(roller.amina, roller.amina, naa)
    id_ = start(roller.kari, roller.amina, naa)
    fyll(roller.kari, id_, naa)
    ferdig(roller.kari, id_, naa)

    eget(roller.amina, roller.amina, naa, svar={Egendel.VIL: "Noe annet"}, versjon=1)

    data = les(roller.amina, roller.amina, id_, naa)
    assert data.gjeldende is not None
    assert data.gjeldende.eget is not None
    assert data.gjeldende.eget.svar == SVAR
    assert data.eget is not None
    assert data.eget.svar[Egendel.VIL] == "Noe annet"


def test_asked_for_it_waits_for_the_user(roller: Rollebesetning, naa: datetime) -> None:
    spor: dict[str, Any] = {"person_id": roller.amina.id, "slag": Slag.BEHOV, "naa": naa}
    ider = {operations.be_om_egenvurdering(aktor=roller.kari, **spor) for _ in range(2)}
    assert slag(roller.amina) == ["SKRIV_EGENVURDERING"]
    assert [r.id for r in queries.venter_pa_leser(innsyn(roller.amina, roller.amina, naa), [])] == (
        list(ider)
    )
    with pytest.raises(IkkeTilgang, match="BARE_NAV"):
        operations.be_om_egenvurdering(aktor=roller.amina, **spor)

    eget(roller.amina, roller.amina, naa, slag=Slag.BEHOV)

    assert slag(roller.amina) == []
    assert queries.venter_pa_leser(innsyn(roller.amina, roller.amina, naa), []) == []


# --- access -------------------------------------------------------------------------------------

SKRIVER = {
    "kari": "", "per": "", "tor": "", "siv": "", "lise": "", "ola": "KREVER_BEGRUNNELSE",
    "mona": "KREVER_BEGRUNNELSE", "finn": "KREVER_BEGRUNNELSE", "rut": "IKKE_FUNNET",
    "adam": "IKKE_FUNNET", "amina": "BARE_NAV", "bjorn": "BARE_NAV",
}  # fmt: skip


@pytest.mark.parametrize(("hvem", "kode"), SKRIVER.items())
def test_who_may_begin(roller: Rollebesetning, naa: datetime, hvem: str, kode: str) -> None:
    aktor = getattr(roller, hvem)
    if not kode:
        assert start(aktor, roller.amina, naa)
        return
    with pytest.raises((IkkeFunnet, IkkeTilgang, ManglerBegrunnelse), match=kode):
        start(aktor, roller.amina, naa)


@pytest.mark.parametrize("navn", ["frida", "stine", "signe"])
def test_the_protected_are_not_there(roller: Rollebesetning, naa: datetime, navn: str) -> None:
    person = getattr(roller, navn)
    id_ = start(roller.siv, person, naa)
    for gjor in (
        lambda: start(roller.kari, person, naa),
        lambda: skriv(roller.kari, id_, Del.MULIGHETER, "x", naa),
        lambda: operations.ta_over_utkast(aktor=roller.kari, vurdering_id=id_, naa=naa),
        lambda: les(roller.kari, person, id_, naa),
    ):
        with pytest.raises(IkkeFunnet):
            gjor()


def test_own_family_is_refused(roller: Rollebesetning, naa: datetime) -> None:
    with pytest.raises(IkkeTilgang, match="INHABIL"):
        start(roller.siv, roller.bjorn, naa)


def test_the_rooms_are_apart(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.lise, roller.amina, naa)
    assert Vurdering.objects.get(id=id_).rom == Rom.KOMMUNE
    with pytest.raises(IkkeFunnet):
        les(roller.kari, roller.amina, id_, naa)
    with pytest.raises(IkkeFunnet):
        eget(roller.amina, roller.amina, naa, rom=Rom.KOMMUNE)
    assert queries.vurderinger(innsyn(roller.kari, roller.amina, naa)) == []
    statens = start(roller.kari, roller.amina, naa)
    assert statens != id_

    operations.be_om_egenvurdering(
        aktor=roller.lise, person_id=roller.amina.id, slag=Slag.ARBEIDSEVNE, naa=naa
    )
    assert eget(roller.amina, roller.amina, naa, rom=Rom.KOMMUNE) == id_
    assert slag(roller.kari) == []
    with pytest.raises(IkkeFunnet):
        les(roller.lise, roller.amina, statens, naa)


def test_another_users_is_not_there(roller: Rollebesetning, naa: datetime) -> None:
    id_ = hel(roller.kari, roller.amina, naa)
    with pytest.raises(IkkeFunnet):
        les(roller.bjorn, roller.bjorn, id_, naa)
    with pytest.raises(IkkeFunnet):
        eget(roller.bjorn, roller.amina, naa)


def test_when_the_period_has_ended_it_is_read(roller: Rollebesetning, naa: datetime) -> None:
    id_ = hel(roller.kari, roller.amina, naa)
    start(roller.kari, roller.amina, naa)
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="I jobb", naa=naa
    )
    with pytest.raises(Regelbrudd, match="IKKE_UNDER_OPPFOLGING"):
        skriv(roller.kari, id_, Del.MULIGHETER, "For sent", naa)
    oppfolging.start_periode(
        aktor=SYSTEM, person_id=roller.amina.id, naa=naa,
        arsak=Startarsak.ARBEIDSSOKER_REGISTRERING,
    )  # fmt: skip
    with pytest.raises(Regelbrudd, match="HISTORISK"):
        skriv(roller.kari, id_, Del.MULIGHETER, "For sent", naa)
    assert les(roller.amina, roller.amina, id_, naa).historisk
    assert queries.siste_ferdige(innsyn(roller.kari, roller.amina, naa))[0].historisk
    assert start(roller.kari, roller.amina, naa) != id_


def test_the_archive_has_what_the_user_knows(roller: Rollebesetning, naa: datetime) -> None:
    eget(roller.amina, roller.amina, naa)
    eget(roller.amina, roller.amina, naa, svar={Egendel.VIL: "Noe annet"}, versjon=1)
    id_ = start(roller.kari, roller.amina, naa)
    fyll(roller.kari, id_, naa, "hemmelig")
    start(roller.kari, roller.amina, naa, Slag.BEHOV)
    for leser in (roller.amina, roller.kari):
        ut = queries.uttrekk(innsyn(leser, roller.amina, naa))
        assert [(u.id, len(u.versjoner), len(u.egne)) for u in ut] == [(id_, 0, 2)]
        assert "hemmelig" not in repr(ut)


@pytest.mark.django_db(transaction=True)
def test_begun_by_two_at_once_it_is_one(naa: datetime) -> None:
    roller = lag_rollebesetning()
    sammen, ider, feil = Barrier(2), [], []

    def begynn(hvem: Aktor) -> None:
        try:
            sammen.wait(timeout=10)
            ider.append(start(hvem, roller.amina, naa))
        except Exception as nei:  # shown below
            feil.append(nei)
        finally:
            connection.close()

    trader = [Thread(target=begynn, args=(hvem,)) for hvem in (roller.kari, roller.per)]
    for trad in trader:
        trad.start()
    for trad in trader:
        trad.join()

    assert feil == []
    assert len(set(ider)) == 1
    assert Hendelse.objects.filter(objekt_id=ider[0], type="VURDERING_PABEGYNT").count() == 1
