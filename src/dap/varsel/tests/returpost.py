"""Mail as it lands in the mailbox of returned mail: put together by hand after what mail systems send.

Every one is to the return address of the message `ID`, but where it says otherwise.
"""

from uuid import UUID

ID = UUID("01a22155-f389-72d9-8659-1837321ddc0b")
TIL = f"retur+{ID}@nav.example"


def post(hoder: str, tekst: str, til: str = TIL) -> bytes:
    """CRLF as on the wire."""
    alt = f"{hoder.strip()}\nTo: {til}\n\n{tekst.strip()}\n"
    return alt.replace("\n", "\r\n").encode("utf-8", "surrogateescape")


EXIM = """
Return-Path: <>
X-Failed-Recipients: amina@example.no
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.example.no>
Subject: Mail delivery failed: returning message to sender
"""
QMAIL = """
Return-Path: <>
From: MAILER-DAEMON@mx.example.no
Subject: failure notice
"""
POSTFIX = """
Return-Path: <>
From: MAILER-DAEMON@mx.example.no (Mail Delivery System)
Auto-Submitted: auto-replied
Subject: Undelivered Mail Returned to Sender
"""
EXCHANGE = """
From: System Administrator <postmaster@example.no>
X-Auto-Response-Suppress: All
Subject: =?utf-8?Q?Kan_ikke_leveres=3A_Du_har_f=C3=A5tt_en_melding?=
"""
UTEN_FRA = """
From: <>
Subject: Mail
"""
KONTORET = """
From: Administrator <administrator@example.no>
Subject: Undeliverable: Du har en ny melding
"""

UKJENT_ADRESSE = {
    "exim": post(
        EXIM,
        """
This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  amina@example.no
    host mx.example.no [192.0.2.7]
    SMTP error from remote mail server after RCPT TO:<amina@example.no>:
    550 No such user here

------ This is a copy of the message, including all the headers. ------

Subject: Du har en ny melding
4.0.0 is not what anybody said
""",
    ),
    "qmail": post(
        QMAIL,
        """
Hi. This is the qmail-send program at mx.example.no.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<amina@example.no>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.
""",
    ),
    "postfix i ren tekst": post(
        POSTFIX,
        """
This is the mail system at host mx.example.no.

I'm sorry to have to inform you that your message could not be delivered.

<amina@example.no>: host mx.example.no[5.1.1.9] said: 550-5.1.1 The email
    account that you tried to reach does not exist. (in reply to RCPT TO command)
""",
    ),
    "exchange": post(EXCHANGE, "Adressen finnes ikke.\n\n#550 5.1.10 RESOLVER.ADR.NotFound ##"),
    "kontoret": post(KONTORET, "The recipient amina@example.no was not found. 550 5.1.1"),
    "ingen avsender": post(UTEN_FRA, "User unknown"),
}
KOM_IKKE = {
    "full": post(POSTFIX, "<amina@example.no>: 552 5.2.2 Mailbox full"),
    "gitt opp etter dager": post(
        POSTFIX, "<amina@example.no>: connect to mx[192.0.2.7]:25: timed out (4.4.1), giving up"
    ),
    "avvist": post(EXIM, "550 High probability of spam"),
    "uten grunn": post(QMAIL, "Beklager."),
    "bare html": post(
        "From: postmaster@example.no\nSubject: Delivery failure\nContent-Type: text/html; charset=x-tull",
        "<html><body><p>Your message <b>was rejected</b>: 550 5.7.1</p></body></html>",
    ),
    "sitert": post(
        QMAIL,
        f"I give up.\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <{ID}@nav.example>",
        til="ikke-svar@nav.example",
    ),
}
UNDERVEIS = {
    "exim": post(
        EXIM.replace("Mail delivery failed: returning message to sender", "Warning: delayed 24 hours"),
        """
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.example.no.

No action is required on your part. Delivery attempts will continue for
some time.
""",
    ),
    "sendmail": post(
        "From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.no>\n"
        "Subject: Warning: could not send message for past 4 hours",
        "** THIS IS A WARNING MESSAGE ONLY **\n** YOU DO NOT NEED TO RESEND YOUR MESSAGE **\n"
        "451 4.4.1 timeout",
    ),
    "kode": post(UTEN_FRA, "452 4.2.2 The mailbox is full just now"),
    "exchange": post(EXCHANGE.replace("Kan_ikke_leveres=3A", "Forsinket_levering=3A"), "400 4.4.7"),
    "kom fram": post(
        POSTFIX.replace("Undelivered Mail Returned to Sender", "Successful Mail Delivery Report"),
        "Your message was successfully delivered to the destination(s) listed below.\n250 2.0.0 Ok",
    ),
    "sendt videre": post(
        "From: postmaster@example.no\nSubject: Relayed: Du har en ny melding",
        "Delivery to these recipients is complete, but no report was sent by the destination server.",
    ),
}  # fmt: skip
AUTOSVAR = {
    "etter boka": post(
        "From: Amina <amina@example.no>\nAuto-Submitted: auto-replied (vacation)\nSubject: Ferie",
        "Jeg er tilbake 1. august. 550 5.1.1",
    ),
    "vacation": post(
        "Return-Path: <>\nFrom: amina@example.no\nPrecedence: bulk\nSubject: Re: Du har en ny melding",
        "I am away.",
    ),
    "outlook": post(
        "From: amina@example.no\nX-Auto-Response-Suppress: All\nSubject: Borte", "Jeg er borte."
    ),
    "uten merke": post(
        "From: amina@example.no\nSubject: =?iso-8859-1?Q?Frav=E6r:_Du_har_en_ny_melding?=", "Borte"
    ),
    "engelsk uten merke": post("From: amina@example.no\nSubject: Out of Office: Re", "Away"),
    "program som svarer om en retur": post(
        "From: sak@example.no\nAuto-Submitted: auto-replied\nSubject: Re: Undeliverable: Hei",
        "Sak 12",
    ),
    "lest": post(
        "From: amina@example.no\nSubject: Lest: Du har en ny melding\n"
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
        "--x\nContent-Type: message/disposition-notification\n\nDisposition: displayed\n--x--",
    ),
}
FOR_MENNESKER = {
    "tomt": b"",
    "tull": b"\x00\xff" * 400,
    "et menneske": post("From: Amina <amina@example.no>\nSubject: Hei", "Kan dere ringe meg?"),
    "klage paa spam": post(
        "From: abuse@example.no\nSubject: Report\n"
        "Content-Type: multipart/report; report-type=feedback-report; boundary=x",
        "--x\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n--x--",
    ),
    "om noe annet": post(POSTFIX, "550 5.1.1 no", til="ikke-svar@nav.example"),
    "ødelagte hoder": b"From \xff\xfe: <\nSubject: =?utf-8?B?=====?=\nTo: "
    + TIL.encode()
    + b"\n\n\x80",
}
