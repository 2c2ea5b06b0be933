"""Complaints: registered by the user or for them, looked at by a human, answered in words."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tid import dato
from dap.hendelse import operations as hendelse
from dap.oppfolging import queries as oppfolging
from dap.tilgang.operations import apne_person
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag
from dap.vedtak import rules
from dap.vedtak.models import Klage, Vedtak
from dap.vedtak.operations._adgang import apne
from dap.vedtak.queries.klage import formkrav, som_klagedata
from dap.vedtak.values import OBJEKT_KLAGE, Formkrav, Klagestatus, Utfall


@transaction.atomic
def registrer_klage(
    *,
    aktor: Aktor,
    vedtak_id: UUID,
    tekst: str,
    nokkel: UUID,
    naa: datetime,
    mottatt: date | None = None,
) -> UUID:
    """Complain about a decision (1-10000 characters); staff register what has come, with its day.

    Late is told, never refused: a human decides whether it is excused. Also after the follow-up has
    ended. Sent again it makes one. Raises IkkeFunnet, and Regelbrudd MANGLER, FOR_LANG, KLAGE_FINNES,
    DATO_I_FRAMTIDEN, KLAGE_FOR_VEDTAKET.
    """
    vedtak, _innsyn = _las_vedtak(aktor, vedtak_id, naa)
    tekst = rules.krev_klagetekst(tekst)
    i_dag = dato(naa)
    dag = i_dag if aktor.er_bruker or mottatt is None else mottatt
    dag = rules.krev_mottatt(dag, fattet=dato(vedtak.fattet), i_dag=i_dag)
    nokkel = innholdsnokkel(nokkel, vedtak_id, tekst, dag)
    finnes = Klage.objects.filter(nokkel=nokkel).first()
    if finnes is not None:
        return finnes.id
    rad = Klage(
        vedtak=vedtak,
        person_id=vedtak.person_id,
        rom=vedtak.rom,
        status=Klagestatus.MOTTATT,
        tekst=tekst,
        mottatt=dag,
        i_tide=dag <= vedtak.klagefrist,
        nokkel=nokkel,
    )
    rad.stempl(aktor=aktor, handling="VEDTAK_PAKLAGET", naa=naa)
    try:
        with transaction.atomic():
            rad.save()
    except IntegrityError as feil:
        raise Regelbrudd("KLAGE_FINNES") from feil
    _registrer(rad, "VEDTAK_PAKLAGET", aktor, naa)
    if aktor.er_bruker:
        hos_nav = oppfolging.mottaker_hos_nav(rad.person_id, naa=naa, rom=rad.rom)
        _varsle(rad, Varselslag.VEDTAK_KLAGE_NY, hos_nav, naa)
    return rad.id


@transaction.atomic
def trekk_klage(*, aktor: Aktor, klage_id: UUID, naa: datetime, begrunnelse: str = "") -> None:
    """The user takes it back, or staff writes down that the user does (then with a word on how).

    Twice is once. Raises IkkeFunnet, Regelbrudd KLAGEN_ER_BEHANDLET, MANGLER.
    """
    rad = _las_klage(aktor, klage_id, naa)
    if rad.status == Klagestatus.TRUKKET:
        return
    rules.krev_hos_kontoret(Klagestatus(rad.status))
    ord_ = rules.krev_klagegrunn(begrunnelse, minst=0 if aktor.er_bruker else 1)
    _sett(rad, Klagestatus.TRUKKET, aktor, naa, ord_)
    varsel.stopp(objekt_id=rad.id, naa=naa, slag=Varselslag.VEDTAK_KLAGE_NY)


@transaction.atomic
def vurder_formkrav(
    *,
    aktor: Aktor,
    klage_id: UUID,
    versjon: int,
    signert: bool,
    part: bool,
    konkret: bool,
    unntak: bool | None,
    begrunnelse: str,
    naa: datetime,
) -> None:
    """Whether the demands on the form of a complaint are met. Only NAV; the deadline is counted.

    Raises IkkeFunnet, VersjonsKonflikt (`gjeldende`: Klagedata), Regelbrudd KLAGEN_ER_BEHANDLET,
    MANGLER_UNNTAK, MANGLER, FOR_LANG.
    """
    rad = _las_for_nav(aktor, klage_id, versjon, naa)
    rules.krev_hos_kontoret(Klagestatus(rad.status))
    krav = Formkrav(signert, part, konkret, rad.i_tide, None if rad.i_tide else unntak)
    rad.formkravgrunn = rules.krev_formkrav(krav, begrunnelse)
    rad.signert, rad.part, rad.konkret, rad.unntak = signert, part, konkret, krav.unntak
    rad.behandler_id = aktor.id
    _sett(rad, Klagestatus.VURDERT, aktor, naa, rad.formkravgrunn)


@transaction.atomic
def avgjor_klage(
    *, aktor: Aktor, klage_id: UUID, versjon: int, til: Klagestatus, svar: str, naa: datetime
) -> None:
    """Dismiss it, say that the decision is changed, or send it on. `svar` is what the user reads.

    `til`: AVVIST, OMGJORT or SENDT_KLAGEINSTANS. Raises as above, and Regelbrudd UKJENT_VALG,
    VURDER_FORMKRAV_FORST, FORMKRAVENE_ER_OPPFYLT, FORMKRAVENE_ER_IKKE_OPPFYLT.
    """
    if til not in {Klagestatus.AVVIST, Klagestatus.OMGJORT, Klagestatus.SENDT_KLAGEINSTANS}:
        raise Regelbrudd("UKJENT_VALG", felt="til")
    rad = _las_for_nav(aktor, klage_id, versjon, naa)
    rules.krev_hos_kontoret(Klagestatus(rad.status))
    rules.krev_kan_avgjores(til, formkrav(rad))
    rad.svar = rules.krev_klagegrunn(svar, felt="svar")
    rad.behandler_id = aktor.id
    _sett(rad, til, aktor, naa, rad.svar)
    varsel.stopp(objekt_id=rad.id, naa=naa, slag=Varselslag.VEDTAK_KLAGE_NY)
    _varsle(rad, Varselslag.VEDTAK_KLAGE_SVAR, rad.person_id, naa)


@transaction.atomic
def registrer_utfall(
    *, aktor: Aktor, klage_id: UUID, versjon: int, utfall: Utfall, svar: str, naa: datetime
) -> None:
    """What the appeal body answered, with its reasons. Raises as above, KLAGEN_ER_IKKE_SENDT."""
    rad = _las_for_nav(aktor, klage_id, versjon, naa)
    if rad.status != Klagestatus.SENDT_KLAGEINSTANS:
        raise Regelbrudd("KLAGEN_ER_IKKE_SENDT")
    rad.svar = rules.krev_klagegrunn(svar, felt="svar")
    rad.utfall, rad.behandler_id = utfall, aktor.id
    _sett(rad, Klagestatus.AVGJORT, aktor, naa, rad.svar)
    _varsle(rad, Varselslag.VEDTAK_KLAGE_SVAR, rad.person_id, naa)


def _apne(aktor: Aktor, person_id: UUID, naa: datetime) -> Personinnsyn:
    """The user themself, or staff with the right; a program is neither."""
    if not aktor.er_bruker:
        return apne(aktor, person_id, naa)
    return apne_person(aktor=aktor, person_id=person_id, hva="vedtak", naa=naa)


def _las_vedtak(aktor: Aktor, vedtak_id: UUID, naa: datetime) -> tuple[Vedtak, Personinnsyn]:
    person_id = Vedtak.objects.filter(id=vedtak_id).values_list("person_id", flat=True).first()
    if person_id is None:
        _krev_noen(aktor)
        raise IkkeFunnet
    innsyn = _apne(aktor, person_id, naa)
    synlige = Vedtak.objects.synlig_for(innsyn).filter(id=vedtak_id)
    rad = synlige.select_for_update(no_key=True).first()
    if rad is None:
        raise IkkeFunnet
    return rad, innsyn


def _las_klage(aktor: Aktor, klage_id: UUID, naa: datetime) -> Klage:
    funnet = Klage.objects.filter(id=klage_id).values_list("vedtak_id", flat=True).first()
    if funnet is None:
        _krev_noen(aktor)
        raise IkkeFunnet
    vedtak, _innsyn = _las_vedtak(aktor, funnet, naa)
    rad = Klage.objects.select_for_update().get(id=klage_id)
    rad.vedtak = vedtak
    return rad


def _las_for_nav(aktor: Aktor, klage_id: UUID, versjon: int, naa: datetime) -> Klage:
    if not aktor.er_ansatt:
        raise IkkeTilgang("BARE_NAV")
    rad = _las_klage(aktor, klage_id, naa)
    if rad.versjon != versjon:
        raise VersjonsKonflikt(som_klagedata(rad))
    return rad


def _krev_noen(aktor: Aktor) -> None:
    if not aktor.er_ansatt and not aktor.er_bruker:
        raise IkkeTilgang("BARE_NAV")


def _sett(rad: Klage, status: Klagestatus, aktor: Aktor, naa: datetime, begrunnelse: str) -> None:
    rad.status = status
    rad.stempl(aktor=aktor, handling=f"KLAGE_{status}", naa=naa, begrunnelse=begrunnelse)
    rad.save()
    _registrer(rad, "VEDTAK_KLAGE_STATUS", aktor, naa)


def _registrer(rad: Klage, type_: str, aktor: Aktor, naa: datetime) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        type=type_,
        objekt_type=OBJEKT_KLAGE,
        objekt_id=rad.id,
        naa=naa,
        data={"status": rad.status, "vedtak_id": str(rad.vedtak_id)},
    )


def _varsle(rad: Klage, slag: Varselslag, mottaker_id: UUID | None, naa: datetime) -> None:
    if mottaker_id is None:
        return
    varsel.bestill(
        slag=slag,
        mottaker_id=mottaker_id,
        person_id=rad.person_id,
        rom=rad.rom,
        objekt_type=OBJEKT_KLAGE,
        objekt_id=rad.id,
        naa=naa,
    )
