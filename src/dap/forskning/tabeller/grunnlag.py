"""The few passes over the derived tables that all of part C is made from.

What comes out of the engine is small: cells of persons with the same characteristics, months,
classes. The tables are then sums over these, in plain Python.
"""

from collections.abc import Callable
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from dap.felles.sprak import N_
from dap.forskning.avledet.aktiviteter import TYPER
from dap.forskning.avledet.bruk import ANTALL
from dap.forskning.avledet.dialoger import BRUKER, NAV
from dap.forskning.motor.felles import Motor, Rad
from dap.forskning.parametre import Parametersett

KJENNETEGN = (
    "koronaledig", "gruppe", "ytelsesgruppe", "diagnose_vis", "aldersgruppe", "utdanning",
    "innvandrer", "kjonn",
)  # fmt: skip

SUMMER: dict[str, tuple[str, ...]] = {
    "n_dialog": ("n_dialog_nav", "n_dialog_bruker"),
    "n_henv": ("n_henv_nav", "n_henv_bruker"),
    **{f"n_{type_}": (f"n_{type_}_nav", f"n_{type_}_bruker") for type_ in TYPER},
    "n_aktivitet": tuple(f"n_{type_}_{hvem}" for type_ in TYPER for hvem in ("nav", "bruker")),
}
"""Measures that are sums of what is counted."""
MAAL: dict[str, tuple[str, ...]] = {**{navn: (navn,) for navn in ANTALL}, **SUMMER}
PER_BRUKER = ("n_dialog", "n_mote", "n_referat", "n_aktivitet")

KLASSER_DIALOG = ("0", "1", "2", "3", "4-5", "6-10", "11+")
KLASSER_MOTE = ("0", "1", "2", "3", "4+")
"""B26."""


@dataclass(frozen=True, slots=True)
class Grunnlag:
    """What was fetched. Each list has one row for each combination that exists."""

    parametre: Parametersett
    celler: list[Rad]
    """Persons by `KJENNETEGN`: number, sums and largest values of what is counted."""
    klasser: list[Rad]
    """Persons by koronaledig and the classes of B26."""
    registrert: list[Rad]
    """Registered persons by month and koronaledig."""
    dialoger: list[Rad]
    """The dialogs of the period, ordinary and those of the shock."""
    dialogmaaneder: list[Rad]
    """The same by month of creation."""
    moter: list[Rad]
    kort: list[Rad]
    kortmaaneder: list[Rad]
    forlop: list[Rad]
    """New users by koronaledig, group, start and end of the first spell."""
    status: list[Rad]
    """Ordinary new users by group, month number and status."""
    nye_dialoger: list[Rad]
    """What ordinary new users did in each month of the spell (B25), by group and who or what."""
    nye_moter: list[Rad]
    nye_kort: list[Rad]


HENTINGER: dict[str, tuple[str, Callable[[Motor, Parametersett], ir.Table]]] = {}
"""By field of `Grunnlag`: what it is called while one waits, and the query."""


def _henting(
    navn: str, ledetekst: str
) -> Callable[
    [Callable[[Motor, Parametersett], ir.Table]], Callable[[Motor, Parametersett], ir.Table]
]:
    def registrer(
        sporring: Callable[[Motor, Parametersett], ir.Table],
    ) -> Callable[[Motor, Parametersett], ir.Table]:
        HENTINGER[navn] = (ledetekst, sporring)
        return sporring

    return registrer


def hent_grunnlag(motor: Motor, p: Parametersett, si: Callable[[str], None]) -> Grunnlag:
    """Run every pass."""
    funnet: dict[str, list[Rad]] = {}
    for navn, (ledetekst, sporring) in HENTINGER.items():
        si(ledetekst)
        funnet[navn] = motor.hent(sporring(motor, p))
    return Grunnlag(parametre=p, **funnet)


@_henting("celler", N_("brukernes kjennetegn"))
def celler(motor: Motor, _p: Parametersett) -> ir.Table:
    b = motor.tabell("av_bruk")
    antall = {navn: _sum(b, deler) for navn, deler in MAAL.items()}
    rater = {navn: verdi / b.mnd.cast("float64") for navn, verdi in antall.items()}
    return b.group_by(KJENNETEGN).agg(
        n=b.count(),
        mnd=b.mnd.sum(),
        n_alder=b.alder.count(),
        sum_alder=b.alder.sum().fill_null(0),
        under_30=(b.alder < 30).sum().fill_null(0),
        siste_standard=b.innsats_siste.isin(["STANDARD", "SITUASJONSBESTEMT"]).sum(),
        **{f"rate_{navn}": rater[navn].sum() for navn in ANTALL},
        **{f"maks_rate_{navn}": rater[navn].max() for navn in MAAL},
        **{f"sum_{navn}": antall[navn].sum() for navn in ANTALL},
        **{f"maks_{navn}": antall[navn].max() for navn in PER_BRUKER},
    )


def _sum(t: ir.Table, deler: tuple[str, ...]) -> ir.IntegerValue:
    sum_ = t[deler[0]]
    for navn in deler[1:]:
        sum_ = sum_ + t[navn]
    return sum_


@_henting("klasser", N_("fordelinger"))
def klasser(motor: Motor, _p: Parametersett) -> ir.Table:
    b = motor.tabell("av_bruk")
    inndelt = b.select(
        "koronaledig",
        dialog=_klasse(_sum(b, MAAL["n_dialog"])),
        aktivitet=_klasse(_sum(b, MAAL["n_aktivitet"])),
        mote=_faa_klasser(b.n_mote),
        referat=_faa_klasser(b.n_referat),
    )
    return inndelt.group_by("koronaledig", "dialog", "aktivitet", "mote", "referat").agg(
        n=inndelt.count()
    )


def _klasse(antall: ir.IntegerValue) -> ir.StringValue:
    return ibis.cases(
        (antall <= 3, antall.cast("string")),
        (antall <= 5, "4-5"),
        (antall <= 10, "6-10"),
        else_="11+",
    )


def _faa_klasser(antall: ir.IntegerValue) -> ir.StringValue:
    return ibis.cases((antall <= 3, antall.cast("string")), else_="4+")


@_henting("registrert", N_("registrerte i hver måned"))
def registrert(motor: Motor, p: Parametersett) -> ir.Table:
    m = motor.tabell("av_maaned").select("person_id", "mi")
    m = m.filter(m.mi.between(p.periode_fra, p.periode_til))
    alt = m.join(motor.tabell("av_person").select("person_id", "koronaledig"), "person_id")
    return alt.group_by("mi", "koronaledig").agg(n=alt.count())


@_henting("dialoger", N_("dialoger"))
def dialoger(motor: Motor, _p: Parametersett) -> ir.Table:
    d = motor.tabell("av_dialog")
    d = d.filter(d.i_perioden)
    return d.group_by("ordinaer").agg(
        n=d.count(),
        personer=d.person_id.nunique(),
        av_bruker=(d.opprettet_av == BRUKER).sum(),
        med_svar=(d.n_svar > 0).sum(),
        personer_svar=d.person_id.nunique(where=d.n_svar > 0),
        n_svar=d.n_svar.sum(),
        n_svar_48=d.n_svar_48.sum(),
        ubesvart=d.ubesvart.sum(),
        slutter_etter=d.slutter_etter.sum(),
        n_varighet=d.varighet_dager.count(),
        **_snitt(d, ("n_nav", "n_bruker", "svartid_t", "varighet_dager", "varighet_dager_inkl")),
    )


def _snitt(t: ir.Table, kolonner: tuple[str, ...]) -> dict[str, ir.Scalar]:
    """Mean and exact median (I.3), nulls left out."""
    snitt = {f"snitt_{k}": t[k].cast("float64").mean() for k in kolonner}
    return snitt | {f"median_{k}": t[k].cast("float64").median() for k in kolonner}


@_henting("dialogmaaneder", N_("dialoger i hver måned"))
def dialogmaaneder(motor: Motor, _p: Parametersett) -> ir.Table:
    d = motor.tabell("av_dialog")
    d = d.filter(d.i_perioden)
    return d.group_by("mi", "ordinaer").agg(
        n=d.count(),
        personer=d.person_id.nunique(),
        av_nav=(d.opprettet_av == NAV).sum(),
        med_svar=(d.n_svar > 0).sum(),
        personer_svar=d.person_id.nunique(where=d.n_svar > 0),
        **_snitt(d, ("svartid_t",)),
    )


@_henting("moter", N_("møter og referater"))
def moter(motor: Motor, _p: Parametersett) -> ir.Table:
    m = motor.tabell("av_mote")
    return m.group_by("mi", "type").agg(n=m.count(), personer=m.person_id.nunique())


@_henting("kort", N_("aktiviteter"))
def kort(motor: Motor, _p: Parametersett) -> ir.Table:
    k = motor.tabell("av_kort")
    return k.group_by("mi", "type").agg(n=k.count(), personer=k.person_id.nunique())


@_henting("kortmaaneder", N_("aktiviteter i hver måned"))
def kortmaaneder(motor: Motor, _p: Parametersett) -> ir.Table:
    k = motor.tabell("av_kort")
    return k.group_by("mi").agg(n=k.count(), personer=k.person_id.nunique())


@_henting("forlop", N_("nye brukere"))
def forlop(motor: Motor, _p: Parametersett) -> ir.Table:
    f = motor.tabell("av_forlop")
    return f.group_by("koronaledig12", "gruppe", "s", "e").agg(n=f.count())


@_henting("status", N_("status måned for måned"))
def status(motor: Motor, _p: Parametersett) -> ir.Table:
    s = motor.tabell("av_status")
    return s.group_by("gruppe", "m", "status").agg(n=s.count())


@_henting("nye_dialoger", N_("nye brukeres dialoger"))
def nye_dialoger(motor: Motor, p: Parametersett) -> ir.Table:
    return _i_forlopet(motor, motor.tabell("av_dialog"), "opprettet_av", p.dialog_til)


@_henting("nye_moter", N_("nye brukeres møter"))
def nye_moter(motor: Motor, p: Parametersett) -> ir.Table:
    return _i_forlopet(motor, motor.tabell("av_mote_alle"), "type", p.aktivitet_til)


@_henting("nye_kort", N_("nye brukeres aktiviteter"))
def nye_kort(motor: Motor, p: Parametersett) -> ir.Table:
    return _i_forlopet(motor, motor.tabell("av_kort_alle"), "type", p.aktivitet_til)


def _i_forlopet(motor: Motor, hendelser: ir.Table, hva: str, til: int) -> ir.Table:
    """B25: what happened while the first spell of an ordinary new user lasted, by month number."""
    nye = motor.tabell("av_forlop")
    nye = nye.filter(~nye.koronaledig12).select("person_id", "gruppe", "s", "e")
    alt = hendelser.filter(hendelser.mi <= til).select("person_id", "mi", hva=hendelser[hva])
    alt = alt.join(nye, "person_id").filter(lambda t: t.mi.between(t.s, t.e))
    alt = alt.mutate(m=alt.mi - alt.s + 1)
    return alt.group_by("gruppe", "m", "hva").agg(n=alt.count())
