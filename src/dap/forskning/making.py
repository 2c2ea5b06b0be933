"""How each kind of order is made, in its folder."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from dap.felles.aktor import Aktor
from dap.felles.feil import Regelbrudd
from dap.felles.sprak import N_
from dap.felles.tid import dato
from dap.forskning import lager
from dap.forskning.feil import UTEN_PLASS, Forskningsfeil, er_full
from dap.forskning.format.lesing import Uttrekk
from dap.forskning.hele import Publisering, lag
from dap.forskning.periode import for_rapport
from dap.forskning.personvern.register import Register
from dap.forskning.personvern.values import Godkjenning, Nivaa
from dap.forskning.syntetisk.generator import lag_uttrekk as lag_syntetisk
from dap.forskning.tabeller.values import Framdrift
from dap.forskning.uttrekk.operations import lag_uttrekk
from dap.forskning.uttrekk.values import Bestilling
from dap.forskning.values import Oppdragsfeil, Oppdragstype

if TYPE_CHECKING:
    from dap.forskning.models import Oppdrag

logg = logging.getLogger("dap.forskning")

UTTREKKSSTEG = 5
"""What the exporter names on its way: persons, activities, dialogs, trace, check."""


def _uttrekk(o: "Oppdrag", aktor: Aktor, naa: datetime, framdrift: Framdrift) -> None:
    gjort = 0

    def si(hva: str) -> None:
        nonlocal gjort
        framdrift(gjort, UTTREKKSSTEG, hva)
        gjort += 1

    if o.fra is None or o.til is None:
        raise Oppdragsfeil(N_("Bestillingen har ingen periode."))
    bestilling = Bestilling(
        fra=o.fra,
        til=o.til,
        formaal=o.formaal,
        hjemmel=o.hjemmel,
        sluttdato=o.sluttdato,
        kommune_tillatelse=o.kommune_tillatelse,
        dpia=o.dpia,
    )
    lag_uttrekk(aktor=aktor, bestilling=bestilling, ut=lager.mappe(o.id), naa=naa, si=si)


def _syntetisk(o: "Oppdrag", aktor: Aktor, naa: datetime, framdrift: Framdrift) -> None:
    def meld(gjort: int, antall: int) -> None:
        framdrift(gjort, antall, N_("Lager personer"))

    lag_syntetisk(lager.mappe(o.id), personer=o.personer, fro=o.fro, naa=naa, meld=meld)


def _rapport(o: "Oppdrag", aktor: Aktor, naa: datetime, framdrift: Framdrift) -> None:
    if o.kilde_id is None or o.fra is None or o.til is None:
        raise Oppdragsfeil(N_("Bestillingen har ikke uttrekk og periode."))
    uttrekk = Uttrekk(lager.mappe(o.kilde_id))
    p = for_rapport(f"{o.fra:%Y-%m}", f"{o.til:%Y-%m}", uttrekk.manifest.dekning, o.valg)
    intern = o.nivaa == Nivaa.INTERN
    # For the product alone, like the extract that it is made of.
    lager.mappe(o.id).mkdir(mode=0o700, parents=True, exist_ok=True)
    publisering = Publisering(
        nivaa=Nivaa(o.nivaa),
        godkjenning=Godkjenning(o.godkjenning, o.grunn) if intern else None,
        register=Register(lager.register()),
    )
    lag(
        uttrekk,
        lager.mappe(o.id),
        p,
        publisering=publisering,
        sprak=o.sprak,
        framdrift=framdrift,
        idag=dato(naa),
    )


def _med_grunn(
    lag: Callable[["Oppdrag", Aktor, datetime, Framdrift], None],
) -> Callable[["Oppdrag", Aktor, datetime, Framdrift], None]:
    """Failures that the statistics put in words reach who ordered."""

    def lag_eller_si_hvorfor(
        o: "Oppdrag", aktor: Aktor, naa: datetime, framdrift: Framdrift
    ) -> None:
        try:
            lag(o, aktor, naa, framdrift)
        except Forskningsfeil as feil:
            if feil.paa_siden != feil.tekst:
                logg.error("%s", feil.tekst)
            raise Oppdragsfeil(feil.paa_siden) from feil
        except OSError as feil:
            if not er_full(feil):
                raise
            raise Oppdragsfeil(UTEN_PLASS) from feil
        except Regelbrudd as feil:
            raise Oppdragsfeil(feil.kode) from feil

    return lag_eller_si_hvorfor


LAGERE = {
    Oppdragstype.UTTREKK: _med_grunn(_uttrekk),
    Oppdragstype.SYNTETISK: _med_grunn(_syntetisk),
    Oppdragstype.RAPPORT: _med_grunn(_rapport),
}
