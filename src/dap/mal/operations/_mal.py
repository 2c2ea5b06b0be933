from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import Regelbrudd, VersjonsKonflikt
from dap.felles.tekst import krev_lengde, rens
from dap.felles.tid import dato
from dap.forstaelse import operations as forstaelse
from dap.mal import rules
from dap.mal.models import Mal, neste_i_rekken
from dap.mal.operations._felles import apne_for_skriving, hent_mal, meld_mal
from dap.mal.queries import som_maldata
from dap.mal.values import GRUNN_MAKS, MAKS_AKTIVE_MAL, MAL_MAKS, Malstatus, Objekttype
from dap.oppfolging import queries as oppfolging
from dap.tilgang.policies import eget_rom


@transaction.atomic
def opprett_mal(
    *,
    aktor: Aktor,
    person_id: UUID,
    tekst: str,
    nokkel: UUID,
    naa: datetime,
    viktighet: int | None = None,
    realisme: int | None = None,
    revurderes: date | None = None,
) -> UUID:
    """A new goal (1-500 characters) in the open period. The same form sent again makes one only.

    Raises Regelbrudd MANGLER, FOR_LANG, UTENFOR_SKALA, BARE_BRUKER_VURDERER, DATO_I_FORTIDEN,
    URIMELIG_DATO, FOR_MANGE_MAL (10 active) or IKKE_UNDER_OPPFOLGING.
    """
    innsyn = apne_for_skriving(aktor, person_id, naa)
    periode = oppfolging.krev_apen_periode(person_id)
    mine = Mal.objects.filter(person_id=person_id)
    nokkel = innholdsnokkel(nokkel, rens(tekst), viktighet, realisme, revurderes)
    if finnes := mine.filter(nokkel=nokkel).first():
        return finnes.id
    felt = _gyldige(
        aktor, None, tekst, viktighet=viktighet, realisme=realisme, revurderes=revurderes, naa=naa
    )
    rom = eget_rom(aktor, innsyn.rom)
    _krev_plass(mine.filter(periode_id=periode.id, rom=rom))
    mal = Mal(person_id=person_id, periode_id=periode.id, rom=rom, nokkel=nokkel, **felt)
    mal.rekkefolge = neste_i_rekken(mine)
    mal.stempl(aktor=aktor, handling="MAL_OPPRETTET", naa=naa)
    mal.save()
    _ny_versjon(mal, aktor, naa)
    meld_mal(mal, aktor=aktor, type="MAL_OPPRETTET", naa=naa)
    return mal.id


def _ny_versjon(mal: Mal, aktor: Aktor, naa: datetime) -> None:
    """Who words a goal agrees with it; the other side is asked anew."""
    forstaelse.skriv_versjon(
        aktor=aktor,
        person_id=mal.person_id,
        rom=mal.rom,
        periode_id=mal.periode_id,
        objekt_type=Objekttype.MAL,
        objekt_id=mal.id,
        versjon=mal.versjon,
        naa=naa,
    )


def _krev_plass(mal: Any) -> None:
    if mal.filter(status=Malstatus.AKTIV).count() >= MAKS_AKTIVE_MAL:
        raise Regelbrudd("FOR_MANGE_MAL", maks=MAKS_AKTIVE_MAL)


def _gyldige(
    aktor: Aktor,
    mal: Mal | None,
    tekst: str,
    *,
    viktighet: int | None,
    realisme: int | None,
    revurderes: date | None,
    naa: datetime,
) -> dict[str, Any]:
    rules.krev_brukers_vurdering(
        aktor,
        gammel=(mal.viktighet, mal.realisme) if mal else (None, None),
        ny=(viktighet, realisme),
    )
    return {
        "tekst": krev_lengde(tekst, felt="tekst", maks=MAL_MAKS, minst=1),
        "viktighet": rules.krev_skala(viktighet, felt="viktighet"),
        "realisme": rules.krev_skala(realisme, felt="realisme"),
        "revurderes": rules.krev_revurderes(
            revurderes, gammel=mal.revurderes if mal else None, i_dag=dato(naa)
        ),
    }


@transaction.atomic
def endre_mal(
    *,
    aktor: Aktor,
    mal_id: UUID,
    versjon: int,
    tekst: str,
    naa: datetime,
    viktighet: int | None = None,
    realisme: int | None = None,
    revurderes: date | None = None,
) -> None:
    """Change an active goal. Both sides may write; only the user says how important and realistic.

    From staff, None for both leaves them as they are. Saving what already stands does nothing.
    Raises VersjonsKonflikt, and Regelbrudd as `opprett_mal`, or MAL_IKKE_AKTIVT.
    """
    mal = hent_mal(aktor, mal_id, naa)
    if not aktor.er_bruker and viktighet is None and realisme is None:
        viktighet, realisme = mal.viktighet, mal.realisme
    felt = _gyldige(
        aktor, mal, tekst, viktighet=viktighet, realisme=realisme, revurderes=revurderes, naa=naa
    )
    endret = sorted(navn for navn, verdi in felt.items() if getattr(mal, navn) != verdi)
    if not endret:
        return
    if mal.versjon != versjon:
        raise VersjonsKonflikt(som_maldata(mal))
    krev_aktivt(mal)
    for navn, verdi in felt.items():
        setattr(mal, navn, verdi)
    mal.stempl(aktor=aktor, handling="MAL_ENDRET", naa=naa)
    mal.save()
    _ny_versjon(mal, aktor, naa)
    meld_mal(
        mal, aktor=aktor, type="MAL_ENDRET", naa=naa, data={"felt": endret, "versjon": mal.versjon}
    )


def krev_aktivt(mal: Mal) -> None:
    if mal.status != Malstatus.AKTIV:
        raise Regelbrudd("MAL_IKKE_AKTIVT")


@transaction.atomic
def sett_mal_status(
    *, aktor: Aktor, mal_id: UUID, versjon: int, status: Malstatus, grunn: str, naa: datetime
) -> None:
    """Reached, put away (with a reason), or taken up again. The same twice does nothing.

    Raises VersjonsKonflikt, or Regelbrudd MANGLER, FOR_LANG, FOR_MANGE_MAL.
    """
    mal = hent_mal(aktor, mal_id, naa)
    grunn = krev_lengde(grunn, felt="grunn", maks=GRUNN_MAKS)
    fra = Malstatus(mal.status)
    if fra == status and mal.begrunnelse == grunn:
        return
    if mal.versjon != versjon:
        raise VersjonsKonflikt(som_maldata(mal))
    rules.krev_statusendring(fra, status, grunn)
    if status == Malstatus.AKTIV:
        _krev_plass(Mal.objects.filter(periode_id=mal.periode_id, rom=mal.rom))
    mal.status = status
    mal.stempl(aktor=aktor, handling="MAL_STATUS_ENDRET", naa=naa, begrunnelse=grunn)
    mal.save()
    forstaelse.sett_gjelder(
        aktor=aktor, objekt_id=mal.id, gjelder=status == Malstatus.AKTIV, naa=naa
    )
    meld_mal(mal, aktor=aktor, type="MAL_STATUS_ENDRET", naa=naa, data={"fra": fra, "til": status})


@transaction.atomic
def flytt_mal(*, aktor: Aktor, mal_id: UUID, opp: bool, naa: datetime) -> None:
    """Let an active goal change place with its neighbour. At the end of the list nothing happens."""
    mal = hent_mal(aktor, mal_id, naa)
    krev_aktivt(mal)
    naboer = Mal.objects.select_for_update().filter(
        person_id=mal.person_id, periode_id=mal.periode_id, rom=mal.rom, status=Malstatus.AKTIV
    )
    nabo = (
        naboer.filter(rekkefolge__lt=mal.rekkefolge).order_by("-rekkefolge").first()
        if opp
        else naboer.filter(rekkefolge__gt=mal.rekkefolge).order_by("rekkefolge").first()
    )
    if nabo is None:
        return
    mal.rekkefolge, nabo.rekkefolge = nabo.rekkefolge, mal.rekkefolge
    for rad in (mal, nabo):
        rad.stempl(aktor=aktor, handling="MAL_FLYTTET", naa=naa)
        rad.save()
    meld_mal(mal, aktor=aktor, type="MAL_FLYTTET", naa=naa)
