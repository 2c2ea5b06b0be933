"""The conversation with the providers, through Authlib. Says who came back, or why not."""

import logging
from functools import lru_cache
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App, OAuth
from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from dap.felles.feil import DapFeil
from dap.konto.queries import tilbyder
from dap.konto.values import Profil, Tilbydervalg

logg = logging.getLogger(__name__)

TILSTAND_LEVETID = 10 * 60
TIDSAVBRUDD = 8
# What the libraries raise when an answer does not have the shape they take for granted.
_FEIL_FORM = (ValueError, KeyError, TypeError, AttributeError)
KLOKKESLINGRING = 30
_ALGORITMER = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384"})
_BAKKANAL_HENDELSE = "http://schemas.openid.net/event/backchannel-logout"


class PaloggingFeilet(DapFeil):
    """The sign-in did not come through. `kode` picks the page that says what to do."""

    kode = "UKJENT"


class _Integrasjon(DjangoIntegration):  # type: ignore[misc]
    expires_in = TILSTAND_LEVETID

    def get_state_data(self, session: Any, state: str | None) -> dict[str, Any] | None:
        """What was remembered when the person left; nothing when that is too long ago."""
        lagret = session.get(f"_state_{self.name}_{state}")
        if not lagret or lagret["exp"] < timezone.now().timestamp():
            return None
        data: dict[str, Any] = lagret["data"]
        return data


class _OAuth(OAuth):  # type: ignore[misc]
    framework_integration_cls = _Integrasjon


@lru_cache(maxsize=8)
def _klient(valg: Tilbydervalg) -> DjangoOAuth2App:
    return _OAuth().register(
        valg.profil.value,
        client_id=valg.klient_id,
        client_secret=valg.hemmelighet or None,
        server_metadata_url=f"{valg.utsteder.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": valg.scope,
            "code_challenge_method": "S256",
            "token_endpoint_auth_method": "client_secret_basic" if valg.hemmelighet else "none",
            "default_timeout": TIDSAVBRUDD,
        },
    )


def klient(valg: Tilbydervalg) -> DjangoOAuth2App:
    """The client with the provider's discovery document read. Raises PaloggingFeilet."""
    app = _klient(valg)
    try:
        dokument = app.load_server_metadata()
    except (requests.RequestException, ValueError) as feil:
        logg.warning("OIDC provider %s does not answer: %s", valg.profil, type(feil).__name__)
        raise PaloggingFeilet("TILBYDER_NEDE") from feil
    if str(dokument.get("issuer", "")).rstrip("/") != valg.utsteder.rstrip("/"):
        logg.error("OIDC provider %s presents itself as another issuer", valg.profil)
        raise PaloggingFeilet("UGYLDIG_SVAR")
    tilbudte = dokument.get("id_token_signing_alg_values_supported") or ["RS256"]
    dokument["id_token_signing_alg_values_supported"] = sorted(_ALGORITMER.intersection(tilbudte))
    return app


def valgt_tilbyder(profil: Profil) -> Tilbydervalg:
    valg = tilbyder(profil)
    if valg is None:
        raise PaloggingFeilet("IKKE_SATT_OPP")
    return valg


def send_til_tilbyder(
    request: HttpRequest, profil: Profil, *, retur: str, neste: str, hint: str = ""
) -> HttpResponseRedirect:
    """Off to the provider, with PKCE, state and nonce remembered in the session."""
    valg = valgt_tilbyder(profil)
    app = klient(valg)
    ekstra = {"ui_locales": "nb nn en"}
    if valg.acr:
        ekstra["acr_values"] = valg.acr
    if hint:
        ekstra["login_hint"] = hint
    adresse = app.create_authorization_url(retur, **ekstra)
    app.save_authorize_data(request, redirect_uri=retur, neste=neste, **adresse)
    return HttpResponseRedirect(adresse["url"])


def ta_imot(request: HttpRequest, profil: Profil) -> tuple[dict[str, Any], str, str]:
    """Claims of the validated ID token, the token itself, and where the person was going.

    Raises PaloggingFeilet: AVBRUTT, UTLOPT, TILBYDER_NEDE or UGYLDIG_SVAR.
    """
    valg = valgt_tilbyder(profil)
    app = klient(valg)
    husket = app.framework.get_state_data(request.session, request.GET.get("state"))
    if husket is None:
        raise PaloggingFeilet("UTLOPT")
    if request.GET.get("error"):
        app.framework.clear_state_data(request.session, request.GET.get("state"))
        avbrutt = request.GET["error"] in {"access_denied", "user_cancelled"}
        raise PaloggingFeilet("AVBRUTT" if avbrutt else "UGYLDIG_SVAR")
    token = _hent_token(app, request, valg)
    krav = token.get("userinfo")
    if not krav:
        raise PaloggingFeilet("UGYLDIG_SVAR")
    return dict(krav), str(token["id_token"]), husket["neste"]


def _hent_token(app: DjangoOAuth2App, request: HttpRequest, valg: Tilbydervalg) -> dict[str, Any]:
    try:
        token: dict[str, Any] = app.authorize_access_token(
            request,
            leeway=KLOKKESLINGRING,
            claims_options={
                "iss": {"essential": True, "value": app.server_metadata["issuer"]},
                "aud": {"essential": True, "value": valg.klient_id},
                "exp": {"essential": True},
            },
        )
    except requests.RequestException as feil:
        logg.warning("OIDC provider %s does not answer: %s", valg.profil, type(feil).__name__)
        raise PaloggingFeilet("TILBYDER_NEDE") from feil
    except (AuthlibBaseError, JoseError, *_FEIL_FORM) as feil:
        logg.warning("OIDC answer from %s refused: %s", valg.profil, type(feil).__name__)
        raise PaloggingFeilet("UGYLDIG_SVAR") from feil
    return token


def adresse_for_utlogging(profil: Profil, *, id_token: str, retur: str) -> str | None:
    """Where the provider's own session ends, or None when it offers no such place or is down."""
    try:
        app = klient(valgt_tilbyder(profil))
        svar: dict[str, str] = app.create_logout_url(
            post_logout_redirect_uri=retur, id_token_hint=id_token, client_id=app.client_id
        )
    except (PaloggingFeilet, RuntimeError):
        return None
    return svar["url"]


def les_utloggingsmelding(profil: Profil, melding: str) -> tuple[str, str]:
    """(sid, sub) of a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6).

    Raises PaloggingFeilet UGYLDIG_SVAR when it is not a valid one for us.
    """
    valg = valgt_tilbyder(profil)
    app = klient(valg)
    try:
        krav = _dekod(app, melding)
        jwt.JWTClaimsRegistry(
            leeway=KLOKKESLINGRING,
            iss={"essential": True, "value": app.server_metadata["issuer"]},
            aud={"essential": True, "value": valg.klient_id},
            iat={"essential": True},
        ).validate(krav)
    except (JoseError, requests.RequestException, *_FEIL_FORM) as feil:
        raise PaloggingFeilet("UGYLDIG_SVAR") from feil
    sid, sub = str(krav.get("sid", "")), str(krav.get("sub", ""))
    if _BAKKANAL_HENDELSE not in krav.get("events", {}) or "nonce" in krav or not (sid or sub):
        raise PaloggingFeilet("UGYLDIG_SVAR")
    return sid, sub


def _dekod(app: DjangoOAuth2App, melding: str) -> dict[str, Any]:
    algoritmer = app.server_metadata["id_token_signing_alg_values_supported"]
    register = JWSRegistry(algorithms=algoritmer, strict_check_header=False)
    try:
        nokler = KeySet.import_key_set(app.fetch_jwk_set())
        return dict(jwt.decode(melding, nokler, registry=register).claims)
    except InvalidKeyIdError:
        nokler = KeySet.import_key_set(app.fetch_jwk_set(force=True))
        return dict(jwt.decode(melding, nokler, registry=register).claims)
