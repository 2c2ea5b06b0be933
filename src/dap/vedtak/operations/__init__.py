"""Writes of drafts, decisions and complaints: one function, one use case. None is for a program."""

from dap.vedtak.operations._kassering import (
    EIER_KLAGE,
    EIER_VEDTAK,
    EIER_VEDTAKSUTKAST,
    folg_kassering,
)
from dap.vedtak.operations.beslutter import (
    bli_beslutter,
    godkjenn,
    send_til_beslutter,
    send_til_veileder,
    skriv_melding,
    trekk_fra_beslutter,
)
from dap.vedtak.operations.fatting import fatt, merk_brev_postet
from dap.vedtak.operations.klage import (
    avgjor_klage,
    registrer_klage,
    registrer_utfall,
    trekk_klage,
    vurder_formkrav,
)
from dap.vedtak.operations.klokke import folg_hendelse
from dap.vedtak.operations.utkast import (
    lagre_utkast,
    opprett_utkast,
    slett_utkast,
    ta_over_utkast,
)

__all__ = [
    "EIER_KLAGE",
    "EIER_VEDTAK",
    "EIER_VEDTAKSUTKAST",
    "avgjor_klage",
    "bli_beslutter",
    "fatt",
    "folg_hendelse",
    "folg_kassering",
    "godkjenn",
    "lagre_utkast",
    "merk_brev_postet",
    "opprett_utkast",
    "registrer_klage",
    "registrer_utfall",
    "send_til_beslutter",
    "send_til_veileder",
    "skriv_melding",
    "slett_utkast",
    "ta_over_utkast",
    "trekk_fra_beslutter",
    "trekk_klage",
    "vurder_formkrav",
]
