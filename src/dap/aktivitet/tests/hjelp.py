"""Short words for the tests of the plan."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from rollebesetning import NAA

from dap.aktivitet import operations, queries
from dap.aktivitet.values import Aktivitetsdetaljer, Utfall
from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn

I_DAG = date(2026, 1, 14)
OM_EN_MANED = I_DAG + timedelta(days=30)

EKSEMPLER: dict[str, dict[str, Any]] = {
    "EGEN": {
        "tittel": "Oppdatere CV-en",
        "fra_dato": I_DAG,
        "til_dato": OM_EN_MANED,
        "hensikt": "Bli synlig",
        "beskrivelse": "Legge inn truckførerbeviset",
        "huskeliste": "Attestene",
        "lenke": "nav.no/min-cv",
    },
    "STILLING": {
        "tittel": "Lagermedarbeider",
        "fra_dato": I_DAG,
        "til_dato": OM_EN_MANED,
        "arbeidsgiver": "Fjordlager AS",
        "kontaktperson": "Bente",
        "arbeidssted": "Fjordby",
        "beskrivelse": "Dagtid",
        "lenke": "https://arbeidsplassen.nav.no/stillinger/stilling/1",
    },
    "SOKEAVTALE": {
        "fra_dato": I_DAG,
        "til_dato": OM_EN_MANED,
        "antall_i_uken": 3,
        "oppfolging_fra_nav": "Samtale annenhver uke",
        "beskrivelse": "Lager og butikk",
    },
    "IJOBB": {
        "tittel": "Butikkmedarbeider",
        "fra_dato": I_DAG,
        "til_dato": OM_EN_MANED,
        "stillingsandel": "DELTID",
        "arbeidsgiver": "Nærbutikken",
        "ansettelsesforhold": "vikariat",
        "beskrivelse": "Lørdager",
    },
    "BEHANDLING": {
        "behandlingstype": "Fysioterapi",
        "behandlingssted": "Fjordby fysikalske",
        "fra_dato": I_DAG,
        "til_dato": OM_EN_MANED,
        "behandlingsmal": "Bedre rygg",
        "oppfolging_fra_nav": "Ring i mars",
        "beskrivelse": "To ganger i uken",
    },
}


def person(aktor: Aktor) -> UUID:
    assert aktor.person_id is not None
    return aktor.person_id


def lag(av: Aktor, for_: Aktor, type_: str = "EGEN", naa: datetime = NAA, **valg: Any) -> Utfall:
    """An activity of the type with every field filled, unless `felter` says otherwise."""
    felter = {**EKSEMPLER[type_], **valg.pop("felter", {})}
    return operations.opprett(
        aktor=av, person_id=person(for_), type=type_, felter=felter, naa=naa, **valg
    )


def innsyn(av: Aktor, for_: Aktor, naa: datetime = NAA) -> Personinnsyn:
    return apne_person(aktor=av, person_id=person(for_), hva="plan", naa=naa)


def les(av: Aktor, for_: Aktor, utfall: Utfall, naa: datetime = NAA) -> Aktivitetsdetaljer:
    return queries.aktivitet(innsyn(av, for_, naa), utfall.aktivitet_id, naa=naa)


def kode(feil: DapFeil) -> str:
    """The code of a refusal; for several fields, each as felt:kode."""
    enkelte = getattr(feil, "feil", None)
    if enkelte is None:
        return feil.kode
    return " ".join(f"{en.felt}:{en.kode}" for en in enkelte)


def utfall_av(gjor: Any, **inndata: Any) -> str:
    """ "ok", or the code of the refusal."""
    try:
        gjor(**inndata)
    except DapFeil as feil:
        return kode(feil)
    return "ok"
