"""The things that can be done: what each needs of a person, how it is done, how it is undone.

The domain's own operations decide and write; here is only what many at once adds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.values import Status
from dap.dialog import operations as dialog
from dap.dialog.values import Maltekst, Tema
from dap.felles.aktor import Aktor
from dap.felles.blanke import fyll_ut
from dap.felles.feil import IkkeFunnet, Regelbrudd, VersjonsKonflikt
from dap.felles.sprak import N_
from dap.flere.values import Blank, Oppdrag, Slag, Valgt
from dap.kontor import queries as kontor
from dap.mote import operations as moteoperasjoner
from dap.mote import queries as mote
from dap.oppfolging import operations as oppfolging
from dap.oppfolging import queries
from dap.oppfolging.values import MAKS_PER_GANG, Merke, Tildelingsvalg
from dap.person import queries as person
from dap.tilgang.operations import apne_person
from dap.tilgang.queries import synlige_rom_for

_INGEN = UUID(int=0)
ANGREORD = N_("Lagt til ved en feil")
"""Why an activity that was undone is called off; both sides can read it."""
Svar = Mapping[UUID, tuple[str, str]]
"""By person: why not (empty when it can be done), and what they have now."""


def hindre(aktor: Aktor, oppdrag: Oppdrag, ider: list[UUID], naa: datetime) -> Svar:
    """Of people that the reader may open and that are followed up."""
    if oppdrag.slag == Slag.VEILEDER:
        return _veileder(aktor, oppdrag, ider, naa)
    if oppdrag.slag in {Slag.MELDING, Slag.AKTIVITET}:
        return {id_: ("", "") for id_ in ider}
    synlige = synlige_rom_for(aktor, ider)
    rom_for = {id_: synlige[id_] for id_ in ider if id_ in synlige}
    if oppdrag.slag == Slag.MOTE:
        return {id_: (kode, "") for id_, kode in mote.kan_inviteres(rom_for, naa=naa).items()}
    ansvarlige = queries.ansvarlige_for(ider)
    lapper = queries.huskelapper(rom_for) if oppdrag.slag == Slag.HUSKELAPP else {}
    kategorier = queries.fargekategorier(rom_for) if oppdrag.slag == Slag.KATEGORI else {}

    def svar(id_: UUID) -> tuple[str, str]:
        na = str(kategorier[id_].merke) if id_ in kategorier else ""
        if id_ not in ansvarlige:
            return "INGEN_VEILEDER", na
        if id_ in lapper:
            return "HAR_HUSKELAPP", ""
        lik = oppdrag.slag == Slag.KATEGORI and na == oppdrag.verdi
        return "HAR_KATEGORIEN" if lik else "", na

    return {id_: svar(id_) for id_ in rom_for}


def _veileder(aktor: Aktor, oppdrag: Oppdrag, ider: list[UUID], naa: datetime) -> Svar:
    ansatt_id = oppdrag.ansatt_id or _INGEN
    na = queries.ansvarlige_for(ider)
    ut: dict[UUID, tuple[str, str]] = {}
    for n in range(0, len(ider), MAKS_PER_GANG):
        valg = [Tildelingsvalg(id_, na.get(id_)) for id_ in ider[n : n + MAKS_PER_GANG]]
        for u in queries.forhandsvis_tildeling(aktor, valg, ansatt_id=ansatt_id, naa=naa):
            ut[u.person_id] = (u.kode, str(na.get(u.person_id, "")))
    return ut


def gjor(aktor: Aktor, oppdrag: Oppdrag, valgt: Valgt, nokkel: UUID, naa: datetime) -> UUID | None:
    """For one, in the caller's transaction: the id of what was made, where undoing needs it.
    Raises DapFeil."""
    alt: dict[str, Any] = {"aktor": aktor, "person_id": valgt.person_id, "naa": naa}
    if oppdrag.slag == Slag.VEILEDER:
        _krev_endring(valgt.for_, oppdrag.verdi, "ALLEREDE_VEILEDER")
        ventet = Tildelingsvalg(valgt.person_id, UUID(valgt.for_) if valgt.for_ else None)
        oppfolging.tildel_veileder(**alt, ansatt_id=oppdrag.ansatt_id or _INGEN, ventet=ventet)
    elif oppdrag.slag == Slag.KATEGORI:
        _krev_endring(valgt.for_, oppdrag.verdi, "HAR_KATEGORIEN")
        oppfolging.sett_fargekategori(
            **alt, kategori=oppdrag.kategori, team_id=oppdrag.team_id, ventet=valgt.for_
        )
    elif oppdrag.slag == Slag.HUSKELAPP:
        _lapp(aktor, oppdrag, valgt.person_id, naa)
    elif oppdrag.slag == Slag.MOTE:
        _inviter(aktor, oppdrag, valgt.person_id, naa)
    elif oppdrag.slag == Slag.AKTIVITET:
        return aktivitet.opprett(
            **alt,
            type=oppdrag.type,
            felter=oppdrag.felter,
            som_forslag=oppdrag.som_forslag,
            nokkel=uuid5(nokkel, str(valgt.person_id)),
        ).aktivitet_id
    else:
        melding = meldingene(aktor, oppdrag, [valgt.person_id])[valgt.person_id]
        dialog.ny_trad(
            **alt,
            tema=Tema.ANNET,
            overskrift=melding.overskrift,
            tekst=melding.tekst,
            nokkel=uuid5(nokkel, str(valgt.person_id)),
        )
    return None


def _inviter(aktor: Aktor, oppdrag: Oppdrag, person_id: UUID, naa: datetime) -> None:
    """Asked anew for each: those before have taken slots of what was seen."""
    kode, _for = hindre(aktor, oppdrag, [person_id], naa).get(person_id, ("IKKE_FUNNET", ""))
    if kode == "IKKE_FUNNET":
        raise IkkeFunnet
    if kode:
        raise Regelbrudd(kode)
    moteoperasjoner.inviter_til_ledig_tid(aktor=aktor, person_id=person_id, naa=naa)


def _krev_endring(for_: str, til: str, kode: str) -> None:
    """What they had already is nobody's to undo."""
    if for_ == til:
        raise Regelbrudd(kode)


def _lapp(aktor: Aktor, oppdrag: Oppdrag, person_id: UUID, naa: datetime) -> None:
    """Only for who has none: a note is never written over."""
    try:
        oppfolging.lagre_huskelapp(
            aktor=aktor,
            person_id=person_id,
            frist=oppdrag.frist,
            tekst=oppdrag.tekst,
            versjon=0,
            naa=naa,
        )
    except VersjonsKonflikt as feil:
        raise Regelbrudd("HAR_HUSKELAPP") from feil
    lapp = queries.huskelapp(
        apne_person(aktor=aktor, person_id=person_id, hva="huskelapp", naa=naa)
    )
    if lapp is None or (lapp.versjon, lapp.endret) != (1, naa):
        raise Regelbrudd("HAR_HUSKELAPP")


@dataclass(frozen=True, slots=True)
class Gjort:
    """What was done for one, as undoing must know it."""

    person_id: UUID
    verdi: str
    for_: str
    tid: datetime
    laget_id: UUID | None


def angre(aktor: Aktor, slag: Slag, gjort: Gjort, naa: datetime) -> None:
    """Back to what it was, unless somebody has changed it since. Raises DapFeil."""
    alt: dict[str, Any] = {"aktor": aktor, "person_id": gjort.person_id, "naa": naa}
    if slag == Slag.KATEGORI:
        til = Merke.les(gjort.for_)
        oppfolging.sett_fargekategori(
            **alt,
            kategori=til.kategori if til else None,
            team_id=til.team_id if til else None,
            ventet=gjort.verdi,
        )
    elif slag == Slag.VEILEDER:
        ventet = Tildelingsvalg(gjort.person_id, UUID(gjort.verdi))
        if gjort.for_:
            oppfolging.tildel_veileder(**alt, ansatt_id=UUID(gjort.for_), ventet=ventet)
        else:
            oppfolging.fjern_veileder(**alt, ventet=ventet)
    elif slag == Slag.AKTIVITET:
        aktivitet.flytt(
            aktor=aktor,
            aktivitet_id=gjort.laget_id or _INGEN,
            versjon=1,
            til=Status.AVBRUTT,
            begrunnelse=ANGREORD,
            naa=naa,
        )
    else:
        lapp = queries.huskelapp(apne_person(**alt, hva="huskelapp"))
        if lapp is None or (lapp.versjon, lapp.endret) != (1, gjort.tid):
            raise Regelbrudd("ENDRET_SIDEN")
        oppfolging.fjern_huskelapp(**alt, versjon=1)


@dataclass(frozen=True, slots=True)
class Melding:
    """The message as one of them reads it."""

    overskrift: str
    tekst: str
    sprak: str


def meldingene(aktor: Aktor, oppdrag: Oppdrag, ider: Iterable[UUID]) -> dict[UUID, Melding]:
    """In each one's own language where it is written in it, with each one's own words in it."""
    ider = list(ider)
    bokmal = Maltekst(oppdrag.overskrift, oppdrag.tekst)
    navn, fornavn = person.navn(ider), person.fornavn(ider)
    kontorer, kontornavn = kontor.kontornumre(ider), dict(kontor.kontorer())
    sprakene = {id_: p.sprak for id_, p in person.kontaktpunkter(ider).items()}

    def melding(id_: UUID) -> Melding:
        sprak = sprakene.get(id_, "")
        malen = oppdrag.oversatt.get(sprak)
        tekst = fyll_ut(
            (malen or bokmal).tekst,
            {
                Blank.FORNAVN: fornavn.get(id_, ""),
                Blank.NAVN: navn.get(id_, ""),
                Blank.VEILEDER: aktor.navn,
                Blank.KONTOR: kontornavn.get(kontorer.get(id_, ""), ""),
            },
        )
        return Melding((malen or bokmal).tittel, tekst, sprak if malen else "nb")

    return {id_: melding(id_) for id_ in ider}
