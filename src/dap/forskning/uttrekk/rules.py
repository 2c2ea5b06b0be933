"""What may be ordered, and what the product's own words are in the words of the format."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from dap.felles.aktor import AktorType
from dap.felles.feil import Regelbrudd
from dap.felles.innsatsgruppe import Innsatsgruppe
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato
from dap.forskning.format.skjema import AKTIVITETSTYPER
from dap.forskning.uttrekk.tidsrom import Tidsrom
from dap.forskning.uttrekk.values import (
    FORMAAL_MAKS,
    HJEMMEL_MAKS,
    TILLATELSE_MAKS,
    Bestilling,
)
from dap.registrering.values import Profilgruppe, Variant
from dap.ytelse.values import Ytelsestype

INNSATSGRUPPE: Final = {
    Innsatsgruppe.STANDARD_INNSATS: "STANDARD",
    Innsatsgruppe.SITUASJONSBESTEMT_INNSATS: "SITUASJONSBESTEMT",
    Innsatsgruppe.SPESIELT_TILPASSET_INNSATS: "SPESIELT_TILPASSET",
    Innsatsgruppe.GRADERT_VARIG_TILPASSET_INNSATS: "VARIG_TILPASSET",
    Innsatsgruppe.VARIG_TILPASSET_INNSATS: "VARIG_TILPASSET",
}
UTDANNING: Final = {
    "INGEN_UTDANNING": "GRUNNSKOLE",
    "GRUNNSKOLE": "GRUNNSKOLE",
    "VIDEREGAENDE_GRUNNUTDANNING": "VIDEREGAENDE",
    "VIDEREGAENDE_FAGBREV_SVENNEBREV": "VIDEREGAENDE",
    "HOYERE_UTDANNING_1_TIL_4": "HOYERE_INNTIL_4",
    "HOYERE_UTDANNING_5_ELLER_MER": "HOYERE_OVER_4",
}
YTELSE: Final = {
    Ytelsestype.AAP: "AAP",
    Ytelsestype.DAGPENGER: "DAGPENGER",
    Ytelsestype.TILTAKSPENGER: "TILTAKSPENGER",
}
"""The first of them that somebody has is the one that is told. All others are no benefit here."""
AKTIVITETSSTATUS: Final = {
    "BRUKER_ER_INTERESSERT": "FORESLATT",
    "PLANLAGT": "PLANLAGT",
    "GJENNOMFORES": "GJENNOMFORES",
    "FULLFORT": "FULLFORT",
    "AVBRUTT": "AVBRUTT",
}
MOTESTATUS: Final = {
    "ONSKET": "FORESLATT",
    "AVTALT": "PLANLAGT",
    "GJENNOMFORT": "FULLFORT",
    "IKKE_MOTT": "AVBRUTT",
    "AVLYST": "AVBRUTT",
    "AVSLATT": "AVBRUTT",
}
_DELTID = "DELTIDSJOBB_VIL_MER"


def krev_bestilling(bestilling: Bestilling, *, naa: datetime) -> tuple[Bestilling, Tidsrom]:
    """The order with its words cleaned, and the time it covers.

    Raises Regelbrudd MANGLER, FOR_KORT, FOR_LANG, PERIODE_BAKLENGS, MAANED_IKKE_OVER, SLUTTDATO_PASSERT
    or NOKKEL_UTEN_FRIST.
    """
    renset = replace(
        bestilling,
        formaal=_krev_ord(bestilling.formaal, felt="formaal", minst=10, maks=FORMAAL_MAKS),
        hjemmel=_krev_ord(bestilling.hjemmel, felt="hjemmel", minst=5, maks=HJEMMEL_MAKS),
        dpia=krev_lengde(bestilling.dpia, felt="dpia", maks=HJEMMEL_MAKS),
        kommune_tillatelse=krev_lengde(
            bestilling.kommune_tillatelse, felt="kommune_tillatelse", maks=TILLATELSE_MAKS
        ),
    )
    if renset.fra > renset.til or (renset.dekning_til and renset.dekning_til < renset.til):
        raise Regelbrudd("PERIODE_BAKLENGS", felt="til")
    if renset.til >= dato(naa).replace(day=1):
        raise Regelbrudd("MAANED_IKKE_OVER", felt="til")
    if renset.sluttdato is not None and renset.sluttdato < dato(naa):
        raise Regelbrudd("SLUTTDATO_PASSERT", felt="sluttdato")
    if renset.nokkelfil is not None and renset.nokkel_til is None:
        raise Regelbrudd("NOKKEL_UTEN_FRIST", felt="nokkel_til")
    return renset, Tidsrom.av(renset, naa=naa)


def _krev_ord(tekst: str, *, felt: str, minst: int, maks: int) -> str:
    """Words that say something to those who will read them."""
    renset = krev_lengde(tekst, felt=felt, minst=1, maks=maks)
    if len(renset) < minst:
        raise Regelbrudd("FOR_KORT", felt=felt, minst=minst)
    return renset


def part(aktortype: str) -> str:
    """The two sides of the format. What the system writes is NAV's."""
    return "BRUKER" if aktortype == AktorType.BRUKER else "NAV"


def korttype(type_: str) -> str:
    return type_ if type_ in AKTIVITETSTYPER else "ANNEN"


def innsatsgruppe(
    vedtak: Sequence[tuple[datetime, datetime | None, str]],
    registrering: tuple[str, str | None] | None,
    *,
    grense: datetime,
) -> str:
    """In force at the instant: the latest decision of the period, else how the person registered.

    `vedtak`: when made, when replaced, and group, oldest first; `registrering`: variant and profile.
    """
    for fattet, erstattet, gruppe in reversed(vedtak):
        if fattet < grense and (erstattet is None or erstattet >= grense):
            return INNSATSGRUPPE[Innsatsgruppe(gruppe)]
    variant, profil = registrering or ("", None)
    if variant == Variant.SYKMELDT:
        return "SYKMELDT"
    if profil == Profilgruppe.BEHOV_FOR_ARBEIDSEVNEVURDERING:
        return "BEHOV_FOR_AEV"
    return "IKKE_VURDERT"


def ytelse(ytelser: Sequence[tuple[str, date, date | None]], *, dag: date) -> str:
    """The one that is told, of those that ran that day."""
    lop = {type_ for type_, fra, til in ytelser if fra <= dag and (til is None or til > dag)}
    return next((navn for type_, navn in YTELSE.items() if type_ in lop), "INGEN")


def delvis_ledig(situasjon: str | None) -> bool:
    return situasjon == _DELTID
