"""SMS over HTTP to a gateway: the protocol of docs/drift/varsling.md, over kept connections."""

import http.client
import json
import ssl
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import phonenumbers
from django.conf import settings

from dap.ruter import egen_rute
from dap.varsel.kanaler import innhold
from dap.varsel.kanaler.oppdrag import KanalNede, Oppdrag, Svar
from dap.varsel.rules.tilstand import Utfall
from dap.varsel.values import Feilkode

MAKS_SVAR = 64 * 1024
_TATT = (200, 201, 202)
_UGYLDIG = 422
_FORBIGAENDE = (408, 425, 429)
_TJENERFEIL = 500


def e164(telefon: str) -> str:
    """As gateways want it (+4790000000); empty when it is no number. Norwegian without a country."""
    try:
        nummer = phonenumbers.parse(telefon, "NO")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(nummer):
        return ""
    return phonenumbers.format_number(nummer, phonenumbers.PhoneNumberFormat.E164)


@dataclass(slots=True)
class Smskobling:
    """One kept connection; one thread uses it."""

    _http: http.client.HTTPConnection | None = None

    def send(self, oppdrag: Oppdrag) -> Svar:
        """Hand one message over. Raises KanalNede when nobody answers."""
        til = e164(oppdrag.til)
        if not til:
            return Svar(Utfall.VARIG, Feilkode.UGYLDIG_ADRESSE)
        try:
            status, kropp = self._post(_melding(oppdrag, til))
        except TimeoutError:
            self.lukk()
            raise KanalNede(Feilkode.FOR_TREGT, kan_ha_gatt=True) from None
        except ConnectionError as feil:
            self.lukk()
            uten_svar = not isinstance(feil, ConnectionRefusedError)
            raise KanalNede(Feilkode.NEDE, kan_ha_gatt=uten_svar) from None
        except (OSError, http.client.HTTPException):
            self.lukk()
            return Svar(Utfall.MIDLERTIDIG, Feilkode.NEDE, kan_ha_gatt=True)
        return _svar(status, kropp, oppdrag)

    def lukk(self) -> None:
        if self._http is not None:
            self._http.close()
        self._http = None

    def _post(self, melding: dict[str, Any]) -> tuple[int, bytes]:
        """A kept connection that the other end has closed meanwhile is opened again, once."""
        ny = self._http is None
        try:
            return self._en_gang(melding)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.lukk()
            if ny:
                raise
            return self._en_gang(melding)

    def _en_gang(self, melding: dict[str, Any]) -> tuple[int, bytes]:
        kobling = self._http = self._http or _kobling(settings.DAP_SMS["adresse"])
        sti = f"{urlsplit(settings.DAP_SMS['adresse']).path}/v1/meldinger"
        hode = {
            "Authorization": f"Bearer {settings.DAP_SMS['token']}",
            "Content-Type": "application/json",
            "Idempotency-Key": melding["nokkel"],
        }
        kobling.request("POST", sti, json.dumps(melding).encode("utf-8"), hode)
        with kobling.getresponse() as svar:
            kropp = svar.read(MAKS_SVAR + 1)
            if len(kropp) > MAKS_SVAR:
                self.lukk()
            return svar.status, kropp


def _kobling(adresse: str) -> http.client.HTTPConnection:
    deler = urlsplit(adresse)
    if deler.scheme == "https":
        return http.client.HTTPSConnection(
            deler.hostname or "",
            deler.port,
            timeout=_ventetid(),
            context=ssl.create_default_context(cafile=settings.DAP_SMS.get("ca") or None),
        )
    return http.client.HTTPConnection(deler.hostname or "", deler.port, timeout=_ventetid())


def _ventetid() -> float:
    return float(settings.DAP_SMS["ventetid"])


def _melding(oppdrag: Oppdrag, til: str) -> dict[str, Any]:
    tekst = innhold.sms(oppdrag.slag, oppdrag.sprak, oppdrag.antall)
    return {
        "nokkel": str(oppdrag.id),
        "til": til,
        "fra": settings.DAP_SMS["avsender"],
        "tekst": tekst.format(lenke=innhold.lenke(oppdrag.varsel_id, oppdrag.antall)),
        "kvittering": f"{settings.DAP_SMS['kvitteringsbase']}{egen_rute('varsel:kvittering_sms')}",
    }


def _svar(status: int, kropp: bytes, oppdrag: Oppdrag) -> Svar:
    """What the gateway means. An answer that is not about our message is no answer."""
    if status == _UGYLDIG:
        return Svar(Utfall.VARIG, Feilkode.UGYLDIG_ADRESSE)
    if status >= _TJENERFEIL or status in _FORBIGAENDE:
        return Svar(Utfall.MIDLERTIDIG, Feilkode.NEDE)
    if status not in _TATT:
        return Svar(Utfall.MIDLERTIDIG, Feilkode.AVVIST)
    try:
        innhold_ = json.loads(kropp)
        if innhold_["nokkel"] == str(oppdrag.id):
            return Svar(Utfall.SENDT, ekstern_id=str(innhold_["id"])[:100])
    except (ValueError, KeyError, TypeError):
        pass
    return Svar(Utfall.MIDLERTIDIG, Feilkode.UFORSTAELIG, kan_ha_gatt=True)
