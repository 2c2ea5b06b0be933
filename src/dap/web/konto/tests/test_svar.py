"""Answers that a provider (or somebody between) must not get through with: a proxy changes them."""

import base64
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests
from innlogging import HOY, Nettleser, Tilbydere, innbygger
from joserfc import jws, jwt
from joserfc.jwk import OctKey, RSAKey
from rollebesetning import Rollebesetning
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from dap.person.queries import persondata

Endring = Callable[[dict[str, Any]], dict[str, Any] | Response]


@dataclass
class Mellommann:
    """Stands between DAP and ID-porten; `endre` gets the answer of the token endpoint."""

    bak: str
    adresse: str = ""
    endre: Endring = lambda svar: svar
    jwks: dict[str, Any] | None = None
    jwks_hentet: int = 0

    def __call__(self, environ: Any, start_response: Any) -> Any:
        request = Request(environ)
        svar = self.videre(request)
        if request.path.endswith("/jwks"):
            self.jwks_hentet += 1
            svar = json_svar(self.jwks) if self.jwks else svar
        elif request.path.endswith("/token"):
            endret = self.endre(json.loads(svar.get_data()))
            svar = endret if isinstance(endret, Response) else json_svar(endret)
        return svar(environ, start_response)

    def videre(self, request: Request) -> Response:
        fikk = requests.request(
            request.method,
            self.bak + request.full_path,
            data=request.get_data(),
            headers={"Content-Type": request.content_type or ""},
            allow_redirects=False,
            timeout=10,
        )
        tekst = fikk.text.replace(self.bak, self.adresse)
        hoder = {"Location": fikk.headers["Location"]} if "Location" in fikk.headers else {}
        return Response(tekst, fikk.status_code, hoder, content_type=fikk.headers["Content-Type"])


def json_svar(data: Any) -> Response:
    return Response(json.dumps(data), content_type="application/json")


@pytest.fixture
def mellommann(tilbydere: Tilbydere, settings: Any) -> Iterator[Mellommann]:
    mann = Mellommann(tilbydere.adresse)
    tjener = make_server("127.0.0.1", 0, mann, threaded=True)
    mann.adresse = f"http://127.0.0.1:{tjener.server_port}"
    settings.DAP_OIDC = {
        "IDPORTEN": {"utsteder": f"{mann.adresse}/idporten", "klient_id": "dap", "acr": HOY}
    }
    trad = threading.Thread(target=tjener.serve_forever)
    trad.start()
    yield mann
    tjener.shutdown()
    trad.join(5)
    tjener.server_close()


@pytest.fixture
def amina(tilbydere: Tilbydere, mellommann: Mellommann, roller: Rollebesetning) -> str:
    person = persondata(roller.amina.id)
    assert person is not None
    iss = f"{mellommann.adresse}/idporten"
    tilbydere.personer(innbygger("sub-amina", person.fnr, iss=iss))
    return "sub-amina"


def b64(data: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")


def krav_i(token: str) -> dict[str, Any]:
    midt = token.split(".")[1]
    krav: dict[str, Any] = json.loads(base64.urlsafe_b64decode(midt + "=" * (-len(midt) % 4)))
    return krav


def endret_innhold(svar: dict[str, Any]) -> dict[str, Any]:
    hode, _, signatur = svar["id_token"].split(".")
    innhold = b64({**krav_i(svar["id_token"]), "pid": "02910012345"})
    return {**svar, "id_token": f"{hode}.{innhold}.{signatur}"}


def uten_signatur(svar: dict[str, Any]) -> dict[str, Any]:
    return {**svar, "id_token": f"{b64({'alg': 'none'})}.{b64(krav_i(svar['id_token']))}."}


def fremmed_nokkel(svar: dict[str, Any]) -> dict[str, Any]:
    nokkel = RSAKey.generate_key(2048, auto_kid=True)
    krav = krav_i(svar["id_token"])
    return {**svar, "id_token": jwt.encode({"alg": "RS256"}, krav, nokkel)}


def hemmelig_i_stedet_for_offentlig(svar: dict[str, Any]) -> dict[str, Any]:
    nokkel = OctKey.import_key("dap" * 20)
    innhold = json.dumps(krav_i(svar["id_token"])).encode()
    return {**svar, "id_token": jws.serialize_compact({"alg": "HS256"}, innhold, nokkel)}


ENDRINGER: list[Endring] = [
    endret_innhold,
    uten_signatur,
    fremmed_nokkel,
    hemmelig_i_stedet_for_offentlig,
    lambda svar: {**svar, "id_token": "ikke et token"},
    lambda svar: {**svar, "id_token": None},
    lambda svar: {n: v for n, v in svar.items() if n != "id_token"},
    lambda svar: {**svar, "access_token": "et annet enn det id_token er bundet til"},
    lambda svar: {"error": "invalid_grant"},
    lambda svar: json_svar([]),
    lambda svar: Response("<html>vedlikehold</html>", 200, content_type="text/html"),
]


@pytest.mark.parametrize("endre", ENDRINGER)
def test_nobody_gets_in_with_a_changed_answer(
    mellommann: Mellommann, nettleser: Nettleser, amina: str, endre: Endring
) -> None:
    mellommann.endre = endre

    svar = nettleser.logg_inn("idporten", amina)

    assert svar.status_code == 400
    assert "Feilkode: UGYLDIG_SVAR" in svar.content.decode()
    assert "_auth_user_id" not in nettleser.dap.session


def test_the_proxy_itself_changes_nothing(
    mellommann: Mellommann, nettleser: Nettleser, amina: str
) -> None:
    assert nettleser.logg_inn("idporten", amina)["Location"] == "/etterpa/"


def test_a_failing_token_endpoint_is_an_outage(
    mellommann: Mellommann, nettleser: Nettleser, amina: str
) -> None:
    mellommann.endre = lambda svar: Response("feil", 502)

    svar = nettleser.logg_inn("idporten", amina)

    assert svar.status_code == 503


def test_when_the_provider_changes_its_key_the_new_one_is_fetched(
    mellommann: Mellommann, nettleser: Nettleser, amina: str
) -> None:
    nettleser.logg_inn("idporten", amina)
    hentet = mellommann.jwks_hentet
    ny = RSAKey.generate_key(2048, auto_kid=True)
    mellommann.jwks = {"keys": [ny.as_dict(private=False)]}
    mellommann.endre = lambda svar: {
        **svar,
        "id_token": jwt.encode({"alg": "RS256", "kid": ny.kid}, krav_i(svar["id_token"]), ny),
    }

    svar = Nettleser().logg_inn("idporten", amina)

    assert svar["Location"] == "/etterpa/"
    assert mellommann.jwks_hentet == hentet + 1


def test_a_provider_that_presents_itself_as_another(
    mellommann: Mellommann, nettleser: Nettleser, settings: Any
) -> None:
    adresse = mellommann.adresse.replace("127.0.0.1", "localhost")
    settings.DAP_OIDC = {"IDPORTEN": {"utsteder": f"{adresse}/idporten", "klient_id": "dap"}}

    svar = nettleser.dap.get("/logg-inn/idporten/")

    assert svar.status_code == 400
    assert "Feilkode: UGYLDIG_SVAR" in svar.content.decode()
