"""Requirement: what is ordered reaches its receiver over real SMTP and HTTP, once."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from rollebesetning import NAA, Rollebesetning
from varsling import Varsling

from dap.felles.rom import Rom
from dap.person.models import Person
from dap.varsel import operations, queries
from dap.varsel.models import Utsending, Varselvalg
from dap.varsel.values import Feilkode, Kanal, Samling, Utsendingsstatus, Varselslag

S = Utsendingsstatus
BER_OM_SVAR, NY_MELDING = Varselslag.BER_OM_SVAR, Varselslag.NY_MELDING
MINUTT = timedelta(minutes=1)


def bestill(
    person_id: UUID,
    slag: Varselslag = BER_OM_SVAR,
    naa: datetime = NAA,
    objekt_id: UUID | None = None,
) -> UUID:
    objekt_id = objekt_id or uuid4()
    operations.bestill(
        slag=slag,
        mottaker_id=person_id,
        person_id=person_id,
        rom=Rom.STAT,
        objekt_type="TRAD",
        objekt_id=objekt_id,
        naa=naa,
    )
    return objekt_id


def send(naa: datetime = NAA, antall: int = 1000) -> int:
    return operations.send_ventende(klokke=lambda: naa, antall=antall)


def vil_ha(roller: Rollebesetning, **valg: Any) -> None:
    Varselvalg.objects.update_or_create(person_id=roller.amina.id, defaults=valg)


def statuser() -> list[tuple[str, str]]:
    return list(Utsending.objects.order_by("id").values_list("kanal", "status"))


def test_an_sms_arrives_with_a_link_and_nothing_of_the_content(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    bestill(roller.amina.id)
    send()

    (sms,) = varsling.sms()
    rad = Utsending.objects.get(runde=0)
    lenke = f"https://dap.example/varsler/{rad.varsel_id}/"
    assert sms["tekst"] == f"Du har fått en melding som trenger svar. Logg inn: {lenke}"
    assert len(sms["tekst"]) <= 160
    assert (sms["nokkel"], sms["til"], sms["fra"]) == (str(rad.id), "+4790000000", "NAV")
    assert (rad.status, rad.sendt, rad.til) == (S.SENDT, NAA, "90000000")
    assert rad.ekstern_id == sms["id"]


@pytest.mark.parametrize(
    ("sprak", "emne", "hilsen"),
    [
        ("nb", "NAV venter på svar fra deg", "Hilsen NAV"),
        ("nn", "NAV ventar på svar frå deg", "Helsing NAV"),
        ("en", "NAV is waiting for your reply", "Kind regards, NAV"),
    ],
)
def test_an_email_arrives_over_tls_in_the_readers_language(
    roller: Rollebesetning, varsling: Varsling, sprak: str, emne: str, hilsen: str
) -> None:
    vil_ha(roller, kanaler=["EPOST"], sprak=sprak)
    bestill(roller.amina.id)
    send()

    (brev,) = varsling.epost()
    rad = Utsending.objects.get(runde=0)
    assert brev["Subject"] == emne
    assert brev["To"] == "amina@example.no"
    assert brev["Message-ID"] == f"<{rad.id}@nav.example>"
    assert (brev["Auto-Submitted"], brev["Content-Language"]) == ("auto-generated", sprak)
    tekst = brev.get_content()
    assert f"https://dap.example/varsler/{rad.varsel_id}/" in tekst.splitlines()
    assert hilsen in tekst
    assert "Amina" not in brev.as_string()
    assert rad.status == S.SENDT


def test_a_server_without_a_certificate_that_we_trust_gets_nothing(
    roller: Rollebesetning, varsling: Varsling, settings: Any
) -> None:
    settings.DAP_EPOST = {**settings.DAP_EPOST, "ca": ""}
    vil_ha(roller, kanaler=["EPOST"])
    bestill(roller.amina.id)
    send()
    assert varsling.epost() == []
    rad = Utsending.objects.get()
    assert (rad.status, rad.feilkode, rad.neste) == (S.VENTER, Feilkode.NEDE, NAA + MINUTT)


def test_what_is_sent_is_sent_once_however_often_one_looks(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    bestill(roller.amina.id)
    assert (send(), send(), send(NAA + timedelta(days=6))) == (1, 0, 0)
    assert varsling.sentral.sentral.antall == 1


def test_who_died_between_sending_and_writing_is_followed_by_one_with_the_same_key(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    bestill(roller.amina.id)
    send()
    # As it stands in the table when the worker was killed after the channel had taken it.
    Utsending.objects.filter(runde=0).update(
        status=S.TATT, tatt=NAA, neste=NAA + timedelta(minutes=5), sendt=None
    )
    Utsending.objects.filter(runde=1).delete()

    assert send(NAA + MINUTT) == 0
    assert send(NAA + timedelta(minutes=5)) == 1

    assert varsling.sentral.sentral.antall == 2
    assert len(varsling.sms()) == 1
    assert Utsending.objects.get(runde=0).status == S.SENDT


def test_the_channel_is_kept_when_it_may_have_been_sent_already(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    bestill(roller.amina.id)
    varsling.feil(sms="faller")
    send()
    vil_ha(roller, kanaler=["EPOST", "SMS"])
    varsling.feil()
    send(NAA + MINUTT)
    assert (len(varsling.sms()), varsling.epost()) == (1, [])


@pytest.mark.parametrize(
    ("feil", "kode"),
    [("500", Feilkode.NEDE), ("tull", Feilkode.UFORSTAELIG), ("lyver", Feilkode.UFORSTAELIG)],
)
def test_a_gateway_that_is_down_or_lies_is_asked_again_until_it_tells_the_truth(
    roller: Rollebesetning, varsling: Varsling, feil: str, kode: Feilkode
) -> None:
    bestill(roller.amina.id)
    varsling.feil(sms=feil)
    send()
    rad = Utsending.objects.get()
    assert (rad.status, rad.feilkode, rad.neste) == (S.VENTER, kode, NAA + MINUTT)
    varsling.feil()
    send(NAA + MINUTT)
    assert Utsending.objects.get(runde=0).status == S.SENDT
    assert len(varsling.sms()) == 1


def test_a_gateway_that_never_answers_holds_up_nothing_else(
    roller: Rollebesetning, varsling: Varsling, settings: Any
) -> None:
    settings.DAP_SMS = {**settings.DAP_SMS, "ventetid": "0.2"}
    varsling.feil(sms="aldri:1")
    for _ in range(20):
        bestill(roller.bjorn.id)
    vil_ha(roller, kanaler=["EPOST"])
    bestill(roller.amina.id)

    send()

    assert len(varsling.epost()) == 1
    ventende = Utsending.objects.filter(kanal=Kanal.SMS)
    assert {u.status for u in ventende} == {S.VENTER}
    # Those that were never tried have not lost a try.
    assert {u.forsok for u in ventende} == {0, 1}


@pytest.mark.parametrize("feil", ["tull", "faller"])
def test_what_nobody_takes_is_given_up_and_tried_again_when_operations_say_so(
    roller: Rollebesetning, varsling: Varsling, feil: str
) -> None:
    """It may have gone: only who looks into it can say that it should be tried again."""
    bestill(roller.amina.id)
    varsling.feil(sms=feil)
    Utsending.objects.update(forsok=11)
    send()
    assert [d.id for d in queries.dode()] == [Utsending.objects.get().id]
    varsling.feil()
    assert send(NAA + timedelta(days=1)) == 0
    assert operations.prov_dode_igjen(naa=NAA) == 1
    send()
    assert (len(varsling.sms()), queries.dode()) == (1, [])


@pytest.mark.parametrize(
    ("epost_finnes", "kanaler"), [(True, ["SMS", "EPOST"]), (False, ["SMS", "BREV"])]
)
def test_what_surely_never_went_goes_on_in_the_next_channel(
    roller: Rollebesetning, varsling: Varsling, epost_finnes: bool, kanaler: list[str]
) -> None:
    if not epost_finnes:
        Person.objects.filter(id=roller.amina.id).update(epost="")
    bestill(roller.amina.id)
    varsling.feil(sms="500")
    Utsending.objects.update(forsok=11)
    send()
    rader = list(Utsending.objects.filter(runde=0).order_by("id"))
    assert [r.kanal for r in rader] == kanaler
    assert rader[0].status == S.DOD
    assert operations.prov_dode_igjen(naa=NAA) == 0, "through both it would come twice"
    varsling.feil()
    send(NAA + MINUTT)
    assert len(varsling.epost()) == (1 if epost_finnes else 0)
    assert varsling.sms() == []
    assert not Varselvalg.objects.exclude(telefon_avvist="").exists(), "the number is not at fault"


def test_a_late_receipt_makes_nothing_come_twice(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    for levert, ventet in ((True, S.STOPPET), (False, S.VENTER)):
        bestill(roller.amina.id)
        varsling.feil(sms="500")
        Utsending.objects.filter(status=S.VENTER, runde=0, kanal="SMS").update(forsok=11)
        operations.send_ventende(klokke=lambda: NAA, antall=1)
        dod = Utsending.objects.filter(status=S.DOD).latest("id")
        operations.ta_imot_kvittering(
            utsending_id=dod.id, levert=levert, kanal=Kanal(dod.kanal), naa=NAA
        )
        andre = Utsending.objects.filter(varsel_id=dod.varsel_id, runde=0).exclude(id=dod.id)
        assert [(r.kanal, r.status) for r in andre] == [("EPOST", ventet)]


def test_an_address_that_bounces_is_marked_and_the_other_channel_used(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    vil_ha(roller, kanaler=["EPOST", "SMS"])
    bestill(roller.amina.id)
    varsling.feil(epost="550")
    send()

    assert statuser() == [("EPOST", S.FEILET), ("SMS", S.SENDT), ("SMS", S.VENTER)]
    assert len(varsling.sms()) == 1
    valg = Varselvalg.objects.get()
    assert valg.epost_avvist == "amina@example.no"

    bestill(roller.amina.id)
    assert Utsending.objects.order_by("-id")[0].kanal == Kanal.SMS
    # Another address may be tried.
    Person.objects.filter(id=roller.amina.id).update(epost="ny@example.no")
    bestill(roller.amina.id)
    assert Utsending.objects.order_by("-id")[0].kanal == Kanal.EPOST


def test_who_is_reached_nowhere_gets_a_letter(roller: Rollebesetning, varsling: Varsling) -> None:
    bestill(roller.amina.id)
    varsling.feil(sms="ugyldig", epost="550")
    send()
    assert statuser() == [("SMS", S.FEILET), ("EPOST", S.FEILET), ("BREV", S.VENTER)]


@pytest.mark.parametrize("nummer", ["12", "ikke et nummer", "+47 900 00 000\r\nX: 1"])
def test_what_is_no_number_is_never_handed_over(
    roller: Rollebesetning, varsling: Varsling, nummer: str
) -> None:
    Person.objects.filter(id=roller.amina.id).update(telefon=nummer[:20], epost="")
    bestill(roller.amina.id)
    send()
    assert all(m["til"] == "+4790000000" for m in varsling.sms())


@pytest.mark.parametrize(
    "adresse", ["ingen", "a@b.no\r\nBcc: x@y.no", "a b@c.no", "<a@b.no>", "å@b.no", "a@b.no,c@d.no"]
)
def test_what_is_no_address_is_never_handed_over(
    roller: Rollebesetning, varsling: Varsling, adresse: str
) -> None:
    Person.objects.filter(id=roller.amina.id).update(epost=adresse, telefon="")
    bestill(roller.amina.id)
    send()
    assert varsling.epostserver.postkasse.antall == 0
    assert statuser()[0] == ("EPOST", S.FEILET)


def test_nothing_is_sent_of_what_is_read_answered_or_over_by_then(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    lest, over = (bestill(roller.amina.id, NY_MELDING) for _ in range(2))
    operations.merk_lest(aktor=roller.amina, objekt_id=lest, naa=NAA)
    operations.stopp(objekt_id=over, naa=NAA)
    send(NAA + timedelta(minutes=6))
    koder = {u.varsel.objekt_id: (u.status, u.feilkode) for u in Utsending.objects.all()}
    assert koder == {lest: (S.STOPPET, Feilkode.LEST), over: (S.STOPPET, Feilkode.OVER)}
    assert varsling.sms() == []


def test_who_became_reserved_meanwhile_gets_a_letter_instead(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    bestill(roller.amina.id)
    Person.objects.filter(id=roller.amina.id).update(reservert_krr=True, kan_varsles=False)
    send()
    assert statuser() == [("BREV", S.VENTER)]
    assert varsling.sms() == []


def test_it_is_repeated_after_a_week_unless_somebody_has_read_it(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    lest = bestill(roller.amina.id)
    bestill(roller.bjorn.id)
    send()
    operations.merk_lest(aktor=roller.amina, objekt_id=lest, naa=NAA)

    assert send(NAA + timedelta(days=6)) == 0
    send(NAA + timedelta(days=7))
    send(NAA + timedelta(days=30))

    per_bruker = {
        navn: [u.status for u in Utsending.objects.filter(person_id=id_).order_by("runde")]
        for navn, id_ in (("amina", roller.amina.id), ("bjorn", roller.bjorn.id))
    }
    assert per_bruker == {"amina": [S.SENDT, S.STOPPET], "bjorn": [S.SENDT, S.SENDT]}
    assert len(varsling.sms()) == 3


def test_nothing_at_night_and_everything_in_the_morning(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    natt = NAA + timedelta(hours=10)
    bestill(roller.amina.id, naa=natt)
    send(natt)
    assert Utsending.objects.get().neste == NAA + timedelta(hours=18)
    send(NAA + timedelta(hours=18))
    assert len(varsling.sms()) == 1


def test_a_digest_is_one_message_that_says_how_many(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    vil_ha(roller, samling=Samling.DAGLIG)
    for _ in range(3):
        bestill(roller.amina.id, NY_MELDING)
    bestill(roller.amina.id)
    send(NAA + timedelta(minutes=10))
    assert [m["tekst"][:20] for m in varsling.sms()] == ["Du har fått en meldi"]

    # The batch is smaller than what is due: the digest is whole all the same.
    morgen = NAA + timedelta(hours=19)
    operations.send_ventende(klokke=lambda: morgen, antall=1)

    (digest,) = [m for m in varsling.sms() if "nye varsler" in m["tekst"]]
    assert digest["tekst"] == (
        "Du har 3 nye varsler fra NAV. Logg inn: https://dap.example/varsler/"
    )
    dagens = Utsending.objects.filter(varsel__slag=NY_MELDING)
    assert {(u.status, u.sendt, u.til) for u in dagens} == {(S.SENDT, morgen, "90000000")}


def test_a_digest_that_failed_is_the_same_digest_again(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    vil_ha(roller, samling=Samling.DAGLIG)
    for _ in range(2):
        bestill(roller.amina.id, NY_MELDING)
    morgen = NAA + timedelta(hours=19)
    varsling.feil(sms="faller")
    send(morgen)
    varsling.feil()
    bestill(roller.amina.id, NY_MELDING, naa=NAA + timedelta(minutes=1))
    send(morgen + MINUTT)

    tekster = sorted(m["tekst"][:12] for m in varsling.sms())
    assert tekster == ["Du har 2 nye", "Du har fått "]
    assert {u.status for u in Utsending.objects.all()} == {S.SENDT}


def test_two_of_the_same_thread_come_half_an_hour_apart(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    trad = bestill(roller.amina.id)
    send()
    operations.merk_lest(aktor=roller.amina, objekt_id=trad, naa=NAA)
    bestill(roller.amina.id, objekt_id=trad, naa=NAA + MINUTT)
    send(NAA + MINUTT)
    assert len(varsling.sms()) == 1
    send(NAA + timedelta(minutes=31))
    assert len(varsling.sms()) == 2


def test_a_clock_that_was_ahead_keeps_nothing_waiting_and_doubles_nothing(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    bestill(roller.amina.id)
    bestill(roller.bjorn.id)
    framtid = NAA + timedelta(days=365)
    Utsending.objects.filter(person_id=roller.amina.id).update(
        status=S.TATT, tatt=framtid, neste=framtid + timedelta(minutes=5)
    )
    send()
    send(NAA - timedelta(hours=3))
    assert len(varsling.sms()) == 2
    assert varsling.sentral.sentral.antall == 2


@pytest.mark.parametrize("oppsatt", [("DAP_SMS",), ("DAP_SMS", "DAP_EPOST")])
def test_a_channel_that_is_not_set_up_is_not_used(
    roller: Rollebesetning, varsling: Varsling, settings: Any, oppsatt: tuple[str, ...]
) -> None:
    bestill(roller.amina.id)
    for navn in oppsatt:
        setattr(settings, navn, {})
    send()
    if len(oppsatt) == 1:
        assert len(varsling.epost()) == 1
    else:
        assert statuser() == [("SMS", S.VENTER)]


def test_the_number_of_queries_does_not_grow_with_the_batch(
    roller: Rollebesetning, varsling: Varsling, django_assert_max_num_queries: Any
) -> None:
    for _ in range(30):
        bestill(roller.bjorn.id)
    with django_assert_max_num_queries(24):
        send()
    assert len(varsling.sms()) == 30
