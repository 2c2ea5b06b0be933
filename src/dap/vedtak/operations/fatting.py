"""A human decides: sources frozen, the one before replaced, the letter made, the user told. Or nothing."""

import hashlib
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.felles.rom import Rom
from dap.felles.tid import dato
from dap.hendelse import operations as hendelse
from dap.kontor import queries as kontor
from dap.oppfolging import queries as oppfolging
from dap.pdf.lag import PdfFeilet
from dap.person import queries as person
from dap.varsel import operations as varsel
from dap.varsel.values import Varselslag
from dap.vedtak import rules
from dap.vedtak.brev import lag_brev
from dap.vedtak.kilder import forslag, fryst, kildeposter, motsier
from dap.vedtak.models import Brev, Kildebilde, Vedtak
from dap.vedtak.operations._adgang import (
    Grep,
    UtkastetErAvsluttet,
    apne,
    hent,
    krev_ansvarlig,
    krev_versjon,
)
from dap.vedtak.queries.utkast import innhold
from dap.vedtak.queries.vedtak import ett_vedtak
from dap.vedtak.values import KREVER_BESLUTTER, OBJEKT, Kildepost, Utkaststatus, Vedtakstype


@transaction.atomic
def fatt(*, aktor: Aktor, utkast_id: UUID, versjon: int, naa: datetime) -> UUID:
    """Decide what the draft says. Returns the decision; sent again by the same it is the same one.

    Only the responsible adviser, a human with the role now, at the office that follows the person
    up; there is no other way to a decision. Raises UgyldigInndata (`rules.krev_ferdig`),
    VersjonsKonflikt (`gjeldende`: Utkastdata), IkkeTilgang, IkkeFunnet, and Regelbrudd
    UTKASTET_ER_AVSLUTTET, IKKE_UNDER_OPPFOLGING, IKKE_ANSVARLIG_FOR_UTKASTET, BRUKEREN_HAR_FLYTTET,
    ANNET_KONTOR, UTKASTET_ER_HOS_BESLUTTER, BREV_FEILET.
    """
    try:
        grep = hent(aktor, utkast_id, naa)
    except UtkastetErAvsluttet as feil:
        laget = Vedtak.objects.filter(utkast=feil.rad, fattet_av_id=aktor.id).first()
        if laget is None:
            raise
        return laget.id
    krev_ansvarlig(grep)
    krev_versjon(grep, versjon)
    rules.krev_hos_veileder(grep.beslutterstatus)
    alle = kildeposter(grep.innsyn, naa=naa)
    hva = innhold(grep.rad)
    valgte = [p for p in alle if p.nokkel in hva.kilder]
    avviker = motsier(alle, hva.innsatsgruppe) is not None
    rules.krev_ferdig(hva, [p.kilde for p in valgte], grep.beslutterstatus, avviker=avviker)
    if not avviker:
        hva = replace(hva, avviksgrunn="")
    vedtak = _skriv(grep, hva, forslag(alle, hva.innsatsgruppe) or "")
    for post in valgte:
        Kildebilde.objects.create(vedtak=vedtak, **fryst(post))
    _lag_brev(grep, vedtak)
    _avslutt(grep, vedtak, valgte)
    return vedtak.id


def _skriv(grep: Grep, hva: rules.Innhold, profil: str) -> Vedtak:
    """The row, in place of the one before; the lock on the period makes it one at a time."""
    rad = grep.rad
    forrige = (
        Vedtak.objects.select_for_update()
        .filter(person_id=rad.person_id, historisk_fra=None)
        .first()
    )
    if forrige is not None:
        forrige.historisk_fra = grep.naa
        forrige.save(update_fields=["historisk_fra"])
    i_perioden = Vedtak.objects.filter(periode_id=rad.periode_id).exists()
    per_post = bool(oppfolging.brukersperre(rad.person_id))
    # A second person's word counts only for the groups that need it.
    beslutter = rad.beslutter_id if hva.innsatsgruppe in KREVER_BESLUTTER else None
    return Vedtak.objects.create(
        person_id=rad.person_id,
        periode_id=rad.periode_id,
        rom=rad.rom,
        utkast=rad,
        kontor_id=rad.kontor_id,
        innsatsgruppe=rad.innsatsgruppe,
        hovedmal=rad.hovedmal,
        begrunnelse=hva.begrunnelse,
        avviksgrunn=hva.avviksgrunn,
        type=Vedtakstype.REVURDERING if i_perioden else Vedtakstype.FORSTEGANG,
        profil=profil,
        fattet=grep.naa,
        fattet_av_id=grep.aktor.id,
        beslutter_id=beslutter,
        per_post=per_post,
        klagefrist=rules.klagefrist(dato(grep.naa), per_post=per_post),
    )


def _lag_brev(grep: Grep, vedtak: Vedtak) -> None:
    mottaker = person.persondata(vedtak.person_id)
    hos = kontor.kontor(vedtak.kontor_id)
    if mottaker is None or hos is None:
        raise IkkeFunnet
    sprak = person.kontosprak(vedtak.person_id)
    data = ett_vedtak(grep.innsyn, vedtak.id, naa=grep.naa)
    try:
        innhold_ = lag_brev(
            data, mottaker, kontor_adresse=hos.adresse, kontor_telefon=hos.telefon, sprak=sprak
        )
    except PdfFeilet as feil:
        raise Regelbrudd("BREV_FEILET") from feil
    sum_ = hashlib.sha256(innhold_).hexdigest()
    Brev.objects.create(vedtak=vedtak, sprak=sprak, innhold=innhold_, sha256=sum_)


def _avslutt(grep: Grep, vedtak: Vedtak, kilder: list[Kildepost]) -> None:
    grep.rad.status = Utkaststatus.FATTET
    grep.lagre("VEDTAK_FATTET")
    varsel.stopp(objekt_id=grep.rad.id, naa=grep.naa)
    hendelse.registrer(
        aktor=grep.aktor,
        person_id=vedtak.person_id,
        rom=vedtak.rom,
        type="VEDTAK_FATTET",
        objekt_type=OBJEKT,
        objekt_id=vedtak.id,
        naa=grep.naa,
        data={"innsatsgruppe": vedtak.innsatsgruppe, "kilder": sorted({k.kilde for k in kilder})},
    )
    varsel.bestill(
        slag=Varselslag.VEDTAK_FATTET,
        mottaker_id=vedtak.person_id,
        person_id=vedtak.person_id,
        rom=vedtak.rom,
        objekt_type=OBJEKT,
        objekt_id=vedtak.id,
        naa=grep.naa,
    )


@transaction.atomic
def merk_brev_postet(*, aktor: Aktor, vedtak_id: UUID, naa: datetime) -> None:
    """The letter to somebody who reads on paper is sent. Twice is once. Raises IkkeFunnet."""
    person_id = Vedtak.objects.filter(id=vedtak_id).values_list("person_id", flat=True).first()
    if person_id is None:
        raise IkkeFunnet
    innsyn = apne(aktor, person_id, naa)
    brev = (
        Brev.objects.select_for_update(of=("self",))
        .filter(vedtak_id=vedtak_id, vedtak__in=Vedtak.objects.synlig_for(innsyn))
        .first()
    )
    if brev is None:
        raise IkkeFunnet
    if brev.postet is not None:
        return
    brev.postet, brev.postet_av_id = naa, aktor.id
    brev.save(update_fields=["postet", "postet_av"])
    hendelse.registrer(
        aktor=aktor, person_id=person_id, rom=Rom.STAT, type="VEDTAK_BREV_POSTET",
        objekt_type=OBJEKT, objekt_id=vedtak_id, naa=naa,
    )  # fmt: skip
