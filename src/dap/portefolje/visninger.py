"""Saved views: whose they are, who sees them, who may change them."""

from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qsl
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.kontor import queries as kontor
from dap.portefolje.models import Kolonnevalg, Visning, Visningsrekke
from dap.portefolje.sporring.adresse import les_det_som_gar, skriv
from dap.portefolje.values import MAKS_NAVN, Deling, Op, Utvalg, Visningsdata
from dap.tabell.base import ny_id
from dap.tilgang.policies import PERSONROLLER

MAKS_VISNINGER = 100
"""Of one's own."""


def _krev_leser(aktor: Aktor) -> None:
    if not aktor.er_ansatt or not aktor.har_rolle(*PERSONROLLER):
        raise IkkeTilgang("MANGLER_ROLLE")


def mine_team(aktor: Aktor) -> dict[UUID, tuple[str, str]]:
    """The teams that one is in: name, and number of the office."""
    return {
        t.id: (t.navn, nr)
        for nr in sorted(aktor.kontorer)
        for t in kontor.team_ved(nr)
        if aktor.id in {id_ for id_, _navn in t.medlemmer}
    }


def _synlige(aktor: Aktor) -> QuerySet[Visning]:
    return Visning.objects.filter(
        Q(eier_id=aktor.id)
        | Q(deling=Deling.ALLE)
        | Q(deling=Deling.KONTOR, kontor_id__in=aktor.kontorer)
        | Q(deling=Deling.TEAM, team_id__in=mine_team(aktor))
    ).select_related("eier", "kontor", "team")


def visninger(aktor: Aktor) -> list[Visningsdata]:
    """Those that one sees, in the order one has put them in; the others after, one's own first, then the
    team's, the office's, everybody's, by name."""
    _krev_leser(aktor)
    rekke = {Deling.MEG: 0, Deling.TEAM: 1, Deling.KONTOR: 2, Deling.ALLE: 3}
    plass = {id_: n for n, id_ in enumerate(visningsrekke(aktor))}
    alle = [_data(aktor, v) for v in _synlige(aktor)]
    return sorted(
        alle, key=lambda v: (plass.get(v.id, len(plass)), rekke[v.deling], v.navn.casefold())
    )


def visningsrekke(aktor: Aktor) -> tuple[UUID, ...]:
    """Ids in the order the reader has put them in; none for who has not."""
    egen = Visningsrekke.objects.filter(ansatt_id=aktor.id).first()
    return tuple(egen.rekke) if egen else ()


@transaction.atomic
def flytt_visning(*, aktor: Aktor, visning_id: UUID, plass: int) -> None:
    """To that place (from 0) in the reader's own list. Nothing of anybody's: the last is the one, and
    the same twice is once. Raises IkkeFunnet."""
    ider = [v.id for v in visninger(aktor)]
    if visning_id not in ider:
        raise IkkeFunnet
    ider.remove(visning_id)
    ider.insert(max(plass, 0), visning_id)
    Visningsrekke.objects.update_or_create(ansatt_id=aktor.id, defaults={"rekke": ider})


def nullstill_visningsrekke(*, aktor: Aktor) -> None:
    """Back to the order of names."""
    _krev_leser(aktor)
    Visningsrekke.objects.filter(ansatt_id=aktor.id).delete()


def visning(aktor: Aktor, visning_id: UUID) -> Visningsdata:
    """Raises IkkeFunnet for one that is not shared with the reader."""
    _krev_leser(aktor)
    funnet = _synlige(aktor).filter(id=visning_id).first()
    if funnet is None:
        raise IkkeFunnet
    return _data(aktor, funnet)


def _data(aktor: Aktor, v: Visning) -> Visningsdata:
    """At offices that are not the reader's it asks for nobody: they see the users of their own."""
    utvalg, borte = _les(v.sporring)
    utvalg = replace(utvalg, kontor=tuple(nr for nr in utvalg.kontor if nr in aktor.kontorer))
    delt_med = v.team.navn if v.team else (v.kontor.navn if v.kontor else "")
    return Visningsdata(
        v.id, v.navn, Deling(v.deling), delt_med, v.team_id, v.kontor_id, v.eier.navn, utvalg, borte,
        v.versjon, kan_endre=_kan_endre(aktor, v), egen=v.eier_id == aktor.id,
    )  # fmt: skip


def _les(sporring: str) -> tuple[Utvalg, tuple[str, ...]]:
    """What was saved, and the fields in it that are no more. A field with a new name is found by the old."""
    utvalg, feil = les_det_som_gar(parse_qsl(sporring, keep_blank_values=True))
    return utvalg, tuple(sorted({b.felt for b in feil if b.felt}))


def _kan_endre(aktor: Aktor, v: Visning) -> bool:
    """Its owner; and, of what an office shares, who leads there."""
    if v.eier_id == aktor.id:
        return True
    return v.kontor_id in aktor.kontorer and aktor.har_rolle(*LEDERROLLER)


@transaction.atomic
def lagre_visning(
    *,
    aktor: Aktor,
    navn: str,
    deling: Deling,
    utvalg: Utvalg | None,
    naa: datetime,
    team_id: UUID | None = None,
    kontor_nr: str = "",
    visning_id: UUID | None = None,
    versjon: int = 0,
    nokkel: UUID | None = None,
) -> UUID:
    """A new view (with the key of its form as its id), or a new version of `visning_id` as the page
    showed it (`versjon`); sent twice is once. Without `utvalg` what it asks stays. It is shared with
    `team_id`, or with the office `kontor_nr`.

    Raises IkkeTilgang, IkkeFunnet, Regelbrudd MANGLER, FOR_LANG, FOR_MANGE_VISNINGER, UKJENT_TEAM,
    UGYLDIG_VERDI or NAVNESOK_DELES_IKKE (felt `deling`), and VersjonsKonflikt
    (with the stored Visningsdata) when somebody was before.
    """
    _krev_leser(aktor)
    navn = _navn(navn)
    if visning_id is None:
        if nokkel and Visning.objects.filter(id=nokkel, eier_id=aktor.id).exists():
            return nokkel
        rad = _ny(aktor, nokkel)
    else:
        try:
            rad = _last(aktor, visning_id, versjon)
        except VersjonsKonflikt as konflikt:
            v: Visningsdata = konflikt.gjeldende
            sendt = (navn, deling, team_id, kontor_nr, utvalg.fra_start() if utvalg else v.utvalg)
            if sendt == (v.navn, v.deling, *_delt_med(v), v.utvalg):
                return visning_id
            raise
    rad.navn = navn
    _del(aktor, rad, deling, team_id, kontor_nr)
    if utvalg is not None:
        rad.sporring = skriv(utvalg.fra_start())
    if deling != Deling.MEG and _navngir(_les(rad.sporring)[0]):
        raise Regelbrudd("NAVNESOK_DELES_IKKE", felt="deling")
    rad.endret, rad.endret_av_id = naa, aktor.id
    return _lagre(rad)


def _navngir(u: Utvalg) -> bool:
    """Whether it asks for somebody by name: that is one's own, and nothing to tell others."""
    return bool(u.sok) or any(v.op == Op.HAR for v in u.vilkar)


def _delt_med(v: Visningsdata) -> tuple[UUID | None, str]:
    """As `lagre_visning` takes them."""
    return v.team_id, (v.kontor_nr or "") if v.deling == Deling.KONTOR else ""


def _lagre(rad: Visning) -> UUID:
    """The same key from two at the same moment is one view; another's is nobody's to take."""
    try:
        with transaction.atomic():
            rad.save()
    except IntegrityError as feil:
        if not Visning.objects.filter(id=rad.id, eier_id=rad.eier_id).exists():
            raise IkkeFunnet from feil
    return rad.id


def _ny(aktor: Aktor, nokkel: UUID | None) -> Visning:
    if Visning.objects.filter(eier_id=aktor.id).count() >= MAKS_VISNINGER:
        raise Regelbrudd("FOR_MANGE_VISNINGER", maks=MAKS_VISNINGER)
    return Visning(id=nokkel or ny_id(), eier_id=aktor.id)


def _last(aktor: Aktor, visning_id: UUID, versjon: int) -> Visning:
    rad = Visning.objects.select_for_update(of=("self",)).filter(
        id__in=_synlige(aktor).values("id"), id=visning_id
    ).first()  # fmt: skip
    if rad is None:
        raise IkkeFunnet
    if not _kan_endre(aktor, rad):
        raise IkkeTilgang("IKKE_DIN_VISNING")
    if rad.versjon != versjon:
        raise VersjonsKonflikt(_data(aktor, rad))
    rad.versjon += 1
    return rad


def _navn(navn: str) -> str:
    navn = " ".join(navn.split())
    if not navn:
        raise Regelbrudd("MANGLER", felt="navn")
    if len(navn) > MAKS_NAVN:
        raise Regelbrudd("FOR_LANG", felt="navn", maks=MAKS_NAVN, lengde=len(navn))
    return navn


def _del(aktor: Aktor, rad: Visning, deling: Deling, team_id: UUID | None, kontor_nr: str) -> None:
    """With whom: a team that one is in, one of one's offices, everybody, or nobody. It stays with a
    team or an office that one has left."""
    hos = {Deling.TEAM: team_id == rad.team_id, Deling.KONTOR: kontor_nr == rad.kontor_id}
    som_for = deling == rad.deling and hos.get(deling, False)
    rad.deling = deling
    if som_for:
        return
    rad.team_id = rad.kontor_id = None
    if deling == Deling.TEAM:
        team = mine_team(aktor).get(team_id) if team_id else None
        if team is None:
            raise Regelbrudd("UKJENT_TEAM", felt="deling")
        rad.team_id, rad.kontor_id = team_id, team[1]
    elif deling == Deling.KONTOR:
        if kontor_nr not in aktor.kontorer:
            raise Regelbrudd("UGYLDIG_VERDI", felt="deling")
        rad.kontor_id = kontor_nr


@transaction.atomic
def slett_visning(*, aktor: Aktor, visning_id: UUID, versjon: int) -> None:
    """Raises IkkeFunnet, IkkeTilgang, VersjonsKonflikt. The history keeps what it was."""
    _krev_leser(aktor)
    _last(aktor, visning_id, versjon).delete()


def valgte_kolonner(aktor: Aktor) -> tuple[str, ...]:
    """The columns the reader last chose; none for who has not."""
    valg = Kolonnevalg.objects.filter(ansatt_id=aktor.id).first()
    return tuple(valg.kolonner) if valg else ()


def husk_kolonner(*, aktor: Aktor, kolonner: tuple[str, ...]) -> None:
    """Nothing of anybody's: it needs no version, the last is the one."""
    _krev_leser(aktor)
    Kolonnevalg.objects.update_or_create(ansatt_id=aktor.id, defaults={"kolonner": list(kolonner)})
