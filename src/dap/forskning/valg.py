"""The choices of an analysis as people write and read them: in a form, on a page, in the report.

What each of them may be stands in `parametre`, which every way in goes through. A choice that is as the
source has it is not kept: then it follows the period.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dap.felles.sprak import N_
from dap.forskning.format.skjema import INNSATSGRUPPER
from dap.forskning.parametre import (
    PROBA_2022_9,
    Grupperegel,
    Parameterfeil,
    Parametersett,
    maaned,
    mi,
    tolk,
)
from dap.forskning.tekst import Tekst, maanedsord, rekke

ETIKETTER = {
    "sjokkmaaneder": N_("Sjokkmåneder"),
    "sjokk_innsatsgrupper": N_("Innsatsgrupper for koronaledige"),
    "fravaer_maaneder": N_("Måneder uten oppfølging før noen regnes som ny"),
    "svartid": N_("Svartid"),
    "grupper": N_("Regler for innsatsgruppene"),
    "registrering_til": N_("Registrering følges til og med"),
    "arbeid_til": N_("Arbeid følges til og med"),
    "dialog_til": N_("Dialoger følges til og med"),
    "melding_til": N_("Meldinger følges til og med"),
    "aktivitet_til": N_("Aktiviteter følges til og med"),
}
"""What may be chosen besides the period, in the order it is shown."""
ENDER = ("registrering_til", "arbeid_til", "dialog_til", "melding_til", "aktivitet_til")
"""Left open: as far as the extract goes."""
SVARTIDSORD = {
    "B11": N_("NAVs neste melding er svaret (B11)"),
    "B11b": N_("Også «ferdigbehandlet» er et svar (B11b)"),
    "B11c": N_("Bare meldinger som krever svar, teller (B11c)"),
}
INNSATSGRUPPEORD = dict(
    zip(
        INNSATSGRUPPER,
        (
            N_("Standard"),
            N_("Situasjonsbestemt"),
            N_("Spesielt tilpasset"),
            N_("Varig tilpasset"),
            N_("Sykmeldt"),
            N_("Ikke vurdert"),
            N_("Behov for arbeidsevnevurdering"),
            N_("Annet"),
        ),
        strict=True,
    )
)
GRUPPEORD = INNSATSGRUPPEORD | {"STANDARD_SITUASJON": N_("Standard/situasjonsbestemt")}
_REGELORD = {
    "minst_en": N_("%(gruppe)s: den første eller den siste er %(verdier)s"),
    "begge": N_("%(gruppe)s: både den første og den siste er %(verdier)s"),
    "ellers": N_("%(gruppe)s: alle andre"),
}
"""Of the first and the last observation in the period (B5)."""


def beskriv(p: Parametersett) -> list[tuple[str, str]]:
    """Every choice of the set, in words."""
    return [(etikett, _ord(navn, getattr(p, navn))) for navn, etikett in ETIKETTER.items()]


def _ord(navn: str, verdi: Any) -> str:
    if navn == "sjokkmaaneder":
        return rekke(maanedsord(m) for m in verdi) if verdi else N_("ingen")
    if navn == "sjokk_innsatsgrupper":
        return _gruppene(verdi) if verdi else N_("ingen")
    if navn == "grupper":
        return rekke((_regel(r) for r in verdi), "; ")
    if navn == "svartid":
        return SVARTIDSORD[verdi]
    if navn == "melding_til":
        maanednr = verdi.year * 12 + verdi.month - 1
        return Tekst(N_("%(dag)s. %(maaned)s"), dag=verdi.day, maaned=maanedsord(maanednr))
    if navn not in ENDER:
        return Tekst(str(verdi))
    return maanedsord(verdi)


def _regel(r: Grupperegel) -> Tekst:
    return Tekst(_REGELORD[r.krav], gruppe=GRUPPEORD[r.gruppe], verdier=_gruppene(r.verdier))


def _gruppene(verdier: frozenset[str]) -> Tekst:
    return rekke(INNSATSGRUPPEORD[v] for v in INNSATSGRUPPER if v in verdier)


def maaneder_fra(tekst: str) -> list[str]:
    """Months one after the other: 2020-03, 2020-04. Raises Parameterfeil."""
    try:
        return [maaned(mi(m)) for m in tekst.replace(",", " ").replace(";", " ").split()]
    except Parameterfeil as feil:
        raise Parameterfeil(feil.tekst, felt="sjokkmaaneder") from feil


def som_linjer(regler: tuple[Grupperegel, ...]) -> str:
    """The rules as they are written in a form: one on each line, in the order they are tried."""
    return "\n".join(
        " ".join((r.gruppe, r.krav, *(v for v in INNSATSGRUPPER if v in r.verdier))) for r in regler
    )


def fra_linjer(tekst: str) -> list[dict[str, Any]]:
    """The inverse, as a parameter file has it. Raises Parameterfeil, with the line."""
    regler = []
    for nr, linje in enumerate(tekst.splitlines(), start=1):
        match linje.replace(",", " ").replace(":", " ").upper().split():
            case []:
                continue
            case [gruppe, krav, *verdier]:
                regler.append({"gruppe": gruppe, "krav": krav.lower(), "verdier": verdier})
            case _:
                raise Parameterfeil(
                    Tekst(N_("linje %(nr)s: skriv gruppe, krav og innsatsgrupper"), nr=nr),
                    felt="grupper",
                )
    return regler


def egne(valg: Mapping[str, Any], fra: date, til: date) -> dict[str, Any]:
    """Of what was filled in, what is not as the source has it in that period. Raises Parameterfeil."""
    kilden, p0, p1 = PROBA_2022_9, mi(fra), mi(til)
    innenfor = tuple(m for m in kilden.sjokkmaaneder if p0 <= m <= p1)
    ut = {}
    for navn, verdi in valg.items():
        tolket = tolk(navn, verdi)
        if navn == "sjokkmaaneder":
            som_kilden = tolket in (kilden.sjokkmaaneder, innenfor)
        else:
            som_kilden = navn not in ENDER and tolket == getattr(kilden, navn)
        if not som_kilden:
            ut[navn] = verdi
    return ut


def beskriv_valg(valg: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What was chosen otherwise than the source has it, in words."""
    return [
        (etikett, _ord(navn, tolk(navn, valg[navn])))
        for navn, etikett in ETIKETTER.items()
        if navn in valg
    ]


def krev_valgbare(valg: Mapping[str, Any]) -> None:
    """Name and period are no choices of these. Raises Parameterfeil."""
    if ukjente := sorted(set(valg) - set(ETIKETTER)):
        raise Parameterfeil(Tekst(N_("ukjent parameter: %(ukjente)s"), ukjente=", ".join(ukjente)))


def krev_sjokk_i_perioden(valg: Mapping[str, Any], fra: date, til: date) -> None:
    """A month of the surge that somebody wrote, and where nobody is counted: then it is a slip of the pen.

    Raises Parameterfeil.
    """
    navn = "sjokkmaaneder"
    skrevet = tolk(navn, valg[navn]) if navn in valg else ()
    if utenfor := [m for m in skrevet if not mi(fra) <= m <= mi(til)]:
        mal = N_("%(maaneder)s er utenfor perioden, som er %(fra)s til %(til)s")
        deler = {"fra": maanedsord(mi(fra)), "til": maanedsord(mi(til))}
        raise Parameterfeil(
            Tekst(mal, maaneder=rekke(maanedsord(m) for m in utenfor), **deler), felt=navn
        )
