"""The words that everything else in the plan is written with."""

from enum import StrEnum

from dap.felles.sprak import N_


class Part(StrEnum):
    """The two sides of a plan."""

    BRUKER = "BRUKER"
    NAV = "NAV"

    @property
    def motpart(self) -> "Part":
        return Part.NAV if self == Part.BRUKER else Part.BRUKER


BEGGE = frozenset(Part)
BARE_NAV = frozenset({Part.NAV})


class Status(StrEnum):
    """The columns of the board, in order."""

    FORSLAG = "BRUKER_ER_INTERESSERT"
    PLANLAGT = "PLANLAGT"
    GJENNOMFORES = "GJENNOMFORES"
    FULLFORT = "FULLFORT"
    AVBRUTT = "AVBRUTT"

    @property
    def ferdig(self) -> bool:
        return self in FERDIGE

    @property
    def etikett(self) -> str:
        """Heading of the column (bokmål source, marked for translation)."""
        return STATUSETIKETTER[self]


FERDIGE = frozenset({Status.FULLFORT, Status.AVBRUTT})
APNE = tuple(s for s in Status if s not in FERDIGE)

STATUSETIKETTER = {
    Status.FORSLAG: N_("Forslag"),
    Status.PLANLAGT: N_("Planlegger"),
    Status.GJENNOMFORES: N_("Gjennomfører"),
    Status.FULLFORT: N_("Fullført"),
    Status.AVBRUTT: N_("Avbrutt"),
}

STATUSHJELP = {
    Status.FORSLAG: N_(
        "Ideer og forslag som dere ikke har bestemt ennå. Den som får et forslag, kan godta det, "
        "endre det eller si nei."
    ),
    Status.PLANLAGT: N_("Det du skal gjøre framover, men ikke har begynt på."),
    Status.GJENNOMFORES: N_("Det du holder på med nå."),
    Status.FULLFORT: N_("Det du er ferdig med."),
    Status.AVBRUTT: N_("Det du ikke skal gjøre likevel, eller som ble stoppet underveis."),
}


class Handling(StrEnum):
    """What one version did (the `handling` column)."""

    OPPRETTET = "OPPRETTET"
    FORESLATT = "FORESLATT"
    ENDRET = "ENDRET"
    FLYTTET = "FLYTTET"
    ANGRET = "ANGRET"
    VALG_ENDRET = "VALG_ENDRET"
    AVTALT = "AVTALT"
    GODTATT = "GODTATT"
    JUSTERT = "JUSTERT"
    AVSLATT = "AVSLATT"
    GJENAPNET = "GJENAPNET"
    MAL_ENDRET = "MAL_ENDRET"
    KASSERT = "KASSERT"


class Fhotype(StrEnum):
    """Forhåndsorientering: what the user is told when an activity is agreed with NAV."""

    STANDARD = "SEND_FORHAANDSORIENTERING"
    PARAGRAF_11_9 = "SEND_PARAGRAF_11_9"
    IKKE_SEND = "IKKE_SEND_FORHAANDSORIENTERING"


class Svar(StrEnum):
    """The answer to a proposal."""

    GODTA = "GODTA"
    JUSTER = "JUSTER"
    AVSLA = "AVSLA"


class Leser(StrEnum):
    """For whom history is worded."""

    BRUKER = "BRUKER"
    VEILEDER = "VEILEDER"
    ARKIV = "ARKIV"
