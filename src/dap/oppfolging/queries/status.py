"""What keeps a person in the follow-up, and what leads out of it."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from dap.felles.lesning import en_gang
from dap.felles.tid import dato
from dap.oppfolging import rules
from dap.oppfolging.models import (
    Arbeidssokerperiode,
    Inaktivering,
    Kvpperiode,
    Manuellstatus,
    Utmeldingskandidat,
)
from dap.oppfolging.queries.oppfolgingen import apen_periode, er_manuell
from dap.oppfolging.values import (
    Inaktivdata,
    Kandidatdata,
    Kandidatgrunn,
    Kvpdata,
    Sluttsperre,
    Statusbilde,
)
from dap.person import queries as person
from dap.tilgang.values import Personinnsyn
from dap.ytelse import queries as ytelse
from dap.ytelse.values import Ytelsestype


def sluttsperrer(person_id: UUID, *, dag: date) -> tuple[Sluttsperre, ...]:
    """What the follow-up cannot end in spite of, in the order that it is told."""
    return rules.i_rekkefolge(_sperrer(person_id, dag))


def _sperrer(person_id: UUID, dag: date) -> Iterable[Sluttsperre]:
    if Kvpperiode.objects.filter(person_id=person_id, til=None).exists():
        yield Sluttsperre.KVP
    if er_arbeidssoker(person_id):
        yield Sluttsperre.ARBEIDSSOKER
    for ytelse_ in ytelse.aktive_ytelser(person_id, dag=dag):
        if ytelse_.type in _SPERRENDE:
            yield _SPERRENDE[ytelse_.type]


_SPERRENDE = {
    Ytelsestype.AAP: Sluttsperre.AAP,
    # Paid only to those who take part in a measure.
    Ytelsestype.TILTAKSPENGER: Sluttsperre.TILTAK,
    # Paid only to those who take part in the youth programme.
    Ytelsestype.UNGDOMSPROGRAMYTELSE: Sluttsperre.UNGDOMSPROGRAM,
}


@en_gang
def er_arbeidssoker(person_id: UUID) -> bool:
    """Registered as a jobseeker now."""
    return Arbeidssokerperiode.objects.filter(person_id=person_id, til=None).exists()


@en_gang
def apen_kvp(person_id: UUID) -> Kvpdata | None:
    rad = Kvpperiode.objects.filter(person_id=person_id, til=None).select_related("kontor").first()
    return Kvpdata(rad.fra, rad.kontor_id, rad.kontor.navn, rad.startgrunn) if rad else None


def inaktiv(person_id: UUID, *, naa: datetime) -> Inaktivdata | None:
    """Since when, and how long is left; None for who is active."""
    rad = Inaktivering.objects.filter(person_id=person_id, til=None).first()
    return _inaktivdata(rad, dato(naa)) if rad else None


def _inaktivdata(rad: Inaktivering, dag: date) -> Inaktivdata:
    return Inaktivdata(
        fra=rad.fra,
        slutter=rules.slutter(rad.fra),
        dager_igjen=rules.dager_igjen(rad.fra, dag),
        grunn=rad.grunn,
        hindret_av=tuple(Sluttsperre(s) for s in rad.hindret_av),
    )


def dager_igjen(inaktiv_fra: datetime, dag: date) -> int:
    """Of the 28 days; never below 0."""
    return rules.dager_igjen(inaktiv_fra, dag)


def statusbilde(innsyn: Personinnsyn, *, naa: datetime) -> Statusbilde:
    """For one person whose access has been decided. Seven queries."""
    person_id = innsyn.person_id
    data = person.persondata(person_id)
    arbeidssoker = Arbeidssokerperiode.objects.filter(person_id=person_id, til=None).first()
    kandidat = Utmeldingskandidat.objects.filter(person_id=person_id, til=None).first()
    manuell = er_manuell(person_id)
    siste = Manuellstatus.objects.filter(person_id=person_id).order_by("-fra", "-id").first()
    return Statusbilde(
        person_id=person_id,
        periode=apen_periode(person_id),
        arbeidssoker_fra=arbeidssoker.fra if arbeidssoker else None,
        kvp=apen_kvp(person_id),
        inaktiv=inaktiv(person_id, naa=naa),
        kandidat=_kandidat(kandidat) if kandidat else None,
        manuell=manuell,
        manuell_grunn=siste.grunn if siste and manuell else "",
        reservert=data is not None and data.reservert_krr,
    )


def _kandidat(rad: Utmeldingskandidat) -> Kandidatdata:
    return Kandidatdata(
        rad.person_id, rad.fra, Kandidatgrunn(rad.grunn), rad.av_type, rad.begrunnelse
    )


def kandidater(person_ider: Iterable[UUID]) -> dict[UUID, Kandidatdata]:
    """Candidates for leaving among these, in one query. The caller has decided access to each."""
    rader = Utmeldingskandidat.objects.filter(person_id__in=set(person_ider), til=None)
    return {rad.person_id: _kandidat(rad) for rad in rader}


def inaktive(person_ider: Iterable[UUID], *, naa: datetime) -> dict[UUID, Inaktivdata]:
    """Those among these who are inactive, in one query. The caller has decided access to each."""
    rader = Inaktivering.objects.filter(person_id__in=set(person_ider), til=None)
    return {rad.person_id: _inaktivdata(rad, dato(naa)) for rad in rader}
