"""What is in an extract, what is not, who may make it, and what the user sees of it."""

import errno
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from rollebesetning import NAA, Rollebesetning

from dap.dialog import operations as dialog
from dap.dialog.models import Trad
from dap.dialog.values import Tema
from dap.felles.feil import DapFeil, IkkeTilgang
from dap.felles.rom import Rom
from dap.forskning.format.feil import Skrivefeil
from dap.forskning.format.manifest import Manifest
from dap.forskning.uttrekk import bilde
from dap.forskning.uttrekk.operations import lag_uttrekk
from dap.forskning.uttrekk.values import Bestilling
from dap.sporing.models import Oppslag
from dap.sporing.queries import hvem_har_sett

SENERE = datetime(2026, 2, 16, 12, tzinfo=UTC)
BESTILLING = Bestilling(
    fra=date(2025, 11, 1),
    til=date(2026, 1, 1),
    formaal="Hvor lenge varer oppfølgingen?",
    hjemmel="Vedtak 25/1234",
)
Rad = dict[str, Any]


@pytest.fixture(autouse=True)
def _i_testens_transaksjon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bilde, "NIVAA", "READ COMMITTED")


@pytest.fixture
def lag(roller: Rollebesetning, tmp_path: Path) -> Callable[..., Manifest]:
    def ett(ut: str = "ut", **valg: Any) -> Manifest:
        bestilling = replace(BESTILLING, **valg)
        return lag_uttrekk(aktor=roller.ane, bestilling=bestilling, ut=tmp_path / ut, naa=SENERE)

    return ett


def _les(mappe: Path, tabell: str) -> list[Rad]:
    rader: list[Rad] = pq.read_table(mappe / f"{tabell}.parquet").to_pylist()
    return rader


def _skriv(roller: Rollebesetning, av: str, til: str) -> None:
    dialog.ny_trad(
        aktor=getattr(roller, av), person_id=getattr(roller, til).id, nokkel=uuid.uuid4(), naa=NAA,
        tema=Tema.ARBEID_AKTIVITETER, tekst="Hemmelig tekst som aldri skal ut",
    )  # fmt: skip


def test_beskyttede_er_ikke_med_og_de_andre_ser_det(
    roller: Rollebesetning, lag: Callable[..., Manifest], tmp_path: Path
) -> None:
    manifest = lag()
    assert len(_les(tmp_path / "ut", "person")) == 4
    assert manifest.kvalitet["utelatt_adressesperre"] == 2
    sett = {r.person_id for r in Oppslag.objects.filter(hva="forskningsuttrekk")}
    assert sett == {getattr(roller, n).id for n in ("amina", "bjorn", "daniel", "signe")}
    linje = hvem_har_sett(roller.amina.id)[0]
    assert (linje.navn, linje.hva) == ("Ane Tellmo", "forskningsuttrekk")
    assert linje.hvorfor == "Hvor lenge varer oppfølgingen? (Vedtak 25/1234)"
    assert linje.kontor == "NAV Kontaktsenter"


def test_kommunens_rom_er_bare_med_etter_egen_tillatelse(
    roller: Rollebesetning, lag: Callable[..., Manifest], tmp_path: Path
) -> None:
    _skriv(roller, "amina", "amina")
    _skriv(roller, "lise", "bjorn")
    uten = lag("uten")
    assert [d["opprettet_av"] for d in _les(tmp_path / "uten", "dialog")] == ["BRUKER"]
    assert uten.hjemmel["kommune_tillatelse"] is None
    med = lag("med", kommune_tillatelse="Fjordby kommune, sak 26/7")
    assert {d["opprettet_av"] for d in _les(tmp_path / "med", "dialog")} == {"BRUKER", "NAV"}
    assert med.hjemmel["kommune_tillatelse"] == "Fjordby kommune, sak 26/7"


def test_ingenting_i_filene_leder_tilbake(
    roller: Rollebesetning, lag: Callable[..., Manifest], tmp_path: Path
) -> None:
    _skriv(roller, "amina", "amina")
    en, to = lag("en"), lag("to")
    innhold = b"".join(f.read_bytes() for f in (tmp_path / "en").glob("*.parquet"))
    for skjult in (b"Hemmelig", b"Amina", b"Kari", b"1201", str(roller.amina.id).encode()):
        assert skjult not in innhold
    ider = [{r["person_id"] for r in _les(tmp_path / n, "person")} for n in ("en", "to")]
    assert ider[0].isdisjoint(ider[1])
    assert all(len(i) == 26 for i in ider[0])
    assert en.pseudonymisering["nokkel_oppbevares"] is False
    assert en.uttrekk_id != to.uttrekk_id


def test_nokkelen_ligger_utenfor_og_er_eierens(
    lag: Callable[..., Manifest], tmp_path: Path
) -> None:
    nokkel = tmp_path / "nokkel"
    lag("en", nokkelfil=nokkel, nokkel_til=date(2027, 1, 1))
    forst = nokkel.read_text()
    assert nokkel.stat().st_mode & 0o777 == 0o600
    lag("to", nokkelfil=nokkel, nokkel_til=date(2027, 1, 1))
    assert nokkel.read_text() == forst
    with pytest.raises(Skrivefeil, match="kan ikke ligge i uttrekket"):
        lag("tre", nokkelfil=tmp_path / "tre" / "nokkel", nokkel_til=date(2027, 1, 1))
    nokkel.write_text("ikke en nøkkel")
    with pytest.raises(Skrivefeil, match="er ikke en nøkkel"):
        lag("fire", nokkelfil=nokkel, nokkel_til=date(2027, 1, 1))


@pytest.mark.parametrize(
    "hvem", ["amina", "kari", "siv", "lise", "tor", "mona", "finn", "rut", "adam"]
)
def test_bare_analytikeren_kan(roller: Rollebesetning, tmp_path: Path, hvem: str) -> None:
    with pytest.raises(IkkeTilgang):
        lag_uttrekk(
            aktor=getattr(roller, hvem), bestilling=BESTILLING, ut=tmp_path / "ut", naa=SENERE
        )
    assert list(tmp_path.iterdir()) == []
    assert not Oppslag.objects.filter(hva="forskningsuttrekk").exists()


@pytest.mark.parametrize(
    ("valg", "kode", "felt"),
    [
        ({"formaal": "  "}, "MANGLER", "formaal"),
        ({"hjemmel": ""}, "MANGLER", "hjemmel"),
        ({"formaal": "Å se"}, "FOR_KORT", "formaal"),
        ({"sluttdato": date(2020, 1, 1)}, "SLUTTDATO_PASSERT", "sluttdato"),
        ({"formaal": "x" * 301}, "FOR_LANG", "formaal"),
        ({"til": date(2025, 10, 1)}, "PERIODE_BAKLENGS", "til"),
        ({"dekning_til": date(2025, 12, 1)}, "PERIODE_BAKLENGS", "til"),
        ({"til": date(2026, 2, 1)}, "MAANED_IKKE_OVER", "til"),
        ({"nokkelfil": Path("/tmp/nokkel")}, "NOKKEL_UTEN_FRIST", "nokkel_til"),
    ],
)
def test_en_bestilling_som_ikke_kan_gjores(
    lag: Callable[..., Manifest], tmp_path: Path, valg: Rad, kode: str, felt: str
) -> None:
    with pytest.raises(DapFeil) as feil:
        lag(**valg)
    assert (feil.value.kode, feil.value.felt) == (kode, felt)
    assert list(tmp_path.iterdir()) == []


def test_en_full_disk_etterlater_hverken_filer_eller_spor(
    lag: Callable[..., Manifest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("dap.forskning.uttrekk.strom.STYKKE", 1)
    monkeypatch.setattr("dap.forskning.format.skriving.RADGRUPPE", 1)
    monkeypatch.setattr(pq.ParquetWriter, "write_table", full)
    with pytest.raises(Skrivefeil, match="Disken er full"):
        lag()
    assert list(tmp_path.iterdir()) == []
    assert not Oppslag.objects.filter(hva="forskningsuttrekk").exists()


def test_uten_kommunen_ser_uttrekket_bare_staten(
    roller: Rollebesetning, monkeypatch: pytest.MonkeyPatch, lag: Callable[..., Manifest]
) -> None:
    """Every source that has rooms is asked for the state's alone."""
    spurt: list[Any] = []

    def tom(rom: Any, **_: Any) -> Iterator[Any]:
        spurt.append(rom)
        return iter(())

    for modul, navn in [
        ("personer", "forskning_vedtak"), ("personer", "forskning_registreringer"),
        ("samtaler", "forskning_trader"), ("samtaler", "forskning_meldinger"),
        ("samtaler", "forskning_ferdigbehandlet"), ("kort", "forskning_aktiviteter"),
        ("kort", "forskning_aktivitetsstatus"), ("kort", "forskning_moter"),
        ("kort", "forskning_motestatus"), ("kort", "forskning_referater"),
    ]:  # fmt: skip
        sted = f"dap.forskning.uttrekk.{modul}.{navn}"
        monkeypatch.setattr(sted, tom)
    lag()
    assert spurt == [frozenset({Rom.STAT})] * 10


def test_den_som_har_meldt_fra_at_det_ikke_trengs_svar(
    roller: Rollebesetning, lag: Callable[..., Manifest], tmp_path: Path
) -> None:
    _skriv(roller, "amina", "amina")
    trad = dialog.ny_trad(
        aktor=roller.bjorn, person_id=roller.bjorn.id, nokkel=uuid.uuid4(), naa=NAA,
        tema=Tema.ARBEID_AKTIVITETER, tekst="Takk",
    ).trad_id  # fmt: skip
    dialog.sett_trenger_ikke_svar(
        aktor=roller.kari,
        trad_id=trad,
        trenger_ikke=True,
        versjon=Trad.objects.get(id=trad).versjon,
        naa=NAA,
    )
    lag()
    (rad,) = _les(tmp_path / "ut", "dialoghendelse")
    assert (rad["hendelse"], rad["tidspunkt"]) == ("FERDIGBEHANDLET", NAA)
