"""The arrays of a block as tables of the extract (A.3)."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dap.forskning.syntetisk import koder, tid
from dap.forskning.syntetisk.blokk import STORRELSE, Blokk, statusrekker
from dap.forskning.syntetisk.trekk import Heltall, Koder, Maske

UTEN = frozenset({"diagnose_detalj", "i_utdanning", "sosialhjelp", "krever_svar"})


def tabeller(b: Blokk) -> dict[str, pa.RecordBatch]:
    """Each table's rows of this block, sorted by key."""
    lag: dict[str, Callable[[Blokk], dict[str, Any]]] = {
        "person": _person,
        "personmaaned": _personmaaned,
        "arbeid": _arbeid,
        "dialog": _dialog,
        "melding": _melding,
        "aktivitet": _aktivitet,
        "aktivitetsstatus": _status,
    }
    return {navn: pa.RecordBatch.from_pydict(kolonner(b)) for navn, kolonner in lag.items()}


def ider(forbokstav: str, tall: Heltall, siffer: int, blokk: int | None = None) -> pa.Array:
    """Fixed-width ids such as p000000042, or d00017000000042 for number 42 of block 17."""
    forord = forbokstav + ("" if blokk is None else f"{blokk:05d}")
    bredde = len(forord) + siffer
    tegn = np.empty((len(tall), bredde), dtype=np.uint8)
    tegn[:, : len(forord)] = np.frombuffer(forord.encode(), dtype=np.uint8)
    rest = tall.astype(np.int64)
    for plass in range(bredde - 1, len(forord) - 1, -1):
        tegn[:, plass] = rest % 10 + ord("0")
        rest = rest // 10
    grenser = np.arange(len(tall) + 1, dtype=np.int32) * bredde
    return pa.StringArray.from_buffers(
        len(tall), pa.py_buffer(grenser.tobytes()), pa.py_buffer(tegn.tobytes())
    )


def _koder(verdier: Heltall | Koder | Maske, navn: Sequence[str], null: Maske | None = None) -> Any:
    """Text from codes."""
    indeks = pa.array(verdier.astype(np.int8), mask=null)
    return pa.DictionaryArray.from_arrays(indeks, pa.array(list(navn))).cast(pa.string())


def _dager(dager: Heltall) -> pa.Array:
    return pa.array(dager.astype(np.int32)).cast(pa.date32())


def _oyeblikk(navn: str, sekunder: Heltall) -> dict[str, pa.Array]:
    instant = pa.array(sekunder.astype(np.int64) * 1_000_000).cast(pa.timestamp("us", tz="UTC"))
    return {navn: instant, f"{navn}_dato": _dager(tid.dato(sekunder))}


def _personider(b: Blokk, person: Heltall) -> pa.Array:
    return ider("p", b.nr * STORRELSE + person, 9)


def _person(b: Blokk) -> dict[str, Any]:
    folk = b.personer
    n = len(folk)
    # B8: age is counted in the calendar year of the first observation.
    aar = np.where(b.forlop.forste + tid.FORSTE_MAANED > 12, 1, 0) + tid.FORSTE_AAR
    fodt = (aar - folk.aar).astype(np.int16)
    ukjent = folk.utdanning == len(koder.UTDANNINGER) - 1
    return {
        "person_id": _personider(b, np.arange(n)),
        "kjonn": _koder(folk.kjonn, koder.KJONN),
        "fodselsaar": pa.array(fodt, mask=folk.aar == 0),
        "utdanning": _koder(np.where(ukjent, 0, folk.utdanning), koder.UTDANNINGER, ukjent),
        "innvandrer": pa.array(folk.innvandrer == 1),
    }


def _personmaaned(b: Blokk) -> dict[str, Any]:
    lop, folk = b.forlop, b.personer
    person, maaned = np.nonzero(lop.registrert)
    ytelse = lop.ytelse[person, maaned]
    diagnose = folk.diagnose[person]
    ingen = (ytelse != koder.AAP) | (diagnose < 0) | (diagnose == koder.UKJENT)
    return {
        "person_id": _personider(b, person),
        "maaned": _dager(tid.STARTER[maaned]),
        "innsatsgruppe": _koder(lop.innsats[person, maaned], koder.INNSATSGRUPPER),
        "ytelse": _koder(ytelse, koder.YTELSER),
        "diagnosegruppe": _koder(np.where(ingen, 0, diagnose), koder.DIAGNOSER, ingen),
        "enhet": ider("E", b.enhet[person, maaned].astype(np.int64) + 1, 4),
        "delvis_ledig": pa.array(b.arbeid.delvis[person, maaned]),
        "lonnstilskudd": pa.array(b.arbeid.lonnstilskudd[person, maaned]),
    }


def _arbeid(b: Blokk) -> dict[str, Any]:
    """Sparse: a month without employment and without disability benefit has no row."""
    a = b.arbeid
    person, maaned = np.nonzero(a.arbeidsforhold | (a.uforegrad > 0))
    return {
        "person_id": _personider(b, person),
        "maaned": _dager(tid.STARTER[maaned]),
        "arbeidsforhold": pa.array(a.arbeidsforhold[person, maaned]),
        "uforegrad": pa.array(a.uforegrad[person, maaned].astype(np.int8)),
    }


def _dialog(b: Blokk) -> dict[str, Any]:
    d = b.dialoger
    kort = ider("a", np.maximum(b.kort_til_dialog, 0), 7, b.nr)
    paa = pa.array(b.kort_til_dialog >= 0)
    return {
        "dialog_id": ider("d", np.arange(len(d.person)), 7, b.nr),
        "person_id": _personider(b, d.person),
        **_oyeblikk("opprettet", d.opprettet),
        "opprettet_av": _koder(d.av_bruker, koder.PARTER),
        "aktivitet_id": pc.if_else(paa, kort, pa.scalar(None, pa.string())),
    }


def _melding(b: Blokk) -> dict[str, Any]:
    m = b.meldinger
    return {
        "dialog_id": ider("d", m.dialog, 7, b.nr),
        "lopenr": pa.array(m.lopenr.astype(np.int32)),
        **_oyeblikk("sendt", m.sendt),
        "avsender": _koder(m.fra_bruker, koder.PARTER),
    }


def _aktivitet(b: Blokk) -> dict[str, Any]:
    a = b.aktiviteter
    return {
        "aktivitet_id": ider("a", np.arange(len(a)), 7, b.nr),
        "person_id": _personider(b, a.person),
        "type": _koder(a.type, koder.TYPER),
        "opprettet_av": _koder(a.av_bruker, koder.PARTER),
    }


def _status(b: Blokk) -> dict[str, Any]:
    kort, nr, status, naar = statusrekker(b.aktiviteter)
    return {
        "aktivitet_id": ider("a", kort, 7, b.nr),
        "lopenr": pa.array(nr.astype(np.int32)),
        "status": _koder(status, koder.STATUSER),
        **_oyeblikk("tidspunkt", naar),
    }
