"""ID-porten and Entra ID on this machine: two real OpenID providers for the demo and the tests.

    python -m motparter.oidc --port 9400 --data personer.json

`--data` is a JSON list of people (`profil`, `subjekt`, `navn`, `beskrivelse`, `krav`), read again
whenever it changes. Prints `OIDC klar: <address>` when it answers; the issuers are
`<address>/idporten` and `<address>/entra`, the client is `dap`, without a secret.

Authorization code with PKCE (S256 demanded), nonce, RS256, JWKS, one session a browser, and
sign-out started by either end. There are no passwords: `login_hint` chooses the person, else a page
asks. Therefore it listens on loopback only, and sends codes to loopback only.
"""

import argparse
import logging
import os
import secrets
import signal
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import flask
import requests
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2 import OAuth2Error
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey
from werkzeug.serving import make_server

from motparter.personer import Personer
from motparter.protokoll import KLIENT_ID, IdToken, Innlogget, Klient, KodeGrant, KunS256

BAKKANAL_HENDELSE = "http://schemas.openid.net/event/backchannel-logout"

_VELGER = """<!doctype html><html lang="nb"><meta charset="utf-8"><title>Velg person</title>
<h1>Velg hvem du er</h1><ul>{% for p in personer %}
<li><a href="?{{ sporring }}&amp;login_hint={{ p.subjekt|urlencode }}">{{ p.navn }}</a>
{{ p.beskrivelse }}</li>{% endfor %}</ul></html>"""


class Tilbyder:
    """One provider: its key, its people, and who is signed in to it."""

    def __init__(self, *, profil: str, utsteder: str, personer: Personer) -> None:
        self.profil = profil
        self.utsteder = utsteder
        self.klient = Klient()
        self.personer = personer
        self.nokkel = RSAKey.generate_key(2048, auto_kid=True, parameters={"use": "sig"})
        self.koder: dict[str, Any] = {}
        self.brukte_nonce: set[str] = set()
        self.okter: dict[str, Innlogget] = {}
        self.server = AuthorizationServer()
        self.server.tilbyder = self

    def start(self, app: flask.Flask) -> None:
        self.server.init_app(
            app,
            query_client=lambda klient_id: self.klient if klient_id == KLIENT_ID else None,
            save_token=lambda token, request: None,
        )
        self.server.register_grant(KodeGrant, [IdToken(self), KunS256(required=True)])
        ruter = flask.Blueprint(self.profil, __name__)
        ruter.add_url_rule("/.well-known/openid-configuration", view_func=self.oppdagelse)
        ruter.add_url_rule("/jwks", view_func=self.jwks)
        ruter.add_url_rule("/authorize", view_func=self.authorize)
        ruter.add_url_rule("/token", view_func=self.token, methods=["POST"])
        ruter.add_url_rule("/logout", view_func=self.logout)
        ruter.add_url_rule("/avslutt/<sid>", view_func=self.avslutt, methods=["POST"])
        app.register_blueprint(ruter, url_prefix=f"/{self.profil.lower()}")

    def oppdagelse(self) -> dict[str, Any]:
        return {
            "issuer": self.utsteder,
            "authorization_endpoint": f"{self.utsteder}/authorize",
            "token_endpoint": f"{self.utsteder}/token",
            "end_session_endpoint": f"{self.utsteder}/logout",
            "jwks_uri": f"{self.utsteder}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "scopes_supported": ["openid", "profile"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["none"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "backchannel_logout_supported": True,
            "backchannel_logout_session_supported": True,
        }

    def jwks(self) -> dict[str, Any]:
        return dict(KeySet([self.nokkel]).as_dict(private=False))

    def authorize(self) -> Any:
        """Ask who it is (or know it), and send the browser back with a code."""
        if not self.klient.check_redirect_uri(flask.request.args.get("redirect_uri", "")):
            return "redirect_uri hører ikke til klienten", 400
        try:
            grant = self.server.get_consent_grant()
        except OAuth2Error as feil:
            return self.server.handle_error_response(self.server.create_oauth2_request(None), feil)
        innlogget = self._hvem(flask.request.args.get("login_hint"))
        if innlogget is None:
            return self._velger()
        self.okter[innlogget.sid] = innlogget
        svar = self.server.create_authorization_response(grant=grant, grant_user=innlogget)
        svar.set_cookie(self._kake, innlogget.sid, httponly=True, samesite="Lax")
        return svar

    def _hvem(self, hint: str | None) -> Innlogget | None:
        """The session the browser has, unless another person is asked for."""
        okt = self.okter.get(flask.request.cookies.get(self._kake, ""))
        if okt and hint in (None, okt.person.subjekt):
            return okt
        person = self.personer.finn(self.profil, hint) if hint else None
        if person is None:
            return None
        klient = urlsplit(flask.request.args["redirect_uri"])
        return Innlogget(
            person, secrets.token_urlsafe(16), klient=f"{klient.scheme}://{klient.netloc}"
        )

    @property
    def _kake(self) -> str:
        return f"{self.profil.lower()}_okt"

    def _velger(self) -> str:
        sporring = urlencode({k: v for k, v in flask.request.args.items() if k != "login_hint"})
        personer = self.personer.alle(self.profil)
        return flask.render_template_string(_VELGER, personer=personer, sporring=sporring)

    def token(self) -> Any:
        return self.server.create_token_response()

    def logout(self) -> Any:
        """Sign-out started by DAP: the hint says whose session ends, the address is checked."""
        try:
            krav = jwt.decode(flask.request.args.get("id_token_hint", ""), self.nokkel).claims
        except (JoseError, ValueError):
            return "id_token_hint er ikke gyldig", 400
        til = flask.request.args.get("post_logout_redirect_uri", "")
        if not self.klient.check_redirect_uri(til):
            return "post_logout_redirect_uri hører ikke til klienten", 400
        self.okter.pop(str(krav.get("sid")), None)
        svar = flask.redirect(f"{til}?{urlencode({'state': flask.request.args.get('state', '')})}")
        svar.delete_cookie(self._kake)
        return svar

    def avslutt(self, sid: str) -> Any:
        """Sign-out started here (as when the person signs out elsewhere): tell DAP."""
        innlogget = self.okter.pop(sid, None)
        if innlogget is None:
            return "ukjent økt", 404
        svar = requests.post(
            f"{innlogget.klient}/logg-ut/bakkanal/{self.profil.lower()}/",
            data={"logout_token": self.utloggingsmelding(innlogget)},
            timeout=10,
        )
        return {"status": svar.status_code}

    def utloggingsmelding(self, innlogget: Innlogget) -> str:
        """The logout token of OpenID Connect Back-Channel Logout 1.0, 2.4."""
        naa = int(time.time())
        krav = {
            "iss": self.utsteder,
            "aud": KLIENT_ID,
            "iat": naa,
            "exp": naa + 120,
            "jti": secrets.token_urlsafe(16),
            "sub": innlogget.person.subjekt,
            "sid": innlogget.sid,
            "events": {BAKKANAL_HENDELSE: {}},
        }
        hode = {"alg": "RS256", "typ": "logout+jwt", "kid": self.nokkel.kid}
        return jwt.encode(hode, krav, self.nokkel)


def lag_app(*, adresse: str, data: Path) -> flask.Flask:
    """Both providers as one WSGI application; `adresse` is where it will be served."""
    app = flask.Flask(__name__)
    personer = Personer(data)
    for profil in ("IDPORTEN", "ENTRA"):
        utsteder = f"{adresse}/{profil.lower()}"
        Tilbyder(profil=profil, utsteder=utsteder, personer=personer).start(app)
    return app


def main() -> None:
    valg = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    valg.add_argument("--port", type=int, required=True, help="0: any free port")
    valg.add_argument("--data", type=Path, required=True)
    valgt = valg.parse_args()
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # loopback only, see the module's text
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # addresses carry login_hint
    app = flask.Flask(__name__)
    tjener = make_server("127.0.0.1", valgt.port, app, threaded=True)
    adresse = f"http://127.0.0.1:{tjener.server_port}"
    tjener.app = lag_app(adresse=adresse, data=valgt.data)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.stdout.write(f"OIDC klar: {adresse}\n")
    sys.stdout.flush()
    tjener.serve_forever()


if __name__ == "__main__":
    main()
