"""Write, share, share a change, and say that it is finished."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dap.dialog import queries as dialog
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd, VersjonsKonflikt
from dap.felles.tid import dato
from dap.forstaelse import operations as forstaelse
from dap.referat import rules
from dap.referat.models import Delt, Utkast
from dap.referat.operations._adgang import (
    Grep,
    hent,
    hent_utkast,
    krev_apen,
    krev_nav,
    krev_skriver,
    registrer,
    varsle_motpart,
)
from dap.referat.queries import som_utkast
from dap.referat.values import OBJEKT, Kanal, Side
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag


@transaction.atomic
def lagre_utkast(
    *,
    aktor: Aktor,
    referat_id: UUID,
    versjon: int,
    tekst: str,
    naa: datetime,
    tema: str | None = None,
    dag: date | None = None,
    kanal: Kanal | None = None,
) -> None:
    """Keep what one's side has written so far; nobody else sees it. `versjon` is the draft's, 0 for none.

    Topic, day and channel belong to a talk that is not shared; they are left as they are otherwise.
    Saving what already stands does nothing. Raises VersjonsKonflikt (`gjeldende`: Utkastdata), and
    Regelbrudd as `start_samtalereferat`, HISTORISK or REFERAT_FERDIG.
    """
    grep = hent(aktor, referat_id, naa)
    krev_skriver(grep)
    _skriv(grep, versjon, tekst, om_endret=_om_samtalen(grep, tema, dag, kanal))


def _om_samtalen(grep: Grep, tema: str | None, dag: date | None, kanal: Kanal | None) -> bool:
    """Topic, day and channel of NAV's own unshared talk; whether they were changed."""
    rad = grep.rad
    if grep.side != Side.NAV or rad.mote_id is not None or rad.delt_nr:
        return False
    if tema is None or dag is None or kanal is None:
        return False
    nytt = (rules.krev_tema(tema), rules.krev_dag(dag, dato(grep.naa)), kanal)
    if nytt == (rad.tema, rad.dag, rad.kanal):
        return False
    krev_apen(grep)
    rad.tema, rad.dag, rad.kanal = nytt
    grep.lagre("REFERAT_OM_ENDRET")
    return True


def _skriv(grep: Grep, versjon: int, tekst: str, *, om_endret: bool = False) -> Utkast:
    """The draft with this text. What is there already needs no right to change anything."""
    tekst = rules.krev_tekst(tekst)
    utkast = hent_utkast(grep.rad, grep.side)
    if utkast is not None and utkast.apent and utkast.tekst == tekst and not om_endret:
        return utkast
    krev_apen(grep)
    if grep.rad.ferdig:
        raise rules.Ferdig
    if utkast is None:
        utkast = Utkast(referat=grep.rad, rom=grep.rad.rom, side=grep.side)
    elif utkast.versjon != versjon:
        raise VersjonsKonflikt(som_utkast(utkast))
    if not utkast.apent or utkast._state.adding:
        utkast.sitater = _delte_sitater(grep)
    utkast.tekst, utkast.apent = tekst, True
    utkast.stempl(aktor=grep.aktor, handling="SKREVET", naa=grep.naa)
    utkast.save()
    registrer(grep, "REFERATUTKAST_ENDRET", synlig=False)
    return utkast


def _delte_sitater(grep: Grep) -> list[UUID]:
    """A change starts from what is shared, quotes and all."""
    delt = Delt.objects.filter(referat=grep.rad, nr=grep.rad.delt_nr).first()
    return list(delt.sitater) if delt else []


@transaction.atomic
def del_referat(
    *,
    aktor: Aktor,
    referat_id: UUID,
    versjon: int,
    naa: datetime,
    tekst: str | None = None,
    tema: str | None = None,
    dag: date | None = None,
    kanal: Kanal | None = None,
) -> int:
    """Show the other side the minutes, or the change in them, as a new version. Returns its number.

    Without `tekst` (or with the draft's own) nothing is changed, and it may be shared also when the
    period has ended. Who shares agrees; the other side is asked and told. Sent twice it is shared
    once. Raises VersjonsKonflikt (`gjeldende`: Utkastdata), and Regelbrudd MANGLER (nothing is
    written), or as `lagre_utkast`.
    """
    grep = hent(aktor, referat_id, naa)
    krev_skriver(grep)
    if tekst is not None and _er_delt_alt(grep, rules.krev_tekst(tekst)):
        return grep.rad.delt_nr
    if tekst is None:
        utkast = hent_utkast(grep.rad, grep.side)
    else:
        om_endret = _om_samtalen(grep, tema, dag, kanal)
        utkast = _skriv(grep, versjon, tekst, om_endret=om_endret)
    if utkast is None or not utkast.apent:
        if grep.rad.delt_nr:
            return grep.rad.delt_nr
        raise Regelbrudd("MANGLER", felt="tekst")
    if tekst is None and utkast.versjon != versjon:
        raise VersjonsKonflikt(som_utkast(utkast))
    rules.krev_tekst(utkast.tekst, til_deling=True)
    _del(grep, utkast)
    return grep.rad.delt_nr


def _er_delt_alt(grep: Grep, tekst: str) -> bool:
    """The same form sent again: nothing is being written, and this is what stands."""
    utkast = hent_utkast(grep.rad, grep.side)
    if utkast is None or utkast.apent:
        return False
    return Delt.objects.filter(referat=grep.rad, nr=grep.rad.delt_nr, tekst=tekst).exists()


def _del(grep: Grep, utkast: Utkast) -> None:
    rad, aktor, naa = grep.rad, grep.aktor, grep.naa
    forste = rad.delt_nr == 0
    rad.delt_nr, rad.delt = rad.delt_nr + 1, naa
    Delt.objects.create(
        referat=rad, nr=rad.delt_nr, tekst=utkast.tekst, sitater=utkast.sitater,
        delt=naa, av_type=aktor.type, av_id=aktor.id,
    )  # fmt: skip
    grep.lagre("REFERAT_DELT" if forste else "REFERAT_ENDRET")
    _lukk(grep, utkast, "DELT")
    forstaelse.skriv_versjon(
        aktor=aktor,
        person_id=rad.person_id,
        rom=rad.rom,
        periode_id=rad.periode_id,
        objekt_type=OBJEKT,
        objekt_id=rad.id,
        versjon=rad.delt_nr,
        naa=naa,
    )
    registrer(grep, "REFERAT_DELT" if forste else "REFERAT_ENDRET", synlig=True)
    varsel.stopp(objekt_id=rad.id, naa=naa, slag=Varselslag.SKRIV_REFERAT)
    varsle_motpart(grep, Varselslag.REFERAT_DELT)


def _lukk(grep: Grep, utkast: Utkast, handling: str) -> None:
    utkast.tekst, utkast.sitater, utkast.apent = "", [], False
    utkast.stempl(aktor=grep.aktor, handling=handling, naa=grep.naa)
    utkast.save()


@transaction.atomic
def forkast_endring(*, aktor: Aktor, referat_id: UUID, versjon: int, naa: datetime) -> None:
    """Throw away a draft of a change; what is shared stands as it did. Twice is once.

    Raises VersjonsKonflikt, or Regelbrudd REFERAT_IKKE_DELT: a first draft is not thrown away.
    """
    grep = hent(aktor, referat_id, naa)
    krev_skriver(grep)
    utkast = hent_utkast(grep.rad, grep.side)
    if utkast is None or not utkast.apent:
        return
    if not grep.rad.delt_nr:
        raise rules.IkkeDelt
    if utkast.versjon != versjon:
        raise VersjonsKonflikt(som_utkast(utkast))
    _lukk(grep, utkast, "FORKASTET")
    registrer(grep, "REFERATUTKAST_ENDRET", synlig=False)


@transaction.atomic
def sett_ferdig(*, aktor: Aktor, referat_id: UUID, ferdig: bool, naa: datetime) -> None:
    """NAV says that the minutes are finished, or opens them again. Twice is once.

    Raises Regelbrudd REFERAT_IKKE_DELT, REFERATUTKAST_APENT (a change is not shared) or HISTORISK.
    """
    krev_nav(aktor)
    grep = hent(aktor, referat_id, naa)
    if grep.rad.ferdig == ferdig:
        return
    krev_apen(grep)
    if not grep.rad.delt_nr:
        raise rules.IkkeDelt
    if Utkast.objects.filter(referat=grep.rad, side=grep.rad.skriver, apent=True).exists():
        raise Regelbrudd("REFERATUTKAST_APENT")
    grep.rad.ferdig = ferdig
    grep.lagre("REFERAT_FERDIG" if ferdig else "REFERAT_APNET")
    registrer(grep, "REFERAT_FERDIG" if ferdig else "REFERAT_APNET", synlig=True)


@transaction.atomic
def siter(*, aktor: Aktor, referat_id: UUID, melding_id: UUID, naa: datetime) -> None:
    """Quote a message of the dialog in the draft, with its source. Twice is once. Only NAV.

    The message lies in the room of the minutes: IkkeFunnet otherwise. Raises Regelbrudd
    FOR_MANGE_SITATER (20), HISTORISK or REFERAT_FERDIG.
    """
    krev_nav(aktor)
    grep = hent(aktor, referat_id, naa)
    krev_skriver(grep)
    if melding_id not in dialog.sitater(grep.innsyn, [melding_id], rom=grep.rad.rom):
        raise IkkeFunnet
    krev_apen(grep)
    if grep.rad.ferdig:
        raise rules.Ferdig
    utkast = _apent_utkast(grep)
    if melding_id in utkast.sitater:
        return
    rules.krev_plass_til_sitat(utkast.sitater)
    _sett_sitater(grep, utkast, [*utkast.sitater, melding_id])


@transaction.atomic
def fjern_sitat(*, aktor: Aktor, referat_id: UUID, melding_id: UUID, naa: datetime) -> None:
    """Take a quote out of the draft. What is shared keeps it. Twice is once.

    IkkeFunnet for a message that could not have been quoted here.
    """
    krev_nav(aktor)
    grep = hent(aktor, referat_id, naa)
    krev_skriver(grep)
    if melding_id not in dialog.sitater(grep.innsyn, [melding_id], rom=grep.rad.rom):
        raise IkkeFunnet
    utkast = hent_utkast(grep.rad, Side.NAV)
    if utkast is None or melding_id not in utkast.sitater:
        return
    krev_apen(grep)
    _sett_sitater(grep, utkast, [s for s in utkast.sitater if s != melding_id])


def _apent_utkast(grep: Grep) -> Utkast:
    """The draft, or a new one that starts from what is shared."""
    utkast = hent_utkast(grep.rad, grep.side)
    if utkast is not None and utkast.apent:
        return utkast
    if utkast is None:
        utkast = Utkast(referat=grep.rad, rom=grep.rad.rom, side=grep.side)
    delt = Delt.objects.filter(referat=grep.rad, nr=grep.rad.delt_nr).first()
    utkast.tekst = delt.tekst if delt else ""
    utkast.sitater = list(delt.sitater) if delt else []
    utkast.apent = True
    return utkast


def _sett_sitater(grep: Grep, utkast: Utkast, sitater: list[UUID]) -> None:
    utkast.sitater = sitater
    utkast.stempl(aktor=grep.aktor, handling="SITAT", naa=grep.naa)
    utkast.save()
    registrer(grep, "REFERATUTKAST_ENDRET", synlig=False)
