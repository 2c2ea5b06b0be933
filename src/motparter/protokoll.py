"""The OAuth parts of the local providers, on Authlib: client, code with PKCE, ID token."""

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from authlib.oauth2 import OAuth2Request
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin
from authlib.oauth2.rfc6749.errors import InvalidRequestError
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core.grants import OpenIDCode
from joserfc.jwk import KeySet

from motparter.personer import Person

if TYPE_CHECKING:
    from motparter.oidc import Tilbyder

KLIENT_ID = "dap"
KODE_LEVETID = 60
TOKEN_LEVETID = 3600


class Klient(ClientMixin):  # type: ignore[misc]
    """DAP: a public client on loopback, on any port (RFC 8252, 7.3)."""

    def get_client_id(self) -> str:
        return KLIENT_ID

    def get_default_redirect_uri(self) -> None:
        return None

    def get_allowed_scope(self, scope: str) -> str:
        return " ".join(s for s in scope.split() if s in {"openid", "profile"})

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        deler = urlsplit(redirect_uri)
        return deler.scheme == "http" and deler.hostname in {"127.0.0.1", "localhost", "::1"}

    def check_client_secret(self, client_secret: str) -> bool:
        return False

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "none"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"


@dataclass(frozen=True, slots=True)
class Innlogget:
    """One sign-in: the person, the provider's name of the session, and where the client serves."""

    person: Person
    sid: str
    klient: str


@dataclass(frozen=True)
class Kode(AuthorizationCodeMixin):  # type: ignore[misc]
    """An authorization code, with what must fit when it is exchanged."""

    redirect_uri: str
    scope: str
    nonce: str | None
    code_challenge: str | None
    code_challenge_method: str | None
    innlogget: Innlogget
    utstedt: float = field(default_factory=time.time)

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(self.utstedt)

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> list[str]:
        return ["demo"]


class KodeGrant(AuthorizationCodeGrant):  # type: ignore[misc]
    TOKEN_ENDPOINT_AUTH_METHODS = ["none"]

    def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
        data = request.payload.data
        tilbyder: Tilbyder = self.server.tilbyder
        tilbyder.brukte_nonce.add(data["nonce"])
        tilbyder.koder[code] = Kode(
            redirect_uri=request.payload.redirect_uri,
            scope=request.payload.scope,
            nonce=data["nonce"],
            code_challenge=data["code_challenge"],
            code_challenge_method=data.get("code_challenge_method"),
            innlogget=request.user,
        )

    def query_authorization_code(self, code: str, client: Klient) -> Kode | None:
        # Taken out at the first look: a code that is tried twice is worth nothing.
        kode: Kode | None = self.server.tilbyder.koder.pop(code, None)
        return kode if kode and time.time() - kode.utstedt < KODE_LEVETID else None

    def delete_authorization_code(self, authorization_code: Kode) -> None:
        """Gone already, see query_authorization_code."""

    def authenticate_user(self, authorization_code: Kode) -> Innlogget:
        return authorization_code.innlogget


class KunS256(CodeChallenge):  # type: ignore[misc]
    """PKCE is demanded, and only S256."""

    SUPPORTED_CODE_CHALLENGE_METHOD = ["S256"]

    def validate_code_challenge(self, grant: AuthorizationCodeGrant, redirect_uri: str) -> None:
        if grant.request.payload.data.get("code_challenge_method") != "S256":
            raise InvalidRequestError("PKCE with S256 is required")
        super().validate_code_challenge(grant, redirect_uri)


class IdToken(OpenIDCode):  # type: ignore[misc]
    def __init__(self, tilbyder: "Tilbyder") -> None:
        super().__init__(require_nonce=True)
        self.tilbyder = tilbyder

    def exists_nonce(self, nonce: str, request: OAuth2Request) -> bool:
        return nonce in self.tilbyder.brukte_nonce

    def resolve_client_private_key(self, client: Klient) -> KeySet:
        return KeySet([self.tilbyder.nokkel])

    def get_encode_header(self, client: Klient) -> dict[str, Any]:
        return {"alg": "RS256", "kid": self.tilbyder.nokkel.kid}

    def get_client_claims(self, client: Klient) -> dict[str, Any]:
        naa = int(time.time())
        return {"iss": self.tilbyder.utsteder, "iat": naa, "exp": naa + TOKEN_LEVETID}

    def generate_user_info(self, user: Innlogget, scope: str) -> dict[str, Any]:
        felles = {"sub": user.person.subjekt, "sid": user.sid, "name": user.person.navn}
        return felles | user.person.krav
