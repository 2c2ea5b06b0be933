"""Reads of situation and goals. Everything is filtered by the reader's Personinnsyn."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet, Value

from dap.felles.aktor import AktorType
from dap.felles.feil import IkkeFunnet
from dap.felles.lesning import en_gang
from dap.felles.rom import Rom
from dap.kontor import queries as kontor_queries
from dap.mal.models import Forventning, Mal, Milepael, Situasjon
from dap.mal.rules import ordforskjell
from dap.mal.sok import sok as sok
from dap.mal.values import (
    MILEPAEL,
    Forventningsdata,
    Forventningsstatus,
    Malbilde,
    Maldata,
    Malstatus,
    Maluttrekk,
    Milepaeldata,
    Objekttype,
    Sammenligning,
    Situasjonsdata,
    Skrevet,
    Versjon,
)
from dap.oppfolging import queries as oppfolging
from dap.oppfolging.values import Periodedata
from dap.tabell.blikk import Blikk, Nokkel, blikk_paa
from dap.tabell.ferdig import ferdig
from dap.tilgang.values import Personinnsyn

_EKSTRA: dict[type, tuple[str, ...]] = {
    Situasjon: (),
    Mal: ("viktighet", "realisme", "revurderes", "status"),
    Milepael: ("frist", "nadd", "fjernet"),
    Forventning: ("frist", "status"),
}
Navn = dict[UUID, str]


def kan_skrive(innsyn: Personinnsyn) -> bool:
    """Whether this reader may write about situation and goals in an open period."""
    if not innsyn.kan_skrive or not innsyn.kan_endre_plan:
        return False
    return not oppfolging.skrivesperre(
        innsyn.person_id, er_bruker=innsyn.er_bruker, med_nav=innsyn.med_nav
    )


def malbilde(innsyn: Personinnsyn, *, periode_id: UUID | None = None) -> Malbilde:
    """Situation, goals, milestones and expectations of one period: the given one, or the newest.

    Raises IkkeFunnet when the period is not the person's. Six queries, however much there is; eight
    for the user, who may be followed up on paper.
    """
    return _bilde(innsyn, _periode(innsyn, periode_id))


def neste_datoer(
    innsyn: Personinnsyn, *, fra: date, antall: int
) -> list[tuple[date, str, Objekttype, UUID]]:
    """What has its day next in the open period: goals to look at again, milestones, expectations.

    The day, the words, and the goal or expectation whose page it is. One query.
    """
    rader = _neste_datoer(innsyn, fra=fra, antall=antall)
    return [(dag, tekst, Objekttype(type_), id_) for dag, tekst, type_, id_ in rader]


@ferdig
def _neste_datoer(innsyn: Personinnsyn, *, fra: date, antall: int) -> Any:
    mal = Mal.objects.synlig_for(innsyn).filter(periode__slutt=None, status=Malstatus.AKTIV)
    delmal = Milepael.objects.filter(mal__in=mal, fjernet=False, nadd=None)
    forventninger = Forventning.objects.synlig_for(innsyn).filter(
        periode__slutt=None, status=Forventningsstatus.AKTIV
    )
    kilder: tuple[tuple[Any, str, Objekttype, str], ...] = (
        (mal, "revurderes", Objekttype.MAL, "id"),
        (delmal, "frist", Objekttype.MAL, "mal_id"),
        (forventninger, "frist", Objekttype.FORVENTNING, "id"),
    )
    forste, *resten = (
        rader.filter(**{f"{felt}__gte": fra}).values_list(felt, "tekst", Value(type_.value), side)
        for rader, felt, type_, side in kilder
    )
    return forste.union(*resten, all=True).order_by("revurderes")[:antall]


@en_gang
def _bilde(innsyn: Personinnsyn, periode: Periodedata | None) -> Malbilde:
    apen = periode is not None and periode.apen
    situasjoner = _situasjoner(innsyn, periode)
    mal = _mal(innsyn, periode)
    forventninger = _forventninger(innsyn, periode)
    milepaeler = (m for rad in mal for m in rad.milepaeler.all())
    navn = _navn([*situasjoner, *mal, *milepaeler, *forventninger])
    return Malbilde(
        situasjoner=tuple(som_situasjonsdata(s, navn) for s in situasjoner),
        mal=tuple(som_maldata(m, navn) for m in mal),
        skriverom=Rom.STAT if Rom.STAT in innsyn.rom else Rom.KOMMUNE,
        kan_skrive=apen and kan_skrive(innsyn),
        forventninger=tuple(som_forventningsdata(f, navn) for f in forventninger),
    )


def _periode(innsyn: Personinnsyn, periode_id: UUID | None) -> Periodedata | None:
    perioder = oppfolging.perioder(innsyn)
    if periode_id is None:
        return perioder[0] if perioder else None
    for periode in perioder:
        if periode.id == periode_id:
            return periode
    raise IkkeFunnet


def _situasjoner(innsyn: Personinnsyn, periode: Periodedata | None) -> list[Any]:
    """The rows as they are, or for a historic period the last version that was written in it."""
    if periode is None or periode.apen:
        return sorted(_naa(innsyn), key=_stat_forst)
    historie = Situasjon.pgh_event_model.objects.filter(  # type: ignore[attr-defined]
        person_id=innsyn.person_id, rom__in=innsyn.rom, periode_id=periode.id
    )
    siste = {rad.id: rad for rad in historie.order_by("versjon")}
    return sorted(siste.values(), key=_stat_forst)


@ferdig
def _naa(innsyn: Personinnsyn) -> Any:
    return Situasjon.objects.synlig_for(innsyn).order_by("id")


def _stat_forst(rad: Any) -> bool:
    return bool(rad.rom != Rom.STAT)


def _mal(innsyn: Personinnsyn, periode: Periodedata | None) -> list[Mal]:
    if periode is None:
        return []
    return list(
        Mal.objects.synlig_for(innsyn)
        .filter(periode_id=periode.id)
        .select_related("periode")
        .order_by("rekkefolge", "id")
        .prefetch_related(Prefetch("milepaeler", _milepaeler()))
    )


def _forventninger(innsyn: Personinnsyn, periode: Periodedata | None) -> list[Forventning]:
    if periode is None:
        return []
    rader = Forventning.objects.synlig_for(innsyn).filter(periode_id=periode.id)
    return list(rader.select_related("periode").order_by("opprettet", "id"))


def en_forventning(innsyn: Personinnsyn, forventning_id: UUID) -> Forventningsdata:
    """Raises IkkeFunnet."""
    rad = (
        Forventning.objects.synlig_for(innsyn)
        .filter(id=forventning_id)
        .select_related("periode")
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    return som_forventningsdata(rad)


def aktive_forventninger(
    innsyn: Personinnsyn, forventning_ider: Iterable[UUID]
) -> list[Forventningsdata]:
    """Those of the ids that are expectations which still stand, oldest first."""
    rader = Forventning.objects.synlig_for(innsyn).filter(
        id__in=set(forventning_ider), status=Forventningsstatus.AKTIV, periode__slutt=None
    )
    alle = list(rader.select_related("periode").order_by("opprettet", "id"))
    navn = _navn(alle)
    return [som_forventningsdata(f, navn) for f in alle]


def _milepaeler() -> "QuerySet[Milepael]":
    return Milepael.objects.filter(fjernet=False).order_by("rekkefolge", "id")


def ett_mal(innsyn: Personinnsyn, mal_id: UUID) -> Maldata:
    """One goal with its milestones. Raises IkkeFunnet."""
    mal = (
        Mal.objects.synlig_for(innsyn)
        .filter(id=mal_id)
        .select_related("periode")
        .prefetch_related(Prefetch("milepaeler", _milepaeler()))
        .first()
    )
    if mal is None:
        raise IkkeFunnet
    return som_maldata(mal, _navn([mal, *mal.milepaeler.all()]))


def malvalg(innsyn: Personinnsyn) -> list[tuple[UUID, str]]:
    """Goals an activity can be linked to: active ones of the open period, as (id, text)."""
    return list(
        Mal.objects.synlig_for(innsyn)
        .filter(status=Malstatus.AKTIV, periode__slutt=None)
        .order_by("rekkefolge", "id")
        .values_list("id", "tekst")
    )


def maltekster(innsyn: Personinnsyn, mal_ider: Iterable[UUID]) -> dict[UUID, str]:
    """Texts of the goals that the reader sees, in one query."""
    return {id_: tekst for id_, tekst in _tekster(innsyn, frozenset(mal_ider))}


@ferdig
def _tekster(innsyn: Personinnsyn, mal_ider: Iterable[UUID]) -> Any:
    return Mal.objects.synlig_for(innsyn).filter(id__in=mal_ider).values_list("id", "tekst")


def blikk(
    innsyn: Personinnsyn, objekttype: Objekttype, nokler: Iterable[Nokkel]
) -> dict[Nokkel, Blikk]:
    """Text, version and reason of goals, expectations or situation at those moments. Two queries."""
    modell: Any = {
        Objekttype.MAL: Mal,
        Objekttype.FORVENTNING: Forventning,
        Objekttype.SITUASJON: Situasjon,
    }[objekttype]
    return blikk_paa(modell.objects.synlig_for(innsyn), nokler, tittel="tekst")


def versjoner(innsyn: Personinnsyn, objekt_id: UUID) -> list[Versjon]:
    """Every version of a goal or a situation, newest first. Raises IkkeFunnet."""
    modell = _modell(innsyn, objekt_id)
    rader = list(modell.pgh_event_model.objects.filter(id=objekt_id).order_by("-versjon"))
    navn = _navn(rader)
    return [_versjon(rad, navn, _EKSTRA[modell]) for rad in rader]


def milepaelversjoner(innsyn: Personinnsyn, mal_id: UUID) -> list[Versjon]:
    """Every version of every milestone of a goal, also of those taken away, newest first."""
    ett_mal(innsyn, mal_id)
    rader = list(
        Milepael.pgh_event_model.objects.filter(mal_id=mal_id).order_by(  # type: ignore[attr-defined]
            "-endret", "-pgh_id"
        )
    )
    navn = _navn(rader)
    return [_versjon(rad, navn, _EKSTRA[Milepael]) for rad in rader]


def sammenlign(innsyn: Personinnsyn, objekt_id: UUID, *, fra: int, til: int) -> Sammenligning:
    """What changed between two versions of a goal or a situation. Raises IkkeFunnet."""
    alle = {v.versjon: v for v in versjoner(innsyn, objekt_id)}
    if fra not in alle or til not in alle:
        raise IkkeFunnet
    a, b = alle[fra], alle[til]
    return Sammenligning(
        a,
        b,
        ordforskjell(a.tekst, b.tekst),
        {n: (a.felt[n], b.felt[n]) for n in a.felt if a.felt[n] != b.felt[n]},
    )


def uttrekk(innsyn: Personinnsyn) -> list[Maluttrekk]:
    """Everything that the reader sees with all its versions, in the order it was made.

    As many queries whatever there is, and a milestone that was taken away is there too.
    """
    kilder: list[tuple[str, Any, dict[str, Any]]] = [
        (Objekttype.SITUASJON, Situasjon, {"person_id": innsyn.person_id}),
        (Objekttype.MAL, Mal, {"person_id": innsyn.person_id}),
        (MILEPAEL, Milepael, {"mal__in": Mal.objects.synlig_for(innsyn).values("id")}),
        (Objekttype.FORVENTNING, Forventning, {"person_id": innsyn.person_id}),
    ]
    funnet: list[tuple[str, Any, list[Any]]] = []
    for slag, modell, vilkar in kilder:
        na = modell.objects.filter(rom__in=innsyn.rom, **vilkar).order_by("opprettet", "id")
        rader: dict[UUID, tuple[str, Any, list[Any]]] = {r.id: (slag, r, []) for r in na}
        historie = modell.pgh_event_model.objects.filter(pgh_obj_id__in=list(rader))
        for versjon in historie.order_by("versjon", "pgh_id"):
            rader[versjon.pgh_obj_id][2].append(versjon)
        funnet += rader.values()
    navn = _navn([v for _slag, _rad, versjoner in funnet for v in versjoner])
    return [
        Maluttrekk(
            slag=slag,
            id=rad.id,
            rom=rad.rom,
            periode_id=getattr(rad, "periode_id", None),
            mal_id=getattr(rad, "mal_id", None),
            versjoner=tuple(_versjon(v, navn, _EKSTRA[type(rad)]) for v in versjoner),
        )
        for slag, rad, versjoner in funnet
    ]


def _modell(innsyn: Personinnsyn, objekt_id: UUID) -> Any:
    if Mal.objects.synlig_for(innsyn).filter(id=objekt_id).exists():
        return Mal
    if Situasjon.objects.synlig_for(innsyn).filter(id=objekt_id).exists():
        return Situasjon
    if Forventning.objects.synlig_for(innsyn).filter(id=objekt_id).exists():
        return Forventning
    raise IkkeFunnet


def _navn(rader: Iterable[Any]) -> Navn:
    ansatte = {r.endret_av_id for r in rader if r.endret_av_type == AktorType.VEILEDER}
    return kontor_queries.navn(ansatte) if ansatte else {}


def _skrevet(rad: Any, navn: Navn) -> Skrevet:
    return Skrevet(
        rad.endret_av_type == AktorType.BRUKER,
        rad.endret_av_id,
        navn.get(rad.endret_av_id, ""),
        rad.endret,
        rad.handling == "KASSERT",
    )


def _versjon(rad: Any, navn: Navn, ekstra: tuple[str, ...]) -> Versjon:
    return Versjon(
        versjon=rad.versjon,
        handling=rad.handling,
        begrunnelse=rad.begrunnelse,
        skrevet=_skrevet(rad, navn),
        periode_id=getattr(rad, "periode_id", None),
        tekst=rad.tekst,
        felt={navn_: getattr(rad, navn_) for navn_ in ekstra},
    )


def som_situasjonsdata(rad: Any, navn: Navn | None = None) -> Situasjonsdata:
    navn = _navn([rad]) if navn is None else navn
    return Situasjonsdata(rad.id, rad.rom, rad.versjon, rad.tekst, _skrevet(rad, navn))


def som_milepaeldata(rad: Milepael, navn: Navn | None = None) -> Milepaeldata:
    navn = _navn([rad]) if navn is None else navn
    return Milepaeldata(rad.id, rad.versjon, rad.tekst, rad.frist, rad.nadd, _skrevet(rad, navn))


def som_maldata(rad: Mal, navn: Navn | None = None) -> Maldata:
    """A row as readers get it, with the milestones that have been prefetched, if any."""
    hentet = getattr(rad, "_prefetched_objects_cache", {}).get("milepaeler", ())
    navn = _navn([rad, *hentet]) if navn is None else navn
    return Maldata(
        id=rad.id,
        rom=rad.rom,
        versjon=rad.versjon,
        tekst=rad.tekst,
        viktighet=rad.viktighet,
        realisme=rad.realisme,
        revurderes=rad.revurderes,
        status=Malstatus(rad.status),
        statusgrunn=rad.begrunnelse if rad.status != Malstatus.AKTIV else "",
        periode_id=rad.periode_id,
        i_apen_periode=rad.periode is not None and rad.periode.slutt is None,
        skrevet=_skrevet(rad, navn),
        milepaeler=tuple(som_milepaeldata(m, navn) for m in hentet),
    )


def som_forventningsdata(rad: Forventning, navn: Navn | None = None) -> Forventningsdata:
    navn = _navn([rad]) if navn is None else navn
    status = Forventningsstatus(rad.status)
    return Forventningsdata(
        id=rad.id,
        rom=rad.rom,
        versjon=rad.versjon,
        tekst=rad.tekst,
        frist=rad.frist,
        status=status,
        statusgrunn=rad.begrunnelse if status != Forventningsstatus.AKTIV else "",
        mal_id=rad.mal_id,
        i_apen_periode=rad.periode.slutt is None,
        skrevet=_skrevet(rad, navn),
    )
