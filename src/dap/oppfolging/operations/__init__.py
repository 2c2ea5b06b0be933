"""Writes of the follow-up: one function, one use case. By subject in the files beside."""

from dap.oppfolging.operations.arbeidssoker import (
    avslutt_arbeidssoker,
    avslutt_inaktive,
    behold_kandidat,
    foresla_utmelding,
    inaktiver,
    reaktiver,
    registrer_arbeidssoker,
)
from dap.oppfolging.operations.huskelapp import (
    fjern_huskelapp,
    lagre_huskelapp,
    minn_om_huskelapper,
    sett_fargekategori,
    sett_kategorinavn,
)
from dap.oppfolging.operations.kontaktinfo import hent_kontaktinfo, oppdater_kontaktinfo
from dap.oppfolging.operations.kvp import (
    avslutt_flyttede_kvp,
    bytt_kontor,
    start_kvp,
    stopp_kvp,
)
from dap.oppfolging.operations.manuell import folg_reservasjon, sett_manuell, velg_digital
from dap.oppfolging.operations.medveiledere import avslutt_medveileder, legg_til_medveileder
from dap.oppfolging.operations.periode import avslutt_periode, avslutt_utlopt, start_periode
from dap.oppfolging.operations.tildeling import (
    fjern_veileder,
    merk_tildeling_sett,
    tildel_mange,
    tildel_veileder,
)
from dap.oppfolging.operations.tilrettelegging import sett_tilrettelegging

__all__ = [
    "avslutt_arbeidssoker",
    "avslutt_flyttede_kvp",
    "avslutt_inaktive",
    "avslutt_medveileder",
    "avslutt_periode",
    "avslutt_utlopt",
    "behold_kandidat",
    "bytt_kontor",
    "fjern_huskelapp",
    "fjern_veileder",
    "folg_reservasjon",
    "foresla_utmelding",
    "hent_kontaktinfo",
    "inaktiver",
    "lagre_huskelapp",
    "legg_til_medveileder",
    "merk_tildeling_sett",
    "minn_om_huskelapper",
    "oppdater_kontaktinfo",
    "reaktiver",
    "registrer_arbeidssoker",
    "sett_fargekategori",
    "sett_kategorinavn",
    "sett_manuell",
    "sett_tilrettelegging",
    "start_kvp",
    "start_periode",
    "stopp_kvp",
    "tildel_mange",
    "tildel_veileder",
    "velg_digital",
]
