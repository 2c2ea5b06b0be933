"""What is closed in this room when a period ends."""

from datetime import datetime
from uuid import UUID

from dap.felles.aktor import Aktor
from dap.oppfolging.models import (
    Arbeidssokerperiode,
    Fargekategori,
    Huskelapp,
    Inaktivering,
    Kvpperiode,
    Manuellstatus,
    Medveileder,
    Utmeldingskandidat,
    Veiledertildeling,
)
from dap.oppfolging.queries import er_manuell
from dap.oppfolging.values import Arbeidssokerslutt, Inaktivutfall, Kandidatutfall

HANDLING = "OPPFOLGING_AVSLUTTET"


def apen_inaktivering(person_id: UUID) -> Inaktivering | None:
    return Inaktivering.objects.select_for_update().filter(person_id=person_id, til=None).first()


def lukk_alt(aktor: Aktor, person_id: UUID, naa: datetime) -> None:
    apne = {"person_id": person_id, "til": None}
    slipp_ansvar(person_id, naa)
    Kvpperiode.objects.filter(**apne).update(til=naa)
    Arbeidssokerperiode.objects.filter(**apne).update(til=naa, sluttgrunn=Arbeidssokerslutt.ANNET)
    Inaktivering.objects.filter(**apne).update(til=naa, utfall=Inaktivutfall.AVSLUTTET)
    Utmeldingskandidat.objects.filter(**apne).update(til=naa, utfall=Kandidatutfall.AVSLUTTET)
    if er_manuell(person_id):
        Manuellstatus.objects.create(person_id=person_id, manuell=False, fra=naa)
    legg_bort_merker(aktor, person_id, HANDLING, naa)


def slipp_ansvar(person_id: UUID, naa: datetime) -> None:
    """Nobody is responsible for the person, and nobody with them, any more."""
    apne = {"person_id": person_id, "til": None}
    Veiledertildeling.objects.filter(**apne).update(til=naa)
    Medveileder.objects.filter(**apne).update(til=naa)


def legg_bort_merker(aktor: Aktor, person_id: UUID, handling: str, naa: datetime) -> None:
    """Notes to remember and the colour belong to an office and a period: kept, but no longer in use."""
    for lapp in Huskelapp.objects.select_for_update().filter(person_id=person_id, aktiv=True):
        lapp.aktiv = False
        lapp.stempl(aktor=aktor, handling=handling, naa=naa)
        lapp.save()
    for merke in (
        Fargekategori.objects.select_for_update().filter(person_id=person_id).exclude(verdi="")
    ):
        merke.verdi, merke.team_id = "", None
        merke.stempl(aktor=aktor, handling=handling, naa=naa)
        merke.save()
