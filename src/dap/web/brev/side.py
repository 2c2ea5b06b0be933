"""What the pages of letters show."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dap.brev import queries
from dap.brev.values import Adressetilstand, Brevrad, Brevstatus
from dap.felles.tid import dato
from dap.kontor.queries import kontor, kontorer_ved
from dap.person.queries import adressefakta, persondata
from dap.person.values import Adressefakta
from dap.tilgang.values import Personinnsyn
from dap.web.brev.tekster import ADRESSE, STATUS, forklaring, navn
from dap.web.felles.tilgang import AktorRequest


@dataclass(frozen=True, slots=True)
class Linje:
    b: Brevrad
    navn: str
    status: str
    farge: str
    forklaring: str
    adresse: str
    adressefarge: str
    kan_retur: bool
    kan_igjen: bool
    kan_stoppes: bool


def linje(b: Brevrad, i_dag: date) -> Linje:
    status, farge = STATUS[b.status]
    adresse, adressefarge = ADRESSE[b.adresse]
    sendt = b.status in {Brevstatus.POSTET, Brevstatus.RETURNERT}
    return Linje(
        b,
        navn(b.slag),
        str(status),
        farge,
        forklaring(b, i_dag),
        str(adresse),
        adressefarge,
        kan_retur=b.status == Brevstatus.POSTET,
        kan_igjen=sendt and b.har_innhold,
        kan_stoppes=b.status == Brevstatus.KLAR,
    )


def kokontekst(request: AktorRequest, kontor_nr: str, naa: datetime) -> dict[str, Any]:
    """The office's queue. Letters to the protected stand by themselves."""
    aktor, i_dag = request.aktor, dato(naa)
    bilde = queries.ko(aktor, kontor_nr, naa=naa)
    klare = [linje(b, i_dag) for b in bilde.klare]
    return {
        "kontoret": kontor(kontor_nr),
        "andre": kontorer_ved(aktor.kontorer - {kontor_nr}),
        "grupper": [
            g
            for g in (
                ("vanlige", [x for x in klare if not x.b.vernet]),
                ("vernede", [x for x in klare if x.b.vernet]),
            )
            if g[1]
        ],
        "bunker": bilde.bunker,
        "returnerte": [linje(b, i_dag) for b in bilde.returnerte],
        "nokkel": uuid.uuid4(),
        "vernet_nokkel": uuid.uuid4(),
    }


def listekontekst(innsyn: Personinnsyn, naa: datetime) -> dict[str, Any]:
    """One person's letters. The address is for staff who have the person open."""
    i_dag = dato(naa)
    fakta = None if innsyn.er_bruker else adressefakta(innsyn.person_id)
    kan = innsyn.kan_skrive and innsyn.kan_endre_plan and not innsyn.er_bruker
    return {
        "brevene": [linje(b, i_dag) for b in queries.brevene(innsyn)],
        "person": persondata(innsyn.person_id),
        "adresse": fakta,
        "adresselinjer": fakta.adresse.pa_konvolutten() if fakta and fakta.adresse else (),
        "adressetilstand": _tilstand(fakta) if fakta else "",
        "kan_endre": kan,
        "kan_svare_for": kan and queries.kan_svare_for(innsyn.person_id),
        "nokkel": uuid.uuid4(),
    }


def _tilstand(f: Adressefakta) -> str:
    if f.holdes_ute:
        return Adressetilstand.HOLDES_UTE
    if f.adresse is None:
        return Adressetilstand.MANGLER
    return Adressetilstand.FEIL if f.feil_siden else Adressetilstand.OK
