"""The office, its staff, and whom it follows up."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, Subquery, UUIDField, Value
from django.db.models.functions import Coalesce

from dap.felles.aktor import LEDERROLLER, Rettighet, Rolle
from dap.felles.lesning import en_gang
from dap.felles.rom import Rom
from dap.kontor.models import Ansatt, Dekning, Fravar, Kontor, Kontortilhorighet, Personkontor
from dap.kontor.rules import rom_ved_kontor
from dap.kontor.values import Ansattdata, Ansettelse, Dekningsslag, Kontordata
from dap.tabell.ferdig import ferdig
from dap.tabell.orden import norsk


@ferdig
def _ansatt(**hvem: UUID) -> Any:
    return Ansatt.objects.filter(**hvem)


def _data(ansatt: Any, dag: date) -> Ansattdata:
    ansettelse = Ansettelse(ansatt.ansettelse)
    tilhorigheter = _tilhorigheter(ansatt.id, dag)
    kontorrom: dict[str, frozenset[Rom]] = {
        t.kontor_id: rom_ved_kontor(ansettelse, kommunen_ser_stat=t.kontor__kommunen_ser_stat)
        for t in tilhorigheter
    }
    return Ansattdata(
        id=ansatt.id,
        ident=ansatt.ident,
        navn=ansatt.navn,
        ansettelse=ansettelse,
        tittel=ansatt.tittel,
        telefon=ansatt.telefon,
        treffes=ansatt.treffes,
        person_id=ansatt.person_id,
        roller=frozenset(Rolle(r) for r in ansatt.roller),
        rettigheter=frozenset(Rettighet(r) for r in ansatt.rettigheter),
        kontorrom=kontorrom,
        kontornavn=tilhorigheter[0].kontor__navn if tilhorigheter else "",
    )


@ferdig
def _tilhorigheter(ansatt_id: UUID, dag: date) -> Any:
    return (
        Kontortilhorighet.objects.filter(ansatt_id=ansatt_id, fra__lte=dag)
        .filter(Q(til=None) | Q(til__gt=dag))
        .order_by("kontor_id")
        .values_list("kontor_id", "kontor__navn", "kontor__kommunen_ser_stat")
    )


def ansatt_for_ident(ident: str, *, dag: date) -> Ansattdata | None:
    ansatt = Ansatt.objects.filter(ident=ident).first()
    return _data(ansatt, dag) if ansatt else None


def ansatt_for_konto(konto_id: UUID, *, dag: date) -> Ansattdata | None:
    rader = _ansatt(konto_id=konto_id)
    return _data(rader[0], dag) if rader else None


def ansatt(ansatt_id: UUID, *, dag: date) -> Ansattdata | None:
    rader = _ansatt(id=ansatt_id)
    return _data(rader[0], dag) if rader else None


def navn(ansatt_ider: Iterable[UUID]) -> dict[UUID, str]:
    """Names for display, in one query."""
    return dict(_navn(frozenset(ansatt_ider)))


@en_gang
def _navn(ansatt_ider: frozenset[UUID]) -> dict[UUID, str]:
    return dict(_navnene(ansatt_ider))


@ferdig
def _navnene(ansatt_ider: Iterable[UUID]) -> Any:
    return Ansatt.objects.filter(id__in=ansatt_ider).values_list("id", "navn")


def kolleger(kontor_nr: str, *, dag: date) -> list[tuple[UUID, str]]:
    """Id and name of everyone who works at the office that day, by name."""
    rader = (
        Kontortilhorighet.objects.filter(kontor_id=kontor_nr, fra__lte=dag)
        .filter(Q(til=None) | Q(til__gt=dag))
        .order_by(norsk("ansatt__navn"))
        .values_list("ansatt_id", "ansatt__navn")
    )
    return list(rader)


def kolleger_med_rolle(
    kontorer: Iterable[str], roller: Iterable[Rolle], *, dag: date
) -> list[tuple[UUID, str]]:
    """Id and name of those with one of the roles at any of the offices that day, by name."""
    rader = (
        Kontortilhorighet.objects.filter(
            kontor_id__in=sorted(kontorer),
            fra__lte=dag,
            ansatt__roller__overlap=[str(r) for r in roller],
        )
        .filter(Q(til=None) | Q(til__gt=dag))
        .order_by(norsk("ansatt__navn"))
        .values_list("ansatt_id", "ansatt__navn")
    )
    return list(dict(rader).items())


def ledere(kontor_nr: str, *, dag: date) -> list[UUID]:
    """Those who lead the office that day."""
    return list(
        Kontortilhorighet.objects.filter(
            kontor_id=kontor_nr, fra__lte=dag, ansatt__roller__overlap=[str(r) for r in LEDERROLLER]
        )
        .filter(Q(til=None) | Q(til__gt=dag))
        .order_by(norsk("ansatt__navn"))
        .values_list("ansatt_id", flat=True)
    )


def stedfortreder(ansatt_id: UUID, *, dag: date) -> UUID | None:
    """Who stands in for this member of staff that day, if absent."""
    return (
        Fravar.objects.filter(ansatt_id=ansatt_id, fra__lte=dag, til__gt=dag)
        .order_by("-id")
        .values_list("stedfortreder_id", flat=True)
        .first()
    )


def fravar(ansatt_id: UUID, *, fra: date) -> list[tuple[UUID, date, date]]:
    """Who stands in, and the days (half-open), of absences not over by `fra`; the last entered first."""
    rader = (
        Fravar.objects.filter(ansatt_id=ansatt_id, til__gt=fra)
        .filter(til__gt=F("fra"))
        .order_by("-id")
    )
    return list(rader.values_list("stedfortreder_id", "fra", "til"))


def fravar_hos(
    ansatt_ider: Iterable[UUID], *, fra: date
) -> dict[UUID, list[tuple[UUID, date, date]]]:
    """As `fravar`, for many members of staff. One query."""
    rader = Fravar.objects.filter(ansatt_id__in=list(ansatt_ider), til__gt=fra)
    rader = rader.filter(til__gt=F("fra")).order_by("-id")
    ut: dict[UUID, list[tuple[UUID, date, date]]] = {}
    for hvem, vikar, fra_dag, til in rader.values_list(
        "ansatt_id", "stedfortreder_id", "fra", "til"
    ):
        ut.setdefault(hvem, []).append((vikar, fra_dag, til))
    return ut


def vikariater(ansatt_id: UUID, *, fra: date, til: date) -> list[tuple[UUID, str, date, date]]:
    """Absences in [fra, til) of the member of staff, or of those they stand in for.

    Who is absent, the name of the other one, and the days (half-open). One query.
    """
    rader = (
        Fravar.objects.filter(Q(ansatt_id=ansatt_id) | Q(stedfortreder_id=ansatt_id))
        .filter(fra__lt=til, til__gt=fra)
        .filter(til__gt=F("fra"))
        .select_related("ansatt", "stedfortreder")
        .order_by("fra", "id")
    )
    return [
        (
            f.ansatt_id,
            f.stedfortreder.navn if f.ansatt_id == ansatt_id else f.ansatt.navn,
            f.fra,
            f.til,
        )
        for f in rader
    ]


def kontor(nr: str) -> Kontordata | None:
    rad = Kontor.objects.filter(nr=nr).first()
    if rad is None:
        return None
    return Kontordata(rad.nr, rad.navn, rad.adresse, rad.telefon, rad.svarfrist_timer)


@en_gang
def kontor_for_person(person_id: UUID) -> Kontordata | None:
    """The office that follows the person up now."""
    rader = _personkontor(person_id)
    return Kontordata(*rader[0]) if rader else None


@ferdig
def _personkontor(person_id: UUID) -> Any:
    felt = ("kontor__nr", "kontor__navn", "kontor__adresse", "kontor__telefon")
    rader = Personkontor.objects.filter(person_id=person_id, til=None).order_by("pk")
    return rader.values_list(*felt, "kontor__svarfrist_timer")[:1]


def svarer_for(ansatt_id: UUID, person_id: UUID, rom: str, *, dag: date) -> UUID | None:
    """The member of staff, or the stand-in while they are absent, if that one sees the room at the
    person's office that day. One query."""
    svarer, ser = _hos(_svarer_ved_kontoret(ansatt_id, person_id, dag))
    return svarer if rom in ser else None


def rom_hos(ansatt_id: UUID, person_id: UUID, *, dag: date) -> frozenset[Rom]:
    """The rooms that the member of staff sees at the person's office that day, in one query."""
    return _hos(_ved_kontoret(ansatt_id, person_id, dag))[1]


@ferdig
def _svarer_ved_kontoret(ansatt_id: UUID, person_id: UUID, dag: date) -> Any:
    vikar = Fravar.objects.filter(ansatt_id=ansatt_id, fra__lte=dag, til__gt=dag).order_by("-id")
    hvem = Coalesce(
        Subquery(vikar.values("stedfortreder_id")[:1]), Value(ansatt_id, output_field=UUIDField())
    )
    return _tilhorighet(hvem, person_id, dag)


@ferdig
def _ved_kontoret(ansatt_id: UUID, person_id: UUID, dag: date) -> Any:
    return _tilhorighet(ansatt_id, person_id, dag)


def _tilhorighet(hvem: Any, person_id: UUID, dag: date) -> Any:
    kontoret = Personkontor.objects.filter(person_id=person_id, til=None).values("kontor_id")
    rader = Kontortilhorighet.objects.filter(
        ansatt_id=hvem, fra__lte=dag, kontor_id__in=kontoret
    ).filter(Q(til=None) | Q(til__gt=dag))
    felt = ("ansatt_id", "ansatt__ansettelse", "kontor__kommunen_ser_stat")
    return rader.order_by("pk").values_list(*felt)[:1]


def _hos(rader: list[Any]) -> tuple[UUID | None, frozenset[Rom]]:
    """Who works at the person's office, and the rooms they see there; nobody and none otherwise."""
    for ansatt_id, ansettelse, kommunen_ser_stat in rader:
        ser = rom_ved_kontor(Ansettelse(ansettelse), kommunen_ser_stat=kommunen_ser_stat)
        return ansatt_id, ser
    return None, frozenset()


def kontornumre(person_ider: Iterable[UUID]) -> dict[UUID, str]:
    """The office that follows each person up now, in one query."""
    rader = Personkontor.objects.filter(person_id__in=set(person_ider), til=None)
    return dict(rader.values_list("person_id", "kontor_id"))


def bare_ved(person_ider: Iterable[UUID], kontornumre: Iterable[str]) -> list[UUID]:
    """Those of the persons whom one of the offices follows up now, in the same order."""
    ved = Personkontor.objects.filter(kontor_id__in=list(kontornumre), til=None)
    der = set(ved.values_list("person_id", flat=True))
    return [id_ for id_ in person_ider if id_ in der]


@en_gang
def vikarierer_for(ansatt_id: UUID, *, dag: date) -> tuple[UUID, ...]:
    """Whom this member of staff stands in for that day."""
    return tuple(
        Fravar.objects.filter(stedfortreder_id=ansatt_id, fra__lte=dag, til__gt=dag).values_list(
            "ansatt_id", flat=True
        )
    )


def finnes_noen() -> bool:
    return Kontor.objects.exists()


def ansvarlig_enhet(
    *, gradering: str, bokommune: str, person_id: UUID
) -> tuple[str, Dekningsslag | None] | None:
    """The office that takes a person, and by what: protection of the address, then where they live,
    then the office that has followed them up (None), then whoever takes the rest.

    None when the installation has nobody for them.
    """
    dekning = {
        (slag, kode): nr for slag, kode, nr in Dekning.objects.values_list("slag", "kode", "kontor")
    }
    for slag, kode in ((Dekningsslag.GRADERING, gradering), (Dekningsslag.KOMMUNE, bokommune)):
        if nr := dekning.get((slag.value, kode)):
            return nr, slag
    eget = kontor_for_person(person_id)
    if eget is not None:
        return eget.nr, None
    resten = dekning.get((Dekningsslag.RESTEN.value, ""))
    return (resten, Dekningsslag.RESTEN) if resten else None
