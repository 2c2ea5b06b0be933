"""Who follows up whom: who may, who is new, who else is round the person, and the office's list."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from dap.felles.aktor import Aktor
from dap.kontor import queries as kontor
from dap.oppfolging import rules
from dap.oppfolging.models import (
    Manuellstatus,
    Medveileder,
    Oppfolgingsperiode,
    Veiledertildeling,
)
from dap.oppfolging.queries.oppfolgingen import under_oppfolging_av
from dap.oppfolging.values import (
    IkkeDigital,
    Medveilederkort,
    Tildelingsrad,
    Tildelingsutfall,
    Tildelingsvalg,
)
from dap.person import queries as personer
from dap.tabell.ferdig import ferdig
from dap.tabell.orden import norsk
from dap.tilgang.policies import PLANROLLER
from dap.tilgang.queries import aktor_for_ansatt, apnbare, apnbare_vilkar, avgjorelser
from dap.tilgang.values import Avgjorelse, Personinnsyn

_KODER = {
    Avgjorelse.TILLATT: "",
    Avgjorelse.SKJULT: "VEILEDER_MANGLER_RETTIGHET",
    Avgjorelse.INHABIL: "VEILEDER_INHABIL",
    Avgjorelse.KREVER_BEGRUNNELSE: "VEILEDER_ANNET_KONTOR",
}


def hindringer(ansatt_id: UUID, person_ider: Iterable[UUID], *, naa: datetime) -> dict[UUID, str]:
    """Why the member of staff cannot follow up each of the persons; empty when they can.

    They must be able to open the person as their own office's, and to write. Seven queries.
    """
    ider = list(person_ider)
    ny = aktor_for_ansatt(ansatt_id, naa=naa)
    if ny is None or not ny.har_rolle(*PLANROLLER):
        return dict.fromkeys(ider, "VEILEDER_UTEN_ROLLE")
    return {id_: _KODER[a] for id_, a in avgjorelser(ny, ider).items()}


def forhandsvis_tildeling(
    aktor: Aktor, valg: Iterable[Tildelingsvalg], *, ansatt_id: UUID, naa: datetime
) -> list[Tildelingsutfall]:
    """What would happen to each, before anything is done. As many queries for one as for all.

    Raises Regelbrudd FOR_MANGE_VALGT or INGEN_VALGT.
    """
    valgt = {v.person_id: v for v in valg}
    rules.krev_valgt(len(valgt))
    egne = avgjorelser(aktor, valgt)
    ansvarlige, fulgte = ansvarlige_for(valgt), under_oppfolging_av(valgt)
    deres = hindringer(ansatt_id, valgt, naa=naa)

    def kode(v: Tildelingsvalg) -> str:
        if egne.get(v.person_id) != Avgjorelse.TILLATT:
            return "IKKE_FUNNET"
        na = ansvarlige.get(v.person_id)
        if na == ansatt_id:
            return "ALLEREDE_VEILEDER"
        if v.person_id not in fulgte:
            return "IKKE_UNDER_OPPFOLGING"
        return "TILDELT_AV_ANDRE" if na != v.fra_veileder else deres.get(v.person_id, "")

    return med_navn(aktor, {v.person_id: kode(v) for v in valgt.values()})


def med_navn(aktor: Aktor, koder: Mapping[UUID, str]) -> list[Tildelingsutfall]:
    """By name; those that may not be opened last and without one."""
    navn = {p.id: p.navn for p in apnbare(aktor, koder)}
    med = [Tildelingsutfall(id_, n, koder[id_]) for id_, n in navn.items()]
    return med + [Tildelingsutfall(id_, "", k) for id_, k in koder.items() if id_ not in navn]


def ansvarlige_for(person_ider: Iterable[UUID]) -> dict[UUID, UUID]:
    """The responsible member of staff of each person who has one, in one query."""
    rader = Veiledertildeling.objects.filter(person_id__in=list(person_ider), til=None)
    return dict(rader.values_list("person_id", "ansatt_id"))


def brukere_til(ansatt_id: UUID) -> list[UUID]:
    """Whom the member of staff is responsible for now, whoever stands in. One query."""
    rader = Veiledertildeling.objects.filter(ansatt_id=ansatt_id, til=None)
    return list(rader.values_list("person_id", flat=True))


def brukere_til_flere(ansatt_ider: Iterable[UUID]) -> dict[UUID, UUID]:
    """Whom these members of staff are responsible for now: person → member of staff. One query."""
    rader = Veiledertildeling.objects.filter(ansatt_id__in=list(ansatt_ider), til=None)
    return dict(rader.values_list("person_id", "ansatt_id"))


def er_nytildelt(person_id: UUID) -> bool:
    """The responsible one has not looked at the plan yet."""
    return Veiledertildeling.objects.filter(person_id=person_id, til=None, sett=None).exists()


def nytildelte(aktor: Aktor) -> set[UUID]:
    """Whom the member of staff is newly responsible for. One query."""
    rader = Veiledertildeling.objects.filter(ansatt_id=aktor.id, til=None, sett=None)
    return set(rader.values_list("person_id", flat=True))


def medveiledere(innsyn: Personinnsyn) -> list[Medveilederkort]:
    """Who else works with the person now, in the rooms that the reader sees. One query."""
    return [Medveilederkort(*rad) for rad in _medveiledere(innsyn)]


@ferdig
def _medveiledere(innsyn: Personinnsyn) -> Any:
    return (
        Medveileder.objects.filter(person_id=innsyn.person_id, til=None, rom__in=sorted(innsyn.rom))
        .order_by("fra", "id")
        .values_list(
            *("id", "ansatt_id", "ansatt__navn", "rolle"),
            *("ansatt__telefon", "ansatt__treffes", "fra"),
        )
    )


def med_i(aktor: Aktor) -> dict[UUID, str]:
    """The persons that the member of staff works with beside the responsible one, and as what."""
    rader = Medveileder.objects.filter(ansatt_id=aktor.id, til=None)
    return dict(rader.values_list("person_id", "rolle"))


def _ved(aktor: Aktor, kontor_nr: str) -> "QuerySet[Any]":
    na = Veiledertildeling.objects.filter(person_id=OuterRef("person_id"), til=None)
    return (
        Oppfolgingsperiode.objects.filter(slutt=None)
        .filter(apnbare_vilkar(aktor))
        .filter(person__kontorer__til=None, person__kontorer__kontor_id=kontor_nr)
        .annotate(veileder=Subquery(na.values("ansatt_id")[:1]))
    )


def antall_per_veileder(aktor: Aktor, kontor_nr: str) -> dict[UUID | None, int]:
    """How many of the office's users each adviser has, of those one may open; None without one."""
    rader = _ved(aktor, kontor_nr).order_by().values("veileder").annotate(n=Count("id"))
    return {r["veileder"]: r["n"] for r in rader}


def ikke_digitale(aktor: Aktor, kontor_nr: str, *, antall: int) -> list[IkkeDigital]:
    """The office's users that one may open and who are not digital yet, by surname. One query.

    Followed up on paper, reserved, without contact details, or never signed in.
    """
    siste = Manuellstatus.objects.filter(person_id=OuterRef("person_id")).order_by("-fra")
    rader = (
        _ved(aktor, kontor_nr)
        .annotate(manuell=Subquery(siste.values("manuell")[:1]))
        .filter(Q(manuell=True) | Q(person__kan_varsles=False) | Q(person__konto=None))
        .order_by(norsk("person__etternavn"), norsk("person__fornavn"), "person_id")
    )
    felter = ("fornavn", "etternavn", "reservert_krr", "kan_varsles", "konto_id")
    return [
        IkkeDigital(p, f"{fornavn} {etternavn}", bool(m), res, not kan and not res, konto is None)
        for p, m, fornavn, etternavn, res, kan, konto in rader.values_list(
            "person_id", "manuell", *(f"person__{f}" for f in felter)
        )[:antall]
    ]


def ved_kontoret(
    aktor: Aktor, kontor_nr: str, *, fra: int, antall: int, **filter_: Any
) -> list[Tildelingsrad]:
    """The office's users that one may open, by surname. `veileder`: only that adviser's (None for
    those without). Three queries."""
    rader = _ved(aktor, kontor_nr)
    if "veileder" in filter_:
        rader = rader.filter(veileder=filter_["veileder"])
    utsnitt = list(
        rader.order_by(
            norsk("person__etternavn"), norsk("person__fornavn"), "person_id"
        ).values_list("person_id", "veileder")[fra : fra + antall]
    )
    hvem = personer.navn([p for p, _v in utsnitt])
    ansatte = kontor.navn([v for _p, v in utsnitt if v])
    return [Tildelingsrad(p, hvem.get(p, ""), v, ansatte.get(v, "")) for p, v in utsnitt]
