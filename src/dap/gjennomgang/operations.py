"""Start, note, decide, end; and delete when the time has come.

A talk is working papers of two: it stands outside the spine, as calibration does. What is decided of
a user is done through the operations of the follow-up, and is an event of the user's.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.gjennomgang import queries, rules
from dap.gjennomgang.kassering import EIER as EIER
from dap.gjennomgang.models import Gjennomgang, Innsyn, Punkt
from dap.gjennomgang.values import (
    BEVARES,
    GLEMT,
    HVA,
    MAKS_FORMAL,
    MAKS_NOTAT,
    MAKS_PUNKTER,
    MAKS_SAMMENDRAG,
    MAKS_TITTEL,
    OBJEKT,
    Beslutning,
    Gjennomgangsdata,
    Punktinnhold,
    Slag,
    Valgt,
)
from dap.kontor import queries as kontor
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.queries import kandidater, under_oppfolging_av
from dap.sporing.operations import skriv_oppslag_om_mange
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import PLANROLLER
from dap.tilgang.queries import apnbare
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def start(
    *,
    aktor: Aktor,
    kontor_nr: str,
    slag: Slag,
    tittel: str,
    motpart_id: UUID,
    valgte: Sequence[Valgt],
    nokkel: UUID,
    naa: datetime,
) -> UUID:
    """The list is fixed now: those at the office that the one who starts may open. The same key is
    the same talk, and the other is told.

    Raises IkkeTilgang IKKE_DITT_KONTOR, MANGLER_ROLLE; Regelbrudd MANGLER, FOR_LANG, UGYLDIG_MOTPART,
    INGEN_FELLES_ROM, INGEN_BRUKERE, FOR_MANGE_BRUKERE.
    """
    tittel = krev_lengde(tittel, felt="tittel", minst=1, maks=MAKS_TITTEL)
    leder, veileder, rom = _parter(aktor, kontor_nr, motpart_id, naa)
    personer = _krev_brukere(aktor, kontor_nr, valgte)
    rad, ny = Gjennomgang.objects.get_or_create(
        nokkel=nokkel,
        defaults={
            "slag": slag, "tittel": tittel, "kontor_id": kontor_nr, "rom": rom, "startet": naa,
            "leder_id": leder, "veileder_id": veileder, "startet_av_id": aktor.id,
            "endret": naa, "endret_av_id": aktor.id,
        },
    )  # fmt: skip
    if not ny:
        if rad.startet_av_id != aktor.id:
            raise IkkeFunnet
        return rad.id
    Punkt.objects.bulk_create(_punkter(rad, aktor, personer, naa))
    ider = [v.person_id for v in personer]
    skriv_oppslag_om_mange(aktor=aktor, person_ider=ider, hva=HVA, hvorfor="", naa=naa)
    varsel.bestill(
        slag=Varselslag.GJENNOMGANG, mottaker_id=motpart_id, person_id=None, rom=rom,
        objekt_type=OBJEKT, objekt_id=rad.id, naa=naa,
    )  # fmt: skip
    return rad.id


def _parter(aktor: Aktor, nr: str, motpart_id: UUID, naa: datetime) -> tuple[UUID, UUID, Rom]:
    """Leader, adviser, and the room that both see: the state's when it is one of them."""
    if nr not in aktor.kontorer:
        raise IkkeTilgang("IKKE_DITT_KONTOR")
    if not aktor.er_ansatt or not aktor.har_rolle(*PLANROLLER):
        raise IkkeTilgang("MANGLER_ROLLE")
    felles = queries.felles_rom(aktor, nr, motpart_id, naa=naa)
    rom = Rom.STAT if Rom.STAT in felles else Rom.KOMMUNE
    leder_er_her = aktor.har_rolle(*LEDERROLLER)
    leder, veileder = (aktor.id, motpart_id) if leder_er_her else (motpart_id, aktor.id)
    return leder, veileder, rom


def _krev_brukere(aktor: Aktor, nr: str, valgte: Sequence[Valgt]) -> list[Valgt]:
    apne = {p.id for p in apnbare(aktor, [v.person_id for v in valgte])}
    steder = kontor.kontornumre(apne)
    unike = {v.person_id: v for v in valgte if steder.get(v.person_id) == nr}
    if not unike:
        raise Regelbrudd("INGEN_BRUKERE")
    if len(unike) > MAKS_PUNKTER:
        raise Regelbrudd("FOR_MANGE_BRUKERE", maks=MAKS_PUNKTER, antall=len(unike))
    return list(unike.values())


def _punkter(rad: Gjennomgang, aktor: Aktor, valgte: list[Valgt], naa: datetime) -> list[Punkt]:
    ut = []
    for nr, v in enumerate(valgte, 1):
        punkt = Punkt(
            gjennomgang=rad, person_id=v.person_id, nr=nr, rom=rad.rom, grunner=list(v.grunner)
        )
        punkt.stempl(aktor=aktor, handling="LAGT_TIL", naa=naa)
        ut.append(punkt)
    return ut


def apne(*, aktor: Aktor, gjennomgang_id: UUID, naa: datetime) -> Gjennomgangsdata:
    """Look at the list: a trace on each who is shown. Raises IkkeFunnet."""
    g = queries.gjennomgang(aktor, gjennomgang_id)
    ider = [p.person_id for p in g.punkter]
    skriv_oppslag_om_mange(aktor=aktor, person_ider=ider, hva=HVA, hvorfor="", naa=naa)
    return g


@transaction.atomic
def lagre_punkt(
    *, aktor: Aktor, punkt_id: UUID, innhold: Punktinnhold, versjon: int, naa: datetime
) -> None:
    """The note, the mark, and what was decided. A decision is carried out when it is new. Sent twice
    is once.

    Raises IkkeFunnet, Regelbrudd FOR_LANG, GJENNOMGANG_LUKKET, and those of what is decided;
    VersjonsKonflikt with the point (Punktdata) or the note to remember as it stands.
    """
    punkt, rad = _las_punkt(aktor, punkt_id, naa)
    if rad.lukket is not None:
        raise Regelbrudd("GJENNOMGANG_LUKKET")
    if punkt.versjon != versjon:
        na = queries.punkt(aktor, punkt_id, naa=naa)
        if rules.star_alt_der(na, innhold):
            return
        raise VersjonsKonflikt(na)
    ny = innhold.beslutning != punkt.beslutning
    notat = innhold.notat
    if ny or innhold.tekst.strip() or innhold.frist is not None:
        rules.krev_sammenheng(innhold)
        if innhold.beslutning and not _gjor(aktor, punkt.person_id, rad.kontor_id, innhold, naa):
            notat = rules.med_ord(notat, innhold.tekst)
    notat = krev_lengde(notat, felt="notat", maks=MAKS_NOTAT)
    punkt.notat, punkt.beslutning = notat, innhold.beslutning
    punkt.gjennomgatt = innhold.gjennomgatt or bool(innhold.beslutning)
    punkt.stempl(aktor=aktor, handling=innhold.beslutning or "NOTERT", naa=naa)
    punkt.save()


def _las_punkt(aktor: Aktor, punkt_id: UUID, naa: datetime) -> tuple[Punkt, Gjennomgang]:
    """Locked, of one of the two who may open the person at the office still. Raises IkkeFunnet."""
    punkt = Punkt.objects.select_for_update(of=("self",)).filter(
        id=punkt_id, gjennomgang__in=queries.parter(aktor)
    ).select_related("gjennomgang").first()  # fmt: skip
    if punkt is None:
        raise IkkeFunnet
    rad = punkt.gjennomgang
    if kontor.kontornumre([punkt.person_id]).get(punkt.person_id) != rad.kontor_id:
        raise IkkeFunnet
    apne_person(aktor=aktor, person_id=punkt.person_id, hva=HVA, naa=naa)
    return punkt, rad


def _gjor(aktor: Aktor, person_id: UUID, nr: str, innhold: Punktinnhold, naa: datetime) -> bool:
    """Whether there was anything to carry out, that took the words. Raises Regelbrudd
    IKKE_UNDER_OPPFOLGING: of who has left there is nothing to decide."""
    if person_id not in under_oppfolging_av([person_id]):
        raise Regelbrudd("IKKE_UNDER_OPPFOLGING", felt="beslutning")
    alt: dict[str, Any] = {"aktor": aktor, "person_id": person_id, "naa": naa}
    if innhold.beslutning == Beslutning.NESTE_STEG:
        _neste_steg({**alt, "frist": innhold.frist, "tekst": innhold.tekst}, innhold.lappversjon)
        return True
    beholdes = innhold.beslutning == Beslutning.BEHOLD
    if Rom.STAT not in aktor.kontorrom[nr]:
        if not beholdes:
            raise Regelbrudd("UTMELDING_ER_STATENS", felt="beslutning")
        return False
    if beholdes != (person_id in kandidater([person_id])):
        return False
    utfor = oppfolging.behold_kandidat if beholdes else oppfolging.foresla_utmelding
    try:
        utfor(**alt, grunn=innhold.tekst)
    except Regelbrudd as brudd:
        raise Regelbrudd(
            brudd.kode, **{**brudd.detaljer, "felt": "tekst"} if brudd.felt else brudd.detaljer
        ) from brudd
    return True


def _neste_steg(alt: dict[str, Any], versjon: int) -> None:
    """A note that was put away meanwhile is no conflict: this is a new one."""
    try:
        oppfolging.lagre_huskelapp(**alt, versjon=versjon)
    except VersjonsKonflikt as konflikt:
        if konflikt.gjeldende is not None:
            raise
        oppfolging.lagre_huskelapp(**alt, versjon=0)


@transaction.atomic
def lukk(
    *, aktor: Aktor, gjennomgang_id: UUID, sammendrag: str, versjon: int, naa: datetime
) -> None:
    """End it, with what the two sum up. Twice is once.

    Raises IkkeFunnet, Regelbrudd MANGLER, FOR_LANG, VersjonsKonflikt with the talk.
    """
    sammendrag = krev_lengde(sammendrag, felt="sammendrag", minst=1, maks=MAKS_SAMMENDRAG)
    rad = queries.parter(aktor).select_for_update(of=("self",)).filter(id=gjennomgang_id).first()
    if rad is None:
        raise IkkeFunnet
    if rad.lukket is not None and rad.sammendrag == sammendrag:
        return
    if rad.versjon != versjon or rad.lukket is not None:
        raise VersjonsKonflikt(queries.gjennomgang(aktor, gjennomgang_id))
    rad.lukket, rad.sammendrag = naa, sammendrag
    _lagre(rad, aktor, naa)


def _lagre(rad: Gjennomgang, aktor: Aktor, naa: datetime) -> None:
    rad.versjon += 1
    rad.endret, rad.endret_av_id = naa, aktor.id
    rad.save()


@transaction.atomic
def se_inn(*, aktor: Aktor, gjennomgang_id: UUID, formal: str, naa: datetime) -> None:
    """The office's head says why, which the two can read, and may then read. Twice is once.

    Raises IkkeFunnet, Regelbrudd MANGLER, FOR_LANG.
    """
    formal = krev_lengde(formal, felt="formal", minst=1, maks=MAKS_FORMAL)
    if not queries.andres(aktor).filter(id=gjennomgang_id).exists():
        raise IkkeFunnet
    Innsyn.objects.get_or_create(
        gjennomgang_id=gjennomgang_id,
        ansatt_id=aktor.id,
        defaults={"tid": naa, "formal": formal},
    )


@transaction.atomic
def rydd_gjennomganger(*, naa: datetime) -> int:
    """Delete notes, names and summary of those that are old, with their history; that the talk was
    held, and by whom, stays. For a job, every night. Returns how many."""
    gamle = Q(lukket__lt=naa - BEVARES) | Q(lukket=None, startet__lt=naa - GLEMT)
    rader = list(Gjennomgang.objects.select_for_update().filter(gamle, ryddet=None))
    for rad in rader:
        punkter = rad.punkter.values_list("id", flat=True)
        historie: Any = Punkt.pgh_event_model  # type: ignore[attr-defined]
        historie.objects.filter(pgh_obj_id__in=list(punkter)).delete()
        rad.punkter.all().delete()
        rad.sammendrag, rad.ryddet, rad.lukket = "", naa, rad.lukket or naa
        rad.save()
        egen: Any = Gjennomgang.pgh_event_model  # type: ignore[attr-defined]
        egen.objects.filter(pgh_obj_id=rad.id).update(sammendrag="")
    return len(rader)
