"""Who is responsible for the person."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dap.felles.aktor import Aktor
from dap.felles.feil import DapFeil, Regelbrudd
from dap.felles.sisteblikk import hold
from dap.oppfolging import rules
from dap.oppfolging.models import Medveileder, Veiledertildeling
from dap.oppfolging.operations._felles import krev_nav, registrer
from dap.oppfolging.operations._varsling import varsle
from dap.oppfolging.queries.oppfolgingen import krev_apen_periode
from dap.oppfolging.queries.tildeling import forhandsvis_tildeling, hindringer, med_navn
from dap.oppfolging.values import Tildelingsutfall, Tildelingsvalg
from dap.tabell import berort
from dap.varsel.values import Varselslag

HVA = "tildel_veileder"


@transaction.atomic
def tildel_veileder(
    *,
    aktor: Aktor,
    person_id: UUID,
    ansatt_id: UUID,
    naa: datetime,
    ventet: Tildelingsvalg | None = None,
) -> None:
    """Make a member of staff responsible for the person from now on. The same again does nothing.

    `ventet`: the adviser that the page showed; refused when somebody else has it by now. Raises
    Regelbrudd IKKE_UNDER_OPPFOLGING, TILDELT_AV_ANDRE, or why the new one cannot (`hindringer`).
    """
    krev_nav(aktor, person_id, HVA, naa)
    krev_apen_periode(person_id)
    apen = (
        Veiledertildeling.objects.select_for_update().filter(person_id=person_id, til=None).first()
    )
    na = apen.ansatt_id if apen else None
    if na == ansatt_id:
        return
    if ventet is not None and ventet.fra_veileder != na:
        raise Regelbrudd("TILDELT_AV_ANDRE")
    if kode := hindringer(ansatt_id, [person_id], naa=naa).get(person_id, "VEILEDER_UTEN_ROLLE"):
        raise Regelbrudd(kode, felt="ansatt")
    if apen is not None:
        apen.til = naa
        apen.save(update_fields=["til"])
    sett_ansvarlig(aktor, person_id, ansatt_id, naa)


def sett_ansvarlig(aktor: Aktor, person_id: UUID, ansatt_id: UUID, naa: datetime) -> None:
    """Nobody is responsible now, and the new one may be: the row, the spine, and the user is told."""
    try:
        with transaction.atomic():
            Veiledertildeling.objects.create(
                person_id=person_id,
                ansatt_id=ansatt_id,
                fra=naa,
                sett=naa if aktor.id == ansatt_id else None,
            )
    except IntegrityError as feil:
        raise Regelbrudd("TILDELT_AV_ANDRE") from feil
    Medveileder.objects.filter(person_id=person_id, ansatt_id=ansatt_id, til=None).update(til=naa)
    registrer(aktor, person_id, "VEILEDER_TILDELT", ansatt_id, naa)
    if aktor.er_ansatt:
        varsle(Varselslag.NY_VEILEDER, person_id, person_id, person_id, naa=naa)


@transaction.atomic
def fjern_veileder(*, aktor: Aktor, person_id: UUID, ventet: Tildelingsvalg, naa: datetime) -> None:
    """Nobody is responsible any longer: a mistaken assignment is taken back. None does nothing.

    Raises Regelbrudd TILDELT_AV_ANDRE when it is another than the one in `ventet`.
    """
    krev_nav(aktor, person_id, HVA, naa)
    apen = (
        Veiledertildeling.objects.select_for_update().filter(person_id=person_id, til=None).first()
    )
    if apen is None:
        return
    if apen.ansatt_id != ventet.fra_veileder:
        raise Regelbrudd("TILDELT_AV_ANDRE")
    apen.til = naa
    apen.save(update_fields=["til"])
    registrer(aktor, person_id, "VEILEDER_FJERNET", apen.ansatt_id, naa)


def tildel_mange(
    *,
    aktor: Aktor,
    valg: Iterable[Tildelingsvalg],
    ansatt_id: UUID,
    naa: datetime,
    hoppet: Collection[UUID] = (),
) -> list[Tildelingsutfall]:
    """Each user in a transaction of its own: what cannot be done stands alone, with why.

    `hoppet` are those whom the last look passed over. Sent again it changes nothing more. Raises
    Regelbrudd FOR_MANGE_VALGT or INGEN_VALGT.
    """
    hver = {v.person_id: v for v in valg}
    rules.krev_valgt(len(hver))

    def se(ider: list[UUID]) -> dict[UUID, str]:
        ikke = [hver[id_] for id_ in ider]
        sett = forhandsvis_tildeling(aktor, ikke, ansatt_id=ansatt_id, naa=naa)
        return {u.person_id: u.kode for u in sett}

    koder = hold(hver, hoppet, gjor=lambda id_: _en(aktor, hver[id_], ansatt_id, naa), se=se)
    return med_navn(aktor, koder)


def _en(aktor: Aktor, valg: Tildelingsvalg, ansatt_id: UUID, naa: datetime) -> str:
    try:
        tildel_veileder(
            aktor=aktor, person_id=valg.person_id, ansatt_id=ansatt_id, naa=naa, ventet=valg
        )
    except DapFeil as feil:
        return feil.kode
    return ""


def merk_tildeling_sett(*, aktor: Aktor, person_id: UUID, naa: datetime) -> None:
    """The responsible one has looked at the plan: no longer newly assigned. Nothing for others."""
    usett = Veiledertildeling.objects.filter(
        person_id=person_id, ansatt_id=aktor.id, til=None, sett=None
    )
    if usett.exists():
        with transaction.atomic():
            usett.update(sett=naa)
            berort.meld([person_id])
