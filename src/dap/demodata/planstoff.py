"""The frame of a story (periods, adviser), the situation and the goals."""

from datetime import timedelta
from typing import Any

from dap.demodata import kilder
from dap.demodata.ramme import Ramme, Vindu
from dap.demodata.values import BRUKER, Slag
from dap.felles.tid import dato

_TILLEGG = {
    "nb": [
        "[Oppdatert|Siden sist|Nytt]: [jeg er mer sikker på hva jeg vil nå|det går framover, "
        "saktere enn jeg ville|det har vært en tung måned, men jeg er i gang igjen|ting hjemme har "
        "roet seg|jeg har fått mer krefter|jeg venter på svar flere steder].",
    ],
    "nn": [
        "[Oppdatert|Nytt sidan sist]: [det går framover|eg er tryggare på kva eg vil|det har vore "
        "mykje å gjere heime, men no har eg tid|eg ventar på svar frå to stader].",
    ],
    "en": [
        "[Update|New since last time]: [I understand more at meetings now|two interviews so far|I "
        "have finished the course|I am more open to other kinds of work].",
    ],
    "svak": [
        "[Nå|Ny ting]: [jeg snakker litt bedre|jeg venter svar fra jobb|jeg er glad i praksis|jeg "
        "har tid på formiddag].",
    ],
}
_GRUNN_BORT = "[Passer ikke lenger|Vil heller bruke kreftene på det andre målet|Gjelder ikke nå]"


def fortell_plan(r: Ramme) -> None:
    _perioder(r)
    _situasjon(r)
    for nr, mal in enumerate(r.monster.get("mal", [])):
        _mal(r, nr, mal)


def _perioder(r: Ramme) -> None:
    for nr, vindu in enumerate(r.vinduer):
        ansvarlig = r.ansvarlig(vindu.fra)
        r.legg(
            vindu.fra, Slag.START, ansvarlig,
            kontor=r.kontor(vindu.fra), manuell_arsak=r.bruker.manuell,
        )  # fmt: skip
        r.legg(vindu.fra + timedelta(minutes=4), Slag.TILDEL, ansvarlig)
        if r.bruker.manuell and nr == 0:
            grunn = r.skriv(kilder.internt("manuell_grunn")[0], vindu.fra)
            r.legg(vindu.fra + timedelta(minutes=9), Slag.MANUELL, ansvarlig, grunn=grunn)
        if not vindu.lopende:
            _avslutning(r, vindu)
    if r.bruker.forrige_kontor:
        tid = r.flyttedag()
        r.legg(tid, Slag.FLYTT_KONTOR, r.ansvarlig(tid), kontor=r.bruker.kontor)
        r.legg(tid + timedelta(minutes=12), Slag.TILDEL, r.ansvarlig(tid))


def _avslutning(r: Ramme, vindu: Vindu) -> None:
    tid = vindu.til - timedelta(minutes=1)
    begrunnelse = r.skriv(r.rng.choice(kilder.internt("avslutning")), tid)
    r.legg(tid, Slag.AVSLUTT, r.veileder(tid), begrunnelse=begrunnelse)


def _situasjon(r: Ramme) -> None:
    for situasjon in r.monster.get("situasjon", []):
        av = r.veileder(r.vinduer[0].fra) if situasjon.get("av") == "V" else BRUKER
        tid = r.tidspunkt(av, r.ved(1.5))
        tekst = r.skriv(situasjon["tekst"], tid)
        if not r.legg(tid, Slag.SITUASJON, av, tekst=tekst):
            continue
        if r.rng.random() < 0.3:
            senere = r.tidspunkt(av, r.ved(r.rng.uniform(70, 97)))
            ny = r.skriv(_TILLEGG[r.bruker.sprak][0], senere)
            r.legg(senere, Slag.SITUASJON, av if av == BRUKER else r.veileder(senere),
                   tekst=f"{tekst}\n\n{ny}")  # fmt: skip


def _mal(r: Ramme, nr: int, mal: dict[str, Any]) -> None:
    av = r.veileder(r.vinduer[0].fra) if mal.get("av") == "V" else BRUKER
    start = r.ved(2.5 + nr * r.rng.uniform(4, 18))
    if r.monster.get("tilbake"):
        start = r.ved(68)
    tid = r.tidspunkt(av, start)
    objekt = f"m{nr}"
    felter = _vurdering(r, mal, av)
    revurderes = dato(r.naa) + timedelta(days=r.rng.randrange(14, 120))
    tekst = r.skriv(mal["tekst"], tid, 500)
    if not r.legg(tid, Slag.MAL, av, objekt, tekst=tekst,
                  revurderes=revurderes if r.rng.random() < 0.6 else None, **felter):  # fmt: skip
        return
    for i, delmal in enumerate(mal.get("delmal", [])):
        if i > 1 and r.rng.random() < 0.8:
            continue
        _milepael(r, objekt, i, delmal, av, tid + timedelta(minutes=2 + 3 * i))
    if r.rng.random() < 0.25:
        _ny_ordlyd(r, objekt, mal, tid, tekst)
    if nr and r.rng.random() < 0.25:
        status = r.rng.choice(("NADD", "LAGT_BORT"))
        slutt = r.tidspunkt(av, r.ved(r.rng.uniform(80, 97)))
        grunn = r.skriv(_GRUNN_BORT, slutt) if status == "LAGT_BORT" else ""
        r.legg(max(slutt, tid + timedelta(days=1)), Slag.MAL_STATUS, av, objekt,
               status=status, grunn=grunn)  # fmt: skip


def _vurdering(r: Ramme, mal: dict[str, Any], av: str) -> dict[str, int | None]:
    """Only the user says how important and realistic a goal is."""
    if av != BRUKER:
        return {"viktighet": None, "realisme": None}
    return {
        "viktighet": r.rng.randint(*mal["viktig"]),
        "realisme": r.rng.randint(*mal["realistisk"]),
    }


def _milepael(r: Ramme, objekt: str, nr: int, tekst: str, av: str, tid: Any) -> None:
    navn = f"{objekt}.{nr}"
    nadd = tekst.startswith("x ")
    tekst = r.skriv(tekst.removeprefix("x "), tid, 200)
    frist = dato(tid) + timedelta(days=r.rng.randrange(20, 150)) if r.rng.random() < 0.5 else None
    if not r.legg(tid, Slag.MILEPAEL, av, navn, mal=objekt, tekst=tekst, frist=frist):
        return
    if nadd:
        naar = r.tidspunkt(av, max(tid, r.ved(r.rng.uniform(25, 78))), timedelta(hours=5))
        r.legg(naar, Slag.MILEPAEL_NADD, av, navn)


def _ny_ordlyd(r: Ramme, objekt: str, mal: dict[str, Any], tid: Any, gammel: str) -> None:
    """The goal is worded anew: by the user, or suggested by the adviser."""
    senere = max(tid + timedelta(days=1), r.ved(r.rng.uniform(60, 79)))
    av = BRUKER if mal.get("av") != "V" and r.rng.random() < 0.7 else r.veileder(senere)
    senere = r.tidspunkt(av, senere)
    ny = r.skriv(mal["tekst"], senere, 500)
    if ny != gammel:
        r.legg(senere, Slag.MAL_ENDRE, av, objekt, tekst=ny, **_vurdering(r, mal, av))
