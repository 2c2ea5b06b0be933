"""What holds for drafts, decisions and complaints: pure, no clock, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.felles.innsatsgruppe import Hovedmal, Innsatsgruppe
from dap.felles.tekst import krev_lengde
from dap.felles.tid import POSTGANG, er_arbeidsdag, neste_arbeidsdag
from dap.vedtak.klageverdier import (
    HOS_KONTORET,
    KLAGE_MAKS,
    KLAGEGRUNN_MAKS,
    Formkrav,
    Klagestatus,
)
from dap.vedtak.values import (
    AVVIKSGRUNN_MAKS,
    AVVIKSGRUNN_MINST,
    BEGRUNNELSE_MAKS,
    KREVER_ARBEIDSEVNE,
    KREVER_BESLUTTER,
    MELDING_MAKS,
    UTEN_HOVEDMAL,
    Beslutterstatus,
    Kilde,
)

KLAGEFRIST: tuple[tuple[date, int], ...] = ((date.min, 6),)
"""Weeks to complain in, with the day of a decision from which each holds (docs/adr/0029). Oldest first."""


@dataclass(frozen=True, slots=True)
class Innhold:
    """What a draft says, cleaned."""

    innsatsgruppe: Innsatsgruppe | None
    hovedmal: Hovedmal | None
    begrunnelse: str
    kilder: tuple[str, ...]
    avviksgrunn: str = ""


def rens_innhold(
    *,
    innsatsgruppe: Innsatsgruppe | None,
    hovedmal: Hovedmal | None,
    begrunnelse: str,
    avviksgrunn: str,
    kilder: Iterable[str],
    kjente: Iterable[str],
) -> Innhold:
    """The group without a main goal clears it. Regelbrudd FOR_LANG or UKJENT_KILDE."""
    valgte = tuple(dict.fromkeys(kilder))
    if not set(valgte) <= set(kjente):
        raise Regelbrudd("UKJENT_KILDE", felt="kilder")
    return Innhold(
        innsatsgruppe,
        None if innsatsgruppe in UTEN_HOVEDMAL else hovedmal,
        krev_lengde(begrunnelse, felt="tekst", maks=BEGRUNNELSE_MAKS),
        valgte,
        krev_lengde(avviksgrunn, felt="avviksgrunn", maks=AVVIKSGRUNN_MAKS),
    )


def krev_hos_veileder(status: Beslutterstatus) -> None:
    """Nothing is changed behind the back of who is reading it."""
    if status == Beslutterstatus.KLAR_TIL_BESLUTTER:
        raise Regelbrudd("UTKASTET_ER_HOS_BESLUTTER")


def krev_ferdig(
    innhold: Innhold,
    slag: Iterable[Kilde],
    status: Beslutterstatus | None = None,
    *,
    avviker: bool,
) -> None:
    """Everything that must be there before it is decided; all that is missing at once.

    `status` None asks only for the content, as before it is sent to the beslutter. `avviker`: the
    finished assessment of work ability does not support the group; then it must be among the sources,
    and the reason is written. Raises UgyldigInndata with one Regelbrudd for each:
    MANGLER_INNSATSGRUPPE, MANGLER_HOVEDMAL, MANGLER_BEGRUNNELSE, MANGLER_KILDE,
    MANGLER_ARBEIDSEVNEVURDERING, VURDERINGEN_MA_VAERE_MED, MANGLER_AVVIKSGRUNN, MANGLER_GODKJENNING.
    """
    gruppe = innhold.innsatsgruppe
    slagene = set(slag)
    mangler = {
        ("MANGLER_INNSATSGRUPPE", "innsatsgruppe"): gruppe is None,
        ("MANGLER_HOVEDMAL", "hovedmal"): innhold.hovedmal is None
        and gruppe is not None
        and gruppe not in UTEN_HOVEDMAL,
        ("MANGLER_BEGRUNNELSE", "tekst"): not innhold.begrunnelse,
        ("MANGLER_KILDE", "kilder"): not slagene,
        ("MANGLER_ARBEIDSEVNEVURDERING", "kilder"): gruppe in KREVER_ARBEIDSEVNE
        and Kilde.ARBEIDSEVNEVURDERING not in slagene,
        ("VURDERINGEN_MA_VAERE_MED", "kilder"): avviker
        and gruppe not in KREVER_ARBEIDSEVNE
        and Kilde.ARBEIDSEVNEVURDERING not in slagene,
        ("MANGLER_AVVIKSGRUNN", "avviksgrunn"): avviker
        and len(innhold.avviksgrunn) < AVVIKSGRUNN_MINST,
        ("MANGLER_GODKJENNING", None): status is not None
        and gruppe in KREVER_BESLUTTER
        and status != Beslutterstatus.GODKJENT_AV_BESLUTTER,
    }
    feil = [Regelbrudd(kode, felt=felt) for (kode, felt), er in mangler.items() if er]
    if feil:
        raise UgyldigInndata(feil)


def krev_trenger_beslutter(gruppe: Innsatsgruppe | None) -> None:
    if gruppe not in KREVER_BESLUTTER:
        raise Regelbrudd("TRENGER_IKKE_BESLUTTER")


def krev_status(status: Beslutterstatus, *lovlige: Beslutterstatus) -> None:
    if status not in lovlige:
        raise Regelbrudd("FEIL_STEG_HOS_BESLUTTER")


def krev_melding(tekst: str) -> str:
    return krev_lengde(tekst, felt="tekst", minst=1, maks=MELDING_MAKS)


def klagefrist(fattet: date, *, per_post: bool) -> date:
    """The last day to complain: six weeks after the decision came, moved to a working day."""
    uker = next(u for fra, u in reversed(KLAGEFRIST) if fra <= fattet)
    siste = fattet + timedelta(weeks=uker) + (POSTGANG if per_post else timedelta())
    return siste if er_arbeidsdag(siste) else neste_arbeidsdag(siste)


# --- complaints ---------------------------------------------------------------------------------


def krev_klagetekst(tekst: str) -> str:
    return krev_lengde(tekst, felt="tekst", minst=1, maks=KLAGE_MAKS)


def krev_klagegrunn(tekst: str, *, felt: str = "begrunnelse", minst: int = 1) -> str:
    return krev_lengde(tekst, felt=felt, minst=minst, maks=KLAGEGRUNN_MAKS)


def krev_mottatt(dag: date, *, fattet: date, i_dag: date) -> date:
    """A complaint comes after the decision, and not in the future."""
    if dag > i_dag:
        raise Regelbrudd("DATO_I_FRAMTIDEN", felt="mottatt")
    if dag < fattet:
        raise Regelbrudd("KLAGE_FOR_VEDTAKET", felt="mottatt")
    return dag


def krev_formkrav(f: Formkrav, begrunnelse: str) -> str:
    """Late needs a word on whether it is excused; what is not met, or excused, needs its reason."""
    if not f.i_tide and f.unntak is None:
        raise Regelbrudd("MANGLER_UNNTAK", felt="unntak")
    trenger_ord = not f.oppfylt or f.unntak is True
    return krev_klagegrunn(begrunnelse, minst=1 if trenger_ord else 0)


def krev_hos_kontoret(status: Klagestatus) -> None:
    if status not in HOS_KONTORET:
        raise Regelbrudd("KLAGEN_ER_BEHANDLET")


def krev_kan_avgjores(til: Klagestatus, f: Formkrav | None) -> None:
    """Dismissed only when a demand is not met; considered only when all are."""
    if f is None:
        raise Regelbrudd("VURDER_FORMKRAV_FORST")
    if til == Klagestatus.AVVIST and f.oppfylt:
        raise Regelbrudd("FORMKRAVENE_ER_OPPFYLT")
    if til in {Klagestatus.OMGJORT, Klagestatus.SENDT_KLAGEINSTANS} and not f.oppfylt:
        raise Regelbrudd("FORMKRAVENE_ER_IKKE_OPPFYLT")
