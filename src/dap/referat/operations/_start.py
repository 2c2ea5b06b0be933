"""Minutes begin: of a meeting, of a talk, or by asking the user to write them."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import Regelbrudd
from dap.felles.tekst import rens
from dap.felles.tid import dato
from dap.mote import queries as moter
from dap.oppfolging import queries as oppfolging
from dap.referat import rules
from dap.referat.models import Referat, Utkast
from dap.referat.operations._adgang import (
    Grep,
    apne,
    hent,
    krev_apen,
    krev_nav,
    registrer,
    varsle_motpart,
)
from dap.referat.operations._skriv import del_referat
from dap.referat.values import Kanal, Side
from dap.tilgang.policies import eget_rom
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def start_samtalereferat(
    *,
    aktor: Aktor,
    person_id: UUID,
    tema: str,
    dag: date,
    nokkel: UUID,
    naa: datetime,
    kanal: Kanal = Kanal.TELEFON,
    tekst: str = "",
    del_straks: bool = False,
) -> UUID:
    """Minutes of a talk without a meeting: a draft, or shared at once. Sent again it makes one.

    Only NAV. `dag` is not in the future. Raises Regelbrudd MANGLER, FOR_LANG (topic 100, text 5000
    characters), DATO_I_FRAMTIDEN, URIMELIG_DATO or IKKE_UNDER_OPPFOLGING.
    """
    krev_nav(aktor)
    innsyn = apne(aktor, person_id, naa)
    periode = oppfolging.krev_apen_periode(person_id)
    nokkel = innholdsnokkel(nokkel, person_id, rens(tema), dag, kanal, rens(tekst))
    finnes = Referat.objects.filter(nokkel=nokkel, person_id=person_id).first()
    if finnes is not None:
        id_ = finnes.id
    else:
        id_ = _start(aktor, innsyn, periode.id, tema, dag, kanal, tekst, nokkel, naa, del_straks)
    if del_straks:
        del_referat(aktor=aktor, referat_id=id_, versjon=1, tekst=tekst, naa=naa)
    return id_


def _start(
    aktor: Aktor, innsyn: Personinnsyn, periode_id: UUID, tema: str, dag: date, kanal: Kanal,
    tekst: str, nokkel: UUID, naa: datetime, del_straks: bool,
) -> UUID:  # fmt: skip
    rad = Referat(
        person_id=innsyn.person_id,
        periode_id=periode_id,
        rom=eget_rom(aktor, innsyn.rom),
        tema=rules.krev_tema(tema),
        dag=rules.krev_dag(dag, dato(naa)),
        kanal=kanal,
        skriver=Side.NAV,
        nokkel=nokkel,
    )
    grep = Grep(aktor, innsyn, rad, apen=True, naa=naa)
    _begynn(grep, rules.krev_tekst(tekst), meld=not del_straks)
    return rad.id


@transaction.atomic
def start_motereferat(*, aktor: Aktor, mote_id: UUID, person_id: UUID, naa: datetime) -> UUID:
    """The minutes of a meeting that has begun: those that are there, or an empty draft. Only NAV.

    Raises IkkeFunnet, and Regelbrudd MOTE_IKKE_BEGYNT or HISTORISK.
    """
    krev_nav(aktor)
    innsyn = apne(aktor, person_id, naa)
    mote = moter.ett_mote(innsyn, mote_id, naa=naa)
    finnes = Referat.objects.filter(mote_id=mote_id).first()
    if finnes is not None:
        return finnes.id
    if mote.historisk:
        raise Regelbrudd("HISTORISK")
    periode = oppfolging.krev_apen_periode(person_id)
    if mote.start is None or not mote.er_begynt(naa):
        raise Regelbrudd("MOTE_IKKE_BEGYNT")
    rad = Referat(
        person_id=person_id,
        periode_id=periode.id,
        rom=mote.rom,
        mote_id=mote_id,
        tema=mote.tittel,
        dag=dato(mote.start),
        kanal=mote.kanal,
        skriver=Side.NAV,
        nokkel=mote_id,
    )
    # The period is locked: whoever came first has made it by now.
    finnes = Referat.objects.filter(mote_id=mote_id).first()
    if finnes is not None:
        return finnes.id
    _begynn(Grep(aktor, innsyn, rad, apen=True, naa=naa), "")
    return rad.id


def _begynn(grep: Grep, tekst: str, *, meld: bool = True) -> None:
    grep.lagre("REFERAT_PABEGYNT")
    utkast = Utkast(referat=grep.rad, rom=grep.rad.rom, side=Side.NAV, tekst=tekst)
    utkast.stempl(aktor=grep.aktor, handling="SKREVET", naa=grep.naa)
    utkast.save()
    if meld:
        registrer(grep, "REFERAT_PABEGYNT", synlig=False)


@transaction.atomic
def be_bruker_skrive(*, aktor: Aktor, referat_id: UUID, naa: datetime) -> None:
    """The two have agreed that the user writes these minutes. They are told, and see the topic.

    What NAV has drafted is not shown to anybody else. Twice is once. Raises Regelbrudd
    REFERAT_ALLEREDE_DELT or HISTORISK.
    """
    krev_nav(aktor)
    grep = hent(aktor, referat_id, naa)
    if grep.rad.skriver == Side.BRUKER:
        return
    _krev_udelt(grep)
    grep.rad.skriver = Side.BRUKER
    grep.lagre("BEDT_OM_REFERAT")
    registrer(grep, "REFERAT_BEDT_OM", synlig=True)
    varsle_motpart(grep, Varselslag.SKRIV_REFERAT)


@transaction.atomic
def ta_over(*, aktor: Aktor, referat_id: UUID, naa: datetime) -> None:
    """NAV writes after all. What the user has drafted stays the user's alone. Twice is once."""
    krev_nav(aktor)
    grep = hent(aktor, referat_id, naa)
    if grep.rad.skriver == Side.NAV:
        return
    _krev_udelt(grep)
    grep.rad.skriver = Side.NAV
    grep.lagre("REFERAT_TATT_OVER")
    varsel.stopp(objekt_id=grep.rad.id, naa=naa, slag=Varselslag.SKRIV_REFERAT)
    registrer(grep, "REFERAT_TATT_OVER", synlig=True, objekt="REFERATLISTE")


def _krev_udelt(grep: Grep) -> None:
    krev_apen(grep)
    if grep.rad.delt_nr:
        raise Regelbrudd("REFERAT_ALLEREDE_DELT")
