"""What is taken from the outbox now, and what becomes of what is not sent after all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max, QuerySet

from dap.varsel.kanaler.oppdrag import Oppdrag
from dap.varsel.models import APNE, Utsending
from dap.varsel.queries.mottak import mottak_for
from dap.varsel.rules.kanal import adresse, forste, kanaler_for
from dap.varsel.rules.tid import LEIE, MAKS_FORSOK, naar
from dap.varsel.rules.tilstand import stoppgrunn
from dap.varsel.values import (
    DIGITALE,
    KATALOG,
    Feilkode,
    Kanal,
    Mottak,
    Regel,
    Samling,
    Utsendingsstatus,
    Varselslag,
)

S = Utsendingsstatus
LENGSTE_STRUPING = max((r.struping for r in KATALOG.values()), default=timedelta(0))
_Om = tuple[UUID, UUID]
"""Person and record: what is not told of twice on each other's heels."""


@dataclass(slots=True)
class Uttak:
    """One batch: how many rows were looked at, and what to hand over of them."""

    tatt: datetime
    antall: int = 0
    oppdrag: list[Oppdrag] = field(default_factory=list)
    forsok: dict[UUID, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Fakta:
    """What the decisions rest on, read for the whole batch."""

    naa: datetime
    oppsatt: frozenset[Kanal]
    mottak: Mapping[UUID, Mottak]
    sist_sendt: dict[_Om, datetime]
    opptatt: Mapping[tuple[UUID, int], frozenset[Kanal]]
    """Channels that the notification has been tried in, in the same round."""
    samlet: Mapping[UUID, list[Utsending]]
    """What a digest that was begun earlier tells of too."""


@transaction.atomic
def ta(*, naa: datetime, antall: int, oppsatt: frozenset[Kanal]) -> Uttak:
    """Take what is due, oldest first, that nobody else has; decide of each; write that down."""
    rader = list(_klare(naa)[:antall])
    if not rader:
        return Uttak(naa)
    mottak = mottak_for({rad.person_id for rad in rader})
    rader += _resten_av_dagen(rader, mottak, naa)
    fakta = _les(rader, mottak, naa, oppsatt)
    sendes = [rad for rad in rader if _avgjor(rad, fakta)]
    uttak = Uttak(naa, len(rader))
    for gruppe in _samle(sendes, fakta):
        leder, antall_i = gruppe[0], len(gruppe) + len(fakta.samlet.get(gruppe[0].id, ()))
        for rad in gruppe[1:]:
            rad.samlet_i_id = leder.id
        uttak.forsok[leder.id] = leder.forsok
        uttak.oppdrag.append(_oppdrag(leder, fakta.mottak[leder.person_id], antall_i))
    _skriv(rader)
    _folg_leder(rader, fakta)
    return uttak


def _klare(naa: datetime) -> QuerySet[Utsending]:
    return (
        Utsending.objects.filter(status__in=APNE, kanal__in=DIGITALE, samlet_i=None, neste__lte=naa)
        .select_for_update(skip_locked=True, no_key=True, of=("self",))
        .select_related("varsel")
        .order_by("neste")
    )


def _resten_av_dagen(
    rader: list[Utsending], mottak: Mapping[UUID, Mottak], naa: datetime
) -> list[Utsending]:
    """A digest tells of all that is due, though the batch be full."""
    daglige = {
        rad.person_id
        for rad in rader
        if _regel(rad).samles and mottak[rad.person_id].valg.samling == Samling.DAGLIG
    }
    if not daglige:
        return []
    resten = _klare(naa).filter(person_id__in=daglige)
    return list(resten.exclude(id__in=[rad.id for rad in rader]))


def _les(
    rader: list[Utsending], mottak: Mapping[UUID, Mottak], naa: datetime, oppsatt: frozenset[Kanal]
) -> _Fakta:
    ider, varsler = [rad.id for rad in rader], [rad.varsel_id for rad in rader]
    opptatt: dict[tuple[UUID, int], set[Kanal]] = defaultdict(set)
    andre = Utsending.objects.filter(varsel_id__in=varsler).exclude(id__in=ider)
    for varsel_id, runde, kanal in andre.values_list("varsel_id", "runde", "kanal"):
        opptatt[varsel_id, runde].add(Kanal(kanal))
    samlet: dict[UUID, list[Utsending]] = defaultdict(list)
    for rad in Utsending.objects.filter(samlet_i__in=ider).select_related("varsel"):
        if rad.samlet_i_id is not None:
            samlet[rad.samlet_i_id].append(rad)
    frosset = {nokkel: frozenset(kanaler) for nokkel, kanaler in opptatt.items()}
    return _Fakta(naa, oppsatt, mottak, _sist_sendt(rader, naa), frosset, samlet)


def _sist_sendt(rader: list[Utsending], naa: datetime) -> dict[_Om, datetime]:
    """When the person was last told of the same record, of what may not come on each other's heels."""
    strupte = [rad for rad in rader if _regel(rad).struping]
    if not strupte:
        return {}
    sendt = Utsending.objects.filter(
        varsel__objekt_id__in={rad.varsel.objekt_id for rad in strupte},
        person_id__in={rad.person_id for rad in strupte},
        kanal__in=DIGITALE,
        sendt__gt=naa - LENGSTE_STRUPING,
    )
    siste = sendt.values_list("person_id", "varsel__objekt_id").annotate(sist=Max("sendt"))
    return {(person, objekt): sist for person, objekt, sist in siste.order_by()}


def _avgjor(rad: Utsending, fakta: _Fakta) -> bool:
    """Whether it is handed over now. If not, the row says why, or when to look again."""
    mottak, regel, naa = fakta.mottak[rad.person_id], _regel(rad), fakta.naa
    grunn = _stoppgrunn(rad, mottak, fakta)
    if grunn is not None:
        rad.status, rad.feilkode = S.STOPPET, grunn
        return False
    # Whoever had it was killed: nobody knows whether it went.
    rad.kan_ha_gatt = rad.kan_ha_gatt or rad.status == S.TATT
    if rad.status == S.TATT and rad.forsok >= MAKS_FORSOK:
        # Whoever took it died of it, every time.
        rad.status = S.DOD
        return False
    kanal = _kanal(rad, mottak, regel, fakta)
    if kanal is None:
        _til_brev(rad, mottak, regel, fakta)
        return False
    rad.kanal = kanal
    om = (rad.person_id, rad.varsel.objekt_id)
    tid = naar(
        naa,
        tidligst=rad.tidligst,
        regel=regel,
        valg=mottak.valg,
        sist_sendt=fakta.sist_sendt.get(om),
    )
    if tid > naa:
        rad.status, rad.neste = S.VENTER, tid
        return False
    if regel.struping:
        fakta.sist_sendt[om] = naa
    rad.status, rad.tatt, rad.neste = S.TATT, naa, naa + LEIE
    rad.forsok += 1
    rad.til = adresse(mottak, kanal)
    return True


def _stoppgrunn(rad: Utsending, mottak: Mottak, fakta: _Fakta) -> Feilkode | None:
    """A digest is stopped when all that it tells of is."""
    alle = [rad, *fakta.samlet.get(rad.id, ())]
    grunner = [
        stoppgrunn(
            lest=r.varsel.lest is not None, over=r.varsel.stoppet is not None, dod=mottak.dod
        )
        for r in alle
    ]
    return grunner[0] if all(grunner) else None


def _kanal(rad: Utsending, mottak: Mottak, regel: Regel, fakta: _Fakta) -> Kanal | None:
    """The best that is left. One that it may have gone through already is kept: through another it
    would come twice."""
    opptatt = fakta.opptatt.get((rad.varsel_id, rad.runde), frozenset())
    mulige = [k for k in kanaler_for(mottak, regel) if k in fakta.oppsatt and k not in opptatt]
    if rad.forsok and rad.kanal in mulige:
        return Kanal(rad.kanal)
    return mulige[0] if mulige else None


def _til_brev(rad: Utsending, mottak: Mottak, regel: Regel, fakta: _Fakta) -> None:
    """No longer reachable digitally: a letter, unless there is one."""
    if Kanal.BREV in fakta.opptatt.get((rad.varsel_id, rad.runde), frozenset()):
        rad.status, rad.feilkode = S.HOPPET_OVER, Feilkode.IKKE_DIGITAL
        return
    kanal, status, kode = forste(mottak, regel, unntatt=frozenset(DIGITALE))
    rad.kanal, rad.status, rad.feilkode, rad.neste = kanal, status, kode, fakta.naa


def _samle(sendes: list[Utsending], fakta: _Fakta) -> Iterable[list[Utsending]]:
    """One message each, or one for all that a person wants gathered."""
    grupper: dict[object, list[Utsending]] = {}
    for rad in sendes:
        daglig = fakta.mottak[rad.person_id].valg.samling == Samling.DAGLIG
        alene = not daglig or not _regel(rad).samles or rad.forsok > 1 or rad.id in fakta.samlet
        grupper.setdefault(rad.id if alene else (rad.person_id, rad.kanal), []).append(rad)
    return grupper.values()


def _oppdrag(rad: Utsending, mottak: Mottak, antall: int) -> Oppdrag:
    return Oppdrag(
        id=rad.id,
        varsel_id=rad.varsel_id,
        kanal=Kanal(rad.kanal),
        til=rad.til,
        slag=Varselslag(rad.varsel.slag),
        sprak=mottak.sprak,
        antall=antall,
    )


def _regel(rad: Utsending) -> Regel:
    return KATALOG[Varselslag(rad.varsel.slag)]


_FELT = [
    "status",
    "kanal",
    "neste",
    "forsok",
    "feilkode",
    "til",
    "tatt",
    "samlet_i_id",
    "kan_ha_gatt",
]
_SKRIV = """
UPDATE varsel_utsending u
   SET status = ny.status, kanal = ny.kanal, neste = ny.neste, forsok = ny.forsok,
       feilkode = ny.feilkode, til = ny.til, tatt = ny.tatt, samlet_i_id = ny.samlet_i,
       kan_ha_gatt = ny.kan_ha_gatt
  FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::timestamptz[], %s::int[], %s::text[],
              %s::text[], %s::timestamptz[], %s::uuid[], %s::bool[])
       AS ny(id, status, kanal, neste, forsok, feilkode, til, tatt, samlet_i, kan_ha_gatt)
 WHERE u.id = ny.id
"""


def _skriv(rader: list[Utsending]) -> None:
    """All rows in one statement."""
    kolonner = [[getattr(rad, felt) for rad in rader] for felt in ("id", *_FELT)]
    with connection.cursor() as peker:
        peker.execute(_SKRIV, [_uten_enum(kolonne) for kolonne in kolonner])


def _uten_enum(kolonne: list[object]) -> list[object]:
    return [str(v) if isinstance(v, str) else v for v in kolonne]


def _folg_leder(rader: list[Utsending], fakta: _Fakta) -> None:
    """What a digest tells of has the digest's fate."""
    for rad in rader:
        if rad.id in fakta.samlet:
            felter = ("status", "kanal", "feilkode", "til", "tatt")
            Utsending.objects.filter(samlet_i=rad.id).update(**{f: getattr(rad, f) for f in felter})
