"""What staff do around a user: looks, reasons, notes, questions to colleagues."""

from datetime import timedelta

from dap.demodata import kilder
from dap.demodata.ansatte import STED
from dap.demodata.ramme import Ramme
from dap.demodata.values import BRUKER, Slag


def fortell_internt(r: Ramme) -> None:
    _titter(r)
    _notater(r)
    _sporsmal(r)
    _grunner(r)


def _titter(r: Ramme) -> None:
    """The plan is looked at, by the user, the adviser and sometimes the leader."""
    for _ in range(r.rng.choice((1, 1, 2))):
        tid = r.tidspunkt("V", r.ved(r.rng.uniform(8, 99)))
        r.legg(tid, Slag.SE, r.ansvarlig(tid))
    if not r.bruker.manuell:
        for prosent in (r.rng.uniform(70, 99),):
            r.legg(r.tidspunkt(BRUKER, r.ved(prosent)), Slag.SE, BRUKER)
    kolleger = r.kolleger(r.naa)
    if kolleger and r.rng.random() < 0.25:
        tid = r.tidspunkt("V", r.ved(r.rng.uniform(75, 99)))
        r.legg(tid, Slag.SE, r.rng.choice(kolleger))


def _notater(r: Ramme) -> None:
    for _ in range(r.rng.choice((0, 0, 0, 1, 1, 2))):
        tid = r.tidspunkt("V", r.ved(r.rng.uniform(10, 97)))
        tekst = r.skriv(r.rng.choice(kilder.internt("notat")), tid)
        r.legg(tid, Slag.NOTAT, r.veileder(tid), tekst=tekst)


def _sporsmal(r: Ramme) -> None:
    """A colleague is asked about what the user wrote last; most answer."""
    kandidater = [
        s for s in r.steg
        if s.slag == Slag.TRAD and s.av == BRUKER and s.data["tema"] != "KOMMUNALE_TJENESTER"
    ]  # fmt: skip
    if not kandidater or r.rng.random() > 0.2:
        return
    trad = r.rng.choice(kandidater)
    tid = r.tidspunkt("V", trad.tid, timedelta(minutes=25))
    kolleger = [
        k for k in r.kolleger(tid) if k not in ("petter", "rut", "astrid", "adam", "solfrid")
    ]
    if not kolleger:
        return
    navn, kollega = f"{trad.objekt}.k", r.rng.choice(kolleger)
    tekst = r.skriv(r.rng.choice(kilder.internt("sporsmal")), tid)
    if not r.legg(
        tid, Slag.SPOR, r.veileder(tid), navn, trad=trad.objekt, til=kollega, tekst=tekst
    ):
        return
    if r.rng.random() < 0.75:
        svar = r.tidspunkt(kollega, tid, timedelta(hours=r.rng.uniform(0.3, 20)))
        if r.kontor(svar) == r.kontor(tid):
            r.legg(svar, Slag.SPOR_SVAR, kollega, navn,
                   svar=r.skriv(r.rng.choice(kilder.internt("svar")), svar))  # fmt: skip


def _grunner(r: Ramme) -> None:
    """Somebody from elsewhere opens the user, with a reason."""
    if r.bruker.beskyttet or r.rng.random() > 0.12:
        return
    tid = r.tidspunkt("V", r.ved(r.rng.uniform(40, 99)))
    fra_kontaktsenteret = r.rng.random() < 0.6
    maler = kilder.internt("oppslagsgrunn")
    if fra_kontaktsenteret:
        hvem, mal = r.rng.choice(("mona", "yngve")), maler[0]
    else:
        andre = [n for n in ("hanne", "samir", "arne", "jonas") if _annet_kontor(r, n)]
        hvem, mal = r.rng.choice(andre), maler[1]
    r.legg(tid, Slag.GRUNN, hvem, grunn=r.skriv(mal, tid, 500))


def _annet_kontor(r: Ramme, nokkel: str) -> bool:
    steder = {"hanne": "Elvmo", "samir": "Elvmo", "arne": "Ytre Skjær", "jonas": "Havnesund"}
    mine = {STED[r.bruker.kontor], STED.get(r.bruker.forrige_kontor, "")}
    return steder[nokkel] not in mine and nokkel != r.bruker.familie_av
