"""What the user said is written down as the user's, by the very acts of a digital user."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from rollebesetning import NAA, Rollebesetning

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.models import Aktivitet, Forhandsorientering
from dap.aktivitet.values import Fhotype
from dap.brev import operations, queries
from dap.brev.tests.hjelp import SENERE, melding, papir
from dap.dialog.models import Melding, Vedlegg
from dap.felles.aktor import Aktor, Maate
from dap.felles.feil import DapFeil, IkkeFunnet, Regelbrudd, VersjonsKonflikt
from dap.felles.tid import dato
from dap.forstaelse.models import Forstaelse
from dap.hendelse.models import Hendelse
from dap.hendelse.queries import skrevet_ned
from dap.mal import operations as mal
from dap.mote import operations as mote
from dap.mote.models import Mote
from dap.mote.values import Kanal, Moteinnhold
from dap.tilgang.operations import apne_person
from dap.varsel.models import Varsel

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def svar(
    aktor: Aktor, bruker: Aktor, type_: str, id_: UUID, valg: str, ord_: str = "", **mer: Any
) -> None:
    innsyn = apne_person(aktor=aktor, person_id=bruker.id, hva="brev", naa=SENERE)
    mulig = queries.svarmuligheter(innsyn, type_, id_, naa=SENERE)
    felt: dict[str, Any] = {
        "versjon": mulig.versjon, "maate": Maate.PAPIR, "mottatt": dato(NAA), "samtykke": True,
        "nokkel": uuid4(), "naa": SENERE, **mer,
    }  # fmt: skip
    operations.registrer_svar(
        aktor=aktor, person_id=bruker.id, objekt_type=type_, objekt_id=id_, valg=valg, ord_=ord_,
        **felt,
    )  # fmt: skip


def merket(roller: Rollebesetning, id_: UUID) -> str:
    """The name of who wrote it down, as the user reads it."""
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="brev", naa=SENERE)
    rad = skrevet_ned(innsyn)[id_, SENERE]
    return f"{rad.navn} {rad.maate}"


def test_a_message_on_the_reply_slip_is_the_users_with_a_mark(roller: Rollebesetning) -> None:
    papir(roller.amina)
    m = melding(roller.kari, roller.amina)
    svar(roller.kari, roller.amina, "TRAD", m.trad_id, "MELDING", "Jeg kommer.",
         filer=[("svarslipp.pdf", PDF)])  # fmt: skip
    siste = Melding.objects.get(trad_id=m.trad_id, nr=2)
    assert (siste.avsender_type, siste.avsender_id, siste.tekst) == (
        "BRUKER", roller.amina.id, "Jeg kommer.",
    )  # fmt: skip
    assert Vedlegg.objects.get(melding=siste).navn == "svarslipp.pdf"
    assert merket(roller, m.trad_id) == "Kari Nordmo PAPIR"
    hendelse = Hendelse.objects.filter(type="MELDING_SENDT").latest("id")
    assert hendelse.data["ved"] == {
        "ansatt": str(roller.kari.id), "maate": "PAPIR", "mottatt": dato(NAA).isoformat(),
    }  # fmt: skip
    assert not Varsel.objects.filter(mottaker_id=roller.kari.id, bestilt=SENERE).exists()


def test_a_colleague_who_writes_it_down_tells_the_adviser(roller: Rollebesetning) -> None:
    papir(roller.amina)
    m = melding(roller.kari, roller.amina)
    svar(roller.per, roller.amina, "TRAD", m.trad_id, "MELDING", "Jeg kommer.")
    assert Varsel.objects.filter(mottaker_id=roller.kari.id, slag="NY_MELDING").exists()


def test_the_same_form_again_is_one_message(roller: Rollebesetning) -> None:
    papir(roller.amina)
    m, nokkel = melding(roller.kari, roller.amina), uuid4()
    for _ in range(2):
        svar(roller.kari, roller.amina, "TRAD", m.trad_id, "MELDING", "Ja.", nokkel=nokkel)
    assert Melding.objects.filter(trad_id=m.trad_id).count() == 2


def _aktivitet(roller: Rollebesetning, **mer: Any) -> UUID:
    return aktivitet.opprett(
        aktor=roller.kari, person_id=roller.amina.id, type="EGEN", naa=NAA,
        felter={
            "tittel": "Truckkurs", "fra_dato": dato(NAA),
            "til_dato": dato(NAA) + timedelta(days=60), "hensikt": "Jobb",
        }, **mer,
    ).aktivitet_id  # fmt: skip


@pytest.mark.parametrize(
    ("valg", "ord_", "status"), [("JA", "Gjerne", "PLANLAGT"), ("NEI", "For langt unna", "AVBRUTT")]
)
def test_a_proposal_is_answered(roller: Rollebesetning, valg: str, ord_: str, status: str) -> None:
    papir(roller.amina)
    id_ = _aktivitet(roller, som_forslag=True)
    svar(roller.kari, roller.amina, "AKTIVITET", id_, valg, ord_)
    rad = Aktivitet.objects.get(id=id_)
    assert (rad.status, rad.endret_av_type) == (status, "BRUKER")
    assert merket(roller, id_) == "Kari Nordmo PAPIR"


def test_the_prior_notice_is_read(roller: Rollebesetning) -> None:
    papir(roller.amina)
    id_ = _aktivitet(roller)
    aktivitet.avtal(
        aktor=roller.kari, aktivitet_id=id_, versjon=1, fhotype=Fhotype.STANDARD, naa=NAA
    )
    svar(roller.kari, roller.amina, "AKTIVITET", id_, "LEST", maate=Maate.TELEFON)
    assert Forhandsorientering.objects.get(aktivitet_id=id_).lest == SENERE
    assert merket(roller, id_) == "Kari Nordmo TELEFON"


@pytest.mark.parametrize(("valg", "ord_"), [("ENIG", ""), ("UENIG", "Jeg vil ha mer tid")])
def test_an_expectation_is_agreed_to_or_not(roller: Rollebesetning, valg: str, ord_: str) -> None:
    papir(roller.amina)
    id_ = mal.opprett_forventning(
        aktor=roller.kari, person_id=roller.amina.id, tekst="Møt opp", frist=None,
        nokkel=uuid4(), naa=NAA,
    )  # fmt: skip
    svar(roller.kari, roller.amina, "FORVENTNING", id_, valg, ord_, maate=Maate.MOTE)
    assert Forstaelse.objects.get(objekt_id=id_).bruker_mening == valg
    assert merket(roller, id_) == "Kari Nordmo MOTE"


def _mote(roller: Rollebesetning) -> UUID:
    return mote.kall_inn(
        aktor=roller.kari, person_id=roller.amina.id, start=NAA + timedelta(days=20),
        innhold=Moteinnhold(tittel="Om planen", kanal=Kanal.OPPMOTE, sted="Kontoret", varighet=30),
        nokkel=uuid4(), naa=NAA,
    )  # fmt: skip


def test_a_meeting_is_confirmed_and_twice_is_once(roller: Rollebesetning) -> None:
    papir(roller.amina)
    id_ = _mote(roller)
    for _ in range(2):
        svar(roller.kari, roller.amina, "MOTE", id_, "KOMMER")
    assert Mote.objects.get(id=id_).bekreftet == SENERE


def test_a_meeting_is_called_off_with_a_word(roller: Rollebesetning) -> None:
    papir(roller.amina)
    id_ = _mote(roller)
    with pytest.raises(Regelbrudd) as feil:
        svar(roller.kari, roller.amina, "MOTE", id_, "KOMMER_IKKE")
    assert feil.value.kode == "MANGLER"
    svar(roller.kari, roller.amina, "MOTE", id_, "KOMMER_IKKE", "Er syk")
    rad = Mote.objects.get(id=id_)
    assert (rad.status, rad.sluttord, rad.endret_av_type) == ("AVLYST", "Er syk", "BRUKER")


@pytest.mark.parametrize(
    ("mer", "kode"),
    [
        ({"samtykke": False}, "MANGLER_SAMTYKKE"),
        ({"mottatt": dato(NAA) + timedelta(days=2)}, "MOTTATT_FRAM_I_TID"),
        ({"ord_": ""}, "MANGLER"),
        ({"valg": "JA"}, "UGYLDIG_SVAR"),
    ],
)
def test_what_is_refused(roller: Rollebesetning, mer: dict[str, Any], kode: str) -> None:
    papir(roller.amina)
    m = melding(roller.kari, roller.amina)
    felt = {"valg": "MELDING", "ord_": "Ja", **mer}
    with pytest.raises(Regelbrudd) as feil:
        svar(roller.kari, roller.amina, "TRAD", m.trad_id, **felt)
    assert feil.value.kode == kode


def test_a_digital_user_is_not_written_for(roller: Rollebesetning) -> None:
    m = melding(roller.kari, roller.amina)
    with pytest.raises(Regelbrudd) as feil:
        svar(roller.kari, roller.amina, "TRAD", m.trad_id, "MELDING", "Ja")
    assert feil.value.kode == "BRUKEREN_SVARER_SELV"


def test_an_old_page_is_a_conflict(roller: Rollebesetning) -> None:
    papir(roller.amina)
    id_ = _aktivitet(roller, som_forslag=True)
    with pytest.raises(VersjonsKonflikt):
        svar(roller.kari, roller.amina, "AKTIVITET", id_, "JA", "Gjerne", versjon=7)


@pytest.mark.parametrize("hvem", ["ola", "mona", "finn", "rut", "adam", "bjorn"])
def test_only_who_follows_the_person_up_writes_for_them(roller: Rollebesetning, hvem: str) -> None:
    papir(roller.amina)
    m = melding(roller.kari, roller.amina)
    with pytest.raises(DapFeil):
        svar(getattr(roller, hvem), roller.amina, "TRAD", m.trad_id, "MELDING", "Ja")
    assert Melding.objects.filter(trad_id=m.trad_id).count() == 1


def test_the_other_room_is_not_answered_in(roller: Rollebesetning) -> None:
    papir(roller.amina)
    m = melding(roller.kari, roller.amina)
    with pytest.raises(IkkeFunnet):
        svar(roller.lise, roller.amina, "TRAD", m.trad_id, "MELDING", "Ja")
