"""What a registration says of how much help somebody needs. Pure; it proposes, and never decides.

Source: the reference, ch. 5. Work test: for the first day of each of the last twelve months, whether
the person was employed; six in a row.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from dap.registrering.regelsett import Regelsett
from dap.registrering.values import (
    INGEN_SVAR,
    Arbeidsforhold,
    Profil,
    Profilgruppe,
    Variabel,
)

UKJENT = "UKJENT"


def jobbet_sammenhengende(
    arbeidsforhold: Iterable[Arbeidsforhold], dag: date, regler: Regelsett
) -> bool:
    """Whether the person had a job on the first of so many months in a row."""
    forhold = list(arbeidsforhold)
    pa_rad = 0
    for forste in _forste_i_manedene(dag, regler.av_siste_maneder):
        i_jobb = any(a.fra <= forste and (a.til is None or forste < a.til) for a in forhold)
        pa_rad = pa_rad + 1 if i_jobb else 0
        if pa_rad >= regler.maneder_i_jobb:
            return True
    return False


def _forste_i_manedene(dag: date, antall: int) -> list[date]:
    """The first day of this month and of those before it."""
    ar, maned = dag.year, dag.month
    ut = []
    for _ in range(antall):
        ut.append(date(ar, maned, 1))
        ar, maned = (ar, maned - 1) if maned > 1 else (ar - 1, 12)
    return ut


def profiler(
    svar: Mapping[str, str],
    *,
    alder: int,
    jobbet: bool | None,
    regler: Regelsett,
) -> Profil:
    """The proposal. `jobbet` None: no register could say, which counts as not, and is shown so."""
    verdier = {
        "alder": str(alder),
        "jobbetSammenhengende": UKJENT if jobbet is None else ("JA" if jobbet else "NEI"),
        **{k: svar.get(k, INGEN_SVAR) for k in _FRA_SVARENE},
    }
    hindringer = [k for k in regler.hindringer if verdier[k] == "JA"]
    if hindringer:
        return _profil(Profilgruppe.BEHOV_FOR_ARBEIDSEVNEVURDERING, verdier, hindringer)
    krav = _krav(verdier, alder, regler)
    mangler = [k for k, oppfylt in krav.items() if not oppfylt]
    if mangler:
        return _profil(Profilgruppe.SITUASJONSBESTEMT_INNSATS, verdier, mangler)
    return _profil(Profilgruppe.STANDARD_INNSATS, verdier, list(krav))


_FRA_SVARENE = ("utdanning", "utdanningBestatt", "utdanningGodkjent", "helseHinder", "andreForhold")


def _krav(verdier: Mapping[str, str], alder: int, regler: Regelsett) -> dict[str, bool]:
    """What must all hold for the standard proposal."""
    yngst, eldst = regler.alder
    return {
        "alder": yngst <= alder <= eldst,
        "jobbetSammenhengende": verdier["jobbetSammenhengende"] == "JA",
        "utdanning": verdier["utdanning"] not in regler.uten_utdanning,
        "utdanningBestatt": verdier["utdanningBestatt"] in regler.bestatt,
        "utdanningGodkjent": verdier["utdanningGodkjent"] in regler.godkjent,
        **{k: verdier[k] == "NEI" for k in regler.hindringer},
    }


def _profil(gruppe: Profilgruppe, verdier: Mapping[str, str], avgjorende: list[str]) -> Profil:
    return Profil(
        gruppe, tuple(Variabel(navn, verdi, navn in avgjorende) for navn, verdi in verdier.items())
    )
