"""Requirement: who reads on paper gets the files that a digital reader can open, behind the letter."""

import io
import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from rollebesetning import NAA, Rollebesetning
from verden import PNG

from dap.brev import operations, queries
from dap.brev.models import Brev
from dap.brev.tests.hjelp import av_seg_selv, brev_til, bunkefil, bunt, ett, papir
from dap.brev.tests.test_pdf import apne, les
from dap.brev.vedlegg import MAKS_SIDER
from dap.dialog import operations as dialog
from dap.dialog.models import Vedlegg
from dap.dialog.tests.test_vedlegg import docx
from dap.dialog.values import Tema
from dap.felles.aktor import Aktor
from dap.pdf.bilder import INGEN, som_bilder
from dap.tabell.base import ny_id

pytestmark = pytest.mark.django_db


def pdf(sider: int = 1, bredde: int = 595, hoyde: int = 842, **lagring: Any) -> bytes:
    """A foreign PDF: a black square on each page, and nothing that says what it is."""
    ut = io.BytesIO()
    with pikepdf.new() as fil:
        for _nr in range(sider):
            side = fil.add_blank_page(page_size=(bredde, hoyde))
            side.Contents = fil.make_stream(b"0 0 0 rg 100 100 200 200 re f")
        fil.save(ut, **lagring)
    return ut.getvalue()


def png() -> bytes:
    """One black dot, whole: the one of `verden` has no picture in it."""

    def stykke(slag: bytes, innhold: bytes) -> bytes:
        sum_ = zlib.crc32(slag + innhold).to_bytes(4, "big")
        return len(innhold).to_bytes(4, "big") + slag + innhold + sum_

    hode = (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    punkt = zlib.compress(b"\x00\x00")
    deler = ((b"IHDR", hode), (b"IDAT", punkt), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(stykke(*d) for d in deler)


LAST = pdf(encryption=pikepdf.Encryption(owner="o", user="u"))


def sendt_med(
    fra: Aktor,
    til: Aktor,
    filer: Mapping[str, bytes],
    trad_id: UUID | None = None,
    naa: datetime = NAA,
) -> UUID:
    """A message with files; the thread."""
    ider = [
        dialog.last_opp_vedlegg(aktor=fra, person_id=til.id, navn=navn, innhold=innhold, naa=naa)
        for navn, innhold in filer.items()
    ]
    felles: dict[str, Any] = {
        "aktor": fra, "tekst": "Her er papirene.", "nokkel": ny_id(), "naa": naa, "vedlegg": ider,
    }  # fmt: skip
    if trad_id is not None:
        return dialog.send_melding(trad_id=trad_id, **felles).trad_id
    tema = Tema.ARBEID_AKTIVITETER
    return dialog.ny_trad(person_id=til.id, tema=tema, overskrift="Papirer", **felles).trad_id


def brev_om(roller: Rollebesetning, trad_id: UUID) -> UUID:
    return operations.bestill(
        aktor=roller.kari, person_id=roller.amina.id, objekt_type="TRAD", objekt_id=trad_id,
        nokkel=ny_id(), naa=NAA,
    )  # fmt: skip


def test_pages_and_pictures_lie_behind_the_letter_and_the_rest_is_put_in_by_hand(
    roller: Rollebesetning,
) -> None:
    papir(roller.amina, roller.bjorn)
    trad_id = sendt_med(
        roller.kari, roller.amina,
        {"plan.pdf": pdf(2), "kart.png": png(), "søknad.docx": docx(), "låst.pdf": LAST,
         "bred.pdf": pdf(1, 842, 595)},
    )  # fmt: skip
    id_ = brev_om(roller, trad_id)
    innhold = queries.brevpdf(apne(roller), id_)[0]
    fil = les(innhold)
    assert fil.sider == 6, "two of the letter, two and one and one behind it"
    for ord_ in (
        "Vedlegg: plan.pdf, kart.png, søknad.docx, låst.pdf, bred.pdf",
        "plan.pdf: 2 sider, bakerst i brevet.", "kart.png: 1 side, bakerst i brevet.",
        "søknad.docx: skal ligge ved.", "låst.pdf: skal ligge ved.",
        "Vedlegg 1: plan.pdf, side 2 av 2", "Side 1 av 6", "Side 6 av 6",
    ):  # fmt: skip
        assert ord_ in fil.tekst
    assert fil.rot["slag"].count("/Figure") == 4
    assert fil.rot["merket"] is True
    assert "pdfuaid" in fil.xmp
    assert "pdfaid" in fil.xmp
    with pikepdf.open(io.BytesIO(innhold)) as lest:
        assert all("/StructParents" in side for side in lest.pages)

    fil = les(bunkefil(roller.kari, bunt(roller.kari, id_, ett(roller, roller.bjorn))))
    assert fil.sider == 9, "the list, six and two: no page is empty"
    assert "Legg ved søknad.docx, låst.pdf" in fil.tekst
    assert fil.tekst.index("Side 6 av 6") < fil.tekst.index("Bjørn Aasland Storgata 4")


def test_the_page_of_the_bundle_leads_to_what_is_put_in_by_hand(roller: Rollebesetning) -> None:
    papir(roller.amina)
    trad_id = sendt_med(roller.kari, roller.amina, {"søknad.docx": docx(), "kart.png": png()})
    id_ = brev_om(roller, trad_id)
    (brev,) = queries.bunke(roller.kari, bunt(roller.kari, id_))[2]
    (fil,) = brev.legg_ved
    assert (fil.navn, fil.trad_id) == ("søknad.docx", trad_id)
    assert fil.vedlegg_id == Vedlegg.objects.get(navn="søknad.docx").id


def test_what_the_user_sent_is_not_sent_back_and_what_is_erased_is_said_to_be(
    roller: Rollebesetning,
) -> None:
    trad_id = sendt_med(roller.amina, roller.amina, {"mitt.png": png()})
    sendt_med(roller.kari, roller.amina, {"vårt.png": png()}, trad_id)
    papir(roller.amina)
    id_ = brev_om(roller, trad_id)
    assert [f["navn"] for f in Brev.objects.get(id=id_).innhold["filer"]] == ["vårt.png"]
    innhold = Brev.objects.get(id=id_).innhold
    innhold["filer"][0]["id"] = str(ny_id())
    Brev.objects.filter(id=id_).update(innhold=innhold)
    fil = les(queries.brevpdf(apne(roller), id_)[0])
    assert "vårt.png: filen er slettet." in fil.tekst
    assert fil.sider == 2


def test_a_letter_that_comes_by_itself_has_them_and_one_from_before_has_none(
    roller: Rollebesetning,
) -> None:
    papir(roller.amina)
    sendt_med(roller.kari, roller.amina, {"kart.png": png()})
    av_seg_selv()
    (brev,) = brev_til(roller.amina, roller.kari)
    assert "Vedlegg 1: kart.png" in les(queries.brevpdf(apne(roller), brev.id)[0]).tekst
    innhold = dict(Brev.objects.get(id=brev.id).innhold)
    del innhold["filer"]
    Brev.objects.filter(id=brev.id).update(innhold=innhold)
    assert les(queries.brevpdf(apne(roller), brev.id)[0]).sider == 2


@pytest.mark.parametrize(
    ("innhold", "mime"),
    [
        (b"%PDF-1.7\n%tull", "application/pdf"),
        (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>", "application/pdf"),
        (LAST, "application/pdf"),
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_stops_nothing(innhold: bytes, mime: str) -> None:
    assert som_bilder(innhold, mime, maks=MAKS_SIDER) == INGEN


def test_what_is_too_long_is_not_begun_on() -> None:
    assert som_bilder(pdf(3), "application/pdf", maks=2) == INGEN
    assert len(som_bilder(pdf(3), "application/pdf", maks=3).sider) == 3
