"""What the measurements are made on: made once in the bench's own database, by the operations."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.db import transaction

from dap.aktivitet import operations as aktivitet
from dap.dialog import operations as dialog
from dap.dialog.values import Tema
from dap.felles.aktor import SYSTEM, Aktor, Rolle
from dap.felles.fnr import lag_syntetisk
from dap.konto.operations import konto_for_identitet
from dap.konto.values import Identitet, Profil
from dap.kontor import operations as kontor
from dap.kontor.values import Ansettelse
from dap.mal import operations as mal
from dap.oppfolging import operations as oppfolging
from dap.oppfolging.values import Startarsak
from dap.person import operations as person
from dap.person import queries as person_queries
from dap.tabell.base import ny_id
from dap.tilgang.queries import aktor_for

AKTIVITETER, TRADER, MELDINGER, AVSENDERE = 60, 40, 200, 64
_KONTOR = "9901"
_TEKST = (
    "Hei! Jeg har tenkt på det vi snakket om sist, og vil gjerne prøve. Kan vi ta det i neste møte?"
    " Jeg har også sendt søknaden som vi ble enige om."
)
Si = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """Ids as text. `planbruker` has 60 activities and 40 threads, `tradbruker` one of 200 messages."""

    veileder: str
    planbruker: str
    tradbruker: str
    lang_trad: str
    avsendere: list[tuple[str, str]]
    """Account and thread of each who sends."""
    konto: dict[str, str]
    """Account by person or ansatt."""


def scene(fil: Path, *, naa: datetime, si: Si) -> Scene:
    """The scene of this database; made when it is not there."""
    if fil.exists():
        data = json.loads(fil.read_text(encoding="utf-8"))
        kjent = Scene(**{**data, "avsendere": [tuple(a) for a in data["avsendere"]]})
        if person_queries.persondata(UUID(kjent.planbruker)) is not None:
            return kjent
    si("Makes the scene to measure on …")
    with transaction.atomic():
        ny = _lag(naa)
    fil.write_text(json.dumps(asdict(ny)), encoding="utf-8")
    return ny


def _lag(naa: datetime) -> Scene:
    start = naa - timedelta(days=120)
    kontor.opprett_kontor(nr=_KONTOR, navn="NAV Målested")
    ansatt = kontor.opprett_ansatt(
        ident="X900001",
        navn="Vera Måling",
        ansettelse=Ansettelse.STAT,
        roller=[Rolle.VEILEDER],
        kontorer=[_KONTOR],
        fra=(naa - timedelta(days=365 * 8)).date(),
    )
    konto = {str(ansatt): _konto(Profil.ENTRA, "veileder")}
    kontor.knytt_konto(ansatt_id=ansatt, konto_id=UUID(konto[str(ansatt)]))
    veileder = _aktor(konto[str(ansatt)], "ANSATT", naa)
    brukere = [_bruker(nr, ansatt, start, konto) for nr in range(AVSENDERE + 2)]
    aktorer = [_aktor(konto[str(b)], "BRUKER", naa) for b in brukere]
    _fyll_plan(aktorer[0], veileder, start)
    lang = _lang_trad(aktorer[1], veileder, start)
    avsendere = [
        (konto[str(b)], _trad(a, start)) for b, a in zip(brukere[2:], aktorer[2:], strict=True)
    ]
    return Scene(str(ansatt), str(brukere[0]), str(brukere[1]), lang, avsendere, konto)


def _konto(profil: Profil, subjekt: str) -> str:
    identitet = Identitet(profil=profil, utsteder="bench", subjekt=f"bench-{subjekt}")
    return str(konto_for_identitet(identitet=identitet))


def _aktor(konto_id: str, type_: str, naa: datetime) -> Aktor:
    aktor = aktor_for(UUID(konto_id), type_, naa=naa)
    assert aktor is not None  # noqa: S101 (made just before)
    return aktor


def _bruker(nr: int, ansatt: UUID, start: datetime, konto: dict[str, str]) -> UUID:
    fodt = date(1980 + nr % 20, 1 + nr % 12, 1 + nr // 12)
    fnr = next(f for n in range(nr, 500) if (f := lag_syntetisk(fodt, n)) is not None)
    id_ = person.opprett_person(fnr=fnr, fornavn="Bruker", etternavn=f"Nummer{nr}", fodt=fodt)
    konto[str(id_)] = _konto(Profil.IDPORTEN, str(nr))
    person.knytt_konto(person_id=id_, konto_id=UUID(konto[str(id_)]))
    kontor.flytt_person(person_id=id_, kontor_nr=_KONTOR, naa=start)
    arsak = Startarsak.ARBEIDSSOKER_REGISTRERING
    oppfolging.start_periode(aktor=SYSTEM, person_id=id_, arsak=arsak, naa=start)
    oppfolging.tildel_veileder(aktor=SYSTEM, person_id=id_, ansatt_id=ansatt, naa=start)
    return id_


def legg_til_bruker(scene: Scene, *, start: datetime) -> str:
    """One more user of the scene's adviser, followed up since `start`; the account is in `konto`."""
    nr = len(scene.konto) + 100
    return str(_bruker(nr, UUID(scene.veileder), start, scene.konto))


def aktor_paa_scenen(scene: Scene, id_: str, type_: str, naa: datetime) -> Aktor:
    return _aktor(scene.konto[id_], type_, naa)


def _fyll_plan(bruker: Aktor, veileder: Aktor, start: datetime) -> None:
    mal.lagre_situasjon(aktor=bruker, person_id=bruker.id, tekst=_TEKST, versjon=0, naa=start)
    mal.opprett_mal(
        aktor=bruker, person_id=bruker.id, tekst="Fast jobb", nokkel=ny_id(), naa=start, viktighet=5
    )
    for nr in range(AKTIVITETER):
        naa = start + timedelta(hours=nr)
        aktivitet.opprett(
            aktor=veileder if nr % 3 else bruker,
            person_id=bruker.id,
            type="EGEN",
            felter=_felter(nr, start),
            naa=naa,
        )
    for nr in range(TRADER):
        trad = _trad(bruker, start + timedelta(hours=nr))
        _melding(veileder, trad, start + timedelta(hours=nr, minutes=20))


def _felter(nr: int, start: datetime) -> dict[str, object]:
    fra = start.date() + timedelta(days=nr)
    til = fra + timedelta(days=30 + nr)
    return {"tittel": f"Aktivitet {nr}", "beskrivelse": _TEKST, "fra_dato": fra, "til_dato": til}


def _trad(bruker: Aktor, naa: datetime) -> str:
    sendt = dialog.ny_trad(
        aktor=bruker,
        person_id=bruker.id,
        tema=Tema.ARBEID_AKTIVITETER,
        tekst=_TEKST,
        nokkel=ny_id(),
        naa=naa,
    )
    return str(sendt.trad_id)


def _melding(aktor: Aktor, trad_id: str, naa: datetime) -> None:
    dialog.send_melding(aktor=aktor, trad_id=UUID(trad_id), tekst=_TEKST, nokkel=ny_id(), naa=naa)


def _lang_trad(bruker: Aktor, veileder: Aktor, start: datetime) -> str:
    trad = _trad(bruker, start)
    for nr in range(MELDINGER - 1):
        _melding(bruker if nr % 2 else veileder, trad, start + timedelta(hours=nr))
    return trad


def lag_okt(konto_id: str) -> dict[str, str]:
    """A row in the session table for the account, and the cookies that name it."""
    konto = get_user_model().objects.get(pk=konto_id)
    okt = import_module(settings.SESSION_ENGINE).SessionStore()
    okt[SESSION_KEY] = str(konto.pk)
    okt[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    okt[HASH_SESSION_KEY] = konto.get_session_auth_hash()
    okt.create()
    token = "a" * 32
    return {settings.SESSION_COOKIE_NAME: okt.session_key, settings.CSRF_COOKIE_NAME: token}
