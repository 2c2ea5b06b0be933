"""What must stand beside every result of part F (F9). Words of the report in quotation marks, with line.

The results are associations. No text of these analyses says that something has an effect, leads to
or works: `test_forbehold` looks for the words.
"""

import re

SELEKSJON = (
    "«Det kan være mange kjennetegn ved brukerne som både påvirker hvor aktive de er til å bruke DAP"
    " og påvirker lengden på brukerløpet. Det samme gjelder NAV-veilederne» (L2636). Tallene viser en"
    " sammenheng, gitt kjennetegnene i modellen, og sier ikke noe om årsak."
)
UTFALL = (
    "Utfallet er hvor lenge forløpet varer. Rapporten finner det lite troverdig at DAP for seg selv"
    " skal kunne måles på sannsynligheten for jobb (L2608)."
)
LOSNING = (
    "Rapporten minner om at avslutning av forløpet «ikke kan tolkes som en «løsning» for den enkelte»"
    " (L2652): det kan skje uten overgang til noe annet."
)
LANDEMERKE = (
    "Bruken ses først etter at den har funnet sted (L2662). Derfor følges bare de som fortsatt er"
    " registrert ved landemerket; resultatet gjelder ikke dem som sluttet før."
)
GRUPPER = (
    "DAP har ulik funksjon for ulike brukergrupper (L2612, L2640–2644). Gruppene slås aldri sammen"
    " til ett tall."
)
KORT = (
    "Aktivitetskort inngår ikke i bruken: de kan like gjerne speile hva brukeren gjør som hvor aktivt"
    " planen brukes (L2686, L2790)."
)
KORONA = (
    "Koronasituasjonen, utvalget og metoden må vurderes under ett (L2674). Med rapportens periode er"
    " oppfølgingstiden mars–desember 2020; det sammenliknes bare innenfor samme oppstartsmåned."
)
FOR_ETTER = (
    "Før og etter innføringen av DAP kan ikke sammenliknes: oppfølgingsmetodikken og reglene for AAP"
    " ble endret på samme tid (L2630–2632)."
)
DATA = (
    "Data burde dekke flere år og statushistorikk for eksempel to år tilbake (L2682). Med et uttrekk"
    " som rapportens har spesielt tilpasset innsats med landemerke 12 måneder nesten ingen"
    " oppfølgingstid."
)
UMAALT = "Digital kompetanse, systemkompetanse og språk er ikke målt (L2812, L2852)."

ALLE = (
    SELEKSJON, UTFALL, LOSNING, LANDEMERKE, GRUPPER, KORT, KORONA, FOR_ETTER, DATA, UMAALT,
)  # fmt: skip
"""In the order of F9."""

FORBUDT = re.compile(r"\beffekt|\bfører til\b|\bvirker\b", re.IGNORECASE)
"""Words that no text here may use."""

FAA_KONTORER = (
    "Færre enn 30 kontorer: bare modellbaserte standardfeil. De tar ikke hensyn til at brukere ved"
    " samme kontor likner hverandre, og er trolig for små."
)
IKKE_BALANSE = (
    "De to sidene er ikke like nok etter sammenlikningen: minst én standardisert forskjell er 0,1"
    " eller mer. Forskjellen i varighet kan skyldes det."
)
IKKE_PROPORSJONAL = (
    "Sammenhengen endrer seg med tiden etter landemerket (p < 0,05 for leddet log(1+x)·t); hasardraten"
    " er et slags gjennomsnitt."
)
MASSEMELDINGER = (
    "Automatiske masseutsendelser kan ikke skilles ut i uttrekket og er regnet med i bruken (F3)."
)
