"""What people send, checked against the description of the type. Plain Python.

All wrong fields are told of at once (UgyldigInndata), each with the name of its field.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from dap.aktivitet.koder import Part
from dap.aktivitet.typer.beskrivelse import (
    FORSTE_AR,
    SISTE_AR,
    Aktivitetstype,
    Felt,
    Feltslag,
    Verdier,
)
from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.felles.tekst import krev_lengde, trygg_lenke

_NORSK_DATO = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ISO_DATO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_UTEN_GRENSE = 100_000


def les_ny(type_: Aktivitetstype, inndata: Mapping[str, Any], part: Part) -> dict[str, Any]:
    """Every value of a new activity, or UgyldigInndata."""
    return _les(type_, inndata, part, lagret={}, felter=type_.skjemafelter())


def les_endring(
    type_: Aktivitetstype, inndata: Mapping[str, Any], part: Part, lagret: Verdier
) -> dict[str, Any]:
    """Every value after the change; fields that were not sent keep what is stored."""
    felter = [f for f in type_.skjemafelter(lagret) if f.navn in inndata]
    return _les(type_, inndata, part, lagret=lagret, felter=felter)


def les_mal(type_: Aktivitetstype, inndata: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a template: nothing is required, and dates are set when it is used."""
    felter = [f for f in type_.skjemafelter() if f.slag != Feltslag.DATO]
    feil = _ukjente(inndata, {f.navn for f in felter})
    verdier: dict[str, Any] = {}
    for felt in felter:
        _samle(feil, verdier, felt, partial(les_verdi, felt, inndata.get(felt.navn)))
    if feil:
        raise UgyldigInndata(feil)
    return {navn: verdi for navn, verdi in verdier.items() if verdi not in (None, "")}


def les_verdi(felt: Felt, verdi: Any) -> Any:
    """The value as it is stored: str, int, date, or None (dates and numbers) when empty.

    Raises Regelbrudd with the name of the field. Whether it is required is not looked at here.
    """
    return _LESERE[felt.slag](felt, verdi)


def _les(
    type_: Aktivitetstype,
    inndata: Mapping[str, Any],
    part: Part,
    *,
    lagret: Verdier,
    felter: Iterable[Felt],
) -> dict[str, Any]:
    feil = _ukjente(inndata, {f.navn for f in type_.skjemafelter(lagret)})
    verdier = dict(lagret)
    for felt in felter:
        _samle(feil, verdier, felt, partial(_les_krevd, felt, inndata, part, lagret))
    if not feil:
        feil = [brudd for regel in type_.regler if (brudd := regel(verdier)) is not None]
    if feil:
        raise UgyldigInndata(feil)
    return verdier


def _ukjente(inndata: Mapping[str, Any], kjente: set[str]) -> list[Regelbrudd]:
    return [Regelbrudd("UKJENT_FELT", felt=navn) for navn in inndata if navn not in kjente]


def _samle(
    feil: list[Regelbrudd], verdier: dict[str, Any], felt: Felt, les: Callable[[], Any]
) -> None:
    try:
        verdier[felt.navn] = les()
    except Regelbrudd as brudd:
        feil.append(brudd)


def _les_krevd(felt: Felt, inndata: Mapping[str, Any], part: Part, lagret: Verdier) -> Any:
    verdi = les_verdi(felt, inndata.get(felt.navn))
    tom = verdi is None or verdi == ""
    if felt.pakrevd and (tom or (isinstance(verdi, str) and not _synlig(verdi))):
        raise Regelbrudd("MANGLER", felt=felt.navn)
    if part not in felt.settes_av and not tom and verdi != lagret.get(felt.navn):
        raise Regelbrudd("FELT_LAST", felt=felt.navn)
    return verdi


def _synlig(tekst: str) -> bool:
    """Whether there is anything to read: not only spaces, joiners and direction marks."""
    return any(unicodedata.category(tegn)[0] not in "ZCM" for tegn in tekst)


def _tekst(felt: Felt, verdi: Any) -> str:
    if verdi is None:
        return ""
    if not isinstance(verdi, str):
        raise Regelbrudd("UGYLDIG_VERDI", felt=felt.navn)
    if felt.slag == Feltslag.TEKST:
        verdi = re.sub(r"[\r\n\t]+", " ", verdi)
    return krev_lengde(verdi, felt=felt.navn, maks=felt.maks or _UTEN_GRENSE)


def _dato(felt: Felt, verdi: Any) -> date | None:
    if verdi is None or verdi == "":
        return None
    if isinstance(verdi, str):
        verdi = _tolk_dato(felt, verdi.strip())
    if not isinstance(verdi, date) or isinstance(verdi, datetime):
        raise Regelbrudd("UGYLDIG_DATO", felt=felt.navn)
    if not FORSTE_AR <= verdi.year <= SISTE_AR:
        raise Regelbrudd(
            "URIMELIG_DATO",
            felt=felt.navn,
            tidligst=date(FORSTE_AR, 1, 1),
            senest=date(SISTE_AR, 12, 31),
        )
    return verdi


def _tolk_dato(felt: Felt, tekst: str) -> date | None:
    if not tekst:
        return None
    if norsk := _NORSK_DATO.fullmatch(tekst):
        dag, maned, ar = (int(d) for d in norsk.groups())
    elif iso := _ISO_DATO.fullmatch(tekst):
        ar, maned, dag = (int(d) for d in iso.groups())
    else:
        raise Regelbrudd("UGYLDIG_DATO", felt=felt.navn)
    try:
        return date(ar, maned, dag)
    except ValueError as feil:
        raise Regelbrudd("UGYLDIG_DATO", felt=felt.navn) from feil


def _tall(felt: Felt, verdi: Any) -> int | None:
    if verdi is None or verdi == "":
        return None
    if isinstance(verdi, str):
        verdi = verdi.strip()
        if not verdi:
            return None
        if not re.fullmatch(r"-?[0-9]{1,9}", verdi):
            raise Regelbrudd("IKKE_HELTALL", felt=felt.navn)
        verdi = int(verdi)
    if not isinstance(verdi, int) or isinstance(verdi, bool):
        raise Regelbrudd("IKKE_HELTALL", felt=felt.navn)
    minst, maks = felt.minst or 0, felt.maks or _UTEN_GRENSE
    if not minst <= verdi <= maks:
        raise Regelbrudd("UTENFOR_GRENSE", felt=felt.navn, minst=minst, maks=maks)
    return verdi


def _valg(felt: Felt, verdi: Any) -> str:
    verdi = "" if verdi is None else verdi
    if not isinstance(verdi, str) or verdi not in {"", *(v.kode for v in felt.valg)}:
        raise Regelbrudd("UKJENT_VALG", felt=felt.navn)
    return verdi


def _lenke(felt: Felt, verdi: Any) -> str:
    tekst = _tekst(felt, verdi)
    return trygg_lenke(tekst, felt=felt.navn, maks=felt.maks or _UTEN_GRENSE)


_LESERE: Mapping[Feltslag, Callable[[Felt, Any], Any]] = {
    Feltslag.TEKST: _tekst,
    Feltslag.LANGTEKST: _tekst,
    Feltslag.DATO: _dato,
    Feltslag.TALL: _tall,
    Feltslag.VALG: _valg,
    Feltslag.LENKE: _lenke,
}
