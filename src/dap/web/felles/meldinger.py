"""What a refusal says to the person in front of the screen: one text for every `kode`.

The domain raises a code and its details; the words stand here, one dictionary per term.
`tests/test_meldinger.py` walks the source and fails when a code has no text.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as tekst_na
from django.utils.translation import gettext_lazy as _

from dap.felles.feil import DapFeil, Regelbrudd, UgyldigInndata
from dap.web.felles.ytring import dag

FELLES: Mapping[str, Any] = {
    "UKJENT": _("Noe gikk galt. Prøv igjen."),
    "REGELBRUDD": _("Dette kan ikke gjøres nå."),
    "UGYLDIG_INNDATA": _("Noe må rettes før du kan lagre."),
    "VERSJONSKONFLIKT": _(
        "Noen andre lagret en endring mens du skrev. Det du skrev, er ikke borte."
    ),
    "IKKE_FUNNET": _("Vi finner ikke det du leter etter."),
    "MANGLER": _("Fyll ut «%(felt)s»."),
    "FOR_LANG": _("«%(felt)s» kan ha høyst %(maks)s tegn. Du har skrevet %(lengde)s."),
    "UGYLDIG_LENKE": _(
        "Nettadressen kan ikke brukes. Skriv hele adressen, for eksempel https://www.nav.no."
    ),
}

TILGANG: Mapping[str, Any] = {
    "IKKE_TILGANG": _("Du har ikke tilgang til dette."),
    "KREVER_BEGRUNNELSE": _(
        "Personen følges opp av et annet kontor. Skriv hvorfor du må åpne saken."
    ),
    "INHABIL": _("Dette er din egen sak, eller saken til noen du er i nær familie med."),
    "FEIL_AKTORTYPE": _("Denne siden er ikke for deg."),
    "MANGLER_ROLLE": _("Du har ikke rollen som trengs for å gjøre dette."),
    "KONTO_UTEN_EIER": _("Kontoen din er ikke lenger knyttet til noen i løsningen."),
    "UGYLDIG_FNR": _("Fødselsnummeret er ikke gyldig."),
    "INGEN_PERSON": _("Vi finner ingen med dette fødselsnummeret."),
}

KONTO: Mapping[str, Any] = {
    "UKJENT_SPRAK": _("Velg bokmål, nynorsk eller engelsk."),
    "UKJENT_TEMA": _("Velg lyst, mørkt eller som systemet."),
    "KLADD_STED": _("Kladden kan ikke lagres her."),
    "KLADD_FOR_STOR": _("Kladden er for lang. Den kan ha høyst %(maks)s tegn."),
    "PALOGGING_AVVIST": _("Påloggingen ble avvist. Prøv igjen."),
}

OPPFOLGING: Mapping[str, Any] = {
    "ALLEREDE_UNDER_OPPFOLGING": _("Brukeren er allerede under oppfølging."),
    "IKKE_UNDER_OPPFOLGING": _("Oppfølgingen er avsluttet. Planen kan leses, men ikke endres."),
    "BARE_NAV": _("Bare NAV kan gjøre dette."),
    "HISTORISK": _("Dette hører til en periode som er avsluttet. Det kan leses, men ikke endres."),
}

MAL: Mapping[str, Any] = {
    "FOR_MANGE_MAL": _("Du kan ha høyst %(maks)s mål samtidig. Fullfør eller legg bort ett først."),
    "MAL_IKKE_AKTIVT": _("Målet er nådd eller lagt bort, og kan ikke endres."),
    "FOR_MANGE_MILEPAELER": _("Et mål kan ha høyst %(maks)s delmål."),
    "MILEPAEL_FJERNET": _("Delmålet er fjernet."),
    "UTENFOR_SKALA": _("Velg et tall fra %(fra)s til %(til)s."),
    "BARE_BRUKER_VURDERER": _("Bare brukeren selv kan si hvor viktig målet er."),
    "URIMELIG_DATO": _("Velg en dato mellom %(tidligst)s og %(senest)s."),
    "DATO_I_FORTIDEN": _("Velg en dato som ikke har vært."),
    "SAMME_STATUS": _("Målet har allerede denne statusen."),
}

AKTIVITET: Mapping[str, Any] = {
    "KAN_IKKE_FLYTTES_DIT": _("Aktiviteten kan ikke flyttes hit."),
    "TIL_FOR_FRA": _("Til dato kan ikke være før fra dato."),
}

DIALOG: Mapping[str, Any] = {
    "TRAD_HISTORISK": _(
        "Samtalen hører til en oppfølging som er avsluttet. Den kan leses, men ikke besvares."
    ),
    "BRUKER_KAN_IKKE_VARSLES": _(
        "Brukeren får ikke varsel om nye meldinger (manuell oppfølging eller reservert mot digital "
        "kontakt). Ring, møt eller send brev i stedet."
    ),
    "TOMME_FELTER": _("Fyll ut det som står i klammer før du sender: %(felter)s."),
    "NOKKEL_BRUKT": _("Meldingen kunne ikke sendes. Last siden på nytt og prøv igjen."),
    "INGEN_MELDING": _("Brukeren har ikke skrevet noe i denne samtalen."),
    "ALLEREDE_DER": _("Samtalen er allerede der."),
    "KREVER_SAMTYKKE": _(
        "Samtaler flyttes mellom stat og kommune bare når brukeren samtykker. Spør brukeren først."
    ),
    "AKTIVITETENS_ROM": _("Samtalen hører til en aktivitet, og følger den."),
    "ALLEREDE_SPURT": _("Brukeren er allerede spurt, og har ikke svart ennå."),
    "IKKE_SPURT": _("Det er ikke noe spørsmål å svare på lenger."),
    "KOLLEGA_ER_DEG": _("Velg en annen enn deg selv."),
    "KOLLEGA_UTEN_TILGANG": _("Kollegaen har ikke tilgang til denne samtalen. Velg en annen."),
    "ALLEREDE_BESVART": _("Spørsmålet er allerede besvart."),
    "VEDLEGG_TOMT": _("Filen «%(navn)s» er tom. Velg en annen fil."),
    "VEDLEGG_FOR_STORT": _(
        "Filen «%(navn)s» er for stor. Den kan være høyst %(maks_mb)s MB. Lagre den mindre, eller "
        "del den i flere."
    ),
    "VEDLEGG_TYPE": _(
        "Filen «%(navn)s» kan ikke legges ved. Bruk PDF, PNG, JPEG eller Word (docx) uten makroer."
    ),
    "VEDLEGG_BORTE": _("Et vedlegg er ikke lenger her. Legg det ved på nytt."),
    "FOR_MANGE_VEDLEGG": _("Du kan legge ved høyst %(maks)s filer i en melding."),
    "FOR_MANGE_UTKAST": _(
        "Du har %(maks)s filer som ikke er sendt. Send eller fjern noen av dem først."
    ),
}

MELDINGER: Mapping[str, Any] = {
    **FELLES,
    **TILGANG,
    **KONTO,
    **OPPFOLGING,
    **MAL,
    **AKTIVITET,
    **DIALOG,
}


def tekst_for(kode: str) -> str:
    """The text for a code that comes without details."""
    return melding(DapFeil(kode))


def melding(feil: DapFeil, etikett: str = "") -> str:
    """The text for one refusal; `etikett` is what the form calls the field it concerns."""
    mal = str(MELDINGER.get(feil.kode, MELDINGER["REGELBRUDD"]))
    detaljer = {navn: _ord(verdi) for navn, verdi in feil.detaljer.items()}
    detaljer["felt"] = etikett or tekst_na("dette feltet")
    return mal % _Utfyller(detaljer) if "%(" in mal else mal


def meldinger(
    feil: Regelbrudd, etiketter: Mapping[str, str] | None = None
) -> list[tuple[str | None, str]]:
    """Field name and text for each of the refusals that came together."""
    enkelte = feil.feil if isinstance(feil, UgyldigInndata) else [feil]
    navn = etiketter or {}
    return [(en.felt, melding(en, navn.get(en.felt or "", ""))) for en in enkelte]


def _ord(verdi: Any) -> Any:
    return dag(verdi, med_ar=True) if isinstance(verdi, date) else verdi


class _Utfyller(dict[str, Any]):
    """A detail nobody gave is left out of the sentence rather than breaking the page."""

    def __missing__(self, navn: str) -> str:
        return ""
