"""The dialog's rules: who waits for whom, who answers what, what may be sent, and what comes first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import fmean, median

from dap.dialog.values import (
    KRITISKE_TEMA,
    Grunn,
    Mottaker,
    Svartid,
    Svartidsrad,
    Tema,
    Utfall,
)
from dap.felles.aktor import Aktor, Rolle
from dap.felles.blanke import felter_i as felter_i
from dap.felles.blanke import fyll_ut as fyll_ut
from dap.felles.blanke import krev_utfylt as krev_utfylt
from dap.felles.feil import Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tid import arbeidstid_mellom, legg_til_arbeidstimer

KRITISK_USETT_ARBEIDSTIMER = 24
"""One working day."""

_MOTTAKER = {
    Tema.UTBETALING_MELDEKORT: Mottaker.KONTAKTSENTER,
    Tema.OPPHOLD_UTLAND: Mottaker.FORVALTNING,
    Tema.KOMMUNALE_TJENESTER: Mottaker.KOMMUNE,
}


@dataclass(frozen=True, slots=True)
class Tilstand:
    """Who waits for whom in a thread, and the clock that runs while NAV owes an answer."""

    venter_paa_nav_siden: datetime | None = None
    venter_paa_bruker_siden: datetime | None = None
    klokke_fra: datetime | None = None
    svarfrist: datetime | None = None

    @property
    def venter_paa_nav(self) -> bool:
        return self.venter_paa_nav_siden is not None


def etter_melding_fra_bruker(t: Tilstand, *, sendt: datetime, timer: int) -> Tilstand:
    """NAV owes an answer from the first unanswered message; the user no longer does."""
    t = replace(t, venter_paa_bruker_siden=None)
    if t.venter_paa_nav:
        return t
    return start_klokke(t, fra=sendt, naa=sendt, timer=timer)


def etter_melding_fra_nav(t: Tilstand, *, sendt: datetime, venter_paa_bruker: bool) -> Tilstand:
    """Answered. The user owes an answer only when the adviser says so, or already did."""
    siden = t.venter_paa_bruker_siden or (sendt if venter_paa_bruker else None)
    return replace(stopp_klokke(t), venter_paa_bruker_siden=siden)


def start_klokke(t: Tilstand, *, fra: datetime, naa: datetime, timer: int) -> Tilstand:
    """The clock counts from `fra`, also when it is started again later."""
    return replace(
        t,
        venter_paa_nav_siden=naa,
        klokke_fra=fra,
        svarfrist=legg_til_arbeidstimer(fra, timer),
    )


def stopp_klokke(t: Tilstand) -> Tilstand:
    return replace(t, venter_paa_nav_siden=None, klokke_fra=None, svarfrist=None)


def sett_venter_paa_bruker(t: Tilstand, *, venter: bool, naa: datetime) -> Tilstand:
    siden = (t.venter_paa_bruker_siden or naa) if venter else None
    return replace(t, venter_paa_bruker_siden=siden)


def mottaker_for(tema: Tema) -> Mottaker:
    """Who answers a topic: the adviser, unless another receiver has the answer."""
    return _MOTTAKER.get(tema, Mottaker.VEILEDER)


def rom_for(mottaker: Mottaker) -> Rom:
    return Rom.KOMMUNE if mottaker == Mottaker.KOMMUNE else Rom.STAT


def funksjoner(aktor: Aktor) -> frozenset[Mottaker]:
    """The receivers that a member of staff is, by role: threads handed to them are theirs to open."""
    par = (
        (Rolle.KONTAKTSENTER, Mottaker.KONTAKTSENTER),
        (Rolle.FORVALTNING, Mottaker.FORVALTNING),
    )
    return frozenset(mottaker for rolle, mottaker in par if aktor.har_rolle(rolle))


def egen_mottaker(aktor: Aktor, rom: Rom) -> Mottaker:
    """Who will answer the user's reply to a thread that this member of staff starts."""
    if rom == Rom.KOMMUNE:
        return Mottaker.KOMMUNE
    if aktor.har_rolle(Rolle.VEILEDER):
        return Mottaker.VEILEDER
    return next(iter(sorted(funksjoner(aktor))), Mottaker.VEILEDER)


def krev_overlevering(fra: Mottaker, til: Mottaker) -> None:
    """Regelbrudd when a thread cannot be handed from one to the other by NAV alone."""
    if fra == til:
        raise Regelbrudd("ALLEREDE_DER", felt="til", mottaker=til)
    if Mottaker.KOMMUNE in (fra, til):
        # Content moves between the rooms only with the user's consent (product ch. 9).
        raise Regelbrudd("KREVER_SAMTYKKE", felt="til")


def forste_ord(tekst: str, maks: int = 60) -> str:
    """The beginning of a text, cut between words: the heading of one who wrote none."""
    linje = " ".join(tekst.split())
    if len(linje) <= maks:
        return linje
    return linje[: maks - 1].rsplit(" ", 1)[0] + "…"


# --- the queue ---------------------------------------------------------------------------------


def skal_alarmere(tema: Tema, *, klokke_fra: datetime, sett: bool, naa: datetime) -> bool:
    """Critical for benefits and unseen for more than one working day."""
    if tema not in KRITISKE_TEMA or sett:
        return False
    return arbeidstid_mellom(klokke_fra, naa) >= timedelta(hours=KRITISK_USETT_ARBEIDSTIMER)


def grunner(
    tema: Tema, *, klokke_fra: datetime, svarfrist: datetime, alarm: bool, naa: datetime
) -> tuple[Grunn, ...]:
    """Why a thread comes early in the queue: named reasons, whose sum is the order."""
    ut: list[Grunn] = []
    if alarm:
        ut.append(Grunn("KRITISK_USETT", 100))
    if tema in KRITISKE_TEMA:
        ut.append(Grunn("KRITISK_TEMA", 50))
    if naa >= svarfrist:
        ut.append(Grunn("OVER_FRIST", 40))
    elif naa >= svarfrist - timedelta(hours=8):
        ut.append(Grunn("SNART_FRIST", 20))
    dager = (naa - klokke_fra) // timedelta(days=1)
    if dager >= 1:
        ut.append(Grunn("HAR_VENTET", min(dager, 30)))
    return tuple(ut)


# --- answer time -------------------------------------------------------------------------------


def timer_mellom(fra: datetime, til: datetime) -> tuple[float, float]:
    """Plain hours, and hours of working days."""
    time = timedelta(hours=1)
    return (til - fra) / time, arbeidstid_mellom(fra, til) / time


def oppsummer(rader: Sequence[Svartidsrad], frister: Sequence[float]) -> Svartid:
    """Answer times on both clocks. "No need" and hand-over answered nobody, and are left out.

    `frister` gives, for each row, the target in hours.
    """
    svar = [(r, f) for r, f in zip(rader, frister, strict=True) if r.utfall == Utfall.BESVART]
    if not svar:
        return Svartid(antall=0)
    timer = [r.timer for r, _ in svar]
    arbeidstimer = [r.arbeidstimer for r, _ in svar]
    return Svartid(
        antall=len(svar),
        snitt_timer=fmean(timer),
        median_timer=median(timer),
        snitt_arbeidstimer=fmean(arbeidstimer),
        median_arbeidstimer=median(arbeidstimer),
        innen_frist=sum(r.arbeidstimer <= f for r, f in svar) / len(svar),
        innen_frist_timer=sum(r.timer <= f for r, f in svar) / len(svar),
    )
