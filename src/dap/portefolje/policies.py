"""Who is silent, and what makes need: the rules in Python, as the registry has them in SQL. Pure.

The rows are found by the SQL; these tell why one person stands there, and prove the other.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dap.felles.tid import dato
from dap.portefolje.terskler import Terskler


@dataclass(frozen=True, slots=True)
class Fakta:
    """What the rules are asked about, as one reader knows it. Times that are None never were."""

    startet: datetime
    manuell: bool = False
    reservert: bool = False
    bare_behandling: bool = False
    """All that is planned or under way is treatment."""
    har_aktivitet: bool = False
    slutter_sist: date | None = None
    """The last end date of what is planned or under way."""
    har_avtalt: bool = False
    ser_stat: bool = True
    """Whether the reader may know of signing in and of decisions."""
    innlogget: datetime | None = None
    ulest: datetime | None = None
    venter_bruker: datetime | None = None
    svarfrist: datetime | None = None
    kritisk: bool = False
    varsel_frist: date | None = None
    siste_kontakt: datetime | None = None
    har_vedtak: bool = False
    ytelse_slutter: date | None = None
    mote_onsket: bool = False
    har_utlopt: bool = False
    uenige: int = 0
    ny: bool = False
    kandidat: bool = False
    forslag: int = 0


def stille(f: Fakta, t: Terskler, *, naa: datetime) -> tuple[str, ...]:
    """Why the user is silent; empty when they are not.

    Digital, in follow-up, and one of: a message unread for so long, an answer waited for so long, or
    not signed in for so long with an agreed activity running. Not those whose only activity is
    treatment with an end ahead.
    """
    i_behandling = f.bare_behandling and f.slutter_sist is not None and f.slutter_sist >= dato(naa)
    if f.manuell or f.reservert or i_behandling:
        return ()
    inne = f.innlogget or f.startet
    return tuple(
        kode
        for kode, gjelder in (
            ("ULEST", _eldre(f.ulest, t.dager["ulest"], naa)),
            ("UBESVART", _eldre(f.venter_bruker, t.dager["ubesvart"], naa)),
            (
                "IKKE_INNE",
                f.ser_stat and f.har_avtalt and _eldre(inne, t.dager["innlogging"], naa),
            ),
        )
        if gjelder
    )


def behov(f: Fakta, t: Terskler, *, naa: datetime) -> tuple[tuple[str, int], ...]:
    """The reasons that make need, each with its points; their sum is the order."""
    idag = dato(naa)
    gjelder = {
        "SVARFRIST_UTE": f.svarfrist is not None and f.svarfrist < naa,
        "KRITISK": f.kritisk,
        "STILLE": bool(stille(f, t, naa=naa)),
        "VARSEL_SNART": _innen(f.varsel_frist, t.dager["varsel"], idag),
        "UTEN_KONTAKT": _eldre(f.siste_kontakt or f.startet, t.dager["kontakt"], naa),
        "UTEN_VEDTAK": f.ser_stat and not f.har_vedtak,
        "YTELSE_SLUTTER": _innen(f.ytelse_slutter, t.dager["ytelse"], idag),
        "UTEN_AKTIVITET": not f.har_aktivitet,
        "MOTE_ONSKET": f.mote_onsket,
        "UTLOPT_AKTIVITET": f.har_utlopt,
        "UENIGE": f.uenige > 0,
        "NY": f.ny,
        "KANDIDAT": f.kandidat,
        "FORSLAG": f.forslag > 0,
    }
    return tuple((kode, t.vekter[kode]) for kode, ja in gjelder.items() if ja)


def _eldre(tid: datetime | None, dager: int, naa: datetime) -> bool:
    return tid is not None and tid < naa - timedelta(days=dager)


def _innen(dag: date | None, dager: int, idag: date) -> bool:
    return dag is not None and dag <= idag + timedelta(days=dager)
