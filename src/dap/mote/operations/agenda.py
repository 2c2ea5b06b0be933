"""What both sides want to talk about. Each changes their own points, until the meeting starts."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tekst import krev_lengde
from dap.mote import rules
from dap.mote.models import Agendapunkt, Mote
from dap.mote.operations._adgang import las_mote, tilstand
from dap.mote.operations._meld import meld
from dap.mote.queries import som_punktdata
from dap.mote.values import MAKS_PUNKT, MAKS_PUNKTER
from dap.varsel.values import Varselslag


@transaction.atomic
def legg_til_punkt(*, aktor: Aktor, mote_id: UUID, tekst: str, nokkel: UUID, naa: datetime) -> UUID:
    """A point (1-300 characters), at most twenty. The same form sent again adds one only.

    Raises Regelbrudd MANGLER, FOR_LANG, FOR_MANGE_PUNKTER, MOTET_HAR_BEGYNT, MOTET_ER_AVSLUTTET.
    """
    mote, _ = las_mote(aktor, mote_id, naa)
    tekst = krev_lengde(tekst, felt="tekst", minst=1, maks=MAKS_PUNKT)
    nokkel = innholdsnokkel(nokkel, "punkt", mote_id, tekst)
    if finnes := Agendapunkt.objects.filter(mote_id=mote_id, nokkel=nokkel).first():
        return finnes.id
    rules.krev_ikke_begynt(tilstand(mote), naa)
    if Agendapunkt.objects.filter(mote_id=mote_id, fjernet=False).count() >= MAKS_PUNKTER:
        raise Regelbrudd("FOR_MANGE_PUNKTER", felt="tekst", maks=MAKS_PUNKTER)
    punkt = Agendapunkt(mote_id=mote_id, rom=mote.rom, tekst=tekst, nokkel=nokkel)
    _lagre(punkt, mote, "PUNKT_LAGT_TIL", aktor=aktor, naa=naa)
    return punkt.id


@transaction.atomic
def endre_punkt(
    *, aktor: Aktor, mote_id: UUID, punkt_id: UUID, versjon: int, tekst: str, naa: datetime
) -> None:
    """Own points only. The same text does nothing. Raises VersjonsKonflikt, IkkeTilgang
    IKKE_DITT_PUNKT, and as `legg_til_punkt`."""
    mote, punkt = _las_eget(aktor, mote_id, punkt_id, naa)
    tekst = krev_lengde(tekst, felt="tekst", minst=1, maks=MAKS_PUNKT)
    if punkt.tekst == tekst:
        return
    if punkt.versjon != versjon:
        raise VersjonsKonflikt(som_punktdata(punkt, aktor.id))
    rules.krev_ikke_begynt(tilstand(mote), naa)
    punkt.tekst = tekst
    _lagre(punkt, mote, "PUNKT_ENDRET", aktor=aktor, naa=naa)


@transaction.atomic
def fjern_punkt(*, aktor: Aktor, mote_id: UUID, punkt_id: UUID, naa: datetime) -> None:
    """Take an own point away; what it said is kept in the history. Twice does nothing."""
    mote, punkt = _las_eget(aktor, mote_id, punkt_id, naa)
    if punkt.fjernet:
        return
    rules.krev_ikke_begynt(tilstand(mote), naa)
    punkt.fjernet = True
    _lagre(punkt, mote, "PUNKT_FJERNET", aktor=aktor, naa=naa)


def _las_eget(
    aktor: Aktor, mote_id: UUID, punkt_id: UUID, naa: datetime
) -> tuple[Mote, Agendapunkt]:
    mote, _ = las_mote(aktor, mote_id, naa)
    punkt = Agendapunkt.objects.select_for_update().filter(id=punkt_id, mote_id=mote.id).first()
    if punkt is None:
        raise IkkeFunnet
    if punkt.opprettet_av_id != aktor.id:
        raise IkkeTilgang("IKKE_DITT_PUNKT")
    return mote, punkt


def _lagre(punkt: Agendapunkt, mote: Mote, handling: str, *, aktor: Aktor, naa: datetime) -> None:
    punkt.stempl(aktor=aktor, handling=handling, naa=naa)
    punkt.save()
    slag = Varselslag.MOTE_AGENDA if handling == "PUNKT_LAGT_TIL" else None
    meld(mote, "MOTE_AGENDA_ENDRET", slag, aktor=aktor, naa=naa, lukk=False, hva=handling)
