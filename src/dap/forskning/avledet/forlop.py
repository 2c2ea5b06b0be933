"""B18-B24: new users, how long their first spell lasted, and where they stood month by month."""

import ibis
import ibis.expr.types as ir

from dap.forskning.avledet.maaneder import mi
from dap.forskning.avledet.personer import i_sjokket
from dap.forskning.motor.felles import Motor
from dap.forskning.parametre import VARIG_TILPASSET, Parametersett

ARBEID = "ARBEID"
DELVIS_LEDIG = "DELVIS_LEDIG"
ARBEIDSSOKER = "ARBEIDSSOKER"
VARIG_UFORE = "VARIG_UFORE"
IKKE_REGISTRERT = "IKKE_REGISTRERT"
STATUSER = (ARBEID, DELVIS_LEDIG, ARBEIDSSOKER, VARIG_UFORE, IKKE_REGISTRERT)
MYE_UFORE = 80


def forlop(motor: Motor, p: Parametersett) -> ir.Table:
    """One row for each new user: the first spell whose start can be seen (B18-B21)."""
    maaneder = motor.tabell("av_maaned")
    forste = _forste_oppstart(maaneder, p)
    rader = maaneder.filter(maaneder.mi <= p.registrering_til).select("person_id", "mi")
    samlet = rader.join(forste, "person_id").filter(
        lambda t: (t.mi >= t.s) & (t.neste.isnull() | (t.mi < t.neste))
    )
    nokler = ["person_id", "s", "innsats_start", "koronaledig12"]
    samlet = samlet.group_by(nokler).agg(e=lambda t: t.mi.max())
    person = motor.tabell("av_person").select("person_id", "gruppe")
    return samlet.join(person, "person_id").select(
        "person_id", "s", "e",
        lengde=lambda t: t.e - t.s + 1,
        sensurert=lambda t: t.e > p.kjent_til,
        koronaledig12=lambda t: t.koronaledig12,
        gruppe=lambda t: t.gruppe,
        innsats_start=lambda t: t.innsats_start,
    )  # fmt: skip


def _forste_oppstart(maaneder: ir.Table, p: Parametersett) -> ir.Table:
    """B18, and when the next spell begins: months of absence shorter than that are bridged (B19)."""
    nye = maaneder.filter(maaneder.ny)
    nye = nye.select("person_id", "innsatsgruppe", s=nye.mi, koronaledig12=i_sjokket(nye, p))
    orden = ibis.window(group_by="person_id", order_by="s")
    nye = nye.mutate(neste=nye.s.lead().over(orden))
    nye = nye.filter(nye.s.between(p.oppstart_fra, p.periode_til))
    # Of those in the window the first has none before it.
    nye = nye.mutate(forrige=nye.s.lag().over(orden))
    return nye.filter(nye.forrige.isnull()).drop("forrige").rename(innsats_start="innsatsgruppe")


def status(motor: Motor, p: Parametersett) -> ir.Table:
    """B24: the status of every ordinary new user in each month that can be seen."""
    nye = motor.tabell("av_forlop")
    nye = nye.filter(~nye.koronaledig12).select("person_id", "s", "gruppe")
    antall = max(p.status_til - p.oppstart_fra + 1, 0)
    numre = ibis.literal(list(range(1, antall + 1)), type="array<int64>")
    nye = nye.mutate(m=numre.unnest())
    nye = nye.mutate(mi=nye.s + nye.m - 1)
    nye = nye.filter(nye.mi <= p.status_til)
    registrert = motor.tabell("av_maaned").select(
        "person_id", "mi", "innsatsgruppe", "delvis_ledig", "lonnstilskudd"
    )
    arbeid = _arbeid(motor, p)
    alt = nye.left_join(registrert, ["person_id", "mi"]).drop("person_id_right", "mi_right")
    alt = alt.left_join(arbeid, ["person_id", "mi"]).drop("person_id_right", "mi_right")
    return alt.select("person_id", "gruppe", "m", status=_status(alt))


def _arbeid(motor: Motor, p: Parametersett) -> ir.Table:
    arbeid = motor.tabell("arbeid")
    arbeid = arbeid.mutate(mi=mi(arbeid.maaned))
    return arbeid.filter(arbeid.mi.between(p.oppstart_fra, p.status_til)).select(
        "person_id", "mi", "arbeidsforhold", "uforegrad"
    )


def _status(t: ir.Table) -> ir.StringValue:
    registrert = t.innsatsgruppe.notnull()
    varig = registrert & (t.innsatsgruppe == VARIG_TILPASSET)
    ufore = t.uforegrad.fill_null(0)
    i_arbeid = t.arbeidsforhold.fill_null(False)
    tilskudd = registrert & t.lonnstilskudd.fill_null(False)
    delvis = registrert & t.delvis_ledig.fill_null(False)
    return ibis.cases(
        (varig | (ufore > MYE_UFORE), VARIG_UFORE),
        ((i_arbeid & ~registrert) | tilskudd, ARBEID),
        (delvis, DELVIS_LEDIG),
        (registrert, ARBEIDSSOKER),
        (ufore > 0, VARIG_UFORE),
        else_=IKKE_REGISTRERT,
    )
