"""How somebody is reached now, and what they have chosen."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q

from dap.person.queries import kontaktpunkter
from dap.tabell.ferdig import ferdig
from dap.varsel.models import Varselvalg
from dap.varsel.values import Kanal, Mottak, Samling, Valg


def mottak_for(person_ider: Iterable[UUID]) -> dict[UUID, Mottak]:
    """All that decides how each of them is reached. Two queries, however many they are."""
    ider = list(set(person_ider))
    valgene = {v.person_id: v for v in Varselvalg.objects.filter(person_id__in=ider)}
    ut: dict[UUID, Mottak] = {}
    for id_, punkt in kontaktpunkter(ider).items():
        rad = valgene.get(id_) or Varselvalg(person_id=id_)
        ut[id_] = Mottak(
            person_id=id_,
            kan_varsles=punkt.kan_varsles,
            reservert=punkt.reservert,
            manuell=rad.manuell,
            dod=punkt.dod,
            epost=punkt.epost,
            telefon=punkt.telefon,
            epost_avvist=rad.epost_avvist,
            telefon_avvist=rad.telefon_avvist,
            sprak=rad.sprak or punkt.sprak,
            valg=som_valg(rad),
        )
    return ut


def valg_for(person_id: UUID) -> Valg:
    """What the person has chosen. For who has decided access."""
    return som_valg(Varselvalg.objects.filter(person_id=person_id).first() or Varselvalg())


def avviste(person_id: UUID) -> dict[Kanal, str]:
    """The addresses in use now that messages came back from. For who has decided access. One query
    for almost everybody: nothing ever came back."""
    if not _kom_tilbake(person_id):
        return {}
    mottak = mottak_for([person_id]).get(person_id)
    if mottak is None:
        return {}
    par = {
        Kanal.SMS: (mottak.telefon, mottak.telefon_avvist),
        Kanal.EPOST: (mottak.epost, mottak.epost_avvist),
    }
    return {
        kanal: adresse for kanal, (adresse, avvist) in par.items() if adresse and adresse == avvist
    }


@ferdig
def _kom_tilbake(person_id: UUID) -> Any:
    kom_tilbake = ~Q(epost_avvist="") | ~Q(telefon_avvist="")
    return Varselvalg.objects.filter(kom_tilbake, person_id=person_id).values_list("person_id")


def som_valg(rad: Varselvalg) -> Valg:
    return Valg(
        sprak=rad.sprak,
        kanaler=tuple(Kanal(k) for k in rad.kanaler),
        samling=Samling(rad.samling),
        stille_fra=rad.stille_fra,
        stille_til=rad.stille_til,
        versjon=rad.versjon,
    )
