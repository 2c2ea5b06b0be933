"""Every notification and every thing that happened, in plain words: one dictionary of each."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dap.varsel.values import KATALOG, Varselslag
from dap.web.felles.person import lenke_til

Tekst = str | Promise

VARSLER: Mapping[Varselslag, Tekst] = {slag: _(regel.tekst) for slag, regel in KATALOG.items()}
"""As the catalogue says it, in the reader's language."""

HENDELSER: Mapping[str, Tekst] = {
    "SITUASJON_ENDRET": _("Situasjonen ble beskrevet på nytt"),
    "MAL_OPPRETTET": _("Et nytt mål ble satt"),
    "MAL_ENDRET": _("Et mål ble endret"),
    "MAL_STATUS_ENDRET": _("Et mål fikk ny status"),
    "MAL_FLYTTET": _("Målene fikk ny rekkefølge"),
    "MILEPAEL_LAGT_TIL": _("Et delmål ble lagt til"),
    "MILEPAEL_ENDRET": _("Et delmål ble endret"),
    "MILEPAEL_NADD": _("Et delmål ble nådd"),
    "MILEPAEL_IKKE_NADD": _("Et delmål er likevel ikke nådd"),
    "MILEPAEL_FJERNET": _("Et delmål ble fjernet"),
    "AKTIVITET_OPPRETTET": _("En aktivitet ble lagt til"),
    "AKTIVITET_FORESLATT": _("En aktivitet ble foreslått"),
    "AKTIVITET_ENDRET": _("En aktivitet ble endret"),
    "AKTIVITET_FLYTTET": _("En aktivitet ble flyttet"),
    "AKTIVITET_FERDIG": _("En aktivitet ble ferdig"),
    "AKTIVITET_GJENAPNET": _("En aktivitet ble åpnet igjen"),
    "AKTIVITET_AVTALT": _("En aktivitet ble avtalt med NAV"),
    "AKTIVITET_MAL_ENDRET": _("En aktivitet ble knyttet til et mål"),
    "AKTIVITET_VALG_ENDRET": _("Steget i en jobbsøknad ble endret"),
    "FLYTTING_ANGRET": _("En flytting ble angret"),
    "FORSLAG_GODTATT": _("Et forslag ble godtatt"),
    "FORSLAG_JUSTERT": _("Et forslag ble justert"),
    "FORSLAG_AVSLATT": _("Et forslag ble avslått"),
    "FORVENTNING_SATT": _("NAV skrev en forventning"),
    "FORVENTNING_ENDRET": _("En forventning ble endret"),
    "FORVENTNING_STATUS_ENDRET": _("En forventning fikk ny status"),
    "REFERAT_DELT": _("Et referat ble delt"),
    "REFERAT_ENDRET": _("En endring i et referat ble delt"),
    "REFERAT_KOMMENTERT": _("Et referat ble kommentert"),
    "REFERAT_RETTET": _("Et referat fikk en rettelse"),
    "REFERAT_BEDT_OM": _("NAV ba om et referat"),
    "REFERAT_TATT_OVER": _("NAV skriver et referat likevel"),
    "REFERAT_FERDIG": _("Et referat ble ferdig"),
    "REFERAT_APNET": _("Et referat ble åpnet igjen"),
    "SA_SEG_ENIG": _("Enighet om noe i planen"),
    "SA_SEG_UENIG": _("Uenighet om noe i planen"),
    "FHO_LEST": _("Informasjon om en avtalt aktivitet ble lest"),
    "MELDING_SENDT": _("En melding ble sendt"),
    "TRAD_OVERLEVERT": _("En samtale ble sendt videre"),
    "TRENGER_IKKE_SVAR": _("En samtale ble avsluttet uten svar"),
    "TRENGER_SVAR": _("En samtale venter på svar fra NAV igjen"),
    "VENTER_PAA_BRUKER": _("NAV venter på svar i en samtale"),
    "VENTER_IKKE_PAA_BRUKER": _("NAV venter ikke lenger på svar i en samtale"),
    "FLYTTING_FORESLATT": _("NAV spurte om å flytte en samtale mellom stat og kommune"),
    "FLYTTING_SAMTYKKET": _("En samtale ble flyttet mellom stat og kommune, med samtykke"),
    "FLYTTING_AVSLATT": _("En samtale ble ikke flyttet mellom stat og kommune"),
    "MOTE_ONSKET": _("Et møte ble ønsket"),
    "MOTE_TIDER_FORESLATT": _("Nye tider ble foreslått for et møte"),
    "MOTE_INNKALT": _("NAV kalte inn til et møte"),
    "MOTE_INVITERT": _("NAV spurte om en ledig tid kan passe"),
    "MOTE_BOOKET": _("En ledig tid ble bestilt"),
    "MOTE_AVTALT": _("Et møte ble avtalt"),
    "MOTE_BEKREFTET": _("Et møte ble bekreftet"),
    "MOTE_ENDRET": _("Et møte ble endret"),
    "MOTE_FLYTTET": _("Et møte fikk ny tid eller nytt sted"),
    "MOTE_AVSLATT": _("Tidene som ble foreslått for et møte, ble avslått"),
    "MOTE_AVLYST": _("Et møte ble avlyst"),
    "MOTE_GJENNOMFORT": _("Et møte ble gjennomført"),
    "MOTE_IKKE_MOTT": _("Det ble notert at et møte ikke ble holdt"),
    "MOTE_AGENDA_ENDRET": _("Saklisten til et møte ble endret"),
    "OPPFOLGING_STARTET": _("Oppfølgingen startet"),
    "OPPFOLGING_AVSLUTTET": _("Oppfølgingen ble avsluttet"),
    "VEILEDER_TILDELT": _("Veileder ble tildelt"),
    "OVERDRAGELSE_PABEGYNT": _("En overdragelse ble påbegynt"),
    "OVERDRAGELSE_ENDRET": _("Utkastet til en overdragelse ble endret"),
    "OVERDRAGELSE_FORKASTET": _("Utkastet til en overdragelse ble forkastet"),
    "OVERDRAGELSE_SENDT": _("Oppfølgingen ble overdratt, med en oppsummering"),
    "OVERDRAGELSE_LEST": _("Den nye veilederen leste oppsummeringen"),
    "MEDVEILEDER_LAGT_TIL": _("En medveileder ble lagt til"),
    "MEDVEILEDER_AVSLUTTET": _("En medveileder er ikke med lenger"),
    "OPPFOLGING_INAKTIVERT": _("Brukeren ble inaktiv"),
    "OPPFOLGING_REAKTIVERT": _("Oppfølgingen fortsatte"),
    "ARBEIDSSOKER_REGISTRERT": _("Registrert som arbeidssøker"),
    "ARBEIDSSOKER_AVSLUTTET": _("Ikke lenger registrert som arbeidssøker"),
    "KVP_STARTET": _("Kvalifiseringsprogrammet startet"),
    "KVP_AVSLUTTET": _("Kvalifiseringsprogrammet ble avsluttet"),
    "KONTOR_ENDRET": _("Et annet kontor tok over oppfølgingen"),
    "TILRETTELEGGING_ENDRET": _("Behov for tolk eller tilrettelegging ble endret"),
    "SATT_TIL_MANUELL": _("Oppfølgingen ble manuell"),
    "SATT_TIL_DIGITAL": _("Oppfølgingen ble digital"),
    "KASSERING_BEDT": _("Noen ba om at noe slettes"),
    "KASSERING_AVSLATT": _("Noe som noen ba om å få slettet, blir stående"),
    "MELDING_KASSERT": _("Noe i en melding ble slettet"),
    "INNHOLD_KASSERT": _("Noe som var skrevet feil, ble slettet"),
    "EKSPORT_BESTILT": _("En fil med saken ble bestilt"),
    "EGENVURDERING_BEDT_OM": _("NAV ba om en egenvurdering"),
    "EGENVURDERING_SKREVET": _("En egenvurdering ble skrevet"),
    "VURDERING_FERDIG": _("En vurdering ble ferdig"),
    "HJELPER_NAVNGITT": _("En hjelper ble valgt"),
    "HJELPER_GODTATT": _("En hjelper sa ja"),
    "HJELPER_AVSLATT": _("En hjelper sa nei"),
    "HJELPER_AVSLUTTET": _("En hjelper sluttet"),
    "HJELPER_ENDRET": _("Verge eller fullmakt ble endret i et register"),
    "ASSISTANSE_STARTET": _("Hjelp på kontoret begynte"),
    "ASSISTANSE_AVSLUTTET": _("Hjelp på kontoret var ferdig"),
    "YTELSE_ENDRET": _("En ytelse ble endret"),
    "BREV_LAGET": _("Et brev ble lagt i køen"),
    "BREV_I_BUNKE": _("Et brev ble tatt med i en bunke"),
    "BREV_LAGT_TILBAKE": _("Et brev ble lagt tilbake i køen"),
    "BREV_SKREVET_UT": _("Et brev ble skrevet ut"),
    "BREV_POSTET": _("Et brev ble sendt"),
    "BREV_RETURNERT": _("Et brev kom i retur"),
    "BREV_STOPPET": _("Et brev ble tatt ut av køen"),
    "JOURNALFORT": _("Noe ble journalført"),
    "JOURNALPOST_MOTTATT": _("Arkivet tok imot det som ble journalført"),
    "VARSELVALG_ENDRET": _("Valgene for varsler ble endret"),
    "KONTAKTINFO_ENDRET": _("Kontaktopplysningene ble endret"),
    "VEDTAK_FATTET": _("NAV fattet et vedtak"),
    "VEDTAK_BREV_POSTET": _("Brevet om vedtaket ble sendt i posten"),
    "VEDTAK_PAKLAGET": _("Det kom en klage på et vedtak"),
    "VEDTAK_KLAGE_STATUS": _("Det skjedde noe med klagen på et vedtak"),
    "ESKALERING_STARTET": _("NAV ga et varsel om stans"),
    "ESKALERING_FORLENGET": _("Fristen i et varsel om stans ble flyttet"),
    "ESKALERING_BREV_POSTET": _("Et brev med et varsel om stans ble sendt"),
    "ESKALERING_FRIST_UTE": _("Fristen i et varsel om stans gikk ut"),
    "ESKALERING_AVSLUTTET": _("Et varsel om stans ble avsluttet"),
    "REGISTRERT": _("Brukeren ble registrert"),
    "PROFIL_BEKREFTET": _("En veileder var enig i forslaget om innsats"),
    "PROFIL_ENDRET": _("En veileder vurderte innsatsen annerledes enn forslaget"),
}
"""What the user may read of the spine. Anything else (internal notes, colleagues) is left out."""

INTERNE: Mapping[str, Tekst] = {
    "VEDTAKSUTKAST_OPPRETTET": _("Et utkast til vedtak ble laget"),
    "VEDTAKSUTKAST_ENDRET": _("Et utkast til vedtak ble endret"),
    "VEDTAKSUTKAST_TATT_OVER": _("Et utkast til vedtak ble tatt over"),
    "VEDTAKSUTKAST_SLETTET": _("Et utkast til vedtak ble slettet"),
    "VEDTAKSUTKAST_BESLUTTER": _("Et utkast til vedtak gikk mellom veileder og beslutter"),
    "VEDTAKSUTKAST_MELDING": _("Veileder eller beslutter skrev om et utkast til vedtak"),
    "ESKALERING_UTLOPT": _("Et varsel om stans har stått i over ti dager"),
    "OPPGAVE_OPPRETTET": _("En enhet fikk en oppgave om registrering"),
    "OPPGAVE_TATT": _("En oppgave om registrering ble tatt"),
    "OPPGAVE_FERDIG": _("En oppgave om registrering ble ferdig"),
    "MOTERAD_AVVIST": _("Et råd om møte ble lagt bort"),
    "JOURNALFORSLAG_LAGT_BORT": _("Et forslag til journalføring ble lagt bort"),
    "NOTAT_SKREVET": _("Et internt notat ble skrevet"),
    "HUSKELAPP_LAGRET": _("En huskelapp ble skrevet"),
    "HUSKELAPP_FJERNET": _("En huskelapp ble lagt bort"),
    "FARGEKATEGORI_SATT": _("Kategorien ble endret"),
    "OPPFOLGING_KANDIDAT_BEHOLDT": _("NAV vurderte at oppfølgingen skal fortsette"),
    "REFERAT_PABEGYNT": _("Et referat ble påbegynt"),
    "REFERATUTKAST_ENDRET": _("Et referat ble skrevet videre på"),
    "KOLLEGA_SPURT": _("En kollega ble spurt"),
    "VURDERING_PABEGYNT": _("En vurdering ble påbegynt"),
    "VURDERING_SKREVET": _("En vurdering ble skrevet videre på"),
    "VURDERING_TATT_OVER": _("En kollega tok over en vurdering"),
    "VURDERING_FORKASTET": _("Et utkast til en vurdering ble forkastet"),
    "KOLLEGA_SVARTE": _("En kollega svarte"),
}
"""What only staff read of the spine."""

_SIDER: Mapping[str, tuple[str, str]] = {
    "REGISTRERING": ("registrering:kvittering", ""),
    "PROFIL": ("registrering:kvittering", ""),
    "REGOPPGAVE": ("registrering:oppgave", "oppgave_id"),
    "AKTIVITET": ("aktivitet:vis", "aktivitet_id"),
    "TRAD": ("dialog:trad", "trad_id"),
    "MAL": ("mal:mal", "mal_id"),
    "SITUASJON": ("mal:situasjon", ""),
    "MOTE": ("mote:mote", "mote_id"),
    "LEDIG_TID": ("mote:liste", ""),
    "REFERAT": ("referat:referat", "referat_id"),
    "REFERATUTKAST": ("referat:referat", "referat_id"),
    "REFERATLISTE": ("referat:liste", ""),
    "FORVENTNING": ("mal:forventning", "forventning_id"),
    "VURDERING": ("vurdering:vurdering", "vurdering_id"),
    "VURDERINGUTKAST": ("vurdering:vurdering", "vurdering_id"),
    "BREV": ("brev:liste", ""),
    "JOURNALPOST": ("journal:oversikt", ""),
    "JOURNALFORSLAG": ("journal:oversikt", ""),
    "OPPFOLGING": ("oppfolging:innstillinger", ""),
    "KASSERING": ("kassering:oversikt", ""),
    "SLETTEONSKE": ("kassering:oversikt", ""),
    "ESKALERING": ("eskalering:vis", "eskalering_id"),
    "KALIBRERING": ("kalibrering:runde", "runde_id"),
    "OVERDRAGELSE": ("overdragelse:vis", "overdragelse_id"),
    "OVERDRAGELSEUTKAST": ("overdragelse:vis", "overdragelse_id"),
    "VEDTAK": ("vedtak:vedtak", "vedtak_id"),
    "VEDTAKSUTKAST": ("vedtak:liste", ""),
    "VARSELVALG": ("varselvalg:sendt", ""),
    "VEDTAKSKLAGE": ("vedtak:klage", "klage_id"),
    "HJELPER": ("hjelp:oversikt", ""),
    "HJELP_ANDRE": ("hjelp:andre", ""),
    "ASSISTANSE": ("hjelp:gjort", "hjelp_id"),
}
"""Where a record is read: route, and the argument that takes its id."""


def hendelsestekst(type_: str) -> str:
    """What happened, in words for staff; empty for nothing."""
    return str(HENDELSER.get(type_) or INTERNE.get(type_, ""))


def adresse(objekt_type: str, objekt_id: UUID, person_id: UUID | None) -> str:
    """Where the record is read, or the person's plan; `person_id` None for the user's own pages."""
    rute, argument = _SIDER.get(objekt_type, ("plan:oversikt", ""))
    argumenter: dict[str, Any] = {argument: objekt_id} if argument else {}
    try:
        return lenke_til(rute, person_id, **argumenter)
    except NoReverseMatch:
        return lenke_til("plan:oversikt", person_id)
