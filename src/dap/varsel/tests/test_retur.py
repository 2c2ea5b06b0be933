"""Requirement: e-mail that comes back after it was sent is known, and the next channel tried."""

import io
import sys
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from rollebesetning import NAA, Rollebesetning
from varsling import Varsling

from dap.varsel import operations, queries
from dap.varsel.kanaler.retur import Retur, les_retur
from dap.varsel.models import Returpost, Utsending, Varselvalg
from dap.varsel.tests.returpost import (
    AUTOSVAR,
    FOR_MENNESKER,
    ID,
    KOM_IKKE,
    UKJENT_ADRESSE,
    UNDERVEIS,
)
from dap.varsel.tests.test_sending import bestill, send, vil_ha
from dap.varsel.values import Feilkode, Kanal, Retursvar

SENERE = NAA + timedelta(hours=3)


def rapport(
    status: str = "5.1.1",
    action: str = "failed",
    til: str = "ikke-svar@nav.example",
    sendt: str = f"<{ID}@nav.example>",
    hoder: str = "text/rfc822-headers",
    slag: str = "delivery-status",
) -> bytes:
    """As mail servers write them."""
    return f"""From: MAILER-DAEMON@mx.example\r
To: {til}\r
Subject: Undelivered Mail Returned to Sender\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type={slag}; boundary="grense"\r
\r
--grense\r
Content-Type: text/plain; charset=us-ascii\r
\r
I'm sorry to have to inform you that your message could not be delivered.\r
\r
--grense\r
Content-Type: message/{slag}\r
\r
Reporting-MTA: dns; mx.example\r
Arrival-Date: Wed, 14 Jan 2026 12:00:00 +0000\r
\r
Final-Recipient: rfc822; amina@example.no\r
Action: {action}\r
Status: {status}\r
Diagnostic-Code: smtp; 550 {status} <amina@example.no>: Recipient address rejected\r
\r
--grense\r
Content-Type: {hoder}\r
\r
From: NAV <ikke-svar@nav.example>\r
Message-ID: {sendt}\r
Subject: Ny melding fra NAV\r
\r
--grense--\r
""".encode()


@pytest.mark.parametrize(
    ("status", "feilkode"),
    [
        ("5.1.1", Feilkode.UGYLDIG_ADRESSE),
        ("5.1.10", Feilkode.UGYLDIG_ADRESSE),
        ("5.2.1", Feilkode.UGYLDIG_ADRESSE),
        ("5.4.4", Feilkode.UGYLDIG_ADRESSE),
        ("5.2.2", Feilkode.AVVIST),  # full: the address is right
        ("5.7.1", Feilkode.AVVIST),
        ("5.1.8", Feilkode.AVVIST),  # our own address
        ("4.4.7", Feilkode.AVVIST),  # given up after days
        ("tull", Feilkode.AVVIST),
    ],
)
def test_whether_the_address_is_to_blame(status: str, feilkode: Feilkode) -> None:
    assert les_retur(rapport(status)) == Retur(ID, True, feilkode)


@pytest.mark.parametrize("hoder", ["text/rfc822-headers", "message/rfc822"])
def test_which_message_is_read_of_what_came_back(hoder: str) -> None:
    retur = les_retur(rapport(hoder=hoder))
    assert isinstance(retur, Retur)
    assert retur.utsending_id == ID


@pytest.mark.parametrize("id_", [str(ID), ID.hex, str(ID).upper()])
def test_or_of_the_address_that_it_came_to(id_: str) -> None:
    retur = les_retur(rapport(til=f"DAP <retur+{id_}@nav.example>", sendt="<annet@mx.example>"))
    assert isinstance(retur, Retur)
    assert retur.utsending_id == ID


@pytest.mark.parametrize("action", ["delayed", "relayed", "delivered", "expanded"])
def test_what_is_only_late_is_not_lost(action: str) -> None:
    assert les_retur(rapport("4.4.1", action=action)) == Retur(ID, False, Feilkode.INGEN)


@pytest.mark.parametrize(
    "innhold",
    [
        rapport().replace(b"Action: failed\r\n", b""),
        rapport().replace(b"--grense", b"--annen"),
    ],
)
def test_a_broken_report_is_read_as_words(innhold: bytes) -> None:
    assert les_retur(innhold) == Retur(ID, True, Feilkode.UGYLDIG_ADRESSE)


@pytest.mark.parametrize("navn", UKJENT_ADRESSE)
def test_words_that_say_that_nobody_has_the_address(navn: str) -> None:
    assert les_retur(UKJENT_ADRESSE[navn]) == Retur(ID, True, Feilkode.UGYLDIG_ADRESSE)


@pytest.mark.parametrize("navn", KOM_IKKE)
def test_words_that_say_that_it_did_not_arrive(navn: str) -> None:
    assert les_retur(KOM_IKKE[navn]) == Retur(ID, True, Feilkode.AVVIST)


@pytest.mark.parametrize("navn", UNDERVEIS)
def test_words_that_say_that_it_is_late_or_there(navn: str) -> None:
    assert les_retur(UNDERVEIS[navn]) == Retur(ID, False, Feilkode.INGEN)


@pytest.mark.parametrize("navn", AUTOSVAR)
def test_programs_that_answer_for_their_owner_bring_nothing_back(navn: str) -> None:
    assert les_retur(AUTOSVAR[navn]) == Retursvar.AUTOSVAR


@pytest.mark.parametrize("navn", FOR_MENNESKER)
def test_anything_else_is_for_a_human(navn: str) -> None:
    assert les_retur(FOR_MENNESKER[navn]) == Retursvar.UKJENT


def test_a_report_of_somebody_elses_message_is_for_a_human() -> None:
    assert les_retur(rapport(sendt="<en-annens@mx.example>")) == Retursvar.UKJENT


@given(st.binary(max_size=600), st.integers(0, 900))
def test_no_bytes_stop_the_reader(tull: bytes, hvor: int) -> None:
    hel = rapport()
    les_retur(hel[:hvor] + tull + hel[hvor:])


@pytest.fixture
def sendt(roller: Rollebesetning, varsling: Varsling) -> Utsending:
    """An e-mail to Amina that her mail server took."""
    vil_ha(roller, kanaler=["EPOST", "SMS"])
    bestill(roller.amina.id)
    send()
    return Utsending.objects.get(kanal=Kanal.EPOST, runde=0)


@pytest.mark.django_db
def test_it_comes_back_later_and_goes_by_sms(
    roller: Rollebesetning, sendt: Utsending, varsling: Varsling
) -> None:
    assert sendt.status == "SENDT"
    svar = rapport(sendt=f"<{sendt.id}@nav.example>")
    assert operations.ta_imot_retur(innhold=svar, naa=SENERE) == Retursvar.REGISTRERT
    sendt.refresh_from_db()
    assert (sendt.status, sendt.feilkode) == ("FEILET", "UGYLDIG_ADRESSE")
    assert Varselvalg.objects.get(person_id=roller.amina.id).epost_avvist == sendt.til != ""
    send(SENERE)
    assert len(varsling.sms()) == 1
    assert operations.ta_imot_retur(innhold=svar, naa=SENERE) == Retursvar.REGISTRERT
    send(SENERE)
    assert len(varsling.sms()) == 1, "the same report again does nothing"


@pytest.mark.django_db
def test_late_or_unknown_changes_nothing(sendt: Utsending) -> None:
    sent = rapport(action="delayed", sendt=f"<{sendt.id}@nav.example>")
    assert operations.ta_imot_retur(innhold=sent, naa=SENERE) == Retursvar.PA_VEI
    fremmed = rapport(sendt=f"<{uuid4()}@nav.example>")
    assert operations.ta_imot_retur(innhold=fremmed, naa=SENERE) == Retursvar.UKJENT
    sendt.refresh_from_db()
    assert sendt.status == "SENDT"


@pytest.mark.django_db
def test_a_report_of_mail_says_nothing_of_an_sms(
    roller: Rollebesetning, varsling: Varsling
) -> None:
    bestill(roller.amina.id)
    send()
    sms = Utsending.objects.get(kanal=Kanal.SMS, runde=0)
    svar = rapport(sendt=f"<{sms.id}@nav.example>")
    assert operations.ta_imot_retur(innhold=svar, naa=SENERE) == Retursvar.UKJENT
    sms.refresh_from_db()
    assert sms.status == "SENDT"


@pytest.mark.django_db
def test_from_our_server_through_the_folder(
    roller: Rollebesetning, varsling: Varsling, settings: Any
) -> None:
    """The mail server takes it, and reports afterwards to the address of this very message."""
    settings.DAP_EPOST = {**settings.DAP_EPOST, "retur": "retur@nav.example"}
    vil_ha(roller, kanaler=["EPOST", "SMS"])
    varsling.feil(epost="retur")
    bestill(roller.amina.id)
    send()
    rad = Utsending.objects.get(kanal=Kanal.EPOST, runde=0)
    assert rad.status == "SENDT"
    mappe = varsling.mappe / "epost" / "retur"
    (kom,) = (mappe / "new").iterdir()
    assert message_from_bytes(kom.read_bytes())["To"] == f"retur+{rad.id}@nav.example"
    (mappe / "new" / "fremmed").write_bytes(b"Subject: Hei\n\nEr du der?")
    svar = operations.les_returmappe(mappe, klokke=lambda: SENERE)
    assert svar == {Retursvar.REGISTRERT: 1, Retursvar.UKJENT: 1}
    rad.refresh_from_db()
    assert (rad.status, rad.feilkode) == ("FEILET", "UGYLDIG_ADRESSE")
    assert {f.name.rpartition(",")[2] for f in (mappe / "cur").iterdir()} == {"S", "FS"}
    assert operations.les_returmappe(mappe, klokke=lambda: SENERE) == {}
    (ukjent,) = queries.returpost(antall=9)
    assert (ukjent.fil, ukjent.form, ukjent.kom) == ("fremmed", "text/plain", SENERE)
    assert queries.returpostinnhold(ukjent.id) is None, "it lies in the folder, and only there"


@pytest.mark.django_db
def test_what_nobody_understands_is_kept_once_until_a_human_has_looked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    menneske, odelagt = FOR_MENNESKER["et menneske"], FOR_MENNESKER["tull"]
    for innhold in (menneske, menneske, odelagt, AUTOSVAR["vacation"]):
        operations.ta_imot_retur(innhold=innhold, naa=SENERE)
    monkeypatch.setattr("dap.varsel.operations.retur.les_retur", lambda _innhold: 1 / 0)
    assert operations.ta_imot_retur(innhold=b"stygt", naa=SENERE) == Retursvar.UKJENT
    assert queries.antall_returpost() == 3
    rad = next(r for r in queries.returpost(antall=9) if r.storrelse == len(menneske))
    assert queries.returpostinnhold(rad.id) == menneske
    assert operations.merk_returpost_behandlet(post_id=rad.id, naa=SENERE)
    assert not operations.merk_returpost_behandlet(post_id=rad.id, naa=SENERE)
    assert queries.antall_returpost() == 2
    assert Returpost.objects.get(id=rad.id).innhold is None
    operations.ta_imot_retur(innhold=menneske, naa=SENERE)
    assert queries.antall_returpost() == 2, "the same mail again is dealt with already"


@pytest.mark.django_db
def test_plain_words_bring_the_next_channel(
    roller: Rollebesetning, sendt: Utsending, varsling: Varsling
) -> None:
    innhold = UKJENT_ADRESSE["exim"].replace(str(ID).encode(), str(sendt.id).encode())
    assert operations.ta_imot_retur(innhold=innhold, naa=SENERE) == Retursvar.REGISTRERT
    sendt.refresh_from_db()
    assert (sendt.status, sendt.feilkode) == ("FEILET", "UGYLDIG_ADRESSE")
    send(SENERE)
    assert len(varsling.sms()) == 1


@pytest.mark.django_db
def test_the_command_shows_what_nobody_understood_and_lies_here(
    capsys: pytest.CaptureFixture[str],
) -> None:
    operations.ta_imot_retur(innhold=b"Subject: Hei\n\n\xff\xe5", naa=SENERE)
    (rad,) = queries.returpost(antall=9)
    call_command("varsel", "retur", "--vis", str(rad.id))
    assert "Subject: Hei" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("varsel", "retur", "--vis", str(uuid4()))


@pytest.mark.django_db
def test_the_command_reads_one_message_and_never_refuses_it(
    sendt: Utsending, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for innhold in (rapport(sendt=f"<{sendt.id}@nav.example>"), b"Hei"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(innhold)))
        call_command("varsel", "retur")
    assert capsys.readouterr().out.split() == ["REGISTRERT", "UKJENT"]


def test_no_folder_is_no_mail(tmp_path: Path) -> None:
    assert operations.les_returmappe(tmp_path / "ingen", klokke=lambda: NAA) == {}
