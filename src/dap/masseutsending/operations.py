"""A message to very many: written by one, approved by another, stored in pieces that can be taken up
again. The administrator's, who sees no person in it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import connection, transaction
from procrastinate.contrib.django import app

from dap.dialog.operations import ny_trad_til_mange
from dap.dialog.values import MAKS_OVERSKRIFT, MAKS_TEKST, Massemelding
from dap.felles.aktor import Aktor, AktorType, Rolle
from dap.felles.feil import IkkeFunnet, IkkeTilgang, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.tekst import krev_lengde
from dap.kontor import queries as kontor
from dap.masseutsending import rules
from dap.masseutsending.models import Massemottaker, Masseutsending
from dap.masseutsending.queries import masseutsending, utvalg
from dap.masseutsending.values import (
    MAKS_GRUNN,
    MAKS_NAVN,
    STYKKE,
    Flettefelt,
    Hoppet,
    Innhold,
    Status,
)
from dap.oppfolging import queries as oppfolging
from dap.person import queries as person
from dap.tabell.base import ny_id
from dap.tilgang.policies import krev_administrator

LAGREJOBB = "dap.jobber.tasks.lagre_masseutsending"
_PR_INNSETTING = 20_000


@transaction.atomic
def skriv_utkast(
    *,
    aktor: Aktor,
    innhold: Innhold,
    naa: datetime,
    masseutsending_id: UUID | None = None,
    versjon: int = 0,
    nokkel: UUID | None = None,
) -> UUID:
    """A new draft, or a change of one. The same `nokkel` again gives the draft that is there.

    Raises IkkeTilgang, IkkeFunnet, VersjonsKonflikt; Regelbrudd MANGLER, FOR_LANG,
    UKJENT_FLETTEFELT, UKJENT_KONTOR, FEIL_STATUS.
    """
    krev_administrator(aktor)
    innhold = _kontrollert(innhold)
    if nokkel and Masseutsending.objects.filter(id=nokkel, opprettet_av_id=aktor.id).exists():
        return nokkel
    if masseutsending_id is None:
        m = Masseutsending(id=nokkel or ny_id(), rom=Rom.STAT)
        handling = "OPPRETTET"
    else:
        m = _las(masseutsending_id)
        _krev_versjon(m, aktor, versjon)
        if m.status != Status.UTKAST:
            raise Regelbrudd("FEIL_STATUS", fra=m.status, til=Status.UTKAST)
        handling = "ENDRET"
    m.navn, m.overskrift, m.tekst = innhold.navn, innhold.overskrift, innhold.tekst
    m.kontorer = list(innhold.kontorer)
    m.stempl(aktor=aktor, handling=handling, naa=naa)
    m.save()
    return m.id


@transaction.atomic
def send_til_godkjenning(
    *, aktor: Aktor, masseutsending_id: UUID, versjon: int, naa: datetime
) -> int:
    """Fix text and receivers, for another to approve. The number of receivers.

    Raises as `skriv_utkast`, and Regelbrudd INGEN_MOTTAKERE.
    """
    krev_administrator(aktor)
    m = _las(masseutsending_id)
    _krev_versjon(m, aktor, versjon)
    _flytt(m, Status.TIL_GODKJENNING, aktor, naa)
    antall = 0
    for ider in _stykker(utvalg(m.kontorer), _PR_INNSETTING):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO masseutsending_massemottaker (utsending_id, person_id, hoppet)"
                " SELECT %s, person, '' FROM unnest(%s::uuid[]) AS ny (person)",
                [m.id, ider],
            )
        antall += len(ider)
    if not antall:
        raise Regelbrudd("INGEN_MOTTAKERE")
    return antall


@transaction.atomic
def ta_tilbake(*, aktor: Aktor, masseutsending_id: UUID, versjon: int, naa: datetime) -> None:
    """Make it a draft again: by the author, or by the one who was to approve it."""
    krev_administrator(aktor)
    m = _las(masseutsending_id)
    _krev_versjon(m, aktor, versjon)
    _flytt(m, Status.UTKAST, aktor, naa)
    Massemottaker.objects.filter(utsending=m).delete()


@transaction.atomic
def godkjenn(*, aktor: Aktor, masseutsending_id: UUID, versjon: int, naa: datetime) -> None:
    """Approve what another has written, as it was shown; from now on it is stored and sent.

    Raises as `skriv_utkast`; Regelbrudd EGET_UTKAST. A program never approves.
    """
    krev_administrator(aktor)
    if aktor.type != AktorType.VEILEDER:
        raise IkkeTilgang("FEIL_AKTORTYPE")
    m = _las(masseutsending_id)
    _krev_versjon(m, aktor, versjon)
    if aktor.id in (m.opprettet_av_id, m.endret_av_id):
        raise Regelbrudd("EGET_UTKAST")
    m.godkjent, m.godkjent_av_id = naa, aktor.id
    _flytt(m, Status.GODKJENT, aktor, naa)
    app.configure_task(LAGREJOBB).defer(masseutsending_id=str(m.id))


@transaction.atomic
def stopp(*, aktor: Aktor, masseutsending_id: UUID, grunn: str, naa: datetime) -> None:
    """Let nobody more have it. Those who have got it keep it. Raises as `skriv_utkast`."""
    krev_administrator(aktor)
    grunn = krev_lengde(grunn, felt="grunn", minst=1, maks=MAKS_GRUNN)
    m = _las(masseutsending_id)
    m.stoppgrunn = grunn
    _flytt(m, Status.STOPPET, aktor, naa)


@transaction.atomic
def lagre_neste(*, masseutsending_id: UUID, naa: datetime, antall: int = STYKKE) -> int:
    """Store it with the next ones. How many were dealt with; 0 when nobody is left for this worker.

    Each piece is a transaction of its own, and several may work at once: whoever is killed leaves
    its piece to the next. Does nothing unless it is approved. For jobs.
    """
    m = Masseutsending.objects.filter(id=masseutsending_id, status=Status.GODKJENT).first()
    if m is None or m.godkjent_av_id is None:
        return 0
    igjen = Massemottaker.objects.filter(utsending=m, trad=None, hoppet="")
    rader = dict(
        igjen.order_by("id")
        .select_for_update(skip_locked=True)
        .values_list("person_id", "id")[:antall]
    )
    if not rader:
        if not igjen.exists():
            _fullfor(masseutsending_id, naa)
        return 0
    perioder = oppfolging.las_apne_perioder(rader)
    verdier = _fletteverdier(m, list(perioder))
    meldinger = [
        Massemelding(
            person_id,
            periode_id,
            rules.flett(m.tekst, verdier.get(person_id, {})),
            uuid5(m.id, str(person_id)),
        )
        for person_id, periode_id in perioder.items()
    ]
    avsender = Aktor(
        type=AktorType.VEILEDER,
        id=m.opprettet_av_id,
        navn="",
        roller=frozenset({Rolle.ADMINISTRATOR}),
    )
    trader = ny_trad_til_mange(
        aktor=avsender, meldinger=meldinger, overskrift=m.overskrift, naa=naa
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE masseutsending_massemottaker AS m SET trad_id = ny.trad"
            " FROM unnest(%s::bigint[], %s::uuid[]) AS ny (id, trad) WHERE m.id = ny.id",
            [[rader[melding.person_id] for melding in meldinger], trader],
        )
    borte = [id_ for person_id, id_ in rader.items() if person_id not in perioder]
    Massemottaker.objects.filter(id__in=borte).update(hoppet=Hoppet.IKKE_UNDER_OPPFOLGING)
    return len(rader)


def _fullfor(masseutsending_id: UUID, naa: datetime) -> None:
    m = _las(masseutsending_id)
    if m.status == Status.GODKJENT and m.godkjent_av_id is not None:
        m.status = Status.LAGRET
        avsender = Aktor(type=AktorType.SYSTEM, id=UUID(int=0), navn="")
        m.stempl(aktor=avsender, handling=Status.LAGRET, naa=naa)
        m.save()


def _fletteverdier(m: Masseutsending, ider: list[UUID]) -> dict[UUID, dict[Flettefelt, str]]:
    """What each one's blanks are filled with; nothing is asked for that the text does not use."""
    felter = rules.flettefelt(m.tekst)
    ut: dict[UUID, dict[Flettefelt, str]] = {id_: {} for id_ in ider} if felter else {}
    for felt in felter:
        for id_, verdi in _verdier(felt, ider).items():
            ut[id_][felt] = verdi
    return ut


def _verdier(felt: Flettefelt, ider: list[UUID]) -> dict[UUID, str]:
    if felt == Flettefelt.FORNAVN:
        return person.fornavn(ider)
    if felt == Flettefelt.KONTOR:
        navn = dict(kontor.kontorer())
        return {id_: navn[nr] for id_, nr in kontor.kontornumre(ider).items()}
    ansvarlige = oppfolging.ansvarlige_for(ider)
    navn_paa = kontor.navn(ansvarlige.values())
    return {id_: navn_paa[ansatt] for id_, ansatt in ansvarlige.items() if ansatt in navn_paa}


def _kontrollert(innhold: Innhold) -> Innhold:
    rules.flettefelt(innhold.tekst)
    ukjente = sorted(set(innhold.kontorer) - {nr for nr, _navn in kontor.kontorer()})
    if ukjente:
        raise Regelbrudd("UKJENT_KONTOR", felt="kontorer", kontorer=", ".join(ukjente))
    return Innhold(
        navn=krev_lengde(innhold.navn, felt="navn", minst=1, maks=MAKS_NAVN),
        overskrift=krev_lengde(
            innhold.overskrift, felt="overskrift", minst=1, maks=MAKS_OVERSKRIFT
        ),
        tekst=krev_lengde(innhold.tekst, felt="tekst", minst=1, maks=MAKS_TEKST),
        kontorer=tuple(sorted(set(innhold.kontorer))),
    )


def _las(masseutsending_id: UUID) -> Masseutsending:
    m = Masseutsending.objects.select_for_update().filter(id=masseutsending_id).first()
    if m is None:
        raise IkkeFunnet
    return m


def _krev_versjon(m: Masseutsending, aktor: Aktor, versjon: int) -> None:
    if m.versjon != versjon:
        raise VersjonsKonflikt(masseutsending(aktor, m.id))


def _flytt(m: Masseutsending, til: Status, aktor: Aktor, naa: datetime) -> None:
    rules.krev_overgang(Status(m.status), til)
    m.status = til
    m.stempl(aktor=aktor, handling=til, naa=naa)
    m.save()


def _stykker(ider: list[UUID], antall: int) -> Iterator[list[Any]]:
    for n in range(0, len(ider), antall):
        yield ider[n : n + antall]
