"""Letters in words: what they are about, where they are, why they came back."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.brev.values import (
    BREVNAVN,
    Adressetilstand,
    Brevrad,
    Brevslag,
    Brevstatus,
    Returgrunn,
    Svarhandling,
    Svarvalg,
)
from dap.felles.tid import dato
from dap.web.felles.ytring import dag, si, tidspunkt

Tekst = str | Promise

STATUS: Mapping[Brevstatus, tuple[Tekst, str]] = {
    Brevstatus.KLAR: (_("Venter på å bli skrevet ut"), "info"),
    Brevstatus.I_BUNKE: (_("Skrives ut nå"), "info"),
    Brevstatus.SKREVET_UT: (_("Skrevet ut"), "info"),
    Brevstatus.POSTET: (_("Sendt"), "success"),
    Brevstatus.RETURNERT: (_("Kom i retur"), "danger"),
    Brevstatus.STOPPET: (_("Ikke sendt"), "neutral"),
}

SLAG: Mapping[Brevslag, Tekst] = {slag: _(navn_) for slag, navn_ in BREVNAVN.items()}

RETUR: Mapping[Returgrunn, Tekst] = {
    Returgrunn.FLYTTET: _("Har flyttet"),
    Returgrunn.UKJENT: _("Ukjent på adressen"),
    Returgrunn.MANGELFULL: _("Adressen er mangelfull"),
    Returgrunn.IKKE_HENTET: _("Ikke hentet"),
    Returgrunn.DOD: _("Mottakeren er død"),
    Returgrunn.ANNET: _("Noe annet (skriv hva)"),
}

ADRESSE: Mapping[Adressetilstand, tuple[Tekst, str]] = {
    Adressetilstand.OK: ("", ""),
    Adressetilstand.FEIL: (_("Et brev har kommet i retur fra adressen"), "warning"),
    Adressetilstand.MANGLER: (_("Mangler adresse"), "warning"),
    Adressetilstand.HOLDES_UTE: (_("Nøytral konvolutt, adressen settes på av andre"), "danger"),
}

SVAR: Mapping[Svarhandling, Tekst] = {
    Svarhandling.MELDING: _("Har skrevet eller sagt noe"),
    Svarhandling.ENIG: _("Er enig"),
    Svarhandling.UENIG: _("Er uenig (skriv hvorfor)"),
    Svarhandling.JA: _("Sier ja til forslaget"),
    Svarhandling.NEI: _("Sier nei til forslaget (skriv hvorfor)"),
    Svarhandling.LEST: _("Har lest beskjeden"),
    Svarhandling.KOMMER: _("Kommer til møtet"),
    Svarhandling.KOMMER_IKKE: _("Kommer ikke (skriv hvorfor)"),
}


def navn(slag: Brevslag) -> str:
    return si(BREVNAVN[slag])


def svarvalg(v: Svarvalg) -> str:
    if v.start is not None:
        return gettext("Kommer %(naar)s") % {"naar": tidspunkt(v.start)}
    return str(SVAR[v.handling])


def forklaring(b: Brevrad, i_dag: date) -> str:
    """Where the letter is, in a sentence."""
    if b.status == Brevstatus.RETURNERT and b.returnert and b.returgrunn:
        grunn = b.returord or str(RETUR[b.returgrunn])
        return gettext("Kom i retur %(dag)s: %(grunn)s") % {
            "dag": dag(dato(b.returnert)), "grunn": grunn,
        }  # fmt: skip
    if b.status == Brevstatus.STOPPET:
        if b.stoppgrunn == "SLETTET":
            return gettext("Innholdet ble slettet før brevet ble skrevet ut.")
        return b.stoppgrunn
    if b.postet and b.framme:
        mal = (
            gettext("Sendt %(sendt)s. Regnes som kommet fram %(framme)s.")
            if dato(b.framme) > i_dag
            else gettext("Sendt %(sendt)s. Regnet som kommet fram %(framme)s.")
        )
        return mal % {"sendt": dag(dato(b.postet)), "framme": dag(dato(b.framme))}
    return str(STATUS[b.status][0])
