"""Writes of meetings: one function, one use case. `tider`, `start` and `naa` are instants (UTC).

Raises IkkeFunnet or IkkeTilgang (access), Regelbrudd (a rule says no; `kode`), UgyldigInndata (one
Regelbrudd a field) and VersjonsKonflikt (`gjeldende`: Motedata as stored now).
"""

from dap.mote.operations.agenda import endre_punkt, fjern_punkt, legg_til_punkt
from dap.mote.operations.avtale import (
    avsla,
    be_om_mote,
    bekreft,
    foresla_tider,
    godta_tid,
    kall_inn,
)
from dap.mote.operations.endring import avlys, endre, registrer_utfall
from dap.mote.operations.kassering import EIER_AGENDAPUNKT, EIER_MOTE, EIER_MOTERAD
from dap.mote.operations.klokke import folg_hendelse, minn_om_moter
from dap.mote.operations.ledige import (
    apne_tider,
    book_ledig_tid,
    fjern_ledig_tid,
    inviter_til_ledig_tid,
)
from dap.mote.operations.raad import avvis_rad
from dap.mote.operations.strom import opprett_strom, trekk_strom

__all__ = [
    "EIER_AGENDAPUNKT",
    "EIER_MOTE",
    "EIER_MOTERAD",
    "apne_tider",
    "avlys",
    "avsla",
    "avvis_rad",
    "be_om_mote",
    "bekreft",
    "book_ledig_tid",
    "endre",
    "endre_punkt",
    "fjern_ledig_tid",
    "fjern_punkt",
    "folg_hendelse",
    "foresla_tider",
    "godta_tid",
    "inviter_til_ledig_tid",
    "kall_inn",
    "legg_til_punkt",
    "minn_om_moter",
    "opprett_strom",
    "registrer_utfall",
    "trekk_strom",
]
