"""The frame of part F: one row for each new user whose spell outlasts the shortest landmark.

Everything is asked of the engine in one expression; the rows (at most half a million) come as
columns, and names become codes at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dap.forskning.avledet.dialoger import BRUKER, NAV
from dap.forskning.avledet.maaneder import mi
from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import Parametersett
from dap.forskning.videre.design import Heltall, Sant
from dap.forskning.videre.strata import LANDEMERKER, LENGST

_SKILLE = "|"


@dataclass(frozen=True)
class Kode:
    """A text column: each person's place in `verdier`."""

    verdier: tuple[str, ...]
    plass: Heltall

    def er(self, *verdier: str) -> Sant:
        """True for those who have one of the values."""
        ut: Sant = np.isin(self.plass, [i for i, v in enumerate(self.verdier) if v in verdier])
        return ut

    def rader(self, med: Sant) -> "Kode":
        return Kode(self.verdier, self.plass[med])


@dataclass(frozen=True)
class Landemerke:
    """What was said in the last registered month up to a landmark."""

    innsatsgruppe: Kode
    ytelse: Kode
    diagnose: Kode
    enhet: Heltall
    """The office as a number; those without one share a number (the cluster UKJENT)."""


@dataclass(frozen=True)
class Ramme:
    """New users in the order of their ids."""

    s: Heltall
    e: Heltall
    lengde: Heltall
    koronaledig: Sant
    gruppe: Kode
    kjonn: Kode
    aldersgruppe: Kode
    utdanning: Kode
    innvandrer: Kode
    arbeid_start: Sant
    utgang: Kode
    """Status (B24) in the first month after the spell; empty where it is not known."""
    landemerker: Mapping[int, Landemerke]
    fra_nav: Heltall
    """Messages from NAV: one row a person, one column for each month of the spell up to 12."""
    fra_bruker: Heltall


def ramme(motor: Motor, p: Parametersett) -> Ramme:
    """Fetch the frame. The derived tables must be in the engine."""
    tabell = motor.kolonner(_uttrykk(motor, p)).sort_by("person_id")
    meldinger = {
        hvem: np.column_stack([_heltall(tabell, f"{hvem}_{m}") for m in range(1, LENGST + 1)])
        for hvem in ("nav", "bruker")
    }
    return Ramme(
        _heltall(tabell, "s"),
        _heltall(tabell, "e"),
        _heltall(tabell, "lengde"),
        _sant(tabell, "koronaledig12"),
        _kode(tabell["gruppe"]),
        _kode(tabell["kjonn"]),
        _kode(tabell["aldersgruppe"]),
        _kode(tabell["utdanning"]),
        _kode(tabell["innvandrer"]),
        _sant(tabell, "arbeid_start"),
        _kode(tabell["utgang"]),
        {ell: _landemerke(_kode(tabell[f"landemerke_{ell}"])) for ell in LANDEMERKER},
        meldinger["nav"],
        meldinger["bruker"],
    )


def _uttrykk(motor: Motor, p: Parametersett) -> ir.Table:
    person = motor.tabell("av_person").select(
        "person_id", "kjonn", "aldersgruppe", "utdanning", "innvandrer"
    )
    alt = motor.tabell("av_forlop").join(person, "person_id")
    oppstart = alt.select("person_id", "s", "lengde")
    for del_ in (
        _ved_landemerkene(motor, oppstart),
        _meldinger(motor, oppstart, p),
        _i_arbeid(motor, oppstart),
        _utganger(motor, oppstart),
    ):
        alt = alt.left_join(del_, "person_id").drop("person_id_right")
    return alt.mutate(
        arbeid_start=alt.arbeid_start.fill_null(False),
        **{navn: alt[navn].fill_null("") for navn in ("utgang", *map(_navn, LANDEMERKER))},
        **{navn: alt[navn].fill_null(0) for navn in _MELDINGSKOLONNER},
    )


def _navn(ell: int) -> str:
    return f"landemerke_{ell}"


_MELDINGSKOLONNER = tuple(f"{h}_{m}" for h in ("nav", "bruker") for m in range(1, LENGST + 1))


def _ved_landemerkene(motor: Motor, oppstart: ir.Table) -> ir.Table:
    """The last registered month ≤ s + ℓ - 1, its four values packed in one text.

    Packed because engines differ in what the last of a column with nulls is.
    """
    lange = oppstart.filter(oppstart.lengde > min(LANDEMERKER))
    t = motor.tabell("av_maaned").join(lange, "person_id")
    t = t.mutate(m=t.mi - t.s + 1)
    t = t.filter(t.m.between(1, LENGST))
    pakket = ibis.literal(_SKILLE).join(
        [t[k].fill_null("") for k in ("innsatsgruppe", "ytelse", "diagnosegruppe", "enhet")]
    )
    t = t.select("person_id", "m", pakket=pakket)
    return t.group_by("person_id").agg(
        **{_navn(ell): t.pakket.argmax(t.m, where=t.m <= ell) for ell in LANDEMERKER}
    )


def _meldinger(motor: Motor, oppstart: ir.Table, p: Parametersett) -> ir.Table:
    """F3: messages by calendar month of the spell, whenever the thread was created."""
    lange = oppstart.filter(oppstart.lengde > min(LANDEMERKER))
    dialog = motor.tabell("dialog").select("dialog_id", "person_id").join(lange, "person_id")
    melding = motor.tabell("melding")
    grense = ibis.literal(p.melding_til.isoformat()).cast("date")
    melding = melding.filter(melding.sendt_dato <= grense)
    melding = melding.select("dialog_id", "avsender", mi=mi(melding.sendt_dato))
    t = melding.join(dialog, "dialog_id")
    t = t.select("person_id", "avsender", m=t.mi - t.s + 1)
    t = t.filter(t.m.between(1, LENGST))
    hvem = {"nav": NAV, "bruker": BRUKER}
    return t.group_by("person_id").agg(
        **{
            f"{navn}_{m}": ((t.avsender == av) & (t.m == m)).sum().cast("int32")
            for navn, av in hvem.items()
            for m in range(1, LENGST + 1)
        }
    )


def _i_arbeid(motor: Motor, oppstart: ir.Table) -> ir.Table:
    arbeid = motor.tabell("arbeid")
    arbeid = arbeid.select("person_id", "arbeidsforhold", mi=mi(arbeid.maaned))
    t = arbeid.join(oppstart, "person_id")
    t = t.filter((t.mi == t.s) & t.arbeidsforhold)
    return t.select("person_id", arbeid_start=ibis.literal(True)).distinct()


def _utganger(motor: Motor, oppstart: ir.Table) -> ir.Table:
    """F2: where one stands in the first month after the spell."""
    t = motor.tabell("av_status").select("person_id", "m", "status").join(oppstart, "person_id")
    t = t.filter(t.m == t.lengde + 1)
    return t.select("person_id", utgang=t.status)


def _heltall(tabell: pa.Table, navn: str) -> Heltall:
    ut: Heltall = tabell[navn].to_numpy(zero_copy_only=False).astype(np.int64)
    return ut


def _sant(tabell: pa.Table, navn: str) -> Sant:
    ut: Sant = tabell[navn].to_numpy(zero_copy_only=False).astype(np.bool_)
    return ut


def _kode(kolonne: pa.ChunkedArray) -> Kode:
    ordbok = pc.dictionary_encode(kolonne.combine_chunks())
    if isinstance(ordbok, pa.ChunkedArray):
        ordbok = ordbok.combine_chunks()
    plass = ordbok.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return Kode(tuple(ordbok.dictionary.to_pylist()), plass)


def _landemerke(pakket: Kode) -> Landemerke:
    deler = [(*v.split(_SKILLE, 3), "", "", "", "")[:4] for v in pakket.verdier]
    innsats, ytelse, diagnose, enhet = (_delkode([d[i] for d in deler], pakket) for i in range(4))
    return Landemerke(innsats, ytelse, diagnose, enhet.plass)


def _delkode(verdier: Sequence[str], pakket: Kode) -> Kode:
    unike = tuple(sorted(set(verdier)))
    nummer = {v: i for i, v in enumerate(unike)}
    oversatt = np.array([nummer[v] for v in verdier], np.int64)
    plass = oversatt[pakket.plass] if len(oversatt) else np.zeros(0, np.int64)
    return Kode(unike, plass)
