"""The follow-up: since when, by whom, and how."""

from dap.felles.sprak import N_
from dap.portefolje.felt.typer import Felt, Kode
from dap.portefolje.values import Feltgruppe, Felttype

_G = Feltgruppe.OPPFOLGING
_D = "DAP"
UFORDELT = (
    '({veileder} IS NULL OR ({kontor}, {veileder}) NOT IN (SELECT t.kontor_id COLLATE "C",'
    " t.ansatt_id FROM kontor_kontortilhorighet t WHERE t.kontor_id = ANY(%(kontorene)s)"
    " AND t.fra <= %(idag)s"
    " AND (t.til IS NULL OR t.til > %(idag)s)))"
)

FELT: tuple[Felt, ...] = (
    Felt(
        "veileder", _G, Felttype.KODE, N_("Veileder"),
        N_("Den som har ansvaret. INGEN er den som ikke er fordelt."), _D,
        "{veileder}", fasett=True, er_id=True, orden="NULLIF({veileder_orden}, '')",
    ),
    Felt(
        "ufordelt", _G, Felttype.JA, N_("Ufordelt"),
        N_("Har ingen veileder, eller en som ikke hører til kontoret lenger."), _D, UFORDELT,
        fasett=True, kolonne=False, sort=False,
    ),
    Felt(
        "kontor", _G, Felttype.KODE, N_("Kontor"), N_("Kontoret som følger opp."), _D, "{kontor}",
        filter=False,
    ),
    Felt(
        "ny", _G, Felttype.JA, N_("Ny for veilederen"),
        N_("Veilederen har ikke sett planen siden personen ble fordelt."), _D, "{ny}", fasett=True,
    ),
    Felt("tildelt", _G, Felttype.TIDSPUNKT, N_("Fordelt til veilederen"),
         N_("Da veilederen fikk ansvaret."), _D, "{tildelt}"),
    Felt("startet", _G, Felttype.TIDSPUNKT, N_("Oppfølgingen startet"),
         N_("Da perioden som varer nå, startet."), _D, "{startet}"),
    Felt(
        "maneder", _G, Felttype.TALL, N_("Måneder i oppfølging"),
        N_("Hele måneder siden oppfølgingen startet."), _D,
        "(extract(year FROM age(%(idag)s::date, ({startet} AT TIME ZONE 'Europe/Oslo')::date)) * 12"
        " + extract(month FROM age(%(idag)s::date, ({startet} AT TIME ZONE 'Europe/Oslo')::date)))"
        "::int",
        orden="-extract(epoch FROM {startet})",
    ),
    Felt(
        "startarsak", _G, Felttype.KODE, N_("Hvorfor oppfølgingen startet"),
        N_("Det som førte til at perioden startet."), _D, "{startarsak}",
        (
            Kode("ARBEIDSSOKER_REGISTRERING", N_("Registrerte seg som arbeidssøker")),
            Kode("MANUELL_REGISTRERING_VEILEDER", N_("En veileder startet den")),
            Kode("MANUELL_REGISTRERING_BRUKER", N_("Brukeren ba om det")),
            Kode("SYKMELDT", N_("Sykmeldt")),
        ),
        fasett=True,
    ),
    Felt(
        "formidling", _G, Felttype.KODE, N_("Arbeidssøkerstatus"),
        N_("Arbeidssøker, ikke arbeidssøker, eller inaktiv og på vei ut av oppfølgingen."), _D,
        "CASE WHEN {inaktiv_siden} IS NOT NULL THEN 3 WHEN {arbeidssoker_siden} IS NOT NULL THEN 1"
        " ELSE 2 END",
        (
            Kode("ARBEIDSSOKER", N_("Arbeidssøker")),
            Kode("IKKE_ARBEIDSSOKER", N_("Ikke arbeidssøker")),
            Kode("INAKTIV", N_("Inaktiv")),
        ),
        fasett=True,
    ),
    Felt("arbeidssoker_siden", _G, Felttype.TIDSPUNKT, N_("Arbeidssøker siden"),
         N_("Da personen ble registrert som arbeidssøker."), _D, "{arbeidssoker_siden}"),
    Felt("inaktiv_siden", _G, Felttype.TIDSPUNKT, N_("Inaktiv siden"),
         N_("Da personen ble inaktiv. Etter 28 dager avsluttes oppfølgingen."), _D,
         "{inaktiv_siden}"),
    Felt("kandidat", _G, Felttype.JA, N_("Kandidat for utmelding"),
         N_("Noen må ta stilling til om det fortsatt er grunn til oppfølging."), _D,
         "{kandidat_siden} IS NOT NULL", fasett=True),
    Felt("kandidat_siden", _G, Felttype.TIDSPUNKT, N_("Kandidat for utmelding siden"),
         N_("Da registreringen som arbeidssøker tok slutt."), _D, "{kandidat_siden}"),
    Felt("kvp", _G, Felttype.JA, N_("I kvalifiseringsprogrammet"),
         N_("Deltar i kvalifiseringsprogrammet nå."), _D, "{kvp_siden} IS NOT NULL", fasett=True),
    Felt("kvp_siden", _G, Felttype.TIDSPUNKT, N_("I kvalifiseringsprogrammet siden"),
         N_("Da programmet startet."), _D, "{kvp_siden}"),
    Felt(
        "kontaktform", _G, Felttype.KODE, N_("Digital eller manuell"),
        N_("Manuell oppfølging, reservert mot digital kontakt, uten digital adresse, eller digital."),
        "DAP, KRR",
        "CASE WHEN {manuell} THEN 1 WHEN {reservert} THEN 2 WHEN NOT {kan_varsles} THEN 3 ELSE 4 END",
        (
            Kode("MANUELL", N_("Manuell oppfølging")),
            Kode("RESERVERT", N_("Reservert mot digital kontakt")),
            Kode("UTEN_ADRESSE", N_("Kan ikke varsles digitalt")),
            Kode("DIGITAL", N_("Digital")),
        ),
        fasett=True,
    ),
    Felt("manuell_siden", _G, Felttype.TIDSPUNKT, N_("Manuell oppfølging siden"),
         N_("Da oppfølgingen ble manuell."), _D, "{manuell_siden}"),
)  # fmt: skip
