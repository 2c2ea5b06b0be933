from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tekst import krev_lengde, rens
from dap.felles.tid import dato
from dap.forstaelse import operations as forstaelse
from dap.hendelse import operations as hendelse
from dap.mal import rules
from dap.mal.models import Forventning, Mal
from dap.mal.operations._felles import apne_for_skriving
from dap.mal.queries import som_forventningsdata
from dap.mal.values import (
    FORVENTNING_MAKS,
    GRUNN_MAKS,
    MAKS_AKTIVE_FORVENTNINGER,
    Forventningsstatus,
    Malstatus,
    Objekttype,
)
from dap.oppfolging import queries as oppfolging
from dap.tilgang.policies import eget_rom
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def opprett_forventning(
    *,
    aktor: Aktor,
    person_id: UUID,
    tekst: str,
    nokkel: UUID,
    naa: datetime,
    frist: date | None = None,
    mal_id: UUID | None = None,
) -> UUID:
    """NAV says what it expects of the user (1-500 characters). The same form sent again makes one.

    Raises IkkeTilgang BARE_NAV for the user; Regelbrudd MANGLER, FOR_LANG, DATO_I_FORTIDEN,
    URIMELIG_DATO, UKJENT_MAL, FOR_MANGE_FORVENTNINGER (10 active) or IKKE_UNDER_OPPFOLGING.
    """
    innsyn = _apne(aktor, person_id, naa)
    periode = oppfolging.krev_apen_periode(person_id)
    mine = Forventning.objects.filter(person_id=person_id)
    nokkel = innholdsnokkel(nokkel, rens(tekst), frist, mal_id)
    if finnes := mine.filter(nokkel=nokkel).first():
        return finnes.id
    rom = eget_rom(aktor, innsyn.rom)
    aktive = mine.filter(periode_id=periode.id, rom=rom, status=Forventningsstatus.AKTIV)
    if aktive.count() >= MAKS_AKTIVE_FORVENTNINGER:
        raise Regelbrudd("FOR_MANGE_FORVENTNINGER", maks=MAKS_AKTIVE_FORVENTNINGER)
    rad = Forventning(person_id=person_id, periode_id=periode.id, rom=rom, nokkel=nokkel)
    _skriv(rad, innsyn, tekst, frist, mal_id, naa)
    rad.stempl(aktor=aktor, handling="FORVENTNING_SATT", naa=naa)
    rad.save()
    _ny_versjon(rad, aktor, "FORVENTNING_SATT", naa)
    return rad.id


@transaction.atomic
def endre_forventning(
    *,
    aktor: Aktor,
    forventning_id: UUID,
    versjon: int,
    tekst: str,
    naa: datetime,
    frist: date | None = None,
    mal_id: UUID | None = None,
) -> None:
    """Word it anew: the user is asked again. Saving what already stands does nothing.

    Raises VersjonsKonflikt, and Regelbrudd as `opprett_forventning`, or FORVENTNING_AVSLUTTET.
    """
    rad, innsyn = _hent(aktor, forventning_id, naa)
    if (rad.tekst, rad.frist, rad.mal_id) == (rens(tekst), frist, mal_id):
        return
    if rad.versjon != versjon:
        raise VersjonsKonflikt(som_forventningsdata(rad))
    if rad.status != Forventningsstatus.AKTIV:
        raise Regelbrudd("FORVENTNING_AVSLUTTET")
    _skriv(rad, innsyn, tekst, frist, mal_id, naa)
    rad.stempl(aktor=aktor, handling="FORVENTNING_ENDRET", naa=naa)
    rad.save()
    _ny_versjon(rad, aktor, "FORVENTNING_ENDRET", naa)


@transaction.atomic
def sett_forventningsstatus(
    *,
    aktor: Aktor,
    forventning_id: UUID,
    versjon: int,
    status: Forventningsstatus,
    grunn: str,
    naa: datetime,
) -> None:
    """Met, withdrawn or expected again (the last two with a reason). The same twice does nothing.

    Raises VersjonsKonflikt, or Regelbrudd MANGLER or FOR_LANG.
    """
    rad, _innsyn = _hent(aktor, forventning_id, naa)
    grunn = krev_lengde(grunn, felt="grunn", maks=GRUNN_MAKS)
    fra = Forventningsstatus(rad.status)
    if fra == status and rad.begrunnelse == grunn:
        return
    if rad.versjon != versjon:
        raise VersjonsKonflikt(som_forventningsdata(rad))
    rules.krev_forventningsstatus(fra, status, grunn)
    rad.status = status
    rad.stempl(aktor=aktor, handling="FORVENTNING_STATUS_ENDRET", naa=naa, begrunnelse=grunn)
    rad.save()
    gjelder = status == Forventningsstatus.AKTIV
    forstaelse.sett_gjelder(aktor=aktor, objekt_id=rad.id, gjelder=gjelder, naa=naa)
    if not gjelder:
        varsel.stopp(objekt_id=rad.id, naa=naa, slag=Varselslag.FORVENTNING)
    _registrer(rad, aktor, "FORVENTNING_STATUS_ENDRET", naa)


def _apne(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    """Access for who may expect something: staff who follow up, never the user."""
    innsyn = apne_for_skriving(aktor, person_id, naa)
    if aktor.er_bruker:
        raise IkkeTilgang("BARE_NAV")
    return innsyn


def _hent(aktor: Aktor, forventning_id: UUID, naa: datetime) -> tuple[Forventning, Personinnsyn]:
    person_id = (
        Forventning.objects.filter(id=forventning_id).values_list("person_id", flat=True).first()
    )
    if person_id is None:
        raise IkkeFunnet
    innsyn = _apne(aktor, person_id, naa)
    synlig = Forventning.objects.synlig_for(innsyn).filter(id=forventning_id)
    if not synlig.exists():
        raise IkkeFunnet
    periode = oppfolging.krev_apen_periode(person_id)
    rad = synlig.select_for_update().get()
    if rad.periode_id != periode.id:
        raise Regelbrudd("HISTORISK")
    return rad, innsyn


def _skriv(
    rad: Forventning,
    innsyn: Personinnsyn,
    tekst: str,
    frist: date | None,
    mal_id: UUID | None,
    naa: datetime,
) -> None:
    gammelt_mal = rad.mal_id
    rad.tekst = krev_lengde(tekst, felt="tekst", maks=FORVENTNING_MAKS, minst=1)
    rad.frist = rules.krev_forventningsfrist(frist, gammel=rad.frist, i_dag=dato(naa))
    if mal_id is not None and mal_id != gammelt_mal:
        mal = Mal.objects.synlig_for(innsyn).filter(
            id=mal_id, rom=rad.rom, periode_id=rad.periode_id, status=Malstatus.AKTIV
        )
        if not mal.exists():
            raise Regelbrudd("UKJENT_MAL", felt="mal_id")
    rad.mal_id = mal_id


def _ny_versjon(rad: Forventning, aktor: Aktor, type_: str, naa: datetime) -> None:
    """NAV agrees with its own words; the user is asked, and told."""
    forstaelse.skriv_versjon(
        aktor=aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        periode_id=rad.periode_id,
        objekt_type=Objekttype.FORVENTNING,
        objekt_id=rad.id,
        versjon=rad.versjon,
        naa=naa,
    )
    _registrer(rad, aktor, type_, naa)
    varsel.bestill(
        slag=Varselslag.FORVENTNING,
        mottaker_id=rad.person_id,
        person_id=rad.person_id,
        rom=rad.rom,
        objekt_type=Objekttype.FORVENTNING,
        objekt_id=rad.id,
        naa=naa,
    )


def _registrer(rad: Forventning, aktor: Aktor, type_: str, naa: datetime) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        type=type_,
        objekt_type=Objekttype.FORVENTNING,
        objekt_id=rad.id,
        naa=naa,
        data={"versjon": rad.versjon, "status": rad.status},
    )
