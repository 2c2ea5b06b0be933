"""Notes to remember and colour categories: for staff, in the rooms that they see."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from dap.felles.rom import Rom
from dap.kontor import queries as kontor
from dap.kontor.values import Teamlapp
from dap.oppfolging.models import Fargekategori, Huskelapp, Kategorinavn
from dap.oppfolging.values import Huskelappdata, Kategori, Kategoridata, Kategoriord, Merke
from dap.tilgang.values import Personinnsyn


def _eget(rom: frozenset[Rom]) -> Rom:
    """Staff who see both rooms work in the state's."""
    return Rom.STAT if Rom.STAT in rom else Rom.KOMMUNE


def huskelapp(innsyn: Personinnsyn) -> Huskelappdata | None:
    """The note in use; never for the user."""
    if innsyn.er_bruker:
        return None
    return huskelapper({innsyn.person_id: innsyn.rom}).get(innsyn.person_id)


def huskelapper(rom_for: Mapping[UUID, frozenset[Rom]]) -> dict[UUID, Huskelappdata]:
    """The note of each person, in the reader's room there; two queries.

    The caller has decided access to every one of them (`tilgang.queries.apnbare`).
    """
    rader = [
        rad
        for rad in Huskelapp.objects.filter(person_id__in=list(rom_for), aktiv=True)
        if rad.rom == _eget(rom_for[rad.person_id])
    ]
    navn = kontor.navn({rad.endret_av_id for rad in rader}) if rader else {}
    return {
        rad.person_id: Huskelappdata(
            rad.person_id,
            rad.frist,
            rad.tekst,
            rad.versjon,
            rad.endret,
            navn.get(rad.endret_av_id, ""),
        )
        for rad in rader
    }


def fargekategori(innsyn: Personinnsyn) -> Kategoridata | None:
    """The category of the person; never for the user."""
    if innsyn.er_bruker:
        return None
    return fargekategorier({innsyn.person_id: innsyn.rom}).get(innsyn.person_id)


def fargekategorier(rom_for: Mapping[UUID, frozenset[Rom]]) -> dict[UUID, Kategoridata]:
    """The category of each person who has one, in the words of whoever set it; three queries."""
    rader = [
        rad
        for rad in Fargekategori.objects.filter(person_id__in=list(rom_for)).exclude(verdi="")
        if rad.rom == _eget(rom_for[rad.person_id])
    ]
    ordbok = _ordbok({rad.kontor_id for rad in rader}) if rader else _Ordbok({}, {})
    return {
        rad.person_id: ordbok.slaa_opp(Kategori(rad.verdi), rad.kontor_id, rad.team_id)
        for rad in rader
    }


def kategorinavn(kontor_nr: str, team_id: UUID | None = None) -> dict[Kategori, str]:
    """The office's words for those categories that have any, or one team's own."""
    rader = Kategorinavn.objects.filter(kontor_id=kontor_nr, team=team_id)
    return {Kategori(verdi): navn for verdi, navn in rader.values_list("verdi", "navn")}


def kategoriordene(kontorer: Collection[str]) -> dict[Kategori, list[Kategoriord]]:
    """Everything that a category means at these offices: the offices' words first, then the teams'.
    Two queries."""
    ut: dict[Kategori, list[Kategoriord]] = {}
    ordbok = _ordbok(kontorer)
    for (hvem, verdi), navn in sorted(ordbok.ord_.items(), key=lambda o: ordbok.rekke(o[0][0])):
        if team := (ordbok.team.get(hvem) if isinstance(hvem, UUID) else None):
            if not team.nedlagt:
                ut.setdefault(Kategori(verdi), []).append(
                    Kategoriord(navn, team.kontor_nr, team.id, team.navn)
                )
        else:
            ut.setdefault(Kategori(verdi), []).append(Kategoriord(navn, str(hvem)))
    return ut


def merkevalg(
    ansatt_id: UUID, kontorer: Collection[str], na: Kategoridata | None = None
) -> list[Kategoridata]:
    """What a member of staff chooses among: in the words of their own teams, and the office's where
    their teams say nothing. `na` is there too, whoever's words it is in. Three queries."""
    mine, ordbok = kontor.egne_team(ansatt_id, kontorer), _ordbok(kontorer)
    ut = []
    for k in Kategori:
        egne = [
            ordbok.slaa_opp(k, t.kontor_nr, t.id) for t in mine if (t.id, k.value) in ordbok.ord_
        ]
        dekket = {t.kontor_nr for t in mine if (t.id, k.value) in ordbok.ord_} >= set(kontorer)
        ut += egne
        if not egne or not dekket:
            ut.append(Kategoridata(k, ordbok.felles(k, kontorer)))
    if na is not None and na.merke not in {m.merke for m in ut}:
        ut.append(na)
    return sorted(ut, key=lambda m: m.kategori)


def merkeord(merker: Collection[Merke], kontorer: Collection[str]) -> list[Kategoridata]:
    """What marks say at these offices. Three queries."""
    ordbok = _ordbok(kontorer)

    def ord_for(m: Merke) -> Kategoridata:
        team = ordbok.team.get(m.team_id) if m.team_id else None
        if team:
            return ordbok.slaa_opp(m.kategori, team.kontor_nr, team.id)
        return Kategoridata(m.kategori, ordbok.felles(m.kategori, kontorer), m.team_id)

    return [ord_for(m) for m in merker]


@dataclass(frozen=True, slots=True)
class _Ordbok:
    """The words at some offices: by office or team, and category."""

    ord_: Mapping[tuple[str | UUID, str], str]
    team: Mapping[UUID, Teamlapp]

    def slaa_opp(self, k: Kategori, kontor_nr: str, team_id: UUID | None) -> Kategoridata:
        """A team that says nothing of it says what its office does."""
        if team_id and (eget := self.ord_.get((team_id, k.value))):
            return Kategoridata(k, eget, team_id, self.team[team_id].navn)
        return Kategoridata(k, self.ord_.get((kontor_nr, k.value), ""), team_id)

    def felles(self, k: Kategori, kontorer: Collection[str]) -> str:
        """What all these offices say with the same words; empty when they do not."""
        alle = {self.ord_.get((nr, k.value), "") for nr in kontorer}
        return alle.pop() if len(alle) == 1 else ""

    def rekke(self, hvem: str | UUID) -> tuple[int, str, str]:
        if isinstance(hvem, UUID):
            return 1, self.team[hvem].kontor_nr, self.team[hvem].navn
        return 0, hvem, ""


def _ordbok(kontorer: Iterable[str]) -> _Ordbok:
    rader = Kategorinavn.objects.filter(kontor_id__in=sorted(kontorer))
    ord_: dict[tuple[str | UUID, str], str] = {
        (team or nr, verdi): navn
        for nr, team, verdi, navn in rader.values_list("kontor_id", "team_id", "verdi", "navn")
    }
    return _Ordbok(ord_, kontor.teamlapper({h for h, _v in ord_ if isinstance(h, UUID)}))
