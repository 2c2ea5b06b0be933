from collections import Counter
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rollebesetning import NAA

from dap.felles.feil import Regelbrudd
from dap.felles.fnr import lag_syntetisk
from dap.kalibrering import kappa, rules
from dap.kalibrering.anonym import har_fnr, mistanker
from dap.kalibrering.values import (
    Innsatsgruppe,
    Maal,
    Mistankeslag,
    Sikkerhet,
    Status,
    Uten,
    Ytring,
)

G = list(Innsatsgruppe)
FLEISS_1971 = [
    (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
]  # fmt: skip
"""A much-used worked example: fourteen raters, ten cases, five categories; kappa 0.210."""


def par(*celler: int) -> list[tuple[str, str]]:
    """A two by two table, row by row, as pairs."""
    slag = [("ja", "ja"), ("ja", "nei"), ("nei", "ja"), ("nei", "nei")]
    return [p for p, n in zip(slag, celler, strict=True) for _ in range(n)]


# --- kappa, against examples that are published --------------------------------------------------


@pytest.mark.parametrize(
    ("celler", "ventet"),
    [
        ((20, 5, 10, 15), Fraction(2, 5)),
        ((45, 15, 25, 15), Fraction(3, 23)),
        ((25, 35, 5, 35), Fraction(7, 27)),
    ],
    ids=["grant proposals 0.4", "same agreement 0.1304", "same agreement 0.2593"],
)
def test_cohens_kappa_as_published(celler: tuple[int, ...], ventet: Fraction) -> None:
    assert kappa.cohens_kappa(par(*celler)) == ventet


def test_fleiss_kappa_as_published() -> None:
    saker = [dict(enumerate(rad)) for rad in FLEISS_1971]

    verdi = kappa.fleiss_kappa(saker)

    assert verdi is not None
    assert float(verdi) == pytest.approx(0.210, abs=0.0005)
    enighet = kappa.enighet([list(Counter(sak).elements()) for sak in saker])
    assert enighet is not None
    assert float(enighet) == pytest.approx(0.378, abs=0.0005)


def test_full_agreement_over_several_categories_is_one() -> None:
    assert kappa.cohens_kappa([("a", "a"), ("b", "b"), ("b", "b")]) == 1
    assert kappa.fleiss_kappa([{"a": 3}, {"b": 3}]) == 1


@pytest.mark.parametrize(
    "verdi",
    [
        kappa.cohens_kappa([]),
        kappa.cohens_kappa([("a", "b")]),
        kappa.cohens_kappa([("a", "a"), ("a", "a")]),
        kappa.fleiss_kappa([]),
        kappa.fleiss_kappa([{"a": 2, "b": 1}]),
        kappa.fleiss_kappa([{"a": 3}, {"a": 3}]),
        kappa.fleiss_kappa([{"a": 1}, {"b": 1}, {"a": 2}]),
    ],
    ids=["none", "one case", "one category", "none", "one case", "one category", "one rater"],
)
def test_where_there_is_nothing_to_say_there_is_no_kappa(verdi: Fraction | None) -> None:
    assert verdi is None


def test_missing_answers_count_the_case_with_those_who_answered() -> None:
    """By hand: the answer that stands alone is left out, with its case."""
    verdi = kappa.fleiss_kappa([{"a": 4}, {"a": 1, "b": 2}, {"b": 1}])

    observert = (Fraction(1) + Fraction(1, 3)) / 2
    ventet = Fraction(5, 7) ** 2 + Fraction(2, 7) ** 2
    assert verdi == (observert - ventet) / (1 - ventet)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30))
def test_cohens_kappa_never_passes_one_and_knows_no_first_rater(
    svar: list[tuple[str, str]],
) -> None:
    verdi = kappa.cohens_kappa(svar)
    assert verdi == kappa.cohens_kappa([(b, a) for a, b in svar])
    if verdi is not None:
        assert -1 <= verdi <= 1
        assert (verdi == 1) == all(a == b for a, b in svar)


@given(
    st.lists(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 6), max_size=4), max_size=12)
)
def test_fleiss_kappa_never_passes_one(saker: list[dict[str, int]]) -> None:
    verdi = kappa.fleiss_kappa(saker)
    assert verdi is None or verdi <= 1


# --- what a round comes to ----------------------------------------------------------------------


def svar(hvem: UUID, sak: UUID, gruppe: Innsatsgruppe, grunn: str = "Fordi.") -> Any:
    return hvem, sak, Ytring(gruppe, Sikkerhet.SIKKER, grunn)


def test_two_raters_are_compared_pair_by_pair() -> None:
    a, b = uuid4(), uuid4()
    saker = [uuid4() for _ in range(4)]
    valg = [(0, 0), (0, 1), (1, 1), (1, None)]
    gitt = [svar(a, s, G[en]) for s, (en, _to) in zip(saker, valg, strict=True)]
    gitt += [svar(b, s, G[to]) for s, (_en, to) in zip(saker, valg, strict=True) if to is not None]

    r = rules.resultat(saker, gitt, deltakere=3)

    assert r.kappa.maal == Maal.COHEN
    assert r.kappa.verdi == pytest.approx(float(Fraction(2, 5)))
    assert (r.enighet, r.antall_svart, r.antall_deltakere) == (67, 2, 3)
    siste = r.saker[3]
    assert (siste.antall_svar, siste.enighet, siste.fordeling, siste.ytringer) == (1, None, (), ())


def test_more_raters_are_compared_together() -> None:
    hvem, saker = [uuid4() for _ in range(3)], [uuid4(), uuid4()]
    gitt = [svar(h, saker[0], G[0]) for h in hvem] + [svar(h, saker[1], G[1]) for h in hvem]

    r = rules.resultat(saker, gitt, deltakere=3)

    assert (r.kappa.maal, r.kappa.verdi, r.enighet) == (Maal.FLEISS, 1.0, 100)
    assert [(f.gruppe, f.antall, f.andel) for f in r.saker[0].fordeling][:2] == [
        (G[0], 3, 100), (G[1], 0, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("valg", "uten"),
    [
        ([], Uten.FOR_FA_SVAR),
        ([(0, 0)], Uten.FOR_FA_SVAR),
        ([(0, 0), (1, 1)], Uten.FOR_FA_SVAR),
        ([(0, 0), (1, 0)], Uten.FOR_FA_SAKER),
        ([(0, 0), (1, 0), (0, 1), (1, 1)], Uten.EN_GRUPPE),
        ([(0, 0), (1, 0), (2, 0)], Uten.FOR_FA_SAKER),
        ([(0, 0), (1, 1), (2, 0)], Uten.FOR_FA_SAKER),
    ],
)
def test_without_kappa_it_says_why(valg: list[tuple[int, int]], uten: Uten) -> None:
    """Pairs of rater and case, all with the same group."""
    hvem, saker = [uuid4() for _ in range(3)], [uuid4(), uuid4()]
    gitt = [svar(hvem[h], saker[s], G[0]) for h, s in valg]

    r = rules.resultat(saker, gitt, deltakere=3)

    assert (r.kappa.verdi, r.kappa.uten) == (None, uten)


def test_answers_stand_in_no_order_that_tells_who() -> None:
    hvem, sak = [uuid4() for _ in range(4)], uuid4()
    gitt = [svar(h, sak, G[1], f"Grunn {nr}") for nr, h in enumerate(hvem)]

    en = rules.resultat([sak], gitt, deltakere=4).saker[0].ytringer
    to = rules.resultat([sak], gitt[::-1], deltakere=4).saker[0].ytringer

    assert en == to
    assert not any(str(h) in repr(en) for h in hvem)


# --- rounds and cases ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("apnet", "lukket", "frist", "alle", "ventet"),
    [
        (None, None, 1, False, Status.FORBEREDES),
        (None, None, -1, False, Status.FORBEREDES),
        (0, None, 1, False, Status.APEN),
        (0, None, 0, False, Status.AVSLUTTET),
        (0, None, 1, True, Status.AVSLUTTET),
        (0, 0, 1, False, Status.AVSLUTTET),
    ],
)
def test_what_a_round_is(
    apnet: int | None, lukket: int | None, frist: int, alle: bool, ventet: Status
) -> None:
    def tid(dager: int | None) -> datetime | None:
        return None if dager is None else NAA + timedelta(days=dager)

    na = rules.status(
        apnet=tid(apnet), lukket=tid(lukket), frist=NAA + timedelta(days=frist),
        alle_har_svart=alle, naa=NAA,
    )  # fmt: skip
    assert na == ventet


@pytest.mark.parametrize(
    ("dag", "gar"),
    [
        (date(2026, 1, 13), False), (date(2026, 1, 14), False), (date(2026, 1, 15), True),
        (date(2026, 4, 14), True), (date(2026, 4, 15), False), (date(9999, 12, 31), False),
    ],
)  # fmt: skip
def test_a_deadline_is_a_day_ahead(dag: date, gar: bool) -> None:
    if not gar:
        with pytest.raises(Regelbrudd, match="URIMELIG_DATO"):
            rules.krev_frist(dag, NAA)
        return
    assert rules.krev_frist(dag, NAA) > datetime.combine(dag, datetime.min.time(), NAA.tzinfo)


@pytest.mark.parametrize(
    ("saker", "deltakere", "frist", "kode"),
    [
        (1, 2, 1, ""),
        (0, 2, 1, "RUNDE_UTEN_SAKER"),
        (1, 1, 1, "FOR_FA_DELTAKERE"),
        (1, 0, 1, "FOR_FA_DELTAKERE"),
        (1, 2, 0, "FRISTEN_ER_UTE"),
    ],
)
def test_what_it_takes_to_open(saker: int, deltakere: int, frist: int, kode: str) -> None:
    def apne() -> None:
        rules.krev_apnes(
            saker=saker, deltakere=deltakere, frist=NAA + timedelta(days=frist), naa=NAA
        )

    if kode:
        with pytest.raises(Regelbrudd, match=kode):
            apne()
    else:
        apne()


# --- anonymous ----------------------------------------------------------------------------------

FNR = next(f for n in range(100, 200) if (f := lag_syntetisk(date(1980, 5, 17), n)))


@pytest.mark.parametrize(
    ("tekst", "slag", "ord_"),
    [
        (f"Hun har {FNR}.", Mistankeslag.FNR, FNR),
        (f"nr. {FNR[:6]} {FNR[6:]} i", Mistankeslag.FNR, f"{FNR[:6]} {FNR[6:]}"),
        ("Han heter Perstein og bor", Mistankeslag.NAVN, "Perstein"),
        ("Kari har jobbet i butikk.", Mistankeslag.NAVN, "Kari"),
        ("Ja. Mohammed vil bytte jobb.", Mistankeslag.NAVN, "Mohammed"),
        ("bor i Storgata 12 B nå", Mistankeslag.ADRESSE, "Storgata 12 B"),
        ("Bor på Nedre Bakkevei 4.", Mistankeslag.ADRESSE, "Bakkevei 4"),
        ("postnummer 1234 Fjordby, stor by", Mistankeslag.ADRESSE, "1234 Fjordby"),
        ("ring 90 00 00 00 i dag", Mistankeslag.KONTAKT, "90 00 00 00"),
        ("skriv til x.y@example.no", Mistankeslag.KONTAKT, "x.y@example.no"),
        ("født 17.5.1980, ufør", Mistankeslag.DATO, "17.5.1980"),
    ],
)
def test_what_may_tell_who_it_is_is_found(tekst: str, slag: Mistankeslag, ord_: str) -> None:
    assert (slag, ord_) in {(m.slag, m.ord_) for m in mistanker(tekst)}


@pytest.mark.parametrize(
    "tekst",
    [
        "Mann i 40-årene. Har vært lagerarbeider i 12 år, og fikk vondt i ryggen i fjor.",
        "NAV og AAP har vært tema. I januar begynte brukeren på kurs i Norge.",
        "Jobber 60 prosent. Arbeidsgiveren sier: «Vi kan tilrettelegge.» Bruker truck.",
        "",
    ],
)
def test_plain_cases_are_left_in_peace(tekst: str) -> None:
    assert mistanker(tekst) == ()


def test_a_fodselsnummer_is_refused_whatever_is_said() -> None:
    assert har_fnr(f"x {FNR} y")
    assert not har_fnr("12345678901")
    with pytest.raises(Regelbrudd, match="FNR_I_SAKEN"):
        rules.krev_sakstekst(f"Bruker {FNR}", anonymisert=True)
    with pytest.raises(Regelbrudd, match="IKKE_BEKREFTET_ANONYM"):
        rules.krev_sakstekst("Mann i 40-årene.", anonymisert=False)
    assert rules.krev_sakstekst(" Mann. ", anonymisert=True) == "Mann."
