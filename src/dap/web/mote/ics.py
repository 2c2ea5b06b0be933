"""Calendar files: one meeting in full for who is signed in, and the private feed with times only."""

from datetime import UTC, datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vText

from dap.felles.tid import OSLO
from dap.mote.values import Motedata, Motestatus, Strom
from dap.web.mote.tekster import KANAL

_PRODID = "-//DAP//Moter//NO"
MIME = "text/calendar; charset=utf-8"


def _kalender(navn: str) -> Calendar:
    kalender = Calendar()
    kalender.add("prodid", _PRODID)
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("x-wr-calname", navn)
    return kalender


def _hendelse(
    uid: str,
    start: datetime,
    slutt: datetime,
    *,
    tittel: str,
    adresse: str,
    versjon: int,
    naa: datetime,
) -> Event:
    rad = Event()
    rad.add("uid", f"{uid}@dap")
    rad.add("dtstamp", naa.astimezone(UTC))
    rad.add("dtstart", start.astimezone(OSLO))
    rad.add("dtend", slutt.astimezone(OSLO))
    rad.add("sequence", versjon)
    rad.add("summary", tittel)
    rad.add("url", adresse)
    return rad


def ett_mote(m: Motedata, *, adresse: str, naa: datetime) -> bytes:
    """The meeting as its own page says it. Only one with a time has a file."""
    if m.start is None or m.slutt is None:
        raise ValueError("no time")
    rad = _hendelse(
        str(m.id), m.start, m.slutt, tittel=m.tittel, adresse=adresse, versjon=m.versjon, naa=naa
    )
    if m.sted:
        rad.add("location", m.sted)
    linjer = [str(KANAL[m.kanal]), m.videolenke, m.forberedelser]
    rad.add("description", "\n".join(linje for linje in linjer if linje))
    avlyst = m.status == Motestatus.AVLYST
    rad.add("status", "CANCELLED" if avlyst else "CONFIRMED")
    if not avlyst:
        varsel = Alarm()
        varsel.add("action", vText("DISPLAY"))
        varsel.add("description", m.tittel)
        varsel["trigger"] = "-PT1H"
        rad.add_component(varsel)
    kalender = _kalender(_("Møte"))
    kalender.add("method", "PUBLISH")
    kalender.add_component(rad)
    kalender.add_missing_timezones()
    return bytes(kalender.to_ical())


def strom(innhold: Strom, *, lenke: dict[str, str], naa: datetime) -> bytes:
    """Every meeting as a time called "Møte". What it is about is read after sign-in."""
    kalender = _kalender(_("Møter"))
    for p in innhold.punkter:
        rad = _hendelse(
            str(p.id), p.start, p.slutt,
            tittel=_("Møte"), adresse=lenke[str(p.id)], versjon=p.versjon, naa=naa,
        )  # fmt: skip
        rad.add("description", _("Logg inn for å se hva møtet gjelder."))
        rad.add("class", "PRIVATE")
        kalender.add_component(rad)
    kalender.add_missing_timezones()
    return bytes(kalender.to_ical())


def svar(innhold: bytes, filnavn: str = "") -> HttpResponse:
    ut = HttpResponse(innhold, content_type=MIME)
    if filnavn:
        ut["Content-Disposition"] = f'attachment; filename="{filnavn}"'
    ut["X-Content-Type-Options"] = "nosniff"
    ut["Cache-Control"] = "private, no-store"
    ut["X-Robots-Tag"] = "noindex"
    return ut
