"""Requirement: a file is what its content says, belongs to one message, and cannot hurt who opens it."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from rollebesetning import NAA, Rollebesetning

from dap.dialog import operations, queries
from dap.dialog.filtype import kontroller_fil, rent_navn
from dap.dialog.models import Vedlegg
from dap.felles.feil import IkkeFunnet, Regelbrudd

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"
PNG = (
    b"\x89PNG\r\n\x1a\n"
    + b"\x00\x00\x00\x0dIHDR" + b"\x00" * 13 + b"\x00" * 4
    + b"\x00\x00\x00\x00IEND\xaeB`\x82"
)  # fmt: skip
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\xff\xd9"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pakke(**deler: bytes) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_:
        for navn, innhold in deler.items():
            zip_.writestr(navn.replace("__", "/").replace("TYPER", "[Content_Types].xml"), innhold)
    return ut.getvalue()


def docx(**flere: bytes) -> bytes:
    typer = f"<Types><Override ContentType='{DOCX_TYPE}.main+xml'/></Types>".encode()
    return pakke(TYPER=typer, **{"word__document.xml": b"<w:document/>"}, **flere)


GODE = [
    ("cv.pdf", PDF, "application/pdf", "cv.pdf"),
    ("bilde.PNG", PNG, "image/png", "bilde.png"),
    ("foto.jpeg", JPEG, "image/jpeg", "foto.jpeg"),
    ("søknad.docx", docx(), DOCX_TYPE, "søknad.docx"),
    ("regning.exe", PDF, "application/pdf", "regning.exe.pdf"),
    ("../../etc/passwd", PDF, "application/pdf", "passwd.pdf"),
    ("C:\\hemmelig\\cv.pdf", PDF, "application/pdf", "cv.pdf"),
    ("", PDF, "application/pdf", "vedlegg.pdf"),
    ("cv\u202egnp.pdf", PDF, "application/pdf", "cvgnp.pdf"),
    ('a"b\r\nSet-Cookie: x.pdf', PDF, "application/pdf", "abSet-Cookie x.pdf"),
    ("x" * 300 + ".pdf", PDF, "application/pdf", "x" * 100 + ".pdf"),
]


@pytest.mark.parametrize(("navn", "innhold", "mime", "rent"), GODE)
def test_the_four_kinds_are_known_by_their_content(
    navn: str, innhold: bytes, mime: str, rent: str
) -> None:
    fil = kontroller_fil(navn, innhold)
    assert (fil.mime, fil.navn) == (mime, rent)


EXE = b"MZ\x90\x00\x03" + b"\x00" * 200
BOMBE = docx(**{"word__media__a.bin": b"\x00" * (260 * 1024 * 1024)})
LYGNER = [
    ("program.pdf", EXE),
    ("side.pdf", b"<html><script>alert(1)</script></html>"),
    ("bilde.png", b"\x89PNG\r\n\x1a\n" + b"ikke biter"),
    ("bilde.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    ("avkortet.pdf", b"%PDF-1.7\nuten slutt"),
    ("tekst.docx", b"bare tekst"),
    ("arkiv.docx", pakke(**{"a.txt": b"hei"})),
    ("regneark.docx", pakke(TYPER=b"spreadsheetml.sheet.main+xml", xl__workbook=b"<x/>")),
    ("makro.docx", docx(**{"word__vbaProject.bin": b"Attribute VB_Name"})),
    ("bombe.docx", BOMBE),
    ("pdf_og_zip.pdf", PDF + pakke(**{"a.exe": EXE})),
    ("png_og_zip.png", PNG + pakke(**{"a.exe": EXE})),
    ("png_og_mer.png", PNG + b"<script>"),
    ("jpeg_og_zip.jpg", JPEG + pakke(**{"a.exe": EXE})),
    ("zip_bak_noe.docx", b"#!/bin/sh\n" + docx()),
]


@pytest.mark.parametrize(("navn", "innhold"), LYGNER, ids=[n for n, _ in LYGNER])
def test_a_file_that_lies_is_refused(navn: str, innhold: bytes) -> None:
    with pytest.raises(Regelbrudd) as feil:
        kontroller_fil(navn, innhold)
    assert feil.value.kode == "VEDLEGG_TYPE"


def test_empty_and_too_large_are_refused() -> None:
    with pytest.raises(Regelbrudd) as tom:
        kontroller_fil("tom.pdf", b"")
    assert tom.value.kode == "VEDLEGG_TOMT"
    stor = PDF[:-6] + b"0" * (11 * 1024 * 1024) + b"%%EOF\n"
    with pytest.raises(Regelbrudd) as for_stor:
        kontroller_fil("stor.pdf", stor)
    assert for_stor.value.kode == "VEDLEGG_FOR_STORT"
    assert for_stor.value.detaljer["maks_mb"] == 10


@given(st.binary(max_size=400))
def test_no_content_makes_the_check_fail_in_another_way(innhold: bytes) -> None:
    for hode in (b"", b"%PDF-", b"PK\x03\x04", PNG[:8], JPEG[:4]):
        try:
            kontroller_fil("x.pdf", hode + innhold)
        except Regelbrudd as feil:
            assert feil.kode in {"VEDLEGG_TYPE", "VEDLEGG_TOMT"}  # noqa: PT017


@given(st.text(max_size=300))
def test_every_name_becomes_one_that_can_be_saved(navn: str) -> None:
    rent = rent_navn(navn, "application/pdf")
    assert rent.endswith(".pdf")
    assert len(rent) <= 105
    assert not set('/\\:*?"<>|\r\n\x00') & set(rent)


Start = Callable[..., UUID]
Send = Callable[..., Any]


def last_opp(roller: Rollebesetning, navn: str = "cv.pdf", innhold: bytes = PDF) -> UUID:
    return operations.last_opp_vedlegg(
        aktor=roller.amina, person_id=roller.amina.id, navn=navn, innhold=innhold, naa=NAA
    )


def test_a_file_is_sent_with_a_message_and_is_then_as_fixed_as_that(
    roller: Rollebesetning, start: Start, send: Send
) -> None:
    trad_id, vedlegg = start(), last_opp(roller)
    assert last_opp(roller) == vedlegg  # the same file again is the same draft
    send(roller.amina, trad_id, vedlegg=[vedlegg])

    innsyn = operations.apne_trad(aktor=roller.kari, trad_id=trad_id, naa=NAA)
    data, innhold = queries.hent_vedlegg(innsyn, vedlegg)
    assert (data.navn, innhold) == ("cv.pdf", PDF)
    assert queries.tradside(innsyn).meldinger[-1].vedlegg == (data,)
    operations.slett_vedleggsutkast(aktor=roller.amina, vedlegg_id=vedlegg)
    assert operations.rydd_vedleggsutkast(naa=NAA + timedelta(days=30)) == 0
    for sql in ("UPDATE dialog_vedlegg SET navn = 'x'", "DELETE FROM dialog_vedlegg"):
        with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():  # noqa: SIM117
            with connection.cursor() as cursor:
                cursor.execute(sql)
    assert Vedlegg.objects.get().navn == "cv.pdf"


def test_a_file_cannot_be_used_twice_or_by_another(
    roller: Rollebesetning, start: Start, send: Send
) -> None:
    trad_id, vedlegg = start(), last_opp(roller)
    for aktor, trad in ((roller.kari, trad_id), (roller.bjorn, start(roller.bjorn))):
        with pytest.raises(Regelbrudd) as feil:
            send(aktor, trad, vedlegg=[vedlegg])
        assert feil.value.kode == "VEDLEGG_BORTE"
    send(roller.amina, trad_id, vedlegg=[vedlegg, vedlegg])
    with pytest.raises(Regelbrudd):
        send(roller.amina, trad_id, vedlegg=[vedlegg])
    with pytest.raises(IkkeFunnet):
        operations.last_opp_vedlegg(
            aktor=roller.bjorn, person_id=roller.amina.id, navn="x.pdf", innhold=PDF, naa=NAA
        )


def test_a_file_is_found_only_through_its_own_thread(
    roller: Rollebesetning, start: Start, send: Send
) -> None:
    trad_id, annen, utkast = start(), start(), last_opp(roller)
    innsyn = operations.apne_trad(aktor=roller.kari, trad_id=annen, naa=NAA)
    with pytest.raises(IkkeFunnet):
        queries.hent_vedlegg(innsyn, utkast)
    send(roller.amina, trad_id, vedlegg=[utkast])
    with pytest.raises(IkkeFunnet):
        queries.hent_vedlegg(innsyn, utkast)


def test_drafts_are_few_private_and_cleared_away(roller: Rollebesetning, start: Start) -> None:
    ider = [last_opp(roller, f"fil{nr}.pdf") for nr in range(20)]
    with pytest.raises(Regelbrudd) as feil:
        last_opp(roller, "en til.pdf")
    assert feil.value.kode == "FOR_MANGE_UTKAST"
    assert len(queries.utkast_til_vedlegg(roller.amina, ider)) == 20
    assert queries.utkast_til_vedlegg(roller.kari, ider) == []
    operations.slett_vedleggsutkast(aktor=roller.kari, vedlegg_id=ider[0])
    operations.slett_vedleggsutkast(aktor=roller.amina, vedlegg_id=ider[0])
    assert operations.rydd_vedleggsutkast(naa=NAA + timedelta(hours=23)) == 0
    assert operations.rydd_vedleggsutkast(naa=NAA + timedelta(hours=25)) == 19


def test_six_files_are_too_many(roller: Rollebesetning, start: Start, send: Send) -> None:
    ider = [last_opp(roller, f"fil{nr}.pdf") for nr in range(6)]
    with pytest.raises(Regelbrudd) as feil:
        send(roller.amina, start(), vedlegg=ider)
    assert feil.value.kode == "FOR_MANGE_VEDLEGG"
