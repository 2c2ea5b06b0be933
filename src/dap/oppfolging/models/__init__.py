"""The tables of the follow-up, by subject."""

from dap.oppfolging.models.periode import Oppfolgingsperiode
from dap.oppfolging.models.rundt import Manuellstatus, Veiledertildeling

__all__ = ["Manuellstatus", "Oppfolgingsperiode", "Veiledertildeling"]
