"""Requirement: what is journalled reaches the archive once, whatever breaks on the way, and one sees
how far it has come."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pikepdf
import pytest
from django.utils import timezone
from rollebesetning import Rollebesetning
from verden import PNG

from dap.arkiv import operations, queries
from dap.arkiv.eksport.somjson import SKJEMAFIL
from dap.arkiv.journal.adaptere import Arkivfeil, Levering, Mappearkiv
from dap.arkiv.journal.rules import MAKS_FORSOK
from dap.arkiv.models import Journalfil, Journalpost
from dap.arkiv.tests.eksporthjelp import pdftekst
from dap.arkiv.tests.journalhjelp import (
    avtalt,
    delt_referat,
    foreslatt,
    innsyn,
    journalfor,
    lever,
    metadata,
    pakke,
    planen,
    samtale,
    slett_melding,
    til_arkivet,
)
from dap.arkiv.values import Journalstatus, Leveringsfeil, Regelkode
from dap.dialog import operations as dialog
from dap.dialog.models import Melding
from dap.dialog.values import Tema
from dap.felles.feil import IkkeFunnet, ManglerBegrunnelse, Regelbrudd
from dap.hendelse.models import Hendelse
from dap.varsel.models import Varsel
from motparter.arkiv import Arkivmappe

pytestmark = pytest.mark.django_db


@pytest.fixture
def mappe(settings: Any, tmp_path: Path) -> Path:
    settings.DAP_ARKIV = {"slag": "mappe", "mappe": str(tmp_path / "arkiv")}
    return tmp_path / "arkiv"


@pytest.fixture
def entry(roller: Rollebesetning) -> Any:
    """Amina's plan, confirmed by Kari."""
    avtalt(roller.kari, roller.amina)
    return journalfor(roller.kari, roller.amina, planen(roller.amina))


def _alter(mappe: Path, id_: Any, endre: Callable[[dict[str, Any]], None]) -> None:
    fil = mappe / "kvittering" / f"{id_}.json"
    data = json.loads(fil.read_text())
    endre(data)
    fil.write_text(json.dumps(data))


def test_the_archive_gets_a_package_that_accounts_for_itself(
    roller: Rollebesetning, mappe: Path, entry: Any
) -> None:
    rad = til_arkivet(entry, mappe)
    filer = pakke(mappe, entry)

    manifest = json.loads(filer["manifest.json"])["filer"]
    assert {f["fil"] for f in manifest} == set(filer) - {"manifest.json"}
    for f in manifest:
        assert f["sha256"] == hashlib.sha256(filer[f["fil"]]).hexdigest()
    meta = metadata(filer)
    assert meta["journalpost"]["tittel"] == rad.tittel
    assert meta["journalpost"]["offentligTittel"] == "Aktivitetsplan"
    assert meta["sak"]["saksreferanse"] == str(rad.periode_id)
    assert meta["skjerming"]["tilgangskode"] == "UO"
    assert "forvaltningsloven § 13" in meta["skjerming"]["skjermingshjemmel"]
    assert meta["bevaringOgKassasjon"]["kassasjonsvedtak"] == "Bevares"
    assert [p["korrespondanseparttype"] for p in meta["korrespondansepart"]] == ["Avsender"]
    jsonschema.validate(json.loads(filer["sak.json"]), json.loads(SKJEMAFIL.read_text()))
    assert "Oppdatere CV-en" in pdftekst(filer["sak.pdf"])
    with pikepdf.open(mappe.parent / _skriv(mappe.parent, filer["sak.pdf"])) as pdf:
        xmp = pdf.open_metadata()
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")


def _skriv(sted: Path, pdf: bytes) -> str:
    (sted / "d.pdf").write_bytes(pdf)
    return "d.pdf"


def test_the_receipt_is_checked_stored_and_told(
    roller: Rollebesetning, mappe: Path, entry: Any
) -> None:
    rad = lever(entry)
    assert (rad.status, rad.mottatt) == (Journalstatus.VENTER, None)
    Arkivmappe(mappe).ta_imot()
    rad = lever(entry)

    assert (rad.status, rad.feil, rad.neste_forsok) == (Journalstatus.MOTTATT, "", None)
    assert rad.journal_id.startswith("ARK-")
    assert (
        rad.sha256 == hashlib.sha256((mappe / "mottatt" / f"{entry}.zip").read_bytes()).hexdigest()
    )
    assert Hendelse.objects.filter(type="JOURNALPOST_MOTTATT", objekt_id=entry).count() == 1
    assert list(Journalfil.objects.values_list("navn", flat=True)) == ["dokument-1"]
    navn, pdf = queries.dokument(innsyn(roller.amina, roller.amina), entry, 1)
    assert navn == "journalpost-1-1.pdf"
    assert pdf == pakke(mappe, entry)["sak.pdf"]


def test_what_is_packed_is_what_was_confirmed(
    roller: Rollebesetning, mappe: Path, entry: Any
) -> None:
    avtalt(roller.kari, roller.amina, tittel="Kom til etterpå")
    til_arkivet(entry, mappe)
    assert "Kom til etterpå" not in pakke(mappe, entry)["sak.json"].decode()


def test_sent_twice_and_killed_in_the_middle_it_is_one(
    roller: Rollebesetning, mappe: Path, entry: Any
) -> None:
    lever(entry)
    arkiv = Arkivmappe(mappe)
    arkiv.ta_imot()
    # Killed after the archive had it, before we knew; the lease runs out, the sweep takes it up.
    Journalpost.objects.update(neste_forsok=timezone.now() + timedelta(minutes=10))
    assert operations.lever_ventende(klokke=timezone.now) == 0
    om_litt = timezone.now() + timedelta(minutes=11)
    assert operations.lever_ventende(klokke=lambda: om_litt) == 1
    rad = Journalpost.objects.get()
    assert rad.status == Journalstatus.MOTTATT
    # Handed over once more: the same number.
    shutil.copy(mappe / "mottatt" / f"{entry}.zip", mappe / "inn" / f"{entry}.zip")
    arkiv.ta_imot()
    svar = json.loads((mappe / "kvittering" / f"{entry}.json").read_text())
    assert (svar["journalId"], svar["sha256"]) == (rad.journal_id, rad.sha256)
    assert len(list((mappe / "mottatt").glob("*.zip"))) == 1
    assert Hendelse.objects.filter(type="JOURNALPOST_MOTTATT").count() == 1


def test_one_that_works_on_it_keeps_others_away(mappe: Path, entry: Any) -> None:
    naa = timezone.now()
    lever(entry, naa)
    rad = lever(entry, naa)
    assert (rad.status, rad.levert) == (Journalstatus.VENTER, naa)


def test_no_archive_is_a_failure_that_is_seen_and_tried_again(
    roller: Rollebesetning, settings: Any, tmp_path: Path, entry: Any
) -> None:
    rad = lever(entry)
    assert (rad.status, rad.feil) == (Journalstatus.FEILET, Leveringsfeil.IKKE_SATT_OPP)
    assert rad.neste_forsok is not None
    (tmp_path / "fil").write_text("no folder")
    settings.DAP_ARKIV = {"slag": "mappe", "mappe": str(tmp_path / "fil")}
    rad = lever(entry)
    assert (rad.feil, rad.forsok) == (Leveringsfeil.SVARER_IKKE, 2)

    settings.DAP_ARKIV = {"slag": "mappe", "mappe": str(tmp_path / "arkiv")}
    assert til_arkivet(entry, tmp_path / "arkiv").status == Journalstatus.MOTTATT


def test_a_wrong_checksum_is_no_receipt_and_the_next_delivery_is_new(
    mappe: Path, entry: Any
) -> None:
    lever(entry)
    arkiv = Arkivmappe(mappe)
    arkiv.ta_imot()
    _alter(mappe, entry, lambda d: d.update(sha256="0" * 64))
    rad = lever(entry)
    assert (rad.status, rad.feil) == (Journalstatus.FEILET, Leveringsfeil.FEIL_SJEKKSUM)

    assert til_arkivet(entry, mappe).status == Journalstatus.MOTTATT


@pytest.mark.parametrize(
    "galt",
    [
        lambda d: d.pop("journalId"), lambda d: d.update(journalId=""),
        lambda d: d.update(mottatt="i går"), lambda d: d.update(mottatt="2026-01-01T10:00:00"),
        lambda d: d.update(mottatt=7),
    ],
)  # fmt: skip
def test_a_receipt_that_cannot_be_read_is_none(mappe: Path, entry: Any, galt: Any) -> None:
    lever(entry)
    Arkivmappe(mappe).ta_imot()
    _alter(mappe, entry, galt)
    assert lever(entry).feil == Leveringsfeil.AVVIST


def test_a_silent_archive_fails_after_an_hour(mappe: Path, entry: Any) -> None:
    rad = lever(entry)
    assert rad.levert is not None
    rad = lever(entry, rad.levert + timedelta(minutes=59))
    assert rad.status == Journalstatus.VENTER
    rad = lever(entry, timezone.now() + timedelta(minutes=70))
    assert (rad.status, rad.feil) == (Journalstatus.FEILET, Leveringsfeil.INGEN_KVITTERING)


def test_at_last_it_waits_for_somebody_who_asks(
    roller: Rollebesetning, settings: Any, tmp_path: Path, entry: Any
) -> None:
    Journalpost.objects.update(forsok=MAKS_FORSOK - 1)
    rad = lever(entry)
    assert (rad.status, rad.neste_forsok) == (Journalstatus.FEILET, None)
    felles: dict[str, Any] = {"journalpost_id": entry, "naa": timezone.now()}
    for hvem, feil in (("amina", IkkeFunnet), ("lise", IkkeFunnet), ("ola", ManglerBegrunnelse)):
        with pytest.raises(feil):
            operations.prov_igjen(aktor=getattr(roller, hvem), person_id=roller.amina.id, **felles)
    with pytest.raises(IkkeFunnet):
        operations.prov_igjen(aktor=roller.kari, person_id=roller.bjorn.id, **felles)

    operations.prov_igjen(aktor=roller.per, person_id=roller.amina.id, **felles)
    with pytest.raises(Regelbrudd, match="JOURNALPOST_IKKE_FEILET"):
        operations.prov_igjen(aktor=roller.per, person_id=roller.amina.id, **felles)
    settings.DAP_ARKIV = {"slag": "mappe", "mappe": str(tmp_path)}
    assert til_arkivet(entry, tmp_path).status == Journalstatus.MOTTATT


def test_the_user_is_told_when_the_document_is_there(roller: Rollebesetning, mappe: Path) -> None:
    avtalt(roller.kari, roller.amina)
    id_ = journalfor(roller.kari, roller.amina, planen(roller.amina), send=True)
    for_ = Varsel.objects.filter(objekt_id=id_)
    assert not for_.exists()
    til_arkivet(id_, mappe)
    assert [(v.mottaker_id, v.slag) for v in for_] == [(roller.amina.id, "DOKUMENT_SENDT")]
    meta = metadata(pakke(mappe, id_))
    assert meta["journalpost"]["journalposttype"] == "U"
    assert meta["korrespondansepart"][1]["navn"] == "Amina Yusuf"


def test_attachments_come_along_as_they_were(roller: Rollebesetning, mappe: Path) -> None:
    amina, naa = roller.amina, timezone.now()
    vedlegg = dialog.last_opp_vedlegg(
        aktor=amina, person_id=amina.id, navn="bekreftelse.png", innhold=PNG, naa=naa
    )
    trad_id = samtale(amina, roller.kari, Tema.VEDTAK_LOPER_UT)
    dialog.send_melding(
        aktor=amina, trad_id=trad_id, tekst="Se her", nokkel=vedlegg, naa=naa, vedlegg=[vedlegg]
    )
    kilde = foreslatt(roller.kari, amina)[Regelkode.KRITISK].kilde
    id_ = journalfor(roller.kari, amina, kilde)
    til_arkivet(id_, mappe)
    assert [b for n, b in pakke(mappe, id_).items() if n.startswith("vedlegg/")] == [PNG]


@pytest.mark.parametrize("framme", [False, True])
def test_what_is_erased_is_erased_from_entries_too(
    roller: Rollebesetning, mappe: Path, framme: bool
) -> None:
    kari, amina, naa = roller.kari, roller.amina, timezone.now()
    trad_id = samtale(amina, kari, Tema.VEDTAK_LOPER_UT, "Feil person")
    kilde = foreslatt(kari, amina)[Regelkode.KRITISK].kilde
    id_, annen = journalfor(kari, amina, kilde), journalfor_referat(roller)
    if framme:
        til_arkivet(id_, mappe)
    slett_melding(roller, Melding.objects.get(trad_id=trad_id, nr=1).id, naa)

    rad = Journalpost.objects.get(id=id_)
    ventet = Journalstatus.MOTTATT if framme else Journalstatus.STANSET
    assert (rad.status, rad.innhold) == (ventet, {})
    assert not Journalfil.objects.filter(journalpost=rad).exists()
    assert Journalpost.objects.get(id=annen).innhold
    with pytest.raises(IkkeFunnet):
        queries.dokument(innsyn(kari, amina), id_, 1)
    assert lever(id_, naa + timedelta(days=1)).status == ventet
    assert framme != (Regelkode.KRITISK in foreslatt(kari, amina))


def journalfor_referat(roller: Rollebesetning) -> Any:
    delt_referat(roller.kari, roller.amina)
    kilde = foreslatt(roller.kari, roller.amina)[Regelkode.REFERAT].kilde
    return journalfor(roller.kari, roller.amina, kilde)


# --- the protocols --------------------------------------------------------------------------------


def _levering(innhold: bytes = b"pakke") -> Levering:
    return Levering(
        "nokkel-1", hashlib.sha256(innhold).hexdigest(), len(innhold), lambda: iter([innhold])
    )


def test_a_refused_package_is_a_refusal(tmp_path: Path) -> None:
    arkiv = Mappearkiv(tmp_path)
    assert arkiv.lever(_levering(b"no zip")) is None
    Arkivmappe(tmp_path).ta_imot()
    with pytest.raises(Arkivfeil, match="AVVIST"):
        arkiv.lever(_levering(b"no zip"))
    assert list(tmp_path.glob("inn/*")) == []


def test_half_a_package_is_never_seen(tmp_path: Path) -> None:
    def brutt() -> Iterator[bytes]:
        yield b"halv"
        raise OSError

    with pytest.raises(Arkivfeil, match="SVARER_IKKE"):
        Mappearkiv(tmp_path).lever(Levering("n", "", 8, brutt))
    assert Arkivmappe(tmp_path).ta_imot() == 0
    assert list(tmp_path.glob("inn/*.zip")) == []
