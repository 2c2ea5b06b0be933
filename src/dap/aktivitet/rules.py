"""Who may do what with an activity, and when. Pure: no Django, no clock, no database.

Each `krev_…` raises a Regelbrudd; each other function answers a question with the same rules, so that
the page can show what is possible before anybody tries.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from dap.aktivitet.fho import FRISTDATO, gjeldende_fho
from dap.aktivitet.koder import APNE, FERDIGE, Fhotype, Handling, Part, Status, Svar
from dap.aktivitet.typer.beskrivelse import Aktivitetstype, Nar
from dap.aktivitet.values import FHO_FRIST_DAGER, FHO_MAKS, KOMMENTAR_MAKS, Handlinger
from dap.felles.blanke import krev_utfylt
from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.felles.tekst import krev_lengde, rens
from dap.felles.tid import POSTGANG
from dap.oppfolging.policies import brukersperre

ANGREFRIST = timedelta(minutes=10)
ANGRES = frozenset({Handling.FLYTTET, Handling.GODTATT, Handling.AVSLATT})


class ErHistorisk(Regelbrudd):
    """The follow-up period has ended: read, not changed."""

    kode = "HISTORISK"


class ErFerdig(Regelbrudd):
    """Finished activities are locked; NAV may open them again."""

    kode = "AKTIVITET_FERDIG"


class VenterPaSvar(Regelbrudd):
    """A proposal moves by the other side's answer."""

    kode = "VENTER_PA_SVAR"


class BareNav(Regelbrudd):
    kode = "BARE_NAV"


class FeltLast(Regelbrudd):
    """A field that was changed may not be changed now; `felt` names it."""

    kode = "FELT_LAST"


class Flytteslag(StrEnum):
    FLYTTET = "FLYTTET"
    GODTATT = "GODTATT"
    AVSLATT = "AVSLATT"


@dataclass(frozen=True, slots=True)
class Tilstand:
    """What the rules must know of one activity."""

    type: Aktivitetstype
    status: Status
    avtalt: bool
    venter_paa: Part | None
    historisk: bool
    fho_ulest: bool = False


@dataclass(frozen=True, slots=True)
class SisteGrep:
    """The act that made the current version, for undo."""

    handling: str
    av_id: UUID
    tid: datetime


@dataclass(frozen=True, slots=True)
class Bruker:
    """How the user is followed up."""

    under_oppfolging: bool
    manuell: bool
    reservert: bool
    kan_varsles: bool

    @property
    def digital(self) -> bool:
        return not self.manuell and not self.reservert and self.kan_varsles


def skrivesperre(part: Part, bruker: Bruker, *, med_nav: bool = False) -> str:
    """`kode` of why this side cannot write in the plan; empty when it can.

    NAV writes in every open period, also for those who are followed up on paper; so does the user
    with an employee beside them, or whose words one writes down (`med_nav`).
    """
    if not bruker.under_oppfolging:
        return "IKKE_UNDER_OPPFOLGING"
    if part == Part.NAV or med_nav:
        return ""
    return brukersperre(
        manuell=bruker.manuell, reservert=bruker.reservert, kan_varsles=bruker.kan_varsles
    )


def krev_kan_opprette(type_: Aktivitetstype, part: Part, status: Status) -> None:
    if part not in type_.opprettes_av:
        raise BareNav("TYPEN_ER_FOR_NAV")
    if status not in APNE:
        raise ErFerdig("OPPRETT_I_APEN_KOLONNE")


def venter_paa_ved_opprettelse(
    type_: Aktivitetstype, part: Part, *, som_forslag: bool
) -> Part | None:
    """Whose answer a new activity waits for: the other side's, or NAV's for what needs approval."""
    if som_forslag or (type_.krever_godkjenning and part == Part.BRUKER):
        return part.motpart
    return None


def _krev_levende(t: Tilstand) -> None:
    if t.historisk:
        raise ErHistorisk
    if t.status.ferdig:
        raise ErFerdig


def krev_kan_endre(t: Tilstand, part: Part) -> None:
    """The form as a whole. Which fields: `redigerbare`."""
    _krev_levende(t)
    if part not in t.type.endres_av:
        raise BareNav("TYPEN_ENDRES_AV_NAV")
    if t.venter_paa == part:
        raise VenterPaSvar("SVAR_PA_FORSLAGET")


def redigerbare(t: Tilstand, part: Part, lagret: Mapping[str, Any]) -> frozenset[str]:
    """Names of the fields this side may change: agreed with NAV, that is the end date at most."""
    return frozenset(
        felt.navn
        for felt in t.type.skjemafelter(lagret)
        if part in felt.settes_av and (not t.avtalt or part in felt.avtalt_endres_av)
    )


def krev_lovlige_felter(
    t: Tilstand, part: Part, lagret: Mapping[str, Any], nye: Mapping[str, Any]
) -> list[str]:
    """Names of what changes; UgyldigInndata naming every changed field that is locked."""
    endret = [n for n, v in nye.items() if _verdi(v) != _verdi(lagret.get(n))]
    lov = redigerbare(t, part, lagret)
    last = [FeltLast(felt=navn, avtalt=t.avtalt) for navn in endret if navn not in lov]
    if last:
        raise UgyldigInndata(list(last))
    return endret


def _verdi(verdi: Any) -> Any:
    return None if verdi == "" else verdi


def krever_begrunnelse(t: Tilstand, til: Status) -> bool:
    nar = t.type.begrunnelse.get(til, Nar.ALDRI)
    return nar == Nar.ALLTID or (nar == Nar.AVTALT and t.avtalt)


def krev_begrunnelse(tekst: str, *, felt: str = "begrunnelse", pakrevd: bool = True) -> str:
    return krev_lengde(tekst, felt=felt, minst=1 if pakrevd else 0, maks=KOMMENTAR_MAKS)


def krev_kan_flytte(t: Tilstand, part: Part, til: Status) -> Flytteslag:
    """What the move is: an ordinary one, or the answer to a proposal that waits for the mover."""
    _krev_levende(t)
    if part not in t.type.flyttes_av:
        raise BareNav("TYPEN_FLYTTES_AV_NAV")
    if part == Part.BRUKER and t.fho_ulest and til in FERDIGE:
        raise Regelbrudd("LES_FORHANDSORIENTERING_FORST")
    if t.venter_paa is None:
        return Flytteslag.FLYTTET
    if t.venter_paa == part:
        return Flytteslag.AVSLATT if til == Status.AVBRUTT else Flytteslag.GODTATT
    if til != Status.AVBRUTT:
        raise VenterPaSvar
    return Flytteslag.FLYTTET


def flyttbare(t: Tilstand, part: Part) -> tuple[tuple[Status, ...], str]:
    """Where it may be moved now, and `kode` of why not when nowhere."""
    mulige: list[Status] = []
    kode = ""
    for til in Status:
        if til == t.status:
            continue
        try:
            krev_kan_flytte(t, part, til)
            mulige.append(til)
        except Regelbrudd as brudd:
            kode = brudd.kode
    return tuple(mulige), "" if mulige else kode


def krev_kan_angre(t: Tilstand, siste: SisteGrep, aktor_id: UUID, naa: datetime) -> None:
    """Only the one who moved it, within ten minutes, and only the very last thing that happened."""
    if t.historisk:
        raise ErHistorisk
    if siste.handling not in ANGRES or siste.av_id != aktor_id:
        raise Regelbrudd("INGENTING_A_ANGRE")
    if naa - siste.tid > ANGREFRIST:
        raise Regelbrudd("FOR_SENT_A_ANGRE")


def krev_kan_gjenapne(t: Tilstand, part: Part, til: Status) -> None:
    if t.historisk:
        raise ErHistorisk
    if part != Part.NAV:
        raise BareNav
    if not t.status.ferdig:
        raise Regelbrudd("IKKE_FERDIG")
    if til not in APNE:
        raise Regelbrudd("GJENAPNE_TIL_APEN_KOLONNE")


def krev_kan_sette_valg(t: Tilstand, part: Part, felt: str) -> None:
    """The job stage lives on after the activity is finished, but not after the period."""
    if t.historisk:
        raise ErHistorisk
    funnet = t.type.felt(felt)
    if funnet is None or not funnet.eget_grep:
        raise Regelbrudd("UKJENT_FELT", felt=felt)
    if part not in funnet.settes_av or part not in t.type.flyttes_av:
        raise BareNav


def krev_kan_svare(t: Tilstand, part: Part, svar: Svar, bruker: Bruker) -> bool:
    """Whether NAV answers on behalf of a user who cannot answer digitally."""
    if t.historisk:
        raise ErHistorisk
    if t.venter_paa is None:
        raise Regelbrudd("INGEN_FORSLAG_VENTER")
    if t.venter_paa == part:
        return False
    if part == Part.NAV and not bruker.digital and svar != Svar.JUSTER:
        return True
    raise VenterPaSvar("FORSLAGET_VENTER_PA_DEN_ANDRE")


def krev_kan_knytte(t: Tilstand, part: Part) -> None:
    _krev_levende(t)


def krev_kan_avtale(t: Tilstand, part: Part) -> None:
    _krev_levende(t)
    if part != Part.NAV:
        raise BareNav
    if not t.type.kan_avtales:
        raise Regelbrudd("TYPEN_AVTALES_IKKE")
    if t.avtalt:
        raise Regelbrudd("ALLEREDE_AVTALT")
    if t.venter_paa is not None:
        raise VenterPaSvar("FORSLAGET_MA_BESVARES")


def fho_sperre(bruker: Bruker, til_dato: date | None, dag: date, *, kvp: bool = False) -> str:
    """`kode` of why no prior notice can be sent now; empty when it can."""
    if kvp:
        return "FHO_UNDER_KVP"
    if til_dato is None:
        return "FHO_UTEN_TIL_DATO"
    if (til_dato - dag).days < fho_dager(bruker):
        return "FHO_FOR_KORT_TID"
    return ""


def fho_dager(bruker: Bruker) -> int:
    """Days that the end date must lie ahead: as many as for others after the letter has arrived."""
    return FHO_FRIST_DAGER + (0 if bruker.digital else POSTGANG.days)


def krev_fho(
    fhotype: Fhotype,
    tekst: str,
    bruker: Bruker,
    til_dato: date | None,
    dag: date,
    *,
    kvp: bool = False,
) -> str:
    """The text to store: the adviser's own for ftrl. § 11-9, none for the others.

    The blank for the end date may stand in it: it is filled where the text is read. Any other
    unfilled blank is refused.
    """
    tekst = rens(tekst)
    if fhotype != Fhotype.IKKE_SEND and (kode := fho_sperre(bruker, til_dato, dag, kvp=kvp)):
        raise Regelbrudd(kode, felt="fhotype", dager=fho_dager(bruker))
    if fhotype == Fhotype.PARAGRAF_11_9:
        krev_utfylt(tekst.replace(f"[{FRISTDATO}]", ""))
        return krev_lengde(tekst, felt="tekst", minst=1, maks=FHO_MAKS)
    if tekst and tekst != gjeldende_fho(fhotype, dag).tekst:
        raise Regelbrudd("FHO_TEKSTEN_ER_FAST", felt="tekst")
    return ""


def _lov(krev: Any, *args: Any) -> bool:
    try:
        krev(*args)
    except Regelbrudd:
        return False
    return True


def handlinger(
    t: Tilstand,
    part: Part,
    *,
    lagret: Mapping[str, Any],
    siste: SisteGrep,
    leser_id: UUID,
    bruker: Bruker,
    naa: datetime,
) -> Handlinger:
    """Everything this reader may do now."""
    flytt, sperre = flyttbare(t, part)
    return Handlinger(
        endre=redigerbare(t, part, lagret) if _lov(krev_kan_endre, t, part) else frozenset(),
        flytt=flytt,
        krever_begrunnelse=frozenset(
            til
            for til in flytt
            if krever_begrunnelse(t, til) or (t.venter_paa == part and til == Status.AVBRUTT)
        ),
        flytt_sperret=sperre,
        svar=_lov(krev_kan_svare, t, part, Svar.GODTA, bruker),
        avtale=_lov(krev_kan_avtale, t, part),
        gjenapne=_lov(krev_kan_gjenapne, t, part, Status.PLANLAGT),
        angre=_lov(krev_kan_angre, t, siste, leser_id, naa),
        les_forhandsorientering=part == Part.BRUKER and t.fho_ulest,
        egne_grep=tuple(
            f for f in t.type.egne_grep() if _lov(krev_kan_sette_valg, t, part, f.navn)
        ),
        knytt_mal=_lov(krev_kan_knytte, t, part),
    )
