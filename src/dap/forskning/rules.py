"""What an order must hold."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from dap.felles.feil import Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.forskning.format.manifest import Dekning
from dap.forskning.parametre import Parameterfeil, mi
from dap.forskning.periode import for_rapport, krev_dekket
from dap.forskning.tekst import maanedsord, ytring
from dap.forskning.uttrekk.rules import krev_bestilling
from dap.forskning.uttrekk.values import Bestilling
from dap.forskning.valg import krev_sjokk_i_perioden, krev_valgbare
from dap.forskning.values import (
    FORMAAL_MAKS,
    GODKJENNING_MAKS,
    GRUNN_MAKS,
    NIVAER,
    RAPPORTSPRAK,
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
    """With cleaned texts. Raises Regelbrudd PERIODE_FOR_TIDLIG, and what the exporter would not accept."""
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
            dpia=u.dpia,
        ),
        naa=naa,
    )
    return replace(
        u,
        formaal=bestilling.formaal,
        hjemmel=bestilling.hjemmel,
        kommune_tillatelse=bestilling.kommune_tillatelse,
        dpia=bestilling.dpia,
    )


def krev_syntetisk(s: Syntetiskvalg) -> None:
    """Raises Regelbrudd ANTALL_UTENFOR."""
    if not SYNTETISK_MINST <= s.personer <= SYNTETISK_MAKS:
        raise Regelbrudd(
            "ANTALL_UTENFOR", felt="personer", minst=SYNTETISK_MINST, maks=SYNTETISK_MAKS
        )


def krev_rapport(
    r: Rapportvalg, kilde: Oppdragsrad, dekning: Mapping[str, Dekning], *, idag: date
) -> Rapportvalg:
    """With cleaned texts. `dekning`: of the extract, when it is made.

    Raises Regelbrudd also KILDE_BORTE, PERIODE_UTENFOR, UGYLDIGE_VALG, INTERN_KREVER_GODKJENNING.
    """
    if not kilde.pagar and kilde.status != Oppdragsstatus.FERDIG:
        raise Regelbrudd("KILDE_BORTE", felt="kilde")
    if kilde.sluttdato is not None and kilde.sluttdato < idag:
        raise Regelbrudd("UTTREKK_UTLOPT", felt="kilde")
    if r.fra < TIDLIGST:
        raise Regelbrudd("PERIODE_FOR_TIDLIG", felt="fra", tidligst=TIDLIGST.year)
    if r.til < r.fra:
        raise Regelbrudd("PERIODE_BAKLENGS", felt="til")
    _krev_innenfor(r, kilde)
    _krev_valg(r, dekning)
    if r.nivaa not in NIVAER:
        raise Regelbrudd("UGYLDIG_KODE", felt="nivaa")
    if r.sprak not in RAPPORTSPRAK:
        raise Regelbrudd("UGYLDIG_KODE", felt="sprak")
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
        sprak=r.sprak,
        valg=r.valg,
    )


def _krev_valg(r: Rapportvalg, dekning: Mapping[str, Dekning]) -> None:
    """The same rules as for a parameter file, and said in the same words."""
    try:
        krev_valgbare(r.valg)
        krev_sjokk_i_perioden(r.valg, r.fra, r.til)
        p = for_rapport(f"{r.fra:%Y-%m}", f"{r.til:%Y-%m}", dekning, r.valg)
        krev_dekket(p, dekning)
    except Parameterfeil as feil:
        grunn = ytring(feil.tekst)
        raise Regelbrudd("UGYLDIGE_VALG", felt=feil.felt or None, grunn=grunn) from feil


def _krev_innenfor(r: Rapportvalg, kilde: Oppdragsrad) -> None:
    """Only those who were followed up in the extract's own period are all there."""
    forst, sist = kilde.periode
    if r.fra < forst or r.til > sist:
        raise Regelbrudd(
            "PERIODE_UTENFOR",
            felt="fra" if r.fra < forst else "til",
            forst=ytring(maanedsord(mi(forst))),
            sist=ytring(maanedsord(mi(sist))),
        )
