"""What people write is text everywhere: no page runs it, whoever wrote it and whoever reads it."""

import uuid
from collections.abc import Iterator
from datetime import time, timedelta
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from klient import logget_inn
from opptak import Opptak
from test_fremmed_id import EGNE, OM_PERSON, som_bruker
from verden import Verden

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.models import Aktivitet
from dap.aktivitet.values import Fhotype, Status
from dap.dialog import operations as dialog
from dap.dialog.models import Standardtekst
from dap.felles.tid import dato
from dap.forstaelse import operations as forstaelse
from dap.forstaelse.values import Mening
from dap.mal import operations as mal
from dap.mal.models import Mal, Milepael
from dap.mal.values import Malstatus
from dap.mote import operations as mote
from dap.mote.values import Kanal, Moteinnhold, Radgrunn
from dap.referat import operations as referat
from dap.referat.values import Kommentarslag
from dap.tilgang.operations import oppgi_grunn

GIFT = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7|add:35 }}{% now 'Y' %}"
MARKDOWN = (
    "[a](javascript:alert(1)) [b](JaVaScRiPt&colon;alert(1)) <javascript:alert(1)> [c](data:text/html,x) "
    '[d](https://nav.no "onmouseover=alert(1)") [e](https://nav.no/"onclick=alert(1)) '
    "![f](https://x.no/i.png) "
    "https://nav.no/?a=<b> [g](//ond.no) [h](vbscript:x) `<b>` <svg onload=alert(1)> " + GIFT
)
SIDER = (
    "/na/", "/plan/", "/plan/?visning=liste", "/plan/?visning=tidslinje", "/plan/mal/",
    "/plan/situasjon/", "/referater/", "/moter/", "/moter/nytt/", "/dialog/", "/dialog/ny/",
    "/dialog/ny/?tema=MOTE",
    "/plan/aktivitet/ny/", "/plan/mal/nytt/", "/tidslinje/", "/plan/utskrift/",
    "/plan/utskrift/?del=DIALOG&del=MAL&del=PLANLAGT&del=AVBRUTT",
)  # fmt: skip
BRUKERENS = (*SIDER, "/varsler/", "/om-meg/", "/om-meg/innsyn/")
ANSATTES = (
    "/min-dag/", "/ubesvart/", "/kalender/", "/kalender/apne/", "/varsler/",
    "/ferdige-aktiviteter/", "/ferdige-aktiviteter/flere/",
    "/ferdige-aktiviteter/flere/EGEN/",
)  # fmt: skip


@pytest.fixture(scope="module")
def forgiftet(opptak_av_verden: Opptak[Verden], django_db_blocker: Any) -> Iterator[Verden]:
    """Every text that somebody can write about Amina is an attack."""
    with django_db_blocker.unblock(), transaction.atomic():
        verden = opptak_av_verden.spill_av()
        _forgift(verden)
        yield verden
        transaction.set_rollback(True)


def _forgift(verden: Verden) -> None:
    roller, ting, naa = verden.roller, verden.stat("amina").ider, timezone.now()
    amina, kari = roller.amina, roller.kari
    felles: dict[str, Any] = {"person_id": amina.id, "naa": naa}
    mal.lagre_situasjon(aktor=amina, tekst=MARKDOWN, versjon=1, **felles)
    m = Mal.objects.get(id=ting["mal_id"])
    mal.endre_mal(aktor=amina, mal_id=m.id, versjon=m.versjon, tekst=MARKDOWN[:500], naa=naa)
    p = Milepael.objects.get(id=ting["milepael_id"])
    mal.endre_milepael(
        aktor=amina, milepael_id=p.id, versjon=p.versjon, tekst=GIFT, frist=None, naa=naa
    )
    bort = mal.opprett_mal(aktor=amina, tekst=GIFT, nokkel=uuid.uuid4(), **felles)
    mal.sett_mal_status(
        aktor=amina, mal_id=bort, versjon=1, status=Malstatus.LAGT_BORT, grunn=GIFT, naa=naa
    )
    for type_ in ("EGEN", "STILLING", "IJOBB", "BEHANDLING", "SOKEAVTALE"):
        _aktiviteter(type_, kari, felles)
    nytt = Aktivitet.objects.filter(type="EGEN", status=Status.PLANLAGT, avtalt=False).latest("id")
    aktivitet.avtal(
        aktor=kari, aktivitet_id=nytt.id, versjon=nytt.versjon, fhotype=Fhotype.PARAGRAF_11_9,
        tekst=GIFT, naa=naa,
    )  # fmt: skip
    aktivitet.flytt(
        aktor=kari, aktivitet_id=nytt.id, versjon=nytt.versjon + 1, til=Status.AVBRUTT,
        begrunnelse=GIFT, naa=naa,
    )  # fmt: skip
    skriver = {"trad_id": ting["trad_id"], "naa": naa}
    dialog.send_melding(aktor=amina, tekst=MARKDOWN, nokkel=uuid.uuid4(), **skriver)
    dialog.send_melding(aktor=kari, tekst=MARKDOWN, nokkel=uuid.uuid4(), **skriver)
    dialog.skriv_om_aktivitet(
        aktor=amina,
        aktivitet_id=ting["aktivitet_id"],
        tekst=MARKDOWN,
        nokkel=uuid.uuid4(),
        **felles,
    )
    _referater(verden, felles)
    _moter(verden, felles)
    _rundt(verden, felles)


def _referater(verden: Verden, felles: dict[str, Any]) -> None:
    """Minutes, what is said of them, an expectation, and what the sides mean."""
    amina, kari, ting = verden.roller.amina, verden.roller.kari, verden.stat("amina").ider
    ny = referat.start_samtalereferat(
        aktor=kari, tema=GIFT[:100], tekst=MARKDOWN, dag=dato(felles["naa"]),
        nokkel=uuid.uuid4(), **felles,
    )  # fmt: skip
    for id_, versjon in ((ny, 1), (ting["referat_id"], 3)):
        referat.del_referat(
            aktor=kari, referat_id=id_, versjon=versjon, tekst=MARKDOWN, naa=felles["naa"]
        )
        for slag in Kommentarslag:
            referat.kommenter(
                aktor=amina, referat_id=id_, nr=1, slag=slag, tekst=GIFT,
                nokkel=uuid.uuid4(), naa=felles["naa"],
            )  # fmt: skip
    forventning = mal.opprett_forventning(aktor=kari, tekst=GIFT, nokkel=uuid.uuid4(), **felles)
    forstaelse.si_mening(
        aktor=amina, objekt_id=forventning, versjon=1, mening=Mening.UENIG, kommentar=GIFT,
        naa=felles["naa"],
    )  # fmt: skip


def _moter(verden: Verden, felles: dict[str, Any]) -> None:
    """Everything that can be written about a meeting, by both, and why it was called off."""
    amina, kari, naa = verden.roller.amina, verden.roller.kari, felles["naa"]
    giftig = Moteinnhold(
        GIFT[:100], Kanal.VIDEO, 30, GIFT[:255], "https://nav.no/\"onclick='alert(1)'",
        GIFT[:60], MARKDOWN, GIFT[:500],
    )  # fmt: skip
    for nr in range(2):
        tid = naa + timedelta(days=200 + nr)
        id_ = mote.kall_inn(aktor=kari, innhold=giftig, start=tid, nokkel=uuid.uuid4(), **felles)
        for hvem in (amina, kari):
            mote.legg_til_punkt(aktor=hvem, mote_id=id_, tekst=GIFT, nokkel=uuid.uuid4(), naa=naa)
        mote.foresla_tider(
            aktor=amina, mote_id=id_, versjon=1, tider=[tid + timedelta(days=9)], ord=GIFT, naa=naa
        )
    mote.avlys(aktor=amina, mote_id=id_, versjon=2, ord=GIFT, naa=naa)
    mote.apne_tider(
        aktor=kari, veileder_id=kari.id, dag=dato(naa) + timedelta(days=3), fra=time(8),
        til=time(9), varighet=60, kanaler=[Kanal.OPPMOTE], sted=GIFT[:255], naa=naa,
    )  # fmt: skip
    ider = verden.stat("amina").ider
    mote_id = ider["mote_id"]
    mote.endre(
        aktor=kari, mote_id=mote_id, versjon=1, innhold=giftig, start=naa + timedelta(days=150),
        ord=GIFT, naa=naa,
    )  # fmt: skip
    mote.avvis_rad(
        aktor=kari, person_id=amina.id, grunn=Radgrunn.UBESVARTE_MELDINGER, ord=GIFT, naa=naa
    )


def _aktiviteter(type_: str, kari: Any, felles: dict[str, Any]) -> None:
    dag = dato(felles["naa"])
    felter: dict[str, Any] = {"fra_dato": dag, "til_dato": dag.replace(year=dag.year + 1)}
    egne = {
        "EGEN": ("tittel", "hensikt", "beskrivelse", "huskeliste"),
        "STILLING": ("tittel", "arbeidsgiver", "kontaktperson", "arbeidssted", "beskrivelse"),
        "IJOBB": ("tittel", "arbeidsgiver", "ansettelsesforhold", "beskrivelse"),
        "BEHANDLING": ("behandlingstype", "behandlingssted", "behandlingsmal", "beskrivelse"),
        "SOKEAVTALE": ("oppfolging_fra_nav", "beskrivelse"),
    }[type_]
    felter |= dict.fromkeys(egne, GIFT)
    if type_ == "SOKEAVTALE":
        felter["antall_i_uken"] = 3
    if type_ == "IJOBB":
        felter["stillingsandel"] = "HELTID"
    if type_ in {"EGEN", "STILLING"}:
        felter["lenke"] = "https://nav.no/\"onclick='alert(1)'"
    for som_forslag in (False, True):
        aktivitet.opprett(aktor=kari, type=type_, felter=felter, som_forslag=som_forslag, **felles)


def _rundt(verden: Verden, felles: dict[str, Any]) -> None:
    """What staff write, what the register says, and a reason that the user reads."""
    roller, ting = verden.roller, verden.stat("amina").ider
    kari = roller.kari
    dialog.skriv_notat(
        aktor=kari, tekst=MARKDOWN, nokkel=uuid.uuid4(), sitat_id=ting["melding_id"], **felles
    )
    dialog.spor_kollega(
        aktor=kari, melding_id=ting["melding_id"], til_id=roller.per.id, tekst=GIFT,
        nokkel=uuid.uuid4(), naa=felles["naa"],
    )  # fmt: skip
    aktivitet.lagre_ferdig(
        aktor=kari, kontor_nr="1201", type="EGEN", navn=GIFT, felter={"tittel": GIFT},
        nokkel=uuid.uuid4(), naa=felles["naa"],
    )  # fmt: skip
    Standardtekst.objects.create(
        kontor_id="1201", tittel=GIFT, tekst=f"[{GIFT[2:20]}] {GIFT}", endret=felles["naa"],
        endret_av_id=kari.id,
    )  # fmt: skip
    oppgi_grunn(aktor=roller.ola, person_id=roller.amina.id, grunn=GIFT, naa=felles["naa"])
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE person_person SET etternavn = %s WHERE id = %s", [GIFT[:79], roller.amina.id]
        )
        cursor.execute("UPDATE kontor_ansatt SET navn = %s WHERE id = %s", [GIFT[:79], kari.id])


class _Leter(HTMLParser):
    """Anything that a browser would run or fetch, and where links lead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.funn: list[str] = []
        self.tekst: list[str] = []
        self._i_skript = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {navn: verdi or "" for navn, verdi in attrs}
        self._i_skript = tag in {"script", "style"}
        if tag == "script" and not a.get("src", "").startswith("/statisk/"):
            self.funn.append(f"script {a}")
        if tag in {"iframe", "object", "embed", "base", "frame", "applet"}:
            self.funn.append(tag)
        for navn, verdi in a.items():
            egen_knapp = navn == "formaction" and verdi.startswith("/bruker/")
            if navn.startswith("on") or (navn == "formaction" and not egen_knapp):
                self.funn.append(f"{tag} {navn}={verdi[:40]}")
            if navn in {
                "style",
                "srcdoc",
                "hx-on",
                "hx-vars",
            }:
                self.funn.append(f"{tag} {navn}={verdi[:40]}")
            if navn in {"href", "src", "action", "data", "hx-get", "hx-post"}:
                self._adresse(tag, navn, verdi, a)

    def _adresse(self, tag: str, navn: str, verdi: str, a: dict[str, str]) -> None:
        deler = urlsplit(verdi.strip())
        if deler.scheme not in {"", "http", "https", "mailto", "tel"}:
            self.funn.append(f"{tag} {navn}={verdi[:60]}")
        ut = bool(deler.netloc)
        if ut and tag != "a":
            self.funn.append(f"{tag} to {verdi[:60]}")
        if ut and tag == "a" and not {"noopener", "noreferrer"} <= set(a.get("rel", "").split()):
            self.funn.append(f"rel={a.get('rel')} {verdi[:60]}")

    def handle_data(self, data: str) -> None:
        if self._i_skript and data.strip():
            self.funn.append(f"inline {data[:40]}")
        self.tekst.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._i_skript = False


def krev_ufarlig(adresse: str, svar: HttpResponse) -> str:
    """The text of the page, after a look at everything in it."""
    assert "Content-Security-Policy" in svar, adresse
    if "html" not in svar["Content-Type"]:
        return ""
    leter = _Leter()
    leter.feed(svar.content.decode())
    assert not leter.funn, f"{adresse} ({svar.status_code}): {leter.funn[:5]}"
    tekst = " ".join(leter.tekst)
    assert "alert(2)>42" not in tekst, f"{adresse} runs templates"
    return tekst


@pytest.mark.parametrize("hvem", ["amina", "kari", "per", "lise"])
def test_nothing_that_is_written_runs_on_any_page(forgiftet: Verden, db: None, hvem: str) -> None:
    klient, ider = logget_inn(hvem), forgiftet.stat("amina").ider
    if hvem == "amina":
        adresser = [*BRUKERENS, *(r.adresse(ider) for r in EGNE)]
        aktiviteter = [f"/plan/aktivitet/{id_}/" for id_ in _aminas(forgiftet)]
    else:
        foran = f"/bruker/{ider['person_id']}"
        adresser = [*ANSATTES, *(r.adresse(ider) for r in OM_PERSON), *(foran + s for s in SIDER)]
        adresser += [f"{foran}/som-bruker{s}" for s in SIDER]
        aktiviteter = [f"{foran}/plan/aktivitet/{id_}/" for id_ in _aminas(forgiftet)]
    for a in aktiviteter:
        adresser += [a, f"{a}historikk/", f"{a}endre/", f"{a}flytt/", f"{a}versjon/1/"]
        if hvem != "amina":
            adresser.append(som_bruker(a))
    sett = 0
    for adresse in adresser:
        svar = klient.get(adresse)
        assert svar.status_code < 500, adresse
        sett += "<script>alert(1)" in krev_ufarlig(adresse, svar)
    assert sett > (20 if hvem != "lise" else 0), "the attacks are shown, as text"


def _aminas(verden: Verden) -> list[Any]:
    rader = Aktivitet.objects.filter(person_id=verden.roller.amina.id)
    return list(rader.values_list("id", flat=True))


def test_nothing_that_is_typed_runs_on_the_page_that_refuses_it(
    forgiftet: Verden, db: None
) -> None:
    klient = logget_inn("amina")
    for adresse, felter in (
        ("/plan/mal/nytt/", {"tekst": GIFT * 20, "revurderes": GIFT}),
        ("/plan/situasjon/", {"tekst": GIFT, "versjon": "0"}),
        ("/dialog/ny/", {"tema": GIFT, "tekst": GIFT, "overskrift": GIFT * 5, "nokkel": GIFT}),
        (
            "/plan/aktivitet/ny/EGEN/",
            {"tittel": GIFT, "lenke": "javascript:alert(1)", "nokkel": GIFT},
        ),
        ("/plan/aktivitet/ny/STILLING/", {"tittel": GIFT * 9, "lenke": GIFT, "mal_id": GIFT}),
    ):
        svar = klient.post(adresse, felter)
        assert svar.status_code in {409, 422}, adresse
        krev_ufarlig(adresse, svar)
    for adresse in (f"/plan/?q={GIFT}", f"/plan/?fra={GIFT}&type={GIFT}&periode=", f"/{GIFT}/"):
        krev_ufarlig(adresse, klient.get(adresse))
    ny = Client(enforce_csrf_checks=True).post("/plan/situasjon/", {"tekst": GIFT})
    krev_ufarlig("csrf", ny)
    krev_ufarlig("utlogget", Client().post("/plan/situasjon/", {"tekst": GIFT}))


def test_every_answer_carries_the_content_rules(forgiftet: Verden, db: None, settings: Any) -> None:
    ider = forgiftet.stat("amina").ider
    klient = logget_inn("amina")
    vedlegg = f"/dialog/{ider['trad_id']}/vedlegg/{ider['vedlegg_id']}/"
    svar = [klient.get(a) for a in ("/", "/finnes-ikke/", "/sprak/", "/logg-inn/", vedlegg)]
    svar += [klient.get("/bruker/" + str(uuid.uuid4()) + "/plan/"), klient.get("/min-dag/")]
    svar += [klient.post("/plan/situasjon/", {"tekst": "x" * 9000, "versjon": "0"})]
    svar += [klient.generic("POST", "/dialog/ny/", b"x", content_type="text/plain; charset=utf-7")]
    svar += [Client(enforce_csrf_checks=True).post("/plan/situasjon/"), Client().get("/plan/")]
    settings.ALLOWED_HOSTS = ["dap.example"]
    svar += [Client().get("/", headers={"host": "ond.example"})]

    assert {200, 302, 400, 403, 404, 405, 422} <= {s.status_code for s in svar}
    for s in svar:
        regler = s["Content-Security-Policy"]
        assert "default-src 'none'" in regler
        assert "unsafe" not in regler
        assert s["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in regler or "sandbox" in regler


def test_an_error_of_ours_has_the_content_rules_and_tells_nothing(
    forgiftet: Verden, db: None
) -> None:
    klient, hemmelig = logget_inn("amina"), forgiftet.hemmelig("amina")
    klient.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE mal_situasjon RENAME TO borte")

    svar = klient.get(reverse("mal:situasjon"))

    assert svar.status_code == 500
    assert "default-src 'none'" in svar["Content-Security-Policy"]
    assert not [h for h in (*hemmelig, "borte", "SELECT") if h in svar.content.decode()]
