"""What registration says: why somebody cannot register, and what a proposal looked at."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dap.registrering.queries import svartekst
from dap.registrering.values import (
    INGEN_SVAR,
    Hinder,
    Oppgaveslag,
    Oppgavestatus,
    Profilgruppe,
    Variabel,
    Variant,
)

Tekst = str | Promise


@dataclass(frozen=True, slots=True)
class Forklaring:
    """A human answer to somebody who cannot register."""

    tittel: Tekst
    tekst: Tekst
    """To the user."""
    ansatt: Tekst
    """To the member of staff who wants to register them."""


UKJENT_FEIL: Mapping[str, tuple[Tekst, Tekst]] = {
    "REGISTER_SVARER_IKKE": (
        _("Folkeregisteret svarer ikke nå"),
        _("Vi får ikke hentet hvem du er. Ingenting er lagret om deg. Prøv igjen om litt."),
    ),
    "UKJENT_I_FOLKEREGISTERET": (
        _("Vi finner deg ikke i Folkeregisteret"),
        _(
            "Derfor kan du ikke registrere deg her. Ta kontakt med NAV-kontoret ditt, så hjelper de "
            "deg. Ingenting er lagret om deg."
        ),
    ),
    "MA_LOGGE_INN_IGJEN": (
        _("Logg inn på nytt"),
        _("Det er en stund siden du logget inn. Logg ut og inn igjen, så kan du registrere deg."),
    ),
}
"""What somebody whom nobody knows is told when they cannot begin: heading and text."""

HINDRE: Mapping[Hinder, Forklaring] = {
    Hinder.BESKYTTET_ADRESSE: Forklaring(
        _("Vi hjelper deg med å registrere deg"),
        _(
            "Adressen din er beskyttet. Da registrerer du deg sammen med en som har et særlig ansvar "
            "for det, slik at opplysningene dine er trygge. Be oss ta kontakt, så ringer vi deg."
        ),
        _("Adressen er beskyttet. Du kan registrere brukeren når du har rett til å se saken."),
    ),
    Hinder.DOD: Forklaring(
        _("Folkeregisteret har ført deg som død"),
        _(
            "Det må være en feil, siden du er her. Vi kan ikke registrere deg før det er rettet. Be "
            "oss ta kontakt, så hjelper vi deg med å få det rettet hos Folkeregisteret."
        ),
        _("Personen er registrert som død i Folkeregisteret, og kan ikke registreres."),
    ),
    Hinder.FORSVUNNET: Forklaring(
        _("Folkeregisteret vet ikke hvor du er"),
        _(
            "Du er ført som forsvunnet i Folkeregisteret. Vi kan ikke registrere deg før det er "
            "rettet. Be oss ta kontakt, så hjelper vi deg videre."
        ),
        _("Personen er registrert som forsvunnet i Folkeregisteret, og kan ikke registreres."),
    ),
    Hinder.IKKE_LOVLIG_OPPHOLD: Forklaring(
        _("Vi må sjekke oppholdet ditt i Norge"),
        _(
            "Folkeregisteret viser at oppholdet ditt i Norge er avsluttet. For å registrere deg må "
            "du ha lov til å bo og arbeide her. Har du en ny tillatelse? Be oss ta kontakt, så ser "
            "vi på den sammen."
        ),
        _("Oppholdet er opphørt i Folkeregisteret. Personen kan ikke registreres."),
    ),
    Hinder.UKJENT_STATUS_FOLKEREGISTERET: Forklaring(
        _("Vi må se nærmere på opplysningene dine"),
        _(
            "Folkeregisteret har opplysninger om deg som vi ikke kjenner igjen. Du har ikke gjort noe "
            "galt. Be oss ta kontakt, så finner vi ut av det."
        ),
        _("Statusen i Folkeregisteret er ukjent for oss. Personen kan ikke registreres."),
    ),
    Hinder.INGEN_STATUS_FOLKEREGISTERET: Forklaring(
        _("Vi finner deg ikke i Folkeregisteret"),
        _(
            "For å registrere deg må vi vite at du bor i Norge. Folkeregisteret har ikke svart oss "
            "med noe om deg. Prøv igjen senere, eller be oss ta kontakt."
        ),
        _("Folkeregisteret har ingen status for personen. Personen kan ikke registreres."),
    ),
    Hinder.ALLEREDE_UNDER_OPPFOLGING: Forklaring(
        _("Du er allerede registrert"),
        _("Du følges opp av NAV nå, og trenger ikke registrere deg på nytt."),
        _("Brukeren er allerede under oppfølging."),
    ),
    Hinder.IKKE_BOSATT: Forklaring(
        _("Du er ikke registrert som bosatt i Norge"),
        _(
            "Når du ikke er registrert som bosatt i Folkeregisteret, kan du ikke registrere deg selv "
            "her. Det kan likevel være at du har rett til hjelp. Be oss ta kontakt, så ser vi på det."
        ),
        _("Brukeren er ikke bosatt i Norge."),
    ),
    Hinder.IKKE_BOSATT_UNDER_18: Forklaring(
        _("Du er under 18 år, og ikke registrert som bosatt i Norge"),
        _(
            "Da kan du ikke registrere deg selv her. Be oss ta kontakt, så finner vi ut av det sammen "
            "med deg og de som har foreldreansvaret."
        ),
        _("Brukeren er under 18 år og ikke bosatt i Norge."),
    ),
    Hinder.DNUMMER_IKKE_EOS: Forklaring(
        _("Vi må sjekke om du har lov til å arbeide i Norge"),
        _(
            "Du har et d-nummer, og vi finner ikke at du er borger av et land i EØS. Da må vi se "
            "tillatelsen din før du kan registrere deg. Be oss ta kontakt, og ha den klar."
        ),
        _("Brukeren har d-nummer, og er ikke borger av et EØS-land."),
    ),
    Hinder.DNUMMER_IKKE_EOS_UNDER_18: Forklaring(
        _("Du er under 18 år, og vi må sjekke oppholdet ditt"),
        _(
            "Du har et d-nummer, og vi finner ikke at du er borger av et land i EØS. Be oss ta "
            "kontakt, så ser vi på det sammen med deg og de som har foreldreansvaret."
        ),
        _("Brukeren er under 18 år, har d-nummer, og er ikke borger av et EØS-land."),
    ),
    Hinder.UNDER_18: Forklaring(
        _("Du er under 18 år"),
        _(
            "Du må være 18 år for å registrere deg selv. Trenger du hjelp til jobb eller skole, kan "
            "vi likevel hjelpe deg. Be oss ta kontakt, så snakker vi med deg og de som har "
            "foreldreansvaret."
        ),
        _("Brukeren er under 18 år."),
    ),
}

HINDERORD: Mapping[str, Tekst] = {h.value: f.tittel for h, f in HINDRE.items()}
"""In few words, for the file that the user downloads."""

VARIANTER: Mapping[Variant, Tekst] = {
    Variant.ORDINAER: _("Vanlig registrering"),
    Variant.SYKMELDT: _("Registrering for sykmeldte"),
    Variant.REAKTIVERING: _("Registrering på nytt"),
}

PROFILGRUPPER: Mapping[Profilgruppe, Tekst] = {
    Profilgruppe.STANDARD_INNSATS: _("Gode muligheter"),
    Profilgruppe.SITUASJONSBESTEMT_INNSATS: _("Behov for veiledning"),
    Profilgruppe.BEHOV_FOR_ARBEIDSEVNEVURDERING: _("Har oppgitt hindringer"),
}

OPPGAVESLAG: Mapping[Oppgaveslag, Tekst] = {
    Oppgaveslag.NY_REGISTRERT: _("Ny bruker: finn en veileder"),
    Oppgaveslag.KAN_IKKE_REGISTRERES: _("Kontakt en som ikke kan registrere seg"),
}

OPPGAVESTATUS: Mapping[Oppgavestatus, Tekst] = {
    Oppgavestatus.APEN: _("Ingen har tatt den"),
    Oppgavestatus.TATT: _("Tatt"),
    Oppgavestatus.FERDIG: _("Ferdig"),
}

_VARIABLER: Mapping[str, Tekst] = {
    "alder": _("Alder"),
    "jobbetSammenhengende": _("I jobb minst 6 måneder på rad det siste året"),
    "utdanning": _("Høyeste fullførte utdanning"),
    "utdanningBestatt": _("Bestått utdanning"),
    "utdanningGodkjent": _("Utdanning godkjent i Norge"),
    "helseHinder": _("Helseproblemer som hindrer"),
    "andreForhold": _("Andre problemer som hindrer"),
}
_VERDIER: Mapping[str, Tekst] = {
    INGEN_SVAR: _("Ikke spurt"),
    "UKJENT": _("Vet ikke: Aa-registeret har ikke svart"),
    "JA": _("Ja"),
    "NEI": _("Nei"),
}


def variabel(v: Variabel) -> tuple[str, str, bool]:
    """A fact in words, and whether it decided."""
    navn = str(_VARIABLER.get(v.navn, v.navn))
    if v.navn == "alder":
        return navn, gettext("%(alder)s år") % {"alder": v.verdi}, v.avgjorende
    if v.verdi in _VERDIER:
        return navn, str(_VERDIER[v.verdi]), v.avgjorende
    return navn, gettext(svartekst(v.navn, v.verdi)), v.avgjorende


def grunntekst(grunn: str) -> str:
    """Why a task was made, for staff; empty for a new registration."""
    return str(HINDRE[Hinder(grunn)].ansatt) if grunn else ""
