"""Whether a person can register, what is under way, and what was sent."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from dap.felles.aktor import AktorType
from dap.felles.rom import Rom
from dap.kontor import queries as kontor
from dap.registrering import grunnlag, rules, sporsmal
from dap.registrering.models import Oppgave, Registrering, Svar, Utkast
from dap.registrering.values import (
    Oppgaveslag,
    Oppgavestatus,
    Registreringsdata,
    Registreringsstatus,
    Sporsmal,
    Svarrad,
    Utkastdata,
    Variant,
)
from dap.tilgang.values import Personinnsyn


def status(innsyn: Personinnsyn, *, naa: datetime) -> Registreringsstatus:
    """Whether the person can register now, which questions would be put, and what is under way."""
    g = grunnlag.les(innsyn, naa=naa)
    hinder = g.hinder(er_bruker=innsyn.er_bruker)
    return Registreringsstatus(
        hinder=hinder,
        variant=g.variant,
        register_hentet=g.register.hentet,
        utkast=utkast(innsyn),
        kontakt_innen=_kontakt_innen(innsyn),
        under_oppfolging=g.fakta.under_oppfolging,
        har_vaert_her=g.fakta.dager_siden_sist is not None or g.fakta.under_oppfolging,
        kontor=_kontornavn(g),
    )


def _kontakt_innen(innsyn: Personinnsyn) -> date | None:
    """The day by which somebody who asked is contacted."""
    return (
        Oppgave.objects.filter(
            person_id=innsyn.person_id,
            rom__in=innsyn.rom,
            slag=Oppgaveslag.KAN_IKKE_REGISTRERES,
        )
        .exclude(status=Oppgavestatus.FERDIG)
        .values_list("frist", flat=True)
        .first()
    )


def _kontornavn(g: grunnlag.Grunnlag) -> str:
    """Who will follow the person up. Nothing of who takes those whose address is protected."""
    eget = kontor.kontor_for_person(g.person.id)
    return eget.navn if eget else ""


def utkast(innsyn: Personinnsyn) -> Utkastdata | None:
    """What the reader has filled in and not sent. Nobody else reads it, also not as the user."""
    if not innsyn.kan_skrive or Rom.STAT not in innsyn.rom:
        return None
    rad = Utkast.objects.filter(person_id=innsyn.person_id, utfyller_id=innsyn.leser_id).first()
    if rad is None:
        return None
    variant = Variant(rad.variant)
    return Utkastdata(
        variant=variant,
        sett=rad.sett,
        svar=rad.svar,
        vei=rules.vei(variant, rad.svar),
        nokkel=rad.nokkel,
        godkjenning=rad.godkjenning,
        oppdatert=rad.oppdatert,
    )


def sporsmalet(variant: Variant, kode: str, *, dag: date) -> Sporsmal | None:
    """A question of the set that is used that day; None when it has no such question."""
    return sporsmal.gjeldende(variant, dag).sporsmal.get(kode)


def svartekst(kode: str, verdi: str) -> str:
    """The source text of an answer, in the words of the newest set; what was written as it stands."""
    for sett in sporsmal.SETT.values():
        if kode in sett[-1].sporsmal:
            return sett[-1].sporsmal[kode].svartekst(verdi)
    return verdi


def registreringer(innsyn: Personinnsyn) -> list[Registreringsdata]:
    """What was sent, newest first. Three queries."""
    rader = Registrering.objects.filter(person_id=innsyn.person_id, rom__in=innsyn.rom)
    return _data(rader.order_by("-tid", "-id"))


def registrering(innsyn: Personinnsyn, registrering_id: UUID) -> Registreringsdata | None:
    rader = Registrering.objects.filter(
        id=registrering_id, person_id=innsyn.person_id, rom__in=innsyn.rom
    )
    return next(iter(_data(rader)), None)


def _data(rader: Iterable[Registrering]) -> list[Registreringsdata]:
    rader = list(rader)
    svar: dict[UUID, list[Svarrad]] = {r.id: [] for r in rader}
    for s in Svar.objects.filter(registrering_id__in=svar).order_by("nr"):
        svar[s.registrering_id].append(Svarrad(s.kode, s.sporsmal, s.svar_kode, s.svar))
    navn = kontor.navn({r.av_id for r in rader if r.av_type == AktorType.VEILEDER})
    return [
        Registreringsdata(
            id=r.id,
            person_id=r.person_id,
            variant=Variant(r.variant),
            tid=r.tid,
            svar=tuple(svar[r.id]),
            sett=r.sett,
            sprak=r.sprak,
            av_bruker=r.av_type == AktorType.BRUKER,
            registrert_av=navn.get(r.av_id, ""),
            kontor=r.av_kontor,
            godkjenning=r.godkjenning,
        )
        for r in rader
    ]
