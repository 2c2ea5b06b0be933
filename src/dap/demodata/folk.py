"""Who the users are: a life pattern, a name, an office and an adviser for each. Pure, by seed."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import repeat
from random import Random
from typing import Any

from dap.demodata import kilder
from dap.demodata.ansatte import ANSATTE, BY_NOKKEL, KOMMUNALE
from dap.demodata.navn import FORRAD, Navneforrad
from dap.demodata.values import Ansattplan, Brukerplan
from dap.felles.fnr import lag_syntetisk
from dap.kontor.values import Ansettelse
from dap.person.values import Gradering

_BESKYTTET = {
    # adviser: (protection, skjermet) of some of their users
    "marit": (
        (Gradering.FORTROLIG, False),
        (Gradering.STRENGT_FORTROLIG, False),
        (Gradering.STRENGT_FORTROLIG_UTLAND, False),
        (Gradering.UGRADERT, True),
        (Gradering.UGRADERT, True),
    ),
    "tone": ((Gradering.FORTROLIG, False), (Gradering.UGRADERT, True)),
}
_FAMILIE = {"jonas": "farah", "samir": "hanne"}
"""An adviser, and the one whose brother or sister the adviser's first user is."""
_KOMMUNALE_MONSTRE = ("kvp", "rus", "loslatt", "alenemor", "kvp")
_TOLK = 0.8


class Folketeller:
    """Hands out names and numbers so that nobody gets another's."""

    def __init__(self, dag: date, fro: int) -> None:
        self.dag = dag
        self.rng = Random(f"{fro}:folk")  # noqa: S311 (not for secrets)
        self._navn: set[str] = set()
        self._fnr: set[str] = set()

    def navn(self, opphav: str, kvinne: bool) -> tuple[str, str]:
        forrad: Navneforrad = FORRAD[opphav]
        while True:
            fornavn = self.rng.choice(forrad.kvinner if kvinne else forrad.menn)
            etternavn = self.rng.choice(forrad.etternavn)
            if fornavn[:4] != etternavn[:4] and self.oppta(f"{fornavn} {etternavn}"):
                return fornavn, etternavn

    def oppta(self, navn: str) -> bool:
        if navn in self._navn:
            return False
        self._navn.add(navn)
        return True

    def fodt(self, fra: int, til: int) -> date:
        """A birth date that makes the age lie in [fra, til] today."""
        dager = self.rng.randrange(fra * 365 + 120, (til + 1) * 365 - 30)
        return self.dag - timedelta(days=dager)

    def fnr(self, fodt: date) -> str:
        while True:
            fnr = lag_syntetisk(fodt, self.rng.randrange(500))
            if fnr is not None and fnr not in self._fnr:
                self._fnr.add(fnr)
                return fnr


def lag_brukere(dag: date, fro: int, antall: int | None = None) -> tuple[Brukerplan, ...]:
    """Everybody, the people of the chooser first. `antall` keeps fewer of the others (for tests)."""
    teller = Folketeller(dag, fro)
    faste = kilder.faste_brukere()
    for bruker in faste:
        teller.oppta(bruker["navn"])
    brukere = [_fast(teller, nr, bruker) for nr, bruker in enumerate(faste)]
    for veileder, kontor, monster, trekk in _plasser(teller.rng, antall):
        brukere.append(_tilfeldig(teller, len(brukere), veileder, kontor, monster, trekk))
    return tuple(brukere)


def _plasser(
    rng: Random, antall: int | None
) -> Iterator[tuple[Ansattplan, str, str, dict[str, Any]]]:
    """One adviser, one office, one pattern and special facts for each user to come, spread evenly."""
    plasser = []
    for ansatt in ANSATTE:
        stokk = _stokk(rng, ansatt)
        for i, kontor in enumerate(_steder(ansatt)):
            trekk = _trekk(ansatt, i)
            mulige = [n for n in stokk if not trekk or _hos_en(n)]
            plasser.append((i, ansatt, kontor, mulige[i % len(mulige)], trekk))
    plasser.sort(key=lambda p: p[0])
    for _, ansatt, kontor, monster, trekk in plasser[:antall]:
        yield ansatt, kontor, monster, trekk


def _steder(ansatt: Ansattplan) -> Iterator[str]:
    """The office of each of the users, one after the other."""
    for kontor, antall in {ansatt.kontor: ansatt.antall, **ansatt.andre_kontor}.items():
        yield from repeat(kontor, antall)


def _fri(navn: str, monster: dict[str, Any]) -> bool:
    """A pattern for anybody: not only the chooser's, and not the municipality's own programme."""
    return bool(monster["vekt"]) and navn != "kvp"


def _hos_en(monster: str) -> bool:
    """A life that one member of staff follows alone: the protected are opened by few."""
    m = kilder.monstre()[monster]
    return not m.get("kommunal") and not m.get("flytter")


def _stokk(rng: Random, ansatt: Ansattplan) -> list[str]:
    """Patterns in a random order, heavy ones more often; none twice in a row of one round."""
    if ansatt.ansettelse == Ansettelse.KOMMUNE:
        return list(_KOMMUNALE_MONSTRE)
    vekter = {n: m["vekt"] for n, m in kilder.monstre().items() if _fri(n, m)}
    return sorted(vekter, key=lambda n: rng.random() ** (1 / vekter[n]), reverse=True)


def _trekk(ansatt: Ansattplan, i: int) -> dict[str, Any]:
    beskyttet = _BESKYTTET.get(ansatt.nokkel, ())
    if i < len(beskyttet):
        gradering, skjermet = beskyttet[i]
        return {"gradering": gradering, "skjermet": skjermet}
    if i == 0 and ansatt.nokkel in _FAMILIE:
        return {"familie_av": _FAMILIE[ansatt.nokkel]}
    return {}


def _fast(teller: Folketeller, nr: int, b: dict[str, Any]) -> Brukerplan:
    monster = kilder.monstre()[b["monster"]]
    fodt = teller.fodt(-b["fodt"], -b["fodt"])
    fornavn, etternavn = b["navn"].rsplit(" ", 1)
    start = teller.dag - timedelta(days=b["dager"])
    slutt = teller.dag - timedelta(days=b["avsluttet"]) if "avsluttet" in b else None
    return _bruker(
        teller, nr, monster, BY_NOKKEL[b["veileder"]], BY_NOKKEL[b["veileder"]].kontor,
        nokkel=b["nokkel"], monster=b["monster"], fornavn=fornavn, etternavn=etternavn,
        fodt=fodt, start=start, slutt=slutt, beskrivelse=b["beskrivelse"],
        rik=b.get("rik", False), gradering=Gradering(b.get("gradering", Gradering.UGRADERT)),
        opphav=b.get("opphav", "norsk"),
    )  # fmt: skip


def _tilfeldig(
    teller: Folketeller,
    nr: int,
    ansatt: Ansattplan,
    kontor: str,
    monster: str,
    trekk: dict[str, Any],
) -> Brukerplan:
    m = kilder.monstre()[monster]
    rng = teller.rng
    opphav = _opphav(rng, m)
    fornavn, etternavn = teller.navn(opphav, _er_kvinne(rng, m.get("kjonn", "MK")))
    if "familie_av" in trekk:
        etternavn = BY_NOKKEL[trekk["familie_av"]].navn.split()[-1]
    fra, til = m["maaneder"]
    dager = rng.randrange(max(fra * 30, 6), til * 30)
    start = teller.dag - timedelta(days=dager)
    ferdig = nr % 21 == 0 and dager > 150 and "tilbake" not in m
    slutt = start + timedelta(days=int(dager * rng.uniform(0.6, 0.9))) if ferdig else None
    return _bruker(
        teller, nr, m, ansatt, kontor, nokkel=f"b{nr}", monster=monster, fornavn=fornavn,
        etternavn=etternavn, fodt=teller.fodt(*m["alder"]), start=start, slutt=slutt,
        opphav=opphav, **trekk,
    )  # fmt: skip


def _bruker(
    teller: Folketeller, nr: int, m: dict[str, Any], ansatt: Ansattplan, kontor: str, **v: Any
) -> Brukerplan:
    rng, opphav = teller.rng, v.pop("opphav")
    manuell = m.get("manuell", False)
    reservert = bool(manuell and rng.random() < 0.4)
    v.setdefault("gradering", Gradering.UGRADERT)
    v.setdefault("skjermet", False)
    return Brukerplan(
        nr=nr,
        fnr=teller.fnr(v["fodt"]),
        kontor=kontor,
        **_veiledere(rng, ansatt, kontor, nr),
        **_for_flytting(rng, m, kontor),
        sprak=m["sprak"],
        tolkesprak=_tolkesprak(rng, m, opphav),
        reservert=reservert,
        manuell=manuell,
        kan_varsles=not reservert,
        telefon="" if manuell and rng.random() < 0.5 else f"900 00 {nr:03d}",
        epost="" if manuell else _epost(v["fornavn"], v["etternavn"], nr),
        **v,
    )


def _veiledere(rng: Random, ansatt: Ansattplan, kontor: str, nr: int) -> dict[str, Any]:
    kommunale = KOMMUNALE[kontor]
    if ansatt.ansettelse == Ansettelse.KOMMUNE:
        statlige = [a.nokkel for a in _statlige(kontor)]
        return {
            "veileder": rng.choice(statlige),
            "kommunal": ansatt.nokkel,
            "ansvarlig": ansatt.nokkel,
        }
    return {
        "veileder": ansatt.nokkel,
        "kommunal": kommunale[nr % len(kommunale)],
        "ansvarlig": ansatt.nokkel,
    }


def _statlige(kontor: str) -> list[Ansattplan]:
    return [
        a
        for a in ANSATTE
        if a.kontor == kontor and a.antall and a.ansettelse == Ansettelse.STAT and not a.rettigheter
    ]


def _for_flytting(rng: Random, m: dict[str, Any], kontor: str) -> dict[str, Any]:
    if not m.get("flytter"):
        return {}
    forrige = rng.choice([k for k in sorted(KOMMUNALE) if k != kontor])
    return {
        "forrige_kontor": forrige,
        "forrige_veileder": rng.choice(_statlige(forrige)).nokkel,
    }


def _opphav(rng: Random, m: dict[str, Any]) -> str:
    valgt: str = m.get("opphav", "norsk")
    if valgt == "blandet":
        return rng.choice(("norsk", "norsk", "andre", "ost"))
    if valgt == "norsk" and m["sprak"] == "nb" and rng.random() < 0.1:
        return "andre"
    return valgt


def _er_kvinne(rng: Random, kjonn: str) -> bool:
    """ "K", "M", "MK" or with weights: "K:8 M:2"."""
    if ":" not in kjonn:
        return rng.choice(kjonn) == "K"
    vekter = dict(del_.split(":") for del_ in kjonn.split())
    return rng.randrange(10) < int(vekter["K"])


def _tolkesprak(rng: Random, m: dict[str, Any], opphav: str) -> str:
    sprak = FORRAD[opphav].tolkesprak
    return rng.choice(sprak) if m.get("tolk") and sprak and rng.random() < _TOLK else ""


_ASCII = str.maketrans("æøåéśńłżą", "aoaesnlza")


def _epost(fornavn: str, etternavn: str, nr: int) -> str:
    lokal = f"{fornavn}.{etternavn}".lower().replace("ø", "o").translate(_ASCII)
    lokal = "".join(tegn for tegn in lokal if tegn.isascii() and (tegn.isalnum() or tegn == "."))
    return f"{lokal}{nr}@example.no"
