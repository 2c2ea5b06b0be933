"""B1-B9: who is in the population, and what is said of them."""

import ibis
import ibis.expr.types as ir

from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import Grupperegel, Parametersett

MANGLER = "MANGLER"
UKJENT = "UKJENT"
IKKE_AAP = "IKKE_AAP"
ALDERSGRUPPER = ("<25", "25-29", "30-49", "50-59", "60+", MANGLER)
UTDANNINGER = ("GRUNNSKOLE", "VIDEREGAENDE", "HOYERE_INNTIL_4", "HOYERE_OVER_4", MANGLER)
YTELSER = ("AAP", "DAGPENGER", "ANNET")
DIAGNOSER = ("PSYKISKE_LIDELSER", "MUSKEL_SKJELETT", "HJERTE_KAR", "ANDRE", UKJENT)


def personer(motor: Motor, p: Parametersett) -> ir.Table:
    """One row for each person of the population (B1)."""
    observert = _observasjoner(motor.tabell("av_maaned"), p)
    person = motor.tabell("person")
    return (
        observert.join(person, "person_id")
        .mutate(
            alder=lambda t: (t.forste_mi // 12) - t.fodselsaar,
            gruppe=lambda t: gruppe(t.innsats_forste, t.innsats_siste, p.grupper),
            ytelsesgruppe=lambda t: _ytelsesgruppe(t),
        )
        .mutate(
            aldersgruppe=lambda t: aldersgruppe(t.alder),
            diagnose_vis=lambda t: _diagnose(t),
            utdanning=lambda t: t.utdanning.fill_null(MANGLER),
            innvandrer=lambda t: (
                ibis.cases((t.innvandrer, "JA"), (~t.innvandrer, "NEI"), else_=MANGLER)
            ),
        )
        .select(
            "person_id", "mnd", "forste_mi", "siste_mi", "innsats_forste", "innsats_siste",
            "koronaledig", "gruppe", "ytelsesgruppe", "diagnose_vis", "alder", "aldersgruppe",
            "utdanning", "innvandrer", "kjonn",
        )
    )  # fmt: skip


def _observasjoner(maaneder: ir.Table, p: Parametersett) -> ir.Table:
    """B1-B4: months registered, what was said in the first and the last, and the surge."""
    i_perioden = maaneder.mi.between(p.periode_fra, p.periode_til)
    # A null would be passed over by one engine's argmax and not by another's.
    rader = maaneder.mutate(i_perioden=i_perioden, diagnose=maaneder.diagnosegruppe.fill_null(""))
    i = rader.i_perioden
    samlet = rader.group_by("person_id").agg(
        mnd=i.sum(),
        forste_mi=rader.mi.min(where=i),
        siste_mi=rader.mi.max(where=i),
        innsats_forste=rader.innsatsgruppe.argmin(rader.mi, where=i),
        innsats_siste=rader.innsatsgruppe.argmax(rader.mi, where=i),
        ytelse_forste=rader.ytelse.argmin(rader.mi, where=i),
        ytelse_siste=rader.ytelse.argmax(rader.mi, where=i),
        diagnose_forste=rader.diagnose.argmin(rader.mi, where=i),
        diagnose_siste=rader.diagnose.argmax(rader.mi, where=i),
        koronaledig=i_sjokket(rader, p).max(),
    )
    return samlet.filter(samlet.mnd > 0)


def i_sjokket(rader: ir.Table, p: Parametersett) -> ir.BooleanValue:
    """B4 for one month: newly registered in a shock month with one of the shock's groups."""
    return (
        rader.ny
        & er_en_av(rader.mi, p.sjokkmaaneder)
        & er_en_av(rader.innsatsgruppe, sorted(p.sjokk_innsatsgrupper))
    )


def er_en_av(verdi: ir.Value, verdier: tuple[int, ...] | list[str]) -> ir.BooleanValue:
    """IN, also of nothing."""
    return verdi.isin(list(verdier)) if verdier else ibis.literal(False)


def gruppe(
    forste: ir.StringValue, siste: ir.StringValue, regler: tuple[Grupperegel, ...]
) -> ir.StringValue:
    """B5: the first rule that holds for the first and the last value."""
    grener: list[tuple[ir.BooleanValue, str]] = []
    for regel in regler:
        if regel.krav == "ellers":
            return ibis.cases(*grener, else_=regel.gruppe) if grener else ibis.literal(regel.gruppe)
        verdier = sorted(regel.verdier)
        a, b = er_en_av(forste, verdier), er_en_av(siste, verdier)
        grener.append((a | b if regel.krav == "minst_en" else a & b, regel.gruppe))
    raise AssertionError("a parameter set ends with «ellers»")


def _ytelsesgruppe(t: ir.Table) -> ir.StringValue:
    """B6."""
    return ibis.cases(
        ((t.ytelse_forste == "AAP") | (t.ytelse_siste == "AAP"), "AAP"),
        ((t.ytelse_forste == "DAGPENGER") | (t.ytelse_siste == "DAGPENGER"), "DAGPENGER"),
        else_="ANNET",
    )


def _diagnose(t: ir.Table) -> ir.StringValue:
    """B7: the last one's if it has AAP and a diagnosis, else the first one's on the same condition."""
    return ibis.cases(
        (t.ytelsesgruppe != "AAP", IKKE_AAP),
        ((t.ytelse_siste == "AAP") & (t.diagnose_siste != ""), t.diagnose_siste),
        ((t.ytelse_forste == "AAP") & (t.diagnose_forste != ""), t.diagnose_forste),
        else_=UKJENT,
    )


def aldersgruppe(alder: ir.IntegerValue) -> ir.StringValue:
    """B8."""
    return ibis.cases(
        (alder.isnull(), MANGLER),
        (alder < 25, "<25"),
        (alder < 30, "25-29"),
        (alder < 50, "30-49"),
        (alder < 60, "50-59"),
        else_="60+",
    )
