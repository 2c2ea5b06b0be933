"""Tasks: made for the unit that takes the person, taken by one, done with a note."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor, AktorType
from dap.felles.feil import IkkeFunnet, Regelbrudd, VersjonsKonflikt
from dap.felles.rom import Rom
from dap.felles.sprak import N_
from dap.felles.tekst import krev_lengde
from dap.felles.tid import dato, neste_arbeidsdag
from dap.kontor import queries as kontor
from dap.registrering import grunnlag
from dap.registrering.models import Oppgave
from dap.registrering.operations._felles import apne, las, registrer
from dap.registrering.queries import oppgave as en_oppgave
from dap.registrering.values import MERKNAD_MAKS, Oppgavedata, Oppgaveslag, Oppgavestatus
from dap.tilgang import policies
from dap.tilgang.operations import apne_overlevert
from dap.tilgang.queries import aktor_for_ansatt, personforhold
from dap.tilgang.values import Avgjorelse
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag

FRIST_ARBEIDSDAGER = 2


@transaction.atomic
def be_om_kontakt(*, aktor: Aktor, person_id: UUID, naa: datetime) -> UUID:
    """Ask the right unit to contact somebody who cannot register. One open task a person.

    Raises Regelbrudd KAN_REGISTRERE_SEG when nothing is in the way, INGEN_ENHET when nobody takes it.
    """
    las(person_id)
    innsyn = apne(aktor, person_id, naa)
    g = grunnlag.les(innsyn, naa=naa)
    hinder = g.hinder(er_bruker=aktor.er_bruker)
    if hinder is None:
        raise Regelbrudd("KAN_REGISTRERE_SEG")
    return opprett_oppgave(aktor, g, Oppgaveslag.KAN_IKKE_REGISTRERES, grunn=hinder, naa=naa)


def enhet_for(g: grunnlag.Grunnlag) -> tuple[str, str]:
    """The unit that takes the person, and by what. Regelbrudd INGEN_ENHET."""
    funnet = kontor.ansvarlig_enhet(
        gradering=g.person.gradering, bokommune=g.register.bokommune, person_id=g.person.id
    )
    if funnet is None:
        raise Regelbrudd("INGEN_ENHET")
    return funnet[0], funnet[1] or "KONTOR"


def opprett_oppgave(
    aktor: Aktor, g: grunnlag.Grunnlag, slag: Oppgaveslag, *, grunn: str, naa: datetime
) -> UUID:
    """The open task of this kind, made when there is none. The unit's leaders are told."""
    apen = (
        Oppgave.objects.filter(person_id=g.person.id, slag=slag)
        .exclude(status=Oppgavestatus.FERDIG)
        .values_list("id", flat=True)
        .first()
    )
    if apen is not None:
        return apen
    nr, etter = enhet_for(g)
    frist = g.dag
    for _ in range(FRIST_ARBEIDSDAGER):
        frist = neste_arbeidsdag(frist)
    rad = Oppgave(
        person_id=g.person.id, rom=Rom.STAT, slag=slag, grunn=grunn, kontor_id=nr,
        rutet_etter=etter, frist=frist, status=Oppgavestatus.APEN,
    )  # fmt: skip
    rad.stempl(aktor=aktor, handling="OPPRETTET", naa=naa)
    rad.save()
    registrer(
        aktor, g.person.id, "OPPGAVE_OPPRETTET", ("REGOPPGAVE", rad.id), naa, {"grunn": grunn}
    )
    for mottaker in _mottakere(nr, g.person.id, naa):
        varsel.bestill(
            slag=Varselslag.NY_OPPGAVE, mottaker_id=mottaker, person_id=g.person.id,
            rom=Rom.STAT, objekt_type="REGOPPGAVE", objekt_id=rad.id, naa=naa,
        )  # fmt: skip
    return rad.id


def _mottakere(kontor_nr: str, person_id: UUID, naa: datetime) -> list[UUID]:
    """The unit's leaders who may know of the person, else everybody there who may."""
    dag = dato(naa)
    alle = [id_ for id_, _navn in kontor.kolleger(kontor_nr, dag=dag)]
    ledere = [id_ for id_ in kontor.ledere(kontor_nr, dag=dag) if kan_ta(id_, person_id, naa)]
    return ledere or [id_ for id_ in alle if kan_ta(id_, person_id, naa)]


def kan_ta(ansatt_id: UUID, person_id: UUID, naa: datetime) -> bool:
    """Whether a member of staff may be handed a task about the person."""
    aktor = aktor_for_ansatt(ansatt_id, naa=naa)
    if aktor is None or aktor.type != AktorType.VEILEDER:
        return False
    forhold = personforhold(aktor, person_id, naa=naa)
    if forhold is None or Rom.STAT not in policies.synlige_rom(aktor, forhold):
        return False
    return policies.kan_apne_person(aktor, forhold) in _KAN_TA


_KAN_TA = frozenset({Avgjorelse.TILLATT, Avgjorelse.KREVER_BEGRUNNELSE})


def apne_oppgave(*, aktor: Aktor, person_id: UUID, oppgave_id: UUID, naa: datetime) -> Oppgavedata:
    """Look at a task of one's own unit: the task opens it, and nothing else of the person; traced.

    Raises IkkeFunnet, also when the task is about somebody else; IkkeTilgang INHABIL.
    """
    rad = _krev_egen(aktor, Oppgave.objects.filter(id=oppgave_id, person_id=person_id).first())
    _spor(aktor, rad, naa)
    return en_oppgave(aktor, oppgave_id, naa=naa)


@transaction.atomic
def ta_oppgave(*, aktor: Aktor, oppgave_id: UUID, versjon: int, naa: datetime) -> None:
    """Say that one does the task. Two at once: the second is told who has it (VersjonsKonflikt)."""
    rad = _hent(aktor, oppgave_id, naa)
    if rad.status == Oppgavestatus.TATT and rad.tatt_av_id == aktor.id:
        return
    _krev_versjon(aktor, rad, versjon, naa)
    rad.status, rad.tatt_av_id = Oppgavestatus.TATT, aktor.id
    rad.stempl(aktor=aktor, handling="TATT", naa=naa)
    rad.save()
    registrer(aktor, rad.person_id, "OPPGAVE_TATT", ("REGOPPGAVE", rad.id), naa)


@transaction.atomic
def ferdigstill_oppgave(
    *, aktor: Aktor, oppgave_id: UUID, versjon: int, merknad: str, naa: datetime
) -> None:
    """The task is done, with a word on how. Regelbrudd OPPGAVEN_ER_FERDIG, MANGLER, FOR_LANG."""
    rad = _hent(aktor, oppgave_id, naa)
    _krev_versjon(aktor, rad, versjon, naa)
    rad.merknad = krev_lengde(merknad, felt="merknad", minst=1, maks=MERKNAD_MAKS)
    rad.status, rad.ferdig = Oppgavestatus.FERDIG, naa
    rad.stempl(aktor=aktor, handling="FERDIG", naa=naa)
    rad.save()
    registrer(aktor, rad.person_id, "OPPGAVE_FERDIG", ("REGOPPGAVE", rad.id), naa)
    varsel.stopp(objekt_id=rad.id, naa=naa)


def _hent(aktor: Aktor, oppgave_id: UUID, naa: datetime) -> Oppgave:
    """A task of one's own unit, locked, and the look traced. IkkeFunnet for every other."""
    rad = _krev_egen(aktor, Oppgave.objects.select_for_update().filter(id=oppgave_id).first())
    _spor(aktor, rad, naa)
    return rad


def _krev_egen(aktor: Aktor, rad: Oppgave | None) -> Oppgave:
    if rad is None or not aktor.er_ansatt or rad.kontor_id not in aktor.kontorer:
        raise IkkeFunnet
    return rad


def _spor(aktor: Aktor, rad: Oppgave, naa: datetime) -> None:
    apne_overlevert(
        aktor=aktor,
        person_id=rad.person_id,
        rom=Rom(rad.rom),
        hva="oppgave",
        hvorfor=N_("Oppgave ved kontoret"),
        naa=naa,
    )


def _krev_versjon(aktor: Aktor, rad: Oppgave, versjon: int, naa: datetime) -> None:
    if rad.status == Oppgavestatus.FERDIG:
        raise Regelbrudd("OPPGAVEN_ER_FERDIG")
    if rad.versjon != versjon:
        raise VersjonsKonflikt(en_oppgave(aktor, rad.id, naa=naa))
