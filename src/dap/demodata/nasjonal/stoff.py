"""What people and offices are called, and what is written: small templates, drawn by number."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dap.demodata.navn import FORRAD

_FORLEDD = (
    *(
        "Nord",
        "Sør",
        "Øst",
        "Vest",
        "Ytre",
        "Indre",
        "Store",
        "Lille",
        "Øvre",
        "Nedre",
        "Gammel",
        "Ny",
    ),
    *("Brei", "Lang", "Høy", "Lav", "Kvit", "Svart", "Grøn", "Rød", "Stein", "Skog", "Hav", "Elve"),
    "Fjell",
)
_ETTERLEDD = (
    *(
        "vik",
        "fjord",
        "dal",
        "nes",
        "havn",
        "ås",
        "øy",
        "strand",
        "mo",
        "bygd",
        "bø",
        "sund",
        "voll",
    ),
    *("li", "vatn", "elv", "berg", "foss"),
)

SPORSMAL = (
    "Hei! Jeg lurer på om du har sett på CV-en min?",
    "Jeg har vært på intervju, og de ringer meg i løpet av uka.",
    "Kan vi flytte møtet? Jeg har fått vakt den dagen.",
    "Hva skal jeg føre på meldekortet når jeg har jobbet to dager?",
    "Jeg har søkt på tre stillinger denne uka.",
    "Legen sier at jeg må vente litt til med å begynne.",
    "Kan jeg få hjelp til å skrive søknad?",
    "Jeg lurer på når jeg får svar på søknaden min.",
    "Tiltaket går fint, men det er lang vei å reise.",
    "Jeg har fått tilbud om en deltidsjobb. Hva gjør jeg nå?",
    "Takk for praten. Jeg gjør som vi ble enige om.",
    "Jeg er syk og kommer ikke i dag.",
    "Kan du ringe meg når du har tid?",
    "Jeg har lagt inn en ny aktivitet i planen.",
    "Hvor lenge kan jeg være på dette kurset?",
)
SVAR = (
    "Hei! Takk for at du skriver. Det ser bra ut, fortsett sånn.",
    "Det går fint. Jeg flytter møtet til neste uke og sender deg en ny tid.",
    "Før timene du har jobbet på de dagene det gjelder.",
    "Så bra! Gi meg beskjed når du vet mer.",
    "Det er greit. Ta kontakt når du har snakket med legen.",
    "Jeg ringer deg i morgen før lunsj.",
    "Da avtaler vi det. Skriv til meg hvis noe endrer seg.",
    "Det må du spørre dem som behandler saken om. Du finner status på nettsiden.",
    "Gratulerer! Send meg kontrakten når du har den.",
    "Fint at du sier fra. God bedring!",
    "Jeg har sett på planen din og lagt inn et forslag.",
    "Du kan være på kurset til det er ferdig i juni.",
)
START = (
    "Velkommen som bruker av aktivitetsplanen. Her kan du skrive til meg når du lurer på noe.",
    "Hei! Jeg er veilederen din. Se over planen din og si fra om noe ikke stemmer.",
    "Hvordan går det med jobbsøkingen? Skriv noen linjer om hva du har gjort siden sist.",
    "Jeg har lagt inn en aktivitet i planen din. Les gjennom og gi meg en tilbakemelding.",
    "Vi bør snakke sammen om veien videre. Når passer det for deg?",
    "Her er en stilling som kan passe for deg. Hva tenker du om den?",
    "Det er en stund siden vi hadde kontakt. Hvordan går det?",
)
OVERSKRIFTER = (
    "Spørsmål om planen",
    "Hvordan går det?",
    "Møtet vårt",
    "Stilling som kan passe",
    "Meldekort",
    "Veien videre",
    "Informasjon fra NAV",
    "Tiltak og kurs",
)
TEMA = ("ARBEID_AKTIVITETER", "MOTE", "UTBETALING_MELDEKORT", "VEDTAK_LOPER_UT", "ANNET")
TEMAVEKT = (0.62, 0.14, 0.12, 0.02, 0.10)

TITLER: dict[str, tuple[str, ...]] = {
    "EGEN": (
        "Oppdater CV-en og jobbønsker",
        "Skrive åpen søknad til tre bedrifter",
        "Jobbsøkerkurs på nett",
        "Ringe arbeidsgivere i nærheten",
        "Kartlegge egne styrker",
        "Ta truckførerbevis",
    ),
    "SOKEAVTALE": ("Avtale om å søke jobber",),
    "STILLING": (
        "Butikkmedarbeider",
        "Lagermedarbeider",
        "Renholder",
        "Helsefagarbeider",
        "Kundebehandler",
        "Sjåfør",
        "Kokk",
        "Regnskapsmedarbeider",
        "Barnehageassistent",
        "Tømrer",
    ),
    "IJOBB": ("Ekstravakt på sykehjem", "Deltid i butikk", "Vikar i barnehage"),
    "BEHANDLING": ("Medisinsk behandling",),
}
BESKRIVELSER = (
    "",
    "Gjør dette så snart du kan, og si fra når du er ferdig.",
    "Vi snakker om hvordan det gikk neste gang vi møtes.",
    "Ta kontakt hvis du trenger hjelp underveis.",
)
DETALJER: dict[str, tuple[str, ...]] = {
    "EGEN": ('{"hensikt": "Bli klar over hva du er god til"}', "{}"),
    "SOKEAVTALE": ('{"antall_i_uken": 2}', '{"antall_i_uken": 3}', '{"antall_i_uken": 5}'),
    "STILLING": (
        '{"arbeidsgiver": "Havblikk Omsorg", "soknadssteg": "SOKNAD_SENDT"}',
        '{"arbeidsgiver": "Elvebakken Handel"}',
        '{"arbeidsgiver": "Nordlys Transport", "arbeidssted": "Havnesund"}',
    ),
    "IJOBB": ('{"stillingsandel": "DELTID", "arbeidsgiver": "Kommunen"}',),
    "BEHANDLING": (
        '{"behandlingstype": "Fysioterapi", "behandlingssted": "Fysioterapeut"}',
        '{"behandlingstype": "Samtaler", "behandlingssted": "Psykolog"}',
    ),
}
MOTETITLER = ("Første samtale", "Oppfølgingssamtale", "Veien videre", "Om tiltak", "Bli kjent")
REFERATTEMA = ("Samtale om jobbsøking", "Oppfølging", "Om helse og arbeid", "Veien videre")
REFERATTEKST = (
    "Vi snakket om hvordan det har gått siden sist.\n\nDette ble vi enige om:\n\n"
    "- Oppdatere CV-en før neste møte.\n- Jeg undersøker om kurset har ledige plasser.",
    "Samtale på telefon om helsen og hva som kan passe av arbeid.\n\nVi prøver en arbeidspraksis "
    "to dager i uka.",
    "Vi gikk gjennom stillinger som kan være aktuelle, og hvordan en søknad bør se ut.",
)
BEGRUNNELSER = (
    "Du har arbeidserfaring og utdanning som arbeidsgivere etterspør, og kan søke jobb på egen hånd.",
    "Du trenger veiledning for å finne arbeid som passer, og for å skrive gode søknader.",
    "Du trenger tilpasset hjelp for å komme i arbeid, og helsen din må tas hensyn til.",
    "Du har varig nedsatt arbeidsevne, og trenger varig tilpasset innsats.",
)


def kontornavn(n: int) -> list[str]:
    """Offices that do not exist, each with a name of its own."""
    par = [f"NAV {a}{b}" for b in _ETTERLEDD for a in _FORLEDD]
    return [par[i] if i < len(par) else f"NAV {i}" for i in range(n)]


def av(liste: Sequence[str], valgt: NDArray[np.integer]) -> pa.Array:
    """The chosen texts of a list."""
    indeks = pa.array(valgt.astype(np.int16))
    return pa.DictionaryArray.from_arrays(indeks, pa.array(list(liste))).cast(pa.string())


NAVN = {
    ("norsk", 0): FORRAD["norsk"].kvinner,
    ("norsk", 1): FORRAD["norsk"].menn,
    ("flyktning", 0): FORRAD["flyktning"].kvinner,
    ("flyktning", 1): FORRAD["flyktning"].menn,
}
ETTERNAVN = {opphav: FORRAD[opphav].etternavn for opphav in ("norsk", "flyktning")}
