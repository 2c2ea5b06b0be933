"""The catalogue of notifications: one readable list. Adding a kind touches this and a test.

How to: docs/hvordan/legge-til-et-varsel.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from dap.felles.sprak import N_
from dap.varsel.values.slag import Varselslag as S
from dap.varsel.values.slag import Varseltype
from dap.varsel.values.utsending import DIGITALE, Kanal

BESKJED, OPPGAVE = Varseltype.BESKJED, Varseltype.OPPGAVE


class Sensitivitet(StrEnum):
    """How much the notification's content tells. What is sent is neutral for both."""

    LAV = "LAV"
    HOY = "HOY"


@dataclass(frozen=True, slots=True)
class Ekstern:
    """What is said outside the product: nothing of the content, not even which office."""

    emne: str
    tekst: str
    """One sentence, for the SMS and for the e-mail."""


@dataclass(frozen=True, slots=True)
class Regel:
    type: Varseltype
    tekst: str
    """In the product."""
    ekstern: Ekstern | None = None
    """None: only in the product (staff are told nowhere else)."""
    sensitivitet: Sensitivitet = Sensitivitet.LAV
    struping: timedelta = timedelta(0)
    """None is ordered while a younger unread one stands for the same record, and none of the same
    record is sent sooner after another."""
    forsinkelse: timedelta = timedelta(0)
    """Who is in the product reads it meanwhile, and then nothing is sent."""
    gjenta_etter: timedelta | None = None
    kanaler: tuple[Kanal, ...] = DIGITALE
    brev: bool = False
    """Who is not digital gets a letter by itself."""
    samles: bool = False
    """May wait for the day's digest, if the user wants one."""


HALVTIME = timedelta(minutes=30)
KORT = timedelta(minutes=5)
UKE = timedelta(days=7)

_MELDING = Ekstern(N_("Ny melding fra NAV"), N_("Du har fått en melding fra NAV."))
_SVAR = Ekstern(N_("NAV venter på svar fra deg"), N_("Du har fått en melding som trenger svar."))
_VIKTIG = Ekstern(
    N_("Du har en viktig oppgave hos NAV"), N_("Du har fått en viktig oppgave du må gjøre.")
)
_OPPGAVE = Ekstern(
    N_("Du har en ny oppgave hos NAV"), N_("NAV ber deg om å se på noe i planen din.")
)
_NYTT = Ekstern(N_("Noe nytt i planen din hos NAV"), N_("Det er noe nytt i planen din hos NAV."))
_GRUPPEDAG = Ekstern(N_("Gruppedag hos NAV"), N_("Du har fått en beskjed om en gruppedag hos NAV."))
_HJELP = Ekstern(
    N_("Noe nytt om hjelp i NAVs plan"),
    N_("Det er noe nytt om å hjelpe en annen i planen hos NAV."),
)
_BREV = Ekstern(N_("Du har fått et brev fra NAV"), N_("Du har fått et brev fra NAV."))
_OPPFOLGING = Ekstern(
    N_("Oppfølgingen din hos NAV er endret"), N_("Noe er endret i oppfølgingen din hos NAV.")
)
_MOTETID = Ekstern(N_("Velg tid for et møte med NAV"), N_("Du kan velge tid for et møte med NAV."))
_MOTE = Ekstern(N_("Du har et møte med NAV"), N_("Du har et møte med NAV. Se når og hvor."))
_MOTEENDRING = Ekstern(N_("Et møte med NAV er endret"), N_("Et møte du har med NAV, er endret."))
_MOTESLUTT = Ekstern(N_("Et møte med NAV er avlyst"), N_("Et møte du har med NAV, er avlyst."))
_PAMINNELSE = Ekstern(
    N_("Husk møtet med NAV"), N_("Du har et møte med NAV i løpet av det neste døgnet.")
)


def _fort(tekst: str, ekstern: Ekstern, *, brev: bool = True) -> Regel:
    """Of a meeting: sent at once, and never gathered."""
    return Regel(BESKJED, tekst, ekstern, brev=brev)


def _gjor(tekst: str, ekstern: Ekstern, *, struping: timedelta = timedelta(0)) -> Regel:
    """Asks the user to do something: at once, and again after a week."""
    return Regel(OPPGAVE, tekst, ekstern, struping=struping, gjenta_etter=UKE, brev=True)


def _vit(
    tekst: str, ekstern: Ekstern = _NYTT, *, struping: timedelta = HALVTIME, brev: bool = False
) -> Regel:
    """Something to know of, that can wait a little, or for the digest."""
    return Regel(
        BESKJED, tekst, ekstern, struping=struping, forsinkelse=KORT, brev=brev, samles=True
    )


def _internt(type_: Varseltype, tekst: str, *, struping: timedelta = timedelta(0)) -> Regel:
    """For staff."""
    return Regel(type_, tekst, struping=struping)


KATALOG: Mapping[S, Regel] = {
    S.NY_MELDING: _vit(N_("Du har fått en melding"), _MELDING, brev=True),
    S.BER_OM_SVAR: _gjor(N_("Du har fått en melding som trenger svar"), _SVAR, struping=HALVTIME),
    S.FORHANDSORIENTERING: Regel(
        OPPGAVE,
        N_("Du må lese informasjon om en aktivitet du har avtalt"),
        _VIKTIG,
        sensitivitet=Sensitivitet.HOY,
        gjenta_etter=UKE,
        brev=True,
    ),
    S.ESKALERING: Regel(
        OPPGAVE,
        N_("NAV vurderer å stanse pengene dine. Se hva du må gjøre"),
        _VIKTIG,
        sensitivitet=Sensitivitet.HOY,
        forsinkelse=KORT,
        gjenta_etter=UKE,
        brev=True,
    ),
    S.ESKALERING_FRIST_ENDRET: Regel(
        BESKJED,
        N_("Du har fått mer tid til å svare på et varsel"),
        _NYTT,
        sensitivitet=Sensitivitet.HOY,
        brev=True,
    ),
    S.ESKALERING_AVSLUTTET: Regel(
        BESKJED,
        N_("Et varsel du har fått, er avsluttet"),
        _NYTT,
        sensitivitet=Sensitivitet.HOY,
        brev=True,
    ),
    S.ESKALERING_FRIST_UTE: _internt(
        OPPGAVE, N_("Fristen i et varsel er ute, og brukeren har ikke svart")
    ),
    S.ESKALERING_UTLOPT: _internt(
        OPPGAVE, N_("En bruker har et utgått varsel. Avslutt det, eller gi mer tid")
    ),
    S.FORHANDSORIENTERING_BESVART: _internt(
        BESKJED, N_("En bruker har svart på en forhåndsorientering")
    ),
    S.FORSLAG_TIL_AKTIVITET: _gjor(N_("Du har fått et forslag til en aktivitet"), _OPPGAVE),
    S.SVAR_PA_FORSLAG: _vit(N_("Du har fått svar på et forslag"), struping=timedelta(0)),
    S.AKTIVITET_ENDRET: _vit(N_("En aktivitet er endret")),
    S.MAL_ENDRET: _vit(N_("Situasjon eller mål er endret")),
    S.ENIG: _vit(N_("Den andre er enig i noe du har skrevet")),
    S.UENIG: _vit(N_("Den andre er ikke enig i noe i planen")),
    S.FORVENTNING: Regel(
        OPPGAVE,
        N_("NAV har skrevet hva de forventer av deg"),
        _VIKTIG,
        sensitivitet=Sensitivitet.HOY,
        struping=HALVTIME,
        gjenta_etter=UKE,
        brev=True,
    ),
    S.REFERAT_DELT: _vit(N_("Et referat er delt med deg"), brev=True),
    S.REFERAT_KOMMENTERT: _vit(N_("Noen har skrevet om et referat")),
    S.SKRIV_REFERAT: _gjor(N_("Du er bedt om å skrive et referat"), _OPPGAVE),
    S.MOTEFORSLAG: _gjor(N_("Du har fått forslag til tid for et møte"), _MOTETID),
    S.MOTEINNKALLING: Regel(
        OPPGAVE, N_("Du er kalt inn til et møte"), _MOTE, gjenta_etter=None, brev=True
    ),
    S.MOTE_BEKREFTET: _fort(N_("Et møte er avtalt"), _MOTE),
    S.MOTE_ENDRET: Regel(
        OPPGAVE, N_("Et møte har fått ny tid eller nytt sted"), _MOTEENDRING, brev=True
    ),
    S.MOTE_DETALJER: _vit(N_("Noe er endret i et møte"), _MOTEENDRING),
    S.MOTE_AVSLATT: _vit(
        N_("Tidene som ble foreslått for et møte, passet ikke"), _MOTEENDRING, struping=timedelta(0)
    ),
    S.MOTE_AVLYST: _fort(N_("Et møte er avlyst"), _MOTESLUTT),
    S.MOTE_IKKE_MOTT: _vit(
        N_("NAV har skrevet at du ikke kom til et møte"), struping=timedelta(0), brev=True
    ),
    S.MOTE_AGENDA: _vit(N_("Et møte har fått et nytt punkt på saklisten"), _MOTEENDRING),
    S.MOTE_PAMINNELSE: _fort(
        N_("Du har et møte i løpet av det neste døgnet"), _PAMINNELSE, brev=False
    ),
    S.LEDIGE_TIDER: _gjor(N_("Du kan velge en tid for et møte"), _MOTETID, struping=HALVTIME),
    S.SKRIV_EGENVURDERING: _gjor(N_("NAV vil gjerne vite hva du selv tenker"), _OPPGAVE),
    S.EGENVURDERING_SKREVET: _vit(N_("En egenvurdering er skrevet")),
    S.VURDERING_FERDIG: _gjor(N_("En vurdering av situasjonen din er ferdig"), _BREV),
    S.UTKAST_TATT_OVER: _internt(BESKJED, N_("En kollega skriver videre på vurderingen din")),
    S.DOKUMENT_SENDT: _vit(
        N_("Du har fått et dokument fra NAV"), _BREV, struping=timedelta(0), brev=True
    ),
    S.INAKTIVERT: Regel(
        OPPGAVE,
        N_("Oppfølgingen avsluttes om 28 dager hvis ingenting skjer"),
        _VIKTIG,
        sensitivitet=Sensitivitet.HOY,
        gjenta_etter=UKE,
        brev=True,
    ),
    S.REAKTIVERT: _vit(
        N_("Oppfølgingen fortsetter likevel"), _OPPFOLGING, struping=timedelta(0), brev=True
    ),
    S.OPPFOLGING_AVSLUTTET: _vit(
        N_("Oppfølgingen er avsluttet"), _OPPFOLGING, struping=timedelta(0), brev=True
    ),
    S.VEDTAK_FATTET: Regel(
        BESKJED,
        N_("NAV har fattet et vedtak om hjelpen du har rett til"),
        _BREV,
        sensitivitet=Sensitivitet.HOY,
        brev=True,
    ),
    S.VEDTAK_KLAGE_SVAR: Regel(
        BESKJED,
        N_("Du har fått svar på klagen din"),
        _BREV,
        sensitivitet=Sensitivitet.HOY,
        brev=True,
    ),
    S.VEDTAK_KLAGE_NY: _internt(OPPGAVE, N_("En bruker har klaget på et vedtak")),
    S.VEDTAKSUTKAST_TATT_OVER: _internt(
        BESKJED, N_("En kollega har tatt over et utkast til vedtak")
    ),
    S.VEDTAKSUTKAST_TIL_BESLUTTER: _internt(
        OPPGAVE, N_("Et utkast til vedtak venter på deg som beslutter")
    ),
    S.VEDTAKSUTKAST_TIL_VEILEDER: _internt(
        OPPGAVE, N_("Beslutteren har skrevet til deg om et utkast")
    ),
    S.VEDTAKSUTKAST_GODKJENT: _internt(
        OPPGAVE, N_("Et utkast til vedtak er godkjent, og kan fattes")
    ),
    S.NY_VEILEDER: _vit(N_("Du har fått en ny veileder"), _OPPFOLGING, brev=True),
    S.NYTT_KONTOR: _vit(
        N_("Et annet kontor følger deg opp nå"), _OPPFOLGING, struping=timedelta(0), brev=True
    ),
    S.DIGILAB_INVITASJON: _gjor(N_("Du er invitert til en gruppedag"), _GRUPPEDAG),
    S.DIGILAB_PLASS: _fort(N_("Du har fått svar om en gruppedag"), _GRUPPEDAG),
    S.DIGILAB_AVLYST: _fort(N_("En gruppedag er avlyst"), _GRUPPEDAG),
    S.DIGILAB_ENDRET: _fort(N_("En gruppedag har fått ny tid eller nytt sted"), _GRUPPEDAG),
    S.DIGILAB_PAMINNELSE: _fort(
        N_("Du skal på en gruppedag i løpet av det neste døgnet"), _GRUPPEDAG, brev=False
    ),
    S.HJELP_SPURT: Regel(OPPGAVE, N_("Noen har bedt deg om å hjelpe"), _HJELP, gjenta_etter=UKE),
    S.HJELPER_SA_JA: _vit(N_("Hjelperen du har valgt, har sagt ja"), struping=timedelta(0)),
    S.HJELPER_SA_NEI: _vit(N_("Hjelperen du spurte, har sagt nei"), struping=timedelta(0)),
    S.HJELP_AVSLUTTET: _vit(
        N_("Hjelp som du har hatt eller gitt, er avsluttet"), _HJELP, struping=timedelta(0)
    ),
    S.HJELPER_ENDRET: _vit(
        N_("Det er endret hvem som kan handle for deg"), struping=timedelta(0), brev=True
    ),
    S.ASSISTANSE_AVSLUTTET: _vit(
        N_("Du har fått hjelp på kontoret. Se hva som ble gjort"), struping=timedelta(0), brev=True
    ),
    S.OVERDRATT: _internt(OPPGAVE, N_("Du har overtatt en bruker")),
    S.BREV_RETURNERT: _internt(OPPGAVE, N_("Et brev til en bruker har kommet i retur")),
    S.HUSKELAPP_FRIST: _internt(OPPGAVE, N_("Fristen på en huskelapp er kommet")),
    S.GJENNOMGANG: _internt(OPPGAVE, N_("En gjennomgang av brukere er startet med deg")),
    S.KALIBRERING: _internt(OPPGAVE, N_("Du er bedt om å svare i en kalibrering")),
    S.KRITISK_USETT: _internt(OPPGAVE, N_("En viktig melding er ikke lest innen fristen")),
    S.OVERLEVERT: _internt(OPPGAVE, N_("En samtale er sendt videre til deg")),
    S.SPORSMAL_FRA_KOLLEGA: _internt(OPPGAVE, N_("En kollega spør deg om råd")),
    S.SVAR_FRA_KOLLEGA: _internt(BESKJED, N_("En kollega har svart deg")),
    S.NY_OPPGAVE: _internt(
        OPPGAVE, N_("Kontoret har fått en oppgave om en som vil registrere seg")
    ),
    S.KASSERING_BEDT: _internt(OPPGAVE, N_("Noen har bedt om at noe slettes")),
    S.KASSERING_AVSLATT: _vit(
        N_("Noe du ba om å få slettet, blir stående"), struping=timedelta(0), brev=True
    ),
    S.INNHOLD_SLETTET: _vit(N_("Noe som var skrevet feil, er slettet"), brev=True),
}
