"""The queues in words."""

from django.utils.translation import gettext_lazy as _

from dap.varsel.values import Feilkode, Kanal

KANALER = {Kanal.EPOST: _("E-post"), Kanal.SMS: _("SMS"), Kanal.BREV: _("Brev")}
FEIL = {
    Feilkode.NEDE: _("Kanalen svarer ikke"),
    Feilkode.FOR_TREGT: _("Kanalen svarer for tregt"),
    Feilkode.UFORSTAELIG: _("Kanalen svarer noe vi ikke forstår"),
    Feilkode.AVVIST: _("Kanalen vil ikke ta imot det"),
}
KOER = {
    "jobber": _("Jobber"),
    "epost": _("Varsler på e-post"),
    "sms": _("Varsler på SMS"),
    "brev": _("Varsler i brev"),
    "arkiv": _("Levering til arkivet"),
    "sporing": _("Forsegling av sporingen"),
}
