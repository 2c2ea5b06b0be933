"""From a wish to an agreed meeting: ask, propose, accept, decline, summon, confirm."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.mote import rules
from dap.mote.models import Mote, Tidsforslag, forslag_i_runden
from dap.mote.operations._adgang import (
    apne_for_skriving,
    krev_ansatt,
    krev_kan_holde,
    krev_versjon,
    las_mote,
    part_for,
    rom_for,
    tilstand,
)
from dap.mote.operations._kalender import ta_tid
from dap.mote.operations._meld import INNKALT_ELLER_ENDRET, lagre, meld
from dap.mote.values import MAKS_ORD, Moteinnhold, Motestatus, Part
from dap.oppfolging import queries as oppfolging
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def be_om_mote(
    *,
    aktor: Aktor,
    person_id: UUID,
    innhold: Moteinnhold,
    tider: Collection[datetime],
    nokkel: UUID,
    naa: datetime,
    veileder_id: UUID | None = None,
    ord: str = "",
) -> UUID:
    """Ask for a meeting, with one to five times that suit. Either side asks; the other answers.

    The same form sent again makes one only. A user always may. Raises UgyldigInndata (content),
    Regelbrudd of `rules.krev_tider`, IKKE_UNDER_OPPFOLGING, VEILEDER_UTEN_TILGANG.
    """
    innsyn = apne_for_skriving(aktor, person_id, naa)
    periode = oppfolging.krev_apen_periode(person_id)
    nokkel = innholdsnokkel(nokkel, "be", innhold, sorted(tider), veileder_id)
    if finnes := Mote.objects.filter(person_id=person_id, nokkel=nokkel).first():
        return finnes.id
    innhold, tider = rules.samlet(
        lambda: rules.gyldig_innhold(innhold, onske=True),
        lambda: rules.krev_tider(tider, naa=naa),
    )
    veileder_id = _veileder(aktor, person_id, veileder_id)
    rom = rom_for(aktor, innsyn, veileder_id, naa)
    if aktor.er_ansatt and veileder_id is not None:
        krev_kan_holde(aktor, person_id, rom, veileder_id, naa)
    mote = Mote(
        person_id=person_id,
        periode_id=periode.id,
        rom=rom,
        veileder_id=veileder_id,
        status=Motestatus.ONSKET,
        nokkel=nokkel,
        **_kolonner(innhold),
    )
    _ny_runde(mote, ord, aktor=aktor)
    lagre(mote, aktor=aktor, handling="ONSKET", naa=naa)
    _lagre_forslag(mote, tider, aktor=aktor, naa=naa)
    meld(mote, "MOTE_ONSKET", Varselslag.MOTEFORSLAG, aktor=aktor, naa=naa)
    return mote.id


def _veileder(aktor: Aktor, person_id: UUID, valgt: UUID | None) -> UUID | None:
    """Staff choose who holds it, themselves when nobody is chosen; a user's is the responsible one."""
    if aktor.er_bruker:
        return oppfolging.ansvarlig_veileder(person_id)
    return valgt or aktor.id


def _kolonner(innhold: Moteinnhold) -> dict[str, Any]:
    return {navn: getattr(innhold, navn) for navn in Moteinnhold.__dataclass_fields__}


def _ny_runde(mote: Mote, ord_: str, *, aktor: Aktor) -> None:
    """The latest proposal counts; the ones before it are closed."""
    mote.runde += 1
    mote.venter_paa = part_for(aktor).annen
    mote.forslag_ord = krev_lengde(ord_, felt="ord", maks=MAKS_ORD)


def _lagre_forslag(mote: Mote, tider: Collection[datetime], *, aktor: Aktor, naa: datetime) -> None:
    Tidsforslag.objects.bulk_create(
        Tidsforslag(
            mote_id=mote.id, runde=mote.runde, start=t, av_type=aktor.type, av_id=aktor.id, tid=naa
        )
        for t in tider
    )


@transaction.atomic
def kall_inn(
    *,
    aktor: Aktor,
    person_id: UUID,
    innhold: Moteinnhold,
    start: datetime,
    nokkel: UUID,
    naa: datetime,
    veileder_id: UUID | None = None,
    etter_id: UUID | None = None,
) -> UUID:
    """Staff summon to a time; the user confirms it, or asks to move it.

    `etter_id`: the cancelled or missed meeting that this one stands for. Raises UgyldigInndata,
    Regelbrudd TIDEN_ER_FORBI, FOR_LANGT_FRAM, TIDEN_ER_OPPTATT, VEILEDER_UTEN_TILGANG,
    HAR_NY_TID_ALLEREDE, IKKE_UNDER_OPPFOLGING.
    """
    krev_ansatt(aktor)
    innsyn = apne_for_skriving(aktor, person_id, naa)
    periode = oppfolging.krev_apen_periode(person_id)
    nokkel = innholdsnokkel(nokkel, "kall_inn", innhold, start, veileder_id, etter_id)
    if finnes := Mote.objects.filter(person_id=person_id, nokkel=nokkel).first():
        return finnes.id
    innhold, start = rules.samlet(
        lambda: rules.gyldig_innhold(innhold), lambda: rules.krev_start(start, naa=naa)
    )
    veileder_id = veileder_id or aktor.id
    rom = rom_for(aktor, innsyn, veileder_id, naa)
    krev_kan_holde(aktor, person_id, rom, veileder_id, naa)
    if etter_id is not None:
        _krev_kan_erstattes(etter_id, person_id, aktor, naa)
    mote = Mote(
        person_id=person_id,
        periode_id=periode.id,
        rom=rom,
        veileder_id=veileder_id,
        status=Motestatus.AVTALT,
        start=start,
        etter_id=etter_id,
        nokkel=nokkel,
        **_kolonner(innhold),
    )
    lagre(mote, aktor=aktor, handling="INNKALT", naa=naa)
    ta_tid(mote, aktor=aktor, naa=naa)
    meld(mote, "MOTE_INNKALT", Varselslag.MOTEINNKALLING, aktor=aktor, naa=naa)
    return mote.id


def _krev_kan_erstattes(mote_id: UUID, person_id: UUID, aktor: Aktor, naa: datetime) -> None:
    gammelt, _ = las_mote(aktor, mote_id, naa)
    if gammelt.person_id != person_id:
        raise IkkeFunnet
    if gammelt.status not in {Motestatus.AVLYST, Motestatus.IKKE_MOTT}:
        raise Regelbrudd("MOTET_KAN_FLYTTES")
    if Mote.objects.filter(etter_id=mote_id).exists():
        raise Regelbrudd("HAR_NY_TID_ALLEREDE")


@transaction.atomic
def foresla_tider(
    *,
    aktor: Aktor,
    mote_id: UUID,
    versjon: int,
    tider: Collection[datetime],
    naa: datetime,
    ord: str = "",
) -> None:
    """Other times instead of those proposed; or, for an agreed meeting, the wish to move it.

    An agreed meeting stands until the other side accepts. The same times again do nothing. Raises
    VersjonsKonflikt, Regelbrudd of `rules.krev_tider`, MOTET_ER_AVSLUTTET, MOTET_HAR_BEGYNT.
    """
    mote, innsyn = las_mote(aktor, mote_id, naa)
    if _er_samme_forslag(mote, aktor, tider, ord):
        return
    krev_versjon(mote, innsyn, versjon, naa)
    rules.krev_ikke_begynt(tilstand(mote), naa)
    tider = rules.krev_tider(tider, naa=naa)
    _ny_runde(mote, ord, aktor=aktor)
    lagre(mote, aktor=aktor, handling="TIDER_FORESLATT", naa=naa)
    _lagre_forslag(mote, tider, aktor=aktor, naa=naa)
    meld(
        mote, "MOTE_TIDER_FORESLATT", Varselslag.MOTEFORSLAG, aktor=aktor, naa=naa,
        antall=len(tider),
    )  # fmt: skip


def _er_samme_forslag(mote: Mote, aktor: Aktor, tider: Collection[datetime], ord_: str) -> bool:
    rader = list(forslag_i_runden(mote))
    egne = bool(rader) and all(r.av_id == aktor.id for r in rader)
    like = sorted(r.start for r in rader) == sorted(
        t.replace(second=0, microsecond=0) for t in tider
    )
    return egne and like and mote.forslag_ord == ord_.strip()


@transaction.atomic
def godta_tid(
    *,
    aktor: Aktor,
    mote_id: UUID,
    versjon: int,
    forslag_id: UUID,
    naa: datetime,
    veileder_id: UUID | None = None,
) -> None:
    """Accept one of the times that the other side proposed. Both have then said that they come.

    `veileder_id`: who holds it, when staff accept and nobody does. Raises VersjonsKonflikt,
    IkkeFunnet (no such time now), Regelbrudd VENTER_PA_DEN_ANDRE, TIDEN_ER_FORBI, TIDEN_ER_OPPTATT,
    MANGLER_VEILEDER, and as `las_mote`.
    """
    mote, innsyn = las_mote(aktor, mote_id, naa)
    valgt = Tidsforslag.objects.filter(id=forslag_id, mote_id=mote.id).first()
    if valgt is None:
        raise IkkeFunnet
    if not mote.venter_paa and mote.status == Motestatus.AVTALT and mote.start == valgt.start:
        return
    krev_versjon(mote, innsyn, versjon, naa)
    rules.krev_kan_svare(tilstand(mote), part_for(aktor))
    rules.krev_ikke_begynt(tilstand(mote), naa)
    if valgt.runde != mote.runde:
        raise IkkeFunnet
    rules.krev_start(valgt.start, naa=naa, felt="forslag")
    if mote.veileder_id is None:
        mote.veileder_id = _holder(aktor, mote, veileder_id, naa)
    flyttet = mote.status == Motestatus.AVTALT
    _sett_avtalt(mote, valgt.start, naa)
    lagre(mote, aktor=aktor, handling="FLYTTET" if flyttet else "AVTALT", naa=naa)
    ta_tid(mote, aktor=aktor, naa=naa)
    type_ = "MOTE_FLYTTET" if flyttet else "MOTE_AVTALT"
    meld(mote, type_, Varselslag.MOTE_BEKREFTET, aktor=aktor, naa=naa)


def _holder(aktor: Aktor, mote: Mote, valgt: UUID | None, naa: datetime) -> UUID:
    if aktor.er_ansatt:
        veileder_id = valgt or aktor.id
        krev_kan_holde(aktor, mote.person_id, Rom(mote.rom), veileder_id, naa)
        return veileder_id
    ansvarlig = oppfolging.ansvarlig_veileder(mote.person_id)
    if ansvarlig is None:
        raise Regelbrudd("MANGLER_VEILEDER")
    return ansvarlig


def _sett_avtalt(mote: Mote, start: datetime, naa: datetime) -> None:
    mote.status, mote.start, mote.bekreftet = Motestatus.AVTALT, start, naa
    mote.venter_paa, mote.paminnet, mote.forslag_ord = "", None, ""


@transaction.atomic
def avsla(*, aktor: Aktor, mote_id: UUID, versjon: int, ord: str, naa: datetime) -> None:
    """No to the times proposed, with a word on why. An agreed meeting stays as it was.

    Raises VersjonsKonflikt, Regelbrudd MANGLER, FOR_LANG, INGEN_TIDER_VENTER, VENTER_PA_DEN_ANDRE.
    """
    mote, innsyn = las_mote(aktor, mote_id, naa)
    ord_ = krev_lengde(ord, felt="ord", minst=1, maks=MAKS_ORD)
    if (mote.status, mote.sluttord, mote.endret_av_id) == (Motestatus.AVSLATT, ord_, aktor.id):
        return  # the same form again
    krev_versjon(mote, innsyn, versjon, naa)
    rules.krev_kan_svare(tilstand(mote), part_for(aktor))
    mote.venter_paa, mote.forslag_ord = "", ""
    if mote.status == Motestatus.ONSKET:
        mote.status, mote.sluttord = Motestatus.AVSLATT, ord_
    lagre(mote, aktor=aktor, handling="AVSLATT", naa=naa, begrunnelse=ord_)
    meld(mote, "MOTE_AVSLATT", Varselslag.MOTE_AVSLATT, aktor=aktor, naa=naa)


@transaction.atomic
def bekreft(*, aktor: Aktor, mote_id: UUID, versjon: int, naa: datetime) -> None:
    """The user says that they come. Again does nothing; wishes to move it are taken back.

    Raises VersjonsKonflikt, Regelbrudd IKKE_AVTALT, MOTET_ER_AVSLUTTET, MOTET_HAR_BEGYNT.
    """
    if not aktor.er_bruker:
        raise IkkeFunnet
    mote, innsyn = las_mote(aktor, mote_id, naa)
    if mote.bekreftet is not None and mote.venter_paa != Part.NAV:
        return
    krev_versjon(mote, innsyn, versjon, naa)
    rules.krev_kan_bekrefte(tilstand(mote), naa)
    mote.bekreftet = naa
    if mote.venter_paa == Part.NAV:
        mote.venter_paa, mote.forslag_ord = "", ""
    lagre(mote, aktor=aktor, handling="BEKREFTET", naa=naa)
    for slag in INNKALT_ELLER_ENDRET:
        varsel.stopp(objekt_id=mote.id, naa=naa, slag=slag)
    meld(mote, "MOTE_BEKREFTET", Varselslag.MOTE_BEKREFTET, aktor=aktor, naa=naa, lukk=False)
