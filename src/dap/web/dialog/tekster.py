"""The dialog's words: topics, receivers, steps of the receipt, reasons in the queue."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dap.dialog.values import Mottaker, Rekkefolge, Steg, Tema

SPRAK = {"nn": _("Nynorsk"), "en": _("Engelsk")}
MALEN_PAA = {
    "nn": _("Brukeren leser nynorsk, og får standardteksten på nynorsk."),
    "en": _("Brukeren leser engelsk, og får standardteksten på engelsk."),
}
MALEN_MANGLER = {
    "nn": _(
        "Brukeren leser nynorsk. Standardteksten er ikke skrevet på nynorsk, så dette er bokmål."
    ),
    "en": _(
        "Brukeren leser engelsk. Standardteksten er ikke skrevet på engelsk, så dette er bokmål."
    ),
}
TEMA = {
    Tema.ARBEID_AKTIVITETER: _("Arbeid og aktiviteter"),
    Tema.MOTE: _("Møte"),
    Tema.UTBETALING_MELDEKORT: _("Utbetaling, meldekort eller saksbehandlingstid"),
    Tema.VEDTAK_LOPER_UT: _("Et vedtak som snart går ut"),
    Tema.OPPHOLD_UTLAND: _("Opphold i utlandet"),
    Tema.KOMMUNALE_TJENESTER: _("Kommunale tjenester"),
    Tema.ANNET: _("Noe annet"),
}
TEMAHJELP = {
    Tema.ARBEID_AKTIVITETER: _("Jobbsøking, kurs, tiltak og det du har i planen."),
    Tema.MOTE: _("Be om et møte, eller flytt et som er avtalt."),
    Tema.UTBETALING_MELDEKORT: _("Når pengene kommer, feil i meldekort, hvor saken din er."),
    Tema.VEDTAK_LOPER_UT: _("Pengene dine kan stoppe hvis dette ikke blir ordnet i tide."),
    Tema.OPPHOLD_UTLAND: _("Si fra før du reiser. Det kan påvirke pengene dine."),
    Tema.KOMMUNALE_TJENESTER: _(
        "Sosialhjelp, bolig, gjeldsråd og kvalifiseringsprogram. Bare kommunen leser det du skriver."
    ),
    Tema.ANNET: _("Er du usikker, velger du dette."),
}
MOTTAKER = {
    Mottaker.VEILEDER: _("Veilederen"),
    Mottaker.KONTAKTSENTER: _("Kontaktsenteret"),
    Mottaker.FORVALTNING: _("NAV Arbeid og ytelser"),
    Mottaker.KOMMUNE: _("Kommunen"),
}


def i_setning(mottaker: Mottaker) -> str:
    """The receiver in the middle of a sentence: "hos veilederen", but "hos NAV Arbeid og ytelser"."""
    navn = str(MOTTAKER[mottaker])
    return navn if navn[:2].isupper() else navn[:1].lower() + navn[1:]


STEG = {
    Steg.MOTTATT: _("Mottatt"),
    Steg.SETT: _("Sett av %(hvem)s"),
    Steg.OVERLEVERT: _("Hos %(mottaker)s"),
    Steg.BESVART: _("Besvart av %(hvem)s"),
    Steg.TRENGER_IKKE_SVAR: _("Lest og avsluttet uten svar av %(hvem)s"),
    Steg.OPPFOLGING_AVSLUTTET: _("Oppfølgingen ble avsluttet før noen svarte"),
}
GRUNN = {
    "KRITISK_USETT": _("Kan påvirke pengene, og ingen har sett den på en arbeidsdag"),
    "KRITISK_TEMA": _("Kan påvirke pengene"),
    "OVER_FRIST": _("Svarfristen er gått ut"),
    "SNART_FRIST": _("Svarfristen går ut om under åtte timer"),
    "HAR_VENTET": ngettext_lazy("Har ventet %(dager)s døgn", "Har ventet %(dager)s døgn", "dager"),
}
REKKEFOLGE = {
    Rekkefolge.BEHOV: _("Størst behov først"),
    Rekkefolge.ELDST: _("Eldste først"),
}
