"""What NAV does with a thread besides writing in it, and the user's consent to move it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from dap.dialog import rules
from dap.dialog.models import Lest, Overlevering, Svarlop, Trad
from dap.dialog.operations import _tilstand as t
from dap.dialog.operations._adgang import krev_ansatt, las_trad
from dap.dialog.values import (
    KRITISKE_TEMA,
    MAKS_HVORFOR,
    Mottaker,
    Side,
    Tema,
    Tradinnsyn,
    Utfall,
)
from dap.felles.aktor import SYSTEM, Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato
from dap.kassering import operations as kassering
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.person import queries as person
from dap.tilgang.queries import aktor_for_ansatt
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def sett_trenger_ikke_svar(
    *, aktor: Aktor, trad_id: UUID, trenger_ikke: bool, versjon: int, naa: datetime
) -> None:
    """Say that the user's message needs no answer, which stops the clock; or that it does after all.

    Taken back, the clock runs from the original time. Regelbrudd TRAD_HISTORISK, INGEN_MELDING.
    """
    krev_ansatt(aktor)
    trad = las_trad(aktor=aktor, trad_id=trad_id, naa=naa, versjon=versjon)
    if trenger_ikke == (trad.klokke_fra is None):
        return
    if trenger_ikke:
        t.stopp_klokke(trad, Utfall.TRENGER_IKKE_SVAR, aktor=aktor, naa=naa)
    else:
        _start_igjen(trad, naa)
    handling = "TRENGER_IKKE_SVAR" if trenger_ikke else "TRENGER_SVAR"
    t.lagre(trad, aktor=aktor, handling=handling, naa=naa)
    t.registrer(trad, handling, aktor=aktor, naa=naa)


def _start_igjen(trad: Trad, naa: datetime) -> None:
    siste = Svarlop.objects.filter(trad_id=trad.id).order_by("-id").first()
    if siste is None:
        raise Regelbrudd("INGEN_MELDING")
    ubesvart = siste.utfall == Utfall.TRENGER_IKKE_SVAR
    ny = rules.start_klokke(
        t.tilstand(trad),
        fra=siste.fra if ubesvart else naa,
        naa=naa,
        timer=t.svarfrist_timer(trad.person_id),
    )
    t.sett_tilstand(trad, ny)
    t.apne_svarlop(trad, naa=naa)


@transaction.atomic
def sett_venter_paa_bruker(
    *, aktor: Aktor, trad_id: UUID, venter: bool, versjon: int, naa: datetime
) -> None:
    """Mark that the user owes an answer, or no longer does. Regelbrudd TRAD_HISTORISK.

    Who is not digital is told of it in a letter.
    """
    krev_ansatt(aktor)
    trad = las_trad(aktor=aktor, trad_id=trad_id, naa=naa, versjon=versjon)
    if venter == (trad.venter_paa_bruker_siden is not None):
        return
    t.sett_tilstand(trad, rules.sett_venter_paa_bruker(t.tilstand(trad), venter=venter, naa=naa))
    handling = "VENTER_PAA_BRUKER" if venter else "VENTER_IKKE_PAA_BRUKER"
    t.lagre(trad, aktor=aktor, handling=handling, naa=naa)
    t.registrer(trad, handling, aktor=aktor, naa=naa)
    if venter:
        t.varsle(trad, Varselslag.BER_OM_SVAR, trad.person_id, naa=naa)


@transaction.atomic
def overlever(
    *, aktor: Aktor, trad_id: UUID, til: Mottaker, hvorfor: str, versjon: int, naa: datetime
) -> None:
    """Hand a thread to another receiver, whose clock starts from the original time.

    Regelbrudd MANGLER/FOR_LANG (why), ALLEREDE_DER, KREVER_SAMTYKKE (to or from the municipality:
    see `foresla_flytting`), TRAD_HISTORISK.
    """
    krev_ansatt(aktor)
    hvorfor = krev_lengde(hvorfor, felt="hvorfor", minst=1, maks=MAKS_HVORFOR)
    trad = las_trad(aktor=aktor, trad_id=trad_id, naa=naa, versjon=versjon)
    rules.krev_overlevering(Mottaker(trad.mottaker), til)
    _flytt(trad, til, aktor=aktor, hvorfor=hvorfor, naa=naa)
    t.registrer(trad, "TRAD_OVERLEVERT", aktor=aktor, naa=naa, til=til)
    t.varsle_nav(trad, Varselslag.OVERLEVERT, naa=naa)


def _flytt(
    trad: Trad, til: Mottaker, *, aktor: Aktor, hvorfor: str, naa: datetime, samtykke: bool = False
) -> None:
    Overlevering.objects.create(
        trad=trad,
        fra=trad.mottaker,
        til=til,
        hvorfor=hvorfor,
        av_type=aktor.type,
        av_id=aktor.id,
        tid=naa,
        samtykke=samtykke,
    )
    trad.mottaker, trad.rom, trad.flytting_foreslatt = til, rules.rom_for(til), None
    kassering.flytt_rom(sted_id=trad.id, rom=trad.rom)
    if trad.klokke_fra is not None:
        t.lukk_svarlop(trad, Utfall.OVERLEVERT, aktor=aktor, naa=naa)
        t.apne_svarlop(trad, naa=naa)
    t.lagre(
        trad,
        "mottaker",
        "rom",
        "flytting_foreslatt",
        aktor=aktor,
        handling="OVERLEVERT",
        naa=naa,
        begrunnelse=hvorfor,
    )


@transaction.atomic
def foresla_flytting(*, aktor: Aktor, trad_id: UUID, versjon: int, naa: datetime) -> None:
    """Ask the user whether the thread may move to the other room, state or municipality.

    Regelbrudd TRAD_HISTORISK, ALLEREDE_SPURT, AKTIVITETENS_ROM, VIKTIG_TRAD_FLYTTES_IKKE or
    BRUKER_KAN_IKKE_VARSLES.
    """
    krev_ansatt(aktor)
    trad = las_trad(aktor=aktor, trad_id=trad_id, naa=naa, versjon=versjon)
    if trad.aktivitet_id is not None:
        raise Regelbrudd("AKTIVITETENS_ROM")
    if trad.viktig:
        raise Regelbrudd("VIKTIG_TRAD_FLYTTES_IKKE")
    if trad.flytting_foreslatt is not None:
        raise Regelbrudd("ALLEREDE_SPURT")
    _krev_kan_svare(trad.person_id)
    trad.flytting_foreslatt = naa
    t.lagre(trad, "flytting_foreslatt", aktor=aktor, handling="FLYTTING_FORESLATT", naa=naa)
    t.registrer(trad, "FLYTTING_FORESLATT", aktor=aktor, naa=naa)
    t.varsle(trad, Varselslag.BER_OM_SVAR, trad.person_id, naa=naa)


def _krev_kan_svare(person_id: UUID) -> None:
    """Only the user can consent to the move, so it must be somebody who answers here."""
    data = person.persondata(person_id)
    if data is None:
        raise IkkeFunnet
    if oppfolging.er_manuell(person_id):
        raise Regelbrudd("BRUKER_KAN_IKKE_VARSLES", grunn="MANUELL")
    if data.reservert_krr or not data.kan_varsles:
        raise Regelbrudd(
            "BRUKER_KAN_IKKE_VARSLES", grunn="RESERVERT" if data.reservert_krr else "IKKE_KONTAKT"
        )


@transaction.atomic
def svar_paa_flytting(
    *, aktor: Aktor, trad_id: UUID, samtykker: bool, versjon: int, naa: datetime
) -> None:
    """The user's yes or no. Yes is the recorded consent that moves the thread, and its clock with it.

    Regelbrudd TRAD_HISTORISK, IKKE_SPURT.
    """
    if not aktor.er_bruker:
        raise IkkeFunnet
    trad = las_trad(aktor=aktor, trad_id=trad_id, naa=naa, versjon=versjon)
    if trad.flytting_foreslatt is None:
        raise Regelbrudd("IKKE_SPURT")
    if samtykker:
        til = Mottaker.VEILEDER if trad.rom == Rom.KOMMUNE else Mottaker.KOMMUNE
        varsel.stopp(objekt_id=trad.id, naa=naa)
        _flytt(trad, til, aktor=aktor, hvorfor="", naa=naa, samtykke=True)
        t.varsle_nav(trad, Varselslag.OVERLEVERT, naa=naa)
    else:
        trad.flytting_foreslatt = None
        t.lagre(trad, "flytting_foreslatt", aktor=aktor, handling="FLYTTING_AVSLATT", naa=naa)
    type_ = "FLYTTING_SAMTYKKET" if samtykker else "FLYTTING_AVSLATT"
    t.registrer(trad, type_, aktor=aktor, naa=naa)


@transaction.atomic
def marker_lest(*, aktor: Aktor, innsyn: Tradinnsyn, til_nr: int, naa: datetime) -> bool:
    """The reader has been shown the messages up to that number.

    False when there was nothing new, or they only look as the user, or for them.
    """
    if not innsyn.kan_skrive or not aktor.leser_selv:
        return False
    trad = Trad.objects.get(id=innsyn.trad_id)
    til_nr = min(til_nr, trad.antall)
    sist = (
        Lest.objects.filter(trad_id=trad.id, leser_id=aktor.id)
        .order_by("-til_nr")
        .values_list("til_nr", flat=True)
        .first()
    )
    if til_nr <= (sist or 0):
        return False
    side = Side.BRUKER if aktor.er_bruker else Side.NAV
    rad = Lest(trad_id=trad.id, side=side, leser_id=aktor.id, til_nr=til_nr, tid=naa)
    Lest.objects.bulk_create([rad], ignore_conflicts=True)
    varsel.merk_lest(aktor=aktor, objekt_id=trad.id, naa=naa)
    t.registrer(trad, "TRAD_LEST", aktor=aktor, naa=naa, til_nr=til_nr)
    return True


def varsle_kritiske(*, naa: datetime) -> int:
    """Raise the alarm for messages critical for benefits that nobody has opened for a working day.

    For a job that runs every hour. Each is alarmed once. Returns how many.
    """
    ider = list(
        Trad.objects.apne()
        .filter(
            tema__in=sorted(KRITISKE_TEMA),
            alarm_sendt=None,
            klokke_fra__lte=naa - timedelta(hours=rules.KRITISK_USETT_ARBEIDSTIMER),
        )
        .values_list("id", flat=True)
    )
    return sum(_varsle_kritisk(id_, naa) for id_ in ider)


@transaction.atomic
def _varsle_kritisk(trad_id: UUID, naa: datetime) -> bool:
    trad = Trad.objects.select_for_update(no_key=True).get(id=trad_id)
    if trad.klokke_fra is None or trad.alarm_sendt is not None:
        return False
    sett = Lest.objects.filter(trad=trad, side=Side.NAV, tid__gte=trad.klokke_fra).exists()
    if not rules.skal_alarmere(Tema(trad.tema), klokke_fra=trad.klokke_fra, sett=sett, naa=naa):
        return False
    trad.alarm_sendt = naa
    trad.save(update_fields=["alarm_sendt"])
    t.registrer(trad, "KRITISK_USETT", aktor=SYSTEM, naa=naa, tema=trad.tema)
    for mottaker_id in _alarmmottakere(trad, naa):
        t.varsle(trad, Varselslag.KRITISK_USETT, mottaker_id, naa=naa)
    return True


def _alarmmottakere(trad: Trad, naa: datetime) -> list[UUID]:
    """The adviser (or the stand-in) and the office's leaders, those of them who may open the thread."""
    enhet = kontor.kontor_for_person(trad.person_id)
    ledere = kontor.ledere(enhet.nr, dag=dato(naa)) if enhet else []
    ansvarlig = oppfolging.mottaker_hos_nav(trad.person_id, naa=naa)
    kandidater = dict.fromkeys([*([ansvarlig] if ansvarlig else []), *ledere])
    return [id_ for id_ in kandidater if _kan_apne(trad, id_, naa)]


def _kan_apne(trad: Trad, ansatt_id: UUID, naa: datetime) -> bool:
    aktor = aktor_for_ansatt(ansatt_id, naa=naa)
    return aktor is not None and Trad.objects.filter(id=trad.id).kan_apnes_av(aktor).exists()
