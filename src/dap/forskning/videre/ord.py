"""The codes of part F's tables in words, for the report."""

from dap.felles.sprak import N_
from dap.forskning.tekst import Tekst
from dap.forskning.videre.analyse import TAUS
from dap.forskning.videre.strata import FOLSOMHET, HOVED, KORONALEDIGE, Stratum
from dap.forskning.videre.utsnitt import TEKSTER


def lineaerserie(s: Stratum, k: int) -> str:
    """The series of F6."""
    return f"{s.kort}, k = {k}"


KODER = {
    **{s.nokkel: s.kort for s in (*HOVED, *FOLSOMHET, *KORONALEDIGE)},
    **{
        lineaerserie(s, k): Tekst("%(stratum)s, k = %(k)s", stratum=s.kort, k=k)
        for s in HOVED
        for k in TAUS
    },
    **TEKSTER,
    "log_dose_t": N_("log(1 + henvendelser pr. måned) · måneder etter landemerket"),
    "cloglog": N_("Den diskrete modellen (komplementær log-log)"),
    "fra_nav": N_("Henvendelser fra NAV"),
    "fra_bruker": N_("Henvendelser fra bruker"),
    "geometrisk": N_("Begge (geometrisk middel)"),
    "tosidig": N_("Begge har skrevet minst én gang"),
    "dagpenger": N_("Dagpenger"),
    "aap": N_("AAP"),
    "annen_ytelse": N_("Verken dagpenger eller AAP"),
    "i_arbeid": N_("Arbeidsforhold ved oppstart"),
    "ikke_i_arbeid": N_("Ikke arbeidsforhold ved oppstart"),
    "hr": N_("Hasardrate"),
    "se_klynge": N_("Standardfeil (kontor)"),
    "kji2": N_("χ²"),
    "før": N_("Før"),
    "etter": N_("Etter"),
    "loglik": N_("Log likelihood"),
}
RADVARIABLER = {
    "stratum": N_("Stratum"),
    "intensitet": N_("Intensitet"),
    "maaneder_etter_landemerket": N_("Måneder etter landemerket"),
    "dosemaal": N_("Mål på bruken"),
    "undergruppe": N_("Undergruppe"),
    "utgang": N_("Utgang"),
}
