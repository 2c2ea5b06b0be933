"""The office's bundle: taken from the queue by one clerk, printed, posted."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.brev import rules
from dap.brev.adgang import krev_kontoret
from dap.brev.models import Brev, Bunke
from dap.brev.operations._felles import apne, registrer
from dap.brev.utsendinger import meld_postet
from dap.brev.values import Brevstatus, Buntet
from dap.felles.aktor import Aktor
from dap.felles.feil import IkkeFunnet, Regelbrudd
from dap.person import queries as person
from dap.person.values import Gradering
from dap.tilgang.values import Personinnsyn


@transaction.atomic
def lag_bunke(
    *, aktor: Aktor, kontor_nr: str, brev_ider: Iterable[UUID], nokkel: UUID, naa: datetime
) -> Buntet:
    """Take the letters out of the queue, in one bundle. The same form again is the same bundle.

    What a colleague has taken, or is taking now, is left out and counted. Raises IkkeFunnet,
    IkkeTilgang, Regelbrudd INGEN_BREV_VALGT, BUNKEN_FOR_STOR, BLANDET_BUNKE, or BREV_TATT when
    nothing is left.
    """
    krev_kontoret(aktor, kontor_nr)
    valgte = rules.krev_bunke(brev_ider)
    if (finnes := _finnes(aktor, nokkel)) is not None:
        return finnes
    synlige = Brev.objects.ved(aktor, kontor_nr).filter(id__in=valgte).values("id")
    rader = list(
        Brev.objects.filter(id__in=synlige, status=Brevstatus.KLAR)
        .select_for_update(skip_locked=True)
        .order_by("id")
    )
    if not rader:
        raise Regelbrudd("BREV_TATT")
    folk = {p.id: p for p in person.personer(r.person_id for r in rader)}
    vernet = rules.krev_like(p.skjermet or p.gradering != Gradering.UGRADERT for p in folk.values())
    try:
        with transaction.atomic():
            bunke = Bunke.objects.create(
                kontor_id=kontor_nr, vernet=vernet, opprettet=naa, av_id=aktor.id, nokkel=nokkel
            )
    except IntegrityError:
        finnes = _finnes(aktor, nokkel)
        if finnes is None:
            raise
        return finnes
    adresser = person.adresser(folk)
    for plass, rad in enumerate(rader, start=1):
        apne(aktor, rad.person_id, naa)
        kjent = adresser[rad.person_id].adresse
        rad.adresseavtrykk = kjent.avtrykk() if kjent else ""
        _sett(rad, Brevstatus.I_BUNKE, bunke=bunke, plass=plass)
        registrer(aktor, rad, "BREV_I_BUNKE", naa)
    return Buntet(bunke.id, len(rader), len(valgte) - len(rader))


def _finnes(aktor: Aktor, nokkel: UUID) -> Buntet | None:
    rad = Bunke.objects.filter(av_id=aktor.id, nokkel=nokkel).first()
    return Buntet(rad.id, rad.brev.count(), 0) if rad else None


def _sett(rad: Brev, status: Brevstatus, **felter: object) -> None:
    rad.status = status
    for navn, verdi in felter.items():
        setattr(rad, navn, verdi)
    rad.save(update_fields=["status", "adresseavtrykk", *felter])


def _hent(
    aktor: Aktor, bunke_id: UUID, naa: datetime
) -> tuple[Bunke, list[Brev], dict[UUID, Personinnsyn]]:
    """The bundle with its letters, locked, for who may open every one they are to. Each is traced."""
    bunke = Bunke.objects.select_for_update(no_key=True).filter(id=bunke_id).first()
    if bunke is None or not aktor.er_ansatt or bunke.kontor_id not in aktor.kontorer:
        raise IkkeFunnet
    krev_kontoret(aktor, bunke.kontor_id)
    rader = list(bunke.brev.select_for_update(no_key=True).order_by("plass"))
    synlige = Brev.objects.ved(aktor, bunke.kontor_id).filter(bunke=bunke).count()
    if synlige != len(rader):
        raise IkkeFunnet
    return bunke, rader, {r.person_id: apne(aktor, r.person_id, naa) for r in rader}


@transaction.atomic
def apne_bunke(*, aktor: Aktor, bunke_id: UUID, naa: datetime) -> dict[UUID, Personinnsyn]:
    """Somebody reads the whole bundle: each person's trace says so. Raises IkkeFunnet."""
    return _hent(aktor, bunke_id, naa)[2]


@transaction.atomic
def merk_skrevet_ut(*, aktor: Aktor, bunke_id: UUID, naa: datetime) -> None:
    """Every letter in it lies on paper. Twice is once. Raises IkkeFunnet, Regelbrudd BUNKEN_ER_TOM."""
    bunke, rader, _innsyn = _hent(aktor, bunke_id, naa)
    if bunke.skrevet_ut is not None:
        return
    if not rader:
        raise Regelbrudd("BUNKEN_ER_TOM")
    for rad in rader:
        rules.krev(Brevstatus(rad.status), "SKRIV_UT")
        _sett(rad, Brevstatus.SKREVET_UT, skrevet_ut=naa)
        registrer(aktor, rad, "BREV_SKREVET_UT", naa)
    bunke.skrevet_ut = naa
    bunke.save(update_fields=["skrevet_ut"])


@transaction.atomic
def merk_postet(*, aktor: Aktor, bunke_id: UUID, naa: datetime) -> None:
    """The envelopes are in the post. Twice is once. Regelbrudd IKKE_SKREVET_UT."""
    bunke, rader, _innsyn = _hent(aktor, bunke_id, naa)
    if bunke.postet is not None:
        return
    if bunke.skrevet_ut is None:
        raise Regelbrudd("IKKE_SKREVET_UT")
    for rad in rader:
        rules.krev(Brevstatus(rad.status), "POST")
        _sett(rad, Brevstatus.POSTET, postet=naa, postet_av_id=aktor.id)
        registrer(aktor, rad, "BREV_POSTET", naa)
        meld_postet(rad, aktor=aktor, naa=naa)
    bunke.postet = naa
    bunke.save(update_fields=["postet"])


@transaction.atomic
def legg_tilbake(*, aktor: Aktor, bunke_id: UUID, naa: datetime) -> None:
    """The bundle is given up before it is posted: its letters are in the queue again.

    Twice is once. Regelbrudd BUNKEN_ER_POSTET.
    """
    bunke, rader, _innsyn = _hent(aktor, bunke_id, naa)
    if bunke.opplost is not None:
        return
    if bunke.postet is not None:
        raise Regelbrudd("BUNKEN_ER_POSTET")
    for rad in rader:
        rad.adresseavtrykk = ""
        _sett(rad, Brevstatus.KLAR, bunke=None, plass=0, skrevet_ut=None)
        registrer(aktor, rad, "BREV_LAGT_TILBAKE", naa)
    bunke.opplost = naa
    bunke.save(update_fields=["opplost"])
