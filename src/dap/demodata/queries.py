"""Who one can choose to be in the demo, and what the registers around it know."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from dap.demodata.adresser import i_registeret
from dap.demodata.ansatte import ANSATTE
from dap.demodata.hjelperne import HJELPERE, registerhjelp
from dap.demodata.kilder import faste_brukere, nye
from dap.demodata.nye import registeropplysninger, ukjente
from dap.demodata.values import Ansattplan
from dap.felles.aktor import LEDERROLLER, Rolle
from dap.konto.values import Demoperson, demoansatt, demobruker
from dap.kontor.queries import kontornumre
from dap.person import queries as person
from dap.person.queries import fnr_for_navn
from dap.person.values import Persondata
from dap.ytelse import queries as ytelse


def demopersoner() -> list[Demoperson]:
    """The people of the chooser that the database has, and those it is to meet; none before the demo
    is made."""
    faste = {b["navn"]: b for b in (*faste_brukere(), *nye()) if b.get("beskrivelse")}
    fnr = fnr_for_navn(faste)
    if not fnr:
        return []
    fnr |= {n["navn"]: nummer for n, nummer in ukjente()}
    brukere = [
        demobruker(navn, _om(b, fnr[navn]), subjekt=f"sub-{b['nokkel']}", fnr=fnr[navn])
        for navn, b in faste.items()
        if navn in fnr
    ]
    hjelpere = [
        demobruker(navn, _to_linjer(tekst), subjekt=f"sub-{navn.split()[0].lower()}", fnr=nummer)
        for navn, nummer in fnr_for_navn(HJELPERE).items()
        for tekst in [HJELPERE[navn][1]]
    ]
    return brukere + hjelpere + [_ansatt(a) for a in ANSATTE if a.beskrivelse]


def registerinnhold() -> dict[str, dict[str, Any]]:
    """What each local register answers about whom, by fødselsnummer (motparter.register)."""
    ytelser = ytelse.registerinnhold()
    om_nye = {n["navn"]: n for n in nye()}
    dag = timezone.localdate()
    alle = person.alle_personer()
    kontorer, punkter = kontornumre(p.id for p in alle), person.kontaktpunkter(p.id for p in alle)
    hjelp = registerhjelp(dag)
    bare_der = {fnr: registeropplysninger(n, dag) for n, fnr in ukjente()}
    return bare_der | {
        p.fnr: {
            **registeropplysninger(om_nye.get(p.navn, {"gradering": p.gradering}), dag),
            "ytelser": ytelser.get(p.id, []),
            "krr": _krr(p, punkter[p.id].sprak),
            "adresse": i_registeret(p.fnr, kontorer.get(p.id, "")),
            **hjelp.get(p.fnr, {}),
        }
        for p in alle
    }


def _om(b: Mapping[str, Any], fnr: str) -> str:
    """What the chooser says; the number of those whom an adviser can register."""
    return _to_linjer(b["beskrivelse"]).replace("{fnr}", f"{fnr[:6]} {fnr[6:]}")


def _krr(p: Persondata, sprak: str) -> dict[str, Any]:
    """The contact register agrees with what the demo was made with."""
    return {
        "aktiv": p.kan_varsles or p.reservert_krr,
        "kanVarsles": p.kan_varsles,
        "reservert": p.reservert_krr,
        "epostadresse": p.epost or None,
        "mobiltelefonnummer": p.telefon or None,
        "spraak": sprak,
    }


def _ansatt(a: Ansattplan) -> Demoperson:
    return demoansatt(
        a.navn,
        _to_linjer(a.beskrivelse),
        gruppe=_gruppe(a),
        ident=a.ident,
        roller=a.roller,
        rettigheter=a.rettigheter,
    )


def _gruppe(a: Ansattplan) -> str:
    if any(rolle in LEDERROLLER for rolle in a.roller):
        return "ledere"
    return "veiledere" if Rolle.VEILEDER in a.roller else "andre"


def _to_linjer(tekst: str) -> str:
    """In the reader's language, broken at the first full stop, as the chooser shows it."""
    sagt = gettext(tekst)
    forste, punktum, resten = sagt.partition(". ")
    return f"{forste}.\n{resten}" if punktum else sagt
