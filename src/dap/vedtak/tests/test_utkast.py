"""Requirement: one draft a person, written by the responsible one, taken over, deleted; never seen."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from rollebesetning import DALEN, NAA, Rollebesetning

from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import (
    DapFeil,
    IkkeFunnet,
    IkkeTilgang,
    ManglerBegrunnelse,
    Regelbrudd,
    UgyldigInndata,
    VersjonsKonflikt,
)
from dap.felles.rom import Rom
from dap.hendelse import queries as hendelse
from dap.hendelse.models import Hendelse
from dap.kontor import operations as kontor
from dap.mal import operations as mal
from dap.tilgang.operations import apne_person, apne_som_bruker
from dap.varsel.models import Varsel
from dap.vedtak import operations, queries
from dap.vedtak.models import Melding, Utkast
from dap.vedtak.tests.hjelp import (
    AEV,
    GRADERT,
    SPESIELT,
    STANDARD,
    VARIG,
    fatt,
    ferdig_utkast,
    godkjent,
    lag_beslutter,
    na,
    opprett,
    situasjon,
    skriv,
    vedtak_for,
)

pytestmark = pytest.mark.django_db

# What each of the cast meets when they would draft a decision about each user; None: they may.
OPPRETTE: dict[str, dict[str, type[DapFeil] | None]] = {
    "kari": {"amina": None, "daniel": ManglerBegrunnelse, "frida": IkkeFunnet, "stine": IkkeFunnet,
             "signe": IkkeFunnet},
    "per": {"amina": None, "daniel": ManglerBegrunnelse, "stine": IkkeFunnet},
    "ola": {"amina": ManglerBegrunnelse, "daniel": None},
    "siv": {"amina": None, "bjorn": IkkeTilgang, "frida": None, "stine": None, "signe": None},
    "lise": {"amina": IkkeFunnet, "daniel": ManglerBegrunnelse},
    "tor": {"amina": None},
    "mona": {"amina": IkkeTilgang},
    "finn": {"amina": IkkeTilgang},
    "rut": {"amina": IkkeTilgang},
    "adam": {"amina": IkkeTilgang},
    "amina": {"amina": IkkeTilgang},
    "bjorn": {"amina": IkkeTilgang},
}  # fmt: skip


def test_who_may_begin_a_draft(roller: Rollebesetning) -> None:
    for hvem, personer in OPPRETTE.items():
        for navn, feil in personer.items():
            with transaction.atomic():
                if feil is None:
                    assert opprett(getattr(roller, hvem), getattr(roller, navn))
                else:
                    with pytest.raises(feil):
                        opprett(getattr(roller, hvem), getattr(roller, navn))
                transaction.set_rollback(True)


def test_one_draft_a_person(roller: Rollebesetning) -> None:
    id_ = opprett(roller.kari, roller.amina)
    assert opprett(roller.kari, roller.amina) == id_
    with pytest.raises(Regelbrudd, match="HAR_UTKAST"):
        opprett(roller.per, roller.amina)
    rad = Utkast.objects.get()
    assert rad.rom == Rom.STAT
    felt = {f.attname: getattr(rad, f.attname) for f in Utkast._meta.concrete_fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        Utkast.objects.create(**{**felt, "id": rad.person_id})
    assert [m.linje for m in Melding.objects.all()] == ["UTKAST_OPPRETTET"]
    assert Hendelse.objects.filter(type="VEDTAKSUTKAST_OPPRETTET").count() == 1


def test_the_user_never_sees_it(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina)
    egen = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="plan", naa=NAA)
    som = apne_som_bruker(aktor=roller.kari, person_id=roller.amina.id, naa=NAA)
    for innsyn in (egen, som):
        assert queries.apent_utkast(innsyn, roller.kari) is None
        for spor in (queries.kildevalg, queries.endringer):
            with pytest.raises(IkkeFunnet):
                spor(innsyn, **({"naa": NAA} if spor is queries.kildevalg else {}))
        with pytest.raises(IkkeFunnet):
            queries.samtale(innsyn, id_)
        assert not [h for h in hendelse.hendelser(innsyn) if h.type.startswith("VEDTAK")]
    assert not Varsel.objects.filter(mottaker_id=roller.amina.id).exists()


def test_only_the_responsible_one_writes(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina)
    for gjor in (
        lambda: skriv(roller.per, id_, begrunnelse="Mitt"),
        lambda: operations.slett_utkast(aktor=roller.per, utkast_id=id_, versjon=na(id_), naa=NAA),
        lambda: fatt(roller.per, id_),
    ):
        with pytest.raises(Regelbrudd, match="IKKE_ANSVARLIG_FOR_UTKASTET"):
            gjor()
    operations.ta_over_utkast(aktor=roller.per, utkast_id=id_, naa=NAA)
    operations.ta_over_utkast(aktor=roller.per, utkast_id=id_, naa=NAA)
    skriv(roller.per, id_, begrunnelse="Mitt")
    with pytest.raises(Regelbrudd, match="IKKE_ANSVARLIG_FOR_UTKASTET"):
        skriv(roller.kari, id_, begrunnelse="Mitt likevel")
    told = Varsel.objects.get(slag="VEDTAKSUTKAST_TATT_OVER")
    assert told.mottaker_id == roller.kari.id
    assert Melding.objects.filter(linje="VEILEDER_TOK_OVER").count() == 1


def test_saving_what_stands_does_nothing(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina)
    versjon = na(id_)
    assert skriv(roller.kari, id_) == versjon
    assert na(id_) == versjon
    with pytest.raises(VersjonsKonflikt):
        skriv(roller.kari, id_, versjon=1, begrunnelse="Gammel side")
    with pytest.raises(Regelbrudd, match="UKJENT_KILDE"):
        skriv(roller.kari, id_, kilder=["REFERAT:finnes-ikke"])
    with pytest.raises(Regelbrudd, match="FOR_LANG"):
        skriv(roller.kari, id_, begrunnelse="x" * 10_001)
    skriv(roller.kari, id_, begrunnelse="x" * 10_000)
    # The group without a main goal clears it.
    skriv(roller.kari, id_, VARIG, hovedmal="SKAFFE_ARBEID", kilder=["EGET_SYN"])
    assert Utkast.objects.get().hovedmal == ""


def test_deleted_is_gone_and_another_can_begin(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina)
    with pytest.raises(VersjonsKonflikt):
        operations.slett_utkast(aktor=roller.kari, utkast_id=id_, versjon=1, naa=NAA)
    operations.slett_utkast(aktor=roller.kari, utkast_id=id_, versjon=na(id_), naa=NAA)
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="vedtak", naa=NAA)
    assert queries.apent_utkast(innsyn, roller.kari) is None
    for gjor in (lambda: skriv(roller.kari, id_), lambda: fatt(roller.kari, id_)):
        with pytest.raises(Regelbrudd, match="UTKASTET_ER_AVSLUTTET"):
            gjor()
    assert opprett(roller.per, roller.amina) != id_


def test_what_has_come_since_the_last_decision(roller: Rollebesetning) -> None:
    vedtak_for(roller)
    senere = NAA + timedelta(days=3)
    mal.lagre_situasjon(
        aktor=roller.amina, person_id=roller.amina.id, tekst="Ny", versjon=1, naa=senere
    )
    mal.opprett_mal(
        aktor=roller.kari, person_id=roller.amina.id, tekst="Kokk", nokkel=roller.amina.id,
        naa=senere,
    )  # fmt: skip
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="vedtak", naa=senere)
    fra, endringer = queries.endringer(innsyn)
    assert fra == NAA
    assert {e.type for e in endringer} == {"SITUASJON_ENDRET", "MAL_OPPRETTET"}


def test_sources_of_the_municipality_are_not_the_states(roller: Rollebesetning) -> None:
    mal.lagre_situasjon(
        aktor=roller.lise, person_id=roller.amina.id, tekst="Kommunalt", versjon=0, naa=NAA
    )
    mal.opprett_mal(
        aktor=roller.lise, person_id=roller.amina.id, tekst="Kommunalt", nokkel=roller.amina.id,
        naa=NAA,
    )  # fmt: skip
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="vedtak", naa=NAA)
    assert "Kommunalt" not in str(queries.kildevalg(innsyn, naa=NAA))


# --- the second person --------------------------------------------------------------------------


@pytest.fixture
def hos_beslutter(roller: Rollebesetning, beslutter: Aktor, med_arbeidsevne: None) -> Any:
    """A draft that lies with the beslutter."""
    id_ = ferdig_utkast(roller.kari, roller.amina, VARIG)
    operations.send_til_beslutter(aktor=roller.kari, utkast_id=id_, versjon=na(id_), naa=NAA)
    operations.bli_beslutter(aktor=beslutter, utkast_id=id_, naa=NAA)
    return id_


@pytest.mark.usefixtures("med_arbeidsevne")
def test_it_must_be_whole_before_it_is_sent(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina, STANDARD)
    send = lambda: operations.send_til_beslutter(  # noqa: E731
        aktor=roller.kari, utkast_id=id_, versjon=na(id_), naa=NAA
    )
    with pytest.raises(Regelbrudd, match="TRENGER_IKKE_BESLUTTER"):
        send()
    skriv(roller.kari, id_, VARIG, begrunnelse="", kilder=["EGET_SYN"])
    with pytest.raises(UgyldigInndata) as feil:
        send()
    assert {f.kode for f in feil.value.feil} == {
        "MANGLER_BEGRUNNELSE", "MANGLER_ARBEIDSEVNEVURDERING",
    }  # fmt: skip
    skriv(roller.kari, id_, GRADERT)
    send()
    with pytest.raises(Regelbrudd, match="FEIL_STEG_HOS_BESLUTTER"):
        send()


def test_nobody_changes_what_lies_with_the_beslutter(
    roller: Rollebesetning, hos_beslutter: Any
) -> None:
    id_ = hos_beslutter
    with pytest.raises(Regelbrudd, match="UTKASTET_ER_HOS_BESLUTTER"):
        skriv(roller.kari, id_, VARIG, begrunnelse="Bak ryggen")
    with pytest.raises(Regelbrudd, match="UTKASTET_ER_HOS_BESLUTTER"):
        fatt(roller.kari, id_)
    operations.trekk_fra_beslutter(aktor=roller.kari, utkast_id=id_, naa=NAA)
    skriv(roller.kari, id_, VARIG, begrunnelse="Åpent")


def test_a_new_second_person_meanwhile_stops_nobody(
    roller: Rollebesetning, beslutter: Aktor, hos_beslutter: Any
) -> None:
    id_ = hos_beslutter
    operations.trekk_fra_beslutter(aktor=roller.kari, utkast_id=id_, naa=NAA)
    sett = na(id_)
    operations.bli_beslutter(
        aktor=lag_beslutter("bodil", ident="B100021"), utkast_id=id_, fra=beslutter.id, naa=NAA
    )
    assert skriv(roller.kari, id_, VARIG, versjon=sett, begrunnelse="Skrevet imens") == na(id_)
    with pytest.raises(VersjonsKonflikt):
        skriv(roller.kari, id_, VARIG, versjon=sett, begrunnelse="Teksten er en annen nå")


def test_an_approval_falls_away_when_the_content_changes(
    roller: Rollebesetning, beslutter: Aktor, hos_beslutter: Any
) -> None:
    id_ = hos_beslutter
    operations.godkjenn(aktor=beslutter, utkast_id=id_, versjon=na(id_), naa=NAA)
    assert skriv(roller.kari, id_, VARIG) == na(id_)  # nothing changes: it stands
    assert Utkast.objects.get().beslutterstatus == "GODKJENT_AV_BESLUTTER"
    skriv(roller.kari, id_, VARIG, begrunnelse="Noe annet")
    assert Utkast.objects.get().beslutterstatus == "KLAR_TIL_VEILEDER"
    assert Melding.objects.filter(linje="GODKJENNING_FALT_BORT").exists()
    with pytest.raises(UgyldigInndata, match="UGYLDIG_INNDATA"):
        fatt(roller.kari, id_)
    skriv(roller.kari, id_, SPESIELT)
    rad = Utkast.objects.get()
    assert (rad.beslutterstatus, rad.beslutter_id) == ("", None)
    fatt(roller.kari, id_)


def test_never_ones_own(roller: Rollebesetning, beslutter: Aktor, med_arbeidsevne: None) -> None:
    """Who is responsible, or has written in it, is no second person; nor one without the role."""
    id_ = ferdig_utkast(beslutter, roller.amina, VARIG)
    send = {"utkast_id": id_, "versjon": na(id_), "naa": NAA}
    operations.send_til_beslutter(aktor=beslutter, **send)
    with pytest.raises(Regelbrudd, match="EGET_UTKAST"):
        operations.bli_beslutter(aktor=beslutter, utkast_id=id_, naa=NAA)
    operations.ta_over_utkast(aktor=roller.kari, utkast_id=id_, naa=NAA)
    with pytest.raises(Regelbrudd, match="EGET_UTKAST"):
        operations.bli_beslutter(aktor=beslutter, utkast_id=id_, naa=NAA)
    for hvem in (roller.per, roller.tor, roller.siv):
        with pytest.raises(IkkeTilgang, match="MANGLER_ROLLE"):
            operations.bli_beslutter(aktor=hvem, utkast_id=id_, naa=NAA)
    annen = lag_beslutter("bodil", ident="B100021")
    with pytest.raises(Regelbrudd, match="IKKE_BESLUTTER"):
        operations.godkjenn(aktor=annen, utkast_id=id_, versjon=na(id_), naa=NAA)
    operations.bli_beslutter(aktor=annen, utkast_id=id_, naa=NAA)
    with pytest.raises(Regelbrudd, match="BESLUTTER_KAN_IKKE_SKRIVE"):
        operations.ta_over_utkast(aktor=annen, utkast_id=id_, naa=NAA)
    with pytest.raises(IntegrityError), transaction.atomic():
        Utkast.objects.update(ansvarlig_id=annen.id)
    utenfor = lag_beslutter("ulla", DALEN, "U100022")
    with pytest.raises(ManglerBegrunnelse):
        operations.bli_beslutter(aktor=utenfor, utkast_id=id_, naa=NAA)


def test_another_takes_over_only_from_whom_they_saw(
    roller: Rollebesetning, beslutter: Aktor, hos_beslutter: Any
) -> None:
    annen = lag_beslutter("bodil", ident="B100021")
    with pytest.raises(Regelbrudd, match="HAR_BESLUTTER"):
        operations.bli_beslutter(aktor=annen, utkast_id=hos_beslutter, naa=NAA)
    operations.bli_beslutter(aktor=annen, utkast_id=hos_beslutter, naa=NAA, fra=beslutter.id)
    assert Utkast.objects.get().beslutter_id == annen.id
    assert Varsel.objects.filter(mottaker_id=beslutter.id).exists()
    with pytest.raises(VersjonsKonflikt):
        operations.godkjenn(aktor=annen, utkast_id=hos_beslutter, versjon=1, naa=NAA)


def test_the_thread(roller: Rollebesetning, beslutter: Aktor, hos_beslutter: Any) -> None:
    felt: dict[str, Any] = {"utkast_id": hos_beslutter, "nokkel": roller.amina.id, "naa": NAA}
    for _ in range(2):
        operations.skriv_melding(aktor=roller.kari, tekst="Haster litt", **felt)
    with pytest.raises(Regelbrudd, match="IKKE_DIN_SAMTALE"):
        operations.skriv_melding(aktor=roller.per, tekst="Hei", **felt)
    operations.send_til_veileder(
        aktor=beslutter, versjon=na(hos_beslutter), tekst="Skriv mer", **felt
    )
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="vedtak", naa=NAA)
    linjer = [(m.linje, m.tekst) for m in queries.samtale(innsyn, hos_beslutter)]
    assert [m for m in linjer if m[0] == "TEKST"] == [
        ("TEKST", "Haster litt"), ("TEKST", "Skriv mer"),
    ]  # fmt: skip
    assert [m[0] for m in linjer if m[0] != "TEKST"] == [
        "UTKAST_OPPRETTET", "SENDT_TIL_BESLUTTER", "BLE_BESLUTTER", "SENDT_TIL_VEILEDER",
    ]  # fmt: skip


def test_the_overview_of_the_second_person(
    roller: Rollebesetning, beslutter: Aktor, med_arbeidsevne: None
) -> None:
    with pytest.raises(IkkeTilgang):
        queries.beslutteroversikt(roller.kari)
    godkjent(roller.kari, roller.amina, beslutter)
    id_ = ferdig_utkast(roller.per, roller.bjorn, GRADERT)
    operations.send_til_beslutter(aktor=roller.per, utkast_id=id_, versjon=na(id_), naa=NAA)
    hemmelig = ferdig_utkast(roller.siv, roller.stine, VARIG)
    operations.send_til_beslutter(
        aktor=roller.siv, utkast_id=hemmelig, versjon=na(hemmelig), naa=NAA
    )
    saker = queries.beslutteroversikt(beslutter, sorter="navn")
    assert [(s.person, s.status, s.min) for s in saker] == [
        ("Amina Yusuf", "GODKJENT_AV_BESLUTTER", True),
        ("Bjørn Aasland", "TRENGER_BESLUTTER", False),
    ]
    assert [s.person for s in queries.beslutteroversikt(beslutter, mine=True)] == ["Amina Yusuf"]
    trenger = queries.beslutteroversikt(beslutter, status="TRENGER_BESLUTTER")
    assert [s.person for s in trenger] == ["Bjørn Aasland"]
    assert queries.beslutteroversikt(beslutter, kontor=DALEN) == []
    for navn, funnet in (("yus am", ["Amina Yusuf"]), ("xyz", []), ("mina", [])):
        assert [s.person for s in queries.beslutteroversikt(beslutter, navn=navn)] == funnet
    utenfor = lag_beslutter("ulla", DALEN, "U100022")
    assert queries.beslutteroversikt(utenfor) == []


def test_a_user_who_moves_takes_the_draft_along(roller: Rollebesetning) -> None:
    id_ = ferdig_utkast(roller.kari, roller.amina)
    kontor.flytt_person(person_id=roller.amina.id, kontor_nr=DALEN, naa=NAA)
    with pytest.raises(ManglerBegrunnelse):
        skriv(roller.kari, id_, begrunnelse="Jeg var der først")
    operations.ta_over_utkast(aktor=roller.ola, utkast_id=id_, naa=NAA)
    skriv(roller.ola, id_, begrunnelse="Jeg tar over")


def test_what_needs_assessment_can_choose_it(roller: Rollebesetning, med_arbeidsevne: None) -> None:
    situasjon(roller.amina)
    innsyn = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="vedtak", naa=NAA)
    assert AEV in {p.nokkel for p in queries.kildevalg(innsyn, naa=NAA)}
    with pytest.raises(IkkeTilgang):
        operations.opprett_utkast(aktor=SYSTEM, person_id=roller.amina.id, naa=NAA)
