from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from klient import logget_inn
from planhjelp import felt, tekst
from rollebesetning import Rollebesetning

from dap.felles.fnr import lag_syntetisk
from dap.felles.tid import dato
from dap.kalibrering.models import Fagansvarlig, Runde, Sak, Svar
from dap.varsel.models import Varsel

FAKTA = {
    "alder": "FRA_50", "utdanning": "GRUNNSKOLE", "erfaring": "OVER_TO_AR", "helse": "NOE",
}  # fmt: skip
SAK = "Mann i femtiårene som har jobbet på lager i tjue år."
SVAR = {
    "gruppe": "STANDARD_INNSATS", "begrunnelse": "Har erfaring.", "sikkerhet": "SIKKER",
}  # fmt: skip


def om(dager: int) -> str:
    return str(dato(timezone.now()) + timedelta(days=dager))


def runde(tor: Client) -> UUID:
    nokkel = felt(tor.get("/kalibrering/ny/1201/"), "nokkel")
    data = {"tittel": "Vanskelige saker", "frist": om(7), "nokkel": nokkel}
    svar = tor.post("/kalibrering/ny/1201/", data)
    assert svar.status_code == 302, tekst(svar)
    return Runde.objects.get().id


def sak(tor: Client, id_: UUID, ord_: str = SAK, **endret: str) -> Any:
    adresse = f"/kalibrering/{id_}/ny-sak/"
    data = {"tekst": ord_, **FAKTA, "anonymisert": "on", "nokkel": felt(tor.get(adresse), "nokkel"),
            "handling": "lagre"} | endret  # fmt: skip
    return tor.post(adresse, data)


def apen(tor: Client) -> tuple[UUID, list[UUID]]:
    id_ = runde(tor)
    for nr in range(2):
        assert sak(tor, id_, f"{SAK} Sak {nr}.").status_code == 302
    side = tor.get(f"/kalibrering/{id_}/")
    svar = tor.post(f"/kalibrering/{id_}/apne/", {"versjon": felt(side, "versjon")})
    assert svar.status_code == 302, tekst(svar)
    return id_, list(Sak.objects.order_by("id").values_list("id", flat=True))


def test_a_round_from_the_first_case_to_what_was_learned(roller: Rollebesetning) -> None:
    tor = logget_inn("tor")
    id_, saker = apen(tor)
    for navn in ("kari", "per", "siv", "lise"):
        hvem = logget_inn(navn)
        assert "2 saker venter på deg" in tekst(hvem.get("/kalibrering/"))
        assert "Vanskelige saker" in tekst(hvem.get("/min-dag/"))
        for nr, sak_id in enumerate(saker):
            valg = {"gruppe": "SITUASJONSBESTEMT_INNSATS"} if nr and navn == "kari" else {}
            svar = hvem.post(
                f"/kalibrering/sak/{sak_id}/svar/",
                {**SVAR, "begrunnelse": f"Grunn fra {navn}", **valg},
            )
            assert svar.status_code == 302, tekst(svar)

    lest = tekst(logget_inn("kari").get(f"/kalibrering/{id_}/"))
    assert "4 av 4 svarte." in lest
    assert "75 prosent enighet" in lest
    assert "Fleiss’ kappa" in lest
    assert "Grunn fra lise" in lest
    assert "Lise Kommedal" not in lest
    data = {"tekst": "Spør den det gjelder.", "versjon": "0"}
    assert tor.post(f"/kalibrering/{id_}/laerdom/", data).status_code == 302
    assert "Spør den det gjelder." in tekst(logget_inn("per").get(f"/kalibrering/{id_}/"))
    svar = tor.post(f"/kalibrering/{id_}/laerdom/", {"tekst": "Noe annet", "versjon": "0"})
    assert svar.status_code == 409
    assert "Spør den det gjelder." in tekst(svar)
    assert "Noe annet" in svar.content.decode()


def test_before_it_ends_nothing_is_shown_by_any_page(roller: Rollebesetning) -> None:
    tor = logget_inn("tor")
    id_, saker = apen(tor)
    logget_inn("lise").post(
        f"/kalibrering/sak/{saker[0]}/svar/", {**SVAR, "begrunnelse": "Hemmelig grunn"}
    )
    stier = ["", f"{id_}/", *(f"sak/{s}/{hva}/" for s in saker for hva in ("svar", "endre"))]
    for navn in ("tor", "kari"):
        for sti in stier:
            assert "Hemmelig grunn" not in tekst(logget_inn(navn).get(f"/kalibrering/{sti}"))
    leders = tekst(tor.get(f"/kalibrering/{id_}/"))
    assert "Lise Kommedal" in leders
    assert "Lise Kommedal" not in tekst(logget_inn("kari").get(f"/kalibrering/{id_}/"))
    assert "Hemmelig grunn" in tekst(logget_inn("lise").get(f"/kalibrering/{id_}/"))


def test_what_may_tell_who_it_is_is_shown(roller: Rollebesetning) -> None:
    tor = logget_inn("tor")
    id_ = runde(tor)

    svar = sak(tor, id_, "Kari bor i Storgata 4.", handling="sjekk")
    assert svar.status_code == 200
    assert "Kan dette vise hvem det er?" in tekst(svar)
    assert "Storgata 4" in tekst(svar)
    svar = sak(tor, id_, "Kari bor i Storgata 4.", anonymisert="")
    assert svar.status_code == 422
    assert "Kan dette vise hvem det er?" in tekst(svar)
    fnr = next(f for n in range(100, 200) if (f := lag_syntetisk(date(1980, 5, 17), n)))
    svar = sak(tor, id_, f"Bruker {fnr} vil ha jobb.")
    assert svar.status_code == 422
    assert "fødselsnummer" in tekst(svar)
    assert not Sak.objects.exists()


@pytest.mark.parametrize("hvem", ["ola", "mona", "rut", "adam", "amina"])
def test_it_is_not_there_for_others(roller: Rollebesetning, hvem: str) -> None:
    id_, saker = apen(logget_inn("tor"))
    andre = logget_inn(hvem)
    stier = [f"{id_}/", f"{id_}/endre/", f"{id_}/ny-sak/", f"sak/{saker[0]}/svar/",
             f"sak/{saker[0]}/endre/", "ny/1201/", "fagansvarlige/1201/"]  # fmt: skip
    handlinger = [f"{id_}/apne/", f"{id_}/lukk/", f"{id_}/laerdom/", f"sak/{saker[0]}/fjern/",
                  f"sak/{saker[0]}/svar/"]  # fmt: skip
    ventet = 403 if hvem == "amina" else 404
    for sti in stier:
        assert andre.get(f"/kalibrering/{sti}").status_code == ventet, sti
    for sti in handlinger:
        assert andre.post(f"/kalibrering/{sti}", SVAR).status_code == ventet, sti
    assert not Svar.objects.exists()


def test_an_answer_stands(roller: Rollebesetning) -> None:
    id_, saker = apen(logget_inn("tor"))
    kari = logget_inn("kari")
    adresse = f"/kalibrering/sak/{saker[0]}/svar/"
    svar = kari.post(adresse, {**SVAR, "begrunnelse": ""})
    assert svar.status_code == 422
    assert "Hvorfor? Kort" in tekst(svar)
    for _ in range(2):
        assert kari.post(adresse, SVAR).status_code == 302
    svar = kari.post(adresse, {**SVAR, "begrunnelse": "Ombestemte meg"})
    assert svar.status_code == 422
    assert "Ombestemte meg" in svar.content.decode()
    assert kari.get(adresse).status_code == 422
    logget_inn("tor").post(f"/kalibrering/{id_}/lukk/")
    svar = kari.post(f"/kalibrering/sak/{saker[1]}/svar/", SVAR)
    assert svar.status_code == 422
    assert "Runden er avsluttet" in tekst(svar)


def test_opened_in_an_old_window_the_cases_are_read_again(roller: Rollebesetning) -> None:
    tor = logget_inn("tor")
    id_ = runde(tor)
    gammel = felt(tor.get(f"/kalibrering/{id_}/"), "versjon")
    sak(tor, id_)
    svar = tor.post(f"/kalibrering/{id_}/apne/", {"versjon": gammel})
    assert svar.status_code == 409
    assert "Les sakene på nytt" in tekst(svar)


def test_cases_are_changed_and_taken_out_before_it_is_opened(roller: Rollebesetning) -> None:
    tor = logget_inn("tor")
    id_ = runde(tor)
    sak(tor, id_)
    adresse = f"/kalibrering/sak/{Sak.objects.get().id}/"
    side = tor.get(f"{adresse}endre/")
    assert SAK in side.content.decode()
    data = {"tekst": "En annen sak.", **FAKTA, "anonymisert": "on", "versjon": "1"}
    assert tor.post(f"{adresse}endre/", data).status_code == 302
    svar = tor.post(f"{adresse}endre/", {**data, "tekst": "En tredje."})
    assert svar.status_code == 409
    assert "En annen sak." in tekst(svar)
    assert "En tredje." in svar.content.decode()
    assert tor.post(f"{adresse}fjern/").status_code == 302
    assert "Ingen saker ennå." in tekst(tor.get(f"/kalibrering/{id_}/"))
    svar = tor.post(f"/kalibrering/{id_}/endre/", {"tittel": "Ny", "frist": om(1), "versjon": "1"})
    assert svar.status_code == 409
    svar = tor.post(f"/kalibrering/{id_}/endre/", {"tittel": "Ny", "frist": om(0), "versjon": "9"})
    assert svar.status_code == 422


def test_the_leader_lets_an_adviser_hold_rounds(roller: Rollebesetning) -> None:
    tor, kari = logget_inn("tor"), logget_inn("kari")
    assert "Ny runde" not in tekst(kari.get("/kalibrering/"))
    adresse = "/kalibrering/fagansvarlige/1201/"
    assert tor.post(adresse, {"ansatt": ""}).status_code == 422
    assert tor.post(adresse, {"ansatt": str(roller.kari.id)}).status_code == 302
    assert "Ny runde" in tekst(kari.get("/kalibrering/"))
    assert kari.get(adresse).status_code == 404
    assert tor.post(adresse, {"avslutt": str(roller.kari.id)}).status_code == 302
    assert tor.post(adresse, {"avslutt": "x"}).status_code == 404
    assert "Ny runde" not in tekst(kari.get("/kalibrering/"))
    assert Fagansvarlig.objects.get().til is not None


def test_those_who_are_asked_are_told_and_nobody_else(roller: Rollebesetning) -> None:
    tor = logget_inn("tor")
    id_, _saker = apen(tor)
    kari = logget_inn("kari")
    sagt = "Du er bedt om å svare i en kalibrering"
    assert sagt in tekst(kari.get("/varsler/"))
    for navn in ("tor", "ola", "mona"):
        assert sagt not in tekst(logget_inn(navn).get("/varsler/"))
    varsel = Varsel.objects.get(mottaker_id=roller.kari.id)
    assert kari.post(f"/varsler/{varsel.id}/")["Location"] == f"/kalibrering/{id_}/"
    logget_inn("per").get(f"/kalibrering/{id_}/")
    assert set(Varsel.objects.exclude(lest=None).values_list("mottaker_id", flat=True)) == {
        roller.kari.id, roller.per.id,
    }  # fmt: skip
    tor.post(f"/kalibrering/{id_}/lukk/")
    assert not Varsel.objects.filter(slag="KALIBRERING", lest=None, stoppet=None).exists()
