"""What to say, and what to do, when a sign-in does not come through: one entry per kode."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Forklaring:
    status: int
    tittel: Promise
    hva_na: Promise
    prov_igjen: bool = True
    bytt_person: bool = False
    """The provider knows the person already: they must sign out there to become somebody else."""


FORKLARINGER: dict[str, Forklaring] = {
    "TILBYDER_NEDE": Forklaring(
        503,
        _("Innloggingen svarer ikke"),
        _("Feilen ligger ikke hos deg. Vent et minutt, og prøv igjen."),
    ),
    "AVBRUTT": Forklaring(
        400,
        _("Du avbrøt innloggingen"),
        _("Du er ikke logget inn. Vil du logge inn likevel, kan du prøve igjen."),
    ),
    "UTLOPT": Forklaring(
        400,
        _("Innloggingen er brukt opp eller gikk ut på tid"),
        _("Det skjer når du går tilbake i nettleseren eller venter lenge. Logg inn på nytt."),
    ),
    "UGYLDIG_SVAR": Forklaring(
        400,
        _("Vi kan ikke stole på svaret fra innloggingen"),
        _("Prøv igjen. Skjer det flere ganger, må du si fra til dem som drifter tjenesten."),
    ),
    "IKKE_SATT_OPP": Forklaring(
        404,
        _("Denne måten å logge inn på er ikke i bruk her"),
        _("Velg en annen måte å logge inn på."),
    ),
    "FOR_LAVT_NIVA": Forklaring(
        403,
        _("Du må logge inn på en sikrere måte"),
        _(
            "Planen din inneholder personlige opplysninger. "
            "Bruk BankID, Buypass eller Commfides, ikke MinID."
        ),
        bytt_person=True,
    ),
    "MANGLER_KRAV": Forklaring(
        403,
        _("Innloggingen sa ikke hvem du er"),
        _("Dette må rettes av dem som drifter tjenesten. Si fra til dem."),
        prov_igjen=False,
        bytt_person=True,
    ),
    "FOR_MANGE_GRUPPER": Forklaring(
        403,
        _("Vi får ikke vite hvilke roller du har"),
        _(
            "Du er med i for mange grupper til at innloggingen kan sende dem. "
            "Be brukeradministrasjonen om å begrense gruppene for denne tjenesten."
        ),
        prov_igjen=False,
        bytt_person=True,
    ),
    "INGEN_ROLLE": Forklaring(
        403,
        _("Du har ingen rolle i aktivitetsplanen"),
        _("Be lederen din om å bestille tilgang, og logg inn på nytt etterpå."),
        prov_igjen=False,
        bytt_person=True,
    ),
    "UKJENT_ANSATT": Forklaring(
        403,
        _("Du er ikke registrert som ansatt her"),
        _("Be lederen din om å legge deg til på kontoret ditt."),
        prov_igjen=False,
        bytt_person=True,
    ),
    "ANNEN_EIER": Forklaring(
        403,
        _("Denne innloggingen hører til en annen"),
        _("Vi slipper deg ikke inn før det er rettet. Ta kontakt med NAV på 55 55 33 33."),
        prov_igjen=False,
        bytt_person=True,
    ),
    "SPERRET": Forklaring(
        403,
        _("Kontoen er sperret"),
        _("Ta kontakt med NAV på 55 55 33 33 hvis du mener det er feil."),
        prov_igjen=False,
        bytt_person=True,
    ),
}

UKJENT = FORKLARINGER["UGYLDIG_SVAR"]
