"""Writes of the dialog: one function, one use case."""

from dap.dialog.operations._adgang import apne_trad
from dap.dialog.operations.forlop import (
    foresla_flytting,
    marker_lest,
    overlever,
    sett_trenger_ikke_svar,
    sett_venter_paa_bruker,
    svar_paa_flytting,
    varsle_kritiske,
)
from dap.dialog.operations.internt import (
    lagre_standardtekst,
    skriv_notat,
    spor_kollega,
    svar_kollega,
)
from dap.dialog.operations.kassering import (
    EIER_KOLLEGASPORSMAL,
    EIER_MELDING,
    EIER_NOTAT,
    EIER_VEDLEGG,
    folg_kassering,
)
from dap.dialog.operations.mange import ny_trad_til_mange
from dap.dialog.operations.sending import ny_trad, send_melding, skriv_om_aktivitet
from dap.dialog.operations.slutt import folg_hendelse
from dap.dialog.operations.vedlegg import (
    last_opp_vedlegg,
    rydd_vedleggsutkast,
    slett_vedleggsutkast,
)
from dap.dialog.operations.viktig import skriv_i_viktig_trad, viktig_trad

__all__ = [
    "EIER_KOLLEGASPORSMAL",
    "EIER_MELDING",
    "EIER_NOTAT",
    "EIER_VEDLEGG",
    "apne_trad",
    "folg_hendelse",
    "folg_kassering",
    "foresla_flytting",
    "lagre_standardtekst",
    "last_opp_vedlegg",
    "marker_lest",
    "ny_trad",
    "ny_trad_til_mange",
    "overlever",
    "rydd_vedleggsutkast",
    "send_melding",
    "sett_trenger_ikke_svar",
    "sett_venter_paa_bruker",
    "skriv_i_viktig_trad",
    "skriv_notat",
    "skriv_om_aktivitet",
    "slett_vedleggsutkast",
    "spor_kollega",
    "svar_kollega",
    "svar_paa_flytting",
    "varsle_kritiske",
    "viktig_trad",
]
