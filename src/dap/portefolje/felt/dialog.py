"""The dialog, and contact in every channel."""

from dap.felles.sprak import N_
from dap.portefolje.felt.mellom import NAV_KONTAKT, SISTE_KONTAKT
from dap.portefolje.felt.typer import Felt, Kode, Krav
from dap.portefolje.values import Feltgruppe, Felttype

_G = Feltgruppe.DIALOG
_D = N_("Dialogen")

FELT: tuple[Felt, ...] = (
    Felt("venter_nav", _G, Felttype.TIDSPUNKT, N_("Venter på svar fra NAV"),
         N_("Da den eldste meldingen som NAV ikke har svart på, kom."), _D, "{venter_nav}"),
    Felt("venter_pa_nav", _G, Felttype.JA, N_("Venter på svar fra NAV"),
         N_("NAV har minst én melding å svare på."), _D, "{venter_nav} IS NOT NULL", fasett=True,
         kolonne=False, sort=False),
    Felt("svarfrist", _G, Felttype.TIDSPUNKT, N_("Svarfrist"),
         N_("Når NAV må ha svart, for den meldingen som haster mest."), _D, "{svarfrist}"),
    Felt(
        "svartid", _G, Felttype.KODE, N_("Tid igjen av svarfristen"),
        N_("For den meldingen som haster mest."), _D,
        "CASE WHEN {svarfrist} IS NULL THEN 0 WHEN {svarfrist} < %(naa)s THEN 1"
        " WHEN {svarfrist} < %(om_et_dogn)s THEN 2 ELSE 3 END",
        (
            Kode("UTE", N_("Fristen er ute")),
            Kode("UNDER_ETT_DOGN", N_("Under ett døgn")),
            Kode("MER", N_("Mer enn ett døgn")),
        ),
        fasett=True,
    ),
    Felt("kritisk", _G, Felttype.TIDSPUNKT, N_("Kritisk for ytelsen"),
         N_("Da den eldste ubesvarte meldingen om vedtak som løper ut eller opphold i utlandet kom."),
         _D, "{kritisk}"),
    Felt("venter_bruker", _G, Felttype.TIDSPUNKT, N_("Venter på svar fra brukeren"),
         N_("Den lengste ventetiden på et svar fra brukeren begynte da."), _D, "{venter_bruker}"),
    Felt("venter_pa_bruker", _G, Felttype.JA, N_("Venter på svar fra brukeren"),
         N_("NAV venter på svar i minst én samtale."), _D, "{venter_bruker} IS NOT NULL",
         fasett=True, kolonne=False, sort=False),
    Felt("ubesvarte", _G, Felttype.TALL, N_("Samtaler som venter på brukeren"),
         N_("Så mange samtaler venter på svar fra brukeren."), _D, "{ubesvarte}"),
    Felt("ulest", _G, Felttype.TIDSPUNKT, N_("Ulest melding fra NAV"),
         N_("Da den eldste meldingen som brukeren ikke har lest, ble sendt."), _D, "{ulest}"),
    Felt("melding_bruker", _G, Felttype.TIDSPUNKT, N_("Siste melding fra brukeren"),
         N_("I oppfølgingen som varer nå."), _D, "{melding_bruker}"),
    Felt("melding_nav", _G, Felttype.TIDSPUNKT, N_("Siste melding fra NAV"),
         N_("I oppfølgingen som varer nå."), _D, "{melding_nav}"),
    Felt("innlogget", _G, Felttype.TIDSPUNKT, N_("Sist innlogget"),
         N_("Da brukeren logget inn sist."), "DAP", "{innlogget}", krav=Krav.STAT),
    Felt("siste_kontakt", _G, Felttype.TIDSPUNKT, N_("Siste kontakt"),
         N_("Det siste av melding, møte og samtale, i oppfølgingen som varer nå."),
         N_("Dialogen, møtene og referatene"), SISTE_KONTAKT),
    Felt("nav_kontakt", _G, Felttype.TIDSPUNKT, N_("Siste kontakt fra NAV"),
         N_("Det siste av melding fra NAV, møte og samtale, i oppfølgingen som varer nå. Meldinger fra"
            " brukeren teller ikke."),
         N_("Dialogen, møtene og referatene"), NAV_KONTAKT),
)  # fmt: skip
