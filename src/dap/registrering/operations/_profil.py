"""What an adviser says of a proposal. It decides nothing: a decision is made elsewhere, by a human."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tekst import krev_lengde
from dap.oppfolging import queries as oppfolging
from dap.registrering.models import Profilering, Profilvurdering
from dap.registrering.operations._felles import apne, las, registrer
from dap.registrering.queries import profil_for
from dap.registrering.values import BEGRUNNELSE_MAKS, Profilgruppe


@transaction.atomic
def vurder_profil(
    *,
    aktor: Aktor,
    person_id: UUID,
    profil_id: UUID,
    gruppe: Profilgruppe,
    begrunnelse: str,
    versjon: int,
    naa: datetime,
) -> None:
    """Confirm the proposal, or say that it is another group, with the reason. The same again is once.

    Only in the follow-up that the registration began. Raises IkkeTilgang BARE_NAV, Regelbrudd
    INGEN_PROFIL, IKKE_UNDER_OPPFOLGING or MANGLER_BEGRUNNELSE_FOR_ENDRING, VersjonsKonflikt when
    something has been said since.
    """
    if aktor.er_bruker:
        raise IkkeTilgang("BARE_NAV")
    las(person_id)
    apne(aktor, person_id, naa)
    gjeldende = profil_for(person_id)
    if gjeldende is None or gjeldende.id != profil_id:
        raise Regelbrudd("INGEN_PROFIL")
    begrunnelse = krev_lengde(begrunnelse, felt="begrunnelse", maks=BEGRUNNELSE_MAKS)
    rad = Profilering.objects.select_related("registrering").get(id=profil_id)
    sist = Profilvurdering.objects.filter(profilering=rad, nr=gjeldende.versjon).first()
    if sist and (sist.gruppe, sist.begrunnelse, sist.av_id) == (gruppe, begrunnelse, aktor.id):
        return
    if oppfolging.krev_apen_periode(person_id).id != rad.registrering.periode_id:
        raise Regelbrudd("IKKE_UNDER_OPPFOLGING")
    if gjeldende.versjon != versjon:
        raise VersjonsKonflikt(gjeldende)
    endret = gruppe != gjeldende.gruppe
    if endret and not begrunnelse:
        raise Regelbrudd("MANGLER_BEGRUNNELSE_FOR_ENDRING", felt="begrunnelse")
    Profilvurdering.objects.create(
        profilering=rad,
        nr=versjon + 1,
        gruppe=gruppe,
        endret=endret,
        begrunnelse=begrunnelse,
        av_id=aktor.id,
        tid=naa,
    )
    type_ = "PROFIL_ENDRET" if endret else "PROFIL_BEKREFTET"
    registrer(aktor, person_id, type_, ("PROFIL", profil_id), naa)
