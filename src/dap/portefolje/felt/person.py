"""Who the person is."""

from dap.felles.sprak import N_
from dap.portefolje import koder
from dap.portefolje.felt.typer import Felt, Kode, bits
from dap.portefolje.parametre import ALDERSGRENSER, MAKS_ALDER
from dap.portefolje.values import Feltgruppe, Felttype

_G = Feltgruppe.PERSON
_FR = "Folkeregisteret"
_TREDJE = tuple(zip((0, *ALDERSGRENSER), (*ALDERSGRENSER, 0), strict=True))


def _alder() -> tuple[Kode, ...]:
    return tuple(
        Kode(f"{fra}-{til - 1}" if til else f"{fra}+", f"{fra}–{til - 1}" if til else f"{fra}+")
        for fra, til in _TREDJE
    )


_ALDERSGRUPPE = (
    "CASE "
    + " ".join(f"WHEN {{fodt}} > %(alder_{g})s THEN {nr}" for nr, g in enumerate(ALDERSGRENSER, 1))
    + f" ELSE {len(ALDERSGRENSER) + 1} END"
)

FELT: tuple[Felt, ...] = (
    Felt(
        "navn", _G, Felttype.TEKST, N_("Navn"),
        N_("Etternavn og fornavn. Søk finner hvilken som helst del av navnet."), _FR,
        "{navn_sok}", orden="{navn_orden}",
    ),
    Felt(
        "fnr", _G, Felttype.TEKST, N_("Fødselsnummer"),
        N_("Vises i lista. Du søker etter fødselsnummer i søkefeltet, aldri i adressen."), _FR,
        "NULL::text", filter=False, sort=False,
    ),
    Felt(
        "alder", _G, Felttype.TALL, N_("Alder"), N_("Hele år i dag."), _FR,
        f"{MAKS_ALDER} - width_bucket({{fodt}} - 1, %(fylte)s)", orden="-({fodt} - date '2200-01-01')",
    ),
    Felt(
        "aldersgruppe", _G, Felttype.KODE, N_("Aldersgruppe"), N_("Alderen i dag, i grupper."), _FR,
        _ALDERSGRUPPE, _alder(), fasett=True, kolonne=False, sort=False,
    ),
    Felt(
        "fodt", _G, Felttype.DATO, N_("Fødselsdato"), N_("Dagen personen er født."), _FR, "{fodt}",
    ),
    Felt(
        "fodselsdag", _G, Felttype.KODE, N_("Fødselsdag i måneden"),
        N_("Dagen i måneden personen er født, fra 1 til 31."), _FR,
        "{fodt_dag}", tuple(Kode(str(d), str(d)) for d in range(1, 32)), fasett=True, kolonne=False,
        sort=False,
    ),
    Felt(
        "kjonn", _G, Felttype.KODE, N_("Kjønn"), N_("Slik fødselsnummeret sier det."), _FR,
        "{kjonn}", (Kode("K", N_("Kvinne")), Kode("M", N_("Mann"))), fasett=True,
    ),
    Felt(
        "bosted", _G, Felttype.KODE, N_("Bostedskommune"), N_("Kommunen personen bor i."), _FR,
        "{bokommune}", fasett=True,
    ),
    Felt(
        "statsborgerskap", _G, Felttype.FLERKODE, N_("Statsborgerskap"),
        N_("Landene personen er statsborger i."), _FR, "{statsborgerskap}", fasett=True, sort=False,
    ),
    Felt(
        "registerstatus", _G, Felttype.KODE, N_("Status i Folkeregisteret"),
        N_("Om personen er bosatt, død, har D-nummer og så videre."), _FR, "{registerstatus}",
        (
            Kode("BOSATT", N_("Bosatt")), Kode("IKKE_BOSATT", N_("Ikke bosatt")),
            Kode("DNUMMER", N_("D-nummer")), Kode("DOD", N_("Død")),
            Kode("FORSVUNNET", N_("Forsvunnet")), Kode("OPPHORT", N_("Opphørt")),
            Kode("UKJENT", N_("Ukjent")),
        ),
        fasett=True,
    ),
    Felt(
        "gradering", _G, Felttype.KODE, N_("Adressebeskyttelse"),
        N_("Bare den som har egen rett, ser beskyttede personer i det hele tatt."), _FR,
        "{gradering}",
        (
            Kode("UGRADERT", N_("Ingen")), Kode("FORTROLIG", N_("Fortrolig")),
            Kode("STRENGT_FORTROLIG", N_("Strengt fortrolig")),
            Kode("STRENGT_FORTROLIG_UTLAND", N_("Strengt fortrolig utland")),
        ),
        fasett=True,
    ),
    Felt(
        "skjermet", _G, Felttype.JA, N_("Skjermet"),
        N_("Bare den som har egen rett, ser skjermede personer i det hele tatt."), "NAV",
        "{skjermet}", fasett=True,
    ),
    Felt(
        "tolk", _G, Felttype.FLERKODE, N_("Tolkebehov"),
        N_("Om personen trenger tolk, og hvordan."), N_("Personen og veilederen"),
        bits("{tolkesprak} <> ''", "{tegnsprak}", "{telefontolk}"),
        (
            Kode("TALESPRAK", N_("Talespråktolk")), Kode("TEGNSPRAK", N_("Tegnspråktolk")),
            Kode("TELEFON", N_("Tolk på telefon går bra")),
        ),
        fasett=True, sort=False,
    ),
    Felt(
        "tolkesprak", _G, Felttype.KODE, N_("Tolkespråk"), N_("Språket det trengs tolk i."),
        N_("Personen og veilederen"), "{tolkesprak}", fasett=True,
    ),
    Felt(
        "lesebehov", _G, Felttype.FLERKODE, N_("Lesebehov"),
        N_("Hvordan personen trenger å få det som er skrevet."), N_("Personen og veilederen"),
        "{lesebehov}",
        tuple(
            Kode(k, e)
            for k, e in zip(
                koder.LESEBEHOV,
                (N_("Stor skrift"), N_("Opplesing"), N_("Enkelt språk"), N_("Brev")),
                strict=True,
            )
        ),
        fasett=True, sort=False,
    ),
    Felt(
        "hjelp", _G, Felttype.JA, N_("Har noen som hjelper"),
        N_("Noen hjelper personen her, eller har gjort det."), "DAP", "{har_hjelp}", fasett=True,
    ),
)  # fmt: skip
