"""What a meeting may be and become. Plain functions; the operations ask them, pages too."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.felles.tekst import krev_lengde, trygg_lenke
from dap.felles.tid import OSLO, dato
from dap.mote.values import (
    LENGST_FRAM,
    MAKS_FORBEREDELSER,
    MAKS_HENSIKT,
    MAKS_LEDIGE_OM_GANGEN,
    MAKS_LENKE,
    MAKS_MINUTTER,
    MAKS_STED,
    MAKS_TIDER,
    MAKS_TITTEL,
    MAKS_TOLK,
    MINST_MINUTTER,
    Kanal,
    Moteinnhold,
    Motestatus,
    Part,
)

PAMINNES_FOR = timedelta(hours=24)
IKKE_PAMINNES_ETTER = timedelta(hours=1)

Fravarsdager = tuple[UUID, date, date]
"""Who stands in, from the first day to the day after the last."""


def hvem_tar_dagen(veileder_id: UUID, fravar: Iterable[Fravarsdager], dag: date) -> UUID:
    """The stand-in when the adviser is absent that day; of several absences the last one entered."""
    return next((vikar for vikar, fra, til in fravar if fra <= dag < til), veileder_id)


# --- time -----------------------------------------------------------------------------------------


def tidspunkt_i_oslo(dag: date, klokke: time, *, felt: str = "klokkeslett") -> datetime:
    """The instant (UTC) when the clock in Oslo shows this.

    Regelbrudd TIDEN_FINNES_IKKE for the hour that summer time takes away. The hour that comes twice
    in autumn is the first one.
    """
    lokal = datetime.combine(dag, klokke.replace(second=0, microsecond=0), tzinfo=OSLO)
    utc = lokal.astimezone(UTC)
    if utc.astimezone(OSLO).time() != lokal.time():
        raise Regelbrudd("TIDEN_FINNES_IKKE", felt=felt)
    return utc


def krev_start(start: datetime, *, naa: datetime, felt: str = "start") -> datetime:
    """A whole minute that has not been; Regelbrudd TIDEN_ER_FORBI or FOR_LANGT_FRAM."""
    start = start.replace(second=0, microsecond=0)
    if start <= naa:
        raise Regelbrudd("TIDEN_ER_FORBI", felt=felt)
    if start > naa + LENGST_FRAM:
        raise Regelbrudd("FOR_LANGT_FRAM", felt=felt)
    return start


def krev_varighet(minutter: int) -> int:
    """15 to 450 minutes; Regelbrudd UGYLDIG_VARIGHET."""
    if not MINST_MINUTTER <= minutter <= MAKS_MINUTTER:
        raise Regelbrudd(
            "UGYLDIG_VARIGHET", felt="varighet", minst=MINST_MINUTTER, maks=MAKS_MINUTTER
        )
    return minutter


def krev_tider(tider: Collection[datetime], *, naa: datetime) -> list[datetime]:
    """One to five different times ahead, the first first. Regelbrudd MANGLER_TIDER, FOR_MANGE_TIDER,
    SAMME_TID_FLERE_GANGER, or as `krev_start` with the field `tid1` … that is wrong."""
    if not tider:
        raise Regelbrudd("MANGLER_TIDER", felt="tid1")
    if len(tider) > MAKS_TIDER:
        raise Regelbrudd("FOR_MANGE_TIDER", felt=f"tid{MAKS_TIDER}", maks=MAKS_TIDER)
    gyldige = [krev_start(t, naa=naa, felt=f"tid{nr}") for nr, t in enumerate(tider, 1)]
    if len(set(gyldige)) < len(gyldige):
        raise Regelbrudd("SAMME_TID_FLERE_GANGER", felt="tid1")
    return sorted(gyldige)


def rekke(dag: date, fra: time, til: time, varighet: int, *, naa: datetime) -> list[datetime]:
    """Starts of slots one after the other from `fra`, all over by `til`, on the clock in Oslo.

    Regelbrudd UGYLDIG_VARIGHET, TIL_FOR_FRA, TIDEN_ER_FORBI, FOR_LANGT_FRAM, FOR_MANGE_LEDIGE.
    """
    krev_varighet(varighet)
    if dag < dato(naa):
        raise Regelbrudd("TIDEN_ER_FORBI", felt="dag")
    if dag > dato(naa + LENGST_FRAM):
        raise Regelbrudd("FOR_LANGT_FRAM", felt="dag")
    start = krev_start(tidspunkt_i_oslo(dag, fra, felt="fra"), naa=naa, felt="fra")
    slutt = tidspunkt_i_oslo(dag, til, felt="til")
    antall = int((slutt - start) / timedelta(minutes=varighet))
    if antall < 1:
        raise Regelbrudd("INGEN_PLASS_I_TIDSROMMET", felt="til", minutter=varighet)
    if antall > MAKS_LEDIGE_OM_GANGEN:
        raise Regelbrudd("FOR_MANGE_LEDIGE", felt="til", maks=MAKS_LEDIGE_OM_GANGEN)
    return [start + timedelta(minutes=varighet * nr) for nr in range(antall)]


# --- content --------------------------------------------------------------------------------------


def gyldig_innhold(innhold: Moteinnhold, *, onske: bool = False) -> Moteinnhold:
    """Cleaned; UgyldigInndata with one Regelbrudd a field otherwise.

    A summons says where one meets, and why. Who only wishes for a meeting need not know.
    """
    feil: list[Regelbrudd] = []

    def tekst(felt: str, maks: int, minst: int = 0) -> str:
        try:
            return krev_lengde(getattr(innhold, felt), felt=felt, maks=maks, minst=minst)
        except Regelbrudd as brudd:
            feil.append(brudd)
            return ""

    renset = replace(
        innhold,
        tittel=tekst("tittel", MAKS_TITTEL, 1),
        sted=tekst("sted", MAKS_STED),
        tolk=tekst("tolk", MAKS_TOLK),
        hensikt=tekst("hensikt", MAKS_HENSIKT),
        forberedelser=tekst("forberedelser", MAKS_FORBEREDELSER),
    )
    try:
        krev_varighet(innhold.varighet)
    except Regelbrudd as brudd:
        feil.append(brudd)
    try:
        lenke = trygg_lenke(innhold.videolenke, felt="videolenke", maks=MAKS_LENKE)
    except Regelbrudd as brudd:
        lenke = ""
        feil.append(brudd)
    if not onske and innhold.kanal == Kanal.OPPMOTE and not innhold.sted.strip():
        feil.append(Regelbrudd("MANGLER", felt="sted"))
    if feil:
        raise UgyldigInndata(feil)
    return replace(renset, videolenke=lenke)


def samlet(*sjekker: Callable[[], Any]) -> list[Any]:
    """What each gives; all that they refuse is told at once."""
    svar: list[Any] = []
    feil: list[Regelbrudd] = []
    for sjekk in sjekker:
        try:
            svar.append(sjekk())
        except Regelbrudd as en:
            feil.append(en)
    if len(feil) == 1:
        raise feil[0]
    if feil:
        alle = (f.feil if isinstance(f, UgyldigInndata) else [f] for f in feil)
        raise UgyldigInndata([en for flere in alle for en in flere])
    return svar


# --- states ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tilstand:
    """What decides what may happen to a meeting."""

    status: Motestatus
    start: datetime | None
    venter_paa: Part | None

    def begynt(self, naa: datetime) -> bool:
        return self.start is not None and self.start <= naa


def krev_apent(t: Tilstand) -> None:
    """Regelbrudd MOTET_ER_AVSLUTTET when it has been held, cancelled or declined."""
    if not t.status.apen:
        raise Regelbrudd("MOTET_ER_AVSLUTTET")


def krev_ikke_begynt(t: Tilstand, naa: datetime) -> None:
    """Regelbrudd MOTET_ER_AVSLUTTET or MOTET_HAR_BEGYNT."""
    krev_apent(t)
    if t.begynt(naa):
        raise Regelbrudd("MOTET_HAR_BEGYNT")


def krev_kan_svare(t: Tilstand, part: Part) -> None:
    """Regelbrudd INGEN_TIDER_VENTER, or VENTER_PA_DEN_ANDRE when one's own proposal stands."""
    krev_apent(t)
    if t.venter_paa is None:
        raise Regelbrudd("INGEN_TIDER_VENTER")
    if t.venter_paa != part:
        raise Regelbrudd("VENTER_PA_DEN_ANDRE")


def krev_kan_bekrefte(t: Tilstand, naa: datetime) -> None:
    """Regelbrudd IKKE_AVTALT, MOTET_ER_AVSLUTTET or MOTET_HAR_BEGYNT."""
    krev_ikke_begynt(t, naa)
    if t.status != Motestatus.AVTALT:
        raise Regelbrudd("IKKE_AVTALT")


UTFALL = frozenset({Motestatus.GJENNOMFORT, Motestatus.IKKE_MOTT})


def krev_kan_fa_utfall(t: Tilstand, utfall: Motestatus, naa: datetime) -> None:
    """How it went is said when it has begun; said wrongly, it can be put right.

    Regelbrudd UGYLDIG_UTFALL, IKKE_AVTALT or MOTET_HAR_IKKE_BEGYNT.
    """
    if utfall not in UTFALL:
        raise Regelbrudd("UGYLDIG_UTFALL", felt="utfall")
    if t.status not in {Motestatus.AVTALT, *UTFALL}:
        raise Regelbrudd("IKKE_AVTALT")
    if not t.begynt(naa):
        raise Regelbrudd("MOTET_HAR_IKKE_BEGYNT")


def skal_minnes(start: datetime, *, naa: datetime) -> bool:
    """Within a day of the start, and not in the last hour (reference: MOTE_SMS)."""
    return IKKE_PAMINNES_ETTER <= start - naa <= PAMINNES_FOR


# --- calendars ------------------------------------------------------------------------------------

_ET_KALENDERS_ROM = 2**32
"""Minutes that each calendar has to itself on the number line: about 8 000 years."""


def spenn(kalender_nr: int, start: datetime, minutter: int) -> tuple[int, int]:
    """The meeting's place on the one number line that all calendars share, half-open.

    Spans of different calendars can never overlap, so that one exclusion constraint over ranges of
    whole numbers guards every calendar (ADR 20).
    """
    fra = kalender_nr * _ET_KALENDERS_ROM + int(start.timestamp()) // 60
    return fra, fra + minutter
