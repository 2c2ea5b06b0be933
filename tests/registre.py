"""The local registers, served over HTTP for tests that ask them."""

import json
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from rollebesetning import FJORDBY, NAA
from werkzeug.serving import make_server

from dap.felles.aktor import Aktor, AktorType
from dap.felles.fnr import lag_syntetisk
from dap.konto.models import Konto
from dap.konto.values import Kontotype
from dap.kontor import operations as kontor
from dap.kontor.values import Dekningsslag
from dap.person import operations as person
from dap.person.models import Person
from dap.person.values import Folkeregisterstatus, Registersvar
from dap.registrering import operations as registrering
from dap.registrering.models import Utkast
from dap.registrering.values import avtrykk
from dap.tabell.base import ny_id
from motparter.register import lag_app


@dataclass(frozen=True)
class Registre:
    fil: Path
    adresse: str

    def om(self, fnr: str, **fakta: Any) -> None:
        """Let the registers know this of the person."""
        self._skriv({**self._alle(), fnr: fakta})

    def feil(self, fnr: str, slag: str) -> None:
        """Let the registers fail when asked for the person: "nede", "tull" … (motparter.register)."""
        self._skriv({**self._alle(), "_feil": {fnr: slag}})

    def _alle(self) -> dict[str, Any]:
        alle: dict[str, Any] = json.loads(self.fil.read_text(encoding="utf-8"))
        return alle

    def _skriv(self, alle: dict[str, Any]) -> None:
        self.fil.write_text(json.dumps(alle), encoding="utf-8")


@pytest.fixture
def registre(tmp_path: Path, settings: Any) -> Iterator[Registre]:
    fil = tmp_path / "registre.json"
    fil.write_text("{}", encoding="utf-8")
    tjener = make_server("127.0.0.1", 0, lag_app(fil), threaded=True)
    traad = threading.Thread(target=tjener.serve_forever)
    traad.start()
    oppsett = {"adresse": f"http://127.0.0.1:{tjener.server_port}", "token": "prøve"}
    settings.DAP_FOLKEREGISTER = oppsett
    settings.DAP_ARBEIDSREGISTER = oppsett
    settings.DAP_SYKMELDINGSREGISTER = oppsett
    settings.DAP_YTELSESREGISTER = oppsett
    settings.DAP_KRR = oppsett
    settings.DAP_FULLMAKT = oppsett
    yield Registre(fil, oppsett["adresse"])
    tjener.shutdown()
    traad.join()
    tjener.server_close()


def ny_bruker(navn: str = "nora", **valg: Any) -> Aktor:
    """Somebody who is not followed up, with an account, resident in Norway unless told otherwise."""
    fodt: date = valg.pop("fodt", date(1991, 3, 4))
    svar = Registersvar(
        valg.pop("status", Folkeregisterstatus.BOSATT),
        valg.pop("land", ("NOR",)),
        valg.pop("kommune", ""),
    )
    kontor_nr: str | None = valg.pop("kontor_nr", FJORDBY)
    fnr = next(f for n in range(400, 499) if (f := lag_syntetisk(fodt, n)) and _ledig(f))
    id_ = person.opprett_person(
        fnr=fnr, fornavn=navn.capitalize(), etternavn="Nyhus", fodt=fodt, **valg
    )
    person.lagre_registersvar(person_id=id_, svar=svar, naa=NAA)
    if "gradering" in valg:
        Person.objects.filter(id=id_).update(gradering=valg["gradering"])
    if kontor_nr is not None:
        kontor.sett_dekning(kontor_nr=kontor_nr, slag=Dekningsslag.RESTEN)
    konto = Konto.objects.create(type=Kontotype.BRUKER, utsteder="test", subjekt=navn)
    person.knytt_konto(person_id=id_, konto_id=konto.id)
    return Aktor(AktorType.BRUKER, id_, f"{navn.capitalize()} Nyhus", person_id=id_)


def _ledig(fnr: str) -> bool:
    return not Person.objects.filter(fnr=fnr).exists()


SVAR = {
    "dinSituasjon": "MISTET_JOBBEN",
    "stilling": "Kokk",
    "utdanning": "VIDEREGAENDE_FAGBREV_SVENNEBREV",
    "utdanningBestatt": "JA",
    "utdanningGodkjent": "JA",
    "helseHinder": "NEI",
    "andreForhold": "NEI",
}
"""Ordinary answers to everything that is asked."""


def svar_paa_alt(aktor: Aktor, person_id: UUID, naa: datetime, svar: Mapping[str, str]) -> None:
    registrering.begynn(aktor=aktor, person_id=person_id, naa=naa)
    for kode, verdi in svar.items():
        registrering.lagre_svar(aktor=aktor, person_id=person_id, kode=kode, verdi=verdi, naa=naa)


def send(aktor: Aktor, person_id: UUID, naa: datetime, **valg: Any) -> UUID:
    """Send what the actor has filled in, as the summary would."""
    utkast = Utkast.objects.filter(person_id=person_id, utfyller_id=aktor.id).first()
    felter: dict[str, Any] = {"sett": "ordinaer-1", "nokkel": ny_id(), "sprak": "nb", "avtrykk": ""}
    if utkast is not None:
        felter |= {"sett": utkast.sett, "nokkel": utkast.nokkel, "avtrykk": avtrykk(utkast.svar)}
    return registrering.send(aktor=aktor, person_id=person_id, naa=naa, **felter | valg)


def registrer(aktor: Aktor, naa: datetime, svar: Mapping[str, str] = SVAR) -> UUID:
    """A user who answers everything and sends it."""
    svar_paa_alt(aktor, aktor.id, naa, svar)
    return send(aktor, aktor.id, naa)
