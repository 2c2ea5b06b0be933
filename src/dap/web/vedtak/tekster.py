"""Words for the codes of decisions, drafts and complaints."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.felles.innsatsgruppe import HOVEDMALNAVN, Hovedmal, Innsatsgruppe
from dap.felles.innsatsgruppe import navn as gruppenavn
from dap.felles.tid import dato
from dap.vedtak.values import (
    Beslutterstatus,
    Kilde,
    Klagestatus,
    Linje,
    Utfall,
)

Tekst = str | Promise

KLAGESTATUS: Mapping[Klagestatus, tuple[Tekst, str]] = {
    Klagestatus.MOTTATT: (_("Mottatt"), "info"),
    Klagestatus.VURDERT: (_("Kontoret ser på klagen"), "info"),
    Klagestatus.AVVIST: (_("Avvist"), "neutral"),
    Klagestatus.OMGJORT: (_("Kontoret endrer vedtaket"), "success"),
    Klagestatus.SENDT_KLAGEINSTANS: (_("Sendt til klageinstansen"), "info"),
    Klagestatus.AVGJORT: (_("Avgjort av klageinstansen"), "neutral"),
    Klagestatus.TRUKKET: (_("Trukket"), "neutral"),
}
UTFALL: Mapping[Utfall, Tekst] = {
    Utfall.MEDHOLD: _("Klageinstansen ga brukeren rett"),
    Utfall.DELVIS_MEDHOLD: _("Klageinstansen ga brukeren delvis rett"),
    Utfall.STADFESTET: _("Klageinstansen mente at vedtaket var riktig"),
    Utfall.OPPHEVET: _("Klageinstansen opphevet vedtaket. Kontoret må vurdere saken på nytt"),
}
BESLUTTERSTATUS: Mapping[str, tuple[Tekst, str]] = {
    "TRENGER_BESLUTTER": (_("Trenger beslutter"), "warning"),
    Beslutterstatus.KLAR_TIL_BESLUTTER: (_("Hos beslutter"), "info"),
    Beslutterstatus.KLAR_TIL_VEILEDER: (_("Hos veileder"), "neutral"),
    Beslutterstatus.GODKJENT_AV_BESLUTTER: (_("Godkjent av beslutter"), "success"),
}
LINJER: Mapping[Linje, Tekst] = {
    Linje.UTKAST_OPPRETTET: _("%(navn)s begynte på utkastet"),
    Linje.VEILEDER_TOK_OVER: _("%(navn)s tok over ansvaret for utkastet"),
    Linje.SENDT_TIL_BESLUTTER: _("%(navn)s sendte utkastet til beslutter"),
    Linje.TRUKKET_TILBAKE: _("%(navn)s tok utkastet tilbake for å skrive mer"),
    Linje.BLE_BESLUTTER: _("%(navn)s ble beslutter"),
    Linje.BESLUTTER_TOK_OVER: _("%(navn)s tok over som beslutter"),
    Linje.SENDT_TIL_VEILEDER: _("%(navn)s sendte utkastet tilbake til veilederen"),
    Linje.GODKJENT: _("%(navn)s godkjente utkastet"),
    Linje.GODKJENNING_FALT_BORT: _(
        "%(navn)s endret utkastet. Godkjenningen gjelder ikke lenger, og må gis på nytt"
    ),
    Linje.TRENGER_IKKE_BESLUTTER: _(
        "%(navn)s valgte en innsatsgruppe som ikke trenger en beslutter"
    ),
}
KILDER: Mapping[Kilde, Tekst] = {
    Kilde.REGISTRERING: _("Registreringen"),
    Kilde.EGET_SYN: _("Brukerens egne ord om situasjonen"),
    Kilde.PLAN: _("Aktivitetsplanen"),
    Kilde.REFERAT: _("Referat"),
    Kilde.BEHOVSVURDERING: _("Behovsvurdering"),
    Kilde.ARBEIDSEVNEVURDERING: _("Arbeidsevnevurdering"),
    Kilde.DOKUMENT: _("Dokument"),
}
"""What staff choose between; the letter says it to the user (`vedtak.values.KILDENAVN`)."""
STEG: Mapping[str, Tekst] = {
    "I_ALT": _("Fra utkast til vedtak"),
    "TIL_BESLUTTER": _("Fra utkast til det ble sendt til beslutter"),
    "HOS_BESLUTTER": _("Fra det ble sendt til det ble godkjent"),
    "ETTER_GODKJENNING": _("Fra godkjent til fattet"),
}
DELSLAG: Mapping[str, Tekst] = {
    "MAL": _("Mål"),
    "AKTIVITET": _("Aktivitet"),
    "SITUASJON": _("Situasjonen"),
    "SVAR": _("Svar fra registreringen"),
    "BEHOV": _("Behov"),
    "MULIGHETER": _("Ressurser og muligheter"),
    "HINDRINGER": _("Hindringer"),
    "OMGIVELSER": _("Omgivelser"),
    "VIRKEMIDLER": _("Virkemidler"),
    "KONKLUSJON": _("Konklusjon"),
    "EGET_KAN": _("Brukerens egne ord: hva jeg kan"),
    "EGET_VIL": _("Brukerens egne ord: hva jeg vil"),
    "EGET_HINDRER": _("Brukerens egne ord: hva som hindrer meg"),
    "EGET_HJELP": _("Brukerens egne ord: hvilken hjelp jeg trenger"),
}
HJELP: Mapping[Innsatsgruppe, Tekst] = {
    Innsatsgruppe.SPESIELT_TILPASSET_INNSATS: _("Bygger på en arbeidsevnevurdering."),
    Innsatsgruppe.GRADERT_VARIG_TILPASSET_INNSATS: _(
        "Bygger på en arbeidsevnevurdering, og må godkjennes av en beslutter."
    ),
    Innsatsgruppe.VARIG_TILPASSET_INNSATS: _(
        "Bygger på en arbeidsevnevurdering, må godkjennes av en beslutter, og har ikke noe mål."
    ),
}


def gruppe(kode: Innsatsgruppe, naar: datetime) -> str:
    """What the group was called on that day."""
    return gettext(gruppenavn(kode, dag=dato(naar)))


def hovedmal(kode: Hovedmal | None) -> str:
    return gettext(HOVEDMALNAVN[kode]) if kode else ""


def kilde(kode: Kilde) -> str:
    return str(KILDER[kode])


def delslag(kode: str) -> str:
    return str(DELSLAG.get(kode, ""))
