"""A draft begins, is written, changes hands, and is thrown away."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.innsatsgruppe import Hovedmal, Innsatsgruppe
from dap.felles.rom import Rom
from dap.oppfolging import queries as oppfolging
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag
from dap.vedtak import rules
from dap.vedtak.kilder import kildeposter
from dap.vedtak.models import Utkast
from dap.vedtak.operations._adgang import (
    Grep,
    apne,
    hent,
    krev_ansvarlig,
    krev_kontor,
    krev_versjon,
)
from dap.vedtak.queries.utkast import innhold, samme_tekst_siden
from dap.vedtak.values import KREVER_BESLUTTER, Beslutterstatus, Linje, Utkaststatus


@transaction.atomic
def opprett_utkast(*, aktor: Aktor, person_id: UUID, naa: datetime) -> UUID:
    """Begin a draft; who begins is responsible. Sent again by the same it is the same one.

    Raises IkkeFunnet, IkkeTilgang, and Regelbrudd IKKE_UNDER_OPPFOLGING, ANNET_KONTOR, HAR_UTKAST.
    """
    apne(aktor, person_id, naa)
    periode = oppfolging.krev_apen_periode(person_id)
    kontor_nr = krev_kontor(aktor, person_id)
    finnes = Utkast.objects.filter(person_id=person_id, status=Utkaststatus.APENT).first()
    if finnes is not None:
        if finnes.ansvarlig_id == aktor.id:
            return finnes.id
        raise Regelbrudd("HAR_UTKAST")
    rad = Utkast(
        person_id=person_id,
        periode_id=periode.id,
        rom=Rom.STAT,
        kontor_id=kontor_nr,
        ansvarlig_id=aktor.id,
        status=Utkaststatus.APENT,
    )
    rad.stempl(aktor=aktor, handling="VEDTAKSUTKAST_OPPRETTET", naa=naa)
    rad.save()
    grep = Grep(aktor, apne(aktor, person_id, naa), rad, naa)
    grep.skriv_linje(Linje.UTKAST_OPPRETTET)
    grep.registrer("VEDTAKSUTKAST_OPPRETTET")
    return rad.id


@transaction.atomic
def lagre_utkast(
    *,
    aktor: Aktor,
    utkast_id: UUID,
    versjon: int,
    innsatsgruppe: Innsatsgruppe | None,
    hovedmal: Hovedmal | None,
    begrunnelse: str,
    avviksgrunn: str,
    kilder: list[str],
    naa: datetime,
) -> int:
    """Keep what is written so far; nothing need be complete. Returns the version.

    `avviksgrunn`: why another group than the assessment of work ability supports. `kilder`: keys of
    `queries.kildevalg`. An approval falls away when something changes. Saving what already stands
    does nothing; that somebody became the second person meanwhile stops nobody. Raises
    VersjonsKonflikt (`gjeldende`: Utkastdata), and Regelbrudd UTKASTET_ER_AVSLUTTET,
    IKKE_ANSVARLIG_FOR_UTKASTET, BRUKEREN_HAR_FLYTTET, ANNET_KONTOR, UTKASTET_ER_HOS_BESLUTTER,
    FOR_LANG, UKJENT_KILDE.
    """
    grep = hent(aktor, utkast_id, naa)
    krev_ansvarlig(grep)
    if not samme_tekst_siden(grep.rad, versjon):
        krev_versjon(grep, versjon)
    rules.krev_hos_veileder(grep.beslutterstatus)
    kjente = {p.nokkel for p in kildeposter(grep.innsyn, naa=naa)}
    nytt = rules.rens_innhold(
        innsatsgruppe=innsatsgruppe,
        hovedmal=hovedmal,
        begrunnelse=begrunnelse,
        avviksgrunn=avviksgrunn,
        kilder=kilder,
        kjente=kjente | set(grep.rad.kilder),
    )
    if nytt == innhold(grep.rad):
        return grep.rad.versjon
    _skriv(grep.rad, nytt)
    linje = _falt_bort(grep)
    grep.lagre("VEDTAKSUTKAST_ENDRET")
    if linje is not None:
        grep.skriv_linje(linje)
    grep.registrer("VEDTAKSUTKAST_ENDRET")
    return grep.rad.versjon


def _skriv(rad: Utkast, nytt: rules.Innhold) -> None:
    rad.innsatsgruppe = nytt.innsatsgruppe or ""
    rad.hovedmal = nytt.hovedmal or ""
    rad.grunngiving = nytt.begrunnelse
    rad.avviksgrunn = nytt.avviksgrunn
    rad.kilder = list(nytt.kilder)


def _falt_bort(grep: Grep) -> Linje | None:
    """What the change does to the second person's part."""
    rad = grep.rad
    if not rad.beslutterstatus:
        return None
    if rad.innsatsgruppe not in KREVER_BESLUTTER:
        rad.beslutterstatus, rad.beslutter_id = Beslutterstatus.INGEN, None
        return Linje.TRENGER_IKKE_BESLUTTER
    if grep.beslutterstatus == Beslutterstatus.GODKJENT_AV_BESLUTTER:
        rad.beslutterstatus = Beslutterstatus.KLAR_TIL_VEILEDER
        return Linje.GODKJENNING_FALT_BORT
    return None


@transaction.atomic
def ta_over_utkast(*, aktor: Aktor, utkast_id: UUID, naa: datetime) -> None:
    """Become responsible for a colleague's draft, or one from the office before. They are told.

    Twice is once. Raises Regelbrudd UTKASTET_ER_AVSLUTTET, ANNET_KONTOR, BESLUTTER_KAN_IKKE_SKRIVE.
    """
    grep = hent(aktor, utkast_id, naa)
    kontor_nr = krev_kontor(aktor, grep.rad.person_id)
    forrige = grep.rad.ansvarlig_id
    if forrige == aktor.id and grep.rad.kontor_id == kontor_nr:
        return
    if grep.rad.beslutter_id == aktor.id:
        raise Regelbrudd("BESLUTTER_KAN_IKKE_SKRIVE")
    grep.rad.ansvarlig_id, grep.rad.kontor_id = aktor.id, kontor_nr
    grep.lagre("VEDTAKSUTKAST_TATT_OVER")
    grep.skriv_linje(Linje.VEILEDER_TOK_OVER)
    grep.registrer("VEDTAKSUTKAST_TATT_OVER", fra=str(forrige))
    grep.varsle(Varselslag.VEDTAKSUTKAST_TATT_OVER, forrige)


@transaction.atomic
def slett_utkast(*, aktor: Aktor, utkast_id: UUID, versjon: int, naa: datetime) -> None:
    """Throw the draft away; that it was there is kept. Only the responsible adviser.

    Raises VersjonsKonflikt, and Regelbrudd UTKASTET_ER_AVSLUTTET, IKKE_ANSVARLIG_FOR_UTKASTET …
    """
    grep = hent(aktor, utkast_id, naa)
    krev_ansvarlig(grep)
    krev_versjon(grep, versjon)
    grep.rad.status = Utkaststatus.SLETTET
    grep.lagre("VEDTAKSUTKAST_SLETTET")
    varsel.stopp(objekt_id=grep.rad.id, naa=naa)
    grep.registrer("VEDTAKSUTKAST_SLETTET")
