"""The activities of a story: made, proposed, agreed, moved and finished."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dap.demodata import kilder
from dap.demodata.ramme import Ramme, Vindu
from dap.demodata.values import BRUKER, Slag
from dap.felles.tid import dato

FERDIGE = ("FULLFORT", "AVBRUTT")
_STEG = {"SENDT": 1, "INTERVJU": 2, "TILBUD": 3, "AVSLAG": 3}
_KODE = {
    "SENDT": "SOKNAD_SENDT",
    "INTERVJU": "INNKALT_TIL_INTERVJU",
    "TILBUD": "JOBBTILBUD",
    "AVSLAG": "AVSLAG",
}
_FHO = {
    "STANDARD": "SEND_FORHAANDSORIENTERING",
    "11_9": "SEND_PARAGRAF_11_9",
    "UTEN": "IKKE_SEND_FORHAANDSORIENTERING",
}
_FHO_TEKST = (
    "[Hvis du ikke møter opp|Dersom du uteblir|Hvis du lar være å delta] uten rimelig grunn, kan du "
    "miste arbeidsavklaringspenger for [én dag|den dagen]. [Ring meg|Ta kontakt|Si fra her i "
    "dialogen] [så tidlig du kan|samme dag|før oppstart] hvis noe hindrer deg."
)
_FRIST_DAGER = 7
_TEKSTFELT = {
    "tittel": ("tittel", 100),
    "hensikt": ("hensikt", 255),
    "beskrivelse": ("beskrivelse", 400),
    "lenke": ("lenke", 200),
    "arbeidsgiver": ("arbeidsgiver", 255),
    "kontaktperson": ("kontaktperson", 255),
    "arbeidssted": ("arbeidssted", 255),
    "ansettelse": ("ansettelsesforhold", 255),
    "behandlingstype": ("behandlingstype", 100),
    "sted": ("behandlingssted", 255),
    "effekt": ("behandlingsmal", 255),
}


@dataclass(slots=True)
class Lop:
    """When one activity lives."""

    tid: datetime
    fra: date
    til: date | None
    status: str
    av: str
    vindu: Vindu


def fortell_aktiviteter(r: Ramme, aktiviteter: list[dict[str, Any]]) -> None:
    """Each of the pattern's; not everybody has done all of it, but those of the chooser have."""
    for nr, a in enumerate(aktiviteter):
        if not r.bruker.beskrivelse and "id" not in a and r.rng.random() < 0.15:
            continue
        _aktivitet(r, a, a.get("id", f"a{nr}"))


def _aktivitet(r: Ramme, a: dict[str, Any], objekt: str) -> None:
    lop = _lop(r, a)
    forslag = a.get("forslag", "")
    felter = _felter(r, a, lop)
    lagt = r.legg(
        lop.tid, Slag.AKTIVITET, lop.av, objekt,
        type=a["type"], felter=felter, forslag=bool(forslag), status=_startstatus(a, lop),
        rom=a.get("rom", "STAT"),
        mal="m0" if a.get("rom") != "KOMMUNE" and r.rng.random() < 0.6 else "",
    )  # fmt: skip
    if not lagt:
        return
    if forslag:
        _svar(r, a, objekt, lop, forslag)
    elif a["type"] == "BEHANDLING" and lop.av == BRUKER:
        _godkjenning(r, a, objekt, lop)
    else:
        _avtale(r, a, objekt, lop)
        _videre(r, a, objekt, lop)


def _startstatus(a: dict[str, Any], lop: Lop) -> str:
    """What one has begun on already is written down as such."""
    i_gang = lop.status in ("GJENNOMFORES", "FULLFORT") and lop.fra <= dato(lop.tid)
    venter = a.get("forslag") or a["type"] == "BEHANDLING"
    return "GJENNOMFORES" if i_gang and lop.av == BRUKER and not venter else "PLANLAGT"


def _lop(r: Ramme, a: dict[str, Any]) -> Lop:
    vindu = r.vindu(a["naar"])
    raa = r.ved(min(98, max(1, a["naar"] + r.rng.uniform(-5, 5))))
    ansatt = r.ansatt("V", a.get("rom", "STAT"), raa)
    av = BRUKER if a["av"] == "B" and not r.bruker.manuell else ansatt
    tid = r.tidspunkt(av, raa)
    if av != BRUKER:
        av = r.ansatt("V", a.get("rom", "STAT"), tid)
    status = a["status"]
    varer = int(a["varer"] * r.rng.uniform(0.8, 1.3))
    siste = dato(vindu.til) - timedelta(days=1)
    if status in FERDIGE and (siste - dato(tid)).days < 4:
        status = "GJENNOMFORES"
    if status in FERDIGE:
        til = min(dato(tid) + timedelta(days=max(varer, 3)), siste)
        return Lop(tid, dato(tid) + timedelta(days=r.rng.randrange(2)), til, status, av, vindu)
    return Lop(tid, *_apen_periode(r, dato(tid), varer, siste, status), status, av, vindu)


def _apen_periode(
    r: Ramme, laget: date, varer: int, siste: date, status: str
) -> tuple[date, date | None]:
    """From and to of an activity that is not finished: mostly it still runs, sometimes it is late."""
    fra = laget + timedelta(days=r.rng.randrange(4))
    if status == "PLANLAGT" and r.rng.random() < 0.75:
        fra = max(fra, siste + timedelta(days=r.rng.randrange(1, 16)))
    if status == "GJENNOMFORES":
        fra = min(fra, siste)
    if not varer:
        return fra, None
    til = fra + timedelta(days=varer)
    if til <= siste and r.rng.random() > 0.14:
        til = siste + timedelta(days=r.rng.randrange(5, max(12, min(varer, 90))))
    return fra, til


def _felter(r: Ramme, a: dict[str, Any], lop: Lop) -> dict[str, Any]:
    felter: dict[str, Any] = {"fra_dato": lop.fra}
    if lop.til:
        felter["til_dato"] = lop.til
    for navn, (felt, maks) in _TEKSTFELT.items():
        if navn in a and not (navn == "tittel" and a["type"] in ("BEHANDLING", "SOKEAVTALE")):
            felter[felt] = r.skriv(a[navn], lop.tid, maks, om=str(felter.get("tittel", "")))
    if "oppfolging" in a and a["type"] != "STILLING":
        navn = "huskeliste" if a["type"] == "EGEN" else "oppfolging_fra_nav"
        felter[navn] = r.skriv(a["oppfolging"], lop.tid, 255)
    if a["type"] == "SOKEAVTALE":
        felter["antall_i_uken"] = r.rng.randint(*a["antall"])
    if a["type"] == "IJOBB":
        felter["stillingsandel"] = a["jobbstatus"]
    return felter


def _svar(r: Ramme, a: dict[str, Any], objekt: str, lop: Lop, forslag: str) -> None:
    """The other side's answer to a proposal, or none yet."""
    if forslag == "VENTER":
        return
    av = BRUKER if lop.av != BRUKER else r.veileder(lop.tid)
    tid = r.tidspunkt(av, lop.tid, timedelta(hours=r.rng.uniform(3, 90)))
    if forslag == "AVSLATT":
        r.legg(tid, Slag.SVAR, av, objekt, svar="AVSLA",
               ord=r.skriv(a.get("slutt") or kilder.internt("avslag_ord")[0], tid, 255))  # fmt: skip
        return
    til = "GJENNOMFORES" if lop.status in ("GJENNOMFORES", "FULLFORT") else "PLANLAGT"
    if r.legg(tid, Slag.SVAR, av, objekt, svar="GODTA", til=til):
        _soknadssteg(r, a, objekt, tid)


def _godkjenning(r: Ramme, a: dict[str, Any], objekt: str, lop: Lop) -> None:
    """Treatment that the user enters waits for NAV; some still do."""
    veileder = r.ansatt("V", a.get("rom", "STAT"), lop.tid)
    tid = r.tidspunkt(veileder, lop.tid, timedelta(hours=r.rng.uniform(4, 110)))
    if r.rng.random() < 0.1:
        return
    til = "PLANLAGT" if lop.status == "PLANLAGT" else "GJENNOMFORES"
    veileder = r.ansatt("V", a.get("rom", "STAT"), tid)
    if r.legg(tid, Slag.SVAR, veileder, objekt, svar="GODTA", til=til) and lop.status in FERDIGE:
        _ferdig(r, a, objekt, lop, avtalt=False, lest=True)


def _avtale(r: Ramme, a: dict[str, Any], objekt: str, lop: Lop) -> None:
    if "avtalt" not in a:
        return
    tid = lop.tid + timedelta(minutes=r.rng.randrange(1, 9))
    if lop.av == BRUKER:
        tid = r.tidspunkt("V", lop.tid, timedelta(hours=r.rng.uniform(20, 120)))
    fho = _fhotype(r, a, lop, tid)
    tekst = r.skriv(_FHO_TEKST, tid, 500) if fho == "11_9" else ""
    av = r.ansatt("V", a.get("rom", "STAT"), tid)
    if not r.legg(tid, Slag.AVTAL, av, objekt, fho=_FHO[fho], tekst=tekst):
        return
    if fho != "UTEN" and a.get("lest", True):
        lest = r.tidspunkt(BRUKER, tid, timedelta(hours=r.rng.uniform(1, 60)))
        r.legg(lest, Slag.FHO_LEST, BRUKER, objekt)


def _fhotype(r: Ramme, a: dict[str, Any], lop: Lop, tid: datetime) -> str:
    """A prior notice needs a digital user and an end at least a week ahead."""
    for_kort = lop.til is None or (lop.til - dato(tid)).days < _FRIST_DAGER
    if for_kort or r.bruker.manuell or r.bruker.reservert:
        return "UTEN"
    fho: str = a["avtalt"]
    return fho


def _videre(r: Ramme, a: dict[str, Any], objekt: str, lop: Lop) -> None:
    """Into progress, along the way, and to its end."""
    avtalt, lest = "avtalt" in a, bool(a.get("lest", True))
    tid = lop.tid
    if _startstatus(a, lop) == "PLANLAGT" and lop.status in ("GJENNOMFORES", "FULLFORT"):
        tid = _i_gang(r, a, objekt, lop)
    if a["type"] == "STILLING":
        _soknadssteg(r, a, objekt, tid)
    elif not avtalt and a["type"] == "EGEN" and r.rng.random() < 0.15:
        _endring(r, a, objekt, lop)
    if lop.status in FERDIGE:
        _ferdig(r, a, objekt, lop, avtalt=avtalt, lest=lest)


def _i_gang(r: Ramme, a: dict[str, Any], objekt: str, lop: Lop) -> datetime:
    av = BRUKER if lop.av == BRUKER or r.rng.random() < 0.4 else lop.av
    av = av if not r.bruker.manuell else lop.av
    start = max(lop.tid + timedelta(minutes=30), _midt_pa_dagen(lop.fra))
    tid = r.tidspunkt(av, start, timedelta(minutes=5))
    if av != BRUKER:
        av = r.ansatt("V", a.get("rom", "STAT"), tid)
    if lop.til and lop.status in FERDIGE:
        tid = min(tid, _midt_pa_dagen(lop.til) - timedelta(hours=8))
        tid = max(tid, lop.tid + timedelta(minutes=12))
    r.legg(tid, Slag.FLYTT, av, objekt, til="GJENNOMFORES", begrunnelse="")
    return tid


def _midt_pa_dagen(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 11, 30, tzinfo=UTC)


def _soknadssteg(r: Ramme, a: dict[str, Any], objekt: str, tid: datetime) -> None:
    mal = a.get("etikett", "INGEN")
    if mal == "INGEN" or a["type"] != "STILLING":
        return
    veien = ["SENDT"]
    if _STEG[mal] >= 2 and (mal != "AVSLAG" or r.rng.random() < 0.4):
        veien.append("INTERVJU")
    if _STEG[mal] == 3:
        veien.append(mal)
    for steg in veien:
        tid = r.tidspunkt(BRUKER, tid, timedelta(hours=r.rng.uniform(4, 90)))
        r.legg(tid, Slag.VALG, BRUKER, objekt, felt="soknadssteg", verdi=_KODE[steg])


def _endring(r: Ramme, a: dict[str, Any], objekt: str, lop: Lop) -> None:
    """The user writes a little more, or moves the end."""
    tid = r.tidspunkt(BRUKER, lop.tid, timedelta(days=r.rng.uniform(1, 9)))
    if lop.av != BRUKER or r.bruker.manuell or (lop.til and tid >= _midt_pa_dagen(lop.til)):
        return
    felter: dict[str, Any] = {"huskeliste": r.skriv(_HUSK[r.bruker.sprak], tid, 255)}
    if lop.til and lop.status not in FERDIGE:
        felter["til_dato"] = lop.til + timedelta(days=r.rng.randrange(7, 22))
    r.legg(tid, Slag.ENDRE, BRUKER, objekt, felter=felter)


def _ferdig(
    r: Ramme, a: dict[str, Any], objekt: str, lop: Lop, *, avtalt: bool, lest: bool
) -> None:
    assert lop.til is not None  # noqa: S101 (finished activities have an end)
    tid = _midt_pa_dagen(lop.til)
    brukers = not r.bruker.manuell and lest and (lop.av == BRUKER or r.rng.random() < 0.5)
    av = BRUKER if brukers else r.ansatt("V", a.get("rom", "STAT"), tid)
    tid = r.tidspunkt(av, max(tid, lop.tid + timedelta(days=2)))
    if av != BRUKER:
        av = r.ansatt("V", a.get("rom", "STAT"), tid)
    reserve = "avbryt_begrunnelse" if lop.status == "AVBRUTT" else "ros_begrunnelse"
    mal = a.get("slutt") or kilder.internt(reserve)[0]
    begrunnelse = r.skriv(mal, tid, 255) if avtalt or "slutt" in a or av != BRUKER else ""
    lagt = r.legg(tid, Slag.FLYTT, av, objekt, til=lop.status, begrunnelse=begrunnelse)
    levende = lagt and lop.status == "FULLFORT" and lop.vindu.lopende
    if levende and a["type"] == "EGEN" and r.rng.random() < 0.05:
        _gjenapne(r, a, objekt, tid)


def _gjenapne(r: Ramme, a: dict[str, Any], objekt: str, tid: datetime) -> None:
    """NAV opens it again, and gives it a new end."""
    tid = r.tidspunkt("V", tid, timedelta(days=r.rng.uniform(2, 9)))
    av = r.ansatt("V", a.get("rom", "STAT"), tid)
    begrunnelse = r.skriv(kilder.internt("gjenapne")[0], tid, 255)
    if r.legg(tid, Slag.GJENAPNE, av, objekt, begrunnelse=begrunnelse):
        ny_frist = dato(r.naa) + timedelta(days=r.rng.randrange(10, 40))
        r.legg(tid + timedelta(minutes=2), Slag.ENDRE, av, objekt, felter={"til_dato": ny_frist})


_HUSK = {
    "nb": "[ringe på mandag|ta med legitimasjon|spør om det finnes kveldstid|si fra om ferie|"
    "husk bussen går 8.05|kvittering i skuffen|be om skriftlig svar|sjekke e-post hver dag]",
    "nn": "[ringje måndag|spørje om skyss|hugse papira|snakke med regnskapskontoret]",
    "en": "[call on Monday|bring diploma|ask about evening classes|send thank-you e-mail]",
    "svak": "[ringe skole|ta med kort|spør lærer|husk buss]",
}
