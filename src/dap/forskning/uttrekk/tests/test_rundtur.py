"""Product database → exporter → validator → statistics, with the same 29 persons (L.3)."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dap.felles.aktor import Aktor, AktorType, Rolle
from dap.forskning.avledet import avled
from dap.forskning.format.kontroll import kontroller
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.format.manifest import Manifest
from dap.forskning.motor import Duckmotor
from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.tabeller import lag
from dap.forskning.tests import tilfeldig
from dap.forskning.uttrekk import bilde
from dap.forskning.uttrekk.operations import lag_uttrekk
from dap.forskning.uttrekk.pseudonym import Pseudonymer
from dap.forskning.uttrekk.tests.basen import MOTER, REFERATER, Basen, Rad, les
from dap.forskning.uttrekk.values import Bestilling

NAA = datetime(2021, 6, 15, 12, tzinfo=UTC)


class Rundtur:
    def __init__(self, mappe: Path) -> None:
        basen = Basen()
        aktor = Aktor(
            AktorType.VEILEDER, basen.fatter, "Ane Tellmo", roller=frozenset({Rolle.ANALYTIKER})
        )
        bestilling = Bestilling(
            fra=date(2019, 8, 1), til=date(2020, 7, 1), dekning_til=date(2021, 5, 1),
            formaal="Prøve at alt kommer med", hjemmel="Testvedtak 1",
            nokkelfil=mappe / "nokkel", nokkel_til=date(2022, 1, 1),
        )  # fmt: skip
        self.ut = mappe / "ut"
        self.manifest: Manifest = lag_uttrekk(
            aktor=aktor, bestilling=bestilling, ut=self.ut, naa=NAA
        )
        nokkel = bytes.fromhex((mappe / "nokkel").read_text())
        pseudonym = Pseudonymer(nokkel, self.manifest.uttrekk_id)
        self.navn = {
            pseudonym(tabell, id_): navn
            for navn, id_ in basen.id_.items()
            for tabell in ("person", "dialog", "aktivitet")
        }

    def rader(self, tabell: str) -> list[Rad]:
        """As they came out, with the ids of the hand-made extract, in its order."""
        rader: list[Rad] = pq.read_table(self.ut / f"{tabell}.parquet").to_pylist()
        for rad in rader:
            rad |= {k: self.navn[v] for k, v in rad.items() if k.endswith("_id") and v}
        return sorted(rader, key=lambda r: [str(v).zfill(3) for v in list(r.values())[:2]])


@pytest.fixture
def rundtur(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rundtur:
    # The test's own transaction has begun; what the level gives is tried in test_bilde.
    monkeypatch.setattr(bilde, "NIVAA", "READ COMMITTED")
    return Rundtur(tmp_path)


def _uten(rader: list[Rad], *kolonner: str) -> list[dict[str, Any]]:
    return [{k: v for k, v in rad.items() if k not in kolonner} for rad in rader]


def test_det_samme_kommer_ut_som_de_29_er(rundtur: Rundtur, tmp_path: Path) -> None:
    assert kontroller(rundtur.ut).feil == ()
    _personer(rundtur)
    _maaneder(rundtur)
    assert rundtur.rader("dialog") == les("dialog")
    assert rundtur.rader("melding") == _uten(les("melding"), "krever_svar")
    _aktiviteter(rundtur)
    assert rundtur.rader("arbeid") == []
    _manifestet(rundtur.manifest)
    _tallene(rundtur, tmp_path)


def _tallene(rundtur: Rundtur, tmp_path: Path) -> None:
    """Every number of chapters 8 to 12 is that of the hand-made files, with what the product does not
    know taken out of them: the country of birth, the diagnosis, the work, and meetings never entered."""
    aktiviteter = rundtur.rader("aktivitetsstatus")
    original = {
        "person": [r | {"fodselsaar": r["fodselsaar"] or 1980, "innvandrer": None} for r in les("person")],
        "personmaaned": _uvitende(les("personmaaned"), rundtur.rader("personmaaned")),
        "arbeid": [],
        "dialog": les("dialog"),
        "melding": les("melding"),
        "aktivitet": _kjente(les("aktivitet")),
        # Two cards have another history in the product, which `_aktiviteter` looks at.
        "aktivitetsstatus": [
            s for s in les("aktivitetsstatus") if s["aktivitet_id"] in _like(aktiviteter)
        ] + [s for s in aktiviteter if s["aktivitet_id"] in ANDRE],
    }  # fmt: skip
    ventet = _regn(tilfeldig.lag(tmp_path / "original", original))
    assert ventet["populasjon"]["alle"] == 29
    assert ventet["kap_9_1"]["ordinaere_dialoger"]["antall"] > 0
    assert _regn(rundtur.ut) == ventet


def _uvitende(ventet: list[Rad], fikk: list[Rad]) -> list[Rad]:
    ukjent = ("enhet", "diagnosegruppe", "delvis_ledig", "lonnstilskudd")
    andre = {"ANNET": "IKKE_VURDERT"}
    return [
        v
        | {"innsatsgruppe": andre.get(v["innsatsgruppe"], v["innsatsgruppe"])}
        | {k: f[k] for k in ukjent}
        for v, f in zip(ventet, fikk, strict=True)
    ]


ANDRE = ("ka06", "ka10")


def _like(statuser: list[Rad]) -> set[str]:
    return {s["aktivitet_id"] for s in statuser} - set(ANDRE)


def _kjente(alle: list[Rad]) -> list[Rad]:
    """Without the meetings and minutes that the product has no way to come to."""
    return [
        a
        for a in alle
        if a["type"] not in ("MOTE", "SAMTALEREFERAT") or a["aktivitet_id"] in (*MOTER, *REFERATER)
    ]


def _regn(mappe: Path) -> dict[str, Any]:
    with Duckmotor(Uttrekk(mappe), traader=1) as motor:
        avled(motor, PROBA_2022_9, lambda _: None)
        return lag(motor, PROBA_2022_9, "u", lambda _: None).resultater


def _personer(rundtur: Rundtur) -> None:
    ventet = _uten(les("person"), "innvandrer")
    for rad in ventet:
        rad["fodselsaar"] = rad["fodselsaar"] or 1980  # always known in the product
    fikk = rundtur.rader("person")
    assert _uten(fikk, "innvandrer") == ventet
    assert {r["innvandrer"] for r in fikk} == {None}


def _maaneder(rundtur: Rundtur) -> None:
    ukjent = ("enhet", "diagnosegruppe", "delvis_ledig", "lonnstilskudd")
    ventet = _uten(les("personmaaned"), *ukjent)
    for rad in ventet:
        if rad["innsatsgruppe"] == "ANNET":
            rad["innsatsgruppe"] = "IKKE_VURDERT"  # a code of NAV's that the product has nothing of
    fikk = rundtur.rader("personmaaned")
    assert _uten(fikk, *ukjent) == ventet
    assert len({r["enhet"] for r in fikk}) == 1


def _aktiviteter(rundtur: Rundtur) -> None:
    med = _kjente(les("aktivitet"))
    assert rundtur.rader("aktivitet") == med
    ider = {a["aktivitet_id"] for a in med} - set(ANDRE)
    ventet = [s for s in les("aktivitetsstatus") if s["aktivitet_id"] in ider]
    fikk = rundtur.rader("aktivitetsstatus")
    assert [s for s in fikk if s["aktivitet_id"] in ider] == ventet
    # Minutes are begun before they are shared, and shared once: later versions are edits.
    delt = [(s["status"], str(s["tidspunkt_dato"])) for s in fikk if s["aktivitet_id"] == "ka10"]
    assert delt == [("GJENNOMFORES", "2020-02-28"), ("FULLFORT", "2020-02-28")]


def _manifestet(manifest: Manifest) -> None:
    assert manifest.pseudonymisering["nokkel_oppbevares"] is True
    assert manifest.pseudonymisering["nokkel_til"] == "2022-01-01"
    assert manifest.hjemmel["formaal"] == "Prøve at alt kommer med"
    assert manifest.kvalitet == {
        "utelatt_adressesperre": 0, "uten_svar_om_arbeid": 29, "aktiviteter_av_annen_type": 1,
        "V10": 1,
    }  # fmt: skip
    assert manifest.dekning["personmaaned"].til == date(2021, 5, 1)
    assert manifest.dekning["melding"].til == date(2021, 5, 31)
    assert manifest.dekning["aktivitetsstatus"].fra is None
