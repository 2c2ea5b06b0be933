"""What could be journalled, from what has happened: a few queries, however long the case is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from dap.aktivitet import queries as aktivitet
from dap.aktivitet.values import er_fast_tittel
from dap.arkiv.eksport.ord import avsender, dag, si
from dap.arkiv.journalverdier import TITTEL_MAKS, Forslag, Journalstatus, Kilde, Regelkode
from dap.arkiv.models import Bortlegging, Journalpost
from dap.arkiv.regelverk import BEVARING, REGLER, passer
from dap.dialog import queries as dialog
from dap.felles.aktor import AktorType
from dap.felles.innsatsgruppe import navn as gruppenavn
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hendelse import queries as hendelse
from dap.hendelse.values import Hendelsesrad
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import Periodedata
from dap.person import queries as person
from dap.referat import queries as referat
from dap.tilgang.values import Personinnsyn
from dap.vedtak import queries as vedtak

_TYPER = frozenset(t.value for regel in REGLER.values() for t in regel.typer)


@dataclass(frozen=True, slots=True)
class Funn:
    """Something that a rule looks at, and the newest that happened to it."""

    kilde: Kilde
    sist: datetime
    til_hendelse: int
    aktor_type: str
    aktor_id: UUID


def finn(innsyn: Personinnsyn) -> list[Funn]:
    """Everything that rules look at, whether handled or not; the newest first."""
    perioder = oppfolging.perioder(innsyn)
    rader = hendelse.siste_av_hvert(innsyn, _TYPER, dialog.skjulte_trader(innsyn))
    nyeste: dict[Kilde, Hendelsesrad] = {}
    for rad in rader:
        for kilde in _kilder(innsyn, rad, perioder):
            if kilde not in nyeste or nyeste[kilde].id < rad.id:
                nyeste[kilde] = rad
    funn = [Funn(k, h.tid, h.id, h.aktor_type, h.aktor_id) for k, h in nyeste.items()]
    return sorted(funn, key=lambda f: f.til_hendelse, reverse=True)


def _kilder(
    innsyn: Personinnsyn, rad: Hendelsesrad, perioder: list[Periodedata]
) -> Iterable[Kilde]:
    for regel in REGLER.values():
        if not passer(regel, rad.type, rad.aktor_type, rad.data):
            continue
        if regel.post:
            yield Kilde(regel.kode, Rom(rad.rom), rad.objekt_id)
            continue
        # Ended follow-up belongs to both: each side keeps its own part of the case.
        for rom in sorted(innsyn.rom) if regel.avsluttet else [Rom(rad.rom)]:
            for p in perioder:
                if p.apen != regel.avsluttet and _i(p, rad):
                    yield Kilde(regel.kode, rom, p.id)


def _i(p: Periodedata, rad: Hendelsesrad) -> bool:
    if p.slutt is not None:
        return rad.objekt_id == p.id
    return rad.tid >= p.start


def handtert(innsyn: Personinnsyn) -> dict[Kilde, int]:
    """How far each has been journalled or put away: the newest thing that was known then."""
    om = {"person_id": innsyn.person_id, "rom__in": innsyn.rom}
    ut: dict[Kilde, int] = {}
    for rader in (
        Journalpost.objects.filter(**om).exclude(status=Journalstatus.STANSET),
        Bortlegging.objects.filter(**om),
    ):
        siste = rader.values_list("regel", "rom", "kilde_id").annotate(til=Max("til_hendelse"))
        for regel, rom, id_, til in siste:
            kilde = Kilde(Regelkode(regel), Rom(rom), id_)
            ut[kilde] = max(ut.get(kilde, 0), til)
    return ut


def forslag(innsyn: Personinnsyn, *, naa: datetime) -> list[Forslag]:
    """What is worth keeping and has not been handled since it changed, in the order of the rules."""
    ferdig = handtert(innsyn)
    nye = [f for f in finn(innsyn) if f.til_hendelse > ferdig.get(f.kilde, 0)]
    fakta = fakta_for(innsyn, [f.kilde for f in nye], naa=naa)
    perioder = {p.id: p for p in oppfolging.perioder(innsyn)}
    orden = list(REGLER)
    # Of what the reader does not find any more, nothing is proposed.
    nye = [f for f in nye if f.kilde.id in fakta.titler or f.kilde.id in perioder]
    return [
        Forslag(
            kilde=f.kilde,
            navn=str(REGLER[f.kilde.regel].navn),
            hvorfor=str(REGLER[f.kilde.regel].hvorfor),
            tittel=tittel_for(f.kilde, f, fakta, perioder.get(f.kilde.id), naa),
            sist=f.sist,
            til_hendelse=f.til_hendelse,
            bevaring=str(BEVARING[REGLER[f.kilde.regel].bevaring].navn),
        )
        for f in sorted(nye, key=lambda f: orden.index(f.kilde.regel))
    ]


@dataclass(frozen=True, slots=True)
class Fakta:
    """What titles are made of."""

    navn: str
    titler: Mapping[UUID, str]
    """Of the records that the reader sees, by id."""
    dager: Mapping[UUID, date]
    """Of minutes: the day one talked."""
    ansatte: Mapping[UUID, str]


def fakta_for(innsyn: Personinnsyn, kilder: Sequence[Kilde], *, naa: datetime) -> Fakta:
    """A query or two for each kind of record, however many there are."""
    regler = {k.regel for k in kilder}
    titler: dict[UUID, str] = {}
    dager: dict[UUID, date] = {}
    if Regelkode.AVTALT in regler:
        titler |= {i: si(t) if er_fast_tittel(t) else t for i, t in aktivitet.titler(innsyn)}
    if Regelkode.REFERAT in regler:
        delte = [r for r in referat.referater(innsyn, naa=naa) if r.er_delt]
        titler |= {r.id: r.tema for r in delte}
        dager |= {r.id: r.dag for r in delte}
    if regler & {Regelkode.VEDTAK, Regelkode.KLAGE}:
        titler |= _vedtakstitler(innsyn)
    for rom in {k.rom for k in kilder if k.regel == Regelkode.KRITISK}:
        # Where they lie now: a thread that was moved is found in its new room only.
        der = [k.id for k in kilder if k.regel == Regelkode.KRITISK and k.rom == rom]
        blikk = dialog.tradblikk(replace(innsyn, rom=frozenset({rom})), der)
        titler |= {i: b.overskrift or _("uten overskrift") for i, b in blikk.items()}
    ansatte = hendelse.ansatte(innsyn, dialog.skjulte_trader(innsyn))
    return Fakta(
        person.navn([innsyn.person_id]).get(innsyn.person_id, ""),
        titler,
        dager,
        kontor.navn(ansatte),
    )


def _vedtakstitler(innsyn: Personinnsyn) -> dict[UUID, str]:
    """The group of each decision, for it and for the complaints about it."""
    ut = {
        v.id: si(gruppenavn(v.innsatsgruppe, dag=dato(v.fattet))) for v in vedtak.vedtakene(innsyn)
    }
    return ut | {id_: ut[v] for id_, v in vedtak.klagers_vedtak(innsyn) if v in ut}


def tittel_for(
    kilde: Kilde, funn: Funn | None, fakta: Fakta, periode: Periodedata | None, naa: datetime
) -> str:
    """What, who and when: never a title that two entries could share by chance."""
    regel = REGLER[kilde.regel]
    nar = fakta.dager.get(kilde.id) or dato(funn.sist if funn and regel.post else naa)
    av_bruker = funn is None or funn.aktor_type != AktorType.VEILEDER
    ord_ = {
        "navn": fakta.navn,
        "ting": fakta.titler.get(kilde.id, ""),
        "hvem": avsender(
            "" if av_bruker or funn is None else _ansatt(fakta, funn), av_bruker=False
        ),
        "dag": dag(nar),
        "fra": dag(dato(periode.start)) if periode else "",
        "til": dag(dato(periode.slutt)) if periode and periode.slutt else "",
    }
    return _kort(str(regel.tittel), ord_)


def _ansatt(fakta: Fakta, funn: Funn) -> str:
    return fakta.ansatte.get(funn.aktor_id, "")


def _kort(mal: str, ord_: Mapping[str, str]) -> str:
    """Too long: what people wrote is shortened, never the rest."""
    tittel = mal % ord_
    over = len(tittel) - TITTEL_MAKS
    if over <= 0:
        return tittel
    ting = ord_["ting"][: max(0, len(ord_["ting"]) - over - 1)].rstrip() + "…"
    return (mal % {**ord_, "ting": ting})[:TITTEL_MAKS]
