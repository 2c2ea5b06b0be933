"""Cases without persons, written by who leads the round before it is opened."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, Regelbrudd, VersjonsKonflikt
from dap.kalibrering import rules
from dap.kalibrering.models import Sak, Svar
from dap.kalibrering.operations._felles import Grep, hent_som_leder
from dap.kalibrering.queries import som_sak
from dap.kalibrering.values import Saksinnhold, Status


def _fyll(rad: Sak, innhold: Saksinnhold, aktor: Aktor, naa: datetime) -> None:
    rad.alder, rad.utdanning = innhold.alder, innhold.utdanning
    rad.erfaring, rad.helse = innhold.erfaring, innhold.helse
    rad.endret, rad.endret_av_id = naa, aktor.id
    rad.save()


@transaction.atomic
def ny_sak(
    *,
    aktor: Aktor,
    runde_id: UUID,
    innhold: Saksinnhold,
    anonymisert: bool,
    nokkel: UUID,
    naa: datetime,
) -> UUID:
    """Add a case. `anonymisert`: who writes has read it and says that nobody can be known from it.

    The same form sent again makes one. Raises Regelbrudd MANGLER, FOR_LANG (4000 characters),
    FNR_I_SAKEN, IKKE_BEKREFTET_ANONYM, FOR_MANGE_SAKER, RUNDE_APEN or RUNDE_AVSLUTTET.
    """
    grep = hent_som_leder(aktor, runde_id, naa)
    tekst = rules.krev_sakstekst(innhold.tekst, anonymisert=anonymisert)
    nokkel = innholdsnokkel(nokkel, runde_id, tekst)
    if finnes := Sak.objects.filter(nokkel=nokkel).first():
        return finnes.id
    rules.krev_status(grep.status(), Status.FORBEREDES)
    rules.krev_plass(Sak.objects.filter(runde=grep.rad, fjernet=False).count())
    rad = Sak(runde=grep.rad, tekst=tekst, nokkel=nokkel)
    _fyll(rad, innhold, aktor, naa)
    grep.lagre("SAK_LAGT_TIL")
    return rad.id


def _hent(aktor: Aktor, sak_id: UUID, naa: datetime) -> tuple[Grep, Sak]:
    sak = Sak.objects.filter(id=sak_id, fjernet=False).first()
    if sak is None:
        raise IkkeFunnet
    grep = hent_som_leder(aktor, sak.runde_id, naa)
    rad = Sak.objects.select_for_update().filter(id=sak_id, fjernet=False).first()
    if rad is None:
        raise IkkeFunnet
    return grep, rad


@transaction.atomic
def endre_sak(
    *,
    aktor: Aktor,
    sak_id: UUID,
    versjon: int,
    innhold: Saksinnhold,
    anonymisert: bool,
    naa: datetime,
) -> None:
    """Word a case anew, before the round is opened. Saving what stands does nothing.

    Raises VersjonsKonflikt (`gjeldende`: Saksdata), or Regelbrudd as `ny_sak`.
    """
    grep, rad = _hent(aktor, sak_id, naa)
    tekst = rules.krev_sakstekst(innhold.tekst, anonymisert=anonymisert)
    rules.krev_status(grep.status(), Status.FORBEREDES)
    na = som_sak(rad, 0).innhold
    if (na.tekst, na.alder, na.utdanning, na.erfaring, na.helse) == (
        tekst, innhold.alder, innhold.utdanning, innhold.erfaring, innhold.helse,
    ):  # fmt: skip
        return
    if rad.versjon != versjon:
        raise VersjonsKonflikt(som_sak(rad, 0))
    rad.tekst = tekst
    rad.versjon += 1
    _fyll(rad, innhold, aktor, naa)
    grep.lagre("SAK_ENDRET")


@transaction.atomic
def fjern_sak(*, aktor: Aktor, sak_id: UUID, naa: datetime) -> None:
    """Take a case out of a round that is being prepared; its history is kept.

    Raises IkkeFunnet (taken out already), or Regelbrudd SAK_HAR_SVAR, RUNDE_APEN or
    RUNDE_AVSLUTTET.
    """
    grep, rad = _hent(aktor, sak_id, naa)
    if Svar.objects.filter(sak=rad).exists():
        raise Regelbrudd("SAK_HAR_SVAR")
    rules.krev_status(grep.status(), Status.FORBEREDES)
    rad.fjernet, rad.endret, rad.endret_av_id = True, naa, aktor.id
    rad.versjon += 1
    rad.save()
    grep.lagre("SAK_FJERNET")
