"""Requirement: whatever both sides do, in any order, the waiting and the clock are what they should be.

A model that remembers only the turns is compared with the database after every step.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rollebesetning import NAA, Rollebesetning

from dap.dialog import operations
from dap.dialog.models import Melding, Overlevering, Svarlop, Trad
from dap.dialog.values import Mottaker, Tema
from dap.felles.feil import Regelbrudd
from dap.felles.tid import legg_til_arbeidstimer
from dap.hendelse.models import Hendelse

STEG = st.sampled_from(
    ["bruker", "nav", "nav_ber", "ikke_svar", "svar_likevel", "venter", "venter_ikke",
     "til_kontaktsenter", "til_forvaltning", "til_veileder"]
)  # fmt: skip
MOTTAKER = {
    "til_kontaktsenter": Mottaker.KONTAKTSENTER,
    "til_forvaltning": Mottaker.FORVALTNING,
    "til_veileder": Mottaker.VEILEDER,
}


@dataclass
class Modell:
    """What an onlooker with paper and pencil would say."""

    ubesvart_fra: datetime | None = None
    sist_avvist_fra: datetime | None = None
    """Of a message that was said to need no answer, while nothing has happened since."""
    bruker_skylder: bool = False
    mottaker: Mottaker = Mottaker.VEILEDER
    meldinger: int = 0
    hendelser: int = 0
    logg: list[str] = field(default_factory=list)

    def bruk(self, steg: str, naa: datetime) -> bool:
        """Do the step; False when the product must refuse it, or do nothing at all."""
        for_ = (self.ubesvart_fra, self.bruker_skylder, self.mottaker, self.meldinger)
        if steg == "bruker":
            self.meldinger += 1
            self.bruker_skylder = False
            self.ubesvart_fra = self.ubesvart_fra or naa
        elif steg in {"nav", "nav_ber"}:
            self.meldinger += 1
            self.bruker_skylder = self.bruker_skylder or steg == "nav_ber"
            if self.ubesvart_fra:
                self.sist_avvist_fra = None
            self.ubesvart_fra = None
        elif steg == "ikke_svar" and self.ubesvart_fra:
            self.sist_avvist_fra, self.ubesvart_fra = self.ubesvart_fra, None
        elif steg == "svar_likevel" and not self.ubesvart_fra:
            self.ubesvart_fra = self.sist_avvist_fra or naa
        elif steg in {"venter", "venter_ikke"}:
            self.bruker_skylder = steg == "venter"
        elif steg in MOTTAKER:
            self.mottaker = MOTTAKER[steg]
        return for_ != (self.ubesvart_fra, self.bruker_skylder, self.mottaker, self.meldinger)


@given(
    steg=st.lists(STEG, max_size=14), pauser=st.lists(st.integers(1, 40), min_size=14, max_size=14)
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_agrees_with_pencil_and_paper(
    roller: Rollebesetning, steg: list[str], pauser: list[int]
) -> None:
    with transaction.atomic():
        naa = NAA
        modell = Modell()
        modell.bruk("bruker", naa)
        trad_id = _start(roller, naa)
        for ett, pause in zip(steg, pauser, strict=False):
            naa += timedelta(hours=pause)
            for_hendelser = Hendelse.objects.filter(objekt_id=trad_id).count()
            _utfor(ett, roller, trad_id, naa)
            endret = modell.bruk(ett, naa)
            etter = Hendelse.objects.filter(objekt_id=trad_id).count()
            assert etter - for_hendelser == int(endret), ett
            _sammenlign(trad_id, modell)
        transaction.set_rollback(True)


def _start(roller: Rollebesetning, naa: datetime) -> uuid.UUID:
    return operations.ny_trad(
        aktor=roller.amina,
        person_id=roller.amina.id,
        tema=Tema.ARBEID_AKTIVITETER,
        tekst="Hei",
        nokkel=uuid.uuid4(),
        naa=naa,
    ).trad_id


def _utfor(steg: str, roller: Rollebesetning, trad_id: uuid.UUID, naa: datetime) -> None:
    versjon = Trad.objects.get(id=trad_id).versjon
    felles = {"trad_id": trad_id, "naa": naa}
    kari = roller.kari
    if steg in {"bruker", "nav", "nav_ber"}:
        operations.send_melding(
            aktor=roller.amina if steg == "bruker" else kari,
            tekst="x",
            nokkel=uuid.uuid4(),
            venter_paa_bruker=steg == "nav_ber",
            **felles,
        )
    elif steg in {"ikke_svar", "svar_likevel"}:
        operations.sett_trenger_ikke_svar(
            aktor=kari, trenger_ikke=steg == "ikke_svar", versjon=versjon, **felles
        )
    elif steg in {"venter", "venter_ikke"}:
        operations.sett_venter_paa_bruker(
            aktor=kari, venter=steg == "venter", versjon=versjon, **felles
        )
    else:
        try:
            operations.overlever(
                aktor=kari,
                til=MOTTAKER[steg],
                hvorfor="Hører hjemme der",
                versjon=versjon,
                **felles,
            )
        except Regelbrudd as feil:
            if feil.kode != "ALLEREDE_DER":
                raise


def _sammenlign(trad_id: uuid.UUID, modell: Modell) -> None:
    trad = Trad.objects.get(id=trad_id)
    assert trad.klokke_fra == modell.ubesvart_fra
    assert (trad.venter_paa_nav_siden is None) == (modell.ubesvart_fra is None)
    frist = legg_til_arbeidstimer(modell.ubesvart_fra, 48) if modell.ubesvart_fra else None
    assert trad.svarfrist == frist
    assert (trad.venter_paa_bruker_siden is not None) == modell.bruker_skylder
    assert trad.mottaker == modell.mottaker
    numre = list(Melding.objects.filter(trad=trad).order_by("nr").values_list("nr", flat=True))
    assert numre == list(range(1, modell.meldinger + 1))
    assert trad.antall == modell.meldinger
    apne = list(Svarlop.objects.filter(trad=trad, slutt=None))
    assert [(lop.fra, lop.mottaker) for lop in apne] == (
        [(modell.ubesvart_fra, modell.mottaker)] if modell.ubesvart_fra else []
    )
    siste = Overlevering.objects.filter(trad=trad).order_by("-id").first()
    assert (siste.til if siste else Mottaker.VEILEDER) == modell.mottaker
