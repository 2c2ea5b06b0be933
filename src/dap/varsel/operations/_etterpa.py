"""What follows from how a sending went: again after a week, another channel, an address that is marked."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from dap.varsel.kanaler.oppdrag import Oppdrag, Svar
from dap.varsel.models import Utsending, Varselvalg
from dap.varsel.queries.mottak import mottak_for
from dap.varsel.rules.kanal import forste
from dap.varsel.rules.tilstand import Utfall
from dap.varsel.values import (
    DIGITALE,
    KATALOG,
    Feilkode,
    Kanal,
    Utsendingsstatus,
    Varselslag,
)

I_GANG = (
    Utsendingsstatus.VENTER,
    Utsendingsstatus.TATT,
    Utsendingsstatus.SENDT,
    Utsendingsstatus.LEVERT,
)
"""On its way, or gone: in one channel only."""
_AVVIST = {Kanal.EPOST: "epost_avvist", Kanal.SMS: "telefon_avvist"}


def folg_opp(utfall: list[tuple[Oppdrag, Svar]], *, naa: datetime) -> None:
    """After a batch is written, in the same transaction."""
    sendt = [
        o.id
        for o, svar in utfall
        if svar.utfall == Utfall.SENDT and KATALOG[o.slag].gjenta_etter is not None
    ]
    feilet = {o.id: svar for o, svar in utfall if svar.utfall == Utfall.VARIG}
    feilet |= _oppgitt({o.id: svar for o, svar in utfall if svar.utfall == Utfall.MIDLERTIDIG})
    if sendt:
        gjenta(Utsending.objects.filter(id__in=sendt).select_related("varsel"), naa=naa)
    if feilet:
        prov_annen_kanal(feilet, naa=naa)


def _oppgitt(forsokt: dict[UUID, Svar]) -> dict[UUID, Svar]:
    """What was given up now, and surely never went: every try was refused or met a closed door."""
    if not forsokt:
        return {}
    dode = Utsending.objects.filter(id__in=forsokt, status=Utsendingsstatus.DOD, kan_ha_gatt=False)
    return {id_: forsokt[id_] for id_ in dode.values_list("id", flat=True)}


def stopp_andre(rad: Utsending) -> None:
    """It arrived after all: what waits in another channel would be the second time."""
    andre = Utsending.objects.filter(
        varsel_id=rad.varsel_id, runde=rad.runde, status=Utsendingsstatus.VENTER, onsket=False
    )
    andre.exclude(id=rad.id).update(status=Utsendingsstatus.STOPPET, feilkode=Feilkode.KOM_FRAM)


def gjenta(rader: Iterable[Utsending], *, naa: datetime) -> None:
    """Once more, if nobody has read it by then. That it was read is looked up when it is due."""
    nye = []
    for rad in rader:
        etter = KATALOG[Varselslag(rad.varsel.slag)].gjenta_etter
        if etter is None or rad.runde:
            continue
        nye.append(
            Utsending(
                varsel_id=rad.varsel_id,
                person_id=rad.person_id,
                kanal=rad.kanal,
                runde=1,
                tidligst=naa + etter,
                neste=naa + etter,
            )
        )
    Utsending.objects.bulk_create(nye, ignore_conflicts=True)


def prov_annen_kanal(feilet: dict[UUID, Svar], *, naa: datetime) -> None:
    """It never arrives there. The address is marked when it is at fault, and the next channel tried,
    unless one is already."""
    rader = list(Utsending.objects.filter(id__in=feilet).select_related("varsel"))
    for rad in rader:
        if feilet[rad.id].feilkode == Feilkode.UGYLDIG_ADRESSE and rad.til:
            Varselvalg.objects.update_or_create(
                person_id=rad.person_id, defaults={_AVVIST[Kanal(rad.kanal)]: rad.til}
            )
    rader += Utsending.objects.filter(samlet_i__in=feilet).select_related("varsel")
    mottak = mottak_for({rad.person_id for rad in rader})
    provd: dict[tuple[UUID, int], set[Kanal]] = {}
    i_gang: set[tuple[UUID, int]] = set()
    alle = Utsending.objects.filter(varsel_id__in={rad.varsel_id for rad in rader})
    disse = {rad.id for rad in rader}
    for id_, varsel_id, runde, kanal, status in alle.values_list(
        "id", "varsel_id", "runde", "kanal", "status"
    ):
        provd.setdefault((varsel_id, runde), set()).add(Kanal(kanal))
        if status in I_GANG and id_ not in disse:
            i_gang.add((varsel_id, runde))
    nye = []
    for rad in rader:
        if (rad.varsel_id, rad.runde) in i_gang:
            continue
        brukt = provd[rad.varsel_id, rad.runde]
        regel = KATALOG[Varselslag(rad.varsel.slag)]
        kanal, status, kode = forste(
            mottak.get(rad.person_id), regel, unntatt=frozenset(brukt & set(DIGITALE))
        )
        if kanal not in brukt:
            nye.append(
                Utsending(
                    varsel_id=rad.varsel_id,
                    person_id=rad.person_id,
                    kanal=kanal,
                    runde=rad.runde,
                    status=status,
                    feilkode=kode,
                    tidligst=naa,
                    neste=naa,
                )
            )
    Utsending.objects.bulk_create(nye, ignore_conflicts=True)
