"""Meetings, advice to meet, and minutes."""

from dap.felles.sprak import N_
from dap.portefolje.felt.mellom import slutter_innen
from dap.portefolje.felt.typer import Felt, Kode, bits, finnes_mellom, neste
from dap.portefolje.values import Feltgruppe, Felttype

_G = Feltgruppe.MOTE
_M, _R = N_("Møtene"), N_("Referatene")

_I_DAG = "{mote_start} IS NOT NULL"
_DAGENS = (
    f"CASE WHEN {_I_DAG} THEN (SELECT {{hva}} FROM unnest({{{{mote_start}}}}, {{{{mote_slutt}}}})"
    " m(s, e) WHERE m.s >= %(idag_start)s AND m.s < %(imorgen_start)s ORDER BY m.s LIMIT 1) END"
)


def _dagens(hva: str) -> str:
    return _DAGENS.replace("{{", "{").replace("}}", "}").replace("{hva}", hva)


def _uten_avtale(vilkar: str) -> str:
    return f"({vilkar} AND NOT {{x_har_avtale}})"


def _ikke_hviler(nr: int, vilkar: str) -> str:
    """Advice that was put away rests for 30 days."""
    return f"({vilkar} AND NOT COALESCE({{rad{nr}_avvist}} > %(rad_hviler)s, false))"


RADGRUNNER = (
    Kode("BRUKER_BER", N_("Brukeren ber om et møte")),
    Kode("INGEN_FORSTE_30_DAGER", N_("Ikke hatt møte ennå")),
    Kode("UBESVARTE_MELDINGER", N_("Flere meldinger er ikke besvart")),
    Kode("INGEN_PA_6_MANEDER", N_("Ikke hatt møte på seks måneder")),
    Kode("UENIGE", N_("Dere er uenige om noe")),
    Kode("YTELSE_SLUTTER", N_("Ytelsen slutter snart")),
    Kode("NY_INNSATSGRUPPE", N_("Ny innsatsgruppe")),
)
"""In the order of `koder.RADGRUNNER`."""
MOTERAD = bits(
    _ikke_hviler(1, "{mote_onsket} IS NOT NULL"),
    _ikke_hviler(2, _uten_avtale("{startet} >= %(ar_for)s AND {x_siste_mote} IS NULL")),
    _ikke_hviler(3, _uten_avtale("{ubesvarte} >= %(rad_ubesvarte)s")),
    _ikke_hviler(
        4,
        _uten_avtale(
            "{startet} < %(ar_for)s AND COALESCE({x_siste_mote}, {startet}) < %(halvar_for)s"
        ),
    ),
    _ikke_hviler(5, _uten_avtale("{uenige} > 0")),
    _ikke_hviler(6, _uten_avtale(slutter_innen("%(rad_ytelse_til)s"))),
    _ikke_hviler(
        7,
        _uten_avtale(
            "COALESCE({ny_gruppe} >= %(rad_ny_gruppe)s, false)"
            " AND NOT COALESCE({x_siste_mote} >= {ny_gruppe}, false)"
        ),
    ),
)

FELT: tuple[Felt, ...] = (
    Felt("mote", _G, Felttype.TIDSPUNKT, N_("Neste møte"),
         N_("Det første avtalte møtet som ikke har begynt."), _M,
         neste("mote_start", "%(naa)s")),
    Felt("mote_i_dag", _G, Felttype.JA, N_("Møte i dag"),
         N_("Har et avtalt møte som starter i dag, norsk tid."), _M,
         finnes_mellom("mote_start", "%(idag_start)s", "%(imorgen_start)s"), fasett=True,
         kolonne=False, sort=False),
    Felt("klokkeslett", _G, Felttype.TIDSPUNKT, N_("Møtet i dag"),
         N_("Klokkeslettet for det første avtalte møtet i dag."), _M, _dagens("m.s"), filter=False),
    Felt("varighet", _G, Felttype.TALL, N_("Varighet på møtet i dag"),
         N_("Minutter, for det første avtalte møtet i dag."), _M,
         _dagens("(extract(epoch FROM m.e - m.s) / 60)::int"), filter=False),
    Felt("siste_mote", _G, Felttype.TIDSPUNKT, N_("Siste møte"),
         N_("Det siste møtet som er holdt, eller som har vært uten at noen har sagt hvordan det gikk."),
         _M, "{x_siste_mote}"),
    Felt("mote_onsket", _G, Felttype.TIDSPUNKT, N_("Brukeren ber om møte"),
         N_("Da ønsket som venter på NAV kom."), _M, "{mote_onsket}"),
    Felt("mote_forslag", _G, Felttype.TIDSPUNKT, N_("Møtetider venter på brukeren"),
         N_("Da møtet som brukeren skal svare på, ble laget."), _M, "{mote_forslag}"),
    Felt("moterad", _G, Felttype.FLERKODE, N_("Råd om møte"),
         N_("Grunnene til at NAV bør be om et møte nå. Råd som er lagt bort, hviler i 30 dager."),
         N_("Møtene, dialogen, vedtakene og ytelsene"), MOTERAD, RADGRUNNER, fasett=True, sort=False),
    Felt("udelt", _G, Felttype.DATO, N_("Referat som ikke er delt"),
         N_("Dagen for den eldste samtalen med referat som ikke er delt."), _R, "{udelt}"),
    Felt("udelt_for_sent", _G, Felttype.JA, N_("Udelte samtalereferat"),
         N_("Et referat er ikke delt fem arbeidsdager etter samtalen."), _R,
         "COALESCE({udelt} <= %(referatgrense)s, false)", fasett=True, kolonne=False, sort=False),
    Felt("samtale", _G, Felttype.DATO, N_("Siste samtale uten møte"),
         N_("Dagen for den siste samtalen som har referat, men ikke var et avtalt møte."), _R,
         "{samtale}"),
)  # fmt: skip
