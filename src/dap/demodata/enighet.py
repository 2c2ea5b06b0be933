"""Minutes, expectations, and what each side means of what stands in the plan."""

from datetime import datetime, timedelta

from dap.demodata import kilder
from dap.demodata.ramme import Ramme, Vindu
from dap.demodata.values import BRUKER, Slag, Steg
from dap.felles.tid import dato

_KANALER = ("TELEFON", "TELEFON", "TELEFON", "OPPMOTE", "VIDEO")


def fortell_enighet(r: Ramme) -> None:
    """Told last, of what the story has become."""
    _forventninger(r)
    _meninger(r)
    _referater(r)


def _vindu(r: Ramme, tid: datetime) -> Vindu | None:
    return next((v for v in r.vinduer if v.fra <= tid < v.til), None)


def _i_samme(r: Ramme, forst: datetime, senere: datetime) -> bool:
    """Both in one period, where a thing of it can still be spoken of."""
    vindu = _vindu(r, forst)
    return vindu is not None and forst < senere < vindu.til


def _tekst(r: Ramme, navn: str, tid: datetime, maks: int = 0) -> str:
    return r.skriv(r.rng.choice(kilder.referat(navn)), tid, maks)


def _svarer(r: Ramme) -> bool:
    """Whether the user says anything on the screen."""
    return not r.bruker.manuell and not r.monster.get("stille")


# --- goals and agreed activities ----------------------------------------------------------------


def _meninger(r: Ramme) -> None:
    steg = list(r.steg)
    avsluttet = {s.objekt for s in steg if s.slag == Slag.MAL_STATUS}
    for s in steg:
        if s.slag == Slag.MAL and s.objekt not in avsluttet:
            _mening(r, _siste_ordlyd(steg, s))
        elif s.slag == Slag.AVTAL and not _ferdig(steg, s.objekt):
            _mening(r, s)


def _siste_ordlyd(steg: list[Steg], mal: Steg) -> Steg:
    ordlyder = [s for s in steg if s.objekt == mal.objekt and s.slag in (Slag.MAL, Slag.MAL_ENDRE)]
    return max(ordlyder, key=lambda s: s.tid)


def _ferdig(steg: list[Steg], objekt: str) -> bool:
    """Changed or finished later: then an answer would come to another version, or too late."""
    andre = (Slag.FLYTT, Slag.ENDRE, Slag.GJENAPNE)
    return any(s.objekt == objekt and s.slag in andre for s in steg)


def _mening(r: Ramme, skrevet: Steg, enig: float = 0.55, uenig: float = 0.68) -> None:
    """The other side answers after some days; some never do."""
    terning = r.rng.random()
    if r.bruker.rik:
        terning = r.rng.choice((0.1, 0.1, 0.6, 0.9))
    av_bruker = skrevet.av != BRUKER
    if terning > uenig or (av_bruker and not _svarer(r)):
        return
    av = BRUKER if av_bruker else r.veileder(skrevet.tid)
    tid = r.tidspunkt(av, skrevet.tid, timedelta(hours=r.rng.uniform(20, 150)))
    if not _i_samme(r, skrevet.tid, tid):
        return
    if not av_bruker:
        av = r.veileder(tid)
    slag = "enig" if terning < enig else "uenig"
    ord_ = _tekst(r, slag if av_bruker else f"{slag}_nav", tid, 500)
    r.legg(tid, Slag.MENING, av, skrevet.objekt, mening=slag.upper(), kommentar=ord_)


# --- expectations -------------------------------------------------------------------------------


def _forventninger(r: Ramme) -> None:
    if not r.bruker.rik and r.rng.random() > 0.35:
        return
    for nr in range(2 if r.bruker.rik else 1):
        start = r.tidspunkt("V", r.ved(r.rng.uniform(60, 92)))
        objekt = f"f{nr}"
        frist = dato(r.naa) + timedelta(days=r.rng.randrange(7, 60))
        tekst = _tekst(r, "forventning", start, 500)
        av = r.veileder(start)
        if not r.legg(start, Slag.FORVENTNING, av, objekt, tekst=tekst,
                      frist=frist if r.rng.random() < 0.6 else None):  # fmt: skip
            continue
        _mening(r, r.steg[-1], enig=0.5, uenig=0.65)


# --- minutes ------------------------------------------------------------------------------------


def _referater(r: Ramme) -> None:
    antall = 4 if r.bruker.rik else r.rng.choice((0, 0, 1, 1, 2))
    for nr in range(antall):
        tid = r.tidspunkt("V", r.ved(r.rng.uniform(40, 96)))
        glemt = nr == 3 if r.bruker.rik else r.rng.random() < 0.14
        _referat(r, f"r{nr}", tid, deles=not glemt)


def _referat(r: Ramme, objekt: str, tid: datetime, *, deles: bool) -> None:
    av = r.veileder(tid)
    tekst = referattekst(r, tid)
    if not r.legg(tid, Slag.REFERAT, av, objekt, om=_tekst(r, "tema", tid, 100), tekst=tekst,
                  dag=dato(tid), kanal=r.rng.choice(_KANALER)):  # fmt: skip
        return
    delt = r.tidspunkt("V", tid, timedelta(hours=r.rng.choice((1, 2, 3, 24, 50))))
    if not deles or not _i_samme(r, tid, delt) or r.veileder(delt) != av:
        return
    if r.legg(delt, Slag.REFERAT_DEL, av, objekt):
        _etterpa(r, objekt, r.steg[-1])


def referattekst(r: Ramme, tid: datetime) -> str:
    """What minutes say: how it goes, and what was agreed."""
    om = " ".join(r.skriv(mal, tid) for mal in kilder.referat("kort_om"))
    punkter = r.rng.sample(kilder.referat("avtalt"), r.rng.choice((2, 3)))
    avtalt = "\n".join(r.skriv(p, tid) for p in punkter)
    return f"{om}\n\nDette ble vi enige om:\n\n{avtalt}\n\n{_tekst(r, 'slutt', tid)}"


def _etterpa(r: Ramme, objekt: str, delt: Steg) -> None:
    """The user reads, says something of it, and whether it is right."""
    if not _svarer(r):
        return
    terning = r.rng.random()
    lest = r.tidspunkt(BRUKER, delt.tid, timedelta(hours=r.rng.uniform(2, 60)))
    if terning < 0.22 and _i_samme(r, delt.tid, lest):
        slag = "RETTELSE" if terning < 0.1 else "KOMMENTAR"
        tekst = _tekst(r, slag.lower(), lest)
        r.legg(lest, Slag.REFERAT_ORD, BRUKER, objekt, art=slag, tekst=tekst)
    _mening(r, delt, enig=0.6, uenig=0.66)
