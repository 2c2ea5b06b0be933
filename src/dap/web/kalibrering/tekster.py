"""Words for calibration."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from dap.kalibrering.values import (
    Alder,
    Erfaring,
    Helse,
    Kappa,
    Mistankeslag,
    Sikkerhet,
    Status,
    Utdanning,
    Uten,
)

STATUS: Mapping[Status, tuple[Any, str]] = {
    Status.FORBEREDES: (_("Forberedes"), "neutral"),
    Status.APEN: (_("Åpen for svar"), "info"),
    Status.AVSLUTTET: (_("Avsluttet"), "success"),
}
ALDER: Mapping[Alder, Any] = {
    Alder.UNDER_30: _("Under 30 år"),
    Alder.FRA_30_TIL_49: _("30–49 år"),
    Alder.FRA_50: _("50 år eller eldre"),
}
UTDANNING: Mapping[Utdanning, Any] = {
    Utdanning.GRUNNSKOLE: _("Grunnskole"),
    Utdanning.VIDEREGAENDE: _("Videregående"),
    Utdanning.HOYERE: _("Høyere utdanning"),
}
ERFARING: Mapping[Erfaring, Any] = {
    Erfaring.INGEN: _("Ingen"),
    Erfaring.UNDER_TO_AR: _("Under to år"),
    Erfaring.OVER_TO_AR: _("To år eller mer"),
}
HELSE: Mapping[Helse, Any] = {
    Helse.INGENTING: _("Ingenting"),
    Helse.NOE: _("Noe"),
    Helse.MYE: _("Mye"),
    Helse.UAVKLART: _("Ikke avklart"),
}
SIKKERHET: Mapping[Sikkerhet, Any] = {
    Sikkerhet.USIKKER: _("Usikker"),
    Sikkerhet.GANSKE_SIKKER: _("Ganske sikker"),
    Sikkerhet.SIKKER: _("Sikker"),
}
MISTANKER: Mapping[Mistankeslag, Any] = {
    Mistankeslag.FNR: _("Fødselsnummer"),
    Mistankeslag.NAVN: _("Navn"),
    Mistankeslag.ADRESSE: _("Adresse"),
    Mistankeslag.KONTAKT: _("Telefon eller e-post"),
    Mistankeslag.DATO: _("Dato"),
}
UTEN: Mapping[Uten, Any] = {
    Uten.FOR_FA_SVAR: _("For få har svart til at kappa kan regnes ut."),
    Uten.FOR_FA_SAKER: _("Kappa regnes ut når minst to saker har nok svar."),
    Uten.EN_GRUPPE: _("Alle valgte den samme gruppen i alle saker. Da sier kappa ingenting."),
}
_STYRKE: tuple[tuple[float, Any], ...] = (
    (0.8, _("svært god enighet")),
    (0.6, _("god enighet")),
    (0.4, _("middels enighet")),
    (0.2, _("svak enighet")),
)


def styrke(kappa: Kappa) -> Any:
    """A kappa in words (after Landis and Koch 1977); the words are a rule of thumb, no more."""
    if kappa.verdi is None:
        return ""
    for grense, ord_ in _STYRKE:
        if kappa.verdi > grense:
            return ord_
    return _("svært svak enighet") if kappa.verdi > 0 else _("ikke mer enighet enn tilfeldig")
