"""A round: begun, opened to the office's advisers, closed, and what was learned."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde, rens
from dap.kalibrering import rules
from dap.kalibrering.models import Deltaker, Laerdom, Runde
from dap.kalibrering.operations._felles import Grep, hent_som_leder
from dap.kalibrering.queries import en_runde, leder_ved, mulige_deltakere, som_laerdom
from dap.kalibrering.values import LAERDOM_MAKS, OBJEKT, Status
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def ny_runde(
    *, aktor: Aktor, kontor_nr: str, tittel: str, frist: date, nokkel: UUID, naa: datetime
) -> UUID:
    """Prepare a round at an office that the one who acts leads. The same form sent again makes one.

    `frist` is the last day to answer. Raises IkkeFunnet, or Regelbrudd MANGLER, FOR_LANG or
    URIMELIG_DATO.
    """
    if kontor_nr not in leder_ved(aktor):
        raise IkkeFunnet
    nokkel = innholdsnokkel(nokkel, aktor.id, kontor_nr, rens(tittel), frist)
    if finnes := Runde.objects.filter(nokkel=nokkel).first():
        return finnes.id
    rad = Runde(
        kontor_id=kontor_nr,
        tittel=rules.krev_tittel(tittel),
        frist=rules.krev_frist(frist, naa),
        nokkel=nokkel,
    )
    Grep(aktor, rad, leder=True, naa=naa).lagre("RUNDE_OPPRETTET")
    return rad.id


@transaction.atomic
def endre_runde(
    *, aktor: Aktor, runde_id: UUID, versjon: int, tittel: str, frist: date, naa: datetime
) -> None:
    """Another title or deadline, before it is opened. Saving what stands does nothing.

    Raises VersjonsKonflikt (`gjeldende`: Rundedata), or Regelbrudd as `ny_runde`, RUNDE_APEN or
    RUNDE_AVSLUTTET.
    """
    grep = hent_som_leder(aktor, runde_id, naa)
    nytt = (rules.krev_tittel(tittel), rules.krev_frist(frist, naa))
    if nytt == (grep.rad.tittel, grep.rad.frist):
        return
    rules.krev_status(grep.status(), Status.FORBEREDES)
    _krev_versjon(grep, versjon)
    grep.rad.tittel, grep.rad.frist = nytt
    grep.lagre("RUNDE_ENDRET")


def _krev_versjon(grep: Grep, versjon: int) -> None:
    if grep.rad.versjon != versjon:
        raise VersjonsKonflikt(en_runde(grep.aktor, grep.rad.id, naa=grep.naa))


@transaction.atomic
def apne_runde(*, aktor: Aktor, runde_id: UUID, versjon: int, naa: datetime) -> None:
    """Put the cases before the office's advisers: all of them but the one who opens; they are
    told. Twice is once.

    Raises VersjonsKonflikt, or Regelbrudd RUNDE_UTEN_SAKER, FOR_FA_DELTAKERE (fewer than two),
    FRISTEN_ER_UTE or RUNDE_AVSLUTTET.
    """
    grep = hent_som_leder(aktor, runde_id, naa)
    if grep.status() == Status.APEN:
        return
    rules.krev_status(grep.status(), Status.FORBEREDES)
    _krev_versjon(grep, versjon)
    mulige = mulige_deltakere(grep.rad.kontor_id, uten=aktor.id, naa=naa)
    saker = grep.rad.saker.filter(fjernet=False).count()
    rules.krev_apnes(saker=saker, deltakere=len(mulige), frist=grep.rad.frist, naa=naa)
    Deltaker.objects.bulk_create(Deltaker(runde=grep.rad, ansatt_id=id_) for id_ in mulige)
    grep.rad.apnet = naa
    grep.lagre("RUNDE_APNET")
    for id_ in mulige:
        varsel.bestill(
            slag=Varselslag.KALIBRERING, mottaker_id=id_, person_id=None, rom=Rom.STAT,
            objekt_type=OBJEKT, objekt_id=runde_id, naa=naa,
        )  # fmt: skip


@transaction.atomic
def lukk_runde(*, aktor: Aktor, runde_id: UUID, naa: datetime) -> None:
    """End it before its deadline, so that everybody sees the answers. Twice is once.

    Raises Regelbrudd RUNDE_FORBEREDES: what was never opened has nothing to close.
    """
    grep = hent_som_leder(aktor, runde_id, naa)
    if grep.status() == Status.AVSLUTTET:
        return
    rules.krev_status(grep.status(), Status.APEN)
    grep.rad.lukket = naa
    grep.lagre("RUNDE_LUKKET")
    varsel.stopp(objekt_id=runde_id, naa=naa)


@transaction.atomic
def skriv_laerdom(*, aktor: Aktor, runde_id: UUID, versjon: int, tekst: str, naa: datetime) -> None:
    """What was learned (5000 characters), when the round has ended. Saving what stands does nothing.

    `versjon` is the note's, 0 for none. Raises VersjonsKonflikt (`gjeldende`: Laerdomsdata), or
    Regelbrudd FOR_LANG, RUNDE_FORBEREDES or RUNDE_APEN.
    """
    grep = hent_som_leder(aktor, runde_id, naa)
    rules.krev_status(grep.status(), Status.AVSLUTTET)
    tekst = krev_lengde(tekst, felt="tekst", maks=LAERDOM_MAKS)
    rad = Laerdom.objects.select_for_update().filter(runde=grep.rad).first()
    if rad is None:
        rad = Laerdom(runde=grep.rad, versjon=0)
    elif rad.tekst == tekst:
        return
    elif rad.versjon != versjon:
        raise VersjonsKonflikt(som_laerdom(rad))
    rad.tekst, rad.endret, rad.endret_av_id = tekst, naa, aktor.id
    rad.versjon += 1
    rad.save()
