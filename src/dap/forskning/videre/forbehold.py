"""What must stand beside every result of part F (F9). Words of the report in quotation marks,
with chapter.

The results are associations. No text of these analyses says that something has an effect, leads to
or works: `test_forbehold` looks for the words.
"""

import re

from dap.felles.sprak import N_

SELEKSJON = N_(
    "«Det kan være mange kjennetegn ved brukerne som både påvirker hvor aktive de er til å bruke DAP "
    "og påvirker lengden på brukerløpet. Det samme gjelder NAV-veilederne» (Proba-rapporten, 12.4). "
    "Tallene viser en sammenheng, gitt kjennetegnene i modellen, og sier ikke noe om årsak."
)
UTFALL = N_(
    "Utfallet er hvor lenge forløpet varer. Rapporten finner det lite troverdig at DAP for seg selv "
    "skal kunne måles på sannsynligheten for jobb (Proba-rapporten, 12.4)."
)
LOSNING = N_(
    "Rapporten minner om at avslutning av forløpet «ikke kan tolkes som en «løsning» for den enkelte»"
    " (Proba-rapporten, 12.4): det kan skje uten overgang til noe annet."
)
LANDEMERKE = N_(
    "Bruken ses først etter at den har funnet sted (Proba-rapporten, 12.4). Derfor følges bare de som"
    " fortsatt er registrert ved landemerket; resultatet gjelder ikke dem som sluttet før."
)
GRUPPER = N_(
    "DAP har ulik funksjon for ulike brukergrupper (Proba-rapporten, 12.4). Gruppene slås aldri "
    "sammen til ett tall."
)
KORT = N_(
    "Aktivitetskort inngår ikke i bruken: de kan like gjerne speile hva brukeren gjør som hvor aktivt"
    " planen brukes (Proba-rapporten, 12.4 og kapittel 13)."
)
KORONA = N_(
    "Koronasituasjonen, utvalget og metoden må vurderes under ett (Proba-rapporten, 12.4). Med "
    "rapportens periode er oppfølgingstiden mars–desember 2020; det sammenliknes bare innenfor samme "
    "oppstartsmåned."
)
FOR_ETTER = N_(
    "Før og etter innføringen av DAP kan ikke sammenliknes: oppfølgingsmetodikken og reglene for AAP "
    "ble endret på samme tid (Proba-rapporten, 12.4)."
)
DATA = N_(
    "Data burde dekke flere år og statushistorikk for eksempel to år tilbake (Proba-rapporten, 12.4)."
    " Med et uttrekk som rapportens har spesielt tilpasset innsats med landemerke 12 måneder nesten "
    "ingen oppfølgingstid."
)
UMAALT = N_(
    "Digital kompetanse, systemkompetanse og språk er ikke målt (Proba-rapporten, kapittel 13)."
)

ALLE = (
    SELEKSJON, UTFALL, LOSNING, LANDEMERKE, GRUPPER, KORT, KORONA, FOR_ETTER, DATA, UMAALT,
)  # fmt: skip
"""In the order of F9."""

FORBUDT = re.compile(r"\beffekt|\bfører til\b|\bvirker\b", re.IGNORECASE)
"""Words that no text here may use."""

FAA_KONTORER = N_(
    "Færre enn 30 kontorer: bare modellbaserte standardfeil. De tar ikke hensyn til at brukere ved"
    " samme kontor likner hverandre, og er trolig for små."
)
IKKE_BALANSE = N_(
    "De to sidene er ikke like nok etter sammenlikningen: minst én standardisert forskjell er 0,1"
    " eller mer. Forskjellen i varighet kan skyldes det."
)
IKKE_PROPORSJONAL = N_(
    "Sammenhengen endrer seg med tiden etter landemerket (p < 0,05 for leddet log(1+x)·t); hasardraten"
    " er et slags gjennomsnitt."
)
MASSEMELDINGER = N_(
    "Automatiske masseutsendelser kan ikke skilles ut i uttrekket og er regnet med i bruken (F3)."
)
