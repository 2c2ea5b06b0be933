"""What was proposed, and how often people agree with it."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from dap.felles.aktor import Aktor
from dap.felles.rom import Rom
from dap.felles.smatall import del_av, tall
from dap.kontor import queries as kontor
from dap.registrering.models import Profilering, Profilvurdering
from dap.registrering.values import Enighet, Profildata, Profilgruppe, Variabel
from dap.tilgang.queries import apnbare


def profil_for(person_id: UUID) -> Profildata | None:
    """The newest proposal for a person whose access has been decided (it lies in the state's room)."""
    rader = Profilering.objects.filter(registrering__person_id=person_id).order_by("-tid", "-id")
    return next(iter(profildata(rader[:1])), None)


def profildata(rader: Iterable[Profilering]) -> list[Profildata]:
    """With what was said of each last. Three queries."""
    rader = list(rader)
    siste: dict[UUID, Profilvurdering] = {}
    for v in Profilvurdering.objects.filter(profilering__in=rader).order_by("nr"):
        siste[v.profilering_id] = v
    navn = kontor.navn({v.av_id for v in siste.values()})
    return [_data(p, siste.get(p.id), navn) for p in rader]


def _data(p: Profilering, v: Profilvurdering | None, navn: dict[UUID, str]) -> Profildata:
    return Profildata(
        id=p.id,
        registrering_id=p.registrering_id,
        gruppe=Profilgruppe(p.gruppe),
        regelsett=p.regelsett,
        variabler=tuple(Variabel(*rad) for rad in p.variabler),
        tid=p.tid,
        vurdert=Profilgruppe(v.gruppe) if v else None,
        begrunnelse=v.begrunnelse if v else "",
        vurdert_av=navn.get(v.av_id, "") if v else "",
        vurdert_tid=v.tid if v else None,
        versjon=v.nr if v else 0,
    )


def enighet(aktor: Aktor, *, fra: datetime, til: datetime) -> list[Enighet]:
    """How many proposals were made in [fra, til) for persons of the actor's offices whom they may
    open, and how many of them an adviser has looked at and confirmed. A row for each group, where
    no number tells of fewer than five."""
    sagt = Profilvurdering.objects.filter(profilering=OuterRef("pk")).order_by("-nr")
    rader = (
        Profilering.objects.filter(tid__gte=fra, tid__lt=til)
        .annotate(sagt=Subquery(sagt.values("gruppe")[:1]))
        .values_list("registrering__person_id", "gruppe", "sagt")
    )
    alle = list(rader)
    mine = {p.id for p in apnbare(aktor, {person_id for person_id, _g, _s in alle})}
    if not any(Rom.STAT in rom for rom in aktor.kontorrom.values()):
        mine = set()
    antall: Counter[tuple[str, str]] = Counter()
    for person_id, gruppe, vurdert in alle:
        if person_id in mine:
            antall[gruppe, "alle"] += 1
            antall[gruppe, "vurdert"] += vurdert is not None
            antall[gruppe, "bekreftet"] += vurdert == gruppe
    return [
        Enighet(
            g,
            tall(antall[g, "alle"]),
            del_av(antall[g, "vurdert"], antall[g, "alle"]),
            del_av(antall[g, "bekreftet"], antall[g, "vurdert"]),
        )
        for g in Profilgruppe
    ]
