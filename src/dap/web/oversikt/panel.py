"""The filter panel: every field that can be asked about, with the counts beside its choices."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from dap.portefolje.queries import Felt
from dap.portefolje.values import (
    GRUPPENAVN,
    INGEN,
    Fasett,
    Feltgruppe,
    Felttype,
    Gruppe,
    Op,
    Utvalg,
    Vilkar,
)
from dap.web.oversikt.adresser import adresse
from dap.web.oversikt.tekster import Navn, etikett, kategorimerke, kodenavn

_KODETYPER = {Felttype.KODE, Felttype.FLERKODE, Felttype.JA}
_HVORDAN = {
    Op.INNEN: "innen", Op.SISTE: "siste", Op.ELDRE: "eldre", Op.ETTER: "etter",
    Op.FINNES: "finnes", Op.MANGLER: "mangler",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Valg:
    kode: str
    tekst: str
    antall: int
    valgt: bool

    @property
    def tom(self) -> bool:
        """Nobody would be left: greyed, but never taken from who has chosen it."""
        return not self.antall and not self.valgt


@dataclass(frozen=True, slots=True)
class Kontroll:
    """One field of the panel."""

    navn: str
    """In the form, with the group it is in."""
    etikett: str
    betydning: str
    slag: str
    """koder, dato, tall or tekst."""
    valg: Sequence[Valg] = ()
    flere: bool = False
    snu: bool = False
    samlet: bool = False
    fra: str = ""
    til: str = ""
    hvordan: str = ""
    dager: str = ""
    aktiv: bool = False


@dataclass(frozen=True, slots=True)
class Del:
    """Fields under one heading."""

    nokkel: str
    tittel: str
    kontroller: Sequence[Kontroll]
    aktive: int
    hent: str = ""
    """Where the fields are, when they are not here: of a part that is folded, and asks nothing."""


def apne(felt: Mapping[str, Felt], utvalg: Utvalg, gruppe: int, valgte: frozenset[str]) -> set[str]:
    """The parts that are shown with their fields: those that ask for something, and the unfolded."""
    spurt = {v.felt for v in _gruppen(utvalg, gruppe).vilkar}
    return {
        del_.lower()
        for del_ in Feltgruppe
        if del_.lower() in valgte or any(f.gruppe == del_ and n in spurt for n, f in felt.items())
    }


def fasettene(felt: Mapping[str, Felt], apne_: Collection[str]) -> frozenset[str]:
    """The fields whose choices are counted."""
    return frozenset(n for n, f in felt.items() if f.fasett and f.gruppe.lower() in apne_)


def deler(
    felt: Mapping[str, Felt],
    utvalg: Utvalg,
    gruppe: int,
    fasetter: Mapping[str, Fasett],
    navn: Navn,
    apne_: Collection[str],
    pabegynt: Mapping[str, Mapping[str, str]],
) -> list[Del]:
    """`gruppe` is the group that is edited, from 1. `pabegynt` is what the form said of fields that
    ask nothing yet."""
    den, forst = _gruppen(utvalg, gruppe), f"{gruppe}." if gruppe > 1 else ""
    her = adresse(utvalg.fra_start(), gruppe=gruppe if gruppe > 1 else 0)
    ut = []
    for del_ in Feltgruppe:
        nokkel, tittel = del_.lower(), gettext(GRUPPENAVN[del_])
        felter = [f for f in felt.values() if f.gruppe == del_ and f.filter]
        if felter and nokkel not in apne_:
            ut.append(Del(nokkel, tittel, (), 0, f"{her}&panel={nokkel}"))
        elif felter:
            kontroller = [
                _med_pabegynt(k, pabegynt)
                for f in felter
                for k in [_kontroll(f, forst, den, fasetter.get(f.nokkel), navn)]
            ]
            ut.append(Del(nokkel, tittel, kontroller, sum(k.aktiv for k in kontroller)))
    return ut


def _gruppen(utvalg: Utvalg, gruppe: int) -> Gruppe:
    return utvalg.grupper[gruppe - 1] if gruppe <= len(utvalg.grupper) else Gruppe()


def _kontroll(
    felt: Felt, forst: str, gruppe: Gruppe, fasett: Fasett | None, navn: Navn
) -> Kontroll:
    v = next((v for v in gruppe.vilkar if v.felt == felt.nokkel), None)
    tom = Kontroll(
        navn=forst + felt.nokkel,
        etikett=etikett(felt),
        betydning=gettext(felt.betydning),
        slag="koder",
        snu=bool(v and v.ikke),
        aktiv=v is not None,
    )
    if felt.type in _KODETYPER:
        return replace(
            tom,
            valg=list(_valg(felt, v, fasett or {}, navn)),
            flere=felt.type == Felttype.FLERKODE,
            samlet=bool(v and v.op == Op.ALLE),
        )
    slag = "dato" if felt.type.er_dato else ("tekst" if felt.type == Felttype.TEKST else "tall")
    return _med_verdier(replace(tom, slag=slag), v)


def _med_pabegynt(k: Kontroll, pabegynt: Mapping[str, Mapping[str, str]]) -> Kontroll:
    """Chosen in the form, one thing at a time: it is still there when the next is chosen."""
    svar = pabegynt.get(k.navn)
    if k.aktiv or not svar:
        return k
    return replace(
        k, snu="snu" in svar, samlet="samlet" in svar, hvordan=svar.get("hvordan", ""),
        dager=svar.get("dager", ""),
    )  # fmt: skip


def _med_verdier(k: Kontroll, v: Vilkar | None) -> Kontroll:
    if v is None:
        return k
    if v.op == Op.MELLOM:
        fra, til = ("" if x is None else str(x) for x in v.verdier)
        return replace(k, fra=fra, til=til)
    if v.op == Op.HAR:
        return replace(k, fra=str(v.verdier[0]))
    return replace(k, hvordan=_HVORDAN[v.op], dager=str(v.verdier[0]) if v.verdier else "")


def _valg(felt: Felt, v: Vilkar | None, fasett: Fasett, navn: Navn) -> Iterator[Valg]:
    valgte = {str(k) for k in v.verdier} if v else set()
    for kode in _koder(felt, fasett, valgte):
        ord_ = kodenavn(felt, kode, navn)
        if felt.nokkel == "kategori":
            ord_ = kategorimerke(kode, ord_)
        yield Valg(kode, ord_, fasett.get(kode, 0), kode in valgte)


def _koder(felt: Felt, fasett: Fasett, valgte: set[str]) -> list[str]:
    if felt.type == Felttype.JA:
        return ["ja", "nei"]
    if felt.koder:
        return [*felt.kodene, *([INGEN] if INGEN in fasett or INGEN in valgte else [])]
    apne = sorted({*fasett, *valgte} - {INGEN}, key=lambda k: (-fasett.get(k, 0), k))
    return [*apne, *([INGEN] if INGEN in fasett or INGEN in valgte else [])]
