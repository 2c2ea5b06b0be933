"""The invented county: three offices, the Kontaktsenter and Forvaltning, and everybody who works there."""

from dap.demodata.values import Ansattplan, Kontorplan
from dap.felles.aktor import Rettighet, Rolle
from dap.felles.sprak import N_
from dap.kontor.values import Ansettelse

FYLKE = "Solhavn"
HAVNESUND, ELVMO, YTRE_SKJAER = "9101", "9102", "9103"
KONTAKTSENTER, FORVALTNING, FYLKESKONTOR = "9140", "9150", "9100"

KONTORER = (
    Kontorplan(
        HAVNESUND,
        "NAV Havnesund",
        "Havnesund",
        {"adresse": "Bryggetorget 4, 9991 Havnesund", "telefon": "55 55 00 01"},
    ),
    Kontorplan(
        ELVMO,
        "NAV Elvmo",
        "Elvmo",
        {"adresse": "Elvegata 12, 9992 Elvmo", "telefon": "55 55 00 02"},
    ),
    Kontorplan(
        YTRE_SKJAER,
        "NAV Ytre Skjær",
        "Ytre Skjær",
        {
            "adresse": "Kaivegen 1, 9993 Ytre Skjær",
            "telefon": "55 55 00 03",
            "kommunen_ser_stat": True,
        },
    ),
    Kontorplan(KONTAKTSENTER, "NAV Kontaktsenter Solhavn", "Solhavn"),
    Kontorplan(FORVALTNING, "NAV Arbeid og ytelser Solhavn", "Solhavn"),
    Kontorplan(FYLKESKONTOR, "NAV Solhavn", "Solhavn"),
)
_V = (Rolle.VEILEDER,)
_ALLE = tuple(Rettighet)
_K = Ansettelse.KOMMUNE


def _a(
    nokkel: str, ident: str, navn: str, kontor: str, roller: tuple[Rolle, ...], **valg: object
) -> Ansattplan:
    return Ansattplan(nokkel, ident, navn, kontor, roller, **valg)  # type: ignore[arg-type]


ANSATTE = (
    _a(
        "ingrid", "D900101", "Ingrid Solbakken", HAVNESUND, _V, antall=26,
        treffes="Mandag til torsdag 9–15",
        beskrivelse=N_("Veileder i Havnesund (stat) med rundt 30 brukere. Ser ikke beskyttede eller "
        "skjermede."),
    ),
    _a("jonas", "D900102", "Jonas Myrvold", HAVNESUND, _V, antall=26, treffes="Alle dager 8–15"),
    _a("farah", "D900103", "Farah Siddiqui", HAVNESUND, _V, antall=27, treffes="Tirsdag til fredag"),
    _a("trond", "D900104", "Trond Eikeland", HAVNESUND, _V, antall=26, treffes="Best før lunsj"),
    _a(
        "marit", "D900105", "Marit Haugstad", HAVNESUND, (Rolle.BESLUTTER, Rolle.VEILEDER),
        antall=22, rettigheter=_ALLE, treffes="Etter avtale",
        beskrivelse=N_("Veileder og beslutter i Havnesund med rett til fortrolig, strengt fortrolig "
        "og skjermede."),
    ),
    _a(
        "lena", "D900106", "Lena Kvamsdal", HAVNESUND, _V, ansettelse=_K, antall=9,
        tittel="Programrådgiver", treffes="Mandag og onsdag 10–14",
        beskrivelse=N_("Kommunalt ansatt i Havnesund. Ser bare det som ligger i kommunens rom."),
    ),
    _a(
        "anders", "D900107", "Anders Lunde", HAVNESUND, _V, ansettelse=_K, antall=8,
        tittel="Sosialkonsulent", treffes="Alle dager 9–14",
    ),
    _a(
        "solveig", "D900108", "Solveig Tangen", HAVNESUND, (Rolle.BESLUTTER, Rolle.VEILEDER),
        tittel="Beslutter",
        beskrivelse=N_("Beslutter i Havnesund. Godkjenner vedtak om varig tilpasset innsats som "
        "andre har skrevet."),
    ),
    _a(
        "bente", "D900109", "Bente Rustad", HAVNESUND, (Rolle.AVDELINGSLEDER,),
        tittel="Avdelingsleder",
    ),
    _a(
        "geir", "D900110", "Geir Holmvik", HAVNESUND, (Rolle.ENHETSLEDER,), tittel="Enhetsleder",
        beskrivelse=N_("Leder for Havnesund. Ser kontoret, og begrunnelsene andre har gitt for "
        "oppslag der."),
    ),
    _a(
        "petter", "D900111", "Petter Ulvestad", HAVNESUND, (Rolle.MARKEDSKONTAKT,),
        tittel="Markedskontakt",
    ),
    _a(
        "hanne", "D900201", "Hanne Brekke", ELVMO, _V, antall=25, treffes="Mandag til torsdag",
        beskrivelse=N_("Veileder i Elvmo. Må oppgi en grunn for å åpne brukere i Havnesund."),
    ),
    _a("samir", "D900202", "Samir Haddad", ELVMO, _V, antall=25, treffes="Alle dager 9–15"),
    _a("kjersti", "D900203", "Kjersti Løvås", ELVMO, _V, antall=25, treffes="Onsdag og torsdag"),
    _a("tone", "D900204", "Tone Sætre", ELVMO, _V, antall=18, rettigheter=_ALLE),
    _a(
        "odd", "D900205", "Odd Skogheim", ELVMO, _V, ansettelse=_K, antall=9,
        tittel="Programrådgiver", treffes="Tirsdag og torsdag",
    ),
    _a("wenche", "D900206", "Wenche Dybdal", ELVMO, (Rolle.ENHETSLEDER,), tittel="Enhetsleder"),
    _a(
        "sigrid", "D900207", "Sigrid Aune", ELVMO, _V, antall=11, andre_kontor={YTRE_SKJAER: 7},
        treffes="Mandag til onsdag i Elvmo, torsdag og fredag på Ytre Skjær",
        beskrivelse=N_("Veileder ved to kontor, Elvmo og Ytre Skjær. Har brukere ved begge, og velger "
        "mellom kontorene i oversikten."),
    ),
    _a("arne", "D900301", "Arne Skjærvik", YTRE_SKJAER, _V, antall=22, treffes="Alle dager"),
    _a(
        "live", "D900302", "Live Nesset", YTRE_SKJAER, (Rolle.ENHETSLEDER, Rolle.VEILEDER),
        antall=12, tittel="Leder og veileder",
    ),
    _a(
        "runa", "D900303", "Runa Holmvik", YTRE_SKJAER, _V, ansettelse=_K, antall=6,
        tittel="Sosialkonsulent",
    ),
    _a(
        "mona", "D900401", "Mona Kverndal", KONTAKTSENTER, (Rolle.KONTAKTSENTER,),
        tittel="Rådgiver",
        beskrivelse=N_("Kontaktsenteret. Svarer på meldekort og utbetaling, og leverer resten videre."),
    ),
    _a(
        "yngve", "D900402", "Yngve Rasch", KONTAKTSENTER, (Rolle.KONTAKTSENTER,),
        tittel="Rådgiver",
    ),
    _a(
        "finn", "D900501", "Finn Ottesen", FORVALTNING, (Rolle.FORVALTNING,),
        tittel="Saksbehandler",
        beskrivelse=N_("NAV Arbeid og ytelser. Svarer på det som er levert over dit."),
    ),
    _a(
        "grete", "D900502", "Grete Amdal", FORVALTNING, (Rolle.FORVALTNING,),
        tittel="Saksbehandler",
    ),
    _a(
        "rut", "D900901", "Rut Kolstad", FYLKESKONTOR, (Rolle.REVISOR,), tittel="Revisor",
        beskrivelse=N_("Revisor. Leser sporingen, og ingenting annet."),
    ),
    _a(
        "astrid", "D900903", "Astrid Fjeldmo", FYLKESKONTOR, (Rolle.ANALYTIKER,),
        tittel="Analytiker",
        beskrivelse=N_("Analytiker. Bestiller uttrekk og statistikk, og kan ikke åpne noen personer."),
    ),
    _a(
        "adam", "D900902", "Adam Bergsvik", FYLKESKONTOR, (Rolle.ADMINISTRATOR,),
        tittel="Administrator",
        beskrivelse=N_("Administrator. Setter opp kontor og tekster, og ser ingen personer."),
    ),
    _a(
        "solfrid", "D900904", "Solfrid Lunde", FYLKESKONTOR, (Rolle.ADMINISTRATOR,),
        tittel="Administrator",
        beskrivelse=N_("Administrator. Godkjenner meldinger som en annen vil sende til mange."),
    ),
)  # fmt: skip
BY_NOKKEL = {a.nokkel: a for a in ANSATTE}
STED = {k.nr: k.sted for k in KONTORER}
KOMMUNALE = {HAVNESUND: ("lena", "anders"), ELVMO: ("odd",), YTRE_SKJAER: ("runa",)}
FRAVAR = (("kjersti", "samir", -4, 11), ("trond", "jonas", 18, 33), ("mona", "yngve", -40, -30))
"""Absent, stand-in, from and to in days from today."""
