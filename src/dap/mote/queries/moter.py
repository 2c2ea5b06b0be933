"""One person's meetings. Everything is filtered by the reader's Personinnsyn."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from dap.felles.aktor import AktorType
from dap.felles.feil import IkkeFunnet
from dap.felles.lesning import en_gang
from dap.kontor import queries as kontor
from dap.mote.models import (
    Agendapunkt,
    Mote,
    Radsvar,
    forslag_i_runden,
    tidligere_versjoner,
)
from dap.mote.values import (
    Forslagsrad,
    Kanal,
    Motebilde,
    Motedata,
    Moterad,
    Motestatus,
    Part,
    Punktdata,
    Radgrunn,
    Tidligere,
)
from dap.tabell.blikk import Blikk, Nokkel, blikk_paa
from dap.tabell.ferdig import ferdig
from dap.tilgang.values import Personinnsyn

Navn = dict[UUID, str]


def moter(innsyn: Personinnsyn, *, naa: datetime) -> Motebilde:
    """Every meeting that the reader sees, as lists. One query a reading, however many ask."""
    rader = _alle(innsyn)
    kommende = [r for r in rader if r.status == Motestatus.AVTALT and not r.er_forbi(naa)]
    kommende = [r for r in kommende if not r.historisk]
    venter = [r for r in rader if r.venter_paa and not r.historisk and not r.er_begynt(naa)]
    vist = {r.id for r in (*kommende, *venter)}
    gamle = [r for r in rader if r.id not in vist]
    return Motebilde(
        venter=tuple(sorted(venter, key=lambda r: r.opprettet)),
        kommende=tuple(sorted(kommende, key=lambda r: r.start or r.opprettet)),
        tidligere=tuple(sorted(gamle, key=lambda r: r.start or r.opprettet, reverse=True)),
    )


@en_gang
def _alle(innsyn: Personinnsyn) -> tuple[Moterad, ...]:
    return tuple(_moterad(rad) for rad in _motene(innsyn))


_RADFELT = (
    *("id", "person_id", "rom", "versjon", "tittel", "status", "kanal", "sted", "start"),
    *("varighet", "veileder_id", "veileder__navn", "bekreftet", "venter_paa", "opprettet"),
    "periode__slutt",
)


@ferdig
def _motene(innsyn: Personinnsyn) -> Any:
    return Mote.objects.synlig_for(innsyn).values_list(*_RADFELT)


def _moterad(m: Any) -> Moterad:
    return Moterad(
        id=m.id,
        person_id=m.person_id,
        rom=m.rom,
        versjon=m.versjon,
        tittel=m.tittel,
        status=Motestatus(m.status),
        kanal=Kanal(m.kanal),
        sted=m.sted,
        start=m.start,
        varighet=m.varighet,
        veileder_id=m.veileder_id,
        veileder=m.veileder__navn or "",
        bekreftet=m.bekreftet,
        venter_paa=Part(m.venter_paa) if m.venter_paa else None,
        opprettet=m.opprettet,
        historisk=m.periode__slutt is not None,
    )


def som_moterad(m: Mote) -> dict[str, Any]:
    """What every value of a meeting begins with."""
    return {
        "id": m.id,
        "person_id": m.person_id,
        "rom": m.rom,
        "versjon": m.versjon,
        "tittel": m.tittel,
        "status": Motestatus(m.status),
        "kanal": Kanal(m.kanal),
        "sted": m.sted,
        "start": m.start,
        "varighet": m.varighet,
        "veileder_id": m.veileder_id,
        "veileder": m.veileder.navn if m.veileder else "",
        "bekreftet": m.bekreftet,
        "venter_paa": Part(m.venter_paa) if m.venter_paa else None,
        "opprettet": m.opprettet,
        "historisk": m.periode.slutt is not None,
    }


def blikk(innsyn: Personinnsyn, nokler: Iterable[Nokkel]) -> dict[Nokkel, Blikk]:
    """Title, version, reason and channel of the meetings at the moments given. Two queries."""
    return blikk_paa(Mote.objects.synlig_for(innsyn), nokler, tittel="tittel", kanal="kanal")


def ett_mote(innsyn: Personinnsyn, mote_id: UUID, *, naa: datetime) -> Motedata:
    """One meeting with its agenda, the times that wait, and the times it had. Raises IkkeFunnet."""
    mote = (
        Mote.objects.synlig_for(innsyn)
        .filter(id=mote_id)
        .select_related("veileder", "periode")
        .first()
    )
    if mote is None:
        raise IkkeFunnet
    return som_motedata(mote, innsyn, naa=naa)


def som_motedata(mote: Mote, innsyn: Personinnsyn, *, naa: datetime) -> Motedata:
    """A row as the reader gets it."""
    forslag = list(forslag_i_runden(mote))
    leser_side = AktorType.BRUKER if innsyn.er_bruker else AktorType.VEILEDER
    return Motedata(
        **som_moterad(mote),
        videolenke=mote.videolenke,
        tolk=mote.tolk,
        hensikt=mote.hensikt,
        forberedelser=mote.forberedelser,
        sluttord=mote.sluttord,
        bedt_av_bruker=mote.opprettet_av_type == AktorType.BRUKER,
        endret_av_bruker=mote.endret_av_bruker,
        forslag=tuple(Forslagsrad(f.id, f.start, f.start <= naa) for f in forslag),
        forslag_ord=mote.forslag_ord,
        forslag_fra_leser=bool(forslag) and forslag[0].av_type == leser_side,
        punkter=tuple(_punkter(mote, innsyn)),
        tidligere=tuple(_tidligere(mote)),
        etter=mote.etter_id,
        ny=Mote.objects.filter(etter_id=mote.id).values_list("id", flat=True).first(),
        krasjer=_krasjer(mote, innsyn, naa),
    )


def _punkter(mote: Mote, innsyn: Personinnsyn) -> list[Punktdata]:
    rader = list(Agendapunkt.objects.filter(mote_id=mote.id, fjernet=False).order_by("id"))
    ansatte = {p.opprettet_av_id for p in rader if p.opprettet_av_type == AktorType.VEILEDER}
    navn = kontor.navn(ansatte) if ansatte else {}
    return [som_punktdata(p, innsyn.leser_id, navn) for p in rader]


def som_punktdata(p: Agendapunkt, leser_id: UUID, navn: Navn | None = None) -> Punktdata:
    av_bruker = p.opprettet_av_type == AktorType.BRUKER
    skrevet_av = "" if av_bruker else (navn or {}).get(p.opprettet_av_id, "")
    return Punktdata(
        p.id,
        p.tekst,
        p.versjon,
        av_bruker,
        skrevet_av,
        eget=p.opprettet_av_id == leser_id,
        tid=p.endret,
    )


def ett_punkt(innsyn: Personinnsyn, mote_id: UUID, punkt_id: UUID) -> Punktdata:
    """One of the reader's own points that stands. Raises IkkeFunnet."""
    punkt = Agendapunkt.objects.filter(
        id=punkt_id,
        mote_id__in=Mote.objects.synlig_for(innsyn).filter(id=mote_id).values("id"),
        opprettet_av_id=innsyn.leser_id,
        fjernet=False,
    ).first()
    if punkt is None:
        raise IkkeFunnet
    return som_punktdata(punkt, innsyn.leser_id)


def _tidligere(mote: Mote) -> list[Tidligere]:
    """The agreed times before the one that stands, the last first."""
    ut: list[Tidligere] = []
    forrige = None
    for rad in tidligere_versjoner(mote.id):
        plass = (rad.start, rad.varighet, rad.sted)
        if forrige is not None and forrige.start and forrige.start != rad.start:
            ut.append(
                Tidligere(
                    forrige.start, forrige.varighet, forrige.sted, rad.endret, rad.begrunnelse
                )
            )
        forrige = rad if plass[0] else forrige
    return ut[::-1]


def _krasjer(mote: Mote, innsyn: Personinnsyn, naa: datetime) -> bool:
    """Only who sees both rooms is told that two meetings lie over each other."""
    if not innsyn.er_bruker or mote.status != Motestatus.AVTALT or mote.start is None:
        return False
    if mote.start <= naa:
        return False
    slutt = mote.start + timedelta(minutes=mote.varighet)
    andre = (
        Mote.objects.synlig_for(innsyn)
        .filter(status=Motestatus.AVTALT, start__gt=naa, start__lt=slutt)
        .exclude(id=mote.id)
    )
    return any(
        start + timedelta(minutes=varighet) > mote.start
        for start, varighet in andre.values_list("start", "varighet")
        if start is not None
    )


def neste_mote(innsyn: Personinnsyn, *, naa: datetime) -> Moterad | None:
    """The first agreed meeting that is not over."""
    kommende = moter(innsyn, naa=naa).kommende
    return kommende[0] if kommende else None


def siste_mote(innsyn: Personinnsyn, *, naa: datetime, for_: UUID | None = None) -> Moterad | None:
    """The last meeting that was held, or has been and nobody has said how it went; before the given one."""
    alle = _alle(innsyn)
    for_start = next((r.start for r in alle if r.id == for_), None)
    holdt = [
        (r.start, r)
        for r in alle
        if r.status in {Motestatus.GJENNOMFORT, Motestatus.AVTALT} and not r.historisk
        and r.start is not None and r.start <= naa and r.id != for_
        and (for_start is None or r.start < for_start)
    ]  # fmt: skip
    return max(holdt, key=lambda par: par[0])[1] if holdt else None


def avviste_rad(innsyn: Personinnsyn) -> list[tuple[Radgrunn, datetime]]:
    """Advice that was put away, and when: newest first."""
    return [(grunn, tid) for grunn, _ord, tid in lagt_bort(innsyn)]


def lagt_bort(innsyn: Personinnsyn) -> list[tuple[Radgrunn, str, datetime]]:
    """Advice that was put away, why, and when: newest first. For staff."""
    return [(Radgrunn(g), o, tid) for g, o, tid in _lagt_bort(innsyn)]


@ferdig
def _lagt_bort(innsyn: Personinnsyn) -> Any:
    rader = Radsvar.objects.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)
    return rader.order_by("-tid").values_list("grunn", "ord", "tid")[:50]
