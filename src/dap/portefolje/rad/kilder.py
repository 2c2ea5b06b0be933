"""Where every column of the row comes from: SQL over the tables of the packages below.

The overview is a read model (docs/adr/0050): it reads tables and not doors, here and nowhere else.
`{om}` stands for the people that rows are made for. A source gives at most one row a person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dap.felles.rom import Rom
from dap.portefolje import koder
from dap.portefolje.kolonner import ENDELSE
from dap.portefolje.navn import foldet_sql, ordensnokkel_sql

APEN = "JOIN oppfolging_oppfolgingsperiode o ON o.id = {t}.periode_id AND o.slutt IS NULL"
ALLE, NOEN = "TRUE", "{t}.{kol} = ANY(%(ider)s)"


@dataclass(frozen=True)
class Kilde:
    """A part of the row: `kolonner` says what each physical column is, over the alias `navn`."""

    navn: str
    sql: str
    kolonner: Mapping[str, str]


def nummer(uttrykk: str, liste: tuple[str, ...]) -> str:
    """A code as its number in the list; 0 for one that is not there."""
    valg = " ".join(f"WHEN '{kode}' THEN {nr}" for nr, kode in enumerate(liste, 1))
    return f"CASE {uttrykk} {valg} ELSE 0 END"


def bit(uttrykk: str, liste: tuple[str, ...]) -> str:
    """A code as its bit in the set."""
    valg = " ".join(f"WHEN '{kode}' THEN {1 << nr}" for nr, kode in enumerate(liste))
    return f"CASE {uttrykk} {valg} ELSE 0 END"


def _rom(uttrykk: Mapping[str, tuple[str, str]], t: str) -> Iterator[tuple[str, str]]:
    """Each aggregate once for each room: (function with {}, condition)."""
    for navn, (aggregat, vilkar) in uttrykk.items():
        for rom in (Rom.STAT, Rom.KOMMUNE):
            om = f"{t}.rom = '{rom}'" + (f" AND {vilkar}" if vilkar else "")
            yield navn + ENDELSE[rom], f"{aggregat} FILTER (WHERE {om})"


def _romkilde(
    navn: str,
    fra: str,
    t: str,
    person: str,
    uttrykk: Mapping[str, tuple[str, str]],
    vilkar: str = "",
) -> Kilde:
    """A source of what lies in a room: one pass, both rooms apart."""
    deler = dict(_rom(uttrykk, t))
    valg = ", ".join(f"{u} AS {n}" for n, u in deler.items())
    om = f"{{om:{person}}}" + (f" AND {vilkar}" if vilkar else "")
    sql = f"SELECT {person} AS person_id, {valg} FROM {fra} WHERE {om} GROUP BY 1"
    return Kilde(navn, sql, {n: f"{navn}.{n}" for n in deler})


_MANUELL = Kilde(
    "manuell",
    "SELECT DISTINCT ON (m.person_id) m.person_id, m.manuell, m.fra FROM oppfolging_manuellstatus m"
    " WHERE {om:m.person_id} ORDER BY m.person_id, m.fra DESC, m.id DESC",
    {
        "manuell": "manuell.manuell",
        "manuell_siden": "CASE WHEN manuell.manuell THEN manuell.fra END",
    },
)


def _apen(navn: str, tabell: str, kolonne: str) -> Kilde:
    sql = f"SELECT x.person_id, x.fra FROM {tabell} x WHERE {{om:x.person_id}} AND x.til IS NULL"
    return Kilde(navn, sql, {kolonne: f"{navn}.fra"})


_FORRIGE = (
    "(SELECT f.innsatsgruppe FROM vedtak_vedtak f WHERE f.person_id = v.person_id"
    " AND f.rom = 'STAT' AND (f.fattet, f.id) < (v.fattet, v.id)"
    " ORDER BY f.fattet DESC, f.id DESC LIMIT 1)"
)
_VEDTAK = Kilde(
    "vedtak",
    "SELECT v.person_id, v.innsatsgruppe, v.hovedmal, v.fattet,"
    f" CASE WHEN {_FORRIGE} <> v.innsatsgruppe THEN v.fattet END AS ny"
    f" FROM vedtak_vedtak v {APEN.format(t='v')}"
    " WHERE {om:v.person_id} AND v.historisk_fra IS NULL AND v.rom = 'STAT'",
    {
        "innsatsgruppe_s": nummer("vedtak.innsatsgruppe", koder.INNSATSGRUPPER),
        "hovedmal_s": nummer("vedtak.hovedmal", koder.HOVEDMAL),
        "vedtatt_s": "vedtak.fattet",
        "ny_gruppe_s": "vedtak.ny",
    },
)
_UTKAST = Kilde(
    "utkast",
    "SELECT u.person_id, u.beslutterstatus, u.endret, u.ansvarlig_id FROM vedtak_utkast u"
    " WHERE {om:u.person_id} AND u.status = 'APENT' AND u.rom = 'STAT'",
    {
        "utkast_s": "CASE WHEN utkast.person_id IS NULL THEN 0 ELSE "
        + nummer("COALESCE(NULLIF(utkast.beslutterstatus, ''), 'UTKAST')", koder.UTKAST)
        + " END",
        "utkast_endret_s": "utkast.endret",
        "utkast_ansvarlig_s": "utkast.ansvarlig_id",
    },
)
_VARSEL = Kilde(
    "varsel",
    "SELECT e.person_id, e.frist FROM eskalering_eskalering e"
    " WHERE {om:e.person_id} AND e.status = 'AKTIV'",
    {"varsel_frist_s": "varsel.frist"},
)
_INNLOGGET = Kilde(
    "inne",
    "SELECT h.person_id, max(h.tid) AS tid FROM hendelse_hendelse h"
    " WHERE {om:h.person_id} AND h.type = 'PALOGGET' GROUP BY 1",
    {"innlogget_s": "inne.tid"},
)

_Y_TYPE = nummer("y.type", koder.YTELSER)


def _plass(felt: str, nr: int) -> str:
    return f"max(n.{felt}) FILTER (WHERE n.nr = {nr})"


# The two that end last have columns. All are kept in arrays for who has had more, which are read only
# as long as one of the others runs: until `y_flere`.
_YTELSE = Kilde(
    "ytelse",
    "SELECT n.person_id, "
    + ", ".join(
        f"{_plass(felt, nr)} AS y{nr}_{felt}"
        for nr in (1, 2)
        for felt in ("type", "fra", "til", "maks")
    )
    + ", "
    + ", ".join(
        f"CASE WHEN count(*) > 2 THEN array_agg(n.{felt} ORDER BY n.nr) END AS yx_{felt}"
        for felt in ("type", "fra", "til", "maks")
    )
    + ", max(COALESCE(n.til, '9999-12-31')) FILTER (WHERE n.nr > 2) AS y_flere"
    + f" FROM (SELECT y.person_id, ({_Y_TYPE})::smallint AS type, y.fra, y.til,"
    " y.maksdato AS maks, row_number() OVER (PARTITION BY y.person_id"
    " ORDER BY y.til DESC NULLS FIRST, y.fra DESC, y.id DESC) AS nr"
    " FROM ytelse_ytelse y WHERE {om:y.person_id} AND y.borte IS NULL) n GROUP BY 1",
    {"y_flere_s": "ytelse.y_flere"}
    | {
        f"{plass}_{felt}_s": (
            f"COALESCE(ytelse.{plass}_{felt}, 0)"
            if felt == "type" and plass != "yx"
            else f"ytelse.{plass}_{felt}"
        )
        for plass in ("y1", "y2", "yx")
        for felt in ("type", "fra", "til", "maks")
    },
)

_AV_NAV = "m.trad_id = t.id AND m.avsender_type <> 'BRUKER'"
_LEST = (
    "(SELECT max(l.til_nr) FROM dialog_lest l WHERE l.trad_id = t.id"
    " AND l.leser_id = t.person_id AND l.side = 'BRUKER')"
)


def _melding(vilkar: str, orden: str) -> str:
    """When one message of the thread was sent: found by its number, however many there are."""
    return f"(SELECT m.sendt FROM dialog_melding m WHERE {vilkar} ORDER BY m.nr {orden} LIMIT 1)"


_TRAD = _romkilde(
    "trad",
    f"dialog_trad t {APEN.format(t='t')} CROSS JOIN LATERAL (SELECT"
    f" {_melding(f'{_AV_NAV} AND m.nr > COALESCE({_LEST}, 0)', 'ASC')} AS ulest,"
    f" {_melding(_AV_NAV.replace('<>', '='), 'DESC')} AS fra_bruker,"
    f" {_melding(_AV_NAV, 'DESC')} AS fra_nav) s",
    "t",
    "t.person_id",
    {
        "venter_nav": ("min(t.venter_paa_nav_siden)", ""),
        "svarfrist": ("min(t.svarfrist)", ""),
        "kritisk": (
            "min(t.venter_paa_nav_siden)",
            "t.tema IN ('VEDTAK_LOPER_UT', 'OPPHOLD_UTLAND')",
        ),
        "venter_bruker": ("min(t.venter_paa_bruker_siden)", ""),
        "ubesvarte": ("count(t.venter_paa_bruker_siden)", ""),
        "ulest": ("min(s.ulest)", ""),
        "melding_bruker": ("max(s.fra_bruker)", ""),
        "melding_nav": ("max(s.fra_nav)", ""),
    },
)

_BIT = bit("a.type", koder.AKTIVITETSTYPER)
_GAR = "a.status IN ('PLANLAGT', 'GJENNOMFORES')"
_AV_BRUKER = "a.endret_av_type = 'BRUKER'"


def _endringsbit(status: str, prefiks: str) -> str:
    liste = tuple(f"{prefiks}_{t}" for t in koder.AKTIVITETSTYPER)
    forste = koder.ENDRINGER.index(liste[0])
    return f"CASE WHEN {status} THEN ({_BIT}) << {forste} ELSE 0 END"


_ENDRINGSBITS = " | ".join(
    (
        _endringsbit("a.opprettet_av_type = 'BRUKER'", "NY"),
        _endringsbit(f"a.status = 'FULLFORT' AND {_AV_BRUKER}", "FULLFORT"),
        _endringsbit(f"a.status = 'AVBRUTT' AND {_AV_BRUKER}", "AVBRUTT"),
    )
)
_SORTERTE_DAGER = "array_agg({0} ORDER BY {0})"
_AKTIVITET = _romkilde(
    "akt",
    f"aktivitet_aktivitet a {APEN.format(t='a')}",
    "a",
    "a.person_id",
    {
        "akt_avtalt": (f"bit_or({_BIT})", f"{_GAR} AND a.avtalt"),
        "akt_apne": (f"bit_or({_BIT})", _GAR),
        "akt_endringer": (f"bit_or({_ENDRINGSBITS})", ""),
        "akt_endring": (
            f"max(CASE WHEN {_AV_BRUKER} THEN a.endret ELSE a.opprettet END)",
            f"({_AV_BRUKER} OR a.opprettet_av_type = 'BRUKER')",
        ),
        "forslag_nav": ("count(*)", "a.status = 'BRUKER_ER_INTERESSERT' AND a.venter_paa = 'NAV'"),
        "forslag_bruker": (
            "count(*)",
            "a.status = 'BRUKER_ER_INTERESSERT' AND a.venter_paa = 'BRUKER'",
        ),
        "akt_til": (
            _SORTERTE_DAGER.format("a.til_dato"),
            f"{_GAR} AND a.avtalt AND a.til_dato IS NOT NULL",
        ),
        "akt_fra": (
            _SORTERTE_DAGER.format("a.fra_dato"),
            f"{_GAR} AND a.avtalt AND a.fra_dato IS NOT NULL",
        ),
        "apne_til": (
            _SORTERTE_DAGER.format("a.til_dato"),
            f"{_GAR} AND a.til_dato IS NOT NULL",
        ),
        **{
            f"til_{t.lower()}": (
                _SORTERTE_DAGER.format("a.til_dato"),
                f"{_GAR} AND a.avtalt AND a.type = '{t}' AND a.til_dato IS NOT NULL",
            )
            for t in koder.AKTIVITETSTYPER
        },
    },
)
_MAL = _romkilde(
    "malet",
    "mal_mal g LEFT JOIN oppfolging_oppfolgingsperiode o ON o.id = g.periode_id",
    "g",
    "g.person_id",
    {
        "mal": ("count(*)", "g.status = 'AKTIV'"),
        "mal_endring": ("max(g.endret)", "g.endret_av_type = 'BRUKER'"),
    },
    "o.slutt IS NULL",
)
_MOTE = _romkilde(
    "mote",
    f"mote_mote m {APEN.format(t='m')}",
    "m",
    "m.person_id",
    {
        "mote_start": ("array_agg(m.start ORDER BY m.start, m.id)", "m.status = 'AVTALT'"),
        "mote_slutt": (
            "array_agg(m.start + m.varighet * interval '1 minute' ORDER BY m.start, m.id)",
            "m.status = 'AVTALT'",
        ),
        "mote_holdt": ("max(m.start)", "m.status = 'GJENNOMFORT'"),
        "mote_onsket": ("min(m.opprettet)", "m.status = 'ONSKET' AND m.venter_paa = 'NAV'"),
        "mote_forslag": ("min(m.opprettet)", "m.venter_paa = 'BRUKER'"),
    },
)
_REFERAT = _romkilde(
    "ref",
    f"referat_referat f {APEN.format(t='f')}",
    "f",
    "f.person_id",
    {
        "udelt": ("min(f.dag)", "f.delt_nr = 0 AND f.skriver = 'NAV'"),
        "samtale": ("max(f.dag)", "f.mote_id IS NULL"),
    },
)
_FORSTAELSE = _romkilde(
    "enig",
    "forstaelse_forstaelse f LEFT JOIN oppfolging_oppfolgingsperiode o ON o.id = f.periode_id",
    "f",
    "f.person_id",
    {
        "uenige": ("count(*)", "f.tilstand = 'UENIGE'"),
        "enige_venter_nav": ("count(*)", "f.tilstand = 'VENTER_PA_NAV'"),
        "enige_venter_bruker": ("count(*)", "f.tilstand = 'VENTER_PA_BRUKER'"),
    },
    "f.gjelder AND o.slutt IS NULL",
)


def _svar(kode: str, liste: tuple[str, ...]) -> tuple[str, str]:
    return f"max({nummer('s.svar_kode', liste)})", f"s.kode = '{kode}'"


_REGISTRERING = _romkilde(
    "reg",
    f"registrering_registrering g {APEN.format(t='g')}"
    " LEFT JOIN registrering_svar s ON s.registrering_id = g.id",
    "g",
    "g.person_id",
    {
        "registrert": ("max(g.tid)", ""),
        "situasjon": _svar("dinSituasjon", koder.SITUASJONER),
        "utdanning": _svar("utdanning", koder.UTDANNINGER),
        "utdanning_bestatt": _svar("utdanningBestatt", koder.JA_NEI),
        "utdanning_godkjent": _svar("utdanningGodkjent", koder.JA_NEI_VET_IKKE),
    },
)
_PROFIL = _romkilde(
    "profil",
    f"registrering_registrering g {APEN.format(t='g')}"
    " JOIN registrering_profilering p ON p.registrering_id = g.id"
    " LEFT JOIN LATERAL (SELECT v.gruppe FROM registrering_profilvurdering v"
    " WHERE v.profilering_id = p.id ORDER BY v.nr DESC LIMIT 1) v ON TRUE",
    "g",
    "g.person_id",
    {"profil": (f"max({nummer('COALESCE(v.gruppe, p.gruppe)', koder.PROFILER)})", "")},
)
_HUSKELAPP = _romkilde(
    "lapp",
    "oppfolging_huskelapp l",
    "l",
    "l.person_id",
    {"huskelapp": ("max(l.endret)", ""), "huskelapp_frist": ("max(l.frist)", "")},
    "l.aktiv",
)
_KATEGORI = _romkilde(
    "kat",
    "oppfolging_fargekategori k",
    "k",
    "k.person_id",
    {"kategori": (f"max({nummer('k.verdi', koder.KATEGORIER)})", "")},
)
_RAD = _romkilde(
    "radet",
    "mote_radsvar a",
    "a",
    "a.person_id",
    {
        f"rad{nr}_avvist": ("max(a.tid)", f"a.grunn = '{grunn}'")
        for nr, grunn in enumerate(koder.RADGRUNNER, 1)
    },
)

GRUNN_SQL: Final = (
    "oppfolging_oppfolgingsperiode p"
    " JOIN person_person q ON q.id = p.person_id"
    " LEFT JOIN kontor_personkontor pk ON pk.person_id = p.person_id AND pk.til IS NULL"
    " LEFT JOIN oppfolging_veiledertildeling v ON v.person_id = p.person_id AND v.til IS NULL"
    " LEFT JOIN kontor_ansatt va ON va.id = v.ansatt_id"
    " LEFT JOIN hendelse_sett ps ON ps.leser_id = v.ansatt_id AND ps.objekt_type = 'PLAN'"
    " AND ps.objekt_id = p.person_id"
)
GRUNN: Final[Mapping[str, str]] = {
    "kontor": "COALESCE(pk.kontor_id, '')",
    "navn_orden": ordensnokkel_sql("q.etternavn", "q.fornavn"),
    "navn_sok": foldet_sql("q.fornavn || ' ' || q.etternavn"),
    "veileder": "v.ansatt_id",
    "veileder_orden": f"COALESCE({ordensnokkel_sql('va.navn')}, '')",
    "bokommune": "q.bokommune",
    "tolkesprak": "q.tolkesprak",
    "fodt": "q.fodt",
    "fodt_dag": "extract(day FROM q.fodt)",
    "kjonn": "1 + (substr(q.fnr, 9, 1)::int & 1)",
    "gradering": nummer("q.gradering", koder.GRADERINGER),
    "registerstatus": nummer("q.folkeregisterstatus", koder.REGISTERSTATUSER),
    "startarsak": nummer("p.startarsak", koder.STARTARSAKER),
    "lesebehov": " + ".join(
        f"CASE WHEN '{b}' = ANY(q.lesebehov) THEN {koder.bit(koder.LESEBEHOV, b)} ELSE 0 END"
        for b in koder.LESEBEHOV
    ),
    "statsborgerskap": "NULLIF(q.statsborgerskap::text[], '{{}}')",
    "skjermet": "q.skjermet",
    "tegnsprak": "q.tegnsprak",
    "telefontolk": "q.telefontolk",
    "reservert": "q.reservert_krr",
    "kan_varsles": "q.kan_varsles",
    "har_hjelp": "q.har_hjelp",
    "ny": "v.id IS NOT NULL AND v.sett IS NULL",
    "startet": "p.start",
    "tildelt": "v.fra",
    "plan_sett": "ps.tid",
}
KILDER: Final[tuple[Kilde, ...]] = (
    _MANUELL,
    _apen("arb", "oppfolging_arbeidssokerperiode", "arbeidssoker_siden"),
    _apen("inaktiv", "oppfolging_inaktivering", "inaktiv_siden"),
    _apen("kandidat", "oppfolging_utmeldingskandidat", "kandidat_siden"),
    _apen("kvp", "oppfolging_kvpperiode", "kvp_siden"),
    _VEDTAK,
    _UTKAST,
    _VARSEL,
    _INNLOGGET,
    _YTELSE,
    _TRAD,
    _AKTIVITET,
    _MAL,
    _MOTE,
    _REFERAT,
    _FORSTAELSE,
    _REGISTRERING,
    _PROFIL,
    _HUSKELAPP,
    _KATEGORI,
    _RAD,
)
SAMMENSATT: Final[Mapping[str, str]] = {
    **{
        f"endringer{e}": f"COALESCE(akt.akt_endringer{e}, 0)"
        f" | CASE WHEN malet.mal_endring{e} IS NULL THEN 0 ELSE 1 END"
        for e in ENDELSE.values()
    },
    **{
        f"endring{e}": f"GREATEST(akt.akt_endring{e}, malet.mal_endring{e})"
        for e in ENDELSE.values()
    },
}
"""What takes more than one source."""
