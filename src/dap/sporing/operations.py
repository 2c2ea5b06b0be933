from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db import connection, transaction

from dap.felles.aktor import Aktor, AktorType
from dap.sporing.models import Blokk, Forsegling, Oppslag, Uforseglet
from dap.sporing.queries import rader_i_orden, uten_segl
from dap.sporing.rules import hash_blokk
from dap.sporing.values import HJELP, HJELPER

# Enough for every request that started in the minute to have finished.
VENTETID = timedelta(minutes=2)
MAKS_RADER = 10_000
MANGE_OM_GANGEN = 20_000
_LAS = 0x44415053


def skriv_oppslag(
    *, aktor: Aktor, person_id: UUID, hva: str, hvorfor: str = "", kontor: str = "", naa: datetime
) -> None:
    """One row for one look. Never waits for another request. Who acts for a user stands there as
    themself, with what gives the right."""
    hvem: tuple[str, UUID, str] = (aktor.type, aktor.id, aktor.navn)
    if (hjelp := aktor.hjelp) is not None:
        type_ = AktorType.VEILEDER if hjelp.ved_kontoret else HJELPER
        hvem = (type_, hjelp.hjelper_id, hjelp.navn)
        kontor, hvorfor = hjelp.kontornavn, f"{HJELP}{hjelp.slag}"
    Oppslag.objects.create(
        tid=naa,
        aktor_type=hvem[0],
        aktor_id=hvem[1],
        aktor_navn=hvem[2],
        kontor=kontor,
        person_id=person_id,
        hva=hva,
        hvorfor=hvorfor,
    )


def skriv_oppslag_om_mange(
    *, aktor: Aktor, person_ider: Iterable[UUID], hva: str, hvorfor: str, naa: datetime
) -> int:
    """The same look at very many: one row each, as if each had been looked at by themself. Returns
    how many. For members of staff."""
    rader, antall = iter(person_ider), 0
    while ider := list(islice(rader, MANGE_OM_GANGEN)):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO sporing_oppslag"
                " (tid, aktor_type, aktor_id, aktor_navn, kontor, person_id, hva, hvorfor)"
                " SELECT %s, %s, %s, %s, %s, person_id, %s, %s FROM unnest(%s::uuid[]) AS person_id",
                [naa, aktor.type, aktor.id, aktor.navn, aktor.kontornavn, hva, hvorfor, ider],
            )
        antall += len(ider)
    return antall


@transaction.atomic
def forsegl(*, naa: datetime) -> int:
    """Seal what was written before the last minutes. Returns the number of rows sealed.

    A row that committed late simply comes in a later block. One sealer at a time.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LAS])
    ider = _de_eldste(for_=naa - VENTETID)
    if not ider:
        return 0
    siste = Blokk.objects.order_by("-id").first()
    forrige = siste.hash if siste else ""
    blokk = Blokk.objects.create(
        laget=naa, oppslag_ider=ider, forrige=forrige, hash=hash_blokk(forrige, rader_i_orden(ider))
    )
    Forsegling.objects.bulk_create(Forsegling(oppslag_id=i, blokk=blokk) for i in ider)
    return len(ider)


def _de_eldste(*, for_: datetime) -> list[int]:
    """Of those that wait. The first of them, and then their times: asked in one, the database may read
    the whole trace when it does not know yet how few they are."""
    venter = Uforseglet.objects.order_by("oppslag_id").values_list("oppslag_id", flat=True)
    rader = Oppslag.objects.filter(id__in=list(venter[:MAKS_RADER]), tid__lt=for_)
    return list(rader.order_by("id").values_list("id", flat=True))


@transaction.atomic
def hent_glemte(*, naa: datetime) -> int:
    """Look through the whole trace for old rows that neither are sealed nor wait for it, and let them wait.

    There are none unless somebody went behind the guards of the database. Returns how many there were.
    """
    ider = uten_segl(naa=naa).filter(uforseglet__isnull=True).values_list("id", flat=True)
    return len(
        Uforseglet.objects.bulk_create(
            (Uforseglet(oppslag_id=i) for i in ider), ignore_conflicts=True
        )
    )
