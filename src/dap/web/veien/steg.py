"""The way through the follow-up as steps: what is done, where one is, what comes. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Steg(StrEnum):
    REGISTRERT = "REGISTRERT"
    BEHOV = "BEHOV"
    VEDTAK = "VEDTAK"
    PLAN = "PLAN"
    SLUTT = "SLUTT"


class Tilstand(StrEnum):
    FERDIG = "FERDIG"
    HER = "HER"
    KOMMER = "KOMMER"


@dataclass(frozen=True, slots=True)
class Fakta:
    """What is known of one person's way in the latest follow-up period; times of what has happened."""

    startet: datetime | None = None
    sluttet: datetime | None = None
    behov_vurdert: datetime | None = None
    vedtatt: datetime | None = None
    plan_i_gang: bool = False
    """An activity is agreed or going on."""


@dataclass(frozen=True, slots=True)
class Stegrad:
    steg: Steg
    tilstand: Tilstand
    tid: datetime | None = None


def veien(f: Fakta) -> list[Stegrad]:
    """The steps in order; exactly one of them is where one is.

    Somebody may have begun on the plan before anything is decided: a step that is done is done,
    whatever the ones before it are. Where one is, is the first that is not.
    """
    if f.startet is None:
        return [Stegrad(Steg.REGISTRERT, Tilstand.HER), *_kommer(Steg.REGISTRERT)]
    ferdige = {
        Steg.REGISTRERT: f.startet,
        # A decision rests on the needs, also when nobody wrote them down as an assessment here.
        Steg.BEHOV: f.behov_vurdert or f.vedtatt,
        Steg.VEDTAK: f.vedtatt,
        Steg.PLAN: f.sluttet if f.plan_i_gang else None,
        Steg.SLUTT: None,
    }
    if f.sluttet is not None:
        gjort = [Stegrad(s, Tilstand.FERDIG, t) for s, t in ferdige.items() if t is not None]
        return [*gjort, Stegrad(Steg.SLUTT, Tilstand.HER, f.sluttet)]
    her = next(s for s in Steg if ferdige[s] is None)
    return [
        Stegrad(s, Tilstand.FERDIG, ferdige[s])
        if ferdige[s] is not None
        else Stegrad(s, Tilstand.HER if s == her else Tilstand.KOMMER)
        for s in Steg
    ]


def _kommer(etter: Steg) -> list[Stegrad]:
    alle = list(Steg)
    return [Stegrad(s, Tilstand.KOMMER) for s in alle[alle.index(etter) + 1 :]]
