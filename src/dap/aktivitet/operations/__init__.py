"""Writes to the plan: one function, one use case. The rules stand in `rules`, the texts nowhere here.

Every operation takes `aktor`, `naa` (UTC) and, where somebody else may have been quicker, `versjon`;
with the same `nokkel` and the same input sent again it does nothing and answers as the first time.

`felter` is what a form sends: {field name: str | int | date | None}; strings are parsed (dates as
ISO or dd.mm.åååå). Only names of the type's form may stand there.

Raises IkkeFunnet or IkkeTilgang (access), Regelbrudd (a rule says no; `kode`), UgyldigInndata
(fields; one Regelbrudd each) and VersjonsKonflikt (`gjeldende`: Aktivitetsdetaljer as stored now).
"""

from dap.aktivitet.operations.avtale import (
    avtal,
    folg_brev_postet,
    les_forhandsorientering,
    merk_sett,
)
from dap.aktivitet.operations.engang import rydd_utforelser
from dap.aktivitet.operations.ferdige import endre_ferdig, lagre_ferdig
from dap.aktivitet.operations.flere import forhandsvis_flere, krev_ny, opprett_for_flere
from dap.aktivitet.operations.flytte import angre_flytting, flytt, gjenapne, svar_pa_forslag
from dap.aktivitet.operations.kassering import EIER_AKTIVITET, EIER_FORHANDSORIENTERING
from dap.aktivitet.operations.skriv import endre, knytt_mal, opprett, sett_valg

__all__ = [
    "EIER_AKTIVITET",
    "EIER_FORHANDSORIENTERING",
    "angre_flytting",
    "avtal",
    "endre",
    "endre_ferdig",
    "flytt",
    "folg_brev_postet",
    "forhandsvis_flere",
    "gjenapne",
    "knytt_mal",
    "krev_ny",
    "lagre_ferdig",
    "les_forhandsorientering",
    "merk_sett",
    "opprett",
    "opprett_for_flere",
    "rydd_utforelser",
    "sett_valg",
    "svar_pa_forslag",
]
