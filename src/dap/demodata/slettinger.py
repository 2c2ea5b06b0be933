"""Something written wrong in the plan of the user who has everything: one case decided, one open."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from dap.dialog import operations as dialog
from dap.felles.aktor import Aktor
from dap.kassering import operations as kassering
from dap.kassering.values import Slag
from dap.mal import operations as mal
from dap.tabell.base import ny_id

_NABOEN = ", som naboen min Torgeir gjorde da han ble sagt opp"
_FEIL_PERSON = (
    "Ringte i dag. Har fått ny time hos fysioterapeuten i Elvmo og vil heller ha møtene på telefon."
)


def fortell_om_slettinger(bruker: Aktor, ansatte: Mapping[str, Aktor], naa: datetime) -> None:
    """The user asked, and an adviser agreed; a colleague asks, and the page waits for another."""
    _bruker_ba(bruker, ansatte["ingrid"], naa - timedelta(days=6, hours=11))
    _kollega_ber(bruker, ansatte["jonas"], naa - timedelta(days=1, hours=10))


def _bruker_ba(bruker: Aktor, veileder: Aktor, tid: datetime) -> None:
    mal_id = mal.opprett_mal(
        aktor=bruker,
        person_id=bruker.id,
        tekst=f"Ta et kurs i regnskap til våren{_NABOEN}",
        nokkel=ny_id(),
        naa=tid,
    )
    id_ = kassering.be_om(
        aktor=bruker,
        slag=Slag.MAL,
        objekt_id=mal_id,
        deler=[_NABOEN],
        begrunnelse="Jeg skrev noe om en annen som ikke har med meg å gjøre",
        versjon=1,
        naa=tid + timedelta(minutes=20),
    )
    kassering.avgjor(
        aktor=veileder,
        kassering_id=id_,
        godkjent=True,
        versjon=1,
        naa=tid + timedelta(hours=2),
    )


def _kollega_ber(bruker: Aktor, kollega: Aktor, tid: datetime) -> None:
    notat_id = dialog.skriv_notat(
        aktor=kollega, person_id=bruker.id, tekst=_FEIL_PERSON, nokkel=ny_id(), naa=tid
    )
    kassering.be_om(
        aktor=kollega,
        slag=Slag.NOTAT,
        objekt_id=notat_id,
        hele=["tekst"],
        begrunnelse="Skrevet hos feil person: jeg hadde to planer åpne",
        versjon=1,
        naa=tid + timedelta(minutes=5),
    )
