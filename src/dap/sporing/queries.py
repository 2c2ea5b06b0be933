from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet
from django.db.models.functions import TruncMinute

from dap.felles.kotall import Kotall
from dap.sporing.models import Blokk, Oppslag, Uforseglet
from dap.sporing.rules import hash_blokk
from dap.sporing.values import Brudd, Bruddtype, Innsynsrad, Kontrollresultat, Oppslagsrad

_FELT = (
    "id",
    "tid",
    "aktor_type",
    "aktor_id",
    "aktor_navn",
    "kontor",
    "person_id",
    "hva",
    "hvorfor",
)
# The sealing job runs every minute; older rows without a seal mean that it has stopped.
LENGST_UFORSEGLET = timedelta(minutes=30)


def rader_i_orden(ider: Iterable[int]) -> Iterator[dict[str, Any]]:
    """The rows as they are hashed."""
    for rad in Oppslag.objects.filter(id__in=list(ider)).order_by("id").values(*_FELT):
        yield {**rad, "tid": rad["tid"].isoformat()}


def hvem_har_sett(person_id: UUID, *, antall: int = 100, fra: int = 0) -> list[Innsynsrad]:
    """Newest first: what the user sees of who has looked at them. Caller is the person themself.

    One line for the same look within a minute: opening and saving a form are several rows.
    """
    rader = _linjer(person_id=person_id).order_by("-siste", "aktor_navn", "hva")[fra : fra + antall]
    return [
        Innsynsrad(r["siste"], r["aktor_navn"], r["kontor"], r["hva"], r["hvorfor"]) for r in rader
    ]


def oppslag(
    *,
    fra: datetime,
    til: datetime,
    antall: int,
    person_id: UUID | None = None,
    ansatt_id: UUID | None = None,
) -> list[Oppslagsrad]:
    """Looks in [fra, til), newest first: at the person, or by the member of staff. One line for the
    same look within a minute. Caller is an auditor (`tilgang.revisjon`)."""
    hvem = {"person_id": person_id} if person_id else {"aktor_id": ansatt_id}
    linjer = _linjer(**hvem, tid__gte=fra, tid__lt=til)
    rader = linjer.order_by("-siste", "aktor_navn", "hva")[:antall]
    return [
        Oppslagsrad(
            r["siste"], r["aktor_navn"], r["kontor"], r["person_id"], r["hva"], r["hvorfor"]
        )
        for r in rader
    ]


def antall_oppslag(person_id: UUID) -> int:
    """How many lines `hvem_har_sett` has to show."""
    antall: int = _linjer(person_id=person_id).count()
    return antall


def _linjer(**hvilke: Any) -> Any:
    """One line for the same look within a minute."""
    return (
        Oppslag.objects.filter(**hvilke)
        .annotate(minutt=TruncMinute("tid"))
        .values("minutt", "aktor_id", "aktor_navn", "kontor", "person_id", "hva", "hvorfor")
        .annotate(siste=Max("tid"))
    )


def forseglingsko() -> Kotall:
    """Rows that wait for their seal: numbers alone, for who runs DAP."""
    venter = Uforseglet.objects.order_by("oppslag_id")
    return Kotall("sporing", venter.count(), venter.values_list("oppslag__tid", flat=True).first())


def kontroller(*, naa: datetime) -> Kontrollresultat:
    """Walk the whole chain and report every break."""
    brudd: list[Brudd] = []
    forrige, rader = "", 0
    antall = 0
    for blokk in Blokk.objects.order_by("id").iterator(chunk_size=200):
        antall += 1
        funnet = list(rader_i_orden(blokk.oppslag_ider))
        rader += len(funnet)
        borte = set(blokk.oppslag_ider) - {r["id"] for r in funnet}
        brudd += [Brudd(Bruddtype.MANGLENDE_RAD, blokk.id, i) for i in sorted(borte)]
        if blokk.forrige != forrige:
            brudd.append(Brudd(Bruddtype.BRUTT_KJEDE, blokk.id, None))
        if not borte and hash_blokk(blokk.forrige, funnet) != blokk.hash:
            brudd.append(Brudd(Bruddtype.ENDRET_RAD, blokk.id, None))
        forrige = blokk.hash
    for oppslag_id in uten_segl(naa=naa).values_list("id", flat=True)[:100]:
        brudd.append(Brudd(Bruddtype.IKKE_FORSEGLET, None, oppslag_id))
    return Kontrollresultat(antall, rader, tuple(brudd))


def uten_segl(*, naa: datetime) -> QuerySet[Oppslag]:
    """Rows that should have been sealed by now. Asks the trace itself, not the list of those that wait:
    also a row that is missing there is found."""
    return Oppslag.objects.filter(tid__lt=naa - LENGST_UFORSEGLET, forsegling__isnull=True)
