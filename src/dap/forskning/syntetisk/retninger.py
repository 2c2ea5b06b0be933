"""G.5, and an order from G.2: what the report says in words, asked of a run's results."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dap.felles.sprak import N_

Blokker = Mapping[str, Any]
_ALDER = ("<25", "25-29", "30-49", "50-59", "60+")
_UTDANNING = ("GRUNNSKOLE", "VIDEREGAENDE", "HOYERE_INNTIL_4", "HOYERE_OVER_4")
_STD, _SPES, _VARIG = "STANDARD_SITUASJON", "SPESIELT_TILPASSET", "VARIG_TILPASSET"
_PSYK, _HJERTE = "PSYKISKE_LIDELSER", "HJERTE_KAR"
_MAANEDER = [f"{2019 + (7 + i) // 12}-{(7 + i) % 12 + 1:02d}" for i in range(12)]


@dataclass(frozen=True, slots=True)
class Retning:
    nr: int
    hva: str
    holder: bool | None
    """None: the run lacks a number that the question needs."""


def retninger(blokker: Blokker) -> list[Retning]:
    return [Retning(nr, hva, _svar(sporsmaal, blokker)) for nr, hva, sporsmaal in _ALLE]


def _svar(sporsmaal: Callable[[Blokker], object], blokker: Blokker) -> bool | None:
    try:
        return bool(sporsmaal(blokker))
    except (KeyError, TypeError, ZeroDivisionError):
        return None


def _rekke(b: Blokker, blokk: str, nokler: Sequence[str], maal: str) -> list[float]:
    return [float(b[blokk][n][maal]) for n in nokler]


def _faller(rekke: Sequence[float], slark: float = 0.0) -> bool:
    return all(b < a * (1 + slark) for a, b in pairwise(rekke))


def _stiger(rekke: Sequence[float], slark: float = 0.0) -> bool:
    return _faller(rekke[::-1], slark)


def _flat(rekke: Sequence[float], andel: float) -> bool:
    return max(rekke) - min(rekke) <= andel * sum(rekke) / len(rekke)


def _yngre(b: Blokker) -> object:
    k = b["kap_8_2"]
    return k["koronaledige"]["gjennomsnittsalder"] < k["ordinaere"]["gjennomsnittsalder"]


def _faerrest(b: Blokker) -> object:
    ordinaere = b["fig_9_1_ordinaere"]
    return set(sorted(_MAANEDER, key=lambda m: ordinaere[m])[:2]) == {"2019-12", "2020-07"}


def _kjonn_dialog(b: Blokker) -> object:
    f = b["fig_9_5"]
    nav: bool = f["M"]["n_dialog_nav"] > f["K"]["n_dialog_nav"]
    return nav and bool(f["K"]["n_dialog_bruker"] > f["M"]["n_dialog_bruker"])


def _alder_dialog(b: Blokker) -> object:
    bruker = _rekke(b, "fig_9_6", _ALDER, "n_dialog_bruker")
    return (
        _faller(_rekke(b, "fig_9_6", _ALDER, "n_dialog_nav"))
        and _flat(bruker[:4], 0.2)
        and bruker[4] < min(bruker[:4])
    )


def _utdanning_dialog(b: Blokker) -> object:
    nav = _rekke(b, "fig_9_7", _UTDANNING, "n_dialog_nav")
    bruker = _rekke(b, "fig_9_7", _UTDANNING, "n_dialog_bruker")
    return _stiger(bruker) and nav[0] < min(nav[1:]) and _flat(nav[1:], 0.12)


def _innvandrer_dialog(b: Blokker) -> object:
    f = b["s_9_a_innvandrer"]
    nav: bool = f["JA"]["n_dialog_nav"] > f["NEI"]["n_dialog_nav"]
    return nav and bool(f["NEI"]["n_dialog_bruker"] > f["JA"]["n_dialog_bruker"])


def _gruppe_dialog(b: Blokker) -> object:
    grupper = (_STD, _SPES, _VARIG)
    sum_ = _rekke(b, "fig_9_8", grupper, "n_dialog")
    bruker = _rekke(b, "fig_9_8", grupper, "n_dialog_bruker")
    nav = _rekke(b, "fig_9_8", grupper, "n_dialog_nav")
    return _faller(sum_) and max(bruker) - min(bruker) < max(nav) - min(nav)


def _ytelse_dialog(b: Blokker) -> object:
    y, d = b["s_9_b_ytelse"], b["s_9_c_diagnose"]
    navn = [n for n in d if n != "UKJENT"]
    flest = max(navn, key=lambda n: d[n]["n_dialog"])
    nav = max(navn, key=lambda n: d[n]["n_dialog_nav"])
    rekke = [y[n]["n_dialog"] for n in ("DAGPENGER", "ANNET", "AAP")]
    return _faller(rekke) and flest == nav == _PSYK


def _korona_dialog(b: Blokker) -> object:
    f = b["fig_9_4"]
    ord_, kor = f["ordinaere"], f["koronaledige"]
    over = ("4-5", "6-10", "11+")
    return bool(kor["0"] < ord_["0"] and sum(kor[k] for k in over) < sum(ord_[k] for k in over))


def _henvendelser(b: Blokker) -> object:
    k = b["s_9_d_henv_kjonn"]
    nav = k["K"]["n_henv_nav"] - k["M"]["n_henv_nav"]
    egne = k["K"]["n_henv_bruker"] - k["M"]["n_henv_bruker"]
    alder_nav = _rekke(b, "fig_9_9", _ALDER, "n_henv_nav")
    alder_egne = _rekke(b, "fig_9_9", _ALDER, "n_henv_bruker")
    utd_nav = _rekke(b, "fig_9_10", _UTDANNING, "n_henv_nav")
    utd_egne = _rekke(b, "fig_9_10", _UTDANNING, "n_henv_bruker")
    return (
        0 < nav < egne
        and _faller(alder_nav)
        and alder_nav[0] / alder_nav[4] > alder_egne[0] / alder_egne[4]
        and _stiger(utd_egne)
        and utd_egne[3] / utd_egne[1] > utd_nav[3] / utd_nav[1]
    )


def _nav_andel(b: Blokker) -> object:
    std, spes = b["fig_9_11"][_STD], b["fig_9_11"][_SPES]
    return bool(std["n_henv_nav"] / std["n_henv"] > spes["n_henv_nav"] / spes["n_henv"])


def _henv_ytelse(b: Blokker) -> object:
    y, d = b["s_9_f_henv_ytelse"], b["s_9_g_henv_diagnose"]
    navn = [n for n in d if n != "UKJENT"]
    flest = max(y, key=lambda n: float(y[n]["n_henv_nav"] or 0))
    faerrest = min(navn, key=lambda n: float(d[n]["n_henv"]))
    return (
        y["AAP"]["n_henv_bruker"] > y["DAGPENGER"]["n_henv_bruker"]
        and flest == "DAGPENGER"
        and faerrest == _HJERTE
    )


def _moter_korona(b: Blokker) -> object:
    m = [b["fig_10_1"][k]["moter"] for k in _MAANEDER]
    r = [b["fig_10_1"][k]["referater"] for k in _MAANEDER]
    bunn = min(m) == m[8] and m[7] < 0.75 * m[6]
    return bunn and m[8] < m[9] < m[10] and min(r[7:9]) > 0.9 * sum(r[:7]) / 7


def _moter_spes(b: Blokker) -> object:
    grupper = b["fig_10_4"]
    flest = max(grupper, key=lambda g: float(grupper[g]["n_mote"]))
    d = b["fig_10_6"]
    navn = [n for n in d if n != "UKJENT"]
    return (
        flest == _SPES
        and _faller(_rekke(b, "fig_10_5", _ALDER, "n_mote"))
        and _faller(_rekke(b, "fig_10_5", _ALDER, "n_referat"))
        and b["s_10_c_innvandrer"]["JA"]["n_mote"] < b["s_10_c_innvandrer"]["NEI"]["n_mote"]
        and max(navn, key=lambda n: float(d[n]["n_mote"])) == _PSYK
        and max(navn, key=lambda n: float(d[n]["n_referat"])) == "IKKE_AAP"
    )


def _kort_mars(b: Blokker) -> object:
    f = b["fig_11_2"]
    andre = [m for m in _MAANEDER if m not in ("2020-03", "2020-04")]
    storst = [max(f[m], key=lambda t: f[m][t]) for m in andre]
    return max(f["2020-03"], key=lambda t: f["2020-03"][t]) == "EGEN" and set(storst) == {
        "STILLING"
    }


def _egen_std(b: Blokker) -> object:
    k = b["s_11_a_egen_kjonn"]
    alder_egne = _rekke(b, "fig_11_5", _ALDER, "n_EGEN_bruker")
    return (
        k["M"]["n_EGEN"] > k["K"]["n_EGEN"]
        and k["K"]["n_EGEN_bruker"] > k["M"]["n_EGEN_bruker"]
        and _faller(_rekke(b, "fig_11_5", _ALDER, "n_EGEN_nav"))
        and _stiger(alder_egne[:4])
        and _stiger(_rekke(b, "fig_11_6", _UTDANNING, "n_EGEN"))
    )


def _stilling_std(b: Blokker) -> object:
    alder = _rekke(b, "fig_11_10", _ALDER, "n_STILLING")
    return (
        b["fig_11_8"]["K"]["n_STILLING"] > b["fig_11_8"]["M"]["n_STILLING"]
        and min(alder[1:3]) > max(alder[0], alder[3], alder[4])
        and _stiger(_rekke(b, "fig_11_12", _UTDANNING, "n_STILLING"))
        and b["fig_11_14"]["JA"]["n_STILLING"] > b["fig_11_14"]["NEI"]["n_STILLING"]
    )


def _egen_spes(b: Blokker) -> object:
    d = b["fig_11_19"]
    utd = "fig_11_17"
    return (
        b["fig_11_15"]["K"]["n_EGEN"] > b["fig_11_15"]["M"]["n_EGEN"]
        and _faller(_rekke(b, "fig_11_16", _ALDER, "n_EGEN"))
        and _flat(_rekke(b, utd, _UTDANNING, "n_EGEN"), 0.15)
        and _stiger(_rekke(b, utd, _UTDANNING, "n_EGEN_bruker"))
        and _faller(_rekke(b, utd, _UTDANNING, "n_EGEN_nav"))
        and d["IKKE_AAP"]["n_EGEN"]
        > max(d[n]["n_EGEN"] for n in (_PSYK, "MUSKEL_SKJELETT", "ANDRE"))
    )


def _stilling_spes(b: Blokker) -> object:
    k, i, a = b["s_11_c_stilling_kjonn"], b["fig_11_21"], b["s_11_k_stilling_aap"]
    forhold = i["JA"]["n_STILLING"] / i["NEI"]["n_STILLING"]
    return (
        k["M"]["n_STILLING"] > k["K"]["n_STILLING"]
        and 1.6 < forhold < 2.5
        and a["IKKE_AAP"]["n_STILLING"] > 3 * a["AAP"]["n_STILLING"]
    )


def _behandling(b: Blokker) -> object:
    alder = _rekke(b, "s_11_g_behandling_alder", _ALDER, "n_BEHANDLING")
    utd = _rekke(b, "fig_11_23", _UTDANNING, "n_BEHANDLING")
    innv = b["s_11_h_behandling_innvandrer"]
    return (
        b["fig_11_22"]["K"]["n_BEHANDLING"] > b["fig_11_22"]["M"]["n_BEHANDLING"]
        and max(alder) == alder[0]
        and max(utd) == utd[0]
        and _flat([innv["JA"]["n_BEHANDLING"], innv["NEI"]["n_BEHANDLING"]], 0.06)
    )


def _status(b: Blokker) -> object:
    f = b["fig_12_3"]
    soker = [f[str(m)]["ARBEIDSSOKER"] for m in range(1, 7)]
    arbeid = [f[str(m)]["ARBEID"] for m in range(1, 13)]
    return _faller(soker) and _stiger(arbeid)


def _nav_forst(b: Blokker) -> object:
    f = b["fig_12_6"]
    nav = [f[str(m)]["NAV"] for m in range(1, 13)]
    bruker = [f[str(m)]["BRUKER"] for m in range(1, 13)]
    return nav[0] > 1.7 * max(nav[1:]) and _flat(bruker, 0.4)


def _grupper_like(b: Blokker) -> object:
    f = b["fig_12_7"]
    par = [(f[_STD][str(m)]["dialoger"], f[_SPES][str(m)]["dialoger"]) for m in range(2, 13)]
    return sum(abs(x - y) for x, y in par) / len(par) < 0.12


def _moter_nye(b: Blokker) -> object:
    f = b["fig_12_8"]
    return max(f, key=lambda m: float(f[m]["moter"] or 0)) == "2"


def _kort_nye(b: Blokker) -> object:
    f = b["fig_12_10"]
    stilling = [f[str(m)]["STILLING"] for m in range(1, 11)]
    egen = [f[str(m)]["EGEN"] for m in range(1, 11)]
    return max(egen) == egen[0] and max(stilling) == stilling[1] and stilling[4] > 2 * stilling[9]


def _svartider(b: Blokker) -> object:
    """G.2 asks for this order exactly."""
    f = [b["fig_9_3"][m]["gjennomsnitt"] for m in _MAANEDER]
    return max(f) == f[4] and max(f[5:]) < min(f[:5]) and f[5] > f[6] > max(f[7:])


_ALLE: tuple[tuple[int, str, Callable[[Blokker], object]], ...] = (
    (1, N_("Koronaledige er yngre enn ordinære brukere."), _yngre),
    (2, N_("Juli og desember har færrest ordinære dialoger."), _faerrest),
    (3, N_("NAV oppretter flere dialoger med menn, kvinner oppretter flere selv."), _kjonn_dialog),
    (
        4,
        N_("NAVs dialoger avtar med alderen; brukernes egne er like, og færre bare over 60."),
        _alder_dialog,
    ),
    (
        5,
        N_("Egne dialoger øker med utdanning; NAVs er lavere bare for grunnskole."),
        _utdanning_dialog,
    ),
    (
        6,
        N_("NAV oppretter flere for innvandrere, ikke-innvandrere flere selv."),
        _innvandrer_dialog,
    ),
    (7, N_("Standard flest, så spesielt og varig tilpasset; egne skiller mindre."), _gruppe_dialog),
    (
        8,
        N_("Dagpenger flest, AAP færrest; innen AAP psykiske lidelser, gjennom NAV."),
        _ytelse_dialog,
    ),
    (9, N_("Flere koronaledige har minst én dialog, færre har mer enn tre."), _korona_dialog),
    (10, N_("Henvendelser: kvinner flest, avtar med alder, øker med utdanning."), _henvendelser),
    (11, N_("NAVs andel av henvendelsene er størst i standard/situasjonsbestemt."), _nav_andel),
    (
        12,
        N_("AAP flere fra bruker enn dagpenger; dagpenger flest fra NAV; hjerte/kar færrest."),
        _henv_ytelse,
    ),
    (
        13,
        N_("Møtene faller i mars, bunner i april og tar seg opp; referatene faller ikke."),
        _moter_korona,
    ),
    (14, N_("Spesielt tilpasset møter mest; avtar med alder; psykiske flest møter."), _moter_spes),
    (15, N_("Toppen i mars er egenaktivitet; ellers er stilling størst."), _kort_mars),
    (
        16,
        N_("Egenaktivitet i standard: menn flere, kvinner flere selv, øker med utdanning."),
        _egen_std,
    ),
    (17, N_("Stilling i standard: kvinner, 25–49 år, utdanning, innvandrere."), _stilling_std),
    (
        18,
        N_("Egenaktivitet i spesielt tilpasset: kvinner, avtar med alder, flere uten AAP."),
        _egen_spes,
    ),
    (
        18,
        N_("Stilling i spesielt tilpasset: menn, dobbelt for innvandrere, uten AAP."),
        _stilling_spes,
    ),
    (19, N_("Behandling: litt flere for kvinner, under 25 og grunnskole."), _behandling),
    (20, N_("Andelen arbeidssøkere faller, andelen i arbeid øker til måned 12."), _status),
    (21, N_("NAVs dialoger topper i første måned, brukernes er like."), _nav_forst),
    (22, N_("Standard og spesielt tilpasset er like måned for måned fra start."), _grupper_like),
    (23, N_("Møtene er flest i måned 2."), _moter_nye),
    (24, N_("Egenaktivitet i måned 1; stilling topper i måned 2 og varer fem måneder."), _kort_nye),
    (25, N_("Svartiden er lengst i desember, kortere i 2020 og kortest fra mars."), _svartider),
)
