"""Bad files and bad requests: an answer that says what is wrong, and nothing stored."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from klient import logget_inn
from verden import PNG, Verden

from dap.dialog.models import Melding

# --- files -----------------------------------------------------------------------------------------

FILER = [
    ("for_stor.png", PNG[:-12] + b"\0" * (11 * 1024 * 1024) + PNG[-12:], "10 MB"),
    ("tom.png", b"", "tom"),
    ("lyver.png", b"MZ\x90\0 dette er et program", "PDF"),
    ("lyver.pdf", b"<html><script>alert(1)</script></html>", "PDF"),
    ("bilde.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "PDF"),
    ("to_ting.png", PNG + b"PK\x03\x04<script>", "PDF"),
    ("liste.zip", b"PK\x03\x04\x14\0\0\0", "PDF"),
]


@pytest.mark.parametrize(("navn", "innhold", "sier"), FILER, ids=[f[0] for f in FILER])
def test_a_file_that_cannot_be_sent_is_named_and_the_text_is_kept(
    verden: Verden, db: None, navn: str, innhold: bytes, sier: str
) -> None:
    adresse = f"/dialog/{verden.stat('amina').ider['trad_id']}/send/"
    for_ = Melding.objects.count()
    fil = SimpleUploadedFile(navn, innhold, content_type="image/png")

    svar = logget_inn("amina").post(
        adresse, {"tekst": "Her er filen", "nokkel": str(uuid.uuid4()), "filer": fil}
    )

    tekst = svar.content.decode()
    assert Melding.objects.count() == for_
    assert svar.status_code == 422
    assert "Her er filen" in tekst
    assert sier in tekst


@pytest.mark.parametrize(
    "hode",
    [
        b"filename*=raw_unicode_escape''%5Cud800.png",
        b"filename*=finnesikke''a.png",
        b'filename="a\0b.png"',
        b"filename*=utf-8''a%0D%0ASet-Cookie:x=y.png",
        b'filename="../../etc/<script>.html"',
        b'filename="' + b"a" * 500 + b'.png"',
    ],
)
def test_a_file_name_is_only_a_name(verden: Verden, db: None, hode: bytes) -> None:
    klient, trad_id = logget_inn("amina"), verden.stat("amina").ider["trad_id"]
    deler = [
        (b'name="tekst"', b"Med fil"),
        (b'name="nokkel"', str(uuid.uuid4()).encode()),
        (b'name="filer"; ' + hode + b"\r\nContent-Type: text/html", PNG),
    ]
    kropp = b"".join(
        b"--X\r\nContent-Disposition: form-data; " + navn + b"\r\n\r\n" + verdi + b"\r\n"
        for navn, verdi in deler
    )

    svar = klient.generic(
        "POST", f"/dialog/{trad_id}/send/", kropp + b"--X--\r\n",
        content_type="multipart/form-data; boundary=X",
    )  # fmt: skip

    assert svar.status_code in {302, 422}
    assert klient.get(f"/dialog/{trad_id}/").status_code == 200
    for v in Melding.objects.filter(trad_id=trad_id).latest("nr").vedlegg.all():
        hentet = klient.get(f"/dialog/{trad_id}/vedlegg/{v.id}/")
        assert hentet["Content-Type"] == "image/png"
        assert hentet["Content-Disposition"].endswith(".png")
        assert "Set-Cookie" not in hentet.headers


# --- the request itself ----------------------------------------------------------------------------

RARE = [
    ("/plan/?q=%00&fra=%00&type=%00&mal=%00&endret=%00", 200),
    ("/plan/?visning=%00&status=X&avtalt=kanskje&steg=%ff", 200),
    ("/plan/?periode=%00", 404),
    ("/plan/?" + "&".join(f"type={i}" for i in range(1200)), 400),
    ("/dialog/ny/?tema=%00", 200),
    ("/om-meg/innsyn/?side=-1", 200),
    ("/om-meg/innsyn/?side=999999999999999999999", 200),
    ("/om-meg/innsyn/?side=" + "9" * 5000, 200),
    ("/om-meg/innsyn/?side=a", 200),
    ("/plan/aktivitet/ny/%00/", 404),
    ("/plan/mal/x/", 404),
    ("/plan/%ff%fe/", 404),
    ("/%00", 404),
    ("/logg-inn/?neste=%00", 302),
    ("/puls/%00/", 410),
]


@pytest.mark.parametrize(("adresse", "status"), RARE)
def test_a_strange_address_has_an_answer(
    verden: Verden, db: None, adresse: str, status: int
) -> None:
    assert logget_inn("amina").get(adresse).status_code == status


def test_strange_numbers_in_an_address_are_not_found(verden: Verden, db: None) -> None:
    klient, ider = logget_inn("amina"), verden.stat("amina").ider
    trad = f"/dialog/{ider['trad_id']}/"
    for tall in ("0", "9" * 12, "9" * 30, "9" * 5000):
        sted = f"/plan/versjoner/{ider['mal_id']}/"
        assert klient.get(f"{sted}{tall}/1/").status_code == 404
        assert klient.get(f"{sted}?fra={tall}&til=1").status_code in {200, 302}
        assert (
            klient.get(f"/plan/aktivitet/{ider['aktivitet_id']}/versjon/{tall}/").status_code == 404
        )
        for navn in ("for", "etter"):
            assert klient.get(f"{trad}?{navn}={tall}").status_code == 200
            assert klient.get(f"{trad}nytt/?{navn}=-{tall}").status_code == 200


@pytest.mark.parametrize(
    ("innholdstype", "status"),
    [
        ("application/json", 422),
        ("text/plain", 422),
        ("", 422),
        ("multipart/form-data", 400),
        ("application/x-www-form-urlencoded; charset=utf-7", 400),
        ("application/x-www-form-urlencoded; charset=raw_unicode_escape", 400),
        ("multipart/form-data; boundary=X; charset=raw_unicode_escape", 400),
    ],
)
def test_a_form_in_another_shape_is_refused(
    verden: Verden, db: None, innholdstype: str, status: int
) -> None:
    for_ = verden.hendelser()
    kropp = f"tema=MOTE&tekst=hei&nokkel={uuid.uuid4()}".encode()

    svar = logget_inn("amina").generic("POST", "/dialog/ny/", kropp, content_type=innholdstype)

    assert svar.status_code == status
    assert verden.hendelser() == for_


def test_a_form_that_is_far_too_large_stores_nothing(verden: Verden, db: None) -> None:
    for_ = verden.hendelser()

    svar = logget_inn("amina").post(
        reverse("dialog:ny"),
        {"tema": "MOTE", "tekst": "x" * 3_000_000, "nokkel": str(uuid.uuid4())},
    )

    assert svar.status_code == 400
    assert verden.hendelser() == for_
