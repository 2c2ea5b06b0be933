"""What must be written, in which order, and what a conclusion can say. Plain Python."""

from collections.abc import Iterable, Mapping

from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.felles.tekst import krev_lengde
from dap.vurdering.values import (
    DEL_MAKS,
    DELER,
    EGET_MAKS,
    MULIGE_GRUPPER,
    UTEN_EGET_MAKS,
    UTEN_EGET_MINST,
    Del,
    Egendel,
    Innsatsgruppe,
    Konklusjon,
    Maate,
    Slag,
)

Tekster = Mapping[Del, str]


class MuligheterForst(Regelbrudd):
    """Opportunities are written before hindrances, and are not taken away from beneath them."""

    kode = "MULIGHETER_FORST"


class TattOver(Regelbrudd):
    """Somebody else is writing this now."""

    kode = "UTKAST_TATT_OVER"


class IngenUtkast(Regelbrudd):
    """Nothing is being written: it was finished or thrown away."""

    kode = "INGEN_UTKAST"


class ErBrukerens(Regelbrudd):
    """The user has written it: nobody else changes it."""

    kode = "EGENVURDERING_ER_BRUKERENS"


def krev_del(slag: Slag, del_: Del) -> None:
    if del_ not in DELER[slag]:
        raise Regelbrudd("UKJENT_DEL")


def krev_deltekst(tekst: str) -> str:
    return krev_lengde(tekst, felt="tekst", maks=DEL_MAKS)


def er_sperret(slag: Slag, del_: Del, tekster: Tekster) -> bool:
    """Whether the part must wait: the hindrances, while opportunities are empty."""
    return del_ == Del.HINDRINGER and not tekster.get(Del.MULIGHETER, "")


def krev_rekkefolge(slag: Slag, del_: Del, tekst: str, tekster: Tekster) -> None:
    """`tekster` are those that stand; `tekst` is what the part shall say."""
    if tekst and er_sperret(slag, del_, tekster):
        raise MuligheterForst(felt="tekst")
    if del_ == Del.MULIGHETER and not tekst and tekster.get(Del.HINDRINGER, ""):
        raise MuligheterForst(felt="tekst")


def krev_konklusjon(slag: Slag, konklusjon: Konklusjon) -> Konklusjon:
    """Groups that the kind can support; whether work ability should be assessed is for BEHOV alone."""
    if not konklusjon.stotter <= set(MULIGE_GRUPPER[slag]):
        raise Regelbrudd("UKJENT_GRUPPE", felt="stotter")
    if slag == Slag.ARBEIDSEVNE and konklusjon.bor_vurderes is not None:
        raise Regelbrudd("UKJENT_DEL")
    return konklusjon


def mangler(slag: Slag, tekster: Tekster, konklusjon: Konklusjon) -> tuple[Del, ...]:
    """The parts that must be written before it can be finished, in their order."""
    ut = [d for d in DELER[slag] if not tekster.get(d, "")]
    if Del.KONKLUSJON not in ut and not _er_avgjort(slag, konklusjon):
        ut.append(Del.KONKLUSJON)
    return tuple(ut)


def _er_avgjort(slag: Slag, konklusjon: Konklusjon) -> bool:
    if slag == Slag.ARBEIDSEVNE:
        return bool(konklusjon.stotter)
    if konklusjon.bor_vurderes is None:
        return False
    return konklusjon.bor_vurderes or bool(konklusjon.stotter)


def krev_ferdig(
    slag: Slag, tekster: Tekster, konklusjon: Konklusjon, *, har_eget: bool, uten_eget: str
) -> str:
    """Raises Regelbrudd VURDERING_MANGLER (`deler`), MANGLER or FOR_LANG; gives the reason, cleaned.

    Without the user's own assessment it says why there is none.
    """
    if borte := mangler(slag, tekster, konklusjon):
        raise Regelbrudd("VURDERING_MANGLER", deler=borte)
    if har_eget:
        return ""
    grunn = krev_lengde(uten_eget, felt="uten_eget", maks=UTEN_EGET_MAKS)
    if len(grunn) < UTEN_EGET_MINST:
        raise Regelbrudd("MANGLER_EGENVURDERING", felt="uten_eget", minst=UTEN_EGET_MINST)
    return grunn


def krev_svar(svar: Mapping[Egendel, str]) -> dict[Egendel, str]:
    """The four answers, cleaned; at least one of them says something."""
    feil: list[Regelbrudd] = []
    rent: dict[Egendel, str] = {}
    for del_ in Egendel:
        felt = del_.value.lower()
        try:
            rent[del_] = krev_lengde(svar.get(del_, ""), felt=felt, maks=EGET_MAKS)
        except Regelbrudd as nei:
            feil.append(nei)
    if feil:
        raise UgyldigInndata(feil)
    if not any(rent.values()):
        raise Regelbrudd("EGENVURDERING_TOM")
    return rent


def krev_maate(maate: Maate | None, *, er_bruker: bool) -> str:
    """How the user's words came: said by staff who write for the user, and by nobody else."""
    if er_bruker:
        return ""
    if maate is None:
        raise Regelbrudd("MANGLER", felt="maate")
    return maate.value


def grupper(koder: Iterable[str]) -> frozenset[Innsatsgruppe]:
    return frozenset(Innsatsgruppe(k) for k in koder)
