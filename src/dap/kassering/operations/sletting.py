"""Erase what never should have stood there: one asks, another decides (ADR 25)."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd, VersjonsKonflikt
from dap.felles.sletting import Klipp
from dap.hendelse import operations as hendelse
from dap.kassering import rules
from dap.kassering.models import Kassering
from dap.kassering.operations._eiere import eier_av, folger
from dap.kassering.queries import som_rad
from dap.kassering.values import OBJEKT, OBJEKT_ONSKE, Gjenstand, Sak, Slag, Tomt
from dap.oppfolging import queries as oppfolging
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def be_om(
    *,
    aktor: Aktor,
    slag: str,
    objekt_id: UUID,
    begrunnelse: str,
    versjon: int,
    naa: datetime,
    hele: Collection[str] = (),
    deler: Sequence[str] = (),
) -> UUID:
    """Ask to have the whole of some fields erased, or parts of the text wherever it stands in them.

    Staff who may open it ask for anything; the user for what they have written themself. Asking the
    same twice is asking once. Raises IkkeFunnet (also for an unknown kind), IkkeTilgang,
    VersjonsKonflikt (`gjeldende`: Gjenstand), Regelbrudd KASSERING_ER_BEDT_OM or those of `rules`.
    """
    gjenstand = eier_av(slag).finn(aktor=aktor, objekt_id=objekt_id, naa=naa, las=True)
    rules.krev_kan_be(gjenstand, er_bruker=aktor.er_bruker)
    klipp = rules.krev_klipp(gjenstand, hele, deler)
    begrunnelse = rules.krev_begrunnelse(begrunnelse, gjenstand, klipp)
    apen = Kassering.objects.filter(objekt_id=objekt_id, avgjort=None).first()
    if apen is not None:
        if (apen.bedt_av_id, apen.begrunnelse, _klipp(apen)) == (aktor.id, begrunnelse, klipp):
            return apen.id
        raise Regelbrudd("KASSERING_ER_BEDT_OM")
    if gjenstand.versjon != versjon:
        raise VersjonsKonflikt(gjenstand)
    rad = _opprett(aktor, gjenstand, klipp, begrunnelse, naa)
    _registrer("KASSERING_BEDT", rad, aktor, naa)
    mottaker = oppfolging.mottaker_hos_nav(rad.person_id, naa=naa, rom=rad.rom)
    if mottaker is not None and mottaker != aktor.id:
        _varsle(Varselslag.KASSERING_BEDT, rad, mottaker, naa)
    return rad.id


@transaction.atomic
def avgjor(
    *,
    aktor: Aktor,
    kassering_id: UUID,
    godkjent: bool,
    versjon: int,
    naa: datetime,
    avslag: str = "",
) -> None:
    """Erase it, or say no with a reason. A member of staff, another than the one who asked.

    `versjon` is the one whose preview was read. Raises IkkeFunnet, IkkeTilgang, VersjonsKonflikt
    (`gjeldende`: Gjenstand), Regelbrudd EGEN_KASSERING, KASSERING_ER_AVGJORT, MANGLER, FOR_LANG or
    GJENTAR_INNHOLDET (`avslag`).
    """
    rad, gjenstand = _apne(aktor, kassering_id, naa)
    if rad.bedt_av_id == aktor.id:
        raise Regelbrudd("EGEN_KASSERING")
    if rad.avgjort is not None:
        if rad.avgjort_av_id == aktor.id and rad.godkjent == godkjent:
            return
        raise Regelbrudd("KASSERING_ER_AVGJORT")
    klipp = _klipp(rad)
    if not godkjent:
        rad.avslag = rules.krev_begrunnelse(avslag, gjenstand, klipp, felt="avslag")
    elif gjenstand.versjon != versjon:
        raise VersjonsKonflikt(gjenstand)
    rad.avgjort_av_id, rad.avgjort, rad.godkjent, rad.deler = aktor.id, naa, godkjent, []
    rad.save()
    if godkjent:
        _tom(gjenstand, klipp, aktor, naa)
        _registrer_slettet(gjenstand, aktor, naa)
        if not rad.intern:
            _varsle_om_slettet(rad, naa)
    else:
        _registrer("KASSERING_AVSLATT", rad, aktor, naa)
        _varsle(Varselslag.KASSERING_AVSLATT, rad, rad.bedt_av_id, naa)
    varsel.stopp(objekt_id=rad.id, naa=naa, slag=Varselslag.KASSERING_BEDT)


def se_pa(innsyn: Personinnsyn, *, kassering_id: UUID) -> Sak:
    """A request with what it would change, for staff who may decide it. Raises IkkeFunnet, also for
    somebody else's, and IkkeTilgang."""
    rad = Kassering.objects.synlig_for(innsyn).filter(id=kassering_id).first()
    if rad is None or innsyn.er_bruker or not innsyn.kan_skrive:
        raise IkkeFunnet
    gjenstand = eier_av(rad.slag).les(innsyn, rad.objekt_id)
    klipp = _klipp(rad)
    etter, i_tidligere = [], 0
    for f in gjenstand.felter if rad.avgjort is None else ():
        if (ny := klipp.bruk(f.navn, f.naa)) != f.naa:
            etter.append((f.etikett, f.naa, ny))
        i_tidligere += sum(klipp.bruk(f.navn, t) != t for t in f.tidligere)
    return Sak(som_rad(rad, innsyn.leser_id), gjenstand, tuple(etter), i_tidligere)


def se_pa_ting(innsyn: Personinnsyn, *, slag: str, objekt_id: UUID) -> Gjenstand:
    """What somebody is about to ask for. Raises like `be_om`; IkkeFunnet also for somebody else's,
    and for staff in the user's own view."""
    gjenstand = eier_av(slag).les(innsyn, objekt_id)
    if gjenstand.person_id != innsyn.person_id or not innsyn.kan_skrive:
        raise IkkeFunnet
    rules.krev_kan_be(gjenstand, er_bruker=innsyn.er_bruker)
    return gjenstand


def flytt_rom(*, sted_id: UUID, rom: str) -> None:
    """What the requests are about has moved to the other room, with the user's consent."""
    Kassering.objects.filter(sted_id=sted_id).update(rom=rom)


def _apne(aktor: Aktor, kassering_id: UUID, naa: datetime) -> tuple[Kassering, Gjenstand]:
    """The period first, then what it is about, then the request: so nobody waits for each other."""
    if not aktor.er_ansatt:
        raise IkkeFunnet
    rad = Kassering.objects.filter(id=kassering_id).first()
    if rad is None:
        raise IkkeFunnet
    _las_periode(rad.person_id)
    gjenstand = eier_av(rad.slag).finn(aktor=aktor, objekt_id=rad.objekt_id, naa=naa, las=True)
    return Kassering.objects.select_for_update().get(id=kassering_id), gjenstand


def _las_periode(person_id: UUID) -> None:
    try:
        oppfolging.krev_apen_periode(person_id)
    except Regelbrudd:
        return  # What belongs to a period that has ended can be erased too.


def _klipp(rad: Kassering) -> Klipp:
    return Klipp(frozenset(rad.hele), tuple(rad.deler))


def _opprett(
    aktor: Aktor, g: Gjenstand, klipp: Klipp, begrunnelse: str, naa: datetime
) -> Kassering:
    return Kassering.objects.create(
        person_id=g.person_id,
        rom=g.rom,
        slag=g.slag,
        objekt_id=g.id,
        sted_type=g.sted_type,
        sted_id=g.sted_id,
        intern=g.intern,
        hele=sorted(klipp.hele),
        deler=list(klipp.deler),
        begrunnelse=begrunnelse,
        bedt_av_type=aktor.type,
        bedt_av_id=aktor.id,
        bedt=naa,
    )


def _tom(g: Gjenstand, klipp: Klipp, aktor: Aktor, naa: datetime) -> None:
    borte = {*eier_av(g.slag).tom(gjenstand=g, klipp=klipp, aktor=aktor, naa=naa), *klipp.deler}
    tomt = Tomt(g.slag, g.id, g.person_id, g.sted_id, tuple(sorted(borte, key=len)), aktor, naa)
    for folg in folger():
        folg(tomt)


def _registrer(type_: str, rad: Kassering, aktor: Aktor, naa: datetime) -> None:
    onske = rad.bedt_av_id == rad.person_id
    hendelse.registrer(
        aktor=aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        type=type_,
        objekt_type=OBJEKT_ONSKE if onske else OBJEKT,
        objekt_id=rad.id,
        naa=naa,
        data={"slag": rad.slag},
    )


def _registrer_slettet(g: Gjenstand, aktor: Aktor, naa: datetime) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=g.person_id,
        rom=g.rom,
        type="MELDING_KASSERT" if g.slag == Slag.MELDING else "INNHOLD_KASSERT",
        objekt_type=g.tidslinje or g.sted_type,
        objekt_id=g.sted_id,
        naa=naa,
        data={"slag": g.slag} | ({"nr": g.nr, "melding_id": str(g.id)} if g.nr else {}),
    )


def _varsle(slag: Varselslag, rad: Kassering, mottaker_id: UUID, naa: datetime) -> None:
    varsel.bestill(
        slag=slag,
        mottaker_id=mottaker_id,
        person_id=rad.person_id,
        rom=rad.rom,
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=naa,
    )


def _varsle_om_slettet(rad: Kassering, naa: datetime) -> None:
    """The user reads of it where it stood."""
    varsel.bestill(
        slag=Varselslag.INNHOLD_SLETTET,
        mottaker_id=rad.person_id,
        person_id=rad.person_id,
        rom=rad.rom,
        objekt_type=rad.sted_type,
        objekt_id=rad.sted_id,
        naa=naa,
    )
