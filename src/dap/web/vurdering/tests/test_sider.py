from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from klient import logget_inn
from planhjelp import felt, tekst
from rollebesetning import Rollebesetning

from dap.felles.aktor import SYSTEM
from dap.forstaelse.models import Forstaelse
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Startarsak
from dap.vurdering import operations
from dap.vurdering.models import Egenvurdering, Ferdig, Utkastdel, Vurdering
from dap.vurdering.values import Del, Egendel, Slag

ORD = {
    "kan": "Jeg kan kjøre truck.",
    "vil": "Jeg vil jobbe på lager.",
    "hindrer": "",
    "hjelp": "Et truckkurs.",
}
MULIGHETER = "Har fagbrev og ti års erfaring fra lager."


@pytest.fixture
def rot(roller: Rollebesetning) -> str:
    return f"/bruker/{roller.amina.id}/vurderinger/"


def begynn(kari: Client, rot: str, slag: str = "ARBEIDSEVNE") -> UUID:
    svar = kari.post(f"{rot}begynn/{slag}/")
    assert svar.status_code == 302, tekst(svar)
    return Vurdering.objects.latest("opprettet").id


def skriv(kari: Client, rot: str, id_: UUID, del_: str, ord_: str, **mer: Any) -> Any:
    adresse = f"{rot}{id_}/del/{del_}/"
    versjon = felt(kari.get(adresse), "versjon")
    return kari.post(adresse, {"tekst": ord_, "versjon": versjon, "handling": "lagre", **mer})


def fyll(kari: Client, rot: str, id_: UUID) -> None:
    for del_ in ("MULIGHETER", "HINDRINGER", "OMGIVELSER", "VIRKEMIDLER"):
        assert skriv(kari, rot, id_, del_, f"{MULIGHETER} {del_}").status_code == 302
    svar = skriv(
        kari, rot, id_, "KONKLUSJON", "Trenger tilrettelegging.",
        stotter=["SPESIELT_TILPASSET_INNSATS"],
    )  # fmt: skip
    assert svar.status_code == 302, tekst(svar)


def test_from_the_users_words_to_agreement(roller: Rollebesetning, rot: str) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    kari.post(f"{rot}spor/ARBEIDSEVNE/")
    assert "Skriv hva du selv tenker" in tekst(amina.get("/na/"))
    id_ = Vurdering.objects.get().id
    egen = f"/vurderinger/{id_}/egen/"
    svar = amina.post(egen, {**ORD, "versjon": felt(amina.get(egen), "versjon")})
    assert svar.status_code == 302, tekst(svar)
    begynn(kari, rot)
    fyll(kari, rot, id_)
    assert MULIGHETER not in tekst(amina.get(f"/vurderinger/{id_}/"))
    assert "ingen vurdering fra NAV å lese ennå" in tekst(amina.get(f"/vurderinger/{id_}/"))

    ferdig = kari.get(f"{rot}{id_}/ferdig/")
    assert ORD["kan"] in tekst(ferdig)
    kari.post(f"{rot}{id_}/ferdig/", {"versjon": felt(ferdig, "versjon")})

    assert "Ny vurdering" in tekst(amina.get("/na/"))
    lest = tekst(amina.get(f"/vurderinger/{id_}/"))
    assert "Trenger veiledning, nedsatt arbeidsevne" in lest
    assert "Det du har å bygge på" in lest
    assert lest.index("Det du har å bygge på") < lest.index("Det som gjør det vanskelig nå")
    amina.post(f"/plan/enig/{id_}/", {"mening": "ENIG", "versjon": "1"})
    assert Forstaelse.objects.get(objekt_id=id_).tilstand == "BEGGE_ENIGE"
    assert "Begge enige" in tekst(kari.get(rot))


def test_hindrances_are_refused_and_what_was_typed_is_kept(
    roller: Rollebesetning, rot: str
) -> None:
    kari = logget_inn("kari")
    id_ = begynn(kari, rot)
    side = tekst(kari.get(f"{rot}{id_}/"))
    assert side.index("Ressurser og muligheter") < side.index("Hindringer")
    assert "Skriv om ressurser og muligheter først." in side

    svar = skriv(kari, rot, id_, "HINDRINGER", "Vondt i ryggen ved løft")

    assert svar.status_code == 422
    assert "Skriv først om ressurser og muligheter" in tekst(svar)
    assert "Vondt i ryggen ved løft" in svar.content.decode()
    assert not Utkastdel.objects.exists()


def test_the_writing_help_warns_and_refuses_nothing(roller: Rollebesetning, rot: str) -> None:
    kari = logget_inn("kari")
    id_ = begynn(kari, rot)
    ord_ = "Hun har depresjon og må benytte medisiner."

    svar = skriv(kari, rot, id_, "MULIGHETER", ord_, handling="sjekk")

    assert svar.status_code == 200
    assert "Ser ut som sensitive opplysninger" in tekst(svar)
    assert not Utkastdel.objects.exists()
    assert skriv(kari, rot, id_, "MULIGHETER", ord_).status_code == 302


def test_save_and_go_on_leads_through_the_parts(roller: Rollebesetning, rot: str) -> None:
    kari = logget_inn("kari")
    id_ = begynn(kari, rot)

    svar = skriv(kari, rot, id_, "MULIGHETER", MULIGHETER, handling="neste")

    assert svar["Location"] == f"{rot}{id_}/del/HINDRINGER/"


def test_the_conclusion_keeps_its_choices(roller: Rollebesetning, rot: str) -> None:
    kari = logget_inn("kari")
    id_ = begynn(kari, rot, "BEHOV")
    svar = skriv(
        kari, rot, id_, "KONKLUSJON", "Bør se mer på det.", bor_vurderes="nei",
        stotter=["SITUASJONSBESTEMT_INNSATS", "STANDARD_INNSATS"],
    )  # fmt: skip
    assert svar.status_code == 302, tekst(svar)
    side = kari.get(f"{rot}{id_}/del/KONKLUSJON/").content.decode()
    assert side.count("checked") == 3
    svar = skriv(kari, rot, id_, "KONKLUSJON", "x", stotter=["VARIG_TILPASSET_INNSATS"])
    assert svar.status_code == 422


def test_two_windows_show_both_texts(roller: Rollebesetning, rot: str) -> None:
    kari = logget_inn("kari")
    id_ = begynn(kari, rot)
    skriv(kari, rot, id_, "MULIGHETER", "Skrevet i det første vinduet")

    adresse = f"{rot}{id_}/del/MULIGHETER/"
    svar = kari.post(adresse, {"tekst": "Skrevet i det andre", "versjon": "0"})

    assert svar.status_code == 409
    innhold = svar.content.decode()
    assert "Skrevet i det første vinduet" in innhold
    assert "Skrevet i det andre" in innhold
    kari.post(adresse, {"tekst": "Skrevet i det andre", "versjon": felt(svar, "versjon")})
    assert Utkastdel.objects.get().tekst == "Skrevet i det andre"


def test_taken_over_the_first_keeps_what_was_typed(roller: Rollebesetning, rot: str) -> None:
    kari, per = logget_inn("kari"), logget_inn("per")
    id_ = begynn(kari, rot)
    side = tekst(per.get(f"{rot}{id_}/"))
    assert "Kari Nordmo skriver dette utkastet." in side
    assert f"{rot}{id_}/del/" not in per.get(f"{rot}{id_}/").content.decode()

    per.post(f"{rot}{id_}/ta-over/")

    svar = kari.post(f"{rot}{id_}/del/MULIGHETER/", {"tekst": "Mer fra Kari", "versjon": "0"})
    assert svar.status_code == 422
    assert "Per Solvang skriver på dette utkastet nå" in tekst(svar)
    assert "Mer fra Kari" in svar.content.decode()
    assert "En kollega skriver videre" in tekst(kari.get("/varsler/"))


def test_without_the_users_words_it_asks_why(roller: Rollebesetning, rot: str) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    id_ = begynn(kari, rot)
    fyll(kari, rot, id_)
    side = kari.get(f"{rot}{id_}/ferdig/")
    data = {"versjon": felt(side, "versjon"), "uten_eget": "kort"}

    svar = kari.post(f"{rot}{id_}/ferdig/", data)

    assert svar.status_code == 422
    assert "Brukerens egen vurdering mangler" in tekst(svar)
    data["uten_eget"] = "Brukeren vil heller snakke om det i møte."
    assert kari.post(f"{rot}{id_}/ferdig/", data).status_code == 302
    assert data["uten_eget"] in tekst(amina.get(f"/vurderinger/{id_}/"))


def test_words_that_came_meanwhile_are_shown_before_it_is_finished(
    roller: Rollebesetning, rot: str
) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    id_ = begynn(kari, rot)
    fyll(kari, rot, id_)
    versjon = felt(kari.get(f"{rot}{id_}/ferdig/"), "versjon")
    amina.post("/vurderinger/egen/ARBEIDSEVNE/", {**ORD, "versjon": "0"})

    svar = kari.post(f"{rot}{id_}/ferdig/", {"versjon": versjon, "uten_eget": "Ville ikke skrive"})

    assert svar.status_code == 409
    assert ORD["kan"] in tekst(svar)
    assert not Ferdig.objects.exists()


def test_staff_write_for_the_user_and_the_user_takes_it_back(
    roller: Rollebesetning, rot: str
) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    svar = kari.post(f"{rot}egen/BEHOV/", {**ORD, "versjon": "0"})
    assert svar.status_code == 422
    assert "Hvordan fikk du svarene?" in tekst(svar)
    assert ORD["kan"] in svar.content.decode()
    svar = kari.post(f"{rot}egen/BEHOV/", {**ORD, "versjon": "0", "maate": "TELEFON"})
    id_ = Vurdering.objects.get().id
    lest = tekst(amina.get(f"/vurderinger/{id_}/"))
    assert "Skrevet ned for brukeren av Kari Nordmo" in lest
    assert "på telefon" in lest

    amina.post("/vurderinger/egen/BEHOV/", {**ORD, "vil": "Noe helt annet", "versjon": "1"})

    assert "Skrevet av brukeren selv" in tekst(kari.get(f"{rot}{id_}/"))
    svar = kari.post(f"{rot}egen/BEHOV/", {**ORD, "versjon": "2", "maate": "TELEFON"})
    assert svar.status_code == 422
    assert Egenvurdering.objects.get().vil == "Noe helt annet"


def test_the_users_own_two_windows(roller: Rollebesetning) -> None:
    amina = logget_inn("amina")
    amina.post("/vurderinger/egen/BEHOV/", {**ORD, "versjon": "0"})

    svar = amina.post("/vurderinger/egen/BEHOV/", {"vil": "Fra det andre vinduet", "versjon": "0"})

    assert svar.status_code == 409
    assert ORD["kan"] in tekst(svar)
    assert "Fra det andre vinduet" in svar.content.decode()
    svar = amina.post("/vurderinger/egen/BEHOV/", {"versjon": "1"})
    assert svar.status_code == 422
    assert "Svar på minst ett av spørsmålene" in tekst(svar)


def test_a_new_version_beside_the_last(roller: Rollebesetning, rot: str) -> None:
    kari, amina = logget_inn("kari"), logget_inn("amina")
    id_ = begynn(kari, rot)
    fyll(kari, rot, id_)
    for _ in range(2):
        side = kari.get(f"{rot}{id_}/ferdig/")
        data = {"versjon": felt(side, "versjon"), "uten_eget": "Ville ikke skrive selv."}
        assert kari.post(f"{rot}{id_}/ferdig/", data).status_code == 302
        kari.post(f"{rot}begynn/ARBEIDSEVNE/")
        skriv(kari, rot, id_, "OMGIVELSER", "Flyttet til byen.")

    versjoner = tekst(amina.get(f"/vurderinger/{id_}/versjoner/"))

    ulikt = versjoner[: versjoner.index("Versjon 2 Gjort ferdig")]
    assert "Hva som er ulikt i versjon 1 og 2" in ulikt
    assert "Flyttet til byen." in ulikt
    assert "Det som kan hjelpe" not in ulikt
    for feil in ("?fra=1&til=1", "?fra=a&til=9", "?fra=99&til=1"):
        assert amina.get(f"/vurderinger/{id_}/versjoner/{feil}").status_code == 200


def test_thrown_away_in_an_old_window_it_asks_again(roller: Rollebesetning, rot: str) -> None:
    kari = logget_inn("kari")
    id_ = begynn(kari, rot)
    gammel = felt(kari.get(f"{rot}{id_}/"), "versjon")
    skriv(kari, rot, id_, "MULIGHETER", MULIGHETER)

    svar = kari.post(f"{rot}{id_}/forkast/", {"versjon": gammel})
    assert svar.status_code == 409
    assert MULIGHETER in tekst(svar)
    svar = kari.post(f"{rot}{id_}/forkast/", {"versjon": felt(svar, "versjon")}, follow=True)

    assert "Utkastet er forkastet." in tekst(svar)
    assert "Ingenting er begynt." in tekst(svar)


@pytest.mark.parametrize(
    "sti", ["begynn/ANNET/", "spor/x/", "egen/ANNET/", "{id}/del/ANNET/", "{id}/del/BEHOV/"]
)
def test_what_is_no_kind_and_no_part_is_not_there(
    roller: Rollebesetning, rot: str, sti: str
) -> None:
    kari = logget_inn("kari")
    id_ = begynn(kari, rot)
    assert kari.post(rot + sti.format(id=id_)).status_code == 404


def test_when_it_is_over_it_is_read_and_not_written(roller: Rollebesetning, rot: str) -> None:
    kari, amina, naa = logget_inn("kari"), logget_inn("amina"), timezone.now()
    id_ = operations.lagre_egenvurdering(
        aktor=roller.amina, person_id=roller.amina.id, slag=Slag.BEHOV,
        svar={Egendel.VIL: "Gamle ord"}, versjon=0, naa=naa,
    )  # fmt: skip
    oppfolging.avslutt_periode(aktor=SYSTEM, person_id=roller.amina.id, begrunnelse="x", naa=naa)
    oppfolging.start_periode(
        aktor=SYSTEM, person_id=roller.amina.id, naa=naa,
        arsak=Startarsak.ARBEIDSSOKER_REGISTRERING,
    )  # fmt: skip
    assert "Fra tidligere oppfølging" in tekst(amina.get("/vurderinger/"))
    lest = tekst(amina.get(f"/vurderinger/{id_}/"))
    assert "Gamle ord" in lest
    assert "periode som er avsluttet" in lest
    assert amina.get(f"/vurderinger/{id_}/egen/").status_code == 422
    assert "Begynn på vurderingen" not in tekst(kari.get(f"{rot}{id_}/"))


def test_the_pages_ask_the_same_however_much_there_is(roller: Rollebesetning, rot: str) -> None:
    kari = logget_inn("kari")
    id_ = begynn(kari, rot)
    fyll(kari, rot, id_)
    data = {"versjon": str(Vurdering.objects.get().versjon), "uten_eget": "Ville ikke skrive."}
    kari.post(f"{rot}{id_}/ferdig/", data)

    def antall(sti: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as sporringer:
            assert kari.get(rot + sti).status_code == 200
        return len(sporringer)

    for_ = [antall(""), antall(f"{id_}/versjoner/")]
    for _ in range(3):
        kari.post(f"{rot}begynn/ARBEIDSEVNE/")
        data["versjon"] = str(Vurdering.objects.get(id=id_).versjon)
        kari.post(f"{rot}{id_}/ferdig/", data)
    begynn(kari, rot, "BEHOV")

    assert Ferdig.objects.count() == 4
    assert [antall(""), antall(f"{id_}/versjoner/")] == for_
    assert Del.MULIGHETER in set(Utkastdel.objects.values_list("del_navn", flat=True))
