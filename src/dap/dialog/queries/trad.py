"""Reads of threads, for those who have access to the person or to the thread."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, IntegerField, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from dap.dialog import rules
from dap.dialog.models import (
    Kollegasporsmal,
    Lest,
    Melding,
    Trad,
    Vedlegg,
)
from dap.dialog.queries.kvittering import kvittering_for, lest_av_bruker
from dap.dialog.querysets import TradQuerySet
from dap.dialog.values import (
    KRITISKE_TEMA,
    SIDESTORRELSE,
    Kollegasporsmalrad,
    Kvittering,
    Meldingsrad,
    Mottaker,
    Svarlofte,
    Tema,
    Tradinnsyn,
    Tradrad,
    Tradside,
    Vedleggsdata,
)
from dap.felles.aktor import Aktor, AktorType
from dap.felles.feil import IkkeFunnet
from dap.felles.lesning import en_gang
from dap.felles.rom import Rom
from dap.felles.tid import legg_til_arbeidstimer
from dap.hendelse import queries as hendelse
from dap.kassering import queries as kassering
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.person import queries as person
from dap.tabell.ferdig import ferdig
from dap.tilgang.values import Personinnsyn

_UTDRAG = 160
# What a row of the list is made of: a list is long, and whole objects take their time.
_RADFELT = (
    *("id", "person_id", "rom", "overskrift", "tema", "aktivitet_id", "mottaker", "siste_melding"),
    *("antall", "venter_paa_nav_siden", "venter_paa_bruker_siden", "svarfrist"),
    *(
        "flytting_foreslatt",
        "versjon",
        "viktig",
        "periode__slutt",
        "lest_til",
        "uleste",
        "siste_tekst",
    ),
)


def tradinnsyn(innsyn: Personinnsyn, trad_id: UUID) -> Tradinnsyn:
    """A thread of a person whose access is decided. IkkeFunnet when it is not theirs to see."""
    if not _synlig(innsyn, trad_id):
        raise IkkeFunnet
    return Tradinnsyn(
        trad_id=trad_id,
        person_id=innsyn.person_id,
        er_bruker=innsyn.er_bruker,
        leser_id=innsyn.leser_id,
        kan_skrive=innsyn.kan_skrive,
        person=innsyn,
    )


@ferdig
def _synlig(innsyn: Personinnsyn, trad_id: UUID) -> Any:
    return Trad.objects.synlig_for(innsyn).filter(id=trad_id).values_list("id")


def trad_om_aktivitet(innsyn: Personinnsyn, aktivitet_id: UUID) -> Tradinnsyn | None:
    """The thread of an activity, if anything is written in it yet."""
    id_ = (
        Trad.objects.synlig_for(innsyn)
        .filter(aktivitet_id=aktivitet_id)
        .values_list("id", flat=True)
        .first()
    )
    return tradinnsyn(innsyn, id_) if id_ else None


def tradliste(innsyn: Personinnsyn) -> list[Tradrad]:
    """The person's threads in the rooms the reader sees, last written first. One query."""
    return list(_tradliste(innsyn))


@en_gang
def _tradliste(innsyn: Personinnsyn) -> tuple[Tradrad, ...]:
    return tuple(_tradrad(rad) for rad in _alle_trader(innsyn))


@ferdig
def _alle_trader(innsyn: Personinnsyn) -> Any:
    rader = _med_lest(Trad.objects.synlig_for(innsyn), innsyn.er_bruker, innsyn.leser_id)
    return rader.order_by("-siste_melding", "-id").values_list(*_RADFELT)


@en_gang
def siste_og_ventende(innsyn: Personinnsyn) -> tuple[Tradrad | None, tuple[Tradrad, ...]]:
    """The thread that was written in last, and those where somebody waits for an answer.

    One query, for pages that show no list: how many threads there are has nothing to say.
    """
    trader = tuple(_tradrad(rad) for rad in _siste_og_ventende(innsyn))
    venter_svar = (t for t in trader if t.venter_paa_nav_siden or t.venter_paa_bruker_siden)
    return (trader[0] if trader else None), tuple(venter_svar)


@ferdig
def _siste_og_ventende(innsyn: Personinnsyn) -> Any:
    synlige = Trad.objects.synlig_for(innsyn)
    siste = Subquery(synlige.order_by("-siste_melding", "-id").values("id")[:1])
    venter = Q(venter_paa_nav_siden__isnull=False) | Q(venter_paa_bruker_siden__isnull=False)
    rader = _med_lest(
        synlige.filter(venter | Q(id=siste)), innsyn.er_bruker, innsyn.leser_id
    ).order_by("-siste_melding", "-id")
    return rader.values_list(*_RADFELT)


def antall_uleste(innsyn: Personinnsyn) -> int:
    """Threads with something the reader has not read."""
    rader = _med_lest(Trad.objects.synlig_for(innsyn).apne(), innsyn.er_bruker, innsyn.leser_id)
    antall: int = rader.filter(uleste__gt=0).count()
    return antall


def tradside(innsyn: Tradinnsyn, *, for_nr: int | None = None) -> Tradside:
    """The thread with its newest messages (or those before number `for_nr`), oldest first."""
    rad = _hent(innsyn)
    meldinger, flere = _meldinger(innsyn, for_nr)
    return Tradside(
        trad=_tradrad(rad),
        meldinger=_meldingsrader(innsyn, rad, meldinger),
        eldre_enn=meldinger[0].nr if flere else None,
        lest_av_bruker=None if innsyn.er_bruker else lest_av_bruker(rad, meldinger),
        kvittering=kvittering_for(rad),
    )


def kvittering(innsyn: Tradinnsyn) -> Kvittering:
    """What has happened to the user's last message, with times."""
    return kvittering_for(_hent(innsyn))


def tradversjon(trad_id: UUID) -> int | None:
    """A number that grows when something happens in the thread. One indexed read, no access:
    for those who hold a signed token."""
    return Trad.objects.filter(id=trad_id).values_list("versjon", flat=True).first()


def melding(innsyn: Tradinnsyn, melding_id: UUID) -> Meldingsrad:
    """One message of the thread, to quote or ask about."""
    rad = Melding.objects.filter(id=melding_id, trad_id=innsyn.trad_id).first()
    if rad is None:
        raise IkkeFunnet
    return _meldingsrader(innsyn, _hent(innsyn), [rad])[0]


def svarlofte(
    innsyn: Personinnsyn, tema: Tema, *, naa: datetime, mottaker: Mottaker | None = None
) -> Svarlofte:
    """Who will answer a message sent now, and when at the latest."""
    hvor = mottaker or rules.mottaker_for(tema)
    hvem = ""
    if hvor == Mottaker.VEILEDER:
        id_ = oppfolging.mottaker_hos_nav(innsyn.person_id, naa=naa)
        hvem = kontor.navn([id_]).get(id_, "") if id_ else ""
    enhet = kontor.kontor_for_person(innsyn.person_id)
    timer = enhet.svarfrist_timer if enhet else oppfolging.STANDARD_SVARFRIST_TIMER
    return Svarlofte(hvor, hvem, legg_til_arbeidstimer(naa, timer), timer)


def hent_vedlegg(innsyn: Tradinnsyn, vedlegg_id: UUID) -> tuple[Vedleggsdata, bytes]:
    """A file of the thread, to be downloaded."""
    rad = (
        Vedlegg.objects.filter(id=vedlegg_id, melding__trad_id=innsyn.trad_id)
        .exclude(sha256="")
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    return _vedlegg(rad), bytes(rad.innhold)


def utkast_til_vedlegg(aktor: Aktor, ider: Iterable[UUID]) -> list[Vedleggsdata]:
    """The reader's own files that are not sent yet, of those named."""
    ider = set(ider)
    if not ider:
        return []
    rader = Vedlegg.objects.filter(id__in=ider, eier_id=aktor.id, melding=None)
    return [_vedlegg(v) for v in rader.defer("innhold").order_by("lastet_opp", "id")]


# --- rows --------------------------------------------------------------------------------------


def _hent(innsyn: Tradinnsyn) -> Any:
    rader = _en_trad(innsyn.trad_id, innsyn.person_id, innsyn.er_bruker, innsyn.leser_id)
    if not rader:
        raise IkkeFunnet
    return rader[0]


@ferdig
def _en_trad(trad_id: UUID, person_id: UUID, er_bruker: bool, leser_id: UUID) -> Any:
    rader = Trad.objects.filter(id=trad_id, person_id=person_id)
    return _med_lest(rader, er_bruker, leser_id).values_list(*_RADFELT)


def _med_lest(rader: TradQuerySet, er_bruker: bool, leser_id: UUID) -> Any:
    """With the last text, how far the reader has read, and how many messages are new to them."""
    lest = (
        Lest.objects.filter(trad_id=OuterRef("pk"), leser_id=leser_id)
        .order_by()
        .values("trad_id")
        .annotate(m=Max("til_nr"))
        .values("m")
    )
    fra_andre = _fra_andre(er_bruker).filter(trad_id=OuterRef("pk"), nr__gt=OuterRef("lest_til"))
    uleste = fra_andre.order_by().values("trad_id").annotate(n=Count("pk")).values("n")
    siste = Melding.objects.filter(trad_id=OuterRef("pk"), nr=OuterRef("antall")).values("tekst")
    return rader.annotate(
        lest_til=Coalesce(Subquery(lest), 0, output_field=IntegerField()),
        uleste=Coalesce(Subquery(uleste), 0, output_field=IntegerField()),
        siste_tekst=Subquery(siste[:1]),
    )


def _fra_andre(er_bruker: bool) -> Any:
    """For the user, what NAV wrote; for staff, what the user wrote."""
    fra_bruker = Melding.objects.filter(avsender_type=AktorType.BRUKER)
    return Melding.objects.exclude(avsender_type=AktorType.BRUKER) if er_bruker else fra_bruker


def _tradrad(rad: Any) -> Tradrad:
    tekst = rad.siste_tekst or ""
    return Tradrad(
        id=rad.id,
        person_id=rad.person_id,
        rom=Rom(rad.rom),
        overskrift=rad.overskrift,
        tema=Tema(rad.tema),
        aktivitet_id=rad.aktivitet_id,
        mottaker=Mottaker(rad.mottaker),
        siste_melding=rad.siste_melding,
        siste_tekst=tekst if len(tekst) <= _UTDRAG else tekst[: _UTDRAG - 1] + "…",
        antall=rad.antall,
        uleste=rad.uleste,
        venter_paa_nav_siden=rad.venter_paa_nav_siden,
        venter_paa_bruker_siden=rad.venter_paa_bruker_siden,
        svarfrist=rad.svarfrist,
        kritisk=rad.tema in KRITISKE_TEMA,
        historisk=rad.periode__slutt is not None,
        flytting_foreslatt=rad.flytting_foreslatt,
        versjon=rad.versjon,
        viktig=rad.viktig,
    )


def _meldinger(innsyn: Tradinnsyn, for_nr: int | None) -> tuple[list[Any], bool]:
    if for_nr is None:
        nyeste = _nyeste(innsyn.trad_id)
    else:
        rader = Melding.objects.filter(trad_id=innsyn.trad_id, nr__lt=for_nr)
        nyeste = list(rader.order_by("-nr")[: SIDESTORRELSE + 1])
    flere = len(nyeste) > SIDESTORRELSE
    return nyeste[:SIDESTORRELSE][::-1], flere


@ferdig
def _nyeste(trad_id: UUID) -> Any:
    felt = ("id", "nr", "tekst", "avsender_type", "avsender_id", "sendt", "kassert")
    rader = Melding.objects.filter(trad_id=trad_id).order_by("-nr").values_list(*felt)
    return rader[: SIDESTORRELSE + 1]


def _meldingsrader(innsyn: Tradinnsyn, trad: Any, meldinger: list[Any]) -> tuple[Meldingsrad, ...]:
    ider = [m.id for m in meldinger]
    sporsmal = [] if innsyn.er_bruker else list(Kollegasporsmal.objects.filter(melding__in=ider))
    navn = _navn(innsyn.person_id, meldinger, sporsmal)
    grunner = _kassert_fordi([m.id for m in meldinger if m.kassert])
    merket = hendelse.skrevet_ned_i(innsyn.trad_id)
    vedlegg: dict[UUID, list[Vedleggsdata]] = {}
    for v in _filer(innsyn.trad_id):
        vedlegg.setdefault(v.melding_id, []).append(_vedlegg(v))
    return tuple(
        Meldingsrad(
            id=m.id,
            nr=m.nr,
            tekst=m.tekst,
            fra_bruker=m.avsender_type == AktorType.BRUKER,
            avsender_id=m.avsender_id,
            avsender=navn.get(m.avsender_id, ""),
            sendt=m.sendt,
            min=(m.avsender_type == AktorType.BRUKER) == innsyn.er_bruker,
            ny=(m.avsender_type == AktorType.BRUKER) != innsyn.er_bruker and m.nr > trad.lest_til,
            vedlegg=tuple(vedlegg.get(m.id, ())),
            sporsmal=tuple(_sporsmal(s, navn) for s in sporsmal if s.melding_id == m.id),
            kassert=m.kassert,
            kassert_fordi=grunner.get(m.id, ""),
            ved=merket.get((innsyn.trad_id, m.sendt))
            if m.avsender_type == AktorType.BRUKER
            else None,
        )
        for m in meldinger
    )


@ferdig
def _filer(trad_id: UUID) -> Any:
    rader = Vedlegg.objects.filter(melding__trad_id=trad_id).exclude(sha256="").order_by("id")
    return rader.values_list("id", "melding_id", "navn", "mime", "storrelse")


def _kassert_fordi(ider: list[UUID]) -> dict[UUID, str]:
    if not ider:
        return {}
    return kassering.grunner(ider)


def _navn(
    person_id: UUID, meldinger: list[Any], sporsmal: list[Kollegasporsmal]
) -> dict[UUID, str]:
    ansatte = {m.avsender_id for m in meldinger if m.avsender_type != AktorType.BRUKER}
    ansatte |= {id_ for s in sporsmal for id_ in (s.fra_id, s.til_id)}
    return person.navn([person_id]) | (kontor.navn(ansatte) if ansatte else {})


def _sporsmal(s: Kollegasporsmal, navn: dict[UUID, str]) -> Kollegasporsmalrad:
    return Kollegasporsmalrad(
        id=s.id,
        fra_id=s.fra_id,
        fra=navn.get(s.fra_id, ""),
        til_id=s.til_id,
        til=navn.get(s.til_id, ""),
        tekst=s.tekst,
        sendt=s.sendt,
        svar=s.svar,
        besvart=s.besvart,
    )


def _vedlegg(v: Any) -> Vedleggsdata:
    return Vedleggsdata(v.id, v.navn, v.mime, v.storrelse)
