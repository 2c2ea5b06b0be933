"""What is asked for, as an address says it, and back. Short and stable: addresses are shared and saved.

kontor=1201&hos=meg&sok=berg&kol=navn,alder&sort=-behov,navn&antall=100&etter=…
innsatsgruppe=STANDARD_INNSATS&innsatsgruppe=INGEN        one of these
ikke.kjonn=M      alle.avtalt=EGEN&alle.avtalt=STILLING   not; all of these
alder=20..29      startet=2025-01-01..      startet.fra=2025-01-01&startet.til=   from, to
ytelse_slutter=innen:28   siste_kontakt=eldre:30   mote=siste:7   mote=etter:14
mote=mangler      svarfrist=finnes
2.kobling=eller&2.kjonn=K      the second group, and how it goes together with the first
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.portefolje.felt import FELT, GAMLE
from dap.portefolje.felt.typer import Felt
from dap.portefolje.values import (
    FORSTE_DAG,
    MAKS_ADRESSE,
    MAKS_GRUPPER,
    MAKS_SORTERINGER,
    SIDESTORRELSER,
    SISTE_DAG,
    Felttype,
    Gruppe,
    Kobling,
    Op,
    Sortering,
    Utvalg,
    Verdi,
    Vilkar,
)

FASTE = frozenset({"kontor", "hos", "sok", "kol", "sort", "antall", "etter", "for"})
_NAVN = re.compile(r"(?:([1-9])\.)?(?:(ikke|alle)\.)?([a-z0-9_]+)(?:\.(fra|til))?\Z", re.ASCII)
_KOBLING = re.compile(r"([1-9])\.kobling\Z", re.ASCII)
_OPER = {"innen": Op.INNEN, "siste": Op.SISTE, "eldre": Op.ELDRE, "etter": Op.ETTER}
_KOBLINGER = {k.value: k for k in Kobling}
_OPERORD = {op: ord_ for ord_, op in _OPER.items()}
_TALL = re.compile(r"-?\d{1,9}\Z", re.ASCII)
Par = Sequence[tuple[str, str]]
MAKS_NAVN_I_FEIL = 40
"""Characters of an unknown name that are told."""


def les(par: Iterable[tuple[str, str]], *, ukjente: frozenset[str] = frozenset()) -> Utvalg:
    """From the pairs of an address or a form. Empty values are left out, as empty fields of a form are,
    and so is what no text in the database can hold.

    `ukjente` are names that belong to the page. Raises UgyldigInndata with a Regelbrudd for everything
    that cannot be understood: UKJENT_FELT, UGYLDIG_VERDI, FOR_MANGE_GRUPPER, UGYLDIG_ANTALL,
    FOR_LANG_ADRESSE.
    """
    par = ((n, v.replace("\0", "").strip()) for n, v in par)
    alle = [(n, v) for n, v in par if v and n not in ukjente]
    if sum(len(n) + len(v) for n, v in alle) > MAKS_ADRESSE:
        raise UgyldigInndata([Regelbrudd("FOR_LANG_ADRESSE")])
    feil: list[Regelbrudd] = []
    grupper = _grupper([(n, v) for n, v in alle if n not in FASTE], feil)
    faste = {n: v for n, v in alle if n in FASTE}
    utvalg = Utvalg(
        kontor=tuple(v for n, v in alle if n == "kontor"),
        grupper=grupper,
        hos=faste.get("hos", ""),
        sok=faste.get("sok", ""),
        kolonner=tuple(_felt(n) for n in _liste(alle, "kol")),
        sortering=tuple(
            Sortering(_felt(n.removeprefix("-")), n.startswith("-")) for n in _liste(alle, "sort")
        )[:MAKS_SORTERINGER],
        etter=faste.get("etter", ""),
        for_=faste.get("for", ""),
        antall=_antall(faste.get("antall", ""), feil),
    )
    if feil:
        raise UgyldigInndata(feil)
    return utvalg


def les_det_som_gar(
    par: Iterable[tuple[str, str]], *, ukjente: frozenset[str] = frozenset()
) -> tuple[Utvalg, tuple[Regelbrudd, ...]]:
    """As `les`, but never raises: what cannot be understood is left out, and told."""
    igjen, feil = list(par), list[Regelbrudd]()
    while True:
        try:
            return les(igjen, ukjente=ukjente), tuple(feil)
        except UgyldigInndata as brudd:
            feil += brudd.feil
            igjen = _uten(igjen, {b.felt for b in brudd.feil if b.felt})


def _uten(par: list[tuple[str, str]], navn: set[str]) -> list[tuple[str, str]]:
    """Without the pairs that name one of these; without any when no name is told."""
    igjen = [(n, v) for n, v in par if not any(_gjelder(n, f) for f in navn)]
    return igjen if navn and len(igjen) < len(par) else []


def _gjelder(navn: str, felt: str) -> bool:
    return navn[:MAKS_NAVN_I_FEIL] == felt or felt in navn.split(".")


def _liste(alle: Par, navn: str) -> list[str]:
    deler = (d for n, v in alle if n == navn for d in v.split(","))
    return list(dict.fromkeys(d.strip() for d in deler if d.strip()))


def _felt(nokkel: str) -> str:
    return GAMLE.get(nokkel, nokkel)


def _antall(tekst: str, feil: list[Regelbrudd]) -> int:
    if not tekst:
        return SIDESTORRELSER[0]
    if tekst not in map(str, SIDESTORRELSER):
        feil.append(Regelbrudd("UGYLDIG_ANTALL", felt="antall"))
        return SIDESTORRELSER[0]
    return int(tekst)


def _grupper(par: Par, feil: list[Regelbrudd]) -> tuple[Gruppe, ...]:
    samlet: dict[int, dict[tuple[str, str, str], list[str]]] = {}
    koblinger: dict[int, Kobling] = {}
    for navn, verdi in par:
        if funnet := _KOBLING.match(navn):
            if verdi in _KOBLINGER:
                koblinger[int(funnet[1])] = _KOBLINGER[verdi]
            else:
                feil.append(Regelbrudd("UGYLDIG_VERDI", felt=navn))
            continue
        delt = _NAVN.match(navn)
        felt = FELT.get(_felt(delt[3])) if delt else None
        if delt is None or felt is None:
            feil.append(Regelbrudd("UKJENT_FELT", felt=navn[:MAKS_NAVN_I_FEIL]))
            continue
        nokkel = (delt[2] or "", felt.nokkel, delt[4] or "")
        samlet.setdefault(int(delt[1] or 1), {}).setdefault(nokkel, []).append(verdi)
    if len(samlet) > MAKS_GRUPPER:
        feil.append(Regelbrudd("FOR_MANGE_GRUPPER"))
        return ()
    return tuple(
        Gruppe(_vilkar(samlet[nr], feil), koblinger.get(nr, Kobling.OG)) for nr in sorted(samlet)
    )


def _vilkar(
    samlet: Mapping[tuple[str, str, str], list[str]], feil: list[Regelbrudd]
) -> tuple[Vilkar, ...]:
    ut: list[Vilkar] = []
    for (hvordan, navn, ende), verdier in samlet.items():
        felt = FELT[navn]
        try:
            if ende:
                # One condition of the two; made when the first of them comes.
                annen = samlet.get((hvordan, navn, "til" if ende == "fra" else "fra"))
                if ende == "til" and annen:
                    continue
                par = (verdier[0], annen[0] if annen else "")
                fra, til = par if ende == "fra" else par[::-1]
                ut.append(Vilkar(navn, Op.MELLOM, _mellom(felt, fra, til), hvordan == "ikke"))
            else:
                ut.extend(_tolk(felt, hvordan, verdier))
        except Regelbrudd as brudd:
            feil.append(brudd)
    return tuple(ut)


def _tolk(felt: Felt, hvordan: str, verdier: list[str]) -> list[Vilkar]:
    ikke = hvordan == "ikke"
    if felt.type in {Felttype.KODE, Felttype.FLERKODE, Felttype.JA}:
        op = Op.ALLE if hvordan == "alle" else Op.ER
        return [Vilkar(felt.nokkel, op, tuple(dict.fromkeys(verdier)), ikke)]
    if hvordan == "alle":
        raise Regelbrudd("FEIL_OPERATOR", felt=felt.nokkel)
    if felt.type == Felttype.TEKST:
        return [Vilkar(felt.nokkel, Op.HAR, (v,), ikke) for v in verdier]
    return [_en(felt, v, ikke) for v in dict.fromkeys(verdier)]


def _en(felt: Felt, verdi: str, ikke: bool) -> Vilkar:
    if felt.type.er_dato and verdi in {"finnes", "mangler"}:
        return Vilkar(felt.nokkel, Op.FINNES if verdi == "finnes" else Op.MANGLER, (), ikke)
    ord_, _, dager = verdi.partition(":")
    if felt.type.er_dato and ord_ in _OPER:
        return Vilkar(felt.nokkel, _OPER[ord_], (_tall(felt, dager),), ikke)
    fra, skille, til = verdi.partition("..")
    return Vilkar(felt.nokkel, Op.MELLOM, _mellom(felt, fra, til if skille else fra), ikke)


def _mellom(felt: Felt, fra: str, til: str) -> tuple[Verdi | None, ...]:
    les_ = _dag if felt.type.er_dato else _tall
    grenser = tuple(les_(felt, x) if x else None for x in (fra, til))
    if grenser == (None, None) or not (felt.type.er_dato or felt.type == Felttype.TALL):
        raise Regelbrudd("UGYLDIG_VERDI", felt=felt.nokkel)
    return grenser


def _tall(felt: Felt, tekst: str) -> int:
    if not _TALL.match(tekst):
        raise Regelbrudd("UGYLDIG_VERDI", felt=felt.nokkel)
    return int(tekst)


def _dag(felt: Felt, tekst: str) -> date:
    try:
        dag = date.fromisoformat(tekst)
    except ValueError as feil:
        raise Regelbrudd("UGYLDIG_VERDI", felt=felt.nokkel) from feil
    if not FORSTE_DAG <= dag <= SISTE_DAG:
        raise Regelbrudd("UGYLDIG_VERDI", felt=felt.nokkel)
    return dag


def par(utvalg: Utvalg) -> list[tuple[str, str]]:
    """The pairs that `les` reads back to the same."""
    ut = [("kontor", nr) for nr in utvalg.kontor]
    if utvalg.hos:
        ut.append(("hos", utvalg.hos))
    if utvalg.sok:
        ut.append(("sok", utvalg.sok))
    for nr, gruppe in enumerate(utvalg.grupper, 1):
        forst = f"{nr}." if nr > 1 else ""
        if forst and gruppe.kobling != Kobling.OG:
            ut.append((f"{forst}kobling", gruppe.kobling))
        for v in gruppe.vilkar:
            ut += [(forst + navn, verdi) for navn, verdi in vilkarpar(v)]
    if utvalg.kolonner:
        ut.append(("kol", ",".join(utvalg.kolonner)))
    if utvalg.sortering:
        nokler = (f"{'-' if s.synkende else ''}{s.felt}" for s in utvalg.sortering)
        ut.append(("sort", ",".join(nokler)))
    if utvalg.antall != SIDESTORRELSER[0]:
        ut.append(("antall", str(utvalg.antall)))
    ut += [(n, v) for n, v in (("etter", utvalg.etter), ("for", utvalg.for_)) if v]
    return ut


def vilkarpar(v: Vilkar) -> list[tuple[str, str]]:
    """One condition as pairs of the address, without its group."""
    navn = f"ikke.{v.felt}" if v.ikke else v.felt
    match v.op:
        case Op.ALLE:
            return [(f"alle.{v.felt}", str(x)) for x in v.verdier]
        case Op.MELLOM:
            fra, til = ("" if x is None else str(x) for x in v.verdier)
            return [(navn, f"{fra}..{til}")]
        case Op.FINNES | Op.MANGLER:
            return [(navn, v.op.lower())]
        case Op.INNEN | Op.SISTE | Op.ELDRE | Op.ETTER:
            return [(navn, f"{_OPERORD[v.op]}:{v.verdier[0]}")]
        case _:
            return [(navn, str(x)) for x in v.verdier]


def skriv(utvalg: Utvalg) -> str:
    """As the query of an address, without the question mark."""
    return urlencode(par(utvalg))
