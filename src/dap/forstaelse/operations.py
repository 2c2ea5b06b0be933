"""Say what one means, and what the owners of things call when they write a version."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.sprak import N_
from dap.forstaelse import rules
from dap.forstaelse.models import Forstaelse
from dap.forstaelse.queries import som_data
from dap.forstaelse.values import Forstaelsedata, Mening, Side, Tilstand
from dap.hendelse import operations as hendelse
from dap.kassering.operations import Radeier, klipp_hos
from dap.kassering.values import Gjenstand, Slag, Ting, Tomt
from dap.oppfolging import queries as oppfolging
from dap.tabell.tomming import Tekstfelt
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def skriv_versjon(
    *,
    aktor: Aktor,
    person_id: UUID,
    rom: str,
    periode_id: UUID | None,
    objekt_type: str,
    objekt_id: UUID,
    versjon: int,
    naa: datetime,
) -> None:
    """A version of a thing was written: who wrote it agrees with it, the other side has said nothing.

    Called by the operation that wrote it, in its transaction and with its access decided. That
    operation tells of the change, so nothing is told here.
    """
    rad = Forstaelse.objects.select_for_update().filter(objekt_id=objekt_id).first()
    if rad is None:
        rad = Forstaelse(person_id=person_id, objekt_type=objekt_type, objekt_id=objekt_id)
    rad.rom, rad.periode_id = rom, periode_id
    rad.objekt_versjon, rad.gjelder = versjon, True
    for side in Side:
        _sett(rad, side, None)
    if aktor.er_bruker or aktor.er_ansatt:
        _sett(rad, _side(aktor), Mening.ENIG, "", aktor.id, naa)
    _lagre(rad, aktor, "NY_VERSJON", naa)
    varsel.stopp(objekt_id=objekt_id, naa=naa, slag=Varselslag.UENIG)


@transaction.atomic
def sett_gjelder(*, aktor: Aktor, objekt_id: UUID, gjelder: bool, naa: datetime) -> None:
    """The thing is over, or stands again as it was. What the sides have said is kept.

    Called like `skriv_versjon`. A thing that nobody has been asked about is left alone.
    """
    rad = Forstaelse.objects.select_for_update().filter(objekt_id=objekt_id).first()
    if rad is None or rad.gjelder == gjelder:
        return
    rad.gjelder = gjelder
    _lagre(rad, aktor, "GJELDER_IGJEN" if gjelder else "AVSLUTTET", naa)
    if not gjelder:
        varsel.stopp(objekt_id=objekt_id, naa=naa, slag=Varselslag.UENIG)


@transaction.atomic
def si_mening(
    *,
    aktor: Aktor,
    objekt_id: UUID,
    versjon: int,
    mening: Mening,
    naa: datetime,
    kommentar: str = "",
) -> Forstaelsedata:
    """Agree or disagree with a version, for one's own side. The same said twice is said once.

    Raises IkkeFunnet, IkkeTilgang, VersjonsKonflikt (`gjeldende`: Forstaelsedata) when the version
    is not the newest, and Regelbrudd MANGLER or FOR_LANG (a comment of at most 500 characters,
    demanded for UENIG), FORSTAELSE_AVSLUTTET or IKKE_UNDER_OPPFOLGING.
    """
    rad = _hent(aktor, objekt_id, naa)
    kommentar = rules.krev_kommentar(mening, kommentar)
    side = _side(aktor)
    if rad.objekt_versjon != versjon:
        raise VersjonsKonflikt(som_data(rad))
    if not rad.gjelder:
        raise rules.ForstaelseAvsluttet
    if (_mening(rad, side), _kommentar(rad, side)) == (mening, kommentar):
        return som_data(rad)
    for_ = Tilstand(rad.tilstand)
    _sett(rad, side, mening, kommentar, aktor.id, naa)
    _lagre(rad, aktor, mening, naa)
    _meld(rad, aktor, mening, naa)
    if rules.er_verdt_a_varsle(for_, Tilstand(rad.tilstand), kommentar):
        _varsle(rad, aktor, Varselslag.UENIG if mening == Mening.UENIG else Varselslag.ENIG, naa)
    return som_data(rad)


def _hent(aktor: Aktor, objekt_id: UUID, naa: datetime) -> Forstaelse:
    """The row, locked, for somebody who may write, in a period locked against ending."""
    person_id = (
        Forstaelse.objects.filter(objekt_id=objekt_id).values_list("person_id", flat=True).first()
    )
    if person_id is None:
        raise IkkeFunnet
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="forstaelse", naa=naa)
    if not innsyn.kan_endre_plan:
        raise IkkeTilgang("BARE_LESE")
    synlig = Forstaelse.objects.synlig_for(innsyn).filter(objekt_id=objekt_id)
    if not synlig.exists():
        raise IkkeFunnet
    periode = oppfolging.krev_apen_periode(person_id)
    rad = synlig.select_for_update(of=("self",)).get()
    if rad.periode_id is not None and rad.periode_id != periode.id:
        raise rules.ForstaelseAvsluttet
    return rad


def _side(aktor: Aktor) -> Side:
    return Side.BRUKER if aktor.er_bruker else Side.NAV


def _mening(rad: Forstaelse, side: Side) -> str:
    return rad.bruker_mening if side == Side.BRUKER else rad.nav_mening


def _kommentar(rad: Forstaelse, side: Side) -> str:
    return rad.bruker_kommentar if side == Side.BRUKER else rad.nav_kommentar


def _sett(
    rad: Forstaelse,
    side: Side,
    mening: Mening | None,
    kommentar: str = "",
    av_id: UUID | None = None,
    tid: datetime | None = None,
) -> None:
    if side == Side.BRUKER:
        rad.bruker_mening, rad.bruker_kommentar = mening or "", kommentar
        rad.bruker_av_id, rad.bruker_tid = av_id, tid
    else:
        rad.nav_mening, rad.nav_kommentar = mening or "", kommentar
        rad.nav_av_id, rad.nav_tid = av_id, tid


def _lagre(rad: Forstaelse, aktor: Aktor, handling: str, naa: datetime) -> None:
    bruker = Mening(rad.bruker_mening) if rad.bruker_mening else None
    nav = Mening(rad.nav_mening) if rad.nav_mening else None
    rad.tilstand = rules.tilstand(bruker, nav)
    rad.stempl(aktor=aktor, handling=handling, naa=naa)
    rad.save()


def _meld(rad: Forstaelse, aktor: Aktor, mening: Mening, naa: datetime) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        type="SA_SEG_ENIG" if mening == Mening.ENIG else "SA_SEG_UENIG",
        objekt_type=rad.objekt_type,
        objekt_id=rad.objekt_id,
        naa=naa,
        data={"versjon": rad.objekt_versjon, "tilstand": rad.tilstand},
    )


def _varsle(rad: Forstaelse, aktor: Aktor, slag: Varselslag, naa: datetime) -> None:
    mottaker = (
        oppfolging.mottaker_hos_nav(rad.person_id, naa=naa, rom=Rom(rad.rom))
        if aktor.er_bruker
        else rad.person_id
    )
    if mottaker is None or aktor.er(mottaker):
        return
    varsel.bestill(
        slag=slag,
        mottaker_id=mottaker,
        person_id=rad.person_id,
        rom=rad.rom,
        objekt_type=rad.objekt_type,
        objekt_id=rad.objekt_id,
        naa=naa,
    )


_KOMMENTARER = (
    Tekstfelt("bruker_kommentar", N_("Det brukeren skrev")),
    Tekstfelt("nav_kommentar", N_("Det NAV skrev")),
)


class _Kommentarer(Radeier):
    """The comments stand on the page of the thing they are about, whatever kind it is."""

    def gjenstand(self, rad: Any, **mer: Any) -> Gjenstand:
        return super().gjenstand(rad, sted_type=rad.objekt_type, **mer)

    def her(self, innsyn: Personinnsyn, sted_type: str, sted_id: UUID) -> list[Ting]:
        treff = super().her(innsyn, self.sted_type, sted_id)
        return [t for t in treff if t.utdrag]


EIER = _Kommentarer(
    slag=Slag.FORSTAELSE,
    modell=Forstaelse,
    felter=_KOMMENTARER,
    sted_type="",
    sted="objekt_id",
)


def folg_kassering(tomt: Tomt) -> None:
    """Follower: what was erased from a thing goes from what the sides said of it too."""
    rader = Forstaelse.objects.filter(objekt_id__in={tomt.id, tomt.sted_id})
    klipp_hos(rader, _KOMMENTARER, tomt)
