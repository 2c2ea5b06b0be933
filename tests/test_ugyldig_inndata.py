"""Bad input through the real forms: an answer that says what is wrong, with everything typed kept."""

import html
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from opptak import felles_mappe, lag_for_alle
from rollebesetning import FJORDBY
from skjemaleser import Htmlskjema, les_skjemaer
from test_fremmed_id import EGNE, OM_PERSON, alle_ruter
from verden import Verden

from dap.aktivitet import operations as aktivitet
from dap.aktivitet.models import Aktivitet
from dap.aktivitet.values import Status
from dap.dialog.models import Melding, Notat, Trad
from dap.felles.aktor import SYSTEM
from dap.mal import operations as mal
from dap.mal.models import Mal, Milepael
from dap.mal.values import Malstatus
from dap.oppfolging import operations as oppfolging

# Forms of the frame round every page, and what throws nothing away that one has typed.
# A file is an answer of its own kind (tried in web/oversikt).
IKKE = ("/logg-ut/", "/sprak/", "/tema/", "/om-meg/", "/okt/", "/oversikt/fil/")
FLERE_SIDER = (
    "dialog/ny/?tema=MOTE",
    *(f"plan/aktivitet/ny/{t}/" for t in ("EGEN", "STILLING", "SOKEAVTALE", "IJOBB", "BEHANDLING")),
)  # fmt: skip

# What is typed in every field at once, and whether it must be refused.
TASTET = {
    "for_lang": ("x" * 10_001, True),
    "html": ("<script>alert(1)</script> \"' %s %(felt)s {0} {{ 1 }}", False),
    "emoji": ("👩🏽‍🦽 שלום عربى", False),
    "usynlig": ("\u200b\u202e", False),
    "null": ("a\0b", False),
    "tomt": ("", False),
}
# The same, in fields of that kind only.
SLAGSTASTET = {
    "date": ("1800-01-01", "31.12.9999", "31.02.2026", "i morgen"),
    "number": ("0", "100", "-1", "1.5"),
    "url": ("javascript:alert(1)", "data:text/html,x"),
    "time": ("25:00", "i morgen"),
    "datetime-local": ("1800-01-01T10:00", "9999-12-31T23:59", "2026-02-31T10:00", "i morgen"),
}
# In hidden fields and choices.
TUKLET = ("ikke-en-uuid", "9" * 30, "a\0b")
SKREVET = "Dette skrev jeg"


def adresser(hvem: str, verden: Verden) -> list[str]:
    ider = verden.stat("amina").ider
    faste = [r.adresse(ider) for r in alle_ruter() if not r.argumenter]
    if hvem == "amina":
        return [*(r.adresse(ider) for r in EGNE), *faste, *(f"/{side}" for side in FLERE_SIDER)]
    if hvem == "tor":
        return [f"/standardtekster/ny/{FJORDBY}/"]
    om = f"/bruker/{ider['person_id']}/"
    # To open another office's person one states why.
    andres = [f"/bruker/{verden.roller.daniel.id}/plan/", *faste]
    ferdige = [f"/ferdige-aktiviteter/{s}/" for s in ("ny/EGEN", "flere/EGEN", ider["ferdig_id"])]
    return [
        *(r.adresse(ider) for r in OM_PERSON),
        *(om + s for s in FLERE_SIDER),
        *andres,
        *ferdige,
    ]


@pytest.fixture(scope="module")
def skjemaer(
    verden: Verden, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Htmlskjema]]:
    """Every form that each of them can come to, once: 520 pages, for all processes that have the
    same world."""
    mappe = felles_mappe(tmp_path_factory.getbasetemp())
    fil = mappe / f"skjemaer-{verden.roller.amina.id}.liste"
    with django_db_blocker.unblock():
        return lag_for_alle(lambda: _alle_skjemaer(verden), fil)


def _alle_skjemaer(verden: Verden) -> dict[str, list[Htmlskjema]]:
    with transaction.atomic():
        funnet = {hvem: _skjemaer(hvem, verden) for hvem in ("amina", "kari", "tor")}
        transaction.set_rollback(True)
    # The same views serve both: staff's are tried where the form is another one.
    om, brukers = f"/bruker/{verden.roller.amina.id}/", {_kjenning(s) for s in funnet["amina"]}
    funnet["kari"] = [s for s in funnet["kari"] if _kjenning(s, om) not in brukers]
    assert len(funnet["amina"]) > 20
    assert len(funnet["kari"]) > 20
    assert len(funnet["tor"]) > 0
    return funnet


def _kjenning(skjema: Htmlskjema, om: str = "/") -> tuple[str, ...]:
    return (skjema.adresse.replace(om, "/", 1), *sorted(skjema.verdier))


def _skjemaer(hvem: str, verden: Verden) -> list[Htmlskjema]:
    klient = logget_inn(hvem)
    funnet: dict[Any, Htmlskjema] = {}
    for adresse in adresser(hvem, verden):
        svar = klient.get(adresse)
        if svar.status_code in {200, 403} and "html" in svar["Content-Type"]:
            for skjema in les_skjemaer(svar.content.decode()):
                skjema.adresse = skjema.adresse or adresse
                if not skjema.adresse.startswith(IKKE):
                    funnet.setdefault(_kjenning(skjema), skjema)
    return list(funnet.values())


def sendt(klient: Client, skjema: Htmlskjema, data: dict[str, Any]) -> HttpResponse:
    """The answer, in a transaction that is taken back, so that every attack meets the same world."""
    with transaction.atomic():
        svar = klient.post(skjema.adresse, data)
        transaction.set_rollback(True)
    return svar


def krev_beholdt(svar: HttpResponse, verdi: str, sa: str) -> None:
    """A refusal that stands with a form has all that was typed."""
    if svar.status_code not in {409, 422} or not verdi.isprintable():
        return
    tekst = svar.content.decode()
    assert html.escape(verdi) in tekst or html.escape(verdi.strip()) in tekst, (
        f"{sa}: typed is gone"
    )


@pytest.mark.parametrize(
    ("hvem", "hva"),
    [("amina", list(TASTET)), ("kari", ["for_lang", "html"]), ("tor", list(TASTET))],
)
def test_whatever_is_typed_has_an_answer_and_is_kept(
    verden: Verden, db: None, skjemaer: Any, hvem: str, hva: list[str]
) -> None:
    klient, for_ = logget_inn(hvem), verden.hendelser()
    for skjema in [s for s in skjemaer[hvem] if s.tekstfelter]:
        for navn in hva:
            verdi, nektes = TASTET[navn]
            svar = sendt(klient, skjema, skjema.data(**dict.fromkeys(skjema.tekstfelter, verdi)))
            sa = f"{navn} in {skjema.adresse} answered {svar.status_code}"
            assert svar.status_code in {200, 302, 409, 422}, sa
            assert not nektes or svar.status_code in {409, 422}, sa
            krev_beholdt(svar, verdi, sa)
    assert verden.hendelser() == for_


@pytest.mark.parametrize("hvem", ["amina", "kari"])
def test_an_impossible_date_number_or_link_is_refused_in_every_form(
    verden: Verden, db: None, skjemaer: Any, hvem: str
) -> None:
    klient, provd = logget_inn(hvem), 0
    riktig = {
        "text": SKREVET,
        "date": str(timezone.localdate() + timedelta(days=30)),
        "number": "3",
        "time": "10:00",
        "datetime-local": f"{timezone.localdate() + timedelta(days=30)}T10:00",
    }
    # There is no proposal to adjust: that is said first.
    for skjema in [s for s in skjemaer[hvem] if not s.adresse.endswith("/juster/")]:
        vanlige = {f: riktig.get(slag, "") for f, slag in skjema.slag.items()}
        hvem_far = {"person": verden.roller.amina.id} if "person" in skjema.valg else {}
        for felt, slag in skjema.slag.items():
            # A ready-made activity lasts 0–730 days, a group day up to hours; applications a week are 1–99.
            lov = {"til_dager": {"0", "100"}, "minutter": {"100"}}.get(felt, set())
            for verdi in set(SLAGSTASTET.get(slag, ())) - lov:
                svar = sendt(klient, skjema, skjema.data(**vanlige | hvem_far | {felt: verdi}))
                sa = f"{felt}={verdi} in {skjema.adresse} answered {svar.status_code}"
                tekst = svar.content.decode()
                assert svar.status_code == 422, sa
                assert html.escape(verdi) in tekst, f"{sa}: it is gone"
                assert f'href="#id_{felt}"' in tekst, f"{sa} without saying where"
                beholdt = [v for f, v in vanlige.items() if f != felt and v]
                assert all(v in tekst for v in beholdt), f"{sa}: what stood beside it is gone"
                provd += 1
    assert provd > 20


@pytest.mark.parametrize("hvem", ["amina", "kari", "tor"])
def test_what_a_person_cannot_type_has_an_answer_and_throws_no_text_away(
    verden: Verden, db: None, skjemaer: Any, hvem: str
) -> None:
    """Nonsense in hidden fields and choices, several values for one, none at all."""
    klient = logget_inn(hvem)
    for skjema in skjemaer[hvem]:
        skrevet = {f: SKREVET for f, slag in skjema.slag.items() if slag == "text"}
        utenom = skjema.skjulte | skjema.valg
        tull = [{**dict.fromkeys(utenom, v), **skrevet} for v in (TUKLET if utenom else ())]
        tull.append({n: [*v, *v, "x"] for n, v in skjema.verdier.items()} | skrevet)
        tull.append(skrevet or {"ukjent": "x"})
        for data in tull[: None if hvem == "amina" else 2]:
            svar = sendt(klient, skjema, data)
            sa = f"{data} in {skjema.adresse} answered {svar.status_code}"
            assert svar.status_code in {200, 204, 302, 404, 409, 422}, sa
            if skrevet.items() <= data.items() and skrevet and svar.status_code != 302:
                assert SKREVET in svar.content.decode(), f"{sa}: typed is gone"


def _avslutt(verden: Verden, ider: dict[str, Any]) -> None:
    oppfolging.avslutt_periode(
        aktor=SYSTEM, person_id=ider["person_id"], begrunnelse="I jobb", naa=timezone.now()
    )


def _fullfor(verden: Verden, ider: dict[str, Any]) -> None:
    a = Aktivitet.objects.get(id=ider["aktivitet_id"])
    aktivitet.flytt(
        aktor=verden.roller.per, aktivitet_id=a.id, versjon=a.versjon, til=Status.FULLFORT,
        begrunnelse="Ferdig", naa=timezone.now(),
    )  # fmt: skip


def _endre_alt(verden: Verden, ider: dict[str, Any]) -> None:
    """Everything that has a version gets a new one, by somebody else."""
    felles: dict[str, Any] = {"aktor": verden.roller.per, "naa": timezone.now()}
    m, p = Mal.objects.get(id=ider["mal_id"]), Milepael.objects.get(id=ider["milepael_id"])
    mal.endre_mal(mal_id=m.id, versjon=m.versjon, tekst="Av Per", **felles)
    mal.endre_milepael(milepael_id=p.id, versjon=p.versjon, tekst="Av Per", frist=None, **felles)
    mal.lagre_situasjon(person_id=ider["person_id"], tekst="Av Per", versjon=1, **felles)
    a = Aktivitet.objects.get(id=ider["aktivitet_id"])
    aktivitet.endre(
        aktivitet_id=a.id, versjon=a.versjon,
        felter={"til_dato": timezone.localdate() + timedelta(days=80)}, **felles,
    )  # fmt: skip


def _legg_bort(verden: Verden, ider: dict[str, Any]) -> None:
    m, p = Mal.objects.get(id=ider["mal_id"]), Milepael.objects.get(id=ider["milepael_id"])
    felles: dict[str, Any] = {"aktor": verden.roller.per, "grunn": "Bort", "naa": timezone.now()}
    mal.fjern_milepael(milepael_id=p.id, versjon=p.versjon, **felles)
    mal.sett_mal_status(mal_id=m.id, versjon=m.versjon, status=Malstatus.LAGT_BORT, **felles)


def _pa_papir(verden: Verden, ider: dict[str, Any]) -> None:
    oppfolging.sett_manuell(
        aktor=verden.roller.per, person_id=ider["person_id"], manuell=True, grunn="Ønsker det",
        naa=timezone.now(),
    )  # fmt: skip


IMENS = (_avslutt, _fullfor, _endre_alt, _legg_bort)


@pytest.mark.parametrize(
    ("skjer", "hvem"),
    [(_pa_papir, "amina"), *((skjer, hvem) for skjer in IMENS for hvem in ("amina", "kari"))],
)
def test_what_happened_while_one_wrote_is_told_and_the_text_is_kept(
    verden: Verden, db: None, skjemaer: Any, skjer: Any, hvem: str
) -> None:
    klient = logget_inn(hvem)
    skjer(verden, verden.stat("amina").ider)
    for skjema in [s for s in skjemaer[hvem] if hvem == "amina" or s.tekstfelter]:
        tekster = [f for f, slag in skjema.slag.items() if slag == "text"]
        svar = sendt(klient, skjema, skjema.data(**dict.fromkeys(tekster, SKREVET)))
        sa = f"{skjema.adresse} after {skjer.__name__} answered {svar.status_code}"
        assert svar.status_code in {200, 302, 404, 409, 422}, sa
        if svar.status_code != 302 and tekster:
            assert SKREVET in svar.content.decode(), f"{sa}: typed is gone"


# --- dates, numbers and links of an activity --------------------------------------------------------

EGEN = {"tittel": "Kurs i truck", "fra_dato": "2026-02-01", "til_dato": "2026-06-01",
        "hensikt": "Få truckbevis", "plassering": "PLANLAGT"}  # fmt: skip
AVTALE = {"fra_dato": "2026-02-01", "til_dato": "2026-06-01", "antall_i_uken": "3",
          "plassering": "PLANLAGT"}  # fmt: skip
GALT = [
    ("EGEN", {"til_dato": "2026-01-31"}, "Til dato kan ikke være før fra dato"),
    ("EGEN", {"fra_dato": "1800-01-01"}, "Velg en dato mellom"),
    ("EGEN", {"til_dato": "31.12.9999"}, "Velg en dato mellom"),
    ("EGEN", {"til_dato": "31.02.2026"}, "er ikke en gyldig dato"),
    ("EGEN", {"til_dato": "2026-13-01"}, "er ikke en gyldig dato"),
    ("EGEN", {"til_dato": "neste uke"}, "er ikke en gyldig dato"),
    ("EGEN", {"til_dato": ""}, "Fyll ut"),
    ("EGEN", {"tittel": "x" * 101}, "kan ha høyst 100 tegn. Du har skrevet 101"),
    ("EGEN", {"lenke": "javascript:alert(1)"}, "Nettadressen kan ikke brukes"),
    ("EGEN", {"lenke": "data:text/html,x"}, "Nettadressen kan ikke brukes"),
    ("EGEN", {"lenke": "https://nav.no@ond.no/"}, "Nettadressen kan ikke brukes"),
    ("EGEN", {"lenke": "https://[x"}, "Nettadressen kan ikke brukes"),
    ("EGEN", {"plassering": "FULLFORT"}, "Velg et av alternativene"),
    ("SOKEAVTALE", {"antall_i_uken": "0"}, "minst 1"),
    ("SOKEAVTALE", {"antall_i_uken": "100"}, "høyst 99"),
    ("SOKEAVTALE", {"antall_i_uken": "1.5"}, "må være et helt tall"),
    ("SOKEAVTALE", {"antall_i_uken": "9" * 5000}, "må være et helt tall"),
    ("SOKEAVTALE", {"antall_i_uken": "tre"}, "må være et helt tall"),
]


@pytest.mark.parametrize(("type_", "galt", "sier"), GALT)
def test_a_wrong_field_is_named_and_mended_where_it_stands(
    verden: Verden, db: None, type_: str, galt: dict[str, str], sier: str
) -> None:
    data = {**(EGEN if type_ == "EGEN" else AVTALE), **galt, "nokkel": str(uuid.uuid4())}
    for_ = Aktivitet.objects.count()
    adresse = f"/bruker/{verden.roller.amina.id}/plan/aktivitet/ny/{type_}/"

    svar = logget_inn("kari").post(adresse, data)

    tekst = svar.content.decode()
    assert svar.status_code == 422
    assert sier in html.unescape(tekst)
    for navn in data.keys() - {"plassering"}:
        assert html.escape(data[navn]) in tekst, f"{navn} is gone"
    assert Aktivitet.objects.count() == for_


# --- twice -----------------------------------------------------------------------------------------


def test_a_form_sent_twice_does_everything_once(verden: Verden, db: None) -> None:
    ider, amina, kari = verden.stat("amina").ider, logget_inn("amina"), logget_inn("kari")
    foran = f"/bruker/{ider['person_id']}"
    versjon = Aktivitet.objects.get(id=ider["aktivitet_id"]).versjon
    skjemaer_: list[tuple[Client, str, dict[str, Any]]] = [
        (amina, "/dialog/ny/", {"tema": "MOTE", "tekst": "To ganger"}),
        (amina, f"/dialog/{ider['trad_id']}/send/", {"tekst": "To ganger"}),
        (amina, f"/dialog/aktivitet/{ider['aktivitet_id']}/", {"tekst": "To ganger"}),
        (amina, "/plan/mal/nytt/", {"tekst": "To ganger"}),
        (amina, f"/plan/mal/{ider['mal_id']}/delmal/", {"tekst": "To ganger"}),
        (amina, "/plan/aktivitet/ny/EGEN/", EGEN),
        (kari, f"{foran}/notater/", {"tekst": "To ganger"}),
        (kari, f"{foran}/dialog/{ider['trad_id']}/melding/{ider['melding_id']}/sporsmal/",
         {"tekst": "To ganger", "til": str(verden.roller.per.id)}),
        (kari, f"{foran}/plan/aktivitet/{ider['aktivitet_id']}/flytt/",
         {"til": "GJENNOMFORES", "versjon": str(versjon)}),
        (kari, f"{foran}/plan/aktivitet/{ider['aktivitet_id']}/endre/",
         {"til_dato": "2030-01-01", "versjon": str(versjon + 1)}),
    ]  # fmt: skip
    for klient, adresse, felter in skjemaer_:
        data = {**felter, "nokkel": str(uuid.uuid4())}
        svar = []
        hendelser = []
        for _ in range(3):
            svar.append(klient.post(adresse, data))
            hendelser.append(verden.hendelser())
        assert [s.status_code for s in svar] == [302, 302, 302], adresse
        assert len(set(hendelser)) == 1, adresse
    for modell in (Trad, Melding, Notat, Mal, Milepael):
        felt = "overskrift" if modell is Trad else "tekst"
        rader = modell._default_manager.filter(**{felt: "To ganger"})
        assert rader.count() == (3 if modell is Melding else 1), modell
