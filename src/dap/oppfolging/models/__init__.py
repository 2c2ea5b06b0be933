"""The tables of the follow-up, by subject."""

from dap.oppfolging.models.arbeidsmerker import Fargekategori, Huskelapp, Kategorinavn
from dap.oppfolging.models.periode import Oppfolgingsperiode
from dap.oppfolging.models.rundt import Manuellstatus, Medveileder, Veiledertildeling
from dap.oppfolging.models.status import (
    Arbeidssokerperiode,
    Inaktivering,
    Kvpperiode,
    Utmeldingskandidat,
)

__all__ = [
    "Arbeidssokerperiode",
    "Fargekategori",
    "Huskelapp",
    "Inaktivering",
    "Kategorinavn",
    "Kvpperiode",
    "Manuellstatus",
    "Medveileder",
    "Oppfolgingsperiode",
    "Utmeldingskandidat",
    "Veiledertildeling",
]
