"""The codes of part F's tables in words, for the report."""

from dap.forskning.videre.strata import FOLSOMHET, HOVED, KORONALEDIGE
from dap.forskning.videre.utsnitt import TEKSTER

KODER = {
    **{s.nokkel: s.kort for s in (*HOVED, *FOLSOMHET, *KORONALEDIGE)},
    **TEKSTER,
    "log_dose_t": "log(1 + henvendelser pr. måned) · måneder etter landemerket",
    "cloglog": "Den diskrete modellen (komplementær log-log)",
    "fra_nav": "Henvendelser fra NAV",
    "fra_bruker": "Henvendelser fra bruker",
    "geometrisk": "Begge (geometrisk middel)",
    "tosidig": "Begge har skrevet minst én gang",
    "dagpenger": "Dagpenger",
    "aap": "AAP",
    "annen_ytelse": "Verken dagpenger eller AAP",
    "i_arbeid": "Arbeidsforhold ved oppstart",
    "ikke_i_arbeid": "Ikke arbeidsforhold ved oppstart",
    "hr": "Hasardrate",
    "se_klynge": "Standardfeil (kontor)",
    "kji2": "χ²",
    "før": "Før",
    "etter": "Etter",
    "loglik": "Log likelihood",
}
RADVARIABLER = {
    "stratum": "Stratum",
    "intensitet": "Intensitet",
    "maaneder_etter_landemerket": "Måneder etter landemerket",
    "dosemaal": "Mål på bruken",
    "undergruppe": "Undergruppe",
    "utgang": "Utgang",
}
