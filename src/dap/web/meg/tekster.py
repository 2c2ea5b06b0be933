"""What staff looked at, in the user's words: one text for every `hva` of the trace."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dap.felles.aktor import Hjelpslag
from dap.sporing.values import HJELP, Innsynsrad

HVA: Mapping[str, str | Promise] = {
    "person": _("Slo deg opp"),
    "registrering": _("Leste eller skrev registreringen din"),
    "oppgave": _("Åpnet en oppgave om registreringen din"),
    "plan": _("Leste planen din"),
    "mal": _("Leste situasjonen og målene dine"),
    "endre_mal": _("Skrev i situasjonen eller målene dine"),
    "aktivitet": _("Leste en aktivitet"),
    "endre_aktivitet": _("Endret en aktivitet"),
    "dialog": _("Leste samtalene dine"),
    "trad": _("Leste en samtale"),
    "endre_dialog": _("Skrev eller endret noe i samtalene dine"),
    "melding": _("Skrev en melding til deg"),
    "notat": _("Leste eller skrev et notat om saken din"),
    "forstaelse": _("Skrev om NAV er enig i det som står i planen"),
    "referat": _("Leste referater fra samtaler med deg"),
    "endre_referat": _("Skrev på et referat fra en samtale med deg"),
    "vurdering": _("Leste vurderinger av behovene dine eller arbeidsevnen din"),
    "endre_vurdering": _("Skrev på en vurdering av behovene dine eller arbeidsevnen din"),
    "eskalering": _("Leste varsler om stans"),
    "endre_eskalering": _("Arbeidet med et varsel om stans"),
    "vedtak": _("Leste vedtak om hjelpen du har rett til"),
    "endre_vedtak": _("Arbeidet med et vedtak eller en klage"),
    "forhandsorientering": _("Ga deg informasjon om en avtalt aktivitet"),
    "mote": _("Leste om et møte"),
    "endre_mote": _("Avtalte eller endret et møte"),
    "kassering": _("Så på noe som noen har bedt om å få slettet"),
    "tidslinje": _("Leste tidslinjen din"),
    "sok": _("Søkte i planen og samtalene dine"),
    "utskrift": _("Laget en utskrift av planen din"),
    "brev": _("Leste eller sendte brev til deg, eller skrev inn et svar fra deg"),
    "journal": _("Så på journalen din, eller journalførte noe"),
    "oversikt": _("Hentet ut en liste som du står på"),
    "eksport": _("Bestilte eller hentet en fil med saken din"),
    "forskningsuttrekk": _("Tok med opplysninger om deg, uten navn, i et uttrekk til forskning"),
    "som_bruker": _("Så planen slik du ser den"),
    "oppgi_grunn": _("Skrev hvorfor saken din måtte åpnes"),
    "avslutt_oppfolging": _("Vurderte om oppfølgingen din skal avsluttes"),
    "start_oppfolging": _("Startet oppfølgingen din"),
    "reaktiver_oppfolging": _("Bestemte at oppfølgingen din fortsetter"),
    "arbeidssoker": _("Endret registreringen din som arbeidssøker"),
    "manuell_oppfolging": _("Endret om oppfølgingen din er digital eller manuell"),
    "kvp": _("Startet eller avsluttet kvalifiseringsprogrammet ditt"),
    "bytt_kontor": _("Flyttet oppfølgingen din til et annet kontor"),
    "gjennomgang": _("Gikk gjennom brukerne til veilederen, med leder og veileder sammen"),
    "huskelapp": _("Leste eller skrev en huskelapp om saken din"),
    "tilrettelegging": _("Leste eller endret hva du trenger av tolk og tilrettelegging"),
    "verktoy": _("Åpnet verktøyene for oppfølgingen din"),
    "innstillinger": _("Leste hva som er bestemt om oppfølgingen din"),
    "tildel_veileder": _("Ga deg en veileder"),
    "veien": _("Leste hvor du er i oppfølgingen"),
    "varsler": _("Så på varsler som er sendt til deg"),
    "varselvalg": _("Endret hvordan du får varsler"),
    "kontaktinfo": _("Så på eller hentet kontaktopplysningene dine på nytt"),
    "overdragelse": _("Leste eller skrev en oppsummering av oppfølgingen din"),
    "digilab": _("Så på eller noterte om gruppedager for deg"),
    "hjelpere": _("Så på eller hentet hvem som kan handle for deg"),
    "assistanse": _("Begynte å hjelpe deg på kontoret"),
    "sporing": _("Kontrollerte hvem som har sett saken din"),
    "medveiledere": _("Leste eller endret hvem som følger deg opp"),
}


_HJELP: Mapping[Hjelpslag, str | Promise] = {
    Hjelpslag.VERGE: _("Handler for deg som verge"),
    Hjelpslag.FREMTIDSFULLMAKT: _("Handler for deg med fremtidsfullmakt"),
    Hjelpslag.FULLMAKT: _("Handler for deg med fullmakt"),
    Hjelpslag.VALGT: _("Hjelper deg fordi du har valgt det"),
    Hjelpslag.KONTOR: _("Hjalp deg på kontoret"),
}

HJELPEGRUNNER: Mapping[str, str | Promise] = {f"{HJELP}{s}": ord_ for s, ord_ in _HJELP.items()}


def hvorfor_tekst(hvorfor: str) -> str:
    """The reason of a look: what staff stated, or what gave a helper the right."""
    return str(HJELPEGRUNNER.get(hvorfor, hvorfor))


def linjer(rader: Iterable[Innsynsrad]) -> list[tuple[Innsynsrad, str, str]]:
    """The lines of who has looked, with what they looked at and why in words."""
    return [(r, hva_tekst(r.hva), hvorfor_tekst(r.hvorfor)) for r in rader]


def hva_tekst(hva: str) -> str:
    return str(HVA.get(hva, _("Åpnet saken din")))
