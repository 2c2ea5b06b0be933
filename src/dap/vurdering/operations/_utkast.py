"""What NAV writes before anybody else sees it. One member of staff at a time."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import VersjonsKonflikt
from dap.tilgang.policies import eget_rom
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag
from dap.vurdering import rules
from dap.vurdering.models import Ferdig, Ferdigtekst, Utkastdel, Vurdering
from dap.vurdering.operations._adgang import (
    Grep,
    apne,
    hent,
    hent_eller_ny,
    krev_eier,
    krev_nav,
    registrer,
    tekster,
    varsle,
)
from dap.vurdering.queries import som_del, som_rad
from dap.vurdering.values import (
    OBJEKT_UTKAST,
    Del,
    Innsatsgruppe,
    Konklusjon,
    Slag,
)


@transaction.atomic
def start_utkast(*, aktor: Aktor, person_id: UUID, slag: Slag, naa: datetime) -> UUID:
    """Begin an assessment, or a new version of it, which starts from what is finished. Only NAV.

    A draft that is there already is left as it is, whoever writes it. Raises IkkeTilgang BARE_NAV
    or BARE_LESE, or Regelbrudd IKKE_UNDER_OPPFOLGING.
    """
    krev_nav(aktor)
    innsyn = apne(aktor, person_id, naa)
    grep = hent_eller_ny(aktor, innsyn, slag, eget_rom(aktor, innsyn.rom), naa)
    if grep.rad.eier_id is not None:
        return grep.rad.id
    grep.rad.eier_id = aktor.id
    grep.lagre("VURDERING_PABEGYNT")
    _fra_siste(grep)
    registrer(grep, "VURDERING_PABEGYNT", synlig=False)
    return grep.rad.id


def _fra_siste(grep: Grep) -> None:
    """A new version starts from the last one's words, NAV's own alone."""
    siste = Ferdig.objects.filter(vurdering=grep.rad, nr=grep.rad.ferdig_nr).first()
    if siste is None:
        return
    rader = Ferdigtekst.objects.filter(ferdig=siste, av_bruker=False)
    for del_navn, tekst in rader.values_list("del_navn", "tekst"):
        rad = _del_rad(grep.rad, Del(del_navn))
        rad.tekst = tekst
        if rad.del_navn == Del.KONKLUSJON:
            rad.stotter, rad.bor_vurderes = siste.stotter, siste.bor_vurderes
        _lagre_del(grep, rad, "FRA_SISTE")


def _del_rad(vurdering: Vurdering, del_: Del) -> Utkastdel:
    rad = Utkastdel.objects.select_for_update().filter(vurdering=vurdering, del_navn=del_).first()
    return rad or Utkastdel(vurdering=vurdering, rom=vurdering.rom, del_navn=del_, versjon=0)


def _lagre_del(grep: Grep, rad: Utkastdel, handling: str) -> None:
    if rad._state.adding:
        rad.versjon = 1
    rad.stempl(aktor=grep.aktor, handling=handling, naa=grep.naa)
    rad.save()


@transaction.atomic
def skriv_del(
    *, aktor: Aktor, vurdering_id: UUID, del_: Del, versjon: int, tekst: str, naa: datetime
) -> None:
    """Write one part (5000 characters; empty is allowed while it is a draft). Only who writes it.

    `versjon` is the part's, 0 when it was never written. Saving what already stands does nothing.
    Raises VersjonsKonflikt (`gjeldende`: Utkastdel), and Regelbrudd FOR_LANG, MULIGHETER_FORST,
    UKJENT_DEL, UTKAST_TATT_OVER, INGEN_UTKAST or HISTORISK.
    """
    krev_nav(aktor)
    grep = hent(aktor, vurdering_id, naa)
    rules.krev_del(grep.slag, del_)
    _skriv(grep, del_, versjon, tekst, None)


@transaction.atomic
def skriv_konklusjon(
    *,
    aktor: Aktor,
    vurdering_id: UUID,
    versjon: int,
    tekst: str,
    stotter: Iterable[Innsatsgruppe],
    naa: datetime,
    bor_vurderes: bool | None = None,
) -> None:
    """What the assessment ends in, with the reason. Raises as `skriv_del`, or UKJENT_GRUPPE."""
    krev_nav(aktor)
    grep = hent(aktor, vurdering_id, naa)
    slutt = rules.krev_konklusjon(grep.slag, Konklusjon(frozenset(stotter), bor_vurderes))
    _skriv(grep, Del.KONKLUSJON, versjon, tekst, slutt)


def _skriv(grep: Grep, del_: Del, versjon: int, tekst: str, slutt: Konklusjon | None) -> None:
    krev_eier(grep)
    tekst = rules.krev_deltekst(tekst)
    rad = _del_rad(grep.rad, del_)
    staar = Konklusjon(rules.grupper(rad.stotter), rad.bor_vurderes)
    if rad.tekst == tekst and (slutt is None or slutt == staar):
        return
    if rad.versjon != versjon:
        raise VersjonsKonflikt(som_del(rad))
    rules.krev_rekkefolge(grep.slag, del_, tekst, tekster(grep.rad))
    rad.tekst = tekst
    if slutt is not None:
        rad.stotter, rad.bor_vurderes = sorted(slutt.stotter), slutt.bor_vurderes
    grep.lagre("VURDERING_SKREVET")
    _lagre_del(grep, rad, "SKREVET")
    registrer(grep, "VURDERING_SKREVET", synlig=False, **{"del": del_.value})


@transaction.atomic
def ta_over_utkast(*, aktor: Aktor, vurdering_id: UUID, naa: datetime) -> None:
    """Write on where a colleague stopped; the colleague is told. Twice is once.

    Raises IkkeTilgang BARE_NAV, or Regelbrudd INGEN_UTKAST or HISTORISK.
    """
    krev_nav(aktor)
    grep = hent(aktor, vurdering_id, naa)
    forrige = grep.rad.eier_id
    if forrige is None:
        raise rules.IngenUtkast
    if forrige == aktor.id:
        return
    grep.rad.eier_id = aktor.id
    grep.lagre("VURDERING_TATT_OVER")
    registrer(grep, "VURDERING_TATT_OVER", synlig=False, fra=str(forrige))
    varsel.stopp(objekt_id=grep.rad.id, naa=naa, slag=Varselslag.UTKAST_TATT_OVER)
    varsle(grep, Varselslag.UTKAST_TATT_OVER, forrige, OBJEKT_UTKAST)


@transaction.atomic
def forkast_utkast(*, aktor: Aktor, vurdering_id: UUID, versjon: int, naa: datetime) -> None:
    """Throw the draft away; what is finished stands as it did. Only who writes it. Twice is once.

    `versjon` is the assessment's. Raises VersjonsKonflikt (`gjeldende`: Vurderingsrad), or
    Regelbrudd UTKAST_TATT_OVER or HISTORISK.
    """
    krev_nav(aktor)
    grep = hent(aktor, vurdering_id, naa)
    if grep.rad.eier_id is None:
        return
    krev_eier(grep)
    krev_versjon(grep, versjon)
    tom_utkast(grep, "FORKASTET")
    grep.lagre("VURDERING_FORKASTET")
    registrer(grep, "VURDERING_FORKASTET", synlig=False)


def krev_versjon(grep: Grep, versjon: int) -> None:
    if grep.rad.versjon != versjon:
        raise VersjonsKonflikt(som_rad(grep.rad, grep.innsyn))


def tom_utkast(grep: Grep, handling: str) -> None:
    """Nobody writes any more, and nothing stands in the draft; its history is kept."""
    for rad in Utkastdel.objects.select_for_update().filter(vurdering=grep.rad):
        if not rad.tekst and not rad.stotter and rad.bor_vurderes is None:
            continue
        rad.tekst, rad.stotter, rad.bor_vurderes = "", [], None
        _lagre_del(grep, rad, handling)
    grep.rad.eier_id = None
