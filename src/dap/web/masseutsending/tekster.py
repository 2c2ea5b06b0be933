"""The states in words, and the invented person that a preview is read as."""

from django.utils.translation import gettext_lazy as _

from dap.masseutsending.values import Flettefelt, Status
from dap.varsel.values import Utsendingsstatus

STATUSER = {
    Status.UTKAST: _("Utkast"),
    Status.TIL_GODKJENNING: _("Venter på godkjenning"),
    Status.GODKJENT: _("Godkjent, og lagres nå"),
    Status.LAGRET: _("Alle har fått den"),
    Status.STOPPET: _("Stoppet"),
}
EKSEMPEL = {
    Flettefelt.FORNAVN: "Ola",
    Flettefelt.KONTOR: "NAV Eksempelvik",
    Flettefelt.VEILEDER: "Kari Eksempel",
}
VARSLER = {
    Utsendingsstatus.VENTER: _("venter på å bli sendt"),
    Utsendingsstatus.TATT: _("sendes nå"),
    Utsendingsstatus.SENDT: _("sendt"),
    Utsendingsstatus.LEVERT: _("kommet fram"),
    Utsendingsstatus.FEILET: _("kom ikke fram"),
    Utsendingsstatus.DOD: _("gitt opp"),
    Utsendingsstatus.STOPPET: _(
        "ikke sendt, fordi meldingen alt er lest eller oppfølgingen er over"
    ),
    Utsendingsstatus.HOPPET_OVER: _("ikke sendt utenfor DAP"),
}
