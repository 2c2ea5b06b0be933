"""Words that many tables share."""

ALLE = "alle brukere (B1)"
O_OG_K = "ordinære brukere og koronaledige (B4)"
O = "ordinære brukere (B4)"  # noqa: E741 - as in part C
OS = "ordinære brukere med standard eller situasjonsbestemt innsats (B4, B5)"
OT = "ordinære brukere med spesielt tilpasset innsats (B4, B5)"
OTA = "ordinære brukere med spesielt tilpasset innsats og AAP (B4, B5, B6)"
O_AAP = "ordinære brukere med AAP (B4, B6)"
NYE = "nye brukere (B18)"
O_NYE = "ordinære nye brukere (B18, B21)"

PERSONER = "personer"
I_RADEN = "personer i raden"
I_SERIEN = "personer i serien"

PERIODEGRUPPE = (
    "Koronaledig er en egenskap ved personen: alle personens måneder hører med,"
    " også de før sjokket (B4)."
)
GRUPPE = "Gruppen følger av første og siste måned i perioden; måneder imellom teller ikke (B5)."
ALDER = "Alder er kalenderåret ved første måned i perioden minus fødselsår (B8)."
DIAGNOSE = "Diagnosen er den ved siste måned med AAP i perioden, ellers den ved første (B7)."
RATE = (
    "Raten er det uvektede snittet over personer av antall delt på måneder registrert;"
    " personer uten noen teller med (B15)."
)
SVARTID = "Klokken går fra brukerens første henvendelse til NAVs neste; ubesvarte har ingen svartid (B11)."
MOTEDATO = (
    "Et møte eller referat dateres da det sist ble satt til gjennomføres eller fullført (B17)."
)
OTA_VALG = (
    "«Brukere med AAP» er lest som dem blant brukere med spesielt tilpasset innsats som har AAP."
)
IKKE_SAMME = (
    "Vi må huske at det ikke er det samme utvalget av brukere som er med på hvert tidspunkt."
)
