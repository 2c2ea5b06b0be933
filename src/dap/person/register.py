"""The population register, asked as PDL is asked: GraphQL over HTTP, the number in the body.

The protocol is that of PDL's open documentation (hentPerson, hentGeografiskTilknytning). Where it is
stands in the settings (`DAP_FOLKEREGISTER`); `python -m motparter.register` speaks the same.
"""

from datetime import date
from typing import Any

from django.conf import settings

from dap.felles.register import Register, RegisterSvarerIkke
from dap.person.adresse import FELTER, les_adresse
from dap.person.values import MAKS_NAVN, Folkeregisterstatus, Gradering, Registersvar

NAVN = "folkeregister"

SPORRING = (
    """query($ident: ID!) {
  hentPerson(ident: $ident) {
    navn { fornavn mellomnavn etternavn }
    foedselsdato { foedselsdato }
    folkeregisterpersonstatus { status forenkletStatus }
    statsborgerskap { land }
    adressebeskyttelse { gradering }"""
    + FELTER
    + """
  }
  hentGeografiskTilknytning(ident: $ident) { gtType gtKommune gtBydel gtLand }
}"""
)

_STATUS = {
    "bosattEtterFolkeregisterloven": Folkeregisterstatus.BOSATT,
    "ikkeBosatt": Folkeregisterstatus.IKKE_BOSATT,
    "dNummer": Folkeregisterstatus.DNUMMER,
    "doedIFolkeregisteret": Folkeregisterstatus.DOD,
    "forsvunnet": Folkeregisterstatus.FORSVUNNET,
    "opphoert": Folkeregisterstatus.OPPHORT,
}


def spor_register(fnr: str) -> Registersvar:
    """Ask for one person. Raises RegisterSvarerIkke."""
    oppsett: dict[str, str] = settings.DAP_FOLKEREGISTER
    if not oppsett.get("adresse"):
        raise RegisterSvarerIkke(NAVN, "NEDE")
    svar = Register.fra(NAVN, oppsett).spor(
        "/graphql",
        {"query": SPORRING, "variables": {"ident": fnr}},
        {"Tema": "OPP", "behandlingsnummer": oppsett.get("behandlingsnummer", "")},
    )
    try:
        return les(svar)
    except (ValueError, TypeError, KeyError, AttributeError):
        # The message of the exception may hold what was asked for.
        raise RegisterSvarerIkke(NAVN, "UFORSTAELIG") from None


def les(svar: dict[str, Any]) -> Registersvar:
    """An answer of hentPerson. Someone the register does not know has no status.

    ValueError when the register says that something went wrong.
    """
    feil = [f.get("extensions", {}).get("code", "") for f in svar.get("errors") or ()]
    if any(kode != "not_found" for kode in feil):
        raise ValueError(feil)
    data = svar["data"] or {}
    person = data.get("hentPerson")
    if person is None:
        return Registersvar(Folkeregisterstatus.INGEN)
    sted = data.get("hentGeografiskTilknytning") or {}
    land = {s["land"] for s in person.get("statsborgerskap") or ()}
    return Registersvar(
        status=_status(person.get("folkeregisterpersonstatus") or []),
        statsborgerskap=tuple(sorted(land)),
        bokommune=(sted.get("gtKommune") or (sted.get("gtBydel") or "")[:4]),
        gradering=_gradering(person.get("adressebeskyttelse") or []),
        adresse=les_adresse(person),
        fodt=_fodt(person.get("foedselsdato") or []),
        **_navn(person.get("navn") or []),
    )


def _navn(rader: list[dict[str, Any]]) -> dict[str, str]:
    if not rader:
        return {}
    for_ = (str(rader[0].get(felt) or "").strip() for felt in ("fornavn", "mellomnavn"))
    return {
        "fornavn": " ".join(n for n in for_ if n)[:MAKS_NAVN],
        "etternavn": str(rader[0].get("etternavn") or "").strip()[:MAKS_NAVN],
    }


def _fodt(rader: list[dict[str, Any]]) -> date | None:
    """Somebody may have a year of birth and no day."""
    dag = rader[0].get("foedselsdato") if rader else None
    return date.fromisoformat(dag) if dag else None


def _status(rader: list[dict[str, Any]]) -> Folkeregisterstatus:
    if not rader:
        return Folkeregisterstatus.INGEN
    return _STATUS.get(rader[0]["forenkletStatus"], Folkeregisterstatus.UKJENT)


def _gradering(rader: list[dict[str, Any]]) -> Gradering:
    """No row means that nothing protects the address. An unknown word is not an answer."""
    return Gradering(rader[0]["gradering"]) if rader else Gradering.UGRADERT
