"""What an order must hold."""

from dataclasses import replace
from datetime import date, datetime

from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato
from dap.forskning.uttrekk.rules import krev_bestilling
from dap.forskning.uttrekk.values import Bestilling
from dap.forskning.values import (
    FORMAAL_MAKS,
    GODKJENNING_MAKS,
    GRUNN_MAKS,
    SYNTETISK_MAKS,
    SYNTETISK_MINST,
    Oppdragsrad,
    Oppdragsstatus,
    Rapportvalg,
    Syntetiskvalg,
    Uttrekksvalg,
)

TIDLIGST = date(2016, 1, 1)


def krev_uttrekk(u: Uttrekksvalg, *, naa: datetime) -> Uttrekksvalg:
    """With cleaned texts. Raises Regelbrudd SLUTTDATO_PASSERT, and what the exporter would not accept."""
    if u.fra < TIDLIGST:
        raise Regelbrudd("PERIODE_FOR_TIDLIG", felt="fra", tidligst=TIDLIGST.year)
    bestilling, _tidsrom = krev_bestilling(
        Bestilling(
            fra=u.fra,
            til=u.til,
            formaal=u.formaal,
            hjemmel=u.hjemmel,
            sluttdato=u.sluttdato,
            kommune_tillatelse=u.kommune_tillatelse,
        ),
        naa=naa,
    )
    if u.sluttdato < dato(naa):
        raise Regelbrudd("SLUTTDATO_PASSERT", felt="sluttdato")
    return replace(
        u,
        formaal=bestilling.formaal,
        hjemmel=bestilling.hjemmel,
        kommune_tillatelse=bestilling.kommune_tillatelse,
    )


def krev_syntetisk(s: Syntetiskvalg) -> None:
    """Raises Regelbrudd ANTALL_UTENFOR."""
    if not SYNTETISK_MINST <= s.personer <= SYNTETISK_MAKS:
        raise Regelbrudd(
            "ANTALL_UTENFOR", felt="personer", minst=SYNTETISK_MINST, maks=SYNTETISK_MAKS
        )


def krev_rapport(r: Rapportvalg, kilde: Oppdragsrad, *, idag: date) -> Rapportvalg:
    """With cleaned texts. Raises Regelbrudd also KILDE_BORTE, INTERN_KREVER_GODKJENNING."""
    if kilde.status in {Oppdragsstatus.SLETTET, Oppdragsstatus.FEILET}:
        raise Regelbrudd("KILDE_BORTE", felt="kilde")
    if kilde.sluttdato is not None and kilde.sluttdato < idag:
        raise Regelbrudd("UTTREKK_UTLOPT", felt="kilde")
    if r.fra < TIDLIGST:
        raise Regelbrudd("PERIODE_FOR_TIDLIG", felt="fra", tidligst=TIDLIGST.year)
    if r.til < r.fra:
        raise Regelbrudd("PERIODE_BAKLENGS", felt="til")
    godkjenning = krev_lengde(r.godkjenning, felt="godkjenning", maks=GODKJENNING_MAKS)
    grunn = krev_lengde(r.grunn, felt="grunn", maks=GRUNN_MAKS)
    if r.nivaa == "intern" and (not godkjenning or len(grunn) < 5):
        raise Regelbrudd(
            "INTERN_KREVER_GODKJENNING", felt="godkjenning" if not godkjenning else "grunn"
        )
    return Rapportvalg(
        kilde_id=r.kilde_id,
        fra=r.fra,
        til=r.til,
        formaal=krev_lengde(r.formaal, felt="formaal", minst=1, maks=FORMAAL_MAKS),
        nivaa=r.nivaa,
        godkjenning=godkjenning if r.nivaa == "intern" else "",
        grunn=grunn if r.nivaa == "intern" else "",
    )
