"""Send a registration: the period starts, the answers are kept as they were shown, a proposal is made."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.rom import Rom
from dap.kontor import operations as kontor
from dap.kontor import queries as kontor_queries
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Startarsak
from dap.registrering import grunnlag, profilering, regelsett, rules, sporsmal
from dap.registrering.models import Profilering, Registrering, Svar, Utkast
from dap.registrering.operations._felles import apne, las, registrer
from dap.registrering.operations._oppgave import enhet_for, opprett_oppgave
from dap.registrering.operations._utfylling import hent_utkast, krev_registrerbar
from dap.registrering.values import Oppgaveslag, Variant
from dap.registrering.values import avtrykk as avtrykk_av

Besvart = Sequence[tuple[str, str]]


@transaction.atomic
def send(
    *,
    aktor: Aktor,
    person_id: UUID,
    sett: str,
    avtrykk: str,
    nokkel: UUID,
    sprak: str,
    naa: datetime,
) -> UUID:
    """Register the person with the answers given so far. `sett` is the question set that the summary
    showed, `avtrykk` of the answers in it (`Utkastdata.avtrykk`), `sprak` the language. The same
    `nokkel` again does nothing more.

    Raises Regelbrudd: the kode of a Hinder, REGISTRERING_IKKE_BEGYNT, SPORSMALENE_ER_ENDRET,
    SVARENE_ER_ENDRET (in another window), INGEN_ENHET; UgyldigInndata for answers that are missing
    or do not fit together.
    """
    las(person_id)
    innsyn = apne(aktor, person_id, naa)
    sendt = Registrering.objects.filter(nokkel=nokkel, person_id=person_id, av_id=aktor.id).first()
    if sendt is not None:
        return sendt.id
    g = grunnlag.les(innsyn, naa=naa)
    utkast = _utkast_med_nokkel(aktor, person_id, nokkel, g)
    godkjenning = krev_registrerbar(aktor, g, utkast.godkjenning)
    gjeldende = sporsmal.gjeldende(g.variant, g.dag)
    if sett != gjeldende.versjon or utkast.sett != gjeldende.versjon:
        raise Regelbrudd("SPORSMALENE_ER_ENDRET")
    if avtrykk != avtrykk_av(utkast.svar):
        raise Regelbrudd("SVARENE_ER_ENDRET")
    besvart = rules.kontroller(g.variant, gjeldende, utkast.svar)
    _krev_kontor(g, naa)
    rad = Registrering.objects.create(
        person_id=person_id,
        rom=Rom.STAT,
        periode_id=oppfolging.start_periode(
            aktor=aktor,
            person_id=person_id,
            arsak=_arsak(aktor, g.variant),
            naa=naa,
            som_arbeidssoker=g.variant != Variant.SYKMELDT,
        ),
        variant=g.variant,
        sett=gjeldende.versjon,
        sprak=sprak,
        tid=naa,
        av_type=aktor.type,
        av_id=aktor.id,
        av_kontor="" if aktor.er_bruker else aktor.kontornavn,
        godkjenning=godkjenning,
        nokkel=utkast.nokkel,
    )
    _lagre_svar(rad, gjeldende, besvart, sprak)
    _profiler(rad, g, dict(besvart), naa)
    # Every draft about the person: what a colleague had begun is over, too.
    Utkast.objects.filter(person_id=person_id).delete()
    registrer(aktor, person_id, "REGISTRERT", ("REGISTRERING", rad.id), naa, {"v": g.variant})
    opprett_oppgave(aktor, g, Oppgaveslag.NY_REGISTRERT, grunn="", naa=naa)
    return rad.id


def _utkast_med_nokkel(aktor: Aktor, person_id: UUID, nokkel: UUID, g: grunnlag.Grunnlag) -> Utkast:
    """The draft that the summary showed. Who has been registered meanwhile is told so."""
    if g.fakta.under_oppfolging:
        raise Regelbrudd("ALLEREDE_UNDER_OPPFOLGING")
    utkast = hent_utkast(aktor, person_id)
    if utkast.nokkel != nokkel:
        raise Regelbrudd("REGISTRERING_IKKE_BEGYNT")
    return utkast


def _arsak(aktor: Aktor, variant: Variant) -> Startarsak:
    if not aktor.er_bruker:
        return Startarsak.MANUELL_REGISTRERING_VEILEDER
    if variant == Variant.SYKMELDT:
        return Startarsak.SYKMELDT
    if variant == Variant.REAKTIVERING:
        return Startarsak.MANUELL_REGISTRERING_BRUKER
    return Startarsak.ARBEIDSSOKER_REGISTRERING


def _krev_kontor(g: grunnlag.Grunnlag, naa: datetime) -> None:
    """Who has no office gets the one that takes them. Regelbrudd INGEN_ENHET when there is none."""
    if kontor_queries.kontor_for_person(g.person.id) is None:
        nr, _etter = enhet_for(g)
        kontor.flytt_person(person_id=g.person.id, kontor_nr=nr, naa=naa)


def _lagre_svar(
    rad: Registrering, sett: sporsmal.Sporsmalssett, besvart: Besvart, sprak: str
) -> None:
    """In the words that were on the screen."""
    with translation.override(sprak):
        Svar.objects.bulk_create(
            Svar(
                registrering=rad,
                nr=nr,
                kode=kode,
                sporsmal=gettext(sett.sporsmal[kode].tekst),
                svar_kode=verdi,
                svar=verdi
                if sett.sporsmal[kode].skrives
                else gettext(sett.sporsmal[kode].svartekst(verdi)),
            )
            for nr, (kode, verdi) in enumerate(besvart, start=1)
        )


def _profiler(rad: Registrering, g: grunnlag.Grunnlag, svar: dict[str, str], naa: datetime) -> None:
    """Only the ordinary questions say enough to propose anything from."""
    if "helseHinder" not in svar:
        return
    regler = regelsett.gjeldende(g.dag)
    jobbet = profilering.jobbet_sammenhengende(g.fakta.arbeidsforhold, g.dag, regler)
    profil = profilering.profiler(
        svar, alder=g.fakta.alder, jobbet=jobbet if g.arbeid_kjent else None, regler=regler
    )
    Profilering.objects.create(
        registrering=rad,
        gruppe=profil.gruppe,
        regelsett=regler.id,
        variabler=[[v.navn, v.verdi, v.avgjorende] for v in profil.variabler],
        arbeidsforhold=grunnlag.til_json(g.fakta.arbeidsforhold),
        tid=naa,
    )
