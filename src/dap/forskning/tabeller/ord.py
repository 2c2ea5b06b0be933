"""Words that many tables share."""

from dap.felles.sprak import N_

ALLE = N_("alle brukere (B1)")
O_OG_K = N_("ordinære brukere og koronaledige (B4)")
O = N_("ordinære brukere (B4)")  # noqa: E741 - as in part C
OS = N_("ordinære brukere med standard eller situasjonsbestemt innsats (B4, B5)")
OT = N_("ordinære brukere med spesielt tilpasset innsats (B4, B5)")
OTA = N_("ordinære brukere med spesielt tilpasset innsats og AAP (B4, B5, B6)")
O_AAP = N_("ordinære brukere med AAP (B4, B6)")
NYE = N_("nye brukere (B18)")
O_NYE = N_("ordinære nye brukere (B18, B21)")

PERSONER = "personer"
I_RADEN = N_("personer i raden")
I_SERIEN = N_("personer i serien")

PERIODEGRUPPE = N_(
    "Koronaledig er en egenskap ved personen: alle personens måneder hører med,"
    " også de før sjokket (B4)."
)
GRUPPE = N_("Gruppen følger av første og siste måned i perioden; måneder imellom teller ikke (B5).")
ALDER = N_("Alder er kalenderåret ved første måned i perioden minus fødselsår (B8).")
DIAGNOSE = N_("Diagnosen er den ved siste måned med AAP i perioden, ellers den ved første (B7).")
RATE = N_(
    "Raten er det uvektede snittet over personer av antall delt på måneder registrert;"
    " personer uten noen teller med (B15)."
)
SVARTID = N_(
    "Klokken går fra brukerens første henvendelse til NAVs neste; ubesvarte har ingen svartid (B11)."
)
MOTEDATO = N_(
    "Et møte eller referat dateres da det sist ble satt til gjennomføres eller fullført (B17)."
)
OTA_VALG = N_(
    "«Brukere med AAP» er lest som dem blant brukere med spesielt tilpasset innsats som har AAP."
)
IKKE_SAMME = N_(
    "Vi må huske at det ikke er det samme utvalget av brukere som er med på hvert tidspunkt."
)
