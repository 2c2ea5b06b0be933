"""Assessments made through the operations, for tests."""

from datetime import datetime
from typing import Any
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.vurdering import operations, queries
from dap.vurdering.models import Utkastdel, Vurdering
from dap.vurdering.values import DELER, Del, Egendel, Innsatsgruppe, Slag, Vurderingsdata

SVAR = {
    Egendel.KAN: "Jeg kan jobbe på lager.",
    Egendel.VIL: "Jeg vil ha fast jobb.",
    Egendel.HINDRER: "Vondt i ryggen.",
    Egendel.HJELP: "Et kurs.",
}
SPESIELT = frozenset({Innsatsgruppe.SPESIELT_TILPASSET_INNSATS})


def innsyn(leser: Aktor, person: Aktor, naa: datetime) -> Personinnsyn:
    return apne_person(aktor=leser, person_id=person.id, hva="vurdering", naa=naa)


def les(leser: Aktor, person: Aktor, id_: UUID, naa: datetime) -> Vurderingsdata:
    return queries.en_vurdering(innsyn(leser, person, naa), id_)


def eget(av: Aktor, person: Aktor, naa: datetime, **valg: Any) -> UUID:
    felles: dict[str, Any] = {"slag": Slag.ARBEIDSEVNE, "svar": SVAR, "versjon": 0}
    return operations.lagre_egenvurdering(aktor=av, person_id=person.id, naa=naa, **(felles | valg))


def start(av: Aktor, person: Aktor, naa: datetime, slag: Slag = Slag.ARBEIDSEVNE) -> UUID:
    return operations.start_utkast(aktor=av, person_id=person.id, slag=slag, naa=naa)


def skriv(av: Aktor, id_: UUID, del_: Del, tekst: str, naa: datetime, **valg: Any) -> None:
    versjon = valg.pop("versjon", None)
    if versjon is None:
        rad = Utkastdel.objects.filter(vurdering_id=id_, del_navn=del_).first()
        versjon = rad.versjon if rad else 0
    if del_ == Del.KONKLUSJON:
        valg.setdefault("stotter", SPESIELT)
        operations.skriv_konklusjon(
            aktor=av, vurdering_id=id_, versjon=versjon, tekst=tekst, naa=naa, **valg
        )
    else:
        operations.skriv_del(
            aktor=av, vurdering_id=id_, del_=del_, versjon=versjon, tekst=tekst, naa=naa
        )


def fyll(av: Aktor, id_: UUID, naa: datetime, merke: str = "", **slutt: Any) -> None:
    """Every part, in its order."""
    slag = Slag(Vurdering.objects.get(id=id_).slag)
    if slag == Slag.BEHOV:
        slutt = {
            "stotter": {Innsatsgruppe.SITUASJONSBESTEMT_INNSATS}, "bor_vurderes": False,
        } | slutt  # fmt: skip
    for del_ in DELER[slag]:
        valg = slutt if del_ == Del.KONKLUSJON else {}
        skriv(av, id_, del_, f"Om {del_.value.lower()} {merke}".strip(), naa, **valg)


def ferdig(av: Aktor, id_: UUID, naa: datetime, **valg: Any) -> int:
    versjon = valg.pop("versjon", None) or Vurdering.objects.get(id=id_).versjon
    return operations.gjor_ferdig(aktor=av, vurdering_id=id_, versjon=versjon, naa=naa, **valg)


def hel(av: Aktor, person: Aktor, naa: datetime, slag: Slag = Slag.ARBEIDSEVNE) -> UUID:
    """Finished, without the user's own words."""
    id_ = start(av, person, naa, slag)
    fyll(av, id_, naa)
    ferdig(av, id_, naa, uten_eget="Brukeren ønsket ikke å skrive selv.")
    return id_
