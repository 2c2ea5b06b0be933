"""The validator says precisely what is wrong. Each test breaks the hand-made extract in one way."""

import errno
import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dap.forskning import kontroller_uttrekk
from dap.forskning.format import kontroll as kontrollen
from dap.forskning.format.feil import Formatfeil
from dap.forskning.format.funn import Alvor, Funn, Regel
from dap.forskning.format.innhold import innhold_sha256, koble, les_parquet
from dap.forskning.format.kontroll import kontroller
from dap.forskning.format.skjema import TABELLER

KANTTILFELLER = Path(__file__).parents[2] / "tests" / "kanttilfeller"
F, R, T = Alvor.FEIL, Alvor.REPARERES, Alvor.TELLES
Rad = dict[str, Any]
Rader = list[Rad]


@pytest.fixture
def uttrekk(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KANTTILFELLER, tmp_path / "uttrekk"))


def _les(mappe: Path, tabell: str) -> pa.Table:
    return pq.read_table(mappe / f"{tabell}.parquet")


def _skriv(mappe: Path, tabell: str, data: pa.Table, sti: str = "") -> None:
    """Write the table, and let the manifest be right about it."""
    fil = mappe / (sti or f"{tabell}.parquet")
    fil.parent.mkdir(exist_ok=True)
    pq.write_table(data, fil)
    try:
        sum_ = innhold_sha256(
            koble(mappe / "tmp"), TABELLER[tabell], les_parquet([fil]), data.schema.names
        )
    except Exception:  # the columns are not such that it can be summed up
        sum_ = ""
    manifest = json.loads((mappe / "manifest.json").read_text(encoding="utf-8"))
    filer = [f for f in manifest["filer"] if f["tabell"] != tabell]
    ny = {
        "tabell": tabell,
        "sti": fil.name,
        "rader": data.num_rows,
        "bytes": 1,
        "innhold_sha256": sum_,
    }
    manifest["filer"] = [*filer, ny]
    (mappe / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def _endre(mappe: Path, tabell: str, gjor: Callable[[Rader], object]) -> None:
    """Change rows, keep the schema, also what it says that may be null."""
    data = _les(mappe, tabell)
    rader: Rader = data.to_pylist()
    gjor(rader)
    felter = [pa.field(f.name, f.type) for f in data.schema]
    skjema = pa.schema(felter, metadata=data.schema.metadata)
    _skriv(mappe, tabell, pa.Table.from_pylist(rader, schema=skjema))


def _nye(mappe: Path) -> list[Funn]:
    """What is found that is not found in the whole extract."""
    return [f for f in kontroller(mappe).funn if (f.regel, f.fil, f.antall) not in _fra_for()]


@cache
def _fra_for() -> set[tuple[Regel, str, int]]:
    return {(f.regel, f.fil, f.antall) for f in kontroller(KANTTILFELLER).funn}


def test_det_haandlagde_uttrekket_er_i_orden() -> None:
    resultat = kontroller(KANTTILFELLER)
    assert resultat.feil == ()
    assert resultat.rader == {
        "person": 29, "personmaaned": 153, "arbeid": 9, "dialog": 16, "melding": 30,
        "aktivitet": 19, "aktivitetsstatus": 34,
    }  # fmt: skip
    # A dialog without messages, and an answer after the end of the data: edge cases of its own.
    assert resultat.kvalitet == {"DEKNING": 1, "V10": 1}


def test_det_samme_fra_python() -> None:
    assert kontroller_uttrekk(str(KANTTILFELLER)) == kontroller(KANTTILFELLER)


def _sett(nr: int, **verdier: Any) -> Callable[[Rader], object]:
    return lambda rader: rader[nr].update(verdier)


def _flytt(nr: int, felt: str, **om: Any) -> Callable[[Rader], object]:
    return lambda rader: rader[nr].update({felt: rader[nr][felt] + timedelta(**om)})


_FOR_TIDLIG = datetime(2019, 7, 31, 12, tzinfo=UTC)
BRUDD: list[tuple[str, Callable[[Rader], object], Regel, Alvor, str, str]] = [
    # table, what is done to its rows, rule, severity, column, a word of the message or the row
    ("person", _sett(0, kjonn="X"), Regel.V1, F, "kjonn", "K, M"),
    ("person", _sett(0, kjonn=None), Regel.V1, F, "kjonn", "må ha en verdi"),
    ("person", _sett(0, utdanning="DOKTOR"), Regel.V1, F, "utdanning", "GRUNNSKOLE"),
    ("person", lambda r: r.append(dict(r[0])), Regel.V2, F, "person_id", "ganger=2"),
    ("personmaaned", lambda r: r.append(dict(r[3])), Regel.V2, F, "person_id, maaned", "ganger=2"),
    ("personmaaned", _sett(0, innsatsgruppe="FORMIDLING"), Regel.V1, F, "innsatsgruppe", "=FORMIDLING"),
    ("personmaaned", _sett(0, ytelse="SYKEPENGER"), Regel.V1, F, "ytelse", "DAGPENGER"),
    ("arbeid", _sett(0, uforegrad=101), Regel.V11, T, "uforegrad", "0 til 100"),
    ("arbeid", _sett(0, uforegrad=-1), Regel.V11, T, "uforegrad", "0 til 100"),
    ("arbeid", _sett(0, person_id="borte"), Regel.V2, F, "person_id", "finnes ikke i person.parquet"),
    ("arbeid", _sett(0, maaned=date(2019, 9, 2)), Regel.V4, F, "maaned", "den første dagen"),
    ("arbeid", _sett(0, maaned=date(2021, 1, 1)), Regel.V4, F, "maaned", "2019-08-01 til 2020-12-01"),
    ("dialog", _sett(15, person_id="borte"), Regel.V2, F, "person_id", "person_id=borte"),
    ("dialog", _sett(0, opprettet_av="VEILEDER"), Regel.V1, F, "opprettet_av", "NAV, BRUKER"),
    ("dialog", _flytt(0, "opprettet_dato", days=1), Regel.V5, F, "opprettet_dato", "Europe/Oslo"),
    ("dialog", _sett(0, opprettet=_FOR_TIDLIG, opprettet_dato=_FOR_TIDLIG.date()), Regel.DEKNING, T,
     "opprettet_dato", "2019-08-01 til"),
    ("dialog", _sett(0, opprettet_av="NAV"), Regel.V8, T, "opprettet_av", "forste_avsender=BRUKER"),
    ("melding", _sett(0, lopenr=0), Regel.V1, F, "lopenr", "begynner på 1"),
    ("melding", _flytt(0, "sendt", microseconds=5), Regel.V6, F, "sendt", "hele sekunder"),
    ("melding", _sett(0, dialog_id="borte"), Regel.V2, F, "dialog_id", "dialog.parquet"),
    ("aktivitet", _sett(0, person_id=""), Regel.V1, F, "person_id", "1 til 64 tegn"),
    ("aktivitet", _sett(0, type="KURS"), Regel.V1, T, "type", "ikke kjenner"),
    ("aktivitet", _sett(0, person_id="borte"), Regel.V2, F, "person_id", "person.parquet"),
    ("aktivitetsstatus", _sett(0, aktivitet_id="borte"), Regel.V2, F, "aktivitet_id", "aktivitet.parquet"),
    ("aktivitetsstatus", _sett(0, status="VURDERES"), Regel.V1, F, "status", "FORESLATT"),
]  # fmt: skip


@pytest.mark.parametrize(("tabell", "gjor", "regel", "alvor", "kolonne", "ord_"), BRUDD)
def test_et_brudd_i_radene(
    uttrekk: Path,
    tabell: str,
    gjor: Callable[[Rader], object],
    regel: Regel,
    alvor: Alvor,
    kolonne: str,
    ord_: str,
) -> None:
    _endre(uttrekk, tabell, gjor)
    funn = [f for f in _nye(uttrekk) if (f.regel, f.kolonne) == (regel, kolonne)]
    assert [(f.alvor, f.fil, f.antall) for f in funn] == [(alvor, f"{tabell}.parquet", 1)]
    assert ord_ in "\n".join(funn[0].linjer())
    assert len(funn[0].forste_rader) == 1


def test_en_utvidbar_kode_gjor_ikke_uttrekket_ubrukelig(uttrekk: Path) -> None:
    _endre(uttrekk, "aktivitet", _sett(0, type="KURS"))
    assert kontroller(uttrekk).feil == ()


def test_diagnose_uten_aap_repareres_og_telles(uttrekk: Path) -> None:
    def gjor(rader: Rader) -> None:
        for rad in [r for r in rader if r["ytelse"] != "AAP"][:7]:
            rad["diagnosegruppe"] = "ANDRE"

    _endre(uttrekk, "personmaaned", gjor)
    (funn,) = _nye(uttrekk)
    assert (funn.regel, funn.alvor, funn.kolonne, funn.antall) == (Regel.V7, R, "diagnosegruppe", 7)
    assert len(funn.forste_rader) == 5
    assert funn.linjer()[-1] == "    … og 2 til"
    assert kontroller(uttrekk).kvalitet["V7"] == 7


def test_en_person_uten_maaned_i_populasjonen(uttrekk: Path) -> None:
    def gjor(rader: Rader) -> None:
        rader[:] = [r for r in rader if r["person_id"] != "k24"]

    _endre(uttrekk, "personmaaned", gjor)
    (funn,) = _nye(uttrekk)
    assert (funn.regel, funn.alvor, funn.forste_rader) == (Regel.V3, F, ("person_id=k24",))
    assert "2019-08 til 2020-07" in funn.melding


def test_alder_som_ikke_kan_stemme_telles(uttrekk: Path) -> None:
    _endre(uttrekk, "person", _sett(0, fodselsaar=1900))
    (funn,) = _nye(uttrekk)
    assert (funn.regel, funn.alvor, funn.kolonne) == (Regel.V11, T, "fodselsaar")
    assert "forste_maaned=2019-08-01" in funn.forste_rader[0]


def test_en_melding_for_sin_dialog(uttrekk: Path) -> None:
    def gjor(rader: Rader) -> None:
        rad = next(r for r in rader if r["lopenr"] == 1)
        rad.update(sendt=datetime(2019, 8, 1, 8, tzinfo=UTC), sendt_dato=date(2019, 8, 1))

    _endre(uttrekk, "melding", gjor)
    (funn,) = _nye(uttrekk)
    assert (funn.regel, funn.alvor, funn.fil) == (Regel.V8, T, "dialog.parquet")
    assert "forste_sendt=2019-08-01 08:00:00+00" in funn.forste_rader[0]


def test_lopenummer_og_tid_som_er_uenige(uttrekk: Path) -> None:
    _endre(uttrekk, "melding", lambda rader: _bytt(rader, "dialog_id"))
    _endre(uttrekk, "aktivitetsstatus", lambda rader: _bytt(rader, "aktivitet_id"))
    funn = {f.fil: f for f in _nye(uttrekk) if f.regel == Regel.V9}
    assert set(funn) == {"melding.parquet", "aktivitetsstatus.parquet"}
    assert {f.alvor for f in funn.values()} == {T}


def _bytt(rader: Rader, eier: str) -> None:
    """Let the numbers of the first two rows of one owner change places."""
    for a, b in pairwise(rader):
        tid = "sendt" if "sendt" in a else "tidspunkt"
        if a[eier] == b[eier] and a[tid] != b[tid]:
            a["lopenr"], b["lopenr"] = b["lopenr"], a["lopenr"]
            return


def test_en_aktivitet_uten_status(uttrekk: Path) -> None:
    def gjor(rader: Rader) -> None:
        forste = rader[0]["aktivitet_id"]
        rader[:] = [r for r in rader if r["aktivitet_id"] != forste]

    _endre(uttrekk, "aktivitetsstatus", gjor)
    (funn,) = _nye(uttrekk)
    assert (funn.regel, funn.alvor, funn.fil) == (Regel.V10, T, "aktivitet.parquet")


def test_en_fil_som_mangler(uttrekk: Path) -> None:
    (uttrekk / "melding.parquet").unlink()
    (funn,) = (f for f in _nye(uttrekk) if f.alvor == F)
    assert (funn.regel, funn.fil, funn.melding) == (Regel.V1, "melding.parquet", "Filen mangler.")


def test_en_kolonne_som_mangler(uttrekk: Path) -> None:
    _skriv(uttrekk, "dialog", _les(uttrekk, "dialog").drop_columns(["opprettet_av"]))
    (funn,) = (f for f in _nye(uttrekk) if f.alvor == F)
    assert (funn.regel, funn.fil, funn.kolonne) == (Regel.V1, "dialog.parquet", "opprettet_av")
    assert "mangler" in funn.melding


def test_valgfrie_kolonner_kan_mangle_og_ukjente_kan_finnes(uttrekk: Path) -> None:
    melding = _les(uttrekk, "melding").drop_columns(["krever_svar"])
    _skriv(uttrekk, "melding", melding.append_column("notat", pa.array(["x"] * melding.num_rows)))
    assert kontroller(uttrekk).feil == ()


@pytest.mark.parametrize(
    ("tabell", "kolonne", "type_", "ord_"),
    [
        ("melding", "sendt", pa.timestamp("us"), "uten tidssone"),
        ("melding", "sendt", pa.timestamp("ms", tz="UTC"), "timestamp[us, tz=UTC]"),
        ("melding", "sendt", pa.string(), "timestamp[us, tz=UTC]"),
        ("melding", "lopenr", pa.int64(), "int32"),
        ("person", "fodselsaar", pa.float64(), "int16"),
        ("personmaaned", "delvis_ledig", pa.int8(), "bool"),
        ("personmaaned", "maaned", pa.string(), "den første i måneden"),
    ],
)
def test_feil_type(uttrekk: Path, tabell: str, kolonne: str, type_: pa.DataType, ord_: str) -> None:
    data = _les(uttrekk, tabell)
    i = data.schema.get_field_index(kolonne)
    _skriv(uttrekk, tabell, data.set_column(i, kolonne, data.column(i).cast(type_)))
    (funn,) = (f for f in _nye(uttrekk) if f.alvor == F)
    assert (funn.regel, funn.fil, funn.kolonne) == (Regel.V1, f"{tabell}.parquet", kolonne)
    assert ord_ in funn.melding


def test_en_kodet_og_en_lang_tekst_er_ogsaa_tekst(uttrekk: Path) -> None:
    data = _les(uttrekk, "aktivitet")
    kodet = data.set_column(2, "type", data.column(2).dictionary_encode())
    _skriv(
        uttrekk,
        "aktivitet",
        kodet.set_column(0, "aktivitet_id", data.column(0).cast(pa.large_string())),
    )
    assert kontroller(uttrekk).feil == ()


def _uten_bunntekst(innhold: bytes) -> bytes:
    """The description of the file at its end is overwritten, but not its length."""
    lengde = int.from_bytes(innhold[-8:-4], "little")
    return innhold[: -8 - lengde] + b"\xff" * lengde + innhold[-8:]


@pytest.mark.parametrize(
    ("gjor", "ord_"),
    [
        (lambda b: b[: len(b) // 2], "kuttet"),
        (lambda b: b[:6], "kuttet"),
        (lambda _: b"person_id;kjonn\n1;K\n", "ikke en Parquet-fil"),
        (lambda _: b"", "0 byte"),
        (lambda b: _uten_bunntekst(b), "kan ikke leses"),
    ],
)
def test_en_fil_som_ikke_er_hel(uttrekk: Path, gjor: Callable[[bytes], bytes], ord_: str) -> None:
    fil = uttrekk / "person.parquet"
    fil.write_bytes(gjor(fil.read_bytes()))
    (funn,) = (f for f in _nye(uttrekk) if f.alvor == F)
    assert (funn.regel, funn.fil) == (Regel.V1, "person.parquet")
    assert ord_ in funn.melding


def test_sider_som_er_skadet_inne_i_filen(uttrekk: Path) -> None:
    fil = uttrekk / "person.parquet"
    innhold = bytearray(fil.read_bytes())
    innhold[4:400] = b"\xff" * 396
    fil.write_bytes(innhold)
    (funn,) = (f for f in _nye(uttrekk) if f.alvor == F and f.fil == "person.parquet")
    assert (funn.regel, funn.melding.split(":")[0]) == (Regel.V1, "Innholdet kan ikke leses")


@pytest.mark.parametrize(
    "feil",
    [
        duckdb.IOException('Could not write file "x": No space left on device'),
        duckdb.OutOfMemoryException("failed to offload data block of size 256.0 KiB"),
        OSError(errno.ENOSPC, "No space left on device"),
    ],
)
def test_en_full_disk_er_ikke_filenes_feil(
    uttrekk: Path, monkeypatch: pytest.MonkeyPatch, feil: Exception
) -> None:
    def full(*_: object) -> None:
        raise feil

    monkeypatch.setattr(kontrollen, "innhold_sha256", full)
    with pytest.raises(Formatfeil, match="Disken med midlertidige filer er full"):
        kontroller(uttrekk)


def test_rader_som_er_endret_siden_manifestet_ble_laget(uttrekk: Path) -> None:
    manifest = (uttrekk / "manifest.json").read_bytes()
    _endre(uttrekk, "person", _sett(0, kjonn="K", fodselsaar=1971))
    (uttrekk / "manifest.json").write_bytes(manifest)
    (funn,) = _nye(uttrekk)
    assert (funn.regel, funn.alvor, funn.fil) == (Regel.SUM, F, "person.parquet")
    assert "innhold_sha256" in funn.melding


def test_en_rad_for_lite_og_en_fil_som_manifestet_ikke_kjenner(uttrekk: Path) -> None:
    manifest = json.loads((uttrekk / "manifest.json").read_text(encoding="utf-8"))
    manifest["filer"] = [f for f in manifest["filer"] if f["tabell"] != "arbeid"]
    manifest["filer"][0]["rader"] = 30
    (uttrekk / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    funn = {f.fil: f.melding for f in _nye(uttrekk)}
    assert funn["person.parquet"] == "Filen har 29 rader. Manifestet sier 30."
    assert "står ikke i manifestet" in funn["arbeid.parquet"]


@pytest.mark.parametrize(
    ("felt", "verdi", "ord_"),
    [
        ("versjon", "2.1.0", "versjon 2.1.0"),
        ("populasjon", {"fra": "2019-01", "til": "2020-07"}, "dekker bare"),
        ("dekning", {}, "«dekning» sier ikke hva personmaaned dekker"),
    ],
)
def test_et_manifest_som_ikke_stemmer(uttrekk: Path, felt: str, verdi: Any, ord_: str) -> None:
    manifest = json.loads((uttrekk / "manifest.json").read_text(encoding="utf-8"))
    (uttrekk / "manifest.json").write_text(json.dumps(manifest | {felt: verdi}), encoding="utf-8")
    funn = [f for f in kontroller(uttrekk).funn if f.regel == Regel.MANIFEST]
    assert funn[0].alvor == F
    assert ord_ in funn[0].melding


def test_filer_fra_et_annet_uttrekk_og_under_feil_navn(uttrekk: Path) -> None:
    data = _les(uttrekk, "arbeid")
    merke = {"forskningsuttrekk.tabell": "person", "forskningsuttrekk.uttrekk_id": "annet"}
    _skriv(uttrekk, "arbeid", data.replace_schema_metadata(merke))
    assert [f.melding for f in _nye(uttrekk) if f.alvor == F] == [
        "Filen sier at den er tabellen «person».",
        "Filen hører til uttrekket «annet», og manifestet til «kanttilfeller-1».",
    ]


def test_deler_i_en_mappe_i_hver_sin_rekkefolge(uttrekk: Path) -> None:
    data = _les(uttrekk, "melding")
    (uttrekk / "melding.parquet").unlink()
    (uttrekk / "melding").mkdir()
    pq.write_table(data.slice(7), uttrekk / "melding" / "part-1.parquet")
    omvendt = data.slice(0, 7).select(list(reversed(data.schema.names)))
    pq.write_table(omvendt, uttrekk / "melding" / "part-0.parquet")
    assert _nye(uttrekk) == []


def test_et_tomt_uttrekk_er_et_uttrekk(uttrekk: Path) -> None:
    for tabell in (
        "person",
        "personmaaned",
        "arbeid",
        "dialog",
        "melding",
        "aktivitet",
        "aktivitetsstatus",
    ):
        _skriv(uttrekk, tabell, _les(uttrekk, tabell).slice(0, 0))
    assert kontroller(uttrekk).funn == ()
