"""The registers of those who act for others, asked over HTTP with the number in the body.

Guardians stand in the population register (PDL, vergemaalEllerFremtidsfullmakt). Powers of attorney
have a small protocol of ours (docs/drift/registre.md). `python -m motparter.register` speaks both.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings

from dap.felles.aktor import Hjelpslag
from dap.felles.fnr import er_gyldig
from dap.felles.register import Register, RegisterSvarerIkke
from dap.felles.tid import dato
from dap.hjelper.values import MAKS_NAVN, Hjelperegister, Registerrad

SPORRING = """query($ident: ID!) {
  hentPerson(ident: $ident) {
    vergemaalEllerFremtidsfullmakt {
      type
      vergeEllerFullmektig {
        motpartsPersonident
        identifiserendeInformasjon { navn { fornavn mellomnavn etternavn } }
        omfang
        tjenesteomraade { tjenestevirksomhet tjenesteoppgave }
      }
      folkeregistermetadata { gyldighetstidspunkt opphoerstidspunkt }
    }
  }
}"""

_PERSONLIG = frozenset(
    {
        "personligeInteresser",
        "personligeOgOekonomiskeInteresser",
        "utlendingssakerPersonligeOgOekonomiskeInteresser",
    }
)
"""A guardian for money alone has nothing to do in somebody's plan."""
_OPPGAVER = frozenset({"arbeid", "sosialeTjenester"})
_UTENFOR = "forvaltningUtenforVergemaal"
OMRADE = "OPPFOLGING"


def spor(register: Hjelperegister, fnr: str) -> list[Registerrad]:
    """Everybody one register has as acting for this person. Raises RegisterSvarerIkke."""
    navn = f"DAP_{'FOLKEREGISTER' if register == Hjelperegister.VERGEMAL else 'FULLMAKT'}"
    oppsett: dict[str, str] = getattr(settings, navn)
    if not oppsett.get("adresse"):
        raise RegisterSvarerIkke(register.lower(), "NEDE")
    tjeneste = Register.fra(register.lower(), oppsett)
    try:
        if register == Hjelperegister.VERGEMAL:
            hode = {"Tema": "OPP", "behandlingsnummer": oppsett.get("behandlingsnummer", "")}
            kropp = {"query": SPORRING, "variables": {"ident": fnr}}
            return les_vergemal(tjeneste.spor("/graphql", kropp, hode))
        sti = "/fullmakt/v1/fullmaktsgiver"
        return les_fullmakter(tjeneste.spor(sti, {"personident": fnr}))
    except (ValueError, TypeError, KeyError, AttributeError):
        # The message of the exception may hold what was asked for.
        raise RegisterSvarerIkke(register.lower(), "UFORSTAELIG") from None


def les_vergemal(svar: Mapping[str, Any]) -> list[Registerrad]:
    """An answer of hentPerson. Somebody the register does not know has no guardian."""
    feil = [f.get("extensions", {}).get("code", "") for f in svar.get("errors") or ()]
    if any(kode != "not_found" for kode in feil):
        raise ValueError(feil)
    person = (svar["data"] or {}).get("hentPerson")
    if person is None:
        return []
    rader = person["vergemaalEllerFremtidsfullmakt"] or []
    return [rad for r in rader if (rad := _verge(r)) is not None]


def _verge(rad: Mapping[str, Any]) -> Registerrad | None:
    hvem = rad["vergeEllerFullmektig"]
    if rad.get("type") == _UTENFOR or hvem.get("omfang") not in _PERSONLIG:
        return None
    omrader = hvem.get("tjenesteomraade") or []
    if omrader and not any(_gjelder_oss(o) for o in omrader):
        return None
    if not hvem.get("motpartsPersonident"):
        return None  # an organisation, or somebody without a number: cannot sign in
    navn = (hvem.get("identifiserendeInformasjon") or {}).get("navn") or {}
    deler = (navn.get(d) for d in ("fornavn", "mellomnavn", "etternavn"))
    meta = rad.get("folkeregistermetadata") or {}
    fremtid = rad.get("type") == "stadfestetFremtidsfullmakt"
    return Registerrad(
        slag=Hjelpslag.FREMTIDSFULLMAKT if fremtid else Hjelpslag.VERGE,
        fnr=_fnr(hvem["motpartsPersonident"]),
        navn=_navn(" ".join(d for d in deler if d)),
        fra=_dag(meta.get("gyldighetstidspunkt")) or date.min,
        til=_dag(meta.get("opphoerstidspunkt")),
        kan_skrive=True,
        kan_laste_ned=True,
    )


def _gjelder_oss(omrade: Mapping[str, Any]) -> bool:
    return omrade.get("tjenestevirksomhet") == "nav" and omrade.get("tjenesteoppgave") in _OPPGAVER


def les_fullmakter(svar: Mapping[str, Any]) -> list[Registerrad]:
    """An answer of ours. Powers for other areas are left out."""
    return [_fullmakt(f) for f in svar["fullmakter"] if f["omrade"] == OMRADE]


def _fullmakt(rad: Mapping[str, Any]) -> Registerrad:
    if rad["rett"] not in ("LES", "SKRIV") or not isinstance(rad.get("lasteNed", False), bool):
        raise ValueError("not a right that the protocol has")
    return Registerrad(
        slag=Hjelpslag.FULLMAKT,
        fnr=_fnr(rad["fullmektig"]),
        navn=_navn(rad["navn"]),
        fra=date.fromisoformat(rad["fra"]),
        til=date.fromisoformat(rad["til"]) if rad.get("til") else None,
        kan_skrive=rad["rett"] == "SKRIV",
        kan_laste_ned=rad.get("lasteNed", False),
    )


def _fnr(verdi: object) -> str:
    if not isinstance(verdi, str) or not er_gyldig(verdi):
        raise ValueError("not a number")
    return verdi


def _navn(verdi: object) -> str:
    if not isinstance(verdi, str) or not verdi.strip() or len(verdi) > MAKS_NAVN:
        raise ValueError("not a name")
    return verdi.strip()


def _dag(verdi: object) -> date | None:
    """The day in Norway of a time, or a day as it stands."""
    if verdi is None:
        return None
    if not isinstance(verdi, str):
        raise TypeError("not a time")
    if "T" not in verdi:
        return date.fromisoformat(verdi)
    tid = datetime.fromisoformat(verdi)
    return dato(tid) if tid.tzinfo else tid.date()
