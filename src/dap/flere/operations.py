"""The same for many at once: each in a transaction of its own, with a receipt that it can be undone by."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil, IkkeFunnet, Regelbrudd
from dap.felles.sisteblikk import hold
from dap.flere import handlinger
from dap.flere.handlinger import Gjort
from dap.flere.models import Kvittering, Linje
from dap.flere.queries import VISES, forhandsvis, krev
from dap.flere.values import ANGREFRIST, STANSET, Oppdrag, Slag, Valgt

_UKJENT = IkkeFunnet.kode


def utfor(
    *, aktor: Aktor, oppdrag: Oppdrag, valgte: list[Valgt], nokkel: UUID, naa: datetime
) -> UUID:
    """Do it for each; what cannot be done stands in the receipt with why. Its id.

    The same `nokkel` again gives the receipt that is there. Raises as `queries.krev`.
    """
    valgte = list({v.person_id: v for v in valgte}.values())
    krev(aktor, oppdrag, valgte)
    Kvittering.objects.filter(tid__lt=naa - VISES).delete()
    k, ny = Kvittering.objects.get_or_create(
        ansatt_id=aktor.id,
        nokkel=nokkel,
        defaults={
            "slag": oppdrag.slag,
            "verdi": oppdrag.verdi,
            "tid": naa,
            "utloper": naa + ANGREFRIST,
        },
    )
    if not ny:
        return k.id
    hver = {v.person_id: v for v in valgte}
    hoppet = {v.person_id for v in valgte if v.hoppet}
    koder = hold(
        hver,
        hoppet,
        gjor=lambda id_: _en(k, aktor, oppdrag, hver[id_], naa),
        se=lambda ider: {
            u.person_id: u.kode
            for u in forhandsvis(aktor, oppdrag, [hver[id_] for id_ in ider], naa=naa)
        },
    )
    Linje.objects.bulk_create(
        Linje(kvittering=k, person_id=id_, kode=koder[id_])
        for id_ in hoppet
        if koder[id_] != _UKJENT
    )
    ukjente = list(koder.values()).count(_UKJENT)
    Kvittering.objects.filter(id=k.id).update(ferdig=naa, ukjente=ukjente)
    return k.id


def _en(k: Kvittering, aktor: Aktor, oppdrag: Oppdrag, valgt: Valgt, naa: datetime) -> str:
    """Why not; empty when it is done. The change and its line stand or fall together, and of who may
    not be known of there is none."""
    try:
        with transaction.atomic():
            laget = handlinger.gjor(aktor, oppdrag, valgt, k.nokkel, naa)
            Linje.objects.create(
                kvittering=k,
                person_id=valgt.person_id,
                for_verdi=valgt.for_[:36],
                laget_id=laget,
            )
    except IkkeFunnet:
        return _UKJENT
    except DapFeil as feil:
        Linje.objects.create(kvittering=k, person_id=valgt.person_id, kode=feil.kode)
        return feil.kode
    return ""


def angre(*, aktor: Aktor, kvittering_id: UUID, naa: datetime) -> None:
    """Undo what nobody has changed since, each in a transaction of its own; the rest is told.

    Again it goes on with what was not tried. Raises IkkeFunnet, Regelbrudd KAN_IKKE_ANGRES,
    ANGREFRISTEN_UTE, or HOLDER_PA while it is being done still.
    """
    k = Kvittering.objects.filter(id=kvittering_id, ansatt_id=aktor.id).first()
    if k is None:
        raise IkkeFunnet
    if not Slag(k.slag).kan_angres:
        raise Regelbrudd("KAN_IKKE_ANGRES")
    if naa >= k.utloper:
        raise Regelbrudd("ANGREFRISTEN_UTE")
    if k.ferdig is None and naa - k.tid <= STANSET:
        raise Regelbrudd("HOLDER_PA")
    Kvittering.objects.filter(id=k.id, angret=None).update(angret=naa)
    for linje_id in k.linjer.filter(kode="", angrekode=None).values_list("id", flat=True):
        _angre_en(k, linje_id, aktor, naa)


@transaction.atomic
def _angre_en(k: Kvittering, linje_id: int, aktor: Aktor, naa: datetime) -> None:
    linje = Linje.objects.select_for_update().get(id=linje_id)
    if linje.angrekode is not None:
        return
    linje.angrekode = _kode(
        lambda: handlinger.angre(
            aktor,
            Slag(k.slag),
            Gjort(linje.person_id, k.verdi, linje.for_verdi, k.tid, linje.laget_id),
            naa,
        )
    )
    linje.save(update_fields=["angrekode"])


def _kode(gjor: Callable[[], None]) -> str:
    """Why not; empty when it went well."""
    try:
        with transaction.atomic():
            gjor()
    except DapFeil as feil:
        return "ENDRET_SIDEN" if feil.kode in _ENDRET else feil.kode
    return ""


_ENDRET = frozenset({"TILDELT_AV_ANDRE", "VERSJONSKONFLIKT"})
