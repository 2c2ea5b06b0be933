import uuid
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from rollebesetning import Rollebesetning

from dap.dialog import operations as dialog
from dap.dialog.models import Melding
from dap.dialog.values import Tema
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
from dap.mote import operations as mote
from dap.mote.values import Moteinnhold
from dap.oppfolging import operations as oppfolging
from dap.referat import operations, queries
from dap.referat.models import Delt, Kommentar, Referat, Utkast
from dap.referat.values import Kanal, Kommentarslag, Referatdata, Side
from dap.tilgang.operations import apne_person, apne_som_bruker
from dap.varsel.models import Varsel


def start(av: Aktor, person: Aktor, naa: datetime, **valg: Any) -> UUID:
    felles: dict[str, Any] = {
        "tema": "Veien videre", "dag": date(2026, 1, 13), "tekst": "Vi snakket om kurs.",
        "nokkel": uuid.uuid4(),
    }  # fmt: skip
    return operations.start_samtalereferat(
        aktor=av, person_id=person.id, naa=naa, **(felles | valg)
    )


def les(leser: Aktor, person: Aktor, id_: UUID, naa: datetime) -> Referatdata:
    innsyn = apne_person(aktor=leser, person_id=person.id, hva="referat", naa=naa)
    return queries.ett_referat(innsyn, id_, naa=naa)


def del_(av: Aktor, id_: UUID, naa: datetime, **valg: Any) -> int:
    versjon = valg.pop("versjon", None)
    if versjon is None:
        side = Side.BRUKER if av.er_bruker else Side.NAV
        versjon = Utkast.objects.filter(referat_id=id_, side=side).values_list("versjon", flat=True)
        versjon = versjon.first() or 0
    return operations.del_referat(aktor=av, referat_id=id_, versjon=versjon, naa=naa, **valg)


def slag(mottaker: Aktor) -> list[str]:
    rader = Varsel.objects.filter(mottaker_id=mottaker.id, stoppet=None).order_by("id")
    return list(rader.values_list("slag", flat=True))


def avslutt(person: Aktor, naa: datetime) -> None:
    oppfolging.avslutt_periode(aktor=SYSTEM, person_id=person.id, begrunnelse="I jobb", naa=naa)


def test_a_draft_is_nobody_elses_business(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)

    with pytest.raises(IkkeFunnet):
        les(roller.amina, roller.amina, id_, naa)
    data = les(roller.per, roller.amina, id_, naa)
    assert data.utkast is not None
    assert data.utkast.tekst == "Vi snakket om kurs."
    assert slag(roller.amina) == []
    assert not Forstaelse.objects.filter(objekt_id=id_).exists()
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="plan", naa=naa)
    assert queries.referater(innsyn, naa=naa) == []
    assert [(u.dag, u.kanal) for u in queries.uferdige(innsyn)] == [
        (date(2026, 1, 13), Kanal.TELEFON)
    ]
    assert id_ not in {h.objekt_id for h in hendelser(innsyn)}
    assert Hendelse.objects.get(objekt_id=id_).type == "REFERAT_PABEGYNT"


def test_shared_it_is_read_told_of_and_asked_about(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)

    assert del_(roller.kari, id_, naa) == 1

    data = les(roller.amina, roller.amina, id_, naa)
    assert data.gjeldende is not None
    assert (data.gjeldende.nr, data.gjeldende.tekst) == (1, "Vi snakket om kurs.")
    assert data.gjeldende.navn == "Kari Nordmo"
    assert data.utkast is None
    assert slag(roller.amina) == ["REFERAT_DELT"]
    rad = Forstaelse.objects.get(objekt_id=id_)
    assert (rad.objekt_type, rad.objekt_versjon, rad.tilstand) == (
        "REFERAT", 1, "VENTER_PA_BRUKER",
    )  # fmt: skip
    assert Hendelse.objects.filter(objekt_id=id_, type="REFERAT_DELT").count() == 1


def test_a_change_is_not_seen_before_it_is_shared(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    del_(roller.kari, id_, naa)
    forstaelse.si_mening(aktor=roller.amina, objekt_id=id_, versjon=1, mening=Mening.ENIG, naa=naa)
    versjon = Utkast.objects.get(referat_id=id_).versjon
    operations.lagre_utkast(
        aktor=roller.kari, referat_id=id_, versjon=versjon, tekst="Hemmelig endring", naa=naa
    )

    data = les(roller.amina, roller.amina, id_, naa)
    assert data.gjeldende is not None
    assert data.gjeldende.tekst == "Vi snakket om kurs."
    assert "Hemmelig" not in repr(data)
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="plan", naa=naa)
    assert "Hemmelig" not in repr(queries.versjoner(innsyn, id_))
    som = apne_som_bruker(aktor=roller.kari, person_id=roller.amina.id, naa=naa)
    assert "Hemmelig" not in repr(queries.ett_referat(som, id_, naa=naa))
    assert Forstaelse.objects.get(objekt_id=id_).tilstand == "BEGGE_ENIGE"

    assert del_(roller.kari, id_, naa) == 2

    assert [v.tekst for v in queries.versjoner(innsyn, id_)] == [
        "Hemmelig endring", "Vi snakket om kurs.",
    ]  # fmt: skip
    assert Forstaelse.objects.get(objekt_id=id_).tilstand == "VENTER_PA_BRUKER"


def test_a_change_can_be_thrown_away(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    with pytest.raises(Regelbrudd, match="REFERAT_IKKE_DELT"):
        operations.forkast_endring(aktor=roller.kari, referat_id=id_, versjon=1, naa=naa)
    del_(roller.kari, id_, naa)
    operations.lagre_utkast(aktor=roller.kari, referat_id=id_, versjon=2, tekst="Nytt", naa=naa)

    for _ in range(2):
        operations.forkast_endring(aktor=roller.kari, referat_id=id_, versjon=3, naa=naa)

    assert les(roller.kari, roller.amina, id_, naa).utkast is None
    assert Delt.objects.filter(referat_id=id_).count() == 1


def test_the_same_form_twice_shares_once(roller: Rollebesetning, naa: datetime) -> None:
    nokkel = uuid.uuid4()
    ider = {start(roller.kari, roller.amina, naa, nokkel=nokkel) for _ in range(2)}
    assert len(ider) == 1
    id_ = ider.pop()

    for _ in range(2):
        del_(roller.kari, id_, naa, versjon=1, tekst="Slik ble det.")
    assert del_(roller.kari, id_, naa) == 1

    assert Delt.objects.get().tekst == "Slik ble det."
    assert slag(roller.amina) == ["REFERAT_DELT"]


def test_two_who_write_at_once_see_both(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    operations.lagre_utkast(
        aktor=roller.kari, referat_id=id_, versjon=1, tekst="Karis ord", naa=naa
    )

    for gjor in (operations.lagre_utkast, operations.del_referat):
        with pytest.raises(VersjonsKonflikt) as feil:
            gjor(aktor=roller.per, referat_id=id_, versjon=1, tekst="Pers ord", naa=naa)  # type: ignore[operator]
        assert feil.value.gjeldende.tekst == "Karis ord"
        assert feil.value.gjeldende.navn == "Kari Nordmo"
    with pytest.raises(VersjonsKonflikt):
        del_(roller.per, id_, naa, versjon=1)
    with pytest.raises(VersjonsKonflikt):
        operations.lagre_utkast(
            aktor=roller.per, referat_id=id_, versjon=1, tekst="Karis ord", naa=naa,
            tema="Annet tema", dag=date(2026, 1, 13), kanal=Kanal.VIDEO,
        )  # fmt: skip
    assert not Delt.objects.exists()


def test_unchanged_text_is_shared_also_when_it_is_over(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    senere = naa + timedelta(days=3)
    avslutt(roller.amina, senere)

    with pytest.raises(Regelbrudd, match="HISTORISK"):
        del_(roller.kari, id_, senere, tekst="Noe annet enn det som står")
    with pytest.raises(Regelbrudd, match="HISTORISK"):
        operations.lagre_utkast(
            aktor=roller.kari, referat_id=id_, versjon=1, tekst="Annet", naa=senere
        )
    assert del_(roller.kari, id_, senere, tekst="Vi snakket om kurs.") == 1

    data = les(roller.amina, roller.amina, id_, senere)
    assert data.historisk
    assert data.er_delt
    assert not data.kan_kommentere


def test_nothing_is_not_shared(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa, tekst="")

    with pytest.raises(Regelbrudd, match="MANGLER"):
        del_(roller.kari, id_, naa)
    with pytest.raises(Regelbrudd, match="MANGLER"):
        del_(roller.kari, id_, naa, tekst="  ")
    assert not Delt.objects.exists()


@pytest.mark.parametrize(
    ("felt", "kode"),
    [
        ({"tema": " "}, "MANGLER"),
        ({"tema": "x" * 101}, "FOR_LANG"),
        ({"tekst": "x" * 5001}, "FOR_LANG"),
        ({"dag": date(2026, 1, 15)}, "DATO_I_FRAMTIDEN"),
        ({"dag": date(1990, 1, 1)}, "URIMELIG_DATO"),
    ],
)
def test_what_is_refused(
    roller: Rollebesetning, naa: datetime, felt: dict[str, Any], kode: str
) -> None:
    with pytest.raises(Regelbrudd, match=kode):
        start(roller.kari, roller.amina, naa, **felt)
    assert not Referat.objects.exists()


def test_the_day_is_counted_in_oslo(roller: Rollebesetning, naa: datetime) -> None:
    sent = naa.replace(hour=23, minute=30)  # half past midnight on the 15th in Oslo
    id_ = start(roller.kari, roller.amina, sent, dag=date(2026, 1, 15))
    assert Referat.objects.get(id=id_).dag == date(2026, 1, 15)


def test_a_talk_is_finished_when_it_is_shared(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    ferdig: dict[str, Any] = {"aktor": roller.kari, "referat_id": id_, "naa": naa}
    with pytest.raises(Regelbrudd, match="REFERAT_IKKE_DELT"):
        operations.sett_ferdig(ferdig=True, **ferdig)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referat.objects.filter(id=id_).update(ferdig=True)
    del_(roller.kari, id_, naa)

    for _ in range(2):
        operations.sett_ferdig(ferdig=True, **ferdig)

    with pytest.raises(Regelbrudd, match="REFERAT_FERDIG"):
        operations.lagre_utkast(aktor=roller.kari, referat_id=id_, versjon=2, tekst="X", naa=naa)
    with pytest.raises(IkkeTilgang):
        operations.sett_ferdig(aktor=roller.amina, referat_id=id_, ferdig=False, naa=naa)
    operations.sett_ferdig(ferdig=False, **ferdig)
    operations.lagre_utkast(aktor=roller.kari, referat_id=id_, versjon=2, tekst="X", naa=naa)
    with pytest.raises(Regelbrudd, match="REFERATUTKAST_APENT"):
        operations.sett_ferdig(ferdig=True, **ferdig)
    assert Hendelse.objects.filter(objekt_id=id_, type="REFERAT_FERDIG").count() == 1


def test_the_user_comments_and_corrects_beside_it(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    si: dict[str, Any] = {"referat_id": id_, "nr": 1, "naa": naa}
    with pytest.raises(IkkeFunnet):
        operations.kommenter(aktor=roller.amina, slag=Kommentarslag.KOMMENTAR, tekst="Hei",
                             nokkel=uuid.uuid4(), **si)  # fmt: skip
    del_(roller.kari, id_, naa)
    nokkel = uuid.uuid4()
    for _ in range(2):
        operations.kommenter(aktor=roller.amina, slag=Kommentarslag.RETTELSE,
                             tekst="Vi snakket om praksis", nokkel=nokkel, **si)  # fmt: skip
    operations.kommenter(aktor=roller.kari, slag=Kommentarslag.KOMMENTAR, tekst="Takk",
                         nokkel=uuid.uuid4(), **si)  # fmt: skip

    data = les(roller.kari, roller.amina, id_, naa)
    assert [(k.slag, k.tekst, k.av_bruker, k.navn) for k in data.kommentarer] == [
        ("RETTELSE", "Vi snakket om praksis", True, ""),
        ("KOMMENTAR", "Takk", False, "Kari Nordmo"),
    ]
    assert data.gjeldende is not None
    assert data.gjeldende.tekst == "Vi snakket om kurs."
    assert slag(roller.kari) == ["REFERAT_KOMMENTERT"]
    assert slag(roller.amina) == ["REFERAT_DELT", "REFERAT_KOMMENTERT"]
    with pytest.raises(Regelbrudd, match="RETT_I_TEKSTEN"):
        operations.kommenter(aktor=roller.kari, slag=Kommentarslag.RETTELSE, tekst="Nei",
                             nokkel=uuid.uuid4(), **si)  # fmt: skip
    for nr in (0, 2):
        with pytest.raises(IkkeFunnet):
            operations.kommenter(aktor=roller.amina, slag=Kommentarslag.KOMMENTAR, tekst="Hm",
                                 nokkel=uuid.uuid4(), **{**si, "nr": nr})  # fmt: skip
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        Kommentar.objects.update(tekst="Endret")


@pytest.mark.parametrize(("tekst", "kode"), [(" ", "MANGLER"), ("x" * 2001, "FOR_LANG")])
def test_a_comment_has_its_limits(
    roller: Rollebesetning, naa: datetime, tekst: str, kode: str
) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    del_(roller.kari, id_, naa)
    with pytest.raises(Regelbrudd, match=kode):
        operations.kommenter(
            aktor=roller.amina, referat_id=id_, nr=1, slag=Kommentarslag.KOMMENTAR, tekst=tekst,
            nokkel=uuid.uuid4(), naa=naa,
        )  # fmt: skip


def test_the_user_writes_when_that_is_agreed(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa, tekst="Karis egne notater")
    for _ in range(2):
        operations.be_bruker_skrive(aktor=roller.kari, referat_id=id_, naa=naa)

    assert slag(roller.amina) == ["SKRIV_REFERAT"]
    hos_amina = les(roller.amina, roller.amina, id_, naa)
    assert hos_amina.kan_skrive
    assert "Karis egne" not in repr(hos_amina)
    operations.lagre_utkast(
        aktor=roller.amina, referat_id=id_, versjon=0, tekst="Aminas utkast", naa=naa
    )
    hos_kari = les(roller.kari, roller.amina, id_, naa)
    assert "Aminas utkast" not in repr(hos_kari)
    assert hos_kari.utkast is None
    with pytest.raises(IkkeTilgang, match="DEN_ANDRE_SKRIVER"):
        operations.lagre_utkast(aktor=roller.kari, referat_id=id_, versjon=1, tekst="X", naa=naa)
    som = apne_som_bruker(aktor=roller.kari, person_id=roller.amina.id, naa=naa)
    assert "Aminas utkast" not in repr(queries.ett_referat(som, id_, naa=naa))

    assert del_(roller.amina, id_, naa) == 1

    hos_kari = les(roller.kari, roller.amina, id_, naa)
    assert hos_kari.gjeldende is not None
    assert hos_kari.gjeldende.av_bruker
    assert Forstaelse.objects.get(objekt_id=id_).tilstand == "VENTER_PA_NAV"
    assert slag(roller.kari) == ["REFERAT_DELT"]
    with pytest.raises(Regelbrudd, match="REFERAT_ALLEREDE_DELT"):
        operations.ta_over(aktor=roller.kari, referat_id=id_, naa=naa)


def test_nav_can_write_after_all(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.kari, roller.amina, naa, tekst="Karis")
    operations.be_bruker_skrive(aktor=roller.kari, referat_id=id_, naa=naa)
    operations.lagre_utkast(aktor=roller.amina, referat_id=id_, versjon=0, tekst="Mitt", naa=naa)

    operations.ta_over(aktor=roller.kari, referat_id=id_, naa=naa)

    assert slag(roller.amina) == []
    data = les(roller.kari, roller.amina, id_, naa)
    assert data.utkast is not None
    assert data.utkast.tekst == "Karis"
    with pytest.raises(IkkeFunnet):
        les(roller.amina, roller.amina, id_, naa)
    with pytest.raises(IkkeTilgang):
        operations.be_bruker_skrive(aktor=roller.amina, referat_id=id_, naa=naa)


def _mote(roller: Rollebesetning, naa: datetime) -> UUID:
    innhold = Moteinnhold("Oppfølging", Kanal.OPPMOTE, 30, sted="Rom 2", hensikt="Status")
    return mote.kall_inn(
        aktor=roller.kari, person_id=roller.amina.id, innhold=innhold,
        start=naa + timedelta(hours=2), nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip


def test_a_meeting_has_one_set_of_minutes_once_it_has_begun(
    roller: Rollebesetning, naa: datetime
) -> None:
    mote_id = _mote(roller, naa)
    felles: dict[str, Any] = {"mote_id": mote_id, "person_id": roller.amina.id}
    with pytest.raises(Regelbrudd, match="MOTE_IKKE_BEGYNT"):
        operations.start_motereferat(aktor=roller.kari, naa=naa, **felles)
    senere = naa + timedelta(hours=3)

    ider = {
        operations.start_motereferat(aktor=a, naa=senere, **felles)
        for a in (roller.kari, roller.per)
    }

    assert len(ider) == 1
    rad = Referat.objects.get()
    assert (rad.tema, rad.dag, rad.kanal) == ("Oppfølging", date(2026, 1, 14), "OPPMOTE")
    amina = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="mote", naa=senere)
    kari = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="mote", naa=senere)
    assert queries.for_mote(amina, mote_id, naa=senere) is None
    assert queries.uferdige(amina) == []
    assert queries.for_mote(kari, mote_id, naa=senere) is not None
    with pytest.raises(IkkeTilgang, match="BARE_NAV"):
        operations.start_motereferat(aktor=roller.amina, naa=senere, **felles)
    with pytest.raises(IkkeFunnet):
        operations.start_motereferat(aktor=roller.lise, naa=senere, **felles)


def _melding(roller: Rollebesetning, naa: datetime, tema: Tema = Tema.MOTE) -> UUID:
    sendt = dialog.ny_trad(
        aktor=roller.amina, person_id=roller.amina.id, tema=tema, tekst="Jeg vil ha praksis",
        nokkel=uuid.uuid4(), naa=naa,
    )  # fmt: skip
    return sendt.melding_id


def test_a_message_is_quoted_with_its_source_and_shared_with_the_text(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_, melding_id = start(roller.kari, roller.amina, naa), _melding(roller, naa)
    for _ in range(2):
        operations.siter(aktor=roller.kari, referat_id=id_, melding_id=melding_id, naa=naa)
    del_(roller.kari, id_, naa)

    data = les(roller.amina, roller.amina, id_, naa)
    assert data.gjeldende is not None
    sitat = data.gjeldende.sitater[0]
    assert (sitat.tekst, sitat.avsender) == ("Jeg vil ha praksis", "Amina Yusuf")
    assert sitat.trad_id == Melding.objects.get(id=melding_id).trad_id

    operations.lagre_utkast(
        aktor=roller.kari, referat_id=id_, versjon=Utkast.objects.get().versjon, tekst="Ny", naa=naa
    )
    utkast = les(roller.kari, roller.amina, id_, naa).utkast
    assert utkast is not None
    assert len(utkast.sitater) == 1
    operations.fjern_sitat(aktor=roller.kari, referat_id=id_, melding_id=melding_id, naa=naa)
    del_(roller.kari, id_, naa)
    data = les(roller.amina, roller.amina, id_, naa)
    assert data.gjeldende is not None
    assert data.gjeldende.sitater == ()


def test_a_message_of_another_room_or_person_is_not_quoted(
    roller: Rollebesetning, naa: datetime
) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    bjorns = start(roller.kari, roller.bjorn, naa)
    statens = _melding(roller, naa)
    kommunens = _melding(roller, naa, Tema.KOMMUNALE_TJENESTER)
    for referat_id, melding_id in ((id_, kommunens), (bjorns, statens), (id_, uuid.uuid4())):
        with pytest.raises(IkkeFunnet):
            operations.siter(
                aktor=roller.kari, referat_id=referat_id, melding_id=melding_id, naa=naa
            )


@pytest.mark.parametrize(
    ("hvem", "feil"),
    [
        ("bjorn", IkkeFunnet),
        ("ola", ManglerBegrunnelse),
        ("lise", IkkeFunnet),
        ("mona", ManglerBegrunnelse),
        ("rut", IkkeFunnet),
        ("adam", IkkeFunnet),
    ],
)
def test_who_does_not_come_near(
    roller: Rollebesetning, naa: datetime, hvem: str, feil: type[Exception]
) -> None:
    id_ = start(roller.kari, roller.amina, naa)
    aktor = getattr(roller, hvem)
    with pytest.raises(feil):
        operations.lagre_utkast(aktor=aktor, referat_id=id_, versjon=1, tekst="X", naa=naa)
    with pytest.raises(feil):
        del_(aktor, id_, naa, versjon=1)
    with pytest.raises(feil):
        les(aktor, roller.amina, id_, naa)
    assert Utkast.objects.get().tekst == "Vi snakket om kurs."


def test_a_user_never_starts_minutes_of_a_talk(roller: Rollebesetning, naa: datetime) -> None:
    with pytest.raises(IkkeTilgang, match="BARE_NAV"):
        start(roller.amina, roller.amina, naa)


def test_the_municipality_has_its_own(roller: Rollebesetning, naa: datetime) -> None:
    id_ = start(roller.lise, roller.amina, naa)
    assert Referat.objects.get(id=id_).rom == Rom.KOMMUNE
    with pytest.raises(IkkeFunnet):
        les(roller.kari, roller.amina, id_, naa)
    del_(roller.lise, id_, naa)
    assert les(roller.amina, roller.amina, id_, naa).er_delt


def test_late_minutes_are_found_for_who_may_open_them(
    roller: Rollebesetning, naa: datetime
) -> None:
    sen, i_tide = date(2026, 1, 6), date(2026, 1, 7)
    id_ = start(roller.kari, roller.amina, naa, dag=sen)
    start(roller.kari, roller.amina, naa, dag=i_tide)
    delt = start(roller.kari, roller.amina, naa, dag=sen, tema="Delt")
    del_(roller.kari, delt, naa)
    hos_bruker = start(roller.kari, roller.amina, naa, dag=sen, tema="Brukers")
    operations.be_bruker_skrive(aktor=roller.kari, referat_id=hos_bruker, naa=naa)
    kommunens = start(roller.lise, roller.amina, naa, dag=sen)
    start(roller.ola, roller.daniel, naa, dag=sen)
    start(roller.siv, roller.stine, naa, dag=sen)

    def ser(aktor: Aktor) -> set[UUID]:
        return {u.id for u in queries.udelte(aktor, naa=naa)}

    assert ser(roller.kari) == ser(roller.per) == ser(roller.tor) == {id_}
    assert ser(roller.lise) == {kommunens}
    assert ser(roller.amina) == ser(roller.rut) == set()
    rad = queries.udelte(roller.kari, naa=naa)[0]
    assert (rad.dag, rad.frist) == (sen, date(2026, 1, 13))
    with CaptureQueriesContext(connection) as sporringer:
        funnet = queries.udelte_for({roller.amina.id: frozenset({Rom.STAT})}, naa=naa)
    assert len(sporringer) == 1
    assert [u.id for u in funnet[roller.amina.id]] == [id_]
    kari = apne_person(aktor=roller.kari, person_id=roller.amina.id, hva="plan", naa=naa)
    assert [r.id for r in queries.referater(kari, naa=naa) if r.for_sent] == [id_]
    avslutt(roller.amina, naa)
    assert ser(roller.kari) == set()


def test_a_list_of_minutes_is_one_query(roller: Rollebesetning, naa: datetime) -> None:
    for nr in range(4):
        del_(roller.kari, start(roller.kari, roller.amina, naa, tema=f"Nr {nr}"), naa)
    innsyn = apne_person(aktor=roller.amina, person_id=roller.amina.id, hva="plan", naa=naa)
    with CaptureQueriesContext(connection) as sporringer:
        assert len(queries.referater(innsyn, naa=naa)) == 4
    assert len(sporringer) == 1
