"""The definitions broken on purpose: the hand-made cases must notice every time (part K)."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType

import pytest

from dap.forskning.avledet import BYGG, aktiviteter, dialoger, forlop, maaneder, personer
from dap.forskning.motor.duck import Duckmotor
from dap.forskning.parametre import PROBA_2022_9
from dap.forskning.tests import kanter

AV_DIALOG = ("av_dialog", "av_bruk")
AV_KORT = ("av_kort_alle", "av_kort", "av_bruk")
AV_MOTE = ("av_mote_alle", "av_mote", "av_bruk")
AV_FORLOP = ("av_forlop", "av_status")
ALT = tuple(BYGG)


@dataclass(frozen=True)
class Brudd:
    """What is written instead of what, in which function, and who must notice."""

    modul: ModuleType
    funksjon: str
    fra: str
    til: str
    tabeller: tuple[str, ...]
    oppdages_av: str


def _dialog(funksjon: str, fra: str, til: str, oppdages_av: str) -> Brudd:
    return Brudd(dialoger, funksjon, fra, til, AV_DIALOG, oppdages_av)


def _person(funksjon: str, fra: str, til: str, oppdages_av: str) -> Brudd:
    return Brudd(personer, funksjon, fra, til, ("av_person", *AV_FORLOP, "av_bruk"), oppdages_av)


def _status(fra: str, til: str) -> Brudd:
    return Brudd(forlop, "_status", fra, til, ("av_status",), "status k19")


BRUDD = {
    "the month of the instant in UTC": _dialog(
        "dialoger", "mi=mi(alt.opprettet_dato)", 'mi=mi(alt.opprettet.as_timestamp("s"))',
        "dialog kd03",
    ),
    "every message of the user starts the clock again": _dialog(
        "_klokken", "ibis.cases((m.start, m.sendt))", "ibis.cases((~m.nav, m.sendt))", "dialog kd07",
    ),
    "NAV's first message is an answer": _dialog(
        "_klokken", "m.nav & ~m.forrige.fill_null(True)", "m.nav & ~m.forrige.fill_null(False)",
        "dialog kd03",
    ),
    "equal instants in the wrong order": _dialog(
        "_klokken", '"order_by": ["sendt", "lopenr"]',
        '"order_by": ["sendt", ibis.desc("lopenr")]', "dialog kd10",
    ),
    "messages after the end of the data": _dialog(
        "_samtaler", "melding.filter(melding.sendt_dato <= siste)", "melding", "dialog kd11",
    ),
    "answers after the period do not count": _dialog(
        "_samtaler", "p.melding_til.isoformat()", '"2020-07-31"', "dialog kd06",
    ),
    "no messages is a duration of nought": _dialog(
        "_varighet", "else_=dager", "else_=dager.fill_null(0)", "dialog kd09",
    ),
    "nothing of a koronaledig is ordinary": _dialog(
        "dialoger", "alt.koronaledig & er_en_av(alt.mi, p.sjokkmaaneder)", "alt.koronaledig",
        "dialog kd13",
    ),
    "nothing in the shock is ordinary": _dialog(
        "dialoger", "alt.koronaledig & er_en_av", "er_en_av", "dialog kd01",
    ),
    "only dialogs in months of registration": _dialog(
        "dialoger", '.join(person, "person_id")',
        '.join(person, "person_id").mutate(mi=lambda t: mi(t.opprettet_dato))'
        '.semi_join(motor.tabell("av_maaned"), ["person_id", "mi"]).drop("mi")', "dialog kd16",
    ),
    "a gap of one month is not bridged": Brudd(
        maaneder, "maaneder", "> p.fravaer_maaneder", "> 1", ALT, "forlop",
    ),
    "a gap of two months is bridged": Brudd(
        maaneder, "maaneder", "> p.fravaer_maaneder", "> p.fravaer_maaneder + 1", ALT, "forlop",
    ),
    "everybody new in the shock is koronaledig": Brudd(
        personer, "i_sjokket", "sorted(p.sjokk_innsatsgrupper)",
        'sorted(p.sjokk_innsatsgrupper | {"SYKMELDT"})', ALT, "person k08",
    ),
    "the group from all months": _person(
        "_observasjoner", "innsats_forste=rader.innsatsgruppe.argmin(rader.mi, where=i)",
        "innsats_forste=rader.innsatsgruppe.max(where=i)", "person",
    ),
    "the groups in another order": _person(
        "personer", "p.grupper)", "(*p.grupper[2:4], *p.grupper[:2], p.grupper[4]))", "person",
    ),
    "no diagnosis but the last month's": _person(
        "_diagnose", '((t.ytelse_forste == "AAP") & (t.diagnose_forste != ""), t.diagnose_forste),', "",
        "person k14",
    ),
    "the benefit of the last month only": _person(
        "_ytelsesgruppe", '(t.ytelse_forste == "DAGPENGER") | ', "", "person",
    ),
    "the age at the start of the period": _person(
        "personer", "t.forste_mi // 12", "p.periode_fra // 12", "person",
    ),
    "25 is under 25": _person("aldersgruppe", "alder < 25", "alder <= 25", "person k27"),
    "missing age is old": _person(
        "aldersgruppe", "(alder.isnull(), MANGLER),", "", "person k16",
    ),
    "months of gap count": _person(
        "_observasjoner", "mnd=i.sum()",
        "mnd=rader.mi.max(where=i) - rader.mi.min(where=i) + 1", "person",
    ),
    "months outside the period count": _person(
        "_observasjoner", "mnd=i.sum()", "mnd=rader.count()", "person",
    ),
    "a proposed card is created": Brudd(
        aktiviteter, "alle_kort", "isin(_OPPRETTET)", 'isin((*_OPPRETTET, "FORESLATT"))', AV_KORT,
        "aktivitet ka20",
    ),
    "a cancelled card is created": Brudd(
        aktiviteter, "alle_kort", "isin(_OPPRETTET)", 'isin((*_OPPRETTET, "AVBRUTT"))', AV_KORT,
        "aktivitet ka23",
    ),
    "a card from before the period counts again": Brudd(
        aktiviteter, "alle_kort", "status.filter(status.status.isin(_OPPRETTET))",
        "status.filter(status.status.isin(_OPPRETTET) & (status.tidspunkt_dato.year() * 12 >= 0)"
        " & (mi(status.tidspunkt_dato) >= 24235))", AV_KORT, "aktivitet ka22",
    ),
    "a meeting is dated at its first status": Brudd(
        aktiviteter, "alle_moter", "mi=mi(status.tidspunkt_dato))",
        'mi=mi(status.tidspunkt_dato).min().over(ibis.window(group_by="aktivitet_id")))', AV_MOTE,
        "aktivitet ka01",
    ),
    "a repeated status is a change": Brudd(
        aktiviteter, "alle_moter", "endret.forrige.isnull() | (endret.forrige != endret.status)",
        "endret.forrige.isnull() | endret.status.notnull()", AV_MOTE, "aktivitet ka10",
    ),
    "what happens to a meeting after the period counts": Brudd(
        aktiviteter, "alle_moter", "status.filter(status.mi <= p.aktivitet_til)",
        "status.filter(status.mi <= 10**6)", AV_MOTE, "aktivitet ka09",
    ),
    "a planned meeting is held": Brudd(
        aktiviteter, "alle_moter", "isin(_HOLDT)", 'isin((*_HOLDT, "PLANLAGT"))', AV_MOTE,
        "aktivitet ka02",
    ),
    "a meeting that was held once is held": Brudd(
        aktiviteter, "alle_moter",
        "status = status.filter(status.mi <= p.aktivitet_til)",
        "status = status.filter((status.mi <= p.aktivitet_til) & status.status.isin(_HOLDT))",
        AV_MOTE, "aktivitet ka02",
    ),
    "the last spell instead of the first": Brudd(
        forlop, "_forste_oppstart", "forrige=nye.s.lag()", "forrige=nye.s.lead()", AV_FORLOP,
        "forlop",
    ),
    "a spell may start in the first months": Brudd(
        forlop, "_forste_oppstart", "p.oppstart_fra", "p.periode_fra", AV_FORLOP, "forlop",
    ),
    "koronaledig in chapter 12 as in chapter 8": Brudd(
        forlop, "forlop", "koronaledig12=lambda t: t.koronaledig12",
        'koronaledig12=lambda t: t.person_id.isin('
        'motor.tabell("av_person").filter(lambda x: x.koronaledig).person_id)',
        AV_FORLOP, "forlop k25",
    ),
    "a dialog goes on for a day when it ends the day it began": _dialog(
        "_varighet", "else_=dager", "else_=dager + 1", "dialog kd01",
    ),
    "a dialog with nothing after the period ends after it": _dialog(
        "dialoger", "fill_null(False)", "fill_null(True)", "dialog kd09",
    ),
    "October is unknown": Brudd(
        forlop, "forlop", "t.e > p.kjent_til", "t.e >= p.kjent_til", AV_FORLOP, "forlop k20",
    ),
    "the last month does not count": Brudd(
        forlop, "forlop", "lengde=lambda t: t.e - t.s + 1", "lengde=lambda t: t.e - t.s",
        AV_FORLOP, "forlop k03",
    ),
    "the last permanent status first of all": _status(
        "(varig | (ufore > MYE_UFORE), VARIG_UFORE),", "(ufore > MYE_UFORE, VARIG_UFORE),"
    ),
    "exactly 80 per cent is much": _status("ufore > MYE_UFORE", "ufore >= MYE_UFORE"),
    "wage subsidy is not work": _status("(i_arbeid & ~registrert) | tilskudd", "i_arbeid & ~registrert"),
    "partly unemployed beats wage subsidy": _status(
        "((i_arbeid & ~registrert) | tilskudd, ARBEID),\n        (delvis, DELVIS_LEDIG),",
        "(delvis, DELVIS_LEDIG),\n        ((i_arbeid & ~registrert) | tilskudd, ARBEID),",
    ),
    "a little disability is nothing": _status("(ufore > 0, VARIG_UFORE),", ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def motor() -> Iterator[Duckmotor]:
    with kanter.avledet() as m:
        yield m


@pytest.mark.parametrize("navn", BRUDD)
def test_the_hand_made_cases_notice(
    motor: Duckmotor, monkeypatch: pytest.MonkeyPatch, navn: str
) -> None:
    brudd = BRUDD[navn]
    kilde = inspect.getsource(getattr(brudd.modul, brudd.funksjon))
    assert brudd.fra in kilde
    brukt = dict(vars(brudd.modul))
    # The function's own text, with one thing changed.
    exec(compile(kilde.replace(brudd.fra, brudd.til), "brudd", "exec"), brukt)
    for modul in (aktiviteter, dialoger, forlop, maaneder, personer):
        if hasattr(modul, brudd.funksjon):
            monkeypatch.setattr(modul, brudd.funksjon, brukt[brudd.funksjon])
    with _tatt_tilbake(motor):
        for tabell in brudd.tabeller:
            motor.materialiser(tabell, BYGG[tabell](motor, PROBA_2022_9))
        assert any(f.startswith(brudd.oppdages_av) for f in kanter.avvik(motor))


@contextmanager
def _tatt_tilbake(motor: Duckmotor) -> Iterator[None]:
    """What is materialised meanwhile is as it was afterwards."""
    tabeller = dict(motor._tabeller)
    motor._base.raw_sql("BEGIN")
    try:
        yield
    finally:
        motor._base.raw_sql("ROLLBACK")
        motor._tabeller = tabeller


def test_whole_again_everything_holds(motor: Duckmotor) -> None:
    assert kanter.avvik(motor) == []


def test_a_clock_in_local_time_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """I.1: an engine in Oslo reckons 24 hours over the night when the clock is put forward."""
    opprinnelig = Duckmotor.__init__

    def i_oslo(self: Duckmotor, *args: object, **valg: object) -> None:
        opprinnelig(self, *args, **valg)
        self._base.raw_sql("SET TimeZone = 'Europe/Oslo'")

    monkeypatch.setattr(Duckmotor, "__init__", i_oslo)
    with kanter.avledet() as motor:
        funn = kanter.avvik(motor)
    assert "dialog kd01.svartid_t: 24.0, ikke 23.0" in funn
    assert "dialog kd02.svartid_t: 24.0, ikke 25.0" in funn
