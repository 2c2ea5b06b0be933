"""A template put into words, in the user's language, with its blanks filled."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, override

from dap.eskalering.maler import FRISTDATO, OVERSKRIFT, Feltslag, Kilde, Mal
from dap.eskalering.values import Status
from dap.felles.blanke import fyll_ut, krev_utfylt
from dap.felles.sprak import N_

_REGLER = N_("Reglene står i %(kilder)s.")
_OG = N_("%(flere)s og %(siste)s")
_NY_FRIST = N_("Fristen din er flyttet til %(dag)s.")
_SLUTT: Mapping[Status, str] = {
    Status.OPPFYLT: N_("Du har gjort det vi ba om. Varselet gjelder ikke lenger."),
    Status.STOPPET: N_("Varselet gjelder ikke lenger. Du trenger ikke gjøre noe."),
    Status.VIDERE: N_("Saken blir nå avgjort. Du får et vedtak, og kan klage på det."),
}


def overskrift(sprak: str) -> str:
    with override(sprak):
        return gettext(OVERSKRIFT)


def lag(mal: Mal, felter: Mapping[str, str], frist: date, sprak: str) -> str:
    """The whole text as the user reads it. Regelbrudd TOMME_FELTER when a blank is left.

    `felter` are checked already: dates are ISO.
    """
    with override(sprak):
        verdier = {f.navn: _vis(felter.get(f.navn, ""), f.slag) for f in mal.felter}
        verdier[FRISTDATO] = dag(frist)
        avsnitt = [gettext(a) if _er_ord(a) else a for a in mal.avsnitt]
        # A blank's own brackets must not be taken for a blank: each paragraph is filled once.
        fylt = [fyll_ut(a, verdier) for a in avsnitt]
        tekst = "\n\n".join([*fylt, gettext(_REGLER) % {"kilder": kilder(mal.kilder)}])
    krev_utfylt(tekst)
    return tekst


def ny_frist(frist: date, grunn: str, sprak: str) -> str:
    with override(sprak):
        return "\n\n".join([gettext(_NY_FRIST) % {"dag": dag(frist)}, grunn])


def slutt(status: Status, grunn: str, melding: str, sprak: str) -> str:
    with override(sprak):
        return "\n\n".join(del_ for del_ in (gettext(_SLUTT[status]), grunn, melding) if del_)


def kilder(rader: tuple[Kilde, ...]) -> str:
    """ "folketrygdloven §§ 4-5 og 4-20 og forvaltningsloven § 16", in the language that is active."""
    per_lov: dict[str, list[str]] = {}
    for k in rader:
        per_lov.setdefault(k.lov, []).append(k.paragraf)
    return _ramse(
        [
            " ".join([gettext(lov), "§§" if len(p) > 1 else "§", _ramse(p)])
            for lov, p in per_lov.items()
        ]
    )


def dag(dagen: date) -> str:
    """Weekday and date with the year: "onsdag 4. mars 2026"."""
    if (get_language() or "nb").startswith("en"):
        return date_format(dagen, "l j F Y")
    return date_format(dagen, "l j. F Y").lower()


def _ramse(ledd: list[str]) -> str:
    if len(ledd) == 1:
        return ledd[0]
    return gettext(_OG) % {"flere": ", ".join(ledd[:-1]), "siste": ledd[-1]}


def _vis(verdi: str, slag: Feltslag) -> str:
    if slag in {Feltslag.DATO, Feltslag.DATO_FOR} and verdi:
        return dag(date.fromisoformat(verdi))
    return verdi


def _er_ord(avsnitt: str) -> bool:
    return not (avsnitt.startswith("[") and avsnitt.endswith("]"))
