"""The one statement that makes rows, for some people or for all."""

import re
from functools import cache

from dap.portefolje.kolonner import FYSISKE, Slag
from dap.portefolje.rad.kilder import GRUNN, GRUNN_SQL, KILDER, SAMMENSATT

TABELL = "portefolje_rad"
EN, FLERE = "= %(id)s", "= ANY(%(ider)s)"
KOLONNENAVN = ("person_id", *(navn for navn, _slag in FYSISKE))
_OM = re.compile(r"\{om:([a-z]+\.[a-z_]+)\}")
_UTEN_NULL = {Slag.KODE, Slag.TALL, Slag.JA, Slag.TEKST}


def _uttrykk() -> dict[str, str]:
    ut = dict(GRUNN)
    for kilde in KILDER:
        ut.update(kilde.kolonner)
    ut.update(SAMMENSATT)
    return ut


@cache
def utregnet(hvem: str = "") -> str:
    """SELECT of fresh rows: of everybody in follow-up, or of those that `hvem` says."""
    uttrykk = _uttrykk()
    kolonner = ", ".join(f"{_typet(uttrykk[navn], slag)} AS {navn}" for navn, slag in FYSISKE)
    kilder = " ".join(
        f"LEFT JOIN ({k.sql}) {k.navn} ON {k.navn}.person_id = p.person_id" for k in KILDER
    )
    sql = (
        f"SELECT p.person_id, {kolonner} FROM {GRUNN_SQL} {kilder}"
        " WHERE p.slutt IS NULL AND {om:p.person_id}"
    )
    om = rf"\1 {hvem}" if hvem else "TRUE"
    return _OM.sub(om, sql).replace("{{}}", "{}")


def _typet(uttrykk: str, slag: Slag) -> str:
    if slag == Slag.TEKST:
        return f"COALESCE({uttrykk}, '')::text COLLATE \"C\""
    if slag in _UTEN_NULL:
        return f"COALESCE({uttrykk}, {slag.tom})::{slag}"
    return f"({uttrykk})::{slag}"


def _lagring(hvem: str) -> str:
    """INSERT … ON CONFLICT of the same rows; a row that is as it was is not written."""
    nye = ", ".join(KOLONNENAVN)
    sett = ", ".join(f"{n} = EXCLUDED.{n}" for n, _s in FYSISKE)
    for_ = ", ".join(f"{TABELL}.{n}" for n, _s in FYSISKE)
    etter = ", ".join(f"EXCLUDED.{n}" for n, _s in FYSISKE)
    return (
        f"INSERT INTO {TABELL} ({nye}) {utregnet(hvem)}"
        f" ON CONFLICT (person_id) DO UPDATE SET {sett}"
        f" WHERE ({for_}) IS DISTINCT FROM ({etter})"
    )


@cache
def oppdatering(hvem: str) -> str:
    """The rows of some people, and none of those who are in follow-up no longer: one statement."""
    return (
        f"WITH borte AS (DELETE FROM {TABELL} r WHERE r.person_id {hvem}"
        " AND NOT EXISTS (SELECT FROM oppfolging_oppfolgingsperiode p"
        " WHERE p.person_id = r.person_id AND p.slutt IS NULL)) "
    ) + _lagring(hvem)


TABELLER = frozenset(re.findall(r"(?:FROM|JOIN) ([a-z]+_[a-z_]+)", utregnet()))
"""Every table that the row is made from."""
