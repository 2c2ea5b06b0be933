"""Order a letter: its words are frozen now, in the user's language."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation

from dap.brev import rules
from dap.brev.innhold import PLAN, lag_utkast
from dap.brev.models import Bestilling, Brev
from dap.brev.operations._felles import apne, registrer
from dap.brev.utsendinger import fryst, sprak_for
from dap.brev.values import Brevslag, Brevstatus, Utkast
from dap.felles.aktor import Aktor
from dap.felles.engang import innholdsnokkel
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.kontor import queries as kontor
from dap.person import queries as person
from dap.person.values import Lesebehov
from dap.tabell.base import ny_id
from dap.tilgang.values import Personinnsyn
from dap.varsel import operations as varsel


@transaction.atomic
def bestill(
    *,
    aktor: Aktor,
    person_id: UUID,
    objekt_type: str,
    objekt_id: UUID,
    nokkel: UUID,
    naa: datetime,
    stor_skrift: bool = False,
) -> UUID:
    """One click: the letter lies in the queue of the person's office. The same form again is one letter.

    Of the plan (`objekt_type` PLAN, the id of the person) it is a booklet in large type. Raises
    IkkeFunnet (also for content that the user does not see, such as a draft), IkkeTilgang BARE_LESE,
    Regelbrudd KAN_IKKE_SENDES, UTEN_KONTOR or IKKE_UNDER_OPPFOLGING (the plan).
    """
    innsyn = apne(aktor, person_id, naa)
    if objekt_type == PLAN:
        objekt_id = person_id  # whatever the form says, it is this person's plan
    nokkel = innholdsnokkel(nokkel, aktor.id, objekt_type, objekt_id)
    if (finnes := _finnes(nokkel)) is not None:
        return finnes
    sprak = sprak_for(person_id, objekt_type, objekt_id)
    with translation.override(sprak):
        utkast = lag_utkast(innsyn, objekt_type, objekt_id, hvem=aktor.navn, naa=naa)
    rad = lag_rad(
        innsyn, utkast, objekt_type, objekt_id, nokkel=nokkel, sprak=sprak, naa=naa,
        stor_skrift=stor_skrift or objekt_type == PLAN,
    )  # fmt: skip
    lagre(aktor, rad, naa)
    for utsending_id in varsel.knytt_brev(
        person_id=person_id, objekt_type=objekt_type, objekt_id=objekt_id, naa=naa
    ):
        Bestilling.objects.update_or_create(utsending_id=utsending_id, defaults={"brev": rad})
    return rad.id


def _finnes(nokkel: UUID) -> UUID | None:
    return Brev.objects.filter(nokkel=nokkel).values_list("id", flat=True).first()


def lag_rad(
    innsyn: Personinnsyn,
    utkast: Utkast,
    objekt_type: str,
    objekt_id: UUID,
    *,
    nokkel: UUID,
    sprak: str,
    naa: datetime,
    stor_skrift: bool = False,
) -> Brev:
    """The letter, not kept yet. Regelbrudd UTEN_KONTOR when nobody would print it."""
    data = person.persondata(innsyn.person_id)
    hos = kontor.kontor_for_person(innsyn.person_id)
    if data is None:
        raise IkkeFunnet
    if hos is None:
        raise Regelbrudd("UTEN_KONTOR")
    stor = Lesebehov.STOR_SKRIFT in data.tilrettelegging.lesebehov
    id_ = ny_id()
    return Brev(
        id=id_,
        referanse=rules.referanse(id_),
        person_id=innsyn.person_id,
        kontor_id=hos.nr,
        rom=sorted(utkast.rom),
        slag=utkast.slag,
        objekt_type=objekt_type,
        objekt_id=objekt_id,
        sprak=sprak,
        stor_skrift=stor_skrift or stor or utkast.slag == Brevslag.PLAN,
        innhold=fryst(utkast),
        frist=utkast.innhold.frist,
        status=Brevstatus.KLAR,
        bestilt=naa,
        nokkel=nokkel,
    )


def lagre(aktor: Aktor, rad: Brev, naa: datetime) -> UUID:
    rad.bestilt_av_type, rad.bestilt_av_id = aktor.type, aktor.id
    rad.save(force_insert=True)
    registrer(aktor, rad, "BREV_LAGET", naa)
    return rad.id
