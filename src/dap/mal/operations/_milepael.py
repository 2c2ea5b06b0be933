from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, Regelbrudd, VersjonsKonflikt
from dap.felles.tekst import krev_lengde, rens
from dap.felles.tid import dato
from dap.mal.models import Mal, Milepael, neste_i_rekken
from dap.mal.operations._felles import hent_mal, meld_mal
from dap.mal.operations._mal import krev_aktivt
from dap.mal.queries import som_milepaeldata
from dap.mal.rules import krev_frist
from dap.mal.values import GRUNN_MAKS, MAKS_MILEPAELER, MILEPAEL_MAKS


@transaction.atomic
def legg_til_milepael(
    *, aktor: Aktor, mal_id: UUID, tekst: str, frist: date | None, nokkel: UUID, naa: datetime
) -> UUID:
    """A step (1-200 characters) at the end of an active goal's list; sent again it makes one.

    Raises Regelbrudd MANGLER, FOR_LANG, URIMELIG_DATO, FOR_MANGE_MILEPAELER (20) or
    MAL_IKKE_AKTIVT.
    """
    mal = hent_mal(aktor, mal_id, naa)
    alle = Milepael.objects.filter(mal=mal)
    nokkel = innholdsnokkel(nokkel, rens(tekst), frist)
    if finnes := alle.filter(nokkel=nokkel).first():
        return finnes.id
    krev_aktivt(mal)
    milepael = Milepael(
        mal=mal,
        rom=mal.rom,
        nokkel=nokkel,
        tekst=krev_lengde(tekst, felt="tekst", maks=MILEPAEL_MAKS, minst=1),
        frist=krev_frist(frist, i_dag=dato(naa)),
        rekkefolge=neste_i_rekken(alle),
    )
    if alle.filter(fjernet=False).count() >= MAKS_MILEPAELER:
        raise Regelbrudd("FOR_MANGE_MILEPAELER", maks=MAKS_MILEPAELER)
    _lagre(milepael, mal, aktor, "MILEPAEL_LAGT_TIL", naa)
    return milepael.id


@transaction.atomic
def endre_milepael(
    *,
    aktor: Aktor,
    milepael_id: UUID,
    versjon: int,
    tekst: str,
    frist: date | None,
    naa: datetime,
) -> None:
    """Change words or date. Saving what already stands does nothing.

    Raises VersjonsKonflikt, and Regelbrudd as `legg_til_milepael`.
    """
    milepael, mal = _hent(aktor, milepael_id, naa)
    tekst = krev_lengde(tekst, felt="tekst", maks=MILEPAEL_MAKS, minst=1)
    if (milepael.tekst, milepael.frist) == (tekst, frist):
        return
    _krev_versjon(milepael, versjon)
    milepael.tekst, milepael.frist = tekst, krev_frist(frist, i_dag=dato(naa))
    _lagre(milepael, mal, aktor, "MILEPAEL_ENDRET", naa)


@transaction.atomic
def merk_milepael(*, aktor: Aktor, milepael_id: UUID, nadd: bool, naa: datetime) -> None:
    """Tick a step off, or take the tick away. Says what it shall be, so twice does nothing."""
    milepael, mal = _hent(aktor, milepael_id, naa)
    if (milepael.nadd is not None) == nadd:
        return
    milepael.nadd = dato(naa) if nadd else None
    _lagre(milepael, mal, aktor, "MILEPAEL_NADD" if nadd else "MILEPAEL_IKKE_NADD", naa)


@transaction.atomic
def fjern_milepael(
    *, aktor: Aktor, milepael_id: UUID, versjon: int, grunn: str, naa: datetime
) -> None:
    """Take a step out of the list, with a reason if there is one. The record stays readable.

    Raises VersjonsKonflikt when it says something else than what was read.
    """
    grunn = krev_lengde(grunn, felt="grunn", maks=GRUNN_MAKS)
    milepael, mal = _hent(aktor, milepael_id, naa, ogsa_fjernet=True)
    if milepael.fjernet:
        return
    _krev_versjon(milepael, versjon)
    milepael.fjernet = True
    _lagre(milepael, mal, aktor, "MILEPAEL_FJERNET", naa, grunn)


def _hent(
    aktor: Aktor, milepael_id: UUID, naa: datetime, *, ogsa_fjernet: bool = False
) -> tuple[Milepael, Mal]:
    mal_id = Milepael.objects.filter(id=milepael_id).values_list("mal_id", flat=True).first()
    if mal_id is None:
        raise IkkeFunnet
    # The goal's lock guards its milestones too.
    mal = hent_mal(aktor, mal_id, naa)
    milepael = Milepael.objects.get(id=milepael_id)
    if milepael.fjernet and not ogsa_fjernet:
        raise Regelbrudd("MILEPAEL_FJERNET")
    krev_aktivt(mal)
    return milepael, mal


def _krev_versjon(milepael: Milepael, versjon: int) -> None:
    if milepael.versjon != versjon:
        raise VersjonsKonflikt(som_milepaeldata(milepael))


def _lagre(
    milepael: Milepael, mal: Mal, aktor: Aktor, handling: str, naa: datetime, grunn: str = ""
) -> None:
    milepael.stempl(aktor=aktor, handling=handling, naa=naa, begrunnelse=grunn)
    milepael.save()
    meld_mal(mal, aktor=aktor, type=handling, naa=naa, data={"milepael": str(milepael.id)})
