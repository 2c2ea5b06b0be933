"""Reads of minutes. What is not shared is read by the side that writes it alone."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from dap.dialog import queries as dialog
from dap.dialog.values import Sitat
from dap.felles.aktor import Aktor, AktorType
from dap.felles.feil import IkkeFunnet
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.kontor import queries as kontor
from dap.referat import rules
from dap.referat.forskning import forskning_referater as forskning_referater
from dap.referat.models import Delt, Kommentar, Referat, Utkast
from dap.referat.sok import sok as sok
from dap.referat.uttrekk import uttrekk as uttrekk
from dap.referat.values import (
    Deltdata,
    Kanal,
    Kommentardata,
    Kommentarslag,
    Referatdata,
    Referatrad,
    Side,
    Udelt,
    Uferdig,
    Utkastdata,
)
from dap.referat.vedtakskilde import vedtakskilder as vedtakskilder
from dap.tabell.blikk import Blikk, Nokkel, blikk_paa
from dap.tilgang.queries import apnbare_vilkar, synlige_rom_for
from dap.tilgang.values import Personinnsyn

Navn = Mapping[UUID, str]
Sitater = Mapping[UUID, Sitat]


def leserside(innsyn: Personinnsyn) -> Side:
    return Side.BRUKER if innsyn.er_bruker else Side.NAV


def referater(innsyn: Personinnsyn, *, naa: datetime) -> list[Referatrad]:
    """Every set of minutes that the reader may know of, the newest talk first. One query."""
    rader = Referat.objects.synlig_for(innsyn).select_related("periode")
    return [Referatrad(**_felles(r, naa)) for r in rader.order_by("-dag", "-opprettet")]


def uferdige(innsyn: Personinnsyn) -> list[Uferdig]:
    """Talks whose minutes are not shared yet, for the user: the day and how, nothing else."""
    rader = Referat.objects.uferdige_for(innsyn).order_by("-dag")
    return [Uferdig(dag, Kanal(k), rom) for dag, k, rom in rader.values_list("dag", "kanal", "rom")]


def venter_pa_leser(
    innsyn: Personinnsyn, ubekreftede: Iterable[UUID], *, naa: datetime
) -> list[Referatrad]:
    """Of the ids those that are minutes, and what the user has been asked to write. One query.

    `ubekreftede`: things that wait for the reader's word (`forstaelse.queries.tilstander`).
    """
    valg = Q(id__in=set(ubekreftede))
    if innsyn.er_bruker:
        valg |= Q(skriver=Side.BRUKER, delt_nr=0)
    rader = Referat.objects.synlig_for(innsyn).filter(valg, periode__slutt=None)
    return [Referatrad(**_felles(r, naa)) for r in rader.select_related("periode").order_by("dag")]


def for_mote(innsyn: Personinnsyn, mote_id: UUID, *, naa: datetime) -> Referatrad | None:
    """The minutes of a meeting, when there are any that the reader may know of."""
    rad = (
        Referat.objects.synlig_for(innsyn).select_related("periode").filter(mote_id=mote_id).first()
    )
    return Referatrad(**_felles(rad, naa)) if rad else None


def ett_referat(innsyn: Personinnsyn, referat_id: UUID, *, naa: datetime) -> Referatdata:
    """Everything of one; a draft only for the side that writes it. Raises IkkeFunnet."""
    rad = _hent(innsyn, referat_id)
    delt = Delt.objects.filter(referat=rad, nr=rad.delt_nr).first()
    eget = _eget_utkast(rad, innsyn)
    utkast = eget if eget is not None and eget.apent else None
    kommentarer = list(Kommentar.objects.filter(referat=rad).order_by("tid", "id"))
    navn = _navn(delt, utkast, *kommentarer)
    sitater = _sitater(innsyn, rad, delt, utkast)
    side = leserside(innsyn)
    skriver_selv = innsyn.kan_skrive and innsyn.kan_endre_plan and rad.skriver == side
    apen = rad.periode.slutt is None
    kommenterer = innsyn.kan_skrive and innsyn.kan_endre_plan and apen
    return Referatdata(
        **_felles(rad, naa),
        versjon=rad.versjon,
        gjeldende=_delt(delt, navn, sitater) if delt else None,
        utkast=som_utkast(utkast, navn, sitater) if utkast else None,
        utkastversjon=eget.versjon if eget else 0,
        kommentarer=tuple(_kommentar(k, navn) for k in kommentarer),
        kan_skrive=skriver_selv and apen and not rad.ferdig,
        kan_dele=skriver_selv and utkast is not None and bool(utkast.tekst),
        kan_kommentere=kommenterer and rad.delt_nr > 0,
    )


def _hent(innsyn: Personinnsyn, referat_id: UUID) -> Referat:
    rad = Referat.objects.synlig_for(innsyn).select_related("periode").filter(id=referat_id).first()
    if rad is None:
        raise IkkeFunnet
    return rad


def _eget_utkast(rad: Referat, innsyn: Personinnsyn) -> Utkast | None:
    """Nobody reads a draft of the other side's, nor staff who look as the user, or only read."""
    side = leserside(innsyn)
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan or rad.skriver != side:
        return None
    return Utkast.objects.filter(referat=rad, side=side).first()


def versjoner(innsyn: Personinnsyn, referat_id: UUID) -> list[Deltdata]:
    """Every shared version, the newest first."""
    rad = _hent(innsyn, referat_id)
    delte = list(Delt.objects.filter(referat=rad).order_by("-nr"))
    navn, sitater = _navn(*delte), _sitater(innsyn, rad, *delte)
    return [_delt(d, navn, sitater) for d in delte]


def blikk(innsyn: Personinnsyn, nokler: Iterable[Nokkel]) -> dict[Nokkel, Blikk]:
    """Topic, and how one talked, at those moments; of what the reader may know of. Two queries."""
    synlige = Referat.objects.synlig_for(innsyn)
    return blikk_paa(synlige, nokler, tittel="tema", kanal="kanal")


def apne_utkast(innsyn: Personinnsyn, *, naa: datetime) -> list[Referatrad]:
    """Minutes that NAV is writing, for who would quote in one. Staff only."""
    if innsyn.er_bruker:
        raise IkkeFunnet
    rader = Referat.objects.synlig_for(innsyn).filter(
        skriver=Side.NAV, ferdig=False, periode__slutt=None
    )
    return [Referatrad(**_felles(r, naa)) for r in rader.select_related("periode").order_by("-dag")]


def udelte(aktor: Aktor, *, naa: datetime) -> list[Udelt]:
    """Minutes late to be shared, of everybody that this member of staff may open; oldest first.

    Two queries, whatever the number.
    """
    rader = list(_forsinkede(naa).filter(apnbare_vilkar(aktor)).order_by("dag", "id"))
    ser = synlige_rom_for(aktor, {r.person_id for r in rader}) if rader else {}
    return [_udelt(r) for r in rader if Rom(r.rom) in ser.get(r.person_id, frozenset())]


def udelte_for(rom_for: Mapping[UUID, frozenset[Rom]], *, naa: datetime) -> dict[UUID, list[Udelt]]:
    """The same for given persons, in the rooms given for each; one query.

    The caller has decided access to every one of them (`tilgang.queries.apnbare`).
    """
    valg = Q(pk__in=[])
    for rom in set(rom_for.values()):
        personer = [p for p, ser in rom_for.items() if ser == rom]
        valg |= Q(person_id__in=personer, rom__in=rom)
    funnet: dict[UUID, list[Udelt]] = {}
    for rad in _forsinkede(naa).filter(valg).order_by("dag", "id"):
        funnet.setdefault(rad.person_id, []).append(_udelt(rad))
    return funnet


def _forsinkede(naa: datetime) -> Any:
    return Referat.objects.filter(
        delt_nr=0,
        skriver=Side.NAV,
        periode__slutt=None,
        dag__lte=rules.siste_forsinkede_dag(dato(naa)),
    )


def _udelt(rad: Referat) -> Udelt:
    return Udelt(rad.id, rad.person_id, rad.rom, rad.dag, rules.delingsfrist(rad.dag))


def _felles(rad: Referat, naa: datetime) -> dict[str, Any]:
    forsinket = rad.delt_nr == 0 and rad.skriver == Side.NAV and rad.periode.slutt is None
    return {
        "id": rad.id,
        "person_id": rad.person_id,
        "rom": rad.rom,
        "mote_id": rad.mote_id,
        "tema": rad.tema,
        "dag": rad.dag,
        "kanal": Kanal(rad.kanal),
        "skriver": Side(rad.skriver),
        "delt_nr": rad.delt_nr,
        "delt": rad.delt,
        "ferdig": rad.ferdig,
        "historisk": rad.periode.slutt is not None,
        "for_sent": forsinket and rules.er_for_sent(rad.dag, dato(naa)),
    }


def _navn(*rader: Any) -> Navn:
    ider = set()
    for rad in rader:
        if rad is not None:
            type_ = rad.endret_av_type if isinstance(rad, Utkast) else rad.av_type
            if type_ == AktorType.VEILEDER:
                ider.add(rad.endret_av_id if isinstance(rad, Utkast) else rad.av_id)
    return kontor.navn(ider) if ider else {}


def _sitater(innsyn: Personinnsyn, rad: Referat, *fra: Delt | Utkast | None) -> Sitater:
    ider = {id_ for kilde in fra if kilde is not None for id_ in kilde.sitater}
    return dialog.sitater(innsyn, ider, rom=rad.rom) if ider else {}


def _valgte(ider: Iterable[UUID], sitater: Sitater) -> tuple[Sitat, ...]:
    return tuple(sitater[id_] for id_ in ider if id_ in sitater)


def _delt(d: Delt, navn: Navn, sitater: Sitater) -> Deltdata:
    return Deltdata(
        nr=d.nr,
        tekst=d.tekst,
        delt=d.delt,
        av_bruker=d.av_type == AktorType.BRUKER,
        navn=navn.get(d.av_id, ""),
        sitater=_valgte(d.sitater, sitater),
    )


def som_utkast(u: Utkast, navn: Navn | None = None, sitater: Sitater | None = None) -> Utkastdata:
    navn = _navn(u) if navn is None else navn
    return Utkastdata(
        versjon=u.versjon,
        tekst=u.tekst,
        endret=u.endret,
        navn=navn.get(u.endret_av_id, ""),
        av_bruker=u.endret_av_type == AktorType.BRUKER,
        sitater=_valgte(u.sitater, sitater or {}),
    )


def _kommentar(k: Kommentar, navn: Navn) -> Kommentardata:
    return Kommentardata(
        id=k.id,
        slag=Kommentarslag(k.slag),
        til_nr=k.til_nr,
        tekst=k.tekst,
        tid=k.tid,
        av_bruker=k.av_type == AktorType.BRUKER,
        navn=navn.get(k.av_id, ""),
    )
