"""The words of the page and the PDF that are the same in every report."""

from dap.felles.sprak import N_

HOPP = N_("Hopp til innholdet")
INNHOLD = N_("Innhold")
SAMMENLIKNING = N_("Sammenlikning med kilden")
DEFINISJONER = N_("Definisjoner")
PERSONVERN = N_("Personvern")
INGEN_TALL = N_("Her er det ingen tall.")
IKKE_PUBLISERT = N_("ikke publisert")
FORBEHOLD = N_("Forbehold")
VALGENE = N_("Valg der kilden er taus")
SOM_FIL = N_("%(id)s som %(form)s")
TIL_INNHOLDET = N_("Til innholdet")
LAST_NED = N_("Last ned:")
VALG = N_("Valg:")
BEGGE = N_("Kildens tall og tallene her")
TALL = N_("Tall")
TRYKT = N_("Trykt")
HER = N_("Her")
INNENFOR = N_("Innenfor?")
SIDE = N_("Side %(nr)s av %(antall)s")
