"""Who is silent, and who has most need: each with its reasons. The same rules in Python: `policies`."""

from dap.felles.sprak import N_
from dap.portefolje.felt.mellom import SISTE_KONTAKT, slutter_innen
from dap.portefolje.felt.typer import Felt, Kode, bits, finnes
from dap.portefolje.terskler import VEKTER
from dap.portefolje.values import Feltgruppe, Felttype

_G = Feltgruppe.BEHOV
_ALT = N_("Regnet ut av de andre feltene")

STILLEGRUNNER = (
    Kode("ULEST", N_("Har ikke lest en melding")),
    Kode("UBESVART", N_("Har ikke svart")),
    Kode("IKKE_INNE", N_("Har ikke logget inn")),
)
_VILKAR = {
    "SVARFRIST_UTE": "COALESCE({svarfrist} < %(naa)s, false)",
    "KRITISK": "{kritisk} IS NOT NULL",
    "STILLE": "{x_stille} <> 0",
    "VARSEL_SNART": "COALESCE({varsel_frist} <= %(varsel_til)s, false)",
    "UTEN_KONTAKT": f"COALESCE({SISTE_KONTAKT}, {{startet}}) < %(kontakt_for)s",
    "UTEN_VEDTAK": "{ser_stat} AND {innsatsgruppe} = 0",
    "YTELSE_SLUTTER": slutter_innen("%(ytelse_til)s"),
    "UTEN_AKTIVITET": "{akt_apne} = 0",
    "MOTE_ONSKET": "{mote_onsket} IS NOT NULL",
    "UTLOPT_AKTIVITET": finnes("akt_til", "< %(idag)s"),
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
_RASKEST = sorted(VEKTER, key=lambda k: ("{x_" in _VILKAR[k], len(_VILKAR[k])))
"""The simplest first: one is enough to have need at all."""
BEHOV = "(" + " + ".join(
    f"CASE WHEN {_VILKAR[k]} THEN %(vekt_{k})s ELSE 0 END" for k in VEKTER
) + ")"  # fmt: skip
_GRUNNER = tuple(_VILKAR[k] for k in VEKTER)
_MINST_EN = "(" + " OR ".join(f"(%(vekt_{k})s > 0 AND {_VILKAR[k]})" for k in _RASKEST) + ")"

FELT: tuple[Felt, ...] = (
    Felt("stille", _G, Felttype.FLERKODE, N_("Stille"),
         N_("Digital bruker med en ulest melding, et ubesvart spørsmål eller avtalt aktivitet uten å ha"
            " logget inn, lenger enn grensene kontoret har. Ikke den som bare er i behandling."),
         _ALT, "{x_stille}", STILLEGRUNNER, fasett=True, sort=False),
    Felt("behov", _G, Felttype.TALL, N_("Behov"),
         N_("Summen av poengene for hver grunn under. Kontoret bestemmer hva hver av dem teller."),
         _ALT, BEHOV, minst_en=_MINST_EN),
    Felt("behovsgrunn", _G, Felttype.FLERKODE, N_("Grunner til behov"),
         N_("Hvorfor brukeren står der i rekkefølgen etter behov."), _ALT,
         bits(*_GRUNNER), BEHOVSGRUNNER, fasett=True, sort=False, biter=_GRUNNER),
)  # fmt: skip
