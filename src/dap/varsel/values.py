"""The catalogue of notifications: one readable list. Texts stand in web/varsel and, later, channels."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID


class Varseltype(StrEnum):
    BESKJED = "BESKJED"
    OPPGAVE = "OPPGAVE"


class Varselslag(StrEnum):
    NY_MELDING = "NY_MELDING"
    BER_OM_SVAR = "BER_OM_SVAR"
    FORHANDSORIENTERING = "FORHANDSORIENTERING"
    FORSLAG_TIL_AKTIVITET = "FORSLAG_TIL_AKTIVITET"
    SVAR_PA_FORSLAG = "SVAR_PA_FORSLAG"
    AKTIVITET_ENDRET = "AKTIVITET_ENDRET"
    MAL_ENDRET = "MAL_ENDRET"
    OVERLEVERT = "OVERLEVERT"
    SPORSMAL_FRA_KOLLEGA = "SPORSMAL_FRA_KOLLEGA"
    SVAR_FRA_KOLLEGA = "SVAR_FRA_KOLLEGA"
    KRITISK_USETT = "KRITISK_USETT"
    ENIG = "ENIG"
    UENIG = "UENIG"
    FORVENTNING = "FORVENTNING"
    REFERAT_DELT = "REFERAT_DELT"
    REFERAT_KOMMENTERT = "REFERAT_KOMMENTERT"
    SKRIV_REFERAT = "SKRIV_REFERAT"
    MOTEFORSLAG = "MOTEFORSLAG"
    MOTEINNKALLING = "MOTEINNKALLING"
    MOTE_BEKREFTET = "MOTE_BEKREFTET"
    MOTE_ENDRET = "MOTE_ENDRET"
    MOTE_DETALJER = "MOTE_DETALJER"
    MOTE_AVSLATT = "MOTE_AVSLATT"
    MOTE_AVLYST = "MOTE_AVLYST"
    MOTE_IKKE_MOTT = "MOTE_IKKE_MOTT"
    MOTE_AGENDA = "MOTE_AGENDA"
    MOTE_PAMINNELSE = "MOTE_PAMINNELSE"
    LEDIGE_TIDER = "LEDIGE_TIDER"
    SKRIV_EGENVURDERING = "SKRIV_EGENVURDERING"
    EGENVURDERING_SKREVET = "EGENVURDERING_SKREVET"
    VURDERING_FERDIG = "VURDERING_FERDIG"
    UTKAST_TATT_OVER = "UTKAST_TATT_OVER"
    DOKUMENT_SENDT = "DOKUMENT_SENDT"
    INAKTIVERT = "INAKTIVERT"
    REAKTIVERT = "REAKTIVERT"
    OPPFOLGING_AVSLUTTET = "OPPFOLGING_AVSLUTTET"
    KASSERING_BEDT = "KASSERING_BEDT"
    KASSERING_AVSLATT = "KASSERING_AVSLATT"
    INNHOLD_SLETTET = "INNHOLD_SLETTET"
    VEDTAK_FATTET = "VEDTAK_FATTET"
    VEDTAK_KLAGE_SVAR = "VEDTAK_KLAGE_SVAR"
    VEDTAK_KLAGE_NY = "VEDTAK_KLAGE_NY"
    VEDTAKSUTKAST_TATT_OVER = "VEDTAKSUTKAST_TATT_OVER"
    VEDTAKSUTKAST_TIL_BESLUTTER = "VEDTAKSUTKAST_TIL_BESLUTTER"
    VEDTAKSUTKAST_TIL_VEILEDER = "VEDTAKSUTKAST_TIL_VEILEDER"
    VEDTAKSUTKAST_GODKJENT = "VEDTAKSUTKAST_GODKJENT"
    NY_OPPGAVE = "NY_OPPGAVE"
    NY_VEILEDER = "NY_VEILEDER"
    NYTT_KONTOR = "NYTT_KONTOR"
    OVERDRATT = "OVERDRATT"


@dataclass(frozen=True, slots=True)
class Regel:
    type: Varseltype
    struping: timedelta = timedelta(0)
    """None is ordered while a younger unread one stands for the same record."""


KATALOG: dict[Varselslag, Regel] = {
    Varselslag.NY_MELDING: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.BER_OM_SVAR: Regel(Varseltype.OPPGAVE, struping=timedelta(minutes=30)),
    Varselslag.FORHANDSORIENTERING: Regel(Varseltype.OPPGAVE),
    Varselslag.FORSLAG_TIL_AKTIVITET: Regel(Varseltype.OPPGAVE),
    Varselslag.SVAR_PA_FORSLAG: Regel(Varseltype.BESKJED),
    Varselslag.AKTIVITET_ENDRET: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.MAL_ENDRET: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.OVERLEVERT: Regel(Varseltype.OPPGAVE),
    Varselslag.SPORSMAL_FRA_KOLLEGA: Regel(Varseltype.OPPGAVE),
    Varselslag.SVAR_FRA_KOLLEGA: Regel(Varseltype.BESKJED),
    Varselslag.KRITISK_USETT: Regel(Varseltype.OPPGAVE),
    Varselslag.ENIG: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.UENIG: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.FORVENTNING: Regel(Varseltype.OPPGAVE, struping=timedelta(minutes=30)),
    Varselslag.REFERAT_DELT: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.REFERAT_KOMMENTERT: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.SKRIV_REFERAT: Regel(Varseltype.OPPGAVE),
    Varselslag.MOTEFORSLAG: Regel(Varseltype.OPPGAVE),
    Varselslag.MOTEINNKALLING: Regel(Varseltype.OPPGAVE),
    Varselslag.MOTE_BEKREFTET: Regel(Varseltype.BESKJED),
    Varselslag.MOTE_ENDRET: Regel(Varseltype.OPPGAVE),
    Varselslag.MOTE_DETALJER: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.MOTE_AVSLATT: Regel(Varseltype.BESKJED),
    Varselslag.MOTE_AVLYST: Regel(Varseltype.BESKJED),
    Varselslag.MOTE_IKKE_MOTT: Regel(Varseltype.BESKJED),
    Varselslag.MOTE_AGENDA: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.MOTE_PAMINNELSE: Regel(Varseltype.BESKJED),
    Varselslag.LEDIGE_TIDER: Regel(Varseltype.OPPGAVE, struping=timedelta(minutes=30)),
    Varselslag.SKRIV_EGENVURDERING: Regel(Varseltype.OPPGAVE),
    Varselslag.EGENVURDERING_SKREVET: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.VURDERING_FERDIG: Regel(Varseltype.OPPGAVE),
    Varselslag.UTKAST_TATT_OVER: Regel(Varseltype.BESKJED),
    Varselslag.DOKUMENT_SENDT: Regel(Varseltype.BESKJED),
    Varselslag.INAKTIVERT: Regel(Varseltype.OPPGAVE),
    Varselslag.REAKTIVERT: Regel(Varseltype.BESKJED),
    Varselslag.OPPFOLGING_AVSLUTTET: Regel(Varseltype.BESKJED),
    Varselslag.KASSERING_BEDT: Regel(Varseltype.OPPGAVE),
    Varselslag.KASSERING_AVSLATT: Regel(Varseltype.BESKJED),
    Varselslag.INNHOLD_SLETTET: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.VEDTAK_FATTET: Regel(Varseltype.BESKJED),
    Varselslag.VEDTAK_KLAGE_SVAR: Regel(Varseltype.BESKJED),
    Varselslag.VEDTAK_KLAGE_NY: Regel(Varseltype.OPPGAVE),
    Varselslag.VEDTAKSUTKAST_TATT_OVER: Regel(Varseltype.BESKJED),
    Varselslag.VEDTAKSUTKAST_TIL_BESLUTTER: Regel(Varseltype.OPPGAVE),
    Varselslag.VEDTAKSUTKAST_TIL_VEILEDER: Regel(Varseltype.OPPGAVE),
    Varselslag.VEDTAKSUTKAST_GODKJENT: Regel(Varseltype.OPPGAVE),
    Varselslag.NY_OPPGAVE: Regel(Varseltype.OPPGAVE),
    Varselslag.NY_VEILEDER: Regel(Varseltype.BESKJED, struping=timedelta(minutes=30)),
    Varselslag.NYTT_KONTOR: Regel(Varseltype.BESKJED),
    Varselslag.OVERDRATT: Regel(Varseltype.OPPGAVE),
}


SETT_I_PLANEN = frozenset({Varselslag.AKTIVITET_ENDRET, Varselslag.MAL_ENDRET})
"""Read by looking at the plan: the cards and goals themselves are marked as changed."""


@dataclass(frozen=True, slots=True)
class Varselrad:
    id: UUID
    slag: Varselslag
    type: Varseltype
    tid: datetime
    person_id: UUID
    objekt_type: str
    objekt_id: UUID
    lest: datetime | None
