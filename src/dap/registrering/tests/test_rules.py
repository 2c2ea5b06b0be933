"""Who may register, which questions are put, and which answers fit together. No database."""

import itertools
from datetime import date

import pytest

from dap.felles.feil import Regelbrudd, UgyldigInndata
from dap.person.values import Folkeregisterstatus, Gradering
from dap.registrering import rules, sporsmal
from dap.registrering.values import INGEN_SVAR, Arbeidsforhold, Hinder, Variant

S = Folkeregisterstatus
DAG = date(2026, 1, 14)
SETT = sporsmal.gjeldende(Variant.ORDINAER, DAG)


def fakta(**valg: object) -> rules.Fakta:
    grunn: dict[str, object] = {
        "gradering": Gradering.UGRADERT, "status": S.BOSATT, "statsborgerskap": ("NOR",),
        "under_oppfolging": False, "alder": 30,
    }  # fmt: skip
    return rules.Fakta(**{**grunn, **valg})  # type: ignore[arg-type]


HINDRE = [
    ({}, None),
    ({"alder": 18}, None),
    ({"alder": 17}, Hinder.UNDER_18),
    ({"status": S.IKKE_BOSATT}, Hinder.IKKE_BOSATT),
    ({"status": S.IKKE_BOSATT, "alder": 17}, Hinder.IKKE_BOSATT_UNDER_18),
    ({"status": S.DNUMMER, "statsborgerskap": ("SWE",)}, None),
    ({"status": S.DNUMMER, "statsborgerskap": ("USA", "POL")}, None),
    ({"status": S.DNUMMER, "statsborgerskap": ("SWE",), "alder": 17}, Hinder.UNDER_18),
    ({"status": S.DNUMMER, "statsborgerskap": ("USA",)}, Hinder.DNUMMER_IKKE_EOS),
    ({"status": S.DNUMMER, "statsborgerskap": ()}, Hinder.DNUMMER_IKKE_EOS),
    (
        {"status": S.DNUMMER, "statsborgerskap": ("USA",), "alder": 17},
        Hinder.DNUMMER_IKKE_EOS_UNDER_18,
    ),
    ({"status": S.DOD}, Hinder.DOD),
    ({"status": S.DOD, "alder": 17, "under_oppfolging": True}, Hinder.DOD),
    ({"status": S.FORSVUNNET}, Hinder.FORSVUNNET),
    ({"status": S.OPPHORT}, Hinder.IKKE_LOVLIG_OPPHOLD),
    ({"status": S.UKJENT}, Hinder.UKJENT_STATUS_FOLKEREGISTERET),
    ({"status": S.INGEN}, Hinder.INGEN_STATUS_FOLKEREGISTERET),
    ({"under_oppfolging": True}, Hinder.ALLEREDE_UNDER_OPPFOLGING),
    ({"under_oppfolging": True, "alder": 17}, Hinder.ALLEREDE_UNDER_OPPFOLGING),
    ({"under_oppfolging": True, "status": S.IKKE_BOSATT}, Hinder.ALLEREDE_UNDER_OPPFOLGING),
    ({"under_oppfolging": True, "status": S.OPPHORT}, Hinder.IKKE_LOVLIG_OPPHOLD),
    ({"gradering": Gradering.FORTROLIG}, Hinder.BESKYTTET_ADRESSE),
    ({"gradering": Gradering.STRENGT_FORTROLIG, "status": S.DOD}, Hinder.BESKYTTET_ADRESSE),
]


@pytest.mark.parametrize(("valg", "ventet"), HINDRE)
def test_what_stands_in_the_way_of_the_user(valg: dict[str, object], ventet: object) -> None:
    assert rules.hinder(fakta(**valg), er_bruker=True) == ventet


def test_staff_who_may_see_a_protected_address_may_register() -> None:
    assert rules.hinder(fakta(gradering=Gradering.FORTROLIG), er_bruker=False) is None


def test_an_adviser_may_approve_only_what_can_be_looked_into() -> None:
    assert {h for h in Hinder if h.kan_godkjennes} == {
        Hinder.UNDER_18, Hinder.IKKE_BOSATT, Hinder.IKKE_BOSATT_UNDER_18,
        Hinder.DNUMMER_IKKE_EOS, Hinder.DNUMMER_IKKE_EOS_UNDER_18,
    }  # fmt: skip


JOBB = Arbeidsforhold(date(2024, 1, 1), None)
SLUTTET = Arbeidsforhold(date(2024, 1, 1), DAG)


@pytest.mark.parametrize(
    ("valg", "ventet"),
    [
        ({}, Variant.ORDINAER),
        ({"sykmeldt": True}, Variant.ORDINAER),
        ({"arbeidsforhold": (JOBB,)}, Variant.ORDINAER),
        ({"sykmeldt": True, "arbeidsforhold": (JOBB,)}, Variant.SYKMELDT),
        ({"sykmeldt": True, "arbeidsforhold": (SLUTTET,)}, Variant.ORDINAER),
        ({"dager_siden_sist": 0}, Variant.REAKTIVERING),
        ({"dager_siden_sist": 28}, Variant.REAKTIVERING),
        ({"dager_siden_sist": 29}, Variant.ORDINAER),
        (
            {"dager_siden_sist": 3, "sykmeldt": True, "arbeidsforhold": (JOBB,)},
            Variant.REAKTIVERING,
        ),
    ],
)
def test_facts_choose_the_questions(valg: dict[str, object], ventet: Variant) -> None:
    assert rules.variant(fakta(**valg), dag=DAG) == ventet


SITUASJONER = [s.kode for s in SETT.sporsmal["dinSituasjon"].svar]


def godtas(svar: dict[str, str]) -> bool:
    """Whether a whole set of answers, as the reference writes it, is accepted."""
    gitt = {k: v for k, v in svar.items() if v != INGEN_SVAR}
    try:
        rules.kontroller(Variant.ORDINAER, SETT, gitt)
    except UgyldigInndata:
        return False
    return not list(rules.motsigelser(gitt))


@pytest.mark.parametrize(
    ("situasjon", "siste", "stilling"),
    list(
        itertools.product(
            SITUASJONER, ("HAR_HATT_JOBB", "HAR_IKKE_HATT_JOBB", INGEN_SVAR), ("Kokk", INGEN_SVAR)
        )
    ),
)
def test_every_combination_of_situation_and_work(situasjon: str, siste: str, stilling: str) -> None:
    """Written as a table of its own: what a human would say fits together."""
    har_jobb = situasjon in rules.HAR_JOBBET
    if har_jobb:
        ventet = siste != "HAR_IKKE_HATT_JOBB" and stilling == "Kokk"
    elif situasjon == "ALDRI_HATT_JOBB":
        ventet = siste != "HAR_HATT_JOBB" and stilling == INGEN_SVAR
    else:
        ventet = (siste, stilling) in {
            ("HAR_HATT_JOBB", "Kokk"),
            ("HAR_IKKE_HATT_JOBB", INGEN_SVAR),
        }
    utdanning = (
        {}
        if situasjon == "VIL_FORTSETTE_I_JOBB"
        else {"utdanning": "GRUNNSKOLE", "utdanningBestatt": "JA", "utdanningGodkjent": "JA"}
    )
    svar = {
        "dinSituasjon": situasjon, "sisteStilling": siste, "stilling": stilling,
        "helseHinder": "NEI", "andreForhold": "NEI", **utdanning,
    }  # fmt: skip
    assert godtas(svar) is ventet


UTDANNINGER = [s.kode for s in SETT.sporsmal["utdanning"].svar]


@pytest.mark.parametrize(
    ("situasjon", "utdanning", "bestatt", "godkjent"),
    list(
        itertools.product(
            ("MISTET_JOBBEN", "VIL_FORTSETTE_I_JOBB"),
            (*UTDANNINGER, INGEN_SVAR),
            ("JA", "NEI", INGEN_SVAR),
            ("JA", "NEI", "VET_IKKE", INGEN_SVAR),
        )
    ),
)
def test_every_combination_of_situation_and_education(
    situasjon: str, utdanning: str, bestatt: str, godkjent: str
) -> None:
    uten = utdanning in {INGEN_SVAR, "INGEN_UTDANNING"}
    ingen_svar = (bestatt, godkjent) == (INGEN_SVAR, INGEN_SVAR)
    if uten:
        ventet = ingen_svar and (utdanning != INGEN_SVAR or situasjon == "VIL_FORTSETTE_I_JOBB")
    elif situasjon == "VIL_FORTSETTE_I_JOBB":
        ventet = True  # nobody asked, and nothing contradicts
    else:
        ventet = INGEN_SVAR not in (bestatt, godkjent)
    svar = {
        "dinSituasjon": situasjon, "stilling": "Kokk", "utdanning": utdanning,
        "utdanningBestatt": bestatt, "utdanningGodkjent": godkjent,
        "helseHinder": "NEI", "andreForhold": "NEI",
    }  # fmt: skip
    assert godtas(svar) is ventet


@pytest.mark.parametrize("helse", ["JA", "NEI", INGEN_SVAR])
@pytest.mark.parametrize("andre", ["JA", "NEI", INGEN_SVAR])
def test_health_and_other_hindrances_are_always_answered(helse: str, andre: str) -> None:
    svar = {
        "dinSituasjon": "ALDRI_HATT_JOBB", "utdanning": "INGEN_UTDANNING",
        "helseHinder": helse, "andreForhold": andre,
    }  # fmt: skip
    assert godtas(svar) is (INGEN_SVAR not in (helse, andre))


def test_every_missing_answer_is_named() -> None:
    with pytest.raises(UgyldigInndata) as feil:
        rules.kontroller(Variant.ORDINAER, SETT, {"dinSituasjon": "MISTET_JOBBEN"})
    assert [(f.felt, f.kode) for f in feil.value.feil] == [
        (k, "MANGLER_SVAR")
        for k in ("stilling", "utdanning", "helseHinder", "andreForhold")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("svar", "kode", "ventet"),
    [
        (
            {"dinSituasjon": "ALDRI_HATT_JOBB", "sisteStilling": "HAR_HATT_JOBB"},
            "sisteStilling",
            "ALDRI_JOBBET_MEN_HATT_JOBB",
        ),
        (
            {"dinSituasjon": "HAR_SAGT_OPP", "sisteStilling": "HAR_IKKE_HATT_JOBB"},
            "sisteStilling",
            "I_JOBB_MEN_ALDRI_JOBBET",
        ),
        (
            {"dinSituasjon": "ALDRI_HATT_JOBB", "stilling": "Kokk"},
            "stilling",
            "STILLING_UTEN_JOBB",
        ),
        (
            {
                "dinSituasjon": "ALDRI_HATT_JOBB",
                "utdanning": "INGEN_UTDANNING",
                "utdanningBestatt": "JA",
            },
            "utdanningBestatt",
            "UTDANNING_UTEN_UTDANNING",
        ),
        (
            {"dinSituasjon": "HAR_SAGT_OPP", "sisteStilling": "HAR_HATT_JOBB"},
            "sisteStilling",
            "SPORSMALET_STILLES_IKKE",
        ),
    ],
)
def test_an_answer_to_what_was_not_asked_says_why(
    svar: dict[str, str], kode: str, ventet: str
) -> None:
    with pytest.raises(Regelbrudd) as feil:
        rules.krev_at_det_sporres(Variant.ORDINAER, svar, kode)
    assert (feil.value.kode, feil.value.felt) == (ventet, kode)


@pytest.mark.parametrize("variant", list(Variant))
def test_every_question_has_words_and_can_be_reached(variant: Variant) -> None:
    sett = sporsmal.gjeldende(variant, DAG)
    nadd: set[str] = set()
    for verdier in itertools.product(
        *([s.kode for s in sett.sporsmal[k].svar] for k in list(sett.sporsmal)[:2]),
        UTDANNINGER[:2],
    ):
        nokler = [*list(sett.sporsmal)[:2], "utdanning"]
        nadd |= set(rules.vei(variant, dict(zip(nokler, verdier, strict=True))))
    if variant == Variant.REAKTIVERING:
        nadd |= {"stilling", "sisteStilling"}
    assert nadd >= set(sett.sporsmal) - (
        {"sisteStilling"} if variant != Variant.ORDINAER else set()
    )
    assert all(
        s.tekst and len({v.kode for v in s.svar}) == len(s.svar) for s in sett.sporsmal.values()
    )


def test_what_is_written_is_cleaned_and_measured() -> None:
    s = SETT.sporsmal["stilling"]
    assert rules.les_svar(s, "  Kokk \n i barnehage ") == "Kokk i barnehage"
    for verdi, kode in (("", "MANGLER_SVAR"), ("\u200b", "MANGLER_SVAR"), ("x" * 101, "FOR_LANG")):
        with pytest.raises(Regelbrudd) as feil:
            rules.les_svar(s, verdi)
        assert feil.value.kode == kode
