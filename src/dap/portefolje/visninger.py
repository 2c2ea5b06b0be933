"""Saved views: whose they are, who sees them, who may change them."""

from datetime import datetime
from urllib.parse import parse_qsl
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.kontor import queries as kontor
from dap.portefolje.models import Kolonnevalg, Visning
from dap.portefolje.sporring.adresse import les_det_som_gar, skriv
from dap.portefolje.values import MAKS_NAVN, Deling, Utvalg, Visningsdata
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
    """Those that one sees: one's own first, then the team's, the office's, everybody's; by name."""
    _krev_leser(aktor)
    rekke = {Deling.MEG: 0, Deling.TEAM: 1, Deling.KONTOR: 2, Deling.ALLE: 3}
    alle = [_data(aktor, v) for v in _synlige(aktor)]
    return sorted(alle, key=lambda v: (rekke[v.deling], v.navn.casefold()))


def visning(aktor: Aktor, visning_id: UUID) -> Visningsdata:
    """Raises IkkeFunnet for one that is not shared with the reader."""
    _krev_leser(aktor)
    funnet = _synlige(aktor).filter(id=visning_id).first()
    if funnet is None:
        raise IkkeFunnet
    return _data(aktor, funnet)


def _data(aktor: Aktor, v: Visning) -> Visningsdata:
    utvalg, borte = _les(v.sporring)
    delt_med = v.team.navn if v.team else (v.kontor.navn if v.kontor else "")
    return Visningsdata(
        v.id, v.navn, Deling(v.deling), delt_med, v.team_id, v.eier.navn, utvalg, borte, v.versjon,
        kan_endre=_kan_endre(aktor, v), egen=v.eier_id == aktor.id,
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
    utvalg: Utvalg,
    naa: datetime,
    team_id: UUID | None = None,
    visning_id: UUID | None = None,
    versjon: int = 0,
) -> UUID:
    """A new view, or a new version of `visning_id` as the page showed it (`versjon`).

    Raises IkkeTilgang, IkkeFunnet, Regelbrudd MANGLER, FOR_LANG, FOR_MANGE_VISNINGER, UKJENT_TEAM,
    and VersjonsKonflikt (with the stored Visningsdata) when somebody was before.
    """
    _krev_leser(aktor)
    rad = _ny(aktor) if visning_id is None else _last(aktor, visning_id, versjon)
    rad.navn = _navn(navn)
    rad.deling, rad.sporring = deling, skriv(utvalg.fra_start())
    _del(aktor, rad, team_id)
    rad.endret, rad.endret_av_id = naa, aktor.id
    rad.save()
    return rad.id


def _ny(aktor: Aktor) -> Visning:
    if Visning.objects.filter(eier_id=aktor.id).count() >= MAKS_VISNINGER:
        raise Regelbrudd("FOR_MANGE_VISNINGER", maks=MAKS_VISNINGER)
    return Visning(eier_id=aktor.id)


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


def _del(aktor: Aktor, rad: Visning, team_id: UUID | None) -> None:
    """With whom: a team that one is in, the first of one's offices, everybody, or nobody."""
    rad.team_id = rad.kontor_id = None
    if rad.deling == Deling.TEAM:
        team = mine_team(aktor).get(team_id) if team_id else None
        if team is None:
            raise Regelbrudd("UKJENT_TEAM", felt="deling")
        rad.team_id, rad.kontor_id = team_id, team[1]
    elif rad.deling == Deling.KONTOR:
        rad.kontor_id = min(aktor.kontorer)


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
