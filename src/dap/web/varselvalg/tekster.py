"""How it went with what was sent, in plain words, for the user and for staff."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.varsel.values import Feilkode, Kanal, Utsendingsrad, Utsendingsstatus, Valg
from dap.web.felles.ytring import tidspunkt
from dap.web.varselvalg.skjema import KANALVALG, SAMLINGER, SPRAK, kanalkode

Tekst = str | Promise
S = Utsendingsstatus

KANALER: Mapping[Kanal, Tekst] = {
    Kanal.SMS: _("SMS"),
    Kanal.EPOST: _("E-post"),
    Kanal.BREV: _("Brev"),
}
STATUSER: Mapping[S, Tekst] = {
    S.VENTER: _("ikke sendt ennå"),
    S.TATT: _("ikke sendt ennå"),
    S.SENDT: _("sendt"),
    S.LEVERT: _("kom fram"),
    S.FEILET: _("kom ikke fram"),
    S.DOD: _("kom ikke fram"),
    S.STOPPET: _("ikke sendt"),
    S.HOPPET_OVER: _("ikke sendt"),
}
"""In a word or two, for the export."""
_SENDT: Mapping[Kanal, Tekst] = {
    Kanal.SMS: _("sendt %(naar)s. Vi vet ikke om den kom fram"),
    Kanal.EPOST: _("sendt %(naar)s"),
    Kanal.BREV: _("brevet er laget %(naar)s, og skal i posten"),
}
_LEVERT: Mapping[Kanal, Tekst] = {
    Kanal.SMS: _("kom fram %(naar)s"),
    Kanal.EPOST: _("kom fram %(naar)s"),
    Kanal.BREV: _("lagt i posten %(naar)s"),
}
_FEILET: Mapping[tuple[Kanal, Feilkode], Tekst] = {
    (Kanal.SMS, Feilkode.UGYLDIG_ADRESSE): _("kom ikke fram, for nummeret er ikke i bruk"),
    (Kanal.EPOST, Feilkode.UGYLDIG_ADRESSE): _("kom ikke fram, for adressen finnes ikke"),
    (Kanal.BREV, Feilkode.RETUR): _("brevet kom i retur"),
}
_STOPPET: Mapping[Feilkode, Tekst] = {
    Feilkode.LEST: _("ikke sendt, for det var lest her først"),
    Feilkode.OVER: _("ikke sendt, for det gjaldt ikke lenger"),
    Feilkode.TATT_UT: _("brevet ble tatt ut av køen, og er ikke sendt"),
    Feilkode.KOM_FRAM: _("ikke sendt, for du fikk det på en annen måte"),
}


def utfall(rad: Utsendingsrad, *, naa: datetime) -> str:
    """What became of it, as the end of a sentence that begins with the channel."""
    if rad.status in (S.SENDT, S.LEVERT):
        mal = (_SENDT if rad.status == S.SENDT else _LEVERT)[rad.kanal]
        tid = rad.sendt if rad.status == S.SENDT else rad.levert
        return str(mal) % {"naar": tidspunkt(tid) if tid else ""}
    if rad.status == S.FEILET:
        return str(_FEILET.get((rad.kanal, rad.feilkode), _("kom ikke fram")))
    if rad.status == S.DOD:
        return gettext("ikke sendt ennå. Vi har prøvd mange ganger, og NAV ser på det")
    if rad.status == S.STOPPET:
        return str(_STOPPET.get(rad.feilkode, _("ikke sendt")))
    if rad.status == S.HOPPET_OVER:
        return gettext("sendes bare når noen ber om det")
    return _venter(rad, naa)


def _venter(rad: Utsendingsrad, naa: datetime) -> str:
    if rad.lest is not None:
        return gettext("sendes ikke, for det er lest")
    if rad.stoppet is not None:
        return gettext("sendes ikke, for det gjelder ikke lenger")
    if rad.forsok and rad.status == S.VENTER:
        return gettext("ikke sendt ennå. Vi prøver igjen %(naar)s") % {"naar": tidspunkt(rad.neste)}
    if rad.neste > naa and rad.status == S.VENTER:
        return gettext("sendes %(naar)s") % {"naar": tidspunkt(rad.neste)}
    return gettext("sendes snart")


def er_feil(rad: Utsendingsrad) -> bool:
    return rad.status in (S.FEILET, S.DOD)


def valgte(valg: Valg) -> list[str]:
    """The choices as they stand, in words: for who changed them in two places."""
    return [
        str(KANALVALG.get(kanalkode(valg), "")),
        str(SAMLINGER[valg.samling]),
        f"{valg.stille_fra:%H.%M}–{valg.stille_til:%H.%M}",
        str(SPRAK[valg.sprak]),
    ]
