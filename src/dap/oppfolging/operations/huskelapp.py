"""What staff note to remember, and the colours of their list. Never seen by the user."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import LEDERROLLER, Aktor
from dap.felles.feil import IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato, midnatt
from dap.hendelse import operations as hendelse
from dap.kontor import queries as kontor
from dap.oppfolging import queries
from dap.oppfolging.models import Fargekategori, Huskelapp, Kategorinavn
from dap.oppfolging.operations._felles import krev_kontoret, las_periode
from dap.oppfolging.values import (
    MAKS_HUSKELAPP,
    MAKS_KATEGORINAVN,
    OBJEKT_FARGEKATEGORI,
    OBJEKT_HUSKELAPP,
    Kategori,
    Merke,
    Ordliste,
)
from dap.tilgang.policies import eget_rom
from dap.varsel import operations as varsel
from dap.varsel.queries import bestilt_om
from dap.varsel.values import Varselslag

_MINNES_I = timedelta(days=7)
_FORST, _SIST = date(2000, 1, 1), date(2100, 1, 1)


@transaction.atomic
def lagre_huskelapp(
    *, aktor: Aktor, person_id: UUID, frist: date | None, tekst: str, versjon: int, naa: datetime
) -> None:
    """Write the note, or change it (`versjon` as shown; 0 for none). The same again does nothing.

    Staff at the person's office. Raises Regelbrudd HUSKELAPP_TOM, FOR_LANG, URIMELIG_DATO,
    IKKE_UNDER_OPPFOLGING, INGEN_VEILEDER, or VersjonsKonflikt with what stands there now.
    """
    tekst = krev_lengde(tekst, felt="tekst", maks=MAKS_HUSKELAPP)
    if not tekst and frist is None:
        raise Regelbrudd("HUSKELAPP_TOM", felt="tekst")
    if frist is not None and not _FORST <= frist < _SIST:
        raise Regelbrudd("URIMELIG_DATO", felt="frist", tidligst=_FORST, senest=_SIST)
    innsyn, nr = krev_kontoret(aktor, person_id, "huskelapp", naa)
    _krev_fulgt_opp(person_id)
    rom = eget_rom(aktor, innsyn.rom)
    rad = _lapp(person_id, rom)
    if rad is not None and (rad.tekst, rad.frist) == (tekst, frist):
        return
    if (rad.versjon if rad else 0) != versjon:
        raise VersjonsKonflikt(queries.huskelapp(innsyn))
    ny = rad is None
    rad = rad or Huskelapp(person_id=person_id, rom=rom)
    rad.kontor_id, rad.frist, rad.tekst = nr, frist, tekst
    rad.stempl(aktor=aktor, handling="SKREVET" if ny else "ENDRET", naa=naa)
    rad.save()
    _meld(aktor, person_id, rom, "HUSKELAPP_LAGRET", rad.id, naa)


def minn_om_huskelapper(*, naa: datetime) -> int:
    """Tell who follows up when the day on a note has come: each day once, and not later than a week,
    also after nights that this did not run. For a job every morning. Returns how many were told."""
    idag = dato(naa)
    rader = Huskelapp.objects.filter(aktiv=True, frist__gt=idag - _MINNES_I, frist__lte=idag)
    alle = rader.order_by("frist", "id").values_list("id", "frist")
    frister = {id_: frist for id_, frist in alle if frist is not None}
    sagt = bestilt_om(Varselslag.HUSKELAPP_FRIST, frister)
    return sum(
        _minn(id_, frist, naa)
        for id_, frist in frister.items()
        if id_ not in sagt or sagt[id_] < midnatt(frist)
    )


@transaction.atomic
def _minn(id_: UUID, frist: date, naa: datetime) -> bool:
    """Nobody, when it is another note by now, or when nobody who follows up sees its room."""
    rad = Huskelapp.objects.select_for_update().filter(id=id_, aktiv=True, frist=frist).first()
    mottaker = queries.mottaker_hos_nav(rad.person_id, naa=naa, rom=rad.rom) if rad else None
    if rad is None or mottaker is None:
        return False
    return varsel.bestill(
        slag=Varselslag.HUSKELAPP_FRIST, mottaker_id=mottaker, person_id=rad.person_id, rom=rad.rom,
        objekt_type=OBJEKT_HUSKELAPP, objekt_id=rad.id, naa=naa,
    )  # fmt: skip


@transaction.atomic
def fjern_huskelapp(*, aktor: Aktor, person_id: UUID, versjon: int, naa: datetime) -> None:
    """Put the note away; it is kept in the history. None there does nothing.

    Raises VersjonsKonflikt when somebody has changed it meanwhile.
    """
    innsyn, _nr = krev_kontoret(aktor, person_id, "huskelapp", naa)
    rad = _lapp(person_id, eget_rom(aktor, innsyn.rom))
    if rad is None:
        return
    if rad.versjon != versjon:
        raise VersjonsKonflikt(queries.huskelapp(innsyn))
    rad.aktiv = False
    rad.stempl(aktor=aktor, handling="FJERNET", naa=naa)
    rad.save()
    _meld(aktor, person_id, rad.rom, "HUSKELAPP_FJERNET", rad.id, naa)


@transaction.atomic
def sett_fargekategori(
    *,
    aktor: Aktor,
    person_id: UUID,
    kategori: Kategori | None,
    naa: datetime,
    team_id: UUID | None = None,
    ventet: str | None = None,
) -> None:
    """Mark the person in the list of the office, in a team's words or the office's. The same again does
    nothing.

    `ventet` is the mark that the page showed (`Merke`), empty for none. Staff at the person's office.
    Raises Regelbrudd IKKE_UNDER_OPPFOLGING, INGEN_VEILEDER, ENDRET_SIDEN, TEAM_ANNET_KONTOR.
    """
    merke = Merke(kategori, team_id) if kategori else None
    innsyn, nr = krev_kontoret(aktor, person_id, "huskelapp", naa)
    _krev_fulgt_opp(person_id)
    rom = eget_rom(aktor, innsyn.rom)
    rad = Fargekategori.objects.select_for_update().filter(person_id=person_id, rom=rom).first()
    na = Merke(Kategori(rad.verdi), rad.team_id) if rad and rad.verdi else None
    if na == merke:
        return
    if ventet is not None and str(na or "") != ventet:
        raise Regelbrudd("ENDRET_SIDEN")
    if merke and merke.team_id:
        team = kontor.teamlapper([merke.team_id]).get(merke.team_id)
        if team is None or team.kontor_nr != nr:
            raise Regelbrudd("TEAM_ANNET_KONTOR", felt="kategori")
    rad = rad or Fargekategori(person_id=person_id, rom=rom)
    rad.kontor_id, rad.verdi = nr, merke.kategori if merke else ""
    rad.team_id = merke.team_id if merke else None
    rad.stempl(aktor=aktor, handling="SATT", naa=naa)
    rad.save()
    _meld(aktor, person_id, rom, "FARGEKATEGORI_SATT", rad.id, naa)


@transaction.atomic
def sett_kategorinavn(
    *,
    aktor: Aktor,
    kontor_nr: str,
    navn: Mapping[Kategori, str],
    naa: datetime,
    team_id: UUID | None = None,
    versjon: int | None = None,
) -> None:
    """The words for the categories; empty takes them away. The office's are its leader's to write, a
    team's those of who are in it.

    `versjon` of the words that the page showed (`Ordliste`). Raises IkkeTilgang, Regelbrudd FOR_LANG,
    VersjonsKonflikt with the words as they are now.
    """
    if team_id is None:
        kan = aktor.har_rolle(*LEDERROLLER) and kontor_nr in aktor.kontorer
    else:
        egne = kontor.egne_team(aktor.id, aktor.kontorer & {kontor_nr})
        kan = team_id in {t.id for t in egne}
    if not kan:
        raise IkkeTilgang("MANGLER_ROLLE")
    na = Ordliste(queries.kategorinavn(kontor_nr, team_id))
    if versjon not in {None, na.versjon}:
        raise VersjonsKonflikt(na)
    for kategori, ord_ in navn.items():
        tekst = krev_lengde(ord_, felt=f"navn_{kategori}", maks=MAKS_KATEGORINAVN)
        rad = Kategorinavn.objects.filter(kontor_id=kontor_nr, team=team_id, verdi=kategori)
        if not tekst:
            rad.delete()
        else:
            rad.update_or_create(
                defaults={
                    "kontor_id": kontor_nr,
                    "team_id": team_id,
                    "verdi": kategori,
                    "navn": tekst,
                    "endret": naa,
                    "endret_av_id": aktor.id,
                }
            )


def _lapp(person_id: UUID, rom: str) -> Huskelapp | None:
    return (
        Huskelapp.objects.select_for_update()
        .filter(person_id=person_id, rom=rom, aktiv=True)
        .first()
    )


def _krev_fulgt_opp(person_id: UUID) -> None:
    """Under follow-up, by somebody. Locked, so that two who write at once come one after the other."""
    las_periode(person_id)
    if queries.ansvarlig_veileder(person_id) is None:
        raise Regelbrudd("INGEN_VEILEDER")


def _meld(
    aktor: Aktor, person_id: UUID, rom: str, type_: str, objekt_id: UUID, naa: datetime
) -> None:
    farge = type_.startswith("FARGE")
    hendelse.registrer(
        aktor=aktor,
        person_id=person_id,
        rom=rom,
        type=type_,
        objekt_type=OBJEKT_FARGEKATEGORI if farge else OBJEKT_HUSKELAPP,
        objekt_id=objekt_id,
        naa=naa,
    )
