"""Notes to remember and colour categories: for staff, in the rooms that they see."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from dap.felles.rom import Rom
from dap.kontor import queries as kontor
from dap.oppfolging.models import Fargekategori, Huskelapp, Kategorinavn
from dap.oppfolging.values import Huskelappdata, Kategori, Kategoridata
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
    """The category of each person who has one, with the office's words; two queries."""
    rader = [
        rad
        for rad in Fargekategori.objects.filter(person_id__in=list(rom_for)).exclude(verdi="")
        if rad.rom == _eget(rom_for[rad.person_id])
    ]
    ord_ = _navn({rad.kontor_id for rad in rader}) if rader else {}
    return {
        rad.person_id: Kategoridata(Kategori(rad.verdi), ord_.get((rad.kontor_id, rad.verdi), ""))
        for rad in rader
    }


def kategorinavn(kontor_nr: str) -> dict[Kategori, str]:
    """The office's words for those categories that have any."""
    return {Kategori(verdi): navn for (_nr, verdi), navn in _navn({kontor_nr}).items()}


def felles_kategorinavn(kontorer: Collection[str]) -> dict[Kategori, str]:
    """The words for those categories that all these offices say with the same."""
    funnet: dict[str, list[str]] = {}
    for (_nr, verdi), navn in _navn(kontorer).items():
        funnet.setdefault(verdi, []).append(navn)
    return {
        Kategori(verdi): navn[0]
        for verdi, navn in funnet.items()
        if len(navn) == len(set(kontorer)) and len(set(navn)) == 1
    }


def _navn(kontorer: Iterable[str]) -> dict[tuple[str, str], str]:
    rader = Kategorinavn.objects.filter(kontor_id__in=sorted(kontorer))
    return {
        (nr, verdi): navn for nr, verdi, navn in rader.values_list("kontor_id", "verdi", "navn")
    }
