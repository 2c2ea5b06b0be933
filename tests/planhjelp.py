"""Short words for the tests of the pages: activities dated from today, as the views ask the clock."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from dap.aktivitet import operations, queries
from dap.aktivitet.values import Aktivitetsdetaljer, Fhotype, Status, Utfall
from dap.felles.aktor import Aktor
from dap.felles.tid import dato
from dap.tilgang.operations import apne_person


def om(dager: int) -> date:
    return dato(timezone.now()) + timedelta(days=dager)


def felter(type_: str = "EGEN", **endret: Any) -> dict[str, Any]:
    """What a form of the type sends."""
    periode = {"fra_dato": om(-5), "til_dato": om(30)}
    egne: dict[str, dict[str, Any]] = {
        "EGEN": {"tittel": "Oppdatere CV-en", "hensikt": "Bli synlig"},
        "STILLING": {"tittel": "Lagermedarbeider", "arbeidsgiver": "Fjordlager AS"},
        "SOKEAVTALE": {"antall_i_uken": 3},
        "IJOBB": {"tittel": "Butikkmedarbeider", "stillingsandel": "DELTID"},
        "BEHANDLING": {"behandlingstype": "Fysioterapi", "behandlingssted": "Fjordby"},
    }
    return {**periode, **egne[type_], **endret}


def skjema(type_: str = "EGEN", **endret: Any) -> dict[str, str]:
    """The same as text, as a browser posts it."""
    return {n: str(v) for n, v in felter(type_, **endret).items()}


def lag(av: Aktor, for_: Aktor, type_: str = "EGEN", **valg: Any) -> Utfall:
    egne = felter(type_, **valg.pop("felter", {}))
    naa = valg.pop("naa", timezone.now())
    return operations.opprett(aktor=av, person_id=for_.id, type=type_, felter=egne, naa=naa, **valg)


def flytt(av: Aktor, utfall: Utfall, til: Status, **valg: Any) -> Utfall:
    return operations.flytt(
        aktor=av, aktivitet_id=utfall.aktivitet_id, versjon=utfall.versjon, til=til,
        naa=valg.pop("naa", timezone.now()), **valg,
    )  # fmt: skip


def avtal(av: Aktor, utfall: Utfall, fhotype: Fhotype = Fhotype.STANDARD) -> Utfall:
    return operations.avtal(
        aktor=av, aktivitet_id=utfall.aktivitet_id, versjon=utfall.versjon,
        fhotype=fhotype, naa=timezone.now(),
    )  # fmt: skip


def les(for_: Aktor, aktivitet_id: UUID) -> Aktivitetsdetaljer:
    """As the user themself sees it."""
    naa = timezone.now()
    innsyn = apne_person(aktor=for_, person_id=for_.id, hva="plan", naa=naa)
    return queries.aktivitet(innsyn, aktivitet_id, naa=naa)


def adresse(utfall: Utfall, slutt: str = "", *, person: Aktor | None = None) -> str:
    """The activity's page: the user's own, or staff's when `person` is given."""
    rot = f"/bruker/{person.id}/plan/" if person else "/plan/"
    return f"{rot}aktivitet/{utfall.aktivitet_id}/{slutt}"


def tekst(svar: Any) -> str:
    """The words on the page, without tags."""
    uten = re.sub(r"<[^>]+>", " ", svar.content.decode())
    return re.sub(r"\s+", " ", uten)


def felt(svar: Any, navn: str) -> str:
    """Value of a hidden field on the page."""
    treff = re.search(rf'name="{navn}" value="([^"]*)"', svar.content.decode())
    assert treff, f"no field {navn}"
    return treff.group(1)
