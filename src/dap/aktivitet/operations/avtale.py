"""Agreed with NAV, the prior notice, and what the reader has seen."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.aktivitet import rules
from dap.aktivitet.koder import Fhotype, Handling
from dap.aktivitet.models import Aktivitet, Forhandsorientering
from dap.aktivitet.operations.engang import en_gang
from dap.aktivitet.operations.grep import hent, ny_versjon_a_enes_om, registrer, varsle
from dap.aktivitet.values import FHO_MAKS, OBJEKT, Utfall, gjeldende_fho
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato
from dap.hendelse import operations as hendelse
from dap.oppfolging import queries as oppfolging
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@en_gang
def avtal(
    *,
    aktor: Aktor,
    aktivitet_id: UUID,
    versjon: int,
    fhotype: Fhotype,
    naa: datetime,
    tekst: str = "",
    nokkel: UUID | None = None,
) -> Utfall:
    """Agreed with NAV, for good, with the chosen prior notice.

    A notice demands an end date at least seven days ahead (a week more by post), and a user who is
    not in the qualification programme; without that only IKKE_SEND is left. `tekst` (1-500) belongs
    to PARAGRAF_11_9 (ftrl. § 11-9) alone.
    """
    grep = hent(aktor=aktor, aktivitet_id=aktivitet_id, versjon=versjon, naa=naa)
    rules.krev_kan_avtale(grep.tilstand, grep.part)
    rad = grep.rad
    kvp = oppfolging.apen_kvp(rad.person_id) is not None
    egen_tekst = rules.krev_fho(fhotype, tekst, grep.bruker, rad.til_dato, dato(naa), kvp=kvp)
    sendt = fhotype != Fhotype.IKKE_SEND
    rad.avtalt = True
    grep.lagre(Handling.AVTALT)
    Forhandsorientering.objects.create(
        aktivitet=rad, type=fhotype, tekst=egen_tekst, opprettet=naa, opprettet_av_id=aktor.id,
        malversjon=gjeldende_fho(fhotype, dato(naa)).versjon, frist=rad.til_dato if sendt else None,
    )  # fmt: skip
    ny_versjon_a_enes_om(grep)
    registrer(grep, "AKTIVITET_AVTALT", fhotype=fhotype)
    varsle(grep, Varselslag.FORHANDSORIENTERING if sendt else Varselslag.AKTIVITET_ENDRET)
    return grep.utfall()


@transaction.atomic
def les_forhandsorientering(
    *, aktor: Aktor, aktivitet_id: UUID, naa: datetime, svar: str = ""
) -> None:
    """The user has read what the activity demands, and may say something of it (at most 500).

    Twice is once; the version stays as it is. Stops the notification. Raises
    IkkeTilgang for anybody but the user, Regelbrudd FOR_LANG.
    """
    fho = (
        Forhandsorientering.objects.select_for_update(of=("self",))
        .select_related("aktivitet")
        .filter(aktivitet_id=aktivitet_id)
        .first()
    )
    if fho is None:
        raise IkkeFunnet
    rad = fho.aktivitet
    innsyn = apne_person(aktor=aktor, person_id=rad.person_id, hva="forhandsorientering", naa=naa)
    if not innsyn.ser_rom(rad.rom):
        raise IkkeFunnet
    if not aktor.er_bruker:
        raise IkkeTilgang("BARE_BRUKEREN_LESER")
    if fho.type == Fhotype.IKKE_SEND:
        raise Regelbrudd("INGEN_FORHANDSORIENTERING")
    if fho.lest is not None:
        return
    fho.lest = naa
    fho.svar = krev_lengde(svar, felt="svar", maks=FHO_MAKS)
    fho.save(update_fields=["lest", "svar"])
    hendelse.registrer(
        aktor=aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        type="FHO_LEST",
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        naa=naa,
        data={"aktivitetstype": rad.type, "versjon": rad.versjon},
    )
    varsel.stopp(objekt_id=rad.id, naa=naa, slag=Varselslag.FORHANDSORIENTERING)
    if fho.svar:
        _si_til_nav(aktor, rad, naa)


def _si_til_nav(aktor: Aktor, rad: Aktivitet, naa: datetime) -> None:
    mottaker = oppfolging.mottaker_hos_nav(rad.person_id, naa=naa, rom=rad.rom)
    if mottaker is not None and not aktor.er(mottaker):
        varsel.bestill(
            slag=Varselslag.FORHANDSORIENTERING_BESVART, mottaker_id=mottaker,
            person_id=rad.person_id, rom=rad.rom, objekt_type=OBJEKT, objekt_id=rad.id, naa=naa,
        )  # fmt: skip


def folg_brev_postet(*, aktivitet_id: UUID, naa: datetime) -> None:
    """A letter about the activity was posted today: it carries the notice, when that is unread.

    The first letter counts. Who knows of letters says it, in the transaction that posts them.
    """
    Forhandsorientering.objects.filter(
        aktivitet_id=aktivitet_id, lest=None, brev_postet=None
    ).exclude(type=Fhotype.IKKE_SEND).update(brev_postet=dato(naa))


def merk_sett(*, aktor: Aktor, innsyn: Personinnsyn, aktivitet_id: UUID, naa: datetime) -> None:
    """The reader has seen the activity as it is now: no mark of change, notifications of it read.

    Not when staff see what the user sees. The prior notice is still unread until the user says so.
    """
    if not innsyn.kan_skrive or innsyn.leser_id != aktor.id:
        return
    if not Aktivitet.objects.synlig_for(innsyn).filter(id=aktivitet_id).exists():
        raise IkkeFunnet
    hendelse.merk_sett(
        aktor=aktor,
        person_id=innsyn.person_id,
        objekt_type=OBJEKT,
        objekt_id=aktivitet_id,
        naa=naa,
    )
    varsel.merk_lest(aktor=aktor, objekt_id=aktivitet_id, naa=naa)
