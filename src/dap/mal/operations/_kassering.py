"""What of this package can be erased because it was written wrong."""

from dap.felles.sprak import N_
from dap.kassering.operations import Radeier
from dap.kassering.values import Slag
from dap.mal.models import Forventning, Mal, Milepael, Situasjon
from dap.mal.values import Objekttype
from dap.tabell.tomming import BEGRUNNELSE, Tekstfelt

_TEKST = Tekstfelt("tekst", N_("Teksten"))

EIER_SITUASJON = Radeier(
    slag=Slag.SITUASJON,
    modell=Situasjon,
    felter=(_TEKST,),
    sted_type=Objekttype.SITUASJON,
)
EIER_MAL = Radeier(
    slag=Slag.MAL, modell=Mal, felter=(_TEKST, BEGRUNNELSE), sted_type=Objekttype.MAL
)
EIER_MILEPAEL = Radeier(
    slag=Slag.MILEPAEL,
    modell=Milepael,
    felter=(_TEKST, BEGRUNNELSE),
    sted_type=Objekttype.MAL,
    sted="mal_id",
    person="mal.person_id",
    rom="mal.rom",
)
EIER_FORVENTNING = Radeier(
    slag=Slag.FORVENTNING,
    modell=Forventning,
    felter=(_TEKST, BEGRUNNELSE),
    sted_type=Objekttype.FORVENTNING,
)
