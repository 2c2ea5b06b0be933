"""What a sign-in must say, when it runs out, and how much a draft may hold."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dap.felles.aktor import Rettighet, Rolle
from dap.felles.feil import IkkeTilgang, Regelbrudd
from dap.konto.values import Identitet, Oktvalg, Profil, Tilbydervalg

# ID-porten's levels of assurance, weakest first (docs.digdir.no, "acr values").
SIKKERHETSNIVAER = ("idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high")

KLADD_FELTER = 80
KLADD_TEGN = 120_000
KLADD_STED_TEGN = 200
"""Room for an address with three ids, and a word for each."""
_STED = re.compile(r"[\w/.:-]+")


class PaloggingAvvist(IkkeTilgang):
    """The provider let them in, we do not. `kode` says why and picks the text with what to do."""

    kode = "PALOGGING_AVVIST"


def les_identitet(valg: Tilbydervalg, krav: Mapping[str, Any]) -> Identitet:
    """Who the claims of a validated ID token say this is.

    Raises PaloggingAvvist: FOR_LAVT_NIVA, MANGLER_KRAV, FOR_MANGE_GRUPPER or INGEN_ROLLE.
    """
    if not niva_holder(str(krav.get("acr", "")), valg.acr):
        raise PaloggingAvvist("FOR_LAVT_NIVA")
    if valg.profil is Profil.IDPORTEN:
        return _innbygger(valg, krav)
    return _ansatt(valg, krav)


def niva_holder(acr: str, kravd: str) -> bool:
    """Whether the level is at least the demanded one. An unknown level is never enough."""
    if not kravd:
        return True
    if acr not in SIKKERHETSNIVAER or kravd not in SIKKERHETSNIVAER:
        return False
    return SIKKERHETSNIVAER.index(acr) >= SIKKERHETSNIVAER.index(kravd)


def _innbygger(valg: Tilbydervalg, krav: Mapping[str, Any]) -> Identitet:
    return Identitet(
        profil=valg.profil,
        utsteder=valg.utsteder,
        subjekt=_kravd(krav, "sub"),
        fnr=_kravd(krav, "pid"),
        sid=str(krav.get("sid", "")),
    )


def _ansatt(valg: Tilbydervalg, krav: Mapping[str, Any]) -> Identitet:
    if "groups" in krav.get("_claim_names", {}):
        # Entra leaves the groups out when there are too many to fit in a token.
        raise PaloggingAvvist("FOR_MANGE_GRUPPER")
    roller, rettigheter = roller_for_grupper(krav.get("groups", []), dict(valg.grupper))
    if not roller:
        raise PaloggingAvvist("INGEN_ROLLE")
    return Identitet(
        profil=valg.profil,
        utsteder=valg.utsteder,
        subjekt=_kravd(krav, "oid"),
        navn=str(krav.get("name", "")),
        ident=_kravd(krav, "NAVident"),
        sid=str(krav.get("sid", "")),
        roller=roller,
        rettigheter=rettigheter,
    )


def _kravd(krav: Mapping[str, Any], navn: str) -> str:
    verdi = krav.get(navn)
    if not isinstance(verdi, str) or not verdi:
        raise PaloggingAvvist("MANGLER_KRAV", krav=navn)
    return verdi


def roller_for_grupper(
    grupper: object, kart: Mapping[str, str]
) -> tuple[frozenset[Rolle], frozenset[Rettighet]]:
    """The roles and rights that the groups give. Groups that the map does not know give nothing."""
    liste = grupper if isinstance(grupper, list | tuple) else ()
    navn = {kart[gruppe] for gruppe in liste if isinstance(gruppe, str) and gruppe in kart}
    return (
        frozenset(Rolle(n) for n in navn if n in Rolle.__members__),
        frozenset(Rettighet(n) for n in navn if n in Rettighet.__members__),
    )


def okt_utloper(*, startet: datetime, sist_brukt: datetime, valg: Oktvalg) -> datetime:
    """When the session ends if nothing more is done."""
    return min(sist_brukt + valg.inaktiv, startet + valg.lengst)


def er_kladdsted(sted: str) -> bool:
    """Whether a draft can lie there: an address, or a name like one."""
    return len(sted) <= KLADD_STED_TEGN and _STED.fullmatch(sted) is not None


def kladdfelter(sted: str, felter: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The fields of a draft as they are stored, without characters the database cannot hold.

    Raises Regelbrudd KLADD_STED or KLADD_FOR_STOR.
    """
    if not er_kladdsted(sted):
        raise Regelbrudd("KLADD_STED", felt="sted")
    rene = {
        navn.replace("\0", ""): [verdi.replace("\0", "") for verdi in verdier]
        for navn, verdier in felter.items()
    }
    tegn = sum(len(navn) + sum(map(len, verdier)) for navn, verdier in rene.items())
    if len(rene) > KLADD_FELTER or tegn > KLADD_TEGN:
        raise Regelbrudd("KLADD_FOR_STOR", tegn=tegn, maks=KLADD_TEGN)
    return rene
