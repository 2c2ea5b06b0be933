"""Who is silent, and who has most need: each with its reasons. The same rules in Python: `policies`."""

from dap.felles.sprak import N_
from dap.portefolje.felt.aktivitet import BARE_BEHANDLING
from dap.portefolje.felt.dialog import SISTE_KONTAKT
from dap.portefolje.felt.typer import Felt, Kode, bits, finnes
from dap.portefolje.felt.ytelse import YTELSE_SLUTTER
from dap.portefolje.terskler import VEKTER
from dap.portefolje.values import Feltgruppe, Felttype

_G = Feltgruppe.BEHOV
_ALT = N_("Regnet ut av de andre feltene")

_KAN_VAERE_STILLE = (
    "NOT {manuell} AND NOT {reservert}"
    f" AND NOT ({BARE_BEHANDLING} AND {finnes('apne_til', 'd >= %(idag)s')})"
)
STILLE = (
    f"CASE WHEN {_KAN_VAERE_STILLE} THEN "
    + bits(
        "COALESCE({ulest} < %(ulest_for)s, false)",
        "COALESCE({venter_bruker} < %(ubesvart_for)s, false)",
        "{ser_stat} AND {akt_avtalt} <> 0 AND COALESCE({innlogget}, {startet}) < %(inne_for)s",
    )
    + " ELSE 0 END"
)
STILLEGRUNNER = (
    Kode("ULEST", N_("Har ikke lest en melding")),
    Kode("UBESVART", N_("Har ikke svart")),
    Kode("IKKE_INNE", N_("Har ikke logget inn")),
)
_VILKAR = {
    "SVARFRIST_UTE": "COALESCE({svarfrist} < %(naa)s, false)",
    "KRITISK": "{kritisk} IS NOT NULL",
    "STILLE": f"({STILLE}) <> 0",
    "VARSEL_SNART": "COALESCE({varsel_frist} <= %(varsel_til)s, false)",
    "UTEN_KONTAKT": f"COALESCE({SISTE_KONTAKT}, {{startet}}) < %(kontakt_for)s",
    "UTEN_VEDTAK": "{ser_stat} AND {innsatsgruppe} = 0",
    "YTELSE_SLUTTER": f"COALESCE({YTELSE_SLUTTER} <= %(ytelse_til)s, false)",
    "UTEN_AKTIVITET": "{akt_apne} = 0",
    "MOTE_ONSKET": "{mote_onsket} IS NOT NULL",
    "UTLOPT_AKTIVITET": finnes("akt_til", "d < %(idag)s"),
    "UENIGE": "{uenige} > 0",
    "NY": "{ny}",
    "KANDIDAT": "{kandidat_siden} IS NOT NULL",
    "FORSLAG": "{forslag_nav} > 0",
}
_ORD = {
    "SVARFRIST_UTE": N_("Svarfristen er ute"),
    "KRITISK": N_("Melding som er kritisk for ytelsen"),
    "STILLE": N_("Stille bruker"),
    "VARSEL_SNART": N_("Fristen i et varsel er nær eller ute"),
    "UTEN_KONTAKT": N_("Lenge siden siste kontakt"),
    "UTEN_VEDTAK": N_("Mangler vedtak etter § 14 a"),
    "YTELSE_SLUTTER": N_("Ytelsen slutter snart"),
    "UTEN_AKTIVITET": N_("Ingen aktivitet er planlagt eller i gang"),
    "MOTE_ONSKET": N_("Ber om et møte"),
    "UTLOPT_AKTIVITET": N_("Utløpt aktivitet"),
    "UENIGE": N_("Uenighet i planen"),
    "NY": N_("Ny for veilederen"),
    "KANDIDAT": N_("Kandidat for utmelding"),
    "FORSLAG": N_("Forslag venter på NAV"),
}
BEHOVSGRUNNER = tuple(Kode(k, _ORD[k]) for k in VEKTER)
BEHOV = "(" + " + ".join(
    f"CASE WHEN {_VILKAR[k]} THEN %(vekt_{k})s ELSE 0 END" for k in VEKTER
) + ")"  # fmt: skip

FELT: tuple[Felt, ...] = (
    Felt("stille", _G, Felttype.FLERKODE, N_("Stille"),
         N_("Digital bruker med en ulest melding, et ubesvart spørsmål eller avtalt aktivitet uten å ha"
            " logget inn, lenger enn grensene kontoret har. Ikke den som bare er i behandling."),
         _ALT, STILLE, STILLEGRUNNER, fasett=True, sort=False),
    Felt("behov", _G, Felttype.TALL, N_("Behov"),
         N_("Summen av poengene for hver grunn under. Kontoret bestemmer hva hver av dem teller."),
         _ALT, BEHOV),
    Felt("behovsgrunn", _G, Felttype.FLERKODE, N_("Grunner til behov"),
         N_("Hvorfor brukeren står der i rekkefølgen etter behov."), _ALT,
         bits(*(_VILKAR[k] for k in VEKTER)), BEHOVSGRUNNER, fasett=True, sort=False),
)  # fmt: skip
