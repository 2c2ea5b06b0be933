"""What the user never sees: questions to colleagues, notes, templates."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.dialog import queries
from dap.dialog.models import Kollegasporsmal, Melding, Notat, Standardtekst, Trad
from dap.dialog.operations import _tilstand as t
from dap.dialog.operations._adgang import apne_trad, krev_ansatt
from dap.dialog.values import MAKS_OVERSKRIFT, MAKS_SPORSMAL, MAKS_TEKST, MALSPRAK, Maltekst
from dap.felles.aktor import LEDERROLLER, Aktor, Rolle
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.tekst import krev_lengde
from dap.hendelse import operations as hendelse
from dap.tilgang.operations import apne_person
from dap.tilgang.policies import eget_rom
from dap.tilgang.queries import aktor_for_ansatt
from dap.varsel.values import Varselslag


@transaction.atomic
def spor_kollega(
    *, aktor: Aktor, melding_id: UUID, til_id: UUID, tekst: str, nokkel: UUID, naa: datetime
) -> UUID:
    """Ask a colleague about a message. The user never sees it.

    Regelbrudd MANGLER/FOR_LANG, KOLLEGA_ER_DEG, KOLLEGA_UTEN_TILGANG (may not open the thread).
    """
    krev_ansatt(aktor)
    tekst = krev_lengde(tekst, felt="tekst", minst=1, maks=MAKS_SPORSMAL)
    melding = _melding(aktor, melding_id, naa)
    nokkel = innholdsnokkel(nokkel, aktor.id, melding_id, til_id, tekst)
    finnes = Kollegasporsmal.objects.filter(nokkel=nokkel).first()
    if finnes is not None:
        return finnes.id
    _krev_kollega(aktor, til_id, melding.trad, naa)
    sporsmal, ny = Kollegasporsmal.objects.get_or_create(
        nokkel=nokkel,
        defaults={
            "melding": melding, "fra_id": aktor.id, "til_id": til_id, "tekst": tekst, "sendt": naa,
        },
    )  # fmt: skip
    if not ny:
        return sporsmal.id
    _registrer_sporsmal("KOLLEGA_SPURT", sporsmal, melding.trad, aktor, naa)
    t.varsle(melding.trad, Varselslag.SPORSMAL_FRA_KOLLEGA, til_id, naa=naa)
    return sporsmal.id


@transaction.atomic
def svar_kollega(
    *, aktor: Aktor, sporsmal_id: UUID, svar: str, naa: datetime, trad_id: UUID | None = None
) -> None:
    """Answer a colleague's question (in the thread named, if one is), once.

    Regelbrudd MANGLER/FOR_LANG, ALLEREDE_BESVART.
    """
    krev_ansatt(aktor)
    svar = krev_lengde(svar, felt="svar", minst=1, maks=MAKS_SPORSMAL)
    sporsmal = (
        Kollegasporsmal.objects.select_for_update(of=("self",))
        .select_related("melding__trad")
        .filter(id=sporsmal_id, til_id=aktor.id)
        .first()
    )
    if sporsmal is None or (trad_id or sporsmal.melding.trad_id) != sporsmal.melding.trad_id:
        raise IkkeFunnet
    apne_trad(aktor=aktor, trad_id=sporsmal.melding.trad_id, naa=naa)
    if sporsmal.besvart is not None:
        if sporsmal.svar == svar:
            return
        raise Regelbrudd("ALLEREDE_BESVART", felt="svar")
    sporsmal.svar, sporsmal.besvart = svar, naa
    sporsmal.save(update_fields=["svar", "besvart"])
    trad = sporsmal.melding.trad
    _registrer_sporsmal("KOLLEGA_SVARTE", sporsmal, trad, aktor, naa)
    t.varsle(trad, Varselslag.SVAR_FRA_KOLLEGA, sporsmal.fra_id, naa=naa)


def _melding(aktor: Aktor, melding_id: UUID, naa: datetime) -> Melding:
    melding = Melding.objects.select_related("trad").filter(id=melding_id).first()
    if melding is None:
        raise IkkeFunnet
    apne_trad(aktor=aktor, trad_id=melding.trad_id, naa=naa)
    return melding


def _krev_kollega(aktor: Aktor, til_id: UUID, trad: Trad, naa: datetime) -> None:
    if til_id == aktor.id:
        raise Regelbrudd("KOLLEGA_ER_DEG", felt="til")
    kollega = aktor_for_ansatt(til_id, naa=naa)
    if kollega is None or not Trad.objects.filter(id=trad.id).kan_apnes_av(kollega).exists():
        raise Regelbrudd("KOLLEGA_UTEN_TILGANG", felt="til")


def _registrer_sporsmal(
    type_: str, sporsmal: Kollegasporsmal, trad: Trad, aktor: Aktor, naa: datetime
) -> None:
    hendelse.registrer(
        aktor=aktor,
        person_id=trad.person_id,
        rom=trad.rom,
        type=type_,
        objekt_type="KOLLEGASPORSMAL",
        objekt_id=sporsmal.id,
        naa=naa,
        data={"trad_id": str(trad.id)},
    )


@transaction.atomic
def skriv_notat(
    *,
    aktor: Aktor,
    person_id: UUID,
    tekst: str,
    nokkel: UUID,
    naa: datetime,
    sitat_id: UUID | None = None,
) -> UUID:
    """Write an internal note, which may quote a message. A quote lies in the room of its message.

    Regelbrudd MANGLER/FOR_LANG; text may be empty when something is quoted.
    """
    krev_ansatt(aktor)
    tekst = krev_lengde(tekst, felt="tekst", minst=0 if sitat_id else 1, maks=MAKS_TEKST)
    innsyn = apne_person(aktor=aktor, person_id=person_id, hva="notat", naa=naa)
    nokkel = innholdsnokkel(nokkel, aktor.id, person_id, tekst, sitat_id)
    finnes = Notat.objects.filter(nokkel=nokkel).first()
    if finnes is not None:
        return finnes.id
    rom = str(eget_rom(aktor, innsyn.rom))
    if sitat_id is not None:
        rom = _sitatets_rom(sitat_id, person_id)
        if not innsyn.ser_rom(rom):
            raise IkkeFunnet
    notat, ny = Notat.objects.get_or_create(
        nokkel=nokkel,
        defaults={
            "rom": rom, "person_id": person_id, "tekst": tekst, "sitat_id": sitat_id,
            "opprettet": naa, "opprettet_av_type": aktor.type, "opprettet_av_id": aktor.id,
            "endret": naa, "endret_av_type": aktor.type, "endret_av_id": aktor.id,
            "handling": "OPPRETTET",
        },
    )  # fmt: skip
    if not ny:
        return notat.id
    hendelse.registrer(
        aktor=aktor,
        person_id=person_id,
        rom=rom,
        type="NOTAT_SKREVET",
        objekt_type="NOTAT",
        objekt_id=notat.id,
        naa=naa,
    )
    return notat.id


def _sitatets_rom(melding_id: UUID, person_id: UUID) -> str:
    rom = (
        Melding.objects.filter(id=melding_id, trad__person_id=person_id)
        .values_list("trad__rom", flat=True)
        .first()
    )
    if rom is None:
        raise IkkeFunnet
    return rom


@transaction.atomic
def lagre_standardtekst(
    *,
    aktor: Aktor,
    kontor_nr: str,
    tittel: str,
    tekst: str,
    naa: datetime,
    standardtekst_id: UUID | None = None,
    versjon: int = 0,
    aktiv: bool = True,
    oversatt: Mapping[str, Maltekst] | None = None,
) -> UUID:
    """Make or change an office's template; for the office's leaders and administrators.

    `oversatt`: by language (`MALSPRAK`); one with neither title nor text is not there. Raises
    IkkeTilgang, IkkeFunnet, VersjonsKonflikt with what stands there; Regelbrudd MANGLER/FOR_LANG.
    """
    if kontor_nr not in aktor.kontorer or not aktor.har_rolle(*LEDERROLLER, Rolle.ADMINISTRATOR):
        raise IkkeTilgang("MANGLER_ROLLE")
    tittel = krev_lengde(tittel, felt="tittel", minst=1, maks=MAKS_OVERSKRIFT)
    tekst = krev_lengde(tekst, felt="tekst", minst=1, maks=MAKS_TEKST)
    innhold = {"tittel": tittel, "tekst": tekst, "aktiv": aktiv, **_oversatt(oversatt or {})}
    if standardtekst_id is None:
        return Standardtekst.objects.create(
            kontor_id=kontor_nr, endret=naa, endret_av_id=aktor.id, **innhold
        ).id
    rad = (
        Standardtekst.objects.select_for_update()
        .filter(id=standardtekst_id, kontor_id=kontor_nr)
        .first()
    )
    if rad is None:
        raise IkkeFunnet
    if rad.versjon != versjon:
        raise VersjonsKonflikt(queries.standardtekst(aktor, rad.id, bare_aktive=False))
    for felt, verdi in innhold.items():
        setattr(rad, felt, verdi)
    rad.versjon, rad.endret, rad.endret_av_id = rad.versjon + 1, naa, aktor.id
    rad.save()
    return rad.id


def _oversatt(oversatt: Mapping[str, Maltekst]) -> dict[str, str]:
    """The columns of each language. Raises Regelbrudd MANGLER/FOR_LANG."""
    ut = {}
    for sprak in MALSPRAK:
        t = oversatt.get(sprak, Maltekst("", ""))
        minst = 1 if t.tittel.strip() or t.tekst.strip() else 0
        for felt, verdi, maks in (
            ("tittel", t.tittel, MAKS_OVERSKRIFT),
            ("tekst", t.tekst, MAKS_TEKST),
        ):
            navn = f"{felt}_{sprak}"
            ut[navn] = krev_lengde(verdi, felt=navn, minst=minst, maks=maks)
    return ut
