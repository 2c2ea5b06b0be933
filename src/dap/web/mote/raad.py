"""Meeting advice for a page: the facts, from dialog and meetings beside each other, and the rule."""

from datetime import date, datetime

from dap.dialog import queries as dialog
from dap.felles.tid import dato
from dap.forstaelse import queries as forstaelse
from dap.mote import queries
from dap.mote.policies import Fakta, raad, uten_avviste
from dap.mote.values import Motestatus, Part, Raad
from dap.oppfolging import queries as oppfolging
from dap.tilgang.values import Personinnsyn
from dap.vedtak import queries as vedtak
from dap.ytelse import queries as ytelse


def rad_for(innsyn: Personinnsyn, *, naa: datetime) -> list[Raad]:
    """Advice for staff who may act on it, the most pressing first; none for the user.

    A later term with a reason of its own puts its fact in `policies.Fakta`, and gathers it here.
    """
    if innsyn.er_bruker or not innsyn.kan_endre_plan:
        return []
    alle = raad(_fakta(innsyn, naa), naa=naa)
    return uten_avviste(alle, queries.avviste_rad(innsyn), naa=naa) if alle else []


def _fakta(innsyn: Personinnsyn, naa: datetime) -> Fakta:
    periode = oppfolging.apen_periode(innsyn.person_id)
    bilde = queries.moter(innsyn, naa=naa)
    siste = queries.siste_mote(innsyn, naa=naa)
    onsker = [m for m in bilde.venter if m.venter_paa == Part.NAV and m.status == Motestatus.ONSKET]
    _siste, ventende = dialog.siste_og_ventende(innsyn)
    trader = [t for t in ventende if not t.historisk]
    return Fakta(
        oppfolging_siden=periode.start if periode else None,
        siste_mote=siste.start if siste else None,
        har_avtale=bool(bilde.kommende),
        onske_fra_bruker=onsker[0].id if onsker else None,
        uenige=forstaelse.antall(innsyn).uenige,
        ytelse_slutter=_ytelse_slutter(innsyn, dato(naa)),
        ny_innsatsgruppe=vedtak.ny_innsatsgruppe(innsyn),
        ubesvarte=sum(t.venter_paa_bruker_siden is not None for t in trader),
    )


def _ytelse_slutter(innsyn: Personinnsyn, dag: date) -> date | None:
    """The day the first of them ends: of its present period, or the last day it can be paid at all."""
    dager = [
        d
        for y in ytelse.varer(innsyn, dag=dag)
        for d in (y.siste_dag, y.maksdato)
        if d is not None and d >= dag
    ]
    return min(dager, default=None)
