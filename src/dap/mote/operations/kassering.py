"""What of a meeting can be erased because it was written wrong."""

from dap.felles.sprak import N_
from dap.kassering.operations import Radeier
from dap.kassering.values import Slag
from dap.mote.models import Agendapunkt, Mote
from dap.mote.values import OBJEKT
from dap.tabell.tomming import BEGRUNNELSE, Tekstfelt

EIER_MOTE = Radeier(
    slag=Slag.MOTE,
    modell=Mote,
    felter=(
        Tekstfelt("tittel", N_("Tittelen")),
        Tekstfelt("hensikt", N_("Hensikten")),
        Tekstfelt("forberedelser", N_("Forberedelsene")),
        Tekstfelt("sted", N_("Stedet")),
        Tekstfelt("videolenke", N_("Lenken til videomøtet"), lenke=True),
        Tekstfelt("tolk", N_("Språket det tolkes til")),
        Tekstfelt("forslag_ord", N_("Ordene til tidene som ble foreslått")),
        Tekstfelt("sluttord", N_("Hvorfor det ble avlyst, eller hvordan det gikk")),
        BEGRUNNELSE,
    ),
    sted_type=OBJEKT,
)
EIER_AGENDAPUNKT = Radeier(
    slag=Slag.AGENDAPUNKT,
    modell=Agendapunkt,
    felter=(Tekstfelt("tekst", N_("Teksten")),),
    sted_type=OBJEKT,
    sted="mote_id",
    person="mote.person_id",
    rom="mote.rom",
)
