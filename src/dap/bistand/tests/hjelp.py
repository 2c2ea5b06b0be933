"""What the tests of helping share."""

from datetime import date, datetime, timedelta
from uuid import UUID

from rollebesetning import NAA, Rollebesetning

from dap.bistand import operations
from dap.bistand.values import Navngitt
from dap.felles.aktor import Aktor, Hjelpslag
from dap.felles.fnr import lag_syntetisk
from dap.felles.tid import dato
from dap.hjelper import operations as hjelper
from dap.hjelper.models import Hjelpeforhold
from dap.hjelper.values import Hjelperegister, Registerrad
from dap.person.queries import persondata
from dap.tilgang.queries import aktor_for_hjelp

UKJENT = next(f for n in range(100, 400) if (f := lag_syntetisk(date(1961, 4, 2), n)))


def fnr(aktor: Aktor) -> str:
    data = persondata(aktor.id)
    assert data is not None
    return data.fnr


def navngi(
    bruker: Aktor, nummer: str, *, skriv: bool = True, ned: bool = False, dager: int = 30,
    naa: datetime = NAA,
) -> UUID:  # fmt: skip
    """`bruker` names somebody; the id of what came of it."""
    hvem = Navngitt(nummer, "Daniel Bakkelund", skriv, ned, dato(naa) + timedelta(days=dager))
    operations.navngi(aktor=bruker, hvem=hvem, naa=naa)
    return Hjelpeforhold.objects.get(bruker_id=bruker.id, hjelper_fnr=nummer, status="INVITERT").id


def valgt(roller: Rollebesetning, **valg: bool) -> UUID:
    """Amina has named Daniel, and Daniel has said yes."""
    id_ = navngi(roller.amina, fnr(roller.daniel), **valg)
    operations.svar(aktor=roller.daniel, hjelp_id=id_, ja=True, naa=NAA)
    return id_


def verge(roller: Rollebesetning, *, naa: datetime = NAA, til: date | None = None) -> UUID:
    """The register says that Daniel is Amina's guardian."""
    rad = Registerrad(Hjelpslag.VERGE, fnr(roller.daniel), "Daniel Bakkelund", date(2025, 1, 1), til,
                      kan_skrive=True, kan_laste_ned=True)  # fmt: skip
    hjelper.lagre_registersvar(
        person_id=roller.amina.id, register=Hjelperegister.VERGEMAL, rader=[rad], naa=naa
    )
    return Hjelpeforhold.objects.get(bruker_id=roller.amina.id, slag="VERGE", status="AKTIV").id


def som(hjelper_: Aktor, id_: UUID, naa: datetime = NAA) -> Aktor:
    return aktor_for_hjelp(hjelper_, id_, naa=naa)
